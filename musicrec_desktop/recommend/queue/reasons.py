"""From the parts of a score to its reasons: which parts are told, in which order, and with which numbers.

The contributions of the reasons add up to the score. The sentences are in ``explain``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from musicrec_desktop.model.queue_controls import EnergyWish
from musicrec_desktop.model.recommendation import KeptBack, Reason, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue import explain
from musicrec_desktop.recommend.queue.candidates import LibraryView
from musicrec_desktop.recommend.queue.for_whom import for_all, plays_and_likes
from musicrec_desktop.recommend.queue.scoring import ScoredTracks
from musicrec_desktop.recommend.queue.scoring_context import ScoringContext
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.relevance import LEAST_LIKENESS
from musicrec_desktop.recommend.taste.taste_profile import Interest

HABIT: Final = 1.2
"""A habit is named where the interest is heard at least this many times as often as usual."""
SILENT: Final = 0.0005
"""A smaller part is rounded to 0 and not told."""
_DIGITS: Final = 4
_FAVOURITES: Final = 2
"""How many favourites the reason of a track for several listeners names."""
_SPEAKING_SHARE: Final = 0.5
"""A reason is about the listener whom a part comes from most, and those who have at least this share."""
_TAGS: Final = {ReasonKind.ARTIST: "artist", ReasonKind.ALBUM: "album", ReasonKind.GENRE: "genre"}
_HEADLINES: Final = frozenset(
    {
        ReasonKind.SESSION,
        ReasonKind.ARTIST,
        ReasonKind.ALBUM,
        ReasonKind.GENRE,
        ReasonKind.TASTE,
        ReasonKind.CO_OCCURRENCE,
        ReasonKind.FAMILIAR,
        ReasonKind.LIKED,
        ReasonKind.RATED,
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """A chosen track, with what its reasons are made of.

    Attributes:
        found: the scored tracks that it is one of.
        row: its row in them.
        extra: parts that depend on its place in the queue.
        sentences: of the rules that gave way for it.
        is_repeat: it was heard in this session.
        kept_back: what fits better and does not come; None where nothing does.
    """

    found: ScoredTracks
    row: int
    extra: Mapping[ReasonKind, float] = field(default_factory=dict)
    sentences: Sequence[str] = ()
    is_repeat: bool = False
    kept_back: KeptBack | None = None

    @property
    def track_id(self) -> TrackId:
        """The track."""
        return TrackId(int(self.found.ids[self.row]))


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How alike a chosen track is to the welcome track that adds most, by sound."""

    nearest: TrackId
    likeness: float
    closeness: Mapping[str, float]
    words: Sequence[str]


