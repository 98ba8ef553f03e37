"""What a module of a player or a service tells about itself, and what it gets to read."""

from __future__ import annotations

import codecs
import contextlib
import csv
import functools
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.imports.content.databases import ForeignDatabase, Tables, has_table
from musicrec_desktop.imports.content.dates import DateRules
from musicrec_desktop.imports.content.json_items import Object, items, json_lines, keys_in
from musicrec_desktop.imports.content.limits import MOST_FILE_BYTES
from musicrec_desktop.imports.content.notes import Notes
from musicrec_desktop.imports.content.package import Member, Package
from musicrec_desktop.imports.content.text import Table, delimiter_of, text_of, text_stream
from musicrec_desktop.imports.content.xml_items import Element, elements
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.model.imported import ImportedRecord

HEAD_BYTES: Final = 1 << 16
_ROOT: Final = re.compile(r"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
_PROLOG: Final = re.compile(r"\s*(?:<\?[^>]*\?>|<!--.*?-->|<![A-Za-z][^>\[]*>)", re.DOTALL)


@dataclass(frozen=True)
class Head:
    """The beginning of a file, and what it tells.

    Attributes:
        member: the file.
        data: its first bytes, unpacked.
        tables: of a database; else empty.
        sheets: the names of the sheets of a workbook; else empty.
    """

    member: Member
    data: bytes
    tables: Tables = field(default_factory=dict)
    sheets: tuple[str, ...] = ()

    @functools.cached_property
    def text(self) -> str:
        """As text, without outer blanks; empty where it is none."""
        is_wide = self.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return "" if b"\0" in self.data and not is_wide else text_of(self.data).strip()

    @property
    def json_root(self) -> str:
        """``[`` or ``{`` for JSON; else empty."""
        return self.text[:1] if self.text[:1] in {"[", "{"} else ""

    @functools.cached_property
    def json_keys(self) -> frozenset[str]:
        """The names of values in JSON."""
        return keys_in(self.text) if self.json_root else frozenset()

    def has_keys(self, root: str, *names: str) -> bool:
        """Whether it is JSON with this root and these names."""
        return self.json_root == root and self.json_keys.issuperset(names)

    @functools.cached_property
    def xml_root(self) -> str:
        """The name of the root element in small letters; empty where it is no XML."""
        if not self.text.startswith("<"):
            return ""
        position = 0
        while found := _PROLOG.match(self.text, position):
            position = found.end()
        root = _ROOT.search(self.text, position)
        return root.group(1).lower() if root else ""

    @functools.cached_property
    def lines(self) -> tuple[str, ...]:
        """Its first lines."""
        return tuple(self.text.splitlines()[:40])

    @functools.cached_property
    def columns(self) -> tuple[str, ...]:
        """The cells of the first line, in small letters."""
        return tuple(cell.lower() for cell in self.cells(0))

    def cells(self, line: int) -> tuple[str, ...]:
        """The cells of a line, without the quotation marks around them; none where there is no such line."""
        if line >= len(self.lines):
            return ()
        text = self.lines[line]
        try:
            row = next(csv.reader([text], delimiter=delimiter_of(text)), [])
        except csv.Error:
            return ()
        return tuple(cell.strip() for cell in row)

    def has_columns(self, *names: str) -> bool:
        """Whether the first line names these columns."""
        return frozenset(names) <= frozenset(self.columns)

    def has_table(self, table: str, *columns: str) -> bool:
        """Whether it is a database that has this table with these columns."""
        return has_table(self.tables, table, *columns)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user answered.

    Attributes:
        account: the name of the person whose data is read; empty for the first one.
        music_folder: what relative paths are relative to.
        with_private: take plays of private sessions.
        with_videos: take videos of a service that has more than music.
    """

    account: str = ""
    music_folder: str = ""
    with_private: bool = True
    with_videos: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A source that is being read.

    Attributes:
        package: has the files.
        kinds: the files of each kind.
        notes: get what is left out.
        dates: judge times.
        choices: of the user.
        beside: the names of files that only help, since the user named another one.
    """

    package: Package
    kinds: Mapping[str, Sequence[Member]]
    notes: Notes
    dates: DateRules
    choices: Choices = Choices()
    beside: frozenset[str] = frozenset()

    def members(self, *kinds: str) -> Iterator[Member]:
        """The files of these kinds."""
        for kind in kinds:
            yield from self.kinds.get(kind, ())

    def is_chosen(self, member: Member) -> bool:
        """Whether the user named this file or the folder that has it."""
        return member.name not in self.beside

    def items(self, member: Member, *places: str) -> Iterator[Object]:
        """The objects of a list in JSON (``json_items.items``)."""
        with text_stream(self.package.open(member)) as stream:
            yield from items(self.shown(member), stream, *places)

    def json_lines(self, member: Member) -> Iterator[Object]:
        """The objects of a file with one in each line."""
        with text_stream(self.package.open(member)) as stream:
            yield from json_lines(self.shown(member), stream, self.notes)

    @contextlib.contextmanager
    def table(self, member: Member, *, header: tuple[str, ...] = (), wanted: str = "") -> Iterator[Table]:
        """A CSV file (``content.text.Table``), open while the block runs."""
        with text_stream(self.package.open(member), self.notes) as stream:
            yield Table(self.shown(member), stream, self.notes, header=header, wanted=wanted)

    def elements(self, member: Member, *names: str, doctype: str = "", below: int = 0) -> Iterator[Element]:
        """The elements of an XML file (``xml_items.elements``)."""
        with self.package.open(member) as file:
            yield from elements(self.shown(member), file, *names, doctype=doctype, below=below)

    def database(self, member: Member) -> ForeignDatabase:
        """A copy of a database; a context manager."""
        return ForeignDatabase(self.package.copy(member), self.shown(member), self.package.watch.context)

    def databases(self, kind: str) -> Iterator[ForeignDatabase]:
        """The databases of a kind one after the other, each open until the next one is asked for."""
        for member in self.members(kind):
            with self.database(member) as database:
                yield database

    def data(self, member: Member, most: int = MOST_FILE_BYTES) -> bytes:
        """All bytes of a file."""
        with self.package.open(member, most) as file:
            return file.read()

    def play_at(self, at_ms: int | None) -> int | None:
        """When a play began; None and a note where the time is doubtful."""
        judged = self.dates.play(at_ms)
        if judged is None:
            self.notes.add("doubtful-date")
        return judged

    def shown(self, member: Member) -> str:
        """A file as the user knows it."""
        return member.path or os.path.join(self.package.path, member.name)


@dataclass(frozen=True, slots=True)
class Source:
    """A player or a service whose files can be read.

    Attributes:
        id: for the program.
        title: for the user.
        kinds: kinds of files, in the order in which they are tried, and whether a file is one.
        read: the records, one after the other.
        helping: kinds that tell nothing alone.
        beside: kinds that are looked for near a file that was named alone.
        asks: what the user is asked.
        accounts: the people that a database holds, where ``asks`` has ``ACCOUNT``.
        is_probably_utc: its times without a zone are taken for UTC by most.
    """

    id: str
    title: str
    kinds: Mapping[str, Callable[[Head], bool]]
    read: Callable[[Reading], Iterator[ImportedRecord]]
    helping: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    asks: frozenset[Question] = frozenset()
    accounts: Callable[[Reading], Sequence[str]] | None = None
    is_probably_utc: bool = False
