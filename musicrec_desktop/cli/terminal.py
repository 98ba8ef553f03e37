"""What lays out tables, bars and long lines; loaded by the commands that show some."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn
from rich.table import Column
from typing_extensions import override

__all__ = ["Terminal", "escape", "progress_bar"]


class Terminal(Console):
    """A console that raises ``BrokenPipeError``, which ``cli.main`` handles."""

    @override
    def on_broken_pipe(self) -> None:
        raise  # noqa: PLE0704  called by rich while it handles the BrokenPipeError


def progress_bar(terminal: Terminal) -> Progress:
    """A bar with a description and details; disabled where this is no terminal."""
    return Progress(
        TextColumn("{task.description}", table_column=Column(max_width=44, no_wrap=True)),
        BarColumn(bar_width=16),
        TextColumn("{task.fields[detail]}", table_column=Column(no_wrap=True)),
        console=terminal,
        transient=True,
        disable=not terminal.is_terminal,
    )
