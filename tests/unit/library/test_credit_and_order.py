"""Credits, sort names and identifiers in the tags of every format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import mutagen.apev2
import mutagen.asf
import mutagen.id3
import mutagen.mp4
import pytest

from musicrec_desktop.library.tag_names import fields_of
from musicrec_desktop.library.values import identifier, identifiers
from musicrec_desktop.model.track import Tags
from tests.unit.library.files import read_tags, write_flac, write_mp3

RECORDING = "aaaaaaaa-0000-4000-8000-000000000001"
RELEASE = "aaaaaaaa-0000-4000-8000-000000000002"
ARTIST = "aaaaaaaa-0000-4000-8000-000000000003"
OTHER_ARTIST = "aaaaaaaa-0000-4000-8000-000000000004"


def read(path: Path) -> Tags:
    return read_tags(str(path), path.name)


def id3(path: Path) -> Tags:
    return read(
        write_mp3(
            path.with_suffix(".mp3"),
            mutagen.id3.TIT2(text="Zwei"),
            mutagen.id3.TPE1(text="Ada Nord"),
            mutagen.id3.TPE2(text="Bo Süd"),
            mutagen.id3.TALB(text="Das Album"),
            mutagen.id3.TSOP(text="Nord, Ada"),
            mutagen.id3.TSO2(text="Süd, Bo"),
            mutagen.id3.TSOA(text="Album, Das"),
            mutagen.id3.TSOT(text="2"),
            mutagen.id3.UFID(owner="http://musicbrainz.org", data=RECORDING.encode()),
            mutagen.id3.UFID(owner="http://elsewhere", data=b"no"),
            mutagen.id3.TXXX(desc="MusicBrainz Release Track Id", text=OTHER_ARTIST),
            mutagen.id3.TXXX(desc="MusicBrainz Album Id", text=RELEASE),
            mutagen.id3.TXXX(desc="MusicBrainz Artist Id", text=[ARTIST, OTHER_ARTIST]),
        )
    )


def vorbis(path: Path) -> Tags:
    fields = {
        "title": ["Zwei"],
        "artist": ["Ada Nord"],
        "albumartist": ["Bo Süd"],
        "album": ["Das Album"],
        "artistsort": ["Nord, Ada"],
        "albumartistsort": ["Süd, Bo"],
        "albumsort": ["Album, Das"],
        "titlesort": ["2"],
        "musicbrainz_trackid": [RECORDING.upper()],
        "musicbrainz_releasetrackid": [OTHER_ARTIST],
        "musicbrainz_albumid": [RELEASE],
        "musicbrainz_artistid": [ARTIST, OTHER_ARTIST],
    }
    return read(write_flac(path.with_suffix(".flac"), fields))


@pytest.mark.parametrize("make", [id3, vorbis])
def test_sort_names_and_ids_are_read(make: Callable[[Path], Tags], tmp_path: Path) -> None:
    tags = make(tmp_path / "a")
    assert (tags.artist_sort_names, tags.album_artist_sort_names) == (("Nord, Ada",), ("Süd, Bo",))
    assert (tags.title_sort_name, tags.album_sort_name) == ("2", "Album, Das")
    assert (tags.recording_id, tags.release_id) == (RECORDING, RELEASE)
    assert tags.artist_ids == (ARTIST, OTHER_ARTIST)


def test_the_names_of_other_formats() -> None:
    mp4 = mutagen.mp4.MP4Tags()
    mp4.update({"soar": ["a"], "soaa": ["b"], "soal": ["c"], "sonm": ["d"]})
    mp4["----:com.apple.iTunes:MusicBrainz Track Id"] = [mutagen.mp4.MP4FreeForm(RECORDING.encode())]
    mp4["----:com.apple.iTunes:MusicBrainz Album Id"] = [mutagen.mp4.MP4FreeForm(RELEASE.encode())]
    mp4["----:com.apple.iTunes:MusicBrainz Artist Id"] = [mutagen.mp4.MP4FreeForm(ARTIST.encode())]
    asf = mutagen.asf.ASFTags()
    for name, text in (
        ("WM/ArtistSortOrder", "a"),
        ("WM/AlbumArtistSortOrder", "b"),
        ("WM/AlbumSortOrder", "c"),
        ("WM/TitleSortOrder", "d"),
        ("MusicBrainz/Track Id", RECORDING),
        ("MusicBrainz/Album Id", RELEASE),
        ("MusicBrainz/Artist Id", ARTIST),
    ):
        asf.append((name, mutagen.asf.ASFUnicodeAttribute(text)))
    ape = mutagen.apev2.APEv2()
    ape.update({"ARTISTSORT": "a", "ALBUMARTISTSORT": "b", "ALBUMSORT": "c", "TITLESORT": "d"})
    ape.update({"MUSICBRAINZ_TRACKID": RECORDING, "MUSICBRAINZ_ALBUMID": RELEASE})
    ape["MUSICBRAINZ_ARTISTID"] = ARTIST
    for tags in (mp4, asf, ape):
        fields = fields_of(tags)
        sort_names = [fields[name] for name in ("artistsort", "albumartistsort", "albumsort", "titlesort")]
        assert sort_names == [["a"], ["b"], ["c"], ["d"]]
        ids = [fields[f"musicbrainz_{name}id"] for name in ("track", "album", "artist")]
        assert ids == [[RECORDING], [RELEASE], [ARTIST]]


@pytest.mark.parametrize(
    ("fields", "artists", "shown"),
    [
        (
            {"artist": ["Ada Nord feat. Bo Süd"], "artists": ["Ada Nord", "Bo Süd"]},
            ("Ada Nord", "Bo Süd"),
            "Ada Nord feat. Bo Süd",
        ),
        ({"artist": ["Ada Nord", "Bo Süd"]}, ("Ada Nord", "Bo Süd"), "Ada Nord, Bo Süd"),
        ({"artist": ["Ada Nord; Bo Süd"]}, ("Ada Nord", "Bo Süd"), "Ada Nord, Bo Süd"),
        ({"artist": ["Ada Nord / Bo Süd"]}, ("Ada Nord", "Bo Süd"), "Ada Nord / Bo Süd"),
        ({"artist": ["Ada Nord"]}, ("Ada Nord",), "Ada Nord"),
        ({"artist": [" "], "artists": ["Ada Nord", "Bo Süd"]}, ("Ada Nord", "Bo Süd"), "Ada Nord, Bo Süd"),
    ],
)
def test_the_credit_is_shown_and_the_list_is_kept(
    tmp_path: Path, fields: dict[str, list[str]], artists: tuple[str, ...], shown: str
) -> None:
    tags = read(write_flac(tmp_path / "a.flac", {"title": ["T"], **fields}))
    assert (tags.artists, tags.artist_text) == (artists, shown)


def test_sort_names_belong_to_their_artists_or_to_nobody(tmp_path: Path) -> None:
    two = {"title": ["T"], "artist": ["Ada & Bo"], "artists": ["Ada Nord", "Bo Süd"]}
    both = read(write_flac(tmp_path / "a.flac", {**two, "artistsort": ["Nord, Ada", "Süd, Bo"]}))
    assert both.artist_sort_names == ("Nord, Ada", "Süd, Bo")
    joined = read(write_flac(tmp_path / "b.flac", {**two, "artistsort": ["Nord, Ada & Süd, Bo"]}))
    assert joined.artist_sort_names == ()


def test_only_identifiers_are_identifiers() -> None:
    assert identifiers([f"{RECORDING}/{RELEASE}", "no", f"x{ARTIST}0", RECORDING]) == (RECORDING, RELEASE)
    assert identifier(["00000000-0000-0000-0000-000000000000"]) == ""
    assert identifier([]) == ""
