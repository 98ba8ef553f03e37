"""``musicrec path``: a journey from track to track."""

from __future__ import annotations

from pathlib import Path

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.track import Tags
from tests.support.cli import Cli
from tests.support.cli_session import cli_session
from tests.support.library import add_tracks, new_library, scanned


def test_a_path_is_shown_and_kept_and_what_is_missing_is_said(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    cli.home.mkdir()
    database = new_library(ProfilePaths.under(str(cli.profile)).database)
    database.open()
    add_tracks(
        database, [scanned(f"{number}.mp3", Tags(f"Title {number}", ("Band",))) for number in range(1, 4)]
    )
    database.close()
    with cli_session(cli) as session:
        path = session.document("path", "1", "3", "--tracks", "5", "--save", "Way")
        assert [one["title"] for one in path["tracks"]] == ["Title 1", "Title 3"]
        assert [one["is_stop"] for one in path["tracks"]] == [True, True]
        assert path["problem"] == "no-sound"
        assert "musicrec" not in path["problem_text"]
        assert [one["name"] for one in session.document("playlist", "list")] == ["Way"]
        status, out, err = session.run("path", "1", "2", "--minutes", "30")
        assert (status, "Title 2" in out, "analysed" in err) == (0, True, True)
        status, _, err = session.run("path", "1")
        assert (status, "required" in err) == (2, True)
        status, _, err = session.run("path", "1", "1")
        assert (status, "two different tracks" in err) == (1, True)
        assert session.run("path", "1", "99")[0] == 1
