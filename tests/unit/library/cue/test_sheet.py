"""The text of a sheet: what programs write, and what they get wrong."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library import code_pages
from musicrec_desktop.library.cue.cutting import parts_of
from musicrec_desktop.library.cue.reading import read_sheet, text_of
from musicrec_desktop.library.cue.sheet import MOST_TRACKS, frames_of, parse
from musicrec_desktop.model.track import ReplayGain, Tags
from tests.support.shared import shared_dir

ALBUM = """\
REM GENRE "Dub; Ambient"
REM DATE 2022
REM DISCNUMBER 2
REM TOTALDISCS 3
REM REPLAYGAIN_ALBUM_GAIN -7.50 dB
REM REPLAYGAIN_ALBUM_PEAK 0.987654
CATALOG 4006381333931
PERFORMER "Ansel & Vega"
TITLE "One Long Take"
FILE "One Long Take.flac" WAVE
  TRACK 01 AUDIO
    TITLE "Count "In""
    ISRC XXDEM2200001
    FLAGS DCP
    REM REPLAYGAIN_TRACK_GAIN -6.25 dB
    REM REPLAYGAIN_TRACK_PEAK 0.5
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    PERFORMER "Ansel & Vega feat. Mira Osei"
    SONGWRITER Mira Osei
    PREGAP 00:02:00
    INDEX 00 01:58:40
    INDEX 01 02:00:37
    INDEX 02 03:00:00
    POSTGAP 00:01:00
"""


def starts(text: str) -> list[list[int]]:
    """Where the tracks of each file begin."""
    return [[track.start for track in file.tracks] for file in parse(text).files]


def test_what_a_sheet_says() -> None:
    sheet = parse(ALBUM)
    (file,) = sheet.files
    first, second = parts_of(
        sheet, file, Tags("Whole", duration_ms=240_000, is_explicit=True), separators=";"
    )
    assert (first.tags.title, second.tags.title) == ('Count "In"', "Track 2")
    assert first.tags.artists == first.tags.album_artists == ("Ansel & Vega",)
    assert second.tags.artists == ("Ansel & Vega feat. Mira Osei",)
    assert second.tags.details.composers == ("Mira Osei",)
    assert first.tags.details.isrcs == ("XXDEM2200001",)
    assert (first.tags.genres, first.tags.year) == (("Dub", "Ambient"), 2022)
    assert (first.tags.disc_number, first.tags.disc_total, first.tags.track_total) == (2, 3, 2)
    assert first.tags.replay_gain == ReplayGain(-6.25, 0.5, -7.5, 0.987654)
    assert (first.span.start, first.span.end) == (0, 9037)
    assert (second.span.start, second.span.end) == (9037, None)
    assert second.tags.duration_ms == 240_000 - 120_493


def test_what_holds_for_the_file_as_one_track_does_not_hold_for_its_parts() -> None:
    sheet = parse(ALBUM.replace("REM REPLAYGAIN", "REM"))
    whole = Tags("Whole", recording_id="x", bpm=120.0, replay_gain=ReplayGain(-5.0, 0.9))
    tags = parts_of(sheet, sheet.files[0], whole)[0].tags
    assert (tags.recording_id, tags.bpm) == ("", None)
    # The gain of a file that is an album is that of the album.
    assert tags.replay_gain == ReplayGain(None, None, -5.0, 0.9)


@pytest.mark.parametrize(
    ("text", "frames"),
    [
        ("00:00:00", 0),
        ("02:00:37", 9037),
        ("123:59:74", (123 * 60 + 59) * 75 + 74),
        (" 1:2:3 ", 62 * 75 + 3),
        ("00:60:00", None),
        ("00:00:75", None),
        ("00:00", None),
        ("-1:00:00", None),
        ("9999999:00:00", None),
        ("", None),
    ],
)
def test_times(text: str, frames: int | None) -> None:
    assert frames_of(text) == frames


@pytest.mark.parametrize(
    "line",
    ['FILE "My Album.wav" WAVE', "FILE My Album.wav WAVE", "file “My Album.wav” WAVE", 'FILE "My Album.wav"'],
)
def test_names_of_files(line: str) -> None:
    assert parse(f"{line}\nTRACK 01 AUDIO\nINDEX 01 00:00:00").files[0].name == "My Album.wav"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ends_of_lines_and_a_mark_are_no_matter(end: str) -> None:
    assert parse("\ufeff" + ALBUM.replace("\n", end)) == parse(ALBUM)


def test_a_track_lies_where_its_index_is() -> None:
    gaps = """FILE "a.wav" WAVE
