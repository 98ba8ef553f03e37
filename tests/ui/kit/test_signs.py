"""One sign, one meaning: the table of what can be said, and where it is used."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import musicrec_desktop.ui
from musicrec_desktop.model.track import Tags, Track, TrackId
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.signs import SIGNS, Meaning, mark_of
from musicrec_desktop.ui.theme.colours import LIGHT

UI = Path(musicrec_desktop.ui.__file__).parent


def test_every_meaning_has_a_picture_and_words_of_its_own() -> None:
    assert set(SIGNS) == set(Meaning)
    for field in ("glyph", "words"):
        values = [getattr(sign, field) for sign in SIGNS.values()]
        assert len(set(values)) == len(values), field
    pictures = [glyph.value for glyph in Glyph]
    assert len(set(pictures)) == len(pictures)
    for sign in SIGNS.values():
        assert hasattr(LIGHT, sign.colour)
        assert sign.hint.endswith(".")


@pytest.mark.parametrize(
    ("is_liked", "is_disliked", "is_banned", "mark"),
    [
        (False, False, False, None),
        (True, False, False, Meaning.LIKED),
        (False, True, False, Meaning.DISLIKED),
        (True, False, True, Meaning.BANNED),
        (False, True, True, Meaning.BANNED),
    ],
)
def test_a_row_has_one_mark(is_liked: bool, is_disliked: bool, is_banned: bool, mark: Meaning | None) -> None:
    track = Track(TrackId(1), "/a", Tags("A"), 1, is_liked=is_liked, is_disliked=is_disliked)
    assert mark_of(track, is_banned=is_banned) is mark


def test_pictures_of_opinions_stand_only_beside_their_words() -> None:
    """Who writes “never” beside a glyph takes the glyph of “never”, and so on for every meaning."""
    own = {sign.glyph.name: meaning for meaning, sign in SIGNS.items()}
    words = {"never": "NEVER", "dislike": "DISLIKE", "ban": "BANNED", "allow": "ALLOW"}
    for path in sorted(UI.rglob("*.py")):
        for call in [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]:
            texts = [each.value for each in call.args if isinstance(each, ast.Constant)]
            glyphs = [
                each.attr
                for each in call.args
                if isinstance(each, ast.Attribute) and ast.unparse(each.value) == "Glyph"
            ]
            for text in [text.casefold() for text in texts if isinstance(text, str)]:
                for glyph in [glyph for glyph in glyphs if glyph in own]:
                    for word, name in words.items():
                        if text.startswith(word):
                            assert own[glyph].name.startswith(name), (path.name, text, glyph)
