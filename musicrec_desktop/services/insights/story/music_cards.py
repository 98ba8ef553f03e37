"""Cards about the music of a year: artists, tracks, discoveries, what was left behind."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.bidi import isolated
from musicrec_desktop.core.sentences import MONTHS, counted, percent, times
from musicrec_desktop.model.insights import ChartKind, FigureColumn, Role, StoryCard, Unit
from musicrec_desktop.services.insights.local_time import date_of
from musicrec_desktop.services.insights.story.year import YearFacts, card_figure
from musicrec_desktop.storage.insights.listens import PLAY
from musicrec_desktop.storage.insights.names import GroupKind, GroupTable

LEAST: Final = 5
"""A favourite of fewer plays is none."""
COVERS: Final = 4
SHOWN: Final = 5
LEAST_OF_MONTH: Final = 30
LEAST_MONTHS: Final = 3
LEAST_DATED: Final = 20
CERTAIN: Final = 0.01
_PLAYS: Final = FigureColumn("Plays", Unit.COUNT, Role.VALUE)


def artist_card(facts: YearFacts) -> StoryCard | None:
    """The artist that was played most."""
    table = facts.data.groups(GroupKind.ARTIST)
    plays = table.sums(facts.played.ids, facts.played.plays)
    place = _leader(plays)
    if place is None:
        return None
    share = plays[place] / facts.played.total
    order = [one for one in np.lexsort((np.arange(len(plays)), -plays))[:SHOWN].tolist() if plays[one]]
    return StoryCard(
        "artist",
        isolated(table.names[place]),
        f"Nobody was played more {facts.span}: {counted(int(plays[place]), 'play')},"
        f" {_percent(share)} of all that you played.",
        card_figure(
            "artist",
            "Artists of the year",
            f"The {SHOWN} artists with most plays; a track with several artists counts for each.",
            ChartKind.BARS,
            (FigureColumn("Artist", Unit.TEXT, Role.LABEL), _PLAYS),
            ((table.names[one], int(plays[one])) for one in order),
        ),
        _most_played(facts, table.track_ids[table.groups == place]),
    )


def track_card(facts: YearFacts) -> StoryCard | None:
    """The track that was played most."""
    place = _leader(facts.played.plays)
    if place is None:
        return None
    track_id, plays = int(facts.played.ids[place]), int(facts.played.plays[place])
    title, artist = facts.names([track_id]).get(track_id, ("", ""))
    by = f" by {isolated(artist)}" if artist else ""
    return StoryCard(
        "track",
        isolated(title) or "Untitled",
        f"Your track of the year{by}: you played it {times(plays)}.",
        track_ids=(track_id,),
    )


def discovery_card(facts: YearFacts) -> StoryCard | None:
    """The artist of most plays that was never played before the year."""
    table = facts.data.groups(GroupKind.ARTIST)
    plays = table.sums(facts.played.ids, facts.played.plays)
    earlier = np.union1d(facts.played_before.ids, facts.data.undated)
    known, _ = table.of(earlier, np.ones(len(earlier), dtype=np.int64))
    if not len(facts.played_before.ids):
        return None  # the first year: everything is new
    plays[known] = 0
    place = _leader(plays)
    if place is None:
        return None
    own = table.track_ids[table.groups == place]
    first = facts.data.listens.has(PLAY) & np.isin(facts.data.listens.track_ids, own)
    day = date_of(facts.data.times.days[first][0])
    return StoryCard(
        "discovery",
        isolated(table.names[place]),
        f"Your discovery of the year: first played in {MONTHS[day.month - 1]}, and"
        f" {times(int(plays[place]))} by now.",
        track_ids=_most_played(facts, own),
    )


def month_card(facts: YearFacts) -> StoryCard | None:
    """The month whose genres differed most from those of the other months."""
    table = facts.data.groups(GroupKind.GENRE)
    is_play = facts.data.listens.has(PLAY)
    tracks, days = facts.data.listens.track_ids[is_play], facts.data.times.days[is_play]
    _, of_day = np.unique(days, return_inverse=True)
    months = np.array([date_of(day).month - 1 for day in np.unique(days)], dtype=np.int64)[of_day]
    of_month = np.bincount(months, minlength=len(MONTHS))
    counts = np.stack([_genre_plays(table, tracks[months == month]) for month in range(len(MONTHS))])
    large = np.flatnonzero(of_month >= LEAST_OF_MONTH).tolist()
    if len(large) < LEAST_MONTHS or not counts.any():
        return None
    found = [
        (shares[0] - shares[1], month, genre, *shares)
        for month in large
        for genre in np.flatnonzero(counts[month]).tolist()
        if (shares := _shares(counts[:, genre], of_month, month)) is not None
        and shares[0] > shares[1]
        and _chance(counts[:, genre], of_month, month) * len(large) * len(table.names) < CERTAIN
    ]
    if not found:
        return None
    _, month, genre, share, usual = max(found, key=lambda one: (one[0], -one[1], -one[2]))
    return StoryCard(
        "month",
        MONTHS[month],
        f"This month differed most: {_percent(share)} of what you played then was"
        f" {isolated(table.names[genre])}, and {_percent(usual)} in the other months.",
        card_figure(
            "month",
            f"{table.names[genre]} by month",
            f"The share of the plays of each month with at least {LEAST_OF_MONTH} plays that has this genre.",
            ChartKind.COLUMNS,
            (FigureColumn("Month", Unit.MONTH, Role.X), FigureColumn("Share", Unit.SHARE, Role.VALUE)),
            ((f"{facts.year:04}-{one + 1:02}", float(counts[one, genre] / of_month[one])) for one in large),
        ),
    )


def _genre_plays(table: GroupTable, tracks: NDArray[np.int64]) -> NDArray[np.int64]:
    ids, plays = np.unique(tracks, return_counts=True)
    return table.sums(ids, plays.astype(np.int64))


def _shares(counts: NDArray[np.int64], of_month: NDArray[np.int64], month: int) -> tuple[float, float] | None:
    """The share of a genre in a month, and in the others together."""
    others = int(of_month.sum() - of_month[month])
    if not others:
        return None
    return float(counts[month] / of_month[month]), float((counts.sum() - counts[month]) / others)


def _chance(counts: NDArray[np.int64], of_month: NDArray[np.int64], month: int) -> float:
    """How probable such a difference of two shares is by chance: the two-sided z-test of two proportions."""
    one, others = int(of_month[month]), int(of_month.sum() - of_month[month])
    together = float(counts.sum() / of_month.sum())
    spread = math.sqrt(together * (1 - together) * (1 / one + 1 / others)) if together < 1 else 0.0
    if not spread:
        return 1.0
    shares = _shares(counts, of_month, month)
    assert shares is not None
    return math.erfc(abs(shares[0] - shares[1]) / spread / math.sqrt(2))


def forgotten_card(facts: YearFacts) -> StoryCard | None:
    """Tracks that were favourites before the year and were not played in it."""
    before = facts.played_before
    gone = (facts.plays_of(before.ids) == 0) & (before.plays >= LEAST)
    gone &= np.isin(before.ids, facts.data.stores.names.present())
    order = np.lexsort((before.ids, -before.plays))
    chosen = [place for place in order.tolist() if gone[place]][:SHOWN]
    if not chosen:
        return None
    ids = [int(before.ids[place]) for place in chosen]
    names = facts.names(ids)
    title, artist = names.get(ids[0], ("", ""))
    label = f"“{isolated(title) or 'Untitled'}”{f' by {isolated(artist)}' if artist else ''}"
    never = "not once" if facts.data.is_over else "not yet"
    return StoryCard(
        "forgotten",
        counted(int(gone.sum()), "forgotten favourite"),
        f"You played {label} {times(int(before.plays[chosen[0]]))} before {facts.year}, and {never} in it.",
        card_figure(
            "forgotten",
            "Forgotten favourites",
            f"Tracks that are there, with at least {LEAST} dated plays before the year and none in it; the"
            f" {SHOWN} with most.",
            ChartKind.BARS,
            (
                FigureColumn("Track", Unit.TEXT, Role.LABEL),
                FigureColumn("Artist", Unit.TEXT, Role.EXTRA),
                FigureColumn("Plays before", Unit.COUNT, Role.VALUE),
                FigureColumn("Track id", Unit.COUNT, Role.TRACK_ID),
            ),
            (
                (*(names.get(track_id, ("", ""))), int(before.plays[place]), track_id)
                for track_id, place in zip(ids, chosen, strict=True)
            ),
        ),
        tuple(ids[:COVERS]),
    )


def ages_card(facts: YearFacts) -> StoryCard | None:
    """The oldest and the newest music of the year."""
    ids, years = facts.data.years
    plays = facts.plays_of(ids)
    is_dated = (plays > 0) & (years > 0) & (years <= facts.data.today.year)
    ids, years, plays = ids[is_dated], years[is_dated], plays[is_dated]
    if plays.sum() < LEAST_DATED or years.min() == years.max():
        return None
    order = np.argsort(years, kind="stable")
    middle = int(years[order][np.searchsorted(np.cumsum(plays[order]), plays.sum() / 2)])
    oldest, newest = int(years.min()), int(years.max())
    chosen = [int(ids[years == year][plays[years == year].argmax()]) for year in (oldest, newest)]
    names = facts.names(chosen)
    titles = [f"“{isolated(names.get(one, ('', ''))[0]) or 'Untitled'}”" for one in chosen]
    return StoryCard(
        "ages",
        f"{oldest} to {newest}",
        f"From {titles[0]} of {oldest} to {titles[1]} of {newest}: half of what you played"
        f" {f'is from {middle}' if middle == oldest else f'came out in {middle} or earlier'}.",
        track_ids=tuple(chosen),
    )


def _leader(plays: NDArray[np.int64]) -> int | None:
    """The place of the most plays; None where they are few or shared."""
    if not len(plays):
        return None
    place = int(plays.argmax())
    return place if plays[place] >= LEAST and int((plays == plays[place]).sum()) == 1 else None


def _most_played(facts: YearFacts, ids: NDArray[np.int64]) -> tuple[int, ...]:
    plays = facts.plays_of(ids)
    order = np.lexsort((ids, -plays))[:COVERS]
    return tuple(int(ids[place]) for place in order.tolist() if plays[place])


def _percent(share: float) -> str:
    return percent(share) if share >= 0.01 else f"less than {percent(0.01)}"
