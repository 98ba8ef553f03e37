"""Unfinished: albums that were begun and left, and long tracks that were never heard to their end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from musicrec_desktop.core.sentences import counted, joined
from musicrec_desktop.model.card import Card
from musicrec_desktop.recommend.mixes.album_table import AlbumTable
from musicrec_desktop.recommend.mixes.context import MixContext
from musicrec_desktop.recommend.queue.rules.relaxation import Relaxation

ALBUMS: Final = 3
LONG_TRACKS: Final = 3
LEAST_SIZE: Final = 4
LEAST_REST: Final = 2
MOST_HEARD: Final = 0.7
"""An album of which more was heard is as good as finished."""
IN_ORDER: Final = 0.6
"""How much of an album up to its last played track must be played; else it was not begun at its start."""
RESTING_DAYS: Final = 7.0
LONGEST_DAYS: Final = 730.0
MINUTE_MS: Final = 60_000


def unfinished(context: MixContext) -> Iterator[Card]:
    """One card, where something was begun and left between a week and two years ago."""
    reasons: dict[int, str] = {}
    albums = 0
    table = AlbumTable.of(context.tracks)
    for row, reached in _left_albums(context, table):
        rest = table.places(row)[reached:]
        if albums == ALBUMS or len(reasons) + len(rest) > context.spec.most:
            break
        if not context.chooser.is_whole(rest):
            continue
        albums += 1
        reasons.update(dict.fromkeys(rest, _why_album(context, table, row, reached)))
    long_tracks = _left_tracks(context, reasons)
    reasons |= long_tracks
    if len(reasons) < min(context.spec.least, 1 if long_tracks else 2):
        return
    parts = [counted(albums, "album")] if albums else []
    parts += [counted(len(long_tracks), "long track")] if long_tracks else []
    what = "it" if albums + len(long_tracks) == 1 else "them"
    why = f"You began {joined(parts)} and left {what} before the end."
    yield context.card("Unfinished", why, list(reasons), reasons.__getitem__)


def _left_albums(context: MixContext, table: AlbumTable) -> list[tuple[int, int]]:
    """Rows of albums that were left, the latest first, with how many of their tracks lie before the rest."""
    tracks = context.tracks
    heard = table.sums(tracks.plays > 0)
    reached = table.last_played(tracks.plays)
    last_ms = table.greatest(tracks.last_ms).astype(np.int64)
    days = context.days_since(last_ms)
    is_free = table.sums(context.chooser.is_free.astype(np.int64)) == table.sizes
    is_left = (
        is_free
        & (table.sizes >= LEAST_SIZE)
        & (heard >= 1)
        & (reached <= MOST_HEARD * table.sizes)
        & (table.sizes - reached >= LEAST_REST)
        & (heard >= IN_ORDER * reached)
        & (last_ms > 0)
        & (days >= RESTING_DAYS)
        & (days <= LONGEST_DAYS)
    )
    rows = np.flatnonzero(is_left)
    shown = table.means(context.standing.shown)
    # An album of which more was heard was begun more in earnest.
    scores = reached / np.maximum(table.sizes, 1) - days / LONGEST_DAYS - shown
    return [(int(row), int(reached[row])) for row in rows[np.argsort(-scores[rows], kind="stable")]]


def _left_tracks(context: MixContext, taken: dict[int, str]) -> dict[int, str]:
    """Sentences of long tracks by their places, the latest first."""
    found: dict[int, str] = {}
    for left in sorted(context.given.history.left_off, key=lambda one: -one.at_ms):
        place = context.place_of(left.track_id)
        if place is None or place in taken or not context.chooser.is_free[place]:
            continue
        if context.chooser.levels([place])[0] > Relaxation.LENGTH:
            continue
        heard = counted(round(left.heard_ms / MINUTE_MS), "minute")
        whole = counted(round(int(context.tracks.duration_ms[place]) / MINUTE_MS), "minute")
        found[place] = f"You heard {heard} of its {whole} on {context.date(left.at_ms)}."
        if len(found) == LONG_TRACKS:
            break
    return found


def _why_album(context: MixContext, table: AlbumTable, row: int, reached: int) -> str:
    tracks, places = context.tracks, table.places(row)
    title = tracks.albums[int(table.number[row])]
    last = context.date(tracks.last_ms[places].max())
    return f"You left “{title}” after track {reached} of {len(places)} on {last}."
