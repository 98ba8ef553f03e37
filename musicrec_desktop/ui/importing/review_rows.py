"""The tracks of a plan as rows that are filtered and searched; used in lanes, so nothing here is of Qt."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.import_plan import LineKey, Offer, ReviewLine
from musicrec_desktop.model.matching import MatchOutcome
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.importing.plan import ImportPlan


class Part(StrEnum):
    """Which of the rows are shown."""

    ALL = "all"
    SAME = "same"
    VERSION = "version"
    ASK = "ask"
    MISSING = "missing"
    OFFERS = "offers"
    CORRECTED = "corrected"


_NO_ID: Final = TrackId(0)
_PART_OF: Final = {
    MatchOutcome.SAME: Part.SAME,
    MatchOutcome.VERSION: Part.VERSION,
    MatchOutcome.ASK: Part.ASK,
    MatchOutcome.MISSING: Part.MISSING,
}


@dataclass(slots=True)
class ReviewRows:
    """The distinct tracks of all sources of a plan, those that were played most first.

    Attributes:
        lines: one a row; plays of several sources are added up.
        places: the row of each key.
        offers: what both sides know otherwise, by key.
        keys: what a search looks into, a text a row; made by the first search.
    """

    lines: list[ReviewLine]
    places: dict[LineKey, int]
    offers: Mapping[LineKey, tuple[Offer, ...]]
    keys: list[str] = field(default_factory=list)

    def parts_of(self, row: int) -> tuple[Part, ...]:
        """The parts that a row belongs to, besides all rows."""
        line = self.lines[row]
        return (
            _PART_OF[line.outcome],
            *((Part.OFFERS,) if line.key in self.offers else ()),
            *((Part.CORRECTED,) if line.is_corrected else ()),
        )


@dataclass(frozen=True, slots=True)
class FoundRows:
    """What a filter and a search leave.

    Attributes:
        rows: their places, in order.
        ids: the track of the library that each row names; 0 for none.
        counts: how many rows each part has, whatever is searched.
    """

    rows: array[int]
    ids: array[int]
    counts: Mapping[Part, int]


def rows_of(plan: ImportPlan) -> ReviewRows:
    """The rows of a plan."""
    lines: list[ReviewLine] = []
    places: dict[LineKey, int] = {}
    offers: defaultdict[LineKey, tuple[Offer, ...]] = defaultdict(tuple)
    for source in plan.sources:
        for line in source.lines:
            place = places.setdefault(line.key, len(lines))
            if place == len(lines):
                lines.append(line)
            else:
                lines[place] = _added(lines[place], line)
        for offer in source.offers:
            offers[offer.key] = (*offers[offer.key], offer)
    if len(plan.sources) > 1:
        lines.sort(key=lambda line: -line.plays)
        places = {line.key: place for place, line in enumerate(lines)}
    return ReviewRows(lines, places, dict(offers))


def updated_lines(plan: ImportPlan, rows: ReviewRows, keys: Iterable[LineKey]) -> dict[int, ReviewLine]:
    """The lines of some keys as another plan has them, by row; plays stay."""
    wanted = set(keys)
    return {
        rows.places[line.key]: replace(line, plays=rows.lines[rows.places[line.key]].plays)
        for source in plan.sources
        for line in source.lines
        if line.key in wanted and line.key in rows.places
    }


def find_rows(rows: ReviewRows, part: Part, text: str) -> FoundRows:
    """The rows of a part that have all words of a text in title, artist or album."""
    counts: Counter[Part] = Counter()
    found: array[int] = array("q")
    words = fold(text).split()
    if words and len(rows.keys) != len(rows.lines):
        rows.keys = [_search_key(line) for line in rows.lines]
    for row in range(len(rows.lines)):
        parts = rows.parts_of(row)
        counts.update(parts)
        if part is not Part.ALL and part not in parts:
            continue
        if not words or all(word in rows.keys[row] for word in words):
            found.append(row)
    counts[Part.ALL] = len(rows.lines)
    return FoundRows(found, array("q", (shown_id(rows.lines[row]) for row in found)), counts)


def shown_id(line: ReviewLine) -> TrackId:
    """The track that a row is taken for, or the likeliest of those that it may be; 0 for none."""
    if line.track_id is not None:
        return line.track_id
    return next(iter(line.match.candidates), _NO_ID)


def _search_key(line: ReviewLine) -> str:
    known = line.known
    return fold(" ".join((known.title, known.artist, known.album, known.location)))


def _added(one: ReviewLine, other: ReviewLine) -> ReviewLine:
    """A track that two sources have."""
    dates = [at for at in (one.last_played_ms, other.last_played_ms) if at is not None]
    return replace(
        one,
        plays=one.plays + other.plays,
        last_played_ms=max(dates, default=None),
        rating=one.rating if one.rating is not None else other.rating,
        opinion=one.opinion or other.opinion,
        is_listed=one.is_listed or other.is_listed,
    )
