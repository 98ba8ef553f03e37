"""Parses the text of a query into a tree, and tells what is wrong with it.

``blue train`` · ``"kind of blue"`` · ``artist:coltrane`` · ``genre:(jazz | blues) year:1955..1965 -live``

Parsing never fails: a search runs at each keystroke, so what cannot be meant is left out and told as a
``Problem``. Callers that keep a query (smart playlists, the command line) refuse one with problems.

Source of the method: recursive descent, one function for each precedence (or, and, not, term).
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.core.text.search_words import has_words, is_separator
from musicrec_desktop.model.sound_words import WORDS, word_of
from musicrec_desktop.query import fields, literals
from musicrec_desktop.query.ast import (
    ANY,
    EVERYTHING,
    Ago,
    Compare,
    Condition,
    Empty,
    Exact,
    Field,
    Flag,
    Has,
    InPlaylist,
    InRegion,
    Like,
    Node,
    Not,
    Operator,
    Range,
    Reference,
    Regex,
    Share,
    Sounds,
    Wildcard,
    Words,
    all_of,
    any_of,
)
from musicrec_desktop.query.fields import FieldSpec, Kind, field_of, flag_of
from musicrec_desktop.query.patterns import regex_problem, wildcard_pieces
from musicrec_desktop.query.problems import Problem, ProblemKind, syntax_error

LONGEST: Final = 100_000
"""Characters; of a longer text (a pasted page) only the beginning is searched."""
MOST_TERMS: Final = 500
"""Of more terms, or of more brackets, too."""
MOST_DEPTH: Final = 40
"""Brackets in brackets; deeper ones are left out."""
_NEAR: Final = 0.6
_LONGEST_NAME: Final = 40
"""No field and no flag has a name that a longer text could be meant for."""
_NAME: Final = re.compile(r"(?P<name>[^\W\d_][\w%~]*?):")
_BARE_COMPARISON: Final = re.compile(r"(?P<name>[^\W\d_]\w*%?)(?=[<>=]|!=)")
_OPERATOR: Final = re.compile(r"(?P<operator>!=|<=|>=|==|[<>=])\s*")
_OPERATORS: Final = {
    "=": Operator.EQUAL, "==": Operator.EQUAL, "<": Operator.LESS, "<=": Operator.AT_MOST,
    ">": Operator.MORE, ">=": Operator.AT_LEAST,
}  # fmt: skip
_REGEX: Final = re.compile(
    r"/(?P<pattern>(?:\\.|[^/\\]|/(?!i?(?:[\s|)]|$))){1,2000})/(?P<flag>i?)(?=[\s|)]|$)"
)
"""Its end is not looked for further: after each slash, that would be to the end of the text again."""
_ESCAPED: Final = re.compile(r"\\.", re.DOTALL)
_QUOTED: Final = re.compile(r'"(?P<inner>(?:\\["\\*]|[^"])*)(?P<end>"?)')
_ESCAPE: Final = re.compile(r'\\(["\\*])')
_STAR: Final = "\ue000"
"""Stands for an escaped star until the star of patterns is read."""
_KEYWORD: Final = re.compile(r"(?P<word>or|and|not)(?=[\s(\"]|$)", re.IGNORECASE)
_OPERAND: Final = re.compile(r"\s*[^\s|)]")
_YEARS: Final = re.compile(r"(\d{4})?-(\d{4})?")
_THRESHOLD: Final = re.compile(r"\s*>=?\s*(?P<percent>\d{1,3}(?:[.,]\d+)?)\s*%?")
_PLAYLIST: Final = re.compile(r"playlist\(\s*", re.IGNORECASE)
_MISTAKES: Final = frozenset(
    {ProblemKind.FIELD, ProblemKind.VALUE, ProblemKind.FLAG, ProblemKind.REGEX, ProblemKind.NO_VALUE}
)
_YES: Final = frozenset({"yes", "true", "1"})
_NO: Final = frozenset({"no", "false", "0"})
_YEAR_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a query names and that may not be there: a playlist, a region, a track or an album.

    Attributes:
        leaf: of the tree.
        start: index of the first character of the name.
        end: index after its last one.
    """

    leaf: InPlaylist | InRegion | Like
    start: int
    end: int


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
    reader = _Reader(text)
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


