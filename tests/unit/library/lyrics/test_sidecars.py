"""Which files of lyrics belong to which music, their encodings, and files that cannot be used."""

from __future__ import annotations

import codecs
import random
from pathlib import Path

import pytest

from musicrec_desktop.library.lyrics import sidecars
from musicrec_desktop.library.lyrics.names import beside, lyrics_beside
from musicrec_desktop.library.lyrics.sidecars import lyrics_in, read_sidecar
from musicrec_desktop.model.lyrics import Lyrics, LyricsProblem
from tests.support.shared import shared_dir

TTML = """<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><body><div>
<p begin="1.5s" end="3s" ttm:agent="v1"><span begin="1.5s">one</span> <span begin="2s">two</span>
<span ttm:role="x-bg"><span begin="2.5s">ooh</span></span></p>
<p begin="00:00:05.250">plain<br/>broken</p></div></body></tt>"""
SRT = "1\n00:00:01,500 --> 00:00:03,000\n<i>one</i>\ntwo &amp; three\n\n"
SRT += "2\n00:01:00,000 --> 00:01:02,000\nfour\n"


def lines_of(name: str, data: str | bytes) -> list[tuple[int | None, str]]:
    found = lyrics_in(name, data.encode() if isinstance(data, str) else data)
    assert isinstance(found, Lyrics), found
    return [(line.start_ms, line.text) for line in found.lines]


def test_names_that_belong_to_a_track() -> None:
    others = ["Song.lrc", "song.TXT", "Song.en.lrc", "Song.flac.elrc", "Other.lrc", "Song.live.lrc"]
    found = lyrics_beside(["Song.flac", "Song.mp3", "Third.ogg"], others)
    assert found["Song.flac"] == ["Song.flac.elrc", "Song.en.lrc", "Song.lrc", "song.TXT"]
    assert found["Song.mp3"] == ["Song.en.lrc", "Song.lrc", "song.TXT"]
    assert "Third.ogg" not in found


def test_accents_in_either_form_belong_together() -> None:
    assert lyrics_beside(["E\u0301tude.flac"], ["\u00e9tude.lrc"]) == {"E\u0301tude.flac": ["\u00e9tude.lrc"]}


def test_files_beside_a_track(tmp_path: Path) -> None:
    for name in ("Song.lrc", "Song.flac", "Other.lrc"):
        (tmp_path / name).write_text("[00:01]a")
    assert beside(str(tmp_path / "Song.flac")) == [str(tmp_path / "Song.lrc")]
    assert beside(str(tmp_path / "gone" / "Song.flac")) == []


def test_the_language_of_a_name() -> None:
    found = lyrics_in("Song.de-AT.lrc", b"[00:01]a")
    assert isinstance(found, Lyrics)
    assert found.language == "de-AT"


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("Blå timme".encode("cp1252"), "Blå timme"),
        ("Blå timme".encode(), "Blå timme"),
        (codecs.BOM_UTF8 + "Blå".encode(), "Blå"),
        (codecs.BOM_UTF16_LE + "Blå".encode("utf-16-le"), "Blå"),
        (codecs.BOM_UTF16_BE + "Blå".encode("utf-16-be"), "Blå"),
        (codecs.BOM_UTF32_LE + "Blå".encode("utf-32-le"), "Blå"),
        ("just plain words".encode("utf-16-le"), "just plain words"),
        ("Московские вечера у реки".encode("cp1251"), "Московские вечера у реки"),
        ("Blå".encode()[:-1], "Bl"),
    ],
)
def test_encodings(data: bytes, wanted: str) -> None:
    assert lines_of("a.txt", data) == [(None, wanted)]


def test_lrc_under_another_name_is_synced() -> None:
    assert lines_of("a.txt", "[00:01]one") == [(1000, "one")]


def test_subtitles() -> None:
    assert lines_of("a.srt", SRT) == [(1500, "one\ntwo & three"), (60_000, "four")]
    assert lines_of("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nhi") == [(1000, "hi")]


def test_ttml() -> None:
    found = lyrics_in("a.ttml", TTML.encode())
    assert isinstance(found, Lyrics)
    one, two = found.lines
    assert [(word.start_ms, word.text) for word in one.words] == [(1500, "one "), (2000, "two")]
    assert (one.text, one.background, one.end_ms, one.voice) == ("one two", "ooh", 3000, "v1")
    assert (two.start_ms, two.text) == (5250, "plain\nbroken")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.lrc", b"", "empty"),
        ("a.lrc", b"[ti:only fields]\n", "empty"),
        ("a.lrc", b"\x89PNG\r\n\x1a\n" + bytes(200), "not-text"),
        ("a.ttml", b"<tt><p>", "damaged"),
        ("a.ttml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><tt><p begin='1s'>&b;</p></tt>", "damaged"),
        ("a.ttml", b"<a>" * 100 + b"</a>" * 100, "damaged"),
        ("a.lrc", b"[0:00]a\n" * 30_000, "too-long"),
    ],
)
def test_what_cannot_be_used_has_a_reason(name: str, data: bytes, reason: str) -> None:
    assert lyrics_in(name, data) == LyricsProblem(name, reason)


def test_large_and_absent_files(tmp_path: Path) -> None:
    large = tmp_path / "a.lrc"
    large.write_bytes(b"a" * (sidecars.MOST_BYTES + 1))
    assert read_sidecar(str(large)) == LyricsProblem("a.lrc", "too-large")
    assert read_sidecar(str(tmp_path / "b.lrc")) == LyricsProblem("b.lrc", "unreadable")


SIGNS = (b"[", b"]", b"<", b":", b"\n", b"00:", b"\0", b"\xff\xfe")


def test_mutants_never_raise() -> None:
    draws = random.Random(18)
    folder = Path(shared_dir("exchange/lyrics"))
    seeds = [path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in {".lrc", ".txt"}]
    seeds += [TTML.encode(), SRT.encode()]
    names = ("a.lrc", "a.txt", "a.srt", "a.ttml")
    for number in range(2_000):
        data = bytearray(draws.choice(seeds))
        for _ in range(draws.randrange(1, 12)):
            place = draws.randrange(len(data) + 1)
            match draws.randrange(4):
                case 0:
                    data[place : place + draws.randrange(8)] = draws.randbytes(draws.randrange(8))
                case 1:
                    data[place:] = b""
                case 2:
                    data[place:place] = data[: draws.randrange(60)]
                case _:
                    data[place:place] = draws.choice(SIGNS)
        found = lyrics_in(names[number % len(names)], bytes(data))
        assert isinstance(found, (Lyrics, LyricsProblem))
        if isinstance(found, Lyrics):
            assert all(line.start_ms is None or line.start_ms >= 0 for line in found.lines)
