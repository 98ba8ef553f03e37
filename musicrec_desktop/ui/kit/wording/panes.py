"""What panes and their values are called."""

from __future__ import annotations

from typing import Final, NamedTuple

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
    PaneField.GENRE: _Words("Genre", "genre", "", "No genre"),
    PaneField.ALBUM_ARTIST: _Words("Album artist", "artist", "", "No album artist"),
    PaneField.ARTIST: _Words("Artist", "artist", "", "No artist"),
    PaneField.ALBUM: _Words("Album", "album", "", "No album"),
    PaneField.COMPOSER: _Words("Composer", "composer", "", "No composer"),
    PaneField.CONDUCTOR: _Words("Conductor", "conductor", "", "No conductor"),
    PaneField.PERFORMER: _Words("Performer", "performer", "", "No performer"),
    PaneField.WORK: _Words("Work", "work", "", "No work"),
    PaneField.ENSEMBLE: _Words("Orchestra or ensemble", "ensemble", "", "No ensemble"),
    PaneField.GROUPING: _Words("Grouping", "grouping", "", "No grouping"),
    PaneField.MOOD: _Words("Mood", "mood", "", "No mood"),
    PaneField.LABEL: _Words("Label", "label", "", "No label"),
    PaneField.YEAR: _Words("Year", "year", "", "No year"),
    PaneField.DECADE: _Words("Decade", "decade", "", "No year"),
    PaneField.RATING: _Words("Rating", "rating", "", "Not rated"),
    PaneField.CODEC: _Words("Codec", "codec", "", "Unknown codec"),
    PaneField.FOLDER: _Words("Folder", "folder", "", "No folder"),
}


def all_text(field: PaneField, number: int) -> str:
    """The first row of a pane: "All 23 genres"."""
    words = PANE_WORDS[field]
    return f"All {format_count(number, words.noun, words.nouns)}" if number != 1 else "All"


def value_text(field: PaneField, key: str, text: str) -> str:
    """What a value of a pane is called; its key is empty for the tracks without one."""
    if not key:
        return PANE_WORDS[field].none
    if field is PaneField.DECADE:
        return f"{text}s"
    if field is PaneField.CODEC:
        return codec_text(text)
    return format_stars(int(key)) if field is PaneField.RATING else text
