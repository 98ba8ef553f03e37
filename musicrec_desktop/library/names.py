"""What the names of a file and its folders say about a track, for files without tags.

Patterns that are read: ``03 - Artist - Title``, ``Artist - Album (2004)/CD1/05 Title``,
``Artist/2004 - Album/05 Title``. A folder is an artist only where the structure says so: above an album
folder with numbered tracks or a year.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.library.positions import side_number
from musicrec_desktop.library.values import one_line

_NUMBER: Final = re.compile(
    r"[\[(]?(?:(?P<disc>\d)[-.](?=\d\d))?(?P<number>\d{1,3})(?P<mark>[\])]|[.)]?\s*[-.]\s|\.|\s)\s*"
)
_SIDE: Final = re.compile(
    r"[\[(]?(?P<side>([A-Z])\2?)(?P<number>\d{1,2})?(?:[\])]\s*|[.)]?\s*[-.]\s+|\s+)(?=\S)"
)
"""The place of a track on a record."""
_SEPARATOR: Final = re.compile(r"\s+[-\u2013\u2014]\s+")
_FREESOUND: Final = re.compile(r"\d{2,7}__(?P<artist>.+?)__(?P<title>.+)")
_YEAR_FIRST: Final = re.compile(r"[\[(]?((?:19|20)\d\d)[\])]?(?:\s*[-\u2013.]\s*|\s+)(?=\S)")
_YEAR_BEHIND: Final = re.compile(r"\s*[\[(]((?:19|20)\d\d)(?:[-.]\d\d?)*[\])]")
_FORMAT_WORDS: Final = re.compile(
    r"\s*[\[({][^\])}]*\b(?:flac|mp3|ogg|opus|web|vinyl|lossless|\d{3}\s*kbps|\d\d\s?bit)\b[^\])}]*[\])}]",
    re.IGNORECASE,
)
_DISC_FOLDER: Final = re.compile(r"(?:cd|disc|disk|vinyl|side)[\s_.-]*(\d{1,2})\b", re.IGNORECASE)
_NO_ALBUM: Final = frozenset(
    (
        *("music", "musik", "musique", "musica", "música", "audio", "media", "sound", "sounds", "sfx"),
        *("mp3", "mp3s", "flac", "ogg", "song", "songs", "track", "tracks", "file", "files"),
        *("desktop", "download", "downloads", "home", "tmp", "temp", "new", "unsorted", "unknown"),
        *("misc", "miscellaneous", "various", "library", "singles", "data", "assets", "res"),
        *("bgm", "ost", "soundtrack", "soundtracks", "game", "menu"),
    )
)
_VARIOUS: Final = frozenset(("various", "various artists", "va", "v.a.", "compilation", "compilations"))
_SMALL_WORDS: Final = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "nor", "of", "on", "or"),
        *("over", "the", "to", "vs", "with"),
        *("de", "des", "di", "du", "el", "la", "le", "les", "y", "und", "der", "die", "das", "von"),
    )
)
_TRAILING_NUMBER: Final = re.compile(r"(?<=[a-z]{3})(\d{1,2})$")
_SPACES: Final = re.compile(r" {2,}")
_SLUG: Final = re.compile(r"[^\s-]+(?:-[^\s-]+){2,}")
_WORDS_JOINED: Final = re.compile(r"[a-z]-[a-z]", re.IGNORECASE)
_FEW_TRACKS: Final = 3
_LEAST_SIDED: Final = 0.7


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the files beside a file tell.

    Attributes:
        is_numbered: most of them begin with a number.
        audio_count: how many sound files the folder holds.
        is_sided: most of them begin with a place on a record, each with its own: ``A1``, ``A2``, ``B1``.
    """

    is_numbered: bool = False
    audio_count: int = 0
    is_sided: bool = False


@dataclass(frozen=True, slots=True)
class NamedTags:
    """What names say.

    Attributes:
        title: never empty.
        artist: or empty.
        album: or empty.
        album_artist: of the folder, or empty.
        track_number: or None.
        disc_number: or None.
        year: of the album folder, or None.
        position: as written where it is no plain number, else empty.
    """

    title: str
    artist: str = ""
    album: str = ""
    album_artist: str = ""
    track_number: int | None = None
    disc_number: int | None = None
    year: int | None = None
    position: str = ""


def tags_from_names(relative_path: str, root_name: str = "", around: Surroundings | None = None) -> NamedTags:
    """Read a path.

    Args:
        relative_path: of the file, below its folder.
        root_name: of the folder itself; it names an album only as ``Artist - Album``.
        around: what lies beside the file.
    """
    around = around or Surroundings()
    *folders, name = (_decoded(part) for part in relative_path.split(os.sep))
    file_tags = _from_file(os.path.splitext(name)[0] or name, around)
    folder_tags = _from_folders(folders, _decoded(root_name), around)
    return replace(
        file_tags,
        artist=file_tags.artist or folder_tags.album_artist,
        album=file_tags.album or folder_tags.album,
        album_artist=folder_tags.album_artist,
        disc_number=file_tags.disc_number or folder_tags.disc_number,
        year=folder_tags.year,
    )


def begins_with_number(name: str) -> bool:
    """Whether a file name begins like a track number."""
    return _NUMBER.match(name.replace("_", " ")) is not None


