"""Copies of recordings: a group below the other, with some lines for each file."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable

from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.tables.parts import make_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.copies import Comparison, CopyFile, CopyGroup, CopyKind
from musicrec_desktop.ui.kit.wording.copies import KIND_NAMES, VERSION_NAMES, lacks_text, quality_text
from musicrec_desktop.ui.kit.wording.formats import format_megabytes


def copies_table(title: str, groups: Iterable[CopyGroup], folders: Collection[str] = ()) -> Table:
    """Groups with their files, the best one first, and why the others come behind it.

    What tells files apart is never cut: long paths and reasons go on in the next line.

    Args:
        title: stands above.
        groups: in the order shown.
        folders: the music folders, in ``os.fsdecode`` form; paths are shown below them.
    """
    table = make_table(title, [("Id", "right", 0), ("Size", "right", 0), ("File", "left", 1)])
    for group in groups:
        heading = f"{KIND_NAMES[group.kind]}: {group.face.title}"
        table.add_row("", "", _lines(heading, style="bold"))
        for number, one in enumerate(group.files):
            table.add_row(
                f"{one.file.track_id}",
                format_megabytes(one.file.size),
                _lines(
                    shown_path(one.file.path, folders),
                    quality_text(one.file),
                    _words(one, group, best=group.files[0].file if number else None),
                ),
            )
        table.add_row()
    return table


def shown_path(path: str, folders: Collection[str]) -> str:
    """A path below the music folder that it lies in; of several folders with the name of its own.

    The whole path, where it lies in none of them, or where two of them have the same name.
    """
    roots = [one for one in folders if path.startswith(os.path.join(one, ""))]
    names = [os.path.basename(one.rstrip(os.sep)) for one in folders]
    if not roots or len(set(names)) < len(names):
        return display_path(path)
    root = max(roots, key=len)
    start = root if len(names) == 1 else os.path.dirname(root.rstrip(os.sep))
    return display_path(os.path.relpath(path, start))


def _words(one: Comparison, group: CopyGroup, *, best: CopyFile | None) -> str:
    """Why a file comes behind the best one, or which version it is; None is for the best one itself."""
    if group.kind is CopyKind.VERSIONS:
        return ", ".join(VERSION_NAMES.get(kind, kind) for kind in one.version)
    return "best" if best is None else "; ".join(lacks_text(one, best))


def _lines(*lines: str, style: str = "") -> Text:
    """A cell with lines that may be long: they go on in the next line of the terminal."""
    text = "\n".join(printable(line) for line in lines if line)
    return Text(text, style=style, overflow="fold", no_wrap=False)
