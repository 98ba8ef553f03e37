"""Measures the window from the inside; ``tests.support.probed_program`` starts it.

The program starts as always. When its loop of events begins, the time until the first rows are painted is
told, then (where asked for) the longest gap between beats of the window's thread, and from then on the
process does what it is told through a pipe. In between it costs nothing.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QEventLoop, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from musicrec_desktop.ui.window.main_window import MainWindow

PROBE: Final = "MUSICREC_WINDOW_PROBE"
"""The variable with descriptors to read commands from and to write answers to, the moment of the start,
seconds of beats, and whether statements are counted, joined by commas."""
FAILURE: Final = "failure"
"""Stands in an answer where a command has failed."""
BEAT_MS: Final = 5
KEY_MS: Final = 60
"""Between two keys of a person who types fast."""
STILL_MS: Final = 350
"""A list that was not painted for so long is still."""
_PLAN_LIMIT_MS: Final = 8_000
_BETWEEN_SKIPS_MS: Final = 400

Answer = dict[str, float | int | list[float] | list[str]]


def rest(milliseconds: int) -> None:
    """Let the window go on."""
    loop, timer = QEventLoop(), QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    timer.start(milliseconds)
    loop.exec()


def press(widget: QWidget, letter: str) -> None:
    """Press the key of a letter and let it go; ``QTest`` knows those of ASCII alone."""
    key = ord(letter.upper()) if letter.isascii() else 0
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


class Painting(QObject):
    """Notes when a widget was painted last.

    Args:
        watched: the widget.
        is_shown: whether what is to be seen can be seen by now.
        first: is called once, behind the first painting that shows it.
    """

    def __init__(self, watched: QObject, is_shown: Callable[[], bool], first: Callable[[], object]) -> None:
        super().__init__(watched)
        self._is_shown, self._first = is_shown, first
        self._is_seen = False
        self.last_s = 0.0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            QTimer.singleShot(0, self._note)  # behind the painting
        return super().eventFilter(watched, event)

    def _note(self) -> None:
        self.last_s = time.perf_counter()
        if not self._is_seen and self._is_shown():
            self._is_seen = True
            self._first()


class Beats(QObject):
    """The longest gap between beats of this thread, from now until some seconds are over.

    Args:
        seconds: how long.
        on_done: gets the longest gap and where it ended, both in milliseconds.
    """

    def __init__(self, seconds: float, on_done: Callable[[float, float], object]) -> None:
        super().__init__()
        self._on_done = on_done
        self._began_s = self._last_s = time.perf_counter()
        self._end_s = self._began_s + seconds
        self._longest = (0.0, 0.0)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self) -> None:
        now_s = time.perf_counter()
        self._longest = max(self._longest, (now_s - self._last_s, now_s - self._began_s))
        self._last_s = now_s
        if now_s > self._end_s:
            self._timer.stop()
            self._on_done(1000 * self._longest[0], 1000 * self._longest[1])


class Paintings(QObject):
    """Counts what widgets are painted.

    Attributes:
        by_class: how often, by the name of the class.
    """

    def __init__(self) -> None:
        super().__init__()
        self.by_class: Counter[str] = Counter()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched.isWidgetType():
            self.by_class[type(watched).__name__] += 1
        return super().eventFilter(watched, event)


class Statements:
    """Counts the SQL statements of all connections to the library, without those of triggers."""

    def __init__(self) -> None:
        from musicrec_desktop.storage.database import Database

        self.count = 0
        set_up = Database._set_up

        def counted(
            database: Database, connection: sqlite3.Connection, pragmas: Sequence[str]
        ) -> sqlite3.Connection:
            made = set_up(database, connection, pragmas)
            made.set_trace_callback(self._note)
            return made

        Database._set_up = counted  # type: ignore[method-assign,assignment]

    def _note(self, statement: str) -> None:
        self.count += not statement.startswith("--")


class Probe:
    """Tells of one window, and does what it is told.

    Args:
        read_from: descriptor of the commands, a line of JSON each.
        write_to: descriptor of the answers.
        started_s: when the process was started, by ``time.monotonic``.
        beats_s: how long gaps are looked for; 0 for not at all.
        statements: a counter; None where they are not counted.
    """

    def __init__(
        self, read_from: int, write_to: int, started_s: float, beats_s: float, statements: Statements | None
    ) -> None:
        self._commands, self._answers = os.fdopen(read_from), os.fdopen(write_to, "w")
        self._started_s, self._beats_s = started_s, beats_s
        self._statements = statements
        self._kept: list[QObject] = []
        self._painting: Painting | None = None

    def begin(self) -> None:
        """The loop of events begins."""
        page = self._window.pages.tracks
        viewport = page.view.viewport()
        self._painting = Painting(viewport, lambda: page.model.rowCount() > 0, self._tell_rows)
        if self._beats_s:
            self._kept.append(
                Beats(self._beats_s, lambda gap, at: self._tell({"stall_ms": gap, "stall_at_ms": at}))
            )
        notifier = QSocketNotifier(self._commands.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(self._on_command)
        self._kept.append(notifier)
        if page.model.rowCount() and viewport.isVisible():
            viewport.update()  # perhaps they were painted before

    @property
    def _window(self) -> MainWindow:
        from musicrec_desktop.ui.window.main_window import MainWindow

        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))

    def _tell(self, answer: Answer) -> None:
        self._answers.write(json.dumps(answer) + "\n")
        self._answers.flush()

    def _tell_rows(self) -> None:
        self._tell(
            {
                "first_rows_ms": 1000 * (time.monotonic() - self._started_s),
                "first_rows_cpu_ms": 1000 * time.process_time(),
                "modules": len(sys.modules),
                "statements": 0 if self._statements is None else self._statements.count,
            }
        )

    def _on_command(self) -> None:
        line = self._commands.readline()
        if not line:
            QApplication.quit()
            return
        name, *arguments = json.loads(line)
        commands: dict[str, Callable[..., Answer]] = {
            "search": self._search,
            "skip": self._skip,
            "again": self._again,
            "play": self._play,
            "pause": self._pause,
            "resume": self._resume,
            "show": self._show,
            "minimise": self._minimise,
            "hide": self._hide,
            "paints": self._paints,
            "modules": self._modules,
            "statements": self._statements_so_far,
            "quit": self._quit,
        }
        try:
            answer = commands[name](*arguments)
        except Exception as error:
            self._tell({FAILURE: [repr(error)]})
            raise
        self._tell(answer)

    def _search(self, texts: list[str]) -> Answer:
        """Type texts as a person does; from the last key until the list is still."""
        field, taken = self._window.sidebar.search, list[float]()
        assert self._painting is not None
        field.setFocus()
        for text in texts:
            field.clear_now()
            rest(2 * STILL_MS)
            for letter in text[:-1]:
                press(field, letter)
                rest(KEY_MS)
            pressed_s = time.perf_counter()
            press(field, text[-1])
            while (waited_s := time.perf_counter() - max(pressed_s, self._painting.last_s)) < STILL_MS / 1000:
                rest(round(STILL_MS - 1000 * waited_s) + 1)
            if self._painting.last_s > pressed_s:
                taken.append(1000 * (self._painting.last_s - pressed_s))
        field.clear_now()
        return {"search_ms": taken}

    def _skip(self, count: int, before: int) -> Answer:
        """Skip in a session, some skips after its begin; until the automatic part is another one."""
        player = self._window.services.player
        player.play_now([self._window.pages.tracks.model.id_at(0)])
        rest(2_000)
        for _ in range(before):
            self._planned_ms(player.next)
        return {"skip_ms": [self._planned_ms(player.next) for _ in range(count)]}

    def _again(self, count: int) -> Answer:
        """Ask for other draws."""
        again = self._window.services.autoplay.again
        return {"again_ms": [self._planned_ms(again) for _ in range(count)]}

    def _planned_ms(self, action: Callable[[], object]) -> float:
        """From an action until the automatic part of the queue is exchanged."""
        player, loop = self._window.services.player, QEventLoop()
        exchange, done = player.set_auto, list[float]()

        def exchanged(*arguments: object) -> None:
            exchange(*arguments)  # type: ignore[arg-type]
            done.append(time.perf_counter())
            loop.quit()

        player.set_auto = exchanged  # type: ignore[method-assign,assignment]
        QTimer.singleShot(_PLAN_LIMIT_MS, loop.quit)
        began = time.perf_counter()
        action()
        if not done:
            loop.exec()
        player.set_auto = exchange  # type: ignore[method-assign]
        rest(_BETWEEN_SKIPS_MS)
        return 1000 * (done[0] - began) if done else float(_PLAN_LIMIT_MS)

    def _play(self, path: str) -> Answer:
        """Play a file, whether the library has it or not."""
        self._window.open_paths([path])
        return {}

    def _pause(self) -> Answer:
        self._window.services.player.pause()
        return {}

    def _resume(self) -> Answer:
        self._window.services.player.play()
        return {}

    def _show(self) -> Answer:
        self._window.showNormal()
        return {}

    def _minimise(self) -> Answer:
        self._window.showMinimized()
        return {}

    def _hide(self) -> Answer:
        self._window.hide()
        return {}

    def _paints(self, milliseconds: int) -> Answer:
        """How often widgets are painted meanwhile, by their class."""
        paintings = Paintings()
        QApplication.instance().installEventFilter(paintings)  # type: ignore[union-attr]
        rest(milliseconds)
        QApplication.instance().removeEventFilter(paintings)  # type: ignore[union-attr]
        return dict(paintings.by_class)

    def _modules(self) -> Answer:
        return {"modules": sorted(sys.modules)}

    def _statements_so_far(self) -> Answer:
        return {"statements": 0 if self._statements is None else self._statements.count}

    def _quit(self) -> Answer:
        QTimer.singleShot(0, QApplication.quit)
        return {}


def install() -> None:
    """Probe the window whose loop of events begins next, as the variable says."""
    read_from, write_to, started_s, beats_s, is_counted = os.environ.pop(PROBE).split(",")
    statements = Statements() if int(is_counted) else None
    probe = Probe(int(read_from), int(write_to), float(started_s), float(beats_s), statements)
    run = QApplication.exec

    def probed(*_application: object) -> int:
        QTimer.singleShot(0, probe.begin)
        return run()

    QApplication.exec = probed  # type: ignore[method-assign]
