"""What is known of candidates, as columns: plan after plan looks at nearly the same thousands of tracks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.queue_controls import Mode
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.version_words import titles_of_work
from musicrec_desktop.recommend.queue.candidates import REDISCOVER_AFTER_DAYS
from musicrec_desktop.recommend.queue.rules.rule_set import KeptLevels
from musicrec_desktop.recommend.queue.transitions import SoundColumns
from musicrec_desktop.recommend.space.vector_table import IdArray
from musicrec_desktop.recommend.taste.belonging import albums
from musicrec_desktop.recommend.taste.tag_columns import TAGS_OF, CodeTable, TagColumns
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS

Rows = NDArray[np.intp]

KEPT: Final = 6_000
"""Tracks that are kept at least where so many were looked at lately; up to twice as many are there."""
MOST_NAMES: Final = 200_000
"""Names of one kind from which all are forgotten, because names of tracks that are gone stay."""
UNKNOWN_ENERGY: Final = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class TrackColumns:
    """What is known of n tracks, each of shape (n,) or with n rows.

    Attributes:
        facts: of each.
        plays: listens that counted.
        skips: listens that were left early.
        last_ms: start of the latest listen, UTC; 0 for none.
        is_heard: whether there was any listen.
        energy: 0 to 1, the middle where it is not known.
        sound: what transitions are judged by.
        tags: what they may have in common with the evidence.
    """

    facts: Sequence[TrackFacts]
    plays: NDArray[np.int64]
    skips: NDArray[np.int64]
    last_ms: NDArray[np.int64]
    is_heard: NDArray[np.bool_]
    energy: NDArray[np.float64]
    sound: SoundColumns
    tags: TagColumns

    @property
    def is_new(self) -> NDArray[np.bool_]:
        """Which tracks the listener never heard."""
        return np.asarray((self.plays == 0) & ~self.is_heard)

    def match(self, mode: Mode, now_ms: int) -> NDArray[np.bool_]:
        """Which tracks belong to a queue of a mode, as ``matches_mode`` says of one."""
        if mode is Mode.UNPLAYED:
            return np.asarray(self.plays == 0)
        if mode is Mode.REDISCOVER:
            is_old = now_ms - self.last_ms > REDISCOVER_AFTER_DAYS * DAY_MS
            return np.asarray((self.plays > 0) & self.is_heard & is_old)
        return np.ones(len(self.facts), dtype=np.bool_)


class KnownTracks:
    """Columns that grow by the tracks that are looked at; for one plan at a time.

    Attributes:
        artists: of each track.
        windows: the keys by which windows tell albums apart.
        works: the titles without what tells versions apart.
        sounds: the decoded sound, as hexadecimal digits.
        depth: how many chunks of candidates the latest plan looked at.
    """

    def __init__(self) -> None:
        self.depth = 1
        self._rows: dict[TrackId, int] = {}
        self._ids: list[TrackId] = []
        self._facts: list[TrackFacts] = []
        self._time = 0
        self._used = np.zeros(0, dtype=np.int64)
        self._numbers = np.zeros((0, 3), dtype=np.int64)
        self._is_heard = np.zeros(0, dtype=np.bool_)
        self._energy = np.zeros(0, dtype=np.float64)
        self._sound = SoundColumns.of(())
        self.artists, self._albums, self._genres = CodeTable(), CodeTable(), CodeTable()
        self.windows, self.works, self.sounds = CodeTable(), CodeTable(), CodeTable()

    @classmethod
    def of(cls, facts: Mapping[TrackId, TrackFacts]) -> TrackColumns:
        """The columns of some tracks alone."""
        known = cls()
        return known.columns(known.rows(facts))

    def begin(self) -> None:
        """Forget what was not looked at lately where there is too much; rows are others afterwards."""
        self._time += 1
        if max(len(table.numbers) for table in self._tables) > MOST_NAMES:
            time = self._time
            self.__init__()  # type: ignore[misc]
            self._time = time
        elif len(self._ids) > 2 * KEPT:
            self._keep(np.sort(np.argsort(-self._used[: len(self._ids)], kind="stable")[:KEPT]))

    def knows(self, ids: IdArray) -> NDArray[np.bool_]:
        """Which of some tracks were looked at lately, shape (n,)."""
        return np.fromiter((number in self._rows for number in ids.tolist()), np.bool_, len(ids))

    def rows(self, facts: Mapping[TrackId, TrackFacts]) -> Rows:
        """The rows of tracks, in their order; what is not known of them yet, or is other now, is written."""
        found, kept = [self._rows.get(track_id, -1) for track_id in facts], self._facts
        new = [
            (place, track_id, one)
            for place, (track_id, one) in enumerate(facts.items())
            if found[place] < 0 or kept[found[place]] is not one
        ]
        if new:
            for place, track_id, one in new:
                if found[place] < 0:
                    found[place] = self._rows[track_id] = len(self._ids)
                    self._ids.append(track_id)
                    self._facts.append(one)
                else:
                    self._facts[found[place]] = one
            self._write([found[place] for place, _, _ in new], [one for _, _, one in new])
        rows = np.array(found, dtype=np.intp)
        self._used[rows] = self._time
        return rows

    def columns(self, rows: Rows) -> TrackColumns:
        """What is known of the tracks in some rows."""
        plays, skips, last_ms = self._numbers[rows].T
        return TrackColumns(
            [self._facts[row] for row in rows.tolist()],
            plays,
            skips,
            last_ms,
            self._is_heard[rows],
            self._energy[rows],
            SoundColumns(self._sound.octave[rows], self._sound.fifths[rows], self._sound.energy[rows]),
            TagColumns(self.artists.of(rows), self._albums.of(rows), self._genres.of(rows)),
        )

    def sharing(self, rows: Rows, row: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
        """Which tracks share an artist, an album, or a work or decoded sound with the one in a row."""
        artists, albums_, works, sounds = (
            table.sharing(rows, row) for table in (self.artists, self.windows, self.works, self.sounds)
        )
        return artists, albums_, works | sounds

    @property
    def _tables(self) -> tuple[CodeTable, ...]:
        return self.artists, self._albums, self._genres, self.windows, self.works, self.sounds

    def _write(self, rows: Sequence[int], facts: Sequence[TrackFacts]) -> None:
        self._make_room(len(self._ids))
        self._numbers[rows] = [(one.plays, one.skips, one.last_listen_ms or 0) for one in facts]
        self._is_heard[rows] = [one.last_listen_ms is not None for one in facts]
        self._energy[rows] = [UNKNOWN_ENERGY if one.sound is None else one.sound.energy for one in facts]
        sound = SoundColumns.of(facts)
        self._sound.octave[rows], self._sound.fifths[rows] = sound.octave, sound.fifths
        self._sound.energy[rows] = sound.energy
        for table, tags_of in zip(self._tables[:3], TAGS_OF.values(), strict=True):
            table.put(rows, [tags_of(one) for one in facts])
        self.windows.put(rows, [albums(one) for one in facts])
        self.works.put(rows, [titles_of_work(one.title_key) for one in facts])
        self.sounds.put(rows, [(one.audio_id.hex(),) if one.audio_id else () for one in facts])

    def _make_room(self, count: int) -> None:
        lacking = count - len(self._used)
        if lacking <= 0:
            return
        more = max(lacking, len(self._used))
        self._used = np.concatenate((self._used, np.zeros(more, dtype=np.int64)))
        self._numbers = np.concatenate((self._numbers, np.zeros((more, 3), dtype=np.int64)))
        self._is_heard = np.concatenate((self._is_heard, np.zeros(more, dtype=np.bool_)))
        self._energy = np.concatenate((self._energy, np.zeros(more)))
        self._sound = self._sound.joined(SoundColumns.of([None] * more))

    def _keep(self, rows: Rows) -> None:
        self._ids = [self._ids[row] for row in rows.tolist()]
        self._facts = [self._facts[row] for row in rows.tolist()]
        self._rows = {track_id: row for row, track_id in enumerate(self._ids)}
        self._used, self._numbers = self._used[rows], self._numbers[rows]
        self._is_heard, self._energy = self._is_heard[rows], self._energy[rows]
        self._sound = SoundColumns(
            self._sound.octave[rows], self._sound.fifths[rows], self._sound.energy[rows]
        )
        for table in self._tables:
            table.keep(rows)


class PlanMemory:
    """What is kept from plan to plan; it saves time and changes nothing.

    Attributes:
        levels: of tracks, by the rules about the track alone.
    """

    def __init__(self) -> None:
        self.levels = KeptLevels()
        self._tracks = KnownTracks()
        self._lock = Lock()

    @contextmanager
    def tracks(self) -> Iterator[KnownTracks]:
        """The columns of tracks; new ones where another plan is being made with those that are kept."""
        if not self._lock.acquire(blocking=False):
            yield KnownTracks()
            return
        try:
            self._tracks.begin()
            yield self._tracks
        finally:
            self._lock.release()
