"""WPL of Windows Media Player and ZPL of Zune and Groove: SMIL in XML."""

from __future__ import annotations

from collections.abc import Mapping

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.playlist_files.limits import LONGEST_LINE, MOST_ENTRIES
from musicrec_desktop.playlist_files.locations import is_list
from musicrec_desktop.playlist_files.readers.xml import parse_xml
from musicrec_desktop.playlist_files.text import BLANKS
from musicrec_desktop.playlist_files.values import Draft, FileEntry, Location, NestedList, Note


def read_wpl(path: str, text: str, folder: str) -> Draft:
    """The entries of a WPL or ZPL text.

    Raises:
        PlaylistFileError: ``"smart-list"``, ``"damaged"``, ``"document-type"``, ``"too-many-entries"``.
    """
    return parse_xml(path, text, lambda: _Reader(path, folder)).draft


class _Reader:
    def __init__(self, path: str, folder: str) -> None:
        self.draft = Draft()
        self._path, self._folder = path, folder

    def start(self, names: tuple[str, ...], attributes: Mapping[str, str], line: int) -> None:
        if names[-1] in {"smartplaylist", "queryset"}:
            raise PlaylistFileError(self._path, "smart-list", "windows-media", line)
        if names[-1] != "media" or "body" not in names:
            return
        if len(self.draft.entries) >= MOST_ENTRIES:
            raise PlaylistFileError(self._path, "too-many-entries", f"more than {MOST_ENTRIES:,}")
        raw = attributes.get("src", "").strip(BLANKS)
        if len(raw) > LONGEST_LINE:
            self.draft.notes.append(Note("line-too-long", line))
            return
        location = Location(raw, self._folder)
        if raw and is_list(location):
            self.draft.entries.append(NestedList(location, line))
            return
        duration = attributes.get("duration", "")
        self.draft.entries.append(
            FileEntry(
                (location,) if raw else (),
                title=clean(attributes.get("tracktitle", "")),
                artist=clean(attributes.get("trackartist", "") or attributes.get("albumartist", "")),
                album=clean(attributes.get("albumtitle", "")),
                duration_ms=(int(duration) if duration.isdecimal() and len(duration) < 11 else 0) or None,
                line=line,
            )
        )

    def end(self, names: tuple[str, ...], text: str) -> None:
        if names == ("smil", "head", "title"):
            self.draft.name = clean(text)
        elif names == ("smil", "head", "author"):
            self.draft.creator = clean(text)
