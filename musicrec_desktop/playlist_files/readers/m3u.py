"""M3U and M3U8: one path a line. There is no standard; these rules join what writers write."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.playlist_files.limits import LONGEST_LINE
from musicrec_desktop.playlist_files.locations import is_list
from musicrec_desktop.playlist_files.text import lines_of
from musicrec_desktop.playlist_files.values import Draft, FileEntry, Location, NestedList, Note

_STREAM_TAGS: Final = (
    *("#EXT-X-TARGETDURATION", "#EXT-X-STREAM-INF", "#EXT-X-I-FRAME-STREAM-INF"),
    *("#EXT-X-MEDIA-SEQUENCE", "#EXT-X-PART-INF"),
)
_DIRECTIVE: Final = re.compile(
    r"#(EXT[A-Z0-9-]*|PLAYLIST|UPLOADER|GENERATOR|CURTRACK|DESCRIPTION)\b", re.IGNORECASE
)
_FILE_NAME: Final = re.compile(r"\.[A-Za-z0-9+]{2,5}$")
_SECONDS: Final = re.compile(r"\s*([+-]?\d{1,9}(?:\.\d{0,9})?)")
_ATTRIBUTE: Final = re.compile(r'([\w-]{1,64})="([^"]*)"')
_DASHES: Final = (" - ", " – ", " — ")
_LONGEST_SECONDS: Final = 10_000_000


@dataclass(slots=True)
class Info:
    """What ``#EXTINF`` says of the next entry."""

    duration_ms: int | None = None
    artist: str = ""
    title: str = ""
    album: str = ""


@dataclass(slots=True)
class _Reader:
    folder: str
    exists: Callable[[str], bool]
    draft: Draft = field(default_factory=Draft)
    info: Info = field(default_factory=Info)

    def take(self, path: str, number: int, line: str) -> None:
        if not line.startswith("#"):
            self.entry(number, line)
        elif _DIRECTIVE.match(line):
            self.directive(path, number, line)
        elif _FILE_NAME.search(line) and self.is_there(line):
            self.entry(number, line)

    def directive(self, path: str, number: int, line: str) -> None:
        upper = line[:32].upper()
        if upper.startswith(_STREAM_TAGS):
            raise PlaylistFileError(path, "stream-manifest", line[:40], number)
        if upper.startswith("#EXTINF:"):
            self.info = extinf(line[8:])
        elif upper.startswith("#PLAYLIST:"):
            self.draft.name = clean(line[10:]) or self.draft.name

    def is_there(self, line: str) -> bool:
        return len(line) <= LONGEST_LINE and self.exists(os.path.join(self.folder, line))

    def entry(self, number: int, line: str) -> None:
        info, self.info = self.info, Info()
        if len(line) > LONGEST_LINE or "\0" in line:
            self.draft.notes.append(Note("nul" if "\0" in line else "line-too-long", number))
            return
        location = Location(line, self.folder)
        if is_list(location):
            self.draft.entries.append(NestedList(location, number))
            return
        self.draft.entries.append(
            FileEntry(
                (location,),
                title=info.title,
                artist=info.artist,
                album=info.album,
                duration_ms=info.duration_ms,
                line=number,
            )
        )


def read_m3u(path: str, text: str, folder: str, exists: Callable[[str], bool]) -> Draft:
    """The entries of an M3U text.

    Args:
        path: of the file, for errors.
        text: its content.
        folder: that relative lines are relative to.
        exists: whether a file is there; asked for lines that begin with ``#`` and look like a file name.

    Raises:
        PlaylistFileError: ``"stream-manifest"`` (the parts of one stream), ``"too-many-lines"``.
    """
    reader = _Reader(folder, exists)
    for number, line in lines_of(path, text):
        reader.take(path, number, line)
    return reader.draft


def extinf(text: str) -> Info:
    """What stands after ``#EXTINF:``: seconds, attributes, and a comma before artist and title.

    Without the comma nothing is taken, because nobody can tell where the seconds end.
    """
    head, comma, shown = _at_comma(text[:LONGEST_LINE])
    if not comma:
        return Info()
    quoted = _ATTRIBUTE.findall(head) if '"' in head else ()
    attributes = {name.lower(): _unquoted(value) for name, value in quoted}
    artist, title = artist_and_title(shown)
    if attributes.get("artist") and attributes.get("title"):
        artist, title = attributes["artist"], attributes["title"]
    seconds = _SECONDS.match(head)
    duration = float(seconds.group(1)) if seconds else 0.0
    return Info(
        duration_ms=round(duration * 1000) if 0 < duration < _LONGEST_SECONDS else None,
        artist=artist,
        title=title,
        album=attributes.get("album", ""),
    )


def artist_and_title(shown: str) -> tuple[str, str]:
    """``Artist - Title`` parted at the first dash; a text without one is a title."""
    text = clean(shown)
    for dash in _DASHES:
        artist, found, title = text.partition(dash)
        if found and artist.strip() and title.strip():
            return artist.strip(), title.strip()
    return "", text


def _unquoted(value: str) -> str:
    return clean(unquote(value) if "%" in value else value)


def _at_comma(text: str) -> tuple[str, str, str]:
    """The text parted at its first comma outside quotes."""
    if '"' not in text:
        return text.partition(",")
    is_quoted = False
    for index, character in enumerate(text):
        if character == '"':
            is_quoted = not is_quoted
        elif character == "," and not is_quoted:
            return text[:index], ",", text[index + 1 :]
    # A quotation mark alone, such as that of 12" in a title, opens nothing.
    return text.partition(",") if is_quoted else (text, "", "")
