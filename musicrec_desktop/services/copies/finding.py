"""Which tracks are the same recording in several files, and which are versions of one work.

The player knows a recording again by its decoded sound, or by what it sounds like together with its length
(``recommend/neighbours/same_recording.py``) and its course (``courses.py``). Tracks that share an artist, or
have none, are compared by sound, and those without an artist with all that last as long to a quarter of a
second: all with all would take minutes, and a file without tags is as a rule another one's copy in another
format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.same_recording import (
    DURATION_SHARE,
    DURATION_SLACK_MS,
    SAME_TITLE_SOUND,
    Kinship,
    is_of_one_file,
    is_same_work,
    kinship,
)
from musicrec_desktop.services.copies.courses import SAME_COURSE, Courses, course_likeness
from musicrec_desktop.storage.insights.library import LibraryTable
from musicrec_desktop.storage.insights.names import GroupTable
from musicrec_desktop.storage.insights.sounds import places_of

MOST_COMPARED: Final = 2_000_000
"""Pairs; more would take seconds. Only a library whose tracks are all by one artist has so many."""
UNTAGGED_SLACK_MS: Final = 250.0
"""Other formats of a recording last longer or shorter by the padding of their codecs alone."""
_AT_ONCE: Final = 65_536

Facts = Callable[[Sequence[TrackId]], Mapping[TrackId, TrackFacts]]


@dataclass(frozen=True, slots=True)
class Copies:
    """Tracks that are the same recording.

    Attributes:
        groups: of two or more tracks each.
        cuts: tracks that begin with the same sound and end at other times, one of each length.
        is_whole: whether all pairs that share an artist, or of which one has none, were compared.
        unheard: tracks whose course is not known, and which may be copies by all else.
    """

    groups: tuple[tuple[int, ...], ...]
    is_whole: bool
    cuts: tuple[tuple[int, ...], ...] = ()
    unheard: tuple[TrackId, ...] = ()


def find_copies(
    table: LibraryTable,
    artists: GroupTable,
    same_sound: tuple[NDArray[np.int64], NDArray[np.int64]],
    catalogue: SoundCatalogue | None,
    facts: Facts,
    courses: Courses,
) -> Copies:
    """The recordings that are there more than once.

    Args:
        table: of the library, with lengths.
        artists: of the tracks.
        same_sound: tracks whose decoded sound begins as that of another one, and the number of the sound.
        catalogue: the sound of the library; without it only decoded sounds are compared.
        facts: of tracks.
        courses: of tracks, where they are known.
    """
    links, cuts = _chained(*same_sound, table)
    links, cuts = _of_several_files(links, facts), _of_several_files(cuts, facts)
    is_whole, unheard = True, set[TrackId]()
    if catalogue is not None and len(table):
        pairs, is_whole = _alike(table, artists, catalogue)
        same, unheard = _of_one_course(*_same_recordings(pairs, catalogue, facts), courses)
        links += same
    return Copies(joined(links), is_whole, joined(cuts), tuple(sorted(unheard)))


def _chained(
    ids: NDArray[np.int64], sounds: NDArray[np.int64], table: LibraryTable
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Tracks whose sound begins alike: pairs that last equally long, and pairs that do not."""
    lengths = np.full(len(ids), np.nan)
    if len(table):
        places = places_of(table.ids, ids)
        lengths[places >= 0] = table.values["length_ms"][places[places >= 0]]
    order = np.lexsort((lengths, sounds))
    ids, sounds, lengths = ids[order], sounds[order], lengths[order]
    is_same = sounds[1:] == sounds[:-1]
    steps = lengths[1:] - lengths[:-1]
    # Unknown lengths come last, and can be of any recording.
    is_long = steps > DURATION_SLACK_MS + DURATION_SHARE * lengths[1:]
    pairs = np.stack((ids[:-1], ids[1:]), axis=1)
    links, cuts = pairs[is_same & ~is_long], pairs[is_same & is_long]
    return [(one, other) for one, other in links.tolist()], [(one, other) for one, other in cuts.tolist()]


