"""Ratings and play counts in files: POPM, FMPS, RATING and their like, on one scale of 1 to 100.

They are read as every program writes them, and written as POPM and FMPS.

Each program has its own scale: POPM is a byte whose steps depend on who wrote it, FMPS a fraction, RATING in
Vorbis comments stars, a fraction or per cent. Owners of POPM and names of Vorbis comments may hold the mail
address of the listener, so they are used and not kept.

Sources: Kid3's table of POPM values; Picard ``formats/id3.py`` and ``vorbis.py``; Quod Libet ``_id3.py`` and
``xiph.py``; the bands by which Windows Explorer reads POPM; FMPS 1.0.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import mutagen.id3

from musicrec_desktop.library.formats import Kind
from musicrec_desktop.library.opening import open_audio
from musicrec_desktop.library.tag_names import fields_of
from musicrec_desktop.library.tag_rewriting import ID3_KINDS, Rewritten, TagFields, rewrite
from musicrec_desktop.library.tag_writing import POPM, Texts, get_field
from musicrec_desktop.model.popm import POPM_BEST, banded_rating

_HALF_STARS: Final = {13: 10, 1: 20, 54: 30, 64: 40, 118: 50, 128: 60, 186: 70, 196: 80, 242: 90, 255: 100}
"""Values of POPM with half stars, as MusicBee and MediaMonkey write them; whole ones are those of Windows.

