"""Smart playlists of Kodi (``.xsp``), those of songs.

Source: Kodi, ``xbmc/playlists/SmartPlayList.cpp``, and its wiki.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.model.playlist import SortOrder
from musicrec_desktop.playlist_files.readers.xml import parse_xml
from musicrec_desktop.playlist_files.smart.tables import compared
from musicrec_desktop.playlist_files.smart.values import MOST_RULES, RuleError, SmartList, rules_of, told
from musicrec_desktop.query.ast import Flag, InPlaylist, Node, Not, all_of, any_of

_FIELDS: Final = {
    "title": "title", "album": "album", "artist": "artist", "albumartist": "albumartist", "genre": "genre",
    "year": "year", "originalyear": "originaldate", "time": "length", "tracknumber": "track",
    "filename": "file", "path": "path", "playcount": "plays", "lastplayed": "played", "rating": "rating",
    "userrating": "rating", "comment": "comment", "moods": "mood", "mood": "mood", "bpm": "bpmtag",
    "samplerate": "samplerate", "bitrate": "bitrate", "channels": "channels", "dateadded": "added",
    "datemodified": "modified", "disc": "disc", "discnumber": "disc", "track": "track",
    "musicbitrate": "bitrate", "nochannels": "channels",
}  # fmt: skip
_SCALES: Final = {"length": 1000.0, "rating": 1.0}
"""Ratings are of 10."""
_SORTS: Final = {**_FIELDS, "label": "title", "sorttitle": "title", "songrating": "rating"}


def read_kodi(path: str, text: str) -> SmartList:
    """The list of an ``.xsp`` text.

    Raises:
        PlaylistFileError: ``"damaged"`` or ``"document-type"``.
    """
    return parse_xml(path, text, _Reader).made()


class _Reader:
    def __init__(self) -> None:
        self._name = ""
        self._is_any = False
        self._attributes: list[Mapping[str, str]] = []
        self._values: list[str] = []
        self._parts: list[Node] = []
        self._rules = 0
        self._limit = ""
        self._order = ""
        self._is_descending = False
        self._problems: list[str] = []

    def start(self, names: tuple[str, ...], attributes: Mapping[str, str], _line: int) -> None:
        self._attributes.append(attributes)
        if len(names) == 1 and attributes.get("type", "songs").lower() not in {"songs", "music"}:
            self._problems.append(f"a list of {attributes['type']}, not of songs")
        elif names[-1] == "rule":
            self._values = []
        elif names[-1] == "order":
            self._is_descending = attributes.get("direction", "ascending").lower() == "descending"

    def end(self, names: tuple[str, ...], text: str) -> None:
        attributes = self._attributes.pop()
        match names[1:]:
            case ("name",):
                self._name = clean(text)
            case ("match",):
                self._is_any = text.lower() in {"one", "any", "or"}
            case ("rule", "value"):
                self._values.append(text)
            case ("rule",):
                self._rule(attributes, self._values or ([text] if text else []))
            case ("limit",):
                self._limit = text
            case ("order",):
                self._order = text.lower()
            case ("group",) if text and text.lower() != "none":
                self._problems.append(f"group {text[:80]}")

    def _rule(self, attributes: Mapping[str, str], values: list[str]) -> None:
        self._rules += 1
        name, operator = attributes.get("field", ""), attributes.get("operator", "")
        said = f"{name} {operator} {', '.join(values)}"[:160].strip()
        if self._rules > MOST_RULES:
            self._problems = [f"more than {MOST_RULES} rules"]
            return
        try:
            self._parts.append(_condition(name.lower(), operator.lower(), values))
        except RuleError:
            self._problems.append(said)

    def made(self) -> SmartList:
        """The list that was read."""
        problems = list(self._problems)
        if not self._rules:
            problems.append("no rules")
        limit: int | None = None
        if self._limit not in {"", "0"}:
            if self._limit.isdecimal() and len(self._limit) < 10:
                limit = int(self._limit)
            else:
                problems.append(f"limit {self._limit[:80]}")
        order = SortOrder.FIELDS
        sort: tuple[tuple[str, bool], ...] = ()
        if self._order == "random":
            order = SortOrder.RANDOM
        elif self._order and self._order != "none":
            if self._order not in _SORTS:
                problems.append(f"order {self._order[:80]}")
            else:
                sort = ((_SORTS[self._order], self._is_descending),)
        if not problems:
            tree = (any_of if self._is_any else all_of)(self._parts)
            try:
                return SmartList(self._name, rules_of(tree, order=order, sort=sort, limit=limit))
            except RuleError as error:
                problems.append(str(error))
        return SmartList(self._name, problems=told(problems))


def _condition(name: str, operator: str, values: list[str]) -> Node:
    if name == "compilation" and operator in {"true", "false"}:
        return Flag("compilation") if operator == "true" else Not(Flag("compilation"))
    if name in {"playlist", "virtualfolder"} and operator in {"is", "isnot"} and values:
        names = any_of(InPlaylist(value.strip().removesuffix(".xsp")) for value in values if value.strip())
        return names if operator == "is" else Not(names)
    ours = _FIELDS.get(name)
    if ours is None:
        raise RuleError(name)
    return compared(ours, operator, values, _SCALES)
