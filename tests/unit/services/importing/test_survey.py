"""What a file holds, in numbers."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
import zoneinfo
from pathlib import Path

import mutagen.id3
import pytest

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.imports.source import Choices
from musicrec_desktop.model.import_plan import Question
from musicrec_desktop.services.importing.survey import SourceSurvey, survey
from tests.unit.library.files import write_mp3

NOW_MS = 1_764_000_000_000
LOG = (
    "#AUDIOSCROBBLER/1.1\n#TZ/UNKNOWN\nA\tB\tT\t1\t200\tL\t1714761730\t\n"
    "A\tB\tU\t1\t200\tS\t1714761900\t\nA\tB\tV\t1\t200\tL\t0\t\nshort\tline\n"
)
SONG = '<entry type="song"><play-count>4</play-count></entry>'
LIKES = {"tracks": [{"artist": "A", "track": "T", "uri": "u"}], "albums": [], "shows": []}
PLAYLIST = {"name": "P", "items": [{"track": {"trackName": "T", "artistName": "A"}, "addedDate": ""}]}


def _survey(path: Path, zone: dt.tzinfo | None = None) -> tuple[SourceSurvey, ...]:
    return survey(str(path), Choices(), zone, NOW_MS, TaskContext())


def test_clocks_without_a_zone_are_read_in_the_zone_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / ".scrobbler.log"
    path.write_text(LOG)
    (found,) = _survey(path, zoneinfo.ZoneInfo("Europe/Berlin"))
    assert found.id == "scrobbler-log"
    assert found.questions == {Question.ZONE}
    assert (found.plays, found.undated_plays) == (3, 1)
    assert (found.first_play_ms, found.last_play_ms) == (1714761730000 - 7_200_000, 1714761900000 - 7_200_000)
    assert found.notes == {"broken-line": 1}


def test_every_source_of_an_archive_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.log", LOG)
        archive.writestr("YourLibrary.json", json.dumps(LIKES))
        archive.writestr("Playlist1.json", json.dumps({"playlists": [PLAYLIST, PLAYLIST]}))
        archive.writestr("r.xml", f"<rhythmdb>{SONG}</rhythmdb>")
    rhythmbox, spotify, log = _survey(path, dt.UTC)
    assert (rhythmbox.tracks, rhythmbox.counted_plays, rhythmbox.ratings) == (1, 4, 0)
    assert (spotify.opinions["loved"], spotify.playlists, spotify.entries) == (1, 2, 2)
    assert log.last_play_ms == 1714761900000


def test_a_folder_of_music_gives_the_ratings_in_its_files(tmp_path: Path) -> None:
    write_mp3(tmp_path / "a" / "1.mp3", mutagen.id3.POPM(email="x@x.invalid", rating=196, count=3))
    write_mp3(tmp_path / "a" / "2.mp3", mutagen.id3.PCNT(count=4))
    write_mp3(tmp_path / "3.mp3")
    (tmp_path / "4.mp3").write_bytes(b"nothing of the kind" * 100)
    (found,) = _survey(tmp_path)
    assert (found.id, found.tracks, found.ratings, found.counted_plays) == ("tags", 2, 1, 7)
    assert found.notes == {"unreadable": 1}
    (found,) = _survey(tmp_path / "a" / "1.mp3")
    assert (found.tracks, found.ratings) == (1, 1)
    (tmp_path / "b").mkdir()
    with pytest.raises(ImportFileError, match="nothing-found"):
        _survey(tmp_path / "b")
