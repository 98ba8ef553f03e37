"""Loudness in words: what is known of a track, and what is done about it."""

from __future__ import annotations

import math
from typing import Final

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.model.loudness import SILENCE_LUFS, KnownLoudness
from musicrec_desktop.model.sound import TrackLoudness
from musicrec_desktop.model.track import ReplayGain
from musicrec_desktop.playback.gain import Gain, GainSource
from musicrec_desktop.ui.kit.wording.formats import NOTHING

_SOURCES: Final = {
    GainSource.OFF: tr("loudness is not evened out"),
    GainSource.MEASURED_ALBUM: tr("measured, whole album"),
    GainSource.TAG_ALBUM: tr("from tags, whole album"),
    GainSource.MEASURED_TRACK: tr("measured"),
    GainSource.TAG_TRACK: tr("from tags"),
    GainSource.ESTIMATED: tr("estimated by listening"),
    GainSource.NONE: tr("its loudness is not known"),
}
_MINUS: Final = "\N{MINUS SIGN}"


def format_lufs(lufs: float | None) -> str:
    """``"−14.2 LUFS"``."""
    if lufs is None:
        return NOTHING
    return tr("silent") if lufs <= SILENCE_LUFS else tr("{signed} LUFS", signed=_signed(lufs))


def format_db(db: float | None) -> str:
    """``"+3.0 dB"``, ``"−7.0 dB"``."""
    return NOTHING if db is None else tr("{signed} dB", signed=_signed(db, is_plus_shown=True))


def format_peak(peak: float | None) -> str:
    """A peak in decibels of full scale: ``"−0.3 dBFS"``."""
    return NOTHING if not peak else tr("{signed} dBFS", signed=_signed(20.0 * math.log10(peak)))


def gain_text(gain: Gain) -> str:
    """What is done to the level, and why."""
    change = tr("as recorded") if abs(gain.db) < 0.05 else format_db(gain.db)
    limited = tr(", limited by its peak") if gain.is_limited else ""
    return f"{change} ({_SOURCES[gain.source]}{limited})"


def loudness_facts(loudness: TrackLoudness, known: KnownLoudness | None, gain: Gain) -> list[tuple[str, str]]:
    """Labels and values; unknown ones are left out."""
    facts = [
        (tr("Loudness in tags"), _tags_text(loudness.tags)),
        (tr("Loudness measured"), "" if known is None else _known_text(known)),
        (
            tr("Loudness estimated"),
            "" if loudness.estimated_lufs is None else format_lufs(loudness.estimated_lufs),
        ),
        (tr("Plays at"), gain_text(gain)),
    ]
    return [(label, value) for label, value in facts if value]


def _tags_text(tags: ReplayGain) -> str:
    parts = []
    for scope, gain_db, peak in (
        (tr("track"), tags.track_gain_db, tags.track_peak),
        (tr("album"), tags.album_gain_db, tags.album_peak),
    ):
        if gain_db is not None:
            with_peak = tr(", peak {peak}", peak=format_peak(peak)) if peak else ""
            parts.append(f"{scope} {format_db(gain_db)}{with_peak}")
    return " · ".join(parts)


def _known_text(known: KnownLoudness) -> str:
    track = tr(
        "{integrated_lufs}, true peak {true_peak}",
        integrated_lufs=format_lufs(known.integrated_lufs),
        true_peak=format_peak(known.true_peak),
    )
    parts = [tr("{track}, range {range_lu} LU", track=track, range_lu=number_text(known.range_lu, ".1f"))]
    if known.album is not None:
        parts.append(f"album {format_lufs(known.album.integrated_lufs)}")
    return " · ".join(parts)


def _signed(value: float, *, is_plus_shown: bool = False) -> str:
    text = f"{value:+.1f}" if is_plus_shown else f"{value:.1f}"
    return text.replace("-", _MINUS)


def loudness_plan_text(files: int, unmeasured: int) -> str:
    """What writing loudness would do.

    Args:
        files: how many are written.
        unmeasured: tracks of these albums that are not measured as they are now.
    """
    text = plural(
        "The measured loudness is written to the tags of {n} file, as ReplayGain (Opus: R128 "
        "gain). The sound is not touched, and other players can use it. You can take it back "
        "right afterwards.",
        "The measured loudness is written to the tags of {n} files, as ReplayGain (Opus: R128 "
        "gain). The sound is not touched, and other players can use it. You can take it back "
        "right afterwards.",
        files,
    )
    if unmeasured:
        text += plural(
            " {n} track of these albums is not measured and left alone.",
            " {n} tracks of these albums are not measured and left alone.",
            unmeasured,
        )
    return text
