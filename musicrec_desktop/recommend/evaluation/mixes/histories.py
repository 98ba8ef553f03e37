"""The listens that a simulated listener made before anything is recommended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.model.listen import ListenTable
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.space.vector_table import IdArray, id_array
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS

KNOWN_SHARE: Final = 0.5
"""How much of what they like listeners have heard; the rest is there to be found."""
WRONG_SHARE: Final = 0.2
"""How many listens are of tracks that they do not like, and skip."""
LISTENS_A_DAY: Final = 12
FALL: Final = 0.7
"""The exponent by which tracks are heard less than the favourite (a power law)."""
PLAYED_MS: Final = 200_000
SKIPPED_MS: Final = 5_000
EVENING_MS: Final = 18 * 3_600_000


def simulated_history(
    liked: Collection[TrackId],
    playable: Sequence[TrackId],
    rng: np.random.Generator,
    *,
    end_ms: int,
    days: int,
) -> ListenTable:
    """Evenings of a listener: mostly favourites of theirs, some more than others, and a few mistakes.

    Args:
        liked: the hidden taste.
        playable: the tracks that may be heard.
        rng: of the draws.
        end_ms: the midnight (UTC) after the last evening.
        days: how many evenings.
    """
    own = [track_id for track_id in playable if track_id in liked]
    others = [track_id for track_id in playable if track_id not in liked]
    known = [
        own[place] for place in rng.permutation(len(own))[: max(1, round(KNOWN_SHARE * len(own)))].tolist()
    ]
    often = (1.0 + np.arange(len(known))) ** -FALL
    rows: list[tuple[int, int, bool, int]] = []
    for day in range(days):
        at_ms = end_ms - (days - day) * DAY_MS + EVENING_MS
        for _ in range(LISTENS_A_DAY):
            is_wrong = bool(others) and rng.random() < WRONG_SHARE
            if is_wrong:
                track_id = others[int(rng.integers(len(others)))]
            else:
                track_id = known[int(rng.choice(len(known), p=often / often.sum()))]
            rows.append((track_id, at_ms, not is_wrong, day + 1))
            at_ms += SKIPPED_MS if is_wrong else PLAYED_MS
    return listens_of(
        id_array([row[0] for row in rows]),
        id_array([row[1] for row in rows]),
        np.array([row[2] for row in rows], dtype=np.bool_),
        id_array([row[3] for row in rows]),
    )


def listens_of(
    track_ids: IdArray, started_at_ms: IdArray, is_play: NDArray[np.bool_], session_ids: IdArray
) -> ListenTable:
    """Listens that are plays to the end or early skips, as columns of shape (n,); none by autoplay."""
    return ListenTable(
        track_ids=track_ids,
        started_at_ms=started_at_ms,
        listened_ms=np.where(is_play, PLAYED_MS, SKIPPED_MS),
        is_play=is_play,
        is_finished=is_play,
        is_skip=~is_play,
        is_auto=np.zeros(len(track_ids), dtype=np.bool_),
        session_ids=session_ids,
    )
