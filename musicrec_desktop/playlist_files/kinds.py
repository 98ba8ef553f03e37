"""Which format a file has. Its content decides; its name only where a list of plain paths says nothing."""

from __future__ import annotations

import os
import re
from typing import Final

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.playlist_files.text import HEAD_BYTES
from musicrec_desktop.playlist_files.values import Format

_SIGNATURES: Final = (
    (0, b"\xe1\xa0\x9c\x91\xf8\x3c\x77\x42\x85\x2c\x3b\xcc\x14\x01\xd3\xf2", "foobar-list"),
    (0, b"ID3", "sound-file"),
    (0, b"fLaC", "sound-file"),
    (0, b"OggS", "sound-file"),
    (0, b"RIFF", "sound-file"),
    (0, b"MAC ", "sound-file"),
    (0, b"wvpk", "sound-file"),
    (0, b"\xff\xfb", "sound-file"),
    (4, b"ftyp", "sound-file"),
    (0, b"PK\x03\x04", "archive"),
    (0, b"\x1f\x8b", "archive"),
    (0, b"Rar!", "archive"),
    (0, b"7z\xbc\xaf", "archive"),
    (0, b"SQLite format 3", "database"),
    (0, b"hdfm", "itunes-library"),
    (0, b"bplist", "itunes-library"),
)
_BINARY_NAMES: Final = {".fpl": "foobar-list", ".mbp": "musicbee-list", ".itl": "itunes-library"}
_TEXT_NAMES: Final = {
    ".m3u": Format.M3U,
    ".m3u8": Format.M3U,
    ".ram": Format.M3U,
    ".pls": Format.PLS,
    ".jspf": Format.JSPF,
    ".xspf": Format.XSPF,
    ".wpl": Format.WPL,
    ".zpl": Format.ZPL,
    ".asx": Format.ASX,
    ".wax": Format.ASX,
    ".wvx": Format.ASX,
}
_LINE_FORMATS: Final = (Format.M3U, Format.PLS)
_ROOTS: Final = {"playlist": Format.XSPF, "smil": Format.WPL, "asx": Format.ASX}
_OTHER_ROOTS: Final = {
    **dict.fromkeys(("html", "!doctype html", "head", "body"), "web-page"),
    **dict.fromkeys(("rss", "feed", "opml", "rdf"), "feed"),
    "plist": "itunes-library",
}
_SMART_ROOTS: Final = {"smartplaylist": "kodi", "rhythmdb-playlists": "rhythmbox"}
_MUSICBEE: Final = re.compile(r"<smartplaylist\b[^>]{0,2000}>\s*<source\b", re.IGNORECASE)
_SMART_SUFFIXES: Final = {".nsp": "navidrome", ".xautopf": "musicbee", ".xsp": "kodi"}
_ROOT: Final = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_PROLOG: Final = re.compile(r"\s*(?:<\?[^>]*\?>|<!--.*?-->)", re.DOTALL)
_SECTION: Final = re.compile(r"^\s*\[(playlist|reference)\]", re.IGNORECASE | re.MULTILINE)
_NUMBERED: Final = re.compile(r"^\s*(file|ref)\d+\s*=", re.IGNORECASE | re.MULTILINE)
_CUE: Final = re.compile(r'^\s*FILE\s+(".*"|\S+)\s+(WAVE|MP3|AIFF|BINARY|FLAC)\s*$', re.MULTILINE)
_PATH: Final = re.compile(r"(\.[A-Za-z0-9+]{2,5}|^[A-Za-z][\w+.-]+://\S+|^[\\/].*|^[A-Za-z]:[\\/].*)$")


def check_signature(path: str, data: bytes) -> None:
    """Refuse what is known not to be a playlist of text.

    Raises:
        PlaylistFileError: with a reason that names what the file is.
    """
    for offset, magic, reason in _SIGNATURES:
        if data.startswith(magic, offset):
            raise PlaylistFileError(path, reason)
    reason = _BINARY_NAMES.get(_suffix(path), "")
    if reason and b"\0" in data[:HEAD_BYTES]:
        raise PlaylistFileError(path, reason)


