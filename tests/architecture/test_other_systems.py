"""All modules are loaded: as if on Windows and macOS, too, and without anything that is trimmed away."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
TRIM = runpy.run_path(str(PACKAGING / "trim.py"))
LOADED = runpy.run_path(str(PACKAGING / "loaded.py"))

_PROGRAM = '''
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import sys
import traceback

import musicrec_desktop

MODULES = {
    "win32": ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "readline", "posix",
              "curses"),
    "darwin": (),
}
"""What Python lacks on a system."""
NAMES = {
    "darwin": {
        os: ("sched_setaffinity", "sched_getaffinity", "posix_fadvise", "memfd_create", "pipe2", "O_TMPFILE",
             "copy_file_range", "eventfd", "pidfd_open", "O_PATH"),
        signal: ("sigtimedwait", "SIGRTMIN", "SIGPWR"),
        socket: ("SO_PEERCRED",),
    },
    "win32": {
        os: ("fork", "getuid", "geteuid", "getgid", "getpgid", "killpg", "setsid", "setpgid", "nice", "uname",
             "statvfs", "mkfifo", "chown", "O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC", "O_NONBLOCK", "fchmod",
             "fchown", "register_at_fork", "setpriority", "getpriority", "getloadavg", "sysconf", "wait4",
             "WNOHANG", "sendfile", "forkpty", "waitid"),
        signal: ("SIGKILL", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGSTOP", "SIGCONT", "SIGCHLD", "SIGPIPE",
                 "SIGALRM", "SIGQUIT", "SIGTSTP", "alarm", "setitimer", "pthread_sigmask", "sigwait",
                 "SIG_BLOCK", "SIG_UNBLOCK", "SIG_SETMASK", "ITIMER_REAL"),
        socket: ("AF_UNIX", "SCM_RIGHTS", "SO_REUSEPORT", "CMSG_LEN"),
    },
}
extras = ("pytest", "pytestqt", "dask", "distributed")  # an installation lacks them
sys.modules.update(dict.fromkeys(extras))
loaded = runpy.run_path(sys.argv[1])
loaded["load_everything"]()
files = loaded["loaded_files"]()
for name in extras:
    del sys.modules[name]
ours = [
    found.name
    for found in pkgutil.walk_packages(musicrec_desktop.__path__, "musicrec_desktop.")
    if not found.name.endswith("__main__")
]
for name in ours:  # other people's modules ask the true system
    importlib.import_module(name)
problems = []
for system in ("darwin", "win32"):
    for name in [name for name in sys.modules if name.partition(".")[0] == "musicrec_desktop"]:
        del sys.modules[name]
    sys.platform = system
    sys.modules.update(dict.fromkeys(MODULES[system]))
    for module, lacking in NAMES[system].items():
        for name in lacking:
            if hasattr(module, name):
                delattr(module, name)
    for name in ours:
        try:
            importlib.import_module(name)
        except Exception:
            problems.append(f"{system}: {name}: {traceback.format_exc(limit=-2)}")
print(json.dumps({"modules": len(ours), "files": sorted(files), "problems": problems}), flush=True)
os._exit(0)  # nothing of this process is fit to end
'''


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pretends to be the other systems")


@pytest.fixture(scope="module")
def told() -> Any:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(PACKAGING / "loaded.py")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_everything_is_imported_where_posix_is_not(told: Any) -> None:
    assert told["modules"] > 1000
    assert told["problems"] == []


def test_what_is_trimmed_away_is_never_loaded(told: Any) -> None:
    loaded = {Path(file) for file in told["files"]}
    assert len(loaded) > 2000
    assert {path for file in loaded for path in file.parents} & set(_trimmed()) == set()
    assert loaded & set(_trimmed()) == set()


def test_a_library_that_could_not_be_loaded_is_left_as_it_was() -> None:
    header = bytearray(64)
    header[:6], header[32:40], header[54:58] = b"\x7fELF\x02\x01", (64).to_bytes(8, "little"), b"\x38\0\1\0"
    segment = bytearray(56)
    segment[0], segment[8:16], segment[16:24] = (
        1,
        (0x1000).to_bytes(8, "little"),
        (0x5000).to_bytes(8, "little"),
    )
    assert TRIM["_can_be_mapped"](bytes(header + segment))
    segment[9] = 0x11
    assert not TRIM["_can_be_mapped"](bytes(header + segment))
    assert not TRIM["_can_be_mapped"](b"no library")


def test_a_library_that_two_wheels_bring_lies_there_once(tmp_path: Path) -> None:
    for folder, content in (("a.libs", b"fortran"), ("b.libs", b"fortran"), ("c.libs", b"another")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "libgfortran.so.5").write_bytes(content)
    TRIM["_keep_once"](tmp_path)
    first, second, third = (
        tmp_path / folder / "libgfortran.so.5" for folder in ("a.libs", "b.libs", "c.libs")
    )
    assert first.samefile(second)
    assert (second.read_bytes(), third.read_bytes()) == (b"fortran", b"another")
    assert sorted(path.name for path in tmp_path.rglob("*.so*")) == ["libgfortran.so.5"] * 3


def test_only_what_is_loaded_stays_compiled(tmp_path: Path) -> None:
    packages = tmp_path / "site-packages"
    for name in ("used", "unused", "pip"):
        (packages / name / "__pycache__").mkdir(parents=True)
        (packages / name / "module.py").touch()
        (packages / name / "__pycache__" / "module.cpython-311.pyc").touch()
    TRIM["_keep_compiled"](packages, set())  # where the player cannot be started, nothing is known of it
    assert len(list(packages.rglob("*.pyc"))) == 3
    TRIM["_keep_compiled"](packages, {str(packages / "used" / "module.py"), "/usr/lib/python3/os.py"})
    kept = {path.relative_to(packages).parts[0] for path in packages.rglob("*.pyc")}
    assert kept == {"used", "pip"}
    assert len(list(packages.rglob("*.py"))) == 3
    assert (tmp_path / TRIM["COMPILED"]).read_text(encoding="utf-8") == "used/module.py\n"


def test_what_the_player_imports_late_is_known_too() -> None:
    source = "import a.b\nfrom c import d\ndef f():\n    import e\n    from . import g\n"
    assert set(LOADED["imported"](source)) == {"a.b", "c", "c.d", "e"}


def test_an_environment_is_trimmed_and_nothing_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    kept = packages / "scipy" / "stats" / "_stats.py"
    gone = packages / "scipy" / "stats" / "tests" / "test_stats.py"
    for path in (kept, gone):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x" * 5_000)
    assert TRIM["main"]([str(tmp_path)]) == 0
    assert (kept.exists(), gone.parent.exists()) == (True, False)
    assert "MB without what nothing uses" in capsys.readouterr().out
    assert TRIM["main"]([str(tmp_path / "elsewhere")]) == 2


def _trimmed() -> list[Path]:
    return list(TRIM["unused"](Path(sysconfig.get_path("purelib"))))
