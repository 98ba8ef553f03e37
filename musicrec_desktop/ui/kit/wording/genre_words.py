"""Words of genres in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.model.genre_words import GenreRules, WrittenGenre

WHAT_WORDS_MEAN: Final = tr(
    "Lists, searches, suggestions and the automatic queue follow it; your files keep what they say. "
    "Several genres stand with “;” between them; an empty line hides a genre."
)
HOW_TO_EDIT: Final = tr("Type over what is shown (double click or F2).")
GENRE_IN_FILE: Final = tr("Genre in the file")
HIDDEN: Final = tr("hidden")
NO_GENRES: Final = (tr("No genres yet"), tr("The tags of your files have none, or no music folder is added."))
NOTHING_FOUND: Final = (
    tr("No genre fits"),
    tr("Nothing in your tags is spelt like this. Type less, or show all."),
)
SEPARATOR: Final = "; "


def shown_text(each: WrittenGenre) -> str:
    """What a written genre is shown as, in one line."""
    return SEPARATOR.join(each.shown) if each.shown else HIDDEN


def names_of(text: str) -> tuple[str, ...]:
    """The genres in a line that somebody typed, each once; an empty line has none."""
    return tuple(dict.fromkeys(" ".join(name.split()) for name in text.split(";") if name.strip()))


def words_summary(rules: GenreRules, written: Sequence[WrittenGenre]) -> str:
    """How many genres are shown otherwise than they are written."""
    differing = sum(each.shown != (each.name,) for each in written)
    total = plural("{n} genre", "{n} genres", len(written))
    if rules.are_empty or not differing:
        return tr("{total} in your tags, all shown as they are written.", total=total)
    return tr(
        "{total} in your tags, {differing} of them shown otherwise.",
        total=total,
        differing=number_text(differing),
    )


def shown_as_text(name: str, shown: Sequence[str]) -> str:
    """What was done to a genre, for a toast."""
    if not shown:
        return tr("{name} is hidden; files keep it", name=quoted(name))
    return tr(
        "{name} is shown as {others}; files keep it",
        name=quoted(name),
        others=SEPARATOR.join(map(quoted, shown)),
    )


def several_shown_text(shown: Mapping[str, Sequence[str]]) -> str:
    """The same for several genres."""
    if any(shown.values()):
        return plural(
            "{n} genre is shown otherwise; files keep it",
            "{n} genres are shown otherwise; files keep them",
            len(shown),
        )
    return plural("{n} genre is hidden; files keep it", "{n} genres are hidden; files keep them", len(shown))


def marks_text(marks: Sequence[str]) -> str:
    """Where genres are split, for a toast."""
    if not marks:
        return tr("Genres are split nowhere")
    return tr("Genres are split at {join}", join=" ".join(marks))
