"""One thing of every kind that a page of work can be about, belonging to one board."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.urls import URLPattern
from tests.integration.accounts import make
from tests.integration.holders import ABOVE, BOARD, holder
from tests.integration.made_up_consultations import need, opened
from tests.integration.made_up_plans import actor, plan_in_force

from commonweal.delivery.amendments.change import Change
from commonweal.delivery.duties.actions import Shown, give_evidence
from commonweal.delivery.meetings.actions import Call, call_meeting
from commonweal.delivery.meetings.agenda_actions import NewItem, add_item
from commonweal.delivery.meetings.assurance import Statement, give_assurance
from commonweal.delivery.meetings.calendar import Election
from commonweal.delivery.meetings.challenges import Question, challenge
from commonweal.delivery.meetings.decisions import Taken, record_decision
from commonweal.delivery.meetings.elections import note_polling_day
from commonweal.delivery.meetings.evidence import Evidence
from commonweal.delivery.models import (
    AgendaItem,
    Contribution,
    FrozenPack,
    Meeting,
    Opinion,
    OwnFigures,
    PartnerLink,
    PlanAction,
    Return,
    Target,
)
from commonweal.delivery.partners.actions import Answer, Bearer, answer, make_link
from commonweal.delivery.reports.actions import Signing, send, sign
from commonweal.delivery.returns.actions import Said, open_rounds
from commonweal.delivery.returns.asked import asked_of
from commonweal.delivery.returns.exceptions import raise_exception
from commonweal.delivery.reviews.actions import open_review
from commonweal.participation.champions.actions import (
    begin,
    invite,
    join_cohort,
)
from commonweal.participation.champions.cohorts import NewCohort, open_cohort
from commonweal.participation.champions.offering import Offer, offer
from commonweal.participation.champions.training import (
    Came,
    NewSession,
    call_session,
    note_attendance,
)
from commonweal.participation.champions.work import Done, note_activity
from commonweal.participation.comments.handling import pass_on
from commonweal.participation.comments.receiving import Said as Said_
from commonweal.participation.comments.receiving import Where, receive
from commonweal.participation.models import About, Activity, Champion, Cohort, Programme
from commonweal.people.acts import Actor
from commonweal.people.log import keep
from commonweal.people.models import Interest, Office, Organisation, Role
from commonweal.publication.amended import propose_change
from commonweal.publication.board_pack.files import freeze
from commonweal.publication.target_outlook import due_choices
from commonweal.strategy.amendment import Kind
from commonweal.web.work import (
    champion_acts,
    comment_acts,
    consultation_acts,
    meeting_acts,
    needs,
    translations,
)
from commonweal.web.work.urls import urlpatterns

ACTS = {
    "meeting-act": meeting_acts.STEPS,
    "comment-act": comment_acts.STEPS,
    "consultation-act": consultation_acts.STEPS,
    "need-act": needs.ACTS,
    "champion-act": champion_acts.STEPS,
    "catalogue-act": translations.ACTS,
}
"""Addresses that stand for several acts: each has rows of its own."""


@dataclass(frozen=True)
class Page:
    """A page as its row names it, and how to reach the one of the world's things."""

    name: str
    url_name: str
    arguments: dict[str, Any]


def pages(reading: Any) -> dict[str, Page]:
    """Every page of the URL map, with the arguments of what ``BOARD`` has."""
    held = _arguments(reading)
    found = [_page(one, held) for one in urlpatterns if one.name not in ACTS]
    found += [_act(page, name, held) for page, acts in ACTS.items() for name in acts]
    return {one.name: one for one in found}


def names() -> set[str]:
    """What the table must have rows for."""
    acts = {f"{page} {name}" for page, held in ACTS.items() for name in held}
    return {one.name for one in urlpatterns if one.name not in ACTS} | acts


def _page(one: URLPattern, held: dict[str, dict[str, Any]]) -> Page:
    return Page(one.name, one.name, held.get(one.name, {}) if one.pattern.converters else {})


def _act(page: str, name: str, held: dict[str, dict[str, Any]]) -> Page:
    given = held[page.replace("act", "at-work")] | {"act": name}
    return Page(f"{page} {name}", page, given)


