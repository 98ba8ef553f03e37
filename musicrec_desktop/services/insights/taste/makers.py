"""The figures of taste, from the data of a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import numpy as np

from musicrec_desktop.model.insights import Figure
from musicrec_desktop.services.insights.data import InsightData
from musicrec_desktop.services.insights.taste.clouds import NOTHING_PLAYED, group_cloud, title_cloud
from musicrec_desktop.services.insights.taste.learnt import exploration, interests, strongest
from musicrec_desktop.services.insights.taste.opinions import opinions_over_time, rating_distribution
from musicrec_desktop.storage.insights.names import GroupKind

_UNTAGGED: Final = {
    GroupKind.GENRE: "What was played has no genre in its tags. “-has:genre” in the search finds them.",
    GroupKind.ARTIST: "What was played has no artist in its tags. “-has:artist” in the search finds them.",
}


def _opinions(data: InsightData) -> Figure:
    said = data.stores.opinions.said()
    rows = slice(*np.searchsorted(said.at_ms, (data.span.start_ms, data.span.end_ms)).tolist())
    buckets = data.parts_of(said.at_ms[rows])
    return opinions_over_time(said.kinds[rows], buckets.of, buckets)


def _group_cloud(kind: GroupKind, data: InsightData) -> Figure:
    table = data.groups(kind)
    tracks, plays = data.played
    note = _UNTAGGED[kind] if len(tracks) else NOTHING_PLAYED
    return group_cloud(f"{kind}-cloud", str(kind), table, table.sums(tracks, plays), note)


def _title_cloud(data: InsightData) -> Figure:
    tracks, plays = data.played
    titles = data.stores.names.titles(tracks)
    known = [
        (titles[track_id][0], count)
        for track_id, count in zip(tracks.tolist(), plays.tolist(), strict=True)
        if track_id in titles
    ]
    return title_cloud(known)


def _interests(data: InsightData) -> Figure:
    return interests(data.taste[0], _names(data))


def _drawn_to(data: InsightData) -> Figure:
    return strongest(data.taste[0], _names(data), is_liked=True)


def _avoided(data: InsightData) -> Figure:
    return strongest(data.taste[0], _names(data), is_liked=False)


def _names(data: InsightData) -> Callable[[Iterable[int]], Mapping[int, tuple[str, str]]]:
    return lambda ids: data.stores.names.titles(np.fromiter(ids, dtype=np.int64))


TASTE_MAKERS: Final[Mapping[str, Callable[[InsightData], Figure]]] = {
    "genre-cloud": lambda data: _group_cloud(GroupKind.GENRE, data),
    "artist-cloud": lambda data: _group_cloud(GroupKind.ARTIST, data),
    "title-words": _title_cloud,
    "opinions": _opinions,
    "ratings": lambda data: rating_distribution(data.stores.opinions.ratings()),
    "interests": _interests,
    "drawn-to": _drawn_to,
    "avoided": _avoided,
    "exploration": lambda data: exploration(data.taste[1]),
}
"""By the key of the figure, in the order in which they are shown."""
