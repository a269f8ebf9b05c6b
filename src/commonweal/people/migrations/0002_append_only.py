"""The database itself refuses to alter or delete an event, whoever asks."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations

SQLITE = (
    """CREATE TRIGGER people_event_no_update BEFORE UPDATE ON people_event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    """CREATE TRIGGER people_event_no_delete BEFORE DELETE ON people_event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION people_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$""",
    """CREATE TRIGGER people_event_append_only BEFORE UPDATE OR DELETE ON people_event
    FOR EACH ROW EXECUTE FUNCTION people_event_refuse()""",
    """CREATE TRIGGER people_event_no_truncate BEFORE TRUNCATE ON people_event
    FOR EACH STATEMENT EXECUTE FUNCTION people_event_refuse()""",
)


def add_triggers(apps: Any, editor: Any) -> None:
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("people", "0001_start")]
    operations: ClassVar = [migrations.RunPython(add_triggers, migrations.RunPython.noop)]
