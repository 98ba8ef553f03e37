"""``musicrec insights``: figures as tables, JSON, CSV and pictures."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.storage.listens import ListenStore
from tests.support.cli import Cli
from tests.support.cli_session import cli_session
from tests.support.library import add_numbered_tracks, new_library


def library(cli: Cli) -> None:
    """Ten tracks; in March 2026 the first one was played three times, and the second once."""
    database = new_library(ProfilePaths.under(str(cli.profile)).database)
    database.open()
    ids = add_numbered_tracks(database, 10)
    noon = dt.datetime(2026, 3, 14, 12, 0).astimezone()
    for number, track in enumerate((0, 0, 0, 1)):
        at_ms = round((noon + dt.timedelta(days=number)).timestamp() * 1000)
        ListenStore(database).finish(Listen(ids[track], at_ms, 200_000, 200_000, EndReason.FINISHED))
    database.close()


def test_figures(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    cli.home.mkdir()
    library(cli)
    with cli_session(cli) as session:
        found = session.document("insights", "--period", "2026-03", "--section", "top")
        assert (found["period"], found["from"], found["to"]) == ("2026-03", "2026-03-01", "2026-03-31")
        figure = found["figures"][0]
        assert figure["key"] == "top-tracks"
        heads = [column["name"] for column in figure["columns"]]
        rows = [dict(zip(heads, row, strict=True)) for row in figure["rows"]]
        assert [(row["Track"], row["Plays"], row["Before"], row["Rank"]) for row in rows] == [
            ("Track 0", 3, 0, 1),
            ("Track 1", 1, 0, 2),
        ]
        everything = session.document("insights", "--period", "all")
        sections = {one["section"] for one in everything["figures"]}
        assert {"overview", "top", "when", "choosing", "sound", "taste", "library"} == sections
        assert all(one["rows"] or one["note"] for one in everything["figures"])
        status, out, _ = session.run("insights", "--period", "2026-03", "--section", "overview")
        assert status == 0
        assert "March 2026" in out
        assert "13 min" in out
        status, out, _ = session.run("insights", "--period", "2026-04", "--section", "when")
        assert status == 0
        assert "the last listen was on 17 March 2026" in " ".join(out.split())


def test_files(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    cli.home.mkdir()
    library(cli)
    tables, pictures = tmp_path / "tables", tmp_path / "pictures"
    with cli_session(cli) as session:
        options = ("insights", "--period", "2026-W11..", "--section", "when")
        assert session.run(*options)[0] == 2
        options = ("insights", "--period", "2026-03-14..2026-03-17", "--section", "when")
        found = session.document(*options, "--csv", str(tables))
        assert [Path(path).name for path in found["files"]] == [
            f"{one['key']}.csv" for one in found["figures"]
        ]
        with open(tables / "calendar.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[1:] == [[f"2026-03-{day}", "200000", "1"] for day in range(14, 18)]
        status, out, _ = session.run(*options, "--png", str(pictures))
        assert status == 0
        assert "in " in out
        saved = sorted(path.name for path in pictures.iterdir())
        assert saved == sorted(f"{one['key']}.png" for one in found["figures"] if one["rows"])
        assert (pictures / "calendar.png").read_bytes().startswith(b"\x89PNG")
        (tmp_path / "file").write_text("not a folder")
        status, _, err = session.run(*options, "--csv", str(tmp_path / "file"))
        assert (status, "Choose another folder" in err) == (1, True)
        status, out, _ = session.run("insights", "--story", "1999")
        assert status == 0
        assert out.strip()