def _arguments(reading: Any) -> dict[str, dict[str, Any]]:
    return (
        _of_returns(reading) | _of_targets(reading) | _of_plans(reading) | _of_meetings(reading)
        | _of_people(reading) | _of_figures(reading) | _of_oversight(reading)
        | _of_measures(reading) | _of_reviews(reading) | _of_duties(reading)
        | _of_comments(reading) | _of_consultations(reading) | _of_champions(reading)
        | {"catalogue-at-work": {"language": "ur", "domain": "pack"}}
    )  # fmt: skip


def _of_returns(reading: Any) -> dict[str, dict[str, Any]]:
    made = next(o for o in open_rounds(reading.edition, reading.today) if o.board == BOARD)
    subject, item = asked_of(reading.edition, BOARD, reading.today)[0].key
    number = {"number": made.pk}
    entry = number | {"subject": subject, "item": item}
    of_return = ("return", "return-submit", "return-settle", "return-word", "return-word-back",
                 "partner-links")  # fmt: skip
    link = number | {"key": _answered(reading, made).pk}
    sent = number | {"key": Contribution.objects.get().pk}
    return dict.fromkeys(of_return, number) | {
        "return-entry": entry,
        "partner-revoke": link,
        "partner-answer": sent,
    }


def _of_comments(reading: Any) -> dict[str, dict[str, Any]]:
    """A comment that the board is to answer."""
    strategy = reading.edition.strategy.id
    priority = reading.edition.standing_priorities[0].id
    said = Said_(about=About.PRIORITY, about_id=priority, words="The bus stops at five.",
                 language="en", may_publish=True)  # fmt: skip
    held = receive(said, Where(strategy, reading.edition.id, reading.today))
    secretary = actor(reading, Role.SECRETARY, ABOVE, reading.today)
    pass_on(secretary, held, 1, ABOVE, BOARD)
    return {"comment-at-work": {"number": held.pk}}


def _of_consultations(reading: Any) -> dict[str, dict[str, Any]]:
    """A consultation that people can answer, and a need that no priority answers."""
    asked = {"name": opened(reading).name}
    return {
        "consultation-at-work": asked,
        "consultation-enter": asked,
        "need-at-work": {"name": need(reading).name},
    }


def _of_champions(reading: Any) -> dict[str, dict[str, Any]]:
    """Somebody in training, a session that they came to, something that another did."""
    keeper = actor(reading, Role.OFFICER, ABOVE, reading.today)
    cohort = open_cohort(keeper, ABOVE, NewCohort(name="Spring", begins_on=reading.today))
    told = NewSession(programme=Programme.CHAMPIONS, title="Listening", on=reading.today,
                      cohort=cohort)  # fmt: skip
    session = call_session(keeper, ABOVE, told)
    trainee, other = (_trainee(keeper, reading, cohort) for _ in range(2))
    came = {one.pk: Came(True) for one in (trainee, other)}
    note_attendance(keeper, session, 1, ABOVE, came)
    began = begin(keeper, other, other.version, ABOVE)
    done = Done(on=reading.today, kind=Activity.Kind.EVENT, reached=12)
    number = {"number": session.pk}
    return {
        "champion-at-work": {"number": trainee.pk},
        "session-at-work": number,
        "session-cancel": number,
        "membership-review": {"board": BOARD},
        "activity-withdraw": {"number": note_activity(keeper, began, ABOVE, done).pk},
    }


def _trainee(keeper: Actor, reading: Any, cohort: Cohort) -> Champion:
    told = Offer(name="Amina", reach="07700 900123", consents=True)
    held = invite(keeper, offer(told, keeper.strategy, reading.today), 1, ABOVE)
    return join_cohort(keeper, held, held.version, ABOVE, cohort)


def _answered(reading: Any, filing: Return) -> PartnerLink:
    """A partner's link through which an answer was sent."""
    about = asked_of(reading.edition, BOARD, reading.today)[0]
    officer = actor(reading, Role.OFFICER, BOARD, reading.today)
    link, _token = make_link(officer, filing, "The food bank", [about])
    bearer = Bearer(link, reading.today, datetime(2026, 11, 24, tzinfo=UTC))
    return answer(bearer, Answer({about.key: Said("Queues grew.")}, send=True), 1)


