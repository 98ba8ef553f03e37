"""Which files and folders look like those of other players and services."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.services.importing.export_names import is_export_folder, is_export_name


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("my_spotify_data.zip", True),
        ("rhythmdb.XML", True),
        ("songs", True),
        (".scrobbler.log", True),
        ("sticker.sql", True),
        ("gmbrc.xz", True),
        ("track.flac", False),
        ("Evening.m3u8", False),
        ("Exact Audio Copy.log", False),
        ("cover.jpg", False),
    ],
)
def test_names(name: str, is_one: bool) -> None:
    assert is_export_name(f"/home/ada/{name}") is is_one


def test_a_folder_of_music_is_no_export(tmp_path: Path) -> None:
    assert not is_export_folder(str(tmp_path))
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "StreamingHistory0.json").touch()
    assert is_export_folder(str(tmp_path))
    (tmp_path / "01 Song.mp3").touch()
    assert not is_export_folder(str(tmp_path))
