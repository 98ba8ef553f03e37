"""Whether two descriptions mean the same recording.

Ids decide where both have them. Else names are compared in all their readings. Whatever tells the names of
two readings apart is a doubt; a table says which other evidence settles each doubt, and what comes out where
none does. The worst of what stays open is the verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from musicrec_desktop.matching.classical import movement_of
from musicrec_desktop.matching.credits import Credit, People, relation
from musicrec_desktop.matching.descriptions import (
    AlbumRelation,
    Description,
    Reading,
    Way,
    album_relation,
)
from musicrec_desktop.matching.names import (
    Likeness,
    has_typing_error,
    is_cut_off,
    is_damaged_form,
    likeness,
)
from musicrec_desktop.matching.titles import Title
from musicrec_desktop.model.matching import (
    MatchOutcome,
    MatchReason,
    Verdict,
    is_same_length,
    length_gap,
)

IsWord = Callable[[str], bool]
"""Whether a folded word is known to be one."""

_NEAR_MS: Final = 10_000
_NEAR_SHARE: Final = 0.05
"""Lengths that differ more are those of two recordings or cuts."""
_OTHER_ALBUM_MS: Final = 5_000
"""Lengths of one recording on two albums differ less, for silence and fades."""
_PREVIEW_MS: Final = (28_500, 31_500)
RANK: Final = {
    MatchOutcome.SAME: 0,
    MatchOutcome.ASK: 1,
    MatchOutcome.VERSION: 2,
    MatchOutcome.MISSING: 3,
}
"""Outcomes, the best first."""


class Need(Enum):
    """What settles a doubt."""

    NOTHING = auto()
    LENGTH = auto()
    """The lengths are known, and the same."""
    ALBUM = auto()
    """The albums are known, and the same."""
    LENGTH_OR_ALBUM = auto()
    LENGTH_AND_ALBUM = auto()
    NEVER = auto()


_DOUBTS: Final = {
    MatchReason.NAMES: (Need.NOTHING, MatchOutcome.ASK),
    MatchReason.ARTICLE: (Need.LENGTH, MatchOutcome.ASK),
    MatchReason.ACCENTS: (Need.LENGTH_AND_ALBUM, MatchOutcome.ASK),
    MatchReason.SCRIPT: (Need.LENGTH, MatchOutcome.ASK),
    MatchReason.TYPING: (Need.LENGTH, MatchOutcome.ASK),
    MatchReason.DAMAGED: (Need.LENGTH, MatchOutcome.ASK),
    MatchReason.CUT_OFF: (Need.LENGTH, MatchOutcome.ASK),
    MatchReason.WORK: (Need.LENGTH, MatchOutcome.ASK),
    MatchReason.MORE_WORDS: (Need.NEVER, MatchOutcome.ASK),
    MatchReason.STOCK_TITLE: (Need.ALBUM, MatchOutcome.ASK),
    MatchReason.NUMBERED: (Need.LENGTH_OR_ALBUM, MatchOutcome.ASK),
    MatchReason.ARTIST_IN_TITLE: (Need.NEVER, MatchOutcome.ASK),
    MatchReason.SWAPPED: (Need.LENGTH, MatchOutcome.ASK),
    MatchReason.VERSION_WORDS: (Need.NEVER, MatchOutcome.VERSION),
    MatchReason.WHICH_VERSION: (Need.NEVER, MatchOutcome.VERSION),
    MatchReason.SOFT_WORDS: (Need.LENGTH, MatchOutcome.ASK),
    MatchReason.GUESTS: (Need.LENGTH_OR_ALBUM, MatchOutcome.ASK),
    MatchReason.OTHER_GUESTS: (Need.NEVER, MatchOutcome.VERSION),
    MatchReason.MORE_ARTISTS: (Need.LENGTH_AND_ALBUM, MatchOutcome.ASK),
    MatchReason.NO_ARTIST: (Need.LENGTH_AND_ALBUM, MatchOutcome.ASK),
    MatchReason.VARIOUS: (Need.ALBUM, MatchOutcome.ASK),
    MatchReason.ALBUM_ARTIST: (Need.LENGTH_OR_ALBUM, MatchOutcome.ASK),
    MatchReason.LENGTH: (Need.NEVER, MatchOutcome.VERSION),
    MatchReason.PREVIEW: (Need.NEVER, MatchOutcome.VERSION),
    MatchReason.ALBUM: (Need.NEVER, MatchOutcome.ASK),
    MatchReason.ALBUM_VERSION: (Need.NEVER, MatchOutcome.VERSION),
    MatchReason.OTHER_RECORDING: (Need.LENGTH, MatchOutcome.ASK),
}
"""What settles each doubt, and what comes out where nothing does."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that speaks against two descriptions being the same.

    Attributes:
        reason: what.
        detail: the words that it is about.
        need: what settles it; None for what the table says.
    """

    reason: MatchReason
    detail: str = ""
    need: Need | None = None


class _Apart(Exception):  # noqa: N818
    """Two readings are different songs."""

    def __init__(self, reason: MatchReason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What length and album say."""

    gap_ms: int | None
    shorter_ms: int
    longer_ms: int
    albums: AlbumRelation

    def settles(self, need: Need) -> bool:
        """Whether a doubt that needs this is settled."""
        is_length, is_album = is_same_length(self.gap_ms), self.albums is AlbumRelation.SAME
        return {
            Need.NOTHING: True,
            Need.LENGTH: is_length,
            Need.ALBUM: is_album,
            Need.LENGTH_OR_ALBUM: is_length or is_album,
            Need.LENGTH_AND_ALBUM: is_length and is_album,
            Need.NEVER: False,
        }[need]

    @property
    def is_far(self) -> bool:
        """Whether the lengths are those of two recordings or cuts."""
        if self.gap_ms is None or is_same_length(self.gap_ms):
            return False
        return self.gap_ms > min(_NEAR_MS, self.longer_ms * _NEAR_SHARE)


