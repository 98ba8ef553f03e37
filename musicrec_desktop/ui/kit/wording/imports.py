"""Sentences about files of other players and services: why one cannot be used, and what was left out."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.wording.formats import format_count

_AGAIN: Final = tr("Export it again there, or copy it again.")
_WHAT_IS_READ: Final = tr(
    "Choose the library of a player or the export of a service; “Import from another player” in the window "
    "tells which are read, and how to get them."
)
_REFUSED: Final = {
    "gone": (tr("is not there"), tr("Check its name and its folder, or connect the drive that holds it.")),
    "unreadable": (
        tr("cannot be read"),
        tr("Give your user the right to read it, or check the drive that holds it."),
    ),
    "not-a-file": (tr("is a device or a pipe, not a file"), tr("Choose a file, a folder or an archive.")),
    "empty": (tr("is empty"), _AGAIN),
    "only-zeros": (tr("begins with nothing but zeros, as after a crash or a broken copy"), _AGAIN),
    "too-big": (tr("is too big for an export"), tr("Check that it is the right file.")),
    "too-many-files": (tr("has too many files"), tr("Choose the folder of the export itself.")),
    "archive-bomb": (
        tr("is an archive that would fill the disk, so it is not unpacked"),
        tr("Exports are much smaller. Download it again."),
    ),
    "encrypted": (tr("is locked with a password"), tr("Unpack it, and import the folder.")),
    "damaged": (tr("is damaged, so nothing of it is used"), _AGAIN),
    "document-type": (
        tr("has a document type, which can make a file grow without end, so it is not read"),
        _AGAIN,
    ),
    "runs-code": (
        tr("asks to run a program, so it is not read"),
        tr("A library of Quod Libet never does. Check where the file comes from."),
    ),
    "pickle": (
        tr("is a file of a Python program, which may hold programs, so it is not read"),
        tr("Of such files, only the library of Quod Libet is read, which is called “songs”."),
    ),
    "in-use": (tr("is being changed by its program"), tr("Close that program, then try again.")),
    "disk-full": (tr("cannot be copied: the disk is full"), tr("Free some space, then try again.")),
    "unknown": (tr("is of no player or service that is known"), _WHAT_IS_READ),
    "database": (tr("is a database of no player that is known"), _WHAT_IS_READ),
    "nothing-found": (tr("has no file of a player or a service that is known"), _WHAT_IS_READ),
    "only-helping": (
        tr("tells nothing alone"),
        tr("Choose the folder that it lies in, so that the files beside it are read, too."),
    ),
    "sound-file": (tr("is a sound file"), tr("Add the folder that it lies in to the library.")),
    "playlist": (tr("is a playlist"), tr("Import it as a playlist.")),
    "reader-ended": (
        tr("could not be read to its end, perhaps for want of memory"),
        tr("Close other programs, or import a part of it."),
    ),
    "itunes-binary": (
        tr("is a library of iTunes in its own binary format"),
        tr("There, choose File › Library › Export Library, and import the XML file."),
    ),
    "history-as-page": (
        tr("is the history of YouTube as a web page"),
        tr("In Google Takeout, choose JSON as the format of the history, and export again."),
    ),
    "web-page": (
        tr("is a web page, not an export"),
        tr("Download the export itself: the link behind the page."),
    ),
    "quodlibet-index": (
        tr("only lists the files of an export of Quod Libet"),
        tr("Choose the folder that it lies in."),
    ),
}
_NOTES: Final = {
    "advertisement": (tr("{} left out."), "advertisement", ""),
    "audiobook": (tr("{} of audiobooks left out."), "play", ""),
    "broken-line": (tr("{} left out: not readable."), "line", ""),
    "comment": (tr("{} left out, as its player marked it as no play."), "line", ""),
    "cut-off": (tr("The file ends in the middle of its last line; {} left out."), "line", ""),
    "double": (tr("{} left out that stand twice."), "play", ""),
    "unreadable": (tr("{} left out that cannot be read."), "file", ""),
    "no-file": (tr("{} left out that have no file."), "track", ""),
    "no-names": (tr("{} left out that tell no title."), "line", ""),
    "not-a-play": (tr("{} left out that are no plays."), "event", ""),
    "not-a-track": (tr("{} left out that are albums or artists."), "line", ""),
    "not-heard": (tr("{} left out of which nothing was heard."), "play", ""),
    "not-music": (tr("{} left out that are no music."), "file", ""),
    "now-playing": (tr("{} left out that had only begun."), "play", ""),
    "podcast": (tr("{} left out."), "podcast episode", ""),
    "private": (tr("{} of private sessions left out."), "play", ""),
    "radio": (tr("{} left out."), "radio station", ""),
    "removed": (tr("{} left out that were removed."), "video", ""),
    "smart-playlist": (tr("{} left out: their rules cannot be read."), "smart playlist", ""),
    "title-is-address": (tr("{} left out whose title is only an address."), "video", ""),
    "too-many-entries": (tr("{} left out: a playlist has 250,000 at most."), "entry", ""),
    "untagged": (tr("{} left out that have no tags."), "play", ""),
    "video": (tr("{} left out."), "video", ""),
    "computed-rating": (tr("{} left out that the program computed itself."), "rating", ""),
    "conflicting-ratings": (
        tr("{} rated differently by two programs; one of the ratings is taken."),
        "file",
        "",
    ),
    "count-of-lastfm": (
        tr("{} left out that were copied from Last.fm; import them from there."),
        "count of plays",
        "",
    ),
    "doubtful-date": (tr("{} taken without a date, since their clock was wrong."), "play", ""),
    "export-not-needed": (tr("{} not read, since the library itself is there."), "exported album", ""),
    "guessed-columns": (tr("{}: the columns were found by what is in them."), "file", ""),
    "guessed-encoding": (tr("{} read as Western European text."), "file", ""),
    "guessed-scale": (tr("{}: ratings up to 10 are tenths, others reach to 255."), "file", ""),
    "no-artist": (tr("{} tell no artist, so they may find no track."), "play", ""),
    "older-version": (tr("{} of an earlier version not read."), "database", ""),
    "smart-as-plain": (tr("{} taken with its tracks of now, without its rules."), "smart playlist", ""),
    "video-without-name": (tr("{} of playlists tell no title, so they find no track."), "video", ""),
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
