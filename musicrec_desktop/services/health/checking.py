"""Looks through a profile, and says what is wrong with it; nothing is changed."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from collections.abc import Callable, Iterator
from typing import Final

from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.paths import ProfilePaths, display_path
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.health import Area, CheckReport, Finding, Problem
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.examination.database import examine
from musicrec_desktop.storage.examination.files import remembered_files, unread_count

EXAMPLES: Final = 5
OLD_BACKUP_MS: Final = 3 * 24 * 3_600_000
"""A copy is due every day that the player is used; so an older one says that no copy could be made, or that
the player was not used."""
_TOO_OPEN: Final = stat.S_IRWXG | stat.S_IRWXO


def check_profile(
    paths: ProfilePaths,
    context: TaskContext,
    now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
) -> CheckReport:
    """Look through the database, what follows from it, the sound index, the files, backups and folders.

    It takes as long as reading all of the database and its copies once, and asking for the state of each
    music file.

    Args:
        paths: of the profile, which may be open in a window.
        context: is told the progress, by areas; cancels.
        now_ms: gives the time (UTC, ms).
    """
    areas = list(Area)
    looked_at: dict[Area, int] = {}

    def begin(area: Area) -> None:
        context.check()
        context.progress(Progress(areas.index(area), len(areas), area.value))

    begin(Area.DATABASE)
    examination = examine(paths.database, context.check)
    found = list(examination.found)
    looked_at[Area.DATABASE] = examination.rows
    begin(Area.INDEX)
    index, index_count = _index(paths.index_dir)
    found += index
    looked_at[Area.INDEX] = index_count
    if examination.is_usable:
        looked_at[Area.DERIVED] = examination.rows
        begin(Area.FILES)
        files = _Files()
        try:
            found += files.look(paths.database, context.check)
            looked_at[Area.FILES] = files.count
        except StorageError as error:
            found.append(Finding(Problem.NOT_READABLE, examples=(error.detail,)))
    begin(Area.BACKUPS)
    copies, copy_count = _backups(Backups(paths.database), now_ms(), examination.rows, context.check)
    found += copies
    looked_at[Area.BACKUPS] = copy_count
    begin(Area.FOLDERS)
    folders, folder_count = _folders(paths)
    found += folders
    looked_at[Area.FOLDERS] = folder_count
    context.progress(Progress(len(areas), len(areas)))
    return CheckReport(tuple(sorted(found, key=lambda one: areas.index(one.kind.area))), looked_at)


class _Files:
    """The states of the music files, compared with what the library remembers."""

    def __init__(self) -> None:
        self.count = 0
        self._found: dict[Problem, list[str]] = {}
        self._counts: dict[Problem, int] = {}
        self._away: dict[str, int] = {}

    def look(self, database: str, check: Callable[[], object]) -> Iterator[Finding]:
        is_there: dict[str, bool] = {}
        for files in remembered_files(database):
            check()
            for file in files:
                self.count += 1
                if file.folder not in is_there:
                    is_there[file.folder] = os.path.isdir(file.folder)
                if is_there[file.folder]:
                    self._look_at(file.path, file.size, file.mtime_ns)
                else:
                    self._away[file.folder] = self._away.get(file.folder, 0) + 1
        if self._away:
            folders = tuple(display_path(folder) for folder in list(self._away)[:EXAMPLES])
            yield Finding(Problem.FOLDER_AWAY, sum(self._away.values()), folders)
        for problem, count in self._counts.items():
            yield Finding(problem, count, tuple(self._found[problem]))
        if unread := unread_count(database):
            yield Finding(Problem.FILES_UNREAD, unread)

    def _look_at(self, path: str, size: int | None, mtime_ns: int) -> None:
        try:
            state = os.stat(path)
        except FileNotFoundError:
            self._note(Problem.FILES_MISSING, path)
        except OSError:
            self._note(Problem.FILES_CLOSED, path)
        else:
            if not os.access(path, os.R_OK):
                self._note(Problem.FILES_CLOSED, path)
            elif size is not None and (state.st_size, state.st_mtime_ns) != (size, mtime_ns):
                self._note(Problem.FILES_CHANGED, path)

    def _note(self, problem: Problem, path: str) -> None:
        self._counts[problem] = self._counts.get(problem, 0) + 1
        examples = self._found.setdefault(problem, [])
        if len(examples) < EXAMPLES:
            examples.append(display_path(path))


def _index(index_dir: str) -> tuple[list[Finding], int]:
    """Whether the files of the sound index are as they were written, and how many tracks are in it."""
    if not os.path.exists(os.path.join(index_dir, index_files.MANIFEST)):
        return [], 0
    stored = index_files.read(index_dir)
    if stored is None:
        return [Finding(Problem.INDEX_DAMAGED, examples=(display_path(index_dir),))], 0
    return [], len(stored.index.table)


def _backups(
    backups: Backups, now_ms: int, row_count: int, check: Callable[[], object]
) -> tuple[list[Finding], int]:
    """Every copy is read as a whole."""
    found, sound_ms = [], []
    copies = backups.all()
    damaged = [copy for copy in copies if backups.fault(copy.path, check)]
    sound_ms = [copy.made_at_ms for copy in copies if copy not in damaged and not copy.is_replaced]
    if damaged:
        paths = tuple(display_path(copy.path) for copy in damaged[:EXAMPLES])
        found.append(Finding(Problem.BACKUP_DAMAGED, len(damaged), paths))
    if drafts := backups.drafts():
        found.append(Finding(Problem.BACKUP_UNFINISHED, len(drafts), tuple(map(display_path, drafts))))
    if not sound_ms and row_count:
        found.append(Finding(Problem.NO_BACKUP))
    elif sound_ms and now_ms - max(sound_ms) > OLD_BACKUP_MS:
        found.append(Finding(Problem.BACKUP_OLD))
    return found, len(copies)


def _folders(paths: ProfilePaths) -> tuple[list[Finding], int]:
    """Who may read the folders of the profile, and what is in them; a closed folder closes what is inside."""
    states: dict[str, os.stat_result] = {}
    if not hasattr(os, "getuid"):
        return [], 0  # elsewhere than on Unix folders of a user are closed by the system
    for path in private_paths(paths):
        with contextlib.suppress(OSError):
            states[path] = os.lstat(path)
    too_open = {path for path, state in states.items() if stat.S_IMODE(state.st_mode) & _TOO_OPEN}
    is_open = [
        path for path in states if path in too_open and not _closed_above(path, set(states) - too_open)
    ]
    foreign = [path for path, state in states.items() if state.st_uid != os.getuid()]
    found = []
    if is_open:
        found.append(Finding(Problem.OPEN_TO_OTHERS, len(is_open), tuple(map(display_path, is_open))))
    if foreign:
        found.append(Finding(Problem.FOREIGN_OWNER, len(foreign), tuple(map(display_path, foreign))))
    return found, len(states)


def _closed_above(path: str, closed: set[str]) -> bool:
    return any(path.startswith(os.path.join(folder, "")) for folder in closed)


def private_paths(paths: ProfilePaths) -> list[str]:
    """What nobody else may read: the folders of a profile, its database with copies, and its secrets."""
    return [
        *dict.fromkeys((paths.data_dir, paths.cache_dir, paths.log_dir, paths.runtime_dir)),
        Backups(paths.database).folder,
        paths.database,
        paths.tokens,
    ]
