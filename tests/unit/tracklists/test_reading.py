"""Lists as people write, copy and export them."""

from __future__ import annotations

import json
import random

import pytest

from musicrec_desktop.core.errors import TracklistError
from musicrec_desktop.tracklists.reading import read_tracklist
from musicrec_desktop.tracklists.values import MOST_LINES, LineNote, Tracklist

ARTISTS = {"blur", "radiohead", "nena", "björk", "кино", "miles davis"}
TITLES = {"song 2", "airbag", "99 luftballons", "army of me", "stand by me", "blue in green"}


class Known:
    """A small library."""

    def is_artist(self, text: str) -> bool:
        return text.lower() in ARTISTS

    def is_title(self, text: str) -> bool:
        return text.lower() in TITLES


class Nothing:
    """An empty library."""

    def is_artist(self, text: str) -> bool:
        return not text and bool(text)

    def is_title(self, text: str) -> bool:
        return not text and bool(text)


def read(text: str, *, library: bool = True) -> Tracklist:
    return read_tracklist(text, Known() if library else Nothing())


def names(found: Tracklist) -> list[tuple[str, str]]:
    return [(line.known.artist, line.known.title) for line in found.lines if line.known is not None]


def test_a_gap_of_any_width_is_a_gap() -> None:
    """Lines like this one took half a second each."""
    assert names(read(f"Anna{' ' * 1900}–{' ' * 40}One\n" * 200))[:2] == [("Anna", "One")] * 2


PAGE = """<table><tr><th>#</th><th>Title</th><th>Artist</th></tr>
<tr><td>1</td><td>Song 2</td><td>Blur</td></tr><tr><td>2</td><td>Army of Me</td><td>Björk</td></tr>
<tr><td>3</td><td>99 Luftballons</td><td>Nena</td></tr></table>"""
THREE = [("Blur", "Song 2"), ("Björk", "Army of Me"), ("Nena", "99 Luftballons")]


@pytest.mark.parametrize(
    "text",
    [
        "Blur – Song 2 (1997)\nBjörk – Army of Me\nNena – 99 Luftballons (1983)",
        "Song 2 - Blur\nArmy of Me - Björk\n99 Luftballons - Nena",
        "1. Song 2 by Blur\n2. Army of Me by Björk\n3. 99 Luftballons by Nena",
        "01 Blur - Song 2\n02 Björk - Army of Me\n03 Nena - 99 Luftballons",
        "1 - Blur - Song 2\n2 - Björk - Army of Me\n3 - Nena - 99 Luftballons",
        "A1 Blur — Song 2 [2:02]\nA2 Björk — Army of Me [3:54]\nB1 Nena — 99 Luftballons [3:53]",
        "[00:00] Blur - Song 2\n[02:02] Björk - Army of Me\n[1:05:56] Nena - 99 Luftballons",
        "Blur - Song 2 0:00\nBjörk - Army of Me 2:02\nNena - 99 Luftballons 5:56",
        '• “Song 2” – Blur\n• "Army of Me" by Björk\n* Nena, «99 Luftballons»',
        "Song 2\tBlur\tBlur\t2:02\nArmy of Me\tBjörk\tPost\t3:54\n99 Luftballons\tNena\tNena\t3:53",
        "Blur\tSong 2\nBjörk\tArmy of Me\nNena\t99 Luftballons",
        "Blur | Song 2\nBjörk | Army of Me\nNena | 99 Luftballons",
        "Blur: Song 2\nBjörk: Army of Me\nNena: 99 Luftballons",
        "- [ ] Blur – Song 2\n- [x] Björk – Army of Me\n\n=====\n- Nena – 99 Luftballons",
        "Tracklist:\nBlur – Song 2 https://youtu.be/x\nSide B\nBjörk – Army of Me\nNena – 99 Luftballons",
        "title;artist;isrc\nSong 2;Blur;GBAYE9700001\nArmy of Me;Björk;\n99 Luftballons;Nena;",
        'Track Name,Artist Name(s)\n"Song 2","Blur"\n"Army of Me","Björk"\n"99 Luftballons","Nena"',
        "<ol><li><b>Blur</b> – Song 2</li><li>Björk – <i>Army of Me</i><li>Nena – 99 Luftballons</ol>",
        PAGE,
    ],
)
def test_three_tracks_in_many_forms(text: str) -> None:
    assert names(read(text)) == THREE


