"""What the cards of a year are made of, and the story that they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.sentences import day_text
from musicrec_desktop.model.insights import (
    Cell,
    ChartKind,
    Figure,
    FigureColumn,
    InsightSection,
    StoryCard,
    YearStory,
)
from musicrec_desktop.services.insights.data import InsightData, per_track
from musicrec_desktop.storage.insights.listens import PLAY, History

CardMaker = Callable[["YearFacts"], StoryCard | None]
_NOTHING: Final = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class PlayedTracks:
    """Tracks with their plays.

    Attributes:
        ids: ascending, int64, shape (n,).
        plays: of each, at least 1, int64, shape (n,).
    """

    ids: NDArray[np.int64]
    plays: NDArray[np.int64]

    @property
    def total(self) -> int:
        """All plays."""
        return int(self.plays.sum())


class YearFacts:
    """A year of listening, and what it is compared with.

    Args:
        year: of the listener's calendar.
        data: of that year.
    """

    def __init__(self, year: int, data: InsightData) -> None:
        self.year, self.data = year, data

    @property
    def span(self) -> str:
        """``"in 2026"``, or ``"in 2026 so far"``."""
        return f"in {self.year}" if self.data.is_over else f"in {self.year} so far"

    @property
    def other_span(self) -> str:
        """``"in 2025"``, or ``"in the same part of 2025"``."""
        return f"in {self.year - 1}" if self.data.is_over else f"in the same part of {self.year - 1}"

    @cached_property
    def played(self) -> PlayedTracks:
        """The tracks of the year."""
        return played_tracks(self.data.listens)

    @cached_property
    def played_before(self) -> PlayedTracks:
        """The tracks that were played in earlier years, dated."""
        return played_tracks(self._until(self.data.span.start_ms))

    def _until(self, end_ms: int) -> History:
        return self.data.listens_between(-(1 << 62), end_ms)

    def names(self, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
        """The title and the artists of tracks."""
        return self.data.stores.names.titles(np.fromiter(ids, dtype=np.int64))

    def plays_of(self, ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """The plays of the year of some tracks, 0 for others."""
        if not len(self.played.ids):
            return np.zeros(len(ids), dtype=np.int64)
        found = np.minimum(np.searchsorted(self.played.ids, ids), len(self.played.ids) - 1)
        return np.where(self.played.ids[found] == ids, self.played.plays[found], 0)


def played_tracks(listens: History) -> PlayedTracks:
    """The tracks of listens that were played."""
    ids, plays = per_track(listens, listens.has(PLAY).astype(np.int64))
    if not len(listens):
        return PlayedTracks(_NOTHING, _NOTHING)
    return PlayedTracks(ids[plays > 0], plays[plays > 0])


def tell(year: int, data: InsightData, makers: Iterable[CardMaker]) -> YearStory:
    """The story of a year.

    Args:
        year: of the listener's calendar.
        data: of the period of that year.
        makers: of cards, in their order; each gives None where the data do not carry its statement.
    """
    facts = YearFacts(year, data)
    if not facts.played.total:
        return YearStory(year, (), _why_nothing(year, data))
    made = (make(facts) for make in makers)
    return YearStory(year, tuple(card for card in made if card is not None))


def _why_nothing(year: int, data: InsightData) -> str:
    if dt.date(year, 1, 1) > data.today:
        return f"{year} is still to come; today is {day_text(data.today)}."
    return f"Nothing was played in {year}. Choose another year."


def card_figure(
    key: str,
    title: str,
    definition: str,
    kind: ChartKind,
    columns: tuple[FigureColumn, ...],
    rows: Iterable[tuple[Cell, ...]],
) -> Figure:
    """A figure of a card; it stands in no section of the page but has the words of the overview."""
    return Figure(f"story-{key}", InsightSection.OVERVIEW, title, definition, kind, columns, tuple(rows))
