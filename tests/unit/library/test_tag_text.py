"""From the text in files to lists, names and positions."""

from __future__ import annotations

from pathlib import Path

import mutagen.flac
import mutagen.id3
import pytest

from musicrec_desktop.library.tags import ReadingRules, TagReader
from musicrec_desktop.model.track import CoverSource, Tags
from tests.unit.library.files import JPEG, write_flac, write_mp3, write_wav

ID = "0b1c2d3e-0000-4000-8000-00000000000"


def read(root: Path, path: Path, rules: ReadingRules | None = None) -> Tags:
    return TagReader(rules).read(str(path), str(path.relative_to(root))).tags


def old_frames(codec: str, **texts: str) -> list[mutagen.id3.Frame]:
    return [
        getattr(mutagen.id3, name)(encoding=0, text=text.encode(codec).decode("latin-1"))
        for name, text in texts.items()
    ]


def test_old_code_pages_in_both_kinds_of_id3(tmp_path: Path) -> None:
    frames = old_frames("cp1251", TIT2="Зимняя дорога", TPE1="Оркестр Рассвет", TALB="Белый альбом")
    found = read(tmp_path, write_mp3(tmp_path / "a.mp3", *frames))
    assert (found.title, found.artists, found.album) == (
        "Зимняя дорога",
        ("Оркестр Рассвет",),
        "Белый альбом",
    )
    first = write_mp3(tmp_path / "b.mp3")
    fields = [text.encode("cp932").ljust(30, b"\0") for text in ("冬の道", "夜明け楽団", "白い盤")]
    first.write_bytes(first.read_bytes() + b"TAG" + b"".join(fields) + b"1999" + bytes(30) + b"\x11")
    found = read(tmp_path, first)
    assert (found.title, found.artists, found.album) == ("冬の道", ("夜明け楽団",), "白い盤")


def test_a_short_title_is_read_as_its_album_is(tmp_path: Path) -> None:
    write_mp3(tmp_path / "1.mp3", *old_frames("cp1251", TIT2="Последний герой", TALB="Группа крови"))
    short = write_mp3(tmp_path / "2.mp3", *old_frames("cp1251", TIT2="Он"))
    assert read(tmp_path, short).title == "Он"
    alone = write_mp3(tmp_path / "x" / "2.mp3", *old_frames("cp1251", TIT2="Он"))
    assert read(tmp_path, alone).title == "Îí"
    assert read(tmp_path, alone, ReadingRules("cp1251")).title == "Он"


def test_as_they_say_is_as_they_say(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "1.mp3", *old_frames("cp1251", TIT2="Последний герой"))
    assert read(tmp_path, path, ReadingRules("latin-1")).title == "Ïîñëåäíèé ãåðîé"


def test_western_latin_1_stays(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "1.mp3", *old_frames("cp1252", TIT2="Müßiggang – don’t", TPE1="Größe"))
    found = read(tmp_path, path)
    assert (found.title, found.artists) == ("Müßiggang – don’t", ("Größe",))


@pytest.mark.parametrize(
    ("fields", "artists"),
    [
        (
            {
                "artist": ["NORD / SÜD KREIS"],
                "artists": ["NORD / SÜD KREIS"],
                "musicbrainz_artistid": [ID + "1"],
            },
            ("NORD / SÜD KREIS",),
        ),
        ({"artist": ["NORD / SÜD KREIS"], "artists": ["NORD / SÜD KREIS"]}, ("NORD / SÜD KREIS",)),
        ({"artist": ["NORD / SÜD KREIS"], "musicbrainz_artistid": [ID + "1"]}, ("NORD / SÜD KREIS",)),
        ({"artist": ["NORD / SÜD KREIS", "Gast; Stimme"]}, ("NORD / SÜD KREIS", "Gast; Stimme")),
        (
            {"artist": ["NORD / SÜD KREIS feat. Anna"], "artists": ["NORD / SÜD KREIS", "Anna"]},
            ("NORD / SÜD KREIS", "Anna"),
        ),
        ({"artist": ["A feat. B"], "artists": ["A; B"]}, ("A", "B")),
        ({"artist": ["A; B"]}, ("A", "B")),
        (
            {"artist": ["N / S; Gast"], "musicbrainz_artistid": [ID + "1", ID + "2"]},
            ("N / S", "Gast"),
        ),
    ],
)
def test_explicit_lists_are_not_split_again(
    tmp_path: Path, fields: dict[str, list[str]], artists: tuple[str, ...]
) -> None:
    path = write_flac(tmp_path / "a.flac", {"title": ["T"], **fields})
    assert read(tmp_path, path).artists == artists


