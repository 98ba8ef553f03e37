"""The editing of tags and names in words: fields, what a plan says, what came of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.tag_edit import PlanNote, TagOutcome
from musicrec_desktop.model.tag_fields import FileTags, PictureFacts
from musicrec_desktop.ui.kit.wording.formats import format_count
from musicrec_desktop.ui.kit.wording.tag_writing import WRITING_REASONS, writing_failure_text

FIELD_NAMES: Final[Mapping[str, str]] = {
    "title": "Title",
    "artist": "Artist",
    "album": "Album",
    "albumartist": "Album artist",
    "genre": "Genre",
    "date": "Date",
    "tracknumber": "Track",
    "tracktotal": "Tracks",
    "discnumber": "Disc",
    "disctotal": "Discs",
    "composer": "Composer",
    "comment": "Comment",
    "compilation": "Compilation",
    "lyrics": "Lyrics",
    "subtitle": "Subtitle",
    "discsubtitle": "Title of the disc",
    "originaldate": "First released",
    "lyricist": "Lyricist",
    "conductor": "Conductor",
    "performer": "Performer",
    "remixer": "Remixer",
    "ensemble": "Orchestra or ensemble",
    "work": "Work",
    "movementname": "Movement",
    "movement": "Movement number",
    "movementtotal": "Movements in the work",
    "showmovement": "Shown by its movement",
    "grouping": "Grouping",
    "mood": "Mood",
    "language": "Language",
    "label": "Label",
    "catalognumber": "Catalogue number",
    "barcode": "Barcode",
    "isrc": "ISRC",
    "bpm": "Tempo (BPM)",
    "key": "Key",
    "explicit": "Explicit",
    "titlesort": "Sort title",
    "artistsort": "Sort artist",
    "albumsort": "Sort album",
    "albumartistsort": "Sort album artist",
    "composersort": "Sort composer",
    "copyright": "Copyright",
}
NAME_TOKENS: Final = (
    ("%artist%", "Artist"),
    ("%albumartist%", "Album artist, or the artist where there is none"),
    ("%album%", "Album"),
    ("%title%", "Title"),
    ("%track%", "Track, with a leading zero in names"),
    ("%disc%", "Disc"),
    ("%year%", "Year"),
    ("%date%", "Date"),
    ("%genre%", "Genre"),
    ("%composer%", "Composer"),
    ("%ignore%", "Anything, which no field takes"),
)
"""The tokens that help shows; every other field of ``FIELD_NAMES`` has one, too, named as in the command."""
PATTERN_HELP: Final = (
    "A slash ends a folder. What stands in braces is left out where a field in it is empty: "
    "{%disc%-}%track% %title%."
)
PICTURE_KINDS: Final = (
    "Other", "Small icon", "Icon", "Front cover", "Back cover", "Leaflet", "Disc", "Lead artist", "Artist",
    "Conductor", "Band", "Composer", "Lyricist", "Place of recording", "During the recording",
    "During a performance", "Screenshot", "Fish", "Illustration", "Logo of the band", "Logo of the label",
)  # fmt: skip
"""By the number of ID3 and FLAC."""
_NOTES: Final = {
    "no-date": "“{}” is no date, so it is left out. Write 2016, 2016-03 or 2016-03-18.",
    "date-shortened": "ID3v2.3 has no place for “{}”; only the year is kept.",
    "no-number": "“{}” is no number that this format has a place for, so it is left out.",
    "rounded": "MP4 has whole tempos only, so {} is rounded.",
    "picture-not-in-mp4": "MP4 holds JPEG and PNG pictures. Save this {} picture as one of them first.",
    "picture-too-large": "The picture is larger than the format allows. Make it smaller first.",
    "name-does-not-fit": "The name does not fit the pattern, so nothing is taken from it.",
    "name-fits-otherwise": "The name fits in another way, too: “{}”. Look at the preview.",
    "cue-stays-behind": "A cue sheet that names this file stays in the old folder: {}",
    "cue-cannot-name": "A cue sheet cannot hold the new name in its encoding, so it keeps the old one: {}",
    "cue-no-place": "A cue sheet has no place for “{}”, so it is left out.",
    "cue-counts": "A cue sheet numbers its tracks by their order, so “{}” stays as it is.",
    "cue-no-pictures": "A cue sheet holds no pictures. Save the cover in the folder of the file instead.",
    "cue-one-name": "The file has one name for all of its tracks, so it is not named by one of them, and "
    "nothing is taken from it.",
    "cue-quotes": "A cue sheet cannot hold double quotes in “{}”, so they become single ones.",
    "cue-no-signs": "The encoding of the cue sheet lacks signs for “{}”, so it is left out. Save the sheet "
    "as UTF-8 in a text editor first.",
    "cue-for-all": "The cue sheet has one “{}”, so it changes for all of its tracks.",
    "cue-one-for-all": "The cue sheet has one “{}” for all of its tracks, and they would get different ones, "
    "so it stays. Give all of them the same.",
    "cue-from-all": "The cue sheet says “{}” once for all of its tracks. Take it out of all of them.",
    "no-isrc": "“{}” is no ISRC, so it is left out. It has twelve letters and digits: GBAYE0601498.",
    "name-lacks": "{} is empty, and the pattern needs it. Fill it in, or put it in braces.",
    "name-wanted-twice": "Another file of these would get the same name: {}",
    "name-taken": "There is a file of this name already: {}",
    "path-too-long": "The path is too long for the system: {}",
    "is-link": "It is a link, which would lead nowhere from another folder.",
}
_OUTCOMES: Final = {
    "changed-since": "What the edit wrote was changed again since, so the file is left as it is now.",
    "changed": "The file has changed since its tags were read. Read it again, then repeat the edit.",
    "name-taken": "There is a file of this name already, and nothing is overwritten.",
    "name-known": "The library knows a missing track by this name. Scan the folder, then try again.",
    "other-drive": "The new folder is on another drive. Files are only renamed on their own drive.",
    "name-too-long": "The drive cannot keep a name like this. Use a shorter pattern.",
    "bad-tags": "Its tags cannot be read, so they are left alone. Another program may be able to mend them.",
    "cue-cannot-hold": "The encoding of the cue sheet lacks signs for the new words. Save the sheet as UTF-8 "
    "in a text editor, then repeat the edit.",
    "cue-odd-bytes": "The cue sheet has bytes that are in no known encoding, so it is left alone. Save it as "
    "UTF-8 in a text editor first.",
    "cue-foreign-tag": "The cue sheet lies in a tag that does not belong to this kind of file, so it is left "
    "alone. Save it beside the file, then scan again.",
    "cue-changed": "Its cue sheet was changed since it was scanned. Scan the folder, then edit again.",
    "no-own-fields": "Tags of this kind of file cannot be written.",
    "not-a-picture": "This is not a picture. JPEG, PNG, WebP and GIF can be used.",
    "picture-broken": "The picture is broken. Open it in a picture program, and save it again.",
    "picture-too-large": "The picture is larger than 20 MB. Save a smaller copy of it first.",
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
    return f"{file.sheet.part} {title} · {name}" if title else f"Track {file.sheet.part} · {name}"


def picture_kind(kind: int) -> str:
    """What a picture shows, by its number."""
    return PICTURE_KINDS[kind] if 0 <= kind < len(PICTURE_KINDS) else PICTURE_KINDS[0]


def picture_text(facts: PictureFacts) -> str:
    """A picture in words: ``"Front cover, JPEG, 600 × 600"``."""
    form = facts.mime.removeprefix("image/").upper() or "not a picture"
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
    files = format_count(len(outcome.done), "file")
    told = f"Put {files} back as before" if is_undo else f"Changed {files}"
    if outcome.is_cancelled:
        told += ", then stopped"
    if not outcome.failed:
        return f"{told}."
    left = format_count(len(outcome.failed), "file")
    return f"{told}; {left} left alone. {tag_failure_text(outcome.failed[0].reason)}"
