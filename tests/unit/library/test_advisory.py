"""Explicit tracks, as each format marks them."""

from __future__ import annotations

from pathlib import Path

import mutagen.apev2
import mutagen.asf
import mutagen.id3
import mutagen.mp4
import pytest

from musicrec_desktop.library.tag_names import fields_of
from musicrec_desktop.library.tags import is_explicit
from tests.support.audio_files import write_tone
from tests.unit.library.files import read_tags, write_flac, write_mp3

VALUES = [("1", True), ("4", True), ("2", False), ("0", False), ("", False)]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_id3_vorbis_and_ape_fields(tmp_path: Path, value: str, expected: bool) -> None:
    advisory = mutagen.id3.TXXX(desc="ITUNESADVISORY", text=value)
    mp3 = write_mp3(tmp_path / "a.mp3", mutagen.id3.TIT2(text="T"), advisory)
    flac = write_flac(tmp_path / "a.flac", {"title": ["T"], "ITUNESADVISORY": [value]})
    behind = write_mp3(tmp_path / "b.mp3")
    tags = mutagen.apev2.APEv2()
    tags.update({"Title": "T", "iTunesAdvisory": value or "0"})
    tags.save(behind)
    assert [read_tags(str(path), path.name).is_explicit for path in (mp3, flac, behind)] == [expected] * 3


@pytest.mark.parametrize(
    ("rating", "expected"), [(1, True), (4, True), (2, False), (0, False), (None, False)]
)
def test_mp4_rating(tmp_path: Path, rating: int | None, expected: bool) -> None:
    path = write_tone(str(tmp_path / "a.m4a"), 0.2)
    audio = mutagen.mp4.MP4(path)
    audio["\xa9nam"] = "T"
    if rating is not None:
        audio["rtng"] = [rating]
    audio.save()
    assert read_tags(path, "a.m4a").is_explicit is expected


@pytest.mark.parametrize("name", ["ITUNESADVISORY", "WM/ITunesAdvisory", "iTunes Advisory"])
def test_asf_fields(name: str) -> None:
    tags = mutagen.asf.ASFTags()
    tags[name] = [mutagen.asf.ASFDWordAttribute(1)]
    assert is_explicit(fields_of(tags), "T", "")


@pytest.mark.parametrize(
    ("title", "album", "expected"),
    [
        ("Song (Explicit)", "", True),
        ("Song", "Album [explicit]", True),
        ("Song (Explicit Version) ", "", True),
        ("Explicit", "Explicit", False),
        ("Song (explicit) live", "", False),
        ("Song (clean)", "Album", False),
    ],
)
def test_shops_write_it_behind_titles(tmp_path: Path, title: str, album: str, expected: bool) -> None:
    path = write_mp3(tmp_path / "a.mp3", mutagen.id3.TIT2(text=title), mutagen.id3.TALB(text=album))
    assert read_tags(str(path), "a.mp3").is_explicit is expected
