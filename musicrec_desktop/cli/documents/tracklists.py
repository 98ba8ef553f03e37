"""The document of a list from anywhere."""

from __future__ import annotations

from collections.abc import Mapping

from musicrec_desktop.cli.documents.listening import recommendation_documents
from musicrec_desktop.cli.documents.parts import Document, name_document
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.model.tracklist import TracklistAnswer, TracklistLine
from musicrec_desktop.ui.kit.wording.tracklists import line_reason_text


def tracklist_document(answer: TracklistAnswer, tracks: dict[TrackId, Track]) -> Document:
    """What was understood of each line, the parts of the list, and more that fits it."""
    titles = {track_id: track.tags.title for track_id, track in tracks.items()}
    suggested = recommendation_documents(answer.suggestions.entries, tracks)
    for document in suggested:
        document["part"] = answer.part_of.get(TrackId(int(str(document["id"]))))
    return {
        "title": answer.title,
        "lines": [_line_document(line, tracks, titles) for line in answer.lines],
        "left_out": answer.left_out,
        "parts": [
            {
                "centre": name_document(tracks[part.centre]),
                "tracks": list(part.members),
                "words": list(part.words),
            }
            for part in answer.parts
            if part.centre in tracks
        ],
        "tracks": suggested,
        "problem": answer.suggestions.problem or None,
    }


def _line_document(
    line: TracklistLine, tracks: Mapping[TrackId, Track], titles: Mapping[TrackId, str]
) -> Document:
    chosen = tracks.get(line.chosen) if line.chosen is not None else None
    candidates = line.match.candidates if line.match is not None and line.track_id is None else ()
    return {
        "text": line.text,
        "status": line.status.value,
        "track": None if chosen is None else name_document(chosen),
        "artist": line.known.artist if line.known is not None else None,
        "title": line.known.title if line.known is not None else None,
        "reason": line_reason_text(line, titles),
        "candidates": [name_document(tracks[one]) for one in candidates if one in tracks],
    }
