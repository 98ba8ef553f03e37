"""Reads the characters of a query from left to right: values, signs, and the words between terms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.query.fields import field_of
from musicrec_desktop.query.problems import Problem, ProblemKind

LONGEST: Final = 100_000
"""Characters; of a longer text (a pasted page) only the beginning is searched."""
ESCAPED_STAR: Final = "\ue000"
"""Stands for an escaped star until the star of patterns is read."""
_QUOTED: Final = re.compile(r'"(?P<inner>(?:\\["\\*]|[^"])*)(?P<end>"?)')
_ESCAPE: Final = re.compile(r'\\(["\\*])')
_KEYWORD: Final = re.compile(r"(?P<word>or|and|not)(?=[\s(\"]|$)", re.IGNORECASE)
_OPERAND: Final = re.compile(r"\s*[^\s|)]")


@dataclass(frozen=True, slots=True)
class TypedText:
    """A value as it was typed.

    Attributes:
        text: without quotes.
        is_quoted: whether it stood in quotes.
        start: index of its first character.
        end: index after its last one.
    """

    text: str
    is_quoted: bool
    start: int
    end: int


class Scanner:
    """A text and a place in it, with the problems that were found on the way.

    Attributes:
        text: what is read.
        at: index of the next character.
        depth: how many brackets are open.
        problems: in the order in which they were found.
    """

    def __init__(self, text: str) -> None:
        # No database takes lone surrogates; paths have this sign for their bytes that are no text, too.
        self.text = encodable(text[:LONGEST])
        self.at = 0
        self.depth = 0
        self.problems: list[Problem] = []
        self._length = len(text)
        if self._length > LONGEST:
            self.tell(ProblemKind.LONG, LONGEST, self._length)

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The pattern where the text goes on; taken where it is there."""
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def skip_spaces(self) -> None:
        """Go on at the next character that is no space."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def typed(self, *, stops: str = "", keeps_stars: bool = False) -> TypedText | None:
        """A quoted text, or all characters up to a space; None where there is neither.

        Escaped stars stay apart from those of patterns where ``keeps_stars``.
        """
        start = self.at
        if self.peek() == '"':
            match = _QUOTED.match(self.text, self.at)
            assert match is not None
            self.at = match.end()
            if not match["end"]:
                self.tell(ProblemKind.QUOTE, start, start + 1, is_unfinished=True)
            star = ESCAPED_STAR if keeps_stars else "*"
            inner = _ESCAPE.sub(lambda found: star if found[1] == "*" else found[1], match["inner"])
            return TypedText(inner, is_quoted=True, start=start, end=self.at)
        opened = 0
        while self.at < len(self.text):
            character = self.text[self.at]
            if character.isspace() or character in '"|' or character in stops:
                break
            if character == "(":
                opened += 1
            elif character == ")" and opened:
                opened -= 1
            elif character == ")" and self.depth:
                break
            self.at += 1
        if self.at == start:
            return None
        return TypedText(self.text[start : self.at], is_quoted=False, start=start, end=self.at)

    def peek(self) -> str:
        """The next character; empty at the end."""
        return self.text[self.at : self.at + 1]

    def is_at_end(self) -> bool:
        """Skip spaces; whether the text or the bracket ends here."""
        self.skip_spaces()
        return self.at >= len(self.text) or bool(self.depth and self.peek() == ")")

    def keyword(self) -> str:
        """The word between terms that stands here, in small letters; empty where none does."""
        match = _KEYWORD.match(self.text, self.at)
        return match["word"].lower() if match else ""

    def has_operand_after(self, at: int) -> bool:
        """Whether a term follows."""
        return _OPERAND.match(self.text, at) is not None

    def is_at_or(self, *, has_operand: bool) -> bool:
        """Whether two alternatives part here."""
        if self.peek() == "|":
            return True
        return has_operand and self.keyword() == "or" and self.has_operand_after(self.at + 2)

    def take_or(self) -> bool:
        """Go on behind what parts two alternatives; whether it was there."""
        if self.is_at_end():
            return False
        if self.peek() == "|":
            while self.peek() == "|":
                self.at += 1
            return True
        if self.keyword() == "or" and self.has_operand_after(self.at + 2):
            self.at += 2
            return True
        return False

    def skip_and(self, *, has_operand: bool) -> None:
        """Go on behind an “and” between two terms."""
        if has_operand and self.keyword() == "and" and self.has_operand_after(self.at + 3):
            self.at += 3
            self.is_at_end()

    def take_not(self, default: str) -> bool:
        """Go on behind a sign or word of negation; whether it was there.

        Args:
            default: the field whose values are read; numbers may be negative.
        """
        if self.keyword() == "not" and self.has_operand_after(self.at + 3):
            self.at += 3
            self.is_at_end()
            return True
        following = self.text[self.at + 1 : self.at + 2]
        spec = field_of(default)
        if spec is not None and not spec.is_text and following.isdigit():
            return False  # loudness:(-14 | -20)
        if self.peek() == "-" and (following in {'"', "("} or following.isalnum() or following == "_"):
            self.at += 1
            return True
        return False

    def is_followed_by_value(self, at: int) -> bool:
        """Whether something stands there."""
        return at < len(self.text) and not self.text[at].isspace()

    def is_last(self, end: int) -> bool:
        """Whether the text ends there, so that it may go on being typed."""
        return end >= len(self.text)

    def leave(self, start: int) -> None:
        """Leave out what begins here, because there is too much of it."""
        if not any(problem.kind is ProblemKind.LONG for problem in self.problems):
            self.tell(ProblemKind.LONG, start, self._length)
        self.at = len(self.text)

    def tell(
        self,
        kind: ProblemKind,
        start: int,
        end: int,
        *,
        text: str = "",
        field: str = "",
        nearest: tuple[str, ...] = (),
        detail: str = "",
        is_unfinished: bool | None = None,
    ) -> None:
        """Note a problem; unless told otherwise it is unfinished where the text ends with it."""
        if is_unfinished is None:
            is_unfinished = self.is_last(end) and kind is not ProblemKind.LONG
        self.problems.append(Problem(kind, start, end, text, field, nearest, detail, is_unfinished))
