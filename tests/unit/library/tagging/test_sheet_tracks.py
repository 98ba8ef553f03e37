"""Cue sheets inside files of every format that has room for them, written by the tags of the format."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.opening import READERS, open_audio
from musicrec_desktop.library.tag_writing import get_field, set_field
from musicrec_desktop.library.tagging.sheet_tracks import read_sheet_tracks, write_sheet_tracks
from musicrec_desktop.library.tags import TagReader
from tests.unit.library.tagging.making import RULES, make, sound_of

SHEET = """REM GENRE "Dub"
TITLE "Whole"
FILE "of another name.wav" WAVE
  TRACK 01 AUDIO
    TITLE "One"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Two"
    INDEX 01 00:00:20
"""
SUFFIXES = (".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wv", ".wma", ".tta", ".wav", ".aiff")


def with_sheet(folder: Path, suffix: str, text: str = SHEET) -> tuple[Path, Kind]:
    path = make(folder, suffix)
    kind = open_audio(str(path)).kind
    audio = READERS[kind](str(path))
    if audio.tags is None:
        audio.add_tags()
    set_field(audio.tags, "CUESHEET", (text,))
    set_field(audio.tags, "KEPT", ("as it is",))
    audio.save()
    return path, kind


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_sheet_in_the_tags_of_a_format(tmp_path: Path, suffix: str) -> None:
    path, kind = with_sheet(tmp_path, suffix)
    sound = sound_of(path)
    first, second = read_sheet_tracks(str(path), RULES)
    assert (first.values["title"], second.values["title"]) == (("One",), ("Two",))
    assert first.sheet is not None
    assert second.sheet is not None
    changes = {second.sheet.place: {"title": ("Zwei",), "genre": ("Pop",)}}
    written = write_sheet_tracks(str(path), first.size, first.mtime_ns, changes, RULES)
    assert written.size == os.stat(path).st_size
    parts = TagReader().read(str(path), path.name).parts
    assert [part.tags.title for part in parts] == ["One", "Zwei"]
    assert [part.tags.genres for part in parts] == [("Dub",), ("Pop",)]
    tags = READERS[kind](str(path)).tags
    assert get_field(tags, "KEPT") == ("as it is",)
    assert len(get_field(tags, "CUESHEET")) == 1
    assert sound_of(path) == sound
    back = {second.sheet.place: {"title": ("Two",), "genre": ("Dub",)}}
    write_sheet_tracks(str(path), written.size, written.mtime_ns, back, RULES)
    assert get_field(READERS[kind](str(path)).tags, "CUESHEET") == (SHEET,)


def test_a_file_without_a_sheet_has_no_such_tracks(tmp_path: Path) -> None:
    assert read_sheet_tracks(str(make(tmp_path, ".flac")), RULES) == ()


def test_a_sheet_with_bytes_of_no_encoding_is_left_alone(tmp_path: Path) -> None:
    path = make(tmp_path, ".flac")
    text = SHEET.replace("of another name.wav", path.name)
    # Half a character of UTF-16 at the end.
    (tmp_path / "a.cue").write_bytes(b"\xff\xfe" + text.encode("utf-16-le") + b"\x00")
    with pytest.raises(LibraryError, match="cue-odd-bytes"):
        read_sheet_tracks(str(path), RULES)
