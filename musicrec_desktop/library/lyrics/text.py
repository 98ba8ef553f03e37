"""From the bytes of a file of lyrics to its text: the mark, UTF-16, UTF-8, then the likeliest code page."""

from __future__ import annotations

import codecs
import re
from typing import Final

from musicrec_desktop.library import code_pages

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD_BYTES: Final = 4096
_LINE_END: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_WRITTEN_BREAK: Final = re.compile(r"\\r\\n|\\n|\\r")
_LEAST_ZEROS: Final = 0.2
_MOST_CONTROLS: Final = 0.02
_CHARACTER_BYTES: Final = {"utf-32-le": 4, "utf-32-be": 4, "utf-16-le": 2, "utf-16-be": 2}


def text_of(data: bytes) -> str | None:
    """The text of a file, one line feed between lines; None where it is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _cleaned(_decoded(data[len(mark) :], encoding))
    head = data[:_HEAD_BYTES]
    if encoding := _wide_encoding(head):
        return _cleaned(_decoded(data, encoding))
    try:
        # Half a character at the end of a file that was cut is no reason to call it another encoding.
        return _cleaned(codecs.getincrementaldecoder("utf-8")().decode(data))
    except UnicodeDecodeError:
        return _cleaned(old_text(code_pages.OldText(data.decode("latin-1"))))


def old_text(text: str) -> str:
    """A text of bytes that were called Latin-1, in the code page that it is likely in."""
    if not isinstance(text, code_pages.OldText):
        return text
    return code_pages.read_as(text, code_pages.guess([code_pages.OldText(text[:_HEAD_BYTES])]))


def tag_text(text: str) -> str:
    """The text of a tag with the line breaks that are meant; some programs write it as two letters."""
    broken = _LINE_END.sub("\n", text.strip("\0"))
    if "\n" not in broken:
        broken = _WRITTEN_BREAK.sub("\n", broken)
    return _SURROGATE.sub("", _CONTROLS.sub("", broken))


def _decoded(data: bytes, encoding: str) -> str:
    width = _CHARACTER_BYTES.get(encoding, 1)
    return data[: len(data) // width * width].decode(encoding, "replace")


def _wide_encoding(head: bytes) -> str:
    """UTF-16 without a mark: line breaks and stamps have a zero in every second byte."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < _LEAST_ZEROS * len(head) / 2 or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _cleaned(text: str) -> str | None:
    head = text[:_HEAD_BYTES]
    if len(_CONTROLS.findall(head)) > _MOST_CONTROLS * len(head):
        return None
    broken = _LINE_END.sub("\n", text.lstrip("\ufeff"))
    return _SURROGATE.sub("", _CONTROLS.sub("", broken))
