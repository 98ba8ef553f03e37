"""Queues that the tests of the panel show."""

from __future__ import annotations

from musicrec_desktop.model.playback import EntryId, Origin
from musicrec_desktop.model.recommendation import Reason, ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.queue.rows import UpNextContent, UpNextRow

REASONS = (
    Reason(ReasonKind.TIMBRE, "Similar timbre to Blue in Green", 0.9),
    Reason(ReasonKind.RHYTHM, "A tempo within 3 BPM", 0.7),
    Reason(ReasonKind.SESSION, "You finished 3 of 4 tracks like it", 0.2),
)


def user_row(number: int, *, is_missing: bool = False) -> UpNextRow:
    """An entry of the listener."""
    return UpNextRow(
        EntryId(number),
        TrackId(number),
        f"Track {number}",
        "Artist",
        60_000,
        is_missing=is_missing,
        artist_names=("Artist",),
    )


def auto_row(number: int) -> UpNextRow:
    """An entry of autoplay."""
    return UpNextRow(
        EntryId(number),
        TrackId(number),
        f"Track {number}",
        "Artist",
        60_000,
        Origin.AUTO,
        REASONS,
        artist_names=("Artist",),
    )


def content(
    now: int | None, yours: tuple[int, ...], automatic: tuple[int, ...], total: int = 0
) -> UpNextContent:
    """A queue of these entries."""
    return UpNextContent(
        None if now is None else user_row(now),
        tuple(user_row(number) for number in yours),
        tuple(auto_row(number) for number in automatic),
        total,
    )