def test_separators_of_the_person(tmp_path: Path) -> None:
    path = write_flac(tmp_path / "a.flac", {"title": ["T"], "artist": ["A & B; C"], "genre": ["X & Y"]})
    found = read(tmp_path, path, ReadingRules(separators="&"))
    assert (found.artists, found.genres) == (("A", "B; C"), ("X", "Y"))


def test_nulls_in_id3_are_a_list_and_entities_are_no_separator(tmp_path: Path) -> None:
    nulls = write_mp3(tmp_path / "a.mp3", mutagen.id3.TPE1(encoding=3, text=["A / B Band", "C"]))
    assert read(tmp_path, nulls).artists == ("A / B Band", "C")
    entity = write_mp3(tmp_path / "b.mp3", mutagen.id3.TPE1(encoding=3, text="Stein &amp; Fluss"))
    assert read(tmp_path, entity).artists == ("Stein & Fluss",)


def test_text_of_new_scripts_is_kept_in_tags_and_in_names(tmp_path: Path) -> None:
    fields = {"title": ["\U0001fae8"], "artist": ["می\u200cخواهم"], "album": ["Gro\u0308ße"]}
    found = read(tmp_path, write_flac(tmp_path / "File.flac", fields))
    assert (found.title, found.artists, found.album) == ("\U0001fae8", ("می\u200cخواهم",), "Größe")
    assert (
        read(tmp_path, write_wav(tmp_path / "می\u200cخواهم \U0001fae8.wav")).title
        == "می\u200cخواهم \U0001fae8"
    )


def test_sides_in_tags_and_in_names(tmp_path: Path) -> None:
    path = write_flac(tmp_path / "a.flac", {"title": ["T"], "tracknumber": ["B2/6"]})
    found = read(tmp_path, path)
    assert (found.disc_number, found.track_number, found.position) == (2, 2, "B2")
    album = tmp_path / "Die Rille - Namen (1971)"
    for name in ("A1 - Zeta", "A2 - Ypsi", "B1 - Xi", "B2 - Omega"):
        write_wav(album / f"{name}.wav")
    found = read(tmp_path, album / "B1 - Xi.wav")
    assert (found.title, found.artists, found.album) == ("Xi", ("Die Rille",), "Namen")
    assert (found.disc_number, found.track_number, found.position) == (2, 1, "B1")


def test_an_artist_whose_name_is_like_a_side_stays_one(tmp_path: Path) -> None:
    for name in ("U2 - One", "U2 - Two", "M83 - Three"):
        write_wav(tmp_path / f"{name}.wav")
    assert read(tmp_path, tmp_path / "U2 - One.wav").artists == ("U2",)


@pytest.mark.parametrize(
    "picture",
    [
        "Album/cover.jpg",
        "Album/Scans/front.jpg",
        "Album/CD1/Artwork/Booklet 01.jpg",
        "Album/covers/x-Front.png",
    ],
)
def test_the_cover_of_an_album_in_discs(tmp_path: Path, picture: str) -> None:
    track = write_wav(tmp_path / "Album" / "CD1" / "01 A.wav")
    assert read(tmp_path, track).cover is CoverSource.NONE
    place = tmp_path / picture
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(JPEG)
    assert read(tmp_path, track).cover is CoverSource.FOLDER
    other = write_wav(tmp_path / "Album" / "Bonus" / "01 B.wav")
    assert read(tmp_path, other).cover is CoverSource.NONE