def format_of(path: str, text: str) -> Format:
    """The format of a text.

    Raises:
        PlaylistFileError: it is something else (``"web-page"``, ``"feed"``, ``"cue-sheet"`` …), a smart
            playlist, empty, or not a list at all.
    """
    head = text[: 4 * HEAD_BYTES].lstrip("\ufeff \t\r\n\x0b\f")
    named = _TEXT_NAMES.get(_suffix(path))
    smart = smart_kind_of_name(path)
    if smart:
        raise PlaylistFileError(path, "smart-list", smart)
    if not head:
        if named in _LINE_FORMATS:
            return named
        raise PlaylistFileError(path, "empty")
    if head.startswith("<"):
        return _markup(path, head)
    if re.match(r'\{\s*(["}/]|$)', head) or (named is Format.JSPF and head.startswith("[")):
        return Format.JSPF
    return _lines(path, head, named)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _markup(path: str, head: str) -> Format:
    lowered = head.lower()
    if lowered.startswith("<?zpl"):
        return Format.ZPL
    if lowered.startswith("<?wpl"):
        return Format.WPL
    position = 0
    while found := _PROLOG.match(head, position):
        position = found.end()
    if re.match(r"\s*<!doctype\s+html", lowered[position:]):
        raise PlaylistFileError(path, "web-page")
    root = _ROOT.search(lowered, position)
    name = root.group(1) if root else ""
    if name in _ROOTS:
        return Format.ZPL if name == "smil" and _suffix(path) == ".zpl" else _ROOTS[name]
    if name in _OTHER_ROOTS:
        raise PlaylistFileError(path, _OTHER_ROOTS[name])
    if smart := smart_kind_of_markup(name, head):
        raise PlaylistFileError(path, "smart-list", smart)
    if not name and _suffix(path) in {".xspf", ".wpl", ".zpl", ".asx"}:
        return _TEXT_NAMES[_suffix(path)]  # cut off before its root: the reader says where
    raise PlaylistFileError(path, "unknown-markup", name[:40])


def _lines(path: str, head: str, named: Format | None) -> Format:
    section = _SECTION.search(head)
    if section:
        return Format.PLS if section.group(1).lower() == "playlist" else Format.ASX
    if head[:7].upper() == "#EXTM3U":
        return Format.M3U
    numbered = _NUMBERED.search(head)
    if numbered:
        return Format.PLS if numbered.group(1).lower() == "file" else Format.ASX
    if _CUE.search(head) and named is not Format.M3U:
        raise PlaylistFileError(path, "cue-sheet")
    if named is Format.M3U:
        return Format.M3U
    # The last line of the head may be cut.
    lines = [line.strip() for line in re.split(r"[\r\n]+", head)][:50]
    shown = [line for line in lines if line and not line.startswith("#")]
    if shown and sum(bool(_PATH.search(line)) for line in shown) * 2 > len(shown):
        return Format.M3U
    raise PlaylistFileError(path, "not-a-list")


def smart_kind_of_markup(root: str, head: str) -> str:
    """The program whose rules an XML file has, by its root element; empty where it has none.

    Args:
        root: the name of the root element in small letters.
        head: the beginning of the text.
    """
    kind = _SMART_ROOTS.get(root, "")
    return "musicbee" if kind == "kodi" and _MUSICBEE.search(head) else kind


def smart_kind_of_name(path: str) -> str:
    """The program whose rules a file of this name has; empty where the name does not tell."""
    if os.path.basename(path) == "queries.saved":
        return "quodlibet"
    return _SMART_SUFFIXES.get(os.path.splitext(path)[1].lower(), "")


def is_navidrome(document: dict[str, object]) -> bool:
    """Whether a JSON object has the rules of Navidrome."""
    return not {"all", "any"}.isdisjoint(key.lower() for key in document)
