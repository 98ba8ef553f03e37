"""The values of a text field in the library, to choose one from."""

from __future__ import annotations

import itertools
import os
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from musicrec_desktop.core.text.folding import fold, genre_key, name_key
from musicrec_desktop.core.text.search_words import search_phrases
from musicrec_desktop.query import fields
from musicrec_desktop.query.completion import MOST, near
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.query import columns
from musicrec_desktop.storage.query.kept import KeptFacts

_BY_WORDS: Final = frozenset({"title", "file", "comment"})
"""Fields with about as many values as tracks: the index of words finds some, and no word finds none."""
_MOST_TRACKS: Final = 2000
_MOST_COMPARED: Final = 2000
_LEAST_COMPARED: Final = 3
_MOST_KEPT: Final = 4
"""Fields whose values a thread keeps while they are typed."""


class _Values(NamedTuple):
    """The values of a field: folded, the most frequent first, and each in its most frequent spelling."""

    by_use: list[str]
    spellings: dict[str, str]


class ValueStore:
    """Finds values of fields; any thread may use it.

    Args:
        database: the library.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = KeptFacts[_Values](database, _MOST_KEPT)

    def suggested(self, field: str, typed: str) -> list[str]:
        """The values of a field that contain a text, the most frequent first; near ones where none does.

        Args:
            field: a text field, ``in`` for the names of playlists, or ``region`` for those of regions.
            typed: in any case, with or without accents; empty for the most frequent values.

        Returns:
            At most ``MOST`` values, each in its most frequent spelling.
        """
        folded = fold(typed)
        if field in _BY_WORDS:
            values = _values_of(_rows(self._database, field, typed))
        else:
            values = self._kept.get(field, lambda: _values_of(_rows(self._database, field, "")))
        found = [key for key in values.by_use if folded in key]
        if not found and len(folded) >= _LEAST_COMPARED:
            found = near(folded, values.by_use[:_MOST_COMPARED])
        spelt = (values.spellings[key] for key in found)
        present = (value for value in spelt if _is_present(self._database, field, value))
        return list(itertools.islice(present, MOST))


def _values_of(rows: Iterable[tuple[Any, ...]]) -> _Values:
    counts: Counter[str] = Counter()
    spellings: dict[str, tuple[int, str]] = {}
    for value, count in rows:
        key = fold(value) or value
        if key:
            counts[key] += count
            spellings[key] = max(spellings.get(key, (0, "")), (count, value))
    by_use = sorted(counts, key=lambda key: (-counts[key], key))
    return _Values(by_use, {key: value for key, (_, value) in spellings.items()})


def _rows(database: Database, field: str, typed: str) -> Iterable[tuple[Any, ...]]:
    """Values with the number of their tracks, which may be missing.

    A value may come in several rows. The order of the groups is that of an index, which has all that is read.
    """
    if field == fields.IN:
        return database.query("SELECT name, 1 FROM own_playlist")
    if field == fields.REGION:
        return database.query("SELECT name, 1 FROM own_map_region")
    if field == "folder":
        return _folders(database)
    source = columns.TEXTS[field]
    if field in _BY_WORDS:
        phrases = search_phrases(typed)
        if not phrases:
            return []
        wanted = " OR ".join('"' + " ".join(phrase) + '" *' for phrase in phrases)
        value = source.columns[0] if source.columns else "value"
        join = "" if source.columns else f" JOIN track_value ON track_id = track.id AND kind = '{field}'"
        return database.query(
            f"SELECT {value}, count(*) FROM (SELECT rowid FROM track_search WHERE track_search MATCH ?"
            f" LIMIT {_MOST_TRACKS}) AS found JOIN track ON track.id = found.rowid{join} GROUP BY 1",
            (f"({source.index} : ({wanted}))",),
        )
    if source.kinds:
        of_kind = "SELECT value, count(*) FROM track_value WHERE kind = ? GROUP BY key, value"
        return [row for kind in source.kinds for row in database.query(of_kind, (kind,))]
    if source.sort_kinds:
        return database.query(
            "SELECT sort_name, count(*) FROM track_value WHERE kind = ? AND sort_name <> '' GROUP BY 1",
            source.sort_kinds,
        )
    if source.tables:
        return database.query(f"SELECT text, count(*) FROM {source.tables[0]} GROUP BY 1")
    group = "album_key, album_artist_key, album" if field == "album" else "1"
    return database.query(f"SELECT {source.columns[0]}, count(*) FROM track GROUP BY {group}")


def _is_present(database: Database, field: str, value: str) -> bool:
    """Whether a track with a value is there."""
    if field in {fields.IN, fields.REGION, "folder"}:
        return True
    source = columns.TEXTS[field]
    if source.kinds and field not in _BY_WORDS:
        key = genre_key(value) if field == "genre" else name_key(value)
        kinds = ", ".join(f"'{kind}'" for kind in source.kinds)
        tracks = f"SELECT track_id FROM track_value WHERE kind IN ({kinds}) AND key = ?"
    elif field == "album":
        key, tracks = name_key(value), "SELECT id FROM track WHERE album_key = ?"
    else:
        return True
    wanted = f"SELECT 1 FROM track WHERE id IN ({tracks}) AND missing_since_ms IS NULL LIMIT 1"
    return database.one(wanted, (key,)) is not None


def _folders(database: Database) -> Iterable[tuple[str, int]]:
    """The names of the folders of albums, and of those above them."""
    counts: Counter[str] = Counter()
    for root, directory, count in database.query(
        "SELECT path, album_directory, count(*) FROM track JOIN folder ON folder.id = folder_id"
        " GROUP BY folder_id, album_directory"
    ):
        counts[os.path.basename(root).decode("utf-8", "replace")] += count
        for name in directory.split(os.fsencode(os.sep)):
            counts[name.decode("utf-8", "replace")] += count
    return counts.items()
