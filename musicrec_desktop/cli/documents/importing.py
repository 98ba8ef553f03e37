"""Documents of imports from other players and services."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from musicrec_desktop.cli.documents.parts import Document, moment
from musicrec_desktop.core.errors import ImportFileError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.import_plan import ImportBatchId, ImportNumbers, PastImport
from musicrec_desktop.services.importing.plan import ImportPlan, SourcePlan
from musicrec_desktop.services.importing.service import FoundProgram
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.imports import import_note_text

_OUTCOMES = ("matched", "version", "uncertain", "missing")


def program_documents(found: Sequence[FoundProgram]) -> list[Document]:
    """The players whose libraries are in their usual places."""
    return [{"source": one.source_id, "title": one.title, "path": display_path(one.path)} for one in found]


def import_documents(
    plan: ImportPlan, done: Mapping[str, ImportBatchId] | None = None
) -> Document | list[Document]:
    """What an import does, or did: one object, or a list where there are several sources.

    Args:
        plan: what was planned.
        done: the imports by the id of the source, where it was carried out.
    """
    documents = [_source_document(one, (done or {}).get(one.source_id)) for one in plan.sources]
    return documents[0] if len(documents) == 1 else documents


def past_documents(past: Sequence[PastImport]) -> list[Document]:
    """The imports that were carried out."""
    return [
        {
            "id": one.id,
            "source": one.source,
            "title": one.title,
            "file": one.file_name,
            "imported_at": moment(one.imported_at_ms),
            **_numbers(one.numbers),
            "waiting_plays": one.waiting_plays,
            "can_be_undone": one.can_be_undone,
        }
        for one in past
    ]


def _source_document(one: SourcePlan, batch_id: ImportBatchId | None) -> Document:
    document: Document = {
        "source": one.source_id,
        "title": one.title,
        **_numbers(one.numbers),
        "errors": [] if one.error is None else [_error(one.error)],
        "questions": sorted(question.value for question in one.questions),
        "accounts": list(one.accounts),
        "path_guesses": [
            {
                "there": display_path(guess.rule.foreign),
                "here": display_path(guess.rule.local),
                "found": guess.count,
            }
            for guess in one.path_guesses
        ],
        "notes": [
            {"reason": reason, "count": count, "text": import_note_text(reason, count)}
            for reason, count in sorted(one.notes.items())
        ],
    }
    if batch_id is not None:
        document["id"] = batch_id
    return document


def _numbers(numbers: ImportNumbers) -> Document:
    every = asdict(numbers)
    return {
        "tracks": {name: every[name] for name in _OUTCOMES},
        "plays": numbers.all_plays,
        "ratings": numbers.ratings,
        "likes": numbers.likes,
        "playlists": numbers.playlists,
        "playlist_entries": numbers.entries,
        "dated_plays": numbers.plays,
        **{
            name: every[name]
            for name in (
                *("counted_plays", "undated_plays", "waiting_plays", "double_plays", "known_plays", "skips"),
                *("dislikes", "bans", "offers", "added_dates"),
            )
        },
    }


def _error(error: ImportFileError) -> Document:
    message = error_message(error)
    return {"reason": error.reason, "text": f"{message.headline} {message.advice}"}
