"""``musicrec duplicates`` as a person uses it: look, move to the trash, bring back."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.cli import Cli, chord, write


def test_copies_go_to_the_trash_and_come_back(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    cli.home.mkdir()
    write(cli.music / "album/one.flac", "flac", chord(110.0), "One", "X")
    write(cli.music / "two.flac", "flac", chord(220.0), "Two", "Y")
    shutil.copy(cli.music / "album/one.flac", cli.music / "one again.flac")
    write(cli.music / "live.flac", "flac", chord(330.0), "Two (Live)", "Y")
    assert cli.document("scan", str(cli.music))["added"] == 4
    assert cli.document("analyse", "--jobs", "1")["analysed"] == 4

    (group,) = cli.document("duplicates")["groups"]
    assert group["kind"] == "same-sound"
    best, other = group["files"]
    assert group["spare_bytes"] == other["bytes"]
    (versions,) = cli.document("duplicates", "--versions")["groups"]
    assert [file["version"] for file in versions["files"]] == [[], ["live"]]

    asked = cli.run("duplicates", "--trash")
    assert asked.returncode == 1
    assert "--yes" in asked.stderr
    assert Path(other["path"]).exists()

    gone = cli.document("duplicates", "--trash", "--yes")
    assert gone["ids"] == [other["id"]]
    assert gone["failed"] == []
    assert not Path(other["path"]).exists()
    assert Path(best["path"]).exists()
    assert cli.document("duplicates")["groups"] == []
    (cli.home / ".local/share/Trash/files" / Path(other["path"]).name).stat()

    back = cli.document("duplicates", "--restore")
    assert back["ids"] == [other["id"]]
    assert Path(other["path"]).exists()
    assert len(cli.document("duplicates")["groups"]) == 1
