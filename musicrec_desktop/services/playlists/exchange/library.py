"""The library as ``playlist_files.matching`` asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cached_property

from musicrec_desktop.model.matching import LibraryTrack
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.locations import path_key
from musicrec_desktop.playlist_files.matching import Lookups, title_key
from musicrec_desktop.storage.playlists.matching import MatchStore


class LibraryIndex:
    """Answers by path, recording and title; each index is read once, when it is first asked for.

    It shows the library at that time, so each import has one of its own.
    """

    def __init__(self, store: MatchStore) -> None:
        self._store = store
        self._tracks: dict[TrackId, LibraryTrack] = {}

    def lookups(self) -> Lookups:
        """The questions to it."""
        return Lookups(
            by_path=self.paths.get,
            by_path_key=lambda key: self._path_keys.get(key, ()),
            by_recording=lambda recording: self._recordings.get(recording, ()),
            by_title=self._of_title,
            roots=self.roots,
            prepare=self._read_titles,
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
    def _recordings(self) -> dict[str, list[TrackId]]:
        recordings: defaultdict[str, list[TrackId]] = defaultdict(list)
        for track_id, recording in self._store.recordings():
            recordings[recording.lower()].append(track_id)
        return recordings

    @cached_property
    def _titles(self) -> dict[str, list[TrackId]]:
        titles: defaultdict[str, list[TrackId]] = defaultdict(list)
        for track_id, title in self._store.titles(None):
            if title:
                titles[title_key(title)].append(track_id)
        return titles

    def _of_title(self, key: str) -> Sequence[LibraryTrack]:
        self._read_titles((key,))
        return [self._tracks[track_id] for track_id in self._titles.get(key, ()) if track_id in self._tracks]

    def _read_titles(self, keys: Collection[str]) -> None:
        """Read the tracks of some titles, those that are not known yet, in one question."""
        wanted = (
            [
                track_id
                for key in keys
                for track_id in self._titles.get(key, ())
                if track_id not in self._tracks
            ]
            if keys
            else []
        )
        if wanted:
            self._tracks.update(self._store.tracks(wanted))
