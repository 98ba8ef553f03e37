"""Playlists that a player keeps in files beside its library."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.model.imported import ImportedEntry, ImportedPlaylist
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.playlist_files.reading import read_playlist
from musicrec_desktop.playlist_files.smart.reading import read_smart
from musicrec_desktop.playlist_files.values import FileEntry
from musicrec_desktop.services.playlists.exchange.importing import known_of

_MOST_FILES: Final = 2000
_ENDINGS: Final = (".xspf", ".m3u", ".m3u8", ".pls")


@dataclass(frozen=True, slots=True)
class ListBeside:
    """A playlist of a file beside a library.

    Attributes:
        playlist: its name and entries.
        rules: of a smart one.
        problem: what of its rules cannot be said; empty for a playlist that can be used.
    """

    playlist: ImportedPlaylist
    rules: SmartRules | None = None
    problem: str = ""


def lists_beside(source_id: str, library: str) -> Iterator[ListBeside]:
    """The playlists beside the library of a player, but for empty ones such as a queue that has been played.

    Args:
        source_id: of the player.
        library: the path of its file; of a file in an archive the empty text, which has none beside it.

    Raises:
        PlaylistFileError: a file that has all playlists of the player is damaged.
    """
    if library and source_id in _READERS:
        for one in _READERS[source_id](os.path.dirname(library)):
            if one.playlist.entries or one.rules is not None or one.problem:
                yield one


def _of_rhythmbox(folder: str) -> Iterator[ListBeside]:
    path = os.path.join(folder, "playlists.xml")
    if os.path.isfile(path):
        yield from _smart_lists(path, "rhythmbox")


def _of_quodlibet(folder: str) -> Iterator[ListBeside]:
    lists = os.path.join(folder, "playlists")
    names = sorted(os.listdir(lists))[:_MOST_FILES] if os.path.isdir(lists) else []
    for name in names:
        path = os.path.join(lists, name)
        if not name.startswith(".") and os.path.isfile(path):
            yield _plain_list(path, name)
    searches = os.path.join(folder, "lists", "queries.saved")
    if os.path.isfile(searches):
        yield from _smart_lists(searches, "quodlibet")


_READERS: Final[dict[str, Callable[[str], Iterator[ListBeside]]]] = {
    "rhythmbox": _of_rhythmbox,
    "quodlibet": _of_quodlibet,
}


def _smart_lists(path: str, kind: str) -> Iterator[ListBeside]:
    for one in read_smart(path, kind):
        yield ListBeside(_playlist(one.name, one.entries), one.rules, "; ".join(one.problems))


def _plain_list(path: str, file_name: str) -> ListBeside:
    stem, ending = os.path.splitext(file_name)
    name = unquote(stem if ending.lower() in _ENDINGS else file_name)
    try:
        document = read_playlist(path)
    except PlaylistFileError as error:
        return ListBeside(ImportedPlaylist(name), problem=error.detail or error.reason)
    return ListBeside(_playlist(document.name or name, document.entries))


def _playlist(name: str, entries: tuple[FileEntry, ...]) -> ImportedPlaylist:
    return ImportedPlaylist(name, tuple(ImportedEntry(known_of(entry)) for entry in entries))
