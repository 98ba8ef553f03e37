"""The names of files in a cue sheet: found and replaced, while every other byte of it stays.

What is replaced is the name with its quotes, as it stands in a ``FILE`` line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.text.byte_order import BYTE_ORDER_MARKS
from musicrec_desktop.library import code_pages
from musicrec_desktop.library.code_pages import OldText
from musicrec_desktop.library.cue.sheet import QUOTES
from musicrec_desktop.library.unicode_text import wide_encoding

_LINE: Final = re.compile(r"(?im)^([ \t\ufeff]*FILE[ \t]+)([^\r\n]*)")
_HEAD_BYTES: Final = 4096
_LATIN: Final = "latin-1"


@dataclass(frozen=True, slots=True)
class _Script:
    """The text of a sheet, from which its bytes can be made again.

    Attributes:
        mark: the bytes before it.
        text: of the sheet; bytes of a code page as Latin-1.
        encoding: of the text.
        code_page: what the bytes of a code page are in; empty for Unicode.
    """

    mark: bytes
    text: str
    encoding: str
    code_page: str = ""


def regions(data: bytes, code_page: str = code_pages.AUTOMATIC) -> tuple[tuple[str, str], ...]:
    """The names in the ``FILE`` lines of a sheet, in their order.

    Args:
        data: of the sheet.
        code_page: of text that is not Unicode, a choice of ``core.settings.TAG_CODE_PAGE``.

    Returns:
        Each name as ``cue.sheet`` reads it, and with its quotes as it stands there. Empty where the sheet
        could not be written again byte for byte.
    """
    script = _script(data, code_page)
    if script is None:
        return ()
    found = []
    for line in _LINE.finditer(script.text):
        region = _region(line[2])
        meant = _meant(region, script)
        found.append((meant.translate(QUOTES).strip(' "'), meant))
    return tuple(found)


def with_names(data: bytes, names: Mapping[str, str], code_page: str = code_pages.AUTOMATIC) -> bytes | None:
    """A sheet with other names of files.

    Args:
        data: of the sheet.
        names: by a name with its quotes, as ``regions`` gives it, what comes in its place.
        code_page: as for ``regions``.

    Returns:
        The bytes; None where the encoding of the sheet has no signs for a name.
    """
    script = _script(data, code_page)
    if script is None:
        return None
    parts: list[str] = []
    at = 0
    for line in _LINE.finditer(script.text):
        region = _region(line[2])
        new = names.get(_meant(region, script))
        if new is None:
            continue
        if script.code_page:
            try:
                new = new.encode(script.code_page).decode(_LATIN)
            except UnicodeEncodeError:
                return None
        start = line.start(2)
        parts += [script.text[at:start], new]
        at = start + len(region)
    return script.mark + ("".join(parts) + script.text[at:]).encode(script.encoding)


def quoted(name: str) -> str:
    """A name of a file as it is written into a sheet."""
    return f'"{name}"'


def _region(rest: str) -> str:
    """The name in what follows the word, with its quotes; as ``cue.sheet`` finds it."""
    plain = rest.translate(QUOTES)
    if plain.startswith('"') and '"' in plain[1:]:
        return rest[: plain.rindex('"') + 1]
    name = rest.rstrip()
    return name.rpartition(" ")[0].rstrip() or name


def _meant(region: str, script: _Script) -> str:
    return region.encode(_LATIN).decode(script.code_page) if script.code_page else region


def _script(data: bytes, code_page: str) -> _Script | None:
    """The text of a sheet; None where its bytes would not come back."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _unicode(mark, data[len(mark) :], encoding)
    if encoding := wide_encoding(data[:_HEAD_BYTES]):
        return _unicode(b"", data, encoding)
    found = _unicode(b"", data, "utf-8")
    if found is not None:
        return found
    text = data.decode(_LATIN)
    lines = [OldText(line) for line in text.split("\n") if not line.isascii()]
    is_automatic = code_page in {code_pages.AUTOMATIC, code_pages.AS_TAGGED}
    codec = code_pages.guess(lines).code_page if is_automatic else code_page
    for one in (codec, "cp1252", _LATIN):
        try:
            if one and data.decode(one).encode(one) == data:
                return _Script(b"", text, _LATIN, one)
        except (UnicodeError, LookupError):
            continue
    return None


def _unicode(mark: bytes, data: bytes, encoding: str) -> _Script | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return _Script(mark, text, encoding) if text.encode(encoding) == data else None
