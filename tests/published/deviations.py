"""Every deliberate deviation from the peers' answers, in one table.

Each row says what the peer does, what ours does, why, and in which golden cases it shows. A case is
named ``family/id``, or ``family/id:group`` where only one of its groups is answered otherwise.
``test_methods_deviations.py`` shows each of them; ``tools/deviations_page.py`` prints the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

R: Final = "PHEindicatormethods 2.1.0 (R)"
PYTHON: Final = "PHStatsMethods 0.1.16 (Python)"


@dataclass(frozen=True)
class Deviation:
    """One row of the table."""

    id: str
    subject: str
    peer: str
    theirs: str
    ours: str
    why: str
    cases: tuple[str, ...] = ()

    def of(self, case: str) -> bool:
        """Whether a case falls under this row, wholly or in one of its groups."""
        return any(one.partition(":")[0] == case for one in self.cases)


DEVIATIONS: Final = (
    Deviation(
        "one-bad-group", "all", R,
        "Stops the whole batch with an error when one row holds a negative count, a population "
        "that is missing or not above 0, a part above its whole, missing limits or a proportion "
        "outside 0 to 1.",
        "That group has no value (NaN) and the code of its reason; every other group is answered.",
        "One area's slip of the pen must not keep 150 others from their figures.",
        (
            "proportion/err_neg_num", "proportion/err_zero_den", "proportion/err_num_gt_den",
            "rate/err_neg_num", "rate/err_zero_den",
            "dsr/err_na_pop", "dsr/err_zero_pop", "dsr/err_neg_x", "dsr/err_neg_std",
            "dsr/err_na_std", "israte/err_neg", "isratio/err_neg",
            "sii/err_neg_pop", "sii/err_missing_cl", "sii/err_prop_range",
            "funnel/err_zero_no_denominator",
        ),
    ),
    Deviation(
        "reason-not-warning", "all", R,
        "Withholds a value and prints a warning for the batch that does not say which group is "
        "meant.",
        "Prints nothing; the code of the reason stands beside the group it is of, a quantile that "
        "cannot be given is 0, and a slope index over many quantiles is answered without a word.",
        "Warnings are lost in a long run, and a program cannot read them.",
        (
            "mean/edge_n1_and_na", "quantile/edge_few_areas_and_ties", "le/edge_cases_grouped",
            "le/edge_ungrouped_suppressed", "sii/warn_20_quantiles",
            "sii/missing_decile_area_dropped",
        ),
    ),
    Deviation(
        "confidence-is-a-share", "all", R,
        "Reads 90 to 100 as per cent and 0.9 to 1 as shares; refuses every other level.",
        "A level is a share above 0.5 and below 1. 95 is an error that says what to write.",
        "A level that is silently divided by 100 hides a slip; one of 80 % is a fair question.",
        (
            "proportion/syn_grouped2", "proportion/err_conf", "rate/syn_grouped",
            "mean/syn_grouped_99_8", "dsr/syn_persons_38_cells", "le/syn_99_8_age0",
            "israte/bundled_field", "isratio/bundled_field", "le/bundled_help_two_ci",
        ),
    ),
    Deviation(
        "no-certainty", "proportions", R,
        "Gives 0 and 1 as the limits at a confidence of 1.",
        "Refuses a confidence of 1.",
        "Limits that hold every possible value say nothing.",
        ("helpers/wilson",),
    ),
    Deviation(
        "any-levels", "all", R,
        "Gives two levels only as 0.95 and 0.998, and never three.",
        "Gives any number of levels, each on its own row of the limits.",
        "Nothing in the methods sets such a bound.",
        ("proportion/err_conf_two", "proportion/err_conf_three"),
    ),
    Deviation(
        "no-mode", "all", R,
        "An argument (type, inverttype) chooses which columns come back, and is refused when it "
        "is misspelt.",
        "There is no such argument: what a method returns never depends on a flag.",
        "Code that reads a result must know its shape without running it.",
        (
            "proportion/err_type", "proportion/type_standard", "proportion/type_lower",
            "rate/err_type", "rate/type_standard", "dsr/syn_under75_and_all",
            "quantile/err_inverttype", "quantile/bundled_grouped_field_polarity",
            "funnel/syn_limits_prop",
            "le/bundled_help_standard_ages_5_25",
        ),
    ),
    Deviation(
        "rows-are-not-summed", "proportions and rates", R,
        "Sums the rows of each group first, but not when there is exactly one group.",
        "Never sums: each entry of the arrays is a group.",
        "Merging groups is the caller's decision, and must not depend on how many there are.",
        ("proportion/single_group_not_aggregated",),
    ),
    Deviation(
        "every-age", "life expectancy", R,
        "Returns the ages named by le_age, or all of them with a warning when none match; for "
        "ungrouped data that are suppressed the argument is ignored.",
        "Returns every age, for suppressed groups too; the caller takes those wanted.",
        "They are worked out anyway, and the shape of the answer never changes.",
        (
            "le/syn_wards_small_pops", "le/syn_99_8_age0", "le/edge_ungrouped_suppressed",
            "le/bundled_help_standard_ages_5_25",
        ),
    ),
    Deviation(
        "any-bands", "life expectancy", R,
        "Asks for exactly the 20 bands 0, 1–4, 5–9 … 85–89 and 90 or over; withholds a group that "
        "lacks one, and refuses start ages that differ from its list.",
        "Takes any rising bands from 0 whose open one begins at 75 or later.",
        "Asked for since 2018: small areas need wider bands, and the formulas do not change.",
        ("le/edge_cases_grouped:missing_band", "le/err_contents_mismatch"),
    ),
    Deviation(
        "no-deaths-at-end", "life expectancy", R,
        "Gives no value, no lower limit and an infinite upper limit at every age when nobody died "
        "in the open band.",
        "Gives neither value nor limits, and the reason NO_DEATHS_AT_END.",
        "An infinite life is no limit; the reason tells the reader to merge the highest bands.",
        ("le/edge_cases_grouped:no_deaths_90plus",),
    ),
    Deviation(
        "order-as-given", "slope index", R,
        "Sorts the groups by their label, text by its letters: 1, 10, 2, …",
        "Takes the groups in the order of the array, the most deprived first.",
        "Sorting text gives a wrong rank and so a wrong index, without a word.",
        ("sii/quantile_as_text_sorts_lexically",),
    ),
    Deviation(
        "area-is-kept", "slope index", R,
        "Drops an area that lacks a quantile, with a warning.",
        "Keeps the area, without a value and with the reason MISSING.",
        "An area that vanishes from a table is not missed by anybody.",
        ("sii/missing_decile_area_dropped:E06000001",),
    ),
    Deviation(
        "nothing-drawn", "slope index", R,
        "Draws 100,000 samples for the limits and refuses fewer than 1,000.",
        "Works the limits out in closed form wherever they have one: the slope on the scale of the "
        "values, both indices on the log and the logit scale; those of the ratio are Fieller's. "
        "The number of draws is an argument only of the two methods that must draw.",
        "Exact limits are the same every time, and a thousand times faster.",
        (
            "sii/err_reps", "sii_ci/type0_two_ci", "sii_ci/type1_log", "sii_ci/type2_logit_neg100",
            "sii_ci/le_data_type0",
        ),
    ),
    Deviation(
        "scale-in-the-name", "slope index", R,
        "Arguments (value_type, transform) choose the scale, and some pairs of them are refused.",
        "The scale is in the name of the function; there is no such argument.",
        "A pair that makes no sense cannot be written.",
        ("sii/err_value_type", "sii/err_transform_type0"),
    ),
    Deviation(
        "error-of-the-scale", "slope index", R,
        "Refuses a standard error when the values are transformed: it asks for limits.",
        "Takes the standard error of the logarithm or of the logit, as the argument is named.",
        "Whoever has that error need not turn it into limits and back.",
        ("sii/err_transform_se",),
    ),
    Deviation(
        "limits-in-order", "slope index", R,
        "Swaps the limits of a rate for every multiplier below 1, so also for 0.5.",
        "The lower limit is the lower one for any multiplier.",
        "A slip of the peer's.",
    ),
    Deviation(
        "exact-funnel", "funnels", R,
        "Finds the expected events by halving an interval, to 1e-7 of a share.",
        "Uses the closed form by quantiles of χ².",
        "It is exact, and one step.",
        (
            "helpers/poisson_funnel_exact", "funnel/limits_ratio_count_bundled",
            "funnel/limits_ratio_isr_bundled", "funnel/limits_dsr_3yr_bundled",
            "funnel/limits_crude_3yr_bundled",
        ),
    ),
    Deviation(
        "ratio-itself", "funnels", R,
        "Gives the limits of a ratio of counts less 1.",
        "Gives those of the ratio itself.",
        "The points of the plot are ratios, and so is its middle line.",
        ("funnel/limits_ratio_count_bundled",),
    ),
    Deviation(
        "funnel-within-the-scale", "funnels", R,
        "Cuts the limits of a proportion at 0 and at 100, whatever the multiplier; the inner "
        "function does not cut them.",
        "Cuts them at 0 and at the multiplier.",
        "A limit above the whole is none.",
        ("helpers/sigma_adjustment",),
    ),
    Deviation(
        "own-places", "funnels", R,
        "Chooses the 100 places of a funnel's limits from the data.",
        "Gives limits at the places asked for.",
        "Where to draw is the chart's matter, and what it rounds by is not a method.",
        (
            "funnel/syn_limits_prop", "funnel/limits_prop_bundled",
            "funnel/limits_ratio_count_bundled", "funnel/limits_ratio_isr_bundled",
            "funnel/limits_dsr_3yr_bundled", "funnel/limits_crude_3yr_bundled",
        ),
    ),
    Deviation(
        "few-events-on-a-funnel", "funnels", R,
        "Writes “Not applicable” in place of the significance of a standardised rate of fewer "
        "than 10 events.",
        "The points of standardised rates carry the reason TOO_FEW_EVENTS; the significance of "
        "ratios, which knows no rates, gives a code for every area.",
        "A reason is told once, where the rate is.",
    ),
    Deviation(
        "short-trends", "recent trend", R,
        "Stops with an error on one to three periods (the function is not released).",
        "Gives the code for “cannot be calculated” below five periods.",
        "A slip of the peer's.",
        ("trend/proportion_4_points",),
    ),
    Deviation(
        "no-events", "rates and ratios", PYTHON,
        "Stops the whole batch with an error when one crude rate, or one indirectly standardised "
        "rate or ratio, has no events.",
        "Gives 0 with its exact limits; the lower one is 0.",
        "Small areas have years without an event, and their upper limit is worth knowing.",
    ),
)  # fmt: skip

REFUSED_ALIKE: Final = {
    "rate/err_conf": "a confidence of 50",
    "dsr/err_conf": "a confidence of 0.5",
    "dsr/err_mult": "a multiplier of 0",
    "dsr/err_char_x": "text in place of counts",
    "dsr/err_nonind_no_freq": "repeated events without the number of events of each person",
    "israte/err_len": "a reference with fewer bands than the groups have",
    "isratio/err_len": "a reference with fewer bands than the groups have",
    "le/err_first_age": "bands that do not begin at age 0",
    "le/err_conf": "a confidence of 0.5",
    "quantile/err_text": "text in place of values",
    "funnel/err_missing_args": "a funnel of rates without the rate that it is drawn around",
    "sii/err_4_quantiles": "a slope index over four groups",
    "sii/err_no_ci": "a slope index without standard errors or limits",
}
"""What the peer refuses and ours refuses too, by the case that shows it: no deviation."""


def deviating_groups(case: str) -> set[tuple[str, ...]]:
    """Groups of a case that the table says are answered otherwise."""
    named = [one.partition(":") for row in DEVIATIONS for one in row.cases]
    return {(group,) for name, _, group in named if name == case and group}


def under(case: str) -> list[str]:
    """Rows that a case falls under."""
    return [row.id for row in DEVIATIONS if row.of(case)]
