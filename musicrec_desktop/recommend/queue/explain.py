"""The texts of reasons, in plain words.

A text is a phrase in small letters that says first what is alike and then names the track: a line of the
window begins it with a capital and cuts the name where it is too long. Which reasons a track of a queue has,
and in which order, is decided in ``reasons``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.sentences import people
from musicrec_desktop.model.recommendation import KeptBack, Reason, ReasonKind
from musicrec_desktop.recommend.queue.for_whom import YOU, does, whose

_KINDS: Final = {
    "timbre": ReasonKind.TIMBRE,
    "rhythm": ReasonKind.RHYTHM,
    "harmony": ReasonKind.HARMONY,
    "dynamics": ReasonKind.DYNAMICS,
}
ASPECT_KINDS: Final = frozenset(_KINDS.values())
SOUND_KINDS: Final = frozenset({*_KINDS.values(), ReasonKind.SESSION, ReasonKind.MISFIT, ReasonKind.FALLBACK})
"""Reasons about the sound, and those that stand in for it."""
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
"""Closer than 99 % of random pairs of tracks."""
_CLEAR: Final = 0.7
_FAINT: Final = 0.4
"""Closer than 70 % of random pairs."""
_NAMED: Final = 2
_DAY_MS: Final = 86_400_000
_DIGITS: Final = 4

LESS_LIKE: Final = "less like"
NOTHING_NEARER: Final = "nothing that fits better is left"
START_NOT_ANALYSED: Final = "the sound of what it follows is not analysed yet"
NOT_ANALYSED: Final = "its sound is not analysed yet"
NEVER: Final = "not played yet"
COVER: Final = "its cover looks like those of tracks that you welcome"
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
    ReasonKind.COVER: COVER,
}
"""The texts that are the same for every track."""
_SMALL_JUMP: Final = 0.04


def aspect_reasons(
    similarities: Mapping[str, float], contribution: float = 0.0, *, is_whole: bool = False
) -> tuple[Reason, ...]:
    """One reason for each aspect in which two tracks are alike, strongest first; at least one.

    Args:
        similarities: by aspect, from 0 (as random pairs of tracks) to 1, so that aspects can be compared.
        contribution: of the sound as a whole; it is divided among the aspects by their similarities.
        is_whole: include the aspects in which the tracks are not alike.
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


def sounds_like(
    title: str, likeness: float, similarities: Mapping[str, float], words: Sequence[str] = ()
) -> Reason:
    """The reason that names the welcome track and the words that fit both, else the aspects that are alike.

    Its contribution is 0: the aspects have it.

    Args:
        title: of the welcome track.
        likeness: corrected cosine.
        similarities: as for ``aspect_reasons``.
        words: that fit both, the best first.
    """
    ordered = sorted(similarities.items(), key=lambda item: -item[1])
    named = [aspect for aspect, value in ordered[:_NAMED] if value >= _FAINT]
    name = quoted(title)
    text = f"{' and '.join(named)} like {name}" if named else f"a little like {name} as a whole"
    if named and words:
        text = f"{' and '.join(words[:_NAMED])}, like {name}"
    return Reason(ReasonKind.SESSION, text, _unit(likeness))


def misfit(title: str, likeness: float, *, is_kept_back: bool) -> Reason:
    """The reason of a track that does not sound like any welcome track.

    Args:
        title: of the nearest welcome track.
        likeness: corrected cosine to it.
        is_kept_back: rules keep back what fits better; else nothing that fits better is left.
    """
    more = "what fits better is kept back" if is_kept_back else NOTHING_NEARER
    return Reason(ReasonKind.MISFIT, f"{LESS_LIKE} {quoted(title)}; {more}", _unit(likeness))


def kept_back(one: KeptBack) -> Reason:
    """The reason that tells what fits better and which rules keep it back."""
    return Reason(ReasonKind.KEPT_BACK, one.text, 0.0)


def fallback(text: str, contribution: float = 0.0) -> Reason:
    """The reason of a track whose sound could not be compared."""
    return Reason(ReasonKind.FALLBACK, text, 0.0, contribution)


def by_tag(kind: ReasonKind, title: str, contribution: float, *, is_analysed: bool) -> Reason:
    """The reason of a track with the artist, album or genre of a welcome track.

    Args:
        kind: which of the three.
        title: of the welcome track.
        contribution: to the score.
        is_analysed: whether the sound of the track is known.
    """
    words = {
        ReasonKind.ARTIST: "same artist",
        ReasonKind.ALBUM: "same album",
        ReasonKind.GENRE: "same genre",
    }[kind]
    text = f"{words} as {quoted(title)}"
    return _reason(kind, text if is_analysed else f"{text} ({NOT_ANALYSED})", contribution)


