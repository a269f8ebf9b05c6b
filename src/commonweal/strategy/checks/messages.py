"""The words of every finding, in English: what was found, and what is done until it is settled.

The only file of this floor with sentences for readers. ``N_`` marks them for translation; who
prints a finding hands in its own translating function.
"""

from __future__ import annotations

from collections.abc import Callable

from commonweal.strategy.checks.finding import Finding
from commonweal.strategy.checks.marking import N_
from commonweal.strategy.checks.plain_values import plain

MESSAGES: dict[str, tuple[str, str]] = {
    # Success
    "ambition-missing": (
        N_("The strategy states no ambition."),
        N_("The place of the ambition stays empty."),
    ),
    "goal-missing": (
        N_("The strategy names no primary goal."),
        N_("No goal is put first."),
    ),
    "success-test-missing": (
        N_("The primary goal does not say when it would be met."),
        N_("Met only if the gap narrows and those worst off improve."),
    ),
    "goal-measured-once": (
        N_("Each measure of the primary goal was taken once: {measures}."),
        N_("The figure is shown; no change is told."),
    ),
    "beneficiaries-differ": (
        N_("Goal and principles set out to serve different people: {served}."),
        N_("The test of success decides: a gap that narrows because some fall is no success."),
    ),
    "baseline-missing": (
        N_("No year is named that progress is counted from."),
        N_("The year in which the strategy begins."),
    ),
    "baseline-rule-missing": (
        N_("Which figure stands for the baseline year {year} is not said."),
        N_("The latest period that ends on or before 31 December {year}."),
    ),
    "figures-after-end": (
        N_(
            "Figures for {end} come out up to {months} months later, and no day is set for the "
            "last verdict ({count} measures)."
        ),
        N_("Each measure says when its final verdict is due."),
    ),
    "target-missing": (
        N_("{count} of {all} measures have no target."),
        N_("Target not agreed; only the direction of change is judged."),
    ),
    "shock-in-period": (
        N_("The strategy does not reckon with {shock} ({since} to {until})."),
        N_("The event is marked on every chart; figures are compared with other places as well."),
    ),
    # Promises and words
    "commitment-dates-differ": (
        N_("One promise, several dates: {subject} ({dates})."),
        N_("All dates are shown, each with its place."),
    ),
    "one-thing-many-words": (
        N_("One promise goes by several words: {words}."),
        N_("One word is used on every page."),
    ),
    "one-word-many-things": (
        N_("One word stands for several promises: {word}."),
        N_("The word is kept for the strategy's own."),
    ),
    "term-undefined": (
        N_("“{word}” is not defined."),
        N_("Shown as undefined; nothing is judged by it."),
    ),
    "need-undefined": (
        N_("Effort is to follow need, and need is not defined."),
        N_("Need is population weighted by deprivation; the choice is published."),
    ),
    "comparator-empty": (
        N_("Places to compare with are not named: {comparator}."),
        N_("A published set is used, with its date."),
    ),
    # Lists of the document
    "priority-counts-differ": (
        N_("The lists of priorities do not agree in number ({counts})."),
        N_("All are kept, with a table that reconciles them."),
    ),
    "priority-in-one-list-only": (
        N_("{priority}: stated in one list only ({section})."),
        N_("Kept as promised, marked with its place."),
    ),
    "allocation-list-leaves-out": (
        N_("{priority}: stated elsewhere and missing where leads are given ({section})."),
        N_("Shown without a lead."),
    ),
    "figure-not-read": (
        N_("What a figure shows is not in the pack: {figure}."),
        N_("Left empty, not guessed."),
    ),
    "standing-differs": (
        N_("{section}: {standing}, while the strategy speaks as {whole}."),
        N_("What stands there is shown with that status."),
    ),
    # Leads
    "priority-without-lead": (
        N_("{priority}: no body leads it."),
        N_("Shown without a lead."),
    ),
    "priority-with-several-leads": (
        N_("{priority}: several bodies are to lead it ({leads})."),
        N_("All are shown; the lead is uncertain."),
    ),
    "lead-outside-remit": (
        N_("{priority}: led by {leads}, while the remit of {claimants} covers it."),
        N_("As written, marked “lead uncertain”."),
    ),
    "allocations-not-agreed": (
        N_("{count} allocations of priorities to bodies are only proposed."),
        N_("Shown as proposed."),
    ),
    "overall-without-owner": (
        N_("No body owns the {count} measures of the ambition."),
        N_("The strategy's board answers for them and names who proposes targets."),
    ),
    "lever-elsewhere": (
        N_("{measure}: {lever} can move it, {owner} answers for it."),
        N_("Both are shown: who answers, and who holds the lever."),
    ),
    # Bodies and organisations
    "board-missing": (
        N_("No body answers for the strategy."),
        N_("Nobody is named."),
    ),
    "body-has-several-names": (
        N_("One body, several names: {names}."),
        N_("One body; “{body}” is used, the others are kept beside it."),
    ),
    "body-roles-differ": (
        N_("{body}: its parts in the document do not agree ({roles})."),
        N_("All roles are shown, each with its place."),
    ),
    "delivering-body-without-priority": (
        N_("{body}: said to deliver, and given no priority."),
        N_("Shown without priorities."),
    ),
    "charter-missing": (
        N_("{body}: at work and described nowhere."),
        N_("Charter shown as missing."),
    ),
    "accountability-scope-differs": (
        N_("{body}: answers to {to} for everything in one place, for some in another."),
        N_("The narrower scope, with both places cited."),
    ),
    "body-without-path": (
        N_("{body}: no line leads from it to the strategy's board."),
        N_("Shown apart."),
    ),
    "members-missing": (
        N_("Members are not given for {count} bodies: {bodies}."),
        N_("Left empty."),
    ),
    "offices-missing": (
        N_("Offices are not given for {count} bodies: {bodies}."),
        N_("Left empty."),
    ),
    "organisation-without-path": (
        N_("{organisation}: a partner without a seat that leads to the strategy."),
        N_("Shown as unconnected."),
    ),
    "organisation-ends-in-period": (
        N_("{organisation}: ends on {until}, within the period; succeeded by {heirs}."),
        N_("What it held passes to its successor from the day after."),
    ),
    # Coverage
    "priority-without-measures": (
        N_("{priority}: no measure is listed for it."),
        N_("Not yet measurable."),
    ),
    "priority-leans-on-overall": (
        N_("{priority}: no measure of its own, only the ambition's ({measures})."),
        N_("Those are shown as shared and counted once."),
    ),
    "topic-without-measure": (
        N_("{priority}: nothing measures {topics}."),
        N_("Marked as unmeasured."),
    ),
    "gap-without-measure": (
        N_("{priority}: promises to close a gap that no measure tells ({gap})."),
        N_("The gap is proposed as a measure, and not counted."),
    ),
    "measure-off-topic": (
        N_("{measure}: speaks to {topics}, which “{priority}” does not name."),
        N_("Kept where it is listed, marked for review."),
    ),
    "goal-without-measure": (
        N_("A goal's own words have no measure: {topics}."),
        N_("The nearest measures are shown as standing in."),
    ),
    "stage-without-goal": (
        N_("{stage}: no goal is stated."),
        N_("Left empty."),
    ),
    "stage-without-priority": (
        N_("{stage}: no priority stands in it."),
        N_("Shown empty."),
    ),
    "population-narrower": (
        N_("{measure}: asks {asked}, while the priority is for {meant}."),
        N_("Who was asked stands on the face of the chart."),
    ),
    "populations-overlap": (
        N_("Age {age} is counted twice: {younger}; {older}."),
        N_("Ages are printed; the two are never added."),
    ),
    # Measures
    "measure-undefined": (
        N_("{measure}: what is counted is not fully defined."),
        N_("Not judged until it is."),
    ),
    "polarity-undecided": (
        N_("{measure}: whether more is better has not been decided."),
        N_("Rose or fell, without judgement."),
    ),
    "count-without-denominator": (
        N_("{measure}: a count with nothing to divide it by."),
        N_("Shown, not judged."),
    ),
    "cannot-show-change": (
        N_("{measure}: its source cannot show change ({state})."),
        N_("Cannot tell."),
    ),
    "listing-without-figure": (
        N_("{measure}: no figure could stand for it."),
        N_("Not yet measurable."),
    ),
    "several-measures-in-one": (
        N_("{measure}: {count} measures in one."),
        N_("One mark, judged only if all agree."),
    ),
    "listing-repeated": (
        N_("Listed twice: {second}."),
        N_("One measure, two uses, counted once."),
    ),
    "listings-declared-one": (
        N_("Two listings, one measure: {first}; {second}."),
        N_("Counted once."),
    ),
    "complement-listed": (
        N_("One figure from both sides: {first}; {second}."),
        N_("Counted once."),
    ),
    # Claims
    "claim-without-source": (
        N_("A claim names no source: {claim}"),
        N_("Shown as a claim."),
    ),
    "claim-without-series": (
        N_("No series tests a claim: {claim}"),
        N_("Cannot tell."),
    ),
    "figure-without-period": (
        N_("A claim gives a number and no date: {claim}"),
        N_("The period is inferred from the series that fits, and so marked."),
    ),
    # Cycle
    "cadence-two-readings": (
        N_("{duty}: “{word}” can mean twice in it or every second one."),
        N_("Read as twice in each: bi-annual is every six months."),
    ),
    "cadence-without-interval": (
        N_("{duty}: “{word}” does not say how often."),
        N_("No date is set."),
    ),
    "cadence-missing": (
        N_("{duty}: nothing says how often."),
        N_("No date is set."),
    ),
    "duties-overlap": (
        N_("The same bodies owe several accounts ({duties}: {words})."),
        N_("One calendar, one set of figures for all of them."),
    ),
    "publication-undescribed": (
        N_("{duty}: is to reach residents, and some is left open ({missing})."),
        N_("Accessible web pages in plain words, and the languages most spoken."),
    ),
    "feedback-missing": (
        N_("No way is named for residents to answer."),
        N_("Every page says how to answer."),
    ),
    "feedback-one-way": (
        N_("{channel}: people hear; who may speak is not said."),
        N_("Built in both directions."),
    ),
    # Around the strategy
    "plan-within-merged-plan": (
        N_("{plan} is part of “{around}”, which is itself drawn into “{outer}”."),
        N_("Each action keeps the plan that it came from."),
    ),
    "programme-unsized": (
        N_("{programme}: some is left open ({missing})."),
        N_("Recorded with empty places."),
    ),
    "priority-without-need": (
        N_("No assessed need is shown behind {count} priorities."),
        N_("The reason for each is left open."),
    ),
    "need-without-priority": (
        N_("A need that no priority answers: {need}."),
        N_("Listed as unmet."),
    ),
    "consultation-without-record": (
        N_("{consultation}: how people were asked, or how many answered, is not told."),
        N_("Named without a result."),
    ),
    "shared-interest-unhandled": (
        N_("Shared with another strategy, and nobody named to handle it: {interests}."),
        N_("Listed as shared."),
    ),
    # Sources
    "uncited": (
        N_("{count} parts cite no place of a document."),
        N_("Shown without a source."),
    ),
    "dates-inferred": (
        N_("{count} dates are not in the document; its month of publication stands in."),
        N_("Dated from {published}, marked as inferred."),
    ),
}


def title_of(finding: Finding, translate: Callable[[str], str] = N_) -> str:
    """Say what was found."""
    return _filled(MESSAGES[finding.code][0], finding, translate)


def default_of(finding: Finding, translate: Callable[[str], str] = N_) -> str:
    """Say what is done until it is settled."""
    return _filled(MESSAGES[finding.code][1], finding, translate)


def _filled(text: str, finding: Finding, translate: Callable[[str], str]) -> str:
    values = {name: plain(name, value, translate) for name, value in finding.args}
    return translate(text).format(**values)
