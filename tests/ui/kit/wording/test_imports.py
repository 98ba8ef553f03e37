"""Every reason for which a file of another player is refused, and every note, has words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import musicrec_desktop.imports
from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.imports.content.notes import REMARKS, SKIPPED
from musicrec_desktop.imports.recognition import _OTHERS
from musicrec_desktop.services import importing
from musicrec_desktop.ui.kit.wording import imports
from musicrec_desktop.ui.kit.wording.errors import error_message

ROOM = Path(next(iter(musicrec_desktop.imports.__path__)))


def _calls() -> Iterator[tuple[str, ast.Call]]:
    """Each call of the room, with the name of what is called."""
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield getattr(node.func, "id", "") or getattr(node.func, "attr", ""), node


def _texts(node: ast.expr) -> set[str]:
    return {
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    }


def _raised() -> set[str]:
    found = {reason for reason, _ in _OTHERS} | {"unknown"}
    for name, call in _calls():
        if name == "ImportFileError":
            found |= _texts(call.args[1]) - {"password", "locked"}
    return found


def test_each_refusal_has_words_and_each_word_a_refusal() -> None:
    assert _raised() | {"in-use", "damaged", "reader-ended"} == set(imports._REFUSED)


def test_each_note_has_words_and_each_word_a_note() -> None:
    assert set(imports._NOTES) == SKIPPED | REMARKS
    texts = {
        text
        for room in (ROOM, Path(next(iter(importing.__path__))))
        for path in room.rglob("*.py")
        if path.name != "notes.py"
        for text in _texts(ast.parse(path.read_text(encoding="utf-8")))  # type: ignore[arg-type]
    }
    assert texts >= SKIPPED | REMARKS


@pytest.mark.parametrize("reason", sorted(SKIPPED | REMARKS))
def test_notes_are_sentences(reason: str) -> None:
    for count in (1, 2000):
        text = imports.import_note_text(reason, count)
        assert text.endswith(".")
        assert f"{count:,} " in text


@pytest.mark.parametrize("reason", sorted(imports._REFUSED))
def test_a_refusal_says_what_to_do(reason: str) -> None:
    message = error_message(ImportFileError("/m/songs", reason, "os.system"))
    assert message.headline.startswith("“songs” ")
    assert message.advice.endswith(".")
    assert ("(os.system)" in message.headline) == (reason in {"damaged", "runs-code"})
