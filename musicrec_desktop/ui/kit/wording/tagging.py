"""The editing of tags and names in words: fields, what a plan says, what came of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.tag_edit import PlanNote, TagOutcome
from musicrec_desktop.model.tag_fields import FileTags, PictureFacts
from musicrec_desktop.ui.kit.wording.tag_writing import WRITING_REASONS, writing_failure_text

FIELD_NAMES: Final[Mapping[str, str]] = {
    "title": tr("Title"),
    "artist": tr("Artist"),
    "album": tr("Album"),
    "albumartist": tr("Album artist"),
    "genre": tr("Genre"),
    "date": tr("Date"),
    "tracknumber": tr("Track"),
    "tracktotal": tr("Tracks"),
    "discnumber": tr("Disc"),
    "disctotal": tr("Discs"),
    "composer": tr("Composer"),
    "comment": tr("Comment"),
    "compilation": tr("Compilation"),
    "lyrics": tr("Lyrics"),
    "subtitle": tr("Subtitle"),
    "discsubtitle": tr("Title of the disc"),
    "originaldate": tr("First released"),
    "lyricist": tr("Lyricist"),
    "conductor": tr("Conductor"),
    "performer": tr("Performer"),
    "remixer": tr("Remixer"),
    "ensemble": tr("Orchestra or ensemble"),
    "work": tr("Work"),
    "movementname": tr("Movement"),
    "movement": tr("Movement number"),
    "movementtotal": tr("Movements in the work"),
    "showmovement": tr("Shown by its movement"),
    "grouping": tr("Grouping"),
    "mood": tr("Mood"),
    "language": tr("Language"),
    "label": tr("Label"),
    "catalognumber": tr("Catalogue number"),
    "barcode": tr("Barcode"),
    "isrc": "ISRC",
    "bpm": tr("Tempo (BPM)"),
    "key": tr("Key"),
    "explicit": tr("Explicit"),
    "titlesort": tr("Sort title"),
    "artistsort": tr("Sort artist"),
    "albumsort": tr("Sort album"),
    "albumartistsort": tr("Sort album artist"),
    "composersort": tr("Sort composer"),
    "copyright": tr("Copyright"),
}
NAME_TOKENS: Final = (
    ("%artist%", tr("Artist")),
    ("%albumartist%", tr("Album artist, or the artist where there is none")),
    ("%album%", tr("Album")),
    ("%title%", tr("Title")),
    ("%track%", tr("Track, with a leading zero in names")),
    ("%disc%", tr("Disc")),
    ("%year%", tr("Year")),
    ("%date%", tr("Date")),
    ("%genre%", tr("Genre")),
    ("%composer%", tr("Composer")),
    ("%ignore%", tr("Anything, which no field takes")),
)
"""The tokens that help shows; every other field of ``FIELD_NAMES`` has one, too, named as in the command."""
PATTERN_HELP: Final = tr(
    "A slash ends a folder. What stands in braces is left out where a field in it is empty: "
    "{%disc%-}%track% %title%."
)
PICTURE_KINDS: Final = (
    tr("Other"),
    tr("Small icon"),
    tr("Icon"),
    tr("Front cover"),
    tr("Back cover"),
    tr("Leaflet"),
    tr("Disc"),
    tr("Lead artist"),
    tr("Artist"),
    tr("Conductor"),
    tr("Band"),
    tr("Composer"),
    tr("Lyricist"),
    tr("Place of recording"),
    tr("During the recording"),
    tr("During a performance"),
    tr("Screenshot"),
    tr("Fish"),
    tr("Illustration"),
    tr("Logo of the band"),
    tr("Logo of the label"),
)
"""By the number of ID3 and FLAC."""
_NOTES: Final = {
    "no-date": tr("“{}” is no date, so it is left out. Write 2016, 2016-03 or 2016-03-18."),
    "date-shortened": tr("ID3v2.3 has no place for “{}”; only the year is kept."),
    "no-number": tr("“{}” is no number that this format has a place for, so it is left out."),
    "rounded": tr("MP4 has whole tempos only, so {} is rounded."),
    "picture-not-in-mp4": tr("MP4 holds JPEG and PNG pictures. Save this {} picture as one of them first."),
    "picture-too-large": tr("The picture is larger than the format allows. Make it smaller first."),
    "name-does-not-fit": tr("The name does not fit the pattern, so nothing is taken from it."),
    "name-fits-otherwise": tr("The name fits in another way, too: “{}”. Look at the preview."),
    "cue-stays-behind": tr("A cue sheet that names this file stays in the old folder: {}"),
    "cue-cannot-name": tr(
        "A cue sheet cannot hold the new name in its encoding, so it keeps the old one: {}"
    ),
    "cue-no-place": tr("A cue sheet has no place for “{}”, so it is left out."),
    "cue-counts": tr("A cue sheet numbers its tracks by their order, so “{}” stays as it is."),
    "cue-no-pictures": tr("A cue sheet holds no pictures. Save the cover in the folder of the file instead."),
    "cue-one-name": tr(
        "The file has one name for all of its tracks, so it is not named by one of them, and "
        "nothing is taken from it."
    ),
    "cue-quotes": tr("A cue sheet cannot hold double quotes in “{}”, so they become single ones."),
    "cue-no-signs": tr(
        "The encoding of the cue sheet lacks signs for “{}”, so it is left out. Save the sheet "
        "as UTF-8 in a text editor first."
    ),
    "cue-for-all": tr("The cue sheet has one “{}”, so it changes for all of its tracks."),
    "cue-one-for-all": tr(
        "The cue sheet has one “{}” for all of its tracks, and they would get different ones, "
        "so it stays. Give all of them the same."
    ),
    "cue-from-all": tr("The cue sheet says “{}” once for all of its tracks. Take it out of all of them."),
    "no-isrc": tr("“{}” is no ISRC, so it is left out. It has twelve letters and digits: GBAYE0601498."),
    "name-lacks": tr("{} is empty, and the pattern needs it. Fill it in, or put it in braces."),
    "name-wanted-twice": tr("Another file of these would get the same name: {}"),
    "name-taken": tr("There is a file of this name already: {}"),
    "path-too-long": tr("The path is too long for the system: {}"),
    "is-link": tr("It is a link, which would lead nowhere from another folder."),
}
_OUTCOMES: Final = {
    "changed-since": tr("What the edit wrote was changed again since, so the file is left as it is now."),
    "changed": tr("The file has changed since its tags were read. Read it again, then repeat the edit."),
    "name-taken": tr("There is a file of this name already, and nothing is overwritten."),
    "name-known": tr("The library knows a missing track by this name. Scan the folder, then try again."),
    "other-drive": tr("The new folder is on another drive. Files are only renamed on their own drive."),
    "name-too-long": tr("The drive cannot keep a name like this. Use a shorter pattern."),
    "bad-tags": tr(
        "Its tags cannot be read, so they are left alone. Another program may be able to mend them."
    ),
    "cue-cannot-hold": tr(
        "The encoding of the cue sheet lacks signs for the new words. Save the sheet as UTF-8 "
        "in a text editor, then repeat the edit."
    ),
    "cue-odd-bytes": tr(
        "The cue sheet has bytes that are in no known encoding, so it is left alone. Save it as "
        "UTF-8 in a text editor first."
    ),
    "cue-foreign-tag": tr(
        "The cue sheet lies in a tag that does not belong to this kind of file, so it is left "
        "alone. Save it beside the file, then scan again."
    ),
    "cue-changed": tr("Its cue sheet was changed since it was scanned. Scan the folder, then edit again."),
    "no-own-fields": tr("Tags of this kind of file cannot be written."),
    "not-a-picture": tr("This is not a picture. JPEG, PNG, WebP and GIF can be used."),
    "picture-broken": tr("The picture is broken. Open it in a picture program, and save it again."),
    "picture-too-large": tr("The picture is larger than 20 MB. Save a smaller copy of it first."),
}
NOTE_REASONS: Final = frozenset(_NOTES)
OUTCOME_REASONS: Final = frozenset(_OUTCOMES) | WRITING_REASONS
_FIELDS: Final = frozenset(
    {
        *("name-lacks", "cue-no-place", "cue-counts", "cue-quotes", "cue-no-signs"),
        *("cue-for-all", "cue-one-for-all", "cue-from-all"),
    }
)
"""Notes that are about a field."""
_PATHS: Final = frozenset(
    {"name-wanted-twice", "name-taken", "path-too-long", "cue-stays-behind", "cue-cannot-name"}
)


def field_name(name: str) -> str:
    """A field in words."""
    return FIELD_NAMES.get(name, name)


def file_text(file: FileTags) -> str:
    """The name of a file; before it the track that is meant, where a cue sheet cuts the file."""
    name = display_path(os.path.basename(file.path))
    if file.sheet is None:
        return name
    title = next(iter(file.values.get("title", ())), "")
    return (
        f"{file.sheet.part} {title} · {name}"
        if title
        else tr("Track {part} · {name}", part=file.sheet.part, name=name)
    )


def picture_kind(kind: int) -> str:
    """What a picture shows, by its number."""
    return PICTURE_KINDS[kind] if 0 <= kind < len(PICTURE_KINDS) else PICTURE_KINDS[0]


def picture_text(facts: PictureFacts) -> str:
    """A picture in words: ``"Front cover, JPEG, 600 × 600"``."""
    form = facts.mime.removeprefix("image/").upper() or tr("not a picture")
    size = f", {facts.width} × {facts.height}" if facts.width and facts.height else ""
    return f"{picture_kind(facts.kind)}, {form}{size}"


def note_text(note: PlanNote) -> str:
    """What the user should know before a plan is carried out, or why nothing is done to a file."""
    sentence = _NOTES.get(note.reason)
    if sentence is None:
        return tag_failure_text(note.reason)
    detail = display_path(note.detail) if note.reason in _PATHS else note.detail
    return sentence.format(field_name(detail) if note.reason in _FIELDS else detail)


def tag_failure_text(reason: str) -> str:
    """Why a file was left as it was."""
    return _OUTCOMES.get(reason) or writing_failure_text(reason)


def outcome_text(outcome: TagOutcome, *, is_undo: bool = False) -> str:
    """How a writing or an undoing ended, in one or two sentences."""
    files = plural("{n} file", "{n} files", len(outcome.done))
    told = tr("Put {files} back as before", files=files) if is_undo else tr("Changed {files}", files=files)
    if outcome.is_cancelled:
        told += tr(", then stopped")
    if not outcome.failed:
        return f"{told}."
    left = plural("{n} file", "{n} files", len(outcome.failed))
    return tr(
        "{told}; {left} left alone. {tag_failure}",
        told=told,
        left=left,
        tag_failure=tag_failure_text(outcome.failed[0].reason),
    )
