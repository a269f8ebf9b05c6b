"""Actions of like words in plans in force: joined as one by whoever agrees the whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commonweal.delivery.plans import queries
from commonweal.delivery.plans.merge import Key
from commonweal.delivery.plans.overarching_actions import join_actions
from commonweal.delivery.plans.overlap import overlaps
from commonweal.delivery.plans.planned import BoardPlan
from commonweal.people.permissions import Action
from commonweal.publication.naming import organisation_name
from commonweal.publication.reading import Reading
from commonweal.web.work.door import Worker, at_work, page
from commonweal.web.work.plan_forms import JoinForm
from commonweal.web.work.plan_page import crumbs


@at_work("GET", "POST")
def near_duplicates(request: HttpRequest, worker: Worker) -> HttpResponse:
    """Near-duplicates, the most alike first, and the form that joins two."""
    edition = worker.reading.edition
    worker.must(Action.AGREE_PLAN, edition.board)
    strategy, day = edition.strategy.id, worker.reading.today
    held = queries.all_in_force(strategy, day)
    found = overlaps(held, queries.same_actions([strategy]))
    pairs = {f"{x.first[1]} {x.second[1]}": x for x in found.near}
    choices = [
        (key, _("“%(one)s” and “%(other)s”: alike by %(n)s in 100") % {
            "one": _told(worker.reading, held, x.first),
            "other": _told(worker.reading, held, x.second),
            "n": f"{100 * x.likeness:.0f}"})
        for key, x in pairs.items()
    ]  # fmt: skip
    form = JoinForm(choices, request.POST or None, initial=dict(worker.kept))
    if request.method == "POST" and form.is_valid():
        near = pairs[form.cleaned_data["pair"]]
        try:
            join_actions(
                worker.actor, near.first[1], near.second, form.cleaned_data["minute"], edition
            )
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


def _told(reading: Reading, held: tuple[BoardPlan, ...], key: Key) -> str:
    """An action's title with its board and who leads it, which tell like ones apart."""
    for plan in held:
        for one in plan.actions:
            if (plan.strategy, one.ref) == key:
                board = reading.edition.name_of_body(plan.board)
                lead = organisation_name(reading, one.lead)
                return ", ".join(part for part in (one.title, board, lead) if part)
    return key[1]
