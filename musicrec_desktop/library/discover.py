"""Walking a folder: every sound file below it with its size and time, or the reason why not."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter, itemgetter
from stat import S_ISREG
from typing import Final

from musicrec_desktop.library.cue.finding import SHEET_SUFFIX, is_sheet_name
from musicrec_desktop.library.formats import AUDIO_EXTENSIONS, is_audio_name
from musicrec_desktop.library.left_out import (
    COMPANION,
    COMPANION_PREFIX,
    EXCLUDE_MARKS,
    MARKED,
    SYSTEM_FOLDERS,
    is_left_out,
    left_out_reason,
)
from musicrec_desktop.library.lyrics.names import (
    LYRICS_EXTENSIONS,
    beside,
    is_lyrics_name,
    lyrics_beside,
)
from musicrec_desktop.library.reachable import check_folder
from musicrec_desktop.model.files import FileStat, FileState

_GONE_ERRORS: Final = frozenset((errno.ENOENT, errno.ENOTDIR))
_LYRICS_SUFFIXES: Final = tuple(f".{extension}" for extension in LYRICS_EXTENSIONS)
_IS_UTF_8: Final = sys.getfilesystemencoding() == "utf-8"

OnProblem = Callable[[str, str], object]
"""Called with an absolute path and a reason word."""
OnLeftOut = Callable[[str], object]
"""Called with why something was left out."""
OnBeside = Callable[[list[FileState]], object]
"""Called with the sound files, in the order of the walk, that have files of lyrics beside them. Sizes and
times are those of these files together: the sum of the sizes, the latest times."""
OnSheet = Callable[[FileState], object]
"""Called with a cue sheet."""
OnFolder = Callable[[str], object]
"""Called with the absolute path of a folder before it is listed; not of one that a link leads to."""


def walk(
    folder_path: str,
    *,
    on_problem: OnProblem,
    below: str = "",
    is_named: bool = False,
    on_left_out: OnLeftOut = lambda _reason: None,
) -> Iterator[FileStat]:
    """Every sound file below a folder, as ``walk_states``."""
    for states in walk_states(
        folder_path, on_problem=on_problem, below=below, is_named=is_named, on_left_out=on_left_out
    ):
        yield from map(FileStat.of_state, states)


def walk_states(
    folder_path: str,
    *,
    on_problem: OnProblem,
    below: str = "",
    is_named: bool = False,
    on_left_out: OnLeftOut = lambda _reason: None,
    on_beside: OnBeside | None = None,
    on_sheet: OnSheet = lambda _state: None,
    on_folder: OnFolder | None = None,
) -> Iterator[list[FileState]]:
    """Every sound file below a folder; folders of systems and programs, and those with a mark, are left out.

    A folder that is reached twice (a symbolic link, a loop) is walked once. The paths are in the order of
    their bytes, as a database has them; only what is reached through a link to a folder comes behind the
    rest.

    Args:
        folder_path: the root; the paths of the files are relative to it.
        on_problem: told of folders and files below the root that cannot be read.
        below: a folder or file under the root, relative; only it is looked at.
        is_named: the user named it, so no rule leaves it out; the rules hold for what lies below.
        on_left_out: told of what the rules leave out, with the reason.
        on_beside: told of files of lyrics; None where nobody asks.
        on_sheet: told of cue sheets, which are no sound files.
        on_folder: told of folders, so that they are watched before they are listed; None where nobody asks.

    Returns:
        The files of one folder at a time, or a part of them; an empty list for a folder without any.

    Raises:
        LibraryError: the root itself is ``"gone"``, ``"not-a-folder"`` or ``"unreadable"``.
    """
    check_folder(folder_path)
    if below and not is_named and is_left_out(folder_path, below):
        return
    start = os.path.join(folder_path, below) if below else folder_path
    if below and not os.path.isdir(start):
        found = _single_file(folder_path, below, on_problem)
        yield found
        if found and on_beside is not None and (state := _state_of_all(beside(start))) is not None:
            on_beside([(found[0][0], *state)])
        return
    walk = _Walk(folder_path, on_problem, on_left_out, on_sheet, on_folder)
    for states in walk.below(start, is_named=is_named):
        yield states
        if walk.beside:
            told = [(state[0], *walk.beside.pop(state[0])) for state in states if state[0] in walk.beside]
            if told and on_beside is not None:
                on_beside(told)


def _single_file(root: str, relative: str, on_problem: OnProblem) -> list[FileState]:
    path = os.path.join(root, relative)
    try:
        status = os.stat(path)
    except OSError as error:
        if error.errno not in _GONE_ERRORS:
            on_problem(path, "unreadable")
        return []
    if not S_ISREG(status.st_mode):
        return []
    return [(os.fsencode(relative), status.st_size, status.st_mtime_ns, status.st_ctime_ns)]


def _state_of_all(files: Iterable[os.DirEntry[str] | str]) -> tuple[int, int, int] | None:
    """Sizes and times of some files together; None where none of them can be looked at."""
    statuses: list[os.stat_result] = []
    for file in files:  # mostly one
        with contextlib.suppress(OSError):
            statuses.append(os.stat(file) if isinstance(file, str) else file.stat())
    if not statuses:
        return None
    if len(statuses) == 1:
        return statuses[0].st_size, statuses[0].st_mtime_ns, statuses[0].st_ctime_ns
    return (
        sum(status.st_size for status in statuses),
        max(status.st_mtime_ns for status in statuses),
        max(status.st_ctime_ns for status in statuses),
    )


class _Walk:
    """One walk; real folders come before linked ones, so that a folder keeps its own path.

    Attributes:
        beside: states of files of lyrics by the path of the sound file that they belong to, until they
            are told.
    """

    def __init__(
        self,
        root: str,
        on_problem: OnProblem,
        on_left_out: OnLeftOut,
        on_sheet: OnSheet,
        on_folder: OnFolder | None,
    ) -> None:
        self._root, self._on_folder = root, on_folder
        self._on_left_out = on_left_out
        self._on_sheet = on_sheet
        self._named = ""
        self._cut = len(root.rstrip(os.sep)) + 1
        self._on_problem = on_problem
        self._linked: list[str] = []
        self.beside: dict[bytes, tuple[int, int, int]] = {}

    def below(self, start: str, *, is_named: bool = False) -> Iterator[list[FileState]]:
        self._named = start if is_named else ""
        yield from self._in_order(start)
        # Only a link can lead to a place that was seen, so only links are resolved.
        seen = [os.path.realpath(self._root)]
        while self._linked:
            link = self._linked.pop(0)
            target = os.path.realpath(link)
            if any(_overlap(target, place) for place in seen):
                continue
            seen.append(target)
            self._on_folder = None
            yield from self._in_order(link)

    def _in_order(self, start: str) -> Iterator[list[FileState]]:
        waiting: list[str | list[FileState]] = [start]
        while waiting:
            place = waiting.pop()
            if not isinstance(place, str):
                yield place
                continue
            found, folders = self._list(place)
            if folders and found:
                waiting.extend(reversed(_between(found, folders, self._prefix(place))))
                continue
            folders.reverse()
            waiting.extend(folders)
            yield found

    def _prefix(self, directory: str) -> bytes:
        """What the paths of the files in a directory begin with."""
        relative = directory[self._cut :]
        return os.fsencode(relative + os.sep) if relative else b""

    def _list(self, directory: str) -> tuple[list[FileState], list[str]]:
        """The sound files and the folders of one directory, by path; linked folders are left for later."""
        if self._on_folder is not None:
            self._on_folder(directory)
        try:
            # Through its descriptor, so that the system need not resolve the whole path for every file.
            descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                with os.scandir(descriptor) as listing:
                    return self._sorted_out(list(listing), directory)
            finally:
                os.close(descriptor)
        except OSError as error:
            self._report(directory, error)
            return [], []

    def _sorted_out(
        self, listed: list[os.DirEntry[str]], directory: str
    ) -> tuple[list[FileState], list[str]]:
        # The inner loop of every rescan: a microsecond here is a fifth of the time of a file.
        names = [entry.name for entry in listed]
        if not EXCLUDE_MARKS.isdisjoint(names) and directory != self._named:
            self._on_left_out(MARKED)
            return [], []
        joined = "".join(names)
        is_plain = _is_plain(joined)
        listed.sort(key=_name_of if is_plain else _raw_name)
        prefix = self._prefix(directory)
        lower = joined.lower()
        self._tell_sheets(listed, lower, prefix)
        found: list[FileState] = []
        folders: list[str] = []
        for entry in listed:
            name = entry.name
            if name[0] == "." and self._passes_over(name, directory):
                continue
            try:
                if entry.is_dir():
                    if name not in SYSTEM_FOLDERS or not self._passes_over(name, directory):
                        path = os.path.join(directory, name)
                        (self._linked if entry.is_symlink() else folders).append(path)
                elif name.rpartition(".")[2].lower() in AUDIO_EXTENSIONS and "." in name:
                    status = entry.stat()
                    if entry.is_symlink() and self._is_inside(os.path.join(directory, name)):
                        continue
                    if S_ISREG(status.st_mode):
                        raw = name.encode() if is_plain else os.fsencode(name)
                        found.append((prefix + raw, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
            except OSError as error:
                self._report(os.path.join(directory, name), error)
        folders.sort(key=_folder_key)
        self._note_lyrics(found, listed, lower, prefix)
        return found, folders

    def _note_lyrics(
        self, found: list[FileState], listed: list[os.DirEntry[str]], names: str, prefix: bytes
    ) -> None:
        """Note what lies beside the sound files of a directory; mostly one look at all names says nothing."""
        is_alone = not found or len(found) == len(listed)
        if is_alone or not any(suffix in names for suffix in _LYRICS_SUFFIXES):
            return
        lyrics = {entry.name: entry for entry in listed if is_lyrics_name(entry.name)}
        if not lyrics:
            return
        paths = {os.fsdecode(state[0][len(prefix) :]): state[0] for state in found}
        for name, others in lyrics_beside(paths, lyrics).items():
            if (state := _state_of_all(lyrics[one] for one in others)) is not None:
                self.beside[paths[name]] = state

    def _tell_sheets(self, listed: list[os.DirEntry[str]], names: str, prefix: bytes) -> None:
        """Tell of the cue sheets in a directory; most have none, and one look at all names says so."""
        if SHEET_SUFFIX not in names:
            return
        for entry in listed:
            if not is_sheet_name(entry.name) or entry.name.startswith(COMPANION_PREFIX):
                continue
            with contextlib.suppress(OSError):
                status = entry.stat()
                if S_ISREG(status.st_mode):
                    state = status.st_size, status.st_mtime_ns, status.st_ctime_ns
                    self._on_sheet((prefix + os.fsencode(entry.name), *state))

    def _passes_over(self, name: str, directory: str) -> bool:
        """Whether a rule leaves a name out; reported where it may have been music."""
        reason = left_out_reason(name, directory)
        if reason and (reason is not COMPANION or is_audio_name(name)):
            self._on_left_out(reason)
        return bool(reason)

    def _is_inside(self, link: str) -> bool:
        """Whether a linked file has a place of its own in this walk."""
        target, root = os.path.realpath(link), os.path.realpath(self._root)
        if not target.startswith(root.rstrip(os.sep) + os.sep):
            return False
        relative = os.path.relpath(target, root)
        return not is_left_out(root, relative) and is_audio_name(os.path.basename(relative))

    def _report(self, path: str, error: OSError) -> None:
        """A name that vanished in the meantime, or a link to nothing, is no problem."""
        if error.errno not in _GONE_ERRORS:
            self._on_problem(path, "unreadable")


_name_of: Final = attrgetter("name")
_path_of: Final = itemgetter(0)


def _is_plain(names: str) -> bool:
    """Whether the order of characters is that of the bytes on the disk, which take much longer to compare."""
    if names.isascii():
        return True
    try:
        names.encode()
    except UnicodeEncodeError:  # bytes that are no text
        return False
    return _IS_UTF_8


def _raw_name(entry: os.DirEntry[str]) -> bytes:
    return os.fsencode(entry.name)


def _folder_key(path: str) -> bytes:
    """What sorts a folder, so that all that it holds stands where its paths belong."""
    return os.fsencode(path) + b"/"


def _between(found: list[FileState], folders: list[str], prefix: bytes) -> list[str | list[FileState]]:
    """The files and the folders of a directory in the order of all paths below it."""
    places: list[str | list[FileState]] = []
    first = 0
    for folder in folders:
        key = prefix + _folder_key(os.path.basename(folder))
        end = bisect_left(found, key, first, key=_path_of)
        if end > first:
            places.append(found[first:end])
        places.append(folder)
        first = end
    if first < len(found):
        places.append(found[first:])
    return places


def _overlap(one: str, other: str) -> bool:
    """Whether one of two folders is or holds the other."""
    one, other = one.rstrip(os.sep) + os.sep, other.rstrip(os.sep) + os.sep
    return one.startswith(other) or other.startswith(one)
