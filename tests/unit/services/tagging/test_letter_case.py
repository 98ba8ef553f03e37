"""Letters of titles."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.tag_edit import LetterCase
from musicrec_desktop.services.tagging.letter_case import in_case


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the sound of silence", "The Sound of Silence"),
        ("SMOKE ON THE WATER", "Smoke on the Water"),
        ("what i'm made of", "What I'm Made Of"),
        ("l'amour est un oiseau", "L'Amour Est Un Oiseau"),
        ("vive l\u2019amour", "Vive L\u2019Amour"),
        ("don't stop me now", "Don't Stop Me Now"),
        ("rock 'n' roll", "Rock 'n' Roll"),
        ("o'brien's rose", "O'Brien's Rose"),
        ("paul McCartney and wings", "Paul McCartney and Wings"),
        ("PAUL MCCARTNEY", "Paul McCartney"),
        ("AC/DC live", "AC/DC Live"),
        ("LIVE AC/DC", "Live AC/DC"),
        ("my iPhone", "My iPhone"),
        ("symphony no. 5: iii. allegro", "Symphony No. 5: Iii. Allegro"),
        ("PART III", "Part III"),
        ("part II of it", "Part II of It"),
        ("\u01c6ungla", "\u01c5ungla"),
        ("(live at the forum)", "(Live at the Forum)"),
        ("re-make/re-model", "Re-Make/Re-Model"),
        ("one: a story", "One: A Story"),
        ("U2 and r.e.m.", "U2 and R.E.M."),
        ("stra\u00dfe der \u00e4ngste", "Stra\u00dfe Der \u00c4ngste"),
        ("  two  spaces ", "  Two  Spaces "),
        ("", ""),
        ("12 & 3", "12 & 3"),
    ],
)
def test_titles(text: str, wanted: str) -> None:
    assert in_case(text, LetterCase.TITLE) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Sound Of Silence", "The sound of silence"),
        ("SMOKE ON THE WATER", "Smoke on the water"),
        ("What I Say", "What I say"),
        ("Paul McCartney And AC/DC", "Paul McCartney and AC/DC"),
        ("\u01c4UNGLA", "\u01c5ungla"),
    ],
)
def test_sentences(text: str, wanted: str) -> None:
    assert in_case(text, LetterCase.SENTENCE) == wanted


def test_capitals_and_small_letters() -> None:
    assert in_case("Stra\u00dfe \u01c5", LetterCase.UPPER) == "STRASSE \u01c4"
    assert in_case("AC/DC \u01c5", LetterCase.LOWER) == "ac/dc \u01c6"


@pytest.mark.parametrize("case", LetterCase)
def test_a_second_time_changes_nothing(case: LetterCase) -> None:
    for text in ("l'amour, the END of McCartney (reprise)", "SO WHAT", "\u01c6 and o'neill - part ii"):
        once = in_case(text, case)
        assert in_case(once, case) == once
