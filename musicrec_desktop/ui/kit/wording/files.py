"""Sentences for files that cannot be read, folders that cannot be scanned, and what a scan passes over."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.files import LeftOut
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.wording.formats import format_count

LISTENING_WAITS: Final = (
    tr("the computer is busy"),
    tr(
        "Other programs keep the computer busy, and listening gives way to them. It is quicker "
        "when they rest."
    ),
)
"""Why no track was listened to for a while, in few words and in a sentence."""
LONG_TRACK: Final = (
    tr("a long track"),
    tr("A track takes longer than others, because it is long or its drive is slow. The next ones follow."),
)
"""As ``LISTENING_WAITS``, where nothing else keeps the computer busy."""

_FOLDER: Final = {
    "gone": tr("It is not there. Connect the drive that holds it, or remove the folder from the library."),
    "unreadable": tr("It may not be read. Give your user the right to read it, then scan again."),
    "not-a-folder": tr("It is not a folder. Choose the folder that the music lies in."),
    "nested": tr("It lies inside a folder of the library, so its music is there already."),
    "duplicate": tr("It is in the library already."),
    "timed-out": tr("It does not answer. Check the drive or network share, then scan again."),
    "cancelled": tr("The scan was stopped before its end. Scan again to read the rest."),
}

_FILE: Final = {
    "gone": tr("The file is not there. Check its name, or scan the folder again."),
    "unreadable": tr(
        "The file cannot be read. It may be damaged, or your user may not be allowed to read it."
    ),
    "not-a-file": tr("This is not a plain file, so it is left out."),
    "empty": tr("The file is empty. Get a new copy."),
    "few-bytes": tr("The file has a few bytes only, so there is no sound in it. Get a new copy."),
    "only-zeros": tr("There are only zeros in this file, as after a crash or a broken copy. Get a new copy."),
    "no-audio": tr("There is no sound in this file. If there should be, get a new copy."),
    "not-audio": tr("This is not a sound file. Nothing to do: it is left out."),
    "unknown-format": tr("The format is not known. Convert the file, or leave it out."),
    "bad-tags": tr("Its tags cannot be read; file and folder names are shown instead. Save the tags again."),
    "cue-not-a-sheet": tr("No track can be found in this cue sheet. Write it again, or delete it."),
    "cue-only-data": tr(
        "This cue sheet is about a disc image or data, so there is nothing to play. "
        "Nothing to do: it is left out."
    ),
    "cue-out-of-order": tr(
        "A track of this cue sheet begins before the one in front of it, so its sound is "
        "shown as one track. Correct the times after INDEX."
    ),
    "cue-too-large": tr("This cue sheet is larger than a megabyte, so it is left out."),
    "cue-no-audio": tr("The sound of this cue sheet is not there. Put the file that it names beside it."),
    "cue-beyond-end": tr(
        "A track of this cue sheet begins behind the end of the sound, so that is shown as one "
        "track. The sheet belongs to another file, or the file is not whole."
    ),
    "reading-hangs": tr("Reading this file took too long. It is left out until it changes; get a new copy."),
    "reading-crashes": tr("Reading this file crashed. It is left out until it changes; get a new copy."),
    "reading-needs-memory": tr("Reading this file takes too much memory. It is left out until it changes."),
    "drive-silent": tr(
        "Its drive did not answer in time. Check the drive or network share, then scan again."
    ),
    "no-reader": tr("The process that reads files does not start. Start the player again, then scan again."),
    "silent": tr("The file holds only silence. It plays, but nothing can be similar to it."),
    "too-short": tr("The track is too short to be compared with others. It plays as usual."),
    "protected": tr("The file is copy-protected. Use a copy without protection."),
    "crashed": tr("The decoder crashed on this file. It is left alone until it changes; get a new copy."),
    "timed-out": tr(
        "Listening to this file took too much processor time. It is tried again at the next start."
    ),
    "no-ear": tr("The trained ear lost its file while it listened. Start the player again."),
    "too-busy": tr("The computer or the drive was too busy to listen to this file. It is tried again later."),
    "out-of-memory": tr("This file needs too much memory. It is left alone until it changes."),
}

PLAYBACK: Final = {
    "cannot-open": tr("It cannot be decoded: damaged, or of a kind that is not known. Try another program."),
    "ended-too-soon": tr("It stopped right after the start. The file may be damaged; try another program."),
    "gone": tr("Its file is not there. Connect the drive that holds it, or scan the folder again."),
    "unreadable": tr("It may not be read. Give your user the right to read the file."),
    "empty": tr("The file is empty. Get a new copy."),
    "few-bytes": tr("The file has a few bytes only, so there is no sound in it. Get a new copy."),
    "only-zeros": tr("There are only zeros in this file, as after a crash or a broken copy. Get a new copy."),
    "not-a-file": tr("This is not a plain file. Remove it from the folder."),
    "unknown-duration": tr("Its length is not known yet. Let the analysis finish, then play it again."),
    "damaged": tr("The file is damaged. Get a new copy."),
    "protected": tr("The file is copy-protected. Use a copy without protection."),
    "no-audio": tr("There is no sound in this file. If there should be, get a new copy."),
    "lost": tr("It could not be read to its end. Check the drive or network share that holds it."),
    "timed-out": tr("It gave no sound for 20 seconds. Check the drive or network share that holds it."),
}
"""One or two sentences for each reason why a file did not play."""

_LEFT_OUT: Final = {
    "companion": ("companion file", tr("{} of macOS (._…)")),
    "system": ("item", tr("{} of the system or of other programs")),
    "apps": ("hidden folder", tr("{} of programs in your home folder")),
    "marked": ("folder", tr("{} with .nomedia or .notmusic")),
}
"""For each reason: what is left out, in the singular, and the words around the count."""

PLAYS_AS_USUAL: Final = frozenset({"silent", "too-short"})
"""Reasons that are no failure for the listener: the track plays, but is not compared."""


def failure_text(reason: str) -> str:
    """One or two sentences for the reason word of a file that could not be read or analysed."""
    return _FILE.get(
        reason, tr("It could not be used ({replace}). Get a new copy.", replace=reason.replace("-", " "))
    )


def missing_text(track: Track) -> str:
    """Why a missing track is missing, in a sentence that may stand before its path."""
    if not track.is_displaced:
        return tr("This file is not there at the moment")
    if track.span is None:
        return tr("A cue sheet makes several tracks of this file now")
    return tr("The cue sheet of this file has no such track any more")


def left_out_text(left_out: LeftOut) -> str:
    """One sentence for what a scan passed over, and why."""
    parts = [
        words.format(format_count(count, thing))
        for reason, count in left_out
        for thing, words in (_LEFT_OUT[reason],)
    ]
    return tr("Left out: {join}.", join=", ".join(parts)) if parts else ""


def folder_problem_text(reason: str) -> str:
    """One or two sentences for the reason word of a folder that could not be scanned."""
    return _FOLDER.get(
        reason, tr("It could not be scanned ({replace}). Scan again.", replace=reason.replace("-", " "))
    )
