"""The SQLite file of a profile, with a connection for each thread that uses it."""

from __future__ import annotations

import contextlib
import contextvars
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from musicrec_desktop.core.errors import (
    DatabaseBusyError,
    DatabaseCorruptError,
    DatabaseReadOnlyError,
    DiskFullError,
    ProfileGoneError,
    StorageError,
)
from musicrec_desktop.core.temporary_folder import temporary_folder
from musicrec_desktop.model.recovery import Recovery, RecoveryKind
from musicrec_desktop.storage import integrity
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.connections import Connections
from musicrec_desktop.storage.failures import MARK_SUFFIX, translated
from musicrec_desktop.storage.file_lock import UseLock, opened_by_one
from musicrec_desktop.storage.left_state import LeftState, file_size
from musicrec_desktop.storage.listener import ListenerInUse, add_views, without_views
from musicrec_desktop.storage.ownership import keep_to_owner
from musicrec_desktop.storage.recovery import repair
from musicrec_desktop.storage.schema import versions
from musicrec_desktop.storage.text_tests import add_functions

log = logging.getLogger(__name__)

BUSY_TIMEOUT_S = 5.0
_SOON_CHECKED_BYTES: Final = 32 << 20
"""A file up to this size is checked in a fraction of a second; a larger one later, in the background."""
_WHOLLY_CHECKED_BYTES: Final = 4 << 20
"""A file up to this size is compared with its indexes as well, in a tenth of a second."""
# Each thread has a connection, and each connection a cache and a mapping of its own. The system keeps the
# pages of the file once for all of them, and lists are read as quickly from there (docs/performance.md).
_CACHE: Final = "PRAGMA cache_size = -2000"
_NO_MAPPING: Final = "PRAGMA mmap_size = 0"
_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    _CACHE,
    _NO_MAPPING,
)
_READING_PRAGMAS: Final = ("PRAGMA temp_store = MEMORY", _CACHE, _NO_MAPPING)
_NO_WRITING: Final = "PRAGMA query_only = ON"
_SHORT_OF_ROOM: Final = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR_SHMOPEN,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
    }
)
_NOT_WRITABLE: Final = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_ROWS_AT_ONCE: Final = 4096
_PRIMARY_CODE_MASK: Final = 0xFF


