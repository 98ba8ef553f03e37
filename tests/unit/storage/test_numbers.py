"""Numbers that SQLite joins in a text are read piece by piece."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.storage.columns import reals, whole_numbers


@pytest.mark.parametrize("count", [0, 1, 2, 60_000])
def test_whole_numbers_of_any_length(count: int) -> None:
    numbers = (np.random.default_rng(count).integers(-9, 10**12, count)).tolist()
    found = whole_numbers(",".join(map(str, numbers)))
    assert found.dtype == np.int64
    assert found.tolist() == numbers


def test_no_text_has_no_numbers() -> None:
    assert len(whole_numbers(None)) == len(reals(None)) == 0


@pytest.mark.parametrize("count", [1, 40_000])
def test_reals_are_read_as_they_were_written(count: int) -> None:
    numbers = np.random.default_rng(count).standard_normal(count).tolist()
    assert reals(",".join(map(repr, numbers))).tolist() == numbers


def test_reals_may_all_be_whole() -> None:
    found = reals("3,-1,4")
    assert found.dtype == np.float64
    assert found.tolist() == [3.0, -1.0, 4.0]
    assert reals("1.5,Inf,2").tolist() == [1.5, float("inf"), 2.0]
