"""Sentences about files of other players and services: why one cannot be used, and what was left out."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.ui.kit.wording.formats import format_count

_AGAIN: Final = "Export it again there, or copy it again."
_WHAT_IS_READ: Final = (
    "Choose the library of a player or the export of a service; “Import from another player” in the window "
    "tells which are read, and how to get them."
)
_REFUSED: Final = {
    "gone": ("is not there", "Check its name and its folder, or connect the drive that holds it."),
    "unreadable": (
        "cannot be read",
        "Give your user the right to read it, or check the drive that holds it.",
    ),
    "not-a-file": ("is a device or a pipe, not a file", "Choose a file, a folder or an archive."),
    "empty": ("is empty", _AGAIN),
    "only-zeros": ("begins with nothing but zeros, as after a crash or a broken copy", _AGAIN),
    "too-big": ("is too big for an export", "Check that it is the right file."),
    "too-many-files": ("has too many files", "Choose the folder of the export itself."),
    "archive-bomb": (
        "is an archive that would fill the disk, so it is not unpacked",
        "Exports are much smaller. Download it again.",
    ),
    "encrypted": ("is locked with a password", "Unpack it, and import the folder."),
    "damaged": ("is damaged, so nothing of it is used", _AGAIN),
    "document-type": (
        "has a document type, which can make a file grow without end, so it is not read",
        _AGAIN,
    ),
    "runs-code": (
        "asks to run a program, so it is not read",
        "A library of Quod Libet never does. Check where the file comes from.",
    ),
    "pickle": (
        "is a file of a Python program, which may hold programs, so it is not read",
        "Of such files, only the library of Quod Libet is read, which is called “songs”.",
    ),
    "in-use": ("is being changed by its program", "Close that program, then try again."),
    "disk-full": ("cannot be copied: the disk is full", "Free some space, then try again."),
    "unknown": ("is of no player or service that is known", _WHAT_IS_READ),
    "database": ("is a database of no player that is known", _WHAT_IS_READ),
    "nothing-found": ("has no file of a player or a service that is known", _WHAT_IS_READ),
    "only-helping": (
        "tells nothing alone",
        "Choose the folder that it lies in, so that the files beside it are read, too.",
    ),
    "sound-file": ("is a sound file", "Add the folder that it lies in to the library."),
    "playlist": ("is a playlist", "Import it as a playlist."),
    "reader-ended": (
        "could not be read to its end, perhaps for want of memory",
        "Close other programs, or import a part of it.",
    ),
    "itunes-binary": (
        "is a library of iTunes in its own binary format",
        "There, choose File › Library › Export Library, and import the XML file.",
    ),
    "history-as-page": (
        "is the history of YouTube as a web page",
        "In Google Takeout, choose JSON as the format of the history, and export again.",
    ),
    "web-page": ("is a web page, not an export", "Download the export itself: the link behind the page."),
    "quodlibet-index": (
        "only lists the files of an export of Quod Libet",
        "Choose the folder that it lies in.",
    ),
}
_NOTES: Final = {
    "advertisement": ("{} left out.", "advertisement", ""),
    "audiobook": ("{} of audiobooks left out.", "play", ""),
    "broken-line": ("{} left out: not readable.", "line", ""),
    "comment": ("{} left out, as its player marked it as no play.", "line", ""),
    "cut-off": ("The file ends in the middle of its last line; {} left out.", "line", ""),
    "double": ("{} left out that stand twice.", "play", ""),
    "unreadable": ("{} left out that cannot be read.", "file", ""),
    "no-file": ("{} left out that have no file.", "track", ""),
    "no-names": ("{} left out that tell no title.", "line", ""),
    "not-a-play": ("{} left out that are no plays.", "event", ""),
    "not-a-track": ("{} left out that are albums or artists.", "line", ""),
    "not-heard": ("{} left out of which nothing was heard.", "play", ""),
    "not-music": ("{} left out that are no music.", "file", ""),
    "now-playing": ("{} left out that had only begun.", "play", ""),
    "podcast": ("{} left out.", "podcast episode", ""),
    "private": ("{} of private sessions left out.", "play", ""),
    "radio": ("{} left out.", "radio station", ""),
    "removed": ("{} left out that were removed.", "video", ""),
    "smart-playlist": ("{} left out: their rules cannot be read.", "smart playlist", ""),
    "title-is-address": ("{} left out whose title is only an address.", "video", ""),
    "too-many-entries": ("{} left out: a playlist has 250,000 at most.", "entry", "entries"),
    "untagged": ("{} left out that have no tags.", "play", ""),
    "video": ("{} left out.", "video", ""),
    "computed-rating": ("{} left out that the program computed itself.", "rating", ""),
    "conflicting-ratings": ("{} rated differently by two programs; one of the ratings is taken.", "file", ""),
    "count-of-lastfm": (
        "{} left out that were copied from Last.fm; import them from there.",
        "count of plays",
        "counts of plays",
    ),
    "doubtful-date": ("{} taken without a date, since their clock was wrong.", "play", ""),
    "export-not-needed": ("{} not read, since the library itself is there.", "exported album", ""),
    "guessed-columns": ("{}: the columns were found by what is in them.", "file", ""),
    "guessed-encoding": ("{} read as Western European text.", "file", ""),
    "guessed-scale": ("{}: ratings up to 10 are tenths, others reach to 255.", "file", ""),
    "no-artist": ("{} tell no artist, so they may find no track.", "play", ""),
    "older-version": ("{} of an earlier version not read.", "database", ""),
    "smart-as-plain": ("{} taken with its tracks of now, without its rules.", "smart playlist", ""),
    "video-without-name": ("{} of playlists tell no title, so they find no track.", "video", ""),
}
"""A sentence, and what is counted in it."""


def import_refused_text(reason: str, detail: str = "") -> tuple[str, str]:
    """What a file is or lacks, as the rest of a sentence, and what to do next."""
    what, advice = _REFUSED[reason]
    return (f"{what} ({detail})" if detail and reason in {"damaged", "runs-code"} else what), advice


def import_note_text(reason: str, count: int) -> str:
    """One sentence for what was met in a source that could be read, with how often."""
    sentence, noun, plural = _NOTES[reason]
    return sentence.format(format_count(count, noun, plural))
