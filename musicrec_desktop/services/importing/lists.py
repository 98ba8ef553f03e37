"""Playlists of other players and services, which become playlists here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import (
    PlaylistError,
    PlaylistFileError,
    QuerySyntaxError,
    QueryTimeError,
)
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.import_plan import ImportBatchId, LineKey, PlannedPlaylist, ReviewLine
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import (
    LONGEST_NAME,
    PlaylistFolderId,
    PlaylistId,
    SmartRules,
    playlist_name,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.smart.navidrome.reading import read_navidrome
from musicrec_desktop.services.playlists.exchange.filling import ImportedList, PlaylistFiller
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.services.queries.playlist_names import NamedPlaylist
from musicrec_desktop.storage.imports.changes import ChangeStore
from musicrec_desktop.storage.imports.playlists import ImportedPlaylistStore
from musicrec_desktop.storage.imports.spool.reading import SpooledPlaylist
from musicrec_desktop.storage.playlists.lists import rules_of_text, rules_text
from musicrec_desktop.storage.playlists.matching import MatchStore

_SEPARATOR: Final = "\x1f"
_UNNAMED: Final = "Playlist"
_NEW: Final = PlaylistId(0)
"""Stands for a playlist that is not made yet."""


@dataclass(frozen=True, slots=True)
class ListToMake:
    """A playlist of a source, ready to be made.

    Attributes:
        planned: as it is shown.
        key: by which it is known again in the next import of the source.
        entries: the keys of their lines, in order.
        rules: of a smart one; else None.
        existing: the playlist of an earlier import; else None.
    """

    planned: PlannedPlaylist
    key: str
    entries: tuple[LineKey, ...] = ()
    rules: SmartRules | None = None
    existing: PlaylistId | None = None


class ImportedLists:
    """Plans playlists, makes them or brings them up to date, and takes that back.

    Args:
        playlists: of the listener.
        store: which playlists imports have made.
        tracks: what the library knows of tracks.
        changes: notes what is done.
        find: the tracks that rules find.
    """

    def __init__(
        self,
        *,
        playlists: PlaylistService,
        store: ImportedPlaylistStore,
        tracks: MatchStore,
        changes: ChangeStore,
        find: Callable[[SmartRules], Sequence[int]],
    ) -> None:
        self._playlists, self._filler = playlists, PlaylistFiller(playlists)
        self._store, self._tracks, self._changes, self._find = store, tracks, changes, find

    def planned(
        self, source: str, spooled: Sequence[SpooledPlaylist], lines: Mapping[LineKey, ReviewLine]
    ) -> list[ListToMake]:
        """What becomes of the playlists of a source, in their order."""
        there = self._store.of(source)
        taken: Counter[str] = Counter()
        return [self._planned(one, there, taken, lines) for one in spooled]

    def _planned(
        self,
        one: SpooledPlaylist,
        there: Mapping[tuple[str, bool], PlaylistId],
        taken: Counter[str],
        lines: Mapping[LineKey, ReviewLine],
    ) -> ListToMake:
        told = one.playlist
        key = _SEPARATOR.join(map(fold, (*told.folders, told.name)))
        taken[key] += 1
        if taken[key] > 1:
            key = f"{key}{_SEPARATOR}{taken[key]}"
        folders = tuple(_name(folder) for folder in told.folders)
        is_smart = bool(told.rules or one.rules is not None or one.problem)
        existing = there.get((key, is_smart))
        if not is_smart:
            found = sum(lines[entry].track_id is not None for entry in one.entries)
            planned = PlannedPlaylist(
                _name(told.name),
                folders,
                len(one.entries),
                found,
                False,
                told.was_smart,
                existing is not None,
            )
            return ListToMake(planned, key, one.entries, None, existing)
        if told.rules:
            rules, problem, count = self._rules(told.name, told.rules)
        else:
            rules, problem, count = self._checked(one.rules, one.problem)
        planned = PlannedPlaylist(
            _name(told.name), folders, count, count, rules is not None, False, existing is not None, problem
        )
        return ListToMake(planned, key, (), rules, existing)

    def _rules(self, name: str, text: str) -> tuple[SmartRules | None, str, int]:
        """Rules of Navidrome as ours, or the part that cannot be said; and how many tracks they find."""
        try:
            found = read_navidrome(name, text)
        except PlaylistFileError as error:
            return None, error.detail or error.reason, 0
        return self._checked(found.rules, "; ".join(found.problems))

    def _checked(self, rules: SmartRules | None, problem: str) -> tuple[SmartRules | None, str, int]:
        if problem or rules is None:
            return None, problem or "rules", 0
        try:
            self._playlists.names.check(rules, NamedPlaylist(_NEW, _UNNAMED, rules))
            return rules, "", len(self._find(rules))
        except (QuerySyntaxError, QueryTimeError) as error:
            return None, str(error), 0

    def make(
        self,
        batch_id: ImportBatchId,
        source: str,
        lists: Sequence[ListToMake],
        lines: Mapping[LineKey, ReviewLine],
    ) -> int:
        """Make playlists, or bring them up to date; inside ``EditMaker.transaction``. How many there are."""
        usable = [one for one in lists if not one.planned.problem]
        ids = {lines[key].track_id for one in usable for key in one.entries}
        known = self._tracks.tracks(track_id for track_id in ids if track_id is not None)

        def entry(key: LineKey) -> tuple[KnownTrack, TrackId | None]:
            line = lines[key]
            found = None if line.track_id is None else known.get(line.track_id)
            return (line.known, None) if found is None else (found.known, found.id)

        for one in usable:
            before = None if one.existing is None else self._state(one.existing)
            folder_id = None if one.existing is not None else self._folder(batch_id, one.planned.folders)
            filled = ImportedList(
                one.planned.name,
                tuple(map(entry, one.entries)),
                one.rules,
                replaces=one.existing,
            )
            edit = self._filler.put([filled], folder_id=folder_id)
            if edit.is_void:
                continue
            (playlist_id,) = edit.playlist_ids
            self._store.note(playlist_id, source, one.key)
            changed_at_ms = self._playlists.reader.playlist(playlist_id).changed_at_ms
            self._changes.note_playlist(batch_id, playlist_id, before, changed_at_ms)
        return len(usable)

    def take_back(self, batch_id: ImportBatchId) -> None:
        """Remove what a batch made, and bring back what it replaced; inside ``EditMaker.transaction``.

        A playlist that was edited since stays as it is.
        """
        lists = self._playlists.maker.stores.lists
        for playlist_id, before, changed_at_ms in self._changes.playlists(batch_id):
            now = lists.get(playlist_id)
            if now is None or now.changed_at_ms != changed_at_ms:
                continue
            if before is None:
                self._playlists.lists.delete([playlist_id])
                self._store.remove(playlist_id)
            else:
                self._bring_back(playlist_id, before)
        for folder_id in self._changes.folders(batch_id):
            if self._store.is_empty_folder(folder_id):
                self._playlists.folders.delete(folder_id)

    def _bring_back(self, playlist_id: PlaylistId, before: object) -> None:
        assert isinstance(before, dict)
        rules = rules_of_text(before["rules"]) if before["rules"] else None
        known = tuple(_entries(before["entries"]))
        self._filler.put([ImportedList("", known, rules, replaces=playlist_id)])
        # As the import before left it, so that it can be taken back, too.
        self._playlists.maker.stores.lists.note_change(playlist_id, before["changed_at_ms"])

    def _state(self, playlist_id: PlaylistId) -> object:
        """What is in a playlist, as it is noted for the undo."""
        playlist = self._playlists.reader.playlist(playlist_id)
        is_smart = playlist.rules is not None
        entries = [] if is_smart else self._playlists.reader.entries(playlist_id)
        return {
            "rules": "" if playlist.rules is None else rules_text(playlist.rules),
            "entries": [[entry.track_id, *_row(entry.known)] for entry in entries],
            "changed_at_ms": playlist.changed_at_ms,
        }

    def _folder(self, batch_id: ImportBatchId, names: Sequence[str]) -> PlaylistFolderId | None:
        """The folder with these names, one inside the other; those that are not there are made."""
        parent: PlaylistFolderId | None = None
        for name in names:
            found = next(
                (
                    folder.id
                    for folder in self._playlists.maker.stores.lists.folders()
                    if folder.parent_id == parent and folder.name == name
                ),
                None,
            )
            if found is None:
                found = self._playlists.folders.create(name, parent).made_folder
                assert found is not None
                self._changes.note_folder(batch_id, found)
            parent = found
        return parent


def _name(told: str) -> str:
    try:
        return playlist_name(clean(told)[:LONGEST_NAME])
    except PlaylistError:
        return _UNNAMED


def _row(known: KnownTrack) -> tuple[object, ...]:
    return (
        known.title, known.artist, known.album, known.duration_ms, known.location, known.recording_id,
        known.album_artist, known.isrc, known.track_number,
    )  # fmt: skip


def _entries(rows: Sequence[Sequence[object]]) -> Iterator[tuple[KnownTrack, TrackId | None]]:
    for track_id, *known in rows:
        yield KnownTrack(*known), None if track_id is None else TrackId(int(str(track_id)))  # type: ignore[arg-type]
