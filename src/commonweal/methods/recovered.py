"""Standard errors recovered from the published comparison with England."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

PENALTY = 0.001
NEAR_ENGLAND = 0.05
SIZE_CENTRE = 10.9
MOST_SPREAD = 0.30
ENOUGH = 100
FLAG_WIDTHS = {0.95: 1.96, 0.998: 3.09}


@dataclass(frozen=True, slots=True)
class Recovery:
    """A fitted model of "flagged"; ``coefficients`` are b₀ … b₃.

    ``mean_year`` is the mean T of the rows; ``sound`` says whether its conditions hold.
    """

    coefficients: Floats
    mean_year: float
    places: int
    flagged: int
    similar: int
    spread: float
    confidence: float

    @property
    def sound(self) -> bool:
        """Whether 100 places, 100 flagged, 100 similar and a sharp enough edge were found."""
        enough = min(self.places, self.flagged, self.similar) >= ENOUGH
        return enough and 0 < self.spread <= MOST_SPREAD

    def standard_error(self, size: Floats, years: Floats) -> Floats:
        """Distance from England at which half the places are flagged, as a standard error.

        Formula: ``exp(−(b₀ + b₂·(ln size − 10.9) + b₃·(T − mean T))/b₁) / 1.96`` (3.09 where the
        source flags at 99.8 %).

        Args:
            size: people, shape (areas,).
            years: T, shape (periods,).

        Returns:
            se_R, shape (areas, periods), in the unit of the value.
        """
        b0, b1, b2, b3 = self.coefficients
        term = b2 * (np.log(size) - SIZE_CENTRE)[:, None] + b3 * (years - self.mean_year)[None, :]
        edge: Floats = np.exp(-(b0 + term) / b1)
        return edge / FLAG_WIDTHS[self.confidence]


def recover(
    value: Floats,
    england: Floats,
    flagged: Flags,
    similar: Flags,
    size: Floats,
    years: Floats,
    confidence: float = 0.95,
) -> Recovery | None:
    """Fit the model of which places a source flags as different from England.

    Formula: logistic regression of flagged (1) or similar (0) on 1, ln d, ln(size) − 10.9 and
    T − mean T, minimising ``−log-likelihood + 0.001 Σb²``, ``d = |place − England| > 0.05``.

    Args:
        value: shape (areas, periods), NaN where missing.
        england: England's value, shape (periods,), NaN where missing.
        flagged, similar: the published comparison, shape (areas, periods); neither: not compared.
        size: people, shape (areas,).
        years: T, shape (periods,).
        confidence: at which the source flags, a share: 0.95 or 0.998.

    Returns:
        The model, or None when no row can be used. Ask ``sound`` before relying on it.

    Raises:
        ValueError: for another confidence.

    When not to use: where limits are published, or the source flags by quintile.

    Source: rules of verdicts, version 1, "Limits", rule 4.

    Example:
        >>> rng, years = np.random.default_rng(1), np.arange(2018.0, 2021.0)
        >>> value, size = rng.normal(50, 4, (150, 3)), np.full(150, 54_176.0)
        >>> flagged = np.abs(value - 50 + rng.normal(0, 0.5, value.shape)) > 1.96 * 2
        >>> found = recover(value, np.full(3, 50.0), flagged, ~flagged, size, years)
        >>> found.sound, float(found.standard_error(size[:1], years[1:2]).round(1)[0, 0])
        (True, 2.0)
    """
    if confidence not in FLAG_WIDTHS:
        raise ValueError(f"a comparison at {confidence:g} is not known; write 0.95 or 0.998")
    distance = np.abs(value - england[None, :])
    use = (flagged | similar) & (np.nan_to_num(distance, nan=0.0) > NEAR_ENGLAND)
    area, period = np.nonzero(use)
    if not area.size:
        return None
    mean_year = float(years[period].mean())
    columns = (
        np.ones(area.size),
        np.log(distance[use]),
        np.log(size[area]) - SIZE_CENTRE,
        years[period] - mean_year,
    )
    outcome = flagged[use].astype(np.float64)
    b = penalised_logistic(np.column_stack(columns), outcome, PENALTY)
    ones = int(outcome.sum())
    return Recovery(
        coefficients=b,
        mean_year=mean_year,
        places=len(np.unique(area)),
        flagged=ones,
        similar=int(outcome.size - ones),
        spread=1.814 / float(b[1]) if b[1] else float("inf"),
        confidence=confidence,
    )


def penalised_logistic(design: Floats, outcome: Floats, penalty: float) -> Floats:
    """Fit a logistic regression with a small ridge on all coefficients, by Newton's method.

    Formula: minimise ``−Σ(y·η − ln(1 + e^η)) + penalty·Σb²``, η = design·b.

    Args:
        design: shape (rows, columns), no missing values.
        outcome: 0 or 1, shape (rows,).
        penalty: non-negative; the intercept is penalised too.

    Returns:
        Coefficients, shape (columns,).

    Source: Hastie, Tibshirani and Friedman (2009), The Elements of Statistical Learning, 4.4.

    Example:
        >>> design = np.column_stack((np.ones(4), np.arange(4.0)))
        >>> penalised_logistic(design, np.array([0.0, 1.0, 0.0, 1.0]), 0.001).round(2).tolist()
        [-1.35, 0.9]
    """
    b = np.zeros(design.shape[1])
    loss = _loss(design, outcome, penalty, b)
    for _ in range(200):  # pragma: no branch - a convex loss: the steps end long before
        p = 0.5 * (1 + np.tanh(0.5 * (design @ b)))
        gradient = design.T @ (p - outcome) + 2 * penalty * b
        curvature = (design.T * (p * (1 - p))) @ design + 2 * penalty * np.eye(b.size)
        step = np.linalg.solve(curvature, gradient)
        scale = 1.0
        while _loss(design, outcome, penalty, b - scale * step) > loss + 1e-12 and scale > 1e-6:
            scale /= 2
        b = b - scale * step
        loss = _loss(design, outcome, penalty, b)
        if np.max(np.abs(step)) < 1e-12 * max(1.0, float(np.max(np.abs(b)))):
            break
    return b


def _loss(design: Floats, outcome: Floats, penalty: float, b: Floats) -> float:
    eta = design @ b
    return float(np.sum(np.logaddexp(0.0, eta) - outcome * eta) + penalty * np.sum(b**2))
