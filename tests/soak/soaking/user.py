"""The window in which somebody listens for days: ``python -m tests.soak.soaking.user [ARGUMENTS]``.

The arguments are those of musicrec. The work is given as JSON in a variable; how far it is, and what it
costs, is told on stdout, a line each time.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.soak.soaking.fast_time import FastClock, fast_scheduler
from tests.soak.soaking.stalls import Stalls

if TYPE_CHECKING:
    from musicrec_desktop.ui.window.main_window import MainWindow

WORK: Final = "MUSICREC_SOAK"
"""The variable with the work: ``speed``, ``skips``, ``scans``, ``listens``, ``hours``, ``seed``, and ``even``
where the work goes over all the hours."""
SOUND: Final = "MUSICREC_SOAK_SOUND"
"""The variable with the kind of sound: ``SILENT``, or the engine of the machine."""
_TELL_MS: Final = 5_000
_STEP_MS: Final = 20
_CHUNK: Final = 500
_DEED_MS: Final = 900
_BEFORE_END_MS: Final = 1_500
_SEARCHES: Final = ("a", "the", "blue", "genre:rock", "rating:>=4", "")


class User:
    """Somebody who listens.

    Args:
        work: what is to be done.
        clock: how fast time goes.
    """

    def __init__(self, work: dict[str, float], clock: FastClock) -> None:
        self._work, self._clock = work, clock
        self._rng = random.Random(int(work["seed"]))
        self._told = os.fdopen(os.dup(1), "w", buffering=1)
        self._done = dict.fromkeys(("tracks", "skips", "scans", "listens", "deeds"), 0)
        self._timers: list[QTimer] = []
        self._began_s = time.monotonic()
        self._is_adding = self._is_scanning = False
        self._ids: list[int] = []

    def begin(self) -> None:
        """The loop of events begins."""
        self._stalls = Stalls()
        self._services = self._window.services
        self._services.player.track_started.connect(self._on_track)
        self._services.scan.finished.connect(lambda _report: self._on_scanned())
        self._every(_TELL_MS, self._tell)
        QTimer.singleShot(3_000, self._begin_work)

    @property
    def _window(self) -> MainWindow:
        from musicrec_desktop.ui.window.main_window import MainWindow

        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))

    def _begin_work(self) -> None:
        from musicrec_desktop.ui.window.places import LIBRARY_PAGES

        self._pages = LIBRARY_PAGES
        model = self._window.pages.tracks.model
        self._ids = [int(model.id_at(row)) for row in range(min(model.rowCount(), 400))]
        self._services.player.play_now(self._ids[:3])  # type: ignore[arg-type]
        self._every(_STEP_MS, self._step)
        self._every(_DEED_MS, self._deed)

    def _every(self, milliseconds: int, function: Callable[[], object]) -> None:
        timer = QTimer()
        timer.timeout.connect(function)
        timer.start(milliseconds)
        self._timers.append(timer)

    def _on_track(self, *_entry: object) -> None:
        self._done["tracks"] += 1

    def _on_scanned(self) -> None:
        self._done["scans"] += 1
        self._is_scanning = False

    def _is_due(self, name: str) -> bool:
        """Whether more of something is to be done: at once, or by now where the work is even."""
        share = 1.0
        if self._work["even"]:
            share = min(1.0, self._clock.passed_ms / (3_600_000 * self._work["hours"]))
        return self._done[name] < share * self._work[name]

    def _step(self) -> None:
        """A skip, a scan, and some listens of long ago; then only the hours are left."""
        if self._is_due("skips"):
            self._done["skips"] += 1
            self._services.player.next()
        if self._is_due("scans") and not self._is_scanning:
            self._is_scanning = True
            self._services.scan.rescan()
        if self._is_due("listens") and not self._is_adding:
            self._add_listens()
        if self._clock.passed_ms >= 3_600_000 * self._work["hours"] and self._is_worked_off():
            self._tell()
            for timer in self._timers:
                timer.stop()
            self._stalls.close()
            QApplication.quit()

    def _is_worked_off(self) -> bool:
        return all(self._done[name] >= self._work[name] for name in ("skips", "scans", "listens"))

    def _add_listens(self) -> None:
        """Some listens into the history, in a lane."""
        from musicrec_desktop.core.tasks import Lane
        from musicrec_desktop.model.listen import Listen
        from musicrec_desktop.model.playback import EndReason, Origin
        from musicrec_desktop.model.track import TrackId

        store = self._services.listening._listens
        first, now_ms, rng = self._done["listens"], self._clock.now_ms(), self._rng
        listens = [
            Listen(
                TrackId(rng.choice(self._ids)), now_ms - 10**8 - 300_000 * (first + number), 200_000, 200_000,
                EndReason.FINISHED, Origin.USER, session_id=1 + (first + number) // 12,
            )
            for number in range(_CHUNK)
        ]  # fmt: skip
        self._is_adding = True

        def add() -> None:
            with store._database.transaction():
                for listen in listens:
                    store.finish(listen)

        def added(_nothing: None) -> None:
            self._is_adding = False
            self._done["listens"] += _CHUNK

        self._services.scheduler.run(Lane.IO, lambda _context: add(), on_done=added)

    def _deed(self) -> None:
        """Something that a listener does now and then."""
        rng, window = self._rng, self._window
        self._done["deeds"] += 1
        track = rng.choice(self._ids)
        deeds: list[Callable[[], object]] = [
            lambda: window.feedback.like([track]),  # type: ignore[list-item]
            lambda: window.commands.ratings.rate([track], rng.randrange(11)),  # type: ignore[list-item]
            lambda: window.actions_table.run(rng.choice(["undo", "redo"])),
            lambda: window.sidebar.search.setText(rng.choice(_SEARCHES)),
            lambda: window.navigator.go_page(rng.choice(self._pages)),
            lambda: self._services.player.enqueue([track]),  # type: ignore[list-item]
            lambda: self._services.player.set_shuffled(rng.random() < 0.5),
            self._go_near_the_end,
        ]
        rng.choice(deeds)()
        if self._services.player.state.value != "playing":
            self._services.player.play()

    def _go_near_the_end(self) -> None:
        """So that tracks come to their end by themselves, too."""
        player = self._services.player
        if (duration_ms := player.duration_ms or 0) > _BEFORE_END_MS:
            player.seek(duration_ms - _BEFORE_END_MS)

    def _tell(self) -> None:
        database = self._services.paths.database
        sizes = [os.path.getsize(database + one) for one in ("", "-wal") if os.path.exists(database + one)]
        self._told.write(
            json.dumps(
                {
                    "at_s": round(time.monotonic() - self._began_s, 1),
                    "hours": round(self._clock.passed_ms / 3_600_000, 2),
                    **self._done,
                    "window_cpu_s": round(time.thread_time(), 1),
                    "database_mb": round(sum(sizes) / 1e6, 2),
                    "stalls": self._stalls.count,
                    "worst_stall_ms": round(1000 * self._stalls.worst_s),
                    "places": dict(self._stalls.places.most_common(20)),
                }
            )
            + "\n"
        )


def main() -> int:
    """Open the window, and listen."""
    from musicrec_desktop.__main__ import main as open_window
    from musicrec_desktop.app import startup
    from tests.soak.killing.hand import SILENT, _be_silent

    work = json.loads(os.environ.pop(WORK))
    clock = FastClock(work["speed"])
    if os.environ.pop(SOUND) == SILENT:
        _be_silent()
    startup.QtScheduler = fast_scheduler(clock, work["speed"])  # type: ignore[attr-defined]
    user = User(work, clock)
    os.dup2(2, 1)
    run = QApplication.exec

    def driven(*_application: object) -> int:
        QTimer.singleShot(0, user.begin)
        return run()

    QApplication.exec = driven  # type: ignore[method-assign]
    return open_window()


if __name__ == "__main__":
    sys.exit(main())
