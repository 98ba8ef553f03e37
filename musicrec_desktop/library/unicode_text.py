"""From the bytes of a text file to its text, where they are Unicode: by its mark, its zeros, or as UTF-8."""

from __future__ import annotations

import codecs
from typing import Final

from musicrec_desktop.core.text.byte_order import BYTE_ORDER_MARKS

_HEAD_BYTES: Final = 4096
_LEAST_ZEROS: Final = 0.2
_CHARACTER_BYTES: Final = {"utf-32-le": 4, "utf-32-be": 4, "utf-16-le": 2, "utf-16-be": 2}


def unicode_text(data: bytes, *, may_be_cut: bool = False) -> str | None:
    """The text of a file without its mark; None where it is in an older code page, or no text.

    Args:
        data: of the file.
        may_be_cut: half a character at the end is left out, and is no reason to call it another encoding.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if encoding := wide_encoding(data[:_HEAD_BYTES]):
        return _decoded(data, encoding)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=not may_be_cut)
    except UnicodeDecodeError:
        return None


def _decoded(data: bytes, encoding: str) -> str:
    width = _CHARACTER_BYTES.get(encoding, 1)
    return data[: len(data) // width * width].decode(encoding, "replace")


def wide_encoding(head: bytes) -> str:
    """UTF-16 without a mark, as zeros tell it: line breaks and stamps have one in every second byte.

    Returns:
        Python's name; empty for other text.
    """
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < _LEAST_ZEROS * len(head) / 2 or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
