"""What an import does, in sentences."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.import_plan import ImportNumbers
from musicrec_desktop.ui.kit.wording.exports import EXPORT_HELP
from musicrec_desktop.ui.kit.wording.import_numbers import is_nothing_new, number_lines, short_text


def test_each_number_has_its_sentence() -> None:
    numbers = ImportNumbers(
        matched=1200, version=1, missing=2, plays=5000, waiting_plays=1, double_plays=3, known_plays=1,
        counted_plays=7, skips=2, ratings=1, likes=2, dislikes=1, offers=1, added_dates=4, playlists=1,
        entries=1,
    )  # fmt: skip
    lines = number_lines(numbers)
    assert lines == [
        "1,203 tracks: 1,200 in your library, 1 there in another version, 2 not in your library",
        "5,000 plays with a date",
        "7 plays as counts without dates",
        "1 of them waits until its track is in your library",
        "3 plays told twice; each counts once",
        "1 play is here already, from an earlier import",
        "2 skips",
        "1 rating of tracks that you have not rated here",
        "2 likes",
        "1 dislike",
        "1 rating or like differs from yours; yours stay unless you take theirs in the review",
        "4 tracks that you had earlier than was known here",
        "1 playlist with 1 entry",
    ]
    assert not any("differs" in line for line in number_lines(numbers, is_done=True))
    assert short_text(numbers) == "5,007 plays, 1 rating, 2 likes, 1 dislike, 1 playlist"


@pytest.mark.parametrize(
    ("numbers", "is_nothing"),
    [
        (ImportNumbers(), True),
        (ImportNumbers(matched=5, known_plays=9, double_plays=1), True),
        (ImportNumbers(bans=1), False),
        (ImportNumbers(offers=1), False),
    ],
)
def test_whether_anything_is_new(numbers: ImportNumbers, is_nothing: bool) -> None:
    assert is_nothing_new(numbers) is is_nothing
    assert (short_text(numbers) == "nothing new") is (is_nothing or bool(numbers.offers))


def test_each_export_is_explained_in_sentences() -> None:
    assert len({each.title for each in EXPORT_HELP}) == len(EXPORT_HELP) > 10
    for each in EXPORT_HELP:
        assert all(step.endswith(".") for step in (*each.steps, each.holds))
