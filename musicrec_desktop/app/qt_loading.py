"""Loads Qt so that it does not watch what is imported after it."""

from __future__ import annotations

import builtins
import importlib
import inspect
from typing import NoReturn


def load_qt() -> None:
    """Import the core of Qt; call before anything else imports it.

    PySide6 puts a function of its own in the place of ``__import__``. It reads the source of each module that
    is imported, and of those that are there already, to see whether the module may switch Qt to other names
    (``from __feature__ import snake_case``). Nothing here does. Reading takes a sixth of the time of all
    imports, and keeps 1,300 sources in memory, since ``inspect`` has them cached.
    """
    plain_import, read_source = builtins.__import__, inspect.getsource
    inspect.getsource = _no_source
    try:
        importlib.import_module("PySide6.QtCore")
    finally:
        inspect.getsource = read_source
        builtins.__import__ = plain_import


def _no_source(object: object) -> NoReturn:  # noqa: A002  # as inspect names it
    """In place of ``inspect.getsource``: there is none, which PySide6 takes for a module without Qt."""
    raise OSError(f"{object} is not read")
