"""Playlists of Rhythmbox, plain ones and automatic ones, in one file of XML.

Source: Rhythmbox, ``rhythmdb/rhythmdb-query.c`` and ``shell/rb-playlist-xml.h``; ``greater`` and ``less``
include the value itself.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.model.playlist import LimitUnit
from musicrec_desktop.playlist_files.limits import LONGEST_LINE, MOST_ENTRIES
from musicrec_desktop.playlist_files.readers.xml import parse_xml
from musicrec_desktop.playlist_files.smart.rules import How, days, literal, negated, rule
from musicrec_desktop.playlist_files.smart.values import (
    MOST_LISTS,
    MOST_RULES,
    RuleError,
    SmartList,
    rules_of,
    told,
)
from musicrec_desktop.playlist_files.values import FileEntry, Location
from musicrec_desktop.query.ast import EVERYTHING, Field, Node, Wildcard, all_of, any_of

_PROPERTIES: Final = {
    "title": "title",
    "artist": "artist",
    "album": "album",
    "album-artist": "albumartist",
    "genre": "genre",
    "composer": "composer",
    "comment": "comment",
    "title-sortname": "titlesort",
    "artist-sortname": "artistsort",
    "album-sortname": "albumsort",
    "album-artist-sortname": "albumartistsort",
    "mb-trackid": "mbrecording",
    "mb-artistid": "mbartist",
    "mb-albumid": "mbrelease",
    "track-number": "track",
    "track-total": "tracks",
    "disc-number": "disc",
    "disc-total": "discs",
    "duration": "length",
    "file-size": "size",
    "rating": "rating",
    "play-count": "plays",
    "bitrate": "bitrate",
    "beats-per-minute": "bpmtag",
    "date": "year",
    "year": "year",
    "last-played": "played",
    "first-seen": "added",
    "mtime": "modified",
}
_SCALES: Final = {"length": 1000.0, "rating": 2.0}
_CRITERIA: Final = {
    "equals": How.IS,
    "like": How.CONTAINS,
    "prefix": How.STARTS,
    "suffix": How.ENDS,
    "greater": How.AT_LEAST,
    "less": How.AT_MOST,
    "current-time-within": How.WITHIN,
    "current-time-not-within": How.NOT_WITHIN,
}
_NEGATED: Final = {"not-like": "like", "not-equal": "equals"}
_SORT_KEYS: Final = {
    "title": "title", "artist": "artist", "album": "album", "genre": "genre", "composer": "composer",
    "track": "track", "year": "year", "date": "year", "time": "length", "duration": "length",
    "rating": "rating", "playcount": "plays", "lastplayed": "played", "firstseen": "added",
    "dateadded": "added", "quality": "bitrate", "bitrate": "bitrate", "location": "path",
    "comment": "comment", "bpm": "bpmtag",
}  # fmt: skip
_LIMITS: Final = {
    "limit-count": (LimitUnit.TRACKS, 1),
    "limit-size": (LimitUnit.MEGABYTES, 1),
    "limit-time": (LimitUnit.MINUTES, 60),
}


@dataclass(slots=True)
class _Group:
    """A conjunction: alternatives, each of rules that must all hold."""

    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])

    def node(self) -> Node:
        """Its tree; criteria that say nothing leave no alternative open to all."""
        return any_of(all_of(parts) for parts in self.alternatives)


@dataclass(slots=True)
class _Playlist:
    attributes: Mapping[str, str]
    name: str
    entries: list[FileEntry] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=list)
    tree: Node | None = None
    rules: int = 0
    problems: list[str] = field(default_factory=list)


def read_rhythmbox(path: str, text: str) -> tuple[SmartList, ...]:
    """The lists of ``playlists.xml``; the queue of Rhythmbox is one of them.

    Raises:
        PlaylistFileError: ``"damaged"``, ``"document-type"``, ``"too-many-entries"`` or
            ``"too-many-lists"``.
    """
    return tuple(parse_xml(path, text, lambda: _Reader(path)).lists)


class _Reader:
    def __init__(self, path: str) -> None:
        self.lists: list[SmartList] = []
        self._path = path
        self._open: _Playlist | None = None
        self._attributes: list[Mapping[str, str]] = []

    def start(self, names: tuple[str, ...], attributes: Mapping[str, str], _line: int) -> None:
        self._attributes.append(attributes)
        if names[1:] == ("playlist",):
            if len(self.lists) >= MOST_LISTS:
                raise PlaylistFileError(self._path, "too-many-lists", f"more than {MOST_LISTS:,}")
            self._open = _Playlist(attributes, clean(attributes.get("name", "")))
        elif self._open is not None and names[-1] == "conjunction":
            self._open.groups.append(_Group())

    def end(self, names: tuple[str, ...], text: str) -> None:
        attributes = self._attributes.pop()
        playlist = self._open
        if playlist is None:
            return
        name = names[-1]
        if len(names) == 2:
            self.lists.append(_made(playlist))
            self._open = None
        elif name == "name" and len(names) == 3:
            playlist.name = playlist.name or clean(text)
        elif name == "location" and len(names) == 3:
            if len(playlist.entries) >= MOST_ENTRIES:
                raise PlaylistFileError(self._path, "too-many-entries", f"more than {MOST_ENTRIES:,}")
            has_place = len(text) <= LONGEST_LINE
            playlist.entries.append(FileEntry((Location(text, is_uri=True),) if has_place else ()))
        elif name == "conjunction":
            tree = playlist.groups.pop().node()
            if playlist.groups:
                playlist.groups[-1].alternatives[-1].append(tree)
            else:
                playlist.tree = tree
        elif name == "disjunction" and playlist.groups:
            playlist.groups[-1].alternatives.append([])
        elif name != "subquery" and playlist.groups:
            self._criterion(playlist, name, attributes.get("prop", ""), text)

    @staticmethod
    def _criterion(playlist: _Playlist, name: str, prop: str, text: str) -> None:
        playlist.rules += 1
        if playlist.rules > MOST_RULES:
            playlist.problems = [f"more than {MOST_RULES} rules"]
            return
        try:
            if name in _NEGATED:
                node = negated(_rule(_NEGATED[name], prop, text, name))
            else:
                node = _rule(name, prop, text, name)
        except RuleError as error:
            playlist.problems.append(str(error))
            return
        playlist.groups[-1].alternatives[-1].append(node)


def _rule(name: str, prop: str, text: str, said: str) -> Node:
    told = f"{said} {prop} {text[:80]}"
    plain = prop.removesuffix("-folded").replace("-sort-key", "")
    if plain == "type" and name == "equals" and text == "song":
        return EVERYTHING
    how = _CRITERIA.get(name)
    if how is None:
        raise RuleError(told)
    if plain == "location" and how in {How.STARTS, How.CONTAINS, How.ENDS, How.IS} and text:
        body = literal(unquote(text.removeprefix("file://")))
        if how is How.IS:
            return rule("path", how, unquote(text.removeprefix("file://")))
        first = "" if how is How.STARTS else "*"
        last = "" if how is How.ENDS else "*"
        return Field("path", Wildcard(first + body + last))
    ours = _PROPERTIES.get(plain)
    if ours is None:
        raise RuleError(told)
    try:
        return _of_property(ours, how, text)
    except (ValueError, OverflowError, RuleError):
        raise RuleError(told) from None


def _of_property(ours: str, how: How, text: str) -> Node:
    """Raises ``ValueError`` where the text is no number that can be compared."""
    if how in {How.WITHIN, How.NOT_WITHIN}:
        return rule(ours, how, days(float(text) / 86_400))
    if ours in {"played", "added", "modified"}:
        if ours == "played" and float(text) == 0 and how in {How.IS, How.AT_MOST}:
            return rule(ours, How.MISSING)
        raise RuleError(text)
    if ours in _TEXTS:
        return rule(ours, how, text)
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    if ours == "year" and number > 9999:
        number = float(dt.date.fromordinal(int(number)).year)
    number *= _SCALES.get(ours, 1.0)
    if ours == "rating" and number == 0:
        return EVERYTHING if how is How.AT_LEAST else rule(ours, How.MISSING)
    node = rule(ours, how, number)
    if ours == "rating" and how is How.AT_MOST:
        # Without a rating a song counts as 0 stars.
        return any_of([node, rule(ours, How.MISSING)])
    return node


_TEXTS: Final = frozenset(
    (
        *("title", "artist", "album", "albumartist", "genre", "composer", "comment", "titlesort"),
        *("artistsort", "albumsort", "albumartistsort", "mbrecording", "mbartist", "mbrelease"),
    )
)


def _made(playlist: _Playlist) -> SmartList:
    kind = playlist.attributes.get("type", "static")
    if kind != "automatic":
        return SmartList(playlist.name, entries=tuple(playlist.entries))
    problems = list(playlist.problems)
    if playlist.tree is None:
        problems.append("no rules")
    key = playlist.attributes.get("sort-key", "")
    sort: tuple[tuple[str, bool], ...] = ()
    if key:
        ours = _SORT_KEYS.get(key.lower().replace("-", ""))
        if ours is None:
            problems.append(f"sort-key {key}")
        else:
            sort = ((ours, playlist.attributes.get("sort-direction", "0") == "1"),)
    limit, unit = _limit(playlist.attributes, problems)
    if not problems and playlist.tree is not None:
        try:
            return SmartList(playlist.name, rules_of(playlist.tree, sort=sort, limit=limit, limit_unit=unit))
        except RuleError as error:
            problems.append(str(error))
    return SmartList(playlist.name, problems=told(problems))


def _limit(attributes: Mapping[str, str], problems: list[str]) -> tuple[int | None, LimitUnit]:
    for name, (unit, size) in _LIMITS.items():
        text = attributes.get(name, "0")
        if text.isdecimal() and len(text) < 12:
            if int(text):
                return max(1, round(int(text) / size)), unit
        else:
            problems.append(f"{name} {text[:80]}")
    return None, LimitUnit.TRACKS
