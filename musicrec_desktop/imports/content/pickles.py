"""Pickles of plain values, read without running anything.

A pickle is a program for a small machine with a stack. This machine knows only the instructions that make
lists, dicts, tuples, numbers and texts. Of classes it takes names: instances of an allowed one become dicts,
and ``_codecs.encode`` makes bytes; any other name ends the reading. Nothing is imported or called.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from typing import Any, Final

from musicrec_desktop.core.errors import ImportFileError

_MOST_VALUES: Final = 30_000_000
_CHECK_EVERY: Final = 65_536
_LONGEST_NUMBER: Final = 16
_BYTES: Final = frozenset((("_codecs", "encode"), ("__builtin__", "bytes"), ("builtins", "bytes")))
"""By these, bytes are written in protocols that have none: full ones, and empty ones."""


class _Mark:
    """Where a list of values begins on the stack."""


class _Name:
    """The name of a class, or of what makes bytes, in place of it."""

    __slots__ = ("is_class",)

    def __init__(self, *, is_class: bool) -> None:
        self.is_class = is_class


_MARK: Final = _Mark()
_KEYS: Final = frozenset((str, bytes, int, float))


def read_pickle(
    path: str, data: bytes, classes: re.Pattern[str], check: Callable[[], object] = lambda: None
) -> Any:
    """The value of a pickle: lists, dicts, tuples, numbers, texts and bytes.

    Args:
        path: of the file, for errors.
        data: the pickle, of protocol 2 to 5.
        classes: matches the whole names of classes, as ``module.name``, whose instances become dicts.
        check: called now and then; may raise.

    Raises:
        ImportFileError: ``"runs-code"`` with the name that it asks for; ``"damaged"``.
    """
    machine = _Machine(path, data, classes)
    try:
        return machine.run(check)
    except (IndexError, struct.error, UnicodeDecodeError, TypeError, KeyError, ValueError) as error:
        raise ImportFileError(path, "damaged", f"at byte {machine.at:,}") from error


class _Machine:
    def __init__(self, path: str, data: bytes, classes: re.Pattern[str]) -> None:
        self.at = 0
        self._path, self._data, self._classes = path, data, classes
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}
        self._steps: dict[int, Callable[[], object]] = {
            ord(sign): step for signs, step in self._instructions().items() for sign in signs
        }

    def run(self, check: Callable[[], object]) -> Any:
        """The value that is left at the end."""
        data, steps = self._data, self._steps
        for number in range(_MOST_VALUES):
            if number % _CHECK_EVERY == 0:
                check()
            sign = data[self.at]
            self.at += 1
            if sign == 0x2E:  # stop
                (value,) = self._stack
                return value
            step = steps.get(sign)
            if step is None:
                raise ImportFileError(self._path, "damaged", f"instruction {sign} at byte {self.at - 1:,}")
            step()
        raise ImportFileError(self._path, "too-big")

    def _instructions(self) -> dict[str, Callable[[], object]]:
        push, number = self._stack.append, self._number
        return {
            "\x80": lambda: self._take(1),
            "\x95": lambda: self._take(8),
            "(": lambda: push(_MARK),
            "0": self._stack.pop,
            "1": self._from_mark,
            "]": lambda: push([]),
            "}": lambda: push({}),
            ")": lambda: push(()),
            "l": lambda: push(list(self._from_mark())),
            "d": self._dict,
            "t": lambda: push(tuple(self._from_mark())),
            "\x85": lambda: self._tuple(1),
            "\x86": lambda: self._tuple(2),
            "\x87": lambda: self._tuple(3),
            "N": lambda: push(None),
            "\x88": lambda: push(True),
            "\x89": lambda: push(False),
            "K": lambda: push(number("<B")),
            "M": lambda: push(number("<H")),
            "J": lambda: push(number("<i")),
            "G": lambda: push(number(">d")),
            "\x8a": lambda: self._long(number("<B")),
            "X": lambda: push(self._text(number("<I"))),
            "\x8c": lambda: push(self._text(number("<B"))),
            "\x8d": lambda: push(self._text(number("<Q"))),
            "C": lambda: push(self._take(number("<B"))),
            "U": lambda: push(self._take(number("<B"))),
            "B": lambda: push(self._take(number("<I"))),
            "T": lambda: push(self._take(number("<I"))),
            "\x8e": lambda: push(self._take(number("<Q"))),
            "q": lambda: self._keep(number("<B")),
            "r": lambda: self._keep(number("<I")),
            "\x94": lambda: self._keep(len(self._memo)),
            "h": lambda: push(self._memo[number("<B")]),
            "j": lambda: push(self._memo[number("<I")]),
            "a": self._append,
            "e": self._extend,
            "s": self._set,
            "u": self._update,
            "c": lambda: self._global(self._line(), self._line()),
            "\x93": self._stack_global,
            "\x81": self._new,
            "R": self._reduce,
            "b": self._build,
        }

    def _take(self, count: int) -> bytes:
        if count > len(self._data) - self.at:
            raise IndexError
        taken = self._data[self.at : self.at + count]
        self.at += count
        return taken

    def _number(self, layout: str) -> Any:
        (found,) = struct.unpack_from(layout, self._data, self.at)
        self.at += struct.calcsize(layout)
        return found

    def _text(self, count: int) -> str:
        return self._take(count).decode("utf-8", "surrogatepass")

    def _line(self) -> str:
        end = self._data.index(b"\n", self.at, self.at + 256)
        line = self._data[self.at : end].decode("ascii")
        self.at = end + 1
        return line

    def _long(self, count: int) -> None:
        if count > _LONGEST_NUMBER:
            raise ValueError
        self._stack.append(int.from_bytes(self._take(count), "little", signed=True))

    def _keep(self, place: int) -> None:
        self._memo[place] = self._stack[-1]

    def _from_mark(self) -> list[Any]:
        stack = self._stack
        place = len(stack) - 1
        while stack[place] is not _MARK:
            place -= 1
            if place < 0:
                raise IndexError
        values = stack[place + 1 :]
        del stack[place:]
        return values

    def _tuple(self, count: int) -> None:
        if len(self._stack) < count:
            raise IndexError
        values = tuple(self._stack[-count:])
        del self._stack[-count:]
        self._stack.append(values)

    def _dict(self) -> None:
        self._stack.append(_pairs(self._from_mark()))

    def _append(self) -> None:
        value = self._stack.pop()
        self._at_top(list).append(value)

    def _extend(self) -> None:
        values = self._from_mark()
        self._at_top(list).extend(values)

    def _set(self) -> None:
        value, key = self._stack.pop(), self._stack.pop()
        self._at_top(dict).update(_pairs([key, value]))

    def _update(self) -> None:
        pairs = _pairs(self._from_mark())
        self._at_top(dict).update(pairs)

    def _at_top(self, kind: type) -> Any:
        top = self._stack[-1]
        if type(top) is not kind:
            raise TypeError
        return top

    def _global(self, module: str, name: str) -> None:
        is_class = self._classes.fullmatch(f"{module}.{name}") is not None
        if not is_class and (module, name) not in _BYTES:
            raise ImportFileError(self._path, "runs-code", f"{module}.{name}"[:80])
        self._stack.append(_Name(is_class=is_class))

    def _stack_global(self) -> None:
        name, module = self._stack.pop(), self._stack.pop()
        if not isinstance(name, str) or not isinstance(module, str):
            raise TypeError
        self._global(module, name)

    def _new(self) -> None:
        arguments, name = self._stack.pop(), self._stack.pop()
        if not isinstance(name, _Name) or not name.is_class or arguments != ():
            raise TypeError
        self._stack.append({})

    def _reduce(self) -> None:
        arguments, name = self._stack.pop(), self._stack.pop()
        if not isinstance(name, _Name) or not isinstance(arguments, tuple):
            raise TypeError
        if name.is_class:
            if arguments:
                raise TypeError
            self._stack.append({})
            return
        text, encoding = arguments or ("", "latin1")
        if not isinstance(text, str) or encoding != "latin1":
            raise TypeError
        self._stack.append(text.encode("latin-1"))

    def _build(self) -> None:
        """The state of an instance, which is of no use."""
        self._stack.pop()
        self._at_top(dict)


def _pairs(values: list[Any]) -> dict[Any, Any]:
    """Keys and values in turn; a key that is made of others could take forever to be hashed."""
    if any(type(key) not in _KEYS for key in values[::2]):
        raise TypeError
    return dict(zip(values[::2], values[1::2], strict=True))
