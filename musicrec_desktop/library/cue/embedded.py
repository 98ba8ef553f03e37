"""Cue sheets inside sound files: the text in a field, and the table of FLAC."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from musicrec_desktop.library.cue.sheet import Sheet, SheetFile, SheetTrack, parse
from musicrec_desktop.model.span import FRAMES_A_SECOND

_LEAD_OUT: Final = frozenset({170, 255})
"""The number of what is behind the last track, on a disc and elsewhere."""
_SOUND: Final = 0


def sheet_in(texts: Sequence[str], table: Any, rate_hz: int | None) -> Sheet | None:
    """The sheet inside a file, or None. Its file is the one that it lies in, whatever it names.

    Args:
        texts: of the field ``cuesheet``.
        table: mutagen's object for the block of FLAC, or None.
        rate_hz: samples a second, which the table counts in.
    """
    for text in texts:
        sheet = parse(text)
        with_tracks = [file for file in sheet.files if file.tracks]
        if with_tracks:
            sheet.files = [SheetFile("", tracks=with_tracks[0].tracks)]
            return sheet
    return _from_table(table, rate_hz) if table is not None and rate_hz else None


def _from_table(table: Any, rate_hz: int) -> Sheet:
    """What the block of FLAC says: places and codes, no names."""
    file = SheetFile("")
    for track in table.tracks:
        if track.track_number in _LEAD_OUT:
            continue
        places = {index.index_number: index.index_offset for index in track.indexes}
        offset = places.get(1, places.get(0, 0))
        start = round((track.start_offset + offset) * FRAMES_A_SECOND / rate_hz)
        isrc = bytes(track.isrc).rstrip(b"\0").decode("ascii", "replace")
        texts = {"ISRC": isrc} if isrc else {}
        file.tracks.append(SheetTrack(track.track_number, track.type == _SOUND, start, texts))
    return Sheet(files=[file])
