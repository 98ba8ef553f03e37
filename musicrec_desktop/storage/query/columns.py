"""Where the values of the fields of a query are in the database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.storage.query.plan import Cost, Rows
from musicrec_desktop.storage.schema.spoken import SPOKEN


@dataclass(frozen=True, slots=True)
class TextSource:
    """Where the texts of a field are; a track has all of them.

    Attributes:
        columns: SQL on the row of a track, each a text.
        kinds: of rows of ``track_value`` whose value is one.
        sort_kinds: of rows of ``track_value`` whose sort name is one.
        tables: other tables with a row and a ``text`` for a track.
        index: column of ``track_search`` with its words; empty for none.
        is_list: a column holds several texts, parted by spaces.
    """

    columns: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sort_kinds: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    index: str = ""
    is_list: bool = False


FOLDER_PATH: Final = "(SELECT path FROM folder WHERE folder.id = track.folder_id)"
_ARTISTS: Final = ("artist", "album_artist")

TEXTS: Final = {
    "title": TextSource(("track.title", "track.title_sort_name"), index="title"),
    "artist": TextSource(
        ("track.artist_text", "track.album_artist_text"), _ARTISTS, _ARTISTS, index="artist"
    ),
    "album": TextSource(("track.album", "track.album_sort_name"), index="album"),
    "albumartist": TextSource(("track.album_artist_text",), ("album_artist",)),
    "genre": TextSource(kinds=("genre",), index="genre"),
    "genre~": TextSource(tables=("shown_genre",)),
    **{
        kind: TextSource(kinds=(kind,), sort_kinds=(kind,), index=kind)
        for kind in ("composer", "conductor", "performer", "comment", "grouping", "mood", "label")
    },
    "lyrics": TextSource(tables=("lyrics", "lyrics_beside"), index="lyrics"),
    "catalogue": TextSource(kinds=("catalogue",)),
    "isrc": TextSource(kinds=("isrc",)),
    "work": TextSource(kinds=("work",)),
    "movement": TextSource(kinds=("movement",)),
    "ensemble": TextSource(kinds=("ensemble",)),
    "instrument": TextSource(kinds=("instrument",)),
    "keytag": TextSource(("track.tag_key",)),
    "mbrecording": TextSource(("track.recording_id",)),
    "mbrelease": TextSource(("track.release_id",)),
    "mbreleasegroup": TextSource(("track.release_group_id",)),
    "mbartist": TextSource(("track.artist_ids",), is_list=True),
    "mbalbumartist": TextSource(("track.album_artist_ids",), is_list=True),
    "titlesort": TextSource(("track.title_sort_name",)),
    "artistsort": TextSource(sort_kinds=("artist",)),
    "albumsort": TextSource(("track.album_sort_name",)),
    "albumartistsort": TextSource(sort_kinds=("album_artist",)),
    "codec": TextSource(("track.codec",)),
    "path": TextSource((f"query_path({FOLDER_PATH}, track.relative_path)",)),
    "folder": TextSource((f"query_folder({FOLDER_PATH}, track.relative_path)",)),
    "file": TextSource(("track.file_name",), index="file_name"),
}


@dataclass(frozen=True, slots=True)
class NumberSource:
    """Where the number of a field is.

    Attributes:
        sql: the number, on the row of ``table``; NULL where there is none.
        table: ``track``, or a table or view with at most one row a track and its ``track_id``.
    """

    sql: str
    table: str = "track"


USE: Final = "own_use"
SOUND: Final = "track_sound"
RATING: Final = "own_rating"

NUMBERS: Final = {
    "year": NumberSource("track.year"),
    "date": NumberSource("nullif(track.date_text, '')"),
    "originaldate": NumberSource("nullif(track.original_date_text, '')"),
    "track": NumberSource("track.track_number"),
    "tracks": NumberSource("track.track_total"),
    "disc": NumberSource("track.disc_number"),
    "discs": NumberSource("track.disc_total"),
    "bpmtag": NumberSource("track.tag_bpm"),
    "length": NumberSource("coalesce(track.decoded_duration_ms, track.header_duration_ms)"),
    "bitrate": NumberSource("track.bitrate_kbps"),
    "samplerate": NumberSource("track.sample_rate_hz"),
    "bitdepth": NumberSource("track.bit_depth"),
    "channels": NumberSource("track.channels"),
    "size": NumberSource("track.size"),
    "added": NumberSource("track.added_at_ms"),
    "modified": NumberSource("track.mtime_ns / 1000000"),
    "plays": NumberSource("plays", USE),
    "skips": NumberSource("skips", USE),
    "finished": NumberSource("finished * 1.0 / listens", USE),
    "played": NumberSource("last_played_ms", USE),
    "rating": NumberSource("half_stars", RATING),
    "bpm": NumberSource("bpm", SOUND),
    "energy": NumberSource("energy", SOUND),
    "brightness": NumberSource("brightness", SOUND),
    "danceability": NumberSource("danceability", SOUND),
    "acousticness": NumberSource("acousticness", SOUND),
    "vocals": NumberSource("vocals", SOUND),
    "loudness": NumberSource("loudness", SOUND),
}

FLAGS: Final = {
    "liked": Rows("track_feedback", "kind = 'like'"),
    "disliked": Rows("track_feedback", "kind = 'dislike'"),
    "lossless": Rows("track", "is_lossless = 1", cost=Cost.SCAN, id="id"),
    "compilation": Rows("track", "is_compilation = 1", cost=Cost.SCAN, id="id"),
    "spoken": Rows("track", SPOKEN, cost=Cost.INDEX, id="id"),
    "explicit": Rows("track", "is_explicit = 1", cost=Cost.SCAN, id="id"),
    "analysed": Rows(SOUND, "1"),
}
"""What has a flag; ``banned`` and ``queued`` need more than the database (``planning.py``)."""

HAS: Final = {
    "cover": Rows("track", "cover <> 'none'", cost=Cost.SCAN, id="id"),
    "gain": Rows("track", "track_gain_db IS NOT NULL", cost=Cost.SCAN, id="id"),
    "sound": Rows(SOUND, "1"),
}
