"""Documents of imports from other players and services."""

from __future__ import annotations

from collections.abc import Sequence

from musicrec_desktop.cli.documents.parts import Document, moment
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.imports.source import Source
from musicrec_desktop.model.imported import Opinion
from musicrec_desktop.services.importing.survey import SourceSurvey
from musicrec_desktop.ui.kit.wording.imports import import_note_text


def program_documents(found: Sequence[tuple[Source, str]]) -> list[Document]:
    """The players whose libraries are in their usual places."""
    return [
        {"source": source.id, "title": source.title, "path": display_path(path)} for source, path in found
    ]


def survey_documents(surveys: Sequence[SourceSurvey]) -> Document | list[Document]:
    """What a file holds: one object, or a list where it holds several sources."""
    documents = [_survey_document(each) for each in surveys]
    return documents[0] if len(documents) == 1 else documents


def _survey_document(survey: SourceSurvey) -> Document:
    return {
        "source": survey.id,
        "title": survey.title,
        "questions": sorted(question.value for question in survey.questions),
        "accounts": list(survey.accounts),
        "tracks": survey.tracks,
        "counted_plays": survey.counted_plays,
        "plays": survey.plays,
        "undated_plays": survey.undated_plays,
        "first_play": moment(survey.first_play_ms),
        "last_play": moment(survey.last_play_ms),
        "ratings": survey.ratings,
        "likes": survey.opinions[Opinion.LOVED],
        "dislikes": survey.opinions[Opinion.DISLIKED],
        "bans": survey.opinions[Opinion.BANNED],
        "playlists": survey.playlists,
        "playlist_entries": survey.entries,
        "notes": [
            {"reason": reason, "count": count, "text": import_note_text(reason, count)}
            for reason, count in sorted(survey.notes.items())
        ],
    }