def test_numbers_that_count_no_lines_are_names() -> None:
    found = read("99 Luftballons – Nena\nSong 2 – Blur\n1979 – Smashing Pumpkins")
    assert names(found) == [("Nena", "99 Luftballons"), ("Blur", "Song 2"), ("Smashing Pumpkins", "1979")]


def test_without_a_library_the_side_that_repeats_itself_is_the_artist() -> None:
    titles = [f"Song {word} - Somebody" for word in ("one", "two", "three", "four")]
    assert names(read("\n".join(titles), library=False))[0] == ("Somebody", "Song one")
    assert names(read("A - B\nC - D", library=False)) == [("A", "B"), ("C", "D")]


def test_by_inside_of_a_title_is_no_artist() -> None:
    assert names(read("Stand by Me")) == [("", "Stand by Me")]
    assert names(read("Stand by Me – Ben E. King\nSong 2 – Blur")) == [
        ("Ben E. King", "Stand by Me"),
        ("Blur", "Song 2"),
    ]
    assert names(read("Lay by Me by Nobody\nSong 2 by Blur")) == [("Nobody", "Lay by Me"), ("Blur", "Song 2")]


def test_an_album_above_its_tracks_gives_them_its_artist() -> None:
    found = read("Radiohead – OK Computer (1997)\n\n1. Airbag 4:44\n2. Lucky 4:19\n3. The Tourist 5:24")
    assert found.lines[0].note is LineNote.HEADING
    known = found.lines[1].known
    assert known is not None
    assert (known.artist, known.album, known.title, known.duration_ms) == (
        "Radiohead",
        "OK Computer",
        "Airbag",
        284_000,
    )
    assert found.title == "Radiohead – OK Computer (1997)"


def test_times_that_only_grow_are_no_lengths() -> None:
    mix = read("A - B 0:00\nC - D 4:10\nE - F 9:00\nG - H 13:30")
    assert [line.known.duration_ms for line in mix.lines if line.known] == [None] * 4
    album = read("A - B 3:00\nC - D 4:10\nE - F 2:00\nG - H 3:30")
    assert [line.known.duration_ms for line in album.lines if line.known] == [
        180_000,
        250_000,
        120_000,
        210_000,
    ]


def test_three_names_are_artist_album_and_title() -> None:
    found = read("Blur / Blur / Song 2\nRadiohead / OK Computer / Airbag\nBjörk / Post / Army of Me")
    assert [line.known.album for line in found.lines if line.known] == ["Blur", "OK Computer", "Post"]


def test_what_names_no_track_says_why() -> None:
    found = read(
        "#EXTINF:3,x\nspotify:track:6habFhsOp2NvshLv26DqMb\nhttps://open.spotify.com/track/a\nEncore\n"
        f"Blur – Song 2\nBjörk – Army of Me\n{'x' * 3000}\n***\nHello there"
    )
    assert [line.note for line in found.lines] == [
        LineNote.COMMENT,
        LineNote.LINK,
        LineNote.LINK,
        LineNote.HEADING,
        LineNote.NONE,
        LineNote.NONE,
        LineNote.TOO_LONG,
        LineNote.NONE,
    ]
    assert found.lines[-1].is_guess


@pytest.mark.parametrize(
    "lines",
    [
        ["宇多田ヒカル／First Love", "椎名林檎／丸ノ内サディスティック"],
        ["Кино – Группа крови", "Аквариум – Рок-н-ролл мёртв"],
        ["فيروز – نسم علينا الهوى", "أم كلثوم – إنت عمري"],
        ["아이유 - 좋은 날", "소녀시대 - Gee"],
    ],
)
def test_every_script(lines: list[str]) -> None:
    found = names(read("\n".join(lines)))
    assert [
        tuple(map(str.strip, line.replace("／", " – ").replace(" - ", " – ").split(" – "))) for line in lines
    ] == found


