"""Loudness in tags, as it is written: gains and peaks.

Sources: the ReplayGain 2.0 specification (names and formats of the fields, -18 LUFS); RFC 7845, section 5.2.1
(Opus: Q7.8 fixed point for -23 LUFS, no peaks).
"""

from __future__ import annotations

from typing import Final

from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.replay_gain import R128_TO_REPLAY_GAIN_DB
from musicrec_desktop.library.tag_rewriting import Rewritten, TagFields, rewrite
from musicrec_desktop.library.tag_writing import Texts
from musicrec_desktop.model.sound import REFERENCE_LUFS
from musicrec_desktop.model.track import ReplayGain

_Q78_LIMIT: Final = (1 << 15) - 1


def write_loudness(path: str, size: int, mtime_ns: int, gain: ReplayGain) -> Rewritten:
    """Write gains and peaks; those that are None leave their fields alone.

    Args:
        path: as for ``rewrite``.
        size: bytes that the file must have.
        mtime_ns: last modification that it must have.
        gain: for the reference of -18 LUFS.

    Raises:
        LibraryError: as ``rewrite``.
    """
    return rewrite(path, size, mtime_ns, lambda kind, _tags: loudness_fields(gain, kind))


def loudness_fields(gain: ReplayGain, kind: Kind) -> TagFields:
    """The fields of a kind of file that say a gain."""
    is_opus = kind is Kind.OGG_OPUS
    fields: dict[str, Texts] = {}
    for scope, gain_db, peak in (
        ("TRACK", gain.track_gain_db, gain.track_peak),
        ("ALBUM", gain.album_gain_db, gain.album_peak),
    ):
        if gain_db is not None and is_opus:
            q78 = round((gain_db - R128_TO_REPLAY_GAIN_DB) * 256)
            fields[f"R128_{scope}_GAIN"] = (str(max(-_Q78_LIMIT, min(_Q78_LIMIT, q78))),)
        elif gain_db is not None:
            fields[f"REPLAYGAIN_{scope}_GAIN"] = (f"{gain_db:.2f} dB",)
        if peak is not None and not is_opus:
            fields[f"REPLAYGAIN_{scope}_PEAK"] = (f"{peak:.6f}",)
    if fields and not is_opus:
        fields["REPLAYGAIN_REFERENCE_LOUDNESS"] = (f"{REFERENCE_LUFS:.2f} LUFS",)
    return fields
