"""How long a server that is in trouble is left alone."""

from __future__ import annotations

import random
from typing import Final

FIRST_WAIT_MS: Final = 30_000
LONGEST_WAIT_MS: Final = 60 * 60_000


def wait_ms(failures: int, wanted_ms: int, rng: random.Random) -> int:
    """The time until the next try: doubled with each failure up to an hour, half of it drawn.

    The draw keeps many players from coming back to a server at the same moment ("equal jitter",
    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).

    Args:
        failures: in a row, this one included; at least 1.
        wanted_ms: what the server asked for; it is never shortened.
        rng: draws.
    """
    full_ms = min(LONGEST_WAIT_MS, FIRST_WAIT_MS << min(failures - 1, 20))
    return max(wanted_ms, full_ms // 2 + rng.randrange(full_ms // 2 + 1))
