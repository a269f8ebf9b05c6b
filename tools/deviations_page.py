"""Print the page of deviations from the peers, from the table that the tests show.

Run ``python tools/deviations_page.py`` to write ``docs/reference/deviations.md``.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/reference/deviations.md"
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

HEAD = """\
# Deviations from the peers

<!-- tools/deviations_page.py makes this of tests/published/deviations.py: change it there -->

The methods are compared with PHEindicatormethods, the R package of public health analysts in
England, case by case. A case is named by its family and id, with the group where only one of its
groups is answered otherwise; those kept in the repository lie in `tests/published/golden/`. Some
cases come with the project's papers and lie beside the repository; they are compared where they are
found, as are those of a folder of the same form that `GOLDEN_DIR` names.

Where the methods answer otherwise, they do so on purpose. Each row of the first table is a test in
`tests/published/test_methods_deviations.py`, once for every case of the second.
"""


def page() -> str:
    """The page as it must stand in the repository."""
    from tests.published.deviations import DEVIATIONS, REFUSED_ALIKE

    refused = [f"| `{case}` | {words} |" for case, words in REFUSED_ALIKE.items()]
    parts = [
        HEAD,
        *_counted(),
        "## The deviations\n",
        "| deviation | of | the peer | ours | why |\n| --- | --- | --- | --- | --- |",
        *[
            f"| `{row.id}` | {row.subject} | {_peer(row)} | {row.ours} | {row.why} |"
            for row in DEVIATIONS
        ],
        "\n## Where each shows\n",
        "A deviation without a case has a test of its own.\n",
        "| deviation | cases |\n| --- | --- |",
        *[f"| `{row.id}` | {', '.join(f'`{one}`' for one in row.cases)} |" for row in DEVIATIONS],
        "\n## What both refuse\n",
        "Wrong use of a function is an error with both: a `ValueError` or a `TypeError` here.\n",
        "| case | what is refused |\n| --- | --- |",
        *refused,
    ]
    return "\n".join(parts) + "\n"


def _peer(row) -> str:
    """What the peer does; which one, where it is not the R package."""
    from tests.published.deviations import R

    return row.theirs if row.peer == R else f"{row.peer}: {row.theirs}"


def _counted() -> list[str]:
    """How many of the kept cases are answered, deviate and are refused."""
    from tests.published.deviations import REFUSED_ALIKE, under
    from tests.published.golden_cases import GOLDEN, cases_in

    kept = cases_in(GOLDEN)
    deviating = {case.name for case in kept if under(case.name)}
    alike = [case for case in kept if case.answered and case.name not in deviating]
    partly = [case for case in kept if case.answered and case.name in deviating]
    instead = [case for case in kept if not case.answered and case.name in deviating]
    refused = [case for case in kept if case.name in REFUSED_ALIKE]
    return [
        f"| of the {len(kept)} cases kept here | cases |",
        "| --- | --- |",
        f"| answered as the peer does | {len(alike)} |",
        f"| answered, with a deviation in it or beside it | {len(partly)} |",
        f"| answered, or given a reason, where the peer stops | {len(instead)} |",
        f"| refused as the peer does | {len(refused)} |",
        "",
    ]


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
