"""Playlists of the listener: what front ends read, and every edit of them."""

from __future__ import annotations

import contextlib
import logging
import threading
from array import array
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.errors import MusicRecError, PlaylistError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.browse import BrowseRequest, SortColumn
from musicrec_desktop.model.playlist import (
    LONGEST_NAME,
    KnownTrack,
    Playlist,
    PlaylistEntry,
    PlaylistEntryId,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistId,
    PlaylistKind,
    PlaylistRequest,
    PlaylistRows,
    SmartRules,
    folder_paths,
    playlist_description,
    playlist_name,
)
from musicrec_desktop.model.track import Track, TrackChanges, TrackId
from musicrec_desktop.services.playlists.edit import (
    ArrangeStep,
    FieldStep,
    FolderStep,
    PlaylistEdit,
    PresenceStep,
    Step,
    Stores,
    check_folder,
)
from musicrec_desktop.services.playlists.matching import TrackMatcher
from musicrec_desktop.services.queries.names import QueryNames
from musicrec_desktop.services.queries.playlist_names import NamedPlaylist, renamed_rules
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.playlists.entries import EntryStore, Positions
from musicrec_desktop.storage.playlists.followed import FollowedFileStore
from musicrec_desktop.storage.playlists.lists import PlaylistField, PlaylistStore, Value, rules_text
from musicrec_desktop.storage.playlists.matching import MatchStore
from musicrec_desktop.storage.playlists.positions import STEP, between

log = logging.getLogger(__name__)

T = TypeVar("T")

_NEW: Final = PlaylistId(0)
"""Stands for a playlist that is not made yet."""

KEPT_AFTER_DELETION_MS: Final = 24 * 3_600_000
"""How long a deleted playlist can be brought back; its rows are removed when another one is deleted."""
COVERS: Final = 8
"""How many albums stand for a playlist at most."""
COVER_ROWS: Final = 100
"""In how many of its first rows they are looked for."""
_REMATCH_DELAY_MS: Final = 3_000
"""Tracks of a running scan are gathered for so long."""


