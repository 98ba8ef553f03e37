"""A window in a process of its own, opened as a user opens it, and asked from here."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping

from tests.support.process_tree import ProcessTree
from tests.support.processes import ended
from tests.support.window_probe import FAILURE, PROBE, Answer

LIMIT_S = 240.0
_GRACE_S = 30.0


class ProbedWindow:
    """A running window.

    Args:
        process: of the window.
        answers: descriptor of what it tells.
        commands: descriptor of what it is told.
        limit_s: the longest time that an answer may take.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], answers: int, commands: int, limit_s: float = LIMIT_S
    ) -> None:
        self._process, self._limit_s = process, limit_s
        self._answers = os.fdopen(answers, "rb", buffering=0)
        self._commands = os.fdopen(commands, "w")
        self._read = b""
        self.tree = ProcessTree(process.pid)

    def told(self) -> Answer:
        """The next thing that it tells.

        Raises:
            TimeoutError: it tells nothing.
            EOFError: it has ended.
            RuntimeError: what it was told to do has failed.
        """
        deadline_s = time.monotonic() + self._limit_s
        while b"\n" not in self._read:
            if not select.select([self._answers], [], [], max(0.0, deadline_s - time.monotonic()))[0]:
                raise TimeoutError("the window does not answer")
            data = os.read(self._answers.fileno(), 65536)
            if not data:
                raise EOFError("the window has ended")
            self._read += data
        line, self._read = self._read.split(b"\n", 1)
        answer: Answer = json.loads(line)
        if FAILURE in answer:
            raise RuntimeError(str(answer[FAILURE]))
        return answer

    def ask(self, name: str, *arguments: object) -> Answer:
        """Let it do something, and its answer."""
        self._commands.write(json.dumps([name, *arguments]) + "\n")
        self._commands.flush()
        return self.told()

    def number(self, key: str) -> float:
        """A number of the next thing that it tells."""
        return _number(self.told(), key)

    def numbers(self, name: str, *arguments: object) -> list[float]:
        """Let it do something that gives numbers."""
        (found,) = self.ask(name, *arguments).values()
        assert isinstance(found, list)
        return [float(one) for one in found]

    def quit(self) -> None:
        """Close it as its menu does."""
        self.ask("quit")
        self._process.wait(_GRACE_S)

    def close(self) -> None:
        """Close the pipes."""
        for file in (self._answers, self._commands):
            with contextlib.suppress(BrokenPipeError):
                file.close()


def _number(answer: Answer, key: str) -> float:
    found = answer[key]
    assert not isinstance(found, list)
    return found


@contextlib.contextmanager
def probed_window(
    profile: str,
    environment: Mapping[str, str],
    *,
    beats_s: float = 0.0,
    counts_statements: bool = False,
    limit_s: float = LIMIT_S,
) -> Iterator[ProbedWindow]:
    """Open the window on a profile; it is closed behind the block.

    Args:
        profile: its folder.
        environment: of the process.
        beats_s: how long the thread of the window is watched; 0 for not at all.
        counts_statements: whether SQL statements are counted, which takes time.
        limit_s: the longest time that an answer may take.
    """
    commands, read_from = os.pipe()[::-1]
    answers, write_to = os.pipe()
    own = {key: value for key, value in environment.items() if key != "PYTHONDONTWRITEBYTECODE"}
    own[PROBE] = f"{read_from},{write_to},{time.monotonic()},{beats_s},{int(counts_statements)}"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.probed_program", "--profile-dir", profile],
        env=own,
        pass_fds=(read_from, write_to),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    os.close(read_from)
    os.close(write_to)
    with ended(process, _GRACE_S):
        window = ProbedWindow(process, answers, commands, limit_s)
        try:
            yield window
            if process.poll() is None:
                window.quit()
        finally:
            window.close()
