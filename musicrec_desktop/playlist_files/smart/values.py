"""What a file with smart playlists holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import QuerySyntaxError
from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.playlist_files.values import FileEntry
from musicrec_desktop.query.ast import (
    EVERYTHING,
    Exact,
    Field,
    InPlaylist,
    InRegion,
    Leaf,
    Node,
    Regex,
    Wildcard,
    Words,
    leaves,
)
from musicrec_desktop.query.parser import parse_strictly
from musicrec_desktop.query.scanner import LONGEST
from musicrec_desktop.query.writer import write

MOST_BYTES: Final = 1_000_000
"""Of a file with rules; those of Rhythmbox, which has plain lists beside them, may have more."""
MOST_LISTS: Final = 1000
"""Of a file."""
MOST_RULES: Final = 400
DEEPEST: Final = 30
"""Groups in groups."""
LONGEST_VALUE: Final = 4096
"""Characters of a text that a rule compares with."""
_MOST_PROBLEMS: Final = 20
_LONGEST_PROBLEM: Final = 160


@dataclass(frozen=True, slots=True)
class SmartList:
    """A list of a file that can have smart ones.

    Attributes:
        name: as the file tells; may be empty.
        rules: of a smart list; None of a plain one.
        entries: of a plain list.
        description: as the file tells.
        problems: why the list cannot be used, each in a few words that name the rule; empty for one that can.
    """

    name: str
    rules: SmartRules | None = None
    entries: tuple[FileEntry, ...] = ()
    description: str = ""
    problems: tuple[str, ...] = ()


class RuleError(Exception):
    """A rule that the query language cannot say; its text names it in a few words."""


class RuleErrors(Exception):  # noqa: N818  several of them
    """All rules of a list that cannot be said."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(*problems)
        self.problems = told(problems)


def told(problems: Iterable[str]) -> tuple[str, ...]:
    """Problems as a person can read them: each once and not too long, and not too many."""
    shown = [
        text if len(text) <= _LONGEST_PROBLEM else f"{text[:_LONGEST_PROBLEM]}…"
        for text in dict.fromkeys(problems)
    ]
    more = len(shown) - _MOST_PROBLEMS
    return tuple(shown if more <= 0 else [*shown[:_MOST_PROBLEMS], f"{more:,} more"])


def rules_of(
    tree: Node,
    *,
    order: SortOrder = SortOrder.FIELDS,
    sort: tuple[tuple[str, bool], ...] = (),
    limit: int | None = None,
    limit_unit: LimitUnit = LimitUnit.TRACKS,
) -> SmartRules:
    """Rules whose text gives the tree again.

    Raises:
        RuleError: a value is too long, or the text of so many or so deep rules does not.
    """
    for leaf in leaves(tree):
        if len(value := _text_of(leaf)) > LONGEST_VALUE:
            raise RuleError(f"“{value[:80]}…”, longer than {LONGEST_VALUE:,} characters")
    text = write(tree)
    if len(text) > LONGEST:
        raise RuleError(f"more than {LONGEST:,} characters")
    try:
        is_same = parse_strictly(text) == tree or tree == EVERYTHING
    except QuerySyntaxError as error:
        raise RuleError(f"“{text[error.position : error.end][:80]}”") from error
    if not is_same:
        raise RuleError(f"“{text[:80]}”")
    return SmartRules(text, order, sort, 0, limit, limit_unit)


def _text_of(leaf: Leaf) -> str:
    """The text that a rule compares with; empty where it compares with none."""
    match leaf:
        case Field(condition=Words(text=text) | Exact(text=text)):
            return text
        case Field(condition=Wildcard(pattern=pattern) | Regex(pattern=pattern)):
            return pattern
        case InPlaylist(name=name) | InRegion(name=name):
            return name
    return ""
