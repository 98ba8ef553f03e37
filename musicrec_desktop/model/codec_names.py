"""Names of codecs as people write them.

The library keeps the short names that the query language has (``codec:vorbis``); what is shown has these.
"""

from __future__ import annotations

from typing import Final

_NAMES: Final = {
    "flac (ogg)": "FLAC (Ogg)",
    "musepack": "Musepack",
    "optimfrog": "OptimFROG",
    "opus": "Opus",
    "speex": "Speex",
    "vorbis": "Vorbis",
    "wavpack": "WavPack",
}
"""Codecs whose names are words; the others are initials."""


def codec_text(codec: str) -> str:
    """``"Vorbis"``, ``"FLAC"``; empty where it is unknown."""
    return _NAMES.get(codec.lower(), codec.upper())
