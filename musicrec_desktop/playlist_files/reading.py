"""Reads a playlist file, and the lists that it names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.playlist_files.kinds import check_signature, format_of
from musicrec_desktop.playlist_files.limits import DEEPEST, MOST_ENTRIES, MOST_LISTS
from musicrec_desktop.playlist_files.locations import is_stream, local_paths, spellings
from musicrec_desktop.playlist_files.readers.asx import read_asx
from musicrec_desktop.playlist_files.readers.jspf import read_jspf
from musicrec_desktop.playlist_files.readers.m3u import read_m3u
from musicrec_desktop.playlist_files.readers.pls import read_pls
from musicrec_desktop.playlist_files.readers.wpl import read_wpl
from musicrec_desktop.playlist_files.readers.xspf import read_xspf
from musicrec_desktop.playlist_files.surroundings import Surroundings, disk
from musicrec_desktop.playlist_files.text import DecodedText, decoded, decoded_markup
from musicrec_desktop.playlist_files.values import (
    Draft,
    FileEntry,
    Format,
    Location,
    NestedList,
    Note,
    PlaylistDocument,
)

_FILE_KEY: Final = re.compile(r"(?:file|ref)\d+[ \t]*=[ \t]*", re.IGNORECASE)
_MARKUP: Final = re.compile(rb"\s*[<{]")
_READERS: Final[dict[Format, Callable[[str, str, str], Draft]]] = {
    Format.PLS: read_pls,
    Format.XSPF: read_xspf,
    Format.JSPF: read_jspf,
    Format.WPL: read_wpl,
    Format.ZPL: read_wpl,
    Format.ASX: read_asx,
}


def read_playlist(path: str, surroundings: Surroundings | None = None) -> PlaylistDocument:
    """The playlist in a file, with the entries of the lists that it names in their places.

    Args:
        path: absolute.
        surroundings: answers about the disk; this computer's where it is left out.

    Raises:
        PlaylistFileError: the file cannot be read, is no playlist, or is damaged; nothing of it is used.
    """
    around = surroundings or disk()
    return _Reading(around).document(path, around.read(path))


def parse_playlist(path: str, data: bytes, surroundings: Surroundings | None = None) -> PlaylistDocument:
    """Like ``read_playlist``, of bytes that are read already."""
    return _Reading(surroundings or disk()).document(path, data)


@dataclass(slots=True)
class _Reading:
    """One import: the lists that are open, and how much was read."""

    around: Surroundings
    open_lists: list[str] = field(default_factory=list)
    lists: int = 0
    entries: int = 0

    def document(self, path: str, data: bytes) -> PlaylistDocument:
        check_signature(path, data)
        text = self._text(path, data)
        kind = format_of(path, text.text)
        folder = os.path.dirname(path)
        if kind is Format.M3U:
            draft = read_m3u(path, text.text, folder, self.around.exists)
        else:
            draft = _READERS[kind](path, text.text, folder)
        if text.is_guessed and text.encoding != "ascii":
            draft.notes.append(Note("guessed-encoding", detail=text.encoding))
        entries = self._flat(path, draft)
        if not entries and not draft.notes:
            draft.notes.append(Note("empty"))
        return PlaylistDocument(
            format=kind,
            name=draft.name or clean(_name_of(path)),
            entries=tuple(entries),
            description=draft.description,
            creator=draft.creator,
            notes=tuple(draft.notes),
            encoding=text.encoding,
        )

    def _text(self, path: str, data: bytes) -> DecodedText:
        if _MARKUP.match(data):
            return decoded_markup(path, data, self.around.code_page)
        folder = os.path.dirname(path)

        def is_there(line: str) -> bool:
            location = Location(_FILE_KEY.sub("", line, count=1), folder)
            return any(self.around.exists(each) for each in local_paths(location))

        return decoded(path, data, code_page=self.around.code_page, is_there=is_there)

    def _flat(self, path: str, draft: Draft) -> list[FileEntry]:
        """The entries, with those of nested lists in place of the names of the lists."""
        flat: list[FileEntry] = []
        self.open_lists.append(os.path.normpath(path))
        for entry in draft.entries:
            added = [entry] if isinstance(entry, FileEntry) else self._nested(entry, draft.notes)
            self.entries += len(added) if isinstance(entry, FileEntry) else 0
            if self.entries > MOST_ENTRIES:
                raise PlaylistFileError(path, "too-many-entries", f"more than {MOST_ENTRIES:,}")
            flat.extend(added)
        self.open_lists.pop()
        return flat

    def _nested(self, nested: NestedList, notes: list[Note]) -> list[FileEntry]:
        name = clean(nested.location.raw)
        reason = ""
        found = self._file_of(nested.location)
        if is_stream(nested.location):
            reason = "nested-remote"
        elif not found:
            reason = "nested-missing"
        elif found in self.open_lists:
            reason = "nested-cycle"
        elif len(self.open_lists) > DEEPEST:
            reason = "nested-too-deep"
        elif self.lists >= MOST_LISTS:
            reason = "nested-too-many"
        if reason:
            notes.append(Note(reason, nested.line, name))
            return []
        self.lists += 1
        depth = len(self.open_lists)
        try:
            document = self.document(found, self.around.read(found))
        except PlaylistFileError as error:
            del self.open_lists[depth:]
            if error.reason == "too-many-entries":
                raise
            notes.append(Note("nested-unreadable", nested.line, f"{name}: {error.reason}"))
            return []
        notes.extend(note for note in document.notes if note.is_loss)
        return list(document.entries)

    def _file_of(self, location: Location) -> str:
        for path in local_paths(location):
            for spelling in spellings(path):
                if self.around.exists(spelling):
                    return spelling
        return ""


def _name_of(path: str) -> str:
    """The name of a file without its extension; Quod Libet has none, and writes signs as in URIs."""
    name, extension = os.path.splitext(os.path.basename(path))
    return name if extension else unquote(name)
