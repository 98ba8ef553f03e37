"""Words for the listeners that a reason is about: you, another one by name, or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.bidi import isolated, quoted
from musicrec_desktop.core.sentences import joined, people, you_last

YOU: Final = ("",)
"""The listener who is addressed; others have names."""


def whose(names: Sequence[str]) -> str:
    """``"your"``, ``"Anna’s"``, ``"Anna’s and your"``."""
    return joined([f"{isolated(name)}’s" if name else "your" for name in you_last(names)])


def does(names: Sequence[str], verb: str) -> str:
    """``"you like"``, ``"Anna likes"``, ``"Anna and you like"``; for a regular verb."""
    is_third = len(names) == 1 and names[0]
    return f"{people(names)} {verb}{'s' if is_third else ''}"


def for_all(names: Sequence[str], titles: Sequence[str]) -> str:
    """The text of a track that several listeners like by its sound; ``titles`` are of favourites near it."""
    near = f"close to {joined([quoted(title) for title in titles])}" if titles else "a favourite"
    return f"for {people(names)}: {near}"


def plays_and_likes(playing: Sequence[str], liking: Sequence[str]) -> str:
    """The text of a track that some listeners play, while it sounds like what the others like."""
    return f"{does(playing, 'play')} it, {does(liking, 'like')} what sounds alike"
