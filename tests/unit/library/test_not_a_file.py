"""A pipe that is named like a part of an album keeps nobody waiting."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.artwork import is_large_file, read_picture
from musicrec_desktop.library.cue.reading import read_sheet
from musicrec_desktop.library.lyrics.sidecars import read_sidecar
from musicrec_desktop.library.opening import open_audio
from musicrec_desktop.library.tagging.pictures import read_picture_file
from musicrec_desktop.model.lyrics import LyricsProblem


def _pipe(folder: Path, name: str) -> str:
    os.mkfifo(folder / name)
    return str(folder / name)


def test_a_pipe_is_no_cover(tmp_path: Path) -> None:
    path = _pipe(tmp_path, "cover.jpg")
    assert read_picture(path) is None
    assert not is_large_file(path)
    with pytest.raises(LibraryError, match="unreadable"):
        read_picture_file(path)


def test_a_pipe_has_no_lyrics(tmp_path: Path) -> None:
    assert read_sidecar(_pipe(tmp_path, "a.lrc")) == LyricsProblem("a.lrc", "unreadable")


def test_a_pipe_is_no_cue_sheet(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="unreadable"):
        read_sheet(_pipe(tmp_path, "a.cue"))


def test_a_pipe_is_no_sound_file(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="not-a-file"):
        open_audio(_pipe(tmp_path, "a.mp3"))
