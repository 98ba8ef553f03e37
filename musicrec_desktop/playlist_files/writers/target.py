"""How the place of an entry is written: relative to the list or absolute, as a path or as a URI."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from musicrec_desktop.playlist_files.locations import is_foreign, is_stream, local_paths, stated_paths
from musicrec_desktop.playlist_files.values import Location

_SPECIAL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\\\\\ud800-\udfff\ufffe\uffff]")
"""Characters that end a line for some reader, or that it takes for a separator or for another encoding."""
_URI_SIGNS: Final = re.compile("[#?]|%[0-9A-Fa-f]{2}")
_RESERVED: Final = "%/:?#[]@!$&'()*+,;=~"
_AMBIGUOUS: Final = re.compile(r"[#\s;\[~]|[A-Za-z][\w+.-]*:")
"""Beginnings of a relative path that readers take for a comment, a section or a scheme."""


@dataclass(frozen=True, slots=True)
class PathStyle:
    """How paths are written.

    Attributes:
        is_relative: relative to the list, where both lie under ``root``.
        root: the folder within which relative paths are written; empty takes the folder of the list.
    """

    is_relative: bool = True
    root: str = ""


def target_of(location: Location) -> tuple[str, bool]:
    """The place that a location means: a text, and whether it is an absolute path of this system.

    Returns:
        The path and ``True``, or an address or a path of another system and ``False``; an empty text where
        the location has no place.
    """
    if is_stream(location):
        return location.raw, False
    for path in local_paths(location):
        return path, True
    for path in stated_paths(location):
        return path, False
    return "", False


def line_of(text: str, *, is_path: bool, folder: str, style: PathStyle) -> str:
    """The place as one line of M3U or PLS.

    A path with characters that such a line cannot hold is written as a ``file:`` URI, which is absolute. An
    absolute path with signs of URIs is, too, since VLC reads lines as URIs. A relative path is not: relative
    lists go to devices that know no URIs.
    """
    if not is_path:
        # An address that came from JSON or XML may hold what ends a line.
        return quote(text, safe=f"{_RESERVED}\\ ") if _SPECIAL.search(text.replace("\\", "")) else text
    if _SPECIAL.search(text) or text != text.strip():
        return file_uri(text)
    relative = _relative(text, folder, style)
    if not relative:
        return file_uri(text) if _URI_SIGNS.search(text) else text
    return f"./{relative}" if _AMBIGUOUS.match(relative) else relative


def uri_of(text: str, *, is_path: bool, folder: str, style: PathStyle) -> str:
    """The place as a URI or a relative reference, for XSPF and JSPF."""
    if is_path:
        relative = _relative(text, folder, style)
        if not relative:
            return file_uri(text)
        # A name such as "\\x", decoded, would be a path of Windows.
        mark = "./" if is_foreign(relative) else ""
        return mark + quote(relative.encode("utf-8", "surrogateescape"))
    if is_foreign(text) and not re.match(r"\\(?!\\)", text):
        path = text.replace("\\", "/")
        return "file:" + quote(path if path.startswith("//") else f"///{path}", safe="/:")
    return quote(text.encode("utf-8", "replace"), safe=_RESERVED)


def file_uri(path: str) -> str:
    """The ``file:`` URI of an absolute path of this system, byte for byte."""
    return "file://" + quote(path.encode("utf-8", "surrogateescape"))


def _relative(path: str, folder: str, style: PathStyle) -> str:
    """The relative path; empty where an absolute one is written."""
    root = os.path.normpath(style.root or folder)
    if not style.is_relative or not (_is_below(path, root) and _is_below(os.path.join(folder, "x"), root)):
        return ""
    return os.path.relpath(path, folder)


def _is_below(path: str, root: str) -> bool:
    return os.path.normpath(path).startswith(root.rstrip("/") + "/")
