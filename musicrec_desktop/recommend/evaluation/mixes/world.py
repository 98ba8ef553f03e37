"""One library in which pages are made for any history, as they are for the listener."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Final

import numpy as np

from musicrec_desktop.model.listen import FeedbackEvent, FeedbackKind, ListenTable
from musicrec_desktop.model.mix import (
    Anniversary,
    DayPart,
    Ints,
    MixHistory,
    MixTracks,
    ShownTracks,
    TrackCounts,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.library import ReplayLibrary
from musicrec_desktop.recommend.mixes.mix_input import MixInput
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.vector_table import IdArray, id_array
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS, learn_taste

LIBRARY_DAYS: Final = 400
PART_DAYS: Final = 90
"""How far back the habits of a part of the day go."""
LIKED_SHARE: Final = 0.1
"""How many of the tracks that simulated listeners played they also like in words, the most played ones."""


@dataclass(frozen=True, slots=True, eq=False)
class MixWorld:
    """Makes inputs of pages from listens.

    Attributes:
        tracks: the present tracks as columns; what the listener did with them is replaced.
        library: the same tracks, without history.
        catalogue: the sound of the library.
    """

    tracks: MixTracks
    library: ReplayLibrary
    catalogue: SoundCatalogue

    def aged(self, heard: IdArray, begins_ms: int, rng: np.random.Generator) -> MixWorld:
        """The same library, grown within ``LIBRARY_DAYS`` until a moment (UTC); ``heard`` came first."""
        added_at_ms = begins_ms - rng.integers(0, LIBRARY_DAYS * DAY_MS, len(self.tracks))
        added_at_ms[np.isin(self.tracks.ids, heard)] = begins_ms - LIBRARY_DAYS * DAY_MS
        return replace(self, tracks=replace(self.tracks, added_at_ms=added_at_ms))

    def at(self, moment_ms: int) -> MixWorld:
        """The library without tracks that were added after a moment (UTC)."""
        is_there = self.tracks.added_at_ms < moment_ms
        columns = {
            field.name: getattr(self.tracks, field.name)[is_there]
            for field in fields(MixTracks)
            if isinstance(getattr(self.tracks, field.name), np.ndarray)
        }
        titles = tuple(itertools.compress(self.tracks.titles, is_there.tolist()))
        return replace(self, tracks=replace(self.tracks, **columns, titles=titles))

    def given(
        self,
        listens: ListenTable,
        now_ms: int,
        *,
        co_occurrence: CoOccurrence,
        liked: Sequence[TrackId] = (),
        shown: ShownTracks | None = None,
    ) -> MixInput:
        """The input of a page for a listener who did nothing else.

        Args:
            listens: of the listener, oldest first.
            now_ms: UTC.
            co_occurrence: of tracks in sessions.
            liked: tracks with a like, the latest first.
            shown: tracks of earlier pages.
        """
        events = [FeedbackEvent(FeedbackKind.LIKE, now_ms - DAY_MS, track_id) for track_id in reversed(liked)]
        return MixInput(
            tracks=self._with_history(listens, liked),
            facts=self.library.facts,
            now_ms=now_ms,
            catalogue=self.catalogue,
            taste=learn_taste(listens, events, self.catalogue, now_ms),
            co_occurrence=co_occurrence,
            history=history_at(listens, now_ms),
            liked=tuple(liked),
            shown=shown or ShownTracks(),
        )

    def _with_history(self, listens: ListenTable, liked: Sequence[TrackId]) -> MixTracks:
        count = len(self.tracks)
        is_known = np.isin(listens.track_ids, self.tracks.ids)
        places = np.searchsorted(self.tracks.ids, listens.track_ids[is_known])
        is_play = listens.is_play[is_known]
        last_ms = np.zeros(count, dtype=np.int64)
        np.maximum.at(last_ms, places[is_play], listens.started_at_ms[is_known][is_play])
        return replace(
            self.tracks,
            plays=np.bincount(places, is_play, count).astype(np.int64),
            skips=np.bincount(places, listens.is_skip[is_known], count).astype(np.int64),
            last_ms=last_ms,
            half_stars=np.zeros(count, dtype=np.int64),
            is_liked=np.isin(self.tracks.ids, id_array(list(liked))),
        )


def history_at(listens: ListenTable, now_ms: int) -> MixHistory:
    """What was done at certain times, from the listens of one listener (UTC)."""
    plays, at_ms = listens.track_ids[listens.is_play], listens.started_at_ms[listens.is_play]
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    part = DayPart.at(now.hour)
    is_late = at_ms >= now_ms - PART_DAYS * DAY_MS
    hours = (at_ms // 3_600_000) % 24
    parts = np.array([DayPart.at(hour) is part for hour in range(24)])
    day = now_ms // DAY_MS
    yesterday = plays[at_ms // DAY_MS == day - 1]
    return MixHistory(
        anniversaries=_anniversaries(plays, at_ms, now),
        part=part,
        part_counts=_counts(plays[is_late & parts[hours]]),
        day_counts=_counts(plays[is_late]),
        last_yesterday=TrackId(int(yesterday[-1])) if len(yesterday) else None,
    )


def most_liked(listens: ListenTable) -> tuple[TrackId, ...]:
    """The tracks that a simulated listener likes in words, the most played ones first."""
    ids, counts = np.unique(listens.track_ids[listens.is_play], return_counts=True)
    order = np.argsort(-counts, kind="stable")[: max(1, round(LIKED_SHARE * len(ids)))]
    return tuple(TrackId(number) for number in ids[order].tolist())


def _anniversaries(plays: IdArray, at_ms: Ints, now: datetime) -> tuple[Anniversary, ...]:
    if not len(plays):
        return ()
    found = []
    first = datetime.fromtimestamp(int(at_ms.min()) / 1000, UTC).year
    for year in range(now.year - 1, first - 1, -1):
        try:
            day = now.replace(year=year, hour=0, minute=0, second=0, microsecond=0)
        except ValueError:  # the 29th of February
            continue
        begins_ms = int(day.timestamp() * 1000)
        own = plays[(at_ms >= begins_ms) & (at_ms < begins_ms + DAY_MS)]
        if len(own):
            found.append(Anniversary(year, _counts(own)))
    return tuple(found)


def _counts(plays: IdArray) -> TrackCounts:
    ids, counts = np.unique(plays, return_counts=True)
    return TrackCounts(ids, counts.astype(np.int64))
