"""How much louder or quieter a track is played, and why.

Sources: ReplayGain 2.0 specification (gains for -18 LUFS, clipping prevention by the peak of the scope);
ITU-R BS.1770-4 (LUFS, true peak). Pure functions.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.model.sound import REFERENCE_LUFS, GainMode, SoundControls, TrackLoudness

GAIN_LIMIT_DB: Final = 24.0
"""Nothing is played louder or quieter than recorded by more than this."""
ABSURD_DB: Final = 51.2
"""Larger corrections in tags are mistakes: ReplayGain 1.0 could not even store them."""
HIGHEST_PEAK: Final = 16.0
"""A larger peak in a tag (+24 dB over full scale) is a mistake."""
UNKNOWN_PEAK_RAISE_DB: Final = 6.0
"""An estimate has no peak, and without this quiet tracks without tags would stay quiet. Most of them have the
headroom; where one has not, the stream rounds off its peaks."""
LUFS_RANGE: Final = (-70.0, 12.0)
"""From the absolute gate of BS.1770, below which all is silence, to more than any sound can have."""


class GainSource(StrEnum):
    """Where a gain comes from."""

    OFF = "off"
    """The user has turned loudness off."""
    MEASURED_ALBUM = "measured-album"
    TAG_ALBUM = "tag-album"
    MEASURED_TRACK = "measured-track"
    TAG_TRACK = "tag-track"
    ESTIMATED = "estimated"
    NONE = "none"
    """The loudness of the track is unknown."""


@dataclass(frozen=True, slots=True)
class Gain:
    """How much one track is raised or lowered.

    Attributes:
        db: the gain; 0 leaves the sound as it is.
        source: where the gain comes from.
        is_limited: whether the peak, or an unknown peak, keeps the gain lower than wanted.
    """

    db: float
    source: GainSource
    is_limited: bool = False


@dataclass(frozen=True, slots=True)
class _Correction:
    db: float | None
    peak: float | None
    source: GainSource


def gain_db(playable_loudness: TrackLoudness, controls: SoundControls, *, is_album_in_order: bool) -> Gain:
    """The gain of a track.

    OFF plays the track as recorded, without the preamp. The scope (album or track) is chosen before the
    source, so that an album keeps its own dynamics wherever its loudness is known; AUTO takes the album where
    it plays in order. Within a scope, a measurement counts first: the user asked for it, it was made from
    this file, and all measurements are made alike. Tags come second: any program may have written them, and
    they stay when the sound is replaced. The estimate of the analysis comes last. Where nothing is known,
    only the preamp applies.

    Clipping prevention keeps the peak of the scope at full scale or below. Where no peak is known, nothing is
    raised, except an estimate by up to ``UNKNOWN_PEAK_RAISE_DB``.

    Args:
        playable_loudness: what is known of the track.
        controls: mode, preamp, and whether clipping is prevented.
        is_album_in_order: whether the track plays as part of its album, in order.
    """
    if controls.gain_mode is GainMode.OFF:
        return Gain(0.0, GainSource.OFF)
    is_album = controls.gain_mode is GainMode.ALBUM or (
        controls.gain_mode is GainMode.AUTO and is_album_in_order
    )
    found = _correction(playable_loudness, is_album=is_album)
    wanted = (found.db or 0.0) + (controls.preamp_db if math.isfinite(controls.preamp_db) else 0.0)
    wanted = min(GAIN_LIMIT_DB, max(-GAIN_LIMIT_DB, wanted))
    if not controls.is_clipping_prevented:
        return Gain(wanted, found.source)
    allowed = min(wanted, _head_room_db(found))
    return Gain(allowed, found.source, is_limited=allowed < wanted)


def _correction(loudness: TrackLoudness, *, is_album: bool) -> _Correction:
    """The correction of the first source that has a sane value."""
    corrections = (*(_of_album(loudness) if is_album else ()), *_of_track(loudness))
    return next(each for each in corrections if each.db is not None or each.source is GainSource.NONE)


def _of_album(loudness: TrackLoudness) -> tuple[_Correction, ...]:
    tags = loudness.tags
    peak = _first_peak(loudness.measured_album_peak, tags.album_peak)
    return (
        _Correction(_from_lufs(loudness.measured_album_lufs), peak, GainSource.MEASURED_ALBUM),
        _Correction(_from_tag(tags.album_gain_db), peak, GainSource.TAG_ALBUM),
    )


def _of_track(loudness: TrackLoudness) -> tuple[_Correction, ...]:
    tags = loudness.tags
    peak = _first_peak(loudness.measured_peak, tags.track_peak)
    return (
        _Correction(_from_lufs(loudness.measured_lufs), peak, GainSource.MEASURED_TRACK),
        _Correction(_from_tag(tags.track_gain_db), peak, GainSource.TAG_TRACK),
        _Correction(_from_lufs(loudness.estimated_lufs), peak, GainSource.ESTIMATED),
        _Correction(None, peak, GainSource.NONE),
    )


def _from_lufs(lufs: float | None) -> float | None:
    if lufs is None or not LUFS_RANGE[0] < lufs <= LUFS_RANGE[1]:
        return None
    return REFERENCE_LUFS - lufs


def _from_tag(gain: float | None) -> float | None:
    return gain if gain is not None and abs(gain) <= ABSURD_DB else None


def _first_peak(*peaks: float | None) -> float | None:
    return next((peak for peak in peaks if peak is not None and 0.0 < peak <= HIGHEST_PEAK), None)


def _head_room_db(found: _Correction) -> float:
    if found.peak is not None:
        return -20.0 * math.log10(found.peak)
    return UNKNOWN_PEAK_RAISE_DB if found.source is GainSource.ESTIMATED else 0.0
