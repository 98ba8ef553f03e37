"""Files of no byte, of a few, or of zeros: scan, listening, playing and importing call them what they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.core.errors import (
    AnalysisError,
    ArchiveError,
    ImportFileError,
    LibraryError,
    MusicRecError,
    PlaybackError,
)
from musicrec_desktop.core.hollow_files import HOLLOW, LEAST_BYTES, why_path_hollow
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.imports.reading import ImportFile
from musicrec_desktop.library.formats import AUDIO_EXTENSIONS
from musicrec_desktop.library.tags import TagReader
from musicrec_desktop.playback.stream.track_reader import TrackReader
from musicrec_desktop.services.profiles.archive.reading import opened_archive
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.files import failure_text
from musicrec_desktop.ui.kit.wording.tag_writing import WRITING_REASONS

SIZES = (0, 1, 2, 3, 4, 10, 100)
STARTS = {
    ".mp3": b"ID3\x03",
    ".flac": b"fLaC\0\0\0\x22",
    ".ogg": b"OggS\0\2",
    ".opus": b"OggS\0\2",
    ".m4a": b"\0\0\0 ftypM4A ",
    ".wma": b"0&\xb2u\x8ef\xcf\x11\xa6\xd9\0\xaa\0b\xcel",
    ".ape": b"MAC \x96\x0f",
    ".wv": b"wvpk",
    ".mpc": b"MPCK",
    ".aiff": b"FORM\0\0\0\0AIFF",
    ".wav": b"RIFF\0\0\0\0WAVEfmt ",
    ".dsf": b"DSD ",
    ".dff": b"FRM8",
    ".tta": b"TTA1",
    ".mka": b"\x1aE\xdf\xa3",
    ".aac": b"\xff\xf1",
}
"""How files of a format begin."""


def contents(suffix: str) -> list[bytes]:
    start = STARTS.get(suffix, b"#")
    found = [(fill * size)[:size] for size in SIZES for fill in (b"\0", b"\xff", b"A")]
    return found + [(start + bytes(size))[:size] for size in SIZES]


def expected(content: bytes) -> str:
    if not content:
        return "empty"
    if len(content) < LEAST_BYTES:
        return "few-bytes"
    return "" if any(content) else "only-zeros"


def reason_of_tags(path: str) -> str:
    try:
        TagReader().read(path, os.path.basename(path))
    except LibraryError as error:
        return error.reason
    return ""


@pytest.mark.parametrize("suffix", sorted({*(f".{one}" for one in AUDIO_EXTENSIONS), *STARTS}))
def test_each_sound_door_says_what_the_file_is(tmp_path: Path, suffix: str) -> None:
    path = str(tmp_path / f"a{suffix}")
    for content in contents(suffix):
        Path(path).write_bytes(content)
        told = expected(content)
        assert why_path_hollow(path) == told
        with pytest.raises(PlaybackError) as played, TrackReader(path):
            pass
        with pytest.raises(AnalysisError) as decoded, SoundFile(path):
            pass
        assert decoded.value.reason == (told or "unreadable"), content
        assert played.value.reason == (told or "cannot-open"), content
        reason = reason_of_tags(path)
        assert reason == told or not told, content
        assert "could not be used" not in failure_text(reason or "unreadable")


@pytest.mark.parametrize("name", ["export.json", "export.csv", "export.zip", "library.db", "library.xml"])
@pytest.mark.parametrize("size", SIZES)
def test_importers_say_what_the_file_is(tmp_path: Path, name: str, size: int) -> None:
    path = str(tmp_path / name)
    for fill, reason in ((b"\0", "only-zeros"), (b"\xff", "unknown"), (b"A", "unknown")):
        Path(path).write_bytes(fill * size)
        with pytest.raises(ImportFileError) as caught, ImportFile(path, TaskContext(), 0, path + ".copies"):
            pass
        assert caught.value.reason == (reason if size else "empty")
        assert_worded(caught.value)


@pytest.mark.parametrize("size", SIZES)
def test_archives_of_profiles_say_what_the_file_is(tmp_path: Path, size: int) -> None:
    path = str(tmp_path / "a.musicrec")
    for fill in (b"\0", b"\xff", b"A"):
        Path(path).write_bytes(fill * size)
        with pytest.raises(ArchiveError) as caught, opened_archive(path):
            pass
        assert caught.value.reason == (expected(fill * size) or "foreign")
        assert_worded(caught.value)


def assert_worded(error: MusicRecError) -> None:
    message = error_message(error)
    assert message.headline
    assert message.advice
    assert "The log tells more" not in str(message)


def test_zeros_beyond_what_is_read_whole_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "large.flac"
    with path.open("wb") as file:
        file.truncate(40 << 20)
    assert why_path_hollow(str(path)) == "only-zeros"
    with path.open("r+b") as file:
        file.seek((40 << 20) - 1)
        file.write(b"x")
    assert why_path_hollow(str(path)) == ""


def test_what_cannot_be_read_is_not_called_hollow(tmp_path: Path) -> None:
    assert why_path_hollow(str(tmp_path / "nothing")) == ""
    assert why_path_hollow(str(tmp_path)) == ""


def test_every_reason_has_words_everywhere() -> None:
    assert HOLLOW <= WRITING_REASONS
    for reason in HOLLOW:
        assert "could not be used" not in failure_text(reason)
        assert "could not be played" not in str(error_message(PlaybackError(reason, "/a")))
        assert "is damaged" not in error_message(ArchiveError("/a", reason)).headline
