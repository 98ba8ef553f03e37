"""The table of fields and flags: parser, SQL, completion, builder, help and documentation read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a field holds, and so which conditions it knows."""

    WORDS = "words"
    """Text with an index of words: a word finds values with a word that begins like it."""
    TEXT = "text"
    """Text without that index: a word finds values that contain it."""
    NUMBER = "number"
    PERCENT = "percent"
    DURATION = "duration"
    SIZE = "size"
    RATING = "rating"
    TIME = "time"
    """A moment, compared with dates and with times before now."""
    DATE = "date"
    """A date as tags have it: a year, a month or a day."""
    KEY = "key"


class Group(StrEnum):
    """Headings of the help."""

    TAGS = "Tags"
    IDS = "Ids and sort names"
    FILE = "File"
    USE = "What you did"
    SOUND = "Sound"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of the query language.

    Attributes:
        name: as it is typed before the colon.
        kind: what it holds.
        group: under which heading it is listed.
        title: in words, for the rule editor.
        help: what it means, one line.
        example: a query with it.
        aliases: other names that are understood.
        unit: of its numbers, as it may be typed.
        step: numbers are equal that differ by less than half of it; 0 for equal numbers only.
        is_counted: a track without a value counts as 0.
    """

    name: str
    kind: Kind
    group: Group
    title: str
    help: str
    example: str
    aliases: tuple[str, ...] = ()
    unit: str = ""
    step: float = 0.0
    is_counted: bool = False

    @property
    def is_text(self) -> bool:
        """Whether its values are texts."""
        return self.kind in {Kind.WORDS, Kind.TEXT}


_W, _T, _N = Kind.WORDS, Kind.TEXT, Kind.NUMBER
_TAGS, _IDS, _FILE, _USE, _SOUND = Group.TAGS, Group.IDS, Group.FILE, Group.USE, Group.SOUND

FIELDS: Final = (
    FieldSpec("title", _W, _TAGS, "Title", "The title", 'title:"so what"'),
    FieldSpec(
        "artist", _W, _TAGS, "Artist", "An artist of the track or of its album", "artist:coltrane"
    ),
    FieldSpec("album", _W, _TAGS, "Album", "The album", 'album:="Kind of Blue"'),
    FieldSpec(
        "albumartist", _T, _TAGS, "Album artist", "The artist of the album", "albumartist:various",
        ("album_artist",),
    ),
    FieldSpec("genre", _W, _TAGS, "Genre", "A genre", "genre:(jazz | blues)"),
    FieldSpec("composer", _W, _TAGS, "Composer", "A composer", "composer:bach"),
    FieldSpec("conductor", _W, _TAGS, "Conductor", "A conductor", "conductor:abbado"),
    FieldSpec("performer", _W, _TAGS, "Performer", "A performer", "performer:piano"),
    FieldSpec("work", _T, _TAGS, "Work", "The work that it is a part of", "work:symphony"),
    FieldSpec("movement", _T, _TAGS, "Movement", "The name of its part of the work", "movement:andante",
              ("movementname",)),
    FieldSpec("ensemble", _T, _TAGS, "Orchestra or ensemble", "An orchestra, a choir, an ensemble",
              "ensemble:philharmonic", ("orchestra",)),
    FieldSpec("instrument", _T, _TAGS, "Instrument", "What a performer plays or sings", "instrument:violin"),
    FieldSpec("comment", _W, _TAGS, "Comment", "The comment", "comment:vinyl"),
    FieldSpec("grouping", _W, _TAGS, "Grouping", "The grouping", "grouping:summer"),
    FieldSpec("mood", _W, _TAGS, "Mood", "A mood from the tags", "mood:calm"),
    FieldSpec("label", _W, _TAGS, "Label", "The record label", 'label:"blue note"'),
    FieldSpec("lyrics", _W, _TAGS, "Lyrics", "The lyrics in the file, or in a file beside it", "lyrics:moon"),
    FieldSpec(
        "catalogue", _T, _TAGS, "Catalogue number", "The catalogue number", "catalogue:ECM*",
        ("catalog", "catalognumber"),
    ),
    FieldSpec("year", _N, _TAGS, "Year", "The year of release", "year:1955..1965"),
    FieldSpec("date", Kind.DATE, _TAGS, "Date", "The date of release", "date:2004-05"),
    FieldSpec(
        "originaldate", Kind.DATE, _TAGS, "Original date", "When it first came out", "originaldate:<1970",
        ("originalyear",),
    ),
    FieldSpec("track", _N, _TAGS, "Track number", "The number on its disc", "track:1", ("tracknumber",)),
    FieldSpec("tracks", _N, _TAGS, "Tracks on the disc", "How many tracks its disc has", "tracks:>20"),
    FieldSpec("disc", _N, _TAGS, "Disc number", "The number of the disc", "disc:2", ("discnumber",)),
    FieldSpec("discs", _N, _TAGS, "Discs", "How many discs the album has", "discs:>1"),
    FieldSpec("bpmtag", _N, _TAGS, "BPM in the tag", "The tempo in the tag", "bpmtag:120..130", step=1.0),
    FieldSpec("keytag", _T, _TAGS, "Key in the tag", "The key in the tag", "keytag:=Am"),
    FieldSpec("isrc", _T, _IDS, "ISRC", "The code of the recording", "isrc:US*"),
    FieldSpec("mbrecording", _T, _IDS, "Recording id", "MusicBrainz recording", 'mbrecording:""'),
    FieldSpec("mbrelease", _T, _IDS, "Release id", "MusicBrainz release", "has:mbrelease"),
    FieldSpec("mbreleasegroup", _T, _IDS, "Release group id", "MusicBrainz release group",
              'mbreleasegroup:""'),
    FieldSpec("mbartist", _T, _IDS, "Artist id", "MusicBrainz artist", "has:mbartist"),
    FieldSpec("mbalbumartist", _T, _IDS, "Album artist id", "MusicBrainz album artist", "has:mbalbumartist"),
    FieldSpec("titlesort", _T, _IDS, "Title sort name", "What the title is sorted by", 'titlesort:""'),
    FieldSpec("artistsort", _T, _IDS, "Artist sort name", "What an artist is sorted by", "artistsort:davis*"),
    FieldSpec("albumsort", _T, _IDS, "Album sort name", "What the album is sorted by", 'albumsort:""'),
    FieldSpec("albumartistsort", _T, _IDS, "Album artist sort name",
              "What an album artist is sorted by", 'albumartistsort:""'),
    FieldSpec("length", Kind.DURATION, _FILE, "Length", "How long it is", "length:<3:30", ("duration",),
              step=1000.0),
    FieldSpec("codec", _T, _FILE, "Codec", "The format of the sound", "codec:=flac", ("format",)),
    FieldSpec("bitrate", _N, _FILE, "Bit rate", "Thousand bits a second", "bitrate:>=256", unit="kbps"),
    FieldSpec("samplerate", _N, _FILE, "Sample rate", "Samples a second", "samplerate:>48k", unit="Hz"),
    FieldSpec("bitdepth", _N, _FILE, "Bit depth", "Bits a sample", "bitdepth:24", unit="bit"),
    FieldSpec("channels", _N, _FILE, "Channels", "1 is mono, 2 is stereo", "channels:1"),
    FieldSpec("size", Kind.SIZE, _FILE, "File size", "The size of the file", "size:>20MB"),
    FieldSpec("path", _T, _FILE, "Path", "The whole path of the file", "path:live"),
    FieldSpec("folder", _T, _FILE, "Folder", "The folder of the file", 'folder:"CD 2"'),
    FieldSpec("file", _W, _FILE, "File name", "The name of the file", "file:remix", ("filename",)),
    FieldSpec("added", Kind.TIME, _FILE, "Added", "When it came into the library", "added:<2w"),
    FieldSpec("modified", Kind.TIME, _FILE, "Modified", "When the file last changed", "modified:this-month"),
    FieldSpec("plays", _N, _USE, "Plays", "How often it was played", "plays:top10%", ("playcount",),
              is_counted=True),
    FieldSpec("skips", _N, _USE, "Skips", "How often it was left within 30 seconds", "skips:>=3",
              ("skipcount",), is_counted=True),
    FieldSpec("finished", Kind.PERCENT, _USE, "Finished", "How many of its listens were heard to the end",
              "finished:>80%", ("finished%",), unit="%", step=0.01),
    FieldSpec("played", Kind.TIME, _USE, "Last played", "When it was last played", "played:>1y",
              ("lastplayed",)),
    FieldSpec("rating", Kind.RATING, _USE, "Rating", "Stars, with halves", "rating:>=3.5", ("stars",),
              unit="stars"),
    FieldSpec("bpm", _N, _SOUND, "Tempo", "Beats a minute, as heard", "bpm:120..130", ("tempo",),
              unit="bpm", step=1.0),
    FieldSpec("key", Kind.KEY, _SOUND, "Key", "The key, as heard; Am~ is all that mixes with it", "key:Am~"),
    FieldSpec("energy", Kind.PERCENT, _SOUND, "Energy", "How intense it is", "energy:bottom20%", unit="%",
              step=0.01),
    FieldSpec("brightness", _N, _SOUND, "Brightness", "Where the middle of its spectrum is",
              "brightness:>2k", unit="Hz", step=100.0),
    FieldSpec("danceability", Kind.PERCENT, _SOUND, "Danceability", "How steady and danceable its beat is",
              "danceability:>70%", unit="%", step=0.01),
    FieldSpec("acousticness", Kind.PERCENT, _SOUND, "Acousticness", "How acoustic it sounds",
              "acousticness:>60%", unit="%", step=0.01),
    FieldSpec("vocals", Kind.PERCENT, _SOUND, "Vocals", "How much singing it has", "vocals:<20%", unit="%",
              step=0.01),
    FieldSpec("genre~", _T, _SOUND, "Suggested genre",
              "A genre that its sound suggests, or that you accepted, where no tag has one", "genre~:jazz"),
    FieldSpec("loudness", _N, _SOUND, "Loudness", "Loudness in LUFS; 0 is the loudest", "loudness:<-20",
              unit="LUFS", step=1.0),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FlagSpec:
    """What may stand after ``is:``."""

    name: str
    title: str
    help: str
    aliases: tuple[str, ...] = ()


FLAGS: Final = (
    FlagSpec("liked", "Liked", "You like it", ("loved",)),
    FlagSpec("disliked", "Disliked", "You dislike it"),
    FlagSpec("banned", "Banned", "You never want to hear it, or its artist"),
    FlagSpec("queued", "In the queue", "It is in the queue, or plays now"),
    FlagSpec("lossless", "Lossless", "The format keeps all of the sound"),
    FlagSpec("compilation", "Compilation", "The tags call its album a compilation"),
    FlagSpec("explicit", "Explicit", "The tags call it explicit"),
    FlagSpec("spoken", "Podcast or audiobook", "It is kept out of the music", ("podcast", "audiobook")),
    FlagSpec("analysed", "Analysed", "The player has listened to it", ("analyzed",)),
)

GENRES: Final = frozenset({"genre", "genre~"})
"""Fields whose values are equal where their words are, whatever signs stand between."""
IN: Final = "in"
LIKE: Final = "like"
LOOKS: Final = "looks"
SOUNDS: Final = "sounds"
REGION: Final = "region"
IS: Final = "is"
HAS: Final = "has"
SPECIAL_FIELDS: Final = (IS, HAS, IN, LIKE, SOUNDS, REGION, LOOKS)
"""Words before a colon that are no fields of a track."""
SPECIAL_HELP: Final = {
    IS: ("A property holds", "is:liked"),
    HAS: ("A field has a value", "has:lyrics"),
    IN: ("It is in a playlist", 'in:"Sunday"'),
    LIKE: ("It sounds like a track, a playlist, or what plays now", 'like:"Blue in Green">80%'),
    SOUNDS: ("A word fits how it sounds, better than for most tracks", "sounds:piano"),
    REGION: ("It lies in a region that you drew on the music map", 'region:"late night"'),
    LOOKS: ("Its cover looks like that of an album, or of what plays now", 'looks:"Kind of Blue"'),
}
COVER: Final = "cover"
HAS_MORE: Final = {
    COVER: "A picture",
    "gain": "A loudness value in the tags",
    "sound": "Analysed by the player",
}
"""What may stand after ``has:`` besides the fields."""

_BY_NAME: Final = {name: spec for spec in FIELDS for name in (spec.name, *spec.aliases)}
_FLAGS_BY_NAME: Final = {name: spec for spec in FLAGS for name in (spec.name, *spec.aliases)}
FIELD_NAMES: Final = (*(spec.name for spec in FIELDS), *SPECIAL_FIELDS)
"""The words that may stand before a colon."""


def field_of(name: str) -> FieldSpec | None:
    """The field of a name or alias, in any case; None where there is none."""
    return _BY_NAME.get(name.lower())


def flag_of(name: str) -> FlagSpec | None:
    """The flag of a name or alias, in any case; None where there is none."""
    return _FLAGS_BY_NAME.get(name.lower())
