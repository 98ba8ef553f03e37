"""The demo."""

from __future__ import annotations

from musicrec_desktop.cli.documents.library import (
    analysis_document,
    scan_document,
    stats_document,
    track_document,
)
from musicrec_desktop.cli.documents.listening import history_documents, recommendation_documents
from musicrec_desktop.cli.documents.parts import Document
from musicrec_desktop.cli.reports import (
    DemoReport,
)
from musicrec_desktop.core.paths import display_path


def demo_document(show: DemoReport) -> Document:
    """The results of the demo."""
    return {
        "folder": display_path(show.folder),
        "scan": scan_document(show.scan),
        "analysis": analysis_document(show.analysis),
        "library": [
            {"style": style, "tracks": [track_document(track) for track in tracks]}
            for style, tracks in show.styles.items()
        ],
        "similar": [
            {"track": track_document(track), "similar": recommendation_documents(found, show.tracks)}
            for track, found in show.similar
        ],
        "queue": recommendation_documents(show.queue.entries, show.tracks),
        "relaxed": list(show.queue.relaxed),
        "history": history_documents(show.history),
        "engine_problem": show.played.engine_problem,
        "stats": stats_document(show.stats),
        "seconds": round(show.seconds, 3),
    }