def no_word(_word: str) -> bool:
    """For where no words are known."""
    return False


def compare(one: Description, other: Description, is_word: IsWord = no_word) -> Verdict:
    """What two descriptions are to each other; the order of the two makes no difference.

    Args:
        one: a description.
        other: another.
        is_word: tells words, so that none of them is taken for a typing error.
    """
    if one.recording_id and one.recording_id == other.recording_id:
        return Verdict(MatchOutcome.SAME, MatchReason.RECORDING)
    evidence = _evidence(one, other)
    if one.isrcs & other.isrcs and not evidence.is_far:
        return Verdict(MatchOutcome.SAME, MatchReason.ISRC)
    best = Verdict(MatchOutcome.MISSING, MatchReason.OTHER_TITLE)
    for mine, theirs in _pairs(one, other):
        verdict = _judged(one, other, mine, theirs, evidence, is_word)
        if verdict.outcome is MatchOutcome.SAME:
            return verdict
        best = min(best, verdict, key=_likeliness)
    return best


def _likeliness(verdict: Verdict) -> tuple[int, bool]:
    return RANK[verdict.outcome], verdict.reason is MatchReason.OTHER_TITLE


def _evidence(one: Description, other: Description) -> _Evidence:
    shorter, longer = sorted((one.length_ms or 0, other.length_ms or 0))
    gap = length_gap(one.length_ms, other.length_ms)
    return _Evidence(gap, shorter, longer, album_relation(one.album, other.album))


def _pairs(one: Description, other: Description) -> Iterator[tuple[Reading, Reading]]:
    """Pairs of readings; one of a pair is always as it was written."""
    yield one.written, other.written
    for reading in one.others:
        yield reading, other.written
    for reading in other.others:
        yield one.written, reading
    if _may_be_swapped(one.written, other.written):
        yield one.swapped, other.written
        yield one.written, other.swapped


def _may_be_swapped(one: Reading, other: Reading) -> bool:
    return (
        likeness(one.credit.name, other.title.base) is not Likeness.NONE
        and likeness(other.credit.name, one.title.base) is not Likeness.NONE
    )


def _judged(
    one: Description,
    other: Description,
    mine: Reading,
    theirs: Reading,
    evidence: _Evidence,
    is_word: IsWord,
) -> Verdict:
    way = mine.way if theirs.way is Way.PLAIN else theirs.way
    try:
        doubts = [
            *_of_titles(mine, theirs, is_word),
            *_of_people(one, other, mine, theirs, is_word),
            *_of_way(way, evidence),
            *_of_evidence(evidence),
            *_of_albums(one, other, mine.title, theirs.title, evidence),
        ]
    except _Apart as apart:
        return Verdict(MatchOutcome.MISSING, apart.reason)
    if one.recording_id and other.recording_id:
        doubts.append(Doubt(MatchReason.OTHER_RECORDING))
    if way is Way.SWAPPED and any(doubt.reason in _NOT_SWAPPED for doubt in doubts):
        return Verdict(MatchOutcome.MISSING, MatchReason.OTHER_TITLE)
    return _settled(doubts, evidence)


