"""Tags of files, and what edits change in them."""

from __future__ import annotations

import os
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.tag_edit import FilePlan, TagBatch
from musicrec_desktop.model.tag_fields import FIELDS, FileTags
from musicrec_desktop.ui.kit.wording.formats import format_count, format_moment
from musicrec_desktop.ui.kit.wording.tagging import field_name, file_text, picture_text, tag_failure_text

_JOINED_BY = "; "


def tags_table(file: FileTags) -> Table:
    """All that can be edited of one file."""
    table = make_table(_title(file), [("Field", "left", 0), ("Value", "left", 1)])
    if file.problem:
        table.add_row(cell(""), cell(tag_failure_text(file.problem)))
    for field in FIELDS:
        values = file.values.get(field.name, ())
        if values:
            table.add_row(cell(field.name), cell(_shown(values)))
    for facts in file.pictures:
        table.add_row(cell("picture"), cell(picture_text(facts)))
    return table


def plan_table(plans: Sequence[FilePlan]) -> Table:
    """Every change, a line each, under the name of its file."""
    table = make_table(
        "Changes", [("File", "left", 3), ("Field", "left", 0), ("Before", "left", 4), ("After", "left", 4)]
    )
    for plan in plans:
        rows = list(_rows(plan))
        for number, (what, before, after) in enumerate(rows):
            name = file_text(plan.file) if number == 0 else ""
            table.add_row(cell(name), cell(what), cell(before), after)
    return table


def batch_table(batches: Sequence[TagBatch]) -> Table:
    """What was done, the latest first."""
    table = make_table(
        "Edits of tags",
        [
            ("No.", "right", 0), ("When", "left", 0), ("Files", "right", 0), ("One of them", "left", 1),
            ("", "left", 0),
        ],
    )  # fmt: skip
    for one in batches:
        table.add_row(
            str(one.id),
            cell(format_moment(one.made_at_ms)),
            format_count(one.file_count, "file"),
            cell(display_path(one.first_path)),
            "undone" if one.is_undone else "",
        )
    return table


def _rows(plan: FilePlan) -> list[tuple[str, str, Text]]:
    rows = [(field_name(one.field), _shown(one.before), cell(_shown(one.after))) for one in plan.fields]
    if plan.pictures is not None:
        before = _JOINED_BY.join(map(picture_text, plan.file.pictures))
        rows.append(("Pictures", before, cell(_JOINED_BY.join(map(picture_text, plan.pictures)))))
    moves = [*((plan.move,) if plan.move else ()), *plan.companions]
    folder = plan.file.root or os.path.dirname(plan.file.path)
    rows += [("Name", _below(move.before, folder), cell(_below(move.after, folder))) for move in moves]
    rows += [("Cue sheet", line.before, cell(line.after)) for line in plan.sheet_lines]
    return rows


def _below(path: str, folder: str) -> str:
    relative = os.path.relpath(path, folder)
    return display_path(path if relative.startswith(os.pardir) else relative)


def _shown(values: Sequence[str]) -> str:
    return _JOINED_BY.join(values).replace("\n", " / ")


def _title(file: FileTags) -> str:
    return f"{file_text(file)} ({file.format})"
