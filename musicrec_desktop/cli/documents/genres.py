"""Suggested genres, and how good they are, in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from musicrec_desktop.cli.documents.parts import Document, failure_document, moment, name_document, rounded
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.genres import GenreEvaluation, GenreVerdict, SuggestedGenre
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.genres.words import GenreWordOverview
from musicrec_desktop.services.genres.writing import GenresWritten


def genre_evaluation_document(found: GenreEvaluation | None, failed: Sequence[FileFailure] = ()) -> Document:
    """An evaluation as a document; shares are from 0 to 1; no figures where there is none."""
    if found is None:
        return {"accuracy": None}
    return {
        "accuracy": rounded(found.accuracy),
        "baseline": rounded(found.baseline),
        "macro_recall": rounded(found.macro_recall),
        "tracks": found.tracks,
        "artists": found.groups,
        "folds": found.folds,
        "suggested": rounded(found.suggested),
        "suggested_right": rounded(found.suggested_right),
        "calibration_error": rounded(found.calibration_error),
        "reliability": [
            {
                "from": each.low,
                "to": each.high,
                "count": each.count,
                "confidence": rounded(each.confidence),
                "right": rounded(each.right),
            }
            for each in found.reliability
        ],
        "genres": [
            {
                "genre": each.name,
                "support": each.support,
                "precision": rounded(each.precision),
                "recall": rounded(each.recall),
            }
            for each in found.genres
        ],
        "confusion": [list(row) for row in found.confusion],
        "left_out": list(found.left_out),
        "failed": [failure_document(each.path, each.reason) for each in failed],
    }


def verdict_document(verdict: GenreVerdict) -> Document:
    """Whether genres are suggested, with the figures behind that."""
    return {
        "is_on": verdict.obstacle is None,
        "obstacle": None if verdict.obstacle is None else str(verdict.obstacle),
        "tagged": verdict.tagged,
        "untagged": verdict.untagged,
        "classes": list(verdict.classes),
        "made_at": moment(verdict.made_at_ms) if verdict.made_at_ms else None,
        **genre_evaluation_document(verdict.evaluation),
    }


def suggestions_document(
    verdict: GenreVerdict, genres: Sequence[SuggestedGenre], tracks: Mapping[TrackId, Track]
) -> Document:
    """Suggested genres, with the verdict."""
    return {
        "verdict": verdict_document(verdict),
        "suggestions": [
            {
                **name_document(tracks[each.track_id]),
                "genre": each.name,
                "confidence": rounded(each.confidence),
                "state": str(each.state),
            }
            for each in genres
            if each.track_id in tracks
        ],
    }


def written_document(report: GenresWritten) -> Document:
    """How a writing of genres ended."""
    return {
        "written": list(report.written),
        "failed": [failure_document(each.path, each.reason) for each in report.failed],
    }


def genre_words_document(overview: GenreWordOverview) -> Document:
    """What genres of tags are shown as."""
    return {
        "split_at": list(overview.rules.marks),
        "genres": [
            {
                "written": each.name,
                "tracks": each.tracks,
                "shown": list(each.shown),
                "has_word": each.has_word,
            }
            for each in overview.written
        ],
    }
