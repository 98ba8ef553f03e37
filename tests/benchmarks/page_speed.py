"""How fast the pages of a large library are: ``python -m tests.benchmarks.page_speed PROFILE [PLACE…]``.

Opens the real window (without a screen, unless ``QT_QPA_PLATFORM`` says otherwise) on a copy of a profile
(``cp -r --reflink=auto``; ``tests.support.made_library`` makes one) and goes to every page twice, clicks
through panes and folders, and scrolls the grid of covers from its top to its end. With places, only what
begins with one of these words is done.

Insights are there with their first figure, and each section of them with its last one; the cover wall with
all albums, also before they are arranged.

The code of modules is kept from run to run where the program keeps it from start to start:
the first run is slower.

* stall: the longest turn of the event loop, processor time of the window's thread
* window: processor time of the window's thread until the page is painted with its rows
* all: the same of all threads
* wall: what the clock says, which other work makes longer
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from rich.console import Console
from rich.table import Table
from typing_extensions import override

from musicrec_desktop.app.container import build
from musicrec_desktop.core import generated_code, kept_modules
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.browse import GroupKind, Scope, ScopeKind
from musicrec_desktop.model.insights import InsightSection
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.application import create_application
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.places import DISCOVER_PAGES, LIBRARY_PAGES, PageId
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler

SIZE: Final = (1280, 800)
LIMIT_S: Final = 120.0
CLICKS: Final = 60
QUIET_S: Final = 0.4
MOST_QUIET_S: Final = 60.0
ALARM_MS: Final = 500
"""A wait is looked at so often, whatever happens."""
WHEEL: Final = -120
DRAG_STEPS: Final = 120


@dataclass(slots=True)
class Turns:
    """Processor milliseconds of the window's thread.

    Attributes:
        longest: turn of the event loop.
        paints: each painting of a list.
    """

    longest: float = 0.0
    paints: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds that something took, as the head of the module says."""

    stall: float
    window: float
    all: float
    wall: float


