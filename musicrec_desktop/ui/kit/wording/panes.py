"""What panes and their values are called."""

from __future__ import annotations

from typing import Final, NamedTuple

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.codec_names import codec_text
from musicrec_desktop.model.panes import PaneField
from musicrec_desktop.ui.kit.wording.formats import format_count, format_stars


class _Words(NamedTuple):
    """What a field of panes is called.

    Attributes:
        title: over the pane.
        noun: one of its values.
        nouns: several; empty for the noun with an s.
        none: what stands for the tracks without a value.
    """

    title: str
    noun: str
    nouns: str
    none: str


PANE_WORDS: Final = {
    PaneField.GENRE: _Words(tr("Genre"), "genre", "", tr("No genre")),
    PaneField.ALBUM_ARTIST: _Words(tr("Album artist"), "artist", "", tr("No album artist")),
    PaneField.ARTIST: _Words(tr("Artist"), "artist", "", tr("No artist")),
    PaneField.ALBUM: _Words(tr("Album"), "album", "", tr("No album")),
    PaneField.COMPOSER: _Words(tr("Composer"), "composer", "", tr("No composer")),
    PaneField.CONDUCTOR: _Words(tr("Conductor"), "conductor", "", tr("No conductor")),
    PaneField.PERFORMER: _Words(tr("Performer"), "performer", "", tr("No performer")),
    PaneField.WORK: _Words(tr("Work"), "work", "", tr("No work")),
    PaneField.ENSEMBLE: _Words(tr("Orchestra or ensemble"), "ensemble", "", tr("No ensemble")),
    PaneField.GROUPING: _Words(tr("Grouping"), "grouping", "", tr("No grouping")),
    PaneField.MOOD: _Words(tr("Mood"), "mood", "", tr("No mood")),
    PaneField.LABEL: _Words(tr("Label"), "label", "", tr("No label")),
    PaneField.YEAR: _Words(tr("Year"), "year", "", tr("No year")),
    PaneField.DECADE: _Words(tr("Decade"), "decade", "", tr("No year")),
    PaneField.RATING: _Words(tr("Rating"), "rating", "", tr("Not rated")),
    PaneField.CODEC: _Words(tr("Codec"), "codec", "", tr("Unknown codec")),
    PaneField.FOLDER: _Words(tr("Folder"), "folder", "", tr("No folder")),
}


def all_text(field: PaneField, number: int) -> str:
    """The first row of a pane: "All 23 genres"."""
    words = PANE_WORDS[field]
    return (
        tr("All {number}", number=format_count(number, words.noun, words.nouns)) if number != 1 else tr("All")
    )


def value_text(field: PaneField, key: str, text: str) -> str:
    """What a value of a pane is called; its key is empty for the tracks without one."""
    if not key:
        return PANE_WORDS[field].none
    if field is PaneField.DECADE:
        return f"{text}s"
    if field is PaneField.CODEC:
        return codec_text(text)
    return format_stars(int(key)) if field is PaneField.RATING else text
