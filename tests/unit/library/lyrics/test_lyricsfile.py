"""Lyrics in YAML as LRCLIB has them, and what only looks like it."""

from __future__ import annotations

import pytest

from musicrec_desktop.library.lyrics.names import language_of, lyrics_beside
from musicrec_desktop.library.lyrics.sidecars import MOST_BYTES, lyrics_in
from musicrec_desktop.model.lyrics import Lyrics, LyricsLine, LyricsProblem, LyricsWord

SONG = """version: '1.0'
metadata:
  title: 'Glass'
  artist: 'Somebody'
  offset_ms: 0
lines:
  - text: 'behind it'
    start_ms: 5000
    end_ms: 7000
  - text: 'Glass rain'
    start_ms: 1200
    end_ms: 2800
    words:
      - {text: 'Glass ', start_ms: 1200, end_ms: 1900}
      - text: 'rain'
        start_ms: 1900
plain: |
  Glass rain
  behind it
"""


def read(text: str | bytes, name: str = "Song.lyricsfile.yaml") -> Lyrics | LyricsProblem:
    return lyrics_in(name, text if isinstance(text, bytes) else text.encode())


def reason(text: str) -> str:
    found = read(text)
    assert isinstance(found, LyricsProblem)
    return found.reason


def test_lines_and_words_have_their_moments() -> None:
    found = read(SONG)
    assert isinstance(found, Lyrics)
    assert found.lines == (
        LyricsLine("Glass rain", 1200, 2800, (LyricsWord(1200, "Glass "), LyricsWord(1900, "rain"))),
        LyricsLine("behind it", 5000, 7000),
    )
    assert found.is_synced
    assert found.has_words


def test_plain_text_is_taken_where_no_line_has_words() -> None:
    found = read("version: '1.0'\nlines: []\nplain: \"One\\nTwo\"\n", "a.yml")
    assert isinstance(found, Lyrics)
    assert [line.text for line in found.lines] == ["One", "Two"]
    assert not found.is_synced


def test_a_byte_order_mark_and_a_bare_word_that_yaml_would_make_a_truth() -> None:
    lines = b"lines:\n- {text: yes, start_ms: 10}\n- {text: 12, start_ms: -4}\n"
    found = read(b"\xef\xbb\xbfversion: '1.0'\n" + lines)
    assert isinstance(found, Lyrics)
    assert [(line.text, line.start_ms) for line in found.lines] == [("12", None), ("yes", 10)]


@pytest.mark.parametrize(
    "text",
    [
        "just a text",
        "version: '2.0'\nplain: x",
        "version: '1.0'\nplain: &a x\nlines: [*a]",
        "version: '1.0'\nversion: '1.0'\nplain: x",
        "version: '1.0'\nplain: x\n---\nversion: '1.0'\nplain: y",
        "version: '1.0'\nplain: [" + "[" * 4000,
        "version: '1.0'\n\tplain: x",
        "{",
    ],
)
def test_what_is_no_lyricsfile_is_damaged(text: str) -> None:
    assert reason(text) == "damaged"


def test_instrumental_music_has_none() -> None:
    assert reason("version: '1.0'\nmetadata: {instrumental: true}\n") == "empty"


def test_a_large_one_takes_no_time_of_note() -> None:
    line = "- {text: la la la, start_ms: 10, words: [{text: la, start_ms: 10}]}\n"
    text = "version: '1.0'\nlines:\n" + line * ((MOST_BYTES - 100) // len(line))
    found = read(text)
    assert isinstance(found, Lyrics)
    assert len(found.lines) > 10_000


def test_it_belongs_to_the_song_of_its_name() -> None:
    names = ["Song.lyricsfile.yaml", "song.de.yml", "Other.yaml", "Song.lrc"]
    assert lyrics_beside(["Song.flac"], names) == {
        "Song.flac": ["Song.lyricsfile.yaml", "song.de.yml", "Song.lrc"]
    }
    assert language_of("song.de.lyricsfile.yaml") == "de"
    assert language_of("Song.lyricsfile.yaml") == ""