class Watch(QObject):
    """Knows whether a widget was painted.

    Args:
        app: whose event loop is turned.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._watched: QWidget | None = None
        self._is_painted = False
        self.turns = Turns()
        self._alarm = QTimer(self)
        self._alarm.start(ALARM_MS)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._is_painted |= event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)

    def turn(self, flags: QEventLoop.ProcessEventsFlag = QEventLoop.ProcessEventsFlag.AllEvents) -> None:
        """Turn the event loop once."""
        began = time.thread_time()
        self._app.processEvents(flags)
        self.turns.longest = max(self.turns.longest, 1e3 * (time.thread_time() - began))

    def rest(self, seconds: float) -> None:
        """Let the window come to rest."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.turn()
            time.sleep(0.002)

    def until_quiet(self) -> None:
        """Wait until the process has nothing to do, or for ``MOST_QUIET_S``."""
        deadline = time.monotonic() + MOST_QUIET_S
        while time.monotonic() < deadline:
            before = time.process_time()
            end = time.monotonic() + QUIET_S
            while time.monotonic() < end:
                self.turn()
                time.sleep(0.02)
            if time.process_time() - before < 0.1 * QUIET_S:
                return

    def until(self, is_done: Callable[[], bool], what: str) -> None:
        """Turn the event loop until something is so.

        Raises:
            TimeoutError: it is not so for long.
        """
        deadline = time.monotonic() + LIMIT_S
        while not is_done():
            if time.monotonic() > deadline:
                raise TimeoutError(what)
            self.turn(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def taken(
        self, act: Callable[[], object], is_done: Callable[[], bool], canvas: Callable[[], QWidget]
    ) -> Taken:
        """Do something, and wait until it is done and painted.

        Args:
            act: what is done, as a key does it.
            is_done: whether its rows are there.
            canvas: what is painted then.
        """
        self.turns = Turns()
        began, own, every = time.perf_counter(), time.thread_time(), time.process_time()
        act()
        self.turns.longest = 1e3 * (time.thread_time() - own)
        self.until(is_done, "the rows")
        widget = canvas()
        widget.installEventFilter(self)
        self._is_painted = False
        widget.update()
        self.until(lambda: self._is_painted, "the painting")
        taken = Taken(
            self.turns.longest,
            1e3 * (time.thread_time() - own),
            1e3 * (time.process_time() - every),
            1e3 * (time.perf_counter() - began),
        )
        widget.removeEventFilter(self)
        return taken


class Tour:
    """Goes through the window and notes what each step takes.

    Args:
        window: with the pages.
        watch: turns the event loop.
        wanted: words with which the steps begin that are done; none for all.
    """

    def __init__(self, window: MainWindow, watch: Watch, wanted: Sequence[str]) -> None:
        self._window, self._watch, self._wanted = window, watch, tuple(wanted)
        self._loaded, self._counts_all = 0, False
        window.pages.when_made(lambda _page_id, page: page.loaded.connect(self._on_loaded))
        self.rows: list[tuple[str, Taken]] = []
        self.notes: list[str] = []

    def is_wanted(self, name: str) -> bool:
        """Whether a step is done."""
        return not self._wanted or name.startswith(self._wanted)

    def pages(self) -> None:
        """Every page, first and second time."""
        navigator = self._window.navigator
        for time_of in ("first", "again"):
            for page_id in (*LIBRARY_PAGES, PageId.WALL, *DISCOVER_PAGES):
                self._to(f"{page_id} {time_of}", partial(navigator.visit, page_id))
            for name, act in self._places():
                self._to(f"{name} {time_of}", act)
        page = self._window.pages.insights
        if self.is_wanted("insights"):
            navigator.go_page(PageId.INSIGHTS)
            self._settle()
            self._counts_all = True
            for section in InsightSection:
                self._to(f"insights {section}", partial(page.set_section, section))
            self._counts_all = False

    def _places(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """What is opened from a list."""
        navigator, browse = self._window.navigator, self._window.services.browse
        kinds = (
            (GroupKind.ALBUMS, ScopeKind.ALBUM),
            (GroupKind.ARTISTS, ScopeKind.ARTIST),
            (GroupKind.GENRES, ScopeKind.GENRE),
        )
        for kind, scope_kind in kinds:
            if self.is_wanted(scope_kind.value):
                row = max(browse.groups(kind, ""), key=lambda one: one.track_count)
                scope = Scope(scope_kind, row.name, row.detail if kind is GroupKind.ALBUMS else "")
                yield scope_kind.value, partial(navigator.go_scope, scope)
        track = next(iter(browse.page([row.track.id for row in browse.history(1)])), None)
        if track is not None:
            yield "similar", partial(navigator.go_similar, track)
        if cards := self._window.pages.for_you.model.cards:
            yield "card", partial(navigator.go_card, cards[0].key)

    def panes(self) -> None:
        """Choose values in the panes, one click after the other."""
        pages = self._window.pages.tracks
        if not self.is_wanted("panes"):
            return
        self._window.navigator.go_page(PageId.TRACKS)
        pages.panes.set_shown(is_shown=False)  # as a run that was ended left them
        self._settle()
        self._to("panes first", partial(pages.panes.set_shown, is_shown=True), is_step=True)
        browser, rng, taken = pages.panes.browser, random.Random(3), list[Taken]()
        assert browser is not None
        for number in range(CLICKS):
            view = browser.views[number % len(browser.views)]
            row = rng.randrange(view.rows.rowCount())
            index = view.rows.index(row, 0)
            if view.selectionModel().isSelected(index):
                continue
            view.scrollTo(index)
            self._watch.rest(0.02)
            count = self._loaded
            taken.append(
                self._watch.taken(
                    partial(view.setCurrentIndex, index),
                    partial(self._is_newer, count),
                    pages.view.viewport,
                )
            )
        self._summary("panes click", taken)
        pages.panes.set_shown(is_shown=False)
        self._settle()

    def grid(self) -> None:
        """Scroll the grid of covers to its end by the wheel, and drag its bar from end to end."""
        if not self.is_wanted("grid"):
            return
        self._window.navigator.go_page(PageId.ALBUMS)
        self._settle()
        page = self._window.pages.groups[PageId.ALBUMS]
        view, bar = page.view, page.view.verticalScrollBar()
        bar.setValue(0)
        steps = 4 * DRAG_STEPS

        def wheel(number: int) -> None:
            # A notch each; every 40 notches the list stands elsewhere, so that the whole of it is seen.
            if number % 40 == 0:
                bar.setValue(bar.maximum() * number // steps)
            spin(view, WHEEL)

        self._moves("grid wheel", view, wheel, steps)
        bar.setValue(0)
        self._watch.rest(QUIET_S)
        self._moves(
            "grid drag", view, lambda number: bar.setValue(bar.maximum() * number // DRAG_STEPS), DRAG_STEPS
        )
        self._watch.until(lambda: self._window.covers.is_idle, "the covers")

    def folders(self) -> None:
        """The folder that holds the whole library, with and without what is below it."""
        if not self.is_wanted("folders-deep"):
            return
        navigator = self._window.navigator
        navigator.go_page(PageId.FOLDERS)
        self._settle()
        root = next(node.path for node in self._window.services.scan.folders())
        for time_of in ("first", "again"):
            self._to(f"folders-deep {time_of}", partial(navigator.go_scope, Scope(ScopeKind.FOLDER, root)))

    def _moves(self, name: str, view: QAbstractItemView, move: Callable[[int], object], count: int) -> None:
        taken = list[Taken]()
        for number in range(count):
            self._watch.turns = Turns()
            began, own, every = time.perf_counter(), time.thread_time(), time.process_time()
            move(number)
            view.viewport().repaint()
            painted = 1e3 * (time.thread_time() - own)
            self._watch.turns.longest = painted
            self._watch.rest(0.016)
            taken.append(
                Taken(
                    self._watch.turns.longest,
                    painted,
                    1e3 * (time.process_time() - every),
                    1e3 * (time.perf_counter() - began),
                )
            )
        self._summary(name, taken)

    def _summary(self, name: str, taken: Sequence[Taken]) -> None:
        def at(share: float) -> Taken:
            def one(values: Sequence[float]) -> float:
                return sorted(values)[min(len(values) - 1, int(share * len(values)))]

            return Taken(
                one([step.stall for step in taken]),
                one([step.window for step in taken]),
                one([step.all for step in taken]),
                one([step.wall for step in taken]),
            )

        print(f"{name}: {at(0.5)} {at(1.0)}", file=sys.stderr)
        self.rows += [(f"{name}, median", at(0.5)), (f"{name}, 95 %", at(0.95)), (f"{name}, worst", at(1.0))]

    def _to(self, name: str, act: Callable[[], object], *, is_step: bool = False) -> None:
        if not is_step and not self.is_wanted(name):
            return
        count = self._loaded

        def is_there() -> bool:
            return self._is_shown(count)

        self.rows.append((name, self._watch.taken(act, is_there, self._canvas)))
        print(f"{name}: {self.rows[-1][1]}", file=sys.stderr)
        self._settle()

    def _is_shown(self, count: int) -> bool:
        pages, place = self._window.pages, self._window.navigator.place.page
        if self._window.navigator.is_coming:
            return False
        if place is PageId.INSIGHTS and self._counts_all:
            return not pages.insights.is_counting
        if place is PageId.INSIGHTS:
            return bool(pages.insights.board.views)
        if place is PageId.MUSIC_MAP:
            return pages.music_map.content.colouring is not None
        if place is PageId.COPIES:
            return self._loaded > count or pages.copies.is_empty_shown
        return self._loaded > count

    def _canvas(self) -> QWidget:
        page = self._window.navigator.page
        proxy = page.focusProxy()
        if page.is_empty_shown:
            return page.empty
        if isinstance(proxy, QAbstractItemView):
            return proxy.viewport()
        return proxy if proxy is not None else page

    def _settle(self) -> None:
        self._watch.until_quiet()
        self._watch.until(lambda: self._window.covers.is_idle, "the covers")

    def _is_newer(self, count: int) -> bool:
        return self._loaded > count

    def _on_loaded(self) -> None:
        self._loaded += 1


def spin(view: QAbstractItemView, delta: int) -> None:
    """Turn the wheel over a list."""
    port = view.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(port.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def main() -> None:
    """Print the figures."""
    profile, *wanted = sys.argv[1:]
    code = generated_code.folder_of_code(os.path.join(profile, "cache"))
    generated_code.keep_in(code)
    finder = kept_modules.find_in(code)
    app = create_application(["page_speed"])
    scheduler = QtScheduler()
    player_app = build(ProfilePaths.under(profile), scheduler, engine=NullEngine(scheduler))
    window = MainWindow(player_app.services, ThemeController(app, "light"))
    window.resize(*SIZE)
    window.show()
    watch = Watch(app)
    window.navigator.go_page(PageId.TRACKS)  # not where an earlier run was
    watch.until(lambda: window.pages.tracks.model.rowCount() > 0, "the first rows")
    scheduler.post(player_app.background.start)
    watch.until_quiet()
    tour = Tour(window, watch, wanted)
    tour.pages()
    tour.folders()
    tour.panes()
    tour.grid()
    table = Table("what", "stall ms", "window ms", "all ms", "wall ms")
    for name, taken in tour.rows:
        figures = (taken.stall, taken.window, taken.all, taken.wall)
        table.add_row(name, *(f"{figure:.1f}" for figure in figures))
    Console(width=100).print(table)
    window.close()
    window.disconnect_services()
    player_app.close()
    finder.keep()


if __name__ == "__main__":
    main()
