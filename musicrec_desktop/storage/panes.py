"""The values of panes and how many tracks have each.

The values of a field stand in memory as numbers, one for each value of a track, so that a click is a count of
numbers: with a hundred thousand tracks a few milliseconds, where SQL would group them anew each time. They
are read again when tags changed.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.text.folding import usual_spelling
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.model.panes import PaneChoice, PaneColumn, PaneField, PaneValues
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query.kept import TagFacts
from musicrec_desktop.storage.query.sets import IdArray, TrackSet, TrackSets, pairs_in

_MOST_KEPT: Final = 8
"""Fields whose values stay in memory, of 16 bytes for each value of a track."""
_KINDS: Final = frozenset(
    {
        PaneField.GENRE,
        PaneField.ARTIST,
        PaneField.COMPOSER,
        PaneField.CONDUCTOR,
        PaneField.PERFORMER,
        PaneField.WORK,
        PaneField.ENSEMBLE,
        PaneField.GROUPING,
        PaneField.MOOD,
        PaneField.LABEL,
    }
)
"""Fields that are kinds of ``track_value``."""
_NUMBERS: Final = {
    PaneField.YEAR: "SELECT id, year AS number FROM track WHERE year > 0",
    PaneField.DECADE: "SELECT id, year / 10 * 10 AS number FROM track WHERE year > 0",
    PaneField.RATING: "SELECT track_id AS id, half_stars AS number FROM own_rating WHERE half_stars > 0",
}
_ARTIST_ORDER: Final = "coalesce((SELECT sort_key FROM artist_order WHERE artist_order.key = {0}), '')"
_OF_TRACKS: Final = {
    PaneField.ALBUM_ARTIST: f"""SELECT album_artist_key, '', album_artist_text, '', count(*),
        group_concat(id), {_ARTIST_ORDER.format("album_artist_key")} FROM track
        WHERE album_artist_key <> '' GROUP BY album_artist_key, album_artist_text
        ORDER BY album_artist_key""",
    PaneField.ALBUM: """SELECT album_key, album_artist_key, album, album_artist_text, count(*),
        group_concat(id), min(sort_album) FROM track WHERE album_key <> ''
        GROUP BY album_key, album_artist_key, album, album_artist_text
        ORDER BY album_key, album_artist_key""",
    PaneField.CODEC: """SELECT codec, '', upper(codec), '', count(*), group_concat(id), '' FROM track
        WHERE codec <> '' GROUP BY codec ORDER BY codec""",
}
"""Fields that are columns of ``track``, as ``PaneStore._texts`` takes them."""
_PARTED: Final = "\x01"
"""Between the parts of a key."""


class PaneStore:
    """Finds what panes show; any thread may use it.

    Args:
        database: of the library.
        sets: knows which tracks are there.
    """

    def __init__(self, database: Database, sets: TrackSets) -> None:
        self._database, self._sets = database, sets
        self._columns = TagFacts[PaneColumn](database, _MOST_KEPT)

    def narrowed(
        self, tracks: TrackSet, choices: Sequence[PaneChoice]
    ) -> tuple[TrackSet, tuple[PaneValues, ...]]:
        """Narrow tracks by one pane after the other.

        A value that no track has here is not chosen; where nothing else is, the pane narrows nothing.

        Args:
            tracks: what the search and the page leave.
            choices: from left to right.

        Returns:
            The tracks that all panes leave, and what each pane shows.
        """
        found = np.zeros(len(tracks), np.bool_)
        found[self._sets.present(tracks)] = True
        shown: list[PaneValues] = []
        for choice in choices:
            values = _values(choice, self._column(choice.field), found)
            shown.append(values)
            if values.chosen:
                is_chosen = np.zeros(len(values.column.keys), np.bool_)
                is_chosen[values.codes[list(values.chosen)]] = True
                column = values.column
                chosen = np.zeros(len(found), np.bool_)
                chosen[column.track_ids[is_chosen[column.codes]]] = True
                found &= chosen
        return found, tuple(shown)

    def albums(self) -> tuple[Sequence[str], NDArray[np.int64]]:
        """The keys of all albums, and by id the place of a track's album among them; the last is no album."""
        column = self._column(PaneField.ALBUM)
        return column.keys, self._codes(column)

    def works(self) -> tuple[Sequence[str], NDArray[np.int64]]:
        """The names of all works, and by id the place of a track's work among them; the last is no work."""
        column = self._column(PaneField.WORK)
        return column.texts, self._codes(column)

    def _codes(self, column: PaneColumn) -> NDArray[np.int64]:
        code_of = np.full(max(self._sets.size(), 1), len(column.keys) - 1, np.int64)
        is_known = column.track_ids < len(code_of)
        code_of[column.track_ids[is_known]] = column.codes[is_known]
        return code_of

    def _column(self, field: PaneField) -> PaneColumn:
        if field is PaneField.RATING:
            # Ratings are few, and change without the tags.
            return self._read(field)
        return self._columns.get(field, lambda: self._read(field))

    def _read(self, field: PaneField) -> PaneColumn:
        if field in _NUMBERS:
            return self._numbers(_NUMBERS[field])
        if field in _KINDS:
            order = _ARTIST_ORDER.format("track_value.key") if field is PaneField.ARTIST else "''"
            return self._texts(
                f"SELECT key, '', value, '', count(*), group_concat(track_id), {order} FROM track_value"
                f" WHERE kind = '{field}' AND key <> '' GROUP BY key, value ORDER BY key"
            )
        return self._folders() if field is PaneField.FOLDER else self._texts(_OF_TRACKS[field])

    def _numbers(self, select: str) -> PaneColumn:
        ids, numbers = pairs_in(self._database, select)
        found, codes = np.unique(numbers.astype(np.int64), return_inverse=True)
        texts = [str(number) for number in found.tolist()]
        return self._with_rest(ids, codes.astype(np.int64), texts, texts)

    def _texts(self, select: str) -> PaneColumn:
        """The values of texts.

        Args:
            select: gives a row for each spelling, ascending by the key: two parts of the key, the spelling,
                what tells equal texts apart, the number of tracks, their ids, a sort key or an empty text.
        """
        ways: dict[tuple[str, str], list[tuple[Any, ...]]] = {}
        rows = self._database.query(select)
        for row in rows:
            ways.setdefault(row[:2], []).append(row[2:])
        keys = [joined_key(*parts) for parts in ways]
        texts = _told_apart(
            [_usual((way[0], way[2]) for way in spellings) for spellings in ways.values()],
            [_usual((way[1], way[2]) for way in spellings) for spellings in ways.values()],
        )
        orders = [
            next((way[4] for way in spellings if way[4]), "") or sort_key(text)
            for text, spellings in zip(texts, ways.values(), strict=True)
        ]
        counts = [sum(way[2] for way in spellings) for spellings in ways.values()]
        return self._ordered(keys, texts, orders, counts, [row[5] for row in rows])

    def _folders(self) -> PaneColumn:
        rows = self._database.query(
            "SELECT folder.path, album_directory, count(*), group_concat(track.id)"
            " FROM track JOIN folder ON folder.id = folder_id"
            " GROUP BY folder_id, album_directory ORDER BY folder_id, album_directory"
        )
        paths = [os.fsdecode(os.path.join(row[0], row[1])).rstrip(os.sep) for row in rows]
        texts = _short_names(paths)
        orders = [sort_key(text) for text in texts]
        return self._ordered(paths, texts, orders, [row[2] for row in rows], [row[3] for row in rows])

    def _ordered(
        self,
        keys: Sequence[str],
        texts: Sequence[str],
        orders: Sequence[str],
        counts: Sequence[int],
        ids: Sequence[str],
    ) -> PaneColumn:
        """A column in the order of lists, of values with the numbers of their tracks, and all ids."""
        ranked = sorted(range(len(keys)), key=lambda place: (orders[place], keys[place]))
        rank = np.empty(len(keys), np.int64)
        rank[ranked] = np.arange(len(keys))
        joined = ",".join(ids)
        return self._with_rest(
            np.fromstring(joined, np.int64, sep=",") if joined else np.zeros(0, np.int64),
            np.repeat(rank, counts),
            [keys[place] for place in ranked],
            [texts[place] for place in ranked],
        )

    def _with_rest(
        self, ids: IdArray, codes: NDArray[np.int64], keys: list[str], texts: list[str]
    ) -> PaneColumn:
        """The column with the tracks that have no value, last."""
        size = max(self._sets.size(), int(ids.max()) + 1 if len(ids) else 0)
        has_value = np.zeros(size, np.bool_)
        has_value[ids] = True
        without = np.flatnonzero(~has_value)
        return PaneColumn(
            [*keys, ""],
            [*texts, ""],
            np.concatenate((ids, without)),
            np.concatenate((codes, np.full(len(without), len(keys), np.int64))),
        )


