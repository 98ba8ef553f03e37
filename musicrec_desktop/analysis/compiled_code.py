"""Where Numba keeps what it compiled: a folder for each process that runs at the same time.

Numba's own cache is one for all processes, and two that compile side by side can store the code of one
signature under the name of another one. Each process that loads it then crashes, until somebody deletes it.
So a process owns a folder while it lives, by a lock, and the next process takes it over. Who takes a folder
copies what others have more than it, so that code is compiled once.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.held_files import hold
from musicrec_desktop.core.paths import ProfilePaths

FOLDER_VARIABLE: Final = "MUSICREC_COMPILED_DIR"
"""The variable of the environment that names another folder than the one in the user's cache."""
_NUMBA_VARIABLE: Final = "NUMBA_CACHE_DIR"
_LOCK: Final = "owner"
_DATA: Final = ".nbc"
_INDEX: Final = ".nbi"

_locks: Final[list[int]] = []
"""The lock of this process; it ends with it."""


def folder() -> str:
    """The folder that has the folders of the processes."""
    return os.environ.get(FOLDER_VARIABLE) or os.path.join(ProfilePaths.default().cache_dir, "compiled")


def claim() -> str | None:
    """Take a folder that no living process has; call it once in a process, before Numba is imported.

    Returns:
        The folder; None where there are no locks or nothing can be written, and Numba does as it does.
    """
    for number in itertools.count():
        own = os.path.join(folder(), str(number))
        try:
            os.makedirs(own, mode=0o700, exist_ok=True)
            lock = os.open(os.path.join(own, _LOCK), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            break
        if (is_mine := hold(lock)) is None:
            os.close(lock)
            break
        if is_mine:
            _locks.append(lock)
            os.environ[_NUMBA_VARIABLE] = own
            catch_up()
            return own
        os.close(lock)
    return None


def catch_up() -> None:
    """Copy what others have compiled more than this process into its folder; before Numba is imported."""
    if not _locks or not (own := os.environ.get(_NUMBA_VARIABLE)):
        return
    others = [other for other in _folders() if other != own]
    for place in {place for other in others for place in _places(other)}:
        fullest = max((os.path.join(other, place) for other in others), key=_size)
        here = os.path.join(own, place)
        if _size(fullest) > _size(here):
            with contextlib.suppress(OSError):
                shutil.rmtree(here, ignore_errors=True)
                os.mkdir(here)
                # Data first: what an index that is newer names and nobody copied is compiled anew.
                for name in (*_files(fullest, _DATA), *_files(fullest, _INDEX)):
                    shutil.copyfile(os.path.join(fullest, name), os.path.join(here, name))


def discard() -> None:
    """Delete all compiled code, because some of it cannot be loaded; who runs keeps what it has loaded."""
    for each in _folders():
        for place in _places(each):
            shutil.rmtree(os.path.join(each, place), ignore_errors=True)


def _folders() -> list[str]:
    with contextlib.suppress(OSError):
        return [entry.path for entry in os.scandir(folder()) if entry.name.isdigit()]
    return []


def _places(own: str) -> list[str]:
    """The folders below one; each has the code of the modules of one installed package."""
    with contextlib.suppress(OSError):
        return [entry.name for entry in os.scandir(own) if entry.is_dir(follow_symlinks=False)]
    return []


def _size(place: str) -> int:
    return sum(1 for _ in _files(place, _DATA))


def _files(place: str, suffix: str) -> Iterator[str]:
    with contextlib.suppress(OSError):
        for entry in os.scandir(place):
            if entry.name.endswith(suffix):
                yield entry.name
