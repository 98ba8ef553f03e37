"""The tags that lists do not show: who else took part, words about the music, lyrics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.library import values
from musicrec_desktop.library.lyrics.embedded import words_of
from musicrec_desktop.library.performers import performers_of
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
    (
        *("composer", "conductor", "performer", "grouping", "mood", "catalognumber", "isrc"),
        *("soloists", "ensemble", "work", "movementname", "movement", "movementtotal"),
    )
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

    performers, instruments, ensembles = performers_of(
        [*fields.get("performer", ()), *fields.get("soloists", ())], separators
    )
    movements, places = _movement(fields)
    groupings = listed("grouping")
    works = listed("work", _ONLY_SEMICOLON)
    if movements and not works:
        # As iTunes writes a work.
        works, groupings = groupings[:1], groupings[1:]
    return TagDetails(
        composers=listed("composer"),
        conductors=listed("conductor"),
        performers=performers,
        comments=listed("comment", ""),
        groupings=groupings,
        moods=listed("mood"),
        labels=listed("label"),
        catalogue_numbers=listed("catalognumber", _ONLY_SEMICOLON),
        isrcs=values.isrcs(fields.get("isrc", ())),
        works=works,
        movements=movements,
        movement_places=places,
        ensembles=tuple(dict.fromkeys((*listed("ensemble"), *ensembles))),
        instruments=instruments,
        lyrics=next((text for texts in _ways(fields, "lyrics") if (text := words_of(texts))), ""),
    )


def _ways(fields: Fields, name: str) -> Iterator[list[str]]:
    for field in _FIRST_OF.get(name, (name,)):
        if field in fields:
            yield fields[field]


def _movement(fields: Fields) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name of the movement, and its number with how many there are; each none where it is not told."""
    names = values.text_list(fields.get("movementname", ()), "")
    told = next(iter(fields.get("movement", ())), "").strip()
    number, _, total = told.partition("/")
    total = total or next(iter(fields.get("movementtotal", ())), "").strip()
    if told and not number.strip().isdecimal():
        # Some programs have the name in the field of the number.
        return names or values.text_list((told,), ""), ()
    number, total = (text.strip().lstrip("0") for text in (number, total))
    if not number.isdecimal():
        return names, ()
    return names, (f"{number}/{total}" if total.isdecimal() else number,)
