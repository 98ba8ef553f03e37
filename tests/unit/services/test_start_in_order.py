"""What works by itself beside a window: nothing is looked for twice at a start."""

from __future__ import annotations

from pathlib import Path

from musicrec_desktop.app.container import build
from musicrec_desktop.core.later import made
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths


def test_what_reads_files_of_others_is_loaded_where_there_is_something_for_it(tmp_path: Path) -> None:
    scheduler = LoopScheduler()
    app = build(ProfilePaths.under(str(tmp_path)), scheduler, has_sound=False)
    services = app.services
    app.followers.now()
    app.background.start()
    settled: list[object] = []
    scheduler.call_later(300, lambda: settled.append(0))
    scheduler.run_until(lambda: bool(settled))
    assert made(services.exchange) is None
    assert made(services.importing) is None
    # Somebody opens what is needed for it: it follows files from then on, and imports beside the window.
    assert services.exchange.followed is not None
    assert services.importing.rematcher.is_beside_window
    app.close()
    spool = tmp_path / "cache" / "imports" / "plan-1-1.sqlite3"
    spool.parent.mkdir(parents=True, exist_ok=True)
    spool.with_name(f"plan-{2**22 + 1}-1.sqlite3").write_bytes(b"")
    scheduler = LoopScheduler()
    app = build(ProfilePaths.under(str(tmp_path)), scheduler, has_sound=False)
    app.followers.now()
    app.background.start()
    scheduler.run_until(lambda: made(app.services.importing) is not None and not any(spool.parent.iterdir()))
    app.close()


def test_a_start_looks_at_covers_and_genres_once(tmp_path: Path) -> None:
    (tmp_path / "music").mkdir()
    scheduler = LoopScheduler()
    app = build(ProfilePaths.under(str(tmp_path / "profile")), scheduler, has_sound=False)
    services = app.services
    services.scan.add_folder(str(tmp_path / "music"))
    app.followers.now()
    told: list[str] = []
    services.scan.finished.connect(lambda _report: told.append("scan"))
    services.analyse.finished.connect(lambda _report: told.append("analysis"))
    services.cover_looks.finished.connect(lambda _report: told.append("covers"))
    services.genres.working_changed.connect(lambda: told.append("genres"))
    app.background.start()
    scheduler.run_until(lambda: "covers" in told and told.count("genres") == 2)
    assert told.count("scan") == 1
    assert told.index("scan") < told.index("covers")
    scheduler.run_until(lambda: not (services.analyse.is_running or services.cover_looks.is_running))
    assert (told.count("covers"), told.count("genres")) == (1, 2)
    app.close()
