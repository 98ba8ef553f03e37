"""Reads a file with smart playlists, of whichever program."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.playlist_files.smart.kodi import read_kodi
from musicrec_desktop.playlist_files.smart.musicbee import read_musicbee
from musicrec_desktop.playlist_files.smart.navidrome.reading import read_navidrome
from musicrec_desktop.playlist_files.smart.quodlibet import read_saved_searches
from musicrec_desktop.playlist_files.smart.rhythmbox import read_rhythmbox
from musicrec_desktop.playlist_files.smart.values import MOST_BYTES, SmartList
from musicrec_desktop.playlist_files.surroundings import Surroundings, disk
from musicrec_desktop.playlist_files.text import decoded_markup

_READERS: Final[dict[str, Callable[[str, str], SmartList | tuple[SmartList, ...]]]] = {
    "navidrome": read_navidrome,
    "kodi": read_kodi,
    "musicbee": read_musicbee,
    "quodlibet": read_saved_searches,
    "rhythmbox": read_rhythmbox,
}
_WITH_PLAIN_LISTS: Final = frozenset(("rhythmbox",))


def read_smart(path: str, kind: str, surroundings: Surroundings | None = None) -> tuple[SmartList, ...]:
    """The lists of a file, each with all of its rules or with the problems that they have.

    Args:
        path: absolute.
        kind: the program, as ``PlaylistFileError.detail`` of ``"smart-list"`` names it.
        surroundings: answers about the disk; this computer's where it is left out.

    Raises:
        PlaylistFileError: the file cannot be read or is damaged, or rules of this program cannot be read
            (``"smart-list"``); nothing of it is used.
    """
    around = surroundings or disk()
    return parse_smart(path, kind, around.read(path))


def parse_smart(path: str, kind: str, data: bytes) -> tuple[SmartList, ...]:
    """Like ``read_smart``, of bytes that are read already."""
    if kind not in _READERS:
        raise PlaylistFileError(path, "smart-list", kind)
    if len(data) > MOST_BYTES and kind not in _WITH_PLAIN_LISTS:
        raise PlaylistFileError(path, "rules-too-big", f"more than {MOST_BYTES:,} bytes")
    found = _READERS[kind](path, decoded_markup(path, data).text)
    lists = (found,) if isinstance(found, SmartList) else found
    stem = os.path.splitext(os.path.basename(path))[0]
    return tuple(
        one if one.name else SmartList(stem, one.rules, one.entries, one.description, one.problems)
        for one in lists
    )
