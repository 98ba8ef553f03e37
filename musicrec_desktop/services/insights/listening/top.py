"""What was heard most: tracks, artists, albums, genres, and decades and genres over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import counted, percent
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.services.insights.data import InsightData, per_track
from musicrec_desktop.services.insights.listening.parts import (
    COUNTED,
    PLAY,
    TRACK_ID,
    compared,
    nothing_heard,
    plays_of,
)
from musicrec_desktop.storage.insights.listens import History
from musicrec_desktop.storage.insights.names import GroupKind

MOST: Final = 100
"""Rows of a ranking."""
GENRES: Final = 8
_TOP: Final = InsightSection.TOP
_DECADE: Final = 10
_NO_TAG: Final = {
    GroupKind.ARTIST: "No track that was played has an artist in its tags.",
    GroupKind.ALBUM: "No track that was played has an album in its tags.",
    GroupKind.GENRE: "No track that was played has a genre in its tags.",
}


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """Plays and time of tracks or groups, each int64 of shape (n,)."""

    ids: NDArray[np.int64]
    plays: NDArray[np.int64]
    listened_ms: NDArray[np.int64]

    def order(self, *, by_time: bool) -> NDArray[np.int64]:
        """The places of those with anything, the most first; ties by the other measure, then by id."""
        first, second = (self.listened_ms, self.plays) if by_time else (self.plays, self.listened_ms)
        order = np.lexsort((self.ids, -second, -first))
        return order[first[order] > 0]


def _of_tracks(listens: History) -> _Sums:
    tracks, plays = per_track(listens, plays_of(listens))
    return _Sums(tracks, plays, per_track(listens, listens.listened_ms)[1])


def _of_groups(data: InsightData, tracks: _Sums, kind: GroupKind) -> _Sums:
    table = data.groups(kind)
    return _Sums(
        np.arange(len(table.names), dtype=np.int64),
        table.sums(tracks.ids, tracks.plays),
        table.sums(tracks.ids, tracks.listened_ms),
    )


def _ranks(sums: _Sums, *, by_time: bool) -> dict[int, tuple[int, int]]:
    """The rank, from 1, and the value before of each id."""
    values = sums.listened_ms if by_time else sums.plays
    order = sums.order(by_time=by_time)
    return {
        int(one): (rank, int(value))
        for rank, (one, value) in enumerate(zip(sums.ids[order], values[order], strict=True), 1)
    }


def top_tracks(data: InsightData) -> Figure:
    """The tracks with the most plays."""
    return _top_tracks(data, by_time=False)


def top_tracks_by_time(data: InsightData) -> Figure:
    """The tracks with the most time."""
    return _top_tracks(data, by_time=True)


def _top_tracks(data: InsightData, *, by_time: bool) -> Figure:
    sums = _of_tracks(data.listens)
    order = sums.order(by_time=by_time)[:MOST]
    named = data.stores.names.titles(sums.ids[order])
    before = _ranks(_of_tracks(data.listens_before), by_time=by_time)
    rows = [
        (*named[track_id], *cells, track_id)
        for track_id, cells in _ranked(data, sums, order, before, by_time=by_time)
        if track_id in named
    ]
    return _figure(
        data,
        key="top-tracks",
        title="Top tracks",
        labels=("Track", "Artist"),
        rows=rows,
        remark="",
        note=nothing_heard(data),
        by_time=by_time,
    )


def top_artists(data: InsightData) -> Figure:
    """The artists with the most plays."""
    return _top_groups(data, GroupKind.ARTIST, by_time=False)


def top_artists_by_time(data: InsightData) -> Figure:
    """The artists with the most time."""
    return _top_groups(data, GroupKind.ARTIST, by_time=True)


def top_albums(data: InsightData) -> Figure:
    """The albums with the most plays."""
    return _top_groups(data, GroupKind.ALBUM, by_time=False)


def top_albums_by_time(data: InsightData) -> Figure:
    """The albums with the most time."""
    return _top_groups(data, GroupKind.ALBUM, by_time=True)


def top_genres(data: InsightData) -> Figure:
    """The genres with the most plays."""
    return _top_groups(data, GroupKind.GENRE, by_time=False)


def top_genres_by_time(data: InsightData) -> Figure:
    """The genres with the most time."""
    return _top_groups(data, GroupKind.GENRE, by_time=True)


def _top_groups(data: InsightData, kind: GroupKind, *, by_time: bool) -> Figure:
    table, tracks = data.groups(kind), _of_tracks(data.listens)
    sums = _of_groups(data, tracks, kind)
    order = sums.order(by_time=by_time)[:MOST]
    before = _ranks(_of_groups(data, _of_tracks(data.listens_before), kind), by_time=by_time)
    leading = _leading_tracks(data, tracks, kind, by_time=by_time)
    rows = [
        (table.names[group], table.details[group], *cells, leading[group])
        for group, cells in _ranked(data, sums, order, before, by_time=by_time)
    ]
    note = nothing_heard(data)
    if not note and not rows:
        note = _NO_TAG[kind]
    is_several = kind is not GroupKind.ALBUM
    return _figure(
        data,
        key=f"top-{kind}s",
        title=f"Top {kind}s",
        labels=(kind.capitalize(), "By"),
        rows=rows,
        remark=f"A track with several {kind}s counts for each." if is_several else "",
        note=note,
        by_time=by_time,
    )


def _leading_tracks(data: InsightData, tracks: _Sums, kind: GroupKind, *, by_time: bool) -> dict[int, int]:
    """The track of each group that was heard most."""
    order = tracks.order(by_time=by_time)
    ranks = np.full(len(tracks.ids), len(tracks.ids), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    groups, found = data.groups(kind).of(tracks.ids, ranks)
    by_rank = np.lexsort((found, groups))
    _, first = np.unique(groups[by_rank], return_index=True)
    places = by_rank[first]
    by_place = tracks.ids[order]
    return {
        int(group): int(by_place[rank])
        for group, rank in zip(groups[places], found[places], strict=True)
        if rank < len(by_place)
    }


def _ranked(
    data: InsightData,
    sums: _Sums,
    order: NDArray[np.int64],
    before: dict[int, tuple[int, int]],
    *,
    by_time: bool,
) -> list[tuple[int, tuple[Cell, ...]]]:
    """Id and cells of each place: value, value before, the other measure, rank, rank before."""
    value, other = (sums.listened_ms, sums.plays) if by_time else (sums.plays, sums.listened_ms)
    has_before = data.before is not None
    found: list[tuple[int, tuple[Cell, ...]]] = []
    for rank, place in enumerate(order.tolist(), 1):
        one = int(sums.ids[place])
        rank_before, was = before.get(one, (None, 0))
        cells = (int(value[place]), was if has_before else None, int(other[place]), rank, rank_before)
        found.append((one, cells))
    return found


def _figure(
    data: InsightData,
    *,
    key: str,
    title: str,
    labels: tuple[str, str],
    rows: Sequence[tuple[Cell, ...]],
    remark: str,
    note: str,
    by_time: bool,
) -> Figure:
    time = "Listening time", Unit.DURATION_MS
    plays = "Plays", Unit.COUNT
    (name, unit), (other, other_unit) = (time, plays) if by_time else (plays, time)
    if not note and not rows:
        note = "Nothing was heard for long enough to count as a play."
    parts = (f"At most {MOST}.", remark, "" if by_time else PLAY, COUNTED, compared(data))
    return Figure(
        f"{key}-by-time" if by_time else key,
        _TOP,
        f"{title} by time" if by_time else title,
        " ".join(filter(None, parts)),
        ChartKind.BARS,
        (
            FigureColumn(labels[0], Unit.TEXT, Role.LABEL),
            FigureColumn(labels[1], Unit.TEXT, Role.EXTRA),
            FigureColumn(name, unit, Role.VALUE),
            FigureColumn("Before", unit, Role.BEFORE),
            FigureColumn(other, other_unit, Role.EXTRA),
            FigureColumn("Rank", Unit.COUNT, Role.EXTRA),
            FigureColumn("Rank before", Unit.COUNT, Role.EXTRA),
            TRACK_ID,
        ),
        tuple(rows),
        note=note,
    )


def decades(data: InsightData) -> Figure:
    """The plays of each part of the period by the decade of release."""
    listens, buckets = data.listens, data.buckets
    is_play = plays_of(listens) > 0
    ids, years = data.years
    places = np.searchsorted(ids, listens.track_ids[is_play])
    found = np.append(years, 0)[places]  # 0 for a track that came after the years were read
    decade = found // _DECADE * _DECADE
    names, series = np.unique(decade, return_inverse=True)
    titles = [f"{name}s" if name else "No year" for name in names.tolist()]
    weights = np.ones(len(series))
    return _areas(
        data,
        key="decades",
        title="Decades over time",
        definition=f"Plays by the decade of release in the tags. {PLAY} {COUNTED}",
        series_name="Decade",
        titles=titles,
        values=_grid(buckets.of[is_play], series, weights, len(buckets.names), len(titles)),
        unit=Unit.COUNT,
    )


def genres(data: InsightData) -> Figure:
    """The plays of each part of the period by genre."""
    listens, buckets = data.listens, data.buckets
    is_play = plays_of(listens) > 0
    table = data.groups(GroupKind.GENRE)
    totals = table.sums(*per_track(listens, plays_of(listens)))
    largest = [int(one) for one in np.lexsort((np.arange(len(totals)), -totals))[:GENRES] if totals[one]]
    series_of = np.full(len(table.names) + 1, len(largest), dtype=np.int64)
    series_of[largest] = np.arange(len(largest))
    starts = np.searchsorted(table.track_ids, listens.track_ids[is_play])
    number = np.searchsorted(table.track_ids, listens.track_ids[is_play], side="right") - starts
    series = [
        series_of[table.groups[_flat(starts, number)]],
        np.full(int((number == 0).sum()), len(largest) + 1),
    ]
    of = buckets.of[is_play]
    parts = [np.repeat(of, number), of[number == 0]]
    weights = [1 / np.repeat(number, number), np.ones(len(parts[1]))]
    titles = [*(table.names[one] for one in largest), "Other genres", "No genre"]
    values = _grid(
        np.concatenate(parts),
        np.concatenate(series),
        np.concatenate(weights),
        len(buckets.names),
        len(titles),
    )
    return _areas(
        data,
        key="genres",
        title="Genres over time",
        definition=(
            f"Plays by the genres in the tags, the {GENRES} largest by name. A play of a track with"
            f" several genres is divided among them. {PLAY} {COUNTED}"
        ),
        series_name="Genre",
        titles=titles,
        values=values,
        unit=Unit.NUMBER,
    )


def _flat(starts: NDArray[np.int64], number: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of runs: ``number`` from each start."""
    ends = np.cumsum(number)
    return np.arange(int(number.sum())) - np.repeat(ends - number - starts, number)


