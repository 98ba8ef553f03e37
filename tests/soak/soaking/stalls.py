"""Notices when the thread of the window works for too long at once, and where."""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

LIMIT_S: Final = 0.05
_BEAT_MS: Final = 5
_LOOK_S: Final = 0.02
_OURS: Final = "musicrec_desktop"
_DEPTH: Final = 3
_FRAME: Final = re.compile(r'^  File "([^"]+)", line \d+ in (.+)$', re.MULTILINE)


class Stalls(QObject):
    """Beats in the thread that makes it, and counts beats that come late because that thread worked.

    What it waits for a processor that others use is not counted: the time between two beats is processor time
    of the thread.

    Attributes:
        worst_s: the longest so far.
        places: how many there were, by the innermost functions of the program that were seen in one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.worst_s = 0.0
        self.places: Counter[str] = Counter()
        self._thread_id = threading.get_ident()
        self._beat_s = time.monotonic()
        self._spent_s = time.thread_time()
        self._seen = ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)
        self._is_over = threading.Event()
        self._watch = threading.Thread(target=self._look, name="stalls", daemon=True)
        self._watch.start()

    @property
    def count(self) -> int:
        """How many there were."""
        return self.places.total()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._is_over.set()
        self._watch.join()

    def _beat(self) -> None:
        spent_s, seen = time.thread_time(), self._seen
        took_s = spent_s - self._spent_s
        self._spent_s, self._beat_s, self._seen = spent_s, time.monotonic(), ""
        if took_s > LIMIT_S:
            self.worst_s = max(self.worst_s, took_s)
            self.places[seen or "not seen"] += 1

    def _look(self) -> None:
        """In a thread of its own: where the other one is, once it is late."""
        while not self._is_over.wait(_LOOK_S):
            if not self._seen and time.monotonic() - self._beat_s > LIMIT_S / 2:
                self._seen = self._place()

    def _place(self) -> str:
        """The innermost functions of the program in the other thread; empty where there are none.

        Not by ``sys._current_frames``: who holds a frame keeps what it paints with beyond its end, and a
        painter that ends late ends the process.
        """
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
            faulthandler.dump_traceback(told.fileno(), all_threads=True)
            told.seek(0)
            threads = told.read().split("\n\n")
        own = next((one for one in threads if f"0x{self._thread_id:016x}" in one.partition("\n")[0]), "")
        ours = [one for one in _FRAME.findall(own) if _OURS in one[0]]
        return " < ".join(f"{path.rpartition(_OURS)[2][1:]}:{name}" for path, name in ours[:_DEPTH])
