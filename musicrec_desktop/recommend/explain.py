"""Why a track was chosen, in words that a listener would use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.model.recommendation import Reason, ReasonKind
from musicrec_desktop.model.track import Track
from musicrec_desktop.recommend.candidates import Tie

_KINDS: Final = {
    "timbre": ReasonKind.TIMBRE,
    "rhythm": ReasonKind.RHYTHM,
    "harmony": ReasonKind.HARMONY,
    "dynamics": ReasonKind.DYNAMICS,
}
_PHRASES: Final = {
    "timbre": ("almost the same timbre", "similar timbre", "somewhat similar timbre"),
    "rhythm": ("almost the same rhythm", "same kind of rhythm", "somewhat similar rhythm"),
    "harmony": ("almost the same harmony", "similar harmony", "somewhat similar harmony"),
    "dynamics": ("almost the same dynamics", "similar dynamics", "somewhat similar dynamics"),
    "sound": ("almost the same sound", "similar sound", "somewhat similar sound"),
}
_STRONG: Final = 0.98
"""Closer than 99 % of random pairs."""
_CLEAR: Final = 0.7
_FAINT: Final = 0.4
"""Closer than 70 % of them."""
_NAMED: Final = 2

_TIES: Final = {
    Tie.ALBUM: "from the same album as “{title}”",
    Tie.ARTIST: "by the same artist as “{title}”",
    Tie.GENRE: "the same genre as “{title}”",
}
LONG_AGO: Final = "others were played more recently"
NOTHING_NEARER: Final = "nothing that fits better is left"
NEVER: Final = "not played yet"
NOT_ANALYSED: Final = "its sound is not analysed yet"
REPEATED: Final = "played the longest ago in this session"


def aspect_reasons(similarities: Mapping[str, float]) -> tuple[Reason, ...]:
    """One reason for each aspect in which two tracks are alike, strongest first; at least one.

    Args:
        similarities: by aspect, 0 (like random pairs) to 1, read against the pairs of the library, so that
            aspects can be compared.
    """
    ordered = sorted(similarities.items(), key=lambda item: -item[1])
    return tuple(
        Reason(_KINDS.get(aspect, ReasonKind.TIMBRE), _phrase(aspect, value), round(value, 4))
        for place, (aspect, value) in enumerate(ordered)
        if value >= _FAINT or place == 0
    )


def sounds_like(title: str, cosine: float, similarities: Mapping[str, float]) -> Reason:
    """The reason that names in what it is alike (first: lines are cut), and the accepted track.

    Where it is alike in nothing, the reason is that nothing nearer is left.
    """
    ordered = sorted(similarities.items(), key=lambda item: -item[1])
    named = [aspect for aspect, value in ordered[:_NAMED] if value >= _FAINT]
    if not named:
        return nothing_nearer()
    text = f"{' and '.join(named)} like “{title}”"
    return Reason(ReasonKind.SESSION, text, round(max(0.0, min(1.0, cosine)), 4))


def nothing_nearer() -> Reason:
    """The reason of a track that is here although it is not alike."""
    return Reason(ReasonKind.FALLBACK, NOTHING_NEARER, 0.0)


def fallback(tie: Tie, title: str, *, is_analysed: bool, is_heard: bool) -> Reason:
    """The reason of a track that was not chosen by its sound.

    Args:
        tie: what was chosen by instead.
        title: of the accepted track that it is tied to.
        is_analysed: whether its sound is known.
        is_heard: whether it was played before.
    """
    text = _TIES[tie].format(title=title) if tie in _TIES else LONG_AGO if is_heard else NOTHING_NEARER
    if not is_analysed:
        text += f" ({NOT_ANALYSED})"
    return Reason(ReasonKind.FALLBACK, text, 0.0)


def repeated() -> Reason:
    """It was heard in this session before."""
    return Reason(ReasonKind.RELAXED, REPEATED, 0.0)


def personal(track: Track | None) -> tuple[Reason, ...]:
    """What the listener's own past says for a track."""
    if track is None:
        return ()
    reasons = []
    if track.is_liked:
        reasons.append(Reason(ReasonKind.LIKED, "you like it", 0.1))
    if track.last_played_ms is None:
        reasons.append(Reason(ReasonKind.UNHEARD, NEVER, 0.05))
    return tuple(reasons)


def _phrase(aspect: str, value: float) -> str:
    strong, clear, faint = _PHRASES.get(aspect, _PHRASES["sound"])
    if value >= _STRONG:
        return strong
    return clear if value >= _CLEAR else faint
