"""Finds what the lines of a list mean in the library; beside a window in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason, TrackMatch
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.tracklist import TracklistLine
from musicrec_desktop.playlist_files.matching import Match, Outcome, match_entries
from musicrec_desktop.playlist_files.path_map import PathRule
from musicrec_desktop.services.importing.lines import MATCHING, corrected_match
from musicrec_desktop.services.playlists.exchange.library import LibraryIndex
from musicrec_desktop.services.tracklists.sources import ReadList, TracklistSource, read_source
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.imports.spool.writing import correction_key
from musicrec_desktop.storage.playlists.matching import MatchStore

if TYPE_CHECKING:
    from musicrec_desktop.matching.index import MatchIndex

MOST_OF_ARTIST: Final = 400
"""Tracks of an artist that may stand in for a missing one."""
_MATCHED: Final = {
    Outcome.UNCERTAIN: MatchOutcome.ASK,
    Outcome.MISSING: MatchOutcome.MISSING,
    Outcome.STREAM: MatchOutcome.MISSING,
}


@dataclass(frozen=True, slots=True)
class UnderstandingRequest:
    """What is read.

    Attributes:
        source: where the list is.
        rules: the path map.
        corrections: what the user said of descriptions, by ``correction_key``.
        now_ms: the present time.
        scratch: the folder for copies of databases.
    """

    source: TracklistSource
    rules: tuple[PathRule, ...] = ()
    corrections: Mapping[str, TrackId | None] = field(default_factory=dict)
    now_ms: int = 0
    scratch: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """A list whose lines were looked up.

    Attributes:
        lines: without what stands in for missing tracks.
        title: of the list.
        left_out: lines that were too many.
        by_artist: by the artists of missing lines, tracks of theirs.
    """

    lines: tuple[TracklistLine, ...]
    title: str = ""
    left_out: int = 0
    by_artist: Mapping[str, tuple[TrackId, ...]] = field(default_factory=dict)


def understand(request: UnderstandingRequest, database: Database, context: TaskContext) -> Understood:
    """Read a list, and look its lines up.

    Raises:
        TracklistError: a text is no list.
        PlaylistFileError: a file cannot be read, or is a damaged playlist.
        ImportFileError: an export is damaged.
        CancelledError: the task was cancelled.
    """
    library = LibraryIndex(MatchStore(database), context.check)
    evidence = _Names(library)
    read = read_source(request.source, lambda: evidence, context, request.now_ms, request.scratch)
    if request.source.track_ids:
        tracks = MatchStore(database).tracks(request.source.track_ids)
        read.add_owned([tracks[one] for one in request.source.track_ids if one in tracks])
    matches = _matches(read, request, library, context)
    lines = tuple(
        TracklistLine(line.text, line.known, str(line.note), matches.get(place), is_guess=line.is_guess)
        for place, line in enumerate(read.lines)
    )
    artists = {
        line.known.artist for line in lines if line.track_id is None and line.known and line.known.artist
    }
    by_artist: dict[str, tuple[TrackId, ...]] = {}
    for artist in sorted(artists):
        context.check()
        if found := library.names.of_artist(artist):
            by_artist[artist] = tuple(sorted(found)[:MOST_OF_ARTIST])
    return Understood(lines, read.title, read.left_out, by_artist)


class _Names:
    """The library as ``tracklists.values.Evidence``; its names are read when first asked for."""

    def __init__(self, library: LibraryIndex) -> None:
        self._library = library

    @cached_property
    def _index(self) -> MatchIndex:
        return self._library.names

    def is_artist(self, text: str) -> bool:
        return bool(self._index.of_artist(text))

    def is_title(self, text: str) -> bool:
        return self._index.has_title(text)


def _matches(
    read: ReadList, request: UnderstandingRequest, library: LibraryIndex, context: TaskContext
) -> dict[int, TrackMatch]:
    """What each line that names a track means, by its place."""
    found: dict[int, TrackMatch] = {}
    left: list[int] = []
    for place, line in enumerate(read.lines):
        if line.known is None:
            continue
        if place in read.owned:
            found[place] = TrackMatch(MatchOutcome.SAME, MatchReason.PATH, read.owned[place])
            continue
        key = correction_key(line.known) if request.corrections else ""
        if key in request.corrections:
            found[place] = corrected_match(request.corrections[key])
        else:
            left.append(place)
    placed = [place for place in left if place in read.entries]
    if placed:
        entries = [read.entries[place] for place in placed]
        matched = match_entries(entries, library.lookups(), request.rules)
        found.update(zip(placed, map(_of_entry, matched), strict=True))
    named = [
        (place, known)
        for place in left
        if place not in read.entries and (known := read.lines[place].known) is not None
    ]

    def check(done: int) -> None:
        context.check()
        context.progress(Progress(done, len(named), MATCHING))

    if named:
        answers = library.names.match([known for _, known in named], check)
        found.update(zip((place for place, _ in named), answers, strict=True))
    return found


def _of_entry(match: Match) -> TrackMatch:
    reason = match.reason or MatchReason.OTHER_TITLE
    if match.track_id is not None:
        return TrackMatch(MatchOutcome.SAME, reason, match.track_id, (match.track_id,))
    return TrackMatch(_MATCHED[match.outcome], reason, None, match.candidates, match.detail)


def same_description(one: KnownTrack | None, other: KnownTrack | None) -> bool:
    """Whether a correction of one line is one of the other, too."""
    return one is not None and other is not None and correction_key(one) == correction_key(other)
