"""Cue sheets on the disk: what is wrong with one, and which sound files it is about."""

from __future__ import annotations

import os
from typing import Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.cue.cutting import fits, is_cut
from musicrec_desktop.library.cue.finding import files_of, has_audio
from musicrec_desktop.library.cue.reading import has_sound, read_sheet
from musicrec_desktop.library.tags import ReadingRules, TagReader

NO_AUDIO: Final = "cue-no-audio"
BEYOND_END: Final = "cue-beyond-end"


def sound_of(path: str, rules: ReadingRules | None = None) -> list[str]:
    """The sound files that a sheet is about, in its order.

    Args:
        path: of the sheet, ``os.fsdecode`` form.
        rules: how tags are to be read.

    Raises:
        LibraryError: as ``read_sheet``, or ``"cue-no-audio"``.
    """
    directory, name = os.path.split(path)
    sheet = read_sheet(path, (rules or ReadingRules()).code_page)
    try:
        found = files_of(sheet, name, os.listdir(directory))
    except OSError as error:
        raise LibraryError(path, "unreadable") from error
    if not found:
        raise LibraryError(path, NO_AUDIO)
    return [os.path.join(directory, audio) for _, audio in found]


def problem_of(path: str, rules: ReadingRules | None = None) -> str:
    """Why a sheet is of no use where it lies: a reason word, or empty.

    Args:
        path: of the sheet, ``os.fsdecode`` form.
        rules: how tags are to be read.

    Returns:
        A reason of ``read_sheet``, ``"cue-no-audio"`` (a file that it cuts is not there) or
        ``"cue-beyond-end"`` (a track begins behind the end of the sound).
    """
    rules = rules or ReadingRules()
    directory, name = os.path.split(path)
    try:
        sheet = read_sheet(path, rules.code_page)
        names = os.listdir(directory)
    except LibraryError as error:
        return error.reason
    except OSError:
        return "unreadable"
    found = files_of(sheet, name, names)
    # A sheet for files of one track each is a playlist; where those have other names now, nothing is lost.
    needed = [file for file in sheet.files if has_sound(file) and (is_cut(file) or not has_audio(names))]
    if any(file not in [one for one, _ in found] for file in needed):
        return NO_AUDIO
    for file, audio in found:
        if is_cut(file):
            try:
                tags = TagReader(rules).read(os.path.join(directory, audio), audio).tags
            except LibraryError:
                # The report tells of the sound file itself.
                continue
            if not fits(file, tags.duration_ms):
                return BEYOND_END
    return ""
