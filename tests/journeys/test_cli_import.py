"""``musicrec import``: a dry run, the import itself, what was imported, and the way back."""

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
    assert (found["source"], found["plays"], found["likes"], found["notes"]) == ("spotify", 2, 0, [])
    assert found["tracks"] == {"matched": 0, "version": 0, "uncertain": 0, "missing": 3}
    assert found["waiting_plays"] == 2
    assert session.document("import", "--list") == []


def test_the_figures_are_lines(session: CliSession, export: Path) -> None:
    code, told, _ = session.run("import", str(export), "--dry-run")
    lines = told.splitlines()
    assert code == 0
    assert lines[0] == "Spotify (account data):"
    assert "  3 tracks not in your library" in lines
    assert "  2 plays with their dates" in lines


def test_without_a_yes_nothing_is_imported(session: CliSession, export: Path) -> None:
    code, told, complaint = session.run("import", str(export))
    assert (code, told) == (1, "")
    assert "Say --yes" in complaint
    assert session.document("import", "--list") == []


def test_an_import_is_done_listed_and_taken_back(session: CliSession, export: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.csv"
    done = session.document("import", str(export), "--yes", "--missing", str(missing))
    assert (done["source"], done["plays"], done["errors"]) == ("spotify", 2, [])
    assert len(missing.read_text(encoding="utf-8-sig").splitlines()) == 4
    again = session.document("import", str(export), "--yes")
    assert (again["plays"], again["known_plays"]) == (0, 2)
    listed = session.document("import", "--list")
    assert [one["id"] for one in listed] == [again["id"], done["id"]]
    # The names of some exports have the account in them.
    assert listed[0]["file"] == ""
    code, _, complaint = session.run("import", "--undo", "99")
    assert code == 1
    assert "there is no import 99" in complaint
    code, told, _ = session.run("import", "--undo", str(done["id"]), str(again["id"]))
    assert (code, told.splitlines()) == (0, ["Spotify (account data): taken back."] * 2)
    assert session.document("import", "--list") == []


def test_players_in_their_usual_places_are_listed(session: CliSession) -> None:
    found = {each["source"]: each["path"] for each in session.document("import")}
    assert found["quodlibet"].endswith("/.quodlibet/songs")
    code, told, _ = session.run("import")
    assert code == 0
    assert f"Quod Libet: {found['quodlibet']}" in told.splitlines()


def test_what_is_no_export_is_told(session: CliSession, export: Path) -> None:
    path = export / "YourLibrary.json"
    cut = export.parent / "cut.json"
    cut.write_text(path.read_text()[:-5])
    code, told, complaint = session.run("import", str(cut), "--dry-run")
    assert (code, told) == (1, "")
    assert complaint.startswith("musicrec: “cut.json” is damaged, so nothing of it is used")
