"""Where each format keeps each field that can be edited.

Sources: the mappings of MusicBrainz Picard (docs, appendix B) and of TagLib's property maps; the ID3v2.3 and
v2.4 frames; RIFF INFO of Microsoft's Multimedia Programming Interface 1.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.library.tag_names import field_name


@dataclass(frozen=True, slots=True)
class Place:
    """The places of one field; the first is written where a file has none.

    Attributes:
        id3: frames; ``TXXX:`` and a description is a frame with a name of its own.
        mp4: atoms, of four letters; ``----:`` and a name is an atom with a name of its own.
        vorbis: the name in Vorbis comments.
        ape: the key in APEv2.
        asf: the attribute of Windows Media.
        id3_23: frames before ID3v2.4, where they are others.
        info: the chunk in RIFF INFO; empty for none.
        stand_ins: fields that are read, and written, where a file has only them.
    """

    id3: tuple[str, ...]
    mp4: tuple[str, ...]
    vorbis: str
    ape: str
    asf: str
    id3_23: tuple[str, ...] = ()
    info: str = ""
    stand_ins: tuple[str, ...] = ()


PLACES: Final[Mapping[str, Place]] = {
    "title": Place(("TIT2",), ("\xa9nam",), "TITLE", "Title", "Title", info="INAM"),
    "artist": Place(("TPE1",), ("\xa9ART",), "ARTIST", "Artist", "Author", info="IART"),
    "album": Place(("TALB",), ("\xa9alb",), "ALBUM", "Album", "WM/AlbumTitle", info="IPRD"),
    "albumartist": Place(("TPE2",), ("aART",), "ALBUMARTIST", "Album Artist", "WM/AlbumArtist"),
    "genre": Place(("TCON",), ("\xa9gen",), "GENRE", "Genre", "WM/Genre", info="IGNR"),
    "date": Place(
        ("TDRC", "TDRL"), ("\xa9day",), "DATE", "Year", "WM/Year",
        id3_23=("TYER",), info="ICRD", stand_ins=("year",),
    ),
    "tracknumber": Place(
        ("TRCK",), ("trkn",), "TRACKNUMBER", "Track", "WM/TrackNumber", info="ITRK", stand_ins=("track0",)
    ),
    "tracktotal": Place((), ("trkn",), "TRACKTOTAL", "TRACKTOTAL", "TRACKTOTAL"),
    "discnumber": Place(("TPOS",), ("disk",), "DISCNUMBER", "Disc", "WM/PartOfSet"),
    "disctotal": Place((), ("disk",), "DISCTOTAL", "DISCTOTAL", "DISCTOTAL"),
    "composer": Place(("TCOM",), ("\xa9wrt",), "COMPOSER", "Composer", "WM/Composer"),
    "comment": Place(
        ("COMM",), ("\xa9cmt",), "COMMENT", "Comment", "Description", info="ICMT", stand_ins=("description",)
    ),
    "compilation": Place(("TCMP",), ("cpil",), "COMPILATION", "Compilation", "WM/IsCompilation"),
    "lyrics": Place(("USLT",), ("\xa9lyr",), "LYRICS", "Lyrics", "WM/Lyrics"),
    "subtitle": Place(("TIT3",), ("----:SUBTITLE",), "SUBTITLE", "Subtitle", "WM/SubTitle"),
    "discsubtitle": Place(
        ("TSST",), ("----:DISCSUBTITLE",), "DISCSUBTITLE", "DiscSubtitle", "WM/SetSubTitle",
        id3_23=("TXXX:DISCSUBTITLE",),
    ),
    "originaldate": Place(
        ("TDOR",), ("----:originaldate",), "ORIGINALDATE", "ORIGINALDATE", "WM/OriginalReleaseTime",
        id3_23=("TORY",), stand_ins=("originalyear",),
    ),
    "lyricist": Place(("TEXT",), ("----:LYRICIST",), "LYRICIST", "Lyricist", "WM/Writer"),
    "conductor": Place(("TPE3",), ("----:CONDUCTOR", "\xa9con"), "CONDUCTOR", "Conductor", "WM/Conductor"),
    "performer": Place(
        ("TMCL",), ("----:PERFORMER",), "PERFORMER", "Performer", "PERFORMER", id3_23=("IPLS",)
    ),
    "remixer": Place(("TPE4",), ("----:REMIXER",), "REMIXER", "MixArtist", "WM/ModifiedBy"),
    "ensemble": Place(("TXXX:ENSEMBLE",), ("----:ENSEMBLE",), "ENSEMBLE", "Ensemble", "ENSEMBLE"),
    "work": Place(("TXXX:WORK",), ("\xa9wrk", "----:WORK"), "WORK", "Work", "WM/Work"),
    "movementname": Place(("MVNM",), ("\xa9mvn",), "MOVEMENTNAME", "MOVEMENTNAME", "MOVEMENTNAME"),
    "movement": Place(("MVIN",), ("\xa9mvi",), "MOVEMENT", "MOVEMENT", "MOVEMENT"),
    "movementtotal": Place((), ("\xa9mvc",), "MOVEMENTTOTAL", "MOVEMENTTOTAL", "MOVEMENTTOTAL"),
    "showmovement": Place(
        ("TXXX:SHOWMOVEMENT",), ("shwm",), "SHOWMOVEMENT", "SHOWMOVEMENT", "SHOWMOVEMENT"
    ),
    "grouping": Place(
        ("TIT1", "GRP1"), ("\xa9grp",), "GROUPING", "Grouping", "WM/ContentGroupDescription"
    ),
    "mood": Place(("TMOO",), ("----:MOOD",), "MOOD", "Mood", "WM/Mood", id3_23=("TXXX:MOOD",)),
    "language": Place(("TLAN",), ("----:LANGUAGE",), "LANGUAGE", "Language", "WM/Language", info="ILNG"),
    "label": Place(
        ("TPUB",), ("----:LABEL", "\xa9pub"), "LABEL", "Label", "WM/Publisher",
        stand_ins=("publisher", "organization"),
    ),
    "catalognumber": Place(
        ("TXXX:CATALOGNUMBER",), ("----:CATALOGNUMBER",), "CATALOGNUMBER", "CatalogNumber", "WM/CatalogNo"
    ),
    "barcode": Place(("TXXX:BARCODE",), ("----:BARCODE",), "BARCODE", "Barcode", "WM/Barcode"),
    "isrc": Place(("TSRC",), ("----:ISRC",), "ISRC", "ISRC", "WM/ISRC", info="ISRC"),
    "bpm": Place(("TBPM",), ("tmpo",), "BPM", "BPM", "WM/BeatsPerMinute"),
    "key": Place(("TKEY",), ("----:initialkey",), "KEY", "KEY", "WM/InitialKey"),
    "explicit": Place(
        ("TXXX:ITUNESADVISORY",), ("rtng",), "ITUNESADVISORY", "ITUNESADVISORY", "WM/ITunesAdvisory"
    ),
    "titlesort": Place(("TSOT", "XSOT"), ("sonm",), "TITLESORT", "TITLESORT", "WM/TitleSortOrder"),
    "artistsort": Place(("TSOP", "XSOP"), ("soar",), "ARTISTSORT", "ARTISTSORT", "WM/ArtistSortOrder"),
    "albumsort": Place(("TSOA", "XSOA"), ("soal",), "ALBUMSORT", "ALBUMSORT", "WM/AlbumSortOrder"),
    "albumartistsort": Place(
        ("TSO2",), ("soaa",), "ALBUMARTISTSORT", "ALBUMARTISTSORT", "WM/AlbumArtistSortOrder"
    ),
    "composersort": Place(("TSOC",), ("soco",), "COMPOSERSORT", "COMPOSERSORT", "WM/ComposerSortOrder"),
    "copyright": Place(("TCOP",), ("cprt",), "COPYRIGHT", "Copyright", "Copyright", info="ICOP"),
}  # fmt: skip
"""By the name of the field; ``model.tag_fields.FIELDS`` has the same names."""

_MEANINGS: Final[Mapping[str, str]] = {
    "itunesadvisory": "explicit",
    "wm/subtitle": "subtitle",
    "setsubtitle": "discsubtitle",
    "wm/setsubtitle": "discsubtitle",
    "wm/writer": "lyricist",
    "writer": "lyricist",
    "mixartist": "remixer",
    "wm/modifiedby": "remixer",
    "wm/work": "work",
    "wm/language": "language",
    "wm/barcode": "barcode",
    "upc": "barcode",
    "composer sort": "composersort",
    "composersortorder": "composersort",
    "wm/composersortorder": "composersort",
}
"""Names that only an editor reads; the others are those of ``tag_names``."""
LISTS: Final[Mapping[str, str]] = {"artist": "artists", "albumartist": "albumartists"}
"""Fields beside a credit that name each artist of it; they are kept in step."""
YEARS: Final[Mapping[str, str]] = {"date": "year", "originaldate": "originalyear"}
"""Fields beside a date with its year alone; they are kept in step."""
TOTALS: Final[Mapping[str, str]] = {
    "tracknumber": "tracktotal",
    "discnumber": "disctotal",
    "movement": "movementtotal",
}
"""Numbers, and the fields of how many there are."""
NUMBERS: Final[Mapping[str, str]] = {total: number for number, total in TOTALS.items()}
"""The other way round."""


def meaning_of(name: str) -> str:
    """The field that a name in a tag means, or the name itself in small letters."""
    meant = field_name(name)
    return _MEANINGS.get(meant, meant)


def split_pair(text: str) -> tuple[str, str]:
    """``"3/12"`` as a number and how many there are; the second is empty where it is not told."""
    number, _, total = text.partition("/")
    return number.strip(), total.strip()


def joined_pair(number: str, total: str) -> tuple[str, ...]:
    """A number and how many there are in one text; nothing where there is neither."""
    if total:
        return (f"{number}/{total}",)
    return (number,) if number else ()
