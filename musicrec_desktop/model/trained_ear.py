"""Whether the trained ear listens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class EarState(StrEnum):
    """Whether the trained ear listens, or why it does not."""

    LISTENS = "listens"
    OFF = "off"
    MISSING = "missing"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    NOT_FINITE = "not-finite"


@dataclass(frozen=True, slots=True)
class EarUse:
    """What the trained ear has to do with similarity now.

    Attributes:
        state: whether it listens to tracks.
        is_used: whether similarity is computed from what it heard. It is not while most tracks wait for it.
    """

    state: EarState
    is_used: bool


NO_EAR: Final = EarUse(EarState.OFF, is_used=False)