def _of_figures(reading: Any) -> dict[str, dict[str, Any]]:
    held = OwnFigures.objects.create(
        strategy=reading.edition.strategy.id,
        board=BOARD,
        title="Walking to school",
        agreement="12",
        purpose="The strategy",
        keep_until=date(2031, 1, 1),
        vintage=reading.today,
        content="area_code,measure,value\n",
        told={"rows": 0, "hidden": 0, "missing": 0, "unchecked": 0,
              "measures": [], "areas": [], "periods": []},
        entered_on=reading.today,
        entered_by=make("counter", password=None),
    )  # fmt: skip
    return {"own-figures": {"number": held.pk}}


def _of_targets(reading: Any) -> dict[str, dict[str, Any]]:
    listed = next(o for o in reading.listed if o.measures and "absence" in o.first.card.id)
    card, series = listed.first.key.split(":")
    place = {"board": BOARD, "listing": listed.listing.id, "card": card, "series": series}
    told = {"form": "value", "value": "5.0", "due": due_choices(listed.first)[3].label,
            "path": "", "rationale": "Two workers."}  # fmt: skip
    address = f"/work/targets/{BOARD}/{listed.listing.id}/{card}/{series}/"
    holder(reading, Role.OFFICER, BOARD).post(address, told)
    number = {"number": Target.objects.get().pk}
    of_target = ("target", "target-amend", "target-withdraw", "target-close")
    return dict.fromkeys(of_target, number) | {"target-propose": place}


def _of_plans(reading: Any) -> dict[str, dict[str, Any]]:
    plan_in_force(reading, BOARD)
    board = {"board": BOARD}
    ref = board | {"ref": PlanAction.objects.filter(plan__board=BOARD).first().name.ref}
    of_plan = ("board-plan", "plan-open", "plan-submit", "plan-settle", "plan-reason",
               "plan-action-new")  # fmt: skip
    of_action = ("plan-action", "plan-leave-out", "plan-progress", "plan-risk")
    return dict.fromkeys(of_plan, board) | dict.fromkeys(of_action, ref)


def _of_meetings(reading: Any) -> dict[str, dict[str, Any]]:
    secretary = actor(reading, Role.SECRETARY, BOARD, reading.today)
    starts = datetime.combine(reading.today + timedelta(days=30), time(14), tzinfo=UTC)
    call = Call(board=BOARD, edition=reading.edition.id, starts_at=starts, place="Hall", quorum=2)
    meeting = call_meeting(secretary, call)
    item = add_item(secretary, meeting, NewItem(title="Winter plan"))
    freeze(secretary, reading, meeting)
    number = {"number": meeting.pk}
    one = number | {"item": item.pk}
    pack = number | {"key": FrozenPack.objects.get(kind="pdf").pk}
    decided = {"number": _decision(reading)}
    on = AgendaItem.objects.get(decisions__number=decided["number"])
    to_decide = {"number": on.meeting_id, "item": on.pk}
    election = Election(reading.today + timedelta(days=300))
    noted = {"number": note_polling_day(secretary, BOARD, "Local elections", election).pk}
    return {"meeting-at-work": number, "meeting-agenda": number, "meeting-attendance": number,
            "meeting-item": one, "decide": to_decide, "pack-at-work": pack,
            "decision-at-work": decided, "polling-day-withdraw": noted}  # fmt: skip


def _decision(reading: Any) -> int:
    """A decision of a delegation, on an item of a meeting that was held."""
    secretary = actor(reading, Role.SECRETARY, BOARD, reading.today)
    starts = datetime.combine(reading.today + timedelta(days=60), time(14), tzinfo=UTC)
    call = Call(board=BOARD, edition=reading.edition.id, starts_at=starts, place="Hall", quorum=2)
    meeting = call_meeting(secretary, call)
    item = add_item(secretary, meeting, NewItem(title="Grants"))
    Meeting.objects.filter(pk=meeting.pk).update(stage="held")
    taken = Taken(words="Agreed.", delegation="Director", no_equality_impact_why="None")
    evidence = Evidence(reading.release.id, reading.edition.id, reading.today)
    return record_decision(secretary, item, taken, evidence).decision.number


