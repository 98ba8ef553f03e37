"""Keeps the code of generated methods from one run to the next.

``dataclasses`` writes the source of ``__init__``, ``__eq__`` and the like for each class, and has Python
compile it at each start: four functions a class, a third of the time that all imports take. The code of a
source is always the same, so it is kept in a file, as Python keeps the code of modules. A file that is
missing, damaged or of another version is left aside, and written anew.

What is kept is run, so it lies where what is run lies: with the program’s own bytecode, else in the cache
of the user who runs it. A profile that is named on the command line may be a folder of somebody else.
"""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
import importlib.util
import marshal
import os
import sys
import zlib
from types import CodeType
from typing import Final

import musicrec_desktop
from musicrec_desktop.core.atomic import write_atomic

NAME: Final = f"methods.{sys.implementation.cache_tag}.bin"
MOST: Final = 6_000
"""Sources in a file; with more, those that this run did not ask for go. All classes have some 2,500."""
_CHECK_BYTES: Final = 4


class GeneratedCode:
    """The code of sources.

    Args:
        folder: where the file is, or will be.
    """

    def __init__(self, folder: str) -> None:
        self._path = os.path.join(folder, NAME)
        self._kept = _read(self._path)
        self._used: dict[str, CodeType] = {}
        self._is_new = False

    def execute(
        self, source: str, names: dict[str, object], local_names: dict[str, object] | None = None
    ) -> None:
        """In place of ``exec``: as it does, with code that may be of an earlier run."""
        code = self._kept.get(source)
        if code is None:
            code = compile(source, "<string>", "exec", dont_inherit=True)
            self._is_new = True
        self._used[source] = code
        exec(code, names, local_names)  # noqa: S102  # a source that ``dataclasses`` wrote

    def keep(self) -> None:
        """Write the file where sources were new and its folder is there; else the next run compiles them."""
        if not self._is_new or sys.dont_write_bytecode or not os.path.isdir(os.path.dirname(self._path)):
            return
        kept = self._kept | self._used
        content = marshal.dumps((_made_by(), kept if len(kept) <= MOST else self._used))
        with contextlib.suppress(OSError):
            write_atomic(self._path, zlib.crc32(content).to_bytes(_CHECK_BYTES, "big") + content)


def folder_of_code(cache_dir: str) -> str:
    """Where the file may lie: with the program's bytecode, or in a cache where that cannot be written.

    Args:
        cache_dir: of the user; empty for none.

    Returns:
        The folder; empty where there is none that can be written.
    """
    beside = os.path.dirname(importlib.util.cache_from_source(__file__))
    return beside if os.access(beside, os.W_OK | os.X_OK) else cache_dir


def keep_in(folder: str) -> None:
    """Have ``dataclasses`` take code from a file in this folder, and write it when the process ends."""
    generated = GeneratedCode(folder)
    # The module calls ``exec`` by its name; this one is found before the builtin one.
    vars(dataclasses)["exec"] = generated.execute
    atexit.register(generated.keep)


def _made_by() -> tuple[bytes, str, int]:
    """What the code depends on beside its source."""
    return importlib.util.MAGIC_NUMBER, musicrec_desktop.__version__, sys.flags.optimize


def _read(path: str) -> dict[str, CodeType]:
    try:
        with open(path, "rb") as file:
            check, content = file.read(_CHECK_BYTES), file.read()
        if int.from_bytes(check, "big") != zlib.crc32(content):
            return {}
        made_by, kept = marshal.loads(content)  # noqa: S302  # as trusted as the modules in the same cache
    except (OSError, EOFError, TypeError, ValueError):
        return {}
    return kept if made_by == _made_by() and isinstance(kept, dict) else {}
