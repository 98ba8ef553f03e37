"""Many ids or texts as one SQL parameter."""

from __future__ import annotations

import json
from collections.abc import Iterable


def id_list(ids: Iterable[int]) -> str:
    """A JSON array for ``json_each``: no limit on the number of parameters, one cached statement."""
    return json.dumps([int(number) for number in ids])


def text_list(texts: Iterable[str]) -> str:
    """The same for texts."""
    return json.dumps(list(texts))
