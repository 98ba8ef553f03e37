"""The cards of a day as tables."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.cli.words import printable
from musicrec_desktop.model.card import Card
from musicrec_desktop.model.track import Track, TrackId


def card_table(card: Card, tracks: dict[TrackId, Track]) -> Table:
    """The tracks of a card with their reasons; its own stands in the title."""
    table = make_table(
        f"{printable(card.title)} — {printable(card.why)}",
        [("", "right", 0), ("Title", "left", 4), ("Artist", "left", 3), ("Why", "left", 6)],
    )
    table.columns[-1].no_wrap = False
    table.columns[-1].overflow = "fold"
    for number, one in enumerate(card.tracks, 1):
        if (track := tracks.get(one.track_id)) is not None:
            table.add_row(
                str(number), cell(track.tags.title), cell(track.tags.artist_text), Text(printable(one.why))
            )
    return table
