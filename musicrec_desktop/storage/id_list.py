"""Many ids or texts as one SQL parameter."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

IN_LIST: Final = "IN (SELECT value FROM json_each(?))"
"""A condition whose parameter is an ``id_list`` or a ``text_list``."""


def id_list(ids: Iterable[int]) -> str:
    """A JSON array for ``json_each``: no limit on the number of parameters, one cached statement."""
    return json.dumps([int(number) for number in ids])


def text_list(texts: Iterable[str]) -> str:
    """The same for texts."""
    return json.dumps(list(texts))
