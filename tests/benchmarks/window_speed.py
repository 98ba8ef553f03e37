"""How fast the window is with a large library.

    python -m tests.benchmarks.window_speed [TRACKS]

Fills a temporary profile with synthetic tracks (100,000 unless told otherwise), then starts the window in a
new process (offscreen, engine without sound) and measures: from the start of Python to the first rows on the
screen, and the time of painting after wheel steps, jumps, keystrokes in the search, and a sort.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

STARTED = time.perf_counter()
CHUNK = 5000
ROUNDS = 5
WORDS = ("title 12", "artist 4 jazz", "album 77 title", "genre:rock title")
TERMS = (
    "genre:jazz plays:>3 energy:>70%",
    "year:1990..1999 played:<90d bpm:120..130",
    "plays:top10% energy:bottom20% -is:liked",
    "artist:12 skips:0 key:Am~",
    "rating:>=4 added:<1y length:<3:30",
    'in:"Inner" played:>30d danceability:>50%',
)
"""Terms of behaviour and sound; those of likeness are in ``query_speed``, which has an index of it."""


def fill(root: str, count: int) -> None:
    """Put synthetic tracks into a profile."""
    from musicrec_desktop.core.paths import ProfilePaths
    from musicrec_desktop.model.track import Tags
    from musicrec_desktop.storage.database import Database
    from musicrec_desktop.storage.folders import FolderStore
    from musicrec_desktop.storage.tracks import TrackStore
    from tests.benchmarks.query_speed import fill_with_use
    from tests.support.library import scanned

    paths = ProfilePaths.under(root)
    paths.create()
    database = Database(paths.database)
    database.open()
    folder, store = FolderStore(database).add("/music"), TrackStore(database)
    for start in range(0, count, CHUNK):
        files = []
        for number in range(start, min(count, start + CHUNK)):
            artist, album = f"Artist {number % 4001}", f"Album {number // 12}"
            tags = Tags(
                f"Title {number * 7919 % count}", (artist,), album, (artist,), ("Jazz", "Rock")[number % 2 :]
            )
            files.append(scanned(f"{number}.mp3", tags))
        store.upsert(folder.id, files, 1_700_000_000_000)
    fill_with_use(database, count)
    database.close()


def measure(root: str) -> dict[str, object]:
    """Start the window here and measure it."""
    from musicrec_desktop.app.container import build
    from musicrec_desktop.core.paths import ProfilePaths
    from musicrec_desktop.model.browse import SortColumn, SortKey
    from musicrec_desktop.playback.null_engine import NullEngine
    from musicrec_desktop.ui.theme.control import ThemeController
    from musicrec_desktop.ui.window.application import create_application
    from musicrec_desktop.ui.window.main_window import MainWindow
    from musicrec_desktop.ui.window.qt_scheduler import QtScheduler
    from tests.benchmarks.painted_times import PaintedTimes

    app = create_application(["window_speed"])
    scheduler = QtScheduler()
    player_app = build(ProfilePaths.under(root), scheduler, engine=NullEngine(scheduler))
    window = MainWindow(player_app.services, ThemeController(app, "light"))
    window.resize(1280, 800)
    window.show()
    page = window.pages.tracks
    model, view = page.model, page.view

    times = PaintedTimes(page, window.sidebar.search)
    times.until(lambda: model.rowCount() > 0)
    first_paint_ms = 1000 * (time.perf_counter() - STARTED)
    total, bar = model.rowCount(), view.verticalScrollBar()

    wheel = [times.moved(90 * number) for number in range(60)]
    jumps = [times.moved(30 * 7919 * number % bar.maximum()) for number in range(60)]
    words = [one for text in WORDS for one in times.typed(text)]
    terms = [times.searched(text) for _ in range(ROUNDS) for text in TERMS]
    window.sidebar.search.clear()
    times.until(lambda: model.rowCount() == total)
    page.order_by([SortKey(SortColumn.TITLE)])
    sort_ms = times.until(lambda: model.request.sort is SortColumn.TITLE)
    page.order_by([SortKey(SortColumn.ARTIST)])
    heavy = sorted({"librosa", "scipy", "sklearn", "numba", "sqlite_utils"} & set(sys.modules))
    window.close()
    window.disconnect_services()
    player_app.close()
    return {
        "first paint": first_paint_ms,
        "wheel step, median": statistics.median(wheel),
        "wheel step, worst": max(wheel),
        "jump, median": statistics.median(jumps),
        "jump, worst": max(jumps),
        "keystroke in words, median": statistics.median(words),
        "keystroke in words, 95 %": statistics.quantiles(words, n=20)[-1],
        "three terms, median": statistics.median(terms),
        "three terms, 95 %": statistics.quantiles(terms, n=20)[-1],
        "sort by title": sort_ms,
        "heavy libraries": ", ".join(heavy) or "none",
    }


def main() -> None:
    """Fill, measure in a new process three times, print the best run."""
    if len(sys.argv) == 3 and sys.argv[1] == "--inside":
        print(json.dumps(measure(sys.argv[2])))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as root:
        fill(root, count)
        runs = []
        for _ in range(3):
            command = [sys.executable, "-m", "tests.benchmarks.window_speed", "--inside", root]
            runs.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    best = min(runs, key=lambda run: float(run["first paint"]))
    print(f"{count:,} tracks, the best of three starts (ms)")
    for name, value in best.items():
        print(f"  {name:34} {value:8.1f}" if isinstance(value, float) else f"  {name:34} {value:>8}")


if __name__ == "__main__":
    main()
