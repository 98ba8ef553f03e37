"""Finds the tracks of the library that the descriptions of a source mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.import_plan import LineKey
from musicrec_desktop.model.matching import MatchOutcome, MatchReason, TrackMatch
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.locations import is_stream, stated_paths
from musicrec_desktop.playlist_files.matching import Lookups, placed
from musicrec_desktop.playlist_files.path_map import PathGuess, PathRule, guess_path_map
from musicrec_desktop.playlist_files.values import FileEntry, Location
from musicrec_desktop.services.playlists.exchange.library import LibraryIndex
from musicrec_desktop.storage.imports.spool.reading import SpooledTrack
from musicrec_desktop.storage.imports.spool.writing import correction_key
from musicrec_desktop.storage.playlists.matching import MatchStore

MATCHING: Final = "matching"
"""The label of progress while tracks are looked for; before it, files are read."""
_LINES_AT_ONCE: Final = 500


class LineMatcher:
    """Asks what the user said before, then paths, then ids and names; the library is that of its making.

    Args:
        store: the names and paths of tracks.
        corrections: what the user said of descriptions, by ``correction_key``.
        context: of the task.
    """

    def __init__(
        self, store: MatchStore, corrections: Mapping[str, TrackId | None], context: TaskContext
    ) -> None:
        self._library = LibraryIndex(store, context.check)
        self._lookups: Lookups = self._library.lookups()
        self._corrections = corrections
        self._context = context

    def match(
        self, lines: Sequence[SpooledTrack], rules: Sequence[PathRule]
    ) -> tuple[dict[LineKey, TrackMatch], tuple[PathGuess, ...]]:
        """What each description means, and rules of a path map that would find more by their paths.

        Args:
            lines: the descriptions of a source.
            rules: the path map.
        """
        matches: dict[LineKey, TrackMatch] = {}
        left: list[SpooledTrack] = []
        unplaced: list[Location] = []
        for number, line in enumerate(lines):
            if not number % _LINES_AT_ONCE:
                self._context.check()
            match = self._corrected(line)
            location = Location(line.known.location)
            if match is None and location.raw and not line.is_part_of_file and not is_stream(location):
                match = self._placed(location, rules)
                if match is None:
                    unplaced.append(location)
            if match is None:
                left.append(line)
            else:
                matches[line.key] = match
        for first in range(0, len(left), _LINES_AT_ONCE):
            self._context.check()
            self._context.progress(Progress(len(matches), len(lines), MATCHING))
            some = left[first : first + _LINES_AT_ONCE]
            named = self._lookups.by_names([line.known for line in some])
            matches.update(zip((line.key for line in some), named, strict=True))
        return matches, self._guesses(unplaced)

    def _corrected(self, line: SpooledTrack) -> TrackMatch | None:
        key = correction_key(line.known) if self._corrections else ""
        return corrected_match(self._corrections[key]) if key in self._corrections else None

    def _placed(self, location: Location, rules: Sequence[PathRule]) -> TrackMatch | None:
        found = placed(FileEntry((location,)), self._lookups, rules)
        if found is None or found.track_id is None or found.reason is None:
            return None
        return TrackMatch(MatchOutcome.SAME, found.reason, found.track_id, (found.track_id,))

    def _guesses(self, unplaced: Sequence[Location]) -> tuple[PathGuess, ...]:
        if not unplaced:
            return ()
        stated = (path for location in unplaced for path in stated_paths(location))
        return guess_path_map(stated, self._library.paths, self._library.roots)


def corrected_match(track_id: TrackId | None) -> TrackMatch:
    """What the user said: a track, or None for what is not in the library."""
    if track_id is None:
        return TrackMatch(MatchOutcome.MISSING, MatchReason.CORRECTED)
    return TrackMatch(MatchOutcome.SAME, MatchReason.CORRECTED, track_id, (track_id,))
