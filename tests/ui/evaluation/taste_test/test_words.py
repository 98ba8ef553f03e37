"""What a blind taste test tells, in words."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.taste_test import (
    COMPARISONS,
    COMPARISONS_BY_NAME,
    Strength,
    Tally,
    TasteDraw,
    Verdict,
)
from musicrec_desktop.ui.kit.wording.taste_test import (
    STRENGTH_WORDS,
    chance_text,
    shared_sentence,
    sitting_sentence,
    so_far_sentence,
    undecided_sentence,
    verdict_sentence,
)
from tests.ui.test_sentence_case import wrong_words

WANDER = COMPARISONS_BY_NAME["wander"]


def verdict(first: int, second: int, neither: int = 0) -> Verdict:
    return Verdict(Tally(first, second, neither), 0.146, Strength.OPEN)


def test_the_result_names_the_setting_and_what_chance_does() -> None:
    assert verdict_sentence(WANDER, verdict(9, 3)) == (
        "You chose the queue that stays near 9 of 12 times; chance alone gives a result so clear in 15 %."
    )
    assert "that wanders 1 of 1 time;" in verdict_sentence(WANDER, verdict(0, 1))
    assert verdict_sentence(WANDER, verdict(6, 6)) == "You chose each of the two queues 6 times: a draw."
    assert verdict_sentence(WANDER, verdict(0, 0, 3)) == "Nothing was preferred yet."


@pytest.mark.parametrize(
    ("chance", "text"), [(1.0, "100 %"), (0.146, "15 %"), (0.0078, "0.8 %"), (0.0005, "less than 0.1 %")]
)
def test_chance_in_words(chance: float, text: str) -> None:
    assert chance_text(chance) == text


def test_what_is_not_there_is_not_said() -> None:
    assert undecided_sentence(verdict(2, 1)) == ""
    assert undecided_sentence(verdict(2, 1, 1)) == "Once you heard no difference, which does not count."
    assert so_far_sentence(WANDER, verdict(0, 0)) == ""
    assert so_far_sentence(WANDER, verdict(0, 0, 2)) == "So far: 2 pairs, and no difference was heard."
    assert so_far_sentence(WANDER, verdict(1, 2)).startswith("So far: You chose the queue that wanders")
    assert shared_sentence(TasteDraw(WANDER, "", (), 0, 20)) == ""
    assert (
        shared_sentence(TasteDraw(WANDER, "", (), 1, 20)) == "In both queues, and left out: 1 of 20 tracks."
    )
    assert sitting_sentence(WANDER, Tally(1, 2), verdict(1, 2)) == ""
    assert sitting_sentence(WANDER, Tally(1, 2), verdict(4, 9)) == "This time you chose it 2 of 3 times."


def test_every_strength_has_words_and_every_comparison_is_in_sentence_case() -> None:
    assert set(STRENGTH_WORDS) == set(Strength)
    for comparison in COMPARISONS:
        assert comparison.help.endswith(".")
        assert comparison.first.phrase != comparison.second.phrase
        for text in (comparison.label, comparison.help):
            assert text[0].isupper()
            assert [word for word in wrong_words(text) if word != "Tune"] == []
