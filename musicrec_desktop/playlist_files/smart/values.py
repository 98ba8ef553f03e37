"""What a file with smart playlists holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import QuerySyntaxError
from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.playlist_files.values import FileEntry
from musicrec_desktop.query.ast import EVERYTHING, Node
from musicrec_desktop.query.parser import parse_strictly
from musicrec_desktop.query.writer import write

MOST_BYTES: Final = 1_000_000
"""Of a file with rules."""
MOST_RULES: Final = 400
DEEPEST: Final = 30
"""Groups in groups."""


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
        self.problems = tuple(dict.fromkeys(problems))


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
        RuleError: the text of so many or so deep rules does not.
    """
    text = write(tree)
    try:
        is_same = parse_strictly(text) == tree or tree == EVERYTHING
    except QuerySyntaxError as error:
        raise RuleError(f"“{text[error.position : error.end][:80]}”") from error
    if not is_same:
        raise RuleError(f"“{text[:80]}”")
    return SmartRules(text, order, sort, 0, limit, limit_unit)
