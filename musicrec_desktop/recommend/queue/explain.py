"""Why a track was chosen, in words that a listener would use, and in parts that make its score.

The words are phrases in small letters that say first what is alike and then name the track: a line of the
window begins them with a capital and cuts the name where it is too long.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.model.recommendation import KeptBack, Reason, ReasonKind
from musicrec_desktop.model.track import TrackFacts

_KINDS: Final = {
    "timbre": ReasonKind.TIMBRE,
    "rhythm": ReasonKind.RHYTHM,
    "harmony": ReasonKind.HARMONY,
    "dynamics": ReasonKind.DYNAMICS,
}
ASPECT_KINDS: Final = frozenset(_KINDS.values())
SOUND_KINDS: Final = frozenset({*_KINDS.values(), ReasonKind.SESSION, ReasonKind.MISFIT, ReasonKind.FALLBACK})
"""What is said about the sound, or instead of it."""
_PHRASES: Final = {
    "timbre": ("almost the same timbre", "similar timbre", "somewhat similar timbre", "another timbre"),
    "rhythm": ("almost the same rhythm", "same kind of rhythm", "somewhat similar rhythm", "another rhythm"),
    "harmony": ("almost the same harmony", "similar harmony", "somewhat similar harmony", "another harmony"),
    "dynamics": (
        "almost the same dynamics",
        "similar dynamics",
        "somewhat similar dynamics",
        "other dynamics",
    ),
    "sound": ("almost the same sound", "similar sound", "somewhat similar sound", "another sound"),
}
_STRONG: Final = 0.98
"""Closer than 99 % of random pairs."""
_CLEAR: Final = 0.7
_FAINT: Final = 0.4
"""Closer than 70 % of them."""
_NAMED: Final = 2
_DAY_MS: Final = 86_400_000
_DIGITS: Final = 4

LESS_LIKE: Final = "less like"
NOTHING_NEARER: Final = "nothing that fits better is left"
START_NOT_ANALYSED: Final = "the sound of what it follows is not analysed yet"
NOT_ANALYSED: Final = "its sound is not analysed yet"
NEVER: Final = "not played yet"
LIKED: Final = "you like it"
REPEATED: Final = "played the longest ago in this session"
NEW: Final = "something new for you"
DRAW: Final = "the luck of the draw"
VARIETY: Final = "less, because it is like the tracks before it"
GOES_ON: Final = "goes on from the track before with a small jump in tempo, key or energy"
JUMPS: Final = "less, because tempo, key or energy jump from the track before"
LIVELY: Final = "how lively it is, as you asked"
CALM: Final = "how calm it is, as you asked"
ANYTHING: Final = "from your library, while there is nothing to go by"
TEXTS: Final = {
    ReasonKind.DISCOVERY: NEW,
    ReasonKind.VARIETY: VARIETY,
    ReasonKind.EXPLORATION: DRAW,
    ReasonKind.UNHEARD: NEVER,
    ReasonKind.LIKED: LIKED,
}
"""Words that do not hang on the track."""
_SMALL_JUMP: Final = 0.04


def aspect_reasons(
    similarities: Mapping[str, float], contribution: float = 0.0, *, is_whole: bool = False
) -> tuple[Reason, ...]:
    """One reason for each aspect in which two tracks are alike, strongest first; at least one.

    Args:
        similarities: by aspect, 0 (like random pairs) to 1, read against the pairs of the library, so that
            aspects can be compared.
        contribution: of the sound as a whole, which the aspects share as they are alike.
        is_whole: tell the aspects in which they are not alike, too.
    """
    ordered = sorted(similarities.items(), key=lambda item: -item[1])
    shown = [item for place, item in enumerate(ordered) if is_whole or item[1] >= _FAINT or place == 0]
    total = sum(value for _, value in shown)
    return tuple(
        Reason(
            _KINDS.get(aspect, ReasonKind.TIMBRE),
            _phrase(aspect, value),
            round(value, _DIGITS),
            contribution * (value / total if total > 0 else 1.0 / len(shown)),
        )
        for aspect, value in shown
    )


def sounds_like(title: str, likeness: float, similarities: Mapping[str, float]) -> Reason:
    """The reason that names the accepted track, and in what it is alike.

    What it adds to the score is told by the aspects.
    """
    ordered = sorted(similarities.items(), key=lambda item: -item[1])
    named = [aspect for aspect, value in ordered[:_NAMED] if value >= _FAINT]
    name = quoted(title)
    text = f"{' and '.join(named)} like {name}" if named else f"a little like {name} as a whole"
    return Reason(ReasonKind.SESSION, text, _unit(likeness))


def misfit(title: str, likeness: float, *, is_kept_back: bool) -> Reason:
    """The reason of a track that does not sound like what was welcome.

    Args:
        title: of the accepted track that it is nearest to.
        likeness: to that.
        is_kept_back: something that fits better does not come because of a rule; else nothing is left.
    """
    more = "what fits better is kept back" if is_kept_back else NOTHING_NEARER
    return Reason(ReasonKind.MISFIT, f"{LESS_LIKE} {quoted(title)}; {more}", _unit(likeness))


def kept_back(one: KeptBack) -> Reason:
    """What would fit better, and by which rules it is kept back."""
    return Reason(ReasonKind.KEPT_BACK, one.text, 0.0)


def fallback(text: str, contribution: float = 0.0) -> Reason:
    """The reason of a track that is here although it is not alike, or nothing is known of its sound."""
    return Reason(ReasonKind.FALLBACK, text, 0.0, contribution)


def by_tag(kind: ReasonKind, title: str, contribution: float, *, is_analysed: bool) -> Reason:
    """Same artist, album or genre as a welcome track."""
    words = {
        ReasonKind.ARTIST: "same artist",
        ReasonKind.ALBUM: "same album",
        ReasonKind.GENRE: "same genre",
    }[kind]
    text = f"{words} as {quoted(title)}"
    return _reason(kind, text if is_analysed else f"{text} ({NOT_ANALYSED})", contribution)


def like_skipped(title: str, contribution: float) -> Reason:
    """It has something of a track that was not welcome."""
    text = (
        f"less, because you did not want {quoted(title)}"
        if title
        else "less, because you skipped or disliked what sounds like it"
    )
    return _reason(ReasonKind.SKIPPED, text, contribution)


def near_taste(title: str, contribution: float, *, is_habit: bool) -> Reason:
    """Near to one of the listener's interests."""
    when = ", often at this hour" if is_habit else ""
    return _reason(
        ReasonKind.TASTE,
        f"close to your favourite {quoted(title)}{when}" if title else f"one of your favourites{when}",
        contribution,
    )


