"""Cover pictures."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import mutagen.flac
import mutagen.id3
import pytest

from musicrec_desktop.library.artwork import (
    CoverNames,
    folder_cover_name,
    folder_cover_path,
    is_image,
    read_embedded_cover,
    read_picture,
)
from tests.support.shared import shared_dir
from tests.unit.library.files import JPEG, PNG, write_flac, write_mp3, write_wav


def read_cover(path: str) -> bytes | None:
    """As the cover service looks for one: inside the file, then in its folder."""
    return read_embedded_cover(path) or read_picture(folder_cover_path(os.path.dirname(path)))


def test_the_front_cover_comes_first(tmp_path: Path) -> None:
    path = write_mp3(
        tmp_path / "a.mp3",
        mutagen.id3.APIC(mime="image/png", type=4, desc="back", data=PNG),
        mutagen.id3.APIC(mime="image/jpeg", type=3, desc="front", data=JPEG),
    )
    assert read_cover(str(path)) == JPEG


def test_flac_pictures_and_picture_comments(tmp_path: Path) -> None:
    assert read_cover(str(write_flac(tmp_path / "a.flac", None, PNG, JPEG))) == JPEG
    picture = mutagen.flac.Picture()
    picture.type, picture.data = 3, PNG
    fields = {"metadata_block_picture": ["%%%", base64.b64encode(picture.write()).decode()]}
    assert read_cover(str(write_flac(tmp_path / "b.flac", fields))) == PNG
    assert (
        read_cover(str(write_flac(tmp_path / "c.flac", {"coverart": [base64.b64encode(JPEG).decode()]})))
        == JPEG
    )


def test_unknown_pictures_are_refused(tmp_path: Path) -> None:
    frame = mutagen.id3.APIC(mime="image/jpeg", type=3, data=b"this is not a picture at all")
    path = write_mp3(tmp_path / "a.mp3", frame)
    assert read_cover(str(path)) is None
    (tmp_path / "cover.png").write_bytes(PNG)
    assert read_cover(str(path)) == PNG


def test_names_of_folder_covers() -> None:
    assert folder_cover_name(["z.jpg", "Folder.JPG", "COVER.Png"]) == "COVER.Png"
    assert folder_cover_name(["cover.txt", "back.jpg"]) is None


def test_names_of_the_field_in_their_order() -> None:
    names = [
        "AlbumArtSmall.jpg",
        "AlbumArt_{0F5A-11}_Large.jpg",
        "Ada North.png",
        "Back Cover.jpg",
        "Blue Hour.tif",
        "front.BMP",
        "the front of it.gif",
    ]
    named = CoverNames("01 Rain", "Blue Hour", ("Ada North",))
    order = []
    while (name := folder_cover_name(names, named)) is not None:
        order.append(name)
        names.remove(name)
    assert order == [
        "front.BMP",
        "Blue Hour.tif",
        "AlbumArt_{0F5A-11}_Large.jpg",
        "Ada North.png",
        "the front of it.gif",
        "AlbumArtSmall.jpg",
    ]
    assert names == ["Back Cover.jpg"]


def test_loose_files_have_pictures_of_their_own_names_alone(tmp_path: Path) -> None:
    for name in ("cover.jpg", "Rain.webp", "Bo - Sun.png"):
        (tmp_path / name).write_bytes(JPEG)

    def picture_of(named: CoverNames) -> str:
        found = folder_cover_path(str(tmp_path), named=named, is_one_album=lambda _directory: False)
        return os.path.basename(found)

    assert picture_of(CoverNames("Rain", "Blue", ("Ada",))) == "Rain.webp"
    assert picture_of(CoverNames("Light", "Sun", ("Bo",))) == "Bo - Sun.png"
    assert picture_of(CoverNames("Snow", "Blue", ("Ada",))) == ""
    assert os.path.basename(folder_cover_path(str(tmp_path))) == "cover.jpg"


def test_a_file_that_is_gone_has_no_cover(tmp_path: Path) -> None:
    assert read_cover(str(tmp_path / "no" / "a.mp3")) is None
    assert read_cover(str(write_wav(tmp_path / "a.wav"))) is None


def test_kinds_of_images() -> None:
    assert is_image(b"RIFF\0\0\0\0WEBPVP8 " + bytes(20))
    assert not is_image(b"<svg xmlns='http://www.w3.org/2000/svg'></svg>")
    assert not is_image(PNG[:8])
    assert is_image(b"II*\0" + bytes(20))
    assert is_image(b"MM\0*" + bytes(20))


@pytest.mark.shared
@pytest.mark.parametrize(
    "name", ["image.flac", "image.ogg", "image.m4a", "image.mp3", "image.wma", "image.ape"]
)
def test_every_format(name: str) -> None:
    data = read_cover(f"{shared_dir('edge')}/beets/{name}")
    assert data is not None
    assert is_image(data)
