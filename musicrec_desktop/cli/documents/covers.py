"""Covers: how they were looked at, which albums look alike, which pictures are there twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from musicrec_desktop.cli.documents.parts import Document, failure_document, name_document
from musicrec_desktop.model.cover_look import AlbumCover, AlbumLike, DoublePicture, Wall
from musicrec_desktop.model.track import GroupRow, Track, TrackId
from musicrec_desktop.services.looks.run import LookReport


def look_document(report: LookReport) -> Document:
    """How looking at covers ended; ``problem`` is null where pictures could be looked at."""
    return {
        "tracks": report.tracks,
        "pictures": report.pictures,
        "failed": [failure_document(path, reason) for path, reason in report.failed],
        "unreachable": report.unreachable,
        "seconds": round(report.seconds, 3),
        "cpu_seconds": round(report.cpu_seconds, 3),
        "problem": report.problem or None,
    }


def similar_covers_document(album: AlbumCover, found: Iterable[AlbumLike]) -> Document:
    """An album, and the albums whose covers look like its cover, best first."""
    return {
        **_album(album.album),
        "similar": [
            {**_album(one.cover.album), "score": one.share, "is_same_picture": one.is_same} for one in found
        ],
    }


def double_documents(
    groups: Iterable[Sequence[DoublePicture]], tracks: Mapping[TrackId, Track]
) -> list[Document]:
    """Duplicate covers: pictures with their files, largest first, and the albums and tracks of each."""
    return [
        {
            "files": [
                {
                    "width": one.width_px,
                    "height": one.height_px,
                    "albums": [_album(album) for album in one.albums],
                    "tracks": [name_document(tracks[track]) for track in one.tracks if track in tracks],
                }
                for one in files
            ]
        }
        for files in groups
    ]


def wall_document(wall: Wall) -> Document:
    """The albums of the wall, row by row; those without a cover come last."""
    return {
        "columns": wall.columns,
        "with_cover": wall.with_cover,
        "albums": [_album(album) for album in wall.albums],
    }


def _album(album: GroupRow) -> Document:
    return {"album": album.name, "album_artist": album.detail, "tracks": album.track_count}