@dataclass(frozen=True, slots=True)
class _Text:
    """A value as it was typed."""

    text: str
    is_quoted: bool
    start: int
    end: int


class _Reader:
    """One pass over a text, from left to right."""

    def __init__(self, text: str) -> None:
        # No database takes lone surrogates; paths have this sign for their bytes that are no text, too.
        self._text = encodable(text[:LONGEST])
        self._length = len(text)
        self._at = 0
        self._depth = 0
        self._terms = 0
        self._brackets = 0
        self.problems: list[Problem] = []
        self.mentions: list[Mention] = []

    def read(self) -> Node:
        """The whole text."""
        if self._length > LONGEST:
            self._tell(ProblemKind.LONG, LONGEST, self._length)
        parts: list[Node] = []
        while True:
            node = self._any_of("")
            if node is not None:
                parts.append(node)
            if self._at >= len(self._text):
                return all_of(parts)
            self._at += 1  # a sign that closes or parts nothing

    # Precedence: or, and, not, term. ``default`` is the field of a bracket of values: ``genre:(a | b)``.

    def _any_of(self, default: str) -> Node | None:
        parts = [self._all_of(default)]
        while self._take_or():
            parts.append(self._all_of(default))
        found = [part for part in parts if part is not None]
        return any_of(found) if found else None

    def _all_of(self, default: str) -> Node | None:
        parts: list[tuple[Node, bool]] = []
        while not self._is_at_end():
            self._skip_and(has_operand=bool(parts))
            if self._is_at_end() or self._is_at_or(has_operand=bool(parts)):
                break
            before = self._at
            node = self._negated(default)
            if node is not None:
                parts.append((node, self._is_separator(node, before)))
            elif self._at == before:
                self._at += 1
        kept = [node for node, is_sign in parts if not is_sign] or [node for node, _ in parts]
        kept = [node for node in kept if node != EVERYTHING]
        return all_of(kept) if kept else None

    def _negated(self, default: str) -> Node | None:
        is_negated = False
        while self._take_not(default):
            is_negated = not is_negated
        node = self._bracket(default) if self._peek() == "(" else self._term(default)
        if node is None or not is_negated:
            return node
        # Two negations in a row are none; a bracket keeps them.
        return Not(node)

    def _bracket(self, default: str) -> Node | None:
        start = self._at
        self._at += 1
        self._brackets += 1
        if self._brackets > MOST_TERMS:
            self._leave(start)
            return None
        if self._depth >= MOST_DEPTH:
            self._tell(ProblemKind.BRACKET, start, self._at, text="(")
            return None
        self._depth += 1
        node = self._any_of(default)
        self._depth -= 1
        if self._peek() == ")":
            self._at += 1
        else:
            self._tell(ProblemKind.BRACKET, start, start + 1, is_unfinished=True)
        return node

    # Terms

    def _term(self, default: str) -> Node | None:
        start = self._at
        self._terms += 1
        if self._terms > MOST_TERMS:
            self._leave(start)
            return None
        if named := self._name():
            return self._valued(named, start)
        if default:
            return self._value(default, start)
        value = self._typed()
        if value is None or not value.text.strip():
            return None
        if not value.is_quoted and not value.text.strip(")"):
            self._tell(ProblemKind.BRACKET, value.start, value.end, text=value.text)
            return None
        return Field(ANY, Words(value.text.strip() if not value.is_quoted else value.text))

    def _name(self) -> str:
        """The name of a field that begins here, taken with its colon; empty where none does."""
        match = _NAME.match(self._text, self._at)
        if match is not None:
            name = match["name"]
            if _is_known(name):
                self._at = match.end()
                return _canonical(name)
            if not self._is_followed_by_value(match.end()) or name.isalpha():
                self._tell_unknown(name, match.start("name"), match.end())
            return ""
        bare = _BARE_COMPARISON.match(self._text, self._at)
        if bare is not None and (spec := field_of(bare["name"])) is not None and not spec.is_text:
            self._at = bare.end()
            return spec.name
        return ""

    def _valued(self, name: str, start: int) -> Node | None:
        """The term of a field whose name was taken."""
        if self._at >= len(self._text) or self._text[self._at].isspace() or self._text[self._at] in "|)":
            self._tell(ProblemKind.NO_VALUE, start, self._at, field=name)
            return None
        if self._text[self._at] == "(":
            return self._bracket(name)
        return self._value(name, start)

    def _value(self, name: str, start: int) -> Node | None:
        """A value of a field, which begins here."""
        if name in {fields.LIKE, fields.LOOKS}:
            return self._like(name, start)
        spec = field_of(name)
        if spec is None:
            return self._special(name)
        if spec.is_text:
            return self._text_value(spec, start)
        return self._number_value(spec, start)

    def _special(self, name: str) -> Node | None:
        value = self._typed()
        if value is None:
            return None
        text = value.text.strip()
        if name == fields.IN:
            if not text and not value.is_quoted:
                return None
            leaf = InPlaylist(text)
            self.mentions.append(Mention(leaf, value.start, value.end))
            return leaf
        if name == fields.REGION:
            return self._region(text, value)
        node, names = _property(name, text)
        if node is None:
            is_begun = any(each.strip('"').startswith(text.lower()) for each in names)
            self._tell(
                ProblemKind.FLAG,
                value.start,
                value.end,
                text=text,
                field=name,
                nearest=_nearest(text, names),
                is_unfinished=is_begun and self._is_last(value.end),
            )
        return node

    def _region(self, name: str, value: _Text) -> Node | None:
        if not name:
            self._tell(ProblemKind.NO_VALUE, value.start, value.end, field=fields.REGION)
            return None
        leaf = InRegion(name)
        self.mentions.append(Mention(leaf, value.start, value.end))
        return leaf

    def _like(self, field: str, start: int) -> Node | None:
        is_look = field == fields.LOOKS
        reference, name = Reference.ALBUM if is_look else Reference.TRACK, ""
        if not is_look and (match := _PLAYLIST.match(self._text, self._at)):
            self._at = match.end()
            reference = Reference.PLAYLIST
        value = self._typed(stops=")" if reference is Reference.PLAYLIST else ">")
        if value is not None:
            name = value.text.strip()
            is_bare = not value.is_quoted and reference is not Reference.PLAYLIST
            if is_bare and name.lower() == Reference.NOW:
                reference, name = Reference.ALBUM_NOW if is_look else Reference.NOW, ""
        if reference is Reference.PLAYLIST:
            while self._at < len(self._text) and self._text[self._at].isspace():
                self._at += 1
            if self._at < len(self._text) and self._text[self._at] == ")":
                self._at += 1
        if not name and not reference.is_now:
            self._tell(ProblemKind.NO_VALUE, start, self._at, field=field)
            return None
        percent: float | None = None
        if match := _THRESHOLD.match(self._text, self._at):
            self._at = match.end()
            percent = min(float(match["percent"].replace(",", ".")), 100.0)
        like = Like(reference, name, percent)
        if value is not None:
            self.mentions.append(Mention(like, value.start, value.end))
        return like

    def _text_value(self, spec: FieldSpec, start: int) -> Node | None:
        is_exact = is_negated = False
        if match := _OPERATOR.match(self._text, self._at):
            if match["operator"] in {"=", "==", "!="}:
                is_exact, is_negated = True, match["operator"] == "!="
                self._at = match.end()
        elif found := _REGEX.match(self._text, self._at):
            self._at = found.end()
            pattern = _ESCAPED.sub(lambda pair: "/" if pair[0] == "\\/" else pair[0], found["pattern"])
            if problem := regex_problem(pattern):
                self._tell(
                    ProblemKind.REGEX,
                    found.start(),
                    found.end(),
                    text=pattern,
                    field=spec.name,
                    detail=problem,
                )
                return None
            return Field(spec.name, Regex(pattern, ignores_case=found["flag"] == "i"))
        value = self._typed(keeps_stars=not is_exact)
        if value is None or not (value.text.strip() or value.is_quoted):
            self._tell(ProblemKind.NO_VALUE, start, self._at, field=spec.name)
            return None
        condition = _text_condition(value.text, is_exact=is_exact)
        node: Node = Field(spec.name, condition)
        return Not(node) if is_negated else node

    def _number_value(self, spec: FieldSpec, start: int) -> Node | None:
        operator = ""
        if match := _OPERATOR.match(self._text, self._at):
            operator = match["operator"]
            self._at = match.end()
        value = self._typed()
        if value is None or not value.text.strip(". -"):
            if value is not None and value.is_quoted and not operator:
                return Field(spec.name, Empty())
            self._tell(ProblemKind.NO_VALUE, start, self._at, field=spec.name)
            return None
        condition = _number_condition(spec, value.text.strip(), _OPERATORS.get(operator))
        if condition is not None and self._is_half_a_year(spec, condition, value):
            self._tell(ProblemKind.VALUE, value.start, value.end, text=value.text, field=spec.name)
            return None
        if condition is None:
            text = value.text.strip()
            is_unfinished = self._is_last(value.end) and literals.may_go_on(text, spec)
            self._tell(
                ProblemKind.VALUE,
                value.start,
                value.end,
                text=text,
                field=spec.name,
                is_unfinished=is_unfinished,
            )
            return None
        node = Field(spec.name, condition)
        return Not(node) if operator == "!=" else node

    def _is_half_a_year(self, spec: FieldSpec, condition: Condition, value: _Text) -> bool:
        return (
            spec.name == "year"
            and isinstance(condition, Compare)
            and len(value.text.strip()) < _YEAR_DIGITS
            and self._is_last(value.end)
        )

    # Characters

    def _typed(self, *, stops: str = "", keeps_stars: bool = False) -> _Text | None:
        """A quoted text, or all characters up to a space; None where there is neither.

        Escaped stars stay apart from those of patterns where ``keeps_stars``.
        """
        start = self._at
        if self._peek() == '"':
            match = _QUOTED.match(self._text, self._at)
            assert match is not None
            self._at = match.end()
            if not match["end"]:
                self._tell(ProblemKind.QUOTE, start, start + 1, is_unfinished=True)
            star = _STAR if keeps_stars else "*"
            inner = _ESCAPE.sub(lambda found: star if found[1] == "*" else found[1], match["inner"])
            return _Text(inner, is_quoted=True, start=start, end=self._at)
        opened = 0
        while self._at < len(self._text):
            character = self._text[self._at]
            if character.isspace() or character in '"|' or character in stops:
                break
            if character == "(":
                opened += 1
            elif character == ")" and opened:
                opened -= 1
            elif character == ")" and self._depth:
                break
            self._at += 1
        if self._at == start:
            return None
        return _Text(self._text[start : self._at], is_quoted=False, start=start, end=self._at)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _is_at_end(self) -> bool:
        """Skip spaces; whether the text or the bracket ends here."""
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._at >= len(self._text) or bool(self._depth and self._peek() == ")")

    def _keyword(self) -> str:
        match = _KEYWORD.match(self._text, self._at)
        return match["word"].lower() if match else ""

    def _has_operand_after(self, at: int) -> bool:
        return _OPERAND.match(self._text, at) is not None

    def _is_at_or(self, *, has_operand: bool) -> bool:
        if self._peek() == "|":
            return True
        return has_operand and self._keyword() == "or" and self._has_operand_after(self._at + 2)

    def _take_or(self) -> bool:
        if self._is_at_end():
            return False
        if self._peek() == "|":
            while self._peek() == "|":
                self._at += 1
            return True
        if self._keyword() == "or" and self._has_operand_after(self._at + 2):
            self._at += 2
            return True
        return False

    def _skip_and(self, *, has_operand: bool) -> None:
        if has_operand and self._keyword() == "and" and self._has_operand_after(self._at + 3):
            self._at += 3
            self._is_at_end()

    def _take_not(self, default: str) -> bool:
        if self._keyword() == "not" and self._has_operand_after(self._at + 3):
            self._at += 3
            self._is_at_end()
            return True
        following = self._text[self._at + 1 : self._at + 2]
        spec = field_of(default)
        if spec is not None and not spec.is_text and following.isdigit():
            return False  # loudness:(-14 | -20)
        if self._peek() == "-" and (following in {'"', "("} or following.isalnum() or following == "_"):
            self._at += 1
            return True
        return False

    def _is_separator(self, node: Node, start: int) -> bool:
        """A lone sign between words separates names ("Artist - Title"); only without words is it searched."""
        match node:
            case Field(name=name, condition=Words(text=text)) if name == ANY and self._text[start] != '"':
                return is_separator(text) and not has_words(text)
        return False

    def _is_followed_by_value(self, at: int) -> bool:
        return at < len(self._text) and not self._text[at].isspace()

    def _is_last(self, end: int) -> bool:
        return end >= len(self._text)

    def _leave(self, start: int) -> None:
        """Leave out what begins here, because there is too much of it."""
        if not any(problem.kind is ProblemKind.LONG for problem in self.problems):
            self._tell(ProblemKind.LONG, start, self._length)
        self._at = len(self._text)

    def _tell_unknown(self, name: str, start: int, end: int) -> None:
        self._tell(ProblemKind.FIELD, start, end, text=name, nearest=_nearest(name, fields.FIELD_NAMES))

    def _tell(
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
        if is_unfinished is None:
            is_unfinished = self._is_last(end) and kind is not ProblemKind.LONG
        self.problems.append(Problem(kind, start, end, text, field, nearest, detail, is_unfinished))


def _text_condition(text: str, *, is_exact: bool) -> Condition:
    plain = text.replace(_STAR, "*")
    if not plain.strip():
        return Empty()
    if is_exact:
        return Exact(plain)
    if "*" in text:
        return Wildcard(wildcard_pieces(text, _STAR))
    return Words(plain)


def _number_condition(spec: FieldSpec, text: str, operator: Operator | None) -> Condition | None:
    if operator is None:
        if spec.kind is Kind.KEY:
            return literals.read_key(text)
        if text.lower() == literals.NEVER and spec.kind is Kind.TIME:
            return Empty()
        if (share := literals.read_share(text)) is not None and spec.kind not in {Kind.TIME, Kind.DATE}:
            return Share(*share)
        if spec.name == "year" and _YEARS.fullmatch(text):
            text = text.replace("-", "..")
        if ".." in text:
            return _range(spec, text)
    elif spec.kind is Kind.KEY:
        return literals.read_key(text) if operator is Operator.EQUAL else None
    value = literals.read_value(text, spec)
    if value is None:
        return None
    if isinstance(value, Ago) and operator in {None, Operator.EQUAL}:
        operator = Operator.LESS  # played:30d is what was played in the last 30 days
    return Compare(operator or Operator.EQUAL, value)


def _range(spec: FieldSpec, text: str) -> Range | None:
    first, _, last = text.partition("..")
    last = last.removeprefix(".")
    low = literals.read_value(first, spec) if first.strip() else None
    high = literals.read_value(last, spec) if last.strip() else None
    if (first.strip() and low is None) or (last.strip() and high is None) or (low is None and high is None):
        return None
    if isinstance(low, Ago) != isinstance(high, Ago) and low is not None and high is not None:
        return None
    return Range(low, high)


def _property(name: str, text: str) -> tuple[Node | None, list[str]]:
    """What a word after ``has:``, ``sounds:``, ``is:`` or a flag means, else None, and what can be there."""
    if name == fields.HAS:
        spec = field_of(text)
        has = spec.name if spec is not None else text.lower()
        node = Has(has) if spec is not None or has in fields.HAS_MORE else None
        return node, [*(spec.name for spec in fields.FIELDS), *fields.HAS_MORE]
    if name == fields.SOUNDS:
        word = word_of(text)
        names = [f'"{each.name}"' if " " in each.name else each.name for each in WORDS]
        return None if word is None else Sounds(word.name), names
    if name == fields.IS:
        flag = flag_of(text)
        return None if flag is None else Flag(flag.name), [flag.name for flag in fields.FLAGS]
    flag = flag_of(name)  # liked:yes
    assert flag is not None
    answers: dict[str, Node] = dict.fromkeys(_YES, Flag(flag.name))
    answers |= dict.fromkeys(_NO, Not(Flag(flag.name)))
    return answers.get(text.lower()), ["yes", "no"]


def _is_known(name: str) -> bool:
    return field_of(name) is not None or name.lower() in fields.SPECIAL_FIELDS or flag_of(name) is not None


def _canonical(name: str) -> str:
    spec = field_of(name)
    if spec is not None:
        return spec.name
    flag = flag_of(name)
    return flag.name if flag is not None else name.lower()


def _nearest(typed: str, names: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    if len(typed) > _LONGEST_NAME:
        return ()
    folded = fold(typed)
    begun = [name for name in names if folded and name.startswith(folded)]
    near = difflib.get_close_matches(folded, names, n=3, cutoff=_NEAR)
    return tuple(dict.fromkeys((*begun, *near)))[:3]
