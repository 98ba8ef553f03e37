"""Lyrics in the tags of every format, in all the fields that programs use."""

from __future__ import annotations

from pathlib import Path

import mutagen
import mutagen.id3
import mutagen.mp4
import pytest

from musicrec_desktop.library.lyrics.reading import read_lyrics
from musicrec_desktop.model.lyrics import LyricsPlace
from tests.unit.library.files import write_flac, write_mp3
from tests.unit.library.test_decoder_tags import write_container

LRC = "[00:01.00]one\n[00:02.00]two"


def test_several_languages_of_id3_can_be_told_apart(tmp_path: Path) -> None:
    path = write_mp3(
        tmp_path / "a.mp3",
        mutagen.id3.USLT(lang="eng", desc="", text="one\rtwo"),
        mutagen.id3.USLT(lang="deu", desc="translated", text="eins\nzwei"),
        mutagen.id3.USLT(lang="XXX", desc="old", text="one\rtwo"),
    )
    found = read_lyrics(str(path)).found
    assert [(one.name, one.language, one.text) for one in found] == [
        ("USLT", "eng", "one\ntwo"),
        ("USLT (translated)", "deu", "eins\nzwei"),
    ]


def test_synced_frames_in_milliseconds_and_in_frames_of_mpeg(tmp_path: Path) -> None:
    lines = mutagen.id3.SYLT(lang="eng", format=2, type=1, text=[("one", 1000), ("two", 2500)])
    frames = mutagen.id3.SYLT(lang="deu", format=1, type=1, text=[("eins", 100), ("zwei", 200)])
    path = write_mp3(tmp_path / "a.mp3", lines, frames)
    english, german = read_lyrics(str(path)).found
    assert [(line.start_ms, line.text) for line in english.lines] == [(1000, "one"), (2500, "two")]
    assert [line.start_ms for line in german.lines] == [2612, 5224]


def test_syllables_become_lines_with_words(tmp_path: Path) -> None:
    text = [("\nGlass ", 1000), ("rain", 1500), ("\nfalls", 2000)]
    path = write_mp3(tmp_path / "a.mp3", mutagen.id3.SYLT(lang="eng", format=2, type=1, text=text))
    one, two = read_lyrics(str(path)).found[0].lines
    assert (one.text, [word.start_ms for word in one.words]) == ("Glass rain", [1000, 1500])
    assert (two.text, two.start_ms, two.words) == ("falls", 2000, ())


def test_chords_are_no_lyrics(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3", mutagen.id3.SYLT(format=2, type=5, text=[("Am", 0)]))
    assert all(not one.is_synced for one in read_lyrics(str(path)).found)


@pytest.mark.parametrize("field", ["LYRICS", "UNSYNCEDLYRICS", "SYNCEDLYRICS"])
def test_lrc_in_a_vorbis_comment_is_synced(tmp_path: Path, field: str) -> None:
    path = write_flac(tmp_path / "a.flac", {field: [LRC]})
    (found,) = read_lyrics(str(path)).found
    assert found.is_synced
    assert found.text == "one\ntwo"


def test_mp4_and_line_breaks_that_are_two_letters(tmp_path: Path) -> None:
    path = write_container(tmp_path / "a.m4a", {}, 0.5)
    audio = mutagen.mp4.MP4(path)
    assert audio.tags is not None
    audio.tags["\xa9lyr"] = ["one\\ntwo"]
    audio.save()
    (found,) = read_lyrics(str(path)).found
    assert [line.text for line in found.lines] == ["one", "two"]


def test_the_best_comes_first(tmp_path: Path) -> None:
    path = write_flac(tmp_path / "a.flac", {"LYRICS": [LRC], "UNSYNCEDLYRICS": ["one\ntwo\nthree"]})
    (tmp_path / "a.txt").write_text("plain")
    (tmp_path / "a.lrc").write_text("[00:01]<00:01>word <00:02>by")
    (tmp_path / "a.srt").write_bytes(bytes(100))
    read = read_lyrics(str(path))
    assert [(one.place, one.name) for one in read.found] == [
        (LyricsPlace.FILE, "a.lrc"),
        (LyricsPlace.TAGS, "LYRICS"),
        (LyricsPlace.FILE, "a.txt"),
        (LyricsPlace.TAGS, "LYRICS 2"),
    ]
    assert [problem.reason for problem in read.problems] == ["not-text"]


def test_lyrics_beside_a_file_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.flac").write_bytes(b"not sound at all")
    (tmp_path / "a.lrc").write_text(LRC)
    read = read_lyrics(str(tmp_path / "a.flac"))
    assert [one.name for one in read.found] == ["a.lrc"]
    assert [problem.name for problem in read.problems] == ["a.flac"]
