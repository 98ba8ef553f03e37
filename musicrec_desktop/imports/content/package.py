"""The files of a folder, of an archive, or one file: listed, and read as bounded, counted streams.

Nothing is unpacked by the names of an archive: what must lie on the disk, as databases do, is copied into a
folder of our own under a number.
"""

from __future__ import annotations

import contextlib
import errno
import gzip
import io
import lzma
import os
import shutil
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Final, cast

from typing_extensions import override

from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.plain_file import NotPlainError, open_plain
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.core.temporary_folder import temporary_folder
from musicrec_desktop.imports.content.limits import (
    DEEPEST_FOLDER,
    MOST_DATABASE_BYTES,
    MOST_FILE_BYTES,
    MOST_FILES,
    MOST_PACKAGE_BYTES,
    MOST_RATIO,
    RATIO_MATTERS_BYTES,
)
from musicrec_desktop.imports.content.zip_directory import has_long_directory

_CHUNK: Final = 1 << 20
_TRIES: Final = 3
_BESIDE: Final = ("-wal", "-journal")
"""Files that hold what a database does not have yet, or shall not have."""
_GONE: Final = frozenset((errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG))
_PACKED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    gzip.BadGzipFile,
    EOFError,
    UnicodeDecodeError,  # a name in a zip that is not what its flag says
)
_GZIP: Final = b"\x1f\x8b"
_XZ: Final = b"\xfd7zXZ\0"
ZIP: Final = b"PK\x03\x04"
BOOK: Final = "xl/workbook.xml"
"""The part by which an archive is a workbook of a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a package.

    Attributes:
        name: its path in the package, with slashes.
        size: bytes as it is read, where the package tells; of a packed file (gzip, xz) those it has packed.
        path: on the disk; empty for a file of an archive.
        start: opens it.
    """

    name: str
    size: int
    path: str
    start: Callable[[], IO[bytes]] = field(repr=False)

    @property
    def base(self) -> str:
        """The last part of its name."""
        return self.name.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The last part of its name, without the extension."""
        return os.path.splitext(self.base)[0]


@dataclass(slots=True)
class Watch:
    """Counts what is read, and lets the user stop it.

    Attributes:
        context: of the task.
        total: bytes that will be read; 0 while it is not known.
        done: bytes that were.
    """

    context: TaskContext
    total: int = 0
    done: int = 0

    def read(self, count: int) -> None:
        """Note bytes that were read.

        Raises:
            CancelledError: the task was cancelled.
        """
        self.context.check()
        if self.total:
            self.done += count
            self.context.progress(Progress(min(self.done, self.total), self.total, is_bytes=True))


class Package:
    """A path that the user named, as the files that it consists of.

    Args:
        path: of a file, a folder or a zip archive.
        context: of the task.
        scratch: the folder for copies, which is made and removed; one of the system where it is empty. A
            process that is killed leaves it.
    """

    def __init__(self, path: str, context: TaskContext, scratch: str = "") -> None:
        self.path = path
        self._scratch_wanted = scratch
        self.watch = Watch(context)
        self._stack = contextlib.ExitStack()
        self._scratch = ""
        self._copies: dict[str, str] = {}
        self._archive: zipfile.ZipFile | None = None

    def close(self) -> None:
        """Close the archive, and remove the copies."""
        self._stack.close()

    def members(self) -> list[Member]:
        """All files, in the order of their names.

        Raises:
            ImportFileError: ``"gone"``, ``"unreadable"``, ``"not-a-file"``, ``"too-many-files"``,
                ``"archive-bomb"``, ``"damaged"``.
        """
        with import_errors(self.path):
            status = os.stat(self.path)
            if stat.S_ISDIR(status.st_mode):
                return sorted(self._of_folder(self.path), key=lambda member: member.name)
            member = file_member(self.path)
            with member.start() as file:
                head = file.read(4)
                if head == ZIP and has_long_directory(file):
                    raise ImportFileError(self.path, "too-many-files", f"{MOST_FILES:,}")
            if head == ZIP and not _is_workbook(self.path):
                return sorted(self._of_archive(), key=lambda each: each.name)
        return [member]

    def open(self, member: Member, most: int = MOST_FILE_BYTES) -> io.BufferedReader:
        """A file as a stream, unpacked where it is packed by gzip or xz; reads are counted.

        Raises:
            ImportFileError: also each read: ``"damaged"``, ``"too-big"``, ``"unreadable"``, ``"encrypted"``.
        """
        if member.size > most:
            raise ImportFileError(self._named(member), "too-big", f"{member.size >> 20:,} MB")
        return io.BufferedReader(self._counted(member, self.watch, most), 1 << 16)

    def head(self, member: Member, count: int) -> bytes:
        """The first bytes of a file; they do not count as read.

        Raises:
            ImportFileError: as ``open``.
        """
        parts = b""
        with self._counted(member, Watch(self.watch.context), count + _CHUNK) as reader:
            while len(parts) < count and (chunk := reader.read(count - len(parts))):
                parts += chunk
        return parts

    def _counted(self, member: Member, watch: Watch, most: int) -> _Counted:
        with import_errors(self._named(member)):
            return _Counted(self._named(member), member.start(), watch, most)

    def copy(self, member: Member) -> str:
        """A copy of a database, with what lies beside it; made once.

        Raises:
            ImportFileError: ``"in-use"``: it changed while it was copied; and those of ``open``.
        """
        if member.name not in self._copies:
            self._copies[member.name] = self._copied(member)
        return self._copies[member.name]

    def _copied(self, member: Member) -> str:
        if not self._scratch:
            with import_errors(self.path):
                self._scratch = self._new_scratch()
        target = os.path.join(self._scratch, f"{len(self._copies)}.db")
        for _ in range(_TRIES):
            before = _signature(member)
            self._copy_file(member, target)
            for suffix in _BESIDE:
                beside = self._beside(member, suffix)
                if beside is not None:
                    self._copy_file(beside, target + suffix)
            if _signature(member) == before:
                return target
            for name in (target, *(target + suffix for suffix in _BESIDE)):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(name)
        raise ImportFileError(self._named(member), "in-use")

    def _new_scratch(self) -> str:
        folder = self._scratch_wanted
        if not folder:
            return self._stack.enter_context(temporary_folder())
        self._stack.callback(shutil.rmtree, folder, ignore_errors=True)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        return folder

    def _copy_file(self, member: Member, target: str) -> None:
        with (
            self.open(member, MOST_DATABASE_BYTES) as source,
            import_errors(target),
            open(target, "wb") as copied,
        ):
            shutil.copyfileobj(source, copied, _CHUNK)

    def _beside(self, member: Member, suffix: str) -> Member | None:
        if not member.path:
            archive = self._archive
            info = None if archive is None else archive.NameToInfo.get(member.name + suffix)
            return None if info is None else self._archived(info)
        try:
            return file_member(member.path + suffix)
        except (OSError, ImportFileError):
            return None

    def _of_folder(self, folder: str) -> Iterator[Member]:
        seen = 0
        folders = [(folder, "", 1)]
        while folders:
            path, prefix, depth = folders.pop()
            # An inner folder of somebody else's is left out.
            with contextlib.suppress(*((PermissionError,) if prefix else ())), os.scandir(path) as entries:
                for entry in entries:
                    self.watch.context.check()
                    seen += 1
                    if seen > MOST_FILES:
                        raise ImportFileError(self.path, "too-many-files", f"{MOST_FILES:,}")
                    name = f"{prefix}{entry.name}"
                    if not entry.is_dir(follow_symlinks=False):
                        # What is gone by now, a pipe, or a link to a folder.
                        with contextlib.suppress(OSError, ImportFileError):
                            yield file_member(entry.path, name)
                    elif depth < DEEPEST_FOLDER:
                        folders.append((entry.path, f"{name}/", depth + 1))

    def _of_archive(self) -> Iterator[Member]:
        archive = self._archive = self._stack.enter_context(zipfile.ZipFile(self.path))
        # As `is_dir`, which fails for a file without a name.
        infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
        if len(infos) > MOST_FILES:
            raise ImportFileError(self.path, "too-many-files", f"{MOST_FILES:,}")
        total = 0
        for info in infos:
            total += info.file_size
            if is_bomb(info):
                raise ImportFileError(self.path, "archive-bomb", info.filename)
            if total > MOST_PACKAGE_BYTES:
                raise ImportFileError(self.path, "archive-bomb", f"{total >> 30:,} GB")
            yield self._archived(info)

    def _archived(self, info: zipfile.ZipInfo) -> Member:
        archive = self._archive
        assert archive is not None
        return Member(info.filename, info.file_size, "", lambda: archive.open(info))

    def _named(self, member: Member) -> str:
        return member.path or f"{self.path}/{member.name}"


def file_member(path: str, name: str = "") -> Member:
    """A plain file of the disk.

    Raises:
        OSError: it is not there.
        ImportFileError: ``"not-a-file"``.
    """
    status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):
        raise ImportFileError(path, "not-a-file")
    return Member(name or os.path.basename(path), status.st_size, path, lambda: _open_plain(path))


class _Counted(io.RawIOBase):
    """A stream whose reads are counted and limited, and whose errors are ours."""

    def __init__(self, path: str, source: IO[bytes], watch: Watch, most: int) -> None:
        self._path, self._packed, self._watch = path, source, watch
        self._left, self._done = most, 0
        try:
            self._source = _unpacked(source)
        except BaseException:
            source.close()
            raise

    @override
    def readable(self) -> bool:
        return True

    @override
    def readinto(self, buffer: object, /) -> int:
        view = cast(memoryview, buffer)
        with import_errors(self._path):
            data = self._source.read(len(view))
        if data is None:  # a file of the system that would make its reader wait
            raise ImportFileError(self._path, "unreadable")
        view[: len(data)] = data
        self._left -= len(data)
        self._done += len(data)
        if self._source is not self._packed and grows_too_much(self._done, self._packed.tell()):
            raise ImportFileError(self._path, "archive-bomb")
        if self._left < 0:
            raise ImportFileError(self._path, "too-big")
        self._watch.read(len(data))
        return len(data)

    @override
    def close(self) -> None:
        if not self.closed:
            self._source.close()
            self._packed.close()
        super().close()


def _unpacked(raw: IO[bytes]) -> IO[bytes]:
    """The stream, through gzip or xz where its first bytes say so."""
    head = raw.read(len(_XZ)) if raw.seekable() else b""
    if raw.seekable():
        raw.seek(0)
    if head.startswith(_GZIP):
        return cast(IO[bytes], gzip.GzipFile(fileobj=raw))
    return cast(IO[bytes], lzma.LZMAFile(raw)) if head == _XZ else raw


def is_bomb(info: zipfile.ZipInfo) -> bool:
    """Whether a file of an archive says that it grows more than any export does."""
    return grows_too_much(info.file_size, info.compress_size)


def grows_too_much(size: int, packed: int) -> bool:
    """Whether bytes unpack to more than those of any export do."""
    return size > RATIO_MATTERS_BYTES and size > MOST_RATIO * max(1, packed)


@contextlib.contextmanager
def import_errors(path: str) -> Iterator[None]:
    """Turn errors of the disk and of archives into ours.

    Raises:
        ImportFileError: ``"damaged"``, ``"encrypted"``, ``"disk-full"``, ``"gone"``, ``"unreadable"``.
    """
    try:
        yield
    except _PACKED as error:
        raise ImportFileError(path, "damaged", str(error)[:80]) from error
    except RuntimeError as error:
        # zipfile has no errors of its own for a password, nor (NotImplementedError, which is a RuntimeError)
        # for a method of packing or of locking that it does not know.
        is_secret = "password" in str(error) or "encrypted" in str(error)
        raise ImportFileError(path, "encrypted" if is_secret else "damaged", str(error)[:80]) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise ImportFileError(path, "disk-full") from error
        raise ImportFileError(path, "gone" if error.errno in _GONE else "unreadable") from error
    except ValueError as error:  # a NUL in the path, a broken header of an archive
        raise ImportFileError(path, "damaged", str(error)[:80]) from error


def _open_plain(path: str) -> IO[bytes]:
    try:
        return cast(IO[bytes], open_plain(path))
    except NotPlainError as error:
        raise ImportFileError(path, "not-a-file") from error


def _signature(member: Member) -> tuple[int, ...]:
    """What changes when a program writes into a database."""
    if not member.path:
        return ()
    found: list[int] = []
    for path in (member.path, *(member.path + suffix for suffix in _BESIDE)):
        try:
            status = os.stat(path)
        except OSError:
            found.append(-1)
        else:
            found += (status.st_size, status.st_mtime_ns)
    return tuple(found)


def _is_workbook(path: str) -> bool:
    """Whether an archive is a workbook of a spreadsheet, which is one file to the user."""
    try:
        with zipfile.ZipFile(path) as archive:
            return BOOK in archive.NameToInfo
    # NotImplementedError is for an archive of a later version of the format than zipfile knows. Opening it
    # again as an archive says what is wrong.
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
