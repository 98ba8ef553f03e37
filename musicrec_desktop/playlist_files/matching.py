"""Finds the tracks of the library that the entries of a list mean.

In this order: a path of this disk, a path by the map, the id of the recording, artist and title with the
length, the name of the file. What two tracks answer equally well is uncertain, never taken by chance.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.matching import LibraryTrack, is_same_length, length_gap
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

_GUEST_IN_BRACKETS: Final = re.compile(
    r"\s*[(\[]\s*(?:feat|ft|featuring)\b\.?\s*([^)\]]*)[)\]]", re.IGNORECASE
)
_GUEST: Final = re.compile(r"\s+(?:feat|ft|featuring)\b\.?\s+(.+)$", re.IGNORECASE)
_BETWEEN_NAMES: Final = re.compile(r"\s*[,;&+]\s*|\s+(?:and|with|x|/)\s+", re.IGNORECASE)
_NUMBER: Final = re.compile(r"^\d{1,3}(?:[-.]\d{1,3})?\s*[-._)]?\s+")


class Outcome(Enum):
    """What became of an entry."""

    MATCHED = "matched"
    UNCERTAIN = "uncertain"
    MISSING = "missing"
    STREAM = "stream"


class By(Enum):
    """What told the track."""

    PATH = "path"
    PATH_MAP = "path map"
    RECORDING = "recording"
    NAMES = "artist and title"
    FILE_NAME = "file name"


def _nothing(_keys: Collection[str]) -> None:
    """There is nothing to prepare."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """Questions to the library.

    Attributes:
        by_path: the id of the track with this path.
        by_path_key: the ids of tracks whose path has this ``path_key``.
        by_recording: the ids of tracks with this MusicBrainz id of the recording, in small letters.
        by_title: the tracks whose title has this ``title_key``.
        roots: the music folders.
        prepare: is told which ``title_key`` will be asked for, so that they can be looked up at once.
    """

    by_path: Callable[[str], int | None]
    by_path_key: Callable[[str], Sequence[int]]
    by_recording: Callable[[str], Sequence[int]]
    by_title: Callable[[str], Sequence[LibraryTrack]]
    roots: tuple[str, ...] = ()
    prepare: Callable[[Collection[str]], object] = _nothing


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and what it means.

    Attributes:
        track_id: the track of a matched entry.
        by: what told it; also of uncertain ones.
        candidates: the tracks that an uncertain entry can mean, the likeliest first.
    """

    entry: FileEntry
    outcome: Outcome
    track_id: int | None = None
    by: By | None = None
    candidates: tuple[int, ...] = ()


def lookups_of(tracks: Iterable[LibraryTrack], roots: Sequence[str] = ()) -> Lookups:
    """Lookups in tracks that are all at hand."""
    paths: dict[str, int] = {}
    keys: defaultdict[str, list[int]] = defaultdict(list)
    recordings: defaultdict[str, list[int]] = defaultdict(list)
    titles: defaultdict[str, list[LibraryTrack]] = defaultdict(list)
    for track in tracks:
        known = track.known
        paths[known.location] = track.id
        keys[path_key(known.location)].append(track.id)
        if known.recording_id:
            recordings[known.recording_id.lower()].append(track.id)
        if known.title:
            titles[title_key(known.title)].append(track)
    return Lookups(
        paths.get,
        lambda key: keys.get(key, []),
        lambda recording: recordings.get(recording, []),
        lambda key: titles.get(key, []),
        tuple(roots),
    )


def match_entries(
    entries: Iterable[FileEntry], lookups: Lookups, rules: Sequence[PathRule] = ()
) -> tuple[Match, ...]:
    """What each entry means, in the order of the entries."""
    wanted = tuple(entries)
    placed = [_first_match(entry, _places(entry, lookups, rules)) for entry in wanted]
    left = [entry for entry, match in zip(wanted, placed, strict=True) if match is None]
    lookups.prepare({title_key(title) for entry in left for _, title in _names_of(entry)})
    return tuple(
        match or _first_match(entry, _likenesses(entry, lookups)) or _unfound(entry)
        for entry, match in zip(wanted, placed, strict=True)
    )


def _first_match(entry: FileEntry, ways: Iterator[tuple[By, Sequence[int]]]) -> Match | None:
    """What the first way tells that tells something."""
    for by, found in ways:
        ids = tuple(dict.fromkeys(found))
        if len(ids) == 1 and not isinstance(found, _Doubtful):
            return Match(entry, Outcome.MATCHED, ids[0], by)
        if ids:
            return Match(entry, Outcome.UNCERTAIN, by=by, candidates=ids)
    return None


def _unfound(entry: FileEntry) -> Match:
    is_address = bool(entry.locations) and all(map(is_stream, entry.locations))
    return Match(entry, Outcome.STREAM if is_address else Outcome.MISSING)


def paths_to_map(matches: Iterable[Match]) -> Iterator[str]:
    """The paths of a list that ``guess_path_map`` looks for: those of entries that no path found."""
    for match in matches:
        if match.by not in {By.PATH, By.PATH_MAP}:
            for location in match.entry.locations:
                yield from stated_paths(location)


