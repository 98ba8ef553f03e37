"""Text of export files: decoded, and cut into lines of bounded length."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.limits import LONGEST_LINE, MOST_COLUMNS
from musicrec_desktop.imports.content.notes import Notes

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(head: bytes) -> str:
    """The encoding of a text by its first bytes: as its mark says, else UTF-8, else Western European."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def text_of(head: bytes) -> str:
    """The first bytes of a file as text; what cannot be decoded is replaced."""
    return codecs.getincrementaldecoder(encoding_of(head))("replace").decode(head).removeprefix("\ufeff")


def text_stream(file: io.BufferedReader, notes: Notes | None = None) -> io.TextIOWrapper:
    """A file as text with its line ends; what cannot be decoded becomes surrogates, for ``clean``."""
    encoding = encoding_of(file.peek(1 << 16)[: 1 << 16])
    if encoding == "cp1252" and notes is not None:
        notes.add("guessed-encoding")
    errors = "replace" if encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"
    return io.TextIOWrapper(file, encoding, errors, newline="")


def lines_of(path: str, stream: io.TextIOWrapper) -> Iterator[str]:
    """The lines, with their ends.

    Raises:
        ImportFileError: ``"damaged"``: a line has no end.
    """
    while line := stream.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise ImportFileError(path, "damaged", "a line without end")
        yield line


class Table:
    """The rows of a CSV file; columns are found by their names, whatever their order and case.

    Args:
        path: of the file, for errors.
        stream: the text.
        notes: gets rows that are left out.
        header: the names of the columns, where the file has no line of them.
        wanted: a column by which the line of names is known; what stands before that line is left out.
    """

    def __init__(
        self,
        path: str,
        stream: io.TextIOWrapper,
        notes: Notes,
        *,
        header: tuple[str, ...] = (),
        wanted: str = "",
    ) -> None:
        self._path, self._notes = path, notes
        self._record: list[str] = []
        self._lines = lines_of(path, stream)
        first = next(self._lines, "")
        self._rows = csv.reader(self._recorded(first), delimiter=delimiter_of(first))
        self.places: dict[str, int] = {}
        if header:
            self._name(list(header))
            return
        for row in self._checked():
            if not wanted or wanted in (_name(cell) for cell in row):
                self._name(row)
                break

    def _name(self, row: list[str]) -> None:
        for place, cell in enumerate(row):
            self.places.setdefault(_name(cell), place)

    def rows(self) -> Iterator[list[str]]:
        """The rows that have text.

        Raises:
            ImportFileError: ``"damaged"``.
        """
        least = max(self.places.values(), default=0) + 1
        for row in self._checked():
            if self._is_cut(row, least):
                self._notes.add("cut-off")
            elif any(row):
                yield row

    def column(self, *names: str) -> int:
        """The place of the first of these columns that is there; -1 where none is."""
        return next((self.places[name] for name in names if name in self.places), -1)

    def _recorded(self, first: str) -> Iterator[str]:
        """The lines, keeping those of the row that is being read."""
        for line in _chained(first, self._lines):
            self._record.append(line)
            yield line

    def _checked(self) -> Iterator[list[str]]:
        while True:
            self._record.clear()
            try:
                row = next(self._rows, None)
            except csv.Error as error:
                raise ImportFileError(self._path, "damaged", str(error)[:80]) from error
            if row is None:
                return
            if len(row) > MOST_COLUMNS:
                raise ImportFileError(self._path, "damaged", "too many columns")
            yield row

    def _is_cut(self, row: list[str], least: int) -> bool:
        """Whether the file ends in the middle of this row."""
        last = self._record[-1] if self._record else ""
        if last.endswith(("\n", "\r")):
            return False
        return len(row) < least or "".join(self._record).count('"') % 2 == 1


def delimiter_of(line: str) -> str:
    """What stands between the cells of a line of a table: a comma, a semicolon or a tab."""
    bare = "".join(line.split('"')[::2])
    return max(",;\t", key=bare.count)


def cell(row: list[str], place: int) -> str:
    """The clean text of a cell; empty where the row or the table has none."""
    return clean(row[place]) if 0 <= place < len(row) else ""


def _name(text: str) -> str:
    return text.strip().strip('"').lower().removeprefix("\ufeff")


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from rest
