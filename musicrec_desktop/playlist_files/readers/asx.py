"""ASX of Windows Media: tags in any case with bare ampersands, or an INI section ``[Reference]``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.core.text.entities import unescaped
from musicrec_desktop.playlist_files.limits import LONGEST_LINE, MOST_ENTRIES
from musicrec_desktop.playlist_files.locations import is_list, joined_uri
from musicrec_desktop.playlist_files.text import BLANKS, lines_of
from musicrec_desktop.playlist_files.values import Draft, FileEntry, Location, NestedList, Note

_TAG: Final = re.compile(r"""<(/?)([A-Za-z][\w.:-]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_OPENING: Final = re.compile(r"<(?:/?[A-Za-z]|!--|\?|!(?i:doctype))")
"""What begins a tag; other signs are text, since they are written without care."""
_ATTRIBUTE: Final = re.compile(r"""([A-Za-z][\w.:-]*+)\s*=\s*(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")
_REFERENCE: Final = re.compile(r"ref0*(\d{1,9})$")
_CLOCK: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:\.(\d{1,3})\d*)?$")


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag with the text before it."""

    name: str
    is_end: bool
    attributes: dict[str, str]
    text: str
    line: int


@dataclass(slots=True)
class _Entry:
    line: int
    refs: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    base: str = ""
    duration_ms: int | None = None


def read_asx(path: str, text: str, folder: str) -> Draft:
    """The entries of an ASX text of either form.

    Raises:
        PlaylistFileError: ``"damaged"``, ``"document-type"``, ``"too-many-lines"``, ``"too-many-entries"``.
    """
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _read_tags(path, text, folder)
    draft = Draft()
    found: list[tuple[int, int, str]] = []
    for number, line in lines_of(path, text):
        key, _, value = line.partition("=")
        if (reference := _REFERENCE.match(key.strip(BLANKS).lower())) and value.strip(BLANKS):
            found.append((int(reference.group(1)), number, value.strip(BLANKS)))
    for _, number, raw in sorted(found):
        _add(draft, _Entry(number, [raw]), folder)
    return draft


def _read_tags(path: str, text: str, folder: str) -> Draft:
    draft = Draft()
    base = ""
    entry: _Entry | None = None
    is_whole = False
    for tag in _tags(path, text):
        if len(draft.entries) >= MOST_ENTRIES:
            raise PlaylistFileError(path, "too-many-entries", f"more than {MOST_ENTRIES:,}")
        if tag.name == "asx":
            is_whole = tag.is_end
        elif tag.name == "entry":
            if entry is not None:
                _add(draft, entry, folder)
            entry = None if tag.is_end else _Entry(tag.line, base=base)
        elif tag.name == "entryref" and not tag.is_end:
            _add_list(draft, tag, folder, base)
        elif tag.name == "base" and entry is None and not tag.is_end:
            base = tag.attributes.get("href", "")
        elif entry is None:
            _head(draft, tag)
        else:
            _field(entry, tag)
    if not is_whole:
        raise PlaylistFileError(path, "damaged", "it ends early", text.count("\n") + 1)
    return draft


def _head(draft: Draft, tag: _Tag) -> None:
    if tag.is_end and tag.name == "title":
        draft.name = clean(tag.text)
    elif tag.is_end and tag.name == "author":
        draft.creator = clean(tag.text)
    elif tag.is_end and tag.name == "abstract":
        draft.description = clean(tag.text)


def _field(entry: _Entry, tag: _Tag) -> None:
    if tag.is_end:
        entry.texts.setdefault(tag.name, clean(tag.text))
    elif tag.name == "ref":
        entry.refs.append(tag.attributes.get("href", "").strip(BLANKS))
    elif tag.name == "base":
        entry.base = tag.attributes.get("href", "")
    elif tag.name == "duration" and (clock := _CLOCK.match(tag.attributes.get("value", ""))):
        hours, minutes, seconds, part = clock.groups(default="0")
        total = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
        entry.duration_ms = (total * 1000 + int(part.ljust(3, "0"))) or None


def _add(draft: Draft, entry: _Entry, folder: str) -> None:
    if any(len(raw) > LONGEST_LINE for raw in entry.refs):
        draft.notes.append(Note("line-too-long", entry.line))
        return
    locations = tuple(_location(raw, entry.base, folder) for raw in entry.refs if raw and "\0" not in raw)
    if locations and is_list(locations[0]):
        draft.entries.append(NestedList(locations[0], entry.line))
        return
    draft.entries.append(
        FileEntry(
            locations,
            title=entry.texts.get("title", ""),
            artist=entry.texts.get("author", ""),
            duration_ms=entry.duration_ms,
            comment=entry.texts.get("abstract", ""),
            line=entry.line,
        )
    )


def _add_list(draft: Draft, tag: _Tag, folder: str, base: str) -> None:
    raw = tag.attributes.get("href", "").strip(BLANKS)
    if raw and len(raw) <= LONGEST_LINE:
        draft.entries.append(NestedList(_location(raw, base, folder), tag.line))


def _location(raw: str, base: str, folder: str) -> Location:
    """``<base href>`` holds for addresses of the network only."""
    if base and "://" in base and "://" not in raw and not raw.startswith(("/", "\\")):
        return Location(joined_uri(base, raw), folder)
    return Location(raw, folder)


def _tags(path: str, text: str) -> Iterator[_Tag]:
    position, line, counted, before = 0, 1, 0, 0
    while (opening := _OPENING.search(text, position)) is not None:
        position = opening.start()
        line += text.count("\n", counted, position)
        counted = position
        if text.startswith("<!--", position) or text.startswith("<?", position):
            closing = "-->" if text.startswith("<!--", position) else "?>"
            end = text.find(closing, position)
            if end < 0:
                raise PlaylistFileError(path, "damaged", "a comment without end", line)
            position = before = end + len(closing)
            continue
        if text[position : position + 9].lower() == "<!doctype":
            raise PlaylistFileError(path, "document-type", "", line)
        found = _TAG.match(text, position)
        if found is None:
            # Not looked for further: each try would read to the end of the text again.
            raise PlaylistFileError(path, "damaged", "a tag without end", line)
        shown = unescaped(text[before : min(position, before + LONGEST_LINE)])
        yield from _read(found, shown, line)
        position = before = found.end()


def _read(found: re.Match[str], text: str, line: int) -> Iterator[_Tag]:
    name, rest = found.group(2).lower(), found.group(3)
    attributes = {
        key.lower(): unescaped(double or single or bare)
        for key, double, single, bare in _ATTRIBUTE.findall(rest)
    }
    yield _Tag(name, bool(found.group(1)), attributes, text, line)
    if rest.rstrip().endswith("/") and not found.group(1):
        yield _Tag(name, True, {}, "", line)
