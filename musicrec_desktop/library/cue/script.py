"""The bytes of a cue sheet as text, from which the same bytes can be made again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.text.byte_order import BYTE_ORDER_MARKS
from musicrec_desktop.library import code_pages
from musicrec_desktop.library.code_pages import OldText
from musicrec_desktop.library.unicode_text import wide_encoding

_HEAD_BYTES: Final = 4096
_LATIN: Final = "latin-1"


@dataclass(frozen=True, slots=True)
class Script:
    """A sheet that can be written again byte for byte.

    Attributes:
        mark: the bytes before the text.
        text: of the sheet, with its line ends.
        encoding: of the text; a name of Python's.
    """

    mark: bytes
    text: str
    encoding: str

    def with_text(self, text: str) -> bytes | None:
        """The bytes of the sheet with another text; None where its encoding has no signs for that."""
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError:
            return None


def script_of(data: bytes, code_page: str = code_pages.AUTOMATIC) -> Script | None:
    """The text of a sheet: as its mark says, else UTF-16 by its zeros, else UTF-8, else a code page.

    Args:
        data: of the sheet.
        code_page: of text that is not Unicode, a choice of ``core.settings.TAG_CODE_PAGE``.

    Returns:
        None where the bytes would not come back.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _read_as(data, encoding, mark)
    if encoding := wide_encoding(data[:_HEAD_BYTES]):
        return _read_as(data, encoding)
    found = _read_as(data, "utf-8")
    if found is not None:
        return found
    if code_page in {code_pages.AUTOMATIC, code_pages.AS_TAGGED}:
        lines = [OldText(line) for line in data.decode(_LATIN).split("\n") if not line.isascii()]
        code_page = code_pages.guess(lines).code_page
    tried = (_read_as(data, one) for one in (code_page, "cp1252", _LATIN) if one)
    return next((script for script in tried if script is not None), None)


def _read_as(data: bytes, encoding: str, mark: bytes = b"") -> Script | None:
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
        return Script(mark, text, encoding) if text.encode(encoding) == body else None
    except (UnicodeError, LookupError):
        return None
