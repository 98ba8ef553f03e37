"""Rows of a list that stand under the headings of their albums, which can be folded."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.listing import AlbumRuns
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.wording.formats import format_long_duration, part_text

LINES: Final = 2
"""So many rows the heading of an album takes: its cover stands beside both."""
HEADINGS_READ: Final = 32
"""So many albums are read together when one of them is looked at."""
KEPT_READS: Final = 60


@dataclass(frozen=True, slots=True)
class AlbumHeading:
    """What one of the rows of an album's heading shows.

    Attributes:
        track: the first track of the album; None where it is gone.
        count: how many tracks of it are in the list.
        duration_ms: how long these are.
        is_open: whether they are shown.
        line: which row of the heading it is, from 0.
    """

    track: Track | None
    count: int
    duration_ms: int
    is_open: bool
    line: int

    @property
    def title(self) -> str:
        """The name of the album."""
        return "" if self.track is None else self.track.tags.album or tr("No album")

    @property
    def facts(self) -> str:
        """Artist, year, and how much there is."""
        track = self.track
        parts = [] if track is None or not track.tags.album else [track.album_artist_text]
        if track is not None and track.tags.album and track.tags.year:
            parts.append(str(track.tags.year))
        parts.append(plural("{n} track", "{n} tracks", self.count))
        if self.duration_ms:
            parts.append(format_long_duration(self.duration_ms))
        return " · ".join(part for part in parts if part)


class Folds:
    """Which albums are folded: all or none, but for some."""

    def __init__(self) -> None:
        self._is_folded_first = False
        self._others: set[str] = set()

    def is_open(self, key: str) -> bool:
        """Whether the tracks of an album are shown."""
        return (key in self._others) is self._is_folded_first

    def turn(self, key: str) -> None:
        """Fold an album, or open it."""
        self._others ^= {key}

    def turn_all(self) -> None:
        """Fold all albums; open all where all are folded."""
        self._is_folded_first = not self._is_folded_first or bool(self._others)
        self._others.clear()


class AlbumRows:
    """The rows of tracks and headings.

    Args:
        ids: of all tracks, album by album.
        runs: where albums and their parts begin.
        folds: which albums are folded.
        load: reads tracks by id.

    Attributes:
        rows: for each row the id of its track, or a negative number that ``album_of`` and ``text`` take.
    """

    def __init__(
        self,
        ids: array[int],
        runs: AlbumRuns,
        folds: Folds,
        load: Callable[[Sequence[TrackId]], Sequence[Track]],
    ) -> None:
        self._ids, self._runs, self._load = ids, runs, load
        self._read: OrderedDict[int, dict[TrackId, Track]] = OrderedDict()
        self._is_open = np.fromiter((folds.is_open(key) for key in runs.keys), np.bool_, len(runs.keys))
        self.rows = self._made()

    def album_of(self, number: int) -> int | None:
        """The album of a heading by its negative number; None for the heading of a part."""
        place = -1 - number
        return place // LINES if place < LINES * len(self._runs.starts) else None

    def album_at(self, row: int) -> int:
        """The album that a row belongs to; a row of a track or a heading."""
        number = self.rows[row]
        if number < 0 and (album := self.album_of(number)) is not None:
            return album
        if number < 0:
            place = int(self._runs.part_starts[-1 - number - LINES * len(self._runs.starts)])
        else:
            place = self._ids.index(number)
        return int(np.searchsorted(self._runs.starts, place, "right")) - 1

    def row_of(self, album: int) -> int:
        """The first row of an album's heading."""
        return self.rows.index(-1 - LINES * album)

    def key(self, album: int) -> str:
        """The stable name of an album."""
        return self._runs.keys[album]

    def ids_of(self, album: int) -> list[TrackId]:
        """All tracks of an album in the list."""
        start = int(self._runs.starts[album])
        return [TrackId(one) for one in self._ids[start : start + int(self._runs.counts[album])]]

    def ids_from(self, row: int, count: int) -> list[TrackId]:
        """So many tracks from that of a row on, or from the first one of its album; folded ones, too."""
        number = self.rows[row]
        if number > 0:
            start = self._ids.index(number)
        elif (album := self.album_of(number)) is not None:
            start = int(self._runs.starts[album])
        else:
            start = int(self._runs.part_starts[-1 - number - LINES * len(self._runs.starts)])
        return [TrackId(one) for one in self._ids[start : start + count]]

    def heading(self, number: int) -> AlbumHeading | None:
        """What the heading of an album shows; None for that of a part."""
        album = self.album_of(number)
        if album is None:
            return None
        return AlbumHeading(
            self._first_track(album),
            int(self._runs.counts[album]),
            int(self._runs.durations_ms[album]),
            bool(self._is_open[album]),
            (-1 - number) % LINES,
        )

    def text(self, number: int) -> str:
        """The words of a heading."""
        heading = self.heading(number)
        if heading is not None:
            return heading.facts if heading.line else heading.title
        part = -1 - number - LINES * len(self._runs.starts)
        return part_text(int(self._runs.discs[part]), self._runs.works[part])

    def forget(self) -> None:
        """Read the tracks of headings again."""
        self._read.clear()

    def _first_track(self, album: int) -> Track | None:
        number = album // HEADINGS_READ
        if number not in self._read:
            starts = self._runs.starts[number * HEADINGS_READ : (number + 1) * HEADINGS_READ]
            tracks = self._load([TrackId(self._ids[start]) for start in starts.tolist()])
            self._read[number] = {track.id: track for track in tracks}
            while len(self._read) > KEPT_READS:
                self._read.popitem(last=False)
        return self._read[number].get(TrackId(self._ids[int(self._runs.starts[album])]))

    def _made(self) -> array[int]:
        runs, albums = self._runs, len(self._runs.starts)
        is_kept = np.repeat(self._is_open, runs.counts)
        ids = np.asarray(self._ids, np.int64)[is_kept]
        # The place among the tracks that are shown of each track of the list.
        shown = np.append(0, np.cumsum(is_kept))
        is_disc_shown = is_kept[runs.part_starts] if len(is_kept) else np.zeros(0, np.bool_)
        places = np.concatenate(
            (np.repeat(shown[runs.starts], LINES), shown[runs.part_starts[is_disc_shown]])
        )
        numbers = np.concatenate((np.arange(LINES * albums), LINES * albums + np.flatnonzero(is_disc_shown)))
        order = np.argsort(places, kind="stable")
        rows = np.insert(ids, places[order], -1 - numbers[order])
        made = array("q")
        made.frombytes(np.ascontiguousarray(rows, np.int64).data.cast("B") if len(rows) else b"")
        return made
