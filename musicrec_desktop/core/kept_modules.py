"""Keeps the code of modules in one file, from one run to the next.

Python looks for each module in a folder, and opens, reads and closes a file of bytecode for it. A start loads
some 550 modules, and a sixth of the time of all imports goes there. One file has the code of all of them, by
name; a module whose source is not as it was is loaded as always, as is everything where the file is missing,
damaged or of another version. It lies where generated code lies (``core.generated_code``), and no run is
different by it but for its time.
"""

from __future__ import annotations

import contextlib
import importlib.util
import marshal
import os
import sys
import threading
import zlib
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, ModuleType
from typing import Final, NamedTuple

from typing_extensions import override

import musicrec_desktop
from musicrec_desktop.core.atomic import write_atomic

NAME: Final = f"modules.{sys.implementation.cache_tag}.bin"
PACKAGES: Final = ("musicrec_desktop.", "numpy.")
"""Whose modules are kept."""
FEW: Final = 24
"""So many new modules are not worth writing the file anew."""
_NUMBER_BYTES: Final = 4


class _Place(NamedTuple):
    """Where the code of a module is, and of which source it is.

    Attributes:
        origin: the source.
        is_package: whether it is that of a package.
        mtime_ns: of the source.
        size: of the source, in bytes.
        start: of the code, in bytes behind the index.
        length: of the code, in bytes.
        check: CRC-32 of the code.
    """

    origin: str
    is_package: bool
    mtime_ns: int
    size: int
    start: int
    length: int
    check: int

    @property
    def folder(self) -> str:
        """Where Python looks for the module."""
        folder = os.path.dirname(self.origin)
        return os.path.dirname(folder) if self.is_package else folder

    def is_current(self) -> bool:
        """Whether the source is as it was."""
        try:
            found = os.stat(self.origin)
        except OSError:
            return False
        return (found.st_mtime_ns, found.st_size) == (self.mtime_ns, self.size)


class _KeptLoader(SourceFileLoader):
    """Loads a module whose code is there.

    Args:
        name: of the module.
        path: of its source.
        code: of it.
    """

    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code: CodeType | None = code

    @override
    def get_code(self, fullname: str) -> CodeType | None:
        code, self._code = self._code, None
        return super().get_code(fullname) if code is None else code


class KeptModules(MetaPathFinder):
    """Finds modules in the file of a folder.

    Args:
        folder: where the file is, or will be.
    """

    def __init__(self, folder: str) -> None:
        self._path = os.path.join(folder, NAME)
        self._places: dict[str, _Place] = {}
        self._file, self._behind_index = -1, 0
        self._lock = threading.Lock()
        with contextlib.suppress(OSError, EOFError, TypeError, ValueError):
            self._open()

    def _open(self) -> None:
        self._file = os.open(self._path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        head = os.read(self._file, 2 * _NUMBER_BYTES)
        length, check = (int.from_bytes(head[at : at + _NUMBER_BYTES], "big") for at in (0, _NUMBER_BYTES))
        index = os.read(self._file, length)
        if zlib.crc32(index) != check:
            return
        made_by, places = marshal.loads(index)  # noqa: S302  # as trusted as the modules beside it
        if made_by == _made_by():
            self._places = {name: _Place(*place) for name, place in places.items()}
            self._behind_index = 2 * _NUMBER_BYTES + length

    @override
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        place = self._places.get(fullname)
        if place is None or path is None or list(path) != [place.folder] or not place.is_current():
            return None
        code = self._read(place)
        if code is None:
            return None
        loader = _KeptLoader(fullname, place.origin, marshal.loads(code))  # noqa: S302  # as the index
        spec = ModuleSpec(fullname, loader, origin=place.origin, is_package=place.is_package)
        spec.has_location = True
        if place.is_package:
            spec.submodule_search_locations = [os.path.dirname(place.origin)]
        return spec

    def _read(self, place: _Place) -> bytes | None:
        """The code of a module; None where the file is damaged."""
        with self._lock:  # of the place in the file, which threads that import share
            os.lseek(self._file, self._behind_index + place.start, os.SEEK_SET)
            code = os.read(self._file, place.length)
        return code if zlib.crc32(code) == place.check else None

    def keep(self) -> None:
        """Write the file where more than a few modules of this run are new to it."""
        if sys.dont_write_bytecode or not os.path.isdir(os.path.dirname(self._path)):
            return
        current = {name: place for name, place in self._places.items() if place.is_current()}
        new = [name for name in tuple(sys.modules) if name.startswith(PACKAGES) and name not in current]
        codes = {name: kept for name in new if (kept := _code_of(name)) is not None}
        if len(codes) <= FEW:
            return
        for name, place in current.items():
            if (code := self._read(place)) is not None:
                codes[name] = place, code
        places, start = dict[str, tuple[object, ...]](), 0
        for name, (place, code) in codes.items():
            places[name] = tuple(place._replace(start=start, length=len(code), check=zlib.crc32(code)))
            start += len(code)
        index = marshal.dumps((_made_by(), places))
        head = (len(index), zlib.crc32(index))
        content = [*(number.to_bytes(_NUMBER_BYTES, "big") for number in head), index]
        with contextlib.suppress(OSError):
            write_atomic(self._path, b"".join((*content, *(code for _, code in codes.values()))))


def find_in(folder: str) -> KeptModules:
    """Have Python look for modules in the file of this folder first; the finder, to ``keep`` what is new."""
    finder = KeptModules(folder)
    sys.meta_path.insert(0, finder)
    return finder


def _made_by() -> tuple[bytes, str, int]:
    """What the code depends on beside its source."""
    return importlib.util.MAGIC_NUMBER, musicrec_desktop.__version__, sys.flags.optimize


def _code_of(name: str) -> tuple[_Place, bytes] | None:
    """The code of a module that is loaded; None where it has no source."""
    spec = getattr(sys.modules[name], "__spec__", None)
    if spec is None or not isinstance(spec.loader, SourceFileLoader) or spec.origin is None:
        return None
    try:
        found = os.stat(spec.origin)  # first: a source that changes in between is of another time
        code = spec.loader.get_code(name)
    except (OSError, ImportError, SyntaxError):
        return None
    is_package = spec.submodule_search_locations is not None
    place = _Place(spec.origin, is_package, found.st_mtime_ns, found.st_size, 0, 0, 0)
    return None if code is None else (place, marshal.dumps(code))
