"""Quartiles and correlations against numpy on the raw values."""

from __future__ import annotations

import math

import numpy as np
import pytest

from musicrec_desktop.services.insights.statistics import (
    LEAST_PAIRS,
    correlations,
    quartiles_of_groups,
    rank_correlation,
    ranks,
)


def test_quartiles_are_those_of_numpy() -> None:
    rng = np.random.default_rng(1)
    groups, values = rng.integers(-1, 9, 500), rng.normal(size=500)
    values[::7] = np.nan
    found = quartiles_of_groups(groups, values, 10)
    for group in range(10):
        own = values[(groups == group) & np.isfinite(values)]
        assert found.counts[group] == len(own)
        if len(own):
            expected = np.quantile(own, [0.25, 0.5, 0.75])
            assert [found.low[group], found.median[group], found.high[group]] == pytest.approx(expected)
        else:
            assert math.isnan(found.median[group])


def test_quartiles_of_nothing() -> None:
    found = quartiles_of_groups(np.zeros(0, np.int64), np.zeros(0), 0)
    assert len(found.counts) == 0


def test_equal_values_share_a_rank() -> None:
    assert ranks(np.array([3.0, 1.0, 3.0, 2.0])).tolist() == [3.5, 1.0, 3.5, 2.0]


def test_a_correlation_is_that_of_the_ranks_of_rows_where_both_are_known() -> None:
    rng = np.random.default_rng(2)
    one = np.round(rng.normal(size=200), 1)
    other = one + rng.normal(size=200)
    other[:20], one[30:40] = np.nan, np.nan
    both = np.isfinite(one) & np.isfinite(other)
    found = rank_correlation(one, other)
    assert found.count == both.sum()
    assert found.rho == pytest.approx(np.corrcoef(ranks(one[both]), ranks(other[both]))[0, 1])
    assert found.is_certain


@pytest.mark.parametrize("count", [0, 1, 2, LEAST_PAIRS - 1])
def test_few_rows_have_no_correlation(count: int) -> None:
    found = rank_correlation(np.arange(count, dtype=float), np.arange(count, dtype=float))
    assert math.isnan(found.rho)
    assert not found.is_certain
    assert found.count == count


def test_a_column_that_does_not_vary_has_none() -> None:
    assert math.isnan(rank_correlation(np.ones(100), np.arange(100.0)).rho)


def test_chance_is_not_called_certain() -> None:
    rng = np.random.default_rng(3)
    wrong = sum(
        one.is_certain for _ in range(20) for one in correlations([rng.normal(size=60) for _ in range(8)])
    )
    assert wrong == 0
