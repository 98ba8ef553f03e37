"""Clouds of genres, artists and the words of titles, by the plays of a period."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    Role,
    Unit,
)
from musicrec_desktop.storage.insights.names import GroupTable

SHOWN: Final = 60
"""More words are not read in a cloud."""
LONGEST_WORD: Final = 24
"""Longer runs are text of a script without spaces, or no word."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ELISION: Final = re.compile(r"^[^\W\d_]{1,2}['’](?=[^\W\d_]{2})")
"""``l'`` of "l'amour" and ``qu'``; "I'm" and "don't" keep theirs."""
_APOSTROPHES: Final = re.compile(r"['’]")
_TABLE: Final[Mapping[str, Any]] = tomllib.loads(
    files(__package__).joinpath("stop_words.toml").read_text(encoding="utf-8")
)
STOP_WORDS: Final = frozenset(fold(word) for words in _TABLE.values() for word in words)
"""The folded words of ``stop_words.toml``."""
NOTHING_PLAYED: Final = "Nothing was played in this period. Choose a longer one, or play some music."


def group_cloud(key: str, things: str, table: GroupTable, plays: NDArray[np.int64], untagged: str) -> Figure:
    """The genres or artists of what was played.

    Args:
        key: of the figure.
        things: ``"genre"`` or ``"artist"``.
        table: which track has which.
        plays: of each group, shape (groups,).
        untagged: what to say where plays are of tracks without any.
    """
    order = np.lexsort((np.arange(len(plays)), -plays))[:SHOWN]
    rows: list[tuple[Cell, ...]] = [
        (table.names[place], int(plays[place])) for place in order.tolist() if plays[place] > 0
    ]
    return _cloud(
        key,
        f"{things.capitalize()}s you played",
        f"{things.capitalize()}s by the plays of the period, the {SHOWN} with most. A track with several"
        f" {things}s counts for each.",
        things.capitalize(),
        rows,
        untagged,
    )


def title_cloud(titles: Sequence[tuple[str, int]]) -> Figure:
    """The words in the titles of what was played.

    Args:
        titles: of tracks, with their plays.
    """
    totals: Counter[str] = Counter()
    for title, plays in titles:
        totals[title] += plays
    counts: Counter[str] = Counter()
    spellings: dict[str, Counter[str]] = {}
    for title, plays in totals.items():
        for key, word in words_of(title).items():
            counts[key] += plays
            spellings.setdefault(key, Counter())[word] += plays
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]
    rows: list[tuple[Cell, ...]] = [(spellings[key].most_common(1)[0][0], count) for key, count in ranked]
    return _cloud(
        "title-words",
        "Words in titles you played",
        f"Words by the plays of the tracks that have them in their title, the {SHOWN} with most. Each word"
        " counts once a play; words such as “the”, “und” or “remix” are left out, in twelve languages.",
        "Word",
        rows,
        "The titles of what was played have no words." if titles else NOTHING_PLAYED,
    )


def words_of(title: str) -> dict[str, str]:
    """The words of a title that say something: by folded word, as it is written in lower case."""
    found: dict[str, str] = {}
    for match in _WORD.findall(title):
        word = _ELISION.sub("", match.lower())
        key = _key(word)
        if 1 < len(word) <= LONGEST_WORD and key not in STOP_WORDS:
            found.setdefault(key, word)
    return found


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    return fold(_APOSTROPHES.sub("", word))


def _cloud(
    key: str, title: str, definition: str, label: str, rows: Sequence[tuple[Cell, ...]], untagged: str
) -> Figure:
    return Figure(
        key,
        InsightSection.TASTE,
        title,
        definition,
        ChartKind.CLOUD,
        (FigureColumn(label, Unit.TEXT, Role.LABEL), FigureColumn("Plays", Unit.COUNT, Role.VALUE)),
        tuple(rows),
        note="" if rows else untagged,
    )
