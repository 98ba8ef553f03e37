"""Verified copies of the database: one a day, the last seven, and what a restore replaced.

A copy is made with SQLite's backup interface while the library is in use. It is checked as a whole before it
gets its name, and older copies are removed only after that. So there are never fewer good copies than before.
"""

from __future__ import annotations

import calendar
import contextlib
import errno
import logging
import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import quote

from musicrec_desktop.core.errors import (
    BackupError,
    DatabaseCorruptError,
    DatabaseReadOnlyError,
    DiskFullError,
    StorageError,
)
from musicrec_desktop.core.held_files import folder_held
from musicrec_desktop.model.recovery import Backup
from musicrec_desktop.storage.failures import MARK_SUFFIX, mark_damaged, translated
from musicrec_desktop.storage.file_lock import UseLock
from musicrec_desktop.storage.integrity import counts, faults, page_faults
from musicrec_desktop.storage.ownership import keep_to_owner
from musicrec_desktop.storage.recovery.repair import COMPANIONS, remove_database

log = logging.getLogger(__name__)

FOLDER: Final = "backups"
DAILY_COUNT: Final = 7
REPLACED_COUNT: Final = 3
"""How many states that a restore replaced are kept, as the way back."""
DAY_MS: Final = 24 * 3_600_000
_AHEAD_MS: Final = 60_000
"""A clock that is set right may go back so far; a copy of a later time is one of a wrong clock."""
_PAGES_AT_ONCE: Final = 2_000
_PAUSE_S: Final = 0.01
_SPARE_BYTES: Final = 32 << 20
_KINDS: Final = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), DiskFullError),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), DatabaseReadOnlyError),
}
_DAILY, _REPLACED = "daily", "replaced"
_NAME: Final = re.compile(r"library-(\d{8})-(\d{6})(?:-(\d{3}))?-(daily|replaced)\.sqlite3")
_REQUEST: Final = "restore-at-start"
_DRAFT: Final = ".part"
_RESTORING: Final = ".restoring"