_NOT_SWAPPED: Final = frozenset(
    (MatchReason.TYPING, MatchReason.CUT_OFF, MatchReason.NO_ARTIST, MatchReason.MORE_WORDS,
     MatchReason.MORE_ARTISTS, MatchReason.ALBUM_ARTIST, MatchReason.VARIOUS)
)  # fmt: skip


def _settled(doubts: list[Doubt], evidence: _Evidence) -> Verdict:
    """The worst of the doubts that stay open; where none does, the first that was settled."""
    worst: Verdict | None = None
    for doubt in doubts:
        need, outcome = _DOUBTS[doubt.reason]
        if evidence.settles(doubt.need or need):
            continue
        if worst is None or RANK[outcome] > RANK[worst.outcome]:
            worst = Verdict(outcome, doubt.reason, doubt.detail)
    if worst is not None:
        return worst
    forgiven = doubts[0] if doubts else Doubt(MatchReason.NAMES)
    return Verdict(MatchOutcome.SAME, forgiven.reason, forgiven.detail)


def _of_titles(mine: Reading, theirs: Reading, is_word: IsWord) -> Iterator[Doubt]:
    """What tells two titles apart.

    Raises:
        _Apart: they are titles of two songs.
    """
    one, other = mine.title, theirs.title
    is_stock = one.is_stock and other.is_stock
    if one.whole.exact and one.whole.exact == other.whole.exact:
        if is_stock:
            yield Doubt(MatchReason.STOCK_TITLE)
        return
    alike = max(likeness(one.base, other.base), likeness(one.whole, other.whole))
    doubt = _BY_LIKENESS.get(alike)
    if alike is Likeness.NONE:
        yield Doubt(_otherwise_alike(mine, theirs, is_word))
    elif doubt is not None:
        yield Doubt(doubt)
    if is_stock:
        yield Doubt(MatchReason.STOCK_TITLE)
    yield from _of_versions(one, other)


_BY_LIKENESS: Final = {
    Likeness.ARTICLE: MatchReason.ARTICLE,
    Likeness.ACCENTS: MatchReason.ACCENTS,
    Likeness.SCRIPT: MatchReason.SCRIPT,
}


def _otherwise_alike(mine: Reading, theirs: Reading, is_word: IsWord) -> MatchReason:
    """Why two titles without a like key are those of one song."""
    one, other = mine.title, theirs.title
    if not one.base.exact or not other.base.exact:
        raise _Apart(MatchReason.NO_NAMES)
    work, other_work = movement_of(one.text), movement_of(other.text)
    if work is not None and other_work is not None:
        if work.is_same(other_work):
            return MatchReason.WORK
        raise _Apart(MatchReason.OTHER_TITLE)
    if has_typing_error(one.base, other.base, is_word):
        return MatchReason.TYPING
    if (one.is_cut_off and is_cut_off(one.whole, other.whole)) or (
        other.is_cut_off and is_cut_off(other.whole, one.whole)
    ):
        return MatchReason.CUT_OFF
    if is_damaged_form(one.text, other.text) or is_damaged_form(other.text, one.text):
        return MatchReason.DAMAGED
    if (one.stem.exact or other.stem.exact) and likeness(
        one.stem if one.stem.exact else one.base, other.stem if other.stem.exact else other.base
    ) >= Likeness.FOLDED:
        return MatchReason.MORE_WORDS
    raise _Apart(MatchReason.OTHER_TITLE)


def _of_versions(one: Title, other: Title) -> Iterator[Doubt]:
    if one.kinds != other.kinds:
        yield Doubt(MatchReason.VERSION_WORDS, ", ".join(sorted(one.kinds ^ other.kinds)))
    elif one.details != other.details:
        is_part = one.details <= other.details or other.details <= one.details
        told = ", ".join(sorted(one.details ^ other.details))
        yield Doubt(MatchReason.WHICH_VERSION, told, Need.LENGTH if is_part else None)
    if one.is_soft or other.is_soft:
        yield Doubt(MatchReason.SOFT_WORDS)


