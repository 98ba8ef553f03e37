"""A real scrobbling server (maloja) on loopback, started by the test with data of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest

from musicrec_desktop.model.scrobble import Credentials, ServerAddress, ServerKind
from tests.support.processes import end

LONGEST_START_S, POLL_S = 60.0, 0.05


@dataclass
class Maloja:
    """One server; it keeps its data and its port over a restart."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def token(self) -> str:
        """An API key, as the server wrote it at its first start."""
        lines = (self.folder / "apikeys.yml").read_text().splitlines()
        return next(line.partition(":")[2].strip().strip("'\"") for line in lines if ":" in line)

    def address(self, kind: ServerKind) -> ServerAddress:
        name = "listenbrainz" if kind is ServerKind.LISTENBRAINZ else "audioscrobbler/2.0"
        return ServerAddress(kind, f"http://127.0.0.1:{self.port}/apis/{name}", "Maloja")

    def credentials(self, kind: ServerKind, token: str = "") -> Credentials:
        token = token or self.token
        return Credentials(token=token) if kind is ServerKind.LISTENBRAINZ else Credentials(password=token)

    def listens(self) -> list[tuple[int, str]]:
        """Second and title of everything that it has, oldest first.

        Without a year it tells only what is younger than its own first start.
        """
        found = self._get("scrobbles?since=2000&perpage=1000")["list"]
        return sorted((item["time"], item["track"]["title"]) for item in found)

    def _get(self, what: str) -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/apis/mlj_1/{what}") as answer:
            return json.load(answer)

    def start(self) -> None:
        """Begin, and wait until it answers."""
        environment = {
            **os.environ,
            "MALOJA_DATA_DIRECTORY": str(self.folder),
            "MALOJA_SKIP_SETUP": "yes",
            "MALOJA_FORCE_PASSWORD": "only-for-this-test",
            "MALOJA_HOST": "127.0.0.1",
            "MALOJA_PORT": str(self.port),
            "MALOJA_USE_GLOBAL_CACHE": "no",
            "HOME": str(self.folder),
        }
        program = os.path.join(os.path.dirname(sys.executable), "maloja")
        with open(self.folder / "output.txt", "ab") as output:
            self.process = subprocess.Popen(
                [program, "run"], env=environment, stdout=output, stderr=output, start_new_session=True
            )
        pause = threading.Event()
        for _ in range(round(LONGEST_START_S / POLL_S)):
            if self.process.poll() is not None:
                break
            try:
                self._get("serverinfo")
            except (URLError, OSError, ValueError, KeyError):
                pause.wait(POLL_S)
            else:
                return
        self.stop()
        pytest.fail("maloja did not start:\n" + (self.folder / "output.txt").read_text()[-2000:])

    def stop(self) -> None:
        """End it."""
        if self.process is not None:
            end(self.process, grace_s=5)
            self.process = None


def free_port() -> int:
    """A free port of loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
