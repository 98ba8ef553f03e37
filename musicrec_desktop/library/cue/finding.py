"""Which sound file of a directory a cue sheet is about.

Sheets name files as they were: with folders of another computer, in other capitals, with the suffix that the
sound had before it was encoded. The sheet and its sound lie in one directory.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from musicrec_desktop.library.cue.reading import has_sound
from musicrec_desktop.library.cue.sheet import Sheet, SheetFile
from musicrec_desktop.library.formats import is_audio_name

SHEET_SUFFIX: Final = ".cue"


def is_sheet_name(name: str) -> bool:
    """Whether a file is a cue sheet by its name."""
    return name[-4:].lower() == SHEET_SUFFIX


def files_of(sheet: Sheet, sheet_name: str, names: Sequence[str]) -> list[tuple[SheetFile, str]]:
    """The sound files that a sheet is about, each with its name on the disk; empty where there is none.

    Args:
        sheet: as it was read.
        sheet_name: name of its file.
        names: what lies in its directory.
    """
    audio = sorted(filter(is_audio_name, names))
    found = [(file, _name_of(file.name, audio)) for file in sheet.files if has_sound(file)]
    if len(found) == 1 and not found[0][1]:
        # Sound and sheet were renamed together.
        found = [(found[0][0], _with_stem(os.path.splitext(sheet_name)[0], audio))]
    return [(file, name) for file, name in found if name]


def has_audio(names: Iterable[str]) -> bool:
    """Whether there is a sound file among some names."""
    return any(map(is_audio_name, names))


def preferred(sheet_names: Iterable[str], audio_name: str) -> list[str]:
    """Sheets of a directory, those first that are named like a sound file."""
    key = _key(audio_name)
    likely = {f"{key}{SHEET_SUFFIX}", f"{os.path.splitext(key)[0]}{SHEET_SUFFIX}"}
    return sorted(sheet_names, key=lambda name: (_key(name) not in likely, name))


def _name_of(told: str, audio: Sequence[str]) -> str:
    name = told.replace("\\", "/").rpartition("/")[2]
    if name in audio:
        return name
    key = _key(name)
    return next((one for one in audio if _key(one) == key), "") or _with_stem(
        os.path.splitext(name)[0], audio
    )


def _with_stem(stem: str, audio: Sequence[str]) -> str:
    key = _key(stem)
    return next((one for one in audio if _key(os.path.splitext(one)[0]) == key), "") if key else ""


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
