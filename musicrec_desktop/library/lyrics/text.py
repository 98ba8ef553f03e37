"""From the bytes of a file of lyrics to its text: the mark, UTF-16, UTF-8, then the likeliest code page."""

from __future__ import annotations

import re
from typing import Final

from musicrec_desktop.library import code_pages
from musicrec_desktop.library.unicode_text import unicode_text

_HEAD_BYTES: Final = 4096
_LINE_END: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_WRITTEN_BREAK: Final = re.compile(r"\\r\\n|\\n|\\r")
_MOST_CONTROLS: Final = 0.02


def text_of(data: bytes) -> str | None:
    """The text of a file, one line feed between lines; None where it is no text."""
    text = unicode_text(data, may_be_cut=True)
    return _cleaned(old_text(code_pages.OldText(data.decode("latin-1"))) if text is None else text)


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


def _cleaned(text: str) -> str | None:
    head = text[:_HEAD_BYTES]
    if len(_CONTROLS.findall(head)) > _MOST_CONTROLS * len(head):
        return None
    broken = _LINE_END.sub("\n", text.lstrip("\ufeff"))
    return _SURROGATE.sub("", _CONTROLS.sub("", broken))
