"""What the automatic queue learnt about the listener, as far as it can be said truthfully."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import numpy as np

from musicrec_desktop.core.bidi import isolated
from musicrec_desktop.core.sentences import counted, percent
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.recommend.taste.discovery import Discovery
from musicrec_desktop.recommend.taste.taste_profile import Interest, TasteProfile

Names = Callable[[Iterable[int]], Mapping[int, tuple[str, str]]]
"""The title and the artists of tracks."""
SHOWN: Final = 15
HABIT: Final = 1.3
"""Times as often as usual, from which a habit is worth a word."""
_PARTS: Final = (
    ("at night", 0, 6),
    ("in the morning", 6, 12),
    ("in the afternoon", 12, 18),
    ("in the evening", 18, 24),
)
_WEEKEND: Final = 5
_NOTHING: Final = (
    "Nothing is learnt yet. It begins with the first plays, likes and ratings of tracks that the player has"
    " listened to."
)
_NOW: Final = "This is what is known now, whatever the period."


def interests(profile: TasteProfile, names: Names) -> Figure:
    """The groups of tracks that the queue takes for the listener's interests."""
    found = profile.interests
    named = names([interest.track_id for interest in found])
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            _name(named.get(interest.track_id)),
            interest.share,
            interest.members,
            habit_in_words(interest),
            int(interest.track_id),
        )
        for interest in found
    )
    return Figure(
        "interests",
        InsightSection.TASTE,
        "Your interests, as the queue sees them",
        "The automatic queue (∞) groups the tracks that you play, like and rate most by their sound; newer"
        " ones weigh more. Each group is named by the track in its middle; its share is that of all these"
        f" weights. {_NOW}",
        ChartKind.BARS,
        (
            FigureColumn("Around", Unit.TEXT, Role.LABEL),
            FigureColumn("Share", Unit.SHARE, Role.VALUE),
            FigureColumn("Tracks", Unit.COUNT, Role.EXTRA),
            FigureColumn("More often than usual", Unit.TEXT, Role.EXTRA),
            FigureColumn("Track", Unit.COUNT, Role.TRACK_ID),
        ),
        rows,
        f"{counted(len(rows), 'interest')}, made of {counted(sum(one.members for one in found), 'track')}."
        if rows
        else "",
        "" if rows else _NOTHING,
    )


def habit_in_words(interest: Interest) -> str:
    """When an interest is heard more often than others; empty where there is no such time."""
    times = [(float(interest.hours[start:end].mean()), words) for words, start, end in _PARTS]
    most, words = max(times)
    parts = [words] if most >= HABIT else []
    weekend, workdays = _mean(interest.weekdays[_WEEKEND:]), _mean(interest.weekdays[:_WEEKEND])
    if weekend >= HABIT * workdays:
        parts.append("at weekends")
    elif workdays >= HABIT * weekend:
        parts.append("from Monday to Friday")
    return ", ".join(parts)


def strongest(profile: TasteProfile, names: Names, *, is_liked: bool) -> Figure:
    """The tracks that weigh most, for the listener or against.

    Args:
        profile: the taste.
        names: of tracks.
        is_liked: those for which most speaks; else those against which most speaks.
    """
    signed = profile.values if is_liked else -profile.values
    order = np.lexsort((profile.ids, -signed))[:SHOWN]
    chosen = [place for place in order.tolist() if signed[place] > 0]
    named = names(int(profile.ids[place]) for place in chosen)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (_name(named.get(int(profile.ids[place]))), float(signed[place]), int(profile.ids[place]))
        for place in chosen
    )
    return Figure(
        "drawn-to" if is_liked else "avoided",
        InsightSection.TASTE,
        "What speaks for a track most" if is_liked else "What the queue avoids",
        (
            "A play adds 1 to a track, and 0.3 more where you chose it; a skip within 30 seconds takes 0.7."
            " A like adds 2, a dislike takes 2; “more like this”, “less like this” and ratings weigh less."
            " A listen loses half of its weight in 90 days, and a word in a year."
            f" {'The tracks of the greatest sums.' if is_liked else 'The tracks of the lowest sums.'} {_NOW}"
        ),
        ChartKind.BARS,
        (
            FigureColumn("Track", Unit.TEXT, Role.LABEL),
            FigureColumn("Weight" if is_liked else "Weight against it", Unit.NUMBER, Role.VALUE),
            FigureColumn("Track id", Unit.COUNT, Role.TRACK_ID),
        ),
        rows,
        note="" if rows else _NOTHING if is_liked else "Nothing speaks against any track.",
    )


def exploration(found: Discovery) -> Figure:
    """How new tracks fared in the automatic queue, and what it makes of that."""
    tried = found.new_played + found.new_skipped
    has_any = tried + found.known_played + found.known_skipped > 0
    sentence = ""
    if found.is_active:
        sentence = (
            f"About {percent(found.share)} of the places of the queue go to tracks that you never heard,"
            " unless you set it otherwise."
        )
    return Figure(
        "exploration",
        InsightSection.TASTE,
        "How new tracks fare",
        "Automatic listens by whether the track had been heard before: played (or heard to the end), and"
        " skipped within 30 seconds; of new tracks the latest 300. From this the queue learns how many of its"
        f" places go to new ones. {_NOW}",
        ChartKind.BARS,
        (
            FigureColumn("Tracks", Unit.TEXT, Role.LABEL),
            FigureColumn("Played", Unit.COUNT, Role.VALUE),
            FigureColumn("Skipped", Unit.COUNT, Role.VALUE),
        ),
        (
            ("Never heard before", found.new_played, found.new_skipped),
            ("Heard before", found.known_played, found.known_skipped),
        )
        if has_any
        else (),
        sentence,
        "" if has_any else "The automatic queue (∞) has not played anything yet. Press ∞ above the queue.",
    )


def _name(named: tuple[str, str] | None) -> str:
    if named is None:
        return "A track that has left the library"
    title, artist = (isolated(text) for text in named)
    return f"{title or 'Untitled'} — {artist}" if artist else title or "Untitled"


def _mean(values: FloatArray) -> float:
    return float(values.mean())
