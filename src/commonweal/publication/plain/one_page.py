"""The gist on one sheet of A4, for a wall, a counter or a letter: PDF/UA-1."""

from __future__ import annotations

from commonweal.publication.locations import project
from commonweal.publication.plain.brief import gist
from commonweal.publication.plain.paper import Sizes, sheet_of
from commonweal.publication.reading import Reading
from commonweal.publication.report_pdf.typeset import typeset

MOST = 6
SIZES = Sizes(title=24, section=15, name=12, text=11, foot=9)


def one_page_pdf(reading: Reading) -> bytes:
    """The gist as one page; the template takes the longest cut that fits on the sheet.

    Each cut shows one measure less under "better" and under "worse", and says what it leaves out.
    """
    cuts = [sheet_of(reading, gist(reading, most), SIZES) for most in range(MOST, -1, -1)]
    data = cuts[0] | {"cuts": cuts}
    return typeset("one_page.typ", data, project(), reading.today)
