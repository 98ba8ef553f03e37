"""What a file holds, in numbers."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
import zoneinfo
from pathlib import Path

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.imports.source import Choices, Question
from musicrec_desktop.services.importing.survey import SourceSurvey, survey

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
