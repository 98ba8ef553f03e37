"""Ratings and play counts in files, by the scales of many programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import mutagen.apev2
import mutagen.id3
import mutagen.mp4
import pytest

from musicrec_desktop.library.rating_tags import TagRating, popm_rating, rating_in, read_rating, settled
from tests.support.exchange_library import EXCHANGE
from tests.unit.library.files import write_mp3

LISTENER = "me@example.invalid"
WINDOWS = "windows media player 9 series"


def _cases() -> list[Any]:
    path = EXCHANGE / "ratings" / "ratings.json"
    cases = json.loads(path.read_bytes()) if path.is_file() else []
    found = [
        pytest.param(case, id=f"{case['source']}: {case['key']}={case['raw']}")
        for case in cases
        if not case["source"].startswith(("iTunes", "MP4 rtng", "FMPS user"))
    ]
    skipped = pytest.mark.skip(reason=f"no samples at {EXCHANGE}; set MUSICREC_SHARED")
    return found or [pytest.param(None, marks=skipped)]


@pytest.mark.parametrize("case", _cases())
def test_ratings_of_programs_are_read_on_one_scale(case: dict[str, Any]) -> None:
    key, raw, wanted = case["key"], case["raw"], case["rating_0_100"]
    if key.startswith("POPM:"):
        assert popm_rating(key[5:].lower(), raw) == wanted
        return
    for name in key.replace("TXXX:", "").split(" / "):
        field = name.partition(" ")[0]
        assert rating_in([{field: str(raw)}]).rating == wanted
        frame = mutagen.id3.TXXX(encoding=3, desc=field, text=[str(raw)])
        tags = mutagen.id3.ID3()
        tags.add(frame)
        assert rating_in([tags]).rating == wanted


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("wmp_4_stars", TagRating(80)),
        ("traktor_4_stars", TagRating(80, 3)),
        ("quodlibet_075", TagRating(75, 6)),
        ("two_owners", TagRating(100, 12, is_conflicting=True)),
        ("fmps", TagRating(80, 7, is_fraction=True)),
        ("counter_only", TagRating(None, 9)),
    ],
)
def test_sample_files(name: str, wanted: TagRating) -> None:
    path = EXCHANGE / "ratings" / f"{name}.mp3"
    if not path.is_file():
        pytest.skip(f"no samples at {EXCHANGE}; set MUSICREC_SHARED")
    assert rating_in([mutagen.id3.ID3(path)]) == wanted


@pytest.mark.parametrize(
    ("owner", "value", "wanted"),
    [
        (WINDOWS, 1, 20), (WINDOWS, 13, 20), (WINDOWS, 192, 80), (WINDOWS, 252, 100), (WINDOWS, 0, None),
        ("musicbee@no.email", 13, 10), ("musicbee@no.email", 20, 20), ("no@email", 242, 90),
        ("quodlibet@lists.sacredchao.net", 64, 25), ("users@musicbrainz.org", 153, 60), ("", 102, 60),
        (LISTENER, 102, 40), (LISTENER, 196, 80), (LISTENER, 200, 78), (LISTENER, 2, 1),
        (LISTENER, 300, None),
    ],
)  # fmt: skip
def test_the_byte_of_popm_depends_on_who_wrote_it(owner: str, value: int, wanted: int | None) -> None:
    assert popm_rating(owner, value) == wanted


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"rating:me@x.invalid": "0.4", "rating": "5"}, TagRating(40, is_conflicting=True, is_fraction=True)),
        ({"playcount:me@x.invalid": "12"}, TagRating(None, 12)),
        ({"rating": "1"}, TagRating(20, is_doubtful=True)),
        ({"rating": "1.0"}, TagRating(20)),
        ({"rating": "-3"}, TagRating()),
        ({"rating": "1e3"}, TagRating()),
        ({"rating": "nan"}, TagRating()),
        ({"rating": "★★★"}, TagRating()),
        ({"rating": "a|b|c"}, TagRating()),
        ({"fmps_rating": "1.5"}, TagRating()),
        ({"wm/shareduserrating": "75"}, TagRating(80)),
        ({"wm/shareduserrating": "59"}, TagRating(60)),
        ({"fmps/rating": "0.9", "fmps/playcount": "3.0"}, TagRating(90, 3, is_fraction=True)),
        ({"title": "5"}, TagRating()),
    ],
)
def test_fields(fields: dict[str, str], wanted: TagRating) -> None:
    assert rating_in([fields]) == wanted


def test_the_users_address_is_not_kept() -> None:
    tags = mutagen.id3.ID3()
    tags.add(mutagen.id3.POPM(email=LISTENER, rating=255, count=3))
    assert LISTENER not in repr(rating_in([tags]))


def test_a_bare_one_is_what_the_files_beside_it_say() -> None:
    one, fraction, stars = (rating_in([{"rating": text}]) for text in ("1", "0.5", "4"))
    assert [each.rating for each in settled([one, fraction])] == [100, 50]
    assert [each.rating for each in settled([one, stars])] == [20, 80]


def test_files_of_several_formats(tmp_path: Path) -> None:
    popm = mutagen.id3.POPM(email="", rating=128, count=4)
    path = write_mp3(tmp_path / "a.mp3", popm, mutagen.id3.TXXX(encoding=3, desc="FMPS_Rating", text=["0.5"]))
    assert read_rating(str(path)) == TagRating(50, 4, is_fraction=True)
    ape = mutagen.apev2.APEv2()
    ape["Rating"] = "3"
    assert rating_in([ape]).rating == 60
    mp4 = mutagen.mp4.MP4Tags()
    mp4["----:com.apple.iTunes:FMPS_Rating"] = [mutagen.mp4.MP4FreeForm(b"0.7")]
    mp4["rtng"] = [4]
    assert rating_in([mp4]).rating == 70
    plain = mutagen.mp4.MP4Tags()
    plain["rate"] = ["80"]
    assert rating_in([plain]).rating == 80
