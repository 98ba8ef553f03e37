"""LRC in all the shapes that are seen; the sample files of the shared material say what is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.library.lyrics.lrc import is_lrc, lrc_lines, written_words
from musicrec_desktop.library.lyrics.sidecars import read_sidecar
from musicrec_desktop.model.lyrics import Lyrics, LyricsLine
from tests.support.shared import shared_dir


def samples() -> dict[str, Any]:
    folder = Path(shared_dir("exchange/lyrics"))
    found: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))["files"]
    return found


def starts(text: str) -> list[tuple[int | None, str]]:
    return [(line.start_ms, line.text) for line in lrc_lines(text)]


def test_every_sample_is_read_as_expected() -> None:
    folder = shared_dir("exchange/lyrics")
    for name, wanted in samples().items():
        found = read_sidecar(f"{folder}/{name}")
        assert isinstance(found, Lyrics), name
        if "lines" in wanted:
            lines = [{"ms": line.start_ms, "text": line.text} for line in found.lines]
            assert lines == wanted["lines"], name
        if "synced" in wanted:
            assert found.is_synced is wanted["synced"]
        if "text" in wanted:
            assert found.text == wanted["text"].rstrip("\n")
        for start, words in wanted.get("words", {}).items():
            line = next(line for line in found.lines if line.start_ms == int(start))
            ended = [] if line.end_ms is None else [[line.end_ms, ""]]
            assert [[word.start_ms, word.text.strip()] for word in line.words] + ended == words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[00:01.5]a", [(1500, "a")]),
        ("[0:01]a", [(1000, "a")]),
        ("[100:00.00]a", [(6_000_000, "a")]),
        ("[01:02:03.5]a", [(3_723_500, "a")]),
        ("[00:10:50]a\n[00:01]b", [(1000, "b"), (10_500, "a")]),
        ("[00:10:50]a\n[01:00:00]b", [(650_000, "a"), (3_600_000, "b")]),
        ("[ 00:01.00 ] [00:03.00] a", [(1000, "a"), (3000, "a")]),
        ("title\n[00:01]a", [(None, "title"), (1000, "a")]),
        ("[00:01]\nbelow", [(1000, "below")]),
        ("[00:01]a\n\nafter a gap", [(1000, "a")]),
        ("[offset:-99999999999]\n[00:01]a", [(601_000, "a")]),
        ("[offset:words]\n[00:01]a", [(1000, "a")]),
    ],
)
def test_stamps(text: str, wanted: list[tuple[int | None, str]]) -> None:
    assert starts(text) == wanted


def test_words_of_a_line_that_comes_again_move_with_it() -> None:
    one, two = lrc_lines("[00:01.00][00:11.00]<00:01.00>la <00:01.50>li<00:02.00>")
    assert [(word.start_ms, word.text) for word in one.words] == [(1000, "la "), (1500, "li")]
    assert [(word.start_ms, word.text) for word in two.words] == [(11_000, "la "), (11_500, "li")]
    assert (one.end_ms, two.end_ms) == (2000, 12_000)


def test_an_offset_moves_words_as_well() -> None:
    (line,) = lrc_lines("[00:01.00]<00:01.00>la <00:01.50>li\n[offset:250]")
    assert (line.start_ms, [word.start_ms for word in line.words]) == (750, [750, 1250])


def test_voices_and_what_is_sung_behind() -> None:
    lines = lrc_lines("[00:01]F: she\n[00:02]M: he\n[bg: <00:02.50>ooh <00:03>]\n[00:03]D: both")
    assert [(line.voice, line.text, line.background) for line in lines] == [
        ("F", "she", ""),
        ("M", "he", "ooh"),
        ("D", "both", ""),
    ]


def test_a_title_in_brackets_is_no_stamp() -> None:
    assert not is_lrc("[Refrain]\nla la")
    assert lrc_lines("[00:01]a [4:3] b") == (LyricsLine("a [4:3] b", 1000),)


def test_what_is_searched_are_the_words_alone() -> None:
    text = "[ti:Moth]\n[00:01][00:09]<00:01>one <00:02>two\n[bg: ooh]\n[00:05]F: three"
    assert written_words(text) == ("one two", "ooh", "three")
