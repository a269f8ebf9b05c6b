"""Days counted backwards from a meeting, beside dates that were published."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from commonweal.delivery.meetings.bank_holidays import bank_holidays, easter, is_working_day
from commonweal.delivery.meetings.calendar import (
    Election,
    counts_as_day,
    deadlines,
    election_over,
    last_day_before,
    papers_due,
)
from commonweal.delivery.meetings.rules import Binds, Counts, Rule, rules

# Month and day of every bank holiday in England, as the government published them.
PUBLISHED = {
    2016: "0101 0325 0328 0502 0530 0829 1226 1227",
    2019: "0101 0419 0422 0506 0527 0826 1225 1226",
    2020: "0101 0410 0413 0508 0525 0831 1225 1228",
    2021: "0101 0402 0405 0503 0531 0830 1227 1228",
    2022: "0103 0415 0418 0502 0602 0603 0829 0919 1226 1227",
    2023: "0102 0407 0410 0501 0508 0529 0828 1225 1226",
    2024: "0101 0329 0401 0506 0527 0826 1225 1226",
    2025: "0101 0418 0421 0505 0526 0825 1225 1226",
    2026: "0101 0403 0406 0504 0525 0831 1225 1228",
}


def clear_days(published, meeting, counts):
    """Days between publishing and meeting, counted one by one; neither counts itself."""
    between = (published + timedelta(n) for n in range(1, (meeting - published).days))
    return sum(counts_as_day(day, counts) for day in between)


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_that_were_published(year):
    assert " ".join(f"{day:%m%d}" for day in bank_holidays(year)) == PUBLISHED[year]


def test_easter_at_its_earliest_and_latest():
    assert (easter(1818), easter(1943)) == (date(1818, 3, 22), date(1943, 4, 25))


def test_a_year_has_eight_holidays_or_more_and_none_on_a_weekend():
    for year in range(1978, 2100):
        days = bank_holidays(year)
        assert len(days) >= 8 and all(day.weekday() < 5 for day in days), year


def test_years_before_the_rule_are_refused():
    with pytest.raises(ValueError, match="1977"):
        bank_holidays(1977)


def test_a_bank_holiday_is_no_working_day():
    assert not is_working_day(date(2023, 5, 8)) and is_working_day(date(2023, 5, 9))


def test_papers_for_a_thursday_are_out_on_the_wednesday_before():
    meeting = date(2026, 12, 3)

    by = {one.rule.id: one.by for one in deadlines(meeting, Binds.COMMITTEE)}

    assert by == {"notice": date(2026, 11, 25), "papers": date(2026, 11, 25)}
    assert clear_days(date(2026, 11, 25), meeting, Counts.WORKING) == 5
    assert clear_days(date(2026, 11, 26), meeting, Counts.WORKING) == 4


def test_papers_of_an_executive_have_five_clear_days_and_its_private_meetings_28():
    meeting = date(2026, 12, 3)

    by = {one.rule.id: one.by for one in deadlines(meeting, Binds.EXECUTIVE)}

    assert papers_due(meeting, Binds.EXECUTIVE) == date(2026, 11, 25)
    assert papers_due(meeting, Binds.COMMITTEE) == date(2026, 11, 25)
    assert by["private_meeting"] == date(2026, 11, 4)
    assert by["private_meeting_again"] == by["executive_notice"] == date(2026, 11, 25)


def test_papers_over_christmas_are_out_before_it():
    by = deadlines(date(2027, 1, 5), Binds.COMMITTEE)[0].by

    assert by == date(2026, 12, 23)  # between: 24, 29, 30, 31 December and 4 January


def test_a_key_decision_counts_every_day():
    meeting = date(2026, 12, 4)

    by = {one.rule.id: one.by for one in deadlines(meeting, Binds.EXECUTIVE)}["key_decision"]

    assert by == date(2026, 11, 5)
    assert clear_days(by, meeting, Counts.CALENDAR) == 28


def test_the_last_day_is_enough_and_the_day_after_is_not():
    rule = rules()["papers"]
    for meeting in (date(2026, 1, 1) + timedelta(shift) for shift in range(400)):
        by = last_day_before(meeting, rule)
        after = next(d for n in range(1, 9) if is_working_day(d := by + timedelta(n)))

        assert is_working_day(by)
        assert clear_days(by, meeting, rule.counts) == 5, meeting
        assert clear_days(after, meeting, rule.counts) == 4, meeting


def test_a_deadline_is_kept_on_its_day_and_missed_after_it():
    deadline = deadlines(date(2026, 12, 3), Binds.COMMITTEE)[0]

    assert deadline.kept(deadline.by) and not deadline.kept(deadline.by + timedelta(1))
    assert not deadline.kept(None)


# Last days for the notice of election, as the Electoral Commission's time tables give them.
@pytest.mark.parametrize(
    ("polling", "notice"),
    [
        (date(2021, 5, 6), date(2021, 3, 29)),
        (date(2022, 5, 5), date(2022, 3, 28)),
        (date(2023, 5, 4), date(2023, 3, 27)),
        (date(2024, 5, 2), date(2024, 3, 26)),
        (date(2025, 5, 1), date(2025, 3, 25)),
    ],
)
def test_publicity_is_restricted_from_the_notice_to_the_poll(polling, notice):
    election = Election(polling)

    assert election.begins == notice
    assert election_over(notice, [election]) is election
    assert election_over(polling, [election]) is election
    assert election_over(notice - timedelta(1), [election]) is None
    assert election_over(polling + timedelta(1), [election]) is None


def test_an_earlier_notice_of_the_returning_officer_goes_before_the_rule():
    assert Election(date(2025, 5, 1), date(2025, 3, 17)).begins == date(2025, 3, 17)


def test_every_rule_names_its_source():
    assert {one.binds for one in rules().values()} == set(Binds)
    assert all(one.act and one.section and one.what for one in rules().values())


def test_a_rule_without_days_or_a_source_is_refused():
    with pytest.raises(ValueError, match="papers"):
        Rule(id="papers", what="", days=0, counts="working", binds="committee", act="",
             section="", url="https://x")  # fmt: skip
