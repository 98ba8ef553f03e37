"""Loudness, measured and written."""

from __future__ import annotations

from collections.abc import Iterable

from musicrec_desktop.cli.documents.parts import Document, failure_document, name_document
from musicrec_desktop.cli.reports import (
    LoudnessRow,
)
from musicrec_desktop.model.loudness import KnownLoudness
from musicrec_desktop.services.loudness.run import LoudnessReport
from musicrec_desktop.services.loudness.writing import WritingReport


def loudness_documents(rows: Iterable[LoudnessRow]) -> list[Document]:
    """Tracks with their loudness."""
    return [
        {
            **name_document(row.track),
            "tags": {
                "track_gain_db": row.loudness.tags.track_gain_db,
                "track_peak": row.loudness.tags.track_peak,
                "album_gain_db": row.loudness.tags.album_gain_db,
                "album_peak": row.loudness.tags.album_peak,
            },
            "measured": None if row.measured is None else _known_document(row.measured),
            "estimated_lufs": row.loudness.estimated_lufs,
            "gain_db": round(row.gain.db, 3),
            "gain_source": row.gain.source.value,
            "is_gain_limited": row.gain.is_limited,
        }
        for row in rows
    ]


def shown_document(rows: Iterable[LoudnessRow]) -> Document:
    """Tracks with their loudness, as the answer to “show”."""
    return {"tracks": loudness_documents(rows)}


def measuring_document(report: LoudnessReport, rows: Iterable[LoudnessRow]) -> Document:
    """How a measurement ended, and the tracks with their loudness."""
    return {
        "measured": len(report.measured),
        "known_before": report.known,
        "failed": [failure_document(path, reason) for path, reason in report.failed],
        "seconds": round(report.seconds, 3),
        "sound_seconds": round(report.sound_seconds, 3),
        "tracks": loudness_documents(rows),
    }


def writing_document(report: WritingReport) -> Document:
    """How the writing of loudness tags ended."""
    return {
        "written": len(report.written),
        "failed": [failure_document(one.path, one.reason) for one in report.failed],
    }


def _known_document(known: KnownLoudness) -> Document:
    album = known.album
    return {
        "integrated_lufs": round(known.integrated_lufs, 3),
        "true_peak": round(known.true_peak, 6),
        "range_lu": round(known.range_lu, 3),
        "album_lufs": None if album is None else round(album.integrated_lufs, 3),
        "album_true_peak": None if album is None else round(album.true_peak, 6),
    }
