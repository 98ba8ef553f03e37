"""Does in lanes what the program does there with Qt, and prints which classes that made: ``python -m …``.

In a process of its own, where nothing else has named a class before.
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
from collections.abc import Callable

from musicrec_desktop.app.qt_loading import load_qt
from musicrec_desktop.core.later import load_code
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.tasks import Lane

_QT = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")
_LIMIT_MS = 60_000


def made_classes() -> set[str]:
    """The classes of Qt that are made by now."""
    return {
        f"{module}.{name}"
        for module in _QT
        if module in sys.modules
        for name, value in vars(sys.modules[module]).items()
        if isinstance(value, type)
    }


def main() -> None:
    """Open a window, and do each thing in a lane while this thread only waits."""
    load_qt()
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    from musicrec_desktop.app.container import build
    from musicrec_desktop.app.desktop import load_desktop
    from musicrec_desktop.playback.null_engine import NullEngine
    from musicrec_desktop.ui.theme.control import ThemeController
    from musicrec_desktop.ui.window.main_window import MainWindow
    from musicrec_desktop.ui.window.qt_scheduler import QtScheduler

    scheduler = QtScheduler()
    paths = ProfilePaths.under(tempfile.mkdtemp())
    paths.create()
    app = build(paths, scheduler, engine=NullEngine(scheduler), rng_seed=1)
    window = MainWindow(app.services, ThemeController(application, "light"))
    stand_ins = [one for one in gc.get_objects() if type(one).__name__ == "_Later"]
    assert stand_ins
    found: dict[str, list[str]] = {}

    def run(name: str, work: Callable[[], object]) -> None:
        loop, before = QEventLoop(), made_classes()
        scheduler.run(Lane.QUICK, lambda _context: work(), on_done=lambda _result: loop.quit())
        QTimer.singleShot(_LIMIT_MS, loop.quit)
        loop.exec()
        if new := sorted(made_classes() - before):
            found[name] = new

    run("nothing", lambda: None)
    found.clear()  # of this loop alone
    run("an answer", lambda: None)
    run("code of what follows", app.followers.load_code)
    run("code of what is made later", lambda: load_code(*stand_ins))
    run("desktop", lambda: load_desktop(None))  # type: ignore[arg-type]
    from tests.ui.kit.lane_work import LANE_WORK

    for name, work in LANE_WORK.items():
        run(name, work())
    window.disconnect_services()
    app.close()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
