"""Conversion between the rows of a track and its values."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from musicrec_desktop.core.text.folding import genre_key, name_key
from musicrec_desktop.core.text.order import sort_key
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.files import FileStat
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.span import Span
from musicrec_desktop.model.track import (
    NO_DETAILS,
    TAGS_VERSION,
    CoverSource,
    ReplayGain,
    TagDetails,
    Tags,
    Track,
    TrackId,
)
from musicrec_desktop.storage.album_artist import album_directory

TRACK_SELECT: Final = """
    SELECT track.id, folder.path, track.relative_path, track.title, track.album, track.album_artist_text,
           track.track_number, track.disc_number, track.position_text, track.year,
           track.header_duration_ms, track.duration_ms,
           track.track_gain_db, track.track_peak, track.album_gain_db, track.album_peak,
           track.cover, track.codec, track.bitrate_kbps, track.sample_rate_hz, track.channels,
           track.is_explicit, track.artist_text, track.title_sort_name, track.album_sort_name,
           track.recording_id, track.release_id, track.artist_ids,
           track.is_estimated_header, track.is_estimated_length,
           track.album_artist_ids, track.release_group_id, track.track_total, track.disc_total,
           track.date_text, track.original_date_text, track.is_compilation, track.tag_bpm, track.tag_key,
           track.bit_depth, track.is_lossless,
           track.missing_since_ms, track.added_at_ms, track_feedback.kind,
           coalesce(own_use.plays, 0), own_use.last_played_ms, coalesce(own_rating.half_stars, 0),
           track.span_start, track.span_end, track.sheet_path, track.part < 0
    FROM track
    JOIN folder ON folder.id = track.folder_id
    LEFT JOIN track_feedback ON track_feedback.track_id = track.id
    LEFT JOIN own_use ON own_use.track_id = track.id
    LEFT JOIN own_rating ON own_rating.track_id = track.id
