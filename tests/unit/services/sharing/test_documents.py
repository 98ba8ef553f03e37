"""What is told of a list in each format, and what is not."""

from __future__ import annotations

import json

import pytest

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playlist_files.readers.m3u import artist_and_title
from musicrec_desktop.services.sharing.documents import (
    SharedList,
    SharedTrack,
    ShareFormat,
    document,
    track_line,
)

NAIMA = SharedTrack(
    TrackId(7),
    "Naima",
    ("John Coltrane",),
    "Giant Steps",
    1960,
    261_000,
    "USAT20100123",
    "0d0c8f2c-0000-4000-8000-000000000001",
    "Jazz/Naima.flac",
)
EVENING = SharedList("Evening", "Calm tracks that you finish.", (NAIMA,))


def test_text_is_a_line_for_each_track() -> None:
    text = document(EVENING, ShareFormat.TEXT).decode()
    assert text == "Evening\nCalm tracks that you finish.\n\nJohn Coltrane – Naima (1960)\n"


def test_json_says_what_another_library_needs_and_no_place() -> None:
    read = json.loads(document(EVENING, ShareFormat.JSON))
    assert (read["musicrec"], read["version"], read["title"]) == ("list", 1, "Evening")
    assert read["tracks"] == [
        {
            "title": "Naima",
            "artists": ["John Coltrane"],
            "album": "Giant Steps",
            "year": 1960,
            "duration_ms": 261_000,
            "isrc": "USAT20100123",
            "recording_id": "0d0c8f2c-0000-4000-8000-000000000001",
        }
    ]
    assert "Naima.flac" not in json.dumps(read)


def test_m3u_has_paths_from_the_music_folder_on() -> None:
    lines = document(EVENING, ShareFormat.M3U).decode().splitlines()
    assert lines == ["#EXTM3U", "#PLAYLIST:Evening", "#EXTINF:261,John Coltrane - Naima", "Jazz/Naima.flac"]
    assert artist_and_title("John Coltrane - Naima") == ("John Coltrane", "Naima")


@pytest.mark.parametrize("format_", ShareFormat)
def test_a_name_is_told_only_where_it_is_wanted(format_: ShareFormat) -> None:
    named = SharedList(EVENING.title, EVENING.why, EVENING.tracks, profile_name="Ada")
    assert b"Ada" not in document(EVENING, format_)
    assert (b"Ada" in document(named, format_)) is (format_ is not ShareFormat.M3U)


@pytest.mark.parametrize("format_", ShareFormat)
def test_hostile_names_stay_in_their_line(format_: ShareFormat) -> None:
    evil = SharedTrack(
        TrackId(1), "One\n#EXTM3U\r\n/etc/passwd\x1b[2J", ("\u202eArtist", "\udcff"), place="a\nb.mp3"
    )
    written = document(SharedList("T\n\x00", "\u2028why", (evil,)), format_).decode()
    assert "\n/etc/passwd" not in written
    assert not set("\x00\x1b\u202e\u2028") & set(written)
    assert "\nb.mp3" not in written


def test_a_track_without_names_of_its_artist_is_its_title() -> None:
    assert track_line(SharedTrack(TrackId(1), "שלום 🎹")) == "שלום 🎹"


@pytest.mark.parametrize("format_", ShareFormat)
def test_ten_thousand_tracks_are_all_there(format_: ShareFormat) -> None:
    many = tuple(
        SharedTrack(TrackId(one), f"Track {one}", ("X",), place=f"{one}.mp3") for one in range(10_000)
    )
    written = document(SharedList("Many", "", many), format_).decode()
    assert all(f"Track {one}" in written for one in (0, 5_000, 9_999))
    assert written.count("Track ") == 10_000
