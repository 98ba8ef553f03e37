"""What we write is read back the same by programs of others, and by us."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from musicrec_desktop.playlist_files.locations import local_paths
from musicrec_desktop.playlist_files.reading import read_playlist
from musicrec_desktop.playlist_files.values import FileEntry, Format, Location, PlaylistDocument
from musicrec_desktop.playlist_files.writers.target import PathStyle
from musicrec_desktop.playlist_files.writing import write_playlist
from tests.support.sound import require_vlc
from tests.unit.playlist_files.writers.other_parsers import (
    Read,
    by_configparser,
    by_element_tree,
    by_json,
    by_m3u8,
    by_vlc,
    by_xspf_lib,
)

PLAIN = (
    *("plain.mp3", "夜の庭.flac", "e\u0301te\u0301.mp3", "été.mp3", "sub/folder/x.mp3", "..x.mp3"),
    *("50% Off.mp3", 'x & y <z> "q".mp3', "a - b.mp3", "x;y=z, w.mp3", "Re:Zero.mp3", "C:x.mp3", "~x.mp3"),
    *("[playlist].mp3", ";s.mp3", " leading.mp3", "trailing.mp3 ", "http:x.mp3", "nested.m3u.mp3"),
    *(
        "new\nline.mp3",
        "carriage\rreturn.mp3",
        "tab\tb.mp3",
        "back\\slash.mp3",
        "nel\x85.mp3",
        "ls\u2028.mp3",
    ),
)
URI_SIGNS = ("#1 Dröm.mp3", "a #2 b.mp3", "a%20b.mp3", "?q=1.mp3")
"""What VLC takes for signs of a URI in a line."""
NOT_UTF8 = ("caf\udce9.mp3",)
TITLES = ("Low Tide, Evening", 'He said "no" & <left>', "夜の庭", "#1", "12: x=y; z")

MARK_VLC = pytest.mark.vlc
ALL = (*PLAIN, *URI_SIGNS, *NOT_UTF8)
CASES = [
    pytest.param("m3u8", False, by_vlc, ALL, marks=MARK_VLC),
    pytest.param("m3u8", True, by_vlc, (*PLAIN, *NOT_UTF8), marks=MARK_VLC),
    pytest.param("m3u8", False, by_m3u8, ALL),
    pytest.param("m3u8", True, by_m3u8, ALL),
    pytest.param("pls", False, by_vlc, ALL, marks=MARK_VLC),
    pytest.param("pls", True, by_vlc, (*PLAIN, *NOT_UTF8), marks=MARK_VLC),
    pytest.param("pls", False, by_configparser, ALL),
    pytest.param("pls", True, by_configparser, ALL),
    pytest.param("xspf", False, by_vlc, ALL, marks=MARK_VLC),
    pytest.param("xspf", True, by_vlc, ALL, marks=MARK_VLC),
    pytest.param("xspf", True, by_xspf_lib, (*PLAIN, *URI_SIGNS)),
    pytest.param("xspf", False, by_xspf_lib, (*PLAIN, *URI_SIGNS)),
    pytest.param("xspf", True, by_element_tree, ALL),
    pytest.param("jspf", True, by_json, ALL),
    pytest.param("jspf", False, by_json, ALL),
]
FORMATS = {"m3u8": Format.M3U, "pls": Format.PLS, "xspf": Format.XSPF, "jspf": Format.JSPF}


@pytest.mark.parametrize(("extension", "is_relative", "other", "names"), CASES)
def test_others_and_we_read_what_was_written(
    extension: str, is_relative: bool, other: Callable[[str], Read], names: tuple[str, ...], tmp_path: Path
) -> None:
    if other is by_vlc:
        require_vlc()
    paths = [os.path.join(str(tmp_path), name) for name in names]
    entries = tuple(
        FileEntry(
            (Location(path),), TITLES[number % len(TITLES)], "Clara & Otto", duration_ms=30_000 + number
        )
        for number, path in enumerate(paths)
    )
    path = os.path.join(str(tmp_path), f"list.{extension}")
    document = PlaylistDocument(FORMATS[extension], "A list", entries)
    assert write_playlist(path, document, PathStyle(is_relative)) == ()
    for name in names:  # so that a line "#1 …" of ours would be seen as a file
        os.makedirs(os.path.dirname(os.path.join(str(tmp_path), name)), exist_ok=True)
        Path(tmp_path, name).touch()

    read = other(path)
    assert [place for place, _ in read] == paths
    assert all(title.endswith(entry.title) for (_, title), entry in zip(read, entries, strict=True))
    ours = read_playlist(path)
    assert [next(local_paths(entry.locations[0])) for entry in ours.entries] == paths
    assert [(entry.artist, entry.title) for entry in ours.entries] == [
        (entry.artist, entry.title) for entry in entries
    ]
