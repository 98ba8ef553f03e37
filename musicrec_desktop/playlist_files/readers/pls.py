"""PLS: numbered keys ``FileN``, ``TitleN``, ``LengthN``; their numbers are the order."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.playlist_files.limits import LONGEST_LINE
from musicrec_desktop.playlist_files.locations import is_list
from musicrec_desktop.playlist_files.readers.m3u import artist_and_title
from musicrec_desktop.playlist_files.text import BLANKS, lines_of
from musicrec_desktop.playlist_files.values import Draft, FileEntry, Location, NestedList, Note

_KEY: Final = re.compile(r"(file|title|length)[ \t]*0*(\d{1,9})$")
_NAMES: Final = frozenset(("x-gnome-title", "playlistname", "title"))
_SECONDS: Final = re.compile(r"\d{1,7}(\.\d{1,9})?")

_Key = tuple[int, int]
"""Section and number: files that were joined begin again at 1."""


def read_pls(path: str, text: str, folder: str) -> Draft:
    """The entries of a PLS text; ``NumberOfEntries`` and the order of lines are not trusted.

    Raises:
        PlaylistFileError: ``"too-many-lines"``.
    """
    draft = Draft()
    found: defaultdict[_Key, dict[str, tuple[int, str]]] = defaultdict(dict)
    section = 0
    for number, line in lines_of(path, text):
        if line.startswith("["):
            section += 1
            continue
        name, equals, value = line.partition("=")
        key, value = name.strip(BLANKS).lower(), value.strip(BLANKS)
        if not equals or line.startswith((";", "#")) or not value:
            continue
        if numbered := _KEY.match(key):
            found[section, int(numbered.group(2))][numbered.group(1)] = (number, value)
        elif key in _NAMES:
            draft.name = clean(value)
    for _, values in sorted(found.items(), key=lambda item: item[0]):
        if "file" in values:
            _add(draft, values, folder)
    return draft


def _add(draft: Draft, values: dict[str, tuple[int, str]], folder: str) -> None:
    line, raw = values["file"]
    if len(raw) > LONGEST_LINE or "\0" in raw:
        draft.notes.append(Note("nul" if "\0" in raw else "line-too-long", line))
        return
    location = Location(raw, folder)
    if is_list(location):
        draft.entries.append(NestedList(location, line))
        return
    artist, title = artist_and_title(values.get("title", (0, ""))[1])
    length = values.get("length", (0, ""))[1]
    seconds = float(length) if _SECONDS.fullmatch(length) else 0.0
    draft.entries.append(
        FileEntry((location,), title, artist, duration_ms=round(seconds * 1000) or None, line=line)
    )
