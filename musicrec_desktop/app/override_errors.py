"""Lets errors in overrides of Qt's functions be told, where PySide6 would end the process.

An override (``eventFilter``, ``showEvent``, ``resizeEvent`` …) may be called from inside a call of Python
into Qt, as ``show()`` is. If it raises, PySide6 (seen with 6.11) puts words in front of the message, and
reads the arguments of the error for that. Before Python 3.12 an error that C code has raised (“already
deleted”, ``int("x")``, ``next()`` at an end) is no object yet when it gets there, and the process ends with
SIGSEGV.

An error that has passed an ``except`` is an object. So each override of a class of the program gets one.
"""

from __future__ import annotations

import builtins
import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any, Final

_HAS_OBJECTS: Final = (3, 12)
"""From this version of Python on an error is an object at once."""
_HOT: Final = frozenset({"columnCount", "data", "flags", "headerData", "index", "parent", "rowCount"})
"""What lists ask their models thousands of times; it stays as it is."""


def tell_override_errors() -> None:
    """Guard the overrides of all classes that are made from now on; call before the first one is.

    A guarded override costs half a microsecond more; what models are asked all the time is not guarded.
    """
    if sys.version_info >= _HAS_OBJECTS:
        return
    from shiboken6 import Shiboken

    make: Callable[..., Any] = builtins.__build_class__
    kind = type(Shiboken.Object)

    def make_guarded(*given: Any, **more: Any) -> Any:
        made = make(*given, **more)
        if isinstance(made, kind):
            _guard(made)
        return made

    builtins.__build_class__ = make_guarded


def _guard(made: type) -> None:
    bases = made.__mro__[1:]
    for name, value in list(vars(made).items()):
        if isinstance(value, FunctionType) and _is_of_qt(name, bases):
            setattr(made, name, _guarded(value))


def _is_of_qt(name: str, bases: tuple[type, ...]) -> bool:
    """Whether a class of Qt, not of the program, has a function of this name."""
    return (
        not name.startswith("__")
        and name not in _HOT
        and any(name in vars(base) and not isinstance(vars(base)[name], FunctionType) for base in bases)
    )


def _guarded(function: FunctionType) -> Callable[..., object]:
    @functools.wraps(function)
    def override(*given: object, **more: object) -> object:
        try:
            return function(*given, **more)
        except BaseException:  # noqa: TRY203  it is an object from here on
            raise

    return override