class Backups:
    """The copies of one database; safe in any thread.

    Args:
        path: of the database.
        now_ms: gives the time (UTC, ms).
    """

    def __init__(self, path: str, now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000) -> None:
        self._path = path
        self._now_ms = now_ms
        self.folder = os.path.join(os.path.dirname(path), FOLDER)

    def all(self) -> list[Backup]:
        """Every copy, the newest first."""
        found = []
        for path, made_at_ms, kind in self._files():
            with contextlib.suppress(OSError):
                size = os.path.getsize(path)
                found.append(Backup(path, made_at_ms, kind == _REPLACED, size, _counts(path)))
        return found

    def newest(self) -> str:
        """The path of the newest daily copy that can be read, or an empty string."""
        return next((path for path, _, kind in self._files() if kind == _DAILY and _counts(path)), "")

    def is_due(self) -> bool:
        """Whether the newest daily copy is a day old, or there is none."""
        newest = next((made for _, made, kind in self._files() if kind == _DAILY), None)
        return newest is None or not 0 <= self._now_ms() - newest < DAY_MS

    def make(self, check: Callable[[], object] = lambda: None) -> str:
        """Copy the database as it is now.

        Args:
            check: called again and again; an error that it raises ends the copying.

        Returns:
            The path of the copy, or an empty string where the database is still empty.

        Raises:
            DiskFullError: there is no room; the copies that are there stay.
            DatabaseCorruptError: the database is damaged; the copies that are there stay.
            StorageError: it cannot be copied for another reason.
        """
        path = self._copy(_DAILY, check)
        if path:
            self._prune(_DAILY, DAILY_COUNT)
        return path

    def request_restore(self, backup_path: str) -> None:
        """Let a copy replace the library when it is next opened.

        Raises:
            OSError: the request cannot be written.
        """
        with open(self._request_path, "w", encoding="utf-8") as request:
            request.write(os.path.basename(backup_path))

    def forget_restore(self) -> None:
        """Cancel ``request_restore``."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._request_path)

    def restore_requested(self) -> str:
        """Do what ``request_restore`` asked for; the path of the restored copy, or an empty string."""
        try:
            with open(self._request_path, encoding="utf-8") as request:
                name = request.read().strip()
        except (OSError, ValueError):
            return ""
        self.forget_restore()
        if not _NAME.fullmatch(name):
            return ""
        path = os.path.join(self.folder, name)
        self.restore(path)
        return path

    def restore(self, backup_path: str) -> None:
        """Replace the database by a copy; the present state becomes a copy of its own.

        Raises:
            BackupError: the copy is damaged or gone.
            DatabaseBusyError: the database is in use.
            DiskFullError: there is no room.
            StorageError: the profile cannot be written.
        """
        lock = UseLock(self._path)
        lock.own()
        try:
            _verify(backup_path)
            draft = f"{self._path}{_RESTORING}"
            with _writing(self._path):
                try:
                    shutil.copyfile(backup_path, draft)
                    keep_to_owner(draft)
                    _sync(draft)
                    self._keep_present()
                    for suffix in COMPANIONS:
                        with contextlib.suppress(FileNotFoundError):
                            os.unlink(self._path + suffix)
                    os.replace(draft, self._path)
                finally:
                    remove_database(draft)
            self._prune(_REPLACED, REPLACED_COUNT)
        finally:
            lock.release()

    def fault(self, backup_path: str, check: Callable[[], object] = lambda: None) -> str:
        """What is wrong with a copy, found by reading all of it; an empty string for a sound one.

        Args:
            backup_path: of the copy.
            check: called before; may raise to leave.
        """
        check()
        try:
            with contextlib.closing(_read_only(backup_path)) as copy:
                found = page_faults(copy)
                return found[0] if found else "" if any(counts(copy).values()) else "it is empty"
        except (sqlite3.Error, UnicodeDecodeError) as error:
            return str(error)

    def drafts(self) -> list[str]:
        """Copies and restores that a killed program did not finish; none of them is taken for a copy."""
        restoring = f"{self._path}{_RESTORING}"
        found = [restoring] if os.path.exists(restoring) else []
        with contextlib.suppress(OSError):
            found += [
                os.path.join(self.folder, name)
                for name in sorted(os.listdir(self.folder))
                if name.endswith(_DRAFT)
            ]
        return found

    def remove_drafts(self) -> None:
        """Remove what ``drafts`` finds.

        Raises:
            DatabaseBusyError: another program may be at work on one.
        """
        lock = UseLock(self._path)
        lock.own()
        try:
            for path in self.drafts():
                remove_database(path)
        finally:
            lock.release()

    def set_damaged_aside(self) -> None:
        """Keep damaged copies under names that are none of copies, so that sound ones take their places."""
        for path, _, _ in self._files():
            if self.fault(path):
                with contextlib.suppress(OSError):
                    os.replace(path, f"{path}{MARK_SUFFIX}")

    @property
    def _request_path(self) -> str:
        return os.path.join(self.folder, _REQUEST)

    def _keep_present(self) -> None:
        """Keep the state that is replaced; a damaged one with its journal files."""
        if not os.path.exists(self._path) or not os.path.getsize(self._path):
            return
        try:
            if self._copy(_REPLACED, lambda: None):
                return
        except DatabaseCorruptError:
            log.info("the replaced database is damaged")
        target = self._new_path(_REPLACED)
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        for suffix in ("", *COMPANIONS):
            with contextlib.suppress(FileNotFoundError):
                shutil.copyfile(self._path + suffix, target + suffix)
        keep_to_owner(target)

    def _copy(self, kind: str, check: Callable[[], object]) -> str:
        draft = os.path.join(self.folder, f".{kind}{_DRAFT}")
        with _writing(self._path), self._alone(check):
            remove_database(draft)
            self._expect_room()
            try:
                if not self._fill(draft, check):
                    return ""
                keep_to_owner(draft)
                _sync(draft)
                path = self._new_path(kind)
                os.replace(draft, path)
                return path
            finally:
                remove_database(draft)

    @contextlib.contextmanager
    def _alone(self, check: Callable[[], object]) -> Iterator[None]:
        """Wait until nobody else copies: the window and a command would take each other's draft."""
        os.makedirs(self.folder, mode=0o700, exist_ok=True)
        with folder_held(self.folder, check):
            yield

    def _fill(self, draft: str, check: Callable[[], object]) -> bool:
        """Copy and verify; False where the database holds nothing."""
        source, target = sqlite3.connect(self._path, timeout=5.0), sqlite3.connect(draft)
        try:
            source.backup(target, pages=_PAGES_AT_ONCE, progress=lambda *_left: check(), sleep=_PAUSE_S)
            # One file, without a journal beside it.
            target.execute("PRAGMA journal_mode = DELETE")
            check()
            if found := faults(target):
                mark_damaged(self._path, found[0])
                raise DatabaseCorruptError(self._path, found[0])
            return any(counts(target).values())
        finally:
            source.close()
            target.close()

    def _expect_room(self) -> None:
        needed = sum(
            os.path.getsize(self._path + suffix)
            for suffix in ("", "-wal")
            if os.path.exists(self._path + suffix)
        )
        if shutil.disk_usage(self.folder).free < needed + _SPARE_BYTES:
            raise DiskFullError(self.folder, f"{needed} bytes are needed")

    def _files(self) -> list[tuple[str, int, str]]:
        """Path, time and kind of every copy, the newest first.

        One of a time that is yet to come was made while the clock was wrong. It comes last: else a copy of
        today would be taken for older than it, and be the first to go.
        """
        found = []
        with contextlib.suppress(OSError):
            for name in os.listdir(self.folder):
                if match := _NAME.fullmatch(name):
                    day, clock, millis, kind = match.groups()
                    seconds = _seconds(day + clock)
                    if seconds is not None:
                        found.append(
                            (os.path.join(self.folder, name), seconds * 1000 + int(millis or 0), kind)
                        )
        limit_ms = self._now_ms() + _AHEAD_MS
        return sorted(found, key=lambda file: (file[1] <= limit_ms, file[1]), reverse=True)

    def _new_path(self, kind: str) -> str:
        now_ms = self._now_ms()
        stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime(now_ms // 1000))
        return os.path.join(self.folder, f"library-{stamp}-{now_ms % 1000:03d}-{kind}.sqlite3")

    def _prune(self, kind: str, count: int) -> None:
        for path, _, _ in [file for file in self._files() if file[2] == kind][count:]:
            remove_database(path)


def _seconds(stamp: str) -> int | None:
    try:
        return calendar.timegm(time.strptime(stamp, "%Y%m%d%H%M%S"))
    except ValueError:
        return None


@contextlib.contextmanager
def _writing(path: str) -> Iterator[None]:
    try:
        with translated(path):
            yield
    except OSError as error:
        raise _KINDS.get(error.errno or 0, StorageError)(error.filename or path, str(error)) from error


def _counts(path: str) -> dict[str, int]:
    try:
        with contextlib.closing(_read_only(path)) as copy:
            return counts(copy)
    except (sqlite3.Error, UnicodeDecodeError):
        return {}


def _verify(path: str) -> None:
    """Check a whole copy.

    Raises:
        BackupError: it is damaged.
    """
    try:
        # The check of the search index writes into it, so it needs a copy of its own.
        with (
            contextlib.closing(_read_only(path)) as copy,
            contextlib.closing(sqlite3.connect(":memory:")) as memory,
        ):
            copy.backup(memory)
            found = faults(memory)
    except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
        raise BackupError(path, str(error)) from error
    if found:
        raise BackupError(path, found[0])


def _read_only(path: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro&immutable=1", uri=True)


def _sync(path: str) -> None:
    with open(path, "rb") as written:
        os.fsync(written.fileno())
