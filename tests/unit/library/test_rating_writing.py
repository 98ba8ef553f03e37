"""Ratings written into files: each value in every format, nothing else touched, only ours taken out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import av
import mutagen
import mutagen.id3
import numpy as np
import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.rating_tags import RATING_OWNER, read_rating, write_rating
from musicrec_desktop.library.tag_rewriting import Rewritten
from musicrec_desktop.model.rating import MOST_HALF_STARS
from tests.support.shared import shared_dir
from tests.unit.analysis.making import melody, write
from tests.unit.library.files import write_mp3
from tests.unit.library.test_loudness_tags import (
    FORMATS,
    RARE,
    decoded,
    leftovers,
    state,
    tag_fully,
    tags_of,
    write_wma,
)

POPM_OF_HALF_STARS = (0, 13, 1, 54, 64, 118, 128, 186, 196, 242, 255)


def put(path: Path, half_stars: int, replaced: int = 0) -> Rewritten:
    return write_rating(str(path), *state(path), half_stars, replaced)


def rating_of(path: Path) -> int | None:
    return read_rating(str(path)).rating


def made(folder: Path, suffix: str, codec: str) -> Path:
    path = folder / f"a{suffix}"
    if suffix == ".wma":
        write_wma(path)
    else:
        write(path, melody(1), codec=codec)
    return path


def popms(path: Path) -> dict[str, tuple[int, int]]:
    """Rating and play count by owner."""
    tags = mutagen.File(path).tags or mutagen.id3.ID3()
    return {frame.email: (frame.rating, getattr(frame, "count", 0)) for frame in tags.getall("POPM")}


@pytest.mark.parametrize(("suffix", "codec"), FORMATS.items())
def test_every_format_takes_every_rating_and_loses_nothing(tmp_path: Path, suffix: str, codec: str) -> None:
    path = made(tmp_path, suffix, codec)
    tag_fully(path)
    before, sound = tags_of(path), decoded(path)
    last = 0
    for half_stars in (*range(MOST_HALF_STARS + 1), 7):
        written = put(path, half_stars, last)
        assert (written.size, written.mtime_ns) == state(path)
        found = read_rating(str(path))
        assert found.rating == (half_stars * 10 or None)
        assert not found.is_conflicting
        last = half_stars
    assert tags_of(path) == before
    assert decoded(path) == sound
    put(path, 0, 7)
    assert rating_of(path) is None
    assert not [name for name in mutagen.File(path).tags if "rating" in str(name).lower()]
    assert leftovers(tmp_path) == []


@pytest.mark.shared
@pytest.mark.parametrize("name", RARE)
def test_rare_formats_take_ratings_too(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copyfile(os.path.join(shared_dir("edge/mutagen"), name), path)
    put(path, 9)
    assert rating_of(path) == 90
    put(path, 0, 9)
    assert rating_of(path) is None


def test_popm_has_the_values_that_others_write(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3")
    for half_stars, value in enumerate(POPM_OF_HALF_STARS):
        put(path, half_stars, max(0, half_stars - 1))
        assert popms(path) == ({RATING_OWNER: (value, 0)} if value else {})


@pytest.mark.parametrize(
    ("suffix", "field", "text"),
    [
        (".mp3", "TXXX:FMPS_Rating", "0.9"),
        (".flac", "FMPS_RATING", "0.9"),
        (".m4a", "----:com.apple.iTunes:FMPS_Rating", "0.9"),
        (".wma", "FMPS/Rating", "0.9"),
        (".wv", "FMPS_Rating", "0.9"),
    ],
)
def test_fmps_has_the_name_that_others_read(tmp_path: Path, suffix: str, field: str, text: str) -> None:
    path = made(tmp_path, suffix, FORMATS[suffix])
    put(path, 9)
    value: Any = mutagen.File(path).tags[field]
    first = value.text[0] if hasattr(value, "text") else value[0]
    assert (first.decode() if isinstance(first, bytes) else str(first)) == text


def test_owners_and_counts_of_others_stay(tmp_path: Path) -> None:
    frames = mutagen.id3
    path = write_mp3(
        tmp_path / "a.mp3",
        frames.POPM(email="Windows Media Player 9 Series", rating=128, count=12),
        frames.POPM(email="no@email", rating=13),
        frames.POPM(email=RATING_OWNER, rating=0, count=1 << 33),
        frames.TXXX(encoding=3, desc="FMPS_Playcount", text=["3.0"]),
    )
    others = {"Windows Media Player 9 Series": (128, 12), "no@email": (13, 0)}
    put(path, 10)
    assert popms(path) == {**others, RATING_OWNER: (255, 1 << 33)}
    put(path, 0, 10)
    assert popms(path) == {**others, RATING_OWNER: (0, 1 << 33)}
    assert str(mutagen.id3.ID3(path)["TXXX:FMPS_Playcount"]) == "3.0"


@pytest.mark.parametrize("suffix", [".mp3", ".flac"])
def test_a_rating_of_another_program_is_not_taken_out(tmp_path: Path, suffix: str) -> None:
    path = made(tmp_path, suffix, "")
    put(path, 9)
    audio = mutagen.File(path)
    if suffix == ".mp3":
        audio.tags.add(mutagen.id3.TXXX(encoding=3, desc="FMPS_Rating", text=["0.35"]))
    else:
        audio["FMPS_RATING"] = "0.35"
    audio.save()
    put(path, 0, 9)
    assert rating_of(path) == 35
    put(path, 4)
    assert rating_of(path) == 40
    # What we do not know of is taken for theirs; in ID3 our own frame tells.
    put(path, 0)
    assert rating_of(path) == (None if suffix == ".mp3" else 40)


def test_an_old_tag_keeps_its_version(tmp_path: Path) -> None:
    path = write_mp3(tmp_path / "a.mp3", mutagen.id3.TIT2(encoding=1, text="Title"))
    tags = mutagen.id3.ID3(path)
    tags.save(path, v2_version=3)
    put(path, 5)
    assert mutagen.id3.ID3(path, translate=False).version == (2, 3, 0)
    assert rating_of(path) == 50


def test_a_file_that_has_the_rating_is_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path, ".flac", "")
    put(path, 6)
    inode, found = path.stat().st_ino, state(path)
    assert put(path, 6).mtime_ns == found[1]
    assert (path.stat().st_ino, state(path)) == (inode, found)


def test_what_plays_goes_on_while_its_rating_is_written(tmp_path: Path) -> None:
    path = made(tmp_path, ".mp3", "")
    whole = decoded(path)

    def heard() -> Iterator[bytes]:
        with av.open(str(path)) as container:
            for number, frame in enumerate(container.decode(audio=0)):
                if number == 3:
                    put(path, 8)
                yield np.asarray(frame.to_ndarray()).tobytes()

    assert b"".join(heard()) == whole
    assert rating_of(path) == 80


def test_what_cannot_be_written_says_why_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.aac"
    write(path, melody(1))
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="no-own-fields"):
        put(path, 3)
    assert path.read_bytes() == before
