"""Encodings of lists: marks, UTF-16 without one, code pages that are named or guessed."""

from __future__ import annotations

import pytest

from musicrec_desktop.playlist_files.surroundings import code_page_of
from tests.unit.playlist_files.lists import FOLDER, parse, raws, refusal

NAMES = ("Zoë/Blå timme.mp3", "Пётр/Тихая вода.mp3", "夜の庭/月の影.flac", "Café/été.ogg")
TEXT = "#EXTM3U\n" + "\n".join(NAMES) + "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_every_unicode_with_every_line_end(encoding: str, end: str) -> None:
    data = TEXT.replace("\n", end)
    marked = data.encode(encoding)
    assert raws(parse("a.m3u", marked)) == list(NAMES)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["夜の庭/月の影.flac", "Пётр/Тихая вода.mp3"])
def test_utf_16_without_a_mark_or_latin_letters(encoding: str, name: str) -> None:
    assert raws(parse("a.m3u8", f"{name}\n{name}\n".encode(encoding))) == [name, name]
    pls = f"[playlist]\nFile1={name}\n".encode(encoding)
    assert raws(parse("a.pls", pls)) == [name]
    xspf = f"<playlist><trackList><track><location>{name}</location></track></trackList></playlist>"
    assert raws(parse("a.xspf", xspf.encode(encoding))) == [name]


def test_half_a_character_at_the_end_does_not_matter() -> None:
    assert raws(parse("a.m3u", TEXT.encode("utf-16")[:-1])) == list(NAMES)


def test_western_code_page_where_nothing_tells() -> None:
    document = parse("a.m3u", "Zoë – Öl.mp3\r\n".encode("cp1252"))
    assert raws(document) == ["Zoë – Öl.mp3"]
    assert [note.reason for note in document.notes] == ["guessed-encoding"]


def test_the_systems_code_page_comes_first() -> None:
    assert raws(parse("a.m3u", "Тихая вода.mp3".encode("cp1251"), code_page="cp1251")) == ["Тихая вода.mp3"]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Тихая вода.mp3", "cp1251"),
        ("Тихая вода.mp3", "koi8-r"),
        ("Тихая вода.mp3", "cp866"),
        ("Żółta łódź.mp3", "cp1250"),
        ("Ελλάδα.mp3", "cp1253"),
        ("月の影.mp3", "cp932"),
        ("月亮的影子.mp3", "gb18030"),
        ("Blå.mp3", "mac-roman"),
        ("Blå.mp3", "cp850"),
        ("Öl.mp3", "cp1252"),
    ],
)
def test_the_page_under_which_the_files_are_there(name: str, encoding: str) -> None:
    data = f"#EXTM3U\r\n#EXTINF:3,{name[:-4]}\r\n..\\{name}\r\n".encode(encoding)
    assert raws(parse("a.m3u", data, music=[f"/m/{name}"])) == [f"..\\{name}"]
    assert parse("a.m3u", data, music=[f"/m/{name}"]).entries[0].title == name[:-4]
    pls = f"[playlist]\r\nFile1=../{name}\r\n".encode(encoding)
    assert raws(parse("a.pls", pls, music=[f"/m/{name}"])) == [f"../{name}"]


def test_a_named_encoding_goes_before_the_systems() -> None:
    data = "#EXTM3U\n#EXTENC: windows-1251\nТихая.mp3\n".encode("cp1251")
    assert raws(parse("a.m3u", data)) == ["Тихая.mp3"]


@pytest.mark.parametrize("codec", ["zip", "rot13", "punycode", "unicode_escape", "idna", "no-such", "utf-7"])
def test_a_named_codec_that_is_no_code_page_is_passed_over(codec: str) -> None:
    data = f"#EXTENC: {codec}\n".encode() + "Öl.mp3\n".encode("cp1252")
    assert raws(parse("a.m3u", data)) == ["Öl.mp3"]
    xml = f'<?xml version="1.0" encoding="{codec}"?><playlist><title>Öl</title><trackList/></playlist>'
    assert parse("a.xspf", xml).name == "Öl"


def test_lines_of_two_programs_in_one_file() -> None:
    data = "Zoë/1.mp3\n".encode() + "Zoë/2.mp3\n".encode("cp1252")
    assert raws(parse("a.m3u", data)) == ["Zoë/1.mp3", "Zoë/2.mp3"]


def test_names_on_the_disk_that_are_in_no_code_page() -> None:
    path = f"{FOLDER}/\udcff\udcfe\udc81.mp3"
    assert raws(parse("a.m3u", b"\xff\xfe\x81.mp3"[0:0] + b"#x\n\xff\xfe\x81.mp3", music=[path])) == [
        "\udcff\udcfe\udc81.mp3"
    ]


def test_xml_that_is_not_in_the_encoding_that_it_names() -> None:
    xml = '<?xml version="1.0" encoding="{}"?><playlist><title>Zoë</title><trackList/></playlist>'
    for named, used in (
        ("utf-8", "cp1252"),
        ("iso-8859-1", "iso-8859-1"),
        ("utf-16", "utf-8"),
        ("x", "utf-8"),
    ):
        assert parse("a.xspf", xml.format(named).encode(used)).name == "Zoë"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\0" * 5000, b"\x01\x02\x03\x04" * 100, b"a\0b\0\0c" * 9]
)
def test_bytes_that_are_no_text(data: bytes) -> None:
    for name in ("a.m3u", "a.pls", "a.xspf", "a"):
        assert refusal(name, data).reason == "not-text"


def test_languages_have_the_code_page_of_windows() -> None:
    assert [code_page_of(each) for each in ("ru_RU", "ja_JP", "zh_TW", "zh_CN", "de_DE", "C", "")] == [
        *("cp1251", "cp932", "cp950", "gb18030", "cp1252", "cp1252", "cp1252")
    ]
