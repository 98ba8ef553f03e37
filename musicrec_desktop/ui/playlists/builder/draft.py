"""A smart playlist while it is edited: its rules as rows and as text, kept equal, and every step back."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from typing import Final

from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.query.ast import EVERYTHING, Node
from musicrec_desktop.query.parser import parse
from musicrec_desktop.query.problems import Problem
from musicrec_desktop.query.writer import write
from musicrec_desktop.ui.playlists.builder.rearranging import adopted
from musicrec_desktop.ui.playlists.builder.rules import RuleGroup, rows_of, tree_of

MOST_STEPS: Final = 300


@dataclass(frozen=True, slots=True)
class Draft:
    """One state of the editor.

    Attributes:
        name: of the playlist.
        rows: the rules; what they mean is what the playlist finds.
        text: the same rules as text. While it has problems, the rows are those of the last text without.
        problems: of the text.
        settings: order and limits; the query in it does not count.
    """

    name: str = ""
    rows: RuleGroup = field(default_factory=RuleGroup)
    text: str = ""
    problems: tuple[Problem, ...] = ()
    settings: SmartRules = field(default_factory=SmartRules)

    @property
    def tree(self) -> Node:
        """What the rows mean."""
        return tree_of(self.rows)

    @property
    def rules(self) -> SmartRules:
        """What is kept: the text, or the rows as text where it cannot be meant, with order and limits."""
        return replace(self.settings, query=write(self.tree) if self.problems else self.text)

    @property
    def is_blank(self) -> bool:
        """Nothing is asked of a track yet."""
        return self.tree == EVERYTHING and not self.text.strip() and not self.rows.children

    def with_rows(self, rows: RuleGroup) -> Draft:
        """Other rows; the text follows, unless it says the same already."""
        tree = tree_of(rows)
        query = parse(self.text)
        if not query.problems and query.tree == tree:
            return replace(self, rows=rows, problems=())
        text = write(tree)
        return replace(self, rows=rows, text=text, problems=parse(text).problems)

    def with_text(self, text: str) -> Draft:
        """Another text; the rows follow where nothing is wrong with it."""
        query = parse(text)
        if query.problems:
            return replace(self, text=text, problems=query.problems)
        if query.tree == self.tree:
            return replace(self, text=text, problems=())
        return replace(self, text=text, problems=(), rows=adopted(self.rows, rows_of(query.tree)))

    def with_rules(self, rules: SmartRules) -> Draft:
        """The rules of a playlist or a template."""
        return replace(self, settings=replace(rules, query="")).with_text(rules.query)


def draft_of(name: str, rules: SmartRules) -> Draft:
    """A playlist that exists, to be edited."""
    return Draft(name).with_rules(rules)


class History:
    """The states of the editor, the latest last.

    Args:
        draft: what it begins with.
    """

    def __init__(self, draft: Draft) -> None:
        self._states = [draft]
        self._at = 0
        self._key: Hashable = None

    @property
    def draft(self) -> Draft:
        """What is shown now."""
        return self._states[self._at]

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier state."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return self._at + 1 < len(self._states)

    def push(self, draft: Draft, key: Hashable = None) -> None:
        """Go on to another state.

        Args:
            draft: the state.
            key: edits with the same key, one after the other, are one step, as letters of a word.
        """
        if draft == self.draft and draft.rows is self.draft.rows:
            return
        is_same = key is not None and key == self._key and self._at > 0 and not self.can_redo
        del self._states[self._at + (0 if is_same else 1) :]
        self._states.append(draft)
        del self._states[: -MOST_STEPS - 1]
        self._at = len(self._states) - 1
        self._key = key

    def undo(self) -> Draft:
        """Take the latest step back."""
        self._at = max(0, self._at - 1)
        self._key = None
        return self.draft

    def redo(self) -> Draft:
        """Do the step again that was taken back."""
        self._at = min(len(self._states) - 1, self._at + 1)
        self._key = None
        return self.draft
