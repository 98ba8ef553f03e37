r"""What the location of an entry can mean: streams, paths of this disk, and paths of another computer.

Percent signs are decoded once, and first only where the format asks for a URI: a plain path may hold a real
``%20``. A path of another computer is told apart by its root (``C:\``, ``\\server``); what it is here is the
matter of ``path_map.py``.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import unquote_to_bytes, urljoin

from musicrec_desktop.core.text.file_uris import DRIVE, is_file_uri, path_in_uri
from musicrec_desktop.playlist_files.values import Location

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(//)?")
_STREAM_SCHEMES: Final = frozenset(
    (
        *("http", "https", "mms", "mmsh", "mmst", "mmsu", "rtsp", "rtmp", "rtp", "udp", "icyx"),
        *("spotify", "deezer", "tidal", "youtube", "soundcloud", "qobuz", "applemusic"),
        *("cdda", "dvd", "data", "urn"),
    )
)
_EXTENSION: Final = re.compile(r"\.[A-Za-z0-9+]{2,5}$")
_SHARES: Final = ("smb:", "cifs:")
_LIST_ENDS: Final = (".m3u", ".m3u8", ".pls", ".xspf", ".jspf", ".wpl", ".zpl", ".asx")
LIST_EXTENSIONS: Final = frozenset(_LIST_ENDS)


def is_stream(location: Location) -> bool:
    """Whether the location is an address of the network or of a service, not a file.

    A name such as ``Re:Zero.mp3`` is a file: after a scheme that is not known, without ``//``, an address has
    no extension and no blanks.
    """
    text = _joined(location)
    found = _SCHEME.match(text)
    if found is None or is_file_uri(text):
        return False
    scheme, slashes = found.group(1).lower(), found.group(2)
    if slashes or scheme in _STREAM_SCHEMES:
        return f"{scheme}:" not in _SHARES
    rest = text[found.end() :]
    return bool(rest) and not re.search(r"[\s\\/]", rest) and not _EXTENSION.search(rest)


def is_list(location: Location) -> bool:
    """Whether the location names another playlist file on a disk."""
    return is_list_name(location.raw) and not is_stream(location)


def is_list_name(path: str) -> bool:
    """Whether a file of this name is a playlist, by its extension."""
    # Looked at first, since most entries are none.
    return path[-5:].lower().endswith(_LIST_ENDS) and os.path.splitext(path)[1].lower() in LIST_EXTENSIONS


def local_paths(location: Location) -> Iterator[str]:
    """The absolute paths of this disk that the location can mean, the most literal one first."""
    for body in _bodies(location):
        if body.startswith("/"):
            yield _normal(body)
        elif not is_foreign(body) and location.folder:
            yield _normal(os.path.join(location.folder, body))
            if "\\" in body:
                yield _normal(os.path.join(location.folder, body.replace("\\", "/")))


def rooted_paths(location: Location, roots: Sequence[str]) -> Iterator[str]:
    """The paths that a relative location means under music folders, as the lists of MPD are written."""
    bodies = [body for body in _bodies(location) if not body.startswith("/") and not is_foreign(body)]
    for root in roots:
        for body in bodies:
            yield _normal(os.path.join(root, body.replace("\\", "/")))


def stated_paths(location: Location) -> Iterator[str]:
    """Absolute paths as the writer of the list knew them: of any system, not looked for on this disk."""
    for body in _bodies(location):
        if is_foreign(body):
            yield body.replace("|", ":", 1) if DRIVE.match(body) else body
        elif body.startswith("/"):
            yield _normal(body)
        elif location.folder:
            yield _normal(os.path.join(location.folder, body.replace("\\", "/")))


def is_foreign(path: str) -> bool:
    r"""Whether the path has a root that is not this system's: a drive, a server (``\\nas``), or ``\``."""
    return path.startswith("\\") or bool(DRIVE.match(path)) or (path.startswith("//") and path[2:3] != "/")


def spellings(path: str) -> tuple[str, ...]:
    """The path as it is, with composed and with decomposed accents; each once."""
    if path.isascii():
        return (path,)
    forms = (path, unicodedata.normalize("NFC", path), unicodedata.normalize("NFD", path))
    return tuple(dict.fromkeys(forms))


def path_key(path: str) -> str:
    """Equal for paths that differ in capitals or in how accents are composed."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def joined_uri(base: str, reference: str) -> str:
    """A reference relative to a base that may be relative itself, which RFC 3986 leaves open.

    An address that is none, such as ``http://[``, changes nothing.
    """
    try:
        if not base or _SCHEME.match(base) or _SCHEME.match(reference) or reference.startswith("/"):
            return urljoin(base, reference)
    except ValueError:
        return reference
    folder, slash, _ = base.rpartition("/")
    return f"{folder}{slash}{reference}"


def _normal(path: str) -> str:
    normal = os.path.normpath(path)
    return normal[1:] if normal.startswith("//") else normal


def _joined(location: Location) -> str:
    return joined_uri(location.base, location.raw) if location.base else location.raw


def _bodies(location: Location) -> Iterator[str]:
    """The texts that may be the path, without scheme and server; each once."""
    text = _joined(location)
    if text.startswith("/") and "%" not in text and "\0" not in text:
        yield text  # most entries
        return
    if "\0" in text or not text or is_stream(location):
        return
    body, is_uri = text, location.is_uri
    if is_file_uri(text) or text[:5].lower().startswith(_SHARES):
        body, is_uri = path_in_uri(text), True
    if "%" not in body:
        yield body
        return
    decoded = unquote_to_bytes(_encoded(body))
    forms = [decoded.decode("utf-8", "surrogateescape"), body]
    if not is_uri:
        forms.reverse()
    elif not _is_utf8(decoded):
        forms.insert(1, decoded.decode("cp1252", "surrogateescape"))
    yield from dict.fromkeys(form for form in forms if "\0" not in form)


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a pair, which only JSON can write
        return text.encode("utf-8", "replace")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
