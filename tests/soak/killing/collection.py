"""A profile with a small library of real files, made for a run, and what lies around it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tests.support.audio_files import RATE_HZ, encode_pieces

KEPT: Final = "Kept"
"""Files that stay as they are; the listener speaks about these."""
BESIDE: Final = "Beside"
"""Files that only commands beside the window speak about."""
TAGGED: Final = "Tagged"
"""Files whose tags are edited."""
MOVING: Final = "Moving"
"""Files that come, go and change their names while the window is open."""
SUFFIXES: Final = ("flac", "mp3", "ogg", "opus", "m4a", "wav")
SOUND_FILES: Final = tuple(f".{suffix}" for suffix in SUFFIXES)
_SHORT_S: Final = 4.0
_LONG_S: Final = 25.0
_MAKING_LIMIT_S: Final = 400


@dataclass(frozen=True, slots=True)
class Collection:
    """Where everything of a run is.

    Attributes:
        root: all of it is below.
    """

    root: str

    @property
    def profile(self) -> str:
        """The data folder of the program."""
        return os.path.join(self.root, "profile")

    @property
    def music(self) -> str:
        """The folder of the library."""
        return os.path.join(self.root, "music")

    @property
    def pool(self) -> str:
        """Files that come into the library while the window is open."""
        return os.path.join(self.root, "pool")

    @property
    def temporary(self) -> str:
        """The temporary folder of the program."""
        return os.path.join(self.root, "tmp")

    @property
    def database(self) -> str:
        """The database of the program."""
        return os.path.join(self.profile, "library.sqlite3")

    @property
    def log(self) -> str:
        """The folder of its log."""
        return os.path.join(self.profile, "log")

    def environment(self) -> dict[str, str]:
        """Of the program: no screen, no sound, no bus, and folders of its own."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("XDG_")}
        return {
            **kept,
            "HOME": os.path.join(self.root, "home"),
            "TMPDIR": self.temporary,
            "XDG_RUNTIME_DIR": os.path.join(self.root, "home"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.root}/no-bus",
            "QT_QPA_PLATFORM": "offscreen",
            "MUSICREC_AUDIO_OUTPUT": "dummy",
            "OPENBLAS_NUM_THREADS": "1",
        }

    def command(self, *arguments: str) -> list[str]:
        """A command line of ``musicrec`` on this profile."""
        return [sys.executable, "-m", "musicrec_desktop", "--profile-dir", self.profile, *arguments]

    def run(self, *arguments: str, limit_s: float = _MAKING_LIMIT_S) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            self.command(*arguments),
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=limit_s,
            check=False,
        )

    def sound_files(self) -> list[str]:
        """The sound files of the library, in the order of their paths."""
        return sorted(
            os.path.join(folder, name)
            for folder, _, names in os.walk(self.music)
            for name in names
            if name.endswith(SOUND_FILES) and not name.startswith(".")
        )

    def track_ids(self, folder: str) -> list[int]:
        """The tracks of a folder of the library, in the order of their ids."""
        with sqlite3.connect(self.database) as connection:
            rows = connection.execute(
                "SELECT id FROM track WHERE substr(relative_path, 1, ?) = CAST(? AS BLOB) ORDER BY id",
                (len(folder) + 1, f"{folder}/"),
            ).fetchall()
        connection.close()
        return [row[0] for row in rows]


def make_collection(root: str, *, seed: int, more_music: Sequence[str] = (), is_analysed: bool) -> Collection:
    """Make the files and the profile.

    Args:
        root: an empty folder, or one that is not there yet.
        seed: of the sounds.
        more_music: folders of real music that become a part of the kept files.
        is_analysed: whether the library has been listened to when the run begins.

    Raises:
        RuntimeError: a command has failed.
    """
    made = Collection(root)
    rng = np.random.default_rng(seed)
    for folder in (made.temporary, os.path.join(root, "home"), os.path.join(made.music, MOVING)):
        os.makedirs(folder, exist_ok=True)
    _write_files(os.path.join(made.music, KEPT), rng, 10, _SHORT_S)
    _write_files(os.path.join(made.music, KEPT, "Long"), rng, 2, _LONG_S)
    _write_files(os.path.join(made.music, BESIDE), rng, 3, _SHORT_S)
    _write_files(os.path.join(made.music, TAGGED), rng, 6, _SHORT_S)
    _write_files(made.pool, rng, 8, _SHORT_S)
    for number, folder in enumerate(more_music):
        shutil.copytree(folder, os.path.join(made.music, KEPT, f"More {number}"))
    for command in (["scan", made.music], *([["analyse"]] if is_analysed else [])):
        done = made.run(*command)
        if done.returncode:
            raise RuntimeError(f"{command}: {done.stderr}")
    return made


def _write_files(folder: str, rng: np.random.Generator, count: int, seconds: float) -> None:
    """Files of all formats in turns, each with a sound of its own, and with tags."""
    os.makedirs(folder)
    for number in range(count):
        suffix = SUFFIXES[number % len(SUFFIXES)]
        (path,) = encode_pieces(folder, suffix, [_sound(rng, seconds)])
        named = os.path.join(folder, f"{number:02} {os.path.basename(folder)}.{suffix}")
        os.rename(path, named)
        if suffix != "wav":
            _tag(named, f"{os.path.basename(folder)} {number}", f"Artist {number % 4}")


def _sound(rng: np.random.Generator, seconds: float) -> NDArray[np.int16]:
    """Five partials that come and go by themselves, so that no two files are taken for the same recording."""
    times = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    total = np.zeros_like(times)
    for hz, beat_hz, phase in zip(
        rng.uniform(80, 4000, 5), rng.uniform(0.3, 5, 5), rng.uniform(0, 6, 5), strict=True
    ):
        total += np.sin(2 * np.pi * hz * times) * np.maximum(0, np.sin(2 * np.pi * beat_hz * times + phase))
    return (total * 5000).astype(np.int16)


def _tag(path: str, title: str, artist: str) -> None:
    import mutagen

    file = mutagen.File(path, easy=True)
    if file.tags is None:
        file.add_tags()
    file["title"], file["artist"], file["album"] = [title], [artist], ["Kills"]
    file.save()
