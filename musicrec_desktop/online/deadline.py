"""A limit on the whole of a call: connecting, TLS, headers and body, however the server spreads them.

urllib3's timeouts count from one byte to the next, so a server that sends a byte a second never exceeds
them. Here a timer closes the connection when the time is over, whatever the call waits for.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection


class Call:
    """One call in progress.

    Attributes:
        is_over: whether its time ran out.
        is_connected: whether the server was reached, so that something may have been sent.
    """

    def __init__(self) -> None:
        self.is_over = False
        self.is_connected = False
        self._lines: list[socket.socket] = []
        self._lock = threading.Lock()

    def take(self, line: socket.socket) -> None:
        """Close this connection, too, when the time is over."""
        with self._lock:
            # TLS detaches the socket from its object; a second handle keeps access to the connection.
            self._lines.append(line.dup())
            if self.is_over:
                self._hang_up()

    def run_out(self) -> None:
        """The time is over."""
        with self._lock:
            self.is_over = True
            self._hang_up()

    def end(self) -> None:
        """Let go of the connections."""
        with self._lock:
            while self._lines:
                self._lines.pop().close()

    def _hang_up(self) -> None:
        for line in self._lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)


_calls = threading.local()


@contextlib.contextmanager
def deadline(limit_s: float) -> Iterator[Call]:
    """Limit a call of this thread to a pool of ``limited_pools``."""
    call = _calls.current = Call()
    timer = threading.Timer(limit_s, call.run_out)
    timer.daemon = True
    timer.start()
    try:
        yield call
    finally:
        timer.cancel()
        _calls.current = None
        call.end()


class _Connection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        line = super()._new_conn()
        _taken(line)
        return line

    def connect(self) -> None:
        super().connect()
        _mark_connected()


class _SecureConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        line = super()._new_conn()
        _taken(line)
        return line

    def connect(self) -> None:
        super().connect()
        _mark_connected()


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


def limited_pools(timeout: Timeout, headers: dict[str, str]) -> PoolManager:
    """A pool manager whose connections obey ``deadline``."""
    manager = PoolManager(num_pools=1, maxsize=1, retries=False, timeout=timeout, headers=headers)
    manager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}
    return manager


def _taken(line: socket.socket) -> None:
    call: Call | None = getattr(_calls, "current", None)
    if call is not None:
        call.take(line)


def _mark_connected() -> None:
    call: Call | None = getattr(_calls, "current", None)
    if call is not None:
        call.is_connected = True
