"""Auto-playlists of MusicBee (``.xautopf``).

Source: files of users; the program has no description of the format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.model.playlist import LimitUnit, SortOrder
from musicrec_desktop.playlist_files.readers.xml import parse_xml
from musicrec_desktop.playlist_files.smart.tables import compared
from musicrec_desktop.playlist_files.smart.values import MOST_RULES, RuleError, SmartList, rules_of, told
from musicrec_desktop.query.ast import Node, all_of, any_of

_FIELDS: Final = {
    "title": "title", "artistpeople": "artist", "artist": "artist", "artists": "artist", "album": "album",
    "albumartist": "albumartist", "genresplits": "genre", "genre": "genre", "genres": "genre",
    "composerpeople": "composer", "composer": "composer", "conductor": "conductor", "comment": "comment",
    "grouping": "grouping", "mood": "mood", "publisher": "label", "lyrics": "lyrics", "year": "year",
    "yearonly": "year", "originalyear": "originaldate", "trackno": "track", "trackcount": "tracks",
    "discno": "disc", "disccount": "discs", "beatspermin": "bpmtag", "tempo": "bpmtag",
    "fileduration": "length", "duration": "length", "time": "length", "rating": "rating",
    "filepath": "path", "path": "path", "foldername": "folder", "folder": "folder", "filename": "file",
    "filesize": "size", "filekind": "codec", "kind": "codec", "filebitrate": "bitrate",
    "bitrate": "bitrate", "bitdepth": "bitdepth", "filesamplerate": "samplerate",
    "samplerate": "samplerate", "filechannels": "channels", "channels": "channels",
    "filedatemodified": "modified", "filedateadded": "added", "dateadded": "added",
    "filelastplayed": "played", "lastplayed": "played", "fileplaycount": "plays", "playcount": "plays",
    "fileskipcount": "skips", "skipcount": "skips",
}  # fmt: skip
_SCALES: Final = {"length": 1000.0, "rating": 0.0}
_LIMITS: Final = {
    "items": (LimitUnit.TRACKS, 1),
    "minutes": (LimitUnit.MINUTES, 1),
    "hours": (LimitUnit.MINUTES, 60),
    "megabytes": (LimitUnit.MEGABYTES, 1),
    "gigabytes": (LimitUnit.MEGABYTES, 1000),
}
_SELECTED: Final = {
    "mostrecentlyadded": ("added", True),
    "leastrecentlyadded": ("added", False),
    "mostrecentlyplayed": ("played", True),
    "leastrecentlyplayed": ("played", False),
    "mostoftenplayed": ("plays", True),
    "leastoftenplayed": ("plays", False),
    "mostplayed": ("plays", True),
    "leastplayed": ("plays", False),
    "highestrating": ("rating", True),
    "lowestrating": ("rating", False),
    "highestrated": ("rating", True),
    "lowestrated": ("rating", False),
}
_GROUPS: Final = frozenset(("conditions", "and", "or"))


@dataclass(slots=True)
class _Group:
    is_any: bool
    parts: list[Node] = field(default_factory=list)

    def node(self) -> Node:
        return (any_of if self.is_any else all_of)(self.parts)


def read_musicbee(path: str, text: str) -> SmartList:
    """The list of an ``.xautopf`` text.

    Raises:
        PlaylistFileError: ``"damaged"`` or ``"document-type"``.
    """
    return parse_xml(path, text, _Reader).made()


class _Reader:
    def __init__(self) -> None:
        self._groups: list[_Group] = []
        self._attributes: list[Mapping[str, str]] = []
        self._tree: Node | None = None
        self._limit: Mapping[str, str] = {}
        self._description = ""
        self._rules = 0
        self._problems: list[str] = []

    def start(self, names: tuple[str, ...], attributes: Mapping[str, str], _line: int) -> None:
        self._attributes.append(attributes)
        if names[-1] in _GROUPS:
            self._groups.append(_Group(attributes.get("combinemethod", "All").lower() == "any"))
        elif names[-1] == "condition" and self._groups:
            # What is inside a condition goes with it.
            self._groups.append(_Group(is_any=False))
        elif names[-1] == "limit":
            self._limit = attributes
        elif names[-1] == "source" and attributes.get("type", "1") != "1":
            self._problems.append(f"source {attributes['type']}")

    def end(self, names: tuple[str, ...], text: str) -> None:
        attributes = self._attributes.pop()
        name = names[-1]
        if name == "condition" and self._groups:
            self._condition(attributes, self._groups.pop())
        elif name in _GROUPS and self._groups:
            group = self._groups.pop()
            if not self._groups:
                self._tree = group.node()
            elif group.parts:
                # Of a condition: “and” or “or” the group.
                outer = self._groups[-1]
                outer.is_any = name == "or"
                outer.parts.append(group.node())
        elif name == "description":
            self._description = clean(text)
        elif name in {"exceptions", "exceptionsinclude"} and text:
            self._problems.append(f"{name} (single files)")

    def _condition(self, attributes: Mapping[str, str], inner: _Group) -> None:
        self._rules += 1
        field_name, comparison = attributes.get("field", ""), attributes.get("comparison", "")
        values = [attributes[key] for key in attributes if key.startswith("value")]
        said = f"{field_name} {comparison} {', '.join(values)}"[:160].strip()
        if self._rules > MOST_RULES:
            self._problems = [f"more than {MOST_RULES} rules"]
            return
        ours = _FIELDS.get(field_name.lower().replace(" ", ""))
        if ours is None or "[playing track]" in values:
            self._problems.append(said)
            return
        try:
            inner.parts.insert(0, compared(ours, comparison, values, _SCALES))
        except RuleError:
            self._problems.append(said)
            return
        self._groups[-1].parts.append(inner.node())

    def made(self) -> SmartList:
        """The list that was read."""
        problems = list(self._problems)
        if self._tree is None or not self._rules:
            problems.append("no rules")
        order = SortOrder.FIELDS
        sort: tuple[tuple[str, bool], ...] = ()
        limit: int | None = None
        unit = LimitUnit.TRACKS
        if self._limit.get("enabled", "").lower() == "true":
            order, sort = self._selection(problems)
            kind, count = self._limit.get("type", "").lower(), self._limit.get("count", "")
            if kind not in _LIMITS or not count.isdecimal() or len(count) > 8 or not int(count):
                problems.append(f"limit {count[:20]} {self._limit.get('type', '')}")
            else:
                unit, size = _LIMITS[kind]
                limit = int(count) * size
        if not problems and self._tree is not None:
            try:
                rules = rules_of(self._tree, order=order, sort=sort, limit=limit, limit_unit=unit)
                return SmartList("", rules, description=self._description)
            except RuleError as error:
                problems.append(str(error))
        return SmartList("", problems=told(problems))

    def _selection(self, problems: list[str]) -> tuple[SortOrder, tuple[tuple[str, bool], ...]]:
        """By what the tracks within the limit are chosen."""
        chosen = self._limit.get("selectedby", "Random")
        if chosen.lower() == "random":
            return SortOrder.RANDOM, ()
        if chosen.lower() not in _SELECTED:
            problems.append(f"selected by {chosen}")
            return SortOrder.FIELDS, ()
        return SortOrder.FIELDS, (_SELECTED[chosen.lower()],)
