"""How much louder or quieter a track is played, and why.

Sources: ReplayGain 2.0 specification (gains for -18 LUFS, clipping prevention by the peak of the scope);
ITU-R BS.1770-4 (LUFS, true peak). Pure: numbers in, a number and where it came from out.
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
"""Corrections beyond it are no corrections: ReplayGain 1.0 could not even store them."""
HIGHEST_PEAK: Final = 16.0
"""A peak above it (+24 dB over full scale) is a mistake in a tag."""
UNKNOWN_PEAK_RAISE_DB: Final = 6.0
"""An estimate comes without a peak, and quiet tracks without tags would stay quiet for ever. Most of them
have the room; where one has not, the stream rounds its peaks off instead of clipping them."""
LUFS_RANGE: Final = (-70.0, 12.0)
"""Above the absolute gate of BS.1770 (all beneath is silence), and beneath what sound can have."""


class GainSource(StrEnum):
    """Where a gain comes from."""

    OFF = "off"
    """Loudness is not evened out."""
    MEASURED_ALBUM = "measured-album"
    TAG_ALBUM = "tag-album"
    MEASURED_TRACK = "measured-track"
    TAG_TRACK = "tag-track"
    ESTIMATED = "estimated"
    NONE = "none"
    """Nothing is known of how loud the track is."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What is done to the level of one track.

    Attributes:
        db: to apply; 0 leaves the sound as it is.
        source: what it was taken from.
        is_limited: it would be higher, were there not the peak (or a peak that nobody knows).
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

    OFF plays as recorded: not even the preamp applies. A scope counts before a source, so that an album
    keeps its own dynamics wherever anything is known of it; AUTO takes the album where it plays in order. In
    a scope, a measurement counts first: somebody asked for it, it was made of this very file, and all
    measurements are made alike, while tags come from anywhere and stay when the sound is replaced. Analysis'
    estimate comes last, and a track of which nothing is known gets the preamp alone.

    Clipping prevention keeps the peak of the scope at full scale or beneath; where no peak is known nothing
    is raised, but an estimate by up to ``UNKNOWN_PEAK_RAISE_DB``.

    Args:
        playable_loudness: what is known of the track.
        controls: mode, preamp and whether clipping is prevented.
        is_album_in_order: the track plays as part of its album, in order.
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
    """The first source, in their order, that says something sane."""
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
