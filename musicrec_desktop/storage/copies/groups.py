"""The groups of copies and versions as they were found last, and the pairs that are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter
from typing import Any, Final

from musicrec_desktop.model.copies import (
    COPY_KINDS,
    CopyGroupId,
    CopyKind,
    CopyList,
    CopyRow,
    naming_rank,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.track_facts import OWN_SIZE

Pair = tuple[TrackId, TrackId]
"""Two tracks that are no copies of each other, the smaller id first."""

# Whatever may change which tracks are copies changes one of these; all are sums over an index or one column.
_STATE: Final = """
    SELECT (SELECT count(*) || ' ' || coalesce(max(id), 0) || ' ' || coalesce(sum(size), 0) || ' '
                   || coalesce(sum(mtime_ns / 1000000), 0) || ' ' || coalesce(sum(audio_id IS NOT NULL), 0)
            FROM track WHERE missing_since_ms IS NULL)
        || ' ' || (SELECT count(*) || ' ' || coalesce(max(analysed_at_ms), 0) FROM features)
"""
_ROWS: Final = f"""
    SELECT group_id, kind, track_id, {OWN_SIZE}, codec, title, artist_text, album
    FROM copy_member JOIN track ON track.id = track_id WHERE missing_since_ms IS NULL
    ORDER BY group_id, position
"""
_WORKS: Final = """
    SELECT track.id, title, artist.key FROM track
    JOIN track_value AS artist ON artist.track_id = track.id AND artist.kind = 'artist'
    WHERE missing_since_ms IS NULL ORDER BY track.id
"""


_KINDS: Final = {kind.value: kind for kind in CopyKind}
_ID, _SIZE, _CODEC = itemgetter(2), itemgetter(3), itemgetter(4)
_RANKS: Final = {CopyKind.SAME_START: 1, CopyKind.VERSIONS: 2}


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A group that was found.

    Attributes:
        kind: what its tracks are to each other.
        ids: the best file first.
    """

    kind: CopyKind
    ids: tuple[TrackId, ...]


