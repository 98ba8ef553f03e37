"""A file of hours costs no more memory than a song."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.analysis.making import melody, write

HOURS = 10
LIMIT_MB = 420
GROWTH_LIMIT_MB = 30
# The highest mark of the whole process, pages of library files included. The first use compiles parts of
# librosa (395 MB), once an installation; after it the mark begins anew.
PROGRAM = """
import sys
from musicrec_desktop.analysis import worker

def mark_mb():
    lines = open("/proc/self/status", encoding="ascii").read().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:"))

worker.prepare_all_features()
with open("/proc/self/clear_refs", "w") as file:
    file.write("5")
song, *hours = sys.argv[1:]
outcomes, drawn = [worker.describe(song)], [worker.draw(song)]
song_mb = mark_mb()
outcomes += [worker.describe(path) for path in hours]
drawn.append(worker.draw(hours[-1]))
seconds = [outcome.duration_ms // 1000 for outcome in outcomes]
print(song_mb, mark_mb(), *seconds, all(each.failure is None for each in drawn))
"""


PLAIN = """
import sys
from musicrec_desktop.analysis import worker
worker.prepare_features()
print(*{"librosa", "numba", "scipy.signal"} & set(sys.modules))
"""


def test_a_worker_without_the_ear_loads_no_compiler() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PLAIN], capture_output=True, text=True, check=True, timeout=250
    )
    assert done.stdout.split() == []


def write_long_mp3(path: Path) -> str:
    """One encoded minute over and over, without a table that would tell its length."""
    minute = write(
        path.with_name("minute.mp3"),
        melody(60, rate_hz=8_000, channels=1),
        rate_hz=8_000,
        options={"write_xing": "0", "id3v2_version": "0"},
    )
    content = Path(minute).read_bytes()
    with path.open("wb") as file:
        for _ in range(HOURS * 60):
            file.write(content)
    return str(path)


def write_long_wav(path: Path) -> str:
    """A header, and a hole where the samples belong: a constant, as 8-bit samples."""
    count = HOURS * 3600 * 8_000
    with path.open("wb") as file:
        file.write(b"RIFF" + struct.pack("<I", 36 + count) + b"WAVEfmt ")
        file.write(struct.pack("<IHHIIHH", 16, 1, 1, 8_000, 8_000, 1, 8))
        file.write(b"data" + struct.pack("<I", count))
        file.truncate(44 + count)
    return str(path)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_ten_hours_fit_into_a_worker(tmp_path: Path) -> None:
    song = write(tmp_path / "song.mp3", melody(120))
    long_files = [write_long_mp3(tmp_path / "hours.mp3"), write_long_wav(tmp_path / "hours.wav")]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, song, *long_files],
        capture_output=True,
        text=True,
        check=True,
        timeout=250,
    )
    song_mb, peak_mb, *seconds, is_drawn = done.stdout.split()
    assert [int(found) for found in seconds] == pytest.approx([120, HOURS * 3600, HOURS * 3600], rel=0.02)
    assert is_drawn == "True"
    assert int(peak_mb) <= int(song_mb) + GROWTH_LIMIT_MB
    assert int(peak_mb) <= LIMIT_MB