TRACK 01 AUDIO
INDEX 01 00:00:00
TRACK 02 AUDIO
INDEX 00 00:33:10
FILE "b.wav" WAVE
INDEX 01 00:00:00
TRACK 03 AUDIO
INDEX 01 00:10:00
"""
    assert starts(gaps) == [[0], [0, 750]]
    assert starts("FILE a WAVE\nTRACK 01 AUDIO\nINDEX 00 00:01:00\nTRACK 02 AUDIO\nINDEX 02 00:02:00") == [
        [75, 150]
    ]
    assert starts("TRACK 01 AUDIO\nINDEX 01 00:00:00") == []


def test_data_ends_the_track_before_it_and_is_none() -> None:
    sheet = parse(
        "FILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:01:00\n"
        "TRACK 03 MODE1/2352\nINDEX 01 00:02:00"
    )
    found = parts_of(sheet, sheet.files[0], Tags("x", duration_ms=9_000))
    assert [part.span.end for part in found] == [75, 150]
    assert found[0].tags.track_total == 2


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", ""), ("utf-8", "\ufeff"), ("utf-16-le", "\ufeff"), ("utf-16-le", ""), ("utf-16-be", "\ufeff")],
)
def test_unicode(encoding: str, mark: str) -> None:
    text = 'PERFORMER "Zoë Ødegård"\nTITLE "東京 Blå"\n' + ALBUM
    assert text_of((mark + text).encode(encoding)) == text


@pytest.mark.parametrize(
    ("code_page", "text"),
    [
        ("cp1252", 'PERFORMER "Zoë Ødegård"\nTITLE "Smörgås & Café"'),
        (
            "cp1251",
            'PERFORMER "Кино"\nTITLE "Группа крови"\nTITLE "Звезда по имени Солнце"',
        ),
        (
            "shift_jis",
            'PERFORMER "坂本龍一"\nTITLE "戦場のメリークリスマス"\nREM COMMENT "ありがとうございました"',
        ),
    ],
)
def test_code_pages_are_guessed(code_page: str, text: str) -> None:
    assert text_of(text.encode(code_page)) == text


def test_a_code_page_that_was_chosen_is_used() -> None:
    assert text_of('TITLE "Кино"'.encode("cp1251"), "cp1251") == 'TITLE "Кино"'
    assert text_of('TITLE "Blå"'.encode("cp1252"), code_pages.AS_TAGGED) == 'TITLE "Blå"'


def test_samples_of_the_field() -> None:
    folder = Path(shared_dir("exchange/cue"))
    expected = json.loads((folder / "expected.json").read_text("utf-8"))["files"]
    whole = Tags("x", duration_ms=600_000)
    for name, told in expected.items():
        if "refused" in told:
            with pytest.raises(LibraryError, match="cue-only-data"):
                read_sheet(str(folder / name))
            continue
        sheet = read_sheet(str(folder / name))
        assert sheet.texts["TITLE"] == told["name"]
        if "tracks" not in told:
            assert len(sheet.files) == len(told["entries"])
            continue
        parts = parts_of(sheet, sheet.files[0], whole)
        assert [part.tags.title for part in parts] == [one["title"] for one in told["tracks"]]
        assert [part.tags.artist_text for part in parts] == [one["artist"] for one in told["tracks"]]
        assert [part.span.start_ms for part in parts] == [one["start_ms"] for one in told["tracks"]]


def test_no_code_page_is_guessed_of_what_is_no_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A megabyte of sound with a wrong name took seconds.
    monkeypatch.setattr(code_pages, "guess", lambda _texts: pytest.fail("guessed"))
    path = tmp_path / "a.cue"
    path.write_bytes(random.Random(3).randbytes(50_000))
    with pytest.raises(LibraryError, match="cue-not-a-sheet"):
        read_sheet(str(path))


def test_limits() -> None:
    many = "FILE a.wav WAVE\n" + "".join(
        f"TRACK {number} AUDIO\nINDEX 01 {number}:00:00\n" for number in range(2 * MOST_TRACKS)
    )
    assert parse(many).track_count == MOST_TRACKS
    assert len(parse('FILE "a" WAVE\n' * 5_000).files) < 1_000
    assert parse("TITLE " + "x" * (1 << 21)).texts["TITLE"]


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    sheet = parse(text)
    for file in sheet.files:
        parts_of(sheet, file, Tags("x"))


def test_sheets_with_bytes_changed_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    rng = random.Random(18)
    path = tmp_path_factory.mktemp("fuzz") / "a.cue"
    refused: set[str] = set()
    for _ in range(300):
        data = bytearray(ALBUM.encode())
        for _ in range(rng.randrange(1, 12)):
            place = rng.randrange(len(data))
            match rng.randrange(3):
                case 0:
                    data[place] = rng.randrange(256)
                case 1:
                    del data[place : place + rng.randrange(60)]
                case _:
                    data[place:place] = bytes(rng.randrange(256) for _ in range(rng.randrange(20)))
        path.write_bytes(data)
        try:
            sheet = read_sheet(str(path))
        except LibraryError as error:
            refused.add(error.reason)
            continue
        for file in sheet.files:
            for part in parts_of(sheet, file, Tags("x", duration_ms=240_000)):
                assert part.tags.title
                assert part.span.start >= 0
                assert part.span.end is None or part.span.end > part.span.start
    assert refused
    assert all(reason.startswith("cue-") for reason in refused)
