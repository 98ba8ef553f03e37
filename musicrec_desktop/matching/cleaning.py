"""Repairs texts that programs and sites have damaged on their way."""

from __future__ import annotations

import functools
import re
from typing import Final
from urllib.parse import unquote

from musicrec_desktop.core.text.entities import unescaped

_CODE_PAGES: Final = ("cp1252", "cp1251", "mac_roman", "cp1253", "cp1250", "cp437", "cp850")
"""What UTF-8 is often read as by mistake, the most frequent first."""


def _letters_of(code_page: str, first: int, last: int) -> str:
    """A class of the characters of some bytes; a byte that is left undefined is a control character."""
    letters = {
        bytes((byte,)).decode(code_page, "replace").replace("\ufffd", chr(byte))
        for byte in range(first, last + 1)
    }
    return "[" + "".join(map(re.escape, sorted(letters))) + "]"


_MISREAD: Final = re.compile(
    "|".join(_letters_of(page, 0xC2, 0xF4) + _letters_of(page, 0x80, 0xBF) for page in _CODE_PAGES)
)
"""The two first bytes of a letter of UTF-8, as one of the code pages has them."""
_MOST_ROUNDS: Final = 3
_LOST_SPACE: Final = re.compile("([ÃÂ]) ")
"""A no-break space of UTF-8 that was read as another code page, and made a plain space since."""
_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT: Final = re.compile(r"%[0-9A-Fa-f]{2}")
_ENTITY: Final = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|\w+);")
_UNSPACED: Final = re.compile(r"(?<=[^\W_])_+(?=[^\W_])")
_EXTENSION: Final = re.compile(
    r"(?<=\w.)\.(mp3|flac|ogg|opus|m4a|aac|wav|wma|ape|aiff?|mp4|webm|mkv)$", re.IGNORECASE
)


@functools.lru_cache(maxsize=16_384)
def cleaned(text: str) -> str:
    """A name as it was meant: without entities, escapes, wrong code pages, and extensions of files."""
    if "&" in text:
        for _ in range(_MOST_ROUNDS):
            if not _ENTITY.search(text):
                break
            text = unescaped(text)
    if "\\u" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text)
    if " " not in text and _PERCENT.search(text):
        text = unquote(text)
    if not text.isascii():
        text = _decoded(text)
    if "_" in text:
        text = _UNSPACED.sub(" ", text)
    if "." in text:
        text = _EXTENSION.sub("", text)
    return text.strip()


def _decoded(text: str) -> str:
    """The text that was UTF-8 and was read in another code page, once or more; else the text itself."""
    for _ in range(_MOST_ROUNDS):
        repaired = _decoded_once(text)
        if repaired is None or repaired == text:
            break
        text = repaired
    return text


def _decoded_once(text: str) -> str | None:
    if not _MISREAD.search(text) and not _LOST_SPACE.search(text):
        return None
    candidates = [text]
    if _LOST_SPACE.search(text):
        candidates.append(_LOST_SPACE.sub("\\1\u00a0", text))
    for candidate in candidates:
        for code_page in _CODE_PAGES:
            # What is valid UTF-8 by chance is hardly ever a name: lead and continuation bytes would have to
            # stand in pairs, each a letter and a sign.
            try:
                repaired = _encoded(candidate, code_page).decode("utf-8")
            except UnicodeError:
                continue
            if len(repaired) < len(candidate):
                return repaired
    return None


def _encoded(text: str, code_page: str) -> bytes:
    """The bytes; control characters stand for bytes that the code page leaves undefined."""
    try:
        return text.encode(code_page)
    except UnicodeEncodeError:
        return b"".join(
            bytes((ord(character),)) if 0x80 <= ord(character) < 0xA0 else character.encode(code_page)
            for character in text
        )
