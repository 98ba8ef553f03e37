"""The library as ``playlist_files.matching`` asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from musicrec_desktop.model.matching import KnownTrack, TrackMatch
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.locations import path_key
from musicrec_desktop.playlist_files.matching import Lookups
from musicrec_desktop.services.matching import read_index
from musicrec_desktop.storage.playlists.matching import MatchStore

if TYPE_CHECKING:
    from musicrec_desktop.matching.index import MatchIndex


class LibraryIndex:
    """Answers by path, and by ids and names; each index is read once, when it is first asked for.

    It shows the library at that time, so each import has one of its own.

    Args:
        store: the names and paths of tracks.
        check: is called while it is read; what it raises comes through.
    """

    def __init__(self, store: MatchStore, check: Callable[[], None]) -> None:
        self._store = store
        self._check = check

    def lookups(self) -> Lookups:
        """The questions to it."""
        return Lookups(
            by_path=self.paths.get,
            by_path_key=lambda key: self._path_keys.get(key, ()),
            by_names=self._of_names,
            roots=self.roots,
        )

    @cached_property
    def paths(self) -> dict[str, TrackId]:
        """The tracks by their paths."""
        return {path: track_id for track_id, path in self._store.paths()}

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The music folders."""
        return tuple(self._store.folders())

    @cached_property
    def _path_keys(self) -> dict[str, list[TrackId]]:
        keys: defaultdict[str, list[TrackId]] = defaultdict(list)
        for path, track_id in self.paths.items():
            keys[path_key(path)].append(track_id)
        return keys

    @cached_property
    def names(self) -> MatchIndex:
        """The tracks by their names."""
        return read_index(self._store, check=self._check)

    def _of_names(self, lines: Sequence[KnownTrack]) -> list[TrackMatch]:
        return self.names.match(lines, lambda _done: self._check())
