"""Words of genres in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.model.genre_words import GenreRules, WrittenGenre
from musicrec_desktop.ui.kit.wording.formats import format_count

WHAT_WORDS_MEAN: Final = (
    "Lists, searches, suggestions and the automatic queue follow it; your files keep what they say. "
    "Several genres stand with “;” between them; an empty line hides a genre."
)
HOW_TO_EDIT: Final = "Type over what is shown (double click or F2)."
GENRE_IN_FILE: Final = "Genre in the file"
HIDDEN: Final = "hidden"
NO_GENRES: Final = ("No genres yet", "The tags of your files have none, or no music folder is added.")
NOTHING_FOUND: Final = ("No genre fits", "Nothing in your tags is spelt like this. Type less, or show all.")
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
    total = format_count(len(written), "genre")
    if rules.are_empty or not differing:
        return f"{total} in your tags, all shown as they are written."
    return f"{total} in your tags, {differing:,} of them shown otherwise."


def shown_as_text(name: str, shown: Sequence[str]) -> str:
    """What was done to a genre, for a toast."""
    if not shown:
        return f"{quoted(name)} is hidden; files keep it"
    return f"{quoted(name)} is shown as {SEPARATOR.join(map(quoted, shown))}; files keep it"


def several_shown_text(shown: Mapping[str, Sequence[str]]) -> str:
    """The same for several genres."""
    verb = "are shown otherwise" if any(shown.values()) else "are hidden"
    return f"{format_count(len(shown), 'genre')} {verb}; files keep them"


def marks_text(marks: Sequence[str]) -> str:
    """Where genres are split, for a toast."""
    if not marks:
        return "Genres are split nowhere"
    return f"Genres are split at {' '.join(marks)}"
