"""Reads playlist files and finds their tracks; nothing is changed by it."""

from __future__ import annotations

import contextlib
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.core.errors import PlaylistError, PlaylistFileError, QuerySyntaxError, QueryTimeError
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.model.matching import KnownTrack, LibraryTrack
from musicrec_desktop.model.playlist import LONGEST_NAME, Playlist, SmartRules, playlist_name
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.matching import Match, Outcome, match_entries, paths_to_map
from musicrec_desktop.playlist_files.path_map import PathGuess, PathRule, guess_path_map
from musicrec_desktop.playlist_files.reading import read_playlist
from musicrec_desktop.playlist_files.smart.reading import read_smart
from musicrec_desktop.playlist_files.values import FileEntry, Note, PlaylistDocument
from musicrec_desktop.playlist_files.writers.target import target_of
from musicrec_desktop.query.problems import ProblemKind
from musicrec_desktop.services.playlists.exchange.filling import ImportedList
from musicrec_desktop.services.playlists.exchange.library import LibraryIndex
from musicrec_desktop.services.playlists.exchange.path_memory import PathMemory
from musicrec_desktop.storage.playlists.matching import MatchStore

_ENTRIES_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class FileSignature:
    """By what a change of a file is noticed."""

    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class PlannedList:
    """A list of a file, and what became of its entries.

    Attributes:
        path: the file.
        name: of the playlist.
        matches: of its entries, in order.
        notes: what was met in the file.
        description: as the file tells.
        rules: of a smart list, whose tracks are found by rules; else None.
        error: why nothing of the file is used; else None.
        existing: the playlist that came from this file before.
        signature: the file as it was read.
        found: how many tracks the rules of a smart list find.
    """

    path: str
    name: str
    matches: tuple[Match, ...] = ()
    notes: tuple[Note, ...] = ()
    description: str = ""
    rules: SmartRules | None = None
    error: PlaylistFileError | None = None
    existing: Playlist | None = None
    signature: FileSignature = FileSignature(0, 0)
    found: int = 0

    def count(self, outcome: Outcome) -> int:
        """How many entries have an outcome."""
        return sum(match.outcome is outcome for match in self.matches)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do.

    Attributes:
        lists: of all files, in their order.
        rules: the path map by which it was found.
        guesses: rules that would find more tracks; a front end asks for them once.
    """

    lists: tuple[PlannedList, ...]
    rules: tuple[PathRule, ...] = ()
    guesses: tuple[PathGuess, ...] = ()


class ImportPlanner:
    """Makes plans; any thread may use it, and a long list takes a while.

    Args:
        store: the names and paths of tracks.
        memory: has the path map.
        find: the tracks that rules find; raises ``QuerySyntaxError`` for names that mean nothing.
    """

    def __init__(
        self, store: MatchStore, memory: PathMemory, find: Callable[[SmartRules], Sequence[int]]
    ) -> None:
        self._store = store
        self._memory = memory
        self._find = find

    def plan(
        self,
        paths: Sequence[str],
        playlists: Sequence[Playlist],
        context: TaskContext,
        *,
        is_guessing: bool = True,
    ) -> ImportPlan:
        """Read files and find the tracks of their entries.

        Args:
            paths: absolute.
            playlists: those that are there, by whose sources a file is known again.
            context: of the task.
            is_guessing: whether rules of a path map are guessed.
        """
        read: list[PlannedList] = []
        for number, path in enumerate(paths):
            context.check()
            context.progress(Progress(number, 0, os.path.basename(path)))
            read.extend(map(self._checked, _read(path)))
        plan = ImportPlan(_tied(read, playlists), self._memory.rules)
        return self.matched(plan, context, is_guessing=is_guessing)

    def _checked(self, one: PlannedList) -> PlannedList:
        """A smart list with the number of its tracks; without rules where they name what is not there."""
        if one.rules is None:
            return one
        try:
            return replace(one, found=len(self._find(one.rules)))
        except (QuerySyntaxError, QueryTimeError) as error:
            named = f"“{unmeant_part(error, one.rules)}”"
            if isinstance(error, QuerySyntaxError) and error.reason == ProblemKind.PLAYLIST:
                named = f"there is no playlist {named}"
            return replace(one, rules=None, error=PlaylistFileError(one.path, "smart-rules", named))

    def matched(self, plan: ImportPlan, context: TaskContext, *, is_guessing: bool = True) -> ImportPlan:
        """The plan with the tracks that its rules find, and guesses of more rules."""
        library = LibraryIndex(self._store, context.check)
        lookups = library.lookups()
        total = sum(len(one.matches) for one in plan.lists)
        done = 0
        lists: list[PlannedList] = []
        for one in plan.lists:
            matches: list[Match] = []
            for first in range(0, len(one.matches), _ENTRIES_AT_ONCE):
                context.check()
                context.progress(Progress(done + first, total, one.name))
                some = one.matches[first : first + _ENTRIES_AT_ONCE]
                matches += match_entries((match.entry for match in some), lookups, plan.rules)
            done += len(one.matches)
            lists.append(replace(one, matches=tuple(matches)))
        guesses: tuple[PathGuess, ...] = ()
        if is_guessing:
            stated = (path for one in lists for path in paths_to_map(one.matches))
            guesses = self._memory.to_ask(guess_path_map(stated, library.paths, library.roots))
        return ImportPlan(tuple(lists), plan.rules, guesses)

    def imported(self, plan: ImportPlan) -> list[ImportedList]:
        """What playlists are to hold, for ``PlaylistFiller.put``; of the lists that can be used."""
        found = {match.track_id for one in plan.lists for match in one.matches if match.track_id is not None}
        known = self._store.tracks(found)
        return [
            ImportedList(
                one.name,
                tuple(_known(match, known) for match in one.matches),
                one.rules,
                one.description,
                one.path,
                None if one.existing is None else one.existing.id,
            )
            for one in plan.lists
            if one.error is None
        ]


def unmeant_part(error: QuerySyntaxError | QueryTimeError, rules: SmartRules) -> str:
    """The part of rules that an error is about; all of them where it tells none."""
    return (error.name if isinstance(error, QuerySyntaxError) else f"/{error.pattern}/") or rules.query


def signature_of(path: str) -> FileSignature:
    """The file as it is now.

    Raises:
        OSError: it is not there, or cannot be looked at.
    """
    status = os.stat(path)
    return FileSignature(status.st_size, status.st_mtime_ns)


def _read(path: str) -> list[PlannedList]:
    try:
        # Before it is read, so that a change meanwhile is noticed later.
        signature = signature_of(path)
    except (OSError, ValueError):
        signature = FileSignature(0, 0)
    try:
        document = read_playlist(path)
    except PlaylistFileError as error:
        if error.reason == "smart-list":
            return _read_smart(path, error.detail, signature)
        return [PlannedList(path, _name_of(path, ""), error=error)]
    return [_planned(path, document.name, document.entries, document, signature)]


def _read_smart(path: str, kind: str, signature: FileSignature) -> list[PlannedList]:
    """The lists of a file that can have smart ones; plain lists are among them."""
    try:
        lists = read_smart(path, kind)
    except PlaylistFileError as error:
        return [PlannedList(path, _name_of(path, ""), error=error)]
    planned: list[PlannedList] = []
    for one in lists:
        if one.problems:
            refusal = PlaylistFileError(path, "smart-rules", "; ".join(one.problems))
            planned.append(PlannedList(path, _name_of(path, one.name), error=refusal))
        elif one.rules is not None:
            name = _name_of(path, one.name)
            planned.append(
                PlannedList(path, name, description=one.description, rules=one.rules, signature=signature)
            )
        else:
            planned.append(_planned(path, one.name, one.entries, None, signature))
    return planned


def _planned(
    path: str,
    name: str,
    entries: Sequence[FileEntry],
    document: PlaylistDocument | None,
    signature: FileSignature,
) -> PlannedList:
    return PlannedList(
        path,
        _name_of(path, name),
        tuple(Match(entry, Outcome.MISSING) for entry in entries),
        () if document is None else document.notes,
        "" if document is None else document.description,
        signature=signature,
    )


def _name_of(path: str, told: str) -> str:
    """A name that a playlist can have, of what a file tells."""
    for text in (told, os.path.splitext(os.path.basename(path))[0]):
        # Composed first, which can make it longer.
        name = unicodedata.normalize("NFC", clean(text))[:LONGEST_NAME]
        with contextlib.suppress(PlaylistError):
            return playlist_name(name)
    return "Playlist"


def _tied(lists: Sequence[PlannedList], playlists: Sequence[Playlist]) -> tuple[PlannedList, ...]:
    """Each list with the playlist that came from it before: of the same file; of several lists, by name."""
    of_file = Counter(one.path for one in lists)
    left = list(playlists)
    tied: list[PlannedList] = []
    for one in lists:
        is_smart = one.rules is not None
        existing = next(
            (
                each
                for each in left
                if each.source == one.path
                and (each.rules is not None) == is_smart
                and (of_file[one.path] == 1 or each.name == one.name)
            ),
            None,
        )
        if existing is not None and one.error is None:
            left.remove(existing)
            tied.append(replace(one, existing=existing))
        else:
            tied.append(one)
    return tuple(tied)


def _known(match: Match, tracks: dict[TrackId, LibraryTrack]) -> tuple[KnownTrack, TrackId | None]:
    """What is kept of an entry: what the library knows of its track, else what the file tells."""
    if match.track_id is not None and (found := tracks.get(match.track_id)) is not None:
        return found.known, found.id
    return known_of(match.entry), None


def known_of(entry: FileEntry) -> KnownTrack:
    """What a file tells of an entry, with its first place."""
    places = (target_of(location)[0] for location in entry.locations)
    place = next((place for place in places if place), "")
    return KnownTrack(
        entry.title,
        entry.artist,
        entry.album,
        entry.duration_ms,
        place,
        entry.recording_id,
        isrc=entry.isrc,
        track_number=entry.track_number,
    )
