"""All rules of one automatic queue, by what the listener set."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.queue_rule_table import RULES_BY_NAME, RuleChoice, RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.content import ListenableLength, NoSounds, NoSpeech, is_sound
from musicrec_desktop.recommend.queue.rules.hard import (
    NotAmong,
    NotBannedRecording,
    NotByBanned,
    NotExplicit,
    NotMissing,
    NotRemovedWork,
    NotSpoken,
)
from musicrec_desktop.recommend.queue.rules.near import Near
from musicrec_desktop.recommend.queue.rules.recent_history import Encounters, RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import (
    NEVER,
    RULE_OF,
    SENTENCE_OF,
    WINDOW_LEVELS,
    HistoryRule,
    Rule,
    in_fixed_order,
)
from musicrec_desktop.recommend.queue.rules.seasons import InSeason
from musicrec_desktop.recommend.queue.rules.spacing import (
    ALBUM_GROWTH,
    ARTIST_GROWTH,
    AlbumWindow,
    ArtistWindow,
    Room,
    fitted,
    is_after_skip,
    near_share,
)
from musicrec_desktop.recommend.queue.rules.wishes import (
    NotDisliked,
    OfGenres,
    TempoBetween,
    WithoutVoices,
    YearsBetween,
)
from musicrec_desktop.recommend.queue.rules.works import NoRepeat, NotItself, OneVersion

YIELDING: Final = frozenset({RuleName.LENGTH, RuleName.NO_SPEECH, RuleName.IN_SEASON})
"""Rules that are off for a queue where the listener chose by hand what they forbid."""
MUCH_WORSE: Final = 1.0
"""A fit is much worse from this many deviations of likeness on."""
MOST_LEVELS: Final = 12_000
"""Levels that are kept: as many as facts of tracks (``services.autoplay.library``)."""
_NO_TRACK: Final = TrackId(-1)
_BEGINNING: Final = RecentHistory((), {})


@dataclass(frozen=True)
class RuleContext:
    """What the rules need to know of a queue.

    Attributes:
        genre_keys: of what the queue started from; without any, the rule about the genre is off.
        today: the listener's date; None for music of all seasons.
        chosen: the facts of what the listener chose by hand; some rules that it breaks are off.
    """

    genre_keys: frozenset[str] = frozenset()
    today: dt.date | None = None
    chosen: tuple[TrackFacts, ...] = ()


class KeptLevels:
    """The levels of tracks by the rules that depend on the track alone, kept from queue to queue."""

    def __init__(self) -> None:
        self._rules: object = None
        self._levels: dict[TrackId, tuple[TrackFacts, int]] = {}

    def by(self, rules: object) -> dict[TrackId, tuple[TrackFacts, int]]:
        """What is kept of some rules: for each track the facts that its level is of, and the level.

        Args:
            rules: equal for rules that say the same of every track; what is kept of others is dropped.
        """
        if rules != self._rules:
            self._rules, self._levels = rules, {}
        elif len(self._levels) > MOST_LEVELS:
            self._levels = dict(list(self._levels.items())[MOST_LEVELS // 2 :])
        return self._levels


class RuleSet:
    """All rules of one queue.

    Rules that depend on the track alone are evaluated once a track.

    Args:
        choice: which rules are on, with which numbers.
        context: of the queue.
        removed: tracks that were taken out of the queue or cannot be played; they never come.
        banned: tracks that never come.
        banned_recordings: the facts of the banned tracks; other files of them never come, and other versions
            come last.
        removed_works: the facts of the tracks that were taken out; other files and versions of them never
            come.
        banned_artists: folded names of artists whose tracks never come.
        disliked: tracks that come last.
        disliked_works: the facts of the disliked tracks; other files and versions of them come last, too.
        kept: of the queue before.
    """

    def __init__(
        self,
        choice: RuleChoice,
        *,
        context: RuleContext = RuleContext(),
        removed: Collection[TrackId] = (),
        banned: Collection[TrackId] = (),
        banned_recordings: Collection[TrackFacts] = (),
        removed_works: Collection[TrackFacts] = (),
        banned_artists: Collection[str] = (),
        disliked: Collection[TrackId] = (),
        disliked_works: Collection[TrackFacts] = (),
        kept: KeptLevels | None = None,
    ) -> None:
        hard: tuple[Rule, ...] = (
            NotMissing(),
            NotSpoken(),
            NotAmong({*removed, *banned}),
            NotBannedRecording(banned_recordings),
            NotRemovedWork(removed_works),
            NotByBanned(banned_artists),
        )
        # A rule whose numbers the listener set holds, whatever the queue begins with.
        meant = {name for name, _ in choice.numbers}
        of_tracks = [
            rule
            for rule in _rules_of_tracks(choice, context)
            if rule.name in meant or not _is_chosen(rule, context)
        ]
        self._of_tracks: tuple[Rule, ...] = (
            *hard,
            *of_tracks,
            NotDisliked(disliked, (*disliked_works, *banned_recordings)),
        )
        self._choice = choice
        self._near: Near | None = None
        self._skipped: frozenset[TrackId] = frozenset()
        self._of_history: tuple[HistoryRule, ...] = (*_rules_of_history(choice), NotItself())
        self._with_room = self._of_history
        self._own_levels = (kept or KeptLevels()).by(
            (
                choice,
                context.genre_keys,
                context.today,
                tuple(type(rule) for rule in of_tracks),
                frozenset(removed),
                frozenset(banned),
                frozenset(banned_artists),
                frozenset(disliked),
                (tuple(banned_recordings), tuple(removed_works), tuple(disliked_works)),
            )
        )

    def make_room(self, near: Near, skipped: Collection[TrackId] = ()) -> None:
        """Make windows as small as the library needs; ``broken_by`` goes on to name the whole ones.

        Args:
            near: how many artists and albums are near.
            skipped: rejected tracks; their artists and albums keep the whole window.
        """
        self._near = near
        self._skipped = frozenset(skipped)
        self._with_room = (*_rules_of_history(self._choice, near, self._skipped), NotItself())

    @property
    def patience(self) -> float:
        """How much worse than a track that breaks a window the best allowed one may fit, in deviations.

        Where it fits worse than that, the window gives way. The value grows with the number of near artists
        and is infinite from ``WHOLE`` on.
        """
        share = 1.0 if self._near is None else near_share(self._near.artists)
        return math.inf if share >= 1.0 else MUCH_WORSE / (1.0 - share)

    def may_break_windows(
        self, track_id: TrackId, facts: TrackFacts, level: int, history: RecentHistory
    ) -> bool:
        """Whether windows may give way for a track that fits much better; ``level`` is the track's."""
        return (
            level in WINDOW_LEVELS
            and self._own_level(track_id, facts) == 0
            and not is_after_skip(facts, history, self._skipped)
        )

    def rules_against(
        self, track_id: TrackId, facts: TrackFacts, history: RecentHistory
    ) -> frozenset[RuleName]:
        """The rules that would have to give way for a track."""
        levels = {rule.level(track_id, facts, _BEGINNING) for rule in self._of_tracks}
        levels.update(rule.level(track_id, facts, history) for rule in self._with_room)
        return frozenset(RULE_OF[level] for level in levels if level in RULE_OF)

    def level(self, track_id: TrackId, facts: TrackFacts, history: RecentHistory) -> int:
        """The relaxation level that a track needs to come next: the highest of all rules (``Rule.level``)."""
        highest = self._own_level(track_id, facts)
        if highest >= NEVER:
            return NEVER
        return max(highest, *(rule.level(track_id, facts, history) for rule in self._with_room))

    def levels(
        self, own_levels: NDArray[np.int64], met: Encounters, history: RecentHistory
    ) -> NDArray[np.int64]:
        """``level`` of many tracks, shape (n,).

        Args:
            own_levels: of the tracks, as ``own_levels`` tells.
            met: how the tracks meet the history.
            history: what was heard and is queued before them.
        """
        highest = own_levels
        for rule in self._with_room:
            highest = np.maximum(highest, rule.levels(met, history))
        return highest

    def broken_by(self, track_id: TrackId, facts: TrackFacts, history: RecentHistory) -> tuple[str, ...]:
        """The sentences about the rules that a track breaks, in the order in which rules give way."""
        levels = {rule.level(track_id, facts, history) for rule in (*self._of_tracks, *self._of_history)}
        return in_fixed_order({SENTENCE_OF[level] for level in levels if level in SENTENCE_OF})

    def never(self, track_id: TrackId, facts: TrackFacts) -> bool:
        """Whether a hard rule forbids a track."""
        return self._own_level(track_id, facts) >= NEVER

    def is_only_too_short(self, track_id: TrackId, facts: TrackFacts) -> bool:
        """Whether a track is a mere sound and no other hard rule forbids it."""
        return is_sound(facts) and not any(
            rule.level(track_id, facts, _BEGINNING) >= NEVER
            for rule in self._of_tracks
            if not isinstance(rule, NoSounds)
        )

    def own_levels(self, tracks: Mapping[TrackId, TrackFacts]) -> list[int]:
        """The level of each of some tracks by the rules that depend on the track alone, in their order."""
        kept = self._own_levels.get
        return [
            known[1]
            if (known := kept(track_id)) is not None and known[0] is facts
            else self._own_level(track_id, facts)
            for track_id, facts in tracks.items()
        ]

    def _own_level(self, track_id: TrackId, facts: TrackFacts) -> int:
        """The highest level of the rules that depend on the track alone; kept for each track."""
        known = self._own_levels.get(track_id)
        if known is not None and known[0] is facts:
            return known[1]
        highest = 0
        for rule in self._of_tracks:
            highest = max(highest, rule.level(track_id, facts, _BEGINNING))
            if highest >= NEVER:
                break
        self._own_levels[track_id] = (facts, int(highest))
        return highest


