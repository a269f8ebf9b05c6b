"""Officers: how far is each board, and each role, developed for its work?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from commonweal.participation.champions.coverage import by, coverage, officers_sessions
from commonweal.people.models import Role
from commonweal.publication.reading import Reading
from commonweal.publication.report_tables import Table
from commonweal.publication.wording.champion_words import told_count
from commonweal.publication.wording.role_words import ROLES


def officers_tables(reading: Reading) -> list[Table]:
    """How far those who hold offices came to sessions of development, never by name."""
    edition, day = reading.edition, reading.today
    boards = [one.id for one in edition.governance.bodies if not one.retired]
    found = coverage(edition.strategy.id, boards, day)
    held = officers_sessions(edition.strategy.id, day)
    note = _("Sessions held: %(n)s. Counted are the offices held today.") % {"n": held}
    sums = by("board", found)
    of_boards = {edition.name_of_body(one): sums.get(one, (0, 0, 0)) for one in boards}
    of_roles = {str(ROLES[Role(key)]): told for key, told in by("role", found).items()}
    return [
        _coverage("officers", _("Development of officers, by board"), note, _("Board"), of_boards),
        _coverage("roles", _("Development of officers, by role"), note, _("Role"), of_roles),
    ]


def _coverage(
    key: str, title: str, note: str, head: str, held: dict[str, tuple[int, int, int]]
) -> Table:
    rows = list(held.items())
    return Table(
        id=key,
        title=title,
        note=note,
        heads=(head, _("Offices held"), _("Came to a session"), _("Show the skills")),
        rows=tuple((name, *(told_count(n) for n in counts)) for name, counts in rows),
        numbers=(1, 2, 3),
        gaps=frozenset(
            (n, 2) for n, (_name, counts) in enumerate(rows) if counts[0] and not counts[1]
        ),
        none=_("Nobody holds an office yet."),
    )
