"""Lists in memory: a disk that is a dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.playlist_files.reading import parse_playlist
from musicrec_desktop.playlist_files.surroundings import Surroundings
from musicrec_desktop.playlist_files.values import FileEntry, PlaylistDocument

FOLDER = "/m/Lists"


def parse(
    name: str,
    data: bytes | str,
    *,
    music: Iterable[str] = (),
    lists: Mapping[str, bytes] | None = None,
    code_page: str = "cp1252",
) -> PlaylistDocument:
    """A list of this name in ``FOLDER``; ``music`` and ``lists`` are what else is on the disk."""
    content = data.encode() if isinstance(data, str) else data
    files = {**dict.fromkeys(music, b""), **(lists or {}), f"{FOLDER}/{name}": content}

    def read(path: str) -> bytes:
        if path not in files:
            raise PlaylistFileError(path, "gone")
        return files[path]

    return parse_playlist(f"{FOLDER}/{name}", content, Surroundings(files.__contains__, read, code_page))


def refusal(name: str, data: bytes | str) -> PlaylistFileError:
    """The error with which a list is refused."""
    try:
        document = parse(name, data)
    except PlaylistFileError as error:
        return error
    raise AssertionError(document)


def raws(document: PlaylistDocument) -> list[str]:
    """The first location of each entry."""
    return [entry.locations[0].raw for entry in document.entries]


def only(document: PlaylistDocument) -> FileEntry:
    """The one entry of a list."""
    (entry,) = document.entries
    return entry
