"""What the modules of the kinds of cards share: the listener's figures, the chooser, and making a card."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import day_text
from musicrec_desktop.model.card import Card, CardControls, CardKind, CardTrack
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.mix import MixTracks
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.mixes.choosing import Chooser
from musicrec_desktop.recommend.mixes.kinds import SHARE, KindSpec
from musicrec_desktop.recommend.mixes.mix_input import MixInput
from musicrec_desktop.recommend.mixes.standing import Standing
from musicrec_desktop.recommend.queue.exploration import exploration_noise
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS

REST_DAYS: Final = 30
"""How long a disliked card, or what it was about, does not come back."""
NEWNESS: Final = 0.8
"""What the end of the slider adds to the score of a track that was never played, less the most played one."""
NOISE: Final = 0.08
SHOWN_COST: Final = 0.4
UNWANTED_COST: Final = 0.5
UNWANTED: Final = 0.6
"""From here on a track does not come: skipped twice and never played, or it sounds like what was rejected."""
WITH_CHANCE: Final = 4_000
"""How many tracks, the best ones, chance can bring onto a card."""


@dataclass(frozen=True, slots=True, eq=False)
class MixContext:
    """Makes cards of one kind.

    Attributes:
        given: the library and the listener.
        day: of the page.
        controls: the sliders.
        spec: of the kind.
        standing: figures of all tracks.
        chooser: of the page.
        seed: of the draws of this kind.
    """

    given: MixInput
    day: dt.date
    controls: CardControls
    spec: KindSpec
    standing: Standing
    chooser: Chooser
    seed: int

    @property
    def tracks(self) -> MixTracks:
        """The library."""
        return self.given.tracks

    @property
    def most(self) -> int:
        """How many tracks a card has at most, in a library of this size."""
        return min(self.spec.most, max(self.spec.least, len(self.tracks) // SHARE))

    def days_since(self, at_ms: NDArray[np.int64]) -> NDArray[np.float64]:
        """Days from moments (UTC) until now, at least 0."""
        return np.asarray(np.maximum(self.given.now_ms - at_ms, 0) / DAY_MS)

    def scored(self, scores: NDArray[np.floating], is_candidate: NDArray[np.bool_]) -> FloatArray:
        """Scores of a kind with what counts for every kind: the slider, the pages before, some chance.

        Args:
            scores: how much speaks for each track, about 0 to 1, shape (n,).
            is_candidate: which tracks may come, shape (n,).

        Returns:
            Shape (n,); minus infinity where a track may not come.
        """
        standing = self.standing
        is_wanted = (standing.unwanted < UNWANTED) | self.tracks.is_liked
        places = np.flatnonzero(is_candidate & is_wanted & self.chooser.is_free)
        tilt = NEWNESS * (self.controls.newness - 50) / 50
        values = (
            scores[places]
            + tilt * (standing.novelty[places] - 0.5)
            - SHOWN_COST * standing.shown[places]
            - UNWANTED_COST * standing.unwanted[places]
        )
        if len(places) > WITH_CHANCE:
            best = np.argpartition(-values, WITH_CHANCE)[:WITH_CHANCE]
            places, values = places[best], values[best]
        found = np.full(len(scores), -np.inf, dtype=np.float32)
        found[places] = values + NOISE * exploration_noise(self.tracks.ids[places].tolist(), self.seed)
        return found

    def chosen(self, scores: NDArray[np.floating], is_candidate: NDArray[np.bool_]) -> list[int]:
        """The places of the tracks of a card; empty where there are too few."""
        return self.chooser.chosen(self.scored(scores, is_candidate), self.spec.least, self.most)

    def rests(self, subject: str) -> bool:
        """Whether the listener disliked a card of this kind about a subject less than 30 days ago."""
        said = 0
        for opinion in self.given.opinions:
            if opinion.kind is self.spec.kind and opinion.subject == subject:
                said = opinion.opinion if 0 <= (self.day - opinion.day).days < REST_DAYS else 0
        return said < 0

    def card(
        self,
        title: str,
        why: str,
        places: Sequence[int],
        track_why: Callable[[int], str],
        *,
        number: int = 0,
        subject: str = "",
    ) -> Card:
        """A card of chosen tracks, which no other card gets then.

        Args:
            title: a few words.
            why: of the card.
            places: of the tracks.
            track_why: gives the sentence of the track at a place.
            number: counts the cards of the kind from 1; 0 where there is one only.
            subject: what the card is about.
        """
        self.chooser.take(places)
        kind = self.spec.kind
        tracks = tuple(CardTrack(TrackId(int(self.tracks.ids[place])), track_why(place)) for place in places)
        return Card(f"{kind}:{number}" if number else str(kind), kind, title, why, tracks, subject=subject)

    def artist(self, place: int) -> str:
        """The first artist of a track; empty where unknown."""
        number = int(self.tracks.artist[place])
        return self.tracks.artists[number] if number >= 0 else ""

    def named(self, place: int) -> str:
        """A track in a sentence: its title in quotation marks, with its artist where known."""
        artist = self.artist(place)
        return f"“{self.tracks.titles[place]}”{f' by {artist}' if artist else ''}"

    def place_of(self, track_id: int) -> int | None:
        """The place of a track; None where it is not present."""
        places = self.tracks.places(id_array([track_id]))
        return int(places[0]) if len(places) else None

    def date(self, at_ms: int) -> str:
        """A moment (UTC) as a date on the listener's clock."""
        return day_text(dt.datetime.fromtimestamp(int(at_ms) / 1000, self.given.zone).date())


def seed_of(seed: int, day: dt.date, kind: CardKind, turn: int) -> int:
    """The seed of the draws of a kind on a day; ``turn`` counts how often it was asked for again."""
    text = f"{seed}|{day.isoformat()}|{kind}|{turn}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "little") >> 1
