"""Gathers what the cards of a page are made from, in any thread."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.queue_rule_table import RuleChoice
from musicrec_desktop.recommend.mixes.mix_input import MixInput
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.services.autoplay.taste_keeper import Known
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.storage.mixes import MixStore
from musicrec_desktop.storage.tracks import TrackStore


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What is known in the owner's thread when a page is asked for.

    Attributes:
        known: the taste.
        catalogue: the sound of the library; None while nothing is analysed.
        rules: what the listener chose for the queue.
    """

    known: Known
    catalogue: SoundCatalogue | None
    rules: RuleChoice


class MixGathering:
    """Reads the inputs of pages.

    Args:
        mixes: the library and the history.
        tracks: facts.
        feedback: bans and likes.
        clock: gives the time.
    """

    def __init__(
        self, *, mixes: MixStore, tracks: TrackStore, feedback: FeedbackService, clock: Clock
    ) -> None:
        self._mixes = mixes
        self._tracks = tracks
        self._feedback = feedback
        self._clock = clock

    def today(self) -> dt.date:
        """The date on the listener's clock."""
        return dt.datetime.fromtimestamp(self._clock.now_ms() / 1000, LOCAL_ZONE).date()

    def gathered(self, moment: Moment) -> MixInput:
        """The inputs of a page.

        Raises:
            StorageError: the library cannot be read.
        """
        return MixInput(
            tracks=self._mixes.tracks(),
            facts=self._tracks.facts,
            now_ms=self._clock.now_ms(),
            catalogue=moment.catalogue,
            taste=moment.known.profile,
            co_occurrence=moment.known.co_occurrence,
            liked=self._mixes.liked(),
            banned=frozenset(self._feedback.banned_ids()),
            banned_artists=frozenset(self._feedback.banned_artists()),
            disliked=frozenset(self._feedback.disliked_ids()),
            rules=moment.rules,
            zone=LOCAL_ZONE,
        )