"""

SHOWN_KINDS: Final = "('album_artist', 'artist', 'genre')"
"""The kinds of ``track_value`` that every ``Tags`` has, as SQL."""
DETAIL_KINDS: Final = {
    "composer": "composers",
    "conductor": "conductors",
    "performer": "performers",
    "comment": "comments",
    "grouping": "groupings",
    "mood": "moods",
    "label": "labels",
    "catalogue": "catalogue_numbers",
    "isrc": "isrcs",
    "work": "works",
    "movement": "movements",
    "movement_place": "movement_places",
    "ensemble": "ensembles",
    "instrument": "instruments",
}
"""The other kinds of ``track_value``, and their attributes in ``TagDetails``."""
TAG_COLUMNS: Final = (
    "album_directory", "file_name", "size", "mtime_ns", "ctime_ns",
    "title", "artist_text", "album", "album_artist_text", "genre_text",
    "sort_title", "sort_artist", "sort_album", "sort_genre",
    "track_number", "disc_number", "position_text", "year",
    "header_duration_ms", "track_gain_db", "track_peak", "album_gain_db", "album_peak",
    "cover", "codec", "bitrate_kbps", "sample_rate_hz", "channels", "is_explicit",
    "is_estimated_header",
    "album_key", "album_artist_key", "title_sort_name", "album_sort_name",
    "recording_id", "release_id", "artist_ids", "tags_version",
    "album_artist_ids", "release_group_id", "track_total", "disc_total",
    "date_text", "original_date_text", "is_compilation", "tag_bpm", "tag_key",
    "bit_depth", "is_lossless",
)  # fmt: skip

INSERT_TRACK: Final = (
    "INSERT INTO track (id, folder_id, relative_path, part, span_start, span_end, sheet_path, added_at_ms,"
    f" {', '.join(TAG_COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, {', '.join('?' * len(TAG_COLUMNS))})"
)
_SIZE, _MTIME = (TAG_COLUMNS.index(column) + 1 for column in ("size", "mtime_ns"))
# The decoded length of another state of the file does not count any more.
UPDATE_TRACK: Final = (
    f"UPDATE track SET {', '.join(f'{column} = ?' for column in TAG_COLUMNS)}, missing_since_ms = NULL,"
    f" decoded_duration_ms = iif(size = ?{_SIZE} AND mtime_ns = ?{_MTIME}, decoded_duration_ms, NULL)"
    " WHERE id = ?"
)


def tag_values(stat: FileStat, tags: Tags) -> tuple[Any, ...]:
    """The values of ``TAG_COLUMNS``, in their order."""
    title, album = storable(tags.title), storable(tags.album)
    artist_text = storable(tags.artist_text)
    album_artist_text = storable(tags.album_artist_text or next(iter(tags.artists), ""))
    genre_text = storable(", ".join(tags.genres))
    gain = tags.replay_gain
    return (
        album_directory(os.fsencode(stat.relative_path), tags.album),
        storable(os.path.basename(stat.relative_path)), stat.size, stat.mtime_ns, stat.ctime_ns,
        title, artist_text, album, album_artist_text, genre_text,
        _sort_key(tags.title_sort_name, title), sort_key(artist_text),
        _sort_key(tags.album_sort_name, album), sort_key(genre_text),
        tags.track_number, tags.disc_number, storable(tags.position), tags.year, tags.duration_ms,
        gain.track_gain_db, gain.track_peak, gain.album_gain_db, gain.album_peak,
        str(tags.cover), tags.codec, tags.bitrate_kbps, tags.sample_rate_hz, tags.channels,
        int(tags.is_explicit), int(tags.is_estimate),
        name_key(album), name_key(album_artist_text),
        storable(tags.title_sort_name), storable(tags.album_sort_name),
        tags.recording_id, tags.release_id, " ".join(tags.artist_ids), TAGS_VERSION,
        " ".join(tags.album_artist_ids), tags.release_group_id, tags.track_total, tags.disc_total,
        tags.date, tags.original_date, int(tags.is_compilation), tags.bpm, storable(tags.key),
        tags.bit_depth, int(tags.is_lossless),
    )  # fmt: skip


def storable(text: str) -> str:
    """Text that SQLite can store: bytes that are not UTF-8 become U+FFFD."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def multi_values(track_id: int, tags: Tags) -> Iterable[tuple[int, str, int, str, str, str]]:
    """The rows of ``track_value`` for a track: track, kind, position, value, key, sort name.

    Where a name stands in two spellings, only the first has a key.
    """
    for kind, names, sort_names, key_of in (
        ("artist", tags.artists, tags.artist_sort_names, name_key),
        ("album_artist", tags.album_artists, tags.album_artist_sort_names, name_key),
        ("genre", tags.genres, (), genre_key),
        *(() if tags.details == NO_DETAILS else _details(tags.details)),
    ):
        keys: set[str] = set()
        for position, name in enumerate(map(storable, names)):
            key = key_of(name)
            sort_name = sort_names[position] if len(sort_names) == len(names) else ""
            yield track_id, kind, position, name, "" if key in keys else key, storable(sort_name)
            keys.add(key)


def genre_rows(track_id: int, genres: tuple[str, ...]) -> Iterable[tuple[int, str, int, str, str, str]]:
    """The rows of ``track_value`` for the genres of a track."""
    return multi_values(track_id, Tags(title="", genres=genres))


def _details(
    details: TagDetails,
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...], Callable[[str], str]]]:
    for kind, field in DETAIL_KINDS.items():
        yield kind, getattr(details, field), (), name_key


def _sort_key(sort_name: str, text: str) -> str:
    return sort_key(storable(sort_name), is_sort_name=True) if sort_name else sort_key(text)


def details_from_values(values: Mapping[str, tuple[str, ...]], lyrics: str) -> TagDetails:
    """The details of a track from its multi-values by kind and its lyrics."""
    named = {field: values[kind] for kind, field in DETAIL_KINDS.items() if kind in values}
    return TagDetails(lyrics=lyrics, **named) if named or lyrics else NO_DETAILS


