"""What a location can mean, and how the folders of another computer are guessed."""

from __future__ import annotations

import pytest

from musicrec_desktop.playlist_files.locations import (
    is_stream,
    local_paths,
    path_key,
    rooted_paths,
    spellings,
    stated_paths,
)
from musicrec_desktop.playlist_files.path_map import PathRule, guess_path_map, mapped
from musicrec_desktop.playlist_files.values import Location

LISTS = "/m/Lists"


@pytest.mark.parametrize(
    ("raw", "paths"),
    [
        ("../a/b.mp3", ["/m/a/b.mp3"]),
        ("/x/a%20b.mp3", ["/x/a%20b.mp3", "/x/a b.mp3"]),
        ("50% Off.mp3", ["/m/Lists/50% Off.mp3"]),
        ("..\\a\\b.mp3", ["/m/Lists/..\\a\\b.mp3", "/m/a/b.mp3"]),
        ("file:///x/a%20b%2520.mp3", ["/x/a b%20.mp3", "/x/a%20b%2520.mp3"]),
        ("file://localhost/x/y.mp3", ["/x/y.mp3"]),
        ("FILE:/x/y.mp3", ["/x/y.mp3"]),
        ("file:y.mp3", ["/m/Lists/y.mp3"]),
        ("file:///x/#1?.mp3", ["/x/#1?.mp3"]),
        ("file:///x/caf%E9.mp3", ["/x/caf\udce9.mp3", "/x/café.mp3", "/x/caf%E9.mp3"]),
        ("//x//y/./z.mp3", ["/x/y/z.mp3"]),
        ("../../../../etc/passwd", ["/etc/passwd"]),
        ("Re:Zero.mp3", ["/m/Lists/Re:Zero.mp3"]),
        ("Track: One", ["/m/Lists/Track: One"]),
        ("C:\\a\\b.mp3", []),
        ("file:///C:/a.mp3", []),
        ("http://x/y.mp3", []),
        ("a\0b.mp3", []),
        ("file:///a%00b.mp3", ["/a%00b.mp3"]),
        ("", []),
    ],
)
def test_paths_of_this_disk(raw: str, paths: list[str]) -> None:
    assert list(local_paths(Location(raw, LISTS))) == paths


def test_formats_of_uris_decode_first() -> None:
    assert list(local_paths(Location("a%20b.mp3", LISTS, is_uri=True))) == [
        "/m/Lists/a b.mp3",
        "/m/Lists/a%20b.mp3",
    ]
    assert list(local_paths(Location("b.mp3", LISTS, True, "file:///x/y/"))) == ["/x/y/b.mp3"]
    assert list(local_paths(Location("b.mp3", LISTS, True, "../y/"))) == ["/m/y/b.mp3"]
    assert list(local_paths(Location("b.mp3", LISTS, True, "http://["))) == ["/m/Lists/b.mp3"]


@pytest.mark.parametrize(
    ("raw", "is_one"),
    [
        ("http://x/y", True),
        ("HTTPS://x/y.m3u8", True),
        ("mms://x", True),
        ("spotify:track:0", True),
        ("unknown+scheme://x", True),
        ("thing:id:5", True),
        ("C:/x.mp3", False),
        ("file:///x", False),
        ("smb://nas/x.mp3", False),
        ("Re:Zero.mp3", False),
        ("12:00.mp3", False),
        ("a: b", False),
    ],
)
def test_addresses_are_told_from_files(raw: str, is_one: bool) -> None:
    assert is_stream(Location(raw)) is is_one


@pytest.mark.parametrize(
    ("raw", "stated"),
    [
        ("file:///C|/a%20b.mp3", "C:/a b.mp3"),
        ("file:///C%3A/a.mp3", "C:/a.mp3"),
        ("file://C:\\a.mp3", "C:\\a.mp3"),
        ("file://nas/m/a.mp3", "//nas/m/a.mp3"),
        ("file:////nas/m/a.mp3", "//nas/m/a.mp3"),
        ("file://localhost//nas/m/a.mp3", "//nas/m/a.mp3"),
        ("smb://ada@nas/m/a.mp3", "//nas/m/a.mp3"),
        ("\\\\nas\\m\\a.mp3", "\\\\nas\\m\\a.mp3"),
        ("x/a.mp3", "/m/Lists/x/a.mp3"),
    ],
)
def test_paths_as_the_writer_knew_them(raw: str, stated: str) -> None:
    assert next(stated_paths(Location(raw, LISTS))) == stated