def _of_people(
    one: Description, other: Description, mine: Reading, theirs: Reading, is_word: IsWord
) -> Iterator[Doubt]:
    """What tells the artists of two readings apart.

    Raises:
        _Apart: they are not the same, in any way.
    """
    people = relation(mine.credit, theirs.credit)
    if people is People.ONE_NAMES_GUESTS and (mine.title.has_maybe_guests or theirs.title.has_maybe_guests):
        yield Doubt(MatchReason.GUESTS, need=Need.LENGTH_AND_ALBUM)
    elif people is not People.NONE:
        yield from _BY_PEOPLE[people]
    elif _is_album_artist(mine.credit, other) or _is_album_artist(theirs.credit, one):
        yield Doubt(MatchReason.ALBUM_ARTIST)
    elif likeness(mine.title.base, theirs.title.base) >= Likeness.FOLDED and has_typing_error(
        mine.credit.name, theirs.credit.name, is_word
    ):
        yield Doubt(MatchReason.TYPING, need=Need.LENGTH_AND_ALBUM)
    elif is_damaged_form(one.known.artist, other.known.artist) or is_damaged_form(
        other.known.artist, one.known.artist
    ):
        yield Doubt(MatchReason.DAMAGED)
    else:
        raise _Apart(MatchReason.OTHER_ARTIST)


_BY_PEOPLE: Final = {
    People.SAME: (),
    People.SAME_BUT_ARTICLE: (),
    People.OTHER_SCRIPT: (Doubt(MatchReason.SCRIPT),),
    People.OTHER_ACCENTS: (Doubt(MatchReason.ACCENTS),),
    People.ONE_NAMES_GUESTS: (Doubt(MatchReason.GUESTS),),
    People.OTHER_GUESTS: (Doubt(MatchReason.OTHER_GUESTS),),
    People.GUESTS_EXCHANGED: (Doubt(MatchReason.GUESTS, need=Need.LENGTH),),
    People.MORE_ARTISTS: (Doubt(MatchReason.MORE_ARTISTS),),
    People.SOME: (Doubt(MatchReason.MORE_ARTISTS, need=Need.NEVER),),
    People.UNKNOWN: (Doubt(MatchReason.NO_ARTIST),),
    People.VARIOUS: (Doubt(MatchReason.VARIOUS),),
}


def _is_album_artist(credit: Credit, other: Description) -> bool:
    return relation(credit, other.album_credit) in {People.SAME, People.SAME_BUT_ARTICLE}


def _of_way(way: Way, evidence: _Evidence) -> Iterator[Doubt]:
    if way is Way.NUMBERED:
        yield Doubt(MatchReason.NUMBERED, need=Need.NOTHING)
    elif way is Way.MAYBE_NUMBERED:
        yield Doubt(MatchReason.NUMBERED)
    elif way is Way.SPLIT:
        yield Doubt(MatchReason.ARTIST_IN_TITLE, need=Need.NOTHING)
    elif way is Way.SPLIT_AGAINST_ARTIST:
        yield Doubt(MatchReason.ARTIST_IN_TITLE)
    elif way is Way.SWAPPED:
        is_contradicted = evidence.albums is AlbumRelation.OTHER
        yield Doubt(MatchReason.SWAPPED, need=Need.NEVER if is_contradicted else None)


def _of_evidence(evidence: _Evidence) -> Iterator[Doubt]:
    gap = evidence.gap_ms
    if gap is None or is_same_length(gap):
        return
    if evidence.is_far:
        first, last = _PREVIEW_MS
        is_preview = first <= evidence.shorter_ms <= last and evidence.longer_ms > 2 * last
        yield Doubt(MatchReason.PREVIEW if is_preview else MatchReason.LENGTH)
    elif gap > _OTHER_ALBUM_MS and evidence.albums is AlbumRelation.OTHER:
        yield Doubt(MatchReason.ALBUM)


def _of_albums(
    one: Description, other: Description, mine: Title, theirs: Title, evidence: _Evidence
) -> Iterator[Doubt]:
    """What the names of albums tell of versions that the titles do not tell."""
    kinds = one.album.kinds ^ other.album.kinds
    if mine.kinds or theirs.kinds or evidence.albums is AlbumRelation.SAME or not kinds:
        return
    need = Need.LENGTH if evidence.albums is AlbumRelation.UNKNOWN else None
    yield Doubt(MatchReason.ALBUM_VERSION, ", ".join(sorted(kinds)), need)
