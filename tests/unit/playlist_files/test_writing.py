"""Files that are written: where, with which rights, and what happens when that fails."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.playlist_files.values import FileEntry, Format, Location, PlaylistDocument
from musicrec_desktop.playlist_files.writers.target import PathStyle
from musicrec_desktop.playlist_files.writing import format_for, playlist_bytes, write_playlist

DOCUMENT = PlaylistDocument(Format.M3U, "x", (FileEntry((Location("/m/a.mp3"),)),))


def _line(path: str, list_path: str, style: PathStyle) -> str:
    document = PlaylistDocument(Format.M3U, "", (FileEntry((Location(path),)),))
    return playlist_bytes(list_path, document, style)[0].decode().splitlines()[-1]


@pytest.mark.parametrize(
    ("path", "style", "line"),
    [
        ("/m/Ada/x.mp3", PathStyle(), "Ada/x.mp3"),
        ("/m/Ada/#1.mp3", PathStyle(), "Ada/#1.mp3"),
        ("/m/#1.mp3", PathStyle(), "./#1.mp3"),
        ("/other/x.mp3", PathStyle(), "/other/x.mp3"),
        ("/m/Ada/x.mp3", PathStyle(is_relative=False), "/m/Ada/x.mp3"),
        ("/m/Ada/#1.mp3", PathStyle(is_relative=False), "file:///m/Ada/%231.mp3"),
    ],
)
def test_relative_below_the_list_else_absolute(path: str, style: PathStyle, line: str) -> None:
    assert _line(path, "/m/list.m3u8", style) == line


def test_a_root_allows_the_way_up() -> None:
    assert _line("/m/Ada/x.mp3", "/m/Lists/a.m3u8", PathStyle(root="/m")) == "../Ada/x.mp3"
    assert _line("/m/Ada/x.mp3", "/m/Lists/a.m3u8", PathStyle()) == "/m/Ada/x.mp3"
    assert _line("/n/x.mp3", "/m/Lists/a.m3u8", PathStyle(root="/m")) == "/n/x.mp3"


def test_the_extension_asks_for_the_format() -> None:
    assert format_for("/m/A.XSPF") is Format.XSPF
    with pytest.raises(PlaylistFileError) as caught:
        format_for("/m/a.wpl")
    assert caught.value.reason == "format-not-written"


def test_a_new_file_has_the_rights_of_the_users_files(tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    beside.touch()
    write_playlist(str(tmp_path / "a.m3u8"), DOCUMENT)
    assert stat.S_IMODE((tmp_path / "a.m3u8").stat().st_mode) == stat.S_IMODE(beside.stat().st_mode)


def test_what_is_replaced_keeps_its_rights_and_links_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.m3u8", tmp_path / "link.m3u8"
    real.touch(mode=0o600)
    link.symlink_to(real)
    write_playlist(str(link), DOCUMENT)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert real.read_text() == "#EXTM3U\n#PLAYLIST:x\n/m/a.mp3\n"


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(PlaylistFileError) as caught:
        write_playlist(str(tmp_path), DOCUMENT)
    assert caught.value.reason == "folder"


@pytest.mark.parametrize("is_link", [False, True])
def test_a_pipe_is_not_replaced(tmp_path: Path, is_link: bool) -> None:
    pipe, path = tmp_path / "pipe", tmp_path / "list.m3u8"
    os.mkfifo(pipe if is_link else path)
    if is_link:
        path.symlink_to(pipe)
    with pytest.raises(PlaylistFileError) as caught:
        write_playlist(str(path), DOCUMENT)
    assert caught.value.reason == "device"
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_name_that_the_drive_does_not_take(tmp_path: Path) -> None:
    with pytest.raises(PlaylistFileError) as caught:
        write_playlist(str(tmp_path / f"{'x' * 300}.m3u8"), DOCUMENT)
    assert caught.value.reason == "bad-name"
    assert os.listdir(tmp_path) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PlaylistFileError):
        write_playlist(str(tmp_path / "file" / "a.m3u8"), DOCUMENT)
