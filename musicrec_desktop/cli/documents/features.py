"""librosa's features of tracks."""

from __future__ import annotations

from musicrec_desktop.cli.documents.parts import Document, failure_document, name_document
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.feature_statistics import FeatureStatistics, by_feature
from musicrec_desktop.model.track import Track
from musicrec_desktop.services.features.service import StatisticsReport


def feature_document(track: Track, found: FeatureStatistics) -> Document:
    """A track and its features by name; ``problem`` says why there are none."""
    return {
        **name_document(track),
        "problem": found.failure or None,
        "features": None if found.values is None else by_feature(found.values),
    }


def table_document(path: str, tracks: int, report: StatisticsReport) -> Document:
    """A table of features that was written into a file."""
    return {
        "path": display_path(path),
        "tracks": tracks,
        "computed": report.computed,
        "known_before": report.known,
        "failed": [failure_document(failed, reason) for failed, reason in report.failed],
        "seconds": round(report.seconds, 3),
        "cpu_seconds": round(report.cpu_seconds, 3),
    }
