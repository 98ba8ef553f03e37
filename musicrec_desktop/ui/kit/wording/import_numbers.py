"""What an import would do or did, in sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.model.import_plan import ImportNumbers
from musicrec_desktop.ui.kit.wording.formats import format_count

_PARTS: Final[tuple[tuple[Callable[[ImportNumbers], int], str], ...]] = (
    (lambda one: one.matched, tr("in your library")),
    (lambda one: one.version, tr("there in another version")),
    (lambda one: one.uncertain, tr("unsure")),
    (lambda one: one.missing, tr("not in your library")),
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
    parts = [f"{number_text(count(numbers))} {words}" for count, words in _PARTS if count(numbers)]
    return plural("{n} track: {parts}", "{n} tracks: {parts}", total, parts=", ".join(parts))


def unmatched(numbers: ImportNumbers) -> int:
    """How many distinct tracks have none in the library."""
    return numbers.version + numbers.uncertain + numbers.missing


def number_lines(numbers: ImportNumbers, *, is_done: bool = False) -> list[str]:
    """One sentence for each thing that an import brings, or brought; none for what there is not."""
    lines = [tracks_text(numbers), *_play_lines(numbers)]
    if numbers.ratings:
        lines.append(
            plural(
                "{n} rating of tracks that you have not rated here",
                "{n} ratings of tracks that you have not rated here",
                numbers.ratings,
            )
        )
    lines += [format_count(count(numbers), noun) for count, noun in _OPINIONS if count(numbers)]
    if numbers.offers and not is_done:
        what = plural("{n} rating or like differs", "{n} ratings and likes differ", numbers.offers)
        lines.append(tr("{what} from yours; yours stay unless you take theirs in the review", what=what))
    if numbers.added_dates:
        lines.append(
            plural(
                "{n} track that you had earlier than was known here",
                "{n} tracks that you had earlier than was known here",
                numbers.added_dates,
            )
        )
    if numbers.playlists:
        entries = plural("{n} entry", "{n} entries", numbers.entries)
        lines.append(
            plural(
                "{n} playlist with {entries}",
                "{n} playlists with {entries}",
                numbers.playlists,
                entries=entries,
            )
        )
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
    return ", ".join(format_count(count, noun) for count, noun in parts if count) or tr("nothing new")


def _play_lines(numbers: ImportNumbers) -> list[str]:
    lines = []
    if numbers.plays:
        lines.append(plural("{n} play with a date", "{n} plays with a date", numbers.plays))
    if numbers.counted_plays:
        lines.append(
            plural(
                "{n} play as counts without dates", "{n} plays as counts without dates", numbers.counted_plays
            )
        )
    if numbers.waiting_plays:
        waits = tr("of them waits until its track is"), tr("of them wait until their tracks are")
        lines.append(
            tr("{waiting_plays} in your library", waiting_plays=format_count(numbers.waiting_plays, *waits))
        )
    if numbers.double_plays:
        lines.append(
            plural(
                "{n} play told twice; each counts once",
                "{n} plays told twice; each counts once",
                numbers.double_plays,
            )
        )
    if numbers.known_plays:
        known = plural("{n} play is", "{n} plays are", numbers.known_plays)
        lines.append(tr("{known} here already, from an earlier import", known=known))
    if numbers.skips:
        lines.append(plural("{n} skip", "{n} skips", numbers.skips))
    return lines
