"""Loads Qt so that it does not watch what is imported after it, and makes nothing that nobody asks for."""

from __future__ import annotations

import builtins
import importlib
import importlib.util
import inspect
import operator
import sys
import threading
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final, NoReturn, SupportsIndex

from typing_extensions import override

_LOADER: Final = "_waiting_loader"
_SIGNATURES: Final = "shibokensupport.signature."
_WAITING: Final = frozenset(
    _SIGNATURES + name
    for name in (
        *("errorhandler", "layout", "parser"),
        *("lib.enum_sig", "lib.pyi_generator", "lib.tool"),
    )
)
"""Parts of PySide6 that write what functions of Qt take, for messages of errors and for stubs. ``mapping`` is
not among them: its names are read past the module."""


def load_qt() -> None:
    """Import the core of Qt; call before anything else imports it.

    PySide6 puts a function of its own in the place of ``__import__``. It reads the source of each module that
    is imported, and of those that are there already, to see whether the module may switch Qt to other names
    (``from __feature__ import snake_case``). Nothing here does. Reading takes a sixth of the time of all
    imports, and keeps 1,300 sources in memory, since ``inspect`` has them cached.

    It also compiles the source of what describes its functions, and patterns with it, at each start. That
    takes a tenth of the time of all imports. It is loaded as before when somebody asks for a signature, which
    a call with wrong arguments does.
    """
    plain_import, read_source = builtins.__import__, inspect.getsource
    inspect.getsource = _no_source
    finders = sys.meta_path
    sys.meta_path = _Finders(finders)
    try:
        importlib.import_module("PySide6.QtCore")
    finally:
        finders[:] = sys.meta_path[1:]
        sys.meta_path = finders
        inspect.getsource = read_source
        builtins.__import__ = plain_import


class _Waiting(ModuleType):
    """A module whose code has not run; the first name that is asked of it runs it."""

    def __getattr__(self, name: str) -> object:
        loader = vars(self).get(_LOADER)
        # Names of Python's own kind are asked for by whoever imports, and are set by now or never.
        if isinstance(loader, _WaitingLoader) and not name.startswith("__") and loader.has_run(self):
            return getattr(self, name)
        raise AttributeError(f"module {vars(self)['__name__']!r} has no attribute {name!r}")


class _WaitingLoader(Loader):
    """Makes a module that waits.

    Args:
        spec: as the finder of the module gave it.
    """

    def __init__(self, spec: ModuleSpec) -> None:
        assert spec.loader is not None
        self._name, self._loader, self._lock = spec.name, spec.loader, threading.RLock()
        self._has_begun = self._is_done = False

    @override
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Waiting(spec.name)

    @override
    def exec_module(self, module: ModuleType) -> None:
        vars(module)[_LOADER] = self

    def has_run(self, module: ModuleType) -> bool:
        """Run the code of the module, once, whichever thread asks; False while this thread runs it."""
        with self._lock:
            if not self._has_begun:
                self._has_begun = True
                # PySide6 has given it another name meanwhile.
                named, module.__spec__ = module.__spec__, ModuleSpec(self._name, self._loader)
                self._loader.exec_module(module)
                module.__spec__, module.__class__ = named, ModuleType
                del vars(module)[_LOADER]
                self._is_done = True
            return self._is_done


class _WaitingFinder(MetaPathFinder):
    """Has the modules that nobody needs wait; the others are found as always."""

    @override
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in _WAITING:
            return None
        for finder in sys.meta_path:
            found = None if finder is self else finder.find_spec(fullname, path, target)
            if found is not None and found.loader is not None:
                return ModuleSpec(fullname, _WaitingLoader(found))
        return None


class _Finders(list[Any]):  # finders have no class in common
    """Finders behind one that has modules wait; PySide6 puts its own in front of all that it sees.

    Args:
        others: the finders that there are.
    """

    def __init__(self, others: Sequence[object]) -> None:
        super().__init__([_WaitingFinder(), *others])

    @override
    def insert(self, index: SupportsIndex, finder: object, /) -> None:
        super().insert(operator.index(index) + 1, finder)


def _no_source(object: object) -> NoReturn:  # noqa: A002  # as inspect names it
    """In place of ``inspect.getsource``: there is none, which PySide6 takes for a module without Qt."""
    raise OSError(f"{object} is not read")
