"""Copies of recordings, a line for each file."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.copies import CopyGroup, CopyKind
from musicrec_desktop.ui.kit.wording.copies import KIND_NAMES, VERSION_NAMES, lacks_text, quality_text
from musicrec_desktop.ui.kit.wording.formats import format_megabytes


def copies_table(title: str, groups: Iterable[CopyGroup]) -> Table:
    """Groups with their files, the best one first, and why the others come behind it."""
    table = make_table(
        title,
        [
            ("", "left", 0),
            ("Id", "right", 0),
            ("Size", "right", 0),
            ("File", "left", 5),
            ("Format", "left", 0),
            ("Behind the best", "left", 3),
        ],
    )
    for group in groups:
        for number, one in enumerate(group.files):
            if group.kind is CopyKind.VERSIONS:
                words = ", ".join(VERSION_NAMES.get(kind, kind) for kind in one.version)
            else:
                words = "; ".join(lacks_text(one, group.files[0].file)) if number else "best"
            table.add_row(
                "" if number else KIND_NAMES[group.kind],
                f"{one.file.track_id}",
                format_megabytes(one.file.size),
                cell(display_path(one.file.path)),
                quality_text(one.file),
                cell(words),
                end_section=number == len(group.files) - 1,
            )
    return table
