"""JSON without the whole document in memory: the items of one list, and the values beside it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.limits import LONGEST_LINE, LONGEST_VALUE
from musicrec_desktop.imports.content.notes import Notes
from musicrec_desktop.imports.content.text import lines_of

_CHUNK: Final = 1 << 18
_BLANK: Final = re.compile(r"[ \t\r\n]*")
_DECODER: Final = json.JSONDecoder()
_KEYS: Final = re.compile(r'"([^"\\]{1,60})"\s*:')

Object = dict[str, Any]


def keys_in(head: str) -> frozenset[str]:
    """The names of values in the beginning of a document, at any depth."""
    return frozenset(_KEYS.findall(head))


def items(path: str, stream: io.TextIOWrapper, *places: str) -> Iterator[Object]:
    """The objects of a list, one after the other.

    Args:
        path: of the file, for errors.
        stream: the document.
        places: the names that lead to the list; none where the document is the list. Where the last place
            has an object instead of a list, it is the one item.

    Raises:
        ImportFileError: ``"damaged"``, also where the document ends behind the list too early.
    """
    reader = _Reader(path, stream)
    yield from reader.descend(places)
    reader.end()


def json_lines(path: str, stream: io.TextIOWrapper, notes: Notes) -> Iterator[Object]:
    """The objects of a file with one in each line; lines that are none are left out and counted."""
    for line in lines_of(path, stream):
        if not line.strip("\ufeff \t\r\n"):
            continue
        try:
            value = json.loads(line.strip("\ufeff"))
        except (ValueError, RecursionError):
            notes.add("broken-line" if line.endswith(("\n", "\r")) else "cut-off")
            continue
        if isinstance(value, dict):
            yield value
        else:
            notes.add("broken-line")


def text_at(value: Object, *names: str) -> str:
    """The clean text of the first of these values that is a text; else empty."""
    for name in names:
        found = value.get(name)
        if isinstance(found, str) and (cleaned := clean(found)):
            return cleaned
    return ""


def object_at(value: Object, name: str) -> Object:
    """The object of this name; an empty one where there is none."""
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def objects_at(value: Object, name: str) -> list[Object]:
    """The objects of the list of this name; the one object where it stands without a list."""
    found = value.get(name)
    if isinstance(found, dict):
        return [found]
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


class _Reader:
    """A place in a document, with the text around it."""

    def __init__(self, path: str, stream: io.TextIOWrapper) -> None:
        self._path, self._stream = path, stream
        self._text, self._at = "", 0
        self._is_ended = False

    def descend(self, places: tuple[str, ...]) -> Iterator[Object]:
        """The items at a place; the rest of what was entered is read, too."""
        sign = self._peek()
        if not places:
            if sign == "{":
                yield self._object()
            elif sign == "[":
                yield from self._items()
            else:
                self.value()
            return
        if sign != "{":
            self.value()
            return
        self._at += 1
        while (sign := self._peek()) != "}":
            if sign == ",":
                self._at += 1
            name = self.value()
            if self._peek() != ":" or not isinstance(name, str):
                raise self._damaged("a name is missing")
            self._at += 1
            if name == places[0]:
                yield from self.descend(places[1:])
            else:
                self.value()
        self._at += 1

    def _items(self) -> Iterator[Object]:
        self._at += 1
        while (sign := self._peek()) != "]":
            if sign == ",":
                self._at += 1
            value = self.value()
            if isinstance(value, dict):
                yield value
        self._at += 1

    def _object(self) -> Object:
        value = self.value()
        return value if isinstance(value, dict) else {}

    def value(self) -> Any:
        """The next value.

        Raises:
            ImportFileError: ``"damaged"``.
        """
        self._peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                # Far before the end of the text, more text does not help.
                is_near = error.pos >= len(self._text) - LONGEST_LINE
                if not is_near or not self._more():
                    raise self._damaged(error.msg) from error
                continue
            except (ValueError, RecursionError) as error:
                raise self._damaged("not readable") from error
            # A number may go on in the next part.
            if end == len(self._text) and not self._is_ended and self._more():
                continue
            self._at = end
            return value

    def end(self) -> None:
        """Nothing follows.

        Raises:
            ImportFileError: ``"damaged"``.
        """
        if self._peek(is_end_fine=True):
            raise self._damaged("text behind the end")

    def _peek(self, *, is_end_fine: bool = False) -> str:
        """The next sign that is not blank."""
        while True:
            found = _BLANK.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                if is_end_fine:
                    return ""
                raise self._damaged("it ends too early")

    def _more(self) -> bool:
        """Read on; a value that is not whole yet grows by as much as it has."""
        left = len(self._text) - self._at
        if left > LONGEST_VALUE:
            raise ImportFileError(self._path, "damaged", "a value without end")
        chunk = self._stream.read(max(_CHUNK, left))
        if not chunk:
            self._is_ended = True
            return False
        self._text = self._text[self._at :] + (chunk if self._text else chunk.removeprefix("\ufeff"))
        self._at = 0
        return True

    def _damaged(self, detail: str) -> ImportFileError:
        return ImportFileError(self._path, "damaged", detail)
