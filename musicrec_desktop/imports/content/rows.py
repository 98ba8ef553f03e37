"""Values of databases, whose types are what their writers made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from musicrec_desktop.core.text.cleaning import clean


def text_in(row: Mapping[str, Any], name: str) -> str:
    """A clean text; empty for NULL and for what is none."""
    value = row.get(name)
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return clean(value) if isinstance(value, str) else ""
