"""Playlists, their folders, their entries, and the rules of smart ones."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from musicrec_desktop.core.errors import PlaylistError
from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.track import TrackId

PlaylistId = NewType("PlaylistId", int)
PlaylistFolderId = NewType("PlaylistFolderId", int)
PlaylistEntryId = NewType("PlaylistEntryId", int)

LONGEST_NAME: Final = 200
_UNSEEN: Final = frozenset({"Cf", "Zs"})
"""Unicode categories: signs that have no shape, such as the space of no width."""
_REFUSED: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories: control characters, lone surrogates, separators of lines and paragraphs."""
_LINE_BREAKS: Final = frozenset({"\n", "\t"})


class PlaylistKind(StrEnum):
    """Where the tracks of a playlist come from."""

    PLAIN = "plain"
    """They were put into it."""
    SMART = "smart"
    """Its rules find them."""


class SortOrder(StrEnum):
    """How a smart playlist is ordered."""

    FIELDS = "fields"
    RANDOM = "random"
    WEIGHTED = "weighted"
    """Random, and what is rated and played more comes sooner."""


class LimitUnit(StrEnum):
    """What a limit of a smart playlist counts."""

    TRACKS = "tracks"
    MINUTES = "minutes"
    MEGABYTES = "megabytes"
    PERCENT = "percent"
    """Of the tracks that the query finds, at least one."""


@dataclass(frozen=True, slots=True)
class SmartRules:
    """What a smart playlist holds, and in which order.

    Attributes:
        query: in the query language; every track where it is empty.
        order: by fields or random.
        sort: fields and whether each is descending, the first counts most; for ``SortOrder.FIELDS``.
        seed: of a random order; another number shuffles again.
        limit: how much it holds at most; None for no limit.
        limit_unit: what ``limit`` counts.
        most_of_artist: how many tracks of one artist; None for any number.
        most_of_album: how many tracks of one album; None for any number.
    """

    query: str = ""
    order: SortOrder = SortOrder.FIELDS
    sort: tuple[tuple[str, bool], ...] = ()
    seed: int = 0
    limit: int | None = None
    limit_unit: LimitUnit = LimitUnit.TRACKS
    most_of_artist: int | None = None
    most_of_album: int | None = None


@dataclass(frozen=True, slots=True)
class SmartTracks:
    """What the rules of a smart playlist find.

    Attributes:
        ids: of tracks whose files are there, in order.
        length_ms: of all whose length is known.
    """

    ids: array[int]
    length_ms: int


@dataclass(frozen=True, slots=True)
class Playlist:
    """A playlist of the listener.

    Attributes:
        id: its row.
        name: not empty, not unique.
        description: any text, also of several lines.
        folder_id: the folder that it is in; None at the top.
        kind: plain or smart.
        rules: of a smart playlist; None of a plain one.
        source: the path of the file that it was imported from (``os.fsdecode`` form), or empty.
        created_at_ms: UTC.
        changed_at_ms: of the last edit, UTC.
        entries: how many it has; 0 for a smart one.
        missing: how many of its entries have no file in the library now.
        length_ms: of all entries whose length is known.
        is_followed: its entries are those of its file, which is read again when it changes.
        file_problem: why its file could not be read lately, a reason of ``PlaylistFileError``; or empty.
    """

    id: PlaylistId
    name: str
    description: str = ""
    folder_id: PlaylistFolderId | None = None
    kind: PlaylistKind = PlaylistKind.PLAIN
    rules: SmartRules | None = None
    source: str = ""
    created_at_ms: int = 0
    changed_at_ms: int = 0
    entries: int = 0
    missing: int = 0
    length_ms: int = 0
    is_followed: bool = False
    file_problem: str = ""


@dataclass(frozen=True, slots=True)
class PlaylistFolder:
    """A folder of playlists and folders.

    Attributes:
        id: its row.
        name: not empty, not unique.
        parent_id: the folder that it is in; None at the top.
    """

    id: PlaylistFolderId
    name: str
    parent_id: PlaylistFolderId | None = None


@dataclass(frozen=True, slots=True)
class PlaylistEntry:
    """One place of a plain playlist.

    Attributes:
        id: its row; the same track may stand in several entries.
        track_id: None where no track of the library is known to be meant.
        known: what it was when the entry was made.
        is_missing: it has no track, or the file of the track is not there.
    """

    id: PlaylistEntryId
    track_id: TrackId | None
    known: KnownTrack
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class PlaylistRequest:
    """Which rows of a playlist a list shows, and in which order.

    Attributes:
        playlist_id: whose.
        text: a search; all rows where it is empty.
        sort: what to order by; None for the order of the playlist itself.
        is_descending: the largest value first.
    """

    playlist_id: PlaylistId
    text: str = ""
    sort: SortColumn | None = None
    is_descending: bool = False

    @property
    def is_own_order(self) -> bool:
        """Whether every row is shown in the order of the playlist, so that rows can be moved."""
        return self.sort is None and not self.text.strip()


@dataclass(frozen=True, slots=True)
class PlaylistRows:
    """The rows of a playlist, in order; all three sequences have the same length.

    Attributes:
        playlist: as it is now.
        entry_ids: of the entries; empty for a smart playlist, whose rows cannot be edited.
        track_ids: of their tracks; 0 where there is none.
        present: a byte for each row: 1 where the file is there, else 0.
        cover_ids: a track of each of the first albums, whose covers stand for the playlist.
    """

    playlist: Playlist
    entry_ids: array[int]
    track_ids: array[int]
    present: bytes
    cover_ids: tuple[TrackId, ...] = ()


def folder_paths(folders: Iterable[PlaylistFolder]) -> dict[PlaylistFolderId, str]:
    """The names of folders with those that they are in, joined by ``/``."""
    by_id = {folder.id: folder for folder in folders}
    paths: dict[PlaylistFolderId, str] = {}
    for folder in by_id.values():
        names: list[str] = []
        seen: set[PlaylistFolderId] = set()
        at: PlaylistFolder | None = folder
        while at is not None and at.id not in seen:
            seen.add(at.id)
            names.append(at.name)
            at = None if at.parent_id is None else by_id.get(at.parent_id)
        paths[folder.id] = "/".join(reversed(names))
    return paths


def playlist_name(text: str) -> str:
    """The name of a playlist or folder as it is stored: composed (NFC), without white space at its ends.

    Raises:
        PlaylistError: it is empty, longer than 200 characters, or holds control characters.
    """
    name = unicodedata.normalize("NFC", text).strip()
    if all(unicodedata.category(character) in _UNSEEN for character in name):
        raise PlaylistError("name-empty")
    if len(name) > LONGEST_NAME:
        raise PlaylistError("name-long", name)
    if any(unicodedata.category(character) in _REFUSED for character in name):
        raise PlaylistError("name-characters", name)
    return name


def playlist_description(text: str) -> str:
    """A description as it is stored: composed (NFC), control characters but line breaks and tabs left out."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    return "".join(
        character
        for character in composed
        if character in _LINE_BREAKS or unicodedata.category(character) not in _REFUSED
    )
