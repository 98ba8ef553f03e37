"""How a name is shown that is spelled in several ways."""

from __future__ import annotations

from collections.abc import Mapping


def usual_spelling(counts: Mapping[str, int]) -> str:
    """The spelling that is used most often; among equals one that is neither all small nor all capitals.

    Args:
        counts: how often each spelling of one name is used; at least one.
    """
    return min(counts, key=lambda name: (-counts[name], name in {name.upper(), name.lower()}, name))
