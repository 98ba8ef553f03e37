"""The types of the options of the automatic queue."""

from __future__ import annotations

import argparse

from musicrec_desktop.model.queue_controls import GREATEST_WEIGHT
from musicrec_desktop.model.queue_rule_table import RULES_BY_NAME, RuleName

RuleChange = tuple[RuleName, bool, tuple[int, ...] | None]
"""A rule, whether it is on, and its numbers where any were given."""


def level_of(text: str) -> float:
    """An argument from -1 to 1."""
    return _between(text, -1.0, 1.0)


def share_of(text: str) -> float:
    """An argument from 0 to 1."""
    return _between(text, 0.0, 1.0)


def cover_of(text: str) -> float:
    """An argument from 0 to ``GREATEST_WEIGHT``."""
    return _between(text, 0.0, GREATEST_WEIGHT)


def rules_of(text: str) -> list[RuleChange]:
    """An argument that changes rules, such as ``years=1960..1979,artist_window=off``."""
    return [_rule(part.strip()) for part in text.split(",") if part.strip()]


def _rule(text: str) -> RuleChange:
    name_text, _, value = text.partition("=")
    name = next((name for name in RuleName if name == name_text.strip()), None)
    if name is None:
        raise argparse.ArgumentTypeError(f"“{name_text}” is no rule; rules are {', '.join(RuleName)}")
    if value in {"", "on"}:
        return name, True, None
    if value == "off":
        return name, False, None
    parts = value.split("..")
    wanted = len(RULES_BY_NAME[name].numbers)
    if len(parts) != wanted or not all(part.strip().isdecimal() for part in parts):
        shape = "..".join(["NUMBER"] * wanted) if wanted else "no numbers"
        raise argparse.ArgumentTypeError(f"“{text}”: the rule “{name}” takes on, off or {shape}")
    return name, True, tuple(int(part) for part in parts)


def _between(text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = high + 1
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from {low:g} to {high:g}")
    return value
