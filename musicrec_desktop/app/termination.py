"""Ending properly when the system asks: at log-out, by kill, by Ctrl+C in the terminal."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class Termination(QObject):
    """Turns termination signals into a normal end of the application.

    Python runs signal handlers between its own instructions only, and Qt's loop executes none while it waits:
    the wake-up socket makes it execute one.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._inbox, self._outbox = socket.socketpair()
        self._inbox.setblocking(False)
        self._outbox.setblocking(False)
        self._notifier = QSocketNotifier(self._inbox.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        signal.set_wakeup_fd(self._outbox.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            if number := getattr(signal, name, None):
                signal.signal(number, lambda _number, _frame: app.quit())

    def close(self) -> None:
        """Leave signals alone again."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._inbox.close()
        self._outbox.close()

    def _on_woken(self) -> None:
        self._inbox.recv(64)
