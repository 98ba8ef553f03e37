"""One window per data folder: a second start hands its files to the first and ends."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from musicrec_desktop.core.instance_socket import LINK, OPEN, is_foreign, is_text, request_lines, socket_path
from musicrec_desktop.core.letter_links import is_link
from musicrec_desktop.core.remote_verbs import is_path
from musicrec_desktop.ui.window.instance_peer import SILENCE_MS, InstancePeer, Request, Respond, Say, refusal

LOCK_NAME = "app.lock"
CONNECT_TRIES = 40
CONNECT_PAUSE_MS = 50
WRITE_TIMEOUT_MS = 2000
PEER_LIMIT = 32
"""The most connections at a time."""
BACKLOG = 128
"""The most connections that wait to be accepted while the window is busy."""


class SingleInstance(QObject):
    """The lock of a data folder, and the socket that later instances speak to.

    Args:
        runtime_dir: where the lock lies.
        parent: Qt's owner.
        silence_ms: how long another process may be connected and silent.

    Attributes:
        opened: paths (absolute, ``os.fsdecode`` form) that another instance was started with; may be empty,
            then only the window is wanted.
        linked: links of letters that another instance was started with, not looked at yet.
    """

    opened = Signal(object)
    linked = Signal(object)

    def __init__(
        self,
        runtime_dir: str,
        parent: QObject | None = None,
        silence_ms: int = SILENCE_MS,
    ) -> None:
        super().__init__(parent)
        self._socket_path = socket_path(runtime_dir)
        lock_path = os.path.join(runtime_dir, LOCK_NAME)
        if not is_text(lock_path):
            lock_path = f"{self._socket_path}.lock"
        self._lock = QLockFile(lock_path)
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self._peers: list[InstancePeer] = []
        self._silence_ms = silence_ms
        self._respond: Respond | None = None

    def acquire(self) -> bool:
        """Become the first instance; False where another one lives.

        Where the lock cannot be written at all the answer is True: a read-only profile is told elsewhere.
        """
        if not self._lock.tryLock(0) and self._lock.error() == QLockFile.LockError.LockFailedError:
            return False
        QLocalServer.removeServer(self._socket_path)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        self._server.setListenBacklogSize(BACKLOG)
        self._server.listen(self._socket_path)
        return True

    def send(self, paths: Sequence[str]) -> bool:
        """Hand paths and links to the first instance; False where it does not answer.

        Called before there is a window, so the short wait blocks no window.
        """
        if is_foreign(self._socket_path):
            return False
        socket = QLocalSocket()
        for _ in range(CONNECT_TRIES):
            socket.connectToServer(self._socket_path)
            if socket.waitForConnected(CONNECT_PAUSE_MS):
                break
            QThread.msleep(CONNECT_PAUSE_MS)
        else:
            return False
        links = [path for path in paths if is_link(path)]
        files = [os.path.abspath(path) for path in paths if not is_link(path)]
        requests = [request_lines(OPEN, files), *([request_lines(LINK, links)] if links else [])]
        for line in chain.from_iterable(requests):
            socket.write(line)
        while socket.bytesToWrite() > 0:
            if not socket.waitForBytesWritten(WRITE_TIMEOUT_MS):
                return False
        # Who answers a socket that is closed loses what of it was not read yet.
        answers = len(requests)
        while answers and socket.waitForReadyRead(WRITE_TIMEOUT_MS):
            answers -= bytes(socket.readAll().data()).count(b"\n")
        socket.disconnectFromServer()
        return True

    def serve(self, respond: Respond) -> None:
        """Let ``respond`` answer what other processes ask for, from now on."""
        self._respond = respond

    def close(self) -> None:
        """Let go of the lock and the socket."""
        if self._server is not None:
            for peer in tuple(self._peers):
                peer.drop()
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def _on_new_connection(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            if len(self._peers) >= PEER_LIMIT:
                # Silent peers go first, then the oldest: idle connections cannot shut out new ones.
                min(self._peers, key=lambda peer: peer.has_spoken).drop()
            peer = InstancePeer(socket, self._answer, self._peers.remove, self._silence_ms)
            self._peers.append(peer)
            peer.read()

    def _answer(self, request: Request, say: Say) -> None:
        if request.verb == OPEN:
            self.opened.emit([path for path in request.arguments if is_path(path)])
            say({"ok": True})
        elif request.verb == LINK:
            self.linked.emit([text for text in request.arguments if is_link(text)])
            say({"ok": True})
        elif self._respond is None:
            say(refusal("not-ready"))
        else:
            self._respond(request, say)