def _rules_of_tracks(choice: RuleChoice, context: RuleContext) -> Iterator[Rule]:
    """The rules that depend on the track alone."""
    if choice.holds(RuleName.NO_EXPLICIT):
        yield NotExplicit()
    if choice.holds(RuleName.LENGTH):
        shortest_s, longest_s = choice.numbers_of(RuleName.LENGTH)
        yield NoSounds(shortest_s)
        yield ListenableLength(shortest_s, longest_s)
    if choice.holds(RuleName.TEMPO):
        yield TempoBetween(*choice.numbers_of(RuleName.TEMPO))
    if choice.holds(RuleName.YEARS):
        yield YearsBetween(*choice.numbers_of(RuleName.YEARS))
    if choice.holds(RuleName.STAY_IN_GENRE) and context.genre_keys:
        yield OfGenres(context.genre_keys)
    if choice.holds(RuleName.INSTRUMENTAL):
        yield WithoutVoices()
    if choice.holds(RuleName.IN_SEASON) and context.today is not None:
        yield InSeason(context.today)
    if choice.holds(RuleName.NO_SPEECH):
        yield NoSpeech()


def _rules_of_history(
    choice: RuleChoice, near: Near | None = None, skipped: frozenset[TrackId] = frozenset()
) -> Iterator[HistoryRule]:
    """The rules that depend on the recent history; windows are whole where ``near`` is None."""
    if choice.holds(RuleName.ALBUM_WINDOW):
        (tracks,) = choice.numbers_of(RuleName.ALBUM_WINDOW)
        room = fitted(tracks, _usual(RuleName.ALBUM_WINDOW), near.albums, ALBUM_GROWTH) if near else None
        yield AlbumWindow(tracks, None if room is None else Room(room, skipped))
    if choice.holds(RuleName.ARTIST_WINDOW):
        tracks, minutes = choice.numbers_of(RuleName.ARTIST_WINDOW)
        room = fitted(tracks, _usual(RuleName.ARTIST_WINDOW), near.artists, ARTIST_GROWTH) if near else None
        yield ArtistWindow(tracks, minutes, None if room is None else Room(room, skipped))
    if choice.holds(RuleName.ONE_VERSION):
        yield OneVersion()
    if choice.holds(RuleName.NO_REPEAT):
        yield NoRepeat()


def _usual(name: RuleName) -> int:
    """The default number of tracks that lie between."""
    return RULES_BY_NAME[name].numbers[0].default


def _is_chosen(rule: Rule, context: RuleContext) -> bool:
    """Whether at least half of what the listener chose by hand breaks a rule, which turns it off.

    With half and not with one track, because one skit on a chosen album does not ask for more skits.
    """
    if rule.name not in YIELDING or not context.chosen:
        return False
    breaking = sum(rule.level(_NO_TRACK, facts, _BEGINNING) > 0 for facts in context.chosen)
    return 2 * breaking >= len(context.chosen)