def test_lists_of_mpd_are_relative_to_the_music_folder() -> None:
    assert list(rooted_paths(Location("Ada/x.mp3", LISTS), ["/m", "/n"])) == ["/m/Ada/x.mp3", "/n/Ada/x.mp3"]
    assert list(rooted_paths(Location("/Ada/x.mp3", LISTS), ["/m"])) == []


def test_spellings_of_accents_and_capitals() -> None:
    assert spellings("/a") == ("/a",)
    assert len(spellings("/é")) == 2
    assert path_key("/Cafe\u0301") == path_key("/café")


KNOWN = [
    f"/home/ada/Music/{artist}/{year} Album/0{n} Song.mp3"
    for artist in "AB"
    for year in (1, 2)
    for n in (1, 2)
]


def _foreign(prefix: str, separator: str = "\\") -> list[str]:
    return [prefix + path.removeprefix("/home/ada/Music").replace("/", separator) for path in KNOWN]


@pytest.mark.parametrize(
    ("prefix", "roots", "rule"),
    [
        ("D:\\Music", ("/home/ada/Music",), ("D:\\Music", "/home/ada/Music")),
        ("D:\\Music", (), ("D:\\", "/home/ada")),
        ("E:", ("/home/ada/Music",), ("E:\\", "/home/ada/Music")),
        ("\\\\nas\\music", ("/home/ada/Music",), ("\\\\nas\\music", "/home/ada/Music")),
        ("c:\\users\\ADA\\MUSIC", ("/home/ada/Music",), ("c:\\users\\ADA\\MUSIC", "/home/ada/Music")),
    ],
)
def test_windows_folders_are_guessed(prefix: str, roots: tuple[str, ...], rule: tuple[str, str]) -> None:
    (guess,) = guess_path_map(_foreign(prefix), KNOWN, roots)
    assert (guess.rule.foreign, guess.rule.local) == rule
    assert guess.count == len(KNOWN)
    stated, found = guess.example
    assert list(mapped(stated, [guess.rule])) == [found]
    assert [next(mapped(path, [guess.rule])) for path in _foreign(prefix)] == KNOWN


def test_folders_of_the_same_system_are_guessed() -> None:
    (guess,) = guess_path_map(_foreign("/media/old/songs", "/"), KNOWN, ["/home/ada/Music"])
    assert guess.rule == PathRule("/media/old/songs", "/home/ada/Music")


def test_two_folders_are_two_rules_the_larger_first() -> None:
    stated = [*_foreign("D:\\Music")[:2], *_foreign("/mnt/usb", "/")[2:]]
    guesses = guess_path_map(stated, KNOWN, ["/home/ada/Music"])
    assert [(guess.rule.foreign, guess.count) for guess in guesses] == [("/mnt/usb", 6), ("D:\\Music", 2)]


def test_names_that_many_files_have_tell_nothing() -> None:
    assert guess_path_map(["D:\\x\\01 Song.mp3"], KNOWN) == ()
    assert guess_path_map(["D:\\x\\unheard.mp3"], KNOWN) == ()
    assert guess_path_map(KNOWN, KNOWN) == ()


def test_the_longest_rule_and_the_root_of_a_drive() -> None:
    rules = [PathRule("D:\\", "/d"), PathRule("d:\\music", "/music"), PathRule("/old", "/new")]
    assert list(mapped("D:/Music/x.mp3", rules)) == ["/music/x.mp3", "/d/Music/x.mp3"]
    assert list(mapped("\\Music\\x.mp3", rules)) == ["/music/x.mp3", "/d/Music/x.mp3"]
    assert list(mapped("/Old/x.mp3", rules)) == []
    assert list(mapped("/old/x.mp3", rules)) == ["/new/x.mp3"]