def test_columns_are_told_by_what_is_in_them() -> None:
    rows = "\n".join(
        f"{n}\tArtist {n % 3}\tSong {n}\t{n % 5 + 1}:0{n % 9}\tGBAYE97000{n:02}" for n in range(1, 12)
    )
    found = read(rows, library=False)
    known = found.lines[0].known
    assert known is not None
    assert (known.artist, known.title, known.duration_ms, known.isrc) == (
        "Artist 1",
        "Song 1",
        121_000,
        "GBAYE9700001",
    )


def test_an_exported_comma_inside_of_an_artist_is_kept() -> None:
    found = read('Track Name,Artist Name(s)\n"EARFQUAKE","Tyler\\, The Creator, Playboi Carti"')
    assert names(found) == [("Tyler, The Creator, Playboi Carti", "EARFQUAKE")]


def test_the_list_of_another_musicrec() -> None:
    document = {
        "musicrec": "list",
        "version": 1,
        "title": "Evening",
        "why": "",
        "tracks": [
            {"title": "Song 2", "artists": ["Blur"], "album": "Blur", "duration_ms": 122000, "isrc": "X"},
            {"title": "Duet", "artists": ["A", "B"]},
            {"artists": 3},
            7,
        ],
    }
    found = read(json.dumps(document))
    assert found.title == "Evening"
    assert names(found) == [("Blur", "Song 2"), ("A, B", "Duet")]
    assert [line.note for line in found.lines[2:]] == [LineNote.NO_NAMES] * 2
    with pytest.raises(TracklistError, match="newer"):
        read(json.dumps({**document, "version": 2}))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("----\n====", "empty"),
        ("\0\1\2\3" * 500, "not-text"),
        (random.Random(1).randbytes(5000).decode("utf-8", "replace"), "not-text"),
        ("x" * 200_000, "too-long"),
        ("<html><body><script>x</script></body></html>", "empty"),
    ],
)
def test_what_is_no_list_says_so(text: str, reason: str) -> None:
    with pytest.raises(TracklistError) as caught:
        read(text)
    assert caught.value.reason == reason


def test_too_many_lines_are_counted() -> None:
    found = read("A – B\n" * (MOST_LINES + 10))
    assert (len(found.lines), found.left_out) == (MOST_LINES, 10)


def test_any_text_is_read_or_refused() -> None:
    rng = random.Random(7)
    signs = "Aa1 -–|/\t\n:;,.\"“”()[]<>{}#*éЖ日\u202e\0'&tablerdiv="
    for _ in range(300):
        text = "".join(rng.choices(signs, k=rng.randint(1, 400)))
        try:
            found = read(text)
        except TracklistError:
            continue
        assert all(line.known is not None or line.note for line in found.lines)
        assert all("\n" not in line.text and "\0" not in line.text for line in found.lines)


PAGE = "<!DOCTYPE html><html><ol><li>Anna – One<li>Berta – Two</ol>"


@pytest.mark.parametrize(
    "harm",
    [
        "<![%x",
        "<![foo[ x ]]>",
        "<!-",
        "<!--",
        "<!-- >" * 20_000,
        "<![" * 100_000,
        "<p a" * 100_000,
        "<?" * 100_000,
        "</" * 100_000,
        f"&#{'9' * 5000};",
        f"<table><tr><td colspan='{'9' * 5000}'>a</table>",
        "<script>if (a<!b) x = '<!--'; y = '<![%x';</script>",
    ],
    ids=range(12),
)
def test_a_page_that_is_built_to_harm_is_read_all_the_same(harm: str) -> None:
    assert names(read(f"{PAGE}{harm}"))[:2] == [("Anna", "One"), ("Berta", "Two")]
    assert names(read(f"<html>{harm.replace('<!--', '<!-- -->')}{PAGE}")) is not None


def test_programs_of_a_page_do_not_hide_what_follows() -> None:
    script = "<script>if (a<!b) x = '<!-- ';</script><STYLE>a<!b</STYLE><!-- <li>c - d -->"
    assert names(read(f"<html>{script}{PAGE}")) == [("Anna", "One"), ("Berta", "Two")]
