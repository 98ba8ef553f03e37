"""Which tracks are the same recording in several files, and the space that the further ones take.

The player knows a recording again by its decoded sound, or by what it sounds like together with its length
(``recommend/neighbours/same_recording.py``). Only tracks that share an artist are compared by sound: all with
all would take minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.same_recording import (
    DURATION_SHARE,
    DURATION_SLACK_MS,
    SAME_TITLE_SOUND,
    Kinship,
    kinship,
)
from musicrec_desktop.services.insights.library.growth import NO_TRACKS
from musicrec_desktop.storage.insights.library import FileFacts, LibraryTable
from musicrec_desktop.storage.insights.names import GroupTable
from musicrec_desktop.storage.insights.sounds import places_of

SHOWN: Final = 30
MOST_COMPARED: Final = 2_000_000
"""Pairs; more would take seconds. Only a library whose tracks are all by one artist has so many."""
_AT_ONCE: Final = 65_536

Facts = Callable[[Sequence[TrackId]], Mapping[TrackId, TrackFacts]]


@dataclass(frozen=True, slots=True)
class Copies:
    """Tracks that are the same recording.

    Attributes:
        groups: of two or more tracks each.
        is_whole: whether all pairs that share an artist were compared.
    """

    groups: tuple[tuple[int, ...], ...]
    is_whole: bool


def find_copies(
    table: LibraryTable,
    artists: GroupTable,
    same_sound: tuple[NDArray[np.int64], NDArray[np.int64]],
    catalogue: SoundCatalogue | None,
    facts: Facts,
) -> Copies:
    """The recordings that are there more than once.

    Args:
        table: of the library, with lengths.
        artists: of the tracks.
        same_sound: tracks with the decoded sound of another one, and the number of the sound.
        catalogue: the sound of the library; without it only decoded sounds are compared.
        facts: of tracks.
    """
    links = _chained(*same_sound)
    is_whole = True
    if catalogue is not None and len(table):
        pairs, is_whole = _alike(table, artists, catalogue)
        links += _same_recordings(pairs, catalogue, facts)
    return Copies(_groups(links), is_whole)


def _chained(ids: NDArray[np.int64], sounds: NDArray[np.int64]) -> list[tuple[int, int]]:
    is_same = sounds[1:] == sounds[:-1]
    return list(zip(ids[:-1][is_same].tolist(), ids[1:][is_same].tolist(), strict=True))


def _alike(
    table: LibraryTable, artists: GroupTable, catalogue: SoundCatalogue
) -> tuple[NDArray[np.int64], bool]:
    """Pairs of tracks that share an artist, last equally long and sound alike, shape (2, n)."""
    places = places_of(table.ids, artists.track_ids)
    lengths = table.values["length_ms"]
    is_meant = (places >= 0) & np.isfinite(np.where(places >= 0, lengths[places], np.nan))
    places, groups = places[is_meant], artists.groups[is_meant]
    order = np.lexsort((lengths[places], groups))
    places, groups = places[order], groups[order]
    ones, others, is_whole = _equally_long(groups, lengths[places])
    ids = np.sort(np.stack((table.ids[places[ones]], table.ids[places[others]])), axis=0)
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


def _same_recordings(
    pairs: NDArray[np.int64], catalogue: SoundCatalogue, facts: Facts
) -> list[tuple[int, int]]:
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
    return links


def _groups(links: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
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


def copies_figure(
    copies: Copies,
    files: Mapping[int, FileFacts],
    names: Mapping[int, tuple[str, str]],
    *,
    tracks: int,
    is_sound_known: bool,
) -> Figure:
    """The recordings that take most space beside their best file.

    Args:
        copies: of the library.
        files: of all tracks of the copies.
        names: title and artists of them.
        tracks: of the library.
        is_sound_known: whether sounds were compared, not only decoded files.
    """
    rows: list[tuple[Cell, ...]] = []
    for group in copies.groups:
        best = max(group, key=lambda one: (files[one].is_lossless, files[one].bitrate, files[one].size, -one))
        spare = sum(files[one].size for one in group if one != best)
        title, artist = names.get(best, ("", ""))
        kinds = ", ".join(sorted({files[one].codec or "?" for one in group}))
        rows.append(
            (
                f"{title or 'Untitled'} — {artist}" if artist else title or "Untitled",
                spare,
                len(group),
                kinds,
                best,
            )
        )
    rows.sort(key=lambda row: (-int(row[1] or 0), str(row[0])))
    spare_files = sum(len(group) - 1 for group in copies.groups)
    limits = "" if copies.is_whole else f" Of the pairs, {MOST_COMPARED:,} were compared."
    if not is_sound_known:
        limits += " Sounds are compared when the player has listened to the tracks."
    return Figure(
        "copies",
        InsightSection.LIBRARY,
        "The same recording in several files",
        "Files with the same decoded sound, and tracks of one artist that last equally long and sound the"
        f" same; the {SHOWN} that take most space. The best file (lossless, then by bit rate) is kept out of"
        f" the sum. The player deletes nothing.{limits}",
        ChartKind.BARS,
        (
            FigureColumn("Recording", Unit.TEXT, Role.LABEL),
            FigureColumn("Space of the other files", Unit.BYTES, Role.VALUE),
            FigureColumn("Files", Unit.COUNT, Role.EXTRA),
            FigureColumn("Formats", Unit.TEXT, Role.EXTRA),
            FigureColumn("Track", Unit.COUNT, Role.TRACK_ID),
        ),
        tuple(rows[:SHOWN]),
        f"{counted(len(rows), 'recording')} {'is' if len(rows) == 1 else 'are'} there more than once,"
        f" in {counted(spare_files, 'further file')}."
        if rows
        else "",
        ""
        if rows
        else NO_TRACKS
        if not tracks
        else "No recording is there twice, as far as the player knows.",
    )
