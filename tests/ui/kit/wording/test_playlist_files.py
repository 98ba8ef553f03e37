"""Every reason for which a playlist file is refused, and every note, has words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import musicrec_desktop.playlist_files
from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.playlist_files.values import LOSSES, REMARKS
from musicrec_desktop.services.playlists import exchange
from musicrec_desktop.ui.kit.wording import playlist_files
from musicrec_desktop.ui.kit.wording.errors import error_message

ROOMS = tuple(Path(next(iter(package.__path__))) for package in (musicrec_desktop.playlist_files, exchange))


def _strings() -> Iterator[str]:
    for path in (path for room in ROOMS for path in room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _raised() -> set[str]:
    """The literals that stand where the room raises its error."""
    found = set()
    for path in (path for room in ROOMS for path in room.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PlaylistFileError":
                found |= {
                    each.value
                    for each in ast.walk(node.args[1])
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


def test_each_reason_has_words_and_each_word_a_reason() -> None:
    worded = set(playlist_files._REFUSED) | {"smart-list", "smart-rules", "smart-unsaid", "not-evaluated"}
    assert _raised() <= worded
    assert worded <= set(_strings())


def test_each_maker_of_smart_lists_is_named() -> None:
    assert set(playlist_files._SMART) <= set(_strings())


@pytest.mark.parametrize("reason", sorted(LOSSES | REMARKS))
def test_notes_are_sentences(reason: str) -> None:
    assert playlist_files.note_text(reason, "x.m3u").endswith(".")


def test_a_refusal_says_what_to_do() -> None:
    message = error_message(PlaylistFileError("/m/a.xspf", "damaged", "no element found", 7))
    assert message.headline == "“a.xspf” is damaged, so nothing of it is used (line 7)."
    assert message.advice
    smart = error_message(PlaylistFileError("/m/a.nsp", "smart-list", "navidrome"))
    assert "Navidrome" in smart.headline
    assert "M3U8" in smart.advice
