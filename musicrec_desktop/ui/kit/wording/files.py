"""Sentences for files that cannot be read, folders that cannot be scanned, and what a scan passes over."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.model.files import LeftOut
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.wording.formats import format_count

LISTENING_WAITS: Final = (
    "the computer is busy",
    "Other programs keep the computer busy, and listening gives way to them. It is quicker when they rest.",
)
"""Why no track was listened to for a while, in few words and in a sentence."""
LONG_TRACK: Final = (
    "a long track",
    "A track takes longer than others, because it is long or its drive is slow. The next ones follow.",
)
"""As ``LISTENING_WAITS``, where nothing else keeps the computer busy."""

_FOLDER: Final = {
    "gone": "It is not there. Connect the drive that holds it, or remove the folder from the library.",
    "unreadable": "It may not be read. Give your user the right to read it, then scan again.",
    "not-a-folder": "It is not a folder. Choose the folder that the music lies in.",
    "nested": "It lies inside a folder of the library, so its music is there already.",
    "duplicate": "It is in the library already.",
    "timed-out": "It does not answer. Check the drive or network share, then scan again.",
    "cancelled": "The scan was stopped before its end. Scan again to read the rest.",
}

_FILE: Final = {
    "gone": "The file is not there. Check its name, or scan the folder again.",
    "unreadable": "The file cannot be read. It may be damaged, or your user may not be allowed to read it.",
    "not-a-file": "This is not a plain file, so it is left out.",
    "empty": "The file is empty. Get a new copy.",
    "few-bytes": "The file has a few bytes only, so there is no sound in it. Get a new copy.",
    "only-zeros": "There are only zeros in this file, as after a crash or a broken copy. Get a new copy.",
    "no-audio": "There is no sound in this file. If there should be, get a new copy.",
    "not-audio": "This is not a sound file. Nothing to do: it is left out.",
    "unknown-format": "The format is not known. Convert the file, or leave it out.",
    "bad-tags": "Its tags cannot be read; file and folder names are shown instead. Save the tags again.",
    "cue-not-a-sheet": "No track can be found in this cue sheet. Write it again, or delete it.",
    "cue-only-data": "This cue sheet is about a disc image or data, so there is nothing to play. "
    "Nothing to do: it is left out.",
    "cue-out-of-order": "A track of this cue sheet begins before the one in front of it, so its sound is "
    "shown as one track. Correct the times after INDEX.",
    "cue-too-large": "This cue sheet is larger than a megabyte, so it is left out.",
    "cue-no-audio": "The sound of this cue sheet is not there. Put the file that it names beside it.",
    "cue-beyond-end": "A track of this cue sheet begins behind the end of the sound, so that is shown as one "
    "track. The sheet belongs to another file, or the file is not whole.",
    "reading-hangs": "Reading this file took too long. It is left out until it changes; get a new copy.",
    "reading-crashes": "Reading this file crashed. It is left out until it changes; get a new copy.",
    "reading-needs-memory": "Reading this file takes too much memory. It is left out until it changes.",
    "drive-silent": "Its drive did not answer in time. Check the drive or network share, then scan again.",
    "no-reader": "The process that reads files does not start. Start the player again, then scan again.",
    "silent": "The file holds only silence. It plays, but nothing can be similar to it.",
    "too-short": "The track is too short to be compared with others. It plays as usual.",
    "protected": "The file is copy-protected. Use a copy without protection.",
    "crashed": "The decoder crashed on this file. It is left alone until it changes; get a new copy.",
    "timed-out": "Listening to this file took too much processor time. It is tried again at the next start.",
    "no-ear": "The trained ear lost its file while it listened. Start the player again.",
    "too-busy": "The computer or the drive was too busy to listen to this file. It is tried again later.",
    "out-of-memory": "This file needs too much memory. It is left alone until it changes.",
}

_LEFT_OUT: Final = {
    "companion": ("companion file", "{} of macOS (._…)"),
    "system": ("item", "{} of the system or of other programs"),
    "apps": ("hidden folder", "{} of programs in your home folder"),
    "marked": ("folder", "{} with .nomedia or .notmusic"),
}
"""For each reason: what is left out, in the singular, and the words around the count."""

PLAYS_AS_USUAL: Final = frozenset({"silent", "too-short"})
"""Reasons that are no failure for the listener: the track plays, but is not compared."""


def failure_text(reason: str) -> str:
    """One or two sentences for the reason word of a file that could not be read or analysed."""
    return _FILE.get(reason, f"It could not be used ({reason.replace('-', ' ')}). Get a new copy.")


def missing_text(track: Track) -> str:
    """Why a missing track is missing, in a sentence that may stand before its path."""
    if not track.is_displaced:
        return "This file is not there at the moment"
    if track.span is None:
        return "A cue sheet makes several tracks of this file now"
    return "The cue sheet of this file has no such track any more"


def left_out_text(left_out: LeftOut) -> str:
    """One sentence for what a scan passed over, and why."""
    parts = [
        words.format(format_count(count, thing))
        for reason, count in left_out
        for thing, words in (_LEFT_OUT[reason],)
    ]
    return f"Left out: {', '.join(parts)}." if parts else ""


def folder_problem_text(reason: str) -> str:
    """One or two sentences for the reason word of a folder that could not be scanned."""
    return _FOLDER.get(reason, f"It could not be scanned ({reason.replace('-', ' ')}). Scan again.")
