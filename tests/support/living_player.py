"""A player on a bus: its loop runs while the test waits for another process."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Callable, Coroutine, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from dbus_fast import Message

from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.desktop.bus_thread import THREAD_NAME
from musicrec_desktop.desktop.conversation import BUS_NAME
from musicrec_desktop.model.playback import PlayerState
from tests.support.desktop_rig import DesktopRig
from tests.support.private_bus import LIMIT_S, Peer, PrivateBus, private_bus
from tests.support.processes import ended
from tests.support.scheduler import run_due
from tests.support.sound import poll


class Living:
    """A rig on a bus; its loop runs while the test waits for another process."""

    def __init__(self, rig: DesktopRig, loop: LoopScheduler, bus: PrivateBus) -> None:
        self.rig, self.loop, self.bus = rig, loop, bus
        self.player = rig.player

    def until(self, is_true: Callable[[], object], what: str = "it") -> None:
        """Live on until something is true."""

        def step() -> bool:
            run_due(self.loop)
            return bool(is_true())

        poll(step, LIMIT_S, what)

    def start(self) -> None:
        """Be on the bus."""
        self.rig.desktop.start()
        self.until(lambda: BUS_NAME.rpartition(".")[2] in self.ctl("-l", may_fail=True), "the name")

    def ctl(self, *arguments: str, may_fail: bool = False) -> str:
        """What ``playerctl`` prints."""
        with ended(self.playerctl(*arguments)) as process:
            self.until(lambda: process.poll() is not None, "playerctl")
            assert process.stdout is not None
            text = process.stdout.read()
        assert may_fail or process.returncode == 0, text
        return text.strip()

    def playerctl(self, *arguments: str) -> subprocess.Popen[str]:
        """A running ``playerctl``."""
        return subprocess.Popen(
            ["playerctl", *arguments],
            env=self.bus.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def play(self) -> None:
        """Play the three tracks from the first."""
        self.player.play_now(self.rig.ids)
        self.until(lambda: self.player.state is PlayerState.PLAYING)

    def answers(self, peer: Peer, calls: Sequence[Coroutine[Any, Any, Message]]) -> list[str]:
        """Make calls while the player lives on; the names of the errors among their replies."""
        errors: list[str] = []
        done: list[bool] = []

        def work() -> None:
            for call in calls:
                reply = peer.wait(call)
                if reply.error_name:
                    errors.append(reply.error_name)
            done.append(True)

        thread = threading.Thread(target=work)
        thread.start()
        self.until(lambda: bool(done), "the answer")
        thread.join()
        return errors


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with private_bus() as running:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", running.address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", running.address)
        yield running


@pytest.fixture
def living(bus: PrivateBus, tmp_path: Path) -> Iterator[Living]:
    if shutil.which("playerctl") is None:
        pytest.skip("playerctl is not installed")
    loop = LoopScheduler()
    rig = DesktopRig(tmp_path, loop)
    yield Living(rig, loop, bus)
    rig.close()
    assert THREAD_NAME not in {thread.name for thread in threading.enumerate()}
