"""Which strings of the source users read, and which of them are wrapped for translation.

``wrap_texts.py`` wraps them, ``translations.py`` gathers them, and ``tests/architecture/test_texts.py`` holds
both to it. A string is a text when it has a letter and a space, or begins with a capital, and does not stand
where programs read it: keys, comparisons, names of objects, loggers, annotations.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

WRAPPERS: Final = ("tr", "plural", "mark")
PASSED_OVER: Final = frozenset(
    (
        *("setObjectName", "setProperty", "property", "setStyleSheet", "getLogger", "import_module"),
        *("debug", "info", "warning", "error", "exception", "critical", "compile", "Signal", "Slot"),
        *("TypeVar", "NewType", "ParamSpec", "cast", "getattr", "setattr", "hasattr", "strftime", "encode"),
        *("decode", "removesuffix", "removeprefix", "startswith", "endswith", "QByteArray", "number_text"),
        *("QKeySequence", "fromisoformat", "fromstring", "invokeMethod", "QIcon", "QColor", "field"),
    )
)
"""Calls whose arguments programs read."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_NOT_A_TEXT: Final = re.compile(
    r"^(?:[A-Z][a-z]+[A-Z]\w*|[A-Z_0-9]+|[\w.-]+/[\w./-]+|https?:\S+|\S+@\S+|#\w+)$"
)
_KEYS: Final = re.compile(
    r"^(?:(?:(?:Ctrl|Shift|Alt|Meta)\+)+\S+|(?:Toggle )?Media .*"
    r"|Space|Ins|Del|Delete|Backspace|Esc|Tab|Home|End|PgUp|PgDown|Return|Enter|Menu|Left|Right|Up|Down|F\d+)$"
)
_STYLE: Final = re.compile(r"[:;]\s*\w*.*;\s*$|^\s*Q[A-Z]\w+|^<\w+[^>]*>")


@dataclass(frozen=True, slots=True)
class Message:
    """A wrapped text.

    Attributes:
        text: in English; of a plural that of many.
        one: of a plural that of one; empty for others.
        about: what tells it from texts that read the same.
        path: the file that it stands in.
        line: of the file.
    """

    text: str
    one: str
    about: str
    path: str
    line: int


@dataclass(slots=True)
class SourceTexts:
    """The texts of a file: those that are wrapped, and the nodes of those that are not."""

    messages: list[Message] = field(default_factory=list)
    bare: list[ast.expr] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)


def bare_text(node: ast.expr) -> str:
    """A string or f-string as a text, with ``{}`` for its values; empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def is_text(text: str) -> bool:
    """Whether a string reads like one for users."""
    words = text.replace("{}", "")
    if not _LETTER.search(words) or any(pattern.search(text) for pattern in (_NOT_A_TEXT, _KEYS, _STYLE)):
        return False
    return " " in words.strip() or words[0].isupper() or ("{}" in text and bool(re.search(r" \w\w", text)))


def texts_of(path: Path, name: str = "") -> SourceTexts:
    """What a file has of texts."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = SourceTexts()
    for node in _read_by_users(tree):
        if isinstance(node, ast.Call):
            _take_call(node, name or str(path), found)
        elif is_text(bare_text(node)):
            found.bare.append(node)
    return found


def _take_call(node: ast.Call, path: str, found: SourceTexts) -> None:
    wrapper = called(node)
    parts = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
    words = [part for part in parts[:2] if isinstance(part, str)]
    if wrapper == "plural" and len(words) == 2:
        found.messages.append(Message(words[1], words[0], "", path, node.lineno))
    elif wrapper != "plural" and parts and isinstance(parts[0], str):
        about = words[1] if len(words) == 2 else ""
        found.messages.append(Message(parts[0], "", about, path, node.lineno))
    elif not all(_is_read_elsewhere(argument) for argument in node.args[: 2 if wrapper == "plural" else 1]):
        found.broken.append(node.lineno)


def _is_read_elsewhere(node: ast.expr) -> bool:
    """Whether the argument of a wrapper is a name: of a text that ``mark`` has, which tables hold."""
    return not isinstance(node, ast.JoinedStr | ast.BinOp | ast.IfExp)


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def _read_by_users(node: ast.AST) -> Iterator[ast.expr]:
    """The strings and the wrapping calls below a node that users may read."""
    for child in _children(node):
        if isinstance(child, ast.Call) and called(child) in WRAPPERS:
            yield child
            for keyword in child.keywords:
                yield from _read_by_users(keyword)
            for argument in child.args:
                if not isinstance(argument, ast.Constant):
                    yield from _read_by_users(argument)
        elif isinstance(child, ast.JoinedStr):
            yield child
            for part in child.values:
                if isinstance(part, ast.FormattedValue):
                    yield from _inside(part.value)
        elif isinstance(child, ast.Constant):
            yield child
        else:
            yield from _read_by_users(child)


def _inside(node: ast.expr) -> Iterator[ast.expr]:
    yield from _read_by_users(ast.Expression(body=ast.List(elts=[node], ctx=ast.Load())))


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What of a node may hold texts."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Compare() | ast.Raise() | ast.Assert():
            return
        case ast.Call() if called(node) in PASSED_OVER:
            return
        case ast.Call(args=[_, *defaults]) if called(node) in {"get", "pop"}:
            yield from defaults
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from (*node.body, *node.args.defaults, *filter(None, node.args.kw_defaults))
        case ast.AnnAssign(value=value):
            yield from filter(None, [value])
        case ast.Subscript(value=value):
            yield value
        case ast.Dict(values=values):
            yield from values
        case ast.MatchValue() | ast.Import() | ast.ImportFrom() | ast.Set():
            return
        case _:
            yield from ast.iter_child_nodes(node)
