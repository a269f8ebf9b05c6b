"""Every summary measure of inequality under one form: values, standard errors, people."""

from __future__ import annotations

from commonweal.methods.attributable import (
    population_attributable_fraction,
    population_attributable_risk,
)
from commonweal.methods.between_groups import (
    between_group_standard_deviation,
    between_group_variance,
    coefficient_of_variation,
)
from commonweal.methods.concentration import (
    absolute_concentration_index,
    relative_concentration_index,
)
from commonweal.methods.concentration_bounded import erreygers_index, wagstaff_index
from commonweal.methods.entropy_indices import mean_log_deviation, theil_index
from commonweal.methods.group_gap import (
    ordered_difference,
    ordered_ratio,
)
from commonweal.methods.group_range import range_difference, range_ratio
from commonweal.methods.index_of_disparity import (
    index_of_disparity,
    index_of_disparity_unweighted,
)
from commonweal.methods.mean_difference import (
    mean_difference_from_mean,
    mean_difference_from_mean_unweighted,
)
from commonweal.methods.mean_difference_best import (
    mean_difference_from_best,
    mean_difference_from_best_unweighted,
)
from commonweal.methods.mean_difference_reference import (
    mean_difference_from_reference,
    mean_difference_from_reference_unweighted,
)
from commonweal.methods.slope_index_logistic import slope_index_logistic

BOUNDS = (0.0, 100.0)


def drawn(function, *more):
    """A drawn index as one in closed form: its estimates alone."""
    return lambda y, se, n: function(y, se, n, *more, draws=1000).index


def drawn_unweighted(function, *more):
    return lambda y, se, _n: function(y, se, *more, draws=1000).index


# What multiplies each index when all values are multiplied by k: the power of k.
BLIND_TO_ORDER = {
    "variance": (between_group_variance, 2),
    "deviation": (between_group_standard_deviation, 1),
    "coefficient of variation": (coefficient_of_variation, 0),
    "Theil": (theil_index, 0),
    "mean log deviation": (mean_log_deviation, 0),
    "range": (lambda y, se, _n: range_difference(y, se), 1),
    "range ratio": (lambda y, se, _n: range_ratio(y, se), 0),
    "risk": (lambda y, se, n: population_attributable_risk(y, se, n, 1, None), 1),
    "fraction": (lambda y, se, n: population_attributable_fraction(y, se, n, -1, None), 0),
    "from mean": (drawn(mean_difference_from_mean), 1),
    "from mean, unweighted": (drawn(mean_difference_from_mean_unweighted), 1),
    "from best": (drawn(mean_difference_from_best, 1), 1),
    "from best, unweighted": (drawn_unweighted(mean_difference_from_best_unweighted, -1), 1),
    "disparity": (drawn(index_of_disparity), 0),
    "disparity, unweighted": (drawn(index_of_disparity_unweighted), 0),
}
SEES_ORDER = {
    "difference": (lambda y, se, _n: ordered_difference(y, se, 1), 1),
    "ratio": (lambda y, se, _n: ordered_ratio(y, se, -1), 0),
    "absolute index": (absolute_concentration_index, 1),
    "relative index": (relative_concentration_index, 0),
    "from first": (drawn(mean_difference_from_reference, 0), 1),
    "from first, unweighted": (drawn_unweighted(mean_difference_from_reference_unweighted, 0), 1),
}
BOUNDED = {
    "Wagstaff": (lambda y, se, n: wagstaff_index(y, se, n, BOUNDS), None),
    "Erreygers": (lambda y, se, n: erreygers_index(y, se, n, BOUNDS), None),
    "logistic slope": (lambda y, se, n: slope_index_logistic(y, se, n, whole=100).slope, None),
    "logistic ratio": (lambda y, se, n: slope_index_logistic(y, se, n, whole=100).relative, None),
}
ALL = {**BLIND_TO_ORDER, **SEES_ORDER, **BOUNDED}
RATIOS = {"ratio", "range ratio", "logistic ratio"}
