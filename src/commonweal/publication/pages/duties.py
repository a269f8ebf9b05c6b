"""Duties: what does the law ask of the board, and what shows that it is done?"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.delivery.duties.law import duties
from commonweal.delivery.duties.queries import DutyTold, decisions_without_impact, duties_on
from commonweal.delivery.duties.standing import State
from commonweal.delivery.models import AccountTaken, DutyEvidence
from commonweal.publication import numbers
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.open_data import as_csv
from commonweal.publication.reading import Reading

STATES = {
    State.NOT_YET: gettext_lazy("Not asked yet"),
    State.ENDED: gettext_lazy("No longer asked"),
    State.OPEN: gettext_lazy("Open: no evidence"),
    State.LATE: gettext_lazy("Late"),
    State.DUE: gettext_lazy("Shown, due again soon"),
    State.SHOWN: gettext_lazy("Shown"),
}
ACCOUNT = {
    AccountTaken.FULLY: gettext_lazy("It takes proper account of the strategy"),
    AccountTaken.IN_PART: gettext_lazy("It takes account of the strategy in part"),
    AccountTaken.NOT: gettext_lazy("It takes no proper account of the strategy"),
}
MOST_SHOWN = 10
COLUMNS = (
    "duty", "name", "state", "last_shown", "due", "every_months", "since", "until", "act",
    "section", "source", "source_checked", "evidence",
)  # fmt: skip


def duties_page(reading: Reading) -> dict[str, Any]:
    """Context of the page of duties."""
    held = duties_on(reading.edition, reading.today)
    bare = decisions_without_impact(reading.edition.strategy.id, reading.today)
    return frame(reading, "duties", Crumb(link("home"), _("Home"))) | {
        "finding": finding(held),
        "rows": [row(one) for one in held],
        "board": reading.edition.name_of_body(reading.edition.board),
        "others": len(duties()) - len(held),
        "without_impact": [
            (one.number, one.words, one.no_equality_impact_why) for one in bare[:MOST_SHOWN]
        ],
        "bare": len(bare),
    }


def finding(held: tuple[DutyTold, ...]) -> str:
    """The answer in a sentence."""
    asked = [x for x in held if x.standing.state not in {State.NOT_YET, State.ENDED}]
    shown = sum(x.standing.state in {State.SHOWN, State.DUE} for x in asked)
    told = ngettext(
        "The law asks %(n)s thing of the board; %(k)s is shown by evidence.",
        "The law asks %(n)s things of the board; %(k)s are shown by evidence.",
        len(asked),
    )
    return told % {"n": len(asked), "k": shown}


def row(one: DutyTold) -> dict[str, Any]:
    """A duty as lists show it."""
    duty, stands = one.duty, one.standing
    return {
        "id": duty.id,
        "name": duty.name,
        "asks": duty.asks,
        "source": f"{duty.act}, {duty.section}",
        "url": duty.url,
        "checked": duty.checked,
        "state": STATES[stands.state],
        "open": stands.state in {State.OPEN, State.LATE},
        "due": numbers.day(stands.due) if stands.due else "",
        "how_often": how_often(duty.every_months),
        "from_day": numbers.day(duty.since) if duty.since else "",
        "until": numbers.day(duty.until) if duty.until else "",
        "about": duty.about,
        "evidence": [evidence(x) for x in one.evidence],
    }


def how_often(months: int | None) -> str:
    if months is None:
        return _("once for each strategy")
    if months == 12:
        return _("every year")
    return ngettext("every %(n)s month", "every %(n)s months", months) % {"n": months}


def evidence(held: DutyEvidence) -> dict[str, Any]:
    """One piece of evidence; of an opinion, the plan and its version."""
    return {
        "pk": held.pk,
        "day": numbers.day(held.done_on),
        "words": held.words,
        "link": held.link,
        "decision": held.decision,
        "plan": held.plan,
        "account": ACCOUNT[AccountTaken(held.account_taken)] if held.account_taken else "",
    }


def duties_csv(reading: Reading) -> str:
    """A row a duty; evidence is parted by semicolons."""
    return as_csv(COLUMNS, (_flat(x) for x in duties_on(reading.edition, reading.today)))


def _flat(one: DutyTold) -> dict[str, Any]:
    duty, stands = one.duty, one.standing
    told = ("; ".join(filter(None, (str(e.done_on), str(e.plan or ""), e.words, e.link)))
            for e in one.evidence)  # fmt: skip
    return {
        "duty": duty.id,
        "name": duty.name,
        "state": stands.state.value,
        "last_shown": stands.last or "",
        "due": stands.due or "",
        "every_months": duty.every_months or "",
        "since": duty.since or "",
        "until": duty.until or "",
        "act": duty.act,
        "section": duty.section,
        "source": duty.url,
        "source_checked": "yes" if duty.checked else "no",
        "evidence": " | ".join(told),
    }
