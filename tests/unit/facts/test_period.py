from datetime import date

import pytest

from commonweal.facts.period import Period, PeriodError, PeriodKind, parse_period


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "label", "ends_in"),
    [
        pytest.param(
            "2017 - 19", "calendar", "2017-01-01", "2019-12-31", "2017–19", 2019, id="pooled"
        ),
        pytest.param(
            "2017-19", "calendar", "2017-01-01", "2019-12-31", "2017–19", 2019, id="tight"
        ),
        pytest.param(
            "2018/19", "academic", "2018-09-01", "2019-08-31", "2018/19", 2019, id="school"
        ),
        pytest.param("2018-19", "financial", "2018-04-01", "2019-03-31", "2018/19", 2019, id="fin"),
        pytest.param("201819", "academic", "2018-09-01", "2019-08-31", "2018/19", 2019, id="six"),
        pytest.param("2019", "academic", "2018-09-01", "2019-08-31", "2018/19", 2019, id="by end"),
        pytest.param(
            "2022-01-01/P3Y", "calendar", "2022-01-01", "2024-12-31", "2022–24", 2024, id="iso"
        ),
        pytest.param(
            "2015-11-16/P1Y",
            "survey_year",
            "2015-11-16",
            "2016-11-15",
            "2015/16",
            2016,
            id="survey",
        ),
        pytest.param(
            "2021/22-23/24",
            "financial",
            "2021-04-01",
            "2024-03-31",
            "2021/22–2023/24",
            2024,
            id="3 fin",
        ),
        pytest.param(
            "2019", "winter_quarter", "2018-12-01", "2019-02-28", "2019", 2018 + 2 / 12, id="neet"
        ),
        pytest.param(
            "2025Q4", "quarter", "2025-10-01", "2025-12-31", "2025 Q4", 2025, id="quarter"
        ),
        pytest.param(
            "2025Q4", "quarter_end", "2025-12-31", "2025-12-31", "31 Dec 2025", 2025, id="end"
        ),
        pytest.param(
            "2025", "day_31_march", "2025-03-31", "2025-03-31", "31 Mar 2025", 2024.25, id="day"
        ),
        pytest.param(
            "2020 (Final)", "calendar", "2020-01-01", "2020-12-31", "2020", 2020, id="note"
        ),
    ],
)
def test_period_is_read_as_its_kind_means(text, kind, start, end, label, ends_in):
    period = parse_period(text, PeriodKind(kind))

    assert (period.start, period.end) == (date.fromisoformat(start), date.fromisoformat(end))
    assert period.label == label
    assert period.ends_in == pytest.approx(ends_in)


@pytest.mark.parametrize("text", ["", "soon", "2019/18x", "0", "2019/20/21"])
def test_unreadable_period_is_quoted(text):
    with pytest.raises(PeriodError, match="is not a period"):
        parse_period(text, PeriodKind.FINANCIAL)


def test_periods_are_equal_by_their_days_and_know_overlap():
    first = parse_period("2017-19", PeriodKind.CALENDAR)
    second = parse_period("2019-21", PeriodKind.CALENDAR)

    assert first == Period(date(2019, 12, 31), date(2017, 1, 1), "other words")
    assert first.overlaps(second)
    assert first.years == 3


@pytest.mark.parametrize("text", ["9918", "0001", "9920-22"])
def test_a_year_beyond_reason_is_refused(text):
    with pytest.raises(PeriodError, match=r"outside the years|is not a period"):
        parse_period(text, PeriodKind.CALENDAR)