def _of_oversight(reading: Any) -> dict[str, dict[str, Any]]:
    """What a board raised, was asked and assured."""
    edition, board = reading.edition, {"board": BOARD}
    officer = actor(reading, Role.OFFICER, BOARD, reading.today)
    about = asked_of(edition, BOARD, reading.today)[0]
    raised = raise_exception(officer, BOARD, edition.id, about, Said("Measles.", "", "Meet us."))
    later = reading.today + timedelta(days=60)
    asked = challenge(actor(reading, Role.CHAIR, ABOVE, reading.today), Question(
        from_board=ABOVE, to_board=BOARD, about="other", about_id="other", words="Why?",
        due=later, edition=edition.id,
    ))  # fmt: skip
    given = give_assurance(officer, Statement(
        board=BOARD, edition=edition.id, scope="Outbreaks", opinion=Opinion.FULL,
        evidence="An exercise", expires_on=later,
    ))  # fmt: skip
    return {
        "exception-put": board,
        "exception-raise": board,
        "assurance-give": board,
        "exception-close": {"number": raised.pk},
        "challenge": {"number": asked.pk},
        "assurance-withdraw": {"number": given.pk},
    }


def _of_people(reading: Any) -> dict[str, dict[str, Any]]:
    person, since = make("somebody", password=None), date(2020, 1, 1)
    strategy = reading.edition.strategy.id
    office = Office.objects.create(
        person=person, strategy=strategy, board=BOARD, role=Role.MEMBER, since=since
    )
    made = Organisation.objects.create(slug="trust", name="Trust", sector="health", since=since)
    words = keep("A cousin owns the firm")
    interest = Interest.objects.create(
        strategy=strategy, board=BOARD, person=person, words=words, since=since
    )
    number = {"number": person.pk}
    of_person = ("person", "office-give", "account-close", "person-link")
    return dict.fromkeys(of_person, number) | {
        "office-end": {"number": office.pk},
        "organisation-end": {"number": made.pk},
        "interest-end": {"number": interest.pk},
    }


def _of_measures(reading: Any) -> dict[str, dict[str, Any]]:
    officer, day = actor(reading, Role.OFFICER, BOARD, reading.today), reading.today
    change = Change(Kind.REWORD, "listing", "c22", "name", "School absence", day, "Clearer.")
    number = {"number": propose_change(officer, BOARD, reading.edition, change).pk}
    acts = dict.fromkeys(("measure-change", "measure-take-back"), number)
    return acts | {"measure-at-work": {"listing": "c22"}}


def _of_reviews(reading: Any) -> dict[str, dict[str, Any]]:
    """A review that is open, with the priorities and actions that it covers."""
    review = open_review(actor(reading, Role.SECRETARY, ABOVE, reading.today), reading.edition)
    number = {"number": review.pk}
    signed, copy = _signed(reading)
    return {
        "report-copies": {"number": signed},
        "report-receipt": {"number": copy},
        "review-at-work": number,
        "review-priority": number | {"priority": review.priorities.first().priority},
        "review-action": number | {"ref": review.actions.first().action.name.ref},
    }


def _signed(reading: Any) -> tuple[int, int]:
    """A report of the year that was signed off and sent to one organisation."""
    told = Signing(
        files=(), evidence=Evidence(reading.release.id, reading.edition.id, reading.today),
        minute="item 5", head="0" * 64, code_version="made",
    )  # fmt: skip
    report = sign(actor(reading, Role.CHAIR, ABOVE, reading.today), ABOVE, told)
    secretary = actor(reading, Role.SECRETARY, ABOVE, reading.today)
    return report.pk, send(secretary, report, ABOVE, ["The trust"])[0].pk


def _of_duties(reading: Any) -> dict[str, dict[str, Any]]:
    secretary = actor(reading, Role.SECRETARY, ABOVE, reading.today)
    shown = Shown(duty="strategy", done_on=reading.today, words="Published.")
    given = give_evidence(secretary, reading.edition, shown)
    return {
        "duty": {"duty": "strategy"},
        "duty-withdraw": {"number": given.pk},
        "shared-interest": {"interest": "air-quality"},
    }
