"""What an album's page says once for all of its rows: discs, and what every track shares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.browse import BrowseRequest, SortColumn, SortKey
from musicrec_desktop.model.listing import Listing
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.wording.formats import format_day_heading, work_text
from musicrec_desktop.ui.track_table.columns import TRACK_COLUMNS

_BY_NUMBER: Final = (SortKey(SortColumn.NUMBER),)
_SIDE: Final = re.compile(r"^(?:(?i:side|seite|face)\s*)|[\d\s.:_-]+")
"""Matches what is not the letter of the side in a position on a record."""


def disc_headings(tracks: Sequence[Track]) -> list[tuple[int, str]]:
    """The places at which a disc begins, and its name; empty where the album has one disc only."""
    discs = [track.tags.disc_number or 1 for track in tracks]
    if len(set(discs)) < 2:
        return []
    begins = [place for place, disc in enumerate(discs) if not place or disc != discs[place - 1]]
    return [
        (begin, _name_of_disc(discs[begin], tracks[begin:end]))
        for begin, end in zip(begins, [*begins[1:], len(tracks)], strict=True)
    ]


def _name_of_disc(disc: int, tracks: Sequence[Track]) -> str:
    """``Disc 2``, or ``Side B`` where the tracks are tagged with the sides of a record."""
    sides = {_SIDE.sub("", track.tags.position).upper() for track in tracks}
    side = sides.pop() if len(sides) == 1 else ""
    return tr("Side {side}", side=side) if len(set(side)) == 1 else tr("Disc {disc}", disc=disc)


def constant_columns(tracks: Sequence[Track]) -> frozenset[str]:
    """The keys of the columns that are left out because they say the same for all tracks."""
    if not tracks:
        return frozenset()
    return frozenset(
        column.key
        for column in TRACK_COLUMNS
        if column.is_left_out_if_same and len({column.text(track) for track in tracks}) == 1
    )


def album_facts(tracks: Sequence[Track]) -> str:
    """What all tracks of an album share and no column says: year and genre."""
    hidden = constant_columns(tracks)
    facts = {column.key: column.text(tracks[0]) for column in TRACK_COLUMNS if column.key in hidden}
    return " · ".join(facts[key] for key in ("year", "genre") if facts.get(key))


def headings_of(
    request: BrowseRequest, listing: Listing, tracks: Sequence[Track], now_ms: int
) -> list[tuple[int, str]]:
    """The places at which a disc, a work or a day begins in a list, and what stands there.

    Args:
        request: what the list answers to.
        listing: the list.
        tracks: those of the album that is shown; none for other lists.
        now_ms: UTC, for words such as "today".
    """
    if request.order == _BY_NUMBER:
        discs, works = dict(disc_headings(tracks)), dict(listing.works)
        return [
            (place, work_text(discs.get(place, ""), works.get(place))) for place in sorted({*discs, *works})
        ]
    return [(place, format_day_heading(at_ms, now_ms)) for place, at_ms in listing.days]
