"""The fields of a tag under the same names for every format.

A ``Fields`` maps a lower-case name (``"title"``, ``"artist"``, ``"albumartist"``, ``"date"``,
``"replaygain_track_gain"`` …) to its values in order. The names are those of Vorbis comments.
"""

from __future__ import annotations

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
}
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
}
_MP4_NUMBERS: Final = {"trkn": "tracknumber", "disk": "discnumber"}
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
        name = _ID3_FIELDS.get(frame.FrameID)
        if name is not None:
            fields.setdefault(name, []).extend(_id3_text(frame, frame.text))
        elif frame.FrameID == "TCON":
            fields.setdefault("genre", []).extend(_id3_text(frame, frame.genres))
        elif frame.FrameID == "TXXX":
            fields.setdefault(_field_name(frame.desc), []).extend(_id3_text(frame, frame.text))
        elif frame.FrameID == "UFID" and frame.owner == _RECORDING_OWNER:
            fields.setdefault("musicbrainz_trackid", []).insert(0, frame.data.decode("ascii", "replace"))
        elif frame.FrameID == "COMM" and frame.desc.lower() == SOUND_CHECK:
            fields.setdefault(SOUND_CHECK, []).extend(str(value) for value in frame.text)
    for frame in tags.getall("RVA2"):
        scope = "album" if "album" in frame.desc.lower() else "track"
        fields.setdefault(f"replaygain_{scope}_gain", [str(frame.gain)])
        fields.setdefault(f"replaygain_{scope}_peak", [str(frame.peak)])
    return fields


def _id3_text(frame: Any, values: Iterable[Any]) -> Iterable[str]:
    """The values of a frame; those declared as Latin-1 become ``OldText``."""
    kind = OldText if frame.encoding == mutagen.id3.Encoding.LATIN1 else str
    return (kind(value) for value in values)


def _mp4_fields(tags: Any) -> Fields:
    fields: Fields = {}
    for key, values in tags.items():
        if key in _MP4_NUMBERS:
            fields[_MP4_NUMBERS[key]] = [str(pair[0]) for pair in values]
        elif key in _MP4_FIELDS:
            fields.setdefault(_MP4_FIELDS[key], []).extend(str(value) for value in values)
        elif key.startswith(_FREEFORM):
            name = _field_name(key.rpartition(":")[2])
            fields.setdefault(name, []).extend(bytes(value).decode("utf-8", "replace") for value in values)
    return fields


def _ape_fields(tags: Any) -> Fields:
    fields: Fields = {}
    for key, value in tags.items():
        if value.kind == mutagen.apev2.TEXT:
            fields.setdefault(_field_name(key), []).extend(value)
    if "date" not in fields and "year" in fields:
        fields["date"] = fields["year"]
    return fields


def _asf_fields(tags: Any) -> Fields:
    fields: Fields = {}
    for key, value in tags:
        if not isinstance(value, mutagen.asf.ASFByteArrayAttribute):
            fields.setdefault(_field_name(key), []).append(str(value))
    if "tracknumber" not in fields and "track0" in fields:
        # The older field counts from zero.
        fields["tracknumber"] = [str(int(text) + 1) for text in fields["track0"] if text.isdecimal()]
    return fields


def _comment_fields(tags: Any) -> Fields:
    fields: Fields = {}
    for key, value in tags or ():
        fields.setdefault(_field_name(key), []).append(value)
    return fields


def _plain_fields(tags: Mapping[Any, Any]) -> Fields:
    """Of containers that do not say what their text is in: RIFF, CAF, AU and others."""
    return {_field_name(str(key)): [_undeclared(str(value))] for key, value in tags.items()}


def _undeclared(text: str) -> str:
    return text if text.isascii() or max(text) > "\xff" else OldText(text)


def _field_name(name: str) -> str:
    name = name.lower().strip()
    return _SAME_FIELD.get(name, name)


_READERS: Final[tuple[tuple[type, Callable[[Any], Fields]], ...]] = (
    (mutagen.id3.ID3, _id3_fields),
    (mutagen.mp4.MP4Tags, _mp4_fields),
    (mutagen.apev2.APEv2, _ape_fields),
    (mutagen.asf.ASFTags, _asf_fields),
    (list, _comment_fields),
)