def played_together(title: str, contribution: float) -> Reason:
    """Played together before."""
    return _reason(ReasonKind.CO_OCCURRENCE, f"played before with {quoted(title)}", contribution)


def unheard(contribution: float = 0.0) -> Reason:
    """Never heard."""
    return _reason(ReasonKind.UNHEARD, NEVER, contribution)


def familiar(facts: TrackFacts, now_ms: int, contribution: float) -> Reason:
    """What became of it before."""
    tries = facts.plays + facts.skips
    if facts.plays and facts.skips:
        heard = f"you played it to the end {facts.plays} of {tries} times"
    else:
        heard = _skips(facts.skips) if facts.skips else _times(facts.plays)
    text = f"{heard}, {_ago(now_ms - facts.last_listen_ms)}" if facts.last_listen_ms else heard
    return _reason(ReasonKind.FAMILIAR, text, contribution)


def plain(kind: ReasonKind, text: str, contribution: float) -> Reason:
    """A reason whose words do not hang on the track."""
    return _reason(kind, text, contribution)


def transition(contribution: float) -> Reason:
    """How well it goes on."""
    return _reason(ReasonKind.TRANSITION, GOES_ON if contribution > -_SMALL_JUMP else JUMPS, contribution)


def repeated() -> Reason:
    """It was heard in this session before."""
    return Reason(ReasonKind.RELAXED, REPEATED, 0.0)


def gave_way(sentence: str) -> Reason:
    """A rule gave way for it."""
    return Reason(ReasonKind.RELAXED, sentence, 0.0)


def _reason(kind: ReasonKind, text: str, contribution: float) -> Reason:
    return Reason(kind, text, _unit(abs(contribution)), contribution)


def _phrase(aspect: str, value: float) -> str:
    strong, clear, faint, other = _PHRASES.get(aspect, _PHRASES["sound"])
    if value >= _STRONG:
        return strong
    if value >= _CLEAR:
        return clear
    return faint if value >= _FAINT else other


def _times(plays: int) -> str:
    if not plays:
        return "you heard some of it"
    return "you played it once" if plays == 1 else f"you played it {plays} times"


def _skips(skips: int) -> str:
    return "you skipped it" if skips == 1 else f"you skipped it {skips} times"


def _ago(age_ms: int) -> str:
    days = max(age_ms, 0) // _DAY_MS
    if days < 1:
        return "last within a day"
    if days < 60:
        return "last yesterday" if days == 1 else f"last {days} days ago"
    return f"last {days // 30} months ago" if days < 730 else f"last {days // 365} years ago"


def _unit(value: float) -> float:
    return round(max(0.0, min(1.0, value)), _DIGITS)
