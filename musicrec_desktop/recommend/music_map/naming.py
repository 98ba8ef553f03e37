"""Names for clusters: what tells each apart from the rest of the library.

The measure is the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn: Fightin'
Words, Political Analysis 16(4), 2008), divided by its standard deviation. A term is had by a track or not,
so a cluster of n tracks is n draws for each term.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.text.folding import genre_key
from musicrec_desktop.recommend.space.vector_table import IdArray

SEPARATOR: Final = " · "
MIXED: Final = "mixed"
"""The name of a cluster that nothing tells apart."""
_PRIOR: Final = 50.0
"""Tracks that the prior is worth: what few tracks have in common is believed only where it is pronounced."""
_LEAST_TRACKS: Final = 2
_LEAST_SHARE: Final = 0.2
_LEAST_SCORE: Final = 2.0
_KEPT_SHARE: Final = 0.15
_KEPT_SCORE: Final = 1.5
"""A term of the last name may be a little weaker, so that names do not jump."""
_MOST_TERMS: Final = 3


class TermKind(IntEnum):
    """What a term is about; names have it in this order."""

    MOOD = 0
    """Calm or energetic, dark or bright."""
    PACE = 1
    """Slow or fast."""
    SOUND = 2
    """Instruments and styles, as heard."""
    GENRE = 3
    """As tagged."""
    DECADE = 4


_MOST_OF_KIND: Final = {
    TermKind.MOOD: 1, TermKind.PACE: 1, TermKind.SOUND: 2, TermKind.GENRE: 2, TermKind.DECADE: 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """Something that can be said of tracks.

    Attributes:
        text: as it stands in a name.
        kind: what it is about.
        ids: the tracks that have it, in any order.
    """

    text: str
    kind: TermKind
    ids: IdArray


@dataclass(frozen=True, slots=True, eq=False)
class _Scores:
    """By cluster and term: the score, and the share of the tracks of the cluster; shape (k, t)."""

    scores: NDArray[np.float64]
    shares: NDArray[np.float64]


def cluster_names(
    ids: IdArray,
    labels: NDArray[np.int32],
    count: int,
    terms: Sequence[Term],
    last_names: Sequence[str] = (),
) -> tuple[str, ...]:
    """A name for each cluster, each another one.

    Args:
        ids: tracks, ascending, shape (n,).
        labels: their clusters, shape (n,).
        count: how many clusters there are.
        terms: what can be said of tracks; those of one text are taken together.
        last_names: by label; a name is kept while it still tells its cluster apart.
    """
    joined = _joined(terms)
    found = _scored(ids, labels, count, joined)
    sizes = np.bincount(labels, minlength=count)
    names = [""] * count
    taken: set[str] = set()
    for label in np.lexsort((np.arange(count), -sizes)).tolist():
        last = last_names[label] if label < len(last_names) else ""
        if last and last not in taken and _still_fits(last, label, joined, found):
            names[label] = last
            taken.add(last)
    for label in np.lexsort((np.arange(count), -sizes)).tolist():
        if not names[label]:
            names[label] = _name(label, joined, found, taken)
            taken.add(names[label])
    return tuple(names)


def _joined(terms: Iterable[Term]) -> list[Term]:
    """Terms of one text as one; of a genre and a heard style of one name, the genre gives its kind."""
    by_key: dict[str, Term] = {}
    for term in terms:
        key = genre_key(term.text)
        other = by_key.get(key)
        if other is None:
            by_key[key] = term
        else:
            first = min(term, other, key=lambda one: one.kind)
            by_key[key] = Term(first.text, first.kind, np.union1d(term.ids, other.ids))
    return list(by_key.values())


def _scored(ids: IdArray, labels: NDArray[np.int32], count: int, terms: Sequence[Term]) -> _Scores:
    having = np.zeros((count, len(terms)))
    for place, term in enumerate(terms):
        rows = np.searchsorted(ids, np.intersect1d(ids, term.ids))
        having[:, place] = np.bincount(labels[rows], minlength=count)
    sizes = np.bincount(labels, minlength=count).astype(np.float64)[:, None]
    total, all_having = max(1.0, float(len(ids))), having.sum(axis=0)
    # A term that no track has would have a prior of nothing; half a track is less than any has.
    prior = np.maximum(all_having, 0.5) / total * _PRIOR
    here, there = having + prior, all_having - having + prior
    not_here = sizes + _PRIOR - here
    not_there = total - sizes + _PRIOR - there
    odds = np.log(here / np.maximum(not_here, 0.5)) - np.log(there / np.maximum(not_there, 0.5))
    return _Scores(odds / np.sqrt(1 / here + 1 / there), having / np.maximum(sizes, 1))


def _still_fits(name: str, label: int, terms: Sequence[Term], found: _Scores) -> bool:
    places = {term.text: place for place, term in enumerate(terms)}
    for text in name.split(SEPARATOR):
        place = places.get(text)
        if place is None or found.scores[label, place] < _KEPT_SCORE:
            return False
        if found.shares[label, place] < _KEPT_SHARE:
            return False
    return True


def _name(label: int, terms: Sequence[Term], found: _Scores, taken: set[str]) -> str:
    ranked = [
        place
        for place in np.argsort(-found.scores[label], kind="stable").tolist()
        if found.scores[label, place] >= _LEAST_SCORE and found.shares[label, place] >= _LEAST_SHARE
    ]
    chosen: list[int] = []
    for place in ranked:
        kind = terms[place].kind
        has_room = sum(terms[other].kind is kind for other in chosen) < _MOST_OF_KIND[kind]
        if len(chosen) < _MOST_TERMS and has_room:
            chosen.append(place)
    name = _written(chosen, terms)
    for place in ranked:
        if name not in taken:
            break
        if place not in chosen:
            # Two clusters of one name: one more term tells them apart.
            name = _written([*chosen, place], terms)
    number = 2
    plain = name
    while name in taken:
        name, number = f"{plain} ({number})", number + 1
    return name


def _written(places: Sequence[int], terms: Sequence[Term]) -> str:
    ordered = sorted(places, key=lambda place: (terms[place].kind, places.index(place)))
    return SEPARATOR.join(terms[place].text for place in ordered) or MIXED


def genre_words(name: str) -> str:
    """A genre as it stands in a name: "Jazz" becomes "jazz", "IDM" and "R&B" stay."""
    return name.lower() if all(word == word.capitalize() for word in name.split()) else name


def share_terms(ids: IdArray, values: NDArray[np.float64], low: str, high: str, kind: TermKind) -> list[Term]:
    """The quarter of the tracks with the lowest values, and that with the highest, as terms.

    Args:
        ids: the tracks that have a value.
        values: of the same rows.
        low: what the lowest are called; empty for nothing.
        high: what the highest are called; empty for nothing.
        kind: of both.
    """
    if len(values) < 2 * _LEAST_TRACKS or np.ptp(values) <= 0:
        return []
    first, last = np.percentile(values, (25, 75))
    terms = [Term(low, kind, ids[values <= first]), Term(high, kind, ids[values >= last])]
    return [term for term in terms if term.text]


def decade_terms(ids: IdArray, years: NDArray[np.float64]) -> list[Term]:
    """Decades of release as terms."""
    starts = (years // 10 * 10).astype(np.int64)
    return [
        Term(f"{decade}s", TermKind.DECADE, ids[starts == decade]) for decade in np.unique(starts).tolist()
    ]
