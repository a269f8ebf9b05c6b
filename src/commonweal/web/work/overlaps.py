"""Actions of like words in plans in force: joined as one by whoever agrees the whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.plans.merge import Key
from commonweal.delivery.plans.overarching_actions import join_actions
from commonweal.delivery.plans.overlap import Near
from commonweal.people.permissions import Action
from commonweal.publication.beside import board_name
from commonweal.publication.naming import organisation_name
from commonweal.publication.plan_today import PlansInForce, plans_in_force
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.plan_forms import JoinForm
from commonweal.web.work.plan_page import crumbs


@at_work("GET", "POST")
def near_duplicates(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Near-duplicates, the most alike first, and the form that joins two."""
    edition = worker.reading.edition
    worker.must(Action.AGREE_PLAN, edition.board)
    held = plans_in_force(worker.reading)
    pairs = {_value(*_ours_first(held, x)): x for x in held.overlaps.near}
    choices = [
        (key, _("“%(one)s” and “%(other)s”: alike by %(n)s in 100") % {
            "one": _told(held, x.first),
            "other": _told(held, x.second),
            "n": f"{100 * x.likeness:.0f}"})
        for key, x in pairs.items()
    ]  # fmt: skip
    form = JoinForm(choices, request.POST or None, initial=dict(worker.kept))
    if request.method == "POST" and form.is_valid():
        ours, other = _ours_first(held, pairs[form.cleaned_data["pair"]])
        try:
            join_actions(worker.actor, ours[1], other, form.cleaned_data["minute"], edition)
            return redirect("plan-overlaps")
        except ValueError as fault:
            form.add_error(None, str(fault))
    told = ngettext("%(n)s pair of actions says much the same.",
                    "%(n)s pairs of actions say much the same.", len(pairs))  # fmt: skip
    context = {
        "form": form if pairs else None,
        "lead": told % {"n": len(pairs)} if pairs else _("No two actions say much the same."),
    }
    return page(request, worker, "plan_overlaps", context, *crumbs(), menu="plans",
                status=422 if form.is_bound else 200)  # fmt: skip


def _ours_first(held: PlansInForce, near: Near) -> tuple[Key, Key]:
    """The pair with an action of the strategy served before one of a strategy beside."""
    if near.first[0] == held.strategy:
        return near.first, near.second
    return near.second, near.first


def _value(ours: Key, other: Key) -> str:
    """The pair as a form sends it: two refs, the other strategy before its own."""
    return " ".join((ours[1], other[1] if other[0] == ours[0] else f"{other[0]}:{other[1]}"))


def _told(held: PlansInForce, key: Key) -> str:
    """An action's title with its board and who leads it, which tell like ones apart."""
    for plan in (*held.plans, *held.beside):
        for one in plan.actions:
            if (plan.strategy, one.ref) == key:
                board = board_name(held.reading, plan.strategy, plan.board)
                lead = organisation_name(held.reading, one.lead)
                return ", ".join(part for part in (one.title, board, lead) if part)
    return key[1]
