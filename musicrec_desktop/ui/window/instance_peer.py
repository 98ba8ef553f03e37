"""One process that speaks to the running window: its lines come in, answers go out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalSocket

from musicrec_desktop.core.instance_socket import LINE_LIMIT
from musicrec_desktop.core.remote_verbs import MANY

SILENCE_MS: Final = 5_000
"""A peer that sends no whole line for so long is dropped."""
UNREAD_LIMIT: Final = 1 << 20
"""Bytes of answers that a peer may leave unread."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a peer asks for.

    Attributes:
        verb: any word, not checked.
        arguments: any words.
    """

    verb: str
    arguments: tuple[str, ...] = ()


Answer = Mapping[str, object]
Say = Callable[[Answer], object]
Respond = Callable[[Request, Say], object]
"""Answers a request, at once or later, by calling what it gets for that; once."""


def refusal(reason: str) -> Answer:
    """The answer to what cannot be done; ``reason`` is a short word."""
    return {"ok": False, "error": reason}


class InstancePeer:
    """Reads lines from a socket and answers each request; ends by itself.

    Args:
        socket: the connection, which is the peer's from now on.
        respond: answers a request.
        on_gone: called when the connection is over, for any reason.
        silence_ms: how long it may be silent.

    Attributes:
        has_spoken: whether it has sent a whole line.
    """

    def __init__(
        self,
        socket: QLocalSocket,
        respond: Respond,
        on_gone: Callable[[InstancePeer], object],
        silence_ms: int,
    ) -> None:
        self._socket, self._respond, self._on_gone = socket, respond, on_gone
        self._verb = ""
        self._arguments: list[str] = []
        self._is_over = False
        self._awaited = 0
        self.has_spoken = False
        socket.setReadBufferSize(LINE_LIMIT)
        self._silence = QTimer(socket)
        self._silence.setSingleShot(True)
        self._silence.setInterval(silence_ms)
        self._silence.timeout.connect(self.drop)
        self._silence.start()
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(self._on_disconnected)

    def read(self) -> None:
        """Read what has arrived, and answer whole lines."""
        while not self._is_over and self._socket.canReadLine():
            if not self._awaited:
                self._silence.start()
            self.has_spoken = True
            self._hear(bytes(self._socket.readLine().data()))
        if not self._is_over and self._socket.bytesAvailable() >= LINE_LIMIT:
            self.drop()

    def drop(self) -> None:
        """Close the connection at once."""
        if self._is_over:
            return
        self._is_over = True
        self._silence.stop()
        if self._socket.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
            self._socket.abort()
        self._socket.deleteLater()
        self._on_gone(self)

    def _on_disconnected(self) -> None:
        self.read()
        self.drop()

    def _hear(self, line: bytes) -> None:
        request = _parsed(line)
        if request is None:
            self._forget()
            self._say(refusal("no-request"))
            return
        verb, arguments, is_more = request
        if self._verb and self._verb != verb:
            self._forget()
        self._verb = verb
        self._arguments += arguments
        if len(self._arguments) > MANY:
            self.drop()
        elif not is_more:
            whole = Request(verb, tuple(self._arguments))
            self._forget()
            self._awaited += 1
            self._silence.stop()
            self._respond(whole, self._answer)

    def _answer(self, answer: Answer) -> None:
        """Send an answer; the time until then does not count as silence of the peer."""
        self._awaited -= 1
        if not self._is_over and not self._awaited:
            self._silence.start()
        self._say(answer)

    def _forget(self) -> None:
        self._verb, self._arguments = "", []

    def _say(self, answer: Answer) -> None:
        if self._is_over or self._socket.state() is not QLocalSocket.LocalSocketState.ConnectedState:
            return
        self._socket.write(f"{json.dumps(answer)}\n".encode("ascii"))
        self._socket.flush()
        if self._socket.bytesToWrite() > UNREAD_LIMIT:
            self.drop()


def _parsed(line: bytes) -> tuple[str, list[str], bool] | None:
    """Verb, arguments, and whether more of them come; None for anything else."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict):
        return None
    verb, arguments = message.get("verb"), message.get("arguments", [])
    if not isinstance(verb, str) or not verb or not isinstance(arguments, list):
        return None
    if not all(isinstance(argument, str) for argument in arguments):
        return None
    return verb, arguments, message.get("more") is True
