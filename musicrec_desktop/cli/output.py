"""The output of a command: tables or one JSON document on stdout, progress and errors on stderr."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rich.console import Console, RenderableType
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Column
from rich.text import Text
from typing_extensions import override

from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.tasks import Progress as JobProgress
from musicrec_desktop.core.text.encodable import encodable
from musicrec_desktop.ui.kit.wording.formats import format_duration, format_progress

ProgressSink = Callable[[JobProgress], None]
PlayingSink = Callable[[str, int, int | None], None]
"""Takes the name of a track, the position and the duration, in ms."""


class _Terminal(Console):
    """A console that raises ``BrokenPipeError``, which ``cli.main`` handles."""

    @override
    def on_broken_pipe(self) -> None:
        raise  # noqa: PLE0704  called by rich while it handles the BrokenPipeError


def _error_console() -> Console:
    return _Terminal(stderr=True, highlight=False, soft_wrap=True)


def _console() -> Console:
    return _Terminal(highlight=False)


@dataclass(slots=True)
class Output:
    """The output of one command.

    Attributes:
        is_json: whether one JSON document is printed on stdout, and nothing else.
        console: stdout.
        errors: stderr.
        has_spoken: whether any part of a result was printed.
    """

    is_json: bool
    console: Console = field(default_factory=_console)
    errors: Console = field(default_factory=_error_console)
    has_spoken: bool = False

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
                self.console.print(part)

    def say(self, line: str) -> None:
        """Print one line of a result; without effect where JSON is printed."""
        self.show(Text(line))

    def say_unbroken(self, line: str) -> None:
        """As ``say``, with no break inside, so that a path in it can be copied."""
        if not self.is_json:
            self.has_spoken = True
            self.console.print(Text(line), soft_wrap=True)

    def complain(self, line: str) -> None:
        """Print one line on stderr."""
        self.errors.print(Text(printable(line)))

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
        bar = Progress(
            TextColumn("{task.description}", table_column=Column(max_width=44, no_wrap=True)),
            BarColumn(bar_width=16),
            TextColumn("{task.fields[detail]}", table_column=Column(no_wrap=True)),
            console=self.errors,
            transient=True,
            disable=not self.errors.is_terminal,
        )

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
