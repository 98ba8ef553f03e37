"""The real window process on a private bus, driven from outside."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.audio_files import write_tone
from tests.support.cli import Cli
from tests.support.private_bus import LIMIT_S, private_bus
from tests.support.sound import poll

pytestmark = pytest.mark.dbus


def test_a_desktop_plays_skips_opens_and_quits(tmp_path: Path) -> None:
    if shutil.which("playerctl") is None:
        pytest.skip("playerctl is not installed")
    cli = Cli(tmp_path)
    cli.home.mkdir()
    cli.music.mkdir()
    for number in (1, 2, 3):
        write_tone(str(cli.music / f"Tone {number}.flac"), 30, level=0.05)
    with private_bus() as bus:
        environment = {
            **cli.environment(
                **{key: value for key, value in bus.environment.items() if key.startswith("DBUS")}
            ),
            "QT_QPA_PLATFORM": "offscreen",
            "MUSICREC_AUDIO_OUTPUT": "dummy",
        }

        def ctl(*arguments: str) -> str:
            done = subprocess.run(
                ["playerctl", "--player=musicrec", *arguments],
                env=environment, capture_output=True, text=True, timeout=LIMIT_S, check=False,
            )  # fmt: skip
            return done.stdout.strip()

        with subprocess.Popen(
            cli.command(str(cli.music / "Tone 1.flac"), str(cli.music / "Tone 2.flac")),
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        ) as window:  # fmt: skip
            try:
                poll(lambda: ctl("status") == "Playing", LIMIT_S, "playing")
                assert ctl("metadata", "--format", "{{title}} {{duration(mpris:length)}}") == "Tone 1 0:30"
                ctl("next")
                assert ctl("metadata", "title") == "Tone 2"
                ctl("pause")
                assert ctl("status") == "Paused"
                ctl("position", "12")
                assert float(ctl("position")) == pytest.approx(12, abs=0.05)
                ctl("open", str(cli.music / "Tone 3.flac"))
                poll(lambda: ctl("metadata", "title") == "Tone 3", LIMIT_S, "the opened file")
                quit_call = ["gdbus", "call", "--session", "--dest", "org.mpris.MediaPlayer2.musicrec"]
                if shutil.which("gdbus") is None:
                    window.terminate()
                else:
                    method = ["--object-path", "/org/mpris/MediaPlayer2"]
                    method += ["--method", "org.mpris.MediaPlayer2.Quit"]
                    subprocess.run([*quit_call, *method], env=environment, check=True, capture_output=True)
                assert window.wait(LIMIT_S) == 0
                assert window.stderr is not None
                assert "Traceback" not in window.stderr.read()
            finally:
                window.kill()
