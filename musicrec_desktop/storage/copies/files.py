"""What the files of copies are judged by, and what hangs on them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.model.copies import TAG_NAMES, CopyFile
from musicrec_desktop.model.track import CoverSource, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.id_list import IN_LIST, id_list
from musicrec_desktop.storage.track_facts import OWN_SIZE

_FILES: Final = f"""
    SELECT track.id, folder.path, relative_path, title, artist_text, album, {OWN_SIZE}, audio_id,
           codec, is_lossless, coalesce(bitrate_kbps, 0), coalesce(sample_rate_hz, 0),
           coalesce(bit_depth, 0), duration_ms, loudness.true_peak,
           track_number IS NOT NULL, year IS NOT NULL, genre_text <> '', cover,
           EXISTS (SELECT 1 FROM track_value WHERE track_id = track.id AND kind = 'album_artist'),
           (SELECT count(*) FROM track AS mate WHERE mate.album_key = track.album_key
               AND mate.album_artist_key = track.album_artist_key AND mate.folder_id = track.folder_id
               AND mate.album_directory = track.album_directory AND mate.missing_since_ms IS NULL
               AND mate.id <> track.id AND track.album <> ''),
           coalesce(own_use.plays, 0),
           coalesce((SELECT kind = 'like' FROM track_feedback WHERE track_id = track.id), 0),
           coalesce((SELECT half_stars FROM own_rating WHERE track_id = track.id), 0),
           (SELECT count(DISTINCT own_playlist.id) FROM playlist_entry
               JOIN own_playlist ON own_playlist.id = playlist_id WHERE track_id = track.id),
           added_at_ms
    FROM track JOIN folder ON folder.id = track.folder_id
    LEFT JOIN own_use ON own_use.track_id = track.id
    LEFT JOIN loudness ON loudness.track_id = track.id AND loudness.size = track.size
        AND loudness.mtime_ns = track.mtime_ns
    WHERE track.id {IN_LIST}
"""


class CopyFileStore:
    """Reads files of copies; ten thousand take a second, so it is called in lanes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def files(self, ids: Sequence[TrackId]) -> list[CopyFile]:
        """The files of tracks, in the order asked for; unknown ids are left out."""
        found: dict[int, CopyFile] = {}
        for row in self._database.query(_FILES, (id_list(ids),)):
            (
                track_id, folder, path, title, artist, album, size, sound, codec, is_lossless,
                bitrate, sample_rate, bit_depth, duration_ms,
                true_peak, has_number, has_year, has_genre, cover,
                has_album_artist, mates, plays, is_liked, half_stars, playlists, added_at_ms,
            ) = row  # fmt: skip
            has = (artist, album, has_album_artist, has_number, has_year, has_genre)
            found[track_id] = CopyFile(
                track_id=TrackId(track_id),
                path=os.path.join(os.fsdecode(folder), os.fsdecode(path)),
                title=title,
                artist=artist,
                album=album,
                size=size,
                sound=sound or b"",
                codec=codec,
                is_lossless=bool(is_lossless),
                bitrate_kbps=bitrate,
                sample_rate_hz=sample_rate,
                bit_depth=bit_depth,
                duration_ms=duration_ms,
                true_peak=true_peak,
                missing_tags=tuple(
                    name for name, is_there in zip(TAG_NAMES, has, strict=True) if not is_there
                ),
                has_cover=cover != CoverSource.NONE,
                album_mates=mates,
                plays=plays,
                is_liked=bool(is_liked),
                half_stars=half_stars,
                playlists=playlists,
                added_at_ms=added_at_ms,
            )
        return [found[track_id] for track_id in ids if track_id in found]
