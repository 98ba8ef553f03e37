"""Values as the JSON that ``--json`` promises: names and shapes are a contract with scripts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.listen import LibraryStats
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.similarity_index import IndexChoice, IndexFigures
from musicrec_desktop.model.track import FileFailure, ScanReport, Track, TrackId
from musicrec_desktop.ui.kit.wording.index_words import index_sentence

Document = dict[str, object]


def scan_document(report: ScanReport) -> Document:
    """How a scan ended; counts, and each file that failed."""
    return {
        "added": len(report.changes.added),
        "changed": len(report.changes.changed),
        "moved": len(report.changes.moved),
        "missing": len(report.changes.missing),
        "unchanged": report.unchanged,
        "failed": [failure_document(failure.path, failure.reason) for failure in report.failed],
        "left_out": dict(report.left_out),
        "seconds": round(report.seconds, 3),
    }


def analysis_document(report: AnalysisReport) -> Document:
    """How an analysis ended."""
    return {
        "analysed": len(report.analysed),
        "failed": [failure_document(path, reason) for path, reason in report.failed],
        "skipped": report.skipped,
        "seconds": round(report.seconds, 3),
        "cpu_seconds": round(report.cpu_seconds, 3),
    }


def track_document(track: Track) -> Document:
    """One track with everything that the library knows of it."""
    tags = track.tags
    return {
        "id": track.id,
        "path": display_path(track.path),
        "title": tags.title,
        "artist": tags.artist_text,
        "artists": list(tags.artists),
        "album": tags.album,
        "album_artist": tags.album_artist_text,
        "album_artists": list(tags.album_artists),
        "genres": list(tags.genres),
        "track_number": tags.track_number,
        "disc_number": tags.disc_number,
        "position": tags.position,
        "year": tags.year,
        "duration_ms": track.duration_ms,
        "codec": tags.codec,
        "bitrate_kbps": tags.bitrate_kbps,
        "sample_rate_hz": tags.sample_rate_hz,
        "channels": tags.channels,
        "track_gain_db": tags.replay_gain.track_gain_db,
        "album_gain_db": tags.replay_gain.album_gain_db,
        "recording_id": tags.recording_id or None,
        "release_id": tags.release_id or None,
        "artist_ids": list(tags.artist_ids),
        "cover": tags.cover.value,
        "is_missing": track.is_missing,
        "is_liked": track.is_liked,
        "is_disliked": track.is_disliked,
        "play_count": track.play_count,
        "last_played": moment(track.last_played_ms),
    }


def recommendation_documents(found: Iterable[Recommendation], tracks: dict[TrackId, Track]) -> list[Document]:
    """Recommended tracks with score and reasons, in order."""
    return [
        {
            **name_document(tracks[one.track_id]),
            "score": round(one.score, 6),
            "is_discovery": one.is_discovery,
            "reasons": [
                {
                    "kind": reason.kind.value,
                    "text": reason.text,
                    "weight": round(reason.weight, 6),
                    "contribution": round(reason.contribution, 6),
                }
                for reason in one.reasons
            ],
        }
        for one in found
        if one.track_id in tracks
    ]


def history_documents(rows: Iterable[HistoryRow]) -> list[Document]:
    """Listens, newest first."""
    return [
        {
            **name_document(row.track),
            "started_at": moment(row.listen.started_at_ms),
            "listened_ms": row.listen.listened_ms,
            "duration_ms": row.listen.duration_ms,
            "reason": row.listen.reason.value,
            "origin": row.listen.origin.value,
            "is_play": row.listen.is_play,
            "session_id": row.listen.session_id,
        }
        for row in rows
    ]


def stats_document(stats: LibraryStats, unreadable: Sequence[FileFailure] = ()) -> Document:
    """The library in figures, and each file that could not be read."""
    return dataclasses.asdict(stats) | {
        "unreadable": [failure_document(failure.path, failure.reason) for failure in unreadable]
    }


def index_document(choice: IndexChoice, wanted: str) -> Document:
    """The kind of similarity index in use with its figures, those of the other kind, and why it is in use.

    Figures that were not measured are null; ``other`` is null where nothing of the other kind was measured.
    """
    own, other = choice.figures(choice.kind), choice.figures(choice.other)
    return {
        "kind": choice.kind.value,
        "setting": wanted,
        "reason": choice.reason.value,
        "reason_text": index_sentence(choice),
        "tracks": choice.tracks,
        "search_nodes": choice.search_nodes or None,
        **_figures_document(own),
        "other": None if other is None else {"kind": choice.other.value, **_figures_document(other)},
    }


def _figures_document(figures: IndexFigures | None) -> Document:
    return {
        "build_seconds": None if figures is None else round(figures.build_seconds, 3),
        "recall": None if figures is None else round(figures.recall, 4),
        "ms": None if figures is None else round(figures.ms, 4),
        "bytes": None if figures is None else figures.bytes,
    }


def name_document(track: Track) -> Document:
    """What tells one track from another."""
    return {
        "id": track.id,
        "path": display_path(track.path),
        "title": track.tags.title,
        "artists": list(track.tags.artists),
    }


def failure_document(path: str, reason: str) -> Document:
    """A file that could not be used."""
    return {"path": display_path(path), "reason": reason}


def moment(at_ms: int | None) -> str | None:
    """ISO 8601 in UTC."""
    if at_ms is None:
        return None
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).isoformat(timespec="milliseconds")
