"""Lyrics by artist and title, where other players keep them; nothing there is ever written."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.library.lyrics.elsewhere import lyrics_elsewhere
from musicrec_desktop.library.lyrics.reading import read_lyrics
from tests.unit.library.files import write_flac

FIELDS = {"title": ["Über/Wasser"], "artist": ["AC/DC", "Zweite"], "lyricist": ["Else"]}


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("home/.lyrics/Else", "ÜberWasser.lyric"),
        ("home/.lyrics/ACDC", "ÜberWasser.txt"),
        ("home/.lyrics", "ACDC - ÜberWasser.lyrics"),
        ("home/.cache/rhythmbox/lyrics/ac-dc", "über-wasser.lyric"),
        ("home/.cache/rhythmbox/lyrics/AC-DC, Zweite", "Über-Wasser.lyric"),
        ("music", "Else - ÜberWasser.lrc"),
        ("music/Lyrics", "AC-DC - Über-Wasser.txt"),
        ("music/lyrics", "07 - Song.lrc"),
    ],
)
def test_each_place_is_found_and_named(tmp_path: Path, place: str, name: str) -> None:
    song = tmp_path / "music" / "07 - Song.flac"
    song.parent.mkdir()
    write_flac(song, FIELDS)
    folder = tmp_path / place
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("Eine Zeile\nzweite")
    (folder / f"other {name}").write_text("falsch")
    (found,) = read_lyrics(str(song), str(tmp_path / "home")).found
    assert found.lines[0].text == "Eine Zeile"
    assert found.name == str((folder / name).relative_to(tmp_path / place.partition("/")[0]))


def test_what_lies_beside_the_song_is_told_once_and_comes_first(tmp_path: Path) -> None:
    song = tmp_path / "AC-DC - Über-Wasser.flac"
    write_flac(song, FIELDS)
    song.with_suffix(".txt").write_text("beside")
    (tmp_path / ".lyrics" / "Else").mkdir(parents=True)
    (tmp_path / ".lyrics" / "Else" / "ÜberWasser.lyric").write_text("elsewhere")
    (tmp_path / ".lyrics" / "Else" / "ÜberWasser.lrc").write_bytes(b"\0\1\2")
    found = read_lyrics(str(song), str(tmp_path))
    assert [one.text.strip() for one in found.found] == ["beside", "elsewhere"]
    assert found.problems == ()


def test_a_song_without_names_has_only_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / ".lyrics").mkdir()
    (tmp_path / ".lyrics" / ".lyric").write_text("x")
    song = tmp_path / "a" / "b.flac"
    assert lyrics_elsewhere(str(song), {}, str(tmp_path)) == []
    assert lyrics_elsewhere(str(song), {"title": ["b"], "artist": [""]}, str(tmp_path)) == []