def absolute_path(folder_path: bytes, relative_path: bytes) -> str:
    """The absolute path of a file, ``os.fsdecode`` form."""
    return os.fsdecode(os.path.join(folder_path, relative_path))


def pending_track(
    track_id: int,
    folder_path: bytes,
    relative_path: bytes,
    size: int,
    mtime_ns: int,
    span_start: int | None = None,
    span_end: int | None = None,
    *,
    lacks_addition_only: bool = False,
) -> PendingTrack:
    """A track that waits for work on its file, from its columns."""
    return PendingTrack(
        TrackId(track_id),
        absolute_path(folder_path, relative_path),
        size,
        mtime_ns,
        lacks_addition_only=lacks_addition_only,
        span=span_of(span_start, span_end),
    )


def span_of(start: int | None, end: int | None) -> Span | None:
    """The span of a track from its columns; None for a whole file."""
    return None if start is None else Span(start, end)


def track_from_row(row: tuple[Any, ...], values: Mapping[str, tuple[str, ...]]) -> Track:
    """A track from a row of ``TRACK_SELECT`` and its multi-values by kind."""
    (
        track_id, folder_path, relative_path, title, album, album_artist_text,
        number, disc, position, year, header_ms, duration_ms,
        track_gain, track_peak, album_gain, album_peak, cover, codec, bitrate, rate, channels,
        is_explicit, artist_text, title_sort, album_sort, recording_id, release_id, artist_ids,
        is_estimated_header, is_estimated_length,
        album_artist_ids, release_group_id, track_total, disc_total,
        date, original_date, is_compilation, bpm, key, bit_depth, is_lossless,
        missing_since, added_at, feedback, plays, last_played, half_stars,
        span_start, span_end, sheet_path, is_displaced,
    ) = row  # fmt: skip
    artists, album_artists = values.get("artist", ()), values.get("album_artist", ())
    tags = Tags(
        title=title,
        artists=artists,
        album=album,
        album_artists=album_artists,
        genres=values.get("genre", ()),
        track_number=number,
        disc_number=disc,
        position=position,
        year=year,
        duration_ms=header_ms,
        is_estimate=bool(is_estimated_header),
        replay_gain=ReplayGain(track_gain, track_peak, album_gain, album_peak),
        cover=CoverSource(cover),
        codec=codec,
        bitrate_kbps=bitrate,
        sample_rate_hz=rate,
        channels=channels,
        is_explicit=bool(is_explicit),
        artist_credit="" if artist_text == ", ".join(artists) else artist_text,
        # Without album artists in the tags the text is derived (``album_artist.py``), and is no credit.
        album_artist_credit=album_artist_text
        if album_artists and album_artist_text != ", ".join(album_artists)
        else "",
        artist_sort_names=values.get("artist sort names", ()),
        album_artist_sort_names=values.get("album_artist sort names", ()),
        title_sort_name=title_sort,
        album_sort_name=album_sort,
        recording_id=recording_id,
        release_id=release_id,
        artist_ids=tuple(artist_ids.split()),
        album_artist_ids=tuple(album_artist_ids.split()),
        release_group_id=release_group_id,
        track_total=track_total,
        disc_total=disc_total,
        date=date,
        original_date=original_date,
        is_compilation=bool(is_compilation),
        bpm=bpm,
        key=key,
        bit_depth=bit_depth,
        is_lossless=bool(is_lossless),
    )
    return Track(
        id=TrackId(track_id),
        path=absolute_path(folder_path, relative_path),
        tags=tags,
        duration_ms=duration_ms,
        album_artist_text=album_artist_text,
        is_estimated=bool(is_estimated_length),
        is_missing=missing_since is not None,
        is_liked=feedback == FeedbackKind.LIKE,
        is_disliked=feedback == FeedbackKind.DISLIKE,
        added_at_ms=added_at,
        play_count=plays,
        last_played_ms=last_played,
        half_stars=half_stars,
        span=span_of(span_start, span_end),
        sheet="" if sheet_path is None else absolute_path(folder_path, sheet_path),
        is_displaced=bool(is_displaced),
    )
