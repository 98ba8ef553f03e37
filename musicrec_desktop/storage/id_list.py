"""Many ids as one SQL parameter."""

from __future__ import annotations

import json
from collections.abc import Iterable


def id_list(ids: Iterable[int]) -> str:
    """A JSON array for ``json_each``: no limit on the number of parameters, one cached statement."""
    return json.dumps([int(number) for number in ids])
