"""Tags of real files, one format after the other."""

from __future__ import annotations

import struct
from pathlib import Path

import mutagen.aiff
import mutagen.apev2
import mutagen.id3
import mutagen.wave
import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.tags import TagReader
from musicrec_desktop.model.track import CoverSource, ReplayGain, TagDetails, Tags
from tests.support.shared import shared_dir
from tests.unit.library.files import JPEG, PNG, read_tags, write_flac, write_mp3, write_wav


def read(path: Path, root: Path | None = None) -> Tags:
    return read_tags(str(path), str(path.relative_to(root or path.parent)))


def test_id3_with_lists_and_numbered_genres(tmp_path: Path) -> None:
    path = write_mp3(
        tmp_path / "a.mp3",
        mutagen.id3.TIT2(text="Thunder"),
        mutagen.id3.TPE1(text=["AC/DC", "A Guest"]),
        mutagen.id3.TPE2(text="AC/DC"),
        mutagen.id3.TALB(text="Live"),
        mutagen.id3.TCON(text=["(17)", "Hard Rock"]),
        mutagen.id3.TRCK(text="03/12"),
        mutagen.id3.TPOS(text="1/2"),
        mutagen.id3.TDRC(text="1992-10-27"),
        mutagen.id3.TXXX(desc="replaygain_track_gain", text="-8.08 dB"),
        mutagen.id3.TXXX(desc="REPLAYGAIN_TRACK_PEAK", text="0.99"),
        mutagen.id3.APIC(mime="image/png", type=3, data=PNG),
    )
    assert read(path) == Tags(
        title="Thunder",
        artists=("AC/DC", "A Guest"),
        album="Live",
        album_artists=("AC/DC",),
        genres=("Rock", "Hard Rock"),
        track_number=3,
        disc_number=1,
        track_total=12,
        disc_total=2,
        year=1992,
        date="1992-10-27",
        duration_ms=2011,
        replay_gain=ReplayGain(-8.08, 0.99),
        cover=CoverSource.EMBEDDED,
        codec="mp3",
        bitrate_kbps=128,
        sample_rate_hz=44_100,
        channels=2,
    )


def test_id3_relative_volume(tmp_path: Path) -> None:
    frames = (
        mutagen.id3.RVA2(desc="track", channel=1, gain=-3.5, peak=0.5),
        mutagen.id3.RVA2(desc="album", channel=1, gain=-4.0, peak=0.75),
    )
    assert read(write_mp3(tmp_path / "a.mp3", *frames)).replay_gain == ReplayGain(-3.5, 0.5, -4.0, 0.75)


def test_ape_tags_behind_an_mp3_fill_the_gaps(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3", mutagen.id3.TIT2(text="Of ID3"))
    tags = mutagen.apev2.APEv2()
    tags.update({"Title": "Of APE", "Artist": ["A", "B"], "replaygain_track_gain": "-2 dB"})
    tags.save(path)
    found = read(path)
    assert (found.title, found.artists, found.replay_gain.track_gain_db) == ("Of ID3", ("A", "B"), -2.0)


def test_vorbis_comments_with_repeated_keys(tmp_path: Path) -> None:
    fields = {
        "title": ["T"],
        "artist": ["A feat. B"],
        "artists": ["A", "B"],
        "album artist": ["A"],
        "genre": ["Jazz; Funk", "Soul / Blues"],
        "discnumber": ["2"],
        "originaldate": ["1971"],
    }
    found = read(write_flac(tmp_path / "a.flac", fields, PNG, JPEG))
    assert found.artists == ("A", "B")
    assert found.album_artists == ("A",)
    assert found.genres == ("Jazz; Funk", "Soul / Blues")
    assert (found.disc_number, found.year, found.cover) == (2, 1971, CoverSource.EMBEDDED)


def test_wav_and_aiff_carry_id3(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav")
    audio = mutagen.wave.WAVE(path)
    audio.add_tags()
    audio.tags.add(mutagen.id3.TIT2(text="Wave"))
    audio.save()
    found = read(path)
    assert (found.title, found.duration_ms, found.codec) == ("Wave", 1000, "wav")


def test_a_wrong_extension_does_not_matter(tmp_path: Path) -> None:
    path = write_flac(tmp_path / "a.flac", {"title": ["Flac"]}).rename(tmp_path / "a.mp3")
    found = read(path)
    assert (found.title, found.codec) == ("Flac", "flac")


def test_files_without_tags_are_named_by_their_path(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        write_wav(tmp_path / "Nina" / "Pastel (1969)" / f"{number:02} some_song.wav")
    found = read(tmp_path / "Nina" / "Pastel (1969)" / "02 some_song.wav", tmp_path)
    assert (found.title, found.artists, found.album) == ("Some Song", ("Nina",), "Pastel")
    assert (found.track_number, found.year) == (2, 1969)


def test_a_disc_folder_numbers_the_disc_of_tagged_files(tmp_path: Path) -> None:
    path = write_flac(
        tmp_path / "CD 2" / "a.flac", {"title": ["T"], "artist": ["A"], "album": ["B"], "tracknumber": ["1"]}
    )
    found = read(path, tmp_path)
    assert (found.title, found.album, found.disc_number) == ("T", "B", 2)


def test_blank_tags_are_no_tags(tmp_path: Path) -> None:
    blank = {name: [" "] for name in ("title", "artist", "album", "tracknumber")}
    found = read(write_flac(tmp_path / "07 - Someone - Song.flac", blank))
    assert (found.title, found.artists, found.track_number) == ("Song", ("Someone",), 7)


def test_a_title_tag_that_is_not_the_name_keeps_the_name_out_of_the_artist(tmp_path: Path) -> None:
    found = read(write_mp3(tmp_path / "live - take 3.mp3", mutagen.id3.TIT2(text="Blue Train")))
    assert (found.title, found.artists) == ("Blue Train", ())


@pytest.mark.parametrize("name", ["Cover.JPG", "folder.png", "AlbumArt.webp"])
def test_a_picture_in_the_folder(tmp_path: Path, name: str) -> None:
    write_wav(tmp_path / "a.wav")
    (tmp_path / name).write_bytes(JPEG)
    assert read(tmp_path / "a.wav").cover is CoverSource.FOLDER


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"just some words, and then some more of them\n" * 50, "not-audio"),
        (JPEG * 20, "not-audio"),
        ("text".encode("utf-16") * 500, "not-audio"),
        (b"ID3\x04\0\0\0\0\0\x0a" + bytes(5000), "no-audio"),
        (b"fLaC" + bytes(20), "no-audio"),
        (bytes(range(256)) * 20, "not-audio"),
    ],
)
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.mp3"
    path.write_bytes(content)
    with pytest.raises(LibraryError) as caught:
        read(path)
    assert caught.value.reason == reason


