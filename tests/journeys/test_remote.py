"""The real window process, controlled from the command line."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.audio_files import write_tone
from tests.support.cli import Cli
from tests.support.sound import poll

LIMIT_S = 30


def test_a_terminal_plays_skips_queues_and_quits(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    cli.home.mkdir()
    cli.music.mkdir()
    paths = [str(cli.music / f"Tone {number}.flac") for number in (1, 2, 3)]
    one, two, three = (write_tone(path, 30, level=0.05) for path in paths)
    closed = cli.run("remote", "status")
    assert (closed.returncode, closed.stdout) == (1, "")
    assert closed.stderr.startswith("musicrec: The player is not open.")
    assert not cli.profile.exists()
    environment = cli.environment(QT_QPA_PLATFORM="offscreen", DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere")
    with subprocess.Popen(
        cli.command(one, two), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as window:
        try:
            poll(lambda: cli.run("remote", "status").stdout.startswith("Playing: Tone 1"), LIMIT_S, "playing")
            assert cli.run("remote", "next").returncode == 0
            assert cli.document("remote", "status")["track"]["title"] == "Tone 2"
            assert cli.run("remote", "pause").stdout == ""
            assert cli.document("remote", "status")["state"] == "paused"
            assert cli.run("remote", "seek", "12").returncode == 0
            assert cli.document("remote", "position")["position_ms"] == 12_000
            assert cli.run("remote", "volume", "30").stdout == "Volume 30 %\n"
            assert cli.run("remote", "volume", "-5").stdout == "Volume 25 %\n"
            assert cli.run("remote", "like").stdout == "Liked.\n"
            assert cli.run("remote", "stop-after").stdout == "Stops after this track.\n"
            assert cli.run("remote", "queue", three).returncode == 0
            poll(lambda: bool(cli.document("remote", "status")["next_up"]), LIMIT_S, "the queued file")
            assert cli.run("remote", "play", three).returncode == 0
            poll(
                lambda: cli.document("remote", "status")["track"]["title"] == "Tone 3",
                LIMIT_S,
                "the played file",
            )
            (cli.music / "list.m3u").write_text("Tone 2.flac\nnowhere.flac\n", encoding="utf-8")
            assert cli.run("remote", "play", str(cli.music / "list.m3u")).returncode == 0
            poll(
                lambda: cli.document("remote", "status")["track"]["title"] == "Tone 2",
                LIMIT_S,
                "the file of the list",
            )
            cli.document("playlist", "create", "Mine", three)
            assert cli.run("remote", "queue", "--playlist", "Mine").returncode == 0
            poll(lambda: bool(cli.document("remote", "status")["next_up"]), LIMIT_S, "the queued playlist")
            assert cli.run("remote", "queue").returncode == 2
            gone = cli.run("remote", "play", str(cli.music / "gone.flac"))
            assert gone.returncode == 1
            assert "gone.flac" in gone.stderr
            (cli.music / "notes.txt").write_text("no music")
            for verb in ("play", "queue"):
                refused = cli.run("remote", verb, str(cli.music / "notes.txt"))
                assert (refused.returncode, refused.stdout) == (1, "")
                assert refused.stderr.startswith("musicrec: “notes.txt” cannot be played. ")
            assert cli.run("remote", "quit").returncode == 0
            assert window.wait(LIMIT_S) == 0
            assert window.stderr is not None
            assert "Traceback" not in window.stderr.read()
        finally:
            window.kill()
