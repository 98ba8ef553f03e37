"""Gathers what the cards of a page are made from, in any thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.listener_group import Mixing
from musicrec_desktop.model.mix import Anniversary, DayPart, MixHistory, TrackCounts
from musicrec_desktop.model.queue_rule_table import RuleChoice
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.mixes.mix_input import MixInput
from musicrec_desktop.recommend.mixes.on_this_day import same_days
from musicrec_desktop.recommend.mixes.time_of_day import HOURS, SPAN_DAYS
from musicrec_desktop.recommend.mixes.together import for_all
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.taste.mixed import Member
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS
from musicrec_desktop.services.autoplay.taste_keeper import Known
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.storage.cards import CardStore
from musicrec_desktop.storage.mix_history import MixHistoryStore, Span
from musicrec_desktop.storage.mixes import MixStore
from musicrec_desktop.storage.tracks import TrackStore


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What is known in the owner's thread when cards are asked for.

    Attributes:
        learn: gives what is known of the listener, and learns it where that was not done yet; in any thread.
        catalogue: the sound of the library; None while nothing is analysed.
        rules: what the listener chose for the queue.
        others: who listens beside the listener in use.
        how: in which way tastes are mixed.
    """

    learn: Callable[[], Known]
    catalogue: SoundCatalogue | None
    rules: RuleChoice
    others: tuple[Member, ...] = ()
    how: Mixing = Mixing.LEAST_MISERY


class MixGathering:
    """Reads the inputs of pages.

    Args:
        mixes: the library.
        history: what was played when.
        cards: the pages of earlier days, and opinions about cards.
        tracks: facts.
        feedback: bans and likes.
        clock: gives the time.
    """

    def __init__(
        self,
        *,
        mixes: MixStore,
        history: MixHistoryStore,
        cards: CardStore,
        tracks: TrackStore,
        feedback: FeedbackService,
        clock: Clock,
    ) -> None:
        self._mixes = mixes
        self._history = history
        self._cards = cards
        self._tracks = tracks
        self._feedback = feedback
        self._clock = clock

    def today(self) -> dt.date:
        """The date on the listener's clock."""
        return dt.datetime.fromtimestamp(self._clock.now_ms() / 1000, LOCAL_ZONE).date()

    def part(self) -> DayPart:
        """The part of the day on the listener's clock."""
        return DayPart.at(dt.datetime.fromtimestamp(self._clock.now_ms() / 1000, LOCAL_ZONE).hour)

    def count(self) -> int:
        """How many present tracks there are."""
        return self._mixes.count()

    def gathered(self, moment: Moment, day: dt.date) -> MixInput:
        """The inputs of the page of a day.

        Raises:
            StorageError: the library cannot be read.
        """
        known = moment.learn()
        given = MixInput(
            tracks=self._mixes.tracks(),
            facts=self._tracks.facts,
            now_ms=self._clock.now_ms(),
            catalogue=moment.catalogue,
            taste=known.profile,
            co_occurrence=known.co_occurrence,
            history=self._history_of(day),
            liked=self._mixes.liked(),
            banned=frozenset(self._feedback.banned_ids()),
            banned_artists=frozenset(self._feedback.banned_artists()),
            disliked=frozenset(self._feedback.disliked_ids()),
            rules=moment.rules,
            shown=self._cards.shown(day),
            opinions=self._cards.opinions(day),
            zone=LOCAL_ZONE,
        )
        return for_all(given, moment.others, moment.how) if moment.others else given

    def spans(self, day: dt.date) -> list[Span]:
        """The day before a day, and the same day of earlier years, the latest first."""
        yesterday = day - dt.timedelta(days=1)
        return [span_of(yesterday, day), *(span_of(first, after) for first, after in same_days(day))]

    def _history_of(self, day: dt.date) -> MixHistory:
        days, spans = same_days(day), self.spans(day)
        ids, at_ms = self._history.plays_in(spans)
        counts: list[TrackCounts] = []
        for start, end in spans:
            counts.append(TrackCounts(*np.unique(ids[(at_ms >= start) & (at_ms < end)], return_counts=True)))
        is_yesterday = (at_ms >= spans[0][0]) & (at_ms < spans[0][1])
        part, now_ms = self.part(), self._clock.now_ms()
        then, at_all = self._history.by_hour(HOURS[part], (now_ms - SPAN_DAYS * DAY_MS, now_ms))
        return MixHistory(
            anniversaries=tuple(
                Anniversary(first.year, count)
                for (first, _), count in zip(days, counts[1:], strict=True)
                if len(count.ids)
            ),
            part=part,
            part_counts=then,
            day_counts=at_all,
            left_off=self._history.left_off(),
            last_yesterday=TrackId(int(ids[is_yesterday][-1])) if is_yesterday.any() else None,
        )


def span_of(first: dt.date, after: dt.date, zone: dt.tzinfo = LOCAL_ZONE) -> Span:
    """The moments (UTC) from the beginning of a day up to that of another one, on a clock.

    A day of a change between summer and winter has 23 or 25 hours.
    """
    start, end = (
        dt.datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() for day in (first, after)
    )
    return int(start * 1000), int(end * 1000)
