"""Which gain a track gets, and from where."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.model.sound import GainMode, SoundControls, TrackLoudness
from musicrec_desktop.model.track import ReplayGain
from musicrec_desktop.playback.gain import (
    GAIN_LIMIT_DB,
    UNKNOWN_PEAK_RAISE_DB,
    Gain,
    GainSource,
    gain_db,
)

FREE = SoundControls(is_clipping_prevented=False)
TAGS = ReplayGain(track_gain_db=-5.0, track_peak=0.5, album_gain_db=-6.0, album_peak=0.25)
EVERYTHING = TrackLoudness(
    tags=TAGS,
    measured_lufs=-10.0,
    measured_peak=0.5,
    measured_album_lufs=-11.0,
    measured_album_peak=0.5,
    estimated_lufs=-12.0,
)

numbers = st.none() | st.floats(-200.0, 200.0) | st.sampled_from([math.nan, math.inf, -math.inf])
loudnesses = st.builds(
    TrackLoudness,
    tags=st.builds(ReplayGain, numbers, numbers, numbers, numbers),
    measured_lufs=numbers,
    measured_peak=numbers,
    measured_album_lufs=numbers,
    measured_album_peak=numbers,
    estimated_lufs=numbers,
)
controls = st.builds(
    SoundControls,
    gain_mode=st.sampled_from(GainMode),
    preamp_db=st.floats(-15.0, 15.0),
    is_clipping_prevented=st.booleans(),
)


def of(loudness: TrackLoudness, mode: GainMode = GainMode.TRACK, *, is_in_order: bool = False) -> Gain:
    return gain_db(loudness, replace(FREE, gain_mode=mode), is_album_in_order=is_in_order)


def test_off_plays_as_recorded_whatever_the_preamp() -> None:
    off = SoundControls(gain_mode=GainMode.OFF, preamp_db=6.0)
    assert gain_db(EVERYTHING, off, is_album_in_order=True) == Gain(0.0, GainSource.OFF)


def test_a_measurement_counts_before_tags_and_tags_before_an_estimate() -> None:
    assert of(EVERYTHING) == Gain(-8.0, GainSource.MEASURED_TRACK)
    assert of(TrackLoudness(tags=TAGS, estimated_lufs=-12.0)) == Gain(-5.0, GainSource.TAG_TRACK)
    assert of(TrackLoudness(estimated_lufs=-12.0)) == Gain(-6.0, GainSource.ESTIMATED)
    assert of(TrackLoudness()) == Gain(0.0, GainSource.NONE)


def test_an_album_counts_before_the_track_where_it_is_wanted() -> None:
    assert of(EVERYTHING, GainMode.ALBUM) == Gain(-7.0, GainSource.MEASURED_ALBUM)
    assert of(EVERYTHING, GainMode.AUTO, is_in_order=True).source is GainSource.MEASURED_ALBUM
    assert of(EVERYTHING, GainMode.AUTO).source is GainSource.MEASURED_TRACK
    half_measured = replace(EVERYTHING, measured_album_lufs=None)
    assert of(half_measured, GainMode.ALBUM) == Gain(-6.0, GainSource.TAG_ALBUM)
    assert of(TrackLoudness(measured_lufs=-10.0), GainMode.ALBUM).source is GainSource.MEASURED_TRACK


def test_a_peak_limits_what_is_raised() -> None:
    loudness = TrackLoudness(tags=ReplayGain(track_gain_db=9.0, track_peak=0.5))
    found = gain_db(loudness, SoundControls(), is_album_in_order=False)
    assert found.db == pytest.approx(6.0206, abs=1e-4)
    assert found.is_limited
    over = TrackLoudness(tags=ReplayGain(track_gain_db=0.0, track_peak=2.0))
    assert gain_db(over, SoundControls(), is_album_in_order=False).db == pytest.approx(-6.0206, abs=1e-4)


def test_nothing_is_raised_without_a_peak() -> None:
    tagged = TrackLoudness(tags=ReplayGain(track_gain_db=9.0))
    found = gain_db(tagged, SoundControls(), is_album_in_order=False)
    assert found == Gain(0.0, GainSource.TAG_TRACK, is_limited=True)
    unknown = gain_db(TrackLoudness(), SoundControls(preamp_db=3.0), is_album_in_order=False)
    assert unknown == Gain(0.0, GainSource.NONE, is_limited=True)


def test_an_estimate_without_a_peak_raises_a_little() -> None:
    very_quiet, quiet = TrackLoudness(estimated_lufs=-30.0), TrackLoudness(estimated_lufs=-22.0)
    assert gain_db(very_quiet, SoundControls(), is_album_in_order=False) == Gain(
        UNKNOWN_PEAK_RAISE_DB, GainSource.ESTIMATED, is_limited=True
    )
    assert gain_db(quiet, SoundControls(), is_album_in_order=False) == Gain(4.0, GainSource.ESTIMATED)
    assert of(very_quiet).db == 12.0
    known = replace(very_quiet, measured_peak=0.9)
    assert gain_db(known, SoundControls(), is_album_in_order=False).db == pytest.approx(0.915, abs=1e-3)


def test_the_peak_is_that_of_the_scope() -> None:
    loudness = TrackLoudness(tags=ReplayGain(9.0, 0.1, 9.0, 0.5))
    album = SoundControls(gain_mode=GainMode.ALBUM)
    assert gain_db(loudness, album, is_album_in_order=False).db == pytest.approx(6.0206, abs=1e-4)


@pytest.mark.parametrize("absurd", [math.nan, math.inf, -math.inf, 99.0, -99.0])
def test_absurd_tags_say_nothing(absurd: float) -> None:
    loudness = TrackLoudness(tags=ReplayGain(track_gain_db=absurd), estimated_lufs=-12.0)
    assert of(loudness).source is GainSource.ESTIMATED


def test_silence_is_left_alone() -> None:
    assert of(TrackLoudness(measured_lufs=-70.0, estimated_lufs=-70.0)) == Gain(0.0, GainSource.NONE)


@given(loudnesses, controls, st.booleans())
def test_a_gain_is_finite_bounded_and_never_lifts_a_known_peak_over_full_scale(
    loudness: TrackLoudness, chosen: SoundControls, is_in_order: bool
) -> None:
    found = gain_db(loudness, chosen, is_album_in_order=is_in_order)
    assert math.isfinite(found.db)
    assert found.db <= GAIN_LIMIT_DB
    if not chosen.is_clipping_prevented or found.source is GainSource.OFF:
        return
    is_album = found.source in {GainSource.MEASURED_ALBUM, GainSource.TAG_ALBUM}
    tags = loudness.tags
    peaks = (
        (loudness.measured_album_peak, tags.album_peak)
        if is_album
        else (loudness.measured_peak, tags.track_peak)
    )
    peak = next((one for one in peaks if one is not None and 0.0 < one <= 16.0), None)
    if peak is None:
        is_estimated = found.source is GainSource.ESTIMATED
        assert found.db <= (UNKNOWN_PEAK_RAISE_DB if is_estimated else 0.0)
        return
    assert 10.0 ** (found.db / 20.0) * peak <= 1.0 + 1e-9


@given(loudnesses, controls, st.floats(0.0, 10.0), st.booleans())
def test_more_preamp_never_makes_it_quieter(
    loudness: TrackLoudness, chosen: SoundControls, more_db: float, is_in_order: bool
) -> None:
    louder = replace(chosen, preamp_db=chosen.preamp_db + more_db)
    before = gain_db(loudness, chosen, is_album_in_order=is_in_order)
    after = gain_db(loudness, louder, is_album_in_order=is_in_order)
    assert after.db >= before.db
    assert after.source is before.source
