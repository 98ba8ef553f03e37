"""What files of lyrics hold."""

from __future__ import annotations

import os
from typing import Final

from musicrec_desktop.core.plain_file import open_plain
from musicrec_desktop.library.lyrics.lrc import is_lrc, lrc_lines, plain_lines
from musicrec_desktop.library.lyrics.names import extension_of, language_of
from musicrec_desktop.library.lyrics.subtitles import DamagedError, subtitle_lines, ttml_lines
from musicrec_desktop.library.lyrics.text import text_of
from musicrec_desktop.model.lyrics import Lyrics, LyricsLine, LyricsPlace, LyricsProblem

MOST_BYTES: Final = 1 << 20
MOST_LINES: Final = 20_000
LONGEST_LINE: Final = 2_000
"""Characters; more of a line is cut off."""


def read_sidecar(path: str) -> Lyrics | LyricsProblem:
    """The lyrics in a file, or why it has none."""
    name = os.path.basename(path)
    try:
        with open_plain(path) as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        return LyricsProblem(name, "unreadable")
    if len(data) > MOST_BYTES:
        return LyricsProblem(name, "too-large")
    return lyrics_in(name, data)


def lyrics_in(name: str, data: bytes) -> Lyrics | LyricsProblem:
    """The lyrics in the bytes of a file, or why there are none.

    Args:
        name: of the file; its extension says what it holds.
        data: at most ``MOST_BYTES``.
    """
    if not data.strip():
        return LyricsProblem(name, "empty")
    try:
        lines = _lines(extension_of(name), data)
    except DamagedError:
        return LyricsProblem(name, "damaged")
    if lines is None:
        return LyricsProblem(name, "not-text")
    if len(lines) > MOST_LINES:
        return LyricsProblem(name, "too-long")
    if not any(line.text for line in lines):
        return LyricsProblem(name, "empty")
    return Lyrics(lines, LyricsPlace.FILE, name, language_of(name))


def text_lines(text: str) -> tuple[LyricsLine, ...]:
    """The lines of a text that may be LRC, whatever its file or field is called."""
    cut = "\n".join(line[:LONGEST_LINE] for line in text.split("\n", MOST_LINES + 1)[: MOST_LINES + 1])
    return lrc_lines(cut) if is_lrc(cut) else plain_lines(cut)


def _lines(extension: str, data: bytes) -> tuple[LyricsLine, ...] | None:
    """The lines of a file; None where it is no text."""
    if extension == "ttml":
        return ttml_lines(data)
    text = text_of(data)
    if text is None:
        return None
    if extension in {"yaml", "yml"}:
        # Few have such a file, and the window reads none.
        from musicrec_desktop.library.lyrics.lyricsfile import lyricsfile_lines

        return lyricsfile_lines(text)
    if extension in {"srt", "vtt"} and (found := subtitle_lines(text)):
        return found
    return text_lines(text)
