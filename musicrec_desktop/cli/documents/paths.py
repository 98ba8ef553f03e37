"""Paths from track to track."""

from __future__ import annotations

from collections.abc import Mapping

from musicrec_desktop.cli.documents.parts import Document, name_document
from musicrec_desktop.model.path import Path
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.ui.kit.wording.paths import path_problem_text, step_text


def path_document(path: Path, tracks: Mapping[TrackId, Track]) -> Document:
    """A path, each track with what is heard of the step to it; ``problem`` is null where all is as wished."""
    return {
        "tracks": [
            {
                **name_document(tracks[step.track_id]),
                "is_stop": step.is_stop,
                "reasons": [reason.value for reason in step.reasons],
                "why": step_text(step),
            }
            for step in path.steps
            if step.track_id in tracks
        ],
        "duration_ms": path.duration_ms,
        "problem": path.problem.value or None,
        "problem_text": path_problem_text(path.problem) or None,
    }
