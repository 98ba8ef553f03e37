"""Starts windows with a hand: as a user does, or as forks of a process that has loaded the program already.

Loading the program takes longer than everything else that a short round does. ``python -m
tests.soak.killing.starting SOCKET`` loads it once, and forks a window for each request.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Final, NoReturn, Protocol

from tests.soak.killing import hand
from tests.support import warm_start
from tests.support.processes import end

_LOADED: Final = ("app", "services", "ui")
_LARGEST: Final = 1 << 20
_END_S: Final = 20.0
_LOADING_S: Final = 600.0
"""The first window waits until the program is loaded, which takes seconds on an idle machine."""


class Life(Protocol):
    """A process that was started, with an id."""

    process_id: int

    def kill(self) -> None:
        """Kill it where it runs, and wait for its end."""
        ...

    def wait(self, limit_s: float) -> int:
        """Wait for its end; its exit status, negative for a signal."""
        ...


class ColdStart:
    """A process of its own from the beginning.

    Args:
        arguments: of ``musicrec``.
        environment: all of it.
        files: descriptors of stdin, stdout and stderr.
    """

    def __init__(
        self, arguments: Sequence[str], environment: Mapping[str, str], files: tuple[int, int, int]
    ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.soak.killing.hand", *arguments],
            env=dict(environment),
            stdin=files[0],
            stdout=files[1],
            stderr=files[2],
            start_new_session=True,
        )
        self.process_id = self._process.pid

    def kill(self) -> None:
        end(self._process)

    def wait(self, limit_s: float) -> int:
        return self._process.wait(limit_s)


class _Fork:
    """A fork of the process that has loaded the program.

    Args:
        answers: tells its process id, and at its end the status.
    """

    def __init__(self, answers: socket.socket) -> None:
        self._answers = answers
        self._answers.settimeout(_LOADING_S)
        self.process_id = int(answers.recv(32))
        self._status: int | None = None

    def kill(self) -> None:
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process_id, signal.SIGKILL)
            self.wait(_END_S)
        self._answers.close()

    def wait(self, limit_s: float) -> int:
        if self._status is None:
            self._answers.settimeout(limit_s)
            self._status = int(self._answers.recv(32))
        return self._status


class WarmStarts:
    """The process that has loaded the program, and forks.

    Args:
        environment: of that process.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _LARGEST)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.soak.killing.starting", str(theirs.fileno())],
                env=dict(environment),
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
            )

    def start(
        self, arguments: Sequence[str], environment: Mapping[str, str], files: tuple[int, int, int]
    ) -> Life:
        """As ``ColdStart``."""
        ours, theirs = socket.socketpair()
        request = json.dumps([list(arguments), dict(environment), os.getcwd()]).encode()
        with theirs:
            socket.send_fds(self._socket, [request], [*files, theirs.fileno()])
        return _Fork(ours)

    def close(self) -> None:
        """End the process; its forks go on."""
        self._socket.close()
        end(self._process, _END_S)


def _load() -> None:
    """Import what a window imports, and opens, sooner or later."""
    for room in _LOADED:
        package = importlib.import_module(f"musicrec_desktop.{room}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)


def main() -> NoReturn:
    """Load, fork on demand, and be the window in the fork."""
    requests = socket.socket(fileno=int(sys.argv[1]))
    from musicrec_desktop.app.qt_loading import load_qt

    load_qt()
    _load()
    gc.collect()
    gc.freeze()
    arguments, environment, folder = warm_start._serve(requests)
    os.setsid()
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv[1:] = arguments
    sys.exit(hand.main())


if __name__ == "__main__":
    main()
