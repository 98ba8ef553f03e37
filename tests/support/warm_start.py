"""Starts of the command line that share one import: a process with everything loaded forks for each.

The import takes most of the time of a short command, and the tests start hundreds. What a fork runs is
``python -m musicrec_desktop`` with its own arguments, environment, folder and files, and it ends as a process
ends. Where the interpreter itself reads the environment (``PYTHON…``, the locale), only a new one will do.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn

PACKAGE: Final = "musicrec_desktop"
OF_THE_INTERPRETER: Final = ("PYTHON", "LC_", "LANG")
ROOMS: Final = ("cli.commands", "cli", "storage", "services", "app.building")
"""What commands stand on; each loads the part that it needs when it needs it."""
LATER: Final = ("rich.console", "rich.progress", "rich.table", "sqlite_utils", "multiprocessing.pool")
_LARGEST: Final = 1 << 20
_FILES: Final = 4


def is_for_a_fork(environment: Mapping[str, str]) -> bool:
    """Whether a process that is there already may be the one with this environment."""
    names = {name for name in {*environment, *os.environ} if name.startswith(OF_THE_INTERPRETER)}
    return all(environment.get(name) == os.environ.get(name) for name in names)


class WarmStart:
    """The process that forks; it ends with this one, or when it is closed."""

    def __init__(self) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _LARGEST)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.warm_start", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
            )

    def close(self) -> None:
        self._socket.close()
        self._process.wait(10)

    def run(
        self, arguments: Sequence[str | bytes], environment: Mapping[str, str], timeout_s: float
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end.

        Args:
            arguments: after the name of the program.
            environment: all of it.
            timeout_s: how long it may take; it is killed then.

        Raises:
            subprocess.TimeoutExpired: it took longer.
        """
        words = [os.fsdecode(argument) for argument in arguments]
        request = json.dumps([words, dict(environment), os.getcwd()]).encode()
        with contextlib.ExitStack() as files:
            nothing = files.enter_context(open(os.devnull, "rb"))
            stdout = files.enter_context(tempfile.TemporaryFile())
            stderr = files.enter_context(tempfile.TemporaryFile())
            ours, theirs = socket.socketpair()
            files.enter_context(ours)
            with theirs:
                handed = [nothing.fileno(), stdout.fileno(), stderr.fileno(), theirs.fileno()]
                socket.send_fds(self._socket, [request], handed)
            process_id = int(ours.recv(32))
            ours.settimeout(timeout_s)
            try:
                status = int(ours.recv(32))
            except TimeoutError:
                os.kill(process_id, signal.SIGKILL)
                raise subprocess.TimeoutExpired(words, timeout_s) from None
            stdout.seek(0)
            stderr.seek(0)
            return subprocess.CompletedProcess(
                words, status, stdout.read().decode("utf-8"), stderr.read().decode("utf-8")
            )


_running: list[WarmStart] = []


def warm_start() -> WarmStart:
    """The one of this process, started when it is first asked for."""
    if not _running:
        _running.append(WarmStart())
        atexit.register(_running[0].close)
    return _running[0]


def _load() -> None:
    """Import what commands import, in their own order, and what they import later; nothing is opened."""
    importlib.import_module(f"{PACKAGE}.cli.main")
    for room in ROOMS:
        package = importlib.import_module(f"{PACKAGE}.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    for name in LATER:
        importlib.import_module(name)


def _serve(requests: socket.socket) -> list[Any]:
    """Answer requests; returns in a fork, with the arguments, environment and folder of its command."""
    while True:
        request, files, _, _ = socket.recv_fds(requests, _LARGEST, _FILES)
        if not request:
            os._exit(0)
        if os.fork() == 0:
            requests.close()
            _wait_for_fork(files)
            wanted: list[Any] = json.loads(request)
            return wanted
        for file in files:
            os.close(file)
        _reap()


def _reap() -> None:
    """Let forks go that have ended; those that end later go with the next one."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _wait_for_fork(files: Sequence[int]) -> None:
    """Fork once more; returns in that fork, and tells the tests how it ends."""
    *standard, answer = files
    process_id = os.fork()
    if process_id == 0:
        for number, file in enumerate(standard):
            os.dup2(file, number)
        for file in files:
            os.close(file)
        return
    os.write(answer, f"{process_id}\n".encode().ljust(32))
    _, status = os.waitpid(process_id, 0)
    os.write(answer, f"{os.waitstatus_to_exitcode(status)}\n".encode().ljust(32))
    os._exit(0)


def _end(status: int) -> NoReturn:
    """End as the interpreter does, but leave all that was loaded to the system.

    Taking apart what a fork shares with its warm process copies every page of it: half of a short command.
    """
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(status)
    os._exit(status & 0xFF)


def main() -> NoReturn:
    """Load, fork on demand, and be the command in the fork."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests = socket.socket(fileno=int(sys.argv[1]))
    _load()
    gc.collect()
    gc.freeze()
    arguments, environment, folder = _serve(requests)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    try:
        runpy.run_module(PACKAGE, run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        status = end.code
    _end(status)


if __name__ == "__main__":
    main()