def _of_several_files(links: list[tuple[int, int]], facts: Facts) -> list[tuple[int, int]]:
    """Without pairs that a cue sheet cuts out of one file: two silences, one of which begins the other."""
    known = facts([TrackId(track_id) for track_id in {number for link in links for number in link}])
    return [
        (one, other)
        for one, other in links
        if not (
            (own := known.get(TrackId(one)))
            and (others := known.get(TrackId(other)))
            and is_of_one_file(own, others)
        )
    ]


def _alike(
    table: LibraryTable, artists: GroupTable, catalogue: SoundCatalogue
) -> tuple[NDArray[np.int64], bool]:
    """Pairs of tracks that share an artist, last equally long and sound alike, shape (2, n).

    Tracks without an artist are taken as those of one, and are paired with those of others, too.
    """
    nobodys = np.setdiff1d(table.ids, artists.track_ids)
    nobody = np.full(len(nobodys), artists.groups.max(initial=0) + 1, dtype=artists.groups.dtype)
    places = places_of(table.ids, np.concatenate((artists.track_ids, nobodys)))
    all_groups = np.concatenate((artists.groups, nobody))
    lengths = table.values["length_ms"]
    is_meant = (places >= 0) & np.isfinite(np.where(places >= 0, lengths[places], np.nan))
    places, groups = places[is_meant], all_groups[is_meant]
    order = np.lexsort((lengths[places], groups))
    places, groups = places[order], groups[order]
    ones, others, is_whole = _equally_long(groups, lengths[places])
    ids = np.stack((table.ids[places[ones]], table.ids[places[others]]))
    with_others, is_all = _of_nobody(places_of(table.ids, nobodys), lengths)
    ids = np.sort(np.concatenate((ids, table.ids[with_others]), axis=1), axis=0)
    is_whole = is_whole and is_all
    ids = np.unique(ids[:, ids[0] != ids[1]], axis=1)
    rows = catalogue.index.select(np.unique(ids))
    if not len(rows):
        return np.zeros((2, 0), dtype=np.int64), is_whole
    found = np.minimum(np.searchsorted(rows.ids, ids), len(rows) - 1)
    is_known = (rows.ids[found] == ids).all(axis=0)
    ids, found = ids[:, is_known], found[:, is_known]
    vectors = catalogue.unsmoothed(rows)
    is_alike = np.zeros(ids.shape[1], dtype=bool)
    for start in range(0, ids.shape[1], _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        cosines = np.einsum("ij,ij->i", vectors[found[0, part]], vectors[found[1, part]])
        is_alike[part] = cosines >= SAME_TITLE_SOUND
    return ids[:, is_alike], is_whole


def _equally_long(
    groups: NDArray[np.int64], lengths: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], bool]:
    """Places of pairs within a group whose lengths may be of one recording.

    Args:
        groups: ascending.
        lengths: ascending within a group.

    Returns:
        The first and the second of each pair, and whether these are all.
    """
    # Each group a stretch of its own, so that one search finds the end of all runs.
    longest = float(lengths.max(initial=0.0))
    stretch = longest * (1 + 2 * DURATION_SHARE) + 4 * DURATION_SLACK_MS + 1
    keys = groups * stretch + lengths
    reach = groups * stretch + (lengths + DURATION_SLACK_MS) / (1 - DURATION_SHARE)
    counts = np.searchsorted(keys, reach, side="right") - np.arange(len(keys)) - 1
    is_whole = bool(counts.sum() <= MOST_COMPARED)
    if not is_whole:
        counts = np.where(np.cumsum(counts) <= MOST_COMPARED, counts, 0)
    ones = np.repeat(np.arange(len(keys)), counts)
    steps = np.arange(len(ones)) - np.repeat(np.cumsum(counts) - counts, counts)
    return ones, ones + steps + 1, is_whole


