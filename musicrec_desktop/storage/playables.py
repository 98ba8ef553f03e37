"""What the player needs of tracks: file, loudness and place in the album, in one query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from musicrec_desktop.model.playback import Playable
from musicrec_desktop.model.sound import AlbumPlace, TrackLoudness
from musicrec_desktop.model.track import ReplayGain, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import id_list
from musicrec_desktop.storage.loudness import ALBUM_STATE
from musicrec_desktop.storage.track_columns import absolute_path, span_of

# The loudness of an album counts while its present tracks are those that were measured.
_PLAYABLES: Final = f"""
    SELECT track.id, folder.path, track.relative_path, track.measured_ms,
           track.track_gain_db, track.track_peak, track.album_gain_db, track.album_peak,
           loudness.integrated_lufs, loudness.true_peak,
           album_loudness.integrated_lufs, album_loudness.true_peak,
           (SELECT json_extract(descriptors, '$.loudness_lufs') FROM features
               WHERE features.track_id = track.id ORDER BY version DESC LIMIT 1),
           track.album_artist_key, track.album_key, track.disc_number, track.track_number,
           track.span_start, track.span_end
    FROM track
    JOIN folder ON folder.id = track.folder_id
    LEFT JOIN loudness ON loudness.track_id = track.id
        AND loudness.size = track.size AND loudness.mtime_ns = track.mtime_ns
    LEFT JOIN album_loudness ON loudness.track_id IS NOT NULL
        AND album_loudness.album_key = track.album_key
        AND album_loudness.album_artist_key = track.album_artist_key
        AND album_loudness.state = ({ALBUM_STATE})
"""


def playable(database: Database, track_id: TrackId) -> Playable | None:
    """One track; None where it has left the library."""
    row = database.one(f"{_PLAYABLES} WHERE track.id = ?", (track_id,))
    return None if row is None else _playable(row)


def playables(database: Database, ids: Sequence[TrackId]) -> list[Playable]:
    """Tracks in the order asked for; unknown ids are left out."""
    rows = database.query(f"{_PLAYABLES} WHERE track.id IN (SELECT value FROM json_each(?))", (id_list(ids),))
    by_id = {row[0]: _playable(row) for row in rows}
    return [by_id[track_id] for track_id in ids if track_id in by_id]


def _playable(row: tuple[Any, ...]) -> Playable:
    (
        track_id, folder_path, relative_path, duration_ms,
        track_gain, track_peak, album_gain, album_peak,
        lufs, true_peak, album_lufs, album_true_peak, estimated_lufs,
        album_artist, album, disc, number, span_start, span_end,
    ) = row  # fmt: skip
    return Playable(
        track_id=TrackId(track_id),
        path=absolute_path(folder_path, relative_path),
        duration_ms=duration_ms,
        loudness=TrackLoudness(
            tags=ReplayGain(track_gain, track_peak, album_gain, album_peak),
            measured_lufs=lufs,
            measured_peak=true_peak,
            measured_album_lufs=album_lufs,
            measured_album_peak=album_true_peak,
            estimated_lufs=estimated_lufs,
        ),
        album=AlbumPlace((album_artist, album), disc or 1, number) if album and number else None,
        span=span_of(span_start, span_end),
    )
