"""Many commands of ``musicrec`` in one process of its own, for tests that need dozens: a start takes seconds.

As a program (``python -m tests.support.cli_session``) it reads a JSON list of arguments from each line of
stdin, and answers with a line of status, stdout and stderr.
"""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.support.cli import Cli


class CliSession:
    """A process that runs one command after the other on a profile."""

    def __init__(self, cli: Cli) -> None:
        self._cli = cli
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.cli_session"],
            env=cli.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """The exit status, stdout and stderr of a command."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        line = json.dumps(["--profile-dir", str(self._cli.profile), *arguments])
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        status, out, err = json.loads(self._process.stdout.readline())
        return status, out, err

    def document(self, *arguments: str) -> Any:
        """The JSON of a command that must be done."""
        status, out, err = self.run(*arguments, "--json")
        assert status == 0, err
        return json.loads(out)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()
        assert self._process.returncode == 0


@contextlib.contextmanager
def cli_session(cli: Cli) -> Iterator[CliSession]:
    """A session that ends with the block."""
    session = CliSession(cli)
    try:
        yield session
    finally:
        session.close()


def _serve() -> None:
    from musicrec_desktop.cli.main import main

    answers = sys.stdout
    for line in sys.stdin:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
        with contextlib.redirect_stdout(streams[0]), contextlib.redirect_stderr(streams[1]):
            status = main(json.loads(line))
        texts = [stream.buffer.getvalue().decode() for stream in streams]
        answers.write(json.dumps([status, *texts]) + "\n")
        answers.flush()


if __name__ == "__main__":
    _serve()
