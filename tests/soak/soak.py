"""Days of use in minutes, and whether memory, handles, threads and the database grow with it.

``python -m tests.soak.soak --library FOLDER [--speed 200] [--hours 72] [--skips 2000] [--scans 200]
[--listens 100000] [--even] [--sound machine] [--report FILE]``

The library is one that ``python -m tests.support.made_library`` has made; its profile is copied. The window
runs without a screen; its clock, and every timer that asks the scheduler, run ``--speed`` times faster, so
that hourly backups, daily cards and the letter of the week come as in days. Hours of the machine's own time:
``--speed 1 --hours 2 --even --sound machine``, where the work goes over all of them, and libVLC plays. What
is measured is written each five seconds; growth is the middle of the last fifth against that of the second.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from statistics import median
from typing import Final

from tests.soak.killing.driven_window import session_members
from tests.soak.killing.hand import SILENT
from tests.soak.soaking.user import SOUND, WORK
from tests.support.made_library.profile import MUSIC, PROFILE
from tests.support.process_tree import ProcessTree
from tests.support.processes import ended

_SILENCE_S: Final = 30.0
_MEASURED: Final = ("private_mb", "window_mb", "handles", "threads", "processes", "database_mb")
_GRACE_S: Final = 60.0

Sample = dict[str, float]


def soak(root: str, library: str, work: dict[str, float], sound: str, report_path: str) -> int:
    """Run it below a folder; the exit status of the window."""
    profile = os.path.join(root, "profile")
    shutil.copytree(os.path.join(library, PROFILE), profile)
    assert os.path.isdir(os.path.join(library, MUSIC))
    stderr_path = os.path.join(root, "stderr.txt")
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("XDG_")},
        "HOME": root,
        "XDG_RUNTIME_DIR": root,
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={root}/no-bus",
        "QT_QPA_PLATFORM": "offscreen",
        "MUSICREC_AUDIO_OUTPUT": "dummy",
        "OPENBLAS_NUM_THREADS": "1",
        WORK: json.dumps(work),
        SOUND: sound,
    }
    samples: list[Sample] = []
    last: dict[str, object] = {}
    with (
        open(stderr_path, "wb") as stderr,
        ended(
            subprocess.Popen(
                [sys.executable, "-m", "tests.soak.soaking.user", "--profile-dir", profile],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=stderr,
                start_new_session=True,
            ),
            _GRACE_S,
        ) as process,
    ):
        assert process.stdout is not None
        for line in process.stdout:
            last = json.loads(line)
            samples.append({**_cost(process.pid), **_numbers(last)})
            if report_path:
                _write(report_path, work, samples, last, status=None)
        status = process.wait(_SILENCE_S)
    if report_path:
        _write(report_path, work, samples, last, status=status)
    with open(stderr_path, encoding="utf-8", errors="replace") as file:
        sys.stderr.write(file.read()[-4000:])
    print(json.dumps(_summary(samples), indent=1))
    return status


def _cost(process_id: int) -> Sample:
    """Memory, handles and threads of the window, and how many processes it has with itself."""
    memory = ProcessTree(process_id).memory()
    members = session_members(process_id)
    cost: Sample = {"private_mb": memory.private_mb, "rss_mb": memory.rss_mb, "processes": len(members)}
    cost["window_mb"] = _private_mb(process_id)
    with contextlib.suppress(OSError):
        cost["handles"] = len(os.listdir(f"/proc/{process_id}/fd"))
        cost["threads"] = len(os.listdir(f"/proc/{process_id}/task"))
    return cost


def _private_mb(process_id: int) -> float:
    """Memory that the window alone has."""
    with contextlib.suppress(OSError), open(f"/proc/{process_id}/smaps_rollup", encoding="ascii") as file:
        return sum(int(line.split()[1]) for line in file if line.startswith("Private_")) / 1000
    return 0.0


def _numbers(told: dict[str, object]) -> Sample:
    return {key: float(value) for key, value in told.items() if isinstance(value, int | float)}


def _summary(samples: Sequence[Sample]) -> dict[str, tuple[float, float]]:
    """The middle of the second fifth of the run, and of the last, of everything that is measured."""
    fifth = len(samples) // 5
    if not fifth:
        return {}
    early, late = samples[fifth : 2 * fifth], samples[-fifth:]
    return {
        name: (median(one.get(name, 0) for one in early), median(one.get(name, 0) for one in late))
        for name in _MEASURED
    }


def _write(
    path: str,
    work: dict[str, float],
    samples: Sequence[Sample],
    last: dict[str, object],
    *,
    status: int | None,
) -> None:
    with open(path, "w", encoding="utf-8") as file:
        json.dump(
            {
                "machine": f"{platform.system()} {platform.release()}, {os.cpu_count()} cores",
                "work": work,
                "status": status,
                "early_and_late": _summary(samples),
                "last": last,
                "samples": samples,
            },
            file,
            indent=1,
        )


def main(words: Sequence[str]) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.soak")
    parser.add_argument("--library", required=True)
    parser.add_argument("--speed", type=float, default=200)
    parser.add_argument("--hours", type=float, default=72)
    parser.add_argument("--skips", type=int, default=2000)
    parser.add_argument("--scans", type=int, default=200)
    parser.add_argument("--listens", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--even", action="store_true", help="the work goes over all the hours")
    parser.add_argument("--sound", default=SILENT, help="“machine” for the engine of this machine")
    parser.add_argument("--report", default="")
    options = vars(parser.parse_args(words))
    work = {name: options[name] for name in ("speed", "hours", "skips", "scans", "listens", "seed", "even")}
    with tempfile.TemporaryDirectory(prefix="soak-") as root:
        return soak(root, options["library"], work, options["sound"], options["report"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
