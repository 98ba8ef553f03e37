"""Writing tags into files in words: what came of it, and why a file was left as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.files import FileFailure

_WRITING: Final = {
    "gone": tr("The file is not there. Connect the drive that holds it, or scan again."),
    "not-a-file": tr("This is not a plain file, so it is left alone."),
    "unreadable": tr("The file cannot be read or written. Check the drive that holds it."),
    "changed": tr("The file has changed since it was measured. Scan again, measure it again, then write."),
    "read-only": tr("The file or its folder may not be written. Give your user the right to write there."),
    "hard-linked": tr(
        "The file has other names (hard links), which would keep the old tags. "
        "Make it a file of its own first."
    ),
    "disk-full": tr("The disk is full. Free as much space as the file takes, then try again."),
    "busy": tr("Another process is writing this file. Wait for it, then try again."),
    "no-own-fields": tr(
        "Tags of this format have no place for it. The player keeps and uses it all the same."
    ),
    "old-frames": tr(
        "Its tag is an old one (ID3v2.2) with parts that no later version has, and they would be "
        "lost. Save its tags as ID3v2.3 or 2.4 in the program that wrote them, then scan again."
    ),
    "not-written": tr("The new tags could not be read back as they should, so the file is as it was."),
    "not-measured": tr("It is not measured as it is now. Measure it first."),
    "silent": tr("The track is silent, so there is nothing to even out."),
    "empty": tr("The file is empty. Get a new copy."),
    "few-bytes": tr("The file has a few bytes only, so there is no sound in it. Get a new copy."),
    "only-zeros": tr("There are only zeros in this file, as after a crash or a broken copy. Get a new copy."),
    "not-audio": tr("This is not a sound file."),
    "no-audio": tr("There is no sound in this file."),
    "reading-hangs": tr(
        "Reading or writing its tags took too long. The file is as it was; save its tags again."
    ),
    "reading-crashes": tr("Reading or writing its tags crashed. The file is as it was; save its tags again."),
    "reading-needs-memory": tr("Its tags take too much memory. The file is as it was; save its tags again."),
    "cue-track": tr(
        "It is a track of a cue sheet, which has no place for it, and the file belongs to all of "
        "its tracks. The player keeps and uses it all the same."
    ),
    "drive-silent": tr("Its drive did not answer in time. Check the drive or network share, then try again."),
    "no-reader": tr("The process that writes tags does not start. Start the player again, then try again."),
}
WRITING_REASONS: Final = frozenset(_WRITING)


def writing_failure_text(reason: str) -> str:
    """One or two sentences for the reason word of a file whose tags were not written."""
    return _WRITING.get(
        reason,
        tr("It could not be written ({replace}). The file is as it was.", replace=reason.replace("-", " ")),
    )


def written_text(told: str, failed: Sequence[FileFailure]) -> str:
    """What was written, and how many files were not, with the reason of the first.

    Args:
        told: what was written, without a full stop.
        failed: the files that were left as they were.
    """
    if not failed:
        return told
    files = plural("{n} file", "{n} files", len(failed))
    return tr(
        "{told}, {files} left as before: {writing_failure}",
        told=told,
        files=files,
        writing_failure=writing_failure_text(failed[0].reason),
    )
