"""``musicrec evaluate similarity`` from the command line to the figures, with real workers."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.support.audio_files import RATE_HZ, write_wav
from tests.support.cli import Cli

TRACKS_OF_ALBUM = 8
SECONDS = 6


def hum(number: int) -> NDArray[np.float64]:
    """A chord that swells slowly."""
    moments = np.arange(SECONDS * RATE_HZ) / RATE_HZ
    base_hz = 110 * 2 ** (number / 12)
    chord = sum(np.sin(2 * np.pi * base_hz * ratio * moments) for ratio in (1, 1.5, 2.5, 4))
    return np.asarray(0.08 * chord * (1 + np.sin(2 * np.pi * moments * (0.2 + 0.02 * number))))


def beat(number: int) -> NDArray[np.float64]:
    """Bursts of noise."""
    moments = np.arange(SECONDS * RATE_HZ) / RATE_HZ
    noise = np.random.default_rng(number).normal(size=len(moments))
    return np.asarray(0.1 * noise * np.exp(-20 * (moments * (1.7 + 0.1 * number) % 1)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixteen sounds of two kinds, and what they are."""
    made = tmp_path_factory.mktemp("labelled")
    rows = ["file,album,artist,tier"]
    for album, sound in (("Hum", hum), ("Beat", beat)):
        for number in range(TRACKS_OF_ALBUM):
            name = f"{album} {number}.wav"
            write_wav(str(made / name), (sound(number) * 32_767).clip(-32_767, 32_767).astype(np.int16))
            rows.append(f"{name},{album},{album} Band,album")
    (made / "labels.csv").write_text("\n".join(rows), encoding="utf-8")
    return made


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """A new profile."""
    made = Cli(tmp_path)
    made.home.mkdir()
    return made


def evaluate(cli: Cli, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    needed = ("--audio", str(folder), "--labels", str(folder / "labels.csv"))
    return cli.run("evaluate", "similarity", *needed, *options)


def test_a_folder_is_judged_and_the_second_time_from_memory(cli: Cli, folder: Path) -> None:
    first = evaluate(cli, folder, "--json")
    assert first.returncode == 0, first.stderr
    found = json.loads(first.stdout)
    assert (found["tracks"], found["queries"], found["from_cache"]) == (16, 16, 0)
    assert found["album_p_at_5"] == found["reranked"]["album_p_at_5"] == 1.0
    assert 0 < found["decode_cpu_seconds_per_track"] < found["cpu_seconds_per_track"] < 5
    again = evaluate(cli, folder)
    assert again.returncode == 0, again.stderr
    assert "16 tracks described, 16 of them earlier" in again.stdout
    assert "re-ranked" in again.stdout


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("--label", "mood"), 1, "no column “mood”"),
        (("--audio", "/nowhere"), 1, "It is not there"),
        (("--labels", "/nowhere.csv"), 1, "Check that the file is there"),
        (("--jobs", "0"), 2, "usage"),
        (("--what", "0"), 2, "usage"),
    ],
)
def test_what_cannot_be_judged_is_told(
    cli: Cli, folder: Path, options: tuple[str, str], status: int, words: str
) -> None:
    done = evaluate(cli, folder, *options)
    assert (done.returncode, done.stdout) == (status, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr
