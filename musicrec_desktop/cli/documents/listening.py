"""What was and will be heard: playing, history, recommendations, feedback, taste."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from musicrec_desktop.cli.documents.parts import Document, failure_document, moment, name_document
from musicrec_desktop.cli.reports import (
    FeedbackReport,
    PlayReport,
    TrackOpinion,
)
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.listen import FeedbackKind
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.autoplay.taste_keeper import Known

_ADDED_UP: Final = {
    "more": FeedbackKind.MORE,
    "less": FeedbackKind.LESS,
    "added": FeedbackKind.ADDED,
    "removed": FeedbackKind.REMOVED,
}


def play_document(report: PlayReport, failed: Sequence[FileFailure]) -> Document:
    """What was heard, and what failed before and during playback."""
    return {
        "listens": history_documents(report.heard),
        "failed": [
            *(failure_document(failure.path, failure.reason) for failure in failed),
            *(failure_document(error.path, error.reason) for error in report.failed),
        ],
        "engine_problem": report.engine_problem,
    }


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


def recommendation_documents(found: Iterable[Recommendation], tracks: dict[TrackId, Track]) -> list[Document]:
    """Recommended tracks with scores and reasons, in order."""
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


def taste_document(known: Known, tracks: dict[TrackId, Track]) -> Document:
    """The taste of the listener; shares from 0 to 1, hours and weekdays relative to the mean."""
    return {
        "interests": [
            {
                **name_document(tracks[interest.track_id]),
                "share": round(interest.share, 4),
                "members": interest.members,
                "hours": [round(float(value), 3) for value in interest.hours],
                "weekdays": [round(float(value), 3) for value in interest.weekdays],
            }
            for interest in known.profile.interests
            if interest.track_id in tracks
        ],
        "rejected": [name_document(tracks[one]) for one in known.profile.rejected if one in tracks],
        "tracks_known": len(known.profile.ids),
        "discovery_share": round(known.discovery.share, 4),
        "co_occurrence": {"pairs": len(known.co_occurrence) // 2, "weight": known.co_occurrence.weight},
    }


def feedback_document(report: FeedbackReport) -> Document:
    """Feedback on tracks and artists, and what was revoked where that was asked for."""
    document: Document = {
        "tracks": [_opinion_document(opinion) for opinion in report.tracks],
        "artists": [{"name": name, "is_banned": is_banned} for name, is_banned in report.artists],
    }
    if report.taken_back is not None:
        document["taken_back"] = [
            {"kind": event.kind.value, "track_id": event.track_id, "artist": event.artist or None}
            for event in report.taken_back
        ]
    return document


def _opinion_document(opinion: TrackOpinion) -> Document:
    return {
        **name_document(opinion.track),
        "opinion": opinion.opinion.value,
        "is_banned": opinion.is_banned,
        **{name: opinion.tally[kind] for name, kind in _ADDED_UP.items()},
    }
