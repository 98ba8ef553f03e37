"""From frames of the output to frames of the mix, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.model.playback import LoadId
from musicrec_desktop.playback.stream.mixer import Cue
from musicrec_desktop.playback.stream.timeline import Moment, Timeline

RATE_HZ = 44_100
paces = st.lists(st.tuples(st.integers(1, 50_000), st.floats(0.5, 2.0)), max_size=6)


def timeline(changes: list[tuple[int, float]]) -> tuple[Timeline, int]:
    made, frame = Timeline(RATE_HZ), 0
    for later, speed in changes:
        frame += later
        made.set_speed(frame, speed)
    return made, frame


@given(paces, st.integers(0, 400_000))
def test_there_and_back(changes: list[tuple[int, float]], frame: int) -> None:
    made, _ = timeline(changes)
    assert abs(made.output_frame(made.mix_frame(frame)) - frame) <= 1


@given(paces, st.integers(0, 400_000), st.integers(0, 1_000))
def test_time_never_runs_back(changes: list[tuple[int, float]], frame: int, more: int) -> None:
    made, _ = timeline(changes)
    assert made.mix_frame(frame + more) >= made.mix_frame(frame)


@given(paces, st.floats(0.5, 2.0))
def test_a_new_speed_changes_nothing_of_what_was(changes: list[tuple[int, float]], speed: float) -> None:
    made, last = timeline(changes)
    before = [made.mix_frame(frame) for frame in range(0, last + 1, 1_000)]
    made.set_speed(last + 10, speed)
    assert [made.mix_frame(frame) for frame in range(0, last + 1, 1_000)] == before


def test_a_moment_is_of_the_track_that_began_last() -> None:
    made = Timeline(RATE_HZ)
    cues = [Cue(0, LoadId(1), 5_000), Cue(RATE_HZ, LoadId(2), 0)]
    assert made.moment(0, cues) == Moment(LoadId(1), 5_000)
    assert made.moment(RATE_HZ - 1, cues) == Moment(LoadId(1), 5_999)
    assert made.moment(RATE_HZ, cues) == Moment(LoadId(2), 0)
    assert made.moment(2 * RATE_HZ, cues) == Moment(LoadId(2), 1_000)
