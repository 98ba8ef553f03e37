"""Names of people in sentences to one of them."""

from __future__ import annotations

from collections.abc import Sequence

from musicrec_desktop.core.bidi import isolated


def people(names: Sequence[str], *, you: str = "you") -> str:
    """``"you"``, ``"Anna"``, ``"Anna and you"``, ``"Anna, Ben and you"``.

    Args:
        names: an empty one stands for the one who reads it, and comes last; at least one.
        you: how that one is called.
    """
    return joined([isolated(name) if name else you for name in you_last(names)])


def you_last(names: Sequence[str]) -> list[str]:
    """The names in their order, but an empty one last."""
    return sorted(names, key=lambda name: not name)


def joined(words: Sequence[str]) -> str:
    """``"one"``, ``"one and two"``, ``"one, two and three"``; at least one word."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
