"""What the cards of a page are made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from musicrec_desktop.model.card import CardOpinion
from musicrec_desktop.model.mix import MixHistory, MixTracks, ShownTracks
from musicrec_desktop.model.queue_rule_table import RuleChoice
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.taste.co_occurrence import CoOccurrence
from musicrec_desktop.recommend.taste.taste_profile import TasteProfile

FactsOf = Callable[[Sequence[TrackId]], Mapping[TrackId, TrackFacts]]


@dataclass(frozen=True, slots=True, eq=False)
class MixInput:
    """One library and one listener at one moment.

    Attributes:
        tracks: the present tracks of the library, with what the listener did with them.
        facts: gives what rules look at; unknown tracks are left out.
        now_ms: UTC.
        catalogue: the sound of the library; None while nothing is analysed.
        taste: the long-term taste, of one listener or of several.
        co_occurrence: of tracks in sessions and playlists.
        history: what was done at certain times.
        liked: liked tracks, the latest like first.
        banned: tracks that never come.
        banned_artists: folded names of artists that never come.
        disliked: tracks that do not come.
        rules: what the listener chose for the queue; of it, rules about what a track is hold here, too.
        shown: the tracks of the pages of earlier days.
        opinions: about cards, the latest last.
        zone: the time zone of the listener.
    """

    tracks: MixTracks
    facts: FactsOf
    now_ms: int
    catalogue: SoundCatalogue | None = None
    taste: TasteProfile = field(default_factory=TasteProfile)
    co_occurrence: CoOccurrence = field(default_factory=CoOccurrence)
    history: MixHistory = field(default_factory=MixHistory)
    liked: tuple[TrackId, ...] = ()
    banned: frozenset[TrackId] = frozenset()
    banned_artists: frozenset[str] = frozenset()
    disliked: frozenset[TrackId] = frozenset()
    rules: RuleChoice = field(default_factory=RuleChoice)
    shown: ShownTracks = field(default_factory=ShownTracks)
    opinions: tuple[CardOpinion, ...] = ()
    zone: tzinfo = UTC
