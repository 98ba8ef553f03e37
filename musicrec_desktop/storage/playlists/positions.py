"""Positions of entries: whole numbers with gaps, so that a move writes only the entries that move."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from musicrec_desktop.model.playlist import PlaylistEntryId

STEP: Final = 1 << 32
"""The gap between neighbours of a fresh list. 32 entries fit one after the other into the same gap."""


def fresh_positions(count: int) -> list[int]:
    """``count`` ascending positions for an empty list."""
    return [STEP * number for number in range(count)]


def between(before: int | None, after: int | None, count: int) -> list[int] | None:
    """``count`` ascending positions between two others; None where the gap is too small.

    Args:
        before: the position in front, None at the beginning of the list.
        after: the position behind, None at its end.
        count: how many.
    """
    if before is None:
        first = (STEP if after is None else after) - STEP * count
        return [first + STEP * number for number in range(count)]
    if after is None:
        return [before + STEP * number for number in range(1, count + 1)]
    width = after - before
    if width <= count:
        return None
    return [before + width * number // (count + 1) for number in range(1, count + 1)]


def changed_positions(
    order: Sequence[PlaylistEntryId],
    positions: Mapping[PlaylistEntryId, int],
    moved: Collection[PlaylistEntryId],
) -> dict[PlaylistEntryId, int]:
    """The positions to write, by entry, so that the entries are in an order.

    Args:
        order: all entries of the list, as they shall be.
        positions: of the entries now; entries to come need none.
        moved: the entries that move or come. The others are in the right order already.

    Returns:
        The moved entries alone; or where a gap is used up all entries, evenly spread.
    """
    changed: dict[PlaylistEntryId, int] = {}
    run: list[PlaylistEntryId] = []
    before: int | None = None
    for entry in (*order, None):
        if entry is not None and entry in moved:
            run.append(entry)
            continue
        after = None if entry is None else positions[entry]
        if run:
            places = between(before, after, len(run))
            if places is None:
                return dict(zip(order, fresh_positions(len(order)), strict=True))
            changed.update(zip(run, places, strict=True))
            run.clear()
        before = after
    return changed