def joined_key(first: str, second: str) -> str:
    """The key of a value whose key has two parts, such as those of an album and its artist."""
    return f"{first}{_PARTED}{second}" if second else first


def _values(choice: PaneChoice, column: PaneColumn, found: TrackSet) -> PaneValues:
    # A track that came after the column was read has no value there until it is read again.
    is_known = column.track_ids < len(found)
    ids, codes = (
        (column.track_ids, column.codes)
        if is_known.all()
        else (column.track_ids[is_known], column.codes[is_known])
    )
    counts = np.bincount(codes[found[ids]], minlength=len(column.keys))
    shown = np.flatnonzero(counts)
    wanted = set(choice.keys)
    rows = [row for row, code in enumerate(shown.tolist()) if column.keys[code] in wanted] if wanted else []
    return PaneValues(choice.field, column, shown, counts[shown], int(np.count_nonzero(found)), tuple(rows))


def _usual(spellings: Iterable[tuple[str, int]]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for spelling, count in spellings:
        counts[spelling] += count
    return next(iter(counts)) if len(counts) == 1 else usual_spelling(counts)


def _told_apart(texts: list[str], details: list[str]) -> list[str]:
    """Texts, with their details where several are the same."""
    folded = [text.casefold() for text in texts]
    counts: dict[str, int] = defaultdict(int)
    for text in folded:
        counts[text] += 1
    return [
        f"{text} · {detail}" if counts[key] > 1 and detail else text
        for key, text, detail in zip(folded, texts, details, strict=True)
    ]


def _short_names(paths: Sequence[str]) -> list[str]:
    """Paths without the folders that all of them are in; undecodable bytes as U+FFFD."""
    common = os.path.commonpath(paths) if len(paths) > 1 and all(map(os.path.isabs, paths)) else ""
    shown = (os.path.relpath(path, common) if common and path != common else path for path in paths)
    return [text.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for text in shown]
