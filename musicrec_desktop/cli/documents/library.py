"""The library: scans, analyses, tracks, statistics, backups."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from musicrec_desktop.cli.documents.parts import Document, failure_document, moment
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.cluster import ClusterWorker, Shift
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.files import FileFailure, ScanReport
from musicrec_desktop.model.listen import LibraryStats
from musicrec_desktop.model.recovery import Backup
from musicrec_desktop.model.track import Track


def scan_document(report: ScanReport) -> Document:
    """How a scan ended: counts, and each file that failed."""
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
    """How an analysis ended: counts, and each file that failed."""
    return {
        "analysed": len(report.analysed),
        "failed": [failure_document(path, reason) for path, reason in report.failed],
        "skipped": report.skipped,
        "seconds": round(report.seconds, 3),
        "cpu_seconds": round(report.cpu_seconds, 3),
    }


def shared_analysis_document(report: AnalysisReport, crew: Sequence[ClusterWorker]) -> Document:
    """How an analysis by several computers ended: also how fast it was, and who did what."""
    done = len(report.analysed) + len(report.failed)
    return {
        **analysis_document(report),
        "per_minute": round(60 * done / report.seconds, 2) if report.seconds > 0 else None,
        "workers": [
            {
                "name": worker.name,
                "address": worker.address,
                "cores": worker.cores,
                "state": worker.presence.value,
                "reason": worker.reason or None,
                "done": worker.done,
                "failed": worker.failed,
                "lost": worker.lost,
                "seconds": round(worker.seconds, 3),
                "per_minute": round(worker.per_minute, 2),
            }
            for worker in crew
        ],
    }


def shift_document(shift: Shift) -> Document:
    """What a worker did for one analysis."""
    return {
        "name": shift.name,
        "address": shift.address,
        "done": shift.done,
        "failed": shift.failed,
        "seconds": round(shift.seconds, 3),
    }


def track_document(track: Track) -> Document:
    """A track with all that the library knows of it."""
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
        "start_ms": None if track.span is None else track.span.start_ms,
        "end_ms": None if track.span is None else track.span.end_ms,
        "cue_sheet": display_path(track.sheet) if track.sheet else None,
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
        "stars": track.half_stars / 2 if track.half_stars else None,
        "play_count": track.play_count,
        "last_played": moment(track.last_played_ms),
    }


def stats_document(stats: LibraryStats, unreadable: Sequence[FileFailure] = ()) -> Document:
    """Statistics of the library, and each file that could not be read."""
    return dataclasses.asdict(stats) | {
        "unreadable": [failure_document(failure.path, failure.reason) for failure in unreadable]
    }


def made_document(path: str) -> Document:
    """Where a copy of the library was made; an empty path where there was nothing to copy."""
    return {"path": display_path(path)}


def backup_document(number: int, backup: Backup) -> Document:
    """A copy of the library with its number in the list."""
    return {
        "number": number,
        "path": display_path(backup.path),
        "made_at_ms": backup.made_at_ms,
        "is_replaced": backup.is_replaced,
        "size": backup.size,
        **backup.counts,
    }
