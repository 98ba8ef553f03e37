"""What front ends ask of playlist files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Final, TypeVar

from musicrec_desktop.core.errors import (
    PlaylistFileError,
    QuerySyntaxError,
    QueryTimeError,
)
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import Playlist, PlaylistFolderId, PlaylistId, SmartRules
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.matching import Outcome
from musicrec_desktop.playlist_files.path_map import PathRule
from musicrec_desktop.playlist_files.values import Note
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.exchange.exporting import (
    NAVIDROME,
    ExportedFile,
    ListToWrite,
    PlaylistExporter,
)
from musicrec_desktop.services.playlists.exchange.filling import PlaylistFiller
from musicrec_desktop.services.playlists.exchange.following import FollowedFiles
from musicrec_desktop.services.playlists.exchange.importing import (
    ImportPlan,
    ImportPlanner,
    PlannedList,
    known_of,
    unmeant_part,
)
from musicrec_desktop.services.playlists.exchange.path_memory import PathMemory, is_well_founded
from musicrec_desktop.services.playlists.exchange.review import (
    MOST_NAMED,
    UnfoundEntry,
    followable,
    unfound_entries,
)
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.playlists.followed import FollowedFileStore
from musicrec_desktop.storage.playlists.matching import MatchStore
from musicrec_desktop.storage.state import SettingStore, StateStore

T = TypeVar("T")
_NO_PLAYLIST: Final = PlaylistId(0)


class Again(StrEnum):
    """What happens to a file that a playlist came from before."""

    ASK = "ask"
    """Nothing, so that a front end can ask."""
    UPDATE = "update"
    """That playlist gets the entries of the file."""
    COPY = "copy"
    """Another playlist is made."""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What became of a list of a file.

    Attributes:
        path: the file.
        name: of the playlist.
        matched: entries whose track was found; of a smart list the tracks that its rules find.
        uncertain: entries that may be one of several tracks, or another version; they have no track.
        missing: entries that are no track of the library, streams included.
        notes: what was met in the file.
        error: why nothing of it was used; else None.
        playlist_id: the playlist that was made or brought up to date; else None.
        existing: the playlist that came from the file before, where that has to be asked about; else None.
        unsure: the first ``MOST_NAMED`` of the uncertain entries.
    """

    path: str
    name: str
    matched: int = 0
    uncertain: int = 0
    missing: int = 0
    notes: tuple[Note, ...] = ()
    error: PlaylistFileError | None = None
    playlist_id: PlaylistId | None = None
    existing: Playlist | None = None
    unsure: tuple[UnfoundEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did.

    Attributes:
        files: one for each list, in the order of the files.
        edit: undoes all of it; None where nothing was done.
    """

    files: tuple[ImportedFile, ...]
    edit: PlaylistEdit | None = None


class PlaylistExchange:
    """Imports and exports playlists.

    All methods but ``start`` may be called in any thread. Reading a plan and exporting take long where lists
    are long; ``start`` does them in a lane.

    Args:
        database: of the profile.
        playlists: the playlists of the listener.
        scheduler: gives the lanes.
        state: keeps the path map.
        settings: whether paths are relative.
        find: the tracks that the rules of a smart playlist find, in order.

    Attributes:
        followed: keeps those playlists like their files that follow them.
        path_memory: which folders of other computers are which folders here.
    """

    def __init__(
        self,
        *,
        database: Database,
        playlists: PlaylistService,
        scheduler: Scheduler,
        state: StateStore,
        settings: SettingStore,
        find: Callable[[SmartRules], Sequence[int]],
    ) -> None:
        self._store = MatchStore(database)
        self._reader, self._filler = playlists.reader, PlaylistFiller(playlists)
        self._scheduler = scheduler
        self._find = find
        self.path_memory = PathMemory(state)
        self._planner = ImportPlanner(self._store, self.path_memory, find)
        self._exporter = PlaylistExporter(self._store, settings)
        self.followed = FollowedFiles(
            reader=self._reader,
            planner=self._planner,
            filler=self._filler,
            store=FollowedFileStore(database),
            scheduler=scheduler,
        )

    def start(
        self,
        work: Callable[[TaskContext], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object],
        on_progress: Callable[[Progress], object] | None = None,
    ) -> TaskHandle:
        """Do what takes long in a lane, with a handle by which it is cancelled.

        Args:
            work: calls this service.
            on_done: gets what ``work`` returned.
            on_error: gets what it raised.
            on_progress: gets how far it is.
        """
        return self._scheduler.run(
            Lane.QUICK, work, on_done=on_done, on_error=on_error, on_progress=on_progress
        )

    # Files into playlists

    def plan(self, paths: Sequence[str], context: TaskContext | None = None) -> ImportPlan:
        """What an import of files would do, with guesses of a path map that would find more.

        Args:
            paths: of the files; a file that is named twice is read once.
            context: of the task.
        """
        wanted = list(dict.fromkeys(os.path.abspath(path) for path in paths))
        return self._planner.plan(wanted, self._reader.playlists(), context or TaskContext())

    def with_rules(
        self, plan: ImportPlan, rules: Sequence[PathRule], context: TaskContext | None = None
    ) -> ImportPlan:
        """The plan with more rules of a path map, after a front end has asked for them."""
        chosen = tuple(dict.fromkeys((*plan.rules, *rules)))
        return self._planner.matched(replace(plan, rules=chosen), context or TaskContext())

    def carry_out(
        self,
        plan: ImportPlan,
        *,
        again: Again = Again.ASK,
        follows: bool = False,
        folder_id: PlaylistFolderId | None = None,
    ) -> ImportReport:
        """Make the playlists of a plan, all or none of them, in one edit.

        Files that cannot be used, and those that have to be asked about, are left out and reported.

        Args:
            plan: from ``plan``.
            again: what to do with files that a playlist came from before.
            follows: whether the playlists follow their files; those of rules, and of files with several
                lists, cannot.
            folder_id: where new playlists go.
        """
        lists = [one if again is not Again.COPY else replace(one, existing=None) for one in plan.lists]
        used = [one for one in lists if one.error is None and not (one.existing and again is Again.ASK)]
        imported = self._planner.imported(replace(plan, lists=tuple(used)))
        edit = self._filler.put(imported, folder_id=folder_id) if used else None
        ids = dict(zip(map(id, used), edit.playlist_ids if edit else (), strict=True))
        if follows:
            files = followable(plan)
            for one in used:
                if one.path in files:
                    self.followed.begin(ids[id(one)], one.signature)
        return ImportReport(
            tuple(_reported(one, ids.get(id(one))) for one in lists),
            None if edit is None or edit.is_void else edit,
        )

    def import_files(
        self,
        paths: Sequence[str],
        *,
        again: Again = Again.ASK,
        follows: bool = False,
        rules: Sequence[PathRule] = (),
        takes_guesses: bool = False,
        folder_id: PlaylistFolderId | None = None,
        context: TaskContext | None = None,
    ) -> tuple[ImportPlan, ImportReport]:
        """Plan an import and carry it out.

        Args:
            paths: of the files.
            again: what to do with files that a playlist came from before.
            follows: whether the playlists follow their files.
            rules: more of the path map.
            takes_guesses: whether guessed rules of the path map are used for this import, if more than a
                file name speaks for them; ``guesses`` of the plan then has those.
            folder_id: where new playlists go.
            context: of the task.
        """
        plan = self.plan(paths, context)
        if rules:
            plan = self.with_rules(plan, rules, context)
        taken = tuple(filter(is_well_founded, plan.guesses)) if takes_guesses else ()
        if taken:
            rules = [guess.rule for guess in taken]
            plan = replace(self.with_rules(plan, rules, context), guesses=taken)
        return plan, self.carry_out(plan, again=again, follows=follows, folder_id=folder_id)

    def files_of(self, path: str, context: TaskContext | None = None) -> list[str]:
        """The sound files that a playlist file means, in order: of its tracks, else those that are there.

        Raises:
            PlaylistFileError: the file cannot be used.
        """
        plan = self.plan([path], context)
        found: list[str] = []
        for one in plan.lists:
            if one.error is not None:
                raise one.error
            ids = [match.track_id for match in one.matches if match.track_id is not None]
            ids += [TrackId(number) for number in self._find(one.rules)] if one.rules is not None else []
            tracks = self._store.tracks(ids)
            if one.rules is not None:
                found += [tracks[track_id].known.location for track_id in ids if track_id in tracks]
            for match in one.matches:
                if match.track_id is not None and match.track_id in tracks:
                    found.append(tracks[match.track_id].known.location)
                elif (place := known_of(match.entry).location) and os.path.isfile(place):
                    found.append(place)
        return found

    def tracks_of(self, playlist_id: PlaylistId) -> list[TrackId]:
        """The tracks of a playlist whose files are there, in order; of a smart one those that it has now.

        Raises:
            PlaylistError: it is gone.
            QuerySyntaxError: its rules name what is not there.
        """
        playlist = self._reader.playlist(playlist_id)
        if playlist.rules is not None:
            return [TrackId(number) for number in self._find(playlist.rules)]
        return self._reader.track_ids(playlist_id)

    # Playlists into files

    def export(
        self,
        playlist_ids: Sequence[PlaylistId],
        target: str,
        *,
        is_folder: bool = False,
        format_name: str = "",
        paths: str | None = None,
        replaces: bool = False,
        context: TaskContext | None = None,
    ) -> tuple[ExportedFile, ...]:
        """Write playlists into files: the tracks that smart ones have now, or for Navidrome their rules.

        Args:
            playlist_ids: whose entries; several go into a folder.
            target: a folder, which is made where it is missing, or the file of the only playlist.
            is_folder: which of the two.
            format_name: one of ``WRITTEN_FORMATS``; empty for what the name of the file asks for.
            paths: one of ``PATH_STYLES``, which is remembered; None for the remembered one.
            replaces: whether a file that is there is written over; else that is an error of its playlist.
            context: of the task.

        Raises:
            PlaylistError: one of the playlists is gone.
            PlaylistFileError: nothing can be written there at all.
        """
        chosen = [self._reader.playlist(playlist_id) for playlist_id in playlist_ids]
        if format_name == NAVIDROME or (not format_name and target.lower().endswith(f".{NAVIDROME}")):
            lists = [ListToWrite(playlist, ()) for playlist in chosen]
            format_name = NAVIDROME
        else:
            lists = [self._to_write(playlist) for playlist in chosen]
        return self._exporter.write(
            lists,
            os.path.abspath(target),
            is_folder=is_folder or len(lists) != 1,
            format_name=format_name,
            paths=paths,
            replaces=replaces,
            context=context or TaskContext(),
        )

    def export_tracks(
        self,
        name: str,
        track_ids: Sequence[TrackId],
        target: str,
        *,
        paths: str | None = None,
        replaces: bool = False,
        context: TaskContext | None = None,
    ) -> ExportedFile:
        """Write some tracks, such as a selection or the queue, into a file; arguments as of ``export``."""
        (written,) = self._exporter.write(
            [ListToWrite(Playlist(_NO_PLAYLIST, name), self._known(track_ids))],
            os.path.abspath(target),
            is_folder=False,
            format_name="",
            paths=paths,
            replaces=replaces,
            context=context or TaskContext(),
        )
        return written

    def _to_write(self, playlist: Playlist) -> ListToWrite:
        if playlist.rules is not None:
            try:
                found = [TrackId(one) for one in self._find(playlist.rules)]
            except (QuerySyntaxError, QueryTimeError) as error:
                return ListToWrite(playlist, (), unmeant=unmeant_part(error, playlist.rules))
            return ListToWrite(playlist, self._known(found))
        entries = self._reader.entries(playlist.id)
        tracks = self._store.tracks(entry.track_id for entry in entries if entry.track_id is not None)
        return ListToWrite(
            playlist,
            [tracks[entry.track_id].known if entry.track_id in tracks else entry.known for entry in entries],
        )

    def _known(self, track_ids: Sequence[TrackId]) -> list[KnownTrack]:
        tracks = self._store.tracks(track_ids)
        return [tracks[track_id].known for track_id in track_ids if track_id in tracks]


def _reported(one: PlannedList, playlist_id: PlaylistId | None) -> ImportedFile:
    unsure = (entry for entry in unfound_entries(one) if entry.outcome == Outcome.UNCERTAIN.value)
    return ImportedFile(
        one.path,
        one.name,
        one.found if one.rules is not None else one.count(Outcome.MATCHED),
        one.count(Outcome.UNCERTAIN),
        one.count(Outcome.MISSING) + one.count(Outcome.STREAM),
        one.notes,
        one.error,
        playlist_id,
        one.existing if playlist_id is None and one.error is None else None,
        tuple(islice(unsure, MOST_NAMED)),
    )