def title_key(title: str) -> str:
    """The folded title without the guests in it; the folded title itself where nothing else is left."""
    return fold(_parted_guests(title)[0]) or fold(title)


class _Doubtful(list[int]):
    """Ids that are offered, even a single one: its length tells another version."""


def _places(
    entry: FileEntry, lookups: Lookups, rules: Sequence[PathRule]
) -> Iterator[tuple[By, Sequence[int]]]:
    """What its places tell, on this disk and on another computer."""
    for location in entry.locations:
        yield By.PATH, _at(_here(location, lookups), lookups)
    if rules:
        for location in entry.locations:
            paths = (path for stated in stated_paths(location) for path in mapped(stated, rules))
            yield By.PATH_MAP, _at(paths, lookups)


def _likenesses(entry: FileEntry, lookups: Lookups) -> Iterator[tuple[By, Sequence[int]]]:
    """What its id and its names tell, and the names that its files have."""
    if entry.recording_id:
        yield By.RECORDING, _of_recording(entry, lookups)
    yield By.NAMES, _by_names(entry.artist, entry.title, entry, lookups)
    for artist, title in _names_of_files(entry):
        yield By.FILE_NAME, _by_names(artist, title, entry, lookups)


def _here(location: Location, lookups: Lookups) -> Iterator[str]:
    yield from local_paths(location)
    yield from rooted_paths(location, lookups.roots)


def _at(paths: Iterable[str], lookups: Lookups) -> Sequence[int]:
    """The track at the first path that one has: to the letter, else without case where one alone has it."""
    tried: list[str] = []
    for path in paths:
        for spelling in spellings(path):
            track = lookups.by_path(spelling)
            if track is not None:
                return [track]
        tried.append(path)
    for path in tried:
        found = lookups.by_path_key(path_key(path))
        if len(found) == 1:
            return found
    return []


def _of_recording(entry: FileEntry, lookups: Lookups) -> Sequence[int]:
    """The tracks of a recording; where several files have it, those whose album is the entry's."""
    found = lookups.by_recording(entry.recording_id)
    if len(found) < 2 or not entry.album:
        return found
    named = lookups.by_title(title_key(entry.title)) if entry.title else ()
    same = [each.id for each in named if each.id in found and each.is_of_album(entry.album)]
    return same or found


def _by_names(artist: str, title: str, entry: FileEntry, lookups: Lookups) -> Sequence[int]:
    if not title or not (artist or entry.album):
        return []
    if not artist:
        named = [each for each in lookups.by_title(title_key(title)) if each.is_of_album(entry.album)]
    else:
        named = [each for each in lookups.by_title(title_key(title)) if _is_song(each, artist, title, entry)]
    near = [each for each in named if is_same_length(_gap(each, entry))]
    unknown = [each for each in named if _gap(each, entry) is None]
    pool = near or unknown
    if not pool:
        return _Doubtful(each.id for each in sorted(named, key=lambda each: _gap(each, entry) or 0))
    if len(pool) > 1 and entry.album:
        pool = [each for each in pool if each.is_of_album(entry.album)] or pool
    return [each.id for each in pool]


def _gap(track: LibraryTrack, entry: FileEntry) -> int | None:
    return length_gap(track.known.duration_ms, entry.duration_ms)


def _is_song(track: LibraryTrack, artist: str, title: str, entry: FileEntry) -> bool:
    """The same artist and title; who is called a guest, and in which of the two, does not matter."""
    known = track.known
    if fold(title) == fold(known.title) and fold(artist) in {fold(known.artist), fold(track.album_artist)}:
        return True
    mine, guests = _people(artist, title)
    theirs, their_guests = _people(known.artist, known.title)
    if mine | guests == theirs | their_guests:
        return True
    is_one_silent = not guests or not their_guests
    return mine == theirs and is_one_silent and is_same_length(_gap(track, entry))


def _people(artist: str, title: str) -> tuple[set[str], set[str]]:
    """The names before and after "feat."."""
    main, guests = _parted_guests(artist)
    _, more = _parted_guests(title)
    return _names(main), _names(guests) | _names(more)


def _names(text: str) -> set[str]:
    return {key for name in _BETWEEN_NAMES.split(text) if (key := fold(name))}


def _parted_guests(text: str) -> tuple[str, str]:
    if "ft" not in (lowered := text.lower()) and "feat" not in lowered:
        return text, ""
    found = _GUEST_IN_BRACKETS.search(text)
    if found:
        return (text[: found.start()] + text[found.end() :]).strip(), found.group(1)
    found = _GUEST.search(text)
    return (text[: found.start()], found.group(1)) if found else (text, "")


def _names_of(entry: FileEntry) -> Iterator[tuple[str, str]]:
    """All pairs of artist and title that it may have."""
    if entry.title:
        yield entry.artist, entry.title
    yield from _names_of_files(entry)


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
