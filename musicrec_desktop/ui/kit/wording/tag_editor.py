"""The tag editor in words: its fields where files differ, its pictures, its tools."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.tag_edit import FilePlan, LetterCase, TagBatch, TagPlan
from musicrec_desktop.model.tag_fields import PictureFacts
from musicrec_desktop.ui.kit.wording.formats import as_line, format_count, format_moment
from musicrec_desktop.ui.kit.wording.tagging import NAME_TOKENS, field_name, picture_kind, tag_failure_text

NO_CLIPBOARD_PICTURE: Final = "There is no picture on the clipboard, or it is too large. Copy one first."
PICTURE_NOT_SAVED: Final = "The picture could not be saved there. Choose a folder that you may write to."
LEAVE_QUESTION: Final = "What you changed in {files} is not written."
NOTHING_TO_EDIT: Final = "Select tracks first."
COVER_HINT: Final = "Drop a picture here, choose one, or paste one (Ctrl+V)."
NO_PICTURE: Final = "No picture in the files"
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
    LetterCase.TITLE: "Each Word Begins With a Capital",
    LetterCase.SENTENCE: "Only the first word begins with a capital",
    LetterCase.UPPER: "ALL CAPITALS",
    LetterCase.LOWER: "all small letters",
}
TOOL_HINTS: Final = {
    "NUMBER": "In the order in which the files stand in the list.",
    "CASE": "Names such as “AC/DC” or “dEUS” may need your own hand afterwards: untick them below.",
    "REPLACE": "Nothing is written yet; the changes come into the editor.",
    "FROM_NAME": "What stands in the path of a file is taken as its tags. Nothing is written yet.",
    "RENAME": "Files are renamed, and moved into folders where the pattern has “/”. Playlists, plays and "
    "likes stay with them.",
}
TOKENS_HINT: Final = "   ".join(token for token, _ in NAME_TOKENS)
TOKENS_HELP: Final = "\n".join(f"{token}: {words}" for token, words in NAME_TOKENS)
NOTHING_CHANGES: Final = "Nothing changes with this."
HOW_TO_LEAVE_OUT: Final = (
    "Untick what is to stay as it is (Space). Each file is written beside itself, read back and then "
    "replaced; afterwards all of it can be undone."
)
NO_BATCHES: Final = (
    "No tags were changed yet",
    "What you write with the tag editor or “musicrec tag” is listed here, and can be taken back.",
)
BATCHES_INTRO: Final = (
    "Undo puts the tags, pictures and names of files back as they were. A file that was changed since by "
    "something else stays as it is, and is named."
)
SAVE_FIRST: Final = "Write your changes first, or take them back: names are made of what the files say."


def several_text(count: int) -> str:
    """What stands in a field in which files differ."""
    return f"Several values ({count:,})"


def choice_text(values: Sequence[str], count: int) -> str:
    """A list of values with the number of its files."""
    return f"{value_text(values)}   ({format_count(count, 'file')})"


def value_text(values: Sequence[str]) -> str:
    """Values in one short line."""
    text = as_line(SEPARATOR.join(values)) or NO_VALUE
    return text if len(text) <= _MOST else f"{text[: _MOST - 1]}…"


def picture_facts_text(facts: PictureFacts) -> str:
    """What is known of a picture."""
    parts = [
        _FORMATS.get(facts.mime, "Unknown format"),
        f"{facts.width:,} × {facts.height:,}" if facts.width else "",
        f"{max(1, round(facts.size / 1024)):,} kB",
    ]
    return " · ".join(part for part in parts if part)


def several_pictures_text(count: int) -> str:
    """What is said where files have different front covers, or some have none."""
    return f"{count:,} different covers, or none in some files"


def pictures_text(pictures: Sequence[PictureFacts] | None) -> str:
    """The pictures of a file in one line."""
    if not pictures:
        return NO_VALUE
    return SEPARATOR.join(f"{picture_kind(one.kind)} {one.width:,} × {one.height:,}" for one in pictures)


def folder_covers_text(folders: int) -> str:
    """In how many folders a picture is written; music files stay as they are."""
    return f"A picture is written into {format_count(folders, 'folder')}; no music file is changed."


def folder_cover_text(path: str, shown_now: str, others: int) -> str:
    """What a picture beside files replaces, and whom else it concerns."""
    name = display_path(os.path.basename(path))
    if shown_now == path:
        told = f"{name} is replaced"
    elif shown_now:
        told = f"{name} comes in place of {display_path(os.path.basename(shown_now))}"
    else:
        told = f"{name} is new"
    also = f"; {format_count(others, 'other file')} there get it, too" if others else ""
    return f"{display_path(os.path.basename(os.path.dirname(path)))}: {told}{also}."


def folders_written_text(done: int, failed: int) -> str:
    """How writing pictures beside files ended."""
    told = f"Cover written into {format_count(done, 'folder')}"
    if not failed:
        return told
    folders = format_count(failed, "folder")
    return f"{told}; {folders} may not be written. Give your user the right to write there."


def too_many_text(files: int, most: int) -> str:
    """Why so many files are not edited at once, and what to do."""
    return (
        f"{files:,} files are too many for the editor: take {most:,} at most at once, or use "
        "“musicrec tag” for all of them."
    )


SHEET_HINT: Final = (
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
    return f"{len(problems):,} of {format_count(files, 'file')} stay as they are: {why}"


def draft_text(files: int, fields: Sequence[str], *, has_pictures: bool) -> str:
    """How much was edited and is not written."""
    if not files:
        return "Nothing is changed."
    names = [field_name(name).lower() for name in fields] + (["pictures"] if has_pictures else [])
    shown = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
    return f"{format_count(files, 'file')} to write: {shown}"


def plan_text(plan: TagPlan) -> str:
    """How much a plan changes, and what it leaves alone."""
    changes = sum(map(count_of, plan.changed))
    left = sum(each.obstacle is not None for each in plan.files)
    if not changes:
        told = NOTHING_CHANGES
    else:
        told = f"{format_count(changes, 'change')} in {format_count(len(plan.changed), 'file')}."
    return f"{told} {format_count(left, 'file')} cannot be changed." if left else told


def count_of(file: FilePlan) -> int:
    """How many changes a file gets."""
    return len(file.fields) + (file.pictures is not None) + (file.move is not None)


def batch_text(batch: TagBatch) -> str:
    """What was written, and when."""
    when = format_moment(batch.made_at_ms)
    undone = " · undone" if batch.is_undone else ""
    return f"{when} · {format_count(batch.file_count, 'file')}{undone}"


def batch_name(name: str, files: int) -> str:
    """The files of a writing: the first of them, and how many more."""
    return name if files == 1 else f"{name} and {format_count(files - 1, 'more file')}"
