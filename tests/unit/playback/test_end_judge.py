"""When an end is a failure."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.playback.end_judge import judge_end, sane_duration_ms


@pytest.mark.parametrize(
    ("reported_ms", "requested_ms", "duration_ms", "reason"),
    [
        (0, 0, 200_000, EndReason.FAILED),
        (999, 0, 200_000, EndReason.FAILED),
        (1_000, 0, 200_000, EndReason.FINISHED),
        (198_700, 0, 200_000, EndReason.FINISHED),
        (0, 0, 3_000, EndReason.FINISHED),
        (0, 0, 3_001, EndReason.FAILED),
        (0, 0, None, EndReason.FAILED),
        (250, 0, None, EndReason.FINISHED),
        (0, 198_600, 200_000, EndReason.FINISHED),
        (0, 150_000, 200_000, EndReason.FAILED),
    ],
)
def test_an_end_is_a_failure_when_nothing_was_heard(
    reported_ms: int, requested_ms: int, duration_ms: int | None, reason: EndReason
) -> None:
    assert judge_end(reported_ms, requested_ms, duration_ms) is reason


@pytest.mark.parametrize(
    ("duration_ms", "sane"), [(None, None), (0, None), (-5, None), (1, 1), (380_000_000_000_000_000, None)]
)
def test_headers_that_lie_are_not_believed(duration_ms: int | None, sane: int | None) -> None:
    assert sane_duration_ms(duration_ms) == sane
