"""Percentages are written in one way: ``core.sentences.percent`` makes them, with a space before the sign."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import musicrec_desktop

_HOUSE: Final = Path(musicrec_desktop.__file__).parent
_ROOMS: Final = ("cli", "core", "model", "recommend", "services", "ui")
_AS_TYPED: Final = {"cli/queries.py"}
"""The query language is printed as it is typed: ``energy:top30%``, ``--limit 10%``."""
_OWN_RULES: Final = {"core/sentences.py", "ui/kit/wording/figures.py", "ui/playlists/builder/rules_text.py"}
"""The one place; figures with as many digits as count; numbers of queries with the digits that were typed."""


def _made_by_hand(source: str) -> list[int]:
    """The lines of texts that put a sign of per cent behind a value themselves."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        for value, after in zip(node.values, [*node.values[1:], None], strict=True):
            if not isinstance(value, ast.FormattedValue):
                continue
            spec = ast.unparse(value.format_spec) if value.format_spec else ""
            text = str(after.value) if isinstance(after, ast.Constant) else ""
            if "%'" in spec and "%%" not in spec and not _is_date(spec):
                found.append(node.lineno)
            if text.lstrip(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}").startswith("%"):
                found.append(node.lineno)
    return found


def _is_date(spec: str) -> bool:
    return any(sign in spec for sign in ("%Y", "%b", "%B", "%A", "%H", "%M", "%d", "%m"))


def test_what_is_found() -> None:
    assert _made_by_hand('f"{a:.0f}%"; f"{a} % alike"; f"{a:.0%}"') == [1, 1, 1]
    assert _made_by_hand('f"{at:%b %Y}"; f"100 {a}"; f"{a} and %b"') == []


def test_no_percentage_is_made_by_hand() -> None:
    found = [
        f"{path.relative_to(_HOUSE)}:{line}"
        for room in _ROOMS
        for path in sorted((_HOUSE / room).rglob("*.py"))
        if path.relative_to(_HOUSE).as_posix() not in _AS_TYPED | _OWN_RULES
        for line in _made_by_hand(path.read_text(encoding="utf-8"))
    ]
    assert not found, "core.sentences.percent writes percentages"
