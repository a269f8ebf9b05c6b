"""What the database itself refuses, whoever asks: a review closed with something left.

A migration that alters the table of reviews makes it anew on SQLite, and must call this again.
"""

from __future__ import annotations

from typing import Any

SQLITE = (
    """CREATE TRIGGER delivery_review_closes_whole BEFORE UPDATE OF stage ON delivery_review
    WHEN NEW.stage = 'closed' AND (
        EXISTS (SELECT 1 FROM delivery_priorityreview WHERE review_id = NEW.id AND answer = '')
        OR EXISTS (SELECT 1 FROM delivery_actionreview WHERE review_id = NEW.id AND answer = '')
    ) BEGIN SELECT RAISE(ABORT, 'a review closes when nothing is left'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION delivery_review_whole() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
        IF NEW.stage = 'closed' AND (
            EXISTS (SELECT 1 FROM delivery_priorityreview WHERE review_id = NEW.id AND answer = '')
            OR EXISTS (SELECT 1 FROM delivery_actionreview WHERE review_id = NEW.id AND answer = '')
        ) THEN RAISE EXCEPTION 'a review closes when nothing is left'
            USING ERRCODE = 'integrity_constraint_violation'; END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER delivery_review_closes_whole BEFORE UPDATE ON delivery_review
    FOR EACH ROW EXECUTE FUNCTION delivery_review_whole()""",
)


def guard_closing(apps: Any, editor: Any) -> None:
    """Add the guard; ``apps`` is what Django hands to every step of a migration."""
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)
