"""A file with a cue sheet from the command line: its tracks are listed, heard, played, put into lists."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.support.cli import SECONDS, Cli, chord, drums, write

SHEET = """\
PERFORMER "Ansel"
TITLE "Whole"
FILE "whole.wav" WAVE
  TRACK 01 AUDIO
    TITLE "Beat"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Low"
    INDEX 01 00:08:00
  TRACK 03 AUDIO
    TITLE "High"
    INDEX 01 00:16:00
"""


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """One file of three tracks: drums, a low chord, a high one; and the low one as a file of its own."""
    made = Cli(tmp_path_factory.mktemp("cue"))
    made.home.mkdir()
    sound = np.concatenate([drums(120), chord(110.0), chord(220.0)], axis=1)
    write(made.music / "whole" / "whole.flac", "flac", sound, "Whole", "Ansel")
    write(made.music / "low.flac", "flac", chord(110.0), "Low again", "Other")
    (made.music / "whole" / "whole.cue").write_text(SHEET, encoding="utf-8")
    assert made.document("scan", str(made.music))["added"] == 4
    return made


@pytest.mark.vlc
def test_the_tracks_of_a_sheet_are_tracks(cli: Cli, tmp_path: Path) -> None:
    tracks = cli.document("tracks", "album:whole")
    assert [(one["title"], one["duration_ms"], one["start_ms"]) for one in tracks] == [
        (title, SECONDS * 1000, number * SECONDS * 1000)
        for number, title in enumerate(("Beat", "Low", "High"))
    ]
    assert {Path(one["cue_sheet"]).name for one in tracks} == {"whole.cue"}
    analysed = cli.document("analyse", "--jobs", "1")
    assert (analysed["analysed"], analysed["failed"]) == (4, [])
    assert cli.document("similar", str(tracks[2]["id"]))
    # The same sound in a file of its own is the same recording; its neighbours in the sheet are not.
    copies = cli.document("duplicates")
    assert [[file["title"] for file in group["files"]] for group in copies["groups"]] == [
        ["Low", "Low again"]
    ]
    report = cli.document("play", str(cli.music / "whole" / "whole.cue"), "--seconds", "0.3")
    assert [one["title"] for one in report["listens"]] == ["Beat", "Low", "High"]
    assert {one["duration_ms"] for one in report["listens"]} == {SECONDS * 1000}
    cli.document("playlist", "create", "Mine", str(tracks[2]["id"]), str(tracks[0]["id"]))
    target = tmp_path / "Mine.m3u8"
    cli.document("playlist", "export", "Mine", str(target))
    cli.document("playlist", "import", str(target), "--copy")
    (back,) = (one for one in cli.document("playlist") if one["source"])
    # A path alone does not tell which track of its file is meant; the names do.
    shown = cli.document("playlist", "show", str(back["id"]))
    assert [entry["id"] for entry in shown["entries"]] == [tracks[2]["id"], tracks[0]["id"]]


def test_a_track_is_tagged_in_the_sheet_and_put_back(cli: Cli) -> None:
    sheet = cli.music / "whole" / "whole.cue"
    before = sheet.read_bytes()
    edit = ("tag", str(sheet), "--part", "2", "--set", "title=Named", "--set", "lyrics=la")
    planned = cli.document(*edit, "--dry-run")["files"]
    assert [(one["part"], [change["after"] for change in one["changes"]]) for one in planned] == [
        (2, [["Named"]])
    ]
    assert [note["reason"] for note in planned[0]["notes"]] == ["cue-no-place"]
    assert sheet.read_bytes() == before
    assert cli.run(*edit).returncode == 0
    assert b'TITLE "Named"' in sheet.read_bytes()
    assert cli.run("tag", "--undo").returncode == 0
    assert sheet.read_bytes() == before
