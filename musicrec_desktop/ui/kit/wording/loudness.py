"""Loudness in words: what is known of a track, what is done about it, and why a file was not written."""

from __future__ import annotations

import math
from typing import Final

from musicrec_desktop.model.loudness import SILENCE_LUFS, KnownLoudness
from musicrec_desktop.model.sound import TrackLoudness
from musicrec_desktop.model.track import ReplayGain
from musicrec_desktop.playback.gain import Gain, GainSource
from musicrec_desktop.ui.kit.wording.formats import NOTHING

_WRITING: Final = {
    "gone": "The file is not there. Connect the drive that holds it, or scan again.",
    "not-a-file": "This is not a plain file, so it is left alone.",
    "unreadable": "The file cannot be read or written. Check the drive that holds it.",
    "changed": "The file has changed since it was measured. Scan again, measure it again, then write.",
    "read-only": "The file or its folder may not be written. Give your user the right to write there.",
    "hard-linked": "The file has other names (hard links), which would keep the old tags. "
    "Make it a file of its own first.",
    "disk-full": "The disk is full. Free as much space as the file takes, then try again.",
    "busy": "Another process is writing this file. Wait for it, then try again.",
    "no-own-fields": "Tags of this format have no place for it. The player keeps and uses it all the same.",
    "not-written": "The new tags could not be read back as they should, so the file is as it was.",
    "not-measured": "It is not measured as it is now. Measure it first.",
    "silent": "The track is silent, so there is nothing to even out.",
    "empty": "The file is empty. Get a new copy.",
    "not-audio": "This is not a sound file.",
    "no-audio": "There is no sound in this file.",
    "reading-hangs": "Reading or writing its tags took too long. The file is as it was; save its tags again.",
    "reading-crashes": "Reading or writing its tags crashed. The file is as it was; save its tags again.",
    "reading-needs-memory": "Its tags take too much memory. The file is as it was; save its tags again.",
    "drive-silent": "Its drive did not answer in time. Check the drive or network share, then try again.",
    "no-reader": "The process that writes tags does not start. Start the player again, then try again.",
}
WRITING_REASONS: Final = frozenset(_WRITING)
_SOURCES: Final = {
    GainSource.OFF: "loudness is not evened out",
    GainSource.MEASURED_ALBUM: "measured, whole album",
    GainSource.TAG_ALBUM: "from tags, whole album",
    GainSource.MEASURED_TRACK: "measured",
    GainSource.TAG_TRACK: "from tags",
    GainSource.ESTIMATED: "estimated by listening",
    GainSource.NONE: "its loudness is not known",
}
_MINUS: Final = "\N{MINUS SIGN}"


def writing_failure_text(reason: str) -> str:
    """One or two sentences for the reason word of a file whose tags were not written."""
    return _WRITING.get(
        reason, f"It could not be written ({reason.replace('-', ' ')}). The file is as it was."
    )


def format_lufs(lufs: float | None) -> str:
    """``"−14.2 LUFS"``."""
    if lufs is None:
        return NOTHING
    return "silent" if lufs <= SILENCE_LUFS else f"{_signed(lufs)} LUFS"


def format_db(db: float | None) -> str:
    """``"+3.0 dB"``, ``"−7.0 dB"``."""
    return NOTHING if db is None else f"{_signed(db, is_plus_shown=True)} dB"


def format_peak(peak: float | None) -> str:
    """A peak in decibels of full scale: ``"−0.3 dBFS"``."""
    return NOTHING if not peak else f"{_signed(20.0 * math.log10(peak))} dBFS"


def gain_text(gain: Gain) -> str:
    """What is done to the level, and why."""
    change = "as recorded" if abs(gain.db) < 0.05 else format_db(gain.db)
    limited = ", limited by its peak" if gain.is_limited else ""
    return f"{change} ({_SOURCES[gain.source]}{limited})"


def loudness_facts(loudness: TrackLoudness, known: KnownLoudness | None, gain: Gain) -> list[tuple[str, str]]:
    """Labels and values; unknown ones are left out."""
    facts = [
        ("Loudness in tags", _tags_text(loudness.tags)),
        ("Loudness measured", "" if known is None else _known_text(known)),
        (
            "Loudness estimated",
            "" if loudness.estimated_lufs is None else format_lufs(loudness.estimated_lufs),
        ),
        ("Plays at", gain_text(gain)),
    ]
    return [(label, value) for label, value in facts if value]


def _tags_text(tags: ReplayGain) -> str:
    parts = []
    for scope, gain_db, peak in (
        ("track", tags.track_gain_db, tags.track_peak),
        ("album", tags.album_gain_db, tags.album_peak),
    ):
        if gain_db is not None:
            with_peak = f", peak {format_peak(peak)}" if peak else ""
            parts.append(f"{scope} {format_db(gain_db)}{with_peak}")
    return " · ".join(parts)


def _known_text(known: KnownLoudness) -> str:
    track = f"{format_lufs(known.integrated_lufs)}, true peak {format_peak(known.true_peak)}"
    parts = [f"{track}, range {known.range_lu:.1f} LU"]
    if known.album is not None:
        parts.append(f"album {format_lufs(known.album.integrated_lufs)}")
    return " · ".join(parts)


def _signed(value: float, *, is_plus_shown: bool = False) -> str:
    text = f"{value:+.1f}" if is_plus_shown else f"{value:.1f}"
    return text.replace("-", _MINUS)
