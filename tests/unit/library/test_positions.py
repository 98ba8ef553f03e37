"""Where a track stands in its album."""

from __future__ import annotations

import pytest

from musicrec_desktop.library.positions import Position, position_of


@pytest.mark.parametrize(
    ("track", "expected"),
    [
        ("3", Position(None, 3)),
        ("03/12", Position(None, 3)),
        ("３", Position(None, 3)),
        ("Track 4", Position(None, 4)),
        ("A3", Position(1, 3, "A3")),
        ("B1/6", Position(2, 1, "B1")),
        ("d-02", Position(4, 2, "d-02")),
        ("2A", Position(1, 2, "2A")),
        ("B", Position(2, 1, "B")),
        ("AA", Position(2, 1, "AA")),
        ("Side B", Position(2, 1, "Side B")),
        ("Side A 2", Position(1, 2, "Side A 2")),
        ("1.02", Position(1, 2, "1.02")),
        ("2-01", Position(2, 1, "2-01")),
        ("CD2-03", Position(2, 3, "CD2-03")),
        ("2B3", Position(4, 3, "2B3")),
        ("IV", Position(None, 4, "IV")),
        ("I", Position(None, 1, "I")),
        ("1a", Position(None, 1, "1a")),
        ("0", Position()),
        ("", Position()),
        ("/12", Position()),
        ("123456", Position()),
        ("Bonus", Position()),
    ],
)
def test_a_text_gives_an_order(track: str, expected: Position) -> None:
    assert position_of([track]) == expected


@pytest.mark.parametrize(
    ("track", "disc", "expected"),
    [
        ("3", "2/2", Position(2, 3)),
        ("3", "CD2", Position(2, 3)),
        ("3", "II", Position(2, 3)),
        ("3", "B", Position(2, 3)),
        ("1.02", "3", Position(3, 2, "1.02")),
        ("C1", "2", Position(3, 1, "C1")),
        ("A1", "2", Position(3, 1, "A1")),
    ],
)
def test_the_field_for_the_disc_counts_too(track: str, disc: str, expected: Position) -> None:
    assert position_of([track], [disc]) == expected


@pytest.mark.parametrize(
    "album",
    [
        ["A1", "A2", "A10", "B1", "B2", "C1"],
        ["1A", "2A", "1B", "2B"],
        ["1.01", "1.02", "1.10", "2.01"],
        ["1-1", "1-2", "2-1"],
        ["A", "B"],
        ["A", "AA"],
        ["I", "II", "III", "IV", "V", "IX", "X", "XII"],
        ["1A1", "1A2", "1B1", "2A1", "2B1"],
    ],
)
def test_the_tracks_of_an_album_are_in_order(album: list[str]) -> None:
    places = [position_of([text]) for text in album]
    order = [(place.disc or 0, place.track or 0) for place in places]
    assert order == sorted(set(order))
    assert [place.text for place in places] == album