class CopyStore:
    """Keeps the groups of the last search, until the next one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def library_state(self) -> str:
        """A text that differs where other copies may be found; takes some hundredths of a second."""
        row = self._database.one(_STATE)
        assert row is not None
        return str(row[0])

    def kept_state(self) -> str:
        """The state in which the kept groups were found; empty where none are kept."""
        row = self._database.one("SELECT state FROM copy_search")
        return "" if row is None else str(row[0])

    def keep(
        self,
        groups: Sequence[FoundGroup],
        *,
        state: str,
        is_sound_known: bool,
        is_whole: bool,
        at_ms: int,
    ) -> None:
        """Keep groups in place of those of the last search, in one transaction.

        Args:
            groups: what was found.
            state: of the library when the search began.
            is_sound_known: sounds were compared.
            is_whole: all pairs that could be copies were compared.
            at_ms: when, UTC.
        """
        with self._database.transaction():
            self._database.execute("DELETE FROM copy_member")
            self._database.execute_many(
                "INSERT INTO copy_member (group_id, position, kind, track_id)"
                " SELECT ?, ?, ?, id FROM track WHERE id = ?",
                [
                    (number, position, group.kind.value, track_id)
                    for number, group in enumerate(groups, start=1)
                    for position, track_id in enumerate(group.ids)
                ],
            )
            self._database.execute(
                "INSERT OR REPLACE INTO copy_search (id, state, is_sound_known, is_whole, found_at_ms)"
                " VALUES (1, ?, ?, ?, ?)",
                (state, int(is_sound_known), int(is_whole), at_ms),
            )

    def all(self) -> CopyList:
        """The kept groups of which two tracks or more are there and may be copies of each other."""
        search = self._database.one("SELECT found_at_ms, is_sound_known, is_whole FROM copy_search")
        if search is None:
            return CopyList()
        apart = self.pairs()
        parted = {track_id for pair in apart for track_id in pair}
        rows = []
        members = self._database.query(_ROWS)
        for (group_id, kind), group in groupby(members, itemgetter(0, 1)):
            files = list(group)
            if parted and any(file[2] in parted for file in files):
                files = _together(files, apart)
            if len(files) > 1:
                rows.append(_row(CopyGroupId(group_id), _KINDS[kind], files))
        rows.sort(key=lambda row: (_RANKS.get(row.kind, 0), -row.spare_bytes, row.id))
        return CopyList(tuple(rows), search[0], bool(search[1]), bool(search[2]))

    def members(self, group_id: CopyGroupId) -> tuple[CopyKind, tuple[TrackId, ...]] | None:
        """The kind and the present tracks of a group; None where it is no group any more."""
        rows = self._database.query(
            "SELECT group_id, kind, track_id FROM copy_member JOIN track ON track.id = track_id"
            " WHERE group_id = ? AND missing_since_ms IS NULL ORDER BY position",
            (group_id,),
        )
        together = _together(rows, self.pairs([_ID(row) for row in rows]))
        ids = tuple(TrackId(_ID(row)) for row in together)
        return (CopyKind(rows[0][1]), ids) if len(ids) > 1 else None

    def pairs(self, ids: Sequence[int] | None = None) -> frozenset[Pair]:
        """The pairs that are no copies; of some tracks, or all."""
        narrow = "" if ids is None else f" WHERE one_id {IN_LIST}"
        rows = self._database.query(
            f"SELECT one_id, other_id FROM no_copy{narrow}", () if ids is None else (id_list(ids),)
        )
        return frozenset((TrackId(one), TrackId(other)) for one, other in rows)

    def part(self, track_id: TrackId, others: Iterable[TrackId]) -> tuple[Pair, ...]:
        """Say that a track is no copy of others.

        Returns:
            The pairs of which this was not said before; ``join`` takes them back.
        """
        pairs = [(min(track_id, other), max(track_id, other)) for other in others if other != track_id]
        with self._database.transaction():
            fresh = tuple(pair for pair in pairs if pair not in self.pairs([pair[0]]))
            self._database.execute_many(
                "INSERT OR IGNORE INTO no_copy (one_id, other_id) SELECT ?1, ?2"
                " WHERE (SELECT count(*) FROM track WHERE id IN (?1, ?2)) = 2",
                fresh,
            )
        return fresh

    def join(self, pairs: Sequence[Pair]) -> None:
        """Say no more that these are no copies."""
        self._database.execute_many("DELETE FROM no_copy WHERE one_id = ? AND other_id = ?", pairs)

    def works(self) -> tuple[list[int], list[str], list[str]]:
        """All present tracks, their titles and keys of their artists, a row for each artist."""
        ids: list[int] = []
        titles: list[str] = []
        artists: list[str] = []
        for part in self._database.query_in_parts(_WORKS):
            for track_id, title, artist in part:
                ids.append(track_id)
                titles.append(title)
                artists.append(artist)
        return ids, titles, artists


def _together(files: Sequence[tuple[Any, ...]], apart: frozenset[Pair]) -> list[tuple[Any, ...]]:
    """The most rows of a group, in order, that are joined by pairs which nobody parted."""
    ids = [TrackId(_ID(file)) for file in files]
    parted = {pair for pair in combinations(sorted(ids), 2) if pair in apart}
    if not parted:
        return list(files)
    parts: list[set[TrackId]] = []
    for track_id in ids:
        joined = [
            part
            for part in parts
            if any((min(one, track_id), max(one, track_id)) not in parted for one in part)
        ]
        parts = [part for part in parts if part not in joined]
        parts.append({track_id}.union(*joined))
    largest = max(parts, key=len)
    return [file for file in files if _ID(file) in largest]


def _row(group_id: CopyGroupId, kind: CopyKind, files: Sequence[tuple[Any, ...]]) -> CopyRow:
    """The group of some rows of ``_ROWS``."""
    _, _, face, _, _, title, artist, album = max(files, key=lambda file: naming_rank(file[6], file[7]))
    return CopyRow(
        group_id,
        kind,
        tuple(map(_ID, files)),
        face,
        title,
        artist,
        album,
        tuple(dict.fromkeys(map(_CODEC, files))),
        sum(map(_SIZE, files[1:])) if kind in COPY_KINDS else 0,
    )
