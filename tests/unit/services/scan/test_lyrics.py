"""Files of lyrics beside the music: found by their words, and followed when they come, change and go."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.services.lyrics.service import LyricsService
from musicrec_desktop.storage.state import SettingStore
from tests.unit.library.files import write_titled
from tests.unit.services.scan.house import House, counts, house

__all__ = ["house"]


def sung(house: House, word: str) -> list[str]:
    rows = house.database.query(
        "SELECT track.title FROM track JOIN track_search ON track_search.rowid = track.id"
        " WHERE track_search MATCH ? ORDER BY track.title",
        (f"lyrics : {word}",),
    )
    return [row[0] for row in rows]


def rewrite(path: Path, text: str) -> None:
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000))


def test_words_beside_the_music_are_found(house: House) -> None:
    for name in ("a", "b", "disc 1/c"):
        write_titled(house.music / f"{name}.mp3", name[-1].upper())
    (house.music / "a.lrc").write_text("[00:01.00]Glass rain\n[00:02]falls")
    (house.music / "disc 1" / "C.TXT").write_text("glass houses")
    (house.music / "other.lrc").write_text("[00:01]glass alone")
    assert counts(house.scan()) == (3, 0, 0, 0, 0)
    assert sung(house, "glass") == ["A", "C"]
    assert sung(house, '"rain falls"') == ["A"]


def test_they_are_followed_although_the_music_stays_as_it_was(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_titled(house.music / "a.mp3", "A")
    write_titled(house.music / "b.mp3", "B")
    house.scan()
    monkeypatch.setattr(FileReader, "tags_of", lambda *_: iter(()))
    lyrics = house.music / "a.lrc"
    lyrics.write_text("[00:01]first words")
    house.changes.clear()
    assert counts(house.scan()) == (0, 1, 0, 0, 2)
    assert [what.changed for what in house.changes] == [(house.id_of(path),)]
    assert sung(house, "first") == ["A"]
    rewrite(lyrics, "[00:01]other words")
    house.scan()
    assert (sung(house, "first"), sung(house, "other")) == ([], ["A"])
    house.changes.clear()
    house.scan()
    assert house.changes == []
    lyrics.rename(house.music / "b.lrc")
    house.scan()
    assert sung(house, "other") == ["B"]
    (house.music / "b.lrc").unlink()
    house.scan()
    assert sung(house, "other") == []
    assert house.database.query("SELECT * FROM lyrics_beside") == []


def test_words_of_a_part_of_the_library_are_left_alone(house: House) -> None:
    for place in ("one", "two"):
        write_titled(house.music / place / "a.mp3", place)
        (house.music / place / "a.lrc").write_text(f"[00:01]glass {place}")
    house.scan()
    (house.music / "two" / "a.lrc").unlink()
    house.service.scan_blocking([str(house.music / "one")], TaskContext())
    assert sung(house, "glass") == ["one", "two"]
    house.service.scan_blocking([str(house.music / "two")], TaskContext())
    assert sung(house, "glass") == ["one"]


def test_a_file_that_cannot_be_used_is_not_read_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    write_titled(house.music / "a.mp3", "A")
    (house.music / "a.lrc").write_bytes(b"\x89PNG" + bytes(100))
    house.scan()
    monkeypatch.setattr(FileReader, "words_beside", lambda _self, paths, _stop: map(pytest.fail, paths))
    house.scan()


def test_everything_is_read_again_when_it_is_asked_for(house: House) -> None:
    write_titled(house.music / "a.mp3", "A")
    (house.music / "a.lrc").write_text("glass")
    house.scan()
    house.database.execute("UPDATE lyrics_beside SET text = ''")
    house.service.scan_blocking([str(house.music)], TaskContext(), is_thorough=True)
    assert house.database.query("SELECT text FROM lyrics_beside") == [("glass",)]


def test_a_single_file_brings_its_lyrics(house: House, tmp_path: Path) -> None:
    path = write_titled(tmp_path / "elsewhere" / "a.mp3", "A")
    path.with_suffix(".lrc").write_text("[00:01]glass")
    house.service.add_files_blocking([str(path)])
    assert sung(house, "glass") == ["A"]


def test_words_in_a_folder_of_another_player_are_found_once_they_were_shown(house: House) -> None:
    path = write_titled(house.music / "a.mp3", "A")
    elsewhere = house.music / "Lyrics" / "a.lrc"
    elsewhere.parent.mkdir()
    elsewhere.write_text("[00:01]hidden words")
    service = LyricsService(
        scheduler=house.scheduler, tracks=house.tracks, settings=SettingStore(house.database)
    )
    house.scan()
    assert sung(house, "hidden") == []
    track_id = house.id_of(path)
    assert [one.name for one in service.read(track_id).found] == ["Lyrics/a.lrc"]
    assert sung(house, "hidden") == ["A"]
    assert not house.tracks.lyrics.note_elsewhere(track_id, "hidden words")
    house.scan()
    assert sung(house, "hidden") == ["A"]
    # A file beside the music is what counts, and is followed by scans.
    (house.music / "a.lrc").write_text("[00:01]own words")
    house.scan()
    service.read(track_id)
    assert (sung(house, "hidden"), sung(house, "own")) == ([], ["A"])
    (house.music / "a.lrc").unlink()
    house.scan()
    service.read(track_id)
    assert (sung(house, "hidden"), sung(house, "own")) == (["A"], [])
    elsewhere.unlink()
    service.read(track_id)
    assert sung(house, "hidden") == []
