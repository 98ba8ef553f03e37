"""Writing tags into files in words: what came of it, and why a file was left as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.ui.kit.wording.formats import format_count

_WRITING: Final = {
    "gone": "The file is not there. Connect the drive that holds it, or scan again.",
    "not-a-file": "This is not a plain file, so it is left alone.",
    "unreadable": "The file cannot be read or written. Check the drive that holds it.",
    "changed": "The file has changed since it was measured. Scan again, measure it again, then write.",
    "read-only": "The file or its folder may not be written. Give your user the right to write there.",
    "hard-linked": "The file has other names (hard links), which would keep the old tags. "
    "Make it a file of its own first.",
    "disk-full": "The disk is full. Free as much space as the file takes, then try again.",
    "busy": "Another process is writing this file. Wait for it, then try again.",
    "no-own-fields": "Tags of this format have no place for it. The player keeps and uses it all the same.",
    "old-frames": "Its tag is an old one (ID3v2.2) with parts that no later version has, and they would be "
    "lost. Save its tags as ID3v2.3 or 2.4 in the program that wrote them, then scan again.",
    "not-written": "The new tags could not be read back as they should, so the file is as it was.",
    "not-measured": "It is not measured as it is now. Measure it first.",
    "silent": "The track is silent, so there is nothing to even out.",
    "empty": "The file is empty. Get a new copy.",
    "few-bytes": "The file has a few bytes only, so there is no sound in it. Get a new copy.",
    "only-zeros": "There are only zeros in this file, as after a crash or a broken copy. Get a new copy.",
    "not-audio": "This is not a sound file.",
    "no-audio": "There is no sound in this file.",
    "reading-hangs": "Reading or writing its tags took too long. The file is as it was; save its tags again.",
    "reading-crashes": "Reading or writing its tags crashed. The file is as it was; save its tags again.",
    "reading-needs-memory": "Its tags take too much memory. The file is as it was; save its tags again.",
    "cue-track": "It is a track of a cue sheet, which has no place for it, and the file belongs to all of "
    "its tracks. The player keeps and uses it all the same.",
    "drive-silent": "Its drive did not answer in time. Check the drive or network share, then try again.",
    "no-reader": "The process that writes tags does not start. Start the player again, then try again.",
}
WRITING_REASONS: Final = frozenset(_WRITING)


def writing_failure_text(reason: str) -> str:
    """One or two sentences for the reason word of a file whose tags were not written."""
    return _WRITING.get(
        reason, f"It could not be written ({reason.replace('-', ' ')}). The file is as it was."
    )


def written_text(told: str, failed: Sequence[FileFailure]) -> str:
    """What was written, and how many files were not, with the reason of the first.

    Args:
        told: what was written, without a full stop.
        failed: the files that were left as they were.
    """
    if not failed:
        return told
    files = format_count(len(failed), "file")
    return f"{told}, {files} left as before: {writing_failure_text(failed[0].reason)}"
