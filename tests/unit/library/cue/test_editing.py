"""Other values in the lines of cue sheets; every other byte stays."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from musicrec_desktop.library.cue.editing import text_of_table, values_of, with_fields
from musicrec_desktop.library.cue.reading import text_of
from musicrec_desktop.library.cue.script import script_of
from musicrec_desktop.library.cue.sheet import Sheet, SheetFile, SheetTrack, parse
from musicrec_desktop.model.tag_fields import FIELD, SHEET_LEVELS, TagValues
from tests.support.shared import shared_dir

SHEET = (
    'REM GENRE "Dub"\r\n'
    "REM DATE 2022\r\n"
    'PERFORMER "Ansel & Vega"\r\n'
    'TITLE "One Long Take"\r\n'
    'FILE "take.flac" WAVE\r\n'
    "  TRACK 01 AUDIO\r\n"
    '    TITLE "Count In"\r\n'
    "    ISRC XXDEM2200001\r\n"
    "    INDEX 01 00:00:00\r\n"
    "  TRACK 02 AUDIO\r\n"
    "    FLAGS DCP\r\n"
    '    REM GENRE "Techno"\r\n'
    "    INDEX 00 00:01:40\r\n"
    "    INDEX 01 00:02:00\r\n"
)


def changed(text: str, changes: dict[int, TagValues]) -> list[tuple[str, str]]:
    """The lines that went and came."""
    new = with_fields(text, changes)
    assert new is not None
    before, after = text.splitlines(keepends=True), new.splitlines(keepends=True)
    return [("-", line) for line in before if line not in after] + [
        ("+", line) for line in after if line not in before
    ]


def values(text: str, place: int) -> TagValues:
    sheet = parse(text)
    track = next(track for file in sheet.files for track in file.tracks if track.place == place)
    return values_of(sheet, track)[0]


def test_what_a_sheet_says_of_its_tracks() -> None:
    assert values(SHEET, 1) == {
        "title": ("Count In",), "album": ("One Long Take",), "albumartist": ("Ansel & Vega",),
        "genre": ("Dub",), "date": ("2022",), "isrc": ("XXDEM2200001",),
        "tracknumber": ("1",), "tracktotal": ("2",),
    }  # fmt: skip
    assert values(SHEET, 2)["genre"] == ("Techno",)
    sheet = parse(SHEET)
    assert values_of(sheet, sheet.files[0].tracks[0])[1] == {"genre"}
    assert not values_of(sheet, sheet.files[0].tracks[1])[1]


def test_a_value_takes_the_place_of_another_in_its_line() -> None:
    assert changed(SHEET, {1: {"title": ("Counting",), "isrc": ("GBAYE0601498",)}}) == [
        ("-", '    TITLE "Count In"\r\n'),
        ("-", "    ISRC XXDEM2200001\r\n"),
        ("+", '    TITLE "Counting"\r\n'),
        ("+", "    ISRC GBAYE0601498\r\n"),
    ]
    assert changed(SHEET, {2: {"album": ("Takes",), "date": ("2023-05",)}}) == [
        ("-", "REM DATE 2022\r\n"),
        ("-", 'TITLE "One Long Take"\r\n'),
        ("+", "REM DATE 2023-05\r\n"),
        ("+", 'TITLE "Takes"\r\n'),
    ]


def test_new_lines_come_where_programs_expect_them() -> None:
    new = with_fields(
        SHEET, {2: {"title": ("The Take",), "artist": ("Mira",), "comment": ("x y",), "discnumber": ("2",)}}
    )
    assert new is not None
    lines = new.split("\r\n")
    assert lines[:4] == ['REM GENRE "Dub"', "REM DATE 2022", "REM DISCNUMBER 2", 'PERFORMER "Ansel & Vega"']
    at = lines.index("  TRACK 02 AUDIO")
    assert lines[at + 1 : at + 7] == [
        "    FLAGS DCP", '    REM GENRE "Techno"', '    TITLE "The Take"', '    PERFORMER "Mira"',
        '    REM COMMENT "x y"', "    INDEX 00 00:01:40",
    ]  # fmt: skip
    back = {"title": (), "artist": (), "comment": (), "discnumber": ()}
    assert with_fields(new, {2: back}) == SHEET


def test_a_genre_is_written_once_while_all_tracks_have_the_same() -> None:
    plain = SHEET.replace('    REM GENRE "Techno"\r\n', "")
    assert changed(plain, {1: {"genre": ("Rock",)}, 2: {"genre": ("Rock",)}}) == [
        ("-", 'REM GENRE "Dub"\r\n'),
        ("+", 'REM GENRE "Rock"\r\n'),
    ]
    one = with_fields(plain, {2: {"genre": ("Rock", "Pop")}})
    assert one is not None
    assert values(one, 1)["genre"] == ("Dub",)
    assert values(one, 2)["genre"] == ("Rock", "Pop")
    assert with_fields(one, {2: {"genre": ("Dub",)}}) == plain
    none = with_fields(SHEET, {1: {"genre": ()}, 2: {"genre": ()}})
    assert none is not None
    assert "GENRE" not in none
    bare = plain.replace('REM GENRE "Dub"\r\n', "")
    new = with_fields(bare, {1: {"genre": ("Dub",)}, 2: {"genre": ("Dub",)}})
    assert new is not None
    assert new.count("GENRE") == 1
    assert with_fields(new, {1: {"genre": ()}, 2: {"genre": ()}}) == bare


def test_a_composer_in_a_remark_stays_there() -> None:
    text = SHEET.replace("    ISRC XXDEM2200001\r\n", '    REM COMPOSER "Bach"\r\n')
    assert values(text, 1)["composer"] == ("Bach",)
    assert changed(text, {1: {"composer": ("Bach", "Busoni")}}) == [
        ("-", '    REM COMPOSER "Bach"\r\n'),
        ("+", '    REM COMPOSER "Bach; Busoni"\r\n'),
    ]
    assert ("+", '    SONGWRITER "Ives"\r\n') in changed(SHEET, {1: {"composer": ("Ives",)}})


def test_what_would_break_a_sheet_is_not_written() -> None:
    assert with_fields(SHEET, {1: {"title": ("two\nlines",)}}) is None
    assert with_fields(SHEET, {1: {"title": ("a\u2028b",)}}) is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_last_line_without_one(end: str) -> None:
    text = SHEET.replace("\r\n", end).removesuffix(end)
    new = with_fields(text, {2: {"title": ("Last",)}, 1: {"album": ("New",)}})
    assert new is not None
    assert set(new) & {"\r", "\n"} == set(end)
    assert not new.endswith(end)
    assert values(new, 2)["title"] == ("Last",)


def _some(name: str, source: random.Random) -> tuple[str, ...]:
    number = str(source.randrange(1, 2000))
    return (number if FIELD[name].kind in {"number", "date"} or name == "isrc" else f"{name} {number}",)


def test_random_edits_give_what_was_asked_and_go_back() -> None:
    source = random.Random(7)
    for _ in range(300):
        names = source.sample(sorted(set(SHEET_LEVELS) - {"genre", "comment"}), 4)
        place = source.choice([1, 2])
        wanted = {name: _some(name, source) for name in names}
        before = values(SHEET, place)
        new = with_fields(SHEET, {place: wanted})
        assert new is not None
        assert {name: values(new, place)[name] for name in names} == wanted
        back = with_fields(new, {place: {name: before.get(name, ()) for name in names}})
        assert back == SHEET


def test_a_table_becomes_a_text_with_the_same_places() -> None:
    table = Sheet(
        files=[
            SheetFile(
                "", tracks=[SheetTrack(1, start=0, texts={"ISRC": "XXDEM2200001"}), SheetTrack(2, start=5003)]
            )
        ]
    )
    made = parse(text_of_table(table, 'a "b".flac'))
    assert [track.start for track in made.files[0].tracks] == [0, 5003]
    assert made.files[0].tracks[0].texts == {"ISRC": "XXDEM2200001"}


@pytest.mark.parametrize("name", ["one_file", "gaps_appended", "cp1252", "data_track"])
def test_real_sheets_change_in_their_lines_alone(name: str) -> None:
    data = (Path(shared_dir("exchange/cue")) / f"{name}.cue").read_bytes()
    script = script_of(data)
    assert script is not None
    assert script.with_text(script.text) == data
    assert script.text == text_of(data)
    tracks = [track for file in parse(script.text).files for track in file.tracks if track.is_audio]
    for track in tracks:
        new = with_fields(script.text, {track.place: {"title": ("Nytt åäö",), "albumartist": ("Å",)}})
        assert new is not None
        written = script.with_text(new)
        assert written is not None
        kept = [line for line in written.split(b"\n") if line in data.split(b"\n")]
        assert len(data.split(b"\n")) - len(kept) <= 2
        assert parse(text_of(written)).texts["PERFORMER"] == "Å"


def test_names_and_artists_of_the_shared_sheet() -> None:
    folder = Path(shared_dir("exchange/cue"))
    expected = json.loads((folder / "expected.json").read_text("utf-8"))["files"]["one_file.cue"]
    text = text_of((folder / "one_file.cue").read_bytes())
    for told in expected["tracks"]:
        found = values(text, told["n"])
        assert found["title"] == (told["title"],)
        assert (found.get("artist") or found["albumartist"]) == (told["artist"],)
        assert found.get("isrc", ()) == ((told["isrc"],) if "isrc" in told else ())


def test_no_sign_that_the_encoding_lacks() -> None:
    script = script_of('TITLE "Blå timme"\n'.encode("cp1252"))
    assert script is not None
    assert script.with_text('TITLE "青い"\n') is None
