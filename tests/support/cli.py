"""The command ``musicrec`` as a process of its own, on a profile and music made for a test."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from musicrec_desktop.demo.encode import FORMATS, FileTags, encode
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ, Stereo
from tests.support.processes import ended
from tests.support.warm_start import is_for_a_fork, warm_start

SECONDS = 8
LIMIT_S = 250
PROGRAM = (sys.executable, "-m", "musicrec_desktop")


@dataclass(frozen=True)
class Cli:
    """One profile, its music and a home that must stay empty.

    Attributes:
        root: where all of it is.
        lent_music: the music of another one, whose profile this one's is a copy of.
    """

    root: Path
    lent_music: Path | None = None

    @property
    def profile(self) -> Path:
        return self.root / "profile"

    @property
    def music(self) -> Path:
        return self.lent_music or self.root / "music"

    @property
    def home(self) -> Path:
        return self.root / "home"

    def environment(self, **more: str) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
        return {**kept, "HOME": str(self.home), "MUSICREC_AUDIO_OUTPUT": "dummy", **more}

    def command(self, *arguments: str | bytes) -> list[str | bytes]:
        return [*PROGRAM, "--profile-dir", str(self.profile), *arguments]

    def run(self, *arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, in a fork of a warm process where that cannot be told apart."""
        own = self.environment(**environment)
        if is_for_a_fork(own):
            return warm_start().run(self.command(*arguments)[len(PROGRAM) :], own, LIMIT_S)
        return subprocess.run(
            self.command(*arguments),
            env=own,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=LIMIT_S,
            check=False,
        )

    @contextlib.contextmanager
    def started(self, *arguments: str | bytes, **environment: str) -> Iterator[subprocess.Popen[str]]:
        """A command that runs beside the test, and ends with the block."""
        process = subprocess.Popen(
            self.command(*arguments),
            env=self.environment(**environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        with ended(process):
            yield process

    def document(self, *arguments: str | bytes, **environment: str) -> Any:
        """The JSON of a command that must be done."""
        done = self.run(*arguments, "--json", **environment)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def copied_to(self, root: Path) -> Cli:
        """A copy of the profile to change without others noticing; the music is the same."""
        shutil.copytree(self.profile, root / "profile")
        (root / "home").mkdir()
        return Cli(root, self.music)


def drums(tempo_bpm: float) -> Stereo:
    """Bursts of noise."""
    noise = np.random.default_rng(round(tempo_bpm)).standard_normal((2, SECONDS * SAMPLE_RATE_HZ)) * 0.3
    beats = np.arange(SECONDS * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ * tempo_bpm / 60 % 1
    return (noise * np.exp(-12 * beats)).astype(np.float32)


def chord(base_hz: float) -> Stereo:
    """A held major chord."""
    times = np.arange(SECONDS * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    tone = sum(np.sin(2 * np.pi * base_hz * ratio * times) for ratio in (1, 1.25, 1.5)) * 0.1
    return np.stack([tone, tone]).astype(np.float32)


def write(path: Path, name: str, sound: Stereo, title: str, artist: str) -> None:
    """Write a tagged file; artists before D play drums."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tags = FileTags(title, artist, f"{artist} plays", "Drums" if artist < "D" else "Drone", 2020, 1, 3)
    path.write_bytes(encode(sound, FORMATS[name], tags, None))
