"""The fields of a tag under the same names for every format.

A ``Fields`` maps a lower-case name (``"title"``, ``"artist"``, ``"albumartist"``, ``"date"``,
``"replaygain_track_gain"`` …) to its values in order. The names are those of Vorbis comments.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import mutagen.apev2
import mutagen.asf
import mutagen.id3
import mutagen.mp4

from musicrec_desktop.library.code_pages import OldText

Fields = dict[str, list[str]]

_SAME_FIELD: Final = {
    "album artist": "albumartist",
    "album_artist": "albumartist",
    "band": "albumartist",
    "track": "tracknumber",
    "tracknum": "tracknumber",
    "trackno": "tracknumber",
    "disc": "discnumber",
    "disk": "discnumber",
    "discno": "discnumber",
    "disknumber": "discnumber",
    "original year": "originalyear",
    "wm/albumartist": "albumartist",
    "wm/albumtitle": "album",
    "wm/artists": "artists",
    "wm/genre": "genre",
    "wm/tracknumber": "tracknumber",
    "wm/track": "track0",
    "wm/partofset": "discnumber",
    "wm/year": "date",
    "wm/originalreleaseyear": "originalyear",
    "author": "artist",
    "wm/artistsortorder": "artistsort",
    "wm/albumartistsortorder": "albumartistsort",
    "wm/albumsortorder": "albumsort",
    "wm/titlesortorder": "titlesort",
    "artist sort": "artistsort",
    "artistsortorder": "artistsort",
    "album artist sort": "albumartistsort",
    "albumartistsortorder": "albumartistsort",
    "sort_artist": "artistsort",
    "sort_album_artist": "albumartistsort",
    "sort_album": "albumsort",
    "sort_name": "titlesort",
    "album sort": "albumsort",
    "albumsortorder": "albumsort",
    "title sort": "titlesort",
    "titlesortorder": "titlesort",
    "musicbrainz track id": "musicbrainz_trackid",
    "musicbrainz/track id": "musicbrainz_trackid",
    "musicbrainz_recordingid": "musicbrainz_trackid",
    "musicbrainz recording id": "musicbrainz_trackid",
    "musicbrainz/recording id": "musicbrainz_trackid",
    "musicbrainz album id": "musicbrainz_albumid",
    "musicbrainz/album id": "musicbrainz_albumid",
    "musicbrainz_releaseid": "musicbrainz_albumid",
    "musicbrainz artist id": "musicbrainz_artistid",
    "musicbrainz/artist id": "musicbrainz_artistid",
    "itunes advisory": "itunesadvisory",
    "musicbrainz album artist id": "musicbrainz_albumartistid",
    "musicbrainz/album artist id": "musicbrainz_albumartistid",
    "wm/itunesadvisory": "itunesadvisory",
    "musicbrainz release group id": "musicbrainz_releasegroupid",
    "musicbrainz/release group id": "musicbrainz_releasegroupid",
    "wm/composer": "composer",
    "wm/conductor": "conductor",
    "wm/comments": "comment",
    "comments": "comment",
    "wm/contentgroupdescription": "grouping",
    "content group": "grouping",
    "contentgroup": "grouping",
    "wm/mood": "mood",
    "wm/publisher": "label",
    "record label": "label",
    "recordlabel": "label",
    "wm/catalogno": "catalognumber",
    "catalog": "catalognumber",
    "catalog #": "catalognumber",
    "catalog number": "catalognumber",
    "catalogid": "catalognumber",
    "labelid": "catalognumber",
    "labelno": "catalognumber",
    "wm/isrc": "isrc",
    "wm/beatsperminute": "bpm",
    "tempo": "bpm",
    "tbpm": "bpm",
    "wm/initialkey": "key",
    "initialkey": "key",
    "initial key": "key",
    "tkey": "key",
    "wm/iscompilation": "compilation",
    "itunescompilation": "compilation",
    "wm/lyrics": "lyrics",
    "unsyncedlyrics": "lyrics",
    "unsynced lyrics": "lyrics",
    "unsynchronised lyrics": "lyrics",
    "syncedlyrics": "synced lyrics",
    "movement name": "movementname",
    "movement number": "movement",
    "movementnumber": "movement",
    "movement total": "movementtotal",
    "show movement": "showmovement",
    "showworkmovement": "showmovement",
    "wm/work": "work",
    "orchestra": "ensemble",
    "choir": "ensemble",
    "chorus": "ensemble",
    "ensembles": "ensemble",
    "soloist": "soloists",
    "totaltracks": "tracktotal",
    "track total": "tracktotal",
    "wm/tracktotal": "tracktotal",
    "trackc": "tracktotal",
    "totaldiscs": "disctotal",
    "disc total": "disctotal",
    "wm/disctotal": "disctotal",
    "discc": "disctotal",
    "original date": "originaldate",
    "original release date": "originaldate",
    "wm/originalreleasedate": "originaldate",
    "wm/originalreleasetime": "originaldate",
}
_ID3_FIELDS: Final = {
    "TIT2": "title",
    "TPE1": "artist",
    "TALB": "album",
    "TPE2": "albumartist",
    "TRCK": "tracknumber",
    "TPOS": "discnumber",
    "TDRC": "date",
    "TDRL": "year",
    "TDOR": "originaldate",
    "TSOP": "artistsort",
    "TSO2": "albumartistsort",
    "TSOA": "albumsort",
    "TSOT": "titlesort",
    # The same before version 2.4, where they were experimental.
    "XSOP": "artistsort",
    "XSOA": "albumsort",
    "XSOT": "titlesort",
    "TCOM": "composer",
    "TPE3": "conductor",
    "TIT1": "grouping",
    "MVNM": "movementname",
    "MVIN": "movement",
    "GRP1": "grouping",
    "TMOO": "mood",
    "TPUB": "label",
    "TSRC": "isrc",
    "TBPM": "bpm",
    "TKEY": "key",
    "TCMP": "compilation",
}
_NO_PERFORMERS: Final = frozenset(
    ("arranger", "composer", "dj-mix", "engineer", "executive producer", "lyricist", "mix", "producer",
     "programmer", "remixer", "sound engineer", "writer")
)  # fmt: skip
"""Roles of the list of involved people, which before version 2.4 was that of musicians, too."""
_OF_PROGRAMS: Final = ("itun", "songs-db_", "musicmatch_")
"""How the descriptions of comments begin that programs keep their own data in."""
_OLD_COMMENT: Final = "id3v1 comment"
"""What mutagen calls the comment of an older tag, which is cut off after 30 letters."""
_DESCRIBED: Final = "described comment"
_OF_A_PROGRAM: Final = "comment of a program"
_MP4_FIELDS: Final = {
    "\xa9nam": "title",
    "\xa9ART": "artist",
    "\xa9alb": "album",
    "aART": "albumartist",
    "\xa9gen": "genre",
    "gnre": "genre",
    "\xa9day": "date",
    "rtng": "itunesadvisory",
    "soar": "artistsort",
    "soaa": "albumartistsort",
    "soal": "albumsort",
    "sonm": "titlesort",
    "\xa9wrt": "composer",
    "\xa9con": "conductor",
    "\xa9grp": "grouping",
    "\xa9wrk": "work",
    "\xa9mvn": "movementname",
    "\xa9mvi": "movement",
    "\xa9mvc": "movementtotal",
    "shwm": "showmovement",
    "\xa9cmt": "comment",
    "\xa9lyr": "lyrics",
    "\xa9pub": "publisher",
    "tmpo": "bpm",
    "cpil": "compilation",
    "rate": "rate",
}
_MP4_NUMBERS: Final = {"trkn": ("tracknumber", "tracktotal"), "disk": ("discnumber", "disctotal")}
_FREEFORM: Final = "----:"
_RECORDING_OWNER: Final = "http://musicbrainz.org"
SOUND_CHECK: Final = "itunnorm"
"""A comment of ID3 that is not text: the loudness that iTunes measured."""


def fields_of(tags: object) -> Fields:
    """The fields of a mutagen tag object of any kind."""
    for kind, read in _READERS:
        if isinstance(tags, kind):
            return read(tags)
    return _plain_fields(tags) if isinstance(tags, Mapping) else _comment_fields(tags)


def merged(tag_sets: tuple[object, ...]) -> Fields:
    """The fields of several tags of one file; the first tag that has a field wins."""
    result: Fields = {}
    for tags in tag_sets:
        for name, values in fields_of(tags).items():
            result.setdefault(name, values)
    return result


def _id3_fields(tags: Any) -> Fields:
    fields: Fields = {}
    for frame in tags.values():
        if frame.FrameID == "UFID":
            if frame.owner == _RECORDING_OWNER:
                recording = frame.data.decode("ascii", "replace")
                fields.setdefault("musicbrainz_trackid", []).insert(0, recording)
        elif frame.FrameID in _ID3_FIELDS:
            name = _ID3_FIELDS[frame.FrameID]
            fields.setdefault(name, []).extend(_id3_text(frame, frame.text))
        elif (read := _ID3_FRAMES.get(frame.FrameID)) is not None:
            name, texts = read(frame)
            fields.setdefault(name, []).extend(_id3_text(frame, texts))
    # The comment without a description is the one that players show.
    comments = [*fields.pop("comment", ()), *fields.pop(_DESCRIBED, ())] or fields.pop(_OLD_COMMENT, [])
    if comments:
        fields["comment"] = comments
    for frame in tags.getall("RVA2"):
        scope = "album" if "album" in frame.desc.lower() else "track"
        fields.setdefault(f"replaygain_{scope}_gain", [str(frame.gain)])
        fields.setdefault(f"replaygain_{scope}_peak", [str(frame.peak)])
    return fields


def _comment(frame: Any) -> tuple[str, Iterable[Any]]:
    description = frame.desc.strip().lower()
    if description in {SOUND_CHECK, _OLD_COMMENT}:
        return description, frame.text
    if description.startswith(_OF_PROGRAMS):
        return _OF_A_PROGRAM, ()
    return (_DESCRIBED if description else "comment"), frame.text


def is_comment_of_a_program(description: str) -> bool:
    """Whether a comment of ID3 with this description is data of a program, or the short one of ID3v1."""
    description = description.strip().lower()
    return description in {SOUND_CHECK, _OLD_COMMENT} or description.startswith(_OF_PROGRAMS)


def _synced_lyrics(frame: Any) -> tuple[str, Iterable[Any]]:
    return "synced lyrics", ("\n".join(text.strip("\n") for text, _ in frame.text),)


def _musicians(frame: Any) -> tuple[str, Iterable[Any]]:
    people = ((role.strip(), name) for role, name in frame.people if is_performer(frame.FrameID, role))
    return "performer", (f"{name} ({role})" if role else name for role, name in people)


def is_performer(frame_id: str, role: str) -> bool:
    """Whether a role in a list of people is that of a musician."""
    return frame_id == "TMCL" or role.strip().lower() not in _NO_PERFORMERS


def _id3_text(frame: Any, values: Iterable[Any]) -> Iterable[str]:
    """The values of a frame; those declared as Latin-1 become ``OldText``."""
    kind = OldText if frame.encoding == mutagen.id3.Encoding.LATIN1 else str
    return (kind(value) for value in values)


def _mp4_fields(tags: Any) -> Fields:
    fields: Fields = {}
    for key, values in tags.items():
        if key in _MP4_NUMBERS:
            for place, name in enumerate(_MP4_NUMBERS[key]):
                fields.setdefault(name, []).extend(str(pair[place]) for pair in values)
        elif key in _MP4_FIELDS:
            texts = map(str, values if isinstance(values, list) else (values,))
            fields.setdefault(_MP4_FIELDS[key], []).extend(texts)
        elif key.startswith(_FREEFORM):
            name = field_name(key.rpartition(":")[2])
            fields.setdefault(name, []).extend(bytes(value).decode("utf-8", "replace") for value in values)
    return fields


def _ape_fields(tags: Any) -> Fields:
    fields: Fields = {}
    for key, value in tags.items():
        if value.kind == mutagen.apev2.TEXT:
            fields.setdefault(field_name(key), []).extend(value)
    if "date" not in fields and "year" in fields:
        fields["date"] = fields["year"]
    return fields


def _asf_fields(tags: Any) -> Fields:
    fields: Fields = {}
    for key, value in tags:
        if not isinstance(value, mutagen.asf.ASFByteArrayAttribute):
            fields.setdefault(field_name(key), []).append(str(value))
    if "tracknumber" not in fields and "track0" in fields:
        # The older field counts from zero.
        fields["tracknumber"] = [str(int(text) + 1) for text in fields["track0"] if text.isdecimal()]
    return fields


def _comment_fields(tags: Any) -> Fields:
    fields: Fields = {}
    for key, value in tags or ():
        fields.setdefault(field_name(key), []).append(value)
    return fields


def _plain_fields(tags: Mapping[Any, Any]) -> Fields:
    """Of containers that do not say what their text is in: RIFF, CAF, AU and others."""
    return {field_name(str(key)): [_undeclared(str(value))] for key, value in tags.items()}


def _undeclared(text: str) -> str:
    return text if text.isascii() or max(text) > "\xff" else OldText(text)


@functools.lru_cache(maxsize=512)
def field_name(name: str) -> str:
    """The one name of a field that has several, in small letters."""
    name = name.lower().strip()
    return _SAME_FIELD.get(name, name)


_ID3_FRAMES: Final[Mapping[str, Callable[[Any], tuple[str, Iterable[Any]]]]] = {
    "TCON": lambda frame: ("genre", frame.genres),
    "TXXX": lambda frame: (field_name(frame.desc), frame.text),
    "COMM": _comment,
    "USLT": lambda frame: ("lyrics", (frame.text,)),
    "SYLT": _synced_lyrics,
    "TMCL": _musicians,
    "IPLS": _musicians,
    "TIPL": _musicians,
}
"""Frames whose text is not simply that of a field: the name of the field, and its values."""
_READERS: Final[tuple[tuple[type, Callable[[Any], Fields]], ...]] = (
    (mutagen.id3.ID3, _id3_fields),
    (mutagen.mp4.MP4Tags, _mp4_fields),
    (mutagen.apev2.APEv2, _ape_fields),
    (mutagen.asf.ASFTags, _asf_fields),
    (list, _comment_fields),
)