Half a star is more than one, so they have no order.
"""
_SHARED: Final = {1: 20, 25: 40, 50: 60, 75: 80, 99: 100}
_FIFTH: Final = 51
_OWN: Final = "quodlibet@lists.sacredchao.net"
_PROPORTIONAL: Final = frozenset(("traktor@native-instruments.de", "users@musicbrainz.org"))
_POPM_VALUES: Final = {rating: value for value, rating in _HALF_STARS.items()}
_FMPS_NAME: Final = "FMPS_Rating"
_FMPS_NAMES: Final = {Kind.ASF: "FMPS/Rating"}
"""Where the field has another name; Vorbis comments know no case."""
_WITH_HALVES: Final = frozenset(("musicbee@no.email", "no@email", "musicbee"))
_WINDOWS: Final = "windows media player 9 series"
_STAR: Final = 20
_HALF_STAR: Final = 10
_BEST: Final = 100
RATING_OWNER: Final = "MusicRec"
"""Whose POPM is written; those of other programs stay."""
_NUMBER: Final = re.compile(r"\d{1,9}(?:\.\d{1,9})?$")
_FMPS: Final = re.compile(r"fmps[_/ ]")
_MOST_COUNT: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class TagRating:
    """What the tags of a file say about how good the track is, and how often it was played.

    Attributes:
        rating: 1 to 100; None where the file has none.
        play_count: None where the file has none.
        is_conflicting: two programs rated it more than a star apart.
        is_doubtful: it is a bare 1, which may be the least or all (``settled``).
        is_fraction: the rating was a fraction, so a bare 1 in a file beside it is all.
    """

    rating: int | None = None
    play_count: int | None = None
    is_conflicting: bool = False
    is_doubtful: bool = False
    is_fraction: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """What one tag says.

    Attributes:
        rank: the lowest counts; of equal ones that with the greater count, then the first.
    """

    rank: int
    rating: int | None = None
    count: int | None = None
    is_doubtful: bool = False
    is_fraction: bool = False


def read_rating(path: str) -> TagRating:
    """The rating and the count in a file.

    Raises:
        LibraryError: as ``open_audio``.
    """
    return rating_in(open_audio(path).tag_sets)


def write_rating(path: str, size: int, mtime_ns: int, half_stars: int, replaced: int) -> Rewritten:
    """Write a rating, or take it out again.

    In ID3 it is a POPM of our own, whose play count stays, and FMPS_Rating; elsewhere it is FMPS_Rating. Both
    are only taken out where they say what we wrote.

    Args:
        path: as for ``rewrite``.
        size: bytes that the file must have.
        mtime_ns: last modification that it must have.
        half_stars: 1 to 10; 0 for none.
        replaced: the rating that was there before, as far as we know; 0 for none.

    Raises:
        LibraryError: as ``rewrite``.
    """
    return rewrite(path, size, mtime_ns, lambda kind, tags: _rating_fields(kind, tags, half_stars, replaced))


def _rating_fields(kind: Kind, tags: Any, half_stars: int, replaced: int) -> TagFields:
    fields: dict[str, Texts] = {}
    rating, ours = half_stars * _HALF_STAR, {replaced * _HALF_STAR}
    if kind in ID3_KINDS:
        owned = f"{POPM}{RATING_OWNER}"
        ours |= {_HALF_STARS.get(int(value), 0) for value in get_field(tags, owned)}
        fields[owned] = (str(_POPM_VALUES[rating]),) if rating else ()
    name = _FMPS_NAMES.get(kind, _FMPS_NAME)
    if rating:
        fields[name] = (f"{rating / _BEST:.1f}",)
    elif {_fraction(text).rating for text in get_field(tags, name)} <= ours:
        fields[name] = ()
    return fields


def rating_in(tag_sets: Iterable[object]) -> TagRating:
    """The rating and the count in tag objects of mutagen.

    Quod Libet's own and FMPS come first, then the tag with the greater count, then those of MusicBee, of
    Windows and of others.
    """
    said = [each for tags in tag_sets for each in _said(tags)]
    counts = [each.count for each in said if each.count]
    rated = [each for each in said if each.rating is not None]
    chosen = min(rated, key=lambda each: (each.rank > 1, -(each.count or 0), each.rank), default=_Said(0))
    values = [each.rating for each in rated if each.rating is not None]
    return TagRating(
        chosen.rating,
        min(max(counts), _MOST_COUNT) if counts else None,
        is_conflicting=bool(values) and max(values) - min(values) > _STAR,
        is_doubtful=chosen.is_doubtful,
        is_fraction=any(each.is_fraction for each in rated),
    )


def settled(ratings: Iterable[TagRating]) -> Iterator[TagRating]:
    """The ratings of a library, in which a bare 1 is all where others are fractions, and a star elsewhere."""
    found = list(ratings)
    has_fractions = any(each.is_fraction for each in found)
    for each in found:
        yield replace(each, rating=100) if each.is_doubtful and has_fractions else each


def _said(tags: object) -> Iterator[_Said]:
    if isinstance(tags, mutagen.id3.ID3):
        yield from _of_id3(tags)
    for name, values in fields_of(tags).items():
        for value in values[:1]:
            yield from _of_field(name, value)


def _of_id3(tags: Any) -> Iterator[_Said]:
    for frame in tags.getall("POPM"):
        owner = str(frame.email).lower()
        rank = 0 if owner == _OWN else _rank(owner)
        yield _Said(rank, popm_rating(owner, int(frame.rating)), int(getattr(frame, "count", 0) or 0) or None)
    for frame in tags.getall("PCNT"):
        yield _Said(9, count=int(frame.count) or None)


def _rank(owner: str) -> int:
    if owner in _WITH_HALVES:
        return 2
    return 3 if owner == _WINDOWS else 4


def popm_rating(owner: str, value: int) -> int | None:
    """The byte of POPM on a scale of 1 to 100, by who wrote it; None for 0, which is no rating.

    Args:
        owner: the address in the frame, in small letters.
        value: 0 to 255.
    """
    if not 0 < value <= POPM_BEST:
        return None
    if owner in _PROPORTIONAL or owner == _OWN:
        return max(1, round(value * 100 / POPM_BEST))
    if owner == _WINDOWS:
        return banded_rating(value)
    if value in _HALF_STARS:
        return _HALF_STARS[value]
    if owner in _WITH_HALVES or not owner:
        return banded_rating(value)
    # An address of the listener: Picard writes fifths, Quod Libet any value.
    return value // _FIFTH * _STAR if value % _FIFTH == 0 else max(1, round(value * 100 / POPM_BEST))


def _fraction(text: str) -> _Said:
    number = _number(text)
    is_one = number is not None and 0 < number <= 1
    return _Said(
        1, max(1, round(number * 100)) if number is not None and is_one else None, is_fraction=is_one
    )


def _own_fraction(text: str) -> _Said:
    return replace(_fraction(text), rank=0)


def _plain(text: str) -> _Said:
    """RATING in Vorbis comments and APEv2: stars, a fraction, per cent, or the whole POPM as text."""
    parts = text.split("|")
    if len(parts) == 3 and parts[1].isdecimal():
        return _Said(5, popm_rating(parts[0].lower(), int(parts[1])))
    number = _number(text)
    if number is None or not 0 < number <= 100:
        return _Said(5)
    if number == 1:
        return _Said(5, _STAR, is_doubtful="." not in text)
    if number < 1:
        return _Said(5, max(1, round(number * 100)), is_fraction=True)
    return _Said(5, round(number * _STAR) if number <= 5 else round(number))


def _per_cent(text: str) -> _Said:
    number = _number(text)
    return _Said(5, round(number) if number is not None and 1 <= number <= 100 else None)


def _shared(text: str) -> _Said:
    number = _number(text)
    if number is None or not 0 < number <= 99:
        return _Said(4)
    return _Said(4, _SHARED.get(int(number), round(number / 99 * 5) * _STAR or None))


def _count(text: str) -> _Said:
    number = _number(text)
    return _Said(9, count=None if number is None else int(number) or None)


_FIELDS: Final[Mapping[str, Callable[[str], _Said]]] = {
    "fmps_rating": _fraction,
    "fmps_playcount": _count,
    "rating": _plain,
    "rate": _per_cent,
    "irtd": _per_cent,
    "wm/shareduserrating": _shared,
}
_PREFIXES: Final[tuple[tuple[str, Callable[[str], _Said]], ...]] = (
    ("rating:", _own_fraction),
    ("playcount:", _count),
)
"""Vorbis comments of Quod Libet and Picard, which end in an address."""


def _of_field(name: str, text: str) -> Iterator[_Said]:
    read = _FIELDS.get(_FMPS.sub("fmps_", name))
    if read is None:
        read = next((found for prefix, found in _PREFIXES if name.startswith(prefix)), None)
    if read is not None:
        yield read(text.strip())


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.match(text) else None
