"""Loudness corrections, from whatever a format keeps them in.

Sources: the ReplayGain 2.0 specification; RFC 7845, section 5.2.1 (R128 tags of Opus: Q7.8 fixed point, for a
reference of -23 LUFS, on top of the header's output gain, which FFmpeg and libVLC apply while they decode);
https://id3.org/iTunes%20Normalization%20settings (Sound Check: ten hexadecimal words in the comment iTunNORM,
the first two the gain of each channel as 1000 * 10^(-gain / 10), the seventh and eighth the highest 16-bit
samples; iTunes takes the greater of the two). Apple does not publish the reference of Sound Check; it is
measured as -16 LUFS, which is also the target that Apple Music names.
"""

from __future__ import annotations

import math
import re
from typing import Any, Final

from musicrec_desktop.library import values
from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.tag_names import SOUND_CHECK, Fields
from musicrec_desktop.model.track import ReplayGain

R128_TO_REPLAY_GAIN_DB: Final = 5.0
"""From the reference of -23 LUFS to that of ReplayGain, -18 LUFS."""
SOUND_CHECK_TO_REPLAY_GAIN_DB: Final = -2.0
"""From the reference of -16 LUFS to that of ReplayGain, -18 LUFS."""
_PREFIXES: Final = ("replaygain_", "r128_", SOUND_CHECK)
_HEADER_GAINS: Final = ("track_gain", "title_gain", "album_gain", "track_peak")
_NONE: Final = ReplayGain()
_SOUND_CHECK_WORDS: Final = 10
_WORD: Final = re.compile(r"[0-9A-Fa-f]{1,8}$")
_Q78: Final = re.compile(r"\s*[-+]?\d{1,5}\s*$")


def replay_gain(fields: Fields, info: Any, kind: Kind) -> ReplayGain:
    """Corrections of a file: its tags first, then its stream header (LAME, Musepack), then Sound Check."""
    if not any(name.startswith(_PREFIXES) for name in fields) and not any(
        getattr(info, name, None) for name in _HEADER_GAINS
    ):
        return _NONE
    track_peak = values.peak_of(fields.get("replaygain_track_peak", ()))
    album_peak = values.peak_of(fields.get("replaygain_album_peak", ()))
    found = ReplayGain(
        track_gain_db=_first(_tag_gain(fields, "track", kind), _header(info, "track_gain", "title_gain")),
        track_peak=_first(track_peak, _header(info, "track_peak", "title_peak")),
        album_gain_db=_first(_tag_gain(fields, "album", kind), _header(info, "album_gain")),
        album_peak=_first(album_peak, _header(info, "album_peak")),
    )
    is_known = found.track_gain_db is not None or found.album_gain_db is not None
    return found if is_known else _sound_check(fields) or found


def _tag_gain(fields: Fields, scope: str, kind: Kind) -> float | None:
    classic = values.gain_db(fields.get(f"replaygain_{scope}_gain", ()))
    r128 = _r128(fields.get(f"r128_{scope}_gain", ()))
    if kind is Kind.OGG_OPUS:
        return _first(r128, classic)
    # Both kinds of tag stand in some files; one of each would give gains of different references.
    has_classic = any(name in fields for name in ("replaygain_track_gain", "replaygain_album_gain"))
    return classic if has_classic else r128


def _r128(texts: list[str] | tuple[()]) -> float | None:
    for text in texts:
        if _Q78.match(text) and abs(int(text)) <= 1 << 15:
            return values.gain_db((str(int(text) / 256 + R128_TO_REPLAY_GAIN_DB),))
    return None


def _sound_check(fields: Fields) -> ReplayGain | None:
    for text in fields.get(SOUND_CHECK, ()):
        words = text.split()
        if len(words) < _SOUND_CHECK_WORDS or not all(map(_WORD.match, words)):
            continue
        numbers = [int(word, 16) for word in words]
        if not (loudness := max(numbers[0:2])):
            return None  # not measured
        gain = -10.0 * math.log10(loudness / 1000.0) + SOUND_CHECK_TO_REPLAY_GAIN_DB
        return ReplayGain(values.gain_db((str(gain),)), values.peak_of((str(max(numbers[6:8]) / 32768.0),)))
    return None


def _header(info: Any, *names: str) -> float | None:
    for name in names:
        value = getattr(info, name, None)
        if isinstance(value, float) and value:
            read = values.peak_of if name.endswith("_peak") else values.gain_db
            return read((str(value),))
    return None


def _first(*candidates: float | None) -> float | None:
    return next((value for value in candidates if value is not None), None)
