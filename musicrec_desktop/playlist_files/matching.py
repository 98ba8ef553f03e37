"""Finds the tracks of the library that the entries of a list mean.

In this order: a path of this disk, a path by the map, ids and names, the name of the file. What two tracks
answer equally well is uncertain, never taken by chance.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from musicrec_desktop.model.matching import (
    KnownTrack,
    MatchOutcome,
    MatchReason,
    TrackMatch,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.locations import (
    is_stream,
    local_paths,
    path_key,
    rooted_paths,
    spellings,
    stated_paths,
)
from musicrec_desktop.playlist_files.path_map import PathRule, mapped
from musicrec_desktop.playlist_files.values import FileEntry, Location

_NUMBER: Final = re.compile(r"^\d{1,3}(?:[-.]\d{1,3})?\s*[-._)]?\s+")


class Outcome(Enum):
    """What became of an entry."""

    MATCHED = "matched"
    UNCERTAIN = "uncertain"
    MISSING = "missing"
    STREAM = "stream"


@dataclass(frozen=True, slots=True)
class Lookups:
    """Questions to the library.

    Attributes:
        by_path: the id of the track with this path.
        by_path_key: the ids of tracks whose path has this ``path_key``.
        by_names: the tracks that descriptions mean, by ids and names.
        roots: the music folders.
    """

    by_path: Callable[[str], TrackId | None]
    by_path_key: Callable[[str], Sequence[TrackId]]
    by_names: Callable[[Sequence[KnownTrack]], Sequence[TrackMatch]]
    roots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and what it means.

    Attributes:
        track_id: the track of a matched entry.
        reason: what told it, or why it is not sure; None of entries that nothing was found for.
        candidates: the tracks that an uncertain entry can mean, the likeliest first.
        detail: the words that the reason is about, or empty.
    """

    entry: FileEntry
    outcome: Outcome
    track_id: TrackId | None = None
    reason: MatchReason | None = None
    candidates: tuple[TrackId, ...] = ()
    detail: str = ""


def match_entries(
    entries: Iterable[FileEntry], lookups: Lookups, rules: Sequence[PathRule] = ()
) -> tuple[Match, ...]:
    """What each entry means, in the order of the entries."""
    wanted = tuple(entries)
    at_paths = {place: at for place, entry in enumerate(wanted) if (at := placed(entry, lookups, rules))}
    left = [place for place in range(len(wanted)) if place not in at_paths]
    named = lookups.by_names([_known(wanted[place]) for place in left]) if left else ()
    found = dict(zip(left, named, strict=True))
    found.update(_by_file_names(wanted, found, lookups))
    return tuple(at_paths.get(place) or _of_names(entry, found[place]) for place, entry in enumerate(wanted))


def paths_to_map(matches: Iterable[Match]) -> Iterator[str]:
    """The paths of a list that ``guess_path_map`` looks for: those of entries that no path found."""
    for match in matches:
        if match.reason not in {MatchReason.PATH, MatchReason.PATH_MAP}:
            for location in match.entry.locations:
                yield from stated_paths(location)


def placed(entry: FileEntry, lookups: Lookups, rules: Sequence[PathRule]) -> Match | None:
    """What the places of an entry tell, here and on another computer; None where they find nothing."""
    for location in entry.locations:
        track_id = _at(_here(location, lookups), lookups)
        if track_id is not None:
            return Match(entry, Outcome.MATCHED, track_id, MatchReason.PATH)
    for location in entry.locations if rules else ():
        paths = (path for stated in stated_paths(location) for path in mapped(stated, rules))
        track_id = _at(paths, lookups)
        if track_id is not None:
            return Match(entry, Outcome.MATCHED, track_id, MatchReason.PATH_MAP)
    return None


def _here(location: Location, lookups: Lookups) -> Iterator[str]:
    yield from local_paths(location)
    yield from rooted_paths(location, lookups.roots)


def _at(paths: Iterable[str], lookups: Lookups) -> TrackId | None:
    """The track at the first path that one has: to the letter, else without case where one alone has it."""
    tried: list[str] = []
    for path in paths:
        for spelling in spellings(path):
            track_id = lookups.by_path(spelling)
            if track_id is not None:
                return track_id
        tried.append(path)
    for path in tried:
        found = lookups.by_path_key(path_key(path))
        if len(found) == 1:
            return found[0]
    return None


def _known(entry: FileEntry) -> KnownTrack:
    place = next((path for location in entry.locations for path in stated_paths(location)), "")
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


def _by_file_names(
    entries: Sequence[FileEntry], found: dict[int, TrackMatch], lookups: Lookups
) -> Iterator[tuple[int, TrackMatch]]:
    """What the names of files tell of entries whose own names tell nothing."""
    told = [
        (place, KnownTrack(title, artist, entries[place].album, entries[place].duration_ms))
        for place, match in found.items()
        if match.outcome is MatchOutcome.MISSING
        for artist, title in _names_of_files(entries[place])
    ]
    if not told:
        return
    done: set[int] = set()
    for (place, _), match in zip(told, lookups.by_names([known for _, known in told]), strict=True):
        if match.outcome is not MatchOutcome.MISSING and place not in done:
            done.add(place)
            yield place, match


def _of_names(entry: FileEntry, found: TrackMatch) -> Match:
    if found.track_id is not None:
        return Match(entry, Outcome.MATCHED, found.track_id, found.reason)
    if found.candidates:
        return Match(entry, Outcome.UNCERTAIN, None, found.reason, found.candidates, found.detail)
    is_address = bool(entry.locations) and all(map(is_stream, entry.locations))
    return Match(entry, Outcome.STREAM if is_address else Outcome.MISSING)


def _names_of_files(entry: FileEntry) -> Iterator[tuple[str, str]]:
    """Artist and title as file names have them: ``Artist - Title``, a number before it or between."""
    for location in entry.locations:
        for stated in stated_paths(location):
            name = os.path.splitext(stated.replace("\\", "/").rpartition("/")[2])[0]
            parts = [part.strip() for part in _NUMBER.sub("", name).split(" - ") if part.strip()]
            if len(parts) == 2:
                yield parts[0], parts[1]
            elif len(parts) == 3 and parts[1].isdecimal():
                yield parts[0], parts[2]
