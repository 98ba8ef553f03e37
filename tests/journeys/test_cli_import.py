"""``musicrec import --dry-run``: what files of other players and services hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.cli import Cli
from tests.support.cli_session import CliSession, cli_session

LISTEN = {"endTime": "2024-05-03 18:42", "artistName": "A", "trackName": "T", "msPlayed": 40_000}
LIKES = {"tracks": [{"artist": "A", "track": "T", "uri": "u"}], "albums": [], "shows": []}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CliSession]:
    made = Cli(tmp_path_factory.mktemp("import"))
    (made.home / ".quodlibet").mkdir(parents=True)
    (made.home / ".quodlibet" / "songs").touch()
    with cli_session(made) as opened:
        yield opened


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    (folder / "StreamingHistory_music_0.json").write_text(json.dumps([LISTEN, {**LISTEN, "trackName": "U"}]))
    (folder / "YourLibrary.json").write_text(json.dumps(LIKES))
    return folder


def test_the_figures_are_a_document(session: CliSession, export: Path) -> None:
    found = session.document("import", str(export), "--dry-run")
    assert (found["source"], found["plays"], found["likes"], found["notes"]) == ("spotify", 2, 1, [])
    assert found["first_play"] == "2024-05-03T18:41:20.000+00:00"


def test_the_figures_are_lines(session: CliSession, export: Path) -> None:
    code, told, _ = session.run("import", str(export), "--dry-run")
    lines = told.splitlines()
    assert code == 0
    assert lines[0] == "Spotify (account data):"
    assert any(line.startswith("  2 plays from 2024") for line in lines)
    assert "  1 like" in lines


def test_players_in_their_usual_places_are_listed(session: CliSession) -> None:
    found = {each["source"]: each["path"] for each in session.document("import", "--dry-run")}
    assert found["quodlibet"].endswith("/.quodlibet/songs")
    code, told, _ = session.run("import", "--dry-run")
    assert code == 0
    assert f"Quod Libet: {found['quodlibet']}" in told.splitlines()


def test_what_is_no_export_is_told(session: CliSession, export: Path) -> None:
    path = export / "YourLibrary.json"
    cut = export.parent / "cut.json"
    cut.write_text(path.read_text()[:-5])
    code, told, complaint = session.run("import", str(cut), "--dry-run")
    assert (code, told) == (1, "")
    assert complaint.startswith("musicrec: “cut.json” is damaged, so nothing of it is used")