class Database:
    """The database of a library.

    A file that cannot be written (a read-only profile, a full disk) is opened for reading. A damaged file is
    repaired when it is opened.

    Args:
        path: of the SQLite file; it is created where it does not exist.

    Attributes:
        recovery: what was done with a damaged file when it was opened, or None.
        restored: the backup that replaced the library when it was opened, or an empty string.
        write_problem: why nothing can be written, or None.
        was_left_open: whether the last program that wrote was killed, or the file was changed since.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.recovery: Recovery | None = None
        self.restored = ""
        self.write_problem: StorageError | None = None
        self.was_left_open = False
        self._reading_path: str | None = None
        self._copies = contextlib.ExitStack()
        self._is_writing_tried = False
        self._is_kept_to_owner = False
        self._listener = ListenerInUse()
        self._use_lock = UseLock(path)
        self._left_state = LeftState(path, self._use_lock)
        self._connections = Connections()

    def open(self, on_step: versions.OnStep = lambda _step: None) -> None:
        """Repair a damaged file, and bring the schema up to date.

        Args:
            on_step: told what begins while the schema is brought up to date, in this thread.

        Raises:
            DatabaseCorruptError: the file is damaged and cannot be repaired now: it cannot be written, or
                another process uses it.
            DatabaseBusyError: another process replaces the file, or does not come to an end of opening it.
            DatabaseTooNewError: a newer version of the player wrote it.
            StorageError: the file cannot be used for another reason.
        """
        try:
            with opened_by_one(self.path):
                self._open(on_step)
        except BaseException:
            self.close()
            raise

    def _open(self, on_step: versions.OnStep) -> None:
        self.restored = Backups(self.path).restore_requested()
        self._use_lock.share()
        self.was_left_open = not self._left_state.is_as_left()
        try:
            self._look_before_use()
            self._bring_up_to_date(on_step)
        except DatabaseCorruptError as error:
            self._repair(error)
            self._bring_up_to_date(on_step)

    @property
    def is_older(self) -> bool:
        """Whether the file is one of an earlier version, so that opening it takes a while."""
        return versions.is_older(self.path)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        existing = self._connections.own
        if existing is None:
            with self._translated():
                existing = self._connect()
        return existing

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a SELECT."""
        with self._translated():
            return self.connection.execute(sql, parameters).fetchall()

    def query_in_parts(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a SELECT, some thousands at a time; nothing may be written meanwhile."""
        with self._translated():
            cursor = self.connection.execute(sql, parameters)
            while rows := cursor.fetchmany(_ROWS_AT_ONCE):
                yield rows

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        with self._translated():
            row: tuple[Any, ...] | None = self.connection.execute(sql, parameters).fetchone()
            return row

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement; outside a transaction it commits by itself."""
        with self._translated():
            return self.connection.execute(sql, parameters)

    def execute_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run one statement for each row."""
        with self._translated():
            self.connection.executemany(sql, rows)

    @property
    def listener_id(self) -> int:
        """Whose listens, feedback and other personal rows count here: the listener of the task, else of all.

        ``NOBODY`` while they are locked: then there are no such rows.
        """
        return self._listener.id

    @property
    def owner_id(self) -> int:
        """``listener_id``, to write personal rows with.

        Raises:
            ProfileError: they are locked.
        """
        return self._listener.owner_id

    def check_writable(self) -> None:
        """Make sure that something can be written.

        Raises:
            StorageError: nothing can; ``write_problem`` says why.
        """
        if (problem := self.write_problem) is not None:
            raise type(problem)(problem.path, problem.detail)

    def use_listener(self, listener_id: int) -> None:
        """From now on the personal rows of a listener count; tasks that have begun keep theirs."""
        self._listener.use(listener_id)

    def as_listener(self, listener_id: int) -> contextlib.AbstractContextManager[None]:
        """While it lasts the personal rows of a listener count in this thread."""
        return self._listener.lent(listener_id)

    def task_context(self) -> contextvars.Context:
        """A context for a task that begins now: it keeps the listener of now."""
        return self._listener.task_context()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """A transaction: all or nothing; inside another transaction it is part of that one."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        with self._translated():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read while it lasts is from one state of the database; nothing may be written."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        with self._translated():
            connection.execute("BEGIN")
            try:
                yield
            finally:
                if connection.in_transaction:
                    connection.execute("COMMIT")

    def rest(self) -> None:
        """Forget the pages that are kept of the file; called while no other thread reads or writes."""
        self._connections.rest()

    def close(self) -> None:
        """Close the connections of all threads; what one still asks is interrupted."""
        was_open = self._disconnect()
        if was_open and self.write_problem is None:
            self._left_state.note()
        self._use_lock.release()
        self._copies.close()

    def _disconnect(self) -> bool:
        """Close all connections; whether there was any."""
        self._reading_path = None
        self._is_kept_to_owner = False  # what is opened next may be another file
        return self._connections.close()

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        """As ``translated``; a write to a database that is open for reading raises its ``write_problem``."""
        try:
            with translated(self.path), self._connections.asking():
                yield
        except sqlite3.IntegrityError as error:
            is_row_missing = error.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
            if is_row_missing and self._listener.is_gone(self.connection):
                raise ProfileGoneError(self.path, str(error)) from error
            raise
        except DatabaseReadOnlyError as error:
            if self.write_problem is not None:
                raise type(self.write_problem)(self.write_problem.path, self.write_problem.detail) from error
            raise

    def _look_before_use(self) -> None:
        """Look for damage that SQLite does not report, or that an earlier use has met.

        Raises:
            DatabaseCorruptError: there is damage.
        """
        if os.path.exists(self.path) and file_size(self.path) == 0:
            # SQLite would treat it as a new library, and delete its journal.
            raise DatabaseCorruptError(self.path, "the file is empty")
        if os.path.exists(self.path + MARK_SUFFIX):
            with self._translated():
                found = integrity.faults(self.connection)
            if found:
                raise DatabaseCorruptError(self.path, "; ".join(found))
            self._remove_mark()
        elif self.was_left_open and 0 < file_size(self.path) <= _SOON_CHECKED_BYTES:
            with self._translated():
                connection = self.connection
                is_wholly = self.write_problem is None and file_size(self.path) <= _WHOLLY_CHECKED_BYTES
                found = (integrity.faults if is_wholly else integrity.structural_faults)(connection)
            if found:
                raise DatabaseCorruptError(self.path, "; ".join(found))

    def _bring_up_to_date(self, on_step: versions.OnStep) -> None:
        was_there = os.path.exists(self.path)
        with self._translated():
            connection = self.connection
            if was_there and not versions.has_tables(connection):
                raise DatabaseCorruptError(self.path, "there is nothing in the file")
            if self.write_problem is not None and versions.is_pending(connection):
                raise self.write_problem
            if versions.is_pending(connection):
                with without_views(connection):
                    versions.bring_up_to_date(self.path, connection, on_step)
            else:
                versions.bring_up_to_date(self.path, connection)
            self._listener.use_somebody(connection)
            versions.check_seal(self.path, connection, is_writable=self.write_problem is None)

    def _repair(self, error: DatabaseCorruptError) -> None:
        log.info("the database is damaged: %s", error.detail)
        self._disconnect()
        if self.write_problem is not None:
            raise error
        try:
            self._use_lock.own()
        except DatabaseBusyError:
            raise error from None
        try:
            with translated(self.path):
                self.recovery = _repaired(self.path)
        except OSError as problem:
            kind = DiskFullError if problem.errno in repair.OUT_OF_ROOM else DatabaseReadOnlyError
            raise kind(problem.filename or self.path, str(problem)) from problem
        self._remove_mark()
        self._use_lock.share()

    def _remove_mark(self) -> None:
        with contextlib.suppress(OSError):
            os.unlink(self.path + MARK_SUFFIX)

    def _connect(self) -> sqlite3.Connection:
        if self._reading_path is not None:
            return self._connect_for_reading(self._reading_path)
        try:
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
        except OSError as error:
            raise DatabaseReadOnlyError(error.filename or self.path, str(error)) from error
        was_there = os.path.exists(self.path)
        try:
            connection = self._set_up(
                sqlite3.connect(
                    self.path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
                ),
                _PRAGMAS,
            )
            self._try_writing(connection)
            if not self._is_kept_to_owner:
                self._is_kept_to_owner = True
                keep_to_owner(self.path)
        except sqlite3.OperationalError as error:
            code = getattr(error, "sqlite_errorcode", 0)
            if not was_there or file_size(self.path) == 0:
                raise
            if code in _SHORT_OF_ROOM or code & _PRIMARY_CODE_MASK == sqlite3.SQLITE_FULL:
                self.write_problem = DiskFullError(self.path, str(error))
            elif code & _PRIMARY_CODE_MASK in _NOT_WRITABLE:
                self.write_problem = DatabaseReadOnlyError(self.path, str(error))
            else:
                raise
            return self._open_for_reading()
        return connection

    def _try_writing(self, connection: sqlite3.Connection) -> None:
        """Begin a write and roll it back, once: SQLite opens a file that it cannot write without an error.

        Raises:
            sqlite3.OperationalError: it cannot be written.
        """
        if self._is_writing_tried:
            return
        self._is_writing_tried = True
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE_MASK != sqlite3.SQLITE_BUSY:
                self._connections.drop(connection)
                raise

    def _open_for_reading(self) -> sqlite3.Connection:
        """A connection to the latest state of a file that cannot be written.

        With a journal beside it, the file alone is not the latest state. Where SQLite cannot read both in
        place, both are copied.
        """
        log.info("the database is open for reading only: %s", self.write_problem)
        try:
            self._reading_path = f"{_uri(self.path)}?mode=ro"
            return self._connect_for_reading(self._reading_path)
        except sqlite3.OperationalError:
            if file_size(f"{self.path}-wal") == 0:
                self._reading_path = f"{_uri(self.path)}?mode=ro&immutable=1"
                return self._connect_for_reading(self._reading_path)
        folder = self._copies.enter_context(temporary_folder())
        for suffix in ("", "-wal"):
            shutil.copyfile(self.path + suffix, os.path.join(folder, f"library{suffix}"))
        self._reading_path = _uri(os.path.join(folder, "library"))
        return self._connect_for_reading(self._reading_path)

    def _connect_for_reading(self, uri: str) -> sqlite3.Connection:
        connection = self._set_up(
            sqlite3.connect(
                uri, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
            ),
            _READING_PRAGMAS,
        )
        connection.execute(_NO_WRITING)
        return connection

    def _set_up(self, connection: sqlite3.Connection, pragmas: Sequence[str]) -> sqlite3.Connection:
        # ``close`` closes the connections of ended threads, in the owner's thread.
        try:
            for statement in pragmas:
                connection.execute(statement)
            self._listener.connect(connection)
            add_views(connection)
            add_functions(connection)
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        except BaseException:
            connection.close()
            raise
        self._connections.add(connection)
        return connection


def _repaired(path: str) -> Recovery:
    """Repair a damaged database with the smallest change that makes it sound."""
    if file_size(path) and repair.rebuild_derived(path):
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return Recovery(RecoveryKind.REBUILT, kept=integrity.counts(connection))
    return repair.recover(path, Backups(path).newest())


def _uri(path: str) -> str:
    return f"file:{quote(os.fsencode(path))}"
