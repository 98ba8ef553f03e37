"""What was found out about a metric of the sound space, and whether that still holds."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.recommend.space.vector_table import IdArray
from musicrec_desktop.storage.state import StateStore
from musicrec_desktop.storage.tracks import TrackStore

STATE_KEY: Final = "similarity.metric_verdict"
MORE_EVIDENCE: Final = 1.5
"""Times the evidence that another verdict has to stand on."""
TAGS_LOOKED_AT: Final = 200
"""Tracks whose tags tell whether those of the library have changed."""
OTHER_TAGS: Final = 0.1
"""The share of them from which a verdict on other tags is no verdict."""


@dataclass(frozen=True, slots=True)
class MetricVerdict:
    """A verdict, and all that it rests on.

    Attributes:
        plain_id: fit id of the plain space that it is about.
        is_used: whether a metric was found that proves itself.
        listens: how many there were.
        ids: tracks whose tags are compared.
        tags: a checksum of what was learnt from in the tags of each.
    """

    plain_id: str
    is_used: bool
    listens: int
    ids: tuple[int, ...]
    tags: tuple[int, ...]


class VerdictStore:
    """Keeps the verdict of the library.

    Args:
        state: shared by all profiles, as the space is.
        tracks: tags.
    """

    def __init__(self, state: StateStore, tracks: TrackStore) -> None:
        self._state, self._tracks = state, tracks

    def holds(self, plain_id: str, listens: int, *, is_metric_in_use: bool) -> bool:
        """Whether the kept verdict is about this space, and rests on nearly what there is now.

        Args:
            plain_id: fit id of the plain space.
            listens: how many there are.
            is_metric_in_use: whether the space has a metric.
        """
        kept = self._kept()
        if kept is None or (kept.plain_id, kept.is_used) != (plain_id, is_metric_in_use):
            return False
        if listens >= MORE_EVIDENCE * max(kept.listens, 1):
            return False
        now = self._checksums(kept.ids)
        other = sum(before != after for before, after in zip(kept.tags, now, strict=True))
        return other <= OTHER_TAGS * len(kept.ids)

    def keep(self, plain_id: str, listens: int, ids: IdArray, *, is_used: bool) -> None:
        """Keep a verdict that was found just now from the tags of ``ids`` and the listens."""
        places = np.linspace(0, len(ids) - 1, min(len(ids), TAGS_LOOKED_AT)).astype(np.int64)
        chosen = tuple(ids[places].tolist())
        verdict = MetricVerdict(plain_id, is_used, listens, chosen, self._checksums(chosen))
        self._state.set(STATE_KEY, asdict(verdict))

    def _kept(self) -> MetricVerdict | None:
        match self._state.get(STATE_KEY):
            case {
                "plain_id": str(plain_id),
                "is_used": bool(is_used),
                "listens": int(listens),
                "ids": [*ids],
                "tags": [*tags],
            } if len(ids) == len(tags):
                return MetricVerdict(plain_id, is_used, listens, tuple(ids), tuple(tags))
        return None

    def _checksums(self, ids: Sequence[int]) -> tuple[int, ...]:
        """Of each track; 0 where it is gone."""
        known = {track.id: track for track in self._tracks.many([TrackId(number) for number in ids])}
        return tuple(_checksum(known.get(TrackId(number))) for number in ids)


def _checksum(track: Track | None) -> int:
    if track is None:
        return 0
    tags = track.tags
    return zlib.crc32(repr((tags.artists, tags.album, tags.genres)).encode("utf-8", "surrogatepass"))
