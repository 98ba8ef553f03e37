"""The words of ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

_TABLE: Final[Mapping[str, Any]] = tomllib.loads(
    files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
)
HEADINGS: Final[tuple[str, ...]] = tuple(_TABLE["headings"])
"""Lines that stand above tracks and name none."""
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    role: tuple(names) for role, names in _TABLE["columns"].items()
}
"""How the columns of tables are called, by what they hold."""
