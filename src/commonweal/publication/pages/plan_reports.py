"""Reports on the plan: where do actions and resources go, and who is left out?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commonweal.delivery.plan_kinds import Prevention, ResourceKind
from commonweal.delivery.plans.reports import (
    NOT_SAID,
    Part,
    Report,
    by_origin,
    by_prevention,
    by_priority,
    by_stage,
    of_one_organisation,
    prevention_by_stage,
    without_evidence,
)
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.links import link
from commonweal.publication.naming import organisation_name
from commonweal.publication.pages.board_reports import board_tables
from commonweal.publication.plan_today import PlanToday, plan_today
from commonweal.publication.reading import Reading
from commonweal.publication.report_tables import Table
from commonweal.publication.wording.plan_words import PREVENTIONS, RESOURCES

NUMBERS = tuple(range(1, 7))
SEVERAL = {
    "stages": gettext_lazy(
        "An action is counted, with its resources, in every stage that its priorities are for."
    ),
    "priorities": gettext_lazy(
        "An action is counted, with its resources, under every priority that it serves."
    ),
}


def reports_page(reading: Reading) -> dict[str, Any]:
    """Context of the page of reports."""
    held = plan_today(reading)
    crumbs = Crumb(link("home"), _("Home")), Crumb(link("plan"), _("Plan"))
    return frame(reading, "plan", *crumbs) | {
        "finding": finding(held),
        "tables": tables(held),
    }


def report_csv(reading: Reading, report: str) -> str | None:
    """One report as CSV; None for a report that there is not."""
    found = next((one for one in tables(plan_today(reading)) if one.id == report), None)
    return found.csv if found else None


def finding(held: PlanToday) -> str:
    """The answer in a sentence: how much is prevention, and how much is not known."""
    if not held.actions:
        return _("No board’s plan is in force yet: only boards and agreements can be reported on.")
    report = by_prevention(held.actions)
    early = sum(report.share(one.value) or 0 for one in (Prevention.PRIMARY, Prevention.SECONDARY))
    told = ngettext(
        "%(share)s of %(n)s action is prevention, primary or secondary; of %(k)s an amount is not "
        "known.",
        "%(share)s of %(n)s actions are prevention, primary or secondary; of %(k)s an amount is "
        "not known.",
        len(held.actions),
    )
    unknown = report.whole.amount_unknown
    return told % {"share": _percent(early), "n": len(held.actions), "k": unknown}


def tables(held: PlanToday) -> list[Table]:
    """Every report, those on the plan first."""
    return [*_of_plan(held), *board_tables(held)]


def _of_plan(held: PlanToday) -> Iterator[Table]:
    edition = held.reading.edition
    priorities = {one.id: one.name for one in edition.standing_priorities}
    stages = {one.id: one.name for one in edition.strategy.stages}
    staged = {one.id: one.stages for one in edition.standing_priorities}
    plans = {one.id: one.name for one in edition.strategy.plans}
    levels = {one.value: str(told) for one, told in PREVENTIONS.items()}
    yield _shares("prevention", _("By level of prevention"), by_prevention(held.actions), levels)
    yield _prevention(held, staged, stages)
    by_stages, by_priorities = by_stage(held.actions, staged), by_priority(held.actions)
    yield _several(held, "stages", _("By stage of life"), by_stages, stages)
    yield _several(held, "priorities", _("By priority"), by_priorities, priorities)
    yield _shares("origins", _("By plan of origin"), by_origin(held.actions), plans)
    yield _alone(held, priorities)
    yield _unproven(held)


def _shares(id_: str, title: str, report: Report, names: dict[str, str]) -> Table:
    """Actions and known amounts of every kind; where nothing of a kind is known it says so."""
    kinds = [str(RESOURCES[one]) for one in ResourceKind]
    return Table(
        id=id_,
        title=title,
        heads=(_("Part"), _("Actions"), _("Share"), *kinds, _("With an amount not known")),
        rows=tuple(
            (_named(one.name, names), *_cells(one, _percent(report.share(one.name))))
            for one in report.parts
        ),
        numbers=NUMBERS,
        none=_("No plan is in force."),
    )


def _several(held: PlanToday, id_: str, title: str, report: Report, names: dict[str, str]) -> Table:
    """Shares in which one action may stand in several rows: what is counted, and the whole."""
    table = _shares(id_, title, report, names)
    if not report.parts:
        return table
    whole = (_("All actions, each once"), *_cells(report.whole, "100%"))
    return replace(
        table, note=_counted_in_several(str(SEVERAL[id_]), held), rows=(*table.rows, whole)
    )


def _counted_in_several(told: str, held: PlanToday) -> str:
    n = len(held.actions)
    whole = ngettext("There is %(n)s action.", "There are %(n)s different actions.", n) % {"n": n}
    return f"{told} {whole}"


def _cells(part: Part, share: str) -> tuple[str, ...]:
    """What a row of shares says behind its name."""
    amounts = (_amount(part.amount(kind)) for kind in ResourceKind)
    return (str(part.actions), share, *amounts, str(part.amount_unknown))


def _prevention(
    held: PlanToday, staged: dict[str, tuple[str, ...]], stages: dict[str, str]
) -> Table:
    """For each stage: of its actions, and of its known money, the share of each level."""
    found = prevention_by_stage(held.actions, staged)
    rows = []
    for name, report in found.items():
        shares = (
            (report.share, _("of its actions")),
            (partial(report.share_of_amount, kind=ResourceKind.MONEY), _("of its known money")),
        )
        for share, told in shares:
            levels = (_percent(share(level.value)) for level in Prevention)
            rows.append((f"{_named(name, stages)}, {told}", *levels))
    return Table(
        id="prevention-by-stage",
        title=_("Prevention in each stage of life"),
        note=_counted_in_several(str(SEVERAL["stages"]), held) if rows else "",
        heads=(_("Stage"), *(str(PREVENTIONS[level]) for level in Prevention)),
        rows=tuple(rows),
        numbers=NUMBERS,
        none=_("No plan is in force."),
    )


def _alone(held: PlanToday, names: dict[str, str]) -> Table:
    titles = {one.ref: one for one in held.actions}
    return Table(
        id="alone",
        title=_("Actions of one organisation alone"),
        note=_(
            "The strategy promises a collective effort: these have nobody else in them. One that "
            "serves several priorities stands under each."
        ),
        heads=(_("Priority"), _("Action"), _("Organisation")),
        rows=tuple(
            (
                _named(priority, names),
                titles[ref].title,
                organisation_name(held.reading, titles[ref].organisations[0]),
            )
            for priority, refs in of_one_organisation(held.actions).items()
            for ref in refs
        ),
        none=_("None: every action has several organisations in it."),
    )


def _unproven(held: PlanToday) -> Table:
    return Table(
        id="without-evidence",
        title=_("Actions without evidence"),
        heads=(_("Action"),),
        rows=tuple((held.title_of(ref),) for ref in without_evidence(held.actions)),
        none=_("None: something speaks for every action."),
    )


def _named(name: str, names: dict[str, str]) -> str:
    if name == NOT_SAID:
        return _("Not said")
    return names.get(name) or name


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}%"


def _amount(amount: Any) -> str:
    return _("not known") if amount is None else f"{amount:,.2f}".removesuffix(".00")
