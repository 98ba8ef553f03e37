"""The values of panes and how many tracks have each.

The values of a field stand in memory as numbers, one for each value of a track, so that a click is a count of
numbers: with a hundred thousand tracks a few milliseconds, where SQL would group them anew each time. They
are read again when tags changed.
"""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.text.folding import usual_spelling
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.model.panes import PaneChoice, PaneColumn, PaneField, PaneValues
from musicrec_desktop.storage.columns import whole_numbers
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query.kept import TagFacts
from musicrec_desktop.storage.query.sets import IdArray, TrackSet, TrackSets, pairs_in
from musicrec_desktop.storage.spellings import (
    Spellings,
    album_spellings,
    artist_orders,
    codec_spellings,
    value_spellings,
)

_MOST_KEPT: Final = 8
"""Fields whose values stay in memory, of 16 bytes for each value of a track."""
_NUMBERS: Final = {
    PaneField.YEAR: "SELECT id, year AS number FROM track WHERE year > 0",
    PaneField.DECADE: "SELECT id, year / 10 * 10 AS number FROM track WHERE year > 0",
    PaneField.RATING: "SELECT track_id AS id, half_stars AS number FROM own_rating WHERE half_stars > 0",
}
_PARTED: Final = "\x01"
"""Between the parts of a key."""


@dataclass(frozen=True, slots=True, eq=False)
class _Spelt:
    """Values as they are spelt; those of one key are one value.

    Attributes:
        keys: of the values.
        texts: what they are called.
        details: what tells equal texts apart, or an empty text.
        orders: sort keys, or empty texts for those of the texts.
        tracks: those that have each.
    """

    keys: Sequence[str]
    texts: Sequence[str]
    details: Sequence[str]
    orders: Sequence[str]
    tracks: Spellings


