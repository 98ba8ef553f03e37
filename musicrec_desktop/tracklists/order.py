"""Which of two names is the artist, decided over a whole list.

A list keeps one order. The library tells most: names that are artists there, and names that are titles. Where
it knows none of them, artists come again more often than titles do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.tracklists.values import Evidence

_LOOKED_AT: Final = 2_000
"""Pairs of a list that are asked about."""
_CLEARLY_FEWER: Final = 0.9
"""One side repeats itself if it has so much fewer different names."""


def is_artist_first(pairs: Sequence[tuple[str, str]], evidence: Evidence) -> bool:
    """Whether the first name of each pair is the artist; so it is where nothing tells."""
    step = max(1, len(pairs) // _LOOKED_AT)
    looked_at = pairs[::step]
    balance = sum(
        _told(first, second, evidence) - _told(second, first, evidence) for first, second in looked_at
    )
    if balance:
        return balance > 0
    firsts, seconds = ({fold(pair[side]) for pair in looked_at} for side in (0, 1))
    return not len(seconds) < _CLEARLY_FEWER * len(firsts)


def artist_and_title(columns: Sequence[Sequence[str]], evidence: Evidence) -> tuple[int, int]:
    """The columns of artists and of titles among several columns of text.

    Args:
        columns: the cells of each column, all of the same length; at least two columns.
        evidence: what is known of names.
    """
    step = max(1, len(columns[0]) // _LOOKED_AT)
    best = (0, 1)
    best_score = (float("-inf"), 0.0)
    distinct = [len({fold(cell) for cell in column[::step]}) for column in columns]
    artists = [sum(evidence.is_artist(cell) for cell in column[::step] if cell) for column in columns]
    titles = [sum(evidence.is_title(cell) for cell in column[::step] if cell) for column in columns]
    for artist in range(len(columns)):
        for title in range(len(columns)):
            if artist == title:
                continue
            told = artists[artist] + titles[title] - artists[title] - titles[artist]
            # Without evidence the title is what differs most. Of two columns the first is the artist; of
            # more, programs that copy rows write the title first.
            swapped = artist > title if len(columns) == 2 else artist < title
            score = (float(told), distinct[title] - 0.5 * swapped - 0.01 * (artist + title))
            if score > best_score:
                best, best_score = (artist, title), score
    return best


def _told(artist: str, title: str, evidence: Evidence) -> int:
    return int(evidence.is_artist(artist)) + int(evidence.is_title(title))
