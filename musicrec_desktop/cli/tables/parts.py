"""What the tables of all commands are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.words import printable

Justify = Literal["left", "right"]


def cell(text: str) -> Text:
    """A cell with text as it is, without markup and line breaks."""
    return Text(printable(text), overflow="ellipsis", no_wrap=True)


def make_table(title: str, columns: Sequence[tuple[str, Justify, int]]) -> Table:
    """An empty table; a column is (head, alignment, share of the width), share 0 for as wide as needed."""
    table = Table(title=Text(title, style="bold"), box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for head, justify, ratio in columns:
        table.add_column(
            head, justify=justify, ratio=ratio or None, no_wrap=True, overflow="ellipsis", min_width=3
        )
    table.expand = any(ratio for _, _, ratio in columns)
    return table