class _Names:
    """What values are called; what one list needs twice is read once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @cached_property
    def _albums(self) -> Spellings:
        return album_spellings(self._database)

    @cached_property
    def _artist_orders(self) -> dict[str, str]:
        return artist_orders(self._database)

    def of(self, field: PaneField) -> _Spelt:
        """The values of a field of texts."""
        if field is PaneField.ALBUM:
            albums = self._albums.where([bool(name[0]) for name in self._albums.names])
            keys = [joined_key(name[0], name[1]) for name in albums.names]
            texts, details, orders = ([name[part] for name in albums.names] for part in (2, 3, 4))
            return _Spelt(keys, texts, details, orders, albums)
        if field is PaneField.ALBUM_ARTIST:
            albums = self._albums.where([bool(name[1]) for name in self._albums.names])
            keys, texts = ([name[part] for name in albums.names] for part in (1, 3))
            return self._spelt(keys, texts, albums, has_orders=True)
        if field is PaneField.CODEC:
            codecs = codec_spellings(self._database)
            keys = [name[0] for name in codecs.names]
            return self._spelt(keys, [key.upper() for key in keys], codecs)
        values = value_spellings(self._database, field)
        keys, texts = ([name[part] for name in values.names] for part in (0, 1))
        return self._spelt(keys, texts, values, has_orders=field is PaneField.ARTIST)

    def _spelt(
        self, keys: list[str], texts: list[str], tracks: Spellings, *, has_orders: bool = False
    ) -> _Spelt:
        nothing = [""] * len(keys)
        orders = [self._artist_orders.get(key, "") for key in keys] if has_orders else nothing
        return _Spelt(keys, texts, nothing, orders, tracks)


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
        names = _Names(self._database)
        shown: list[PaneValues] = []
        for choice in choices:
            values = _values(choice, self._column(choice.field, names), found)
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
        column = self._column(PaneField.ALBUM, _Names(self._database))
        return column.keys, self._codes(column)

    def works(self) -> tuple[Sequence[str], NDArray[np.int64]]:
        """The names of all works, and by id the place of a track's work among them; the last is no work."""
        column = self._column(PaneField.WORK, _Names(self._database))
        return column.texts, self._codes(column)

    def _codes(self, column: PaneColumn) -> NDArray[np.int64]:
        code_of = np.full(max(self._sets.size(), 1), len(column.keys) - 1, np.int64)
        is_known = column.track_ids < len(code_of)
        code_of[column.track_ids[is_known]] = column.codes[is_known]
        return code_of

    def _column(self, field: PaneField, names: _Names) -> PaneColumn:
        if field is PaneField.RATING:
            # Ratings are few, and change without the tags.
            return self._read(field, names)
        return self._columns.get(field, lambda: self._read(field, names))

    def _read(self, field: PaneField, names: _Names) -> PaneColumn:
        if field in _NUMBERS:
            return self._numbers(_NUMBERS[field])
        return self._folders() if field is PaneField.FOLDER else self._texts(names.of(field))

    def _numbers(self, select: str) -> PaneColumn:
        ids, numbers = pairs_in(self._database, select)
        found, codes = np.unique(numbers.astype(np.int64), return_inverse=True)
        texts = [str(number) for number in found.tolist()]
        return self._with_rest(ids, codes.astype(np.int64), texts, texts)

    def _texts(self, spelt: _Spelt) -> PaneColumn:
        """The values of texts; those of a key are one, called by its usual spelling."""
        value_of: dict[str, int] = {}
        codes = [value_of.setdefault(key, len(value_of)) for key in spelt.keys]
        places: list[list[int]] = [[] for _ in value_of]
        for place, code in enumerate(codes):
            places[code].append(place)
        counts = spelt.tracks.counts.tolist()
        texts = _told_apart(
            [_usual(spelt.texts, counts, where) for where in places],
            [_usual(spelt.details, counts, where) for where in places],
        )
        orders = [spelt.orders[where[0]] or sort_key(text) for where, text in zip(places, texts, strict=True)]
        of_ids = np.repeat(np.array(codes, np.int64), spelt.tracks.counts)
        return self._ordered(list(value_of), texts, orders, of_ids, spelt.tracks.ids)

    def _folders(self) -> PaneColumn:
        rows = self._database.query(
            "SELECT folder.path, album_directory, count(*), group_concat(track.id)"
            " FROM track JOIN folder ON folder.id = folder_id"
            " GROUP BY folder_id, album_directory ORDER BY folder_id, album_directory"
        )
        paths = [os.fsdecode(os.path.join(row[0], row[1])).rstrip(os.sep) for row in rows]
        texts = _short_names(paths)
        orders = [sort_key(text) for text in texts]
        codes = np.repeat(np.arange(len(rows)), np.array([row[2] for row in rows], np.int64))
        ids = whole_numbers(",".join([row[3] for row in rows]))
        return self._ordered(paths, texts, orders, codes, ids)

    def _ordered(
        self,
        keys: Sequence[str],
        texts: Sequence[str],
        orders: Sequence[str],
        codes: NDArray[np.int64],
        ids: IdArray,
    ) -> PaneColumn:
        """A column in the order of lists.

        Args:
            keys: of the values.
            texts: what they are called.
            orders: their sort keys.
            codes: which of the values each of ``ids`` has.
            ids: of tracks.
        """
        ranked = [place for _, _, place in sorted(zip(orders, keys, range(len(keys)), strict=True))]
        rank = np.empty(len(keys), np.int64)
        rank[ranked] = np.arange(len(keys))
        return self._with_rest(
            ids, rank[codes], [keys[place] for place in ranked], [texts[place] for place in ranked]
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


def _usual(texts: Sequence[str], counts: Sequence[int], places: Sequence[int]) -> str:
    """The text at some places that most tracks have."""
    first = texts[places[0]]
    if len(places) == 1 or all(texts[place] == first for place in places):
        return first
    tracks: dict[str, int] = defaultdict(int)
    for place in places:
        tracks[texts[place]] += counts[place]
    return usual_spelling(tracks)


def _told_apart(texts: list[str], details: list[str]) -> list[str]:
    """Texts, with their details where several are the same."""
    folded = [text.casefold() for text in texts]
    counts = Counter(folded)
    return [
        f"{text} · {detail}" if counts[key] > 1 and detail else text
        for key, text, detail in zip(folded, texts, details, strict=True)
    ]


def _short_names(paths: Sequence[str]) -> list[str]:
    """Paths without the folders that all of them are in; undecodable bytes as U+FFFD."""
    common = os.path.commonpath(paths) if len(paths) > 1 and all(map(os.path.isabs, paths)) else ""
    shown = (os.path.relpath(path, common) if common and path != common else path for path in paths)
    return [text.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for text in shown]
