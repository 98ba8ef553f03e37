"""What some edits do to some files: a plan, from values alone."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from musicrec_desktop.core.errors import QueryTimeError, TagPatternError
from musicrec_desktop.model.tag_edit import (
    AddPicture,
    AddValue,
    ChangeCase,
    FieldChange,
    FilePlan,
    NumberTracks,
    PlanNote,
    RemovePictures,
    RemoveValue,
    RenameFile,
    ReplaceText,
    SetCover,
    SetField,
    TagEdit,
    TagPlan,
    TagsFromName,
)
from musicrec_desktop.model.tag_fields import FIELD, FRONT_COVER, FileTags, Picture, PictureFacts, TagFormat
from musicrec_desktop.query.patterns import RegexEdits, regex_problem
from musicrec_desktop.services.tagging.fitting import fitted, fitted_pictures
from musicrec_desktop.services.tagging.letter_case import in_case
from musicrec_desktop.services.tagging.moves import Folders, names_on_disk, with_moves
from musicrec_desktop.services.tagging.name_patterns import check_pattern, name_by_tags, tags_by_name
from musicrec_desktop.services.tagging.sheet_plans import (
    NO_PICTURES,
    ONE_NAME,
    fitted_in_sheet,
    with_one_sheet,
)
from musicrec_desktop.services.tagging.sheets import with_sheet_lines

Values = tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """A file while edits are done to it."""

    file: FileTags
    values: dict[str, Values]
    pictures: tuple[PictureFacts, ...]
    pattern: str = ""
    notes: list[PlanNote] = field(default_factory=list)

    def note(self, reason: str, detail: str = "") -> None:
        self.notes.append(PlanNote(reason, detail))


def plan_of(
    files: Sequence[FileTags],
    edits: Sequence[TagEdit],
    names: Callable[[str], Sequence[str]] = names_on_disk,
) -> TagPlan:
    """What edits do to files; nothing is written.

    Args:
        files: in the order in which tracks are numbered.
        edits: done one after the other.
        names: gives the names in a folder.

    Raises:
        TagPatternError: a pattern or a regular expression cannot be used, or takes too long.
    """
    return plan_groups([(files, edits)], names)


def plan_groups(
    groups: Sequence[tuple[Sequence[FileTags], Sequence[TagEdit]]],
    names: Callable[[str], Sequence[str]] = names_on_disk,
) -> TagPlan:
    """As ``plan_of``, of several groups of files with edits of their own; no file is in two of them."""
    plans: list[FilePlan] = []
    pictures: dict[str, Picture] = {}
    for files, edits in groups:
        plans += _plans(files, edits, names, pictures)
    return TagPlan(tuple(with_one_sheet(plans)), pictures)


def _plans(
    files: Sequence[FileTags],
    edits: Sequence[TagEdit],
    names: Callable[[str], Sequence[str]],
    new: dict[str, Picture],
) -> list[FilePlan]:
    """What edits do to each of some files; pictures that are new go into a dictionary."""
    drafts = [_Draft(file, dict(file.values), file.pictures) for file in files]
    for edit in edits:
        _EDITS[type(edit)](drafts, edit)
        if isinstance(edit, SetCover | AddPicture):
            new[edit.picture.facts.digest] = edit.picture
    plans = [_plan(draft) for draft in drafts]
    targets = {}
    folders = Folders(names)
    for place, (draft, plan) in enumerate(zip(drafts, plans, strict=True)):
        if not draft.pattern or plan.obstacle is not None:
            continue
        target, lacking = _target(draft, plan)
        if lacking:
            plans[place] = replace(plan, obstacle=PlanNote("name-lacks", lacking[0]))
        else:
            root = draft.file.root or os.path.dirname(draft.file.path)
            targets[draft.file.path] = folders.as_spelled(target, root)
    if targets:
        plans = with_sheet_lines(with_moves(plans, targets, folders), folders)
    return plans


def _target(draft: _Draft, plan: FilePlan) -> tuple[str, Values]:
    """The path that a file is to get, and the fields that it lacks for that."""
    path = draft.file.path
    values = dict(draft.file.values)
    values.update({change.field: change.after for change in plan.fields})
    name, lacking = name_by_tags(draft.pattern, values, os.path.splitext(path)[1])
    root = draft.file.root if "/" in draft.pattern and draft.file.root else os.path.dirname(path)
    return os.path.join(root, *name.split("/")), lacking


def _plan(draft: _Draft) -> FilePlan:
    file = draft.file
    if file.problem:
        return FilePlan(file, obstacle=PlanNote(file.problem))
    changes: list[FieldChange] = []
    notes = list(draft.notes)
    for name in FIELD:
        before, wanted = file.values.get(name, ()), draft.values.get(name, ())
        if before == wanted:
            continue
        held = file.sheet
        found = fitted(file.format, name, wanted) if held is None else fitted_in_sheet(held, name, wanted)
        if found.note is not None:
            notes.append(found.note)
        if found.values is not None and found.values != before:
            changes.append(FieldChange(name, before, found.values))
    pictures = None
    if draft.pictures != file.pictures and file.sheet is not None:
        notes.append(PlanNote(NO_PICTURES))
    elif draft.pictures != file.pictures:
        known = frozenset(one.digest for one in file.pictures)
        kept, more = fitted_pictures(file.format, draft.pictures, known)
        notes.extend(more)
        is_refused = bool(more) and all(one.digest in known for one in kept)
        pictures = None if kept == file.pictures or is_refused else kept
    return FilePlan(file, tuple(changes), pictures, notes=tuple(dict.fromkeys(notes)))


def _set(drafts: Sequence[_Draft], edit: SetField) -> None:
    for draft in drafts:
        draft.values[edit.field] = edit.values


def _add(drafts: Sequence[_Draft], edit: AddValue) -> None:
    for draft in drafts:
        values = draft.values.get(edit.field, ())
        if edit.value not in values:
            draft.values[edit.field] = (*values, edit.value)


def _remove(drafts: Sequence[_Draft], edit: RemoveValue) -> None:
    for draft in drafts:
        values = draft.values.get(edit.field, ())
        draft.values[edit.field] = tuple(value for value in values if value != edit.value)


def _number(drafts: Sequence[_Draft], edit: NumberTracks) -> None:
    def group(draft: _Draft) -> tuple[str, Values]:
        if not edit.is_per_disc:
            return "", ()
        return os.path.dirname(draft.file.path), draft.values.get("discnumber", ())

    totals = Counter(map(group, drafts))
    numbers: Counter[tuple[str, Values]] = Counter()
    for draft in drafts:
        key = group(draft)
        draft.values["tracknumber"] = (str(edit.start + numbers[key]),)
        numbers[key] += 1
        if edit.has_totals:
            draft.values["tracktotal"] = (str(edit.start - 1 + totals[key]),)


def _case(drafts: Sequence[_Draft], edit: ChangeCase) -> None:
    for draft in drafts:
        for name in edit.fields:
            if name in draft.values:
                draft.values[name] = tuple(in_case(value, edit.case) for value in draft.values[name])


def _replace(drafts: Sequence[_Draft], edit: ReplaceText) -> None:
    if not edit.find:
        raise TagPatternError("empty", edit.find)
    if edit.is_regex and (problem := regex_problem(edit.find)):
        raise TagPatternError("bad-regex", edit.find, problem)
    replaced = _replacer(edit)
    for draft in drafts:
        for name in edit.fields:
            if name in draft.values:
                draft.values[name] = tuple(map(replaced, draft.values[name]))


def _replacer(edit: ReplaceText) -> Callable[[str], str]:
    if not edit.is_regex and not edit.ignores_case:
        return lambda text: text.replace(edit.find, edit.replacement)
    edits = RegexEdits()
    pattern = edit.find if edit.is_regex else re.escape(edit.find)
    replacement = edit.replacement if edit.is_regex else edit.replacement.replace("\\", "\\\\")

    def replaced(text: str) -> str:
        try:
            return edits.replaced(pattern, replacement, text, ignores_case=edit.ignores_case)
        except QueryTimeError as error:
            raise TagPatternError("regex-too-slow", edit.find) from error
        except ValueError as error:
            raise TagPatternError("bad-regex", edit.replacement, str(error)) from error

    return replaced


def _from_name(drafts: Sequence[_Draft], edit: TagsFromName) -> None:
    check_pattern(edit.pattern, is_renaming=False)
    edits = RegexEdits()
    for draft in drafts:
        if draft.file.sheet is not None:
            draft.note(ONE_NAME)
            continue
        try:
            found = tags_by_name(edit.pattern, draft.file.path, edits)
        except QueryTimeError as error:
            raise TagPatternError("regex-too-slow", edit.pattern) from error
        if found is None:
            draft.note("name-does-not-fit")
            continue
        draft.values.update(found.values)
        if found.others is not None:
            name = next(name for name in found.values if found.others.get(name) != found.values[name])
            draft.note("name-fits-otherwise", ", ".join(found.others.get(name, ())))


def _rename(drafts: Sequence[_Draft], edit: RenameFile) -> None:
    check_pattern(edit.pattern, is_renaming=True)
    for draft in drafts:
        if draft.file.sheet is not None:
            draft.note(ONE_NAME)
        else:
            draft.pattern = edit.pattern


def _set_cover(drafts: Sequence[_Draft], edit: SetCover) -> None:
    facts = replace(edit.picture.facts, kind=FRONT_COVER)
    for draft in drafts:
        fronts = [place for place, one in enumerate(draft.pictures) if one.kind == FRONT_COVER]
        # MP4 knows no kinds: the first picture is the cover.
        gone = fronts[:1] if draft.file.format is TagFormat.MP4 else fronts
        others = [one for place, one in enumerate(draft.pictures) if place not in gone]
        at = fronts[0] if fronts else 0
        draft.pictures = (*others[:at], facts, *others[at:])


def _add_picture(drafts: Sequence[_Draft], edit: AddPicture) -> None:
    facts = edit.picture.facts
    for draft in drafts:
        if not any((one.kind, one.digest) == (facts.kind, facts.digest) for one in draft.pictures):
            draft.pictures = (*draft.pictures, facts)


def _remove_pictures(drafts: Sequence[_Draft], edit: RemovePictures) -> None:
    for draft in drafts:
        draft.pictures = tuple(
            one for one in draft.pictures if edit.digests is not None and one.digest not in edit.digests
        )


_EDITS: Final[Mapping[type, Callable[..., None]]] = {
    SetField: _set,
    AddValue: _add,
    RemoveValue: _remove,
    NumberTracks: _number,
    ChangeCase: _case,
    ReplaceText: _replace,
    TagsFromName: _from_name,
    RenameFile: _rename,
    SetCover: _set_cover,
    AddPicture: _add_picture,
    RemovePictures: _remove_pictures,
}
