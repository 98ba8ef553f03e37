"""What is written is read back the same, whatever names are made of."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.playlist_files.locations import is_stream, local_paths, stated_paths
from musicrec_desktop.playlist_files.reading import parse_playlist
from musicrec_desktop.playlist_files.surroundings import Surroundings
from musicrec_desktop.playlist_files.values import FileEntry, Format, Location, PlaylistDocument
from musicrec_desktop.playlist_files.writers.target import PathStyle
from musicrec_desktop.playlist_files.writing import playlist_bytes

FOLDER = "/home/ada/Music"
EXTENSIONS = {Format.M3U: "m3u8", Format.PLS: "pls", Format.XSPF: "xspf", Format.JSPF: "jspf"}

# Bytes of names: anything but NUL and the slash; surrogates stand for bytes that are not UTF-8.
_NAME = st.binary(min_size=1, max_size=12).map(
    lambda raw: os.fsdecode(raw.replace(b"/", b"_").replace(b"\0", b"_"))
)
_TEXT_NAME = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=12)
_PATH = st.builds(
    lambda head, names: "/".join((head, *names)) + ".mp3",
    st.sampled_from((FOLDER, f"{FOLDER}/Lists", "/mnt/other")),
    st.lists(st.one_of(_NAME, _TEXT_NAME), min_size=1, max_size=3),
).map(os.path.normpath)
_TITLE = st.text(max_size=20).map(clean)
_ENTRY = st.builds(
    lambda path, title, artist, album, seconds, number: FileEntry(
        (Location(path),), title, artist, album, seconds * 1000 if seconds else None, number
    ),
    _PATH,
    _TITLE,
    _TITLE,
    _TITLE,
    st.one_of(st.none(), st.integers(1, 9000)),
    st.one_of(st.none(), st.integers(1, 99)),
)


def _through(
    kind: Format, entries: list[FileEntry], style: PathStyle, name: str = "A list"
) -> PlaylistDocument:
    path = f"{FOLDER}/Lists/list.{EXTENSIONS[kind]}"
    data, left_out = playlist_bytes(path, PlaylistDocument(kind, name, tuple(entries)), style)
    assert left_out == ()
    data.decode("utf-8")
    there = {each for entry in entries for place in entry.locations for each in local_paths(place)}

    def read(nested: str) -> bytes:
        raise PlaylistFileError(nested, "gone")

    document = parse_playlist(path, data, Surroundings(there.__contains__, read))
    assert document.format is kind
    return document


def _paths(document: PlaylistDocument) -> list[str]:
    return [next(local_paths(entry.locations[0])) for entry in document.entries]


@pytest.mark.parametrize("kind", list(EXTENSIONS))
@given(entries=st.lists(_ENTRY, max_size=6), is_relative=st.booleans(), name=_TITLE)
def test_paths_names_and_lengths_come_back(
    kind: Format, entries: list[FileEntry], is_relative: bool, name: str
) -> None:
    document = _through(kind, entries, PathStyle(is_relative, FOLDER), name)
    assert _paths(document) == [entry.locations[0].raw for entry in entries]
    assert [entry.duration_ms for entry in document.entries] == [entry.duration_ms for entry in entries]
    if kind is not Format.PLS:
        assert document.name == (name or "list")
    if kind in {Format.XSPF, Format.JSPF}:
        told = [replace(entry, locations=(), line=0) for entry in document.entries]
        assert told == [replace(entry, locations=()) for entry in entries]
    elif kind is Format.M3U:
        both = [(read, entry) for read, entry in zip(document.entries, entries, strict=True) if entry.title]
        assert [(read.artist, read.title) for read, entry in both if entry.artist] == [
            (entry.artist, entry.title) for _, entry in both if entry.artist
        ]


@pytest.mark.parametrize("kind", list(EXTENSIONS))
@pytest.mark.parametrize(
    "raw",
    [
        r"D:\Music\Ada\01 Tide #1.mp3",
        r"\\nas\music\100% Paper\50% Off.mp3",
        r"\Users\ada\Music\x.mp3",
        "http://radio.example:8000/live?a=1&b=2",
        "spotify:track:0000000000000000000000",
    ],
)
def test_places_of_elsewhere_come_back(kind: Format, raw: str) -> None:
    """Entries that match nothing are exported as they came."""
    given_entry = FileEntry((Location(raw, FOLDER),), "Tide", "Ada")
    (entry,) = _through(kind, [given_entry], PathStyle()).entries
    (location,) = entry.locations
    if is_stream(Location(raw)):
        assert location.raw == raw
    else:
        assert next(stated_paths(location)).replace("\\", "/") == raw.replace("\\", "/")


def test_entries_without_a_place_are_kept_where_the_format_can() -> None:
    entry = FileEntry(
        (), "Tide", "Ada", "Sea", 30_500, 2, "00000000-0000-4000-8000-000000000e02", "GBAYE0601498"
    )
    for kind in (Format.XSPF, Format.JSPF):
        (read,) = _through(kind, [entry], PathStyle()).entries
        assert replace(read, line=0) == entry
    for kind in (Format.M3U, Format.PLS):
        document = PlaylistDocument(kind, "x", (entry, FileEntry((Location("/a.mp3"),))))
        _, left_out = playlist_bytes("/l/x.m3u8", document, PathStyle())
        assert left_out == (0,)
