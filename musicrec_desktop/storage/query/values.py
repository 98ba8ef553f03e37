"""The values of tracks, for the Python meaning of queries (``query/meaning.py``)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.query.fields import FIELDS, Kind
from musicrec_desktop.query.meaning import FieldValues, Number
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.query import columns
from musicrec_desktop.storage.query.columns import NUMBERS, RATING, SOUND, TEXTS, USE
from musicrec_desktop.storage.query.planning import BANNED_ARTISTS

_TEXT_COLUMNS: Final = tuple(dict.fromkeys(column for source in TEXTS.values() for column in source.columns))
_OWN_NUMBERS: Final = tuple(name for name, source in NUMBERS.items() if source.table == "track")
_FLAGS: Final = ("is_lossless", "is_compilation", "is_explicit", "is_spoken")
_TRACKS: Final = (
    f"SELECT track.id, cover <> 'none', track_gain_db IS NOT NULL, {', '.join(_FLAGS)},"
    f" {', '.join(_TEXT_COLUMNS)}, {', '.join(NUMBERS[name].sql for name in _OWN_NUMBERS)}"
    f" FROM track WHERE track.id {IN_LIST}"
)
_HEAD: Final = 7


def values_of(database: Database, ids: Sequence[int], queued: Collection[int] = ()) -> list[FieldValues]:
    """The values of some tracks in the order asked for; unknown ids are left out.

    Args:
        database: of the library.
        ids: of tracks.
        queued: the ids of the tracks in the queue.
    """
    wanted = (id_list(ids),)
    by_kind: dict[int, dict[str, list[str]]] = {}
    for track_id, kind, value, sort_name in database.query(
        f"SELECT track_id, kind, value, sort_name FROM track_value WHERE track_id {IN_LIST}"
        " ORDER BY track_id, kind, position",
        wanted,
    ):
        kinds = by_kind.setdefault(track_id, {})
        kinds.setdefault(kind, []).append(value)
        kinds.setdefault(f"{kind}-sort", []).append(sort_name)
    for table in dict.fromkeys(table for source in TEXTS.values() for table in source.tables):
        for track_id, text in database.query(
            f"SELECT track_id, text FROM {table} WHERE track_id {IN_LIST}", wanted
        ):
            by_kind.setdefault(track_id, {}).setdefault(table, []).append(text)
    numbers = _numbers(database, wanted)
    keys = {
        row[0]: (row[1], bool(row[2]))
        for row in database.query(
            f"SELECT track_id, tonic, is_major FROM {SOUND} WHERE tonic IS NOT NULL AND track_id {IN_LIST}",
            wanted,
        )
    }
    sounds = {
        row[0] for row in database.query(f"SELECT track_id FROM {SOUND} WHERE track_id {IN_LIST}", wanted)
    }
    opinions = dict(
        database.query(f"SELECT track_id, kind FROM track_feedback WHERE track_id {IN_LIST}", wanted)
    )
    banned = {row[0] for row in database.query("SELECT track_id FROM track_ban WHERE kind = 'ban'")}
    banned_artists = _banned_artists(database)
    found: dict[int, FieldValues] = {}
    for row in database.query(_TRACKS, wanted):
        track_id = row[0]
        kinds = by_kind.get(track_id, {})
        artists = [*kinds.get("artist", ()), *kinds.get("album_artist", ())]
        has = {
            "cover": row[1],
            "gain": row[2],
            "sound": track_id in sounds,
        }
        flags = {
            "lossless": row[3],
            "compilation": row[4],
            "explicit": row[5],
            "spoken": row[6],
            "liked": opinions.get(track_id) == "like",
            "disliked": opinions.get(track_id) == "dislike",
            "banned": track_id in banned or not banned_artists.isdisjoint(map(fold, artists)),
            "queued": track_id in queued,
            "analysed": track_id in sounds,
        }
        own = row[_HEAD + len(_TEXT_COLUMNS) :]
        found[track_id] = FieldValues(
            track_id,
            texts=_texts(dict(zip(_TEXT_COLUMNS, row[_HEAD:], strict=False)), kinds),
            numbers={
                **{
                    name: number for name, number in zip(_OWN_NUMBERS, own, strict=True) if number is not None
                },
                **numbers.get(track_id, {}),
            },
            key=keys.get(track_id),
            flags=frozenset(name for name, holds in flags.items() if holds),
            has=frozenset(name for name, holds in has.items() if holds),
        )
    return [found[track_id] for track_id in ids if track_id in found]


def sorted_numbers(database: Database, name: str) -> list[float]:
    """The values of a field in the library, ascending, as ``World.values`` gives them."""
    source = NUMBERS[name]
    is_counted = next(spec.is_counted for spec in FIELDS if spec.name == name)
    join = "" if source.table == "track" else f" JOIN {source.table} ON track_id = track.id"
    rows = database.query(f"SELECT {source.sql} AS number FROM track{join} WHERE missing_since_ms IS NULL")
    return sorted(row[0] for row in rows if row[0] is not None and not (is_counted and not row[0]))


def _numbers(database: Database, wanted: tuple[str]) -> dict[int, dict[str, Number]]:
    numbers: dict[int, dict[str, Number]] = {}
    for table in (USE, SOUND, RATING):
        names = [name for name, source in NUMBERS.items() if source.table == table]
        listed = ", ".join(NUMBERS[name].sql for name in names)
        for row in database.query(f"SELECT track_id, {listed} FROM {table} WHERE track_id {IN_LIST}", wanted):
            values = zip(names, row[1:], strict=True)
            numbers.setdefault(row[0], {}).update(
                (name, value) for name, value in values if value is not None
            )
    return numbers


def _banned_artists(database: Database) -> set[str]:
    rows = database.query(BANNED_ARTISTS)
    words = {fold(artist): kind for artist, kind in rows}
    return {artist for artist, kind in words.items() if kind == "ban"}


def _texts(row: dict[str, Any], kinds: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    texts: dict[str, tuple[str, ...]] = {}
    for spec in FIELDS:
        if spec.kind not in {Kind.WORDS, Kind.TEXT}:
            continue
        source = columns.TEXTS[spec.name]
        own = [row[column] for column in source.columns]
        if source.is_list:
            own = [word for text in own for word in text.split()]
        listed = [text for kind in source.kinds for text in kinds.get(kind, ())]
        listed += [text for kind in source.sort_kinds for text in kinds.get(f"{kind}-sort", ())]
        listed += [text for table in source.tables for text in kinds.get(table, ())]
        texts[spec.name] = tuple(text for text in (*own, *listed) if text)
    return texts
