"""SQL functions that test texts as ``query/patterns.py`` does."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from musicrec_desktop.core.errors import QueryTimeError
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.query.patterns import (
    RegexTests,
    Test,
    contains_test,
    exact_test,
    wildcard_test,
)


class TextTest(StrEnum):
    """The tests of ``query_text``; with ``-list`` each word of the text is tested by itself."""

    CONTAINS = "contains"
    EXACT = "exact"
    GENRE = "genre"
    WILDCARD = "wildcard"
    REGEX = "regex"
    REGEX_ANY_CASE = "regex-i"


LIST_SUFFIX: Final = "-list"
_running = threading.local()
"""What this thread's query tests with: SQLite hands no error of a function on."""


@contextlib.contextmanager
def deadline() -> Iterator[None]:
    """While it lasts, the regular expressions of this thread's queries share one time limit.

    Inside another one it is part of that one.

    Raises:
        QueryTimeError: they took longer.
    """
    if getattr(_running, "tests", None) is not None:
        yield
        return
    _running.tests, _running.error = RegexTests(), None
    try:
        yield
    except Exception:  # whatever SQLite makes of it; it is raised on in any case
        error: QueryTimeError | None = _running.error
        if error is not None:
            raise error from None
        raise
    finally:
        _running.tests = _running.error = None


def add_functions(connection: sqlite3.Connection) -> None:
    """Let a connection run the conditions of ``storage/query/planning.py``."""
    connection.create_function("query_text", 3, _text, deterministic=True)
    connection.create_function("query_fold", 1, fold, deterministic=True)
    connection.create_function("query_path", 2, path_text, deterministic=True)
    connection.create_function("query_folder", 2, folder_text, deterministic=True)


def path_text(folder_path: bytes, relative_path: bytes) -> str:
    """The path of a file as text; bytes that are not UTF-8 become U+FFFD."""
    return os.path.join(folder_path, relative_path).decode("utf-8", "replace")


def folder_text(folder_path: bytes, relative_path: bytes) -> str:
    """The path of the folder of a file as text."""
    return os.path.dirname(os.path.join(folder_path, relative_path)).decode("utf-8", "replace")


def _text(text: str, name: str, pattern: str) -> bool:
    kind = name.removesuffix(LIST_SUFFIX)
    test = _test(TextTest(kind), pattern)
    try:
        return any(map(test, text.split())) if kind != name else test(text)
    except QueryTimeError as error:
        _running.error = error
        raise


def _test(kind: TextTest, pattern: str) -> Test:
    match kind:
        case TextTest.CONTAINS:
            return contains_test(pattern)
        case TextTest.EXACT | TextTest.GENRE:
            return exact_test(pattern, is_genre=kind is TextTest.GENRE)
        case TextTest.WILDCARD:
            return wildcard_test(pattern)
        case TextTest.REGEX | TextTest.REGEX_ANY_CASE:
            tests: RegexTests | None = getattr(_running, "tests", None)
            if tests is None:
                tests = _running.tests = RegexTests()
            return tests.test(pattern, ignores_case=kind is TextTest.REGEX_ANY_CASE)
