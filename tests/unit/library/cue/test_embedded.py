"""Sheets inside sound files of every format that has room for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import mutagen.apev2
import mutagen.flac
import mutagen.id3
import pytest

from musicrec_desktop.library.tags import TagReader
from musicrec_desktop.model.span import Span
from tests.unit.library.files import write_flac, write_mp3

SHEET = """PERFORMER "Zoë"
TITLE "Whole"
FILE "of another name.wav" WAVE
  TRACK 01 AUDIO
    TITLE "One"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Two"
    INDEX 01 00:01:00
"""


def in_id3(path: Path) -> None:
    tags = mutagen.id3.ID3()
    tags.add(mutagen.id3.TXXX(encoding=3, desc="CUESHEET", text=SHEET))
    tags.save(path)


def in_ape(path: Path) -> None:
    tags = mutagen.apev2.APEv2()
    tags["Cuesheet"] = SHEET
    tags.save(path)


@pytest.mark.parametrize("write", [in_id3, in_ape])
def test_a_field_of_the_tags(tmp_path: Path, write: Callable[[Path], None]) -> None:
    path = write_mp3(tmp_path / "whole.mp3", seconds=3.0)
    write(path)
    parts = TagReader().read(str(path), path.name).parts
    assert [(part.tags.title, part.span, part.sheet) for part in parts] == [
        ("One", Span(0, 75), ""),
        ("Two", Span(75), ""),
    ]
    assert parts[0].tags.artists == ("Zoë",)


def test_a_sheet_beside_the_file_goes_before_the_one_in_it(tmp_path: Path) -> None:
    path = write_flac(tmp_path / "whole.flac", {"cuesheet": [SHEET]})
    assert [part.tags.title for part in TagReader().read(str(path), path.name).parts] == ["One", "Two"]
    beside = SHEET.replace("of another name.wav", "whole.flac").replace("One", "First")
    (tmp_path / "any name.cue").write_text(beside, encoding="utf-8")
    assert [part.tags.title for part in TagReader().read(str(path), path.name).parts] == ["First", "Two"]
    # One that cannot be right does not keep the other from its work.
    (tmp_path / "any name.cue").write_text(beside.replace("00:01:00", "09:00:00"), encoding="utf-8")
    assert [part.tags.title for part in TagReader().read(str(path), path.name).parts] == ["One", "Two"]


@pytest.mark.parametrize(
    "text",
    ["", "no sheet", SHEET.replace("00:01:00", "99:00:00"), SHEET.replace("00:01:00", "00:00:00")],
)
def test_a_field_that_is_no_sheet_for_the_file_changes_nothing(tmp_path: Path, text: str) -> None:
    path = write_flac(tmp_path / "whole.flac", {"cuesheet": [text], "title": ["Whole"]})
    reading = TagReader().read(str(path), path.name)
    assert (reading.parts, reading.tags.title) == ((), "Whole")


def test_several_sheets_and_files_in_one_directory(tmp_path: Path) -> None:
    for disc in ("CD1", "CD2"):
        write_flac(tmp_path / f"{disc}.flac")
        text = SHEET.replace("of another name.wav", f"{disc}.wav").replace("One", f"One of {disc}")
        (tmp_path / f"{disc}.cue").write_text(text, encoding="utf-8")
    # A copy in another encoding, as some programs leave it.
    (tmp_path / "CD1.utf8.cue").write_text(SHEET.replace("of another name", "CD1"), encoding="utf-8")
    reader = TagReader()
    titles = {
        disc: [part.tags.title for part in reader.read(str(tmp_path / f"{disc}.flac"), f"{disc}.flac").parts]
        for disc in ("CD1", "CD2")
    }
    assert titles == {"CD1": ["One of CD1", "Two"], "CD2": ["One of CD2", "Two"]}
