"""All rules of one automatic queue, put together from what the listener chose."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.model.queue_rules import RULES_BY_NAME, RuleChoice, RuleName
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.queue.rules.content import ListenableLength, NoSounds, NoSpeech, is_sound
from musicrec_desktop.recommend.queue.rules.hard import (
    NotAmong,
    NotBannedRecording,
    NotByBanned,
    NotExplicit,
    NotMissing,
    NotRemovedWork,
)
from musicrec_desktop.recommend.queue.rules.near import Near
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.relaxation import (
    NEVER,
    RULE_OF,
    SENTENCE_OF,
    WINDOW_LEVELS,
    Rule,
    in_fixed_order,
)
from musicrec_desktop.recommend.queue.rules.season import InSeason
from musicrec_desktop.recommend.queue.rules.windows import (
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
"""Off for a queue whose listener chose by hand what they forbid."""
MUCH_WORSE: Final = 1.0
"""What keeps the windows fits much worse than the best that they keep back, in deviations of likeness."""
_NO_TRACK: Final = TrackId(-1)
_BEGINNING: Final = RecentHistory((), {})


@dataclass(frozen=True)
class RuleContext:
    """What the rules know of a queue besides the tracks.

    Attributes:
        genre_keys: of what the queue started from; without any, every genre is in the genre.
        today: the listener's date; None for music of all seasons.
        chosen: what the listener chose by hand; what is wrong with it is not wrong in this queue.
    """

    genre_keys: frozenset[str] = frozenset()
    today: dt.date | None = None
    chosen: tuple[TrackFacts, ...] = ()


class RuleSet:
    """All rules of one queue; what hangs on a track alone is worked out once for each.

    Args:
        choice: which rules hold, with which numbers.
        context: what else they know.
        removed: tracks that the listener took out of the queue (or that cannot be played); they never come.
        banned: tracks that never come.
        banned_recordings: of those, what is known; other files of them do not come either, other
            versions last.
        removed_works: what is known of the tracks that were taken out; neither do other files and
            versions come. banned_artists: keys of artists whose tracks never come.
        disliked: tracks that come last of all.
        disliked_works: of those, what is known; other files and versions of them come last, too.
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
    ) -> None:
        hard: tuple[Rule, ...] = (
            NotMissing(),
            NotAmong({*removed, *banned}),
            NotBannedRecording(banned_recordings),
            NotRemovedWork(removed_works),
            NotByBanned(banned_artists),
        )
        # Numbers that somebody set are meant, whatever the queue begins with.
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
        self._of_history: tuple[Rule, ...] = (*_rules_of_history(choice), NotItself())
        # Asked for hundreds of tracks at each place: looking the methods up took a third of the time.
        self._history_levels = tuple(rule.level for rule in self._of_history)
        self._own_levels: dict[TrackId, tuple[TrackFacts, int]] = {}

    def make_room(self, near: Near, skipped: Collection[TrackId] = ()) -> None:
        """Let windows be as small as the library needs; what breaks a whole one is said all the same.

        Args:
            near: how many artists and albums are near.
            skipped: tracks that were not welcome; their artists and albums keep the whole window.
        """
        self._near = near
        self._skipped = frozenset(skipped)
        rules = (*_rules_of_history(self._choice, near, self._skipped), NotItself())
        self._history_levels = tuple(rule.level for rule in rules)

    @property
    def patience(self) -> float:
        """How much worse what keeps the windows may fit before they give way, in deviations of likeness.

        It grows with the artists near; from ``WHOLE`` of them on windows do not give way for that.
        """
        share = 1.0 if self._near is None else near_share(self._near.artists)
        return math.inf if share >= 1.0 else MUCH_WORSE / (1.0 - share)

    def may_break_windows(
        self, track_id: TrackId, facts: TrackFacts, level: int, history: RecentHistory
    ) -> bool:
        """Whether a track of that level may come where windows give way for what fits much better."""
        return (
            level in WINDOW_LEVELS
            and self._own_level(track_id, facts) == 0
            and not is_after_skip(facts, history, self._skipped)
        )

    def rules_against(
        self, track_id: TrackId, facts: TrackFacts, history: RecentHistory
    ) -> frozenset[RuleName]:
        """All rules that would have to give way for a track."""
        levels = {rule.level(track_id, facts, _BEGINNING) for rule in self._of_tracks}
        levels.update(level_by_rule(track_id, facts, history) for level_by_rule in self._history_levels)
        return frozenset(RULE_OF[level] for level in levels if level in RULE_OF)

    def level(self, track_id: TrackId, facts: TrackFacts, history: RecentHistory) -> int:
        """How far the rules must have given way for a track to come next: 0 not at all, ``NEVER`` in vain."""
        highest = self._own_level(track_id, facts)
        if highest >= NEVER:
            return NEVER
        for level_by_rule in self._history_levels:
            level = level_by_rule(track_id, facts, history)
            if level > highest:  # noqa: PLR1730 (max() takes as long as a rule)
                highest = level
        return highest

    def broken_by(self, track_id: TrackId, facts: TrackFacts, history: RecentHistory) -> tuple[str, ...]:
        """What has to be said when this track comes next, in the order in which rules give way."""
        levels = {rule.level(track_id, facts, history) for rule in (*self._of_tracks, *self._of_history)}
        return in_fixed_order({SENTENCE_OF[level] for level in levels if level in SENTENCE_OF})

    def never(self, track_id: TrackId, facts: TrackFacts) -> bool:
        """Whether a track does not come, however little is left."""
        return self._own_level(track_id, facts) >= NEVER

    def is_only_too_short(self, track_id: TrackId, facts: TrackFacts) -> bool:
        """Whether a track would come if it were no mere sound."""
        return is_sound(facts) and not any(
            rule.level(track_id, facts, _BEGINNING) >= NEVER
            for rule in self._of_tracks
            if not isinstance(rule, NoSounds)
        )

    def _own_level(self, track_id: TrackId, facts: TrackFacts) -> int:
        """What the rules that look at nothing but the track say."""
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
    """The rules that look at the track alone."""
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
) -> Iterator[Rule]:
    """The rules that look at what stands before; windows are whole without ``near``."""
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
    """How many tracks lie between until somebody sets it."""
    return RULES_BY_NAME[name].numbers[0].default


def _is_chosen(rule: Rule, context: RuleContext) -> bool:
    """Whether at least half of what the listener chose breaks a rule, which then is off.

    One skit on an album that was chosen does not ask for more of them.
    """
    if rule.name not in YIELDING or not context.chosen:
        return False
    breaking = sum(rule.level(_NO_TRACK, facts, _BEGINNING) > 0 for facts in context.chosen)
    return 2 * breaking >= len(context.chosen)
