"""The output of a command: tables or one JSON document on stdout, progress and errors on stderr."""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.tasks import Progress as JobProgress
from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.ui.kit.wording.formats import format_duration, format_progress

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.progress import TaskID

    from musicrec_desktop.cli.terminal import Terminal

# What lays out tables is imported where it is needed: most commands say a line, and must not wait for it.

ProgressSink = Callable[[JobProgress], None]
PlayingSink = Callable[[str, int, int | None], None]
"""Takes the name of a track, the position and the duration, in ms."""


class SharedRow(NamedTuple):
    """The line of one of those who share some work: the name, the items done, and what else is told."""

    name: str
    done: int
    detail: str


class Output:
    """The output of one command.

    Args:
        is_json: whether one JSON document is printed on stdout, and nothing else.

    Attributes:
        is_json: as given.
        has_spoken: whether any part of a result was printed.
    """

    def __init__(self, is_json: bool) -> None:
        self.is_json = is_json
        self.has_spoken = False
        self._console: Terminal | None = None
        self._errors: Terminal | None = None

    @property
    def errors(self) -> Terminal:
        """The terminal of stderr."""
        if self._errors is None:
            from musicrec_desktop.cli.terminal import Terminal

            self._errors = Terminal(stderr=True, highlight=False, soft_wrap=True)
        return self._errors

    def _out(self) -> Terminal:
        if self._console is None:
            from musicrec_desktop.cli.terminal import Terminal

            self._console = Terminal(highlight=False)
        return self._console

    def document(self, value: object) -> None:
        """Print the JSON document, always in UTF-8."""
        self.has_spoken = True
        text = encodable(json.dumps(value, ensure_ascii=False, indent=2))
        sys.stdout.buffer.write(text.encode() + b"\n")
        sys.stdout.flush()

    def documents(self, values: Iterable[object]) -> None:
        """Print a JSON list, an item a line, without holding all of it in memory; always in UTF-8."""
        self.raw(_list_parts(values))

    def raw(self, parts: Iterable[bytes]) -> None:
        """Print bytes on stdout as they are."""
        for part in parts:
            self.has_spoken = True
            sys.stdout.buffer.write(part)
        sys.stdout.flush()

    def show(self, *parts: RenderableType) -> None:
        """Print tables and lines; without effect where JSON is printed."""
        if not self.is_json:
            self.has_spoken = True
            for part in parts:
                self._out().print(part)

    def say(self, line: str) -> None:
        """Print one line of a result; without effect where JSON is printed."""
        if _is_short(line):
            self.say_unbroken(line)
        else:
            from rich.text import Text

            self.show(Text(line))

    def say_unbroken(self, line: str) -> None:
        """As ``say``, with no break inside, so that a path in it can be copied."""
        if not self.is_json:
            self.has_spoken = True
            sys.stdout.write(f"{line}\n")

    def complain(self, line: str) -> None:
        """Print one line on stderr."""
        if self._errors is None:
            sys.stderr.write(f"{printable(line)}\n")
        else:  # which may show a bar
            self._errors.print(printable(line), markup=False)

    @contextlib.contextmanager
    def progress(self, title: str) -> Iterator[ProgressSink]:
        """A progress bar on stderr while the block runs; none where stderr is not a terminal.

        The context gives a function that takes the progress of a job, from any thread.
        """
        with self._bar(title) as update:
            yield lambda value: update(
                value.done, value.total, format_progress(value.done, value.total, value.eta_ms)
            )

    @contextlib.contextmanager
    def shared_progress(self, title: str, rows: Callable[[], Sequence[SharedRow]]) -> Iterator[ProgressSink]:
        """As ``progress``, with a line under the bar for each of those who share the work.

        Args:
            title: of the whole.
            rows: of all that are there now; asked at each step.
        """
        from musicrec_desktop.cli.terminal import escape, progress_bar

        bar = progress_bar(self.errors)
        lines: dict[str, TaskID] = {}

        def tell(value: JobProgress) -> None:
            detail = format_progress(value.done, value.total, value.eta_ms)
            bar.update(whole, completed=value.done, total=value.total or None, detail=detail)
            shown = rows()
            for name in lines.keys() - {row.name for row in shown}:
                bar.remove_task(lines.pop(name))
            for row in shown:
                if row.name not in lines:
                    lines[row.name] = bar.add_task(escape(f"  {row.name}"), total=None, detail="")
                total = max(1, value.done)
                bar.update(lines[row.name], completed=row.done, total=total, detail=escape(row.detail))

        with bar:
            whole = bar.add_task(escape(title), total=None, detail="")
            yield tell

    @contextlib.contextmanager
    def playing(self) -> Iterator[PlayingSink]:
        """A line on stderr that shows what plays; none where stderr is not a terminal."""
        with self._bar("") as update:
            yield lambda name, position_ms, duration_ms: update(
                position_ms,
                duration_ms or 0,
                f"{format_duration(position_ms)} / {format_duration(duration_ms)}",
                printable(name),
            )

    @contextlib.contextmanager
    def _bar(self, title: str) -> Iterator[Callable[..., None]]:
        from musicrec_desktop.cli.terminal import escape, progress_bar

        bar = progress_bar(self.errors)

        def update(done: int, total: int, detail: str, name: str = title) -> None:
            bar.update(task, completed=done, total=total or None, detail=detail, description=escape(name))

        with bar:
            task = bar.add_task(escape(title), total=None, detail="")
            yield update


def _list_parts(values: Iterable[object]) -> Iterator[bytes]:
    opening = "[\n"
    for value in values:
        yield encodable(opening + json.dumps(value, ensure_ascii=False)).encode()
        opening = ",\n"
    yield b"[]\n" if opening == "[\n" else b"\n]\n"


def _is_short(line: str) -> bool:
    """Whether a line is never broken: no character takes more than two cells."""
    cells = len(line) if line.isascii() else 2 * len(line)
    return line.isprintable() and cells < shutil.get_terminal_size().columns
