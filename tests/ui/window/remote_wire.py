"""Another process that speaks to the window, while the window lives on."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from musicrec_desktop.core.instance_socket import request_lines, socket_path
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.playback.player import Player
from musicrec_desktop.ui.window.remote import Remote
from musicrec_desktop.ui.window.single_instance import SingleInstance
from tests.ui.conftest import Rig


class Wire:
    """Speaks to the window from outside while the window lives on."""

    def __init__(self, rig: Rig, instance: SingleInstance, path: str) -> None:
        self.rig, self.instance, self.path = rig, instance, path
        self.quits = 0
        self.sockets: list[socket.socket] = []
        instance.serve(Remote(rig.app.services, rig.window, self._on_quit).answer)

    @property
    def player(self) -> Player:
        return self.rig.app.services.player

    def connect(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(self.path)
        connection.setblocking(False)
        self.sockets.append(connection)
        return connection

    def send(self, connection: socket.socket, data: bytes) -> None:
        """Send as much as the window takes; it may hang up in between."""
        rest = memoryview(data)
        while rest:
            try:
                rest = rest[connection.send(rest) :]
            except BlockingIOError:
                QApplication.processEvents()
            except (BrokenPipeError, ConnectionResetError):
                return

    def read(self, connection: socket.socket) -> bytes:
        """What comes up to the end of a line, or of the connection."""
        received = bytearray()

        def is_read() -> bool:
            try:
                chunk = connection.recv(1 << 16)
            except BlockingIOError:
                return False
            except ConnectionResetError:
                return True
            received.extend(chunk)
            return not chunk or b"\n" in received

        self.rig.qtbot.waitUntil(is_read, timeout=10_000)
        return bytes(received)

    def talk(self, connection: socket.socket, data: bytes) -> Any:
        self.send(connection, data)
        return json.loads(self.read(connection))

    def ask(self, verb: str, *arguments: str) -> Any:
        connection = self.connect()
        answer = self.talk(connection, b"".join(request_lines(verb, arguments)))
        connection.close()
        return answer

    def done(self, verb: str, *arguments: str) -> Any:
        answer = self.ask(verb, *arguments)
        assert answer.pop("ok") is True, answer
        return answer

    def _on_quit(self) -> None:
        self.quits += 1


def open_wire(rig: Rig, silence_ms: int) -> Iterator[Wire]:
    rig.app.services.autoplay.set_enabled(False)
    runtime_dir = rig.app.services.paths.runtime_dir
    instance = SingleInstance(runtime_dir, silence_ms=silence_ms)
    assert instance.acquire()
    made = Wire(rig, instance, socket_path(runtime_dir))
    yield made
    for connection in made.sockets:
        connection.close()
    instance.close()


@pytest.fixture
def wire(rig: Rig) -> Iterator[Wire]:
    yield from open_wire(rig, silence_ms=60_000)


@pytest.fixture
def impatient(rig: Rig) -> Iterator[Wire]:
    """Its window drops who is silent almost at once."""
    yield from open_wire(rig, silence_ms=300)


@pytest.fixture
def playing(wire: Wire) -> Wire:
    wire.player.play_now(wire.rig.ids[:3])
    wire.rig.qtbot.waitUntil(lambda: wire.player.state is PlayerState.PLAYING)
    return wire