def look_like_sides(names: Sequence[str]) -> bool:
    """Whether file names begin with places on a record, of which each comes once and one is A's first."""
    places = [
        match.group("side", "number") for name in names if (match := _SIDE.match(name.replace("_", " ")))
    ]
    if len(places) < 2 or len(places) < _LEAST_SIDED * len(names) or len(set(places)) < len(places):
        return False
    return any(side == "A" and int(number or 1) == 1 for side, number in places)


def is_disc_folder(name: str) -> bool:
    """Whether a folder is one disc of an album."""
    return _DISC_FOLDER.match(name) is not None


def _decoded(name: str) -> str:
    """A name as text; names that are not UTF-8 are most often from an old Windows."""
    raw = os.fsencode(name)
    try:
        return unicodedata.normalize("NFC", raw.decode())
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _from_file(stem: str, around: Surroundings) -> NamedTags:
    if match := _FREESOUND.fullmatch(stem):
        return NamedTags(title=_title_case(match["title"]), artist=_readable(match["artist"]))
    text = _readable(stem)
    disc = number = None
    position = ""
    if around.is_sided and (match := _SIDE.match(text)):
        position = match["side"] + (match["number"] or "")
        disc, number = side_number(match["side"]), int(match["number"] or 1)
        text = text[match.end() :]
    elif (match := _NUMBER.match(text)) and _is_track_number(match, text, is_numbered=around.is_numbered):
        disc, number = int(match["disc"] or 0) or None, int(match["number"]) or None
        text = text[match.end() :]
    parts = [part for part in _SEPARATOR.split(text) if part]
    artist = album = ""
    if len(parts) > 1:
        artist, *parts = parts
        if len(parts) > 2 and parts[1].isdecimal():  # Artist - Album - 03 - Title
            album, *parts = parts
        if len(parts) > 1 and parts[0].isdecimal() and len(parts[0]) <= 3:  # Artist - 03 - Title
            number = int(parts[0]) or None
            parts = parts[1:]
    if number is None and stem.isdecimal() and len(stem) <= 3:
        number = int(stem) or None
    title = _title_case(" - ".join(parts)) or _readable(stem) or stem
    return NamedTags(title, artist, album, track_number=number, disc_number=disc, position=position)


def _is_track_number(match: re.Match[str], text: str, *, is_numbered: bool) -> bool:
    """Whether a leading number is one of a track: not that of "50 Cent - …" or "99 Problems"."""
    if match.end() >= len(text):
        return False
    return is_numbered or bool(match["mark"].strip() or match["disc"]) or match["number"].startswith("0")


def _from_folders(folders: list[str], root_name: str, around: Surroundings) -> NamedTags:
    disc = None
    if folders and (match := _DISC_FOLDER.match(folders[-1])):
        disc = int(match[1]) or None
        folders = folders[:-1]
        around = replace(around, is_numbered=True)
    if not folders:
        named = _album_folder(root_name)
        return replace(named if named.album_artist else NamedTags(""), disc_number=disc)
    named = _album_folder(folders[-1])
    parent = folders[-2] if len(folders) > 1 else ""
    if named.album_artist or named.year or around.is_numbered:
        artist = named.album_artist or _artist_folder(parent)
        return replace(named, album_artist=artist, disc_number=disc)
    return replace(named, album=_plain_album(folders, around), disc_number=disc)


def _album_folder(name: str) -> NamedTags:
    """``Artist - Album (2004) [FLAC]``, ``Artist - 2004 - Album``, ``2004 - Album``, ``Album``."""
    text = _FORMAT_WORDS.sub("", _readable(name))
    year = None
    if match := _YEAR_BEHIND.search(text):
        year, text = int(match[1]), text[: match.start()] + text[match.end() :]
    elif match := _YEAR_FIRST.match(text):
        year, text = int(match[1]), text[match.end() :]
    parts = [part.strip() for part in _SEPARATOR.split(text) if part.strip()]
    artist = ""
    if len(parts) > 1:
        artist, *parts = parts
        if len(parts) > 1 and (match := re.fullmatch(r"[\[(]?((?:19|20)\d\d)[\])]?", parts[0])):
            year, parts = int(match[1]), parts[1:]
    album = _title_case(" - ".join(parts))
    if artist.lower() in _VARIOUS:
        artist = ""
    return NamedTags("", album="" if album.lower() in _NO_ALBUM else album, album_artist=artist, year=year)


def _artist_folder(name: str) -> str:
    text = _readable(name)
    return "" if text.lower() in _NO_ALBUM | _VARIOUS else text


def _plain_album(folders: list[str], around: Surroundings) -> str:
    """The nearest folder that can be meant as a name; one with a track or two is a part of its parent."""
    names = [album for folder in reversed(folders) if (album := _album_folder(folder).album)]
    is_part = len(names) == len(folders) > 1 and 0 < around.audio_count < _FEW_TRACKS
    return next(iter(names[1:] if is_part else names), "")


def _readable(name: str) -> str:
    """A name with spaces where file names have underscores or ``%20``."""
    text = name.replace("%20", " ").replace("_", " ")
    return _SPACES.sub(" ", one_line(text)).strip(" -")


def _title_case(name: str) -> str:
    """A title; a name in small letters only gets capitals, as in "Legends of the North"."""
    text = _readable(name)
    if _SLUG.fullmatch(text) and _WORDS_JOINED.search(text):
        text = text.replace("-", " ")
    if text != text.lower():
        return text
    words = _TRAILING_NUMBER.sub(r" \1", text).split()
    last = len(words) - 1
    return " ".join(
        word if 0 < place < last and word in _SMALL_WORDS else word[:1].upper() + word[1:]
        for place, word in enumerate(words)
    )
