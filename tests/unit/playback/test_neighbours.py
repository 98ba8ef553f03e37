"""Entries that stand beside each other are looked up together."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from musicrec_desktop.model.playback import EntryId, Playable, QueueEntry
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.neighbours import NeighbourLookup

KNOWN = {TrackId(number): Playable(TrackId(number), f"/{number}", 1_000) for number in (1, 2, 3)}


class Library:
    """Three tracks, and what was asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def one(self, track_id: TrackId) -> Playable | None:
        self.asked.append(int(track_id))
        return KNOWN.get(track_id)

    def many(self, ids: Sequence[TrackId]) -> list[Playable]:
        self.asked.append([int(one) for one in ids])
        return [KNOWN[one] for one in ids if one in KNOWN]


def entry(number: int) -> QueueEntry:
    return QueueEntry(EntryId(number), TrackId(number))


@pytest.mark.parametrize(("is_many", "asked"), [(True, [[1, 9]]), (False, [1, 9])])
def test_they_are_known_inside_the_block_alone(is_many: bool, asked: list[object]) -> None:
    library = Library()
    lookup = NeighbourLookup(library.one, library.many if is_many else None)
    with lookup.together(entry(1), None, entry(9), entry(1)):
        assert lookup(TrackId(1)) == KNOWN[TrackId(1)]
        assert lookup(TrackId(9)) is None
        assert library.asked == asked
        assert lookup(TrackId(3)) == KNOWN[TrackId(3)]
    assert lookup(TrackId(1)) == KNOWN[TrackId(1)]
    assert library.asked == [*asked, 3, 1]


def test_without_entries_nothing_is_asked() -> None:
    library = Library()
    with NeighbourLookup(library.one, library.many).together(None):
        assert library.asked == []


def test_a_block_within_another_ends_with_itself() -> None:
    library = Library()
    lookup = NeighbourLookup.of(NeighbourLookup(library.one, library.many))
    with lookup.together(entry(1)):
        with lookup.together(entry(2)):
            assert lookup(TrackId(2)) == KNOWN[TrackId(2)]
        assert lookup(TrackId(1)) == KNOWN[TrackId(1)]
    assert library.asked == [[1], [2]]
