"""What a column of a table is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import RowFacts, SortColumn
from musicrec_desktop.model.track import SoundFacts

Row = TypeVar("Row")


class ColumnGroup(StrEnum):
    """Where the menu of columns has a column; the most usual ones are in no group."""

    USUAL = ""
    TAGS = tr("More tags")
    FILE = tr("File")
    USE = tr("Listening")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table; ``Row`` is what a row holds.

    Attributes:
        key: its stable name, under which width and place are remembered.
        title: what the head shows.
        text: the cell's text.
        description: what the menu of columns and screen readers call it, where the title does not say it.
        sort: what a click on the head orders by; None for a column that orders nothing.
        is_descending_first: whether the first click shows the largest value at the top.
        width: in pixels at first; elastic columns share what is left in this proportion.
        is_elastic: whether it shares.
        samples: the longest texts of its kind; a fixed column is as wide as they are in the view's font.
        shown_from: the width of the view, in pixels, from which it is shown by itself.
        is_shown: whether it is shown until the user hides it.
        is_left_out_if_same: whether an album leaves it out where all rows say the same.
        is_number: right-aligned, with digits of one width.
        is_centred: in the middle of the column.
        sound_text: the text from what was measured in the track's sound; used in place of ``text``.
        facts_text: the text from what is read beside the rows; used in place of ``text``.
        group: where the menu of columns has it.
    """

    key: str
    title: str
    text: Callable[[Row], str]
    description: str = ""
    sort: SortColumn | None = None
    is_descending_first: bool = False
    width: int = 0
    is_elastic: bool = False
    samples: tuple[str, ...] = ()
    shown_from: int = 0
    is_shown: bool = True
    is_left_out_if_same: bool = False
    is_number: bool = False
    is_centred: bool = False
    sound_text: Callable[[SoundFacts], str] | None = None
    facts_text: Callable[[RowFacts], str] | None = None
    group: ColumnGroup = ColumnGroup.USUAL

    @property
    def name(self) -> str:
        """What menus call it."""
        return self.description or self.title
