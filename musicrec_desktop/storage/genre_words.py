"""Words of genres, and the shown genres of tracks that follow from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from musicrec_desktop.core.text.folding import genre_key
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.core.text.search_words import search_text
from musicrec_desktop.model.genre_words import GenreRules, GenreView, GenreWord, WrittenGenre
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list, text_list
from musicrec_desktop.storage.track_columns import genre_rows, storable

SLICE: Final = 200
"""Tracks that are renewed in one transaction, which takes some tens of milliseconds."""
_WRITTEN_TWICE: Final = "EXISTS (SELECT 1 FROM written_genre WHERE written_genre.track_id = {0})"
_SHOWN_AS_WRITTEN: Final = f"kind = 'genre' AND NOT {_WRITTEN_TWICE.format('track_value.track_id')}"
_RENEWAL: Final = "INSERT OR IGNORE INTO genre_renewal (track_id)"


class GenreWordStore:
    """The words of the library; they are the same for all profiles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rules(self) -> GenreRules:
        """All words, in the order of their keys, and the marks."""
        return rules_of(self._database)

    def written(self) -> list[WrittenGenre]:
        """Every genre in the tags of present tracks by ``genre_key``, the most frequent first."""
        view = GenreView(self.rules())
        counts: dict[str, dict[str, int]] = {}
        for value, count in self._database.query(
            f"SELECT value, count(*) FROM track_value JOIN track ON track.id = track_id"
            f" WHERE missing_since_ms IS NULL AND {_SHOWN_AS_WRITTEN} GROUP BY value"
            " UNION ALL SELECT value, count(*) FROM written_genre JOIN track ON track.id = track_id"
            " WHERE missing_since_ms IS NULL GROUP BY value"
        ):
            spellings = counts.setdefault(genre_key(value), {})
            spellings[value] = spellings.get(value, 0) + count
        found = [
            WrittenGenre(
                name := max(spellings, key=lambda each: (spellings[each], each)),
                sum(spellings.values()),
                view.of_one(name),
                view.has_word(name),
            )
            for spellings in counts.values()
        ]
        return sorted(found, key=lambda each: (-each.tracks, sort_key(each.name)))

    def in_file(self, track_id: TrackId) -> tuple[str, ...] | None:
        """What the tags of a track say where other genres are shown; None where they are shown."""
        rows = self._database.query(
            "SELECT value FROM written_genre WHERE track_id = ? ORDER BY position", (track_id,)
        )
        return tuple(row[0] for row in rows) or None

    def change(self, rules: GenreRules) -> GenreRules:
        """Keep other rules, and note the tracks whose shown genres change by them.

        Returns:
            The rules that were there before.
        """
        with self._database.transaction():
            before = self.rules()
            old, new = GenreView(before), GenreView(rules)
            names = self._database.query(
                "SELECT DISTINCT value FROM track_value WHERE kind = 'genre'"
                " UNION SELECT value FROM written_genre"
            )
            differing = [name for (name,) in names if old.of_one(name) != new.of_one(name)]
            wanted, keys = text_list(differing), text_list(set(map(genre_key, differing)))
            self._database.execute(
                f"{_RENEWAL} SELECT track_id FROM track_value WHERE kind = 'genre' AND key {IN_LIST}"
                f" AND value {IN_LIST} UNION SELECT track_id FROM written_genre WHERE value {IN_LIST}",
                (keys, wanted, wanted),
            )
            # A second spelling on one track has no key.
            self._database.execute(
                f"{_RENEWAL} SELECT track_id FROM track_value WHERE kind = 'genre' AND key = ''"
                f" AND value {IN_LIST}",
                (wanted,),
            )
            self._database.execute("DELETE FROM genre_word")
            self._database.execute("DELETE FROM genre_mark")
            self._database.execute_many(
                "INSERT INTO genre_word (key, written, shown) VALUES (?, ?, ?)",
                [
                    (genre_key(word.written), storable(word.written), json.dumps(word.shown))
                    for word in rules.words
                ],
            )
            self._database.execute_many(
                "INSERT INTO genre_mark (mark) VALUES (?)", [(mark,) for mark in rules.marks]
            )
        return before

    def waiting(self) -> int:
        """How many tracks do not show what the words say yet."""
        row = self._database.one("SELECT count(*) FROM genre_renewal")
        assert row is not None
        return int(row[0])

    def renew(self, tracks: int = SLICE) -> int:
        """Let some of those tracks follow the words, in one transaction.

        Args:
            tracks: how many at most.

        Returns:
            How many did; 0 when none is left.
        """
        with self._database.transaction():
            rows = self._database.query(
                "SELECT track_id FROM genre_renewal ORDER BY track_id LIMIT ?", (tracks,)
            )
            ids = [TrackId(row[0]) for row in rows]
            if not ids:
                return 0
            shown = _settle(self._database, ids, GenreView(self.rules()))
            self._database.execute_many(
                "UPDATE track_search SET genre = ? WHERE rowid = ?",
                [(search_text(list(genres)), track_id) for track_id, genres in shown.items()],
            )
            self._database.execute(f"DELETE FROM genre_renewal WHERE track_id {IN_LIST}", (id_list(ids),))
        return len(ids)


