"""Opens what the user named, says what it is, and reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.imports.content.dates import DateRules
from musicrec_desktop.imports.content.notes import Notes
from musicrec_desktop.imports.content.package import Package
from musicrec_desktop.imports.recognition import FoundSource, find_sources
from musicrec_desktop.imports.source import Choices, Reading
from musicrec_desktop.model.imported import ImportedRecord


@dataclass(frozen=True, slots=True)
class SourceRecords:
    """A source as it is read.

    Attributes:
        records: one after the other. When an error ends them, those that came before are not used.
        notes: what was left out or guessed, complete at the end of the records.
    """

    records: Iterator[ImportedRecord]
    notes: Notes = field(default_factory=Notes)


class ImportFile:
    """A file, a folder or an archive of other players and services; a context manager.

    Any thread may use it, one at a time.

    Args:
        path: as the user named it.
        context: cancels, and is told the bytes that were read.
        now_ms: the present time; later ones in files are doubtful.
        scratch: the folder for copies of databases, as ``Package`` has it.

    Raises:
        ImportFileError: see ``find_sources``.
        CancelledError: the task was cancelled.
    """

    def __init__(self, path: str, context: TaskContext, now_ms: int, scratch: str = "") -> None:
        self._package = Package(path, context, scratch)
        self._dates = DateRules(now_ms)
        try:
            self.sources: Sequence[FoundSource] = find_sources(self._package)
        except BaseException:
            self._package.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._package.close()

    def accounts(self, found: FoundSource) -> Sequence[str]:
        """The names of the people whose data a source holds; none where it holds one person's."""
        accounts = found.source.accounts
        return () if accounts is None else accounts(self._reading(found, Notes(), Choices()))

    def read(self, found: FoundSource, choices: Choices | None = None) -> SourceRecords:
        """The records of a source.

        The iterator raises ``ImportFileError`` where a file is damaged, and ``CancelledError``.
        """
        notes = Notes()
        watch = self._package.watch
        watch.total, watch.done = found.size, 0
        return SourceRecords(found.source.read(self._reading(found, notes, choices or Choices())), notes)

    def _reading(self, found: FoundSource, notes: Notes, choices: Choices) -> Reading:
        return Reading(self._package, found.kinds, notes, self._dates, choices, found.beside)
