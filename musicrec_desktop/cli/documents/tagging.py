"""Tags of files, what is done to them, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from musicrec_desktop.cli.documents.parts import Document, failure_document, moment
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.tag_edit import FilePlan, Move, PlanNote, TagBatch, TagOutcome, TagPlan
from musicrec_desktop.model.tag_fields import FileTags, PictureFacts
from musicrec_desktop.ui.kit.wording.tagging import note_text


def tags_document(files: Sequence[FileTags]) -> Document:
    """Files as they are."""
    return {"files": [_file(one) for one in files]}


def plan_document(plan: TagPlan) -> Document:
    """What edits would do."""
    return {"files": [_planned(one) for one in plan.files], "written": False}


def written_tags_document(plan: TagPlan, outcome: TagOutcome) -> Document:
    """What edits did."""
    return {"files": [_planned(one) for one in plan.files], "written": True, **_outcome(outcome)}


def undone_document(outcome: TagOutcome) -> Document:
    """What was put back."""
    return _outcome(outcome)


def batches_document(batches: Sequence[TagBatch]) -> Document:
    """What was done and can be undone."""
    return {
        "batches": [
            {
                "batch": one.id,
                "made_at": moment(one.made_at_ms),
                "files": one.file_count,
                "first_path": display_path(one.first_path),
                "is_undone": one.is_undone,
            }
            for one in batches
        ]
    }


def _file(file: FileTags) -> Document:
    return {
        "path": display_path(file.path),
        "id": file.track_id,
        "part": None if file.sheet is None else file.sheet.part,
        "format": str(file.format),
        "tags": {name: list(values) for name, values in file.values.items()},
        "pictures": [_picture(one) for one in file.pictures],
        "problem": file.problem or None,
    }


def _planned(plan: FilePlan) -> Document:
    return {
        "path": display_path(plan.file.path),
        "id": plan.file.track_id,
        "part": None if plan.file.sheet is None else plan.file.sheet.part,
        "format": str(plan.file.format),
        "changes": [
            {"field": one.field, "before": list(one.before), "after": list(one.after)} for one in plan.fields
        ],
        "pictures": None if plan.pictures is None else [_picture(one) for one in plan.pictures],
        "new_path": None if plan.move is None else display_path(plan.move.after),
        "companions": [_move(one) for one in plan.companions],
        "cue_lines": [
            {"sheet": display_path(line.sheet), "before": line.before, "after": line.after}
            for line in plan.sheet_lines
        ],
        "notes": [_note(one) for one in plan.notes],
        "obstacle": None if plan.obstacle is None else _note(plan.obstacle),
    }


def _outcome(outcome: TagOutcome) -> Document:
    return {
        "batch": outcome.batch,
        "done": [display_path(path) for path in outcome.done],
        "failed": [failure_document(one.path, one.reason) for one in outcome.failed],
    }


def _picture(facts: PictureFacts) -> Document:
    return {
        "kind": facts.kind,
        "mime": facts.mime,
        "width": facts.width,
        "height": facts.height,
        "bytes": facts.size,
        "description": facts.description,
    }


def _move(move: Move) -> Document:
    return {"path": display_path(move.before), "new_path": display_path(move.after)}


def _note(note: PlanNote) -> Document:
    return {"reason": note.reason, "text": note_text(note)}
