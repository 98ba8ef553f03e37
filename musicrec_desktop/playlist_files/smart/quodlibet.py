"""Saved searches of Quod Libet: pairs of lines, a query and its name.

Source: Quod Libet, ``quodlibet/query`` and its guide to searching.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.playlist_files.smart.rules import How, days, negated, rule
from musicrec_desktop.playlist_files.smart.values import (
    DEEPEST,
    MOST_LISTS,
    MOST_RULES,
    RuleError,
    SmartList,
    rules_of,
    told,
)
from musicrec_desktop.query.ast import ANY, Ago, Field, Node, Words, all_of, any_of
from musicrec_desktop.query.fields import Kind, field_of
from musicrec_desktop.query.literals import read_date

_TAGS: Final = {
    **{
        name: (name,)
        for name in (
            *("title", "artist", "album", "albumartist", "genre", "composer", "conductor", "performer"),
            *("comment", "grouping", "mood", "lyrics", "isrc", "date", "originaldate", "label"),
        )
    },
    "organization": ("label",),
    "labelid": ("catalogue",),
    "catalognumber": ("catalogue",),
    "titlesort": ("titlesort",),
    "artistsort": ("artistsort",),
    "albumsort": ("albumsort",),
    "albumartistsort": ("albumartistsort",),
    "musicbrainz_trackid": ("mbrecording",),
    "musicbrainz_albumid": ("mbrelease",),
    "musicbrainz_releasegroupid": ("mbreleasegroup",),
    "musicbrainz_artistid": ("mbartist",),
    "musicbrainz_albumartistid": ("mbalbumartist",),
    "initialkey": ("keytag",),
    "~lyrics": ("lyrics",),
    "~filename": ("path",),
    "~basename": ("file",),
    "~dirname": ("folder",),
    "~format": ("codec",),
    "~codec": ("codec",),
    "~people": ("artist", "albumartist", "composer", "conductor", "performer"),
    "~year": ("year",),
    "tracknumber": ("track",),
    "discnumber": ("disc",),
    "bpm": ("bpmtag",),
}
_NUMBERS: Final = {
    "rating": "rating",
    "playcount": "plays",
    "skipcount": "skips",
    "lastplayed": "played",
    "laststarted": "played",
    "added": "added",
    "mtime": "modified",
    "length": "length",
    "year": "year",
    "date": "date",
    "originalyear": "originaldate",
    "originaldate": "originaldate",
    "track": "track",
    "tracks": "tracks",
    "disc": "disc",
    "discs": "discs",
    "bitrate": "bitrate",
    "samplerate": "samplerate",
    "bitdepth": "bitdepth",
    "channels": "channels",
    "filesize": "size",
    "bpm": "bpmtag",
}
_STARS: Final = ("title", "artist", "album", "performer")
"""Where words without a tag are searched, as far as exact texts and patterns go."""
_SECONDS: Final = {
    "second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 7 * 86_400, "month": 30 * 86_400,
    "year": 365 * 86_400,
}  # fmt: skip
_BYTES: Final = {
    "b": 1, "byte": 1, "k": 1 << 10, "kb": 1 << 10, "kilobyte": 1 << 10, "m": 1 << 20, "mb": 1 << 20,
    "megabyte": 1 << 20, "g": 1 << 30, "gb": 1 << 30, "gigabyte": 1 << 30,
}  # fmt: skip
_HOW: Final = {
    "<": How.LESS, "<=": How.AT_MOST, ">": How.MORE, ">=": How.AT_LEAST, "=": How.IS, "==": How.IS,
    "!=": How.IS,
}  # fmt: skip
_MIRRORED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "==": "==", "!=": "!="}
_TAG_LIST: Final = re.compile(
    r"\s*(~?[A-Za-z][\w:~-]{0,60}+(?:\s*,\s*~?[A-Za-z][\w:~-]{0,60}+){0,60}+)\s*(!?=)\s*"
)
"""It is tried at each place of a list, so it looks at a bounded number of tags."""
_REGEX: Final = re.compile(r"/((?:\\.|[^/\\])*)/([a-z]*)", re.DOTALL)
_QUOTED: Final = re.compile(r'"((?:\\.|[^"\\])*)"([a-z]*)|' + r"'((?:\\.|[^'\\])*)'([a-z]*)", re.DOTALL)
_BARE: Final = re.compile(r"[^,()&|!/\"'=]+(?:[/\"'=&|!](?!\()[^,()]*)*")
_COMPARISON: Final = re.compile(r"(<=|>=|!=|==|<|>|=)")
_CLOCK: Final = re.compile(r"(?:(\d{1,6}):)?(\d{1,6}):(\d{1,6}(?:\.\d{1,9})?)")
_MEASURE: Final = re.compile(r"(-?\d{1,15}(?:\.\d{1,15})?)\s*([A-Za-z]*)(?:\s+ago)?")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


def read_saved_searches(path: str, text: str) -> tuple[SmartList, ...]:
    """The lists of a ``queries.saved`` text.

    Raises:
        PlaylistFileError: ``"damaged"``, ``"too-many-lists"`` or ``"empty"``.
    """
    lines = text.splitlines()
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        raise PlaylistFileError(path, "empty")
    if len(lines) % 2:
        raise PlaylistFileError(path, "damaged", "a query without a name", len(lines))
    if len(lines) > 2 * MOST_LISTS:
        raise PlaylistFileError(path, "too-many-lists", f"more than {MOST_LISTS:,}")
    pairs = [(clean(name), query.strip()) for query, name in zip(lines[::2], lines[1::2], strict=True)]
    saved = _Saved({name.casefold(): query for name, query in pairs}, 2 * len(text) + 100_000)
    lists = []
    for name, query in pairs:
        try:
            tree = _Search(saved, (name.casefold(),)).tree(query)
            lists.append(SmartList(name, rules_of(tree)))
        except RuleError as error:
            lists.append(SmartList(name, problems=told([str(error)])))
    return tuple(lists)


class _Fault(Exception):  # noqa: N818  one way to read the text fails, another is tried
    """The text is no query."""


@dataclass(slots=True)
class _Saved:
    """The queries of a file.

    Attributes:
        queries: by their names in small letters.
        room: how many characters of searches inside searches may still be read: they can multiply.
        read: the trees of those that were read, each with the number of its rules.
    """

    queries: dict[str, str]
    room: int
    read: dict[str, tuple[Node, int]] = field(default_factory=dict)


class _Search:
    """One query; a search inside another is put in its place.

    Args:
        saved: all queries of the file.
        open_names: the names that are being read.
    """

    def __init__(self, saved: _Saved, open_names: tuple[str, ...]) -> None:
        self._saved = saved
        self._open = open_names
        self.rules = 0
        """How many rules it has, those of searches inside it included."""

    def tree(self, query: str) -> Node:
        """The tree of a query.

        Raises:
            RuleError: it says what cannot be said here.
        """
        for text in (query, f"&({query})"):
            self.rules = 0
            try:
                return self._whole(text)
            except _Fault:
                if text is query and not {"#", "="} & set(query):
                    words = query.split()
                    self._count(len(words))
                    return all_of(Field(ANY, Words(word)) for word in words)
        raise RuleError(f"“{query[:80]}”")

    def _whole(self, text: str) -> Node:
        node, at = self._query(text, 0, 0)
        if text[at:].strip():
            raise _Fault
        return node

    def _query(self, text: str, at: int, depth: int) -> tuple[Node, int]:
        at = _blanks(text, at)
        if depth > DEEPEST:
            raise RuleError("groups too deep")
        start = text[at : at + 2]
        if start[:1] == "!":
            node, at = self._query(text, at + 1, depth + 1)
            return negated(node), at
        if start in {"&(", "|("}:
            parts, at = self._list(text, at + 2, depth)
            return (all_of if start[0] == "&" else any_of)(parts), at
        if start in {"#(", "@("}:
            end = text.find(")", at)
            if end < 0:
                raise _Fault
            inner = text[at + 2 : end]
            self._count(1)
            return (_numbers(inner) if start[0] == "#" else self._named(inner)), end + 1
        if tags := _TAG_LIST.match(text, at):
            names = [name.strip().lower() for name in tags[1].split(",")]
            node, at = self._value(text, tags.end(), names, depth)
            return (negated(node) if tags[2] == "!=" else node), at
        if not depth and text[at : at + 1] not in {"/", '"', "'"}:
            raise _Fault  # words alone are searched one by one
        return self._value(text, at, [], depth)

    def _list(
        self, text: str, at: int, depth: int, names: Sequence[str] | None = None
    ) -> tuple[list[Node], int]:
        parts: list[Node] = []
        while True:
            node, at = (
                self._query(text, at, depth + 1) if names is None else self._value(text, at, names, depth + 1)
            )
            parts.append(node)
            at = _blanks(text, at)
            if text[at : at + 1] == ")":
                return parts, at + 1
            if text[at : at + 1] != ",":
                raise _Fault
            at += 1

    def _value(self, text: str, at: int, names: Sequence[str], depth: int) -> tuple[Node, int]:
        """What a tag is to be; without tags what any of the usual ones is to be."""
        at = _blanks(text, at)
        if depth > DEEPEST:
            raise RuleError("groups too deep")
        if text[at : at + 1] == "!":
            node, at = self._value(text, at + 1, names, depth + 1)
            return negated(node), at
        if names and text[at : at + 2] in {"&(", "|("}:
            join = all_of if text[at] == "&" else any_of
            parts, at = self._list(text, at + 2, depth, names)
            return join(parts), at
        self._count(1)
        if found := _REGEX.match(text, at):
            how = How.MATCHES_CASE if "c" in found[2] else How.MATCHES
            return _tagged(names, how, found[1].replace("\\/", "/")), found.end()
        if found := _QUOTED.match(text, at):
            value = found[1] if found[1] is not None else found[3]
            return _tagged(names, How.IS, _ESCAPE.sub(r"\1", value)), found.end()
        if (found := _BARE.match(text, at)) and found[0].strip():
            return _tagged(names, How.CONTAINS, found[0].strip()), found.end()
        raise _Fault

    def _named(self, inner: str) -> Node:
        kind, _, name = inner.partition(":")
        key = name.strip().casefold()
        saved = self._saved
        if kind.strip().lower() != "saved" or key not in saved.queries or key in self._open:
            raise RuleError(f"@({inner.strip()[:80]})")
        if key not in saved.read:
            saved.room -= len(saved.queries[key])
            if len(self._open) > DEEPEST or saved.room < 0:
                raise RuleError("groups too deep")
            inside = _Search(saved, (*self._open, key))
            tree = inside.tree(saved.queries[key])
            saved.read[key] = tree, inside.rules
        tree, rules = saved.read[key]
        self._count(rules)
        return tree

    def _count(self, rules: int) -> None:
        self.rules += rules
        if self.rules > MOST_RULES:
            raise RuleError(f"more than {MOST_RULES} rules")


def _tagged(names: Sequence[str], how: How, value: str) -> Node:
    if not names:
        if how is How.CONTAINS:
            return Field(ANY, Words(value))
        return any_of(rule(name, how, value) for name in _STARS)
    parts: list[Node] = []
    for name in names:
        if name not in _TAGS:
            raise RuleError(f"tag “{name}”")
        parts.extend(_of_tag(ours, how, value) for ours in _TAGS[name])
    return any_of(parts)


def _of_tag(ours: str, how: How, value: str) -> Node:
    spec = field_of(ours)
    assert spec is not None
    if spec.is_text:
        return rule(ours, how, value)
    said = f"{ours} {how.value} {value[:80]}"
    if how not in {How.IS, How.CONTAINS}:
        raise RuleError(said)
    if spec.kind is Kind.DATE:
        date = read_date(value)
        if date is None:
            raise RuleError(said)
        return rule(ours, How.IS, date)
    if not re.fullmatch(r"\d{1,9}", value):
        raise RuleError(said)
    return rule(ours, How.IS, float(value))


def _numbers(inner: str) -> Node:
    """``rating >= 0.8``, ``3 minutes < length <= 5:00``."""
    parts = [part.strip() for part in _COMPARISON.split(inner)]
    said = f"#({inner.strip()[:80]})"
    places = [place for place, part in enumerate(parts[::2]) if part.lower().lstrip("~#") in _NUMBERS]
    if len(parts) not in {3, 5} or len(places) != 1 or (len(parts) == 5 and places != [1]):
        raise RuleError(said)
    name = parts[2 * places[0]].lower().lstrip("~#")
    found: list[Node] = []
    for number, sign in enumerate(parts[1::2]):
        is_left = number >= places[0]
        value = parts[2 * number + 2] if is_left else parts[2 * number]
        node = _number(name, sign if is_left else _MIRRORED[sign], value, said)
        found.append(node)
    return all_of(found)


def _number(name: str, sign: str, value: str, said: str) -> Node:
    ours = _NUMBERS[name]
    spec = field_of(ours)
    assert spec is not None
    how = _HOW[sign]
    node: Node
    if spec.kind is Kind.TIME:
        node = _timed(ours, how, value, said)
    elif spec.kind is Kind.DATE:
        date = read_date(value)
        if date is None:
            raise RuleError(said)
        node = rule(ours, how, date)
    else:
        node = rule(ours, how, _measured(ours, value, said))
    return negated(node) if sign == "!=" else node


def _timed(ours: str, how: How, value: str, said: str) -> Node:
    """Times count backwards: more than three months is longer ago, and never is longest ago."""
    if (date := read_date(value)) is not None:
        turned: dict[How, How] = {}
        return rule(ours, turned.get(how, how), date)
    ago = _ago(value, said)
    if how in {How.LESS, How.AT_MOST}:
        return rule(ours, How.WITHIN, ago)
    if how in {How.MORE, How.AT_LEAST}:
        return rule(ours, How.NOT_WITHIN, ago)
    if ago.amount == 0:
        return rule(ours, How.MISSING)
    raise RuleError(said)


def _ago(value: str, said: str) -> Ago:
    measure = _MEASURE.fullmatch(value.strip())
    if measure is None:
        raise RuleError(said)
    unit = measure[2].lower().removesuffix("s") or "second"
    if unit not in _SECONDS:
        raise RuleError(said)
    return days(float(measure[1]) * _SECONDS[unit] / 86_400)


def _measured(ours: str, value: str, said: str) -> float:
    if ours == "length" and (clock := _CLOCK.fullmatch(value)):
        return ((int(clock[1] or 0) * 60 + int(clock[2])) * 60 + float(clock[3])) * 1000
    measure = _MEASURE.fullmatch(value)
    if measure is None:
        raise RuleError(said)
    number, unit = float(measure[1]), measure[2].lower()
    if ours == "length" and (unit.removesuffix("s") or "second") in _SECONDS:
        return number * _SECONDS[unit.removesuffix("s") or "second"] * 1000
    if ours == "size" and (unit.removesuffix("s") or "b") in _BYTES:
        return number * _BYTES[unit.removesuffix("s") or "b"]
    if unit not in {"", "bpm", "kbps", "hz"}:
        raise RuleError(said)
    if ours == "rating":
        if not 0 <= number <= 1:
            raise RuleError(said)
        return round(number * 10, 6)
    return number


def _blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
