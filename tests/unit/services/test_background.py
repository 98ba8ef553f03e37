"""What works by itself beside a window: nothing is looked for twice at a start."""

from __future__ import annotations

from pathlib import Path

from musicrec_desktop.app.container import build
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths


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
