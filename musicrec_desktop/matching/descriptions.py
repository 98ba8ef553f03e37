"""What is known of a track in a form that is compared: all the ways in which its names can be read."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.matching.additions import Weight, addition_of
from musicrec_desktop.matching.cleaning import cleaned
from musicrec_desktop.matching.credits import Credit, credit_of, with_guests
from musicrec_desktop.matching.names import Likeness, Name, likeness, name_of
from musicrec_desktop.matching.phrases import any_of, words_of
from musicrec_desktop.matching.titles import Title, title_of
from musicrec_desktop.matching.words import ALBUM_VERSIONS, EDITIONS, NEUTRAL
from musicrec_desktop.model.matching import KnownTrack

_PADDED: Final = re.compile(r"^(?:0\d{1,2}|[1-9]-\d\d|[A-D]\d{1,2})\s*[-–.)_:]*\s+(?=\S)")
_NUMBERED: Final = re.compile(r"^\d{1,3}\s*(?:[-–:]\s+|[.)]\s*)(?=\S)")
_BETWEEN_ARTIST_AND_TITLE: Final = re.compile(r"\s+(?:[-–—~|]+|//)\s+|\s*[「『]")
_CLOSING_QUOTE: Final = re.compile("[」』](.*)$")
_ISRC: Final = re.compile(r"(?<![A-Z0-9])(?:ISRC:? ?)?([A-Z]{2}[A-Z0-9]{3}\d{7})(?![A-Z0-9])")
_EDITION: Final = any_of((*EDITIONS, *NEUTRAL))
_ALBUM_BRACKET: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_ALBUM_TAIL: Final = re.compile(r"\s+-\s+([^-]+)$|\s*[:,;]\s+([^:,;]+)$")


class Way(Enum):
    """How a reading differs from what was written."""

    PLAIN = auto()
    NUMBERED = auto()
    """A number before the title that is surely none of it is left out."""
    MAYBE_NUMBERED = auto()
    SPLIT = auto()
    """The title holds artist and title, and nothing else tells the artist, or the same."""
    SPLIT_AGAINST_ARTIST = auto()
    """The title holds another artist than the artist."""
    SWAPPED = auto()


_NUMBERS: Final = ((_PADDED, Way.NUMBERED), (_NUMBERED, Way.MAYBE_NUMBERED))


@dataclass(frozen=True, slots=True)
class Reading:
    """An artist and a title that a description may mean."""

    credit: Credit
    title: Title
    way: Way = Way.PLAIN


@dataclass(frozen=True, slots=True)
class Album:
    """An album.

    Attributes:
        name: without what tells editions apart.
        whole: with it.
        kinds: of version that the tracks of such an album are.
    """

    name: Name
    whole: Name
    kinds: frozenset[str] = frozenset()


class AlbumRelation(Enum):
    """How two albums are related."""

    SAME = auto()
    OTHER = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class Description:
    """What is known of a track, read.

    Attributes:
        known: as it was written.
        written: its names as they were written.
        album: its album.
        album_credit: the artists of the album.
        length_ms: more than 0, or None where unknown.
        recording_id: in small letters, or empty.
        isrcs: each of twelve letters and digits.
    """

    known: KnownTrack
    written: Reading
    album: Album
    album_credit: Credit
    length_ms: int | None
    recording_id: str
    isrcs: frozenset[str]

    @functools.cached_property
    def others(self) -> tuple[Reading, ...]:
        """What its names may mean besides, but for artist and title exchanged."""
        return tuple(_other_readings(self.known, self.written.title.text))

    @functools.cached_property
    def swapped(self) -> Reading:
        """Its names with artist and title exchanged."""
        return _reading(credit_of(self.known.title), self.known.artist, Way.SWAPPED)


def described(known: KnownTrack) -> Description:
    """What is known of a track, in the form that is compared."""
    length = known.duration_ms
    return Description(
        known,
        _reading(credit_of(known.artist), known.title, Way.PLAIN),
        album_of(known.album),
        credit_of(known.album_artist),
        length if length and length > 0 else None,
        known.recording_id.strip().lower(),
        isrcs_in(known.isrc),
    )


def isrcs_in(text: str) -> frozenset[str]:
    """The ISRCs in a text, in capitals without dashes."""
    return frozenset(_ISRC.findall(text.upper().replace("-", ""))) if text else frozenset()


def album_relation(one: Album, other: Album) -> AlbumRelation:
    """Whether two albums are one, in whatever edition."""
    if not one.whole.exact or not other.whole.exact:
        return AlbumRelation.UNKNOWN
    if likeness(one.name, other.name) > Likeness.SCRIPT or likeness(one.whole, other.whole) > Likeness.SCRIPT:
        return AlbumRelation.SAME
    if likeness(one.name, other.name) is Likeness.SCRIPT:
        return AlbumRelation.SAME
    is_of_one_script = one.whole.exact.isascii() == other.whole.exact.isascii()
    return AlbumRelation.OTHER if is_of_one_script else AlbumRelation.UNKNOWN


@functools.lru_cache(maxsize=16_384)
def album_of(text: str) -> Album:
    """The album that a name tells."""
    key = name_key(cleaned(text)).replace("【", "[").replace("】", "]")
    kinds: set[str] = set()
    name = key
    for _ in range(8):
        found = _ALBUM_BRACKET.search(name) or _ALBUM_TAIL.search(name)
        if found is None or not found.start():
            break
        addition = next(group for group in found.groups() if group is not None)
        if _is_edition(addition):
            name = name[: found.start()]
            continue
        told = addition_of(addition)
        if told.weight is Weight.VERSION:
            kinds |= told.kinds
        break
    return Album(name_of(name), name_of(key), frozenset(kinds | _kinds_of_album(words_of(key))))


def _is_edition(text: str) -> bool:
    left = _EDITION.sub(" ", words_of(text))
    return left != words_of(text) and not any(map(str.isalpha, left.replace("th", "").split()))


_STARTS: Final = {
    kind: any_of(phrase for phrase in phrases if " " in phrase) for kind, phrases in ALBUM_VERSIONS.items()
}
_ENDS: Final = {
    kind: re.compile(f"(?:{any_of(phrases).pattern})$") for kind, phrases in ALBUM_VERSIONS.items()
}


def _kinds_of_album(words: str) -> set[str]:
    return {kind for kind in ALBUM_VERSIONS if _STARTS[kind].match(words) or _ENDS[kind].search(words)}


def other_titles(text: str) -> list[Title]:
    """The titles that a clean title may mean besides: without a number, without the artist before it."""
    return [title_of(title) for _, title, _ in _other_texts(text)]


def _other_readings(known: KnownTrack, text: str) -> Iterator[Reading]:
    written = credit_of(known.artist)
    for artist, title, way in _other_texts(text):
        if not artist:
            yield _reading(written, title, way)
            continue
        credit = credit_of(artist)
        is_told = bool(written.name.exact) and likeness(written.name, credit.name) is Likeness.NONE
        yield _reading(credit, title, Way.SPLIT_AGAINST_ARTIST if is_told else way)


def _other_texts(text: str) -> Iterator[tuple[str, str, Way]]:
    """Artist (empty where the title does not tell one) and title that a title may mean besides."""
    for pattern, way in _NUMBERS:
        bare = pattern.sub("", text)
        if bare != text:
            yield "", bare, way
            text = bare
            break
    found = _BETWEEN_ARTIST_AND_TITLE.search(text)
    if found is not None and found.start() and found.end() < len(text):
        title = _CLOSING_QUOTE.sub(r" [\1]", text[found.end() :]).removesuffix(" []")
        yield text[: found.start()], title, Way.SPLIT


def _reading(credit: Credit, title_text: str, way: Way) -> Reading:
    title = title_of(title_text)
    return Reading(with_guests(credit, title.guests), title, way)
