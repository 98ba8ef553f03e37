"""What the export, the import, the merge and the deletion of a profile with a million listens cost.

``python -m tests.benchmarks.archive [LISTENS]`` prints processor time, peak memory and sizes.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from typing import TypeVar

from musicrec_desktop.core.clock import SystemClock
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.services.profiles.archive.service import ArchiveService
from musicrec_desktop.storage.personal_rows.copying import merge_rows
from musicrec_desktop.storage.profiles import ProfileStore
from tests.support.library import NOW_MS, add_numbered_tracks, library_of

T = TypeVar("T")
TRACKS = 20_000


def main(listens: int) -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory(prefix="musicrec-") as folder:
        database = library_of(os.path.join(folder, "library.sqlite3"), "")
        add_numbered_tracks(database, TRACKS)
        anna = ProfileStore(database).create("Anna", NOW_MS)
        rows = [
            (anna, number * 7919 % TRACKS + 1, NOW_MS + number * 200_000, 200_000, number // 20)
            for number in range(listens)
        ]
        with database.transaction():
            database.execute_many(
                "INSERT INTO listen (listener_id, track_id, started_at_ms, listened_ms, duration_ms, reason,"
                " origin, session_id, is_play, is_early_skip)"
                " VALUES (?, ?, ?, ?, 200000, 'finished', 'user', ?, 1, 0)",
                rows,
            )
        del rows
        archives = ArchiveService(database=database, cache_dir=folder, clock=SystemClock())
        path = os.path.join(folder, "anna.zip")
        _measured("export", lambda: archives.export(anna, path))
        print(f"archive: {os.path.getsize(path) / 1e6:.0f} MB")
        report = _measured("import", lambda: archives.import_archive(path))
        print(f"listens: {report.rows['listen']:,}, found by names: {report.by_names:,}")
        _measured("import again", lambda: archives.import_archive(path, into=report.profile_id))
        _measured("merge", lambda: merge_rows(database, report.profile_id, anna))
        _measured("delete", lambda: ProfileStore(database).remove(ProfileId(anna)))
        database.close()


def _measured(name: str, work: Callable[[], T]) -> T:
    begun = time.process_time()
    done = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name}: {time.process_time() - begun:.1f} s, peak {peak:.0f} MB", flush=True)
    return done


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
