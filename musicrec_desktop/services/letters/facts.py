"""What happened in a week, gathered for a letter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.core.sentences import counted
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.model.week import YEAR_IN_WEEKS, Week
from musicrec_desktop.services.letters.picks import Picks
from musicrec_desktop.services.letters.words import month_text
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.storage.weeks import Heard, NamedCount, WeekStore

TOP: Final = 5
MOST_SEARCHES: Final = 8
REDISCOVERIES: Final = 3
_UNHEARD_DAYS: Final = 180
_OFTEN: Final = 3
_DAY_MS: Final = 24 * 60 * 60_000


@dataclass(frozen=True, slots=True)
class Totals:
    """A span of time in figures.

    Attributes:
        plays: that counted.
        listened_ms: of all listens.
        tracks: different ones that were played.
    """

    plays: int
    listened_ms: int
    tracks: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A track that the letter offers, and why."""

    track: Track
    why: str


@dataclass(frozen=True, slots=True)
class AlbumOffer:
    """An album that the letter offers, with its first track, and why."""

    track: Track
    why: str


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """Everything that a letter is written from.

    Attributes:
        week: that it is about.
        is_whole: whether the week was over when this was gathered.
        totals: of the week.
        before: of the same part of the week before.
        by_day: plays on each day.
        top_tracks: with plays, the most played first.
        top_artists: the most played first.
        top_albums: the most played first.
        discoveries: how many tracks were played for the first time.
        discovered: those that were played most, with plays.
        searches: texts, the latest first.
        searched: how many texts there are.
        recommendations: tracks with reasons.
        albums: whole albums with reasons.
        rediscoveries: tracks that were loved and not heard for long, with reasons.
        year_ago: of the same week of the year before.
        year_ago_tracks: what was played most then, with plays.
        new_tracks: how many came into the library.
        arrived: the albums with the most new tracks.
    """

    week: Week
    is_whole: bool
    totals: Totals
    before: Totals
    by_day: tuple[int, ...]
    top_tracks: Sequence[tuple[Track, int]] = ()
    top_artists: Sequence[NamedCount] = ()
    top_albums: Sequence[NamedCount] = ()
    discoveries: int = 0
    discovered: Sequence[tuple[Track, int]] = ()
    searches: Sequence[str] = ()
    searched: int = 0
    recommendations: Sequence[Offer] = ()
    albums: Sequence[AlbumOffer] = ()
    rediscoveries: Sequence[Offer] = ()
    year_ago: Totals = Totals(0, 0, 0)
    year_ago_tracks: Sequence[tuple[Track, int]] = ()
    new_tracks: int = 0
    arrived: Sequence[NamedCount] = ()


class FactsGatherer:
    """Reads the facts of a week; takes its time, so it is called in lanes.

    Args:
        store: history, arrivals and searches.
        tracks: names.
        zone: of the listener.
    """

    def __init__(self, store: WeekStore, tracks: TrackStore, zone: dt.tzinfo = LOCAL_ZONE) -> None:
        self._store, self._tracks, self._zone = store, tracks, zone

    def gather(self, week: Week, now_ms: int, picks: Picks) -> WeekFacts:
        """The facts of a week as far as it has gone."""
        midnights = week.midnights_ms(self._zone)
        start_ms, end_ms = midnights[0], min(midnights[-1], max(now_ms, midnights[0]))
        earlier_ms = week.moved(-1).midnights_ms(self._zone)[0]
        heard = self._store.heard(start_ms, end_ms)
        before = self._store.heard(earlier_ms, min(earlier_ms + end_ms - start_ms, start_ms))
        year_midnights = week.moved(-YEAR_IN_WEEKS).midnights_ms(self._zone)
        year_ago = self._store.heard(year_midnights[0], year_midnights[-1])
        plays = _plays(heard)
        known = self._store.heard_before(plays, start_ms)
        new = {track_id: count for track_id, count in plays.items() if track_id not in known}
        new_tracks, arrived = self._store.arrivals(start_ms, end_ms, TOP)
        searches = self._store.searches(start_ms, end_ms)
        recommendations = self._offers(picks.recommendations)
        return WeekFacts(
            week=week,
            is_whole=now_ms >= midnights[-1],
            totals=_totals(heard),
            before=_totals(before),
            by_day=_by_day(heard, midnights),
            top_tracks=self._top(plays),
            top_artists=self._store.top_artists(plays, TOP),
            top_albums=self._store.top_albums(plays, TOP),
            discoveries=len(new),
            discovered=self._top(new),
            searches=searches[:MOST_SEARCHES],
            searched=len(searches),
            recommendations=recommendations,
            albums=[AlbumOffer(offer.track, offer.why) for offer in self._offers(picks.albums)],
            rediscoveries=self._rediscoveries(end_ms, picks, {offer.track.id for offer in recommendations}),
            year_ago=_totals(year_ago),
            year_ago_tracks=self._top(_plays(year_ago), REDISCOVERIES),
            new_tracks=new_tracks,
            arrived=arrived,
        )

    def _top(self, plays: dict[int, int], limit: int = TOP) -> list[tuple[Track, int]]:
        """The most played of them; those that are played once are no more than others."""
        ids = sorted(plays, key=lambda track_id: (-plays[track_id], track_id))[:limit]
        return [(track, plays[track.id]) for track in self._tracks.many([TrackId(one) for one in ids])]

    def _offers(self, reasons: Sequence[tuple[TrackId, str]]) -> list[Offer]:
        why = dict(reasons)
        return [Offer(track, why[track.id]) for track in self._tracks.many(list(why)) if not track.is_missing]

    def _rediscoveries(self, now_ms: int, picks: Picks, taken: set[TrackId]) -> list[Offer]:
        if picks.rediscoveries:
            chosen = [pick for pick in picks.rediscoveries if pick[0] not in taken]
            return self._offers(chosen[:REDISCOVERIES])
        found = self._store.long_unheard(now_ms - _UNHEARD_DAYS * _DAY_MS, _OFTEN, REDISCOVERIES + len(taken))
        return self._offers(
            [
                (track_id, f"{counted(plays, 'play')}, the last in {month_text(self._day(last_ms))}.")
                for track_id, plays, last_ms in found
                if track_id not in taken
            ][:REDISCOVERIES]
        )

    def _day(self, at_ms: int) -> dt.date:
        return dt.datetime.fromtimestamp(at_ms / 1000, self._zone).date()


def _plays(heard: Heard) -> dict[int, int]:
    ids, counts = np.unique(heard.played, return_counts=True)
    return dict(zip(ids.tolist(), counts.tolist(), strict=True))


def _totals(heard: Heard) -> Totals:
    return Totals(heard.plays, int(heard.listened_ms.sum()), int(np.unique(heard.played).size))


def _by_day(heard: Heard, midnights: tuple[int, ...]) -> tuple[int, ...]:
    counts, _ = np.histogram(heard.started_at_ms[heard.is_play > 0], bins=np.asarray(midnights))
    return tuple(int(count) for count in counts)