class Doubles(StrEnum):
    """What happens to tracks that a playlist has already."""

    ASK = "ask"
    """Nothing is added where there are any, so that a front end can ask."""
    ADD = "add"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Addition:
    """The answer to adding tracks.

    Attributes:
        edit: what was done; None where doubles were found and have to be asked about.
        doubles: tracks that are in the playlist already, or were named twice.
    """

    edit: PlaylistEdit | None
    doubles: tuple[TrackId, ...]


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What becomes a playlist, or takes the place of what is in one.

    Attributes:
        name: of a new playlist.
        known: its entries in order, each with its track where that is known; of a plain one.
        rules: of a smart one.
        description: of a new playlist.
        source: the path of the file that it comes from (``os.fsdecode`` form).
        replaces: the playlist whose entries or rules it replaces; None makes a new one.
    """

    name: str
    known: tuple[tuple[KnownTrack, TrackId | None], ...] = ()
    rules: SmartRules | None = None
    description: str = ""
    source: str = ""
    replaces: PlaylistId | None = None


class PlaylistService:
    """Reads and edits playlists; an edit is one transaction, and gives its way back.

    All methods may be called in any thread, so that what is long can go through ``start``; an edit of a few
    entries of a long list takes milliseconds. Signals come soon after an edit, in the owner's thread.

    Args:
        database: for transactions.
        browse: orders tracks.
        scheduler: gives the lanes and the time.

    Attributes:
        names: what the names in rules mean, and what is wrong with them.
        playlists_changed: playlists that were made, deleted or edited, or whose entries got tracks.
        folders_changed: folders were made, renamed, moved or removed, or something was put into another one.
    """

    def __init__(self, *, database: Database, browse: BrowseStore, scheduler: Scheduler) -> None:
        self._stores = Stores(database, PlaylistStore(database), EntryStore(database), scheduler.clock)
        self._lists, self._entries = self._stores.lists, self._stores.entries
        self._followed = FollowedFileStore(database)
        self._browse = browse
        self._scheduler = scheduler
        self._local = threading.local()
        self._waiting: deque[Callable[[], TaskHandle]] = deque()
        self._is_busy = False
        self._news: set[TrackId] = set()
        self._is_rematch_due = False
        self.matcher = TrackMatcher(MatchStore(database))
        self.names = QueryNames(database)
        self.playlists_changed: Signal[tuple[PlaylistId, ...]] = Signal()
        self.folders_changed: Signal[()] = Signal()

    # Reading

    def playlists(self) -> list[Playlist]:
        """All playlists, in the order of their names; counting entries takes a while where there are many."""
        return self._lists.all()

    def load_playlists(self, on_done: Callable[[list[Playlist]], object]) -> TaskHandle:
        """Read all playlists in a lane; a newer call replaces an unfinished one."""
        return self._scheduler.run(
            Lane.QUICK, lambda _context: self._lists.all(), name="playlists", on_done=on_done
        )

    def playlist(self, playlist_id: PlaylistId) -> Playlist:
        """One playlist.

        Raises:
            PlaylistError: there is none; so does every edit.
        """
        playlist = self._lists.get(playlist_id)
        if playlist is None:
            raise PlaylistError("gone")
        return playlist

    def kind(self, playlist_id: PlaylistId) -> PlaylistKind:
        """Whether a playlist is plain or smart, without counting its entries.

        Raises:
            PlaylistError: there is none.
        """
        rules = self._lists.value(PlaylistField.RULES, playlist_id)
        if rules is None:
            raise PlaylistError("gone")
        return PlaylistKind.PLAIN if rules == ("",) else PlaylistKind.SMART

    def name(self, playlist_id: PlaylistId) -> str | None:
        """The name of a playlist, without counting its entries; None where there is none."""
        found = self._lists.value(PlaylistField.NAME, playlist_id)
        return None if found is None else str(found[0])

    def folders(self) -> list[PlaylistFolder]:
        """All folders, in the order of their names."""
        return self._lists.folders()

    def folder_paths(self) -> dict[PlaylistFolderId, str]:
        """The names of folders with those that they are in, joined by ``/``."""
        return folder_paths(self._lists.folders())

    def order(self, playlist_id: PlaylistId) -> tuple[array[int], array[int]]:
        """The ids of all entries in order, and those of their tracks; 0 where there is no track."""
        return self._entries.order(playlist_id)

    def page(self, ids: Sequence[PlaylistEntryId]) -> list[PlaylistEntry]:
        """Some entries, for the rows that are seen."""
        return self._entries.page(ids)

    def entries(self, playlist_id: PlaylistId) -> list[PlaylistEntry]:
        """All entries in order."""
        return self._entries.all(playlist_id)

    def rows(self, request: PlaylistRequest, track_ids: Sequence[TrackId] | None = None) -> PlaylistRows:
        """The rows of a playlist that answer to a request, at once.

        Args:
            request: which rows, in which order.
            track_ids: what the rules of a smart playlist find, in its order; None for a plain playlist.

        Raises:
            PlaylistError: there is no such playlist.
            QuerySyntaxError: the search cannot be meant.
        """
        playlist = self.playlist(request.playlist_id)
        if track_ids is None:
            rows = self._entries.states(request.playlist_id)
        else:
            rows = [(0, track_id, 1) for track_id in track_ids]
            length_ms = self._browse.totals(track_ids).duration_ms
            playlist = replace(playlist, entries=len(rows), length_ms=length_ms)
        if request.text.strip():
            rows = self._searched(rows, request.text)
        if request.sort is not None:
            ranks = self._ranks((row[1] for row in rows), request.sort, is_descending=request.is_descending)
            rows = sorted(rows, key=lambda row: ranks.get(row[1], len(ranks)))
        here = [TrackId(track_id) for _, track_id, is_present in rows[:COVER_ROWS] if is_present]
        return PlaylistRows(
            playlist,
            array("q", (row[0] for row in rows if row[0])),
            array("q", (row[1] for row in rows)),
            bytes(row[2] for row in rows),
            first_of_albums(self._browse.page(here)),
        )

    def load_rows(
        self,
        request: PlaylistRequest,
        on_done: Callable[[PlaylistRows], object],
        on_error: Callable[[Exception], object],
        track_ids: Sequence[TrackId] | None = None,
    ) -> TaskHandle:
        """As ``rows``, in a lane; a newer call replaces an unfinished one."""
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: self.rows(request, track_ids),
            name="playlist-rows",
            on_done=on_done,
            on_error=on_error,
        )

    def track_ids(self, playlist_id: PlaylistId) -> list[TrackId]:
        """The tracks whose files are there, in order, for the queue; a track as often as it has entries."""
        return self._entries.present_track_ids(playlist_id)

    def together(self, limit: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which tracks stand in the same plain playlist, of any listener.

        Returns:
            Track ids and playlist ids of ``limit`` entries at most, of the playlists that were changed last,
            each in its order; both of shape (n,).
        """
        return self._entries.together(limit)

    def doubles(self, playlist_id: PlaylistId, track_ids: Iterable[TrackId]) -> tuple[TrackId, ...]:
        """Those of some tracks that are in the playlist already, or named twice; each once."""
        seen = {TrackId(track_id) for track_id in self._entries.order(playlist_id)[1]}
        return tuple(dict.fromkeys(_repeated(track_ids, seen)))

    # Playlists as a whole

    def create(
        self,
        name: str,
        track_ids: Sequence[TrackId] = (),
        *,
        folder_id: PlaylistFolderId | None = None,
        description: str = "",
    ) -> PlaylistEdit:
        """Make a plain playlist of tracks; unknown tracks are left out."""

        def fill(playlist_id: PlaylistId) -> None:
            self._entries.add_tracks(playlist_id, track_ids, _fresh(len(track_ids)))

        return self._create(name, fill, folder_id=folder_id, description=description)

    def create_of_known(
        self,
        name: str,
        known: Sequence[tuple[KnownTrack, TrackId | None]],
        *,
        folder_id: PlaylistFolderId | None = None,
        description: str = "",
        source: str = "",
    ) -> PlaylistEdit:
        """Make a plain playlist of what a file knows, each with its track where ``matcher`` found one.

        Args:
            name: of the playlist.
            known: the entries in order.
            folder_id: where to put it.
            description: any text.
            source: the path of the file.
        """

        def fill(playlist_id: PlaylistId) -> None:
            self._entries.add_known(playlist_id, known, _fresh(len(known)))

        return self._create(name, fill, folder_id=folder_id, description=description, source=source)

    def create_smart(
        self,
        name: str,
        rules: SmartRules,
        *,
        folder_id: PlaylistFolderId | None = None,
        description: str = "",
    ) -> PlaylistEdit:
        """Make a smart playlist.

        Raises:
            QuerySyntaxError: its query cannot be kept: it is wrong, names what is not there, or the playlist
                would be inside itself; so do other edits of rules.
        """
        return self._create(name, _nothing, folder_id=folder_id, description=description, rules=rules)

    def put_lists(
        self, lists: Iterable[ImportedList], *, folder_id: PlaylistFolderId | None = None
    ) -> PlaylistEdit:
        """Make playlists of what files hold, or bring playlists up to date with it, in one edit.

        Entries that say the same stay the same rows. ``PlaylistEdit.playlist_ids`` has a playlist for each
        list, in their order.
        """
        steps: list[Step] = []
        ids: list[PlaylistId] = []
        wanted = list(lists)
        with self._editing():
            for one in wanted:
                if one.replaces is not None:
                    ids.append(one.replaces)
                    steps.extend(self._replaced(one.replaces, one))
                    continue
                made = self._row(one.name, folder_id, one.description, one.rules, one.source)
                self._entries.add_known(made, one.known, _fresh(len(one.known)))
                ids.append(made)
                steps.append(PresenceStep(self._stores, made, is_made=True))
            # Checked when all are there, because they may name each other.
            for playlist_id, one in zip(ids, wanted, strict=True):
                if one.rules is not None:
                    name = self.playlist(playlist_id).name
                    self.names.check(one.rules, NamedPlaylist(playlist_id, name, one.rules))
            touches_folders = any(isinstance(step, PresenceStep) for step in steps)
            return self._do(steps, ids, touches_folders=touches_folders, is_done=True)

    def duplicate(self, playlist_id: PlaylistId, name: str = "") -> PlaylistEdit:
        """Copy a playlist into the same folder; where no name is given, its own with “(copy)”."""
        with self._editing():
            source = self.playlist(playlist_id)
            suffix = " (copy)"
            return self._create(
                name or source.name[: LONGEST_NAME - len(suffix)] + suffix,
                lambda made: self._entries.copy(playlist_id, made, step=STEP),
                folder_id=source.folder_id,
                description=source.description,
                rules=source.rules,
            )

    def merge(
        self,
        playlist_ids: Sequence[PlaylistId],
        name: str,
        *,
        skip_doubles: bool = False,
        folder_id: PlaylistFolderId | None = None,
    ) -> PlaylistEdit:
        """Make a playlist of the entries of several, one after the other; those stay as they are."""
        with self._editing():
            for playlist_id in playlist_ids:
                self._plain(playlist_id)
            seen: set[TrackId] = set()

            def fill(made: PlaylistId) -> None:
                for playlist_id in playlist_ids:
                    left_out = self._double_entries(playlist_id, seen) if skip_doubles else ()
                    self._entries.copy(playlist_id, made, step=STEP, without=left_out)

            return self._create(name, fill, folder_id=folder_id)

    def delete(self, playlist_ids: Sequence[PlaylistId]) -> PlaylistEdit:
        """Delete playlists. For a day at least, undoing it brings them back."""
        with self._editing():
            for playlist_id in playlist_ids:
                if self._lists.value(PlaylistField.NAME, playlist_id) is None:
                    raise PlaylistError("gone")
            self._lists.purge(self._scheduler.clock.now_ms() - KEPT_AFTER_DELETION_MS)
            steps = [PresenceStep(self._stores, one, is_made=False) for one in dict.fromkeys(playlist_ids)]
            return self._do(steps, playlist_ids, touches_folders=True)

    def rename(self, playlist_id: PlaylistId, name: str) -> PlaylistEdit:
        """Give a playlist another name, also in the rules of smart playlists that name it."""
        title = playlist_name(name)
        with self._editing():
            known = self.names.playlists()
            before = self.playlist(playlist_id)
            now = NamedPlaylist(playlist_id, title, before.rules)
            known = known.changed(now)
            steps = [self._field_step(PlaylistField.NAME, playlist_id, title)]
            ids = [playlist_id]
            if title != before.name:
                for one, rules in renamed_rules(known, before.name, title):
                    steps.append(self._field_step(PlaylistField.RULES, one.id, rules_text(rules)))
                    ids.append(one.id)
                    known = known.changed(NamedPlaylist(one.id, one.name, rules))
                if (loop := known.loop_name(now)) is not None:
                    raise PlaylistError("rules-loop", title, (loop,))
            if steps[0].before == steps[0].after:
                return self._do([], ())
            return self._do(steps, ids)

    def describe(self, playlist_id: PlaylistId, text: str) -> PlaylistEdit:
        """Give a playlist another description."""
        return self._set(PlaylistField.DESCRIPTION, playlist_id, playlist_description(text))

    def set_rules(self, playlist_id: PlaylistId, rules: SmartRules) -> PlaylistEdit:
        """Give a smart playlist other rules."""
        playlist = self.playlist(playlist_id)
        if playlist.kind is not PlaylistKind.SMART:
            raise PlaylistError("plain", playlist.name)
        self.names.check(rules, NamedPlaylist(playlist_id, playlist.name, rules))
        return self._set(PlaylistField.RULES, playlist_id, rules_text(rules))

    def put(self, playlist_ids: Sequence[PlaylistId], folder_id: PlaylistFolderId | None) -> PlaylistEdit:
        """Put playlists into a folder, or to the top."""
        with self._editing():
            steps = [self._field_step(PlaylistField.FOLDER, one, folder_id) for one in playlist_ids]
            changing = [step for step in steps if step.before != step.after]
            return self._do(changing, [PlaylistId(step.row_id) for step in changing], touches_folders=True)

    # Folders

    def create_folder(self, name: str, parent_id: PlaylistFolderId | None = None) -> PlaylistEdit:
        """Make an empty folder."""
        with self._editing():
            if parent_id is not None:
                check_folder(self._lists, parent_id)
            title = playlist_name(name)
            made = self._lists.create_folder(title, parent_id)
            step = FolderStep(self._stores, PlaylistFolder(made, title, parent_id), is_made=True)
            return self._do([step], (), touches_folders=True, made_folder=made)

    def rename_folder(self, folder_id: PlaylistFolderId, name: str) -> PlaylistEdit:
        """Give a folder another name."""
        return self._set(PlaylistField.FOLDER_NAME, folder_id, playlist_name(name))

    def move_folder(self, folder_id: PlaylistFolderId, parent_id: PlaylistFolderId | None) -> PlaylistEdit:
        """Put a folder, with all that is in it, into another one or to the top."""
        return self._set(PlaylistField.FOLDER_PARENT, folder_id, parent_id)

    def delete_folder(self, folder_id: PlaylistFolderId) -> PlaylistEdit:
        """Remove a folder; what is in it moves to where the folder was."""
        with self._editing():
            folder = self._lists.folder(folder_id)
            if folder is None:
                raise PlaylistError("folder-gone")
            children: list[tuple[PlaylistField, int]] = [
                *((PlaylistField.FOLDER, one.id) for one in self._lists.all() if one.folder_id == folder_id),
                *(
                    (PlaylistField.FOLDER_PARENT, one.id)
                    for one in self._lists.folders()
                    if one.parent_id == folder_id
                ),
            ]
            steps: list[Step] = [FolderStep(self._stores, folder, is_made=False)]
            # In the reverse order: the folder comes back before anything goes into it.
            steps[:0] = [
                FieldStep(self._stores, field, row_id, folder_id, folder.parent_id, is_lenient=True)
                for field, row_id in children
            ]
            moved = [PlaylistId(row_id) for field, row_id in children if field is PlaylistField.FOLDER]
            return self._do(steps, moved, touches_folders=True)

    # Entries

    def add(
        self,
        playlist_id: PlaylistId,
        track_ids: Sequence[TrackId],
        *,
        at: int | None = None,
        doubles: Doubles = Doubles.ASK,
    ) -> Addition:
        """Put tracks into a playlist.

        Args:
            playlist_id: a plain one.
            track_ids: in order.
            at: the place, counted from 0; None for the end.
            doubles: what to do with tracks that are there already.
        """
        with self._editing():
            self._editable(playlist_id)
            known = self.doubles(playlist_id, track_ids)
            if known and doubles is Doubles.ASK:
                return Addition(None, known)
            wanted = list(track_ids)
            if doubles is Doubles.SKIP:
                there = {TrackId(track_id) for track_id in self._entries.order(playlist_id)[1]}
                wanted = [one for one in dict.fromkeys(wanted) if one not in there]
            positions = self._entries.positions(playlist_id)
            before = list(positions)
            place = len(before) if at is None else _checked(at, len(before))
            added = self._entries.add_tracks(
                playlist_id, wanted, self._room(positions, before, place, len(wanted))
            )
            after = [*before[:place], *added, *before[place:]]
            edit = self._arranged(playlist_id, before, after, added, is_done=True)
        return Addition(edit, known)

    def remove(self, playlist_id: PlaylistId, entry_ids: Collection[PlaylistEntryId]) -> PlaylistEdit:
        """Take entries out; those that are not there any more count for nothing."""
        with self._editing():
            self._editable(playlist_id)
            positions = self._entries.positions(playlist_id)
            before, leaving = list(positions), positions.keys() & set(entry_ids)
            after = [entry for entry in before if entry not in leaving]
            return self._arranged(playlist_id, before, after, leaving, positions=positions)

    def remove_doubles(self, playlist_id: PlaylistId) -> PlaylistEdit:
        """Take out every entry whose track has an earlier entry; entries without a track stay."""
        with self._editing():
            return self.remove(playlist_id, self._double_entries(playlist_id, set()))

    def move(self, playlist_id: PlaylistId, entry_ids: Sequence[PlaylistEntryId], to: int) -> PlaylistEdit:
        """Move entries, in the order in which they stand.

        Args:
            playlist_id: a plain one.
            entry_ids: that move; others are not there any more and count for nothing.
            to: the place in the list as it is, counted from 0; they go before the entry that stands there.
        """
        with self._editing():
            self._editable(playlist_id)
            positions = self._entries.positions(playlist_id)
            before, moving = list(positions), positions.keys() & set(entry_ids)
            place = _checked(to, len(before))
            after = [
                *(entry for entry in before[:place] if entry not in moving),
                *(entry for entry in before if entry in moving),
                *(entry for entry in before[place:] if entry not in moving),
            ]
            return self._arranged(playlist_id, before, after, moving, positions=positions)

    def sort(
        self, playlist_id: PlaylistId, column: SortColumn, *, is_descending: bool = False
    ) -> PlaylistEdit:
        """Bring the entries into an order, once; entries without a track come last, as they stood."""
        with self._editing():
            self._editable(playlist_id)
            entry_ids, track_ids = self._entries.order(playlist_id)
            before = [PlaylistEntryId(entry) for entry in entry_ids]
            ranks = self._ranks(track_ids, column, is_descending=is_descending)
            places = {
                entry: ranks.get(track_id, len(ranks))
                for entry, track_id in zip(before, track_ids, strict=True)
            }
            return self._arranged(playlist_id, before, sorted(before, key=places.__getitem__), before)

    # Long edits, and tracks that arrive

    def start(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do an edit of many entries, or its ``undo``, in a lane; one after the other, in order.

        Args:
            work: calls this service, or an edit.
            on_done: gets what ``work`` returned.
            on_error: gets what it raised.
        """

        def finish(deliver: Callable[..., object] | None) -> Callable[..., object]:
            def finished(result: object) -> None:
                self._is_busy = False
                self._start_next()
                if deliver is not None:
                    deliver(result)
                elif isinstance(result, Exception):
                    raise result

            return finished

        self._waiting.append(
            lambda: self._scheduler.run(
                Lane.QUICK,
                lambda _context: work(),
                on_done=finish(on_done),
                on_error=finish(on_error),
            )
        )
        self._start_next()

    @property
    def is_busy(self) -> bool:
        """Whether edits that were started are not done yet; ask in the owner's thread."""
        return self._is_busy

    def library_changed(self, changes: TrackChanges) -> None:
        """Find the entries that new tracks are, soon, in a lane; for ``ScanService.library_changed``."""
        self._news.update(changes.added, changes.changed, changes.moved)
        if self._news and not self._is_rematch_due:
            self._is_rematch_due = True
            self._scheduler.call_later(_REMATCH_DELAY_MS, self._rematch_news)

    def tracks_merged(self, pairs: Iterable[tuple[TrackId, TrackId]]) -> None:
        """Tell which playlists hold tracks that proved to be others; for ``AnalyseService.tracks_merged``."""
        if changed := self._entries.playlists_of([kept for kept, _ in pairs]):
            self._tell(tuple(changed), False)

    def rematch(self, among: Collection[TrackId] | None = None) -> set[PlaylistId]:
        """Find the tracks of entries without one, now; for callers that wait.

        Args:
            among: the tracks that may be meant; None for all.

        Returns:
            The playlists whose entries got tracks.
        """
        changed = self.matcher.rematch(among)
        if changed:
            self._tell(tuple(sorted(changed)), False)
        return changed

    def _ranks(self, track_ids: Iterable[int], column: SortColumn, *, is_descending: bool) -> dict[int, int]:
        """The place of each track in an order."""
        ordered = self._browse.in_order(list(track_ids), column, is_descending=is_descending)
        return {track_id: rank for rank, track_id in enumerate(ordered)}

    def _searched(self, rows: Sequence[tuple[int, int, int]], text: str) -> list[tuple[int, int, int]]:
        """The rows whose tracks a search finds; where the file is missing, whose names hold its words."""
        found = set(self._browse.ids(BrowseRequest(text)))
        words = fold(text).split()
        absent = [PlaylistEntryId(row[0]) for row in rows if not row[2]]
        named = {
            entry.id
            for entry in self._entries.page(absent)
            if all(word in _names_of(entry.known) for word in words)
        }
        return [row for row in rows if (row[1] in found if row[2] else row[0] in named)]

    def _rematch_news(self) -> None:
        news, self._news = self._news, set()
        self._is_rematch_due = False

        def put_off(error: Exception) -> None:
            if not isinstance(error, MusicRecError):
                raise error
            log.info("entries of playlists are matched with the next tracks: %s", error)
            self._news |= news

        self._scheduler.run(Lane.QUICK, lambda _context: self.rematch(news), on_error=put_off)

    @contextlib.contextmanager
    def _editing(self) -> Iterator[None]:
        """One transaction; the edits in it are told of when it is written."""
        if hasattr(self._local, "told"):
            yield
            return
        told: list[PlaylistEdit] = []
        self._local.told = told
        try:
            with self._stores.database.transaction():
                yield
        finally:
            del self._local.told
        for edit in told:
            self._tell(edit.playlist_ids, edit.touches_folders)

    def _start_next(self) -> None:
        if self._waiting and not self._is_busy:
            self._is_busy = True
            self._waiting.popleft()()

    def _plain(self, playlist_id: PlaylistId) -> None:
        rules = self._lists.value(PlaylistField.RULES, playlist_id)
        if rules is None:
            raise PlaylistError("gone")
        if rules != ("",):
            raise PlaylistError("smart", self.playlist(playlist_id).name)

    def _editable(self, playlist_id: PlaylistId) -> None:
        self._plain(playlist_id)
        if self._followed.is_followed(playlist_id):
            raise PlaylistError("followed", self.playlist(playlist_id).name)

    def _row(
        self,
        name: str,
        folder_id: PlaylistFolderId | None,
        description: str,
        rules: SmartRules | None,
        source: str,
    ) -> PlaylistId:
        if folder_id is not None:
            check_folder(self._lists, folder_id)
        return self._lists.create(
            playlist_name(name),
            self._scheduler.clock.now_ms(),
            folder_id=folder_id,
            description=playlist_description(description),
            rules=rules,
            source=source,
        )

    def _replaced(self, playlist_id: PlaylistId, one: ImportedList) -> list[Step]:
        """The step that gives a playlist other entries or rules, done already; none where they are equal."""
        step: Step
        if one.rules is not None:
            step = self._field_step(PlaylistField.RULES, playlist_id, rules_text(one.rules))
            if step.before == step.after:
                return []
            step.repeat()
            return [step]
        self._plain(playlist_id)
        there: dict[tuple[KnownTrack, TrackId | None], deque[PlaylistEntryId]] = {}
        before: list[PlaylistEntryId] = []
        for entry in self._entries.all(playlist_id):
            before.append(entry.id)
            there.setdefault((entry.known, entry.track_id), deque()).append(entry.id)
        kept = [same.popleft() if (same := there.get(each)) else None for each in one.known]
        new = [each for each, entry_id in zip(one.known, kept, strict=True) if entry_id is None]
        last = max(self._entries.positions(playlist_id).values(), default=0)
        added = iter(self._entries.add_known(playlist_id, new, range(last + 1, last + 1 + len(new))))
        after = [next(added) if entry_id is None else entry_id for entry_id in kept]
        if before == after:
            return []
        touched = frozenset(before) | frozenset(after)
        step = ArrangeStep(self._stores, playlist_id, array("q", before), array("q", after), touched)
        step.repeat()
        step.settle()
        return [step]

    def _create(
        self,
        name: str,
        fill: Callable[[PlaylistId], object],
        *,
        folder_id: PlaylistFolderId | None = None,
        description: str = "",
        rules: SmartRules | None = None,
        source: str = "",
    ) -> PlaylistEdit:
        with self._editing():
            if rules is not None:
                self.names.check(rules, NamedPlaylist(_NEW, playlist_name(name), rules))
            made = self._row(name, folder_id, description, rules, source)
            fill(made)
            step = PresenceStep(self._stores, made, is_made=True)
            return self._do([step], (made,), touches_folders=True, made=made, is_done=True)

    def _set(self, field: PlaylistField, row_id: int, value: Value) -> PlaylistEdit:
        with self._editing():
            step = self._field_step(field, row_id, value)
            if step.before == step.after:
                return self._do([], ())
            ids = () if field.is_of_folder else (PlaylistId(row_id),)
            return self._do([step], ids, touches_folders=field.is_of_folder)

    def _field_step(self, field: PlaylistField, row_id: int, value: Value) -> FieldStep:
        before = self._lists.value(field, row_id)
        if before is None:
            raise PlaylistError("folder-gone" if field.is_of_folder else "gone")
        return FieldStep(self._stores, field, row_id, before[0], value)

    def _arranged(
        self,
        playlist_id: PlaylistId,
        before: Sequence[PlaylistEntryId],
        after: Sequence[PlaylistEntryId],
        touched: Iterable[int],
        *,
        positions: Positions | None = None,
        is_done: bool = False,
    ) -> PlaylistEdit:
        if before == after:
            return self._do([], ())
        step = ArrangeStep(
            self._stores, playlist_id, array("q", before), array("q", after), frozenset(touched), positions
        )
        if is_done:
            self._lists.note_change(playlist_id, self._scheduler.clock.now_ms())
        return self._do([step], (playlist_id,), is_done=is_done)

    def _do(
        self,
        steps: Sequence[Step],
        playlist_ids: Iterable[PlaylistId],
        *,
        touches_folders: bool = False,
        made: PlaylistId | None = None,
        made_folder: PlaylistFolderId | None = None,
        is_done: bool = False,
    ) -> PlaylistEdit:
        """Do the steps of an edit, which may be done already, and tell of it."""
        edit = PlaylistEdit(
            self._stores,
            steps,
            self._tell,
            playlist_ids=playlist_ids,
            touches_folders=touches_folders,
            made=made,
            made_folder=made_folder,
        )
        if not is_done and made_folder is None:
            for step in steps:
                step.repeat()
                step.settle()
        if not edit.is_void:
            self._local.told.append(edit)
        return edit

    def _tell(self, playlist_ids: tuple[PlaylistId, ...], touches_folders: bool) -> None:
        def tell() -> None:
            if playlist_ids:
                self.playlists_changed.emit(playlist_ids)
            if touches_folders:
                self.folders_changed.emit()

        self._scheduler.post(tell)

    def _room(
        self, positions: Positions, order: Sequence[PlaylistEntryId], place: int, count: int
    ) -> Sequence[int]:
        """Positions for entries to come; the others are spread evenly where the gap is used up."""
        before = positions[order[place - 1]] if place else None
        after = positions[order[place]] if place < len(order) else None
        room = between(before, after, count)
        if room is None:
            spread = {
                entry: STEP * (number if number < place else number + count)
                for number, entry in enumerate(order)
            }
            self._entries.place(spread)
            room = [STEP * (place + number) for number in range(count)]
        return room

    def _double_entries(self, playlist_id: PlaylistId, seen: set[TrackId]) -> list[PlaylistEntryId]:
        """The entries whose track was seen before, in the playlist or in ``seen``, which is filled."""
        doubles = []
        for entry, number in zip(*self._entries.order(playlist_id), strict=True):
            track_id = TrackId(number)
            if track_id and track_id in seen:
                doubles.append(PlaylistEntryId(entry))
            seen.add(track_id)
        return doubles


def first_of_albums(tracks: Iterable[Track]) -> tuple[TrackId, ...]:
    """The first track of each album, in the order of the tracks; of a few albums."""
    albums: dict[tuple[str, str], TrackId] = {}
    for track in tracks:
        albums.setdefault((track.tags.album, track.album_artist_text), track.id)
    return tuple(albums.values())[:COVERS]


def _names_of(known: KnownTrack) -> str:
    return fold(f"{known.title} {known.artist} {known.album}")


def _nothing(_: PlaylistId) -> None:
    """Put nothing into a playlist."""


def _fresh(count: int) -> Sequence[int]:
    return [STEP * number for number in range(count)]


def _repeated(track_ids: Iterable[TrackId], seen: set[TrackId]) -> Iterable[TrackId]:
    for track_id in track_ids:
        if track_id in seen:
            yield track_id
        seen.add(track_id)


def _checked(place: int, count: int) -> int:
    if not 0 <= place <= count:
        raise PlaylistError("place", str(place + 1))
    return place
