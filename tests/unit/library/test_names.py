"""Titles, artists and albums from names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.library.names import NamedTags, Surroundings, tags_from_names

NUMBERED = Surroundings(is_numbered=True, audio_count=10)
PLAIN = Surroundings(audio_count=10)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("03 - Artist - Title.mp3", NamedTags("Title", "Artist", track_number=3)),
        ("Artist - Title.mp3", NamedTags("Title", "Artist")),
        ("01 Title.mp3", NamedTags("Title", track_number=1)),
        ("01. Title.mp3", NamedTags("Title", track_number=1)),
        ("1-03 Title.flac", NamedTags("Title", track_number=3, disc_number=1)),
        ("(07) Title.flac", NamedTags("Title", track_number=7)),
        ("Artist - 03 - Title.mp3", NamedTags("Title", "Artist", track_number=3)),
        ("Artist - Album - 03 - Title.mp3", NamedTags("Title", "Artist", "Album", track_number=3)),
        ("Artist_-_Some_Title.ogg", NamedTags("Some Title", "Artist")),
        ("admiralbob77_-_Choice_-_Drum-bass.ogg", NamedTags("Choice - Drum-bass", "admiralbob77")),
        ("legends_of_the_north.ogg", NamedTags("Legends of the North")),
        ("the_king_is_dead.ogg", NamedTags("The King Is Dead")),
        ("victory2.ogg", NamedTags("Victory 2")),
        ("CrashedShip.ogg", NamedTags("CrashedShip")),
        ("50 Cent - In Da Club.mp3", NamedTags("In Da Club", "50 Cent")),
        ("99 Problems.mp3", NamedTags("99 Problems")),
        ("1979.mp3", NamedTags("1979")),
        ("03.mp3", NamedTags("03", track_number=3)),
        ("442789__lena-orsa__happy-music-pie.ogg", NamedTags("Happy Music Pie", "lena-orsa")),
        ("198-209-0000.ogg", NamedTags("198-209-0000")),
        ("caf\udce9.mp3", NamedTags("Café")),
        ("___.mp3", NamedTags("___")),
        ("Track%2001 - Song.mp3", NamedTags("Song", "Track%2001".replace("%20", " "))),
    ],
)
def test_file_names(name: str, expected: NamedTags) -> None:
    assert tags_from_names(name, "Music") == expected


@pytest.mark.parametrize(
    ("path", "around", "expected"),
    [
        (
            "Artist - Album (2004) [FLAC]/05 - Title.flac",
            NUMBERED,
            NamedTags("Title", "Artist", "Album", "Artist", track_number=5, year=2004),
        ),
        (
            "Artist/2004 - Album/CD2/05 Title.mp3",
            NUMBERED,
            NamedTags("Title", "Artist", "Album", "Artist", track_number=5, disc_number=2, year=2004),
        ),
        (
            "Artist - 1999 - Album/Title.mp3",
            PLAIN,
            NamedTags("Title", "Artist", "Album", "Artist", year=1999),
        ),
        (
            "Artist/Album/12 Title.mp3",
            NUMBERED,
            NamedTags("Title", "Artist", "Album", "Artist", track_number=12),
        ),
        (
            "Various Artists - Hits (1984)/03 - Nena - Leuchtturm.mp3",
            NUMBERED,
            NamedTags("Leuchtturm", "Nena", "Hits", "", track_number=3, year=1984),
        ),
        ("wesnoth/elf_land.ogg", PLAIN, NamedTags("Elf Land", album="Wesnoth")),
        ("enigma/game/swamp.ogg", PLAIN, NamedTags("Swamp", album="Enigma")),
        ("Rock/Favourites/Title.ogg", PLAIN, NamedTags("Title", album="Favourites")),
        ("cdogs/victory/low_fi.ogg", Surroundings(audio_count=2), NamedTags("Low Fi", album="Cdogs")),
        ("Downloads/Title.mp3", PLAIN, NamedTags("Title")),
    ],
)
def test_folder_names(path: str, around: Surroundings, expected: NamedTags) -> None:
    assert tags_from_names(path, "Music", around) == expected


def test_the_root_names_an_album_only_with_its_artist() -> None:
    assert tags_from_names("a.mp3", "My Stuff").album == ""
    assert tags_from_names("a.mp3", "Artist - Album (2004)") == NamedTags(
        "A", "Artist", "Album", "Artist", year=2004
    )


@given(st.text(st.characters(exclude_characters="/\0"), min_size=1).filter(lambda name: name.strip("._ -")))
def test_a_title_is_never_empty(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    assert tags_from_names(f"{name}.mp3").title
