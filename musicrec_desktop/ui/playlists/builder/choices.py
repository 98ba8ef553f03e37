"""What a row can ask: its subjects, the operators of each, and the value that an operator needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.query import fields
from musicrec_desktop.query.ast import ANY
from musicrec_desktop.query.fields import FIELDS, FLAGS, Group, Kind, field_of

FLAG_PREFIX: Final = f"{fields.IS}:"
HAS_PREFIX: Final = f"{fields.HAS}:"


class Op(StrEnum):
    """How a row tests its subject."""

    CONTAINS = "contains"
    IS = "is"
    BEGINS = "begins"
    ENDS = "ends"
    FITS = "fits"
    """A pattern with stars."""
    MATCHES = "matches"
    """A regular expression."""
    EMPTY = "empty"
    FILLED = "filled"
    EQUAL = "equal"
    LESS = "less"
    AT_MOST = "at-most"
    MORE = "more"
    AT_LEAST = "at-least"
    BETWEEN = "between"
    TOP = "top"
    BOTTOM = "bottom"
    WITHIN = "within"
    """In the last days, weeks …"""
    WITHIN_OR = "within-or"
    OLDER = "older"
    OLDER_OR = "older-or"
    BETWEEN_AGO = "between-ago"
    MIXES = "mixes"
    HOLDS = "holds"
    """A flag, or something a track has."""
    IN_PLAYLIST = "in-playlist"
    IN_NONE = "in-none"
    LIKE_TRACK = "like-track"
    LIKE_PLAYLIST = "like-playlist"
    LIKE_NOW = "like-now"
    SOUNDS = "sounds"
    IN_REGION = "in-region"
    LOOKS_ALBUM = "looks-album"
    LOOKS_NOW = "looks-now"


class ValueKind(StrEnum):
    """Which editor an operator needs."""

    NONE = "none"
    TEXT = "text"
    PATTERN = "pattern"
    REGEX = "regex"
    NUMBER = "number"
    NUMBERS = "numbers"
    SHARE = "share"
    DATE = "date"
    DATES = "dates"
    AGO = "ago"
    AGOS = "agos"
    KEY = "key"
    PLAYLIST = "playlist"
    LIKE_TRACK = "like-track"
    LIKE_PLAYLIST = "like-playlist"
    LIKE_NOW = "like-now"
    SOUND_WORD = "sound-word"
    REGION = "region"
    LOOKS_ALBUM = "looks-album"
    LOOKS_NOW = "looks-now"


@dataclass(frozen=True, slots=True)
class Choice:
    """An operator as it is offered.

    Attributes:
        op: which test.
        is_negated: it must not hold.
        title: in words, between the subject and the value.
        value: what has to be given.
        is_rare: listed only where a row has it.
    """

    op: Op
    is_negated: bool
    title: str
    value: ValueKind
    is_rare: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row asks about.

    Attributes:
        key: the name of a field, ``is:liked``, ``has:cover``, ``in``, ``like``, ``sounds``, ``region``,
            ``looks`` or ``any``.
        title: in words.
        help: one line.
        heading: under which it is listed.
    """

    key: str
    title: str
    help: str
    heading: str


def _choice(op: Op, title: str, value: ValueKind, *, is_not: bool = False, is_rare: bool = False) -> Choice:
    return Choice(op, is_not, title, value, is_rare)


