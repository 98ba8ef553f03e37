"""Reads the log for what can be told to strangers.

A message may name anything: paths, titles, hosts, people. So no word of a message is taken. The log says
which line of the program wrote it, and what that line always says stands in the program itself.
"""

from __future__ import annotations

import ast
import builtins
import functools
import os
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import musicrec_desktop
from musicrec_desktop.core.log import LOG_FILE_NAME
from musicrec_desktop.model.bug_report import LoggedTrouble

PACKAGE: Final = "musicrec_desktop"
_ROOT: Final = os.path.dirname(musicrec_desktop.__file__)
_HEAD: Final = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} (WARNING|ERROR|CRITICAL)"
    rf" ({PACKAGE}(?:\.[a-z0-9_]+)*):(\d+): "
)
_ANY_HEAD: Final = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]+ ")
_STEP: Final = re.compile(rf'  File ".*/{PACKAGE}/([a-z0-9_/]+\.py)", line (\d+), in ([A-Za-z0-9_<>]+)$')
_ERROR: Final = re.compile(r"((?:[a-z0-9_]+\.)*)([A-Z][A-Za-z]*)(?::|$)")
_LEVELS: Final = frozenset({"debug", "info", "warning", "error", "critical", "exception", "log"})
_LIBRARIES: Final = frozenset(
    {"sqlite3", "json", "concurrent", "urllib3", "av", "mutagen", "numpy", "dbus_fast"}
)
_TROUBLES: Final = 20
_STEPS: Final = 12


def last_troubles(log_dir: str, count: int = _TROUBLES) -> tuple[LoggedTrouble, ...]:
    """The latest warnings and errors, the newest last; empty where there is no log."""
    try:
        with open(os.path.join(log_dir, LOG_FILE_NAME), encoding="utf-8", errors="replace") as file:
            return tuple(_troubles(file, count))
    except OSError:
        return ()


def _troubles(lines: Iterable[str], count: int) -> deque[LoggedTrouble]:
    found: deque[LoggedTrouble] = deque(maxlen=count)
    is_ours = False
    for line in lines:
        if head := _HEAD.match(line):
            at, level, module, number = head.groups()
            is_ours = (path := _path_of(module)) != ""
            if is_ours:
                place = f"{path}:{number}"
                found.append(LoggedTrouble(at, level, place, said_at(path, int(number))))
        elif _ANY_HEAD.match(line):
            is_ours = False
        elif is_ours:
            found[-1] = _with_line(found[-1], line.rstrip("\n"))
    return found


def _with_line(trouble: LoggedTrouble, line: str) -> LoggedTrouble:
    """A trouble, and what may be told of a line of its traceback."""
    if step := _STEP.match(line):
        path, number, name = step.groups()
        if os.path.isfile(os.path.join(_ROOT, path)):
            steps = (*trouble.steps, f"{path}:{number} {name}")[-_STEPS:]
            return replace(trouble, steps=steps)
    elif (error := _ERROR.match(line)) and _is_error(*error.groups()):
        return replace(trouble, errors=(*trouble.errors, error.group(2))[-_STEPS:])
    return trouble


def _is_error(module: str, name: str) -> bool:
    """Whether a word at the beginning of a line names a kind of error; a title may look like one."""
    if not module:
        kind = getattr(builtins, name, None)
        return isinstance(kind, type) and issubclass(kind, BaseException)
    if module.startswith(f"{PACKAGE}."):
        return name.endswith("Error") and _path_of(module.rstrip(".")) != ""
    return name.endswith(("Error", "Exception")) and module.partition(".")[0] in _LIBRARIES


def _path_of(module: str) -> str:
    """The file of a module of this program, below its package; an empty string where there is none."""
    relative = module.removeprefix(PACKAGE).lstrip(".").replace(".", "/")
    for path in (f"{relative}.py", f"{relative}/__init__.py" if relative else "__init__.py"):
        if os.path.isfile(os.path.join(_ROOT, path)):
            return path
    return ""


def said_at(path: str, line: int) -> str:
    """What a line of the program always says when it logs; an empty string where it says nothing constant.

    Args:
        path: of a module, below the package.
        line: of the call, from 1.
    """
    for node in _calls(path):
        if node.lineno <= line <= (node.end_lineno or node.lineno) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                return first.value
    return ""


@functools.cache
def _calls(path: str) -> tuple[ast.Call, ...]:
    """The calls of a module that log."""
    try:
        with open(os.path.join(_ROOT, path), encoding="utf-8") as file:
            tree = ast.parse(file.read())
    except (OSError, SyntaxError):
        return ()
    return tuple(
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _LEVELS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "log"
    )
