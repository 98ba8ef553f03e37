"""The player's words as those of MPRIS, as tables."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from dbus_fast import is_object_path_valid
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.desktop import mpris_values as values
from musicrec_desktop.model.playback import EntryId, PlayerState, RepeatMode
from musicrec_desktop.model.track import Tags, Track, TrackId
from musicrec_desktop.services.now_playing import NowPlaying

FILE_BYTES = st.binary(min_size=1).filter(lambda raw: b"\0" not in raw)


def playing(tags: Tags, path: str = "/a.mp3", *, is_liked: bool = False) -> NowPlaying:
    track = Track(TrackId(1), path, tags, tags.duration_ms, is_liked=is_liked)
    return NowPlaying(entry_id=EntryId(3), track=track, duration_ms=tags.duration_ms)


def test_every_state_and_mode_has_its_word() -> None:
    assert set(values.STATUS) == set(PlayerState)
    assert set(values.STATUS.values()) == {"Playing", "Paused", "Stopped"}
    assert set(values.LOOP) == set(RepeatMode)
    assert values.REPEAT == {"None": RepeatMode.OFF, "Track": RepeatMode.ONE, "Playlist": RepeatMode.ALL}


@pytest.mark.parametrize("entry_id", [None, EntryId(1), EntryId(2**62)])
def test_a_place_of_the_queue_is_an_object_path(entry_id: EntryId | None) -> None:
    assert is_object_path_valid(values.track_path(entry_id))


def test_fields_that_nobody_knows_are_left_out() -> None:
    metadata = values.metadata_of(playing(Tags("A")))
    assert set(metadata) == {"mpris:trackid", "xesam:title", "xesam:url", "xesam:useCount"}


def test_numbers_fit_their_type_and_texts_fit_the_wire() -> None:
    tags = Tags("A\0\udcff", ("B\udcfe",), track_number=2**40, duration_ms=2**40)
    metadata = values.metadata_of(playing(tags, is_liked=True))
    assert metadata["xesam:title"].value == "A?"
    assert metadata["xesam:artist"].value == ["B?"]
    assert metadata["xesam:trackNumber"].value == 2**31 - 1
    assert metadata["mpris:length"].value == 2**40 * 1000
    assert metadata["xesam:userRating"].value == 1.0


def test_a_credit_is_told_as_it_is_and_a_list_as_a_list() -> None:
    tags = Tags("A", ("B", "C"), album_artists=("B", "C"))
    metadata = values.metadata_of(playing(tags))
    assert metadata["xesam:artist"].value == metadata["xesam:albumArtist"].value == ["B", "C"]
    credited = replace(tags, artist_credit="B feat. C", album_artist_credit="B & C")
    metadata = values.metadata_of(playing(credited))
    assert metadata["xesam:artist"].value == ["B feat. C"]
    assert metadata["xesam:albumArtist"].value == ["B & C"]


def test_a_muted_player_is_not_heard() -> None:
    assert values.volume_of(NowPlaying(volume_percent=55)) == 0.55
    assert values.volume_of(NowPlaying(volume_percent=55, is_muted=True)) == 0.0


@given(FILE_BYTES)
def test_a_path_survives_being_a_url(raw: bytes) -> None:
    path = os.fsdecode(b"/" + raw)
    url = values.file_url(path)
    assert url.isascii()
    assert values.path_of_url(url) == path


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("file:///a%20b.mp3", "/a b.mp3"),
        ("FILE://localhost/a.mp3", "/a.mp3"),
        ("file:///%FF.mp3", "/\udcff.mp3"),
        ("file:///ä.mp3", "/ä.mp3"),
        ("file://elsewhere/a.mp3", None),
        ("file:relative.mp3", None),
        ("file:///a%00b.mp3", None),
        ("http://localhost/a.mp3", None),
        ("file://[/a.mp3", None),
        ("/a.mp3", None),
        ("", None),
    ],
)
def test_what_a_url_names(url: str, path: str | None) -> None:
    assert values.path_of_url(url) == path


@pytest.mark.parametrize(
    ("half_stars", "is_liked", "is_disliked", "share"),
    [
        (0, False, False, None),
        (0, True, False, 1.0),
        (0, False, True, 0.0),
        (1, False, False, 0.1),
        (7, True, False, 0.7),
        (10, False, True, 1.0),
    ],
)
def test_stars_are_told_before_likes(
    half_stars: int, is_liked: bool, is_disliked: bool, share: float | None
) -> None:
    now = playing(Tags("A"))
    assert now.track is not None
    track = replace(now.track, half_stars=half_stars, is_liked=is_liked, is_disliked=is_disliked)
    told = values.metadata_of(replace(now, track=track)).get("xesam:userRating")
    assert (None if told is None else told.value) == share