def rules_of(database: Database) -> GenreRules:
    """The words and marks of a library."""
    words = database.query("SELECT written, shown FROM genre_word ORDER BY key")
    marks = {mark for (mark,) in database.query("SELECT mark FROM genre_mark")}
    found = (GenreWord(written, tuple(json.loads(shown))) for written, shown in words)
    return GenreRules(tuple(found)).split_at(marks)


def show_genres(database: Database, ids: Iterable[TrackId]) -> None:
    """Let tracks whose genres were just written as their files have them show what the words say.

    The search index is not written. Runs in a transaction.
    """
    wanted = list(ids)
    if not wanted:
        return
    database.execute(f"DELETE FROM written_genre WHERE track_id {IN_LIST}", (id_list(wanted),))
    rules = rules_of(database)
    if not rules.are_empty:
        _settle(database, wanted, GenreView(rules))


def _settle(database: Database, ids: Sequence[TrackId], view: GenreView) -> dict[TrackId, tuple[str, ...]]:
    """Write the shown genres of tracks, where they are others; gives those."""
    wanted = id_list(ids)
    shown_now = _by_track(
        database.query(
            "SELECT track_id, value FROM track_value"
            f" WHERE kind = 'genre' AND track_id {IN_LIST} ORDER BY track_id, position",
            (wanted,),
        )
    )
    kept = _by_track(
        database.query(
            f"SELECT track_id, value FROM written_genre WHERE track_id {IN_LIST} ORDER BY track_id, position",
            (wanted,),
        )
    )
    changed: dict[TrackId, tuple[str, ...]] = {}
    differing: dict[TrackId, list[str]] = {}
    for track_id in ids:
        now = tuple(shown_now.get(track_id, ()))
        written = kept.get(track_id, list(now))
        shown = view.of(written)
        if shown != now:
            changed[track_id] = shown
        if shown != tuple(written):
            differing[track_id] = written
    database.execute(f"DELETE FROM written_genre WHERE track_id {IN_LIST}", (wanted,))
    database.execute_many(
        "INSERT INTO written_genre (track_id, position, value) VALUES (?, ?, ?)",
        [
            (track_id, position, value)
            for track_id, values in differing.items()
            for position, value in enumerate(values)
        ],
    )
    database.execute(
        f"DELETE FROM track_value WHERE kind = 'genre' AND track_id {IN_LIST}", (id_list(changed),)
    )
    database.execute_many(
        "INSERT INTO track_value (track_id, kind, position, value, key, sort_name) VALUES (?, ?, ?, ?, ?, ?)",
        [row for track_id, genres in changed.items() for row in genre_rows(track_id, genres)],
    )
    texts = {track_id: storable(", ".join(genres)) for track_id, genres in changed.items()}
    database.execute_many(
        "UPDATE track SET genre_text = ?, sort_genre = ? WHERE id = ?",
        [(text, sort_key(text), track_id) for track_id, text in texts.items()],
    )
    return changed


def _by_track(rows: Iterable[tuple[int, str]]) -> dict[TrackId, list[str]]:
    found: dict[TrackId, list[str]] = {}
    for track_id, value in rows:
        found.setdefault(TrackId(track_id), []).append(value)
    return found