def test_a_broken_header_of_a_real_format_is_named_and_told(tmp_path: Path) -> None:
    path = tmp_path / "Someone - Something.flac"
    path.write_bytes(b"fLaC\x80\xff\xff\xff" + bytes(5000))
    reading = TagReader().read(str(path), path.name)
    assert reading.problem == "bad-tags"
    assert (reading.tags.title, reading.tags.artists) == ("Something", ("Someone",))


def test_a_tag_that_claims_more_than_there_is_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.m4a"
    atom = struct.pack(">I4s", 0xFFFFFFF0, b"moov") + bytes(3000)
    path.write_bytes(struct.pack(">I4s", 24, b"ftyp") + b"M4A \0\0\0\0M4A mp42" + atom)
    assert TagReader().read(str(path), "a.m4a").problem == "bad-tags"


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        read(tmp_path / "gone.mp3")
    assert caught.value.reason == "gone"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("beets/oldape.ape", None),
        ("mutagen/nero-chapters.m4b", None),
        ("mutagen/52-overwritten-metadata.flac", None),
        # The tag library does not know MP3 in a WAV file; the decoder does.
        ("beets/mpeglayer3.wav", 5025),
        ("mutagen/without-id3.dsf", None),
        ("mutagen/example.opus", 11_355),
        ("mutagen/8k-4ch-1s-silence.aif", 1000),
        ("mutagen/silence-44-s.tak", 3685),
    ],
)
def test_lengths_that_cannot_be_are_none(name: str, expected: int | None) -> None:
    path = Path(shared_dir("edge")) / name
    assert read(path).duration_ms == expected


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    ["flac", "ogg", "opus", "m4a", "alac.m4a", "mp3", "wma", "ape", "wv", "mpc", "aiff", "dsf"],
)
def test_every_format_tells_the_same(name: str) -> None:
    found = read(Path(shared_dir("edge")) / "beets" / f"full.{name}")
    assert (found.title, found.artists, found.album) == ("full", ("the artist",), "the album")
    assert (found.genres, found.year) == (("the genre",), 2001)
    assert (found.track_number, found.disc_number) == (2, 4)
    assert (found.track_total, found.disc_total, found.date, found.bpm) == (3, 5, "2001", 6.0)
    assert found.is_compilation
    assert found.is_lossless is (name in {"flac", "alac.m4a", "ape", "wv", "aiff", "dsf"})
    assert found.details == TagDetails(
        composers=("the composer",),
        comments=("the comments",),
        groupings=("the grouping",),
        labels=("the label",),
        lyrics="the lyrics",
    )


@pytest.mark.shared
@pytest.mark.parametrize("name", ["flac", "ogg", "m4a", "mp3", "wma", "ape"])
def test_every_format_shows_its_picture(name: str) -> None:
    found = read(Path(shared_dir("edge")) / "beets" / f"image.{name}")
    assert found.cover is CoverSource.EMBEDDED


@pytest.mark.shared
def test_replay_gain_of_other_formats() -> None:
    edge = Path(shared_dir("edge")) / "mutagen"
    assert read(edge / "silence-44-s.wv").replay_gain.track_gain_db == 9.27
    assert read(edge / "click.mpc").replay_gain.track_gain_db == 9.27
    assert read(edge / "lame-peak.mp3").replay_gain.track_gain_db == 6.8
    assert read(edge / "multipage-setup.ogg").replay_gain == ReplayGain(-10.02, 1.179792, -10.29, 1.50579)
