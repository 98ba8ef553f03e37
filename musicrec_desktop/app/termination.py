"""A normal end of the player at log-out, by SIGTERM, or by Ctrl+C in the terminal."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


class Termination(QObject):
    """Turns termination signals into a normal end of the application.

    Python runs signal handlers only between its own instructions, and Qt's loop executes none while it waits.
    The wake-up socket makes it execute some.
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
        """Do not handle signals any more."""
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._inbox.close()
        self._outbox.close()

    def _on_woken(self) -> None:
        self._inbox.recv(64)
