"""The list that another MusicRec shares: ``.musicrec.json``."""

from __future__ import annotations

import json
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.tracklists.values import MOST_LINES, LineNote, ListedLine, Tracklist

MARK: Final = "musicrec"
KIND: Final = "list"
NEWEST_VERSION: Final = 1
_HEAD: Final = 4096
_LONGEST_MS: Final = 1 << 40


class NewerListError(ValueError):
    """The list was written by a newer version than this one."""


def is_shared_list(text: str) -> bool:
    """Whether a text seems to be a shared list."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    return head.startswith("{") and f'"{MARK}"' in head


def read_shared_list(text: str) -> Tracklist | None:
    """The list; None where the text is something else.

    Raises:
        NewerListError: this version does not know its form.
    """
    try:
        document = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(document, dict) or document.get(MARK) != KIND:
        return None
    version = document.get("version")
    if not isinstance(version, int) or version > NEWEST_VERSION:
        raise NewerListError(str(version))
    tracks = document.get("tracks")
    if not isinstance(tracks, list):
        return None
    lines = tuple(_line(one) for one in tracks[:MOST_LINES])
    return Tracklist(lines, _text(document, "title"), max(0, len(tracks) - MOST_LINES))


def _line(one: object) -> ListedLine:
    if not isinstance(one, dict) or not _text(one, "title"):
        return ListedLine(clean(json.dumps(one, ensure_ascii=False)[:200]), note=LineNote.NO_NAMES)
    artists = one.get("artists")
    names = artists if isinstance(artists, list) else [artists]
    artist = ", ".join(clean(name) for name in names if isinstance(name, str) and name.strip())
    length = one.get("duration_ms")
    is_length = isinstance(length, int) and not isinstance(length, bool) and 0 < length < _LONGEST_MS
    known = KnownTrack(
        _text(one, "title"),
        artist,
        _text(one, "album"),
        length if is_length else None,
        recording_id=_text(one, "recording_id"),
        isrc=_text(one, "isrc"),
    )
    return ListedLine(" – ".join(part for part in (artist, known.title) if part), known)


def _text(document: dict[str, object], name: str) -> str:
    value = document.get(name)
    return clean(value) if isinstance(value, str) else ""
