"""XML as a stream of elements, through expat of the standard library.

A document type with declarations is refused, so no entity can grow and no other file is read; that of a
property list, which has none, is let pass and never fetched. Depth and texts are limited.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Final
from xml.parsers import expat

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.imports.content.limits import (
    DEEPEST_ELEMENT,
    LONGEST_ELEMENT,
    LONGEST_SIGN,
    MOST_ENTRIES,
)

_CHUNK: Final = 1 << 18
_MOST_CHILDREN: Final = 4 * MOST_ENTRIES
_NONE: Final[Mapping[str, str]] = {}


@dataclass(slots=True)
class Element:
    """An element that was read whole.

    Attributes:
        name: without its namespace, in small letters.
        attributes: by their names in small letters.
        text: its own.
        children: the elements in it.
    """

    name: str
    attributes: Mapping[str, str]
    text: str = ""
    children: Sequence[Element] = ()

    def child(self, name: str) -> Element | None:
        """The first child of this name."""
        return next((each for each in self.children if each.name == name), None)

    def child_text(self, name: str) -> str:
        """The text of the first child of this name; empty where there is none."""
        found = self.child(name)
        return "" if found is None else found.text


def elements(path: str, file: IO[bytes], *names: str, doctype: str = "", below: int = 0) -> Iterator[Element]:
    """The elements of these names, each with what is in it; an element inside another one comes with it.

    Args:
        path: of the file, for errors.
        file: the document.
        names: of the elements.
        doctype: the name of a document type that is let pass.
        below: how many elements must be open around them at least.

    Raises:
        ImportFileError: ``"damaged"``, ``"document-type"``.
    """
    taken = _Taken(path, frozenset(names), doctype, below)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = taken.started
    parser.EndElementHandler = taken.ended
    parser.CharacterDataHandler = taken.wrote
    parser.StartDoctypeDeclHandler = taken.declared
    try:
        given = 0
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)
            given += len(chunk)
            # Expat begins a sign that is not whole yet anew with each part, so a long one takes forever.
            if given - parser.CurrentByteIndex > LONGEST_SIGN:
                raise ImportFileError(path, "damaged", "a sign without end")
            while taken.ready:
                yield taken.ready.popleft()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        detail = expat.errors.messages.get(error.code, "not well-formed")
        raise ImportFileError(path, "damaged", f"{detail}, line {error.lineno}") from error
    except (LookupError, ValueError) as error:  # of an encoding that the document names
        raise ImportFileError(path, "damaged", str(error)[:80]) from error
    while taken.ready:
        yield taken.ready.popleft()


class _Taken:
    """The elements that are open, and those that are ready."""

    def __init__(self, path: str, names: frozenset[str], doctype: str, below: int) -> None:
        self.ready: deque[Element] = deque()
        self._path, self._names, self._doctype, self._below = path, names, doctype, below
        self._depth = 0
        self._open: list[Element] = []
        self._inside: list[list[Element]] = []
        self._texts: list[list[str]] = []
        self._room: list[int] = []
        self._children = 0

    def declared(self, name: str, _system: object, _public: object, has_declarations: int) -> None:
        if has_declarations or name != self._doctype:
            raise ImportFileError(self._path, "document-type")

    def started(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST_ELEMENT:
            raise ImportFileError(self._path, "damaged", "too deep")
        local = _local(name)
        if not self._open and (local not in self._names or self._depth <= self._below):
            return
        # Shared where there are none: a playlist has hundreds of thousands of elements.
        named = {_local(key): value for key, value in attributes.items()} if attributes else _NONE
        element = Element(local, named)
        if self._open:
            self._inside[-1].append(element)
            self._children += 1
            if self._children > _MOST_CHILDREN:
                raise ImportFileError(self._path, "damaged", "an element without end")
        self._open.append(element)
        self._inside.append([])
        self._texts.append([])
        self._room.append(LONGEST_ELEMENT)

    def ended(self, _name: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        element = self._open.pop()
        element.text = "".join(self._texts.pop()).strip()
        element.children = self._inside.pop() or ()
        self._room.pop()
        if not self._open:
            self.ready.append(element)
            self._children = 0

    def wrote(self, text: str) -> None:
        if self._room and self._room[-1] > 0:
            self._texts[-1].append(text[: self._room[-1]])
            self._room[-1] -= len(text)


def _local(name: str) -> str:
    return name.rpartition(" ")[2].rpartition(":")[2].lower()
