"""Which smart playlist a file is, by its content and then by its name."""

from __future__ import annotations

import os
import re
from typing import Final

_ROOTS: Final = {"smartplaylist": "kodi", "rhythmdb-playlists": "rhythmbox"}
_MUSICBEE: Final = re.compile(r"<smartplaylist\b[^>]{0,2000}>\s*<source\b", re.IGNORECASE)
_SUFFIXES: Final = {".nsp": "navidrome", ".xautopf": "musicbee", ".xsp": "kodi"}


def smart_kind_of_markup(root: str, head: str) -> str:
    """The program whose rules an XML file has, by its root element; empty where it has none.

    Args:
        root: the name of the root element in small letters.
        head: the beginning of the text.
    """
    kind = _ROOTS.get(root, "")
    return "musicbee" if kind == "kodi" and _MUSICBEE.search(head) else kind


def smart_kind_of_name(path: str) -> str:
    """The program whose rules a file of this name has; empty where the name does not tell."""
    if os.path.basename(path) == "queries.saved":
        return "quodlibet"
    return _SUFFIXES.get(os.path.splitext(path)[1].lower(), "")


def is_navidrome(document: dict[str, object]) -> bool:
    """Whether a JSON object has the rules of Navidrome."""
    return not {"all", "any"}.isdisjoint(key.lower() for key in document)
