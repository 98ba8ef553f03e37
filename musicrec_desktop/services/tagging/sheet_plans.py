"""Plans for tracks of cue sheets: what a sheet can hold of a track, and what it has once for all of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from musicrec_desktop.library.values import isrcs
from musicrec_desktop.model.tag_edit import FieldChange, FilePlan, PlanNote
from musicrec_desktop.model.tag_fields import (
    FIELD,
    SHEET_LEVELS,
    FieldKind,
    SheetLevel,
    SheetPlace,
    TagFormat,
)
from musicrec_desktop.services.tagging.fitting import Fitted, fitted

FOR_ALL: Final = "cue-for-all"
ONE_FOR_ALL: Final = "cue-one-for-all"
FROM_ALL: Final = "cue-from-all"
NO_PLACE: Final = "cue-no-place"
COUNTS: Final = "cue-counts"
NO_PICTURES: Final = "cue-no-pictures"
ONE_NAME: Final = "cue-one-name"
QUOTES: Final = "cue-quotes"
NO_SIGNS: Final = "cue-no-signs"
NO_CODE: Final = "no-isrc"
_NUMBERS: Final = frozenset({"tracknumber", "tracktotal"})
_BREAKS: Final = re.compile("[\\x00-\\x1f\\x85\\u2028\\u2029]+")


def fitted_in_sheet(sheet: SheetPlace, name: str, values: tuple[str, ...]) -> Fitted:
    """Values of a field as a cue sheet holds them: in one line, without double quotes, in its encoding."""
    if name not in SHEET_LEVELS:
        return Fitted(None, PlanNote(COUNTS if name in _NUMBERS else NO_PLACE, name))
    if name == "isrc":
        codes = isrcs(values)[:1]
        return Fitted(codes) if codes or not any(values) else Fitted(None, PlanNote(NO_CODE, values[0]))
    kind = FIELD[name].kind
    found = fitted(TagFormat.CUE, name, values)
    if found.values is None or kind is FieldKind.DATE:
        return found
    if kind is FieldKind.NUMBER:
        is_number = all(value.isdecimal() for value in found.values)
        return found if is_number else Fitted(None, PlanNote("no-number", found.values[0]))
    lines = tuple(_BREAKS.sub(" ", value).strip() for value in found.values)
    if kind is FieldKind.MANY:
        parts = (part.strip() for line in lines for part in line.split("; "))
        lines = tuple(dict.fromkeys(filter(None, parts)))
    plain = tuple(line.replace('"', "'") for line in lines)
    if not _has_signs(sheet.encoding, plain):
        return Fitted(None, PlanNote(NO_SIGNS, name))
    return Fitted(plain, PlanNote(QUOTES, name) if plain != lines else None)


def _has_signs(encoding: str, texts: Sequence[str]) -> bool:
    try:
        "".join(texts).encode(encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def with_one_sheet(plans: Sequence[FilePlan]) -> list[FilePlan]:
    """Plans in which what a sheet has once for all of its tracks is changed once.

    Args:
        plans: of files and of tracks of cue sheets, each alone.
    """
    found = list(plans)
    sheets: dict[str, list[int]] = defaultdict(list)
    for at, plan in enumerate(plans):
        if plan.file.sheet is not None and plan.obstacle is None:
            sheets[plan.file.sheet.path].append(at)
    for places in sheets.values():
        for name, level in SHEET_LEVELS.items():
            changes = {at: change for at in places for change in found[at].fields if change.field == name}
            if changes and level is SheetLevel.SHEET:
                _change_once(found, name, changes)
            elif changes and level is SheetLevel.EITHER:
                _keep_what_all_have(found, name, changes)
    return found


def _change_once(plans: list[FilePlan], name: str, changes: Mapping[int, FieldChange]) -> None:
    """A field of the sheet: the first of its tracks changes it, if all ask for the same."""
    first = next(iter(changes))
    sheet = plans[first].file.sheet
    assert sheet is not None
    if len({change.after for change in changes.values()}) > 1:
        for at in changes:
            plans[at] = _without(plans[at], name, PlanNote(ONE_FOR_ALL, name))
        return
    for at in list(changes)[1:]:
        plans[at] = _without(plans[at], name)
    if sheet.count > 1:
        plans[first] = replace(plans[first], notes=(*plans[first].notes, PlanNote(FOR_ALL, name)))


def _keep_what_all_have(plans: list[FilePlan], name: str, changes: Mapping[int, FieldChange]) -> None:
    """What the sheet says for all can be taken from all alone, and not from some of its tracks."""
    gone = [at for at, change in changes.items() if not change.after]
    for at in gone:
        sheet = plans[at].file.sheet
        assert sheet is not None
        if name in sheet.shared and len(gone) < sheet.count:
            plans[at] = _without(plans[at], name, PlanNote(FROM_ALL, name))


def _without(plan: FilePlan, name: str, note: PlanNote | None = None) -> FilePlan:
    fields = tuple(change for change in plan.fields if change.field != name)
    return replace(plan, fields=fields, notes=plan.notes if note is None else (*plan.notes, note))
