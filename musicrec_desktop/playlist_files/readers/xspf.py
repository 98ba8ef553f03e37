"""XSPF: the shareable playlist format of Xiph, in XML."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.playlist_files.limits import LONGEST_LINE, MOST_ENTRIES
from musicrec_desktop.playlist_files.locations import joined_uri
from musicrec_desktop.playlist_files.readers.xml import parse_xml
from musicrec_desktop.playlist_files.values import Draft, FileEntry, Location

_TRACK: Final = ("playlist", "tracklist", "track")
_HEAD: Final = {"title": "name", "annotation": "description", "creator": "creator"}
_RECORDING: Final = re.compile(
    r"(?:^|musicbrainz\.org/(?:ws/2/)?(?:recording|track)/|^(?:urn:)?(?:mbid|uuid|musicbrainz):(?:recording:)?)"
    r"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![\w-])",
    re.IGNORECASE,
)
_ISRC: Final = re.compile(r"(?:urn:)?(?:isrc:)?([A-Z]{2}-?[A-Z0-9]{3}-?\d{2}-?\d{5})$", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\d{1,12}(?:\.\d{1,9})?$")
_LONGEST_MS: Final = 10_000_000_000

TrackFields = Mapping[str, Sequence[str]]
"""The texts of a track by the name of their element in small letters; ``isrc``: those of meta elements."""


def read_xspf(path: str, text: str, folder: str) -> Draft:
    """The entries of an XSPF text.

    Raises:
        PlaylistFileError: ``"damaged"``, ``"document-type"``, ``"unknown-markup"``, ``"too-many-entries"``.
    """
    return parse_xml(path, text, lambda: _Reader(path, folder)).draft


class _Reader:
    def __init__(self, path: str, folder: str) -> None:
        self.draft = Draft()
        self._path, self._folder = path, folder
        self._bases: list[str] = []
        self._fields: defaultdict[str, list[str]] = defaultdict(list)
        self._location_bases: list[str] = []
        self._meta = ""
        self._line = 0

    def start(self, names: tuple[str, ...], attributes: Mapping[str, str], line: int) -> None:
        if names[0] != "playlist":
            raise PlaylistFileError(self._path, "unknown-markup", names[0])
        self._bases.append(joined_uri(self._bases[-1] if self._bases else "", attributes.get("xml:base", "")))
        if names == _TRACK:
            self._fields, self._location_bases, self._line = defaultdict(list), [], line
        elif names[-1] == "meta":
            self._meta = attributes.get("rel", "").lower()

    def end(self, names: tuple[str, ...], text: str) -> None:
        base = self._bases.pop()
        if names == _TRACK:
            if len(self.draft.entries) >= MOST_ENTRIES:
                raise PlaylistFileError(self._path, "too-many-entries", f"more than {MOST_ENTRIES:,}")
            self.draft.entries.append(entry_of(self._fields, self._folder, self._location_bases, self._line))
        elif names[:-1] == _TRACK and text:
            self._field(names[-1], text, base)
        elif names[:-1] == _TRACK[:1] and names[-1] in _HEAD:
            setattr(self.draft, _HEAD[names[-1]], clean(text))

    def _field(self, name: str, text: str, base: str) -> None:
        if name in {"location", "url"}:
            self._fields["location"].append(text)
            self._location_bases.append(base)
        elif name == "meta" and "isrc" in self._meta:
            self._fields["isrc"].append(text)
        else:
            self._fields[name].append(text)


def entry_of(fields: TrackFields, folder: str, bases: Sequence[str] = (), line: int = 0) -> FileEntry:
    """The entry that the texts of a track make."""
    identifiers = [*fields.get("identifier", ()), *fields.get("isrc", ())]
    raws = [_on_one_line(raw) for raw in fields.get("location", ())]
    return FileEntry(
        locations=tuple(
            Location(raw, folder, is_uri=True, base=base)
            for raw, base in zip(raws, bases or [""] * len(raws), strict=True)
            if raw and len(raw) <= LONGEST_LINE and "\0" not in raw
        ),
        title=_first(fields, "title"),
        artist=_first(fields, "creator"),
        album=_first(fields, "album"),
        duration_ms=_number(_first(fields, "duration"), _LONGEST_MS),
        track_number=_number(_first(fields, "tracknum"), 100_000),
        recording_id=next(
            (found.group(1).lower() for each in identifiers if (found := _RECORDING.search(each))), ""
        ),
        isrc=next((_plain_isrc(found) for each in identifiers if (found := _ISRC.match(each))), ""),
        comment=_first(fields, "annotation"),
        line=line,
    )


def _first(fields: TrackFields, name: str) -> str:
    return next((cleaned for text in fields.get(name, ()) if (cleaned := clean(text))), "")


def _on_one_line(raw: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", "", raw).strip()


def _plain_isrc(found: re.Match[str]) -> str:
    return found.group(1).replace("-", "").upper()


def _number(text: str, most: int) -> int | None:
    number = round(float(text)) if _WHOLE.match(text) else 0
    return number if 0 < number < most else None
