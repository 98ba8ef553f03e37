"""Sentences of the terminal."""

from __future__ import annotations

import os

import pytest

from musicrec_desktop.cli.words import (
    error_line,
    failure_line,
    folder_line,
    no_sound_line,
    playback_line,
    printable,
)
from musicrec_desktop.core import errors
from musicrec_desktop.core.text.encodable import encodable


def test_text_of_one_line_has_no_controls_and_no_surrogates() -> None:
    name = os.fsdecode(b"caf\xe9 \x1b[31mred\n.mp3")
    assert printable(name) == "caf\ufffd  [31mred .mp3"
    encodable(name).encode()


ERRORS = [
    errors.LibraryError("/x", "gone"),
    errors.LibraryError("/x", "demo-failed"),
    errors.TrackNotFoundError(os.fsdecode(b"/caf\xe9.mp3")),
    errors.PlaybackError("no-libvlc"),
    errors.DiskFullError("/x/library.sqlite3"),
    errors.DatabaseReadOnlyError("/x"),
    errors.DatabaseTooNewError("/x"),
    errors.QuerySyntaxError("value", 3, name="soon", field="year"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_every_error_is_one_line_that_says_what_to_do(error: errors.MusicRecError) -> None:
    line = error_line(error)
    assert "\n" not in line
    assert line.endswith((".", "”."))
    line.encode()


def test_an_unknown_track_leads_to_scan() -> None:
    assert "musicrec scan FOLDER" in error_line(errors.TrackNotFoundError("x.mp3"))


def test_failures_name_the_file() -> None:
    assert failure_line("/music/a.mp3", "empty").startswith("/music/a.mp3: ")
    assert "“/music”" in folder_line("/music", "gone")
    assert "a.mp3" in playback_line(errors.PlaybackError("gone", "/music/a.mp3"))


def test_a_missing_libvlc_says_what_to_install() -> None:
    assert "apt install libvlc5" in no_sound_line("no-libvlc")
