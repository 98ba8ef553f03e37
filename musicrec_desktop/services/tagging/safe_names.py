"""Names of files that every system can keep.

Sources: Microsoft's "Naming Files, Paths, and Namespaces" (signs, reserved names, ends of names); POSIX
NAME_MAX and PATH_MAX as Linux has them, in bytes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MOST_NAME_BYTES: Final = 255
MOST_PATH_BYTES: Final = 4095
_SIGNS: Final = str.maketrans({
    "/": "-", "\\": "-", "|": "-", ":": "-", "*": "_", "?": None, '"': "'", "<": "(", ">": ")",
})  # fmt: skip
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(\..*)?$", re.IGNORECASE
)
_COLON: Final = re.compile(r":\s+")
_SPACES: Final = re.compile(r" {2,}")
_STAND_IN: Final = "_"


def safe_text(text: str) -> str:
    """A value as it may stand in the name of a file or folder: one part of a path, in NFC."""
    text = _CONTROLS.sub(" ", unicodedata.normalize("NFC", text))
    return _COLON.sub(" - ", text).translate(_SIGNS)


def safe_name(name: str, ending: str = "") -> str:
    """A name of a file or folder.

    Args:
        name: without its ending.
        ending: of the file, with its dot; it stays whole.

    Returns:
        Never empty, never hidden, at most ``MOST_NAME_BYTES`` long in UTF-8.
    """
    name = _SPACES.sub(" ", name).strip()
    if not ending:
        name = name.rstrip(". ")
    if name.startswith("."):
        name = _STAND_IN + name[1:]
    if not name.strip(". "):
        name = _STAND_IN
    if _RESERVED.match(name):
        stem, dot, rest = name.partition(".")
        name = f"{stem}{_STAND_IN}{dot}{rest}"
    return _shortened(name, MOST_NAME_BYTES - len(ending.encode("utf-8", "surrogateescape"))) + ending


def collision_key(path: str) -> str:
    """Equal for two paths that are one on a system that knows no capitals, or composes letters."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _shortened(name: str, most: int) -> str:
    """A name of at most so many bytes, with no letter and no accent cut in two."""
    encoded = name.encode("utf-8", "surrogateescape")
    if len(encoded) <= most:
        return name
    cut = encoded[:most].decode("utf-8", "ignore")
    while cut and unicodedata.combining(name[len(cut) : len(cut) + 1] or " "):
        cut = cut[:-1]
    return cut.rstrip(". ") or _STAND_IN