def like_skipped(title: str, contribution: float, names: Sequence[str] = YOU) -> Reason:
    """The reason of a track that is like a rejected one.

    Args:
        title: of the track that was not wanted in this session; empty for other sessions.
        contribution: to the score.
        names: who rejected it, in other sessions.
    """
    text = (
        f"less, because you did not want {quoted(title)}"
        if title
        else f"less, because {people(names)} skipped or disliked what sounds like it"
    )
    return _reason(ReasonKind.SKIPPED, text, contribution)


def liked(names: Sequence[str], contribution: float) -> Reason:
    """The reason of a track with a like."""
    return _reason(ReasonKind.LIKED, f"{does(names, 'like')} it", contribution)


def rated(half_stars: int, contribution: float, names: Sequence[str] = YOU) -> Reason:
    """The reason of a track by its rating, 1 to 10 half stars."""
    stars = "1 star" if half_stars == 2 else f"{half_stars / 2:g} stars"
    text = f"{people(names)} gave it {stars}"
    return _reason(ReasonKind.RATED, text if contribution > 0 else f"less, because {text}", contribution)


def near_taste(title: str, contribution: float, *, is_habit: bool, names: Sequence[str] = YOU) -> Reason:
    """The reason of a track near an interest; an empty ``title`` means that it is the medoid itself."""
    when = ", often at this hour" if is_habit else ""
    own = whose(names)
    text = f"close to {own} favourite {quoted(title)}{when}" if title else f"one of {own} favourites{when}"
    return _reason(ReasonKind.TASTE, text, contribution)


def near_played(title: str, contribution: float, names: Sequence[str] = YOU) -> Reason:
    """As ``near_taste``, of an interest that few plays tell of."""
    played = f"close to {quoted(title)}, which {people(names)} played"
    return _reason(
        ReasonKind.TASTE, played if title else f"close to what {does(names, 'play')}", contribution
    )


def played_together(title: str, contribution: float) -> Reason:
    """The reason of a track that co-occurs with a welcome one, whose title is given."""
    return _reason(ReasonKind.CO_OCCURRENCE, f"played before with {quoted(title)}", contribution)


def listed_together(title: str, contribution: float, names: Sequence[str] = YOU) -> Reason:
    """The reason of a track that stands in playlists with a welcome one, whose title is given."""
    text = f"often together with {quoted(title)} in {whose(names)} playlists"
    return _reason(ReasonKind.CO_OCCURRENCE, text, contribution)


def unheard(contribution: float = 0.0) -> Reason:
    """The reason of a track that the listener never heard."""
    return _reason(ReasonKind.UNHEARD, NEVER, contribution)


def familiar(
    plays: int, skips: int, age_ms: int | None, contribution: float, names: Sequence[str] = YOU
) -> Reason:
    """The reason from earlier plays and skips of the track itself.

    Args:
        plays: listens that counted.
        skips: listens that were left early.
        age_ms: time since the latest listen; None where it is not known.
        contribution: to the score.
        names: who heard it.
    """
    who = people(names)
    if plays and skips:
        heard = f"{who} played it to the end {plays} of {plays + skips} times"
    else:
        heard = f"{who} {_skips(skips) if skips else _times(plays)}"
    text = heard if age_ms is None else f"{heard}, {_ago(age_ms)}"
    return _reason(ReasonKind.FAMILIAR, text, contribution)


def plain(kind: ReasonKind, text: str, contribution: float) -> Reason:
    """A reason whose text does not depend on the track."""
    return _reason(kind, text, contribution)


def transition(contribution: float) -> Reason:
    """The reason that tells how well the track follows the one before; ``contribution`` is 0 or less."""
    return _reason(ReasonKind.TRANSITION, GOES_ON if contribution > -_SMALL_JUMP else JUMPS, contribution)


def repeated() -> Reason:
    """The reason of a track that was heard in this session before."""
    return Reason(ReasonKind.RELAXED, REPEATED, 0.0)


def gave_way(sentence: str) -> Reason:
    """The reason that tells that a rule gave way."""
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
        return "heard some of it"
    return "played it once" if plays == 1 else f"played it {plays} times"


def _skips(skips: int) -> str:
    return "skipped it" if skips == 1 else f"skipped it {skips} times"


def _ago(age_ms: int) -> str:
    days = max(age_ms, 0) // _DAY_MS
    if days < 1:
        return "last within a day"
    if days < 60:
        return "last yesterday" if days == 1 else f"last {days} days ago"
    return f"last {days // 30} months ago" if days < 730 else f"last {days // 365} years ago"


def _unit(value: float) -> float:
    return round(max(0.0, min(1.0, value)), _DIGITS)
