"""A window that is started, told what to do, and killed; and what is left of its processes."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tests.soak.killing.collection import Collection
from tests.soak.killing.hand import ANALYSING, SILENT, SOUND, Telling
from tests.soak.killing.starting import Life

Start = Callable[[Sequence[str], Mapping[str, str], tuple[int, int, int]], Life]
"""Starts a process with arguments, an environment, and descriptors of stdin, stdout and stderr."""

ORPHANS_LIMIT_S: Final = 20.0
"""Helpers end by themselves within this time, on a machine that is busy."""
_LOOK_S: Final = 0.02
_TRACEBACK: Final = re.compile(
    r"^Traceback \(most recent call last\):\n(?:[ \t].*\n)+(\w[\w.]*)(?::.*)?\n?", re.MULTILINE
)
_PLACE: Final = re.compile(r'^  File "([^"]+)", line \d+, in (\w+|<module>)$', re.MULTILINE)
_CUT_OFF: Final = ("EOFError", "_pickle.UnpicklingError", "BrokenPipeError", "ConnectionResetError")


class DrivenWindow:
    """A running window, in a session of its own.

    Args:
        collection: what it opens.
        start: makes its process.
        sound: as ``hand.SOUND``.
        is_analysing: whether it listens to tracks.

    Attributes:
        is_over: whether it has told everything that it will ever tell.
        started_s: when it was started, by ``time.monotonic``.
    """

    def __init__(
        self, collection: Collection, start: Start, *, sound: str = SILENT, is_analysing: bool = True
    ) -> None:
        read_from, self._write_to = os.pipe()
        self._read_from, write_to = os.pipe()
        self._stderr_path = os.path.join(collection.root, "stderr.txt")
        self._told: deque[Telling] = deque()
        self._has_told = threading.Event()
        self.is_over = False
        with open(self._stderr_path, "wb") as stderr:
            self._life = start(
                ["--profile-dir", collection.profile],
                {**collection.environment(), SOUND: sound, ANALYSING: str(int(is_analysing))},
                (read_from, write_to, stderr.fileno()),
            )
        self.started_s = time.monotonic()
        os.close(read_from)
        os.close(write_to)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def say(self, number: int, name: str, *arguments: object) -> None:
        """Tell it what to do; nothing where it is gone."""
        with contextlib.suppress(BrokenPipeError):
            os.write(self._write_to, json.dumps([number, name, arguments]).encode("ascii") + b"\n")

    def hear(self, limit_s: float) -> Telling | None:
        """The next thing that it tells; None where it tells nothing within a time, or ever again."""
        end_s = time.monotonic() + limit_s
        while not self._told:
            self._has_told.clear()
            if self._told:
                break
            if self.is_over or not self._has_told.wait(max(0.0, end_s - time.monotonic())):
                return self._told.popleft() if self._told else None
        return self._told.popleft()

    def kill(self) -> None:
        """Kill it, and it alone; what it told until then can still be heard."""
        self._life.kill()
        self._reader.join(ORPHANS_LIMIT_S)

    def quit(self, limit_s: float) -> int:
        """Close it as its menu does; its exit status."""
        self.say(0, "quit")
        return self._life.wait(limit_s)

    def left_over(self) -> tuple[float, list[str]]:
        """Wait for the processes that it started, and end those that do not go.

        Returns:
            How long it took, and the command lines of those that did not.
        """
        began_s = time.monotonic()
        while there := session_members(self._life.process_id):
            if time.monotonic() - began_s > ORPHANS_LIMIT_S:
                names = [_command_line(one) for one in there]
                for one in there:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(one, signal.SIGKILL)
                return time.monotonic() - began_s, names
            time.sleep(_LOOK_S)
        return time.monotonic() - began_s, []

    def where(self) -> str:
        """End it, and tell where its threads were, if it has ``PYTHONFAULTHANDLER``."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._life.process_id, signal.SIGABRT)
        self._reader.join(ORPHANS_LIMIT_S)
        return self.complaints()

    def complaints(self) -> str:
        """What it wrote to stderr."""
        with open(self._stderr_path, encoding="utf-8", errors="replace") as file:
            return file.read()

    def close(self) -> None:
        """End it, and close the pipes."""
        self._life.kill()
        self._reader.join(ORPHANS_LIMIT_S)
        os.close(self._write_to)
        os.close(self._read_from)

    def _read(self) -> None:
        """Hear it all the time, so that it never waits for the driver."""
        rest = b""
        while data := os.read(self._read_from, 65536):
            *lines, rest = (rest + data).split(b"\n")
            self._told.extend(json.loads(line) for line in lines)
            self._has_told.set()
        self.is_over = True
        self._has_told.set()


def complaints_of_its_own(text: str) -> str:
    """What stays of stderr without the last words of processes whose parent was killed while it started them.

    Such a process finds no parent at the other end of the pipe from which the interpreter reads what to do.
    No code of the program has run in it, and nobody is left who could catch that.
    """
    return _TRACEBACK.sub(lambda found: "" if _is_cut_off(found) else found[0], text)


def _is_cut_off(found: re.Match[str]) -> bool:
    places = _PLACE.findall(found[0])
    return (
        found[1] in _CUT_OFF
        and ("<string>", "<module>") in places[:1]
        and "spawn_main" in [name for _, name in places]
        and all(path == "<string>" or "/multiprocessing/" in path for path, _ in places)
    )


def session_members(session: int) -> list[int]:
    """The processes of a session that run; dead ones that nobody has waited for are none."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError):
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as file:
                    state, _parent, _group, own = file.read().rpartition(")")[2].split()[:4]
                if int(own) == session and state not in "ZX":
                    found.append(int(name))
    return found


def _command_line(process_id: int) -> str:
    with contextlib.suppress(OSError), open(f"/proc/{process_id}/cmdline", "rb") as file:
        return file.read().replace(b"\0", b" ").decode("utf-8", "replace")
    return str(process_id)
