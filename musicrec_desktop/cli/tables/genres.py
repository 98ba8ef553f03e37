"""Suggested genres, and how good they are, as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rich.table import Table

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.genre_words import WrittenGenre
from musicrec_desktop.model.genres import GenreEvaluation, SuggestedGenre
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.wording.formats import NOTHING
from musicrec_desktop.ui.kit.wording.genre_words import shown_text

_MISTAKES: Final = 3


def figures_table(found: GenreEvaluation) -> Table:
    """A line for each genre, with what it is taken for most often."""
    table = make_table(
        f"accuracy {found.accuracy:.3f}",
        [
            ("Genre", "left", 3),
            ("Tracks", "right", 0),
            ("Precision", "right", 0),
            ("Recall", "right", 0),
            ("Taken for", "left", 3),
        ],
    )
    for number, each in enumerate(found.genres):
        mistakes = sorted(
            ((count, found.genres[other].name) for other, count in enumerate(found.confusion[number])
             if other != number and count),
            reverse=True,
        )  # fmt: skip
        table.add_row(
            cell(each.name),
            f"{each.support:,}",
            NOTHING if each.precision is None else percent(each.precision),
            percent(each.recall),
            cell(", ".join(f"{name} {count:,}" for count, name in mistakes[:_MISTAKES])),
        )
    return table


def suggestion_table(genres: Sequence[SuggestedGenre], tracks: Mapping[TrackId, Track]) -> Table:
    """A line for each suggested genre."""
    table = make_table(
        "",
        [
            ("ID", "right", 0),
            ("Title", "left", 4),
            ("Artist", "left", 3),
            ("Genre", "left", 2),
            ("Sure", "right", 0),
            ("", "left", 0),
        ],
    )
    for each in genres:
        track = tracks.get(each.track_id)
        if track is not None:
            table.add_row(
                str(each.track_id),
                cell(track.tags.title),
                cell(track.tags.artist_text),
                cell(each.name),
                percent(each.confidence),
                str(each.state),
            )
    return table


def genre_word_table(written: Sequence[WrittenGenre]) -> Table:
    """A line for each genre in the tags."""
    table = make_table("", [("In your tags", "left", 3), ("Tracks", "right", 0), ("Shown as", "left", 4)])
    for each in written:
        table.add_row(cell(each.name), f"{each.tracks:,}", cell(shown_text(each)))
    return table
