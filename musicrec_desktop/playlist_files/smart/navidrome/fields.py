"""Fields of Navidrome and ours."""

from __future__ import annotations

from typing import Final

FIELDS: Final = {
    "title": "title",
    "album": "album",
    "artist": "artist",
    "albumartist": "albumartist",
    "genre": "genre",
    "composer": "composer",
    "conductor": "conductor",
    "performer": "performer",
    "comment": "comment",
    "grouping": "grouping",
    "mood": "mood",
    "recordlabel": "label",
    "lyrics": "lyrics",
    "catalognumber": "catalogue",
    "isrc": "isrc",
    "key": "keytag",
    "sorttitle": "titlesort",
    "sortalbum": "albumsort",
    "sortartist": "artistsort",
    "sortalbumartist": "albumartistsort",
    "mbz_recording_id": "mbrecording",
    "mbz_album_id": "mbrelease",
    "mbz_release_group_id": "mbreleasegroup",
    "mbz_artist_id": "mbartist",
    "mbz_album_artist_id": "mbalbumartist",
    "codec": "codec",
    "filepath": "path",
    "year": "year",
    "date": "date",
    "originaldate": "originaldate",
    "tracknumber": "track",
    "discnumber": "disc",
    "bpm": "bpmtag",
    "duration": "length",
    "bitrate": "bitrate",
    "samplerate": "samplerate",
    "bitdepth": "bitdepth",
    "channels": "channels",
    "size": "size",
    "dateadded": "added",
    "datemodified": "modified",
    "lastplayed": "played",
    "playcount": "plays",
    "rating": "rating",
}
"""Navidrome's names in small letters, and ours; these are written."""
MORE_FIELDS: Final = {
    "recordingdate": "date",
    "releasedate": "date",
    "originalyear": "originaldate",
    "releaseyear": "year",
    "label": "label",
    "initialkey": "keytag",
    "musicbrainz_recordingid": "mbrecording",
    "musicbrainz_trackid": "mbrecording",
    "musicbrainz_albumid": "mbrelease",
    "musicbrainz_artistid": "mbartist",
    "musicbrainz_albumartistid": "mbalbumartist",
    "musicbrainz_releasegroupid": "mbreleasegroup",
}
"""More names that are read."""
READ: Final = {**FIELDS, **MORE_FIELDS}
WRITTEN: Final = {ours: theirs for theirs, ours in FIELDS.items()}
FLAGS: Final = {"loved": "liked", "compilation": "compilation"}
FILE_TYPE: Final = "filetype"
EXPLICIT: Final = "explicitstatus"
COVER: Final = "hascoverart"
GAINS: Final = frozenset(("rgtrackgain", "rgalbumgain", "replaygain_track_gain", "replaygain_album_gain"))
INTEGERS: Final = frozenset(
    ("year", "track", "disc", "plays", "bitrate", "samplerate", "bitdepth", "channels", "size")
)
"""Our fields whose numbers are whole."""
SCALES: Final = {"length": 1000.0, "rating": 2.0}
"""What their numbers are multiplied with: seconds, stars."""
LARGEST: Final = 999_999_999
"""Stands for no upper end of a range."""
EVERY_DATE: Final = ("0000", "9999-12-31")