class Explainer:
    """Gives the reasons of scores.

    Args:
        context: what tracks were scored by.
        catalogue: the sound of the library; None while nothing is analysed.
        library: titles.
    """

    def __init__(
        self, context: ScoringContext, catalogue: SoundCatalogue | None, library: LibraryView
    ) -> None:
        self._context = context
        self._catalogue = catalogue
        self._library = library
        self._titles: dict[int, str] = {}
        self._known: frozenset[int] = frozenset()
        self._likeness: dict[TrackId, _Likeness] = {}

    def recommendations(self, chosen: Sequence[Chosen]) -> tuple[Recommendation, ...]:
        """Chosen tracks with their reasons; the score of each is the sum of their contributions."""
        self._compare(chosen)
        return tuple(map(self._recommendation, chosen))

    def _recommendation(self, one: Chosen) -> Recommendation:
        parts = {kind: float(values[one.row]) for kind, values in one.found.parts.items()}
        parts |= one.extra
        reasons = [reason for kind, value in parts.items() for reason in self._told(kind, value, one)]
        ordered = self._ordered(reasons, parts)
        if one.is_repeat:
            ordered.insert(0, explain.repeated())
        if one.kept_back is not None:
            ordered.append(explain.kept_back(one.kept_back))
        ordered += [explain.gave_way(sentence) for sentence in one.sentences if not one.is_repeat]
        rounded = _balanced(ordered, sum(parts.values()))
        score = round(sum(reason.contribution for reason in rounded), _DIGITS)
        return Recommendation(one.track_id, score, rounded, ReasonKind.DISCOVERY in one.extra)

    def _compare(self, chosen: Sequence[Chosen]) -> None:
        """Compare all chosen tracks with the welcome ones that add most to them."""
        self._known, self._likeness = frozenset(), {}
        if self._catalogue is None:
            return
        table = self._catalogue.index.select(np.sort(id_array([one.track_id for one in chosen])))
        self._known = frozenset(table.ids.tolist())
        by_nearest: dict[TrackId, list[TrackId]] = {}
        for one in chosen:
            shares = one.found.shares.sound[one.row]
            if one.track_id in self._known and shares.max(initial=0.0) > 0:
                nearest = self._context.relevance.ids[int(np.argmax(shares))]
                by_nearest.setdefault(nearest, []).append(one.track_id)
        for nearest, ids in by_nearest.items():
            other, own = self._catalogue.row(nearest), table.select(np.sort(id_array(ids)))
            assert other is not None
            likeness = self._catalogue.likeness(other, own, self._context.controls.weights)
            closeness = self._catalogue.closeness(other, own)
            for row, track_id in enumerate(map(TrackId, own.ids.tolist())):
                self._likeness[track_id] = _Likeness(
                    nearest,
                    float(likeness[row]),
                    {aspect: float(values[row]) for aspect, values in closeness.items()},
                    self._catalogue.shared_words(other, own.rows(slice(row, row + 1))),
                )

    def _told(self, kind: ReasonKind, value: float, one: Chosen) -> list[Reason]:
        found, row = one.found, one.row
        if kind is ReasonKind.SESSION:
            return self._sound(value, one)
        if kind is ReasonKind.UNHEARD and not found.tracks.plays[row] and not found.tracks.last_ms[row]:
            return [explain.unheard(value)]
        if abs(value) < SILENT:
            return []
        return [self._words(kind, value, found, row)]

    def _words(self, kind: ReasonKind, value: float, found: ScoredTracks, row: int) -> Reason:
        tellers = {
            **dict.fromkeys(_TAGS, self._tag),
            ReasonKind.SKIPPED: self._skipped,
            ReasonKind.TASTE: self._taste,
            ReasonKind.CO_OCCURRENCE: self._co_occurrence,
            ReasonKind.FAMILIAR: self._familiar,
            ReasonKind.LIKED: self._liked,
            ReasonKind.RATED: self._rated,
        }
        if kind in tellers:
            return tellers[kind](kind, value, found, row)
        if kind is ReasonKind.TRANSITION:
            return explain.transition(value)
        if kind is ReasonKind.ENERGY:
            is_calm = self._context.controls.energy is EnergyWish.CALM
            return explain.plain(kind, explain.CALM if is_calm else explain.LIVELY, value)
        return explain.plain(kind, explain.TEXTS[kind], value)

    def _skipped(self, kind: ReasonKind, value: float, found: ScoredTracks, row: int) -> Reason:
        against = np.minimum(found.shares.sound[row], 0.0) + sum(
            np.minimum(part[row], 0.0) for part in found.shares.tags.values()
        )
        if 2 * float(against.sum()) > value:  # most of it is from other sessions
            return explain.like_skipped("", value, self._names(self._speaking(kind, found, row)))
        return explain.like_skipped(self._title(self._context.relevance.ids[int(np.argmin(against))]), value)

    def _taste(self, kind: ReasonKind, value: float, found: ScoredTracks, row: int) -> Reason:
        near = self._speaking(kind, found, row)
        titles = list(dict.fromkeys(self._favourite(place, found, row) for place in near))
        if len(self._context.members) > 1:
            playing = [
                place
                for place in range(len(self._context.members))
                if found.personal.plays[place, row] > found.personal.skips[place, row]
            ]
            liking = [place for place in near if place not in playing]
            if playing and liking:
                text = plays_and_likes(self._names(playing), self._names(liking))
                return explain.plain(kind, text, value)
            if len(near) > 1:
                text = for_all(self._names(near), [title for title in titles if title][:_FAVOURITES])
                return explain.plain(kind, text, value)
        at, interest = self._context.at, self._interest(near[0], found, row)
        is_habit = at is not None and interest.habit(at) >= HABIT
        names = self._names(near)
        if not interest.is_favourite:
            return explain.near_played(titles[0], value, names)
        return explain.near_taste(titles[0], value, is_habit=is_habit, names=names)

    def _interest(self, place: int, found: ScoredTracks, row: int) -> Interest:
        return self._context.members[place].profile.interests[int(found.taste.interest[place, row])]

    def _favourite(self, place: int, found: ScoredTracks, row: int) -> str:
        """The title of the interest of a listener that a track is near; empty where it is that itself."""
        track_id = self._interest(place, found, row).track_id
        return "" if track_id == int(found.ids[row]) else self._title(track_id)

    def _co_occurrence(self, kind: ReasonKind, value: float, found: ScoredTracks, row: int) -> Reason:
        speaking = self._speaking(kind, found, row)
        companion = int(found.personal.companion[speaking[0], row])
        own = self._context.members[speaking[0]].co_occurrence
        if own.stands_in_lists(companion, int(found.ids[row])):
            return explain.listed_together(self._title(companion), value, self._names(speaking[:1]))
        return explain.played_together(self._title(companion), value)

    def _familiar(self, kind: ReasonKind, value: float, found: ScoredTracks, row: int) -> Reason:
        place, personal = self._speaking(kind, found, row)[0], found.personal
        last_ms = int(personal.last_ms[place, row])
        return explain.familiar(
            int(personal.plays[place, row]),
            int(personal.skips[place, row]),
            self._context.now_ms - last_ms if last_ms else None,
            value,
            self._names([place]),
        )

    def _liked(self, kind: ReasonKind, value: float, found: ScoredTracks, row: int) -> Reason:
        return explain.liked(self._names(self._speaking(kind, found, row)), value)

    def _rated(self, kind: ReasonKind, value: float, found: ScoredTracks, row: int) -> Reason:
        place = self._speaking(kind, found, row)[0]
        half_stars = self._context.members[place].ratings[TrackId(int(found.ids[row]))]
        return explain.rated(half_stars, value, self._names([place]))

    def _speaking(self, kind: ReasonKind, found: ScoredTracks, row: int) -> list[int]:
        """The places of the listeners that a part comes from, the strongest first; at least one."""
        sign = 1.0 if kind is not ReasonKind.SKIPPED else -1.0
        said = np.array([float(parts[kind][row]) for parts in found.personal.by_member])
        if kind in {ReasonKind.FAMILIAR, ReasonKind.RATED}:
            said = np.abs(said)
        strongest = float((sign * said).max())
        order = np.argsort(-sign * said, kind="stable").tolist()
        return [place for place in order if sign * said[place] >= strongest * _SPEAKING_SHARE]

    def _names(self, places: Sequence[int]) -> list[str]:
        return [self._context.members[place].name for place in places]

    def _tag(self, kind: ReasonKind, value: float, found: ScoredTracks, row: int) -> Reason:
        shares = found.shares.tags[_TAGS[kind]][row]
        title = self._title(self._context.relevance.ids[int(np.argmax(shares))])
        return explain.by_tag(kind, title, value, is_analysed=int(found.ids[row]) in self._known)

    def _sound(self, value: float, one: Chosen) -> list[Reason]:
        """How it sounds like the welcome track that adds most; the part is shared among the aspects."""
        if one.track_id not in self._known:
            return [explain.fallback(explain.NOT_ANALYSED, value)]
        alike = self._likeness.get(one.track_id)
        if alike is None:
            has_evidence = bool(len(self._context.relevance.ids))
            return [explain.fallback(explain.START_NOT_ANALYSED if has_evidence else explain.ANYTHING, value)]
        is_misfit = alike.likeness < LEAST_LIKENESS
        aspects = explain.aspect_reasons(alike.closeness, value, is_whole=is_misfit)
        title = self._title(alike.nearest)
        if not is_misfit:
            return [explain.sounds_like(title, alike.likeness, alike.closeness, alike.words), *aspects]
        # A track that fits by a shared tag is told by the tag; its aspects only tell how it sounds.
        if one.found.fits[one.row]:
            return list(aspects)
        is_kept_back = one.kept_back is not None
        return [explain.misfit(title, alike.likeness, is_kept_back=is_kept_back), *aspects]

    def _ordered(self, reasons: Sequence[Reason], parts: Mapping[ReasonKind, float]) -> list[Reason]:
        """The strongest reason for the track first, then the aspects, then the rest by weight."""
        sound = [one for one in reasons if one.kind in explain.SOUND_KINDS]
        rest = sorted(
            (one for one in reasons if one not in sound), key=lambda one: (-abs(one.contribution), one.kind)
        )
        candidates = [one for one in rest if one.kind in _HEADLINES]
        best = max(candidates, key=lambda one: one.contribution, default=None)
        has_headline = any(one.kind not in explain.ASPECT_KINDS for one in sound)
        new = [one for one in rest if one.kind is ReasonKind.DISCOVERY]
        others = [one for one in rest if one not in new]
        least = parts.get(ReasonKind.SESSION, 0.0) if has_headline else 0.0
        if best is not None and best.contribution > least:
            return [best, *new, *sound, *(one for one in others if one is not best)]
        return [*sound, *new, *others]

    def _title(self, track_id: int) -> str:
        if not self._titles:
            interests = [
                interest.track_id for one in self._context.members for interest in one.profile.interests
            ]
            self._read_titles([*self._context.relevance.ids, *interests])
        if track_id not in self._titles:
            self._read_titles([TrackId(track_id)])
        return self._titles[track_id]

    def _read_titles(self, ids: Sequence[TrackId]) -> None:
        self._titles |= dict.fromkeys(ids, "")
        self._titles |= {track.id: track.tags.title for track in self._library.many(ids)}


def _balanced(reasons: Sequence[Reason], total: float) -> tuple[Reason, ...]:
    """Reasons with rounded contributions; what rounding and small parts leave over counts as exploration."""
    rounded = [replace(one, contribution=round(one.contribution, _DIGITS)) for one in reasons]
    left = round(round(total, _DIGITS) - sum(one.contribution for one in rounded), _DIGITS)
    for place, one in enumerate(rounded):
        if one.kind is ReasonKind.EXPLORATION:
            rounded[place] = replace(one, contribution=round(one.contribution + left, _DIGITS))
            return tuple(rounded)
    if not left:
        return tuple(rounded)
    return (*rounded, explain.plain(ReasonKind.EXPLORATION, explain.DRAW, left))