def _grid(
    parts: NDArray[np.int64],
    series: NDArray[np.int64],
    weights: NDArray[np.float64],
    part_count: int,
    series_count: int,
) -> NDArray[np.float64]:
    """Sums of weights, float64 of shape (parts, series)."""
    flat = np.bincount(parts * series_count + series, weights, minlength=part_count * series_count)
    return np.asarray(flat.reshape(part_count, series_count))


def _areas(
    data: InsightData,
    *,
    key: str,
    title: str,
    definition: str,
    series_name: str,
    titles: Sequence[str],
    values: NDArray[np.float64],
    unit: Unit,
) -> Figure:
    note = nothing_heard(data)
    totals = values.sum(axis=0)
    if not note and not totals.sum():
        note = "Nothing was heard for long enough to count as a play."
    exact = values.round().astype(np.int64) if unit is Unit.COUNT else values.round(6)
    rows: list[tuple[Cell, ...]] = [
        (part, titles[place], exact[number, place].item())
        for number, part in enumerate(data.buckets.names)
        for place in range(len(titles))
        if totals[place]
    ]
    return Figure(
        key,
        _TOP,
        title,
        definition,
        ChartKind.AREAS,
        (
            data.buckets.column,
            FigureColumn(series_name, Unit.TEXT, Role.SERIES),
            FigureColumn("Plays", unit, Role.VALUE),
        ),
        () if note else tuple(rows),
        "" if note else _leader(titles, totals, series_name.lower()),
        note,
    )


def _leader(titles: Sequence[str], totals: NDArray[np.float64], what: str) -> str:
    place = int(totals.argmax())
    share = totals[place] / totals.sum()
    if titles[place] in {"No year", "No genre", "Other genres"}:
        return ""
    plays = counted(round(totals.sum()), "play")
    return f"{titles[place]} is the {what} with the largest share: {percent(share)} of {plays}."
