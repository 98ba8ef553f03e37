"""What the level meter costs: CPU of a process that plays, with the meter on, off and hidden.

    python -m tests.benchmarks.meter_cpu [--seconds 20]

The sound is noise that swells three times a second, so that all bars move all the time. It is decoded, shaped
and thrown away in real time; the window is drawn without a screen. The three states take turns, so that other
work on the machine hits them alike.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from musicrec_desktop.app.container import build
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import LEVEL_METER
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.track import Tags
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.application import create_application
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
from tests.support.audio_files import encode_pieces
from tests.support.engines import silent_stream
from tests.support.library import add_tracks, scanned
from tests.support.swelling_noise import swelling_noise

TURNS = 4
LENGTH_S = 600.0


def rest(seconds: float) -> None:
    """Let the program run."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1_000), loop.quit)
    loop.exec()


def cpu_percent(seconds: float) -> float:
    """Of one core, all threads of this process."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    rest(seconds)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return 100 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / seconds


def main() -> None:
    """Play, and measure each state by turns."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0, help="of each state in each turn")
    seconds = parser.parse_args().seconds
    qt = create_application(["meter_cpu"])
    with tempfile.TemporaryDirectory() as root:
        scheduler = QtScheduler()
        paths = ProfilePaths.under(os.path.join(root, "profile"))
        paths.create()
        app = build(paths, scheduler, engine=silent_stream(scheduler))
        (path,) = encode_pieces(root, "flac", [swelling_noise(LENGTH_S)])
        status = os.stat(path)
        tags = Tags(title="Noise", artists=("Benchmark",), duration_ms=round(LENGTH_S * 1_000))
        _, ids = add_tracks(
            app.database,
            [scanned(os.path.basename(path), tags, size=status.st_size, mtime_ns=status.st_mtime_ns)],
            root,
        )
        window = MainWindow(app.services, ThemeController(qt, "dark"))
        window.resize(1280, 800)
        window.show()
        player = app.services.player
        player.play_now(ids)
        while player.state is not PlayerState.PLAYING:
            rest(0.1)

        def set_meter(is_on: bool) -> None:
            app.services.settings.set(LEVEL_METER, is_on)
            window.playback.show_meter()

        def be_on() -> None:
            window.show()
            set_meter(True)

        def be_off() -> None:
            window.show()
            set_meter(False)

        def be_hidden() -> None:
            set_meter(True)
            window.hide()

        states: dict[str, Callable[[], None]] = {"on": be_on, "off": be_off, "window hidden": be_hidden}
        taken: dict[str, list[float]] = {name: [] for name in states}
        for _ in range(TURNS):
            for name, enter in states.items():
                enter()
                rest(1.0)
                assert window.bar.meter.frames.isActive() is (name == "on")
                assert any(player.sound.levels()) is (name == "on")
                taken[name].append(cpu_percent(seconds))
        for name, figures in taken.items():
            each = ", ".join(f"{figure:.2f}" for figure in figures)
            print(f"{name:14} {sum(figures) / TURNS:5.2f} % of a core ({each})")
        print(f"the meter costs {(sum(taken['on']) - sum(taken['off'])) / TURNS:.2f} % of a core")
        window.close()
        window.disconnect_services()
        app.close()


if __name__ == "__main__":
    main()
