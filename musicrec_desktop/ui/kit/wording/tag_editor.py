"""The tag editor in words: its fields where files differ, its pictures, its tools."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.language import in_sentence, number_text, plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.tag_edit import FilePlan, LetterCase, TagBatch, TagPlan
from musicrec_desktop.model.tag_fields import PictureFacts
from musicrec_desktop.ui.kit.wording.formats import as_line, format_moment
from musicrec_desktop.ui.kit.wording.tagging import NAME_TOKENS, field_name, picture_kind, tag_failure_text

NO_CLIPBOARD_PICTURE: Final = tr("There is no picture on the clipboard, or it is too large. Copy one first.")
PICTURE_NOT_SAVED: Final = tr("The picture could not be saved there. Choose a folder that you may write to.")
LEAVE_QUESTION: Final = tr("What you changed in {files} is not written.")
NOTHING_TO_EDIT: Final = tr("Select tracks first.")
COVER_HINT: Final = tr("Drop a picture here, choose one, or paste one (Ctrl+V).")
NO_PICTURE: Final = tr("No picture in the files")
NO_VALUE: Final = "(nothing)"
SEPARATOR: Final = "; "
_MOST: Final = 90
FURTHER_KINDS: Final = (4, 5, 6, 8, 18, 0)
"""The kinds of pictures that can be added, besides the front cover."""
_FORMATS: Final = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "image/gif": "GIF",
    "image/bmp": "BMP",
}
CASES: Final = {
    LetterCase.TITLE: tr("Each Word Begins With a Capital"),
    LetterCase.SENTENCE: tr("Only the first word begins with a capital"),
    LetterCase.UPPER: tr("ALL CAPITALS"),
    LetterCase.LOWER: tr("all small letters"),
}
TOOL_HINTS: Final = {
    "NUMBER": tr("In the order in which the files stand in the list."),
    "CASE": tr("Names such as “AC/DC” or “dEUS” may need your own hand afterwards: untick them below."),
    "REPLACE": tr("Nothing is written yet; the changes come into the editor."),
    "FROM_NAME": tr("What stands in the path of a file is taken as its tags. Nothing is written yet."),
    "RENAME": tr(
        "Files are renamed, and moved into folders where the pattern has “/”. Playlists, plays and "
        "likes stay with them."
    ),
}
TOKENS_HINT: Final = "   ".join(token for token, _ in NAME_TOKENS)
TOKENS_HELP: Final = "\n".join(f"{token}: {words}" for token, words in NAME_TOKENS)
NOTHING_CHANGES: Final = tr("Nothing changes with this.")
HOW_TO_LEAVE_OUT: Final = tr(
    "Untick what is to stay as it is (Space). Each file is written beside itself, read back and then "
    "replaced; afterwards all of it can be undone."
)
NO_BATCHES: Final = (
    tr("No tags were changed yet"),
    tr("What you write with the tag editor or “musicrec tag” is listed here, and can be taken back."),
)
BATCHES_INTRO: Final = tr(
    "Undo puts the tags, pictures and names of files back as they were. A file that was changed since by "
    "something else stays as it is, and is named."
)
SAVE_FIRST: Final = tr("Write your changes first, or take them back: names are made of what the files say.")


def several_text(count: int) -> str:
    """What stands in a field in which files differ."""
    return tr("Several values ({count})", count=number_text(count))


def choice_text(values: Sequence[str], count: int) -> str:
    """A list of values with the number of its files."""
    return plural("{values}   ({n} file)", "{values}   ({n} files)", count, values=value_text(values))


def value_text(values: Sequence[str]) -> str:
    """Values in one short line."""
    text = as_line(SEPARATOR.join(values)) or NO_VALUE
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"


def picture_facts_text(facts: PictureFacts) -> str:
    """What is known of a picture."""
    parts = [
        _FORMATS.get(facts.mime, tr("Unknown format")),
        f"{facts.width:,} × {facts.height:,}" if facts.width else "",
        tr("{max} kB", max=number_text(max(1, round(facts.size / 1024)))),
    ]
    return " · ".join(part for part in parts if part)


def several_pictures_text(count: int) -> str:
    """What is said where files have different front covers, or some have none."""
    return tr("{count} different covers, or none in some files", count=number_text(count))


def pictures_text(pictures: Sequence[PictureFacts] | None) -> str:
    """The pictures of a file in one line."""
    if not pictures:
        return NO_VALUE
    return SEPARATOR.join(f"{picture_kind(one.kind)} {one.width:,} × {one.height:,}" for one in pictures)


def folder_covers_text(folders: int) -> str:
    """In how many folders a picture is written; music files stay as they are."""
    return plural(
        "A picture is written into {n} folder; no music file is changed.",
        "A picture is written into {n} folders; no music file is changed.",
        folders,
    )


def folder_cover_text(path: str, shown_now: str, others: int) -> str:
    """What a picture beside files replaces, and whom else it concerns."""
    name = display_path(os.path.basename(path))
    if shown_now == path:
        told = tr("{name} is replaced", name=name)
    elif shown_now:
        told = tr(
            "{name} comes in place of {basename}",
            name=name,
            basename=display_path(os.path.basename(shown_now)),
        )
    else:
        told = tr("{name} is new", name=name)
    also = (
        plural("; {n} other file there get it, too", "; {n} other files there get it, too", others)
        if others
        else ""
    )
    return f"{display_path(os.path.basename(os.path.dirname(path)))}: {told}{also}."


def folders_written_text(done: int, failed: int) -> str:
    """How writing pictures beside files ended."""
    told = plural("Cover written into {n} folder", "Cover written into {n} folders", done)
    if not failed:
        return told
    folders = plural("{n} folder", "{n} folders", failed)
    return tr(
        "{told}; {folders} may not be written. Give your user the right to write there.",
        told=told,
        folders=folders,
    )


def too_many_text(files: int, most: int) -> str:
    """Why so many files are not edited at once, and what to do."""
    return tr(
        "{files} files are too many for the editor: take {most} at most at once, or use "
        "“musicrec tag” for all of them.",
        files=number_text(files),
        most=number_text(most),
    )


SHEET_HINT: Final = tr(
    "The tags of these tracks are kept in their cue sheet, which has no place for pictures and for rarer "
    "fields. What it cannot hold is told before anything is written."
)


def file_problem_text(problems: Sequence[str], files: int) -> str:
    """Why some of the selected files cannot be edited.

    Args:
        problems: the reason words; at least one.
        files: how many files are selected.
    """
    why = tag_failure_text(problems[0])
    if files == 1:
        return why
    return plural(
        "{problems} of {n} file stay as they are: {why}",
        "{problems} of {n} files stay as they are: {why}",
        files,
        problems=number_text(len(problems)),
        why=why,
    )


def draft_text(files: int, fields: Sequence[str], *, has_pictures: bool) -> str:
    """How much was edited and is not written."""
    if not files:
        return tr("Nothing is changed.")
    names = [in_sentence(field_name(name)) for name in fields] + ([tr("pictures")] if has_pictures else [])
    shown = ", ".join(names[:4]) + (tr(" and {names} more", names=len(names) - 4) if len(names) > 4 else "")
    return plural("{n} file to write: {shown}", "{n} files to write: {shown}", files, shown=shown)


def plan_text(plan: TagPlan) -> str:
    """How much a plan changes, and what it leaves alone."""
    changes = sum(map(count_of, plan.changed))
    left = sum(each.obstacle is not None for each in plan.files)
    if not changes:
        told = NOTHING_CHANGES
    else:
        told = tr(
            "{changes} in {changed}.",
            changes=plural("{n} change", "{n} changes", changes),
            changed=plural("{n} file", "{n} files", len(plan.changed)),
        )
    return (
        plural("{told} {n} file cannot be changed.", "{told} {n} files cannot be changed.", left, told=told)
        if left
        else told
    )


def count_of(file: FilePlan) -> int:
    """How many changes a file gets."""
    return len(file.fields) + (file.pictures is not None) + (file.move is not None)


def batch_text(batch: TagBatch) -> str:
    """What was written, and when."""
    when = format_moment(batch.made_at_ms)
    undone = tr(" · undone") if batch.is_undone else ""
    return plural(
        "{when} · {n} file{undone}", "{when} · {n} files{undone}", batch.file_count, when=when, undone=undone
    )


def batch_name(name: str, files: int) -> str:
    """The files of a writing: the first of them, and how many more."""
    return (
        name
        if files == 1
        else plural("{name} and {n} more file", "{name} and {n} more files", files - 1, name=name)
    )
