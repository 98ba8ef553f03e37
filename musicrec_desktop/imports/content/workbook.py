"""Workbooks of spreadsheets (xlsx), of which only the texts and numbers of cells are read."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Final, Self

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.imports.content.limits import MOST_COLUMNS, MOST_FILE_BYTES, MOST_FILES, MOST_NAMES
from musicrec_desktop.imports.content.package import BOOK, import_errors, is_bomb
from musicrec_desktop.imports.content.xml_items import Element, elements
from musicrec_desktop.imports.content.zip_directory import has_long_directory

_LINKS: Final = "xl/_rels/workbook.xml.rels"
_TEXTS: Final = "xl/sharedStrings.xml"
_COLUMN: Final = re.compile(r"([A-Z]{1,3})\d+$")


class Workbook:
    """The sheets of a workbook; a context manager.

    Args:
        path: of the file.
        shown: the path that the user knows.
    """

    def __init__(self, path: str, shown: str) -> None:
        self._shown = shown
        self._archive = self._opened(path)
        self._texts: list[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._archive.close()

    def sheets(self) -> dict[str, str]:
        """The names of the sheets, and the part of the file that each is in."""
        targets = {
            link.attributes.get("id", ""): link.attributes.get("target", "")
            for link in self._elements(_LINKS, "relationship")
        }
        found: dict[str, str] = {}
        for sheet in self._elements(BOOK, "sheet"):
            target = targets.get(sheet.attributes.get("id", ""), "")
            part = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            if part in self._archive.NameToInfo:
                found[sheet.attributes.get("name", "")] = part
        return found

    def rows(self, part: str) -> Iterator[list[str]]:
        """The cells of the rows of a sheet as texts; cells that are not there are empty."""
        for row in self._elements(part, "row"):
            cells: list[str] = []
            for cell in row.children:
                place = _place(cell.attributes.get("r", ""), len(cells))
                if place >= MOST_COLUMNS:
                    raise ImportFileError(self._shown, "damaged", "too many columns")
                cells += [""] * (place + 1 - len(cells))
                cells[place] = self._text(cell)
            yield cells

    def _text(self, cell: Element) -> str:
        kind = cell.attributes.get("t", "").lower()
        if kind == "inlinestr":
            return _joined(cell)
        value = cell.child_text("v")
        if kind == "s" and value.isdecimal():
            texts = self._shared()
            return texts[int(value)] if int(value) < len(texts) else ""
        return value

    def _shared(self) -> list[str]:
        if self._texts is None:
            self._texts = []
            if _TEXTS in self._archive.NameToInfo:
                for item in self._elements(_TEXTS, "si"):
                    if len(self._texts) >= MOST_NAMES:
                        raise ImportFileError(self._shown, "too-big")
                    self._texts.append(_joined(item))
        return self._texts

    def _elements(self, part: str, *names: str) -> Iterator[Element]:
        info = self._archive.NameToInfo.get(part)
        if info is None:
            return
        if info.file_size > MOST_FILE_BYTES or is_bomb(info):
            raise ImportFileError(self._shown, "archive-bomb", part)
        with import_errors(self._shown), self._archive.open(info) as file:
            yield from elements(self._shown, file, *names)

    def _opened(self, path: str) -> zipfile.ZipFile:
        with import_errors(self._shown):
            with open(path, "rb") as file:
                if has_long_directory(file):
                    raise ImportFileError(self._shown, "too-many-files", f"{MOST_FILES:,}")
            archive = zipfile.ZipFile(path)
        if len(archive.infolist()) > MOST_FILES:
            archive.close()
            raise ImportFileError(self._shown, "too-many-files", f"{MOST_FILES:,}")
        return archive


def _place(name: str, following: int) -> int:
    """The number of a column from its letters; the next one where there is no name."""
    found = _COLUMN.match(name)
    if found is None:
        return following
    number = 0
    for letter in found.group(1):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _joined(element: Element) -> str:
    """The text in an element and in what is in it, in its runs of equal looks."""
    parts = [element.text] if element.name == "t" else []
    parts += (_joined(child) for child in element.children if child.name != "rph")
    return "".join(parts)
