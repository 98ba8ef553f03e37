"""The tags that lists do not show: who else took part, words about the music, lyrics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.library import values
from musicrec_desktop.library.lyrics.embedded import words_of
from musicrec_desktop.library.tag_names import Fields
from musicrec_desktop.model.track import NO_DETAILS, TagDetails

_ONLY_SEMICOLON: Final = ";"
_FIRST_OF: Final = {
    "comment": ("comment", "description"),
    "label": ("label", "publisher", "organization"),
    "lyrics": ("lyrics", "synced lyrics"),
}
"""Fields that stand in for another where that is empty."""
_FIELDS: Final = frozenset(
    ("composer", "conductor", "performer", "grouping", "mood", "catalognumber", "isrc")
).union(*_FIRST_OF.values())


def details_of(fields: Fields, separators: str) -> TagDetails:
    """The details in the fields of a file.

    Args:
        fields: of a file.
        separators: what splits a single text into a list, as ``values.split_list`` takes them.
    """
    if _FIELDS.isdisjoint(fields):
        # Most files have none of them.
        return NO_DETAILS

    def listed(name: str, signs: str = separators) -> tuple[str, ...]:
        return next((found for texts in _ways(fields, name) if (found := values.text_list(texts, signs))), ())

    return TagDetails(
        composers=listed("composer"),
        conductors=listed("conductor"),
        performers=_performers(listed("performer")),
        comments=listed("comment", ""),
        groupings=listed("grouping"),
        moods=listed("mood"),
        labels=listed("label"),
        catalogue_numbers=listed("catalognumber", _ONLY_SEMICOLON),
        isrcs=values.isrcs(fields.get("isrc", ())),
        lyrics=next((text for texts in _ways(fields, "lyrics") if (text := words_of(texts))), ""),
    )


def _ways(fields: Fields, name: str) -> Iterator[list[str]]:
    for field in _FIRST_OF.get(name, (name,)):
        if field in fields:
            yield fields[field]


def _performers(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names without the instrument in brackets that Vorbis comments and APE have behind them."""
    people = (name.rpartition(" (")[0].strip() if name.endswith(")") else name for name in names)
    return tuple(dict.fromkeys(person or name for person, name in zip(people, names, strict=True)))
