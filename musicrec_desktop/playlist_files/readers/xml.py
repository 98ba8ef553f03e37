"""XML as events, through expat of the standard library.

Document types and with them entities are refused, so nothing can grow and no other file is read; depth and
texts are limited. A library such as defusedxml wraps the same expat, and had no release since 2021.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, Protocol, TypeVar
from xml.parsers import expat

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.playlist_files.limits import DEEPEST_ELEMENT, LONGEST_LINE

_BARE_AMPERSAND: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_UNBOUND: Final = expat.errors.XML_ERROR_UNBOUND_PREFIX
_DECLARATION: Final = re.compile(r"\s*<\?xml\b[^>]*\?>")
_MOST_MENDED: Final = 1_000_000
_FOREIGN: Final = "\0"
"""The name of an element of another namespace than the root's."""
_XML_NAMESPACE: Final = "http://www.w3.org/XML/1998/namespace"


class ElementReader(Protocol):
    """Takes the elements of a document, one after the other."""

    def start(self, names: tuple[str, ...], attributes: Mapping[str, str], line: int, /) -> None:
        """An element begins: the local names down to it in small letters, its attributes, its line."""
        ...

    def end(self, names: tuple[str, ...], text: str, /) -> None:
        """An element ends, with its own text, of which more than ``LONGEST_LINE`` characters are cut."""
        ...


R = TypeVar("R", bound=ElementReader)


def parse_xml(path: str, text: str, make: Callable[[], R]) -> R:
    """Send the elements of a document to a reader; what is almost XML is mended once.

    Bare ampersands, control characters and undeclared prefixes are mended, since programs write them.

    Args:
        path: of the file, for errors.
        text: the document, decoded.
        make: a fresh reader; it is called again when the mended text is read from its start.

    Returns:
        The reader that took the whole document.

    Raises:
        PlaylistFileError: ``"document-type"``, ``"damaged"`` with the line, or one of a reader.
    """
    mended = text
    if text.count("&") <= _MOST_MENDED:
        mended = _BARE_AMPERSAND.sub("&amp;", _NOT_XML.sub(" ", text))
    tries = [(text, True), (mended, True), (mended, False)]
    for number, (document, has_namespaces) in enumerate(tries):
        body = _DECLARATION.sub("", document, count=1).encode("utf-8", "replace")
        reader = make()
        try:
            _parse(path, body, reader, has_namespaces=has_namespaces)
        except PlaylistFileError as error:
            helps = mended != text if number == 0 else error.detail == _UNBOUND
            if error.reason != "damaged" or number == 2 or not (helps or error.detail == _UNBOUND):
                raise
        else:
            return reader
    raise AssertionError  # the last try raises


def _parse(path: str, body: bytes, reader: ElementReader, *, has_namespaces: bool) -> None:
    parser = expat.ParserCreate("utf-8", " " if has_namespaces else None)
    elements = _Elements(path, parser, " " if has_namespaces else ":", reader)
    parser.buffer_text = True
    parser.StartElementHandler = elements.started
    parser.EndElementHandler = elements.ended
    parser.CharacterDataHandler = elements.wrote
    parser.StartDoctypeDeclHandler = elements.declared
    try:
        # In parts, a value that goes on for megabytes would be read from its start again with each part.
        parser.Parse(body, True)
    except expat.ExpatError as error:
        detail = expat.errors.messages.get(error.code, "not well-formed")
        raise PlaylistFileError(path, "damaged", detail, error.lineno) from error


class _Elements:
    """The open elements, with the text of each."""

    def __init__(self, path: str, parser: expat.XMLParserType, between: str, reader: ElementReader) -> None:
        self._path, self._parser, self._reader = path, parser, reader
        self._between = between  # what stands between a namespace, or its prefix, and a name
        self._names: tuple[str, ...] = ()
        self._texts: list[list[str]] = []
        self._room: list[int] = []
        self._namespace = ""

    def declared(self, *_declaration: object) -> None:
        raise PlaylistFileError(self._path, "document-type", "", self._parser.CurrentLineNumber)

    def started(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(self._between)
        if not self._names:
            self._namespace = namespace
        if len(self._names) >= DEEPEST_ELEMENT:
            raise PlaylistFileError(self._path, "damaged", "too deep", self._parser.CurrentLineNumber)
        known = local.lower() if namespace == self._namespace else _FOREIGN
        self._names = (*self._names, known)
        self._texts.append([])
        self._room.append(LONGEST_LINE + 1)
        self._reader.start(
            self._names,
            {_attribute_name(key): value for key, value in attributes.items()},
            self._parser.CurrentLineNumber,
        )

    def ended(self, _name: str) -> None:
        self._reader.end(self._names, "".join(self._texts.pop()).strip())
        self._names = self._names[:-1]
        self._room.pop()

    def wrote(self, text: str) -> None:
        if self._room and self._room[-1] > 0:
            self._texts[-1].append(text[: self._room[-1]])
            self._room[-1] -= len(text)


def _attribute_name(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return f"xml:{local}" if namespace == _XML_NAMESPACE else local.lower()
