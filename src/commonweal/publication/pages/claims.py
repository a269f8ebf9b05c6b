"""Claims: was it true? Each claim of fact, tested against a series where one exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from commonweal.assessment.claims import ClaimVerdict, test_claim
from commonweal.publication import links, numbers
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import name_of
from commonweal.publication.reading import Reading
from commonweal.publication.wording.words import Word
from commonweal.strategy.claim import Claim, ClaimTest

WORDS = {
    ClaimVerdict.SUPPORTED: lambda: Word(_("Supported"), "disc"),
    ClaimVerdict.NOT_SUPPORTED: lambda: Word(_("Not supported"), "question", "worse"),
    ClaimVerdict.CANNOT_TELL: lambda: Word(_("Cannot tell"), "question", "cannot"),
}


@dataclass(frozen=True, slots=True)
class ToldTest:
    name: str
    href: str
    word: Word
    sentence: str
    verdict: ClaimVerdict = ClaimVerdict.CANNOT_TELL


@dataclass(frozen=True, slots=True)
class ToldClaim:
    text: str
    source: str
    period: str
    cites: str
    tests: list[ToldTest]


def claims(reading: Reading) -> dict[str, Any]:
    """Context of the claims page."""
    told = [told_claim(reading, claim) for claim in reading.edition.claims]
    tested = [test for claim in told for test in claim.tests]
    return frame(reading, "claims", Crumb(link("home"), _("Home"))) | {
        "claims": told,
        "finding": _(
            "%(n)s claims of fact. Of %(t)s tests against a series in hand %(s)s support the claim, "
            "%(o)s speak against it; for the rest nobody can tell."
        )
        % {
            "n": len(told),
            "t": len(tested),
            "s": sum(test.verdict is ClaimVerdict.SUPPORTED for test in tested),
            "o": sum(test.verdict is ClaimVerdict.NOT_SUPPORTED for test in tested),
        },
    }


def told_claim(reading: Reading, claim: Claim) -> ToldClaim:
    """A claim with the tests that its series allow."""
    return ToldClaim(
        claim.text,
        claim.source or _("none"),
        claim.period,
        "; ".join(reading.edition.section_title(cite) for cite in claim.cites),
        [_test(reading, test) for test in claim.tests],
    )


def _test(reading: Reading, test: ClaimTest) -> ToldTest:
    measure = reading.measure(test.card, test.select)
    if measure is None:
        return ToldTest(
            test.card, "", WORDS[ClaimVerdict.CANNOT_TELL](), _("No such series is held.")
        )
    found = test_claim(test, measure.prepared, measure.area)
    name = name_of(measure)
    card = measure.card
    if found.first is None or found.last is None:
        sentence = _("No series that reaches back to the claim is held.")
    elif not found.reaches:
        sentence = _(
            "Held only from %(start)s (%(first)s) to %(end)s (%(last)s): too short for the claim."
        ) % {
            "first": numbers.with_unit(found.first, card),
            "last": numbers.with_unit(found.last, card),
            "start": found.first_period,
            "end": found.last_period,
        }
    elif found.first_period == found.last_period and found.lower is None:
        sentence = _("%(value)s in %(period)s; nothing is held to compare it with.") % {
            "value": numbers.with_unit(found.last, card),
            "period": found.last_period,
        }
    elif found.first_period == found.last_period:
        sentence = _("%(value)s in %(period)s (limits %(limits)s).") % {
            "value": numbers.with_unit(found.last, card),
            "period": found.last_period,
            "limits": _limits(found.lower, found.upper),
        }
    else:
        sentence = _("%(first)s in %(start)s, %(last)s in %(end)s (change %(limits)s).") % {
            "first": numbers.with_unit(found.first, card),
            "last": numbers.with_unit(found.last, card),
            "start": found.first_period,
            "end": found.last_period,
            "limits": _limits(found.lower, found.upper, sign=True),
        }
    href = links.measure(card.id, measure.series.id)
    return ToldTest(name, href, WORDS[found.verdict](), sentence, found.verdict)


def _limits(lower: float | None, upper: float | None, sign: bool = False) -> str:
    if lower is None or upper is None:
        return _("none")
    return numbers.limits(lower, upper, sign=sign)
