"""What stands beside a review's words: counts of verdicts, targets and actions, and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.assessment.reason import Code, Reason
from commonweal.assessment.verdict import Kind, Verdict
from commonweal.delivery.models import PlanAction
from commonweal.delivery.plan_kinds import Standing
from commonweal.delivery.plans.news_held import stood
from commonweal.delivery.plans.standing import Stood
from commonweal.delivery.reviews.queries import actions_in_force
from commonweal.delivery.targets.queries import agreed_on
from commonweal.publication.reading import Reading
from commonweal.publication.wording import plan_words, reasons, words
from commonweal.strategy.priority import Priority

NOT_KNOWN = (Kind.TOO_UNCERTAIN, Kind.CANNOT_TELL, Kind.NOT_YET_MEASURABLE)


@dataclass(frozen=True)
class OnTheTable:
    """A reading with the targets and actions of its day, asked for once whatever is counted."""

    reading: Reading

    @cached_property
    def actions(self) -> list[PlanAction]:
        return actions_in_force(self.reading.edition.strategy.id, self.reading.today)

    @cached_property
    def standings(self) -> dict[str, Stood]:
        return stood(self.reading.edition.strategy.id, self.reading.today)

    @cached_property
    def _targets(self) -> Counter[str]:
        held = agreed_on(self.reading.edition.strategy.id, self.reading.today)
        return Counter(one.listing for every in held.values() for one in every)

    def standing_of(self, action: PlanAction) -> Standing:
        return self.standings.get(action.name.ref, Stood()).standing

    def of_priority(self, priority: Priority) -> dict[str, Any]:
        """Plain counts, to be kept with what is said of a priority."""
        marks = self.reading.marks_under([priority])
        serving = [one for one in self.actions if priority.id in one.priorities]
        ends = [one.assessments[0].since_by_end.verdict for one in marks if one.assessments]
        unknown = [one.reason.code for one in marks if one.kind in NOT_KNOWN]
        return {
            "listings": len(priority.listings),
            "targets": sum(self._targets[one.id] for one in priority.listings),
            "verdicts": _counted(one.kind.value for one in marks),
            "by_end": _counted(one.value for one in ends),
            "not_known": _counted(one.value for one in unknown),
            "actions": _counted(self.standing_of(one).value for one in serving),
        }

    def of_action(self, action: PlanAction) -> dict[str, Any]:
        """The same of an action: how it stood."""
        return {"standing": self.standing_of(action).value}


def _counted(found: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(found).items()))


def promised(seen: Mapping[str, Any]) -> str:
    """ "4 measures listed, 2 targets agreed, 3 actions in plans in force" """
    n, targets = seen.get("listings", 0), seen.get("targets", 0)
    actions = sum(seen.get("actions", {}).values())
    return ", ".join(
        (
            ngettext("%(n)s measure listed", "%(n)s measures listed", n) % {"n": n},
            ngettext("%(n)s target agreed", "%(n)s targets agreed", targets) % {"n": targets},
            ngettext("%(n)s action planned", "%(n)s actions planned", actions) % {"n": actions},
        )
    )


def done(seen: Mapping[str, Any]) -> str:
    """ "1 done, 2 under way"; that no action is planned where none is."""
    held = seen.get("actions", {})
    told = (f"{n} {str(plan_words.STANDINGS[Standing(one)]).lower()}" for one, n in held.items())
    return ", ".join(told) or _("no action of a plan in force")


def moved(seen: Mapping[str, Any]) -> str:
    """Verdicts since the baseline, on the newest figures."""
    held = {Kind(one): n for one, n in seen.get("verdicts", {}).items()}
    order = (*words.TALLY_ORDER, *words.APART)
    told = (f"{held[k]} {str(words.KIND_WORDS[k].text).lower()}" for k in order if k in held)
    return ", ".join(told) or _("no measure is listed")


def moved_by_end(seen: Mapping[str, Any]) -> str:
    """Verdicts from the baseline to the end of the period."""
    held = seen.get("by_end", {}).items()
    told = (f"{n} {str(words.WORDS[Verdict(one)].text).lower()}" for one, n in held)
    return ", ".join(told) or _("no measure can be told")


def not_known(seen: Mapping[str, Any]) -> str:
    """Why nobody can tell, each reason counted."""
    held = seen.get("not_known", {}).items()
    told = (f"{_reason(Code(one))} ({n})" for one, n in held)
    return ", ".join(told) or _("nothing that is measured")


def _reason(code: Code) -> str:
    """Without arguments a reason with a year says only that there is one."""
    if code is Code.BREAK:
        return _("a break in the series")
    if code is Code.POINTS:
        return _("too few points")
    return reasons.short(Reason(code)) or _("change cannot be told from chance")