_V: Final = ValueKind
_NONE, _TEXT, _NUMBER, _DATE, _AGO = _V.NONE, _V.TEXT, _V.NUMBER, _V.DATE, _V.AGO
_PRESENCE: Final = (_choice(Op.EMPTY, "is empty", _NONE), _choice(Op.FILLED, "has a value", _NONE))
_TEXTS: Final = (
    _choice(Op.CONTAINS, "contains", _TEXT),
    _choice(Op.CONTAINS, "does not contain", _TEXT, is_not=True),
    _choice(Op.IS, "is", _TEXT),
    _choice(Op.IS, "is not", _TEXT, is_not=True),
    _choice(Op.BEGINS, "begins with", _TEXT),
    _choice(Op.ENDS, "ends with", _TEXT),
    _choice(Op.FITS, "fits pattern", _V.PATTERN),
    _choice(Op.MATCHES, "matches regex", _V.REGEX),
    _choice(Op.MATCHES, "does not match regex", _V.REGEX, is_not=True, is_rare=True),
    _choice(Op.BEGINS, "does not begin with", _TEXT, is_not=True, is_rare=True),
    _choice(Op.ENDS, "does not end with", _TEXT, is_not=True, is_rare=True),
    _choice(Op.FITS, "does not fit pattern", _V.PATTERN, is_not=True, is_rare=True),
)
_NUMBERS: Final = (
    _choice(Op.EQUAL, "is", _NUMBER),
    _choice(Op.EQUAL, "is not", _NUMBER, is_not=True),
    _choice(Op.LESS, "is less than", _NUMBER),
    _choice(Op.AT_MOST, "is at most", _NUMBER),
    _choice(Op.MORE, "is more than", _NUMBER),
    _choice(Op.AT_LEAST, "is at least", _NUMBER),
    _choice(Op.BETWEEN, "is between", _V.NUMBERS),
    _choice(Op.BETWEEN, "is not between", _V.NUMBERS, is_not=True, is_rare=True),
    _choice(Op.TOP, "is in the top", _V.SHARE),
    _choice(Op.BOTTOM, "is in the bottom", _V.SHARE),
)
_DATES: Final = (
    _choice(Op.EQUAL, "is in", _DATE),
    _choice(Op.EQUAL, "is not in", _DATE, is_not=True),
    _choice(Op.LESS, "is before", _DATE),
    _choice(Op.MORE, "is after", _DATE),
    _choice(Op.AT_MOST, "is in or before", _DATE),
    _choice(Op.AT_LEAST, "is in or after", _DATE),
    _choice(Op.BETWEEN, "is between", _V.DATES),
    _choice(Op.BETWEEN, "is not between", _V.DATES, is_not=True, is_rare=True),
)
_TIMES: Final = (
    _choice(Op.WITHIN, "in the last", _AGO),
    _choice(Op.WITHIN, "not in the last", _AGO, is_not=True),
    _choice(Op.OLDER, "longer ago than", _AGO),
    _choice(Op.BETWEEN_AGO, "ago, between", _V.AGOS),
    _choice(Op.WITHIN_OR, "at most so long ago", _AGO, is_rare=True),
    _choice(Op.OLDER_OR, "at least so long ago", _AGO, is_rare=True),
    _choice(Op.EQUAL, "on", _DATE),
    _choice(Op.EQUAL, "not on", _DATE, is_not=True),
    _choice(Op.LESS, "before", _DATE),
    _choice(Op.MORE, "after", _DATE),
    _choice(Op.AT_MOST, "on or before", _DATE),
    _choice(Op.AT_LEAST, "on or after", _DATE),
    _choice(Op.BETWEEN, "between", _V.DATES),
    _choice(Op.EMPTY, "never", _NONE),
    _choice(Op.FILLED, "ever", _NONE),
)
_KEYS: Final = (
    _choice(Op.IS, "is", _V.KEY),
    _choice(Op.IS, "is not", _V.KEY, is_not=True),
    _choice(Op.MIXES, "mixes with", _V.KEY),
    _choice(Op.MIXES, "does not mix with", _V.KEY, is_not=True),
)
_WORDS: Final = (
    _choice(Op.CONTAINS, "contains", _TEXT),
    _choice(Op.CONTAINS, "does not contain", _TEXT, is_not=True),
)
_FLAG: Final = (_choice(Op.HOLDS, "yes", _NONE), _choice(Op.HOLDS, "no", _NONE, is_not=True))
_IN: Final = (
    _choice(Op.IN_PLAYLIST, "is in", _V.PLAYLIST),
    _choice(Op.IN_PLAYLIST, "is not in", _V.PLAYLIST, is_not=True),
    _choice(Op.IN_NONE, "is in no playlist", _NONE),
    _choice(Op.IN_NONE, "is in any playlist", _NONE, is_not=True),
)
_LIKE: Final = (
    _choice(Op.LIKE_TRACK, "the track", _V.LIKE_TRACK),
    _choice(Op.LIKE_PLAYLIST, "the playlist", _V.LIKE_PLAYLIST),
    _choice(Op.LIKE_NOW, "what plays now", _V.LIKE_NOW),
    _choice(Op.LIKE_TRACK, "not the track", _V.LIKE_TRACK, is_not=True),
    _choice(Op.LIKE_PLAYLIST, "not the playlist", _V.LIKE_PLAYLIST, is_not=True),
    _choice(Op.LIKE_NOW, "not what plays now", _V.LIKE_NOW, is_not=True),
)
_LOOKS: Final = (
    _choice(Op.LOOKS_ALBUM, "the album", _V.LOOKS_ALBUM),
    _choice(Op.LOOKS_NOW, "what plays now", _V.LOOKS_NOW),
    _choice(Op.LOOKS_ALBUM, "not the album", _V.LOOKS_ALBUM, is_not=True),
    _choice(Op.LOOKS_NOW, "not what plays now", _V.LOOKS_NOW, is_not=True),
)
_SOUNDS: Final = (
    _choice(Op.SOUNDS, "is", _V.SOUND_WORD),
    _choice(Op.SOUNDS, "is not", _V.SOUND_WORD, is_not=True),
)
_REGION: Final = (
    _choice(Op.IN_REGION, "is in", _V.REGION),
    _choice(Op.IN_REGION, "is not in", _V.REGION, is_not=True),
)
_LIKENESSES: Final = {
    fields.LIKE: _LIKE,
    fields.SOUNDS: _SOUNDS,
    fields.LOOKS: _LOOKS,
    fields.REGION: _REGION,
}
_BY_KIND: Final[Mapping[Kind, tuple[Choice, ...]]] = {
    Kind.WORDS: _TEXTS + _PRESENCE,
    Kind.TEXT: _TEXTS + _PRESENCE,
    Kind.NUMBER: _NUMBERS + _PRESENCE,
    Kind.PERCENT: _NUMBERS + _PRESENCE,
    Kind.DURATION: _NUMBERS + _PRESENCE,
    Kind.SIZE: _NUMBERS + _PRESENCE,
    Kind.RATING: _NUMBERS + _PRESENCE,
    Kind.TIME: _TIMES,
    Kind.DATE: _DATES + _PRESENCE,
    Kind.KEY: _KEYS + _PRESENCE,
}
_PROPERTIES: Final = "Properties"
_HAS_TITLES: Final = {
    fields.COVER: ("Has a cover", "There is a picture of the album"),
    "gain": ("Has loudness tags", "The tags have a loudness value"),
    "sound": ("Has sound facts", "The player knows how it sounds"),
}
SUBJECTS: Final = (
    Subject(ANY, "Any name", "Words of title, artist, album or genre", Group.TAGS),
    *(Subject(spec.name, spec.title, spec.help, spec.group) for spec in FIELDS if spec.group is Group.TAGS),
    *(Subject(spec.name, spec.title, spec.help, spec.group) for spec in FIELDS if spec.group is Group.USE),
    *(Subject(f"{FLAG_PREFIX}{flag.name}", flag.title, flag.help, _PROPERTIES) for flag in FLAGS),
    *(
        Subject(f"{HAS_PREFIX}{name}", *_HAS_TITLES.get(name, (f"Has {name}", help_)), _PROPERTIES)
        for name, help_ in fields.HAS_MORE.items()
    ),
    Subject(fields.IN, "Playlist", "It is in a playlist", _PROPERTIES),
    Subject(fields.LIKE, "Sounds like", fields.SPECIAL_HELP[fields.LIKE][0], Group.SOUND),
    Subject(fields.SOUNDS, "Sound in a word", fields.SPECIAL_HELP[fields.SOUNDS][0], Group.SOUND),
    Subject(fields.REGION, "Region of the map", fields.SPECIAL_HELP[fields.REGION][0], Group.SOUND),
    Subject(fields.LOOKS, "Looks like", fields.SPECIAL_HELP[fields.LOOKS][0], _PROPERTIES),
    *(Subject(spec.name, spec.title, spec.help, spec.group) for spec in FIELDS if spec.group is Group.SOUND),
    *(Subject(spec.name, spec.title, spec.help, spec.group) for spec in FIELDS if spec.group is Group.FILE),
    *(Subject(spec.name, spec.title, spec.help, spec.group) for spec in FIELDS if spec.group is Group.IDS),
)  # fmt: skip
"""In the order in which they are listed."""
SUBJECTS_BY_KEY: Final = {subject.key: subject for subject in SUBJECTS}


def choices_of(key: str) -> tuple[Choice, ...]:
    """The operators of a subject, the usual ones first."""
    if key == ANY:
        return _WORDS
    if key == fields.IN:
        return _IN
    if key in _LIKENESSES:
        return _LIKENESSES[key]
    spec = field_of(key)
    return _FLAG if spec is None else _BY_KIND[spec.kind]


def choice_of(key: str, op: Op, *, is_negated: bool) -> Choice | None:
    """An operator of a subject; None where the subject does not have it."""
    for choice in choices_of(key):
        if choice.op is op and choice.is_negated == is_negated:
            return choice
    return None
