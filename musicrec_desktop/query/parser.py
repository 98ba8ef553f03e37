"""Parses the text of a query into a tree, and tells what is wrong with it.

``blue train`` · ``"kind of blue"`` · ``artist:coltrane`` · ``genre:(jazz | blues) year:1955..1965 -live``

Parsing never fails: a search runs at each keystroke, so what cannot be meant is left out and told as a
``Problem``. Callers that keep a query (smart playlists, the command line) refuse one with problems.

Source of the method: recursive descent, one function for each precedence (or, and, not, term).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.text.search_words import has_words, is_separator
from musicrec_desktop.query import fields
from musicrec_desktop.query.ast import ANY, EVERYTHING, Field, Node, Not, Words, all_of, any_of
from musicrec_desktop.query.fields import field_of, flag_of
from musicrec_desktop.query.problems import Problem, ProblemKind, syntax_error
from musicrec_desktop.query.scanner import Scanner
from musicrec_desktop.query.values import Mention, ValueReader, nearest

MOST_TERMS: Final = 500
"""Of more terms, or of more brackets, too."""
MOST_DEPTH: Final = 40
"""Brackets in brackets; deeper ones are left out."""
_NAME: Final = re.compile(r"(?P<name>[^\W\d_][\w%~]*?):")
_BARE_COMPARISON: Final = re.compile(r"(?P<name>[^\W\d_]\w*%?)(?=[<>=]|!=)")
_MISTAKES: Final = frozenset(
    {ProblemKind.FIELD, ProblemKind.VALUE, ProblemKind.FLAG, ProblemKind.REGEX, ProblemKind.NO_VALUE}
)


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed text.

    Attributes:
        tree: without the parts that have problems; words before a colon that are no field are searched as
            words.
        problems: in the order of the text.
        mentions: the playlists, regions, tracks and albums that are named, in the order of the text.
    """

    tree: Node = EVERYTHING
    problems: tuple[Problem, ...] = ()
    mentions: tuple[Mention, ...] = field(default=(), compare=False)

    @property
    def mistake(self) -> Problem | None:
        """What a search without results says: the first part that means nothing, however it goes on."""
        told = (problem for problem in self.problems if problem.kind in _MISTAKES)
        return next((problem for problem in told if not problem.is_unfinished), None)

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems that are not only unfinished typing, and change what is found."""
        return tuple(
            problem for problem in self.problems
            if not problem.is_unfinished and problem.kind is not ProblemKind.FIELD
        )  # fmt: skip


def parse(text: str) -> Query:
    """The tree of a text and the problems in it; never raises."""
    reader = _Parser(text)
    tree = reader.read()
    problems = sorted(reader.problems, key=lambda problem: problem.start)
    return Query(tree, tuple(problems), tuple(reader.mentions))


def parse_strictly(text: str) -> Node:
    """The tree of a text that is to be kept.

    Raises:
        QuerySyntaxError: there is any problem; it is told with its place.
    """
    query = parse(text)
    if query.problems:
        raise syntax_error(query.problems[0], text)
    return query.tree


class _Parser:
    """One pass over a text, from left to right."""

    def __init__(self, text: str) -> None:
        self._scanner = Scanner(text)
        self._values = ValueReader(self._scanner)
        self._terms = 0
        self._brackets = 0

    @property
    def problems(self) -> list[Problem]:
        return self._scanner.problems

    @property
    def mentions(self) -> list[Mention]:
        return self._values.mentions

    def read(self) -> Node:
        """The whole text."""
        parts: list[Node] = []
        while True:
            node = self._any_of("")
            if node is not None:
                parts.append(node)
            if self._scanner.at >= len(self._scanner.text):
                return all_of(parts)
            self._scanner.at += 1  # a sign that closes or parts nothing

    # Precedence: or, and, not, term. ``default`` is the field of a bracket of values: ``genre:(a | b)``.

    def _any_of(self, default: str) -> Node | None:
        parts = [self._all_of(default)]
        while self._scanner.take_or():
            parts.append(self._all_of(default))
        found = [part for part in parts if part is not None]
        return any_of(found) if found else None

    def _all_of(self, default: str) -> Node | None:
        parts: list[tuple[Node, bool]] = []
        while not self._scanner.is_at_end():
            self._scanner.skip_and(has_operand=bool(parts))
            if self._scanner.is_at_end() or self._scanner.is_at_or(has_operand=bool(parts)):
                break
            before = self._scanner.at
            node = self._negated(default)
            if node is not None:
                parts.append((node, self._is_separator(node, before)))
            elif self._scanner.at == before:
                self._scanner.at += 1
        kept = [node for node, is_sign in parts if not is_sign] or [node for node, _ in parts]
        kept = [node for node in kept if node != EVERYTHING]
        return all_of(kept) if kept else None

    def _negated(self, default: str) -> Node | None:
        is_negated = False
        while self._scanner.take_not(default):
            is_negated = not is_negated
        node = self._bracket(default) if self._scanner.peek() == "(" else self._term(default)
        if node is None or not is_negated:
            return node
        # Two negations in a row are none; a bracket keeps them.
        return Not(node)

    def _bracket(self, default: str) -> Node | None:
        start = self._scanner.at
        self._scanner.at += 1
        self._brackets += 1
        if self._brackets > MOST_TERMS:
            self._scanner.leave(start)
            return None
        if self._scanner.depth >= MOST_DEPTH:
            self._scanner.tell(ProblemKind.BRACKET, start, self._scanner.at, text="(")
            return None
        self._scanner.depth += 1
        node = self._any_of(default)
        self._scanner.depth -= 1
        if self._scanner.peek() == ")":
            self._scanner.at += 1
        else:
            self._scanner.tell(ProblemKind.BRACKET, start, start + 1, is_unfinished=True)
        return node

    # Terms

    def _term(self, default: str) -> Node | None:
        start = self._scanner.at
        self._terms += 1
        if self._terms > MOST_TERMS:
            self._scanner.leave(start)
            return None
        if named := self._name():
            return self._valued(named, start)
        if default:
            return self._values.read(default, start)
        value = self._scanner.typed()
        if value is None or not value.text.strip():
            return None
        if not value.is_quoted and not value.text.strip(")"):
            self._scanner.tell(ProblemKind.BRACKET, value.start, value.end, text=value.text)
            return None
        return Field(ANY, Words(value.text.strip() if not value.is_quoted else value.text))

    def _name(self) -> str:
        """The name of a field that begins here, taken with its colon; empty where none does."""
        match = _NAME.match(self._scanner.text, self._scanner.at)
        if match is not None:
            name = match["name"]
            if _is_known(name):
                self._scanner.at = match.end()
                return _canonical(name)
            if not self._scanner.is_followed_by_value(match.end()) or name.isalpha():
                self._scanner.tell(
                    ProblemKind.FIELD,
                    match.start("name"),
                    match.end(),
                    text=name,
                    nearest=nearest(name, fields.FIELD_NAMES),
                )
            return ""
        bare = _BARE_COMPARISON.match(self._scanner.text, self._scanner.at)
        if bare is not None and (spec := field_of(bare["name"])) is not None and not spec.is_text:
            self._scanner.at = bare.end()
            return spec.name
        return ""

    def _valued(self, name: str, start: int) -> Node | None:
        """The term of a field whose name was taken."""
        following = self._scanner.peek()
        if not following or following.isspace() or following in "|)":
            self._scanner.tell(ProblemKind.NO_VALUE, start, self._scanner.at, field=name)
            return None
        if following == "(":
            return self._bracket(name)
        return self._values.read(name, start)

    def _is_separator(self, node: Node, start: int) -> bool:
        """A lone sign between words separates names ("Artist - Title"); only without words is it searched."""
        match node:
            case Field(name=name, condition=Words(text=text)) if name == ANY:
                if self._scanner.text[start] == '"':
                    return False
                return is_separator(text) and not has_words(text)
        return False


def _is_known(name: str) -> bool:
    return field_of(name) is not None or name.lower() in fields.SPECIAL_FIELDS or flag_of(name) is not None


def _canonical(name: str) -> str:
    spec = field_of(name)
    if spec is not None:
        return spec.name
    flag = flag_of(name)
    return flag.name if flag is not None else name.lower()
