"""What is chosen in panes, as a part of a query: lists and panes can then be asked for elsewhere, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.panes import PaneField
from musicrec_desktop.query.ast import Compare, Empty, Exact, Field, Node, Operator, Range, all_of, any_of

_FIELDS: Final = {PaneField.ALBUM_ARTIST: "albumartist", PaneField.DECADE: "year"}
"""The fields of queries that are called otherwise than the panes."""
_PARTED: Final = "\x01"
"""Between the parts of the key of an album (``storage.panes``)."""
_LAST_OF_DECADE: Final = 9


def choice_node(field: PaneField, values: Sequence[tuple[str, str]]) -> Node:
    """The tracks that have one of the values that are chosen in a pane.

    Args:
        field: what the pane lists.
        values: keys and texts; the key is empty for the tracks without a value.

    Returns:
        A part of a query; everything where nothing is chosen.
    """
    return any_of([_value_node(field, key, text) for key, text in values])


def _value_node(field: PaneField, key: str, text: str) -> Node:
    name = _FIELDS.get(field, field.value)
    if not key:
        return Field(name, Empty())
    if field in {PaneField.YEAR, PaneField.RATING}:
        return Field(name, Compare(Operator.EQUAL, float(key)))
    if field is PaneField.DECADE:
        return Field(name, Range(float(key), float(key) + _LAST_OF_DECADE))
    if field is PaneField.ALBUM:
        album, _, artist = key.partition(_PARTED)
        # Where several albums are called so, the text has their artists, too.
        title = text if name_key(text) == album else album
        return all_of([Field(name, Exact(title)), *([Field("albumartist", Exact(artist))] if artist else [])])
    return Field(name, Exact(key if field in {PaneField.FOLDER, PaneField.CODEC} else text))