def _of_nobody(nobodys: NDArray[np.int64], lengths: NDArray[np.float64]) -> tuple[NDArray[np.int64], bool]:
    """Pairs of a track without an artist and one of somebody that last as long, shape (2, n).

    Args:
        nobodys: the places of those without an artist.
        lengths: of all tracks.

    Returns:
        The places of each pair, and whether these are all.
    """
    is_somebodys = np.isfinite(lengths)
    is_somebodys[nobodys] = False
    others = np.flatnonzero(is_somebodys)
    others = others[np.argsort(lengths[others], kind="stable")]
    nobodys = nobodys[np.isfinite(lengths[nobodys])]
    first = np.searchsorted(lengths[others], lengths[nobodys] - UNTAGGED_SLACK_MS)
    counts = np.searchsorted(lengths[others], lengths[nobodys] + UNTAGGED_SLACK_MS, side="right") - first
    is_whole = bool(counts.sum() <= MOST_COMPARED)
    if not is_whole:
        counts = np.where(np.cumsum(counts) <= MOST_COMPARED, counts, 0)
    steps = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.stack((np.repeat(nobodys, counts), others[np.repeat(first, counts) + steps])), is_whole


def _same_recordings(
    pairs: NDArray[np.int64], catalogue: SoundCatalogue, facts: Facts
) -> tuple[list[tuple[int, int]], Mapping[TrackId, TrackFacts]]:
    """The pairs that sound and length take for one recording, and what is known of the tracks."""
    known = facts([TrackId(int(track_id)) for track_id in np.unique(pairs)])
    links = []
    for one, other in pairs.T.tolist():
        own, others = known.get(TrackId(one)), known.get(TrackId(other))
        own_row, other_row = catalogue.row(one), catalogue.row(other)
        if own is None or others is None or own_row is None or other_row is None:
            continue
        timbre = catalogue.timbre_cosines(own_row, other_row)
        cosine = float(catalogue.sound_cosines(own_row, other_row)[0])
        kin = kinship(own, others, cosine, None if timbre is None else float(timbre[0]))
        if kin is Kinship.SAME_RECORDING:
            links.append((one, other))
    return links, known


def _of_one_course(
    links: list[tuple[int, int]], facts: Mapping[TrackId, TrackFacts], courses: Courses
) -> tuple[list[tuple[int, int]], set[TrackId]]:
    """The pairs that take the same course, and the tracks whose course has to be known for that.

    Tracks of one title and artist need none: where it is not known, their names speak for them.
    """
    known = courses([TrackId(track_id) for track_id in {number for link in links for number in link}])
    same, unheard = [], set[TrackId]()
    for one, other in links:
        own, others = facts[TrackId(one)], facts[TrackId(other)]
        if own.audio_id and own.audio_id == others.audio_id:
            same.append((one, other))
            continue
        lacking = [track_id for track_id in (TrackId(one), TrackId(other)) if track_id not in known]
        if not lacking:
            likeness = course_likeness(
                known[TrackId(one)], own.duration_ms, known[TrackId(other)], others.duration_ms
            )
            is_same = likeness >= SAME_COURSE
        else:
            is_same = is_same_work(own, others)
            unheard.update(() if is_same else lacking)
        if is_same:
            same.append((one, other))
    return same, unheard


def joined(links: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """The tracks that links join, by union-find."""
    parent: dict[int, int] = {}

    def root(track_id: int) -> int:
        while (above := parent.setdefault(track_id, track_id)) != track_id:
            parent[track_id] = parent[above]
            track_id = above
        return track_id

    for one, other in links:
        parent[root(one)] = root(other)
    groups: dict[int, list[int]] = {}
    for track_id in sorted(parent):
        groups.setdefault(root(track_id), []).append(track_id)
    return tuple(tuple(group) for group in groups.values())
