"""What an import would do or did, in sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.model.import_plan import ImportNumbers
from musicrec_desktop.ui.kit.wording.formats import format_count

_PARTS: Final[tuple[tuple[Callable[[ImportNumbers], int], str], ...]] = (
    (lambda one: one.matched, "in your library"),
    (lambda one: one.version, "there in another version"),
    (lambda one: one.uncertain, "unsure"),
    (lambda one: one.missing, "not in your library"),
)
_OPINIONS: Final[tuple[tuple[Callable[[ImportNumbers], int], str], ...]] = (
    (lambda one: one.likes, "like"),
    (lambda one: one.dislikes, "dislike"),
    (lambda one: one.bans, "ban"),
)


def tracks_text(numbers: ImportNumbers) -> str:
    """How many distinct tracks there are, and how many of them were found; empty where there are none."""
    total = sum(count(numbers) for count, _ in _PARTS)
    if not total:
        return ""
    parts = [f"{count(numbers):,} {words}" for count, words in _PARTS if count(numbers)]
    return f"{format_count(total, 'track')}: {', '.join(parts)}"


def unmatched(numbers: ImportNumbers) -> int:
    """How many distinct tracks have none in the library."""
    return numbers.version + numbers.uncertain + numbers.missing


def number_lines(numbers: ImportNumbers, *, is_done: bool = False) -> list[str]:
    """One sentence for each thing that an import brings, or brought; none for what there is not."""
    lines = [tracks_text(numbers), *_play_lines(numbers)]
    if numbers.ratings:
        lines.append(f"{format_count(numbers.ratings, 'rating')} of tracks that you have not rated here")
    lines += [format_count(count(numbers), noun) for count, noun in _OPINIONS if count(numbers)]
    if numbers.offers and not is_done:
        what = format_count(numbers.offers, "rating or like differs", "ratings and likes differ")
        lines.append(f"{what} from yours; yours stay unless you take theirs in the review")
    if numbers.added_dates:
        lines.append(f"{format_count(numbers.added_dates, 'track')} that you had earlier than was known here")
    if numbers.playlists:
        entries = format_count(numbers.entries, "entry", "entries")
        lines.append(f"{format_count(numbers.playlists, 'playlist')} with {entries}")
    return [line for line in lines if line]


def is_nothing_new(numbers: ImportNumbers) -> bool:
    """Whether an import changes nothing."""
    counts = (
        *(numbers.all_plays, numbers.skips, numbers.ratings),
        *(count(numbers) for count, _ in _OPINIONS),
        *(numbers.offers, numbers.added_dates, numbers.playlists),
    )
    return not any(counts)


def short_text(numbers: ImportNumbers) -> str:
    """The most important of it in one line, for a toast and for lists."""
    parts = (
        (numbers.all_plays, "play"),
        (numbers.ratings, "rating"),
        *((count(numbers), noun) for count, noun in _OPINIONS),
        (numbers.playlists, "playlist"),
    )
    return ", ".join(format_count(count, noun) for count, noun in parts if count) or "nothing new"


def _play_lines(numbers: ImportNumbers) -> list[str]:
    lines = []
    if numbers.plays:
        lines.append(f"{format_count(numbers.plays, 'play')} with a date")
    if numbers.counted_plays:
        lines.append(f"{format_count(numbers.counted_plays, 'play')} as counts without dates")
    if numbers.waiting_plays:
        waits = "of them waits until its track is", "of them wait until their tracks are"
        lines.append(f"{format_count(numbers.waiting_plays, *waits)} in your library")
    if numbers.double_plays:
        lines.append(f"{format_count(numbers.double_plays, 'play')} told twice; each counts once")
    if numbers.known_plays:
        known = format_count(numbers.known_plays, "play is", "plays are")
        lines.append(f"{known} here already, from an earlier import")
    if numbers.skips:
        lines.append(format_count(numbers.skips, "skip"))
    return lines
