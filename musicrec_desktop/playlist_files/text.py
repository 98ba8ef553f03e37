"""From the bytes of a playlist file to its text.

A byte order mark decides; then UTF-16 without one, by where its zeros are; then UTF-8, line by line; then
what the file names (``#EXTENC:``); then the code page of the system and that of western Windows. Among code
pages the one wins under which most files are there.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.byte_order import BYTE_ORDER_MARKS
from musicrec_desktop.playlist_files.limits import LONGEST_LINE, MOST_LINES

HEAD_BYTES: Final = 4096
_OTHER_PAGES: Final = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257", "cp932", "gb18030", "cp950", "cp949"),
    *("koi8-r", "cp437", "cp850", "cp866", "mac-roman", "iso8859-2", "iso8859-15"),
)
"""Taken only where they find files that no better reason finds."""
_WIDE_PAGES: Final = frozenset(
    ("cp932", "gb18030", "gbk", "cp936", "cp950", "big5", "cp949", "euc_kr", "shift_jis")
)
_RAW: Final = "utf-8"
"""With surrogates: names on the disk that no code page explains."""
_DECLARED: Final = re.compile(rb"^#EXTENC:[ \t]*([\w.:-]+)", re.MULTILINE | re.IGNORECASE)
_XML_DECLARED: Final = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)["']""")
_CODE_PAGE: Final = re.compile(
    r"(cp\d+|iso8859-\d+|koi8-\w|mac-[\w-]+|utf-8|utf-16(-[lb]e)?|ascii|shift_jis\w*|euc_\w+|gb\w+|big5\w*|"
    r"tis-620|johab|hz|kz1048|ptcp154)$"
)
"""What a file may name; Python has codecs that unpack and such that take forever, too."""
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_SAMPLE: Final = 100
_UNUSUAL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
BLANKS: Final = " \t\x0b\f"


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text, the encoding it was in, and whether that was guessed."""

    text: str
    encoding: str
    is_guessed: bool = False


def decoded(
    path: str,
    data: bytes,
    *,
    code_page: str = "cp1252",
    is_there: Callable[[str], bool] | None = None,
) -> DecodedText:
    """The text of a file whose lines may be in several encodings.

    Args:
        path: of the file, for the error.
        data: its bytes.
        code_page: of the system's language.
        is_there: whether a line, decoded, names a file that exists; without it nothing is tried.

    Raises:
        PlaylistFileError: ``"not-text"``.
    """
    if (marked := _marked(path, data)) is not None:
        return marked
    check_is_text(path, data)
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    lines = _LINE_END.split(data, MOST_LINES)
    page = _best_page(lines, _declared_page(data), code_page, is_there or (lambda _line: False))
    if page in _WIDE_PAGES:
        return DecodedText(data.decode(page, "surrogateescape"), page, is_guessed=True)
    text = "\n".join(_line_in(line, page) for line in lines)
    return DecodedText(text, page, is_guessed=True)


def decoded_markup(path: str, data: bytes, code_page: str = "cp1252") -> DecodedText:
    """The text of XML or JSON: as it declares, else UTF-8, else the code page.

    Raises:
        PlaylistFileError: ``"not-text"``.
    """
    if (marked := _marked(path, data)) is not None:
        return marked
    check_is_text(path, data)
    declared = _XML_DECLARED.match(data[:HEAD_BYTES])
    names = ["utf-8"] if declared is None else [declared.group(1).decode("ascii"), "utf-8"]
    for name in names:
        codec = _codec(name)
        try:
            return DecodedText(data.decode(codec), codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return DecodedText(data.decode(code_page, "replace"), code_page, is_guessed=True)


def check_is_text(path: str, data: bytes) -> None:
    """Refuse what is no text.

    Raises:
        PlaylistFileError: ``"not-text"``.
    """
    head = data[:HEAD_BYTES]
    controls = len(_UNUSUAL.findall(head.decode("latin-1")))
    if b"\0" in head or controls * 50 > len(head):
        raise PlaylistFileError(path, "not-text")


def lines_of(path: str, text: str) -> Iterator[tuple[int, str]]:
    """Number and text of each line that is not empty, without outer blanks; CR, LF and CRLF end a line.

    Raises:
        PlaylistFileError: ``"too-many-lines"``.
    """
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise PlaylistFileError(path, "too-many-lines", f"more than {MOST_LINES:,}")
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if stripped := line.strip(BLANKS):
            yield number, stripped


def _marked(path: str, data: bytes) -> DecodedText | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            if encoding == "utf-8":
                check_is_text(path, body)
                text = body.decode("utf-8", "surrogateescape")
            else:
                text = _whole(body, encoding).decode(encoding, "replace")
                _check_characters(path, text)
            return DecodedText(text, encoding)
    encoding = _wide_encoding(data[:HEAD_BYTES])
    if encoding:
        text = _whole(data, encoding).decode(encoding, "replace")
        _check_characters(path, text)
        return DecodedText(text, encoding, is_guessed=True)
    return None


def _whole(data: bytes, encoding: str) -> bytes:
    """The bytes without half a character at the end of a file that was cut."""
    width = 4 if encoding.startswith("utf-32") else 2
    return data[: len(data) // width * width]


def _check_characters(path: str, text: str) -> None:
    head = text[:HEAD_BYTES]
    if len(_UNUSUAL.findall(head)) * 50 > len(head):
        raise PlaylistFileError(path, "not-text")


def _wide_encoding(head: bytes) -> str:
    """UTF-16 without a mark: the signs and line ends of a list have a zero in every second byte."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    least = max(2, len(head) // 40)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if max(even, odd) < least or min(even, odd) * 20 > max(even, odd):
        return ""
    text = head[: len(head) // 2 * 2].decode(encoding, "replace")
    return "" if _UNUSUAL.search(text) or text.count("\ufffd") > 1 else encoding


def _codec(name: str) -> str:
    try:
        found = codecs.lookup(name)
    except LookupError:
        return ""
    return found.name if _CODE_PAGE.match(found.name) else ""


def _declared_page(data: bytes) -> str:
    found = _DECLARED.search(data[: 16 * HEAD_BYTES].replace(b"\r", b"\n"))
    return _codec(found.group(1).decode("ascii", "replace")) if found else ""


def _best_page(lines: Sequence[bytes], declared: str, system: str, is_there: Callable[[str], bool]) -> str:
    """The code page of the lines that are not UTF-8."""
    likely = [page for page in (declared, _codec(system), "cp1252") if page]
    sample: list[bytes] = []
    for line in lines:
        if len(sample) == _SAMPLE:
            break
        if (
            not line.isascii()
            and len(line) <= LONGEST_LINE
            and line[:4].upper() != b"#EXT"
            and not _is_utf8(line)
        ):
            sample.append(line)
    found = {
        page: sum(is_there(_line_in(line, page).strip(BLANKS)) for line in sample)
        for page in dict.fromkeys((*likely, _RAW, *_OTHER_PAGES))
    }
    return max(found, key=lambda page: found[page])  # the first of equals


def _line_in(line: bytes, page: str) -> str:
    if line.isascii():
        return line.decode("ascii")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode(page, "surrogateescape")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
