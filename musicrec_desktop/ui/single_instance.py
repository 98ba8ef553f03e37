"""One window per profile: a second start hands its files to the first and ends."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence

from PySide6.QtCore import QLockFile, QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from musicrec_desktop.core.atomic import write_atomic

LOCK_NAME = "app.lock"
LISTENER_NAME = "listener"
SOCKET_NAME = "app.socket"
SOCKET_PATH_LIMIT = 100
"""Bytes that surely fit into ``sockaddr_un`` (108 on Linux, 104 on others)."""
CONNECT_TRIES = 40
CONNECT_PAUSE_MS = 50
WRITE_TIMEOUT_MS = 2000


def socket_path(runtime_dir: str) -> str:
    """Where the first instance listens; a short name in the temporary folder where the proper one is long."""
    path = os.path.join(os.path.abspath(runtime_dir), SOCKET_NAME)
    if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT and _is_text(path):
        return path
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return os.path.join(tempfile.gettempdir(), f"musicrec-{digest}")


def _is_text(path: str) -> bool:
    """Whether Qt, which knows no undecodable bytes, can name the path."""
    return os.fsencode(path).decode("utf-8", "replace") == path


class SingleInstance(QObject):
    """The lock of a profile and the ear for later instances.

    Args:
        runtime_dir: where the lock lies.
        listener: who listens here.
        parent: Qt's owner.

    Attributes:
        opened: paths (absolute, ``os.fsdecode`` form) that another instance was started with; may be empty,
            then only the window is wanted.
    """

    opened = Signal(object)

    def __init__(self, runtime_dir: str, listener: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listener = listener
        self._listener_path = os.path.join(runtime_dir, LISTENER_NAME)
        self._socket_path = socket_path(runtime_dir)
        lock_path = os.path.join(runtime_dir, LOCK_NAME)
        if not _is_text(lock_path):
            lock_path = f"{self._socket_path}.lock"
        self._lock = QLockFile(lock_path)
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        self._peers: list[QLocalSocket] = []

    def acquire(self) -> bool:
        """Become the first instance; False where another one lives.

        Where the lock cannot be written at all the answer is True: a read-only profile is told elsewhere.
        """
        if not self._lock.tryLock(0) and self._lock.error() == QLockFile.LockError.LockFailedError:
            return False
        with contextlib.suppress(OSError):
            write_atomic(self._listener_path, self._listener.encode("utf-8"))
        QLocalServer.removeServer(self._socket_path)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        self._server.listen(self._socket_path)
        return True

    @property
    def other_listener(self) -> str | None:
        """Who listens in the first instance, where that is somebody else; None where it is the same."""
        try:
            with open(self._listener_path, encoding="utf-8") as file:
                name = file.read()
        except (OSError, ValueError):
            return None
        return None if name == self._listener else name

    def send(self, paths: Sequence[str]) -> bool:
        """Hand paths to the first instance; False where it does not answer.

        Called before there is a window, so the short waiting blocks nobody.
        """
        socket = QLocalSocket()
        for _ in range(CONNECT_TRIES):
            socket.connectToServer(self._socket_path)
            if socket.waitForConnected(CONNECT_PAUSE_MS):
                break
            QThread.msleep(CONNECT_PAUSE_MS)
        else:
            return False
        message = json.dumps([os.path.abspath(path) for path in paths]) + "\n"
        socket.write(message.encode("ascii"))
        is_sent = socket.waitForBytesWritten(WRITE_TIMEOUT_MS)
        socket.disconnectFromServer()
        return is_sent

    def close(self) -> None:
        """Let go of the lock and the socket."""
        if self._server is not None:
            self._peers.clear()
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

    def _on_new_connection(self) -> None:
        while self._server is not None and (peer := self._server.nextPendingConnection()) is not None:
            self._peers.append(peer)
            peer.readyRead.connect(self._read_all)
            peer.disconnected.connect(self._read_all)
        self._read_all()

    def _read_all(self) -> None:
        """Read what is there; few instances ever speak at once, so nobody asks which one it is."""
        for peer in tuple(self._peers):
            while peer.canReadLine():
                self._hear(bytes(peer.readLine().data()))
            if peer.state() is QLocalSocket.LocalSocketState.UnconnectedState:
                self._peers.remove(peer)
                peer.deleteLater()

    def _hear(self, line: bytes) -> None:
        try:
            message = json.loads(line)
        except ValueError:
            return
        if isinstance(message, list):
            self.opened.emit([path for path in message if isinstance(path, str)])
