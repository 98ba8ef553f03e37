"""Files that are too large, endless, built to harm or no files: a clear reason, and nothing is used."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import PlaylistFileError
from musicrec_desktop.core.text.cleaning import LONGEST_TEXT
from musicrec_desktop.playlist_files import limits
from musicrec_desktop.playlist_files.reading import read_playlist
from musicrec_desktop.playlist_files.surroundings import Surroundings
from musicrec_desktop.playlist_files.values import Note, PlaylistDocument
from tests.unit.playlist_files.lists import parse, raws, refusal


def _refused(path: Path | str) -> str:
    with pytest.raises(PlaylistFileError) as caught:
        read_playlist(str(path))
    return caught.value.reason


def test_a_gigabyte_in_one_line_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.m3u"
    path.touch()
    os.truncate(path, 1 << 30)
    assert _refused(path) == "too-big"


def test_a_file_that_does_not_tell_its_size_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    if not os.path.isfile("/proc/self/maps"):
        pytest.skip("no /proc")
    monkeypatch.setattr("musicrec_desktop.playlist_files.surroundings.MOST_BYTES", 100)
    assert _refused("/proc/self/maps") == "too-big"


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.close()


def _link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (Path.mkdir, "folder"),
        (_pipe, "not-a-file"),
        (_socket, "not-a-file"),
        (_link_to_device, "not-a-file"),
        (_link_to_itself, "unreadable"),
        (lambda path: None, "gone"),
    ],
)
def test_what_is_no_file_is_not_opened(make: Callable[[Path], None], reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.m3u"
    make(path)
    assert _refused(path) == reason


@pytest.mark.parametrize("path", ["/a\0b.m3u", f"/{'x' * 5000}.m3u", "/dev/null/a.m3u", ""])
def test_paths_that_cannot_be(path: str) -> None:
    assert _refused(path) == "gone"


def test_a_pipe_inside_a_list_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.m3u")
    (tmp_path / "dir.m3u").mkdir()
    (tmp_path / "a.m3u").write_text("pipe.m3u\ndir.m3u\n/dev/zero.m3u\nx.mp3\n")
    document = read_playlist(str(tmp_path / "a.m3u"))
    assert raws(document) == ["x.mp3"]
    assert [note.reason for note in document.notes] == ["nested-missing"] * 3


def _chain(depth: int) -> dict[str, bytes]:
    return {f"/m/{n}.m3u": f"/m/{n + 1}.m3u\n/m/{n}.mp3\n".encode() for n in range(1, depth + 1)}


def _nested(text: str, lists: dict[str, bytes]) -> PlaylistDocument:
    return parse("a.m3u", text, lists=lists)


def test_lists_in_lists_are_followed_five_deep() -> None:
    document = _nested("/m/1.m3u\n", _chain(9))
    assert raws(document) == [f"/m/{n}.mp3" for n in (5, 4, 3, 2, 1)]
    assert document.notes == (Note("nested-too-deep", 1, "/m/6.m3u"),)


def test_lists_that_include_each_other_end() -> None:
    lists = {"/m/b.m3u": b"/m/Lists/../c.pls\nb.m3u\n", "/m/c.pls": b"[playlist]\nFile1=b.m3u\nFile2=x.mp3\n"}
    document = _nested("../b.m3u\n../b.m3u\na.m3u\n", lists)
    assert raws(document) == ["x.mp3", "x.mp3"]
    assert {note.reason for note in document.notes} == {"nested-cycle"}


def test_lists_that_multiply_end() -> None:
    lists = {f"/m/{n}.m3u": f"/m/{n + 1}.m3u\n".encode() * 100 for n in range(1, 6)}
    document = _nested("/m/1.m3u\n", lists)
    assert document.entries == ()
    assert any(note.reason == "nested-too-many" for note in document.notes)


def test_entries_of_nested_lists_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musicrec_desktop.playlist_files.reading.MOST_ENTRIES", 10)
    with pytest.raises(PlaylistFileError) as caught:
        _nested("/m/1.m3u\n/m/1.m3u\n", {"/m/1.m3u": b"x.mp3\n" * 6})
    assert caught.value.reason == "too-many-entries"


def test_a_bad_list_inside_costs_itself_only() -> None:
    document = _nested("x.mp3\n/m/1.xspf\ny.mp3\nhttp://x/z.m3u\n", {"/m/1.xspf": b"<playlist><tra"})
    assert raws(document) == ["x.mp3", "y.mp3", "http://x/z.m3u"]
    assert [(note.reason, note.line) for note in document.notes] == [("nested-unreadable", 2)]


def test_nothing_but_lists_is_read(tmp_path: Path) -> None:
    """The way out of the folder is a path like others: looked up, never opened."""
    read: list[str] = []

    def note(path: str) -> bytes:
        read.append(path)
        with open(path, "rb") as file:
            return file.read()

    (tmp_path / "a.m3u").write_text("../../../../../etc/passwd\n/dev/zero\nhttp://x/y\nfile:///dev/zero\n")
    document = read_playlist(str(tmp_path / "a.m3u"), Surroundings(lambda _path: True, note))
    assert len(document.entries) == 4
    assert read == [str(tmp_path / "a.m3u")]


BOMB = '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
)


@pytest.mark.parametrize("name", ["a.xspf", "a.wpl", "a.asx"])
@pytest.mark.parametrize(
    "doctype",
    [BOMB, '<!DOCTYPE p SYSTEM "file:///etc/passwd">', '<!DOCTYPE p [<!ENTITY x SYSTEM "http://x/">]>'],
)
def test_document_types_are_refused(name: str, doctype: str) -> None:
    root = {"a.xspf": "playlist", "a.wpl": "smil", "a.asx": "asx"}[name]
    error = refusal(name, f'<?xml version="1.0"?>\n{doctype}<{root}><title>&i;</title></{root}>')
    assert (error.reason, error.line) == ("document-type", 2)


@pytest.mark.parametrize("text", ["<playlist>" * 100_000, "<playlist><trackList><track>" + "<a>" * 1000])
def test_elements_without_end_are_refused(text: str) -> None:
    assert refusal("a.xspf", text).reason == "damaged"


@pytest.mark.parametrize(
    "text",
    [
        "<asx>" + "<a " * 300_000,
        "<asx>" + "<a b='" * 300_000,
        "<asx>" + "<!--" * 300_000,
        "<asx>" + "<" * 1_000_000,
        "<asx>" + "<entry>" * 1000,
    ],
)
def test_tags_without_end_are_refused_at_once(text: str) -> None:
    assert refusal("a.asx", text).reason == "damaged"


def test_long_texts_are_cut_and_long_lines_left_out() -> None:
    long = "x" * 100_000
    document = parse("a.m3u", f"#EXTM3U\n#EXTINF:5,{long}\na.mp3\n{long}.mp3\nb.mp3\n#{long}.mp3\n")
    assert raws(document) == ["a.mp3", "b.mp3"]
    assert len(document.entries[0].title) <= LONGEST_TEXT
    assert document.notes == (Note("line-too-long", 4),)
    track = f"<track><location>{long}</location><title>{long}</title></track>"
    xspf = f"<playlist><trackList>{track}</trackList></playlist>"
    (entry,) = parse("a.xspf", xspf).entries
    assert len(entry.title) == LONGEST_TEXT
    pls = parse("a.pls", f"[playlist]\nFile1={long}\nFile99999999999999999999=x\nFile2=b.mp3\n")
    assert raws(pls) == ["b.mp3"]


def test_zeros_in_a_later_line_cost_that_line() -> None:
    data = b"#EXTM3U\n" + b"a.mp3\n" * 1000 + b"b\0c.mp3\nd.mp3\n"
    document = parse("a.m3u", data)
    assert len(document.entries) == 1001
    assert document.notes == (Note("nul", 1002),)


@pytest.mark.parametrize(
    ("name", "head", "one", "tail"),
    [
        ("a.m3u8", "#EXTM3U\n", "#EXTINF:200,Artist {0} - Title {0}\nArtist/{0}.flac\n", ""),
        ("a.pls", "[playlist]\n", "File{0}=Artist/{0}.flac\nTitle{0}=x\n", ""),
        (
            "a.xspf",
            "<playlist><trackList>",
            "<track><location>A/{0}.flac</location><title>T</title></track>",
            "</trackList></playlist>",
        ),
        ("a.jspf", '{{"playlist": {{"track": [', '{{"location": ["A/{0}.flac"]}},', "{{}}]}}}}"),
        ("a.wpl", "<smil><body><seq>", '<media src="A\\{0}.flac"/>', "</seq></body></smil>"),
        ("a.asx", "<asx>", '<entry><ref href="A/{0}.flac"/></entry>', "</asx>"),
    ],
)
def test_many_entries(name: str, head: str, one: str, tail: str) -> None:
    count = 100_000 if name == "a.m3u8" else 10_000
    text = head.format() + "".join(one.format(number) for number in range(1, count + 1)) + tail.format()
    assert len(parse(name, text).entries) == count + (name == "a.jspf")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.m3u", "a.mp3\n" * 11),
        ("a.pls", "[playlist]\n" + "".join(f"File{number}=a.mp3\n" for number in range(11))),
        ("a.xspf", f"<playlist><trackList>{'<track/>' * 11}</trackList></playlist>"),
        ("a.jspf", '{"playlist": {"track": [' + "{}," * 10 + "{}]}}"),
        ("a.wpl", f"<smil><body><seq>{'<media/>' * 11}</seq></body></smil>"),
        ("a.asx", f"<asx>{'<entry></entry>' * 12}</asx>"),
    ],
)
def test_too_many_entries_are_refused_whole(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("reading", "readers.xspf", "readers.jspf", "readers.wpl", "readers.asx"):
        monkeypatch.setattr(f"musicrec_desktop.playlist_files.{module}.MOST_ENTRIES", 10)
    assert refusal(name, text).reason == "too-many-entries"


def test_too_many_lines_and_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musicrec_desktop.playlist_files.text.MOST_LINES", 100)
    monkeypatch.setattr("musicrec_desktop.playlist_files.readers.jspf.MOST_JSON_VALUES", 100)
    assert refusal("a.m3u", "#EXTM3U" + "\r\n" * 100).reason == "too-many-lines"
    assert refusal("a.jspf", '{"x":' + "[" * 101).reason == "too-many-entries"


def test_signs_that_turn_directions_are_left_out_of_names() -> None:
    """Shown in a list or a terminal, they would turn what stands beside them, too."""
    document = parse(
        "a.m3u",
        "#EXTM3U\n#PLAYLIST:\u202eexe.3pm\u2066 evil\x1b[31m\n#EXTINF:5,\u202dArtist - \x1b]0;x\x07Title\n"
        "/x/\u202e3pm.exe.mp3\n",
    )
    assert document.name == "exe.3pm evil [31m"
    (entry,) = document.entries
    assert (entry.artist, entry.title) == ("Artist", "]0;x Title")
    assert raws(document) == ["/x/\u202e3pm.exe.mp3"]


def test_a_place_that_is_cut_is_no_place() -> None:
    long = "x" * (limits.LONGEST_LINE + 5)
    xspf = "<playlist><trackList><track><location>{}</location></track></trackList></playlist>"
    (kept,) = parse("a.xspf", xspf.format(long[: limits.LONGEST_LINE])).entries
    assert len(kept.locations) == 1
    (cut,) = parse("a.xspf", xspf.format(long)).entries
    assert cut.locations == ()
