"""Every command can answer in JSON, and its documents are made in one place."""

from __future__ import annotations

import argparse
import ast
import functools
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from musicrec_desktop.cli import commands, documents
from musicrec_desktop.cli.parser import COMMANDS, make_parser

NOT_FROM_DOCUMENTS = {
    "completion.py": "prints a script for a shell, and its name",
    "remote.py": "prints the answer of the window, which is a JSON document already",
}
"""Modules of commands that print a document that no function of ``cli.documents`` made, and why."""

ROOT = Path(commands.__path__[0])
MODULES = sorted(path for path in ROOT.rglob("*.py") if path.name != "__init__.py")

NO_JSON: dict[str, str] = {}
"""Commands, as they are typed, that print no document, and why."""


def words_of(parser: argparse.ArgumentParser, typed: str, run: Any) -> Iterator[tuple[str, Any, bool]]:
    """Each command with its words: what is typed, what it runs, and whether it takes ``--json``."""
    run = parser.get_default("run") or run
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    takes_json = any("--json" in action.option_strings for action in parser._actions)
    if run is not None:
        yield typed, run, takes_json
    for action in below:
        for word, child in action.choices.items():
            yield from words_of(child, f"{typed} {word}".strip(), run)


@functools.cache
def uses_of(command: str) -> tuple[tuple[str, Any, bool], ...]:
    """The words of a command; its module is loaded by the test, not by each process that collects tests."""
    return tuple(words_of(make_parser(command), "", None))


@functools.cache
def functions_of(module: ModuleType) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(inspect.getsource(module))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def prints_document(run: Callable[..., Any]) -> bool:
    """Whether a function, or one of the commands' that it names, prints a document.

    A function that another one makes counts as that one.
    """
    waiting, seen = [run], set[tuple[str, str]]()
    while waiting:
        function = waiting.pop()
        module, name = inspect.getmodule(function), function.__qualname__.partition(".")[0]
        assert module is not None
        if (module.__name__, name) in seen:
            continue
        seen.add((module.__name__, name))
        for node in ast.walk(functions_of(module)[name]):
            if isinstance(node, ast.Attribute) and node.attr == "document":
                return True
            named = getattr(module, node.id, None) if isinstance(node, ast.Name) else None
            if inspect.isfunction(named) and named.__module__.startswith(commands.__name__):
                waiting.append(named)
    return False


def test_the_walk_finds_words_of_commands() -> None:
    typed = {typed for command in COMMANDS for typed, _, _ in uses_of(command)}
    assert set(COMMANDS) <= {use.split()[0] for use in typed}
    assert {"scan", "loudness write", "backups make", "scrobble send", "remote pause"} <= typed


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_answers_in_json(command: str) -> None:
    for typed, run, takes_json in uses_of(command):
        assert takes_json, typed
        assert prints_document(run) != (typed in NO_JSON), typed


@pytest.mark.parametrize("path", MODULES, ids=[path.relative_to(ROOT).as_posix() for path in MODULES])
def test_documents_are_made_in_one_place(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    made = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(documents.__name__)
        for name in node.names
    }
    printed = [
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "document"
    ]
    inline = [ast.unparse(value) for value in printed if not is_call_of(value, made)]
    assert bool(inline) == (path.name in NOT_FROM_DOCUMENTS), inline


def is_call_of(value: ast.expr, names: set[str]) -> bool:
    """Whether an expression calls one of some functions, once or for each item of a list."""
    if isinstance(value, ast.ListComp):
        value = value.elt
    return isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in names
