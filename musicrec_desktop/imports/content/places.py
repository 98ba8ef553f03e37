"""Where a source says that a track lies, as ``KnownTrack.location`` has it."""

from __future__ import annotations

import os
from typing import Final
from urllib.parse import unquote_to_bytes

from musicrec_desktop.core.text.file_uris import is_file_uri, path_in_uri

_LONGEST: Final = 32_768


def location_of(text: object) -> str:
    """A path or an address; a ``file:`` URI, also in bytes, becomes the path that it means.

    Paths of other systems stay as they are: ``C:/Music/x.mp3`` and ``//server/share/x.mp3``.
    """
    raw = os.fsdecode(text) if isinstance(text, bytes) else text
    if not isinstance(raw, str) or not raw or len(raw) > _LONGEST or "\0" in raw:
        return ""
    if not is_file_uri(raw):
        return raw
    decoded = os.fsdecode(unquote_to_bytes(path_in_uri(raw).encode("utf-8", "surrogateescape")))
    return "" if "\0" in decoded else decoded


def joined(folder: str, path: object) -> str:
    """A path below a folder; an absolute one stays as it is."""
    found = location_of(path)
    return os.path.join(folder, found) if folder and found else found
