"""From a measure to a share."""

from __future__ import annotations


def ramp(value: float, low: float, high: float) -> float:
    """0 up to ``low``, 1 from ``high`` on, straight between; ``low`` may be the greater one."""
    return min(1.0, max(0.0, (value - low) / (high - low)))
