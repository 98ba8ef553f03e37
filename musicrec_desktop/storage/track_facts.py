"""Facts about a few hundred tracks at once: for the rules of the automatic queue, and for rows of lists."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from musicrec_desktop.core.text.folding import fold, genre_key
from musicrec_desktop.model.browse import RowFacts
from musicrec_desktop.model.track import SoundFacts, TrackFacts, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.track_columns import SHOWN_KINDS

_TRACKS: Final = (
    "SELECT id, album, title, measured_ms, missing_since_ms IS NOT NULL, audio_id, year, is_explicit,"
    " is_spoken, CASE WHEN part > 0 THEN (SELECT mate.id FROM track AS mate"
    " WHERE mate.folder_id = track.folder_id AND mate.relative_path = track.relative_path AND mate.part = 1)"
    " ELSE 0 END FROM track"
    f" WHERE id {IN_LIST}"
)
_VALUES: Final = (
    f"SELECT track_id, kind = 'genre', value FROM track_value WHERE track_id {IN_LIST}"
    f" AND kind IN {SHOWN_KINDS}"
)
# Of each track the row of the highest version; SQLite takes all columns from the row of a lone max().
_SOUNDS: Final = (
    f"SELECT track_id, descriptors, max(version) FROM features WHERE track_id {IN_LIST} GROUP BY track_id"
)
_LISTENS: Final = (
    "SELECT track_id, sum(plays), sum(skips), max(last_ms) FROM"
    " (SELECT track_id, sum(is_play) AS plays, sum(is_early_skip) AS skips, max(started_at_ms) AS last_ms"
    f" FROM own_listen WHERE track_id {IN_LIST} GROUP BY track_id UNION ALL"
    f" SELECT track_id, plays, skips, last_played_ms FROM own_imported_use WHERE track_id {IN_LIST})"
    " GROUP BY track_id"
)

_ROW_VALUES: Final = (
    f"SELECT track_id, kind, value FROM track_value WHERE track_id {IN_LIST} AND kind NOT IN {SHOWN_KINDS}"
    " ORDER BY track_id, kind, position"
)
_LENGTH: Final = "coalesce(decoded_duration_ms, header_duration_ms)"
SHARE_OF_FILE: Final = f"""CASE WHEN part <> 0 THEN {_LENGTH} * 1.0 / (
    SELECT sum({_LENGTH}) FROM track AS other INDEXED BY track_parts
    WHERE other.folder_id = track.folder_id AND other.relative_path = track.relative_path AND other.part <> 0
) END"""
"""How much of its file a part of it takes, by length; NULL for whole files, and where no length is known."""
OWN_SIZE: Final = f"CAST(track.size * coalesce({SHARE_OF_FILE}, 1) AS INTEGER)"
"""The bytes that a track takes: of a part of a file its share."""
_ROWS: Final = (
    f"SELECT track.id, size, mtime_ns, coalesce(skips, 0), coalesce(position_ms, 0), {SHARE_OF_FILE}"
    " FROM track LEFT JOIN own_resume_position AS place ON place.track_id = track.id"
    f" LEFT JOIN own_use ON own_use.track_id = track.id WHERE track.id {IN_LIST}"
)


def facts_of(database: Database, ids: Sequence[TrackId]) -> dict[TrackId, TrackFacts]:
    """The facts of some tracks; unknown ids are left out."""
    wanted = (id_list(ids),)
    artists: dict[int, set[str]] = {}
    genres: dict[int, set[str]] = {}
    for track_id, is_genre, value in database.query(_VALUES, wanted):
        if is_genre:
            genres.setdefault(track_id, set()).add(genre_key(value))
        else:
            artists.setdefault(track_id, set()).add(fold(value))
    sounds = {track_id: _sound(text) for track_id, text, _ in database.query(_SOUNDS, wanted)}
    listens = {row[0]: row[1:] for row in database.query(_LISTENS, wanted * 2)}
    facts: dict[TrackId, TrackFacts] = {}
    for row in database.query(_TRACKS, wanted):
        track_id, album, title, duration_ms, is_missing, audio_id, year, is_explicit = row[:8]
        is_spoken, cut_from = row[8:]
        plays, skips, last_listen_ms = listens.get(track_id, (0, 0, None))
        facts[TrackId(track_id)] = TrackFacts(
            artist_keys=frozenset(artists.get(track_id, ())),
            album_key=fold(album),
            title_key=fold(title),
            duration_ms=duration_ms,
            is_missing=bool(is_missing),
            audio_id=audio_id or b"",
            genre_keys=frozenset(genres.get(track_id, ())),
            year=year,
            is_explicit=bool(is_explicit),
            sound=sounds.get(track_id),
            plays=plays,
            skips=skips,
            last_listen_ms=last_listen_ms,
            is_spoken=bool(is_spoken),
            cut_from=cut_from or 0,
        )
    return facts


def sounds_of(database: Database, ids: Sequence[TrackId]) -> dict[TrackId, SoundFacts]:
    """Sound facts of some tracks; tracks that were not analysed are left out."""
    rows = database.query(_SOUNDS, (id_list(ids),))
    found = {TrackId(track_id): _sound(text) for track_id, text, _ in rows}
    return {track_id: sound for track_id, sound in found.items() if sound is not None}


def row_facts_of(database: Database, ids: Sequence[TrackId]) -> dict[TrackId, RowFacts]:
    """What columns of lists show of some tracks beside ``Track``; unknown ids are left out."""
    wanted = (id_list(ids),)
    values: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for track_id, kind, value in database.query(_ROW_VALUES, wanted):
        values[track_id][kind] = (*values[track_id].get(kind, ()), value)
    facts: dict[TrackId, RowFacts] = {}
    for track_id, size, mtime_ns, skips, place_ms, share in database.query(_ROWS, wanted):
        own, whole = (size, None) if share is None else (round(size * share), size)
        facts[TrackId(track_id)] = RowFacts(
            values[track_id], own, mtime_ns // 1_000_000, skips, place_ms, whole
        )
    return facts


@functools.lru_cache(maxsize=2048)
def _sound(text: str) -> SoundFacts | None:
    descriptors: Mapping[str, Any] = json.loads(text)
    try:
        return SoundFacts(
            tempo_bpm=descriptors["tempo_bpm"],
            tempo_confidence=descriptors["tempo_confidence"],
            key=int(descriptors["key"]),
            is_major=bool(descriptors["mode"]),
            key_confidence=descriptors["key_confidence"],
            energy=descriptors["energy"],
            vocalness=descriptors["vocalness"],
            speech=descriptors["speech"],
            loudness_lufs=descriptors["loudness_lufs"],
        )
    except KeyError:
        return None  # described by another version of the extractor
