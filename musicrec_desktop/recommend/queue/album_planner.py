"""Plans an automatic queue of whole albums, each from its beginning to its end.

The album that plays goes on first. Then comes the album whose tracks score best on the whole: candidates are
found and scored as for single tracks (``candidates``, ``scoring``), and the score of an album is the mean of
those of its tracks, less a share of how much an artist was heard just before. Rules about single tracks hold
(``rules``): what must never come is left out of its album. Rules about the distance of artists and albums
hold between albums, not inside of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

import numpy as np

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.model.browse import AlbumTracks
from musicrec_desktop.model.recommendation import AutoQueue, Reason, ReasonKind, Recommendation
from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.candidates import CandidateFinder, LibraryView
from musicrec_desktop.recommend.queue.group_view import GroupView
from musicrec_desktop.recommend.queue.plan_request import (
    PlanRequest,
    Unwanted,
    rule_set_of,
    scoring_context_of,
    sources_of,
)
from musicrec_desktop.recommend.queue.planner import LONGEST, UNKNOWN_MS, plan
from musicrec_desktop.recommend.queue.pool import CandidatePool
from musicrec_desktop.recommend.queue.reasons import Chosen, Explainer
from musicrec_desktop.recommend.queue.rules.recent_history import RecentHistory
from musicrec_desktop.recommend.queue.rules.rule_set import KeptLevels
from musicrec_desktop.recommend.queue.track_columns import KnownTracks, PlanMemory
from musicrec_desktop.recommend.space.vector_table import id_array

LEAST_TRACKS: Final = 3
"""Fewer tracks are no album to be played whole."""
LEAST_SHARE: Final = 0.5
"""An album comes where at least this share of its tracks may come and was not heard in this session."""
DRAFT_TRACKS: Final = 160
"""How many of the best tracks have their albums scored whole at a time."""
ARTIST_MEMORY: Final = 3
"""How many albums back an artist counts as heard."""
ARTIST_COST: Final = 0.3
LEFT_AFTER: Final = 2
"""An album of which this many tracks were skipped does not go on."""
_BEGINNING: Final = RecentHistory((), {})
NO_ALBUM: Final = "Single tracks follow: no whole album is left that may come."


class AlbumView(LibraryView, Protocol):
    """A ``LibraryView`` that also knows albums."""

    def albums(self, ids: Sequence[TrackId]) -> list[AlbumTracks]:
        """The albums that tracks are of, each once, with all their present tracks in order."""
        ...


@dataclass(frozen=True, slots=True)
class _Scored:
    """An album that may come.

    Attributes:
        album: with all of its tracks.
        rows: of the pool, those of its tracks that may come, in the order of the album.
        score: the mean of the tracks' scores.
        artists: folded names of its artists.
    """

    album: AlbumTracks
    rows: tuple[int, ...]
    score: float
    artists: frozenset[str]


def plan_albums(
    request: PlanRequest,
    catalogue: SoundCatalogue | None,
    library: AlbumView,
    memory: PlanMemory | None = None,
) -> AutoQueue:
    """Choose the next albums.

    Args:
        request: what is asked for; its count is reached or passed by the last album, which is never cut.
        catalogue: the sound of the library; None while nothing is analysed.
        library: tags, albums and listens.
        memory: of the plans before; it saves time and changes nothing.

    Returns:
        The rest of the album that plays, then whole albums. Where no whole album may come, single tracks
        follow, and a sentence says so.
    """
    memory = memory or PlanMemory()
    with memory.tracks() as known:
        made = _AlbumPlan(request, catalogue, library, memory.levels, known)
        entries = made.run()
    if made.is_full(entries):
        return AutoQueue(tuple(entries))
    single = plan(replace(request, keep=tuple(entries)), catalogue, library, memory)
    if len(single.entries) <= len(entries):
        return AutoQueue(tuple(entries), problem=single.problem if not entries else "")
    return replace(single, relaxed=(NO_ALBUM, *single.relaxed))


class _AlbumPlan:
    def __init__(
        self,
        request: PlanRequest,
        catalogue: SoundCatalogue | None,
        library: AlbumView,
        levels: KeptLevels,
        known_tracks: KnownTracks,
    ) -> None:
        self._request, self._library = request, library
        view = library if request.use is None else GroupView(library, request.use)
        speaking = [seed.track_id for seed in (*request.taste.accepted, *request.taste.rejected)]
        anchors = [seed.track_id for seed in request.taste.anchors]
        known = view.facts(list(dict.fromkeys([*speaking, *anchors, *request.chosen])))
        context = scoring_context_of(request, catalogue, known)
        self._view = view
        self._rules = rule_set_of(request, known, Unwanted.of(request, view), levels)
        self._finder = CandidateFinder(sources_of(request, catalogue, view), rng_seed=request.rng_seed)
        self._pool = CandidatePool(context, known_tracks, _BEGINNING)
        self._rows: dict[TrackId, int] = {}
        self._explainer = Explainer(context, catalogue, view)
        self._heard = set(request.recent_history)
        self._disliked = set(request.disliked)
        self._skipped = {seed.track_id for seed in request.taste.rejected}

    def run(self) -> list[Recommendation]:
        """What may stay of the queue before, the rest of the album that plays, then whole albums."""
        entries = self._kept()
        before = self._last_albums(entries)
        entries += self._rest(entries)
        for scored in self._albums(entries, before):
            entries += self._told(scored)
            if self.is_full(entries):
                break
        return entries

    def is_full(self, entries: Sequence[Recommendation]) -> bool:
        """Whether the queue is as long as was asked for."""
        minutes = self._request.controls.minutes
        if not minutes:
            return len(entries) >= self._request.count
        facts = self._view.facts([entry.track_id for entry in entries])
        lasting_ms = sum(facts[entry.track_id].duration_ms or UNKNOWN_MS for entry in entries)
        return len(entries) >= LONGEST or lasting_ms >= minutes * 60_000

    def _kept(self) -> list[Recommendation]:
        facts = self._view.facts([item.track_id for item in self._request.keep])
        return [
            item
            for item in self._request.keep
            if item.track_id in facts and self._may_come(item.track_id, facts[item.track_id])
        ]

    def _may_come(self, track_id: TrackId, facts: TrackFacts) -> bool:
        is_inside = self._request.inside is None or track_id in self._request.inside
        return is_inside and track_id not in self._disliked and not self._rules.never(track_id, facts)

    def _last_albums(self, entries: Sequence[Recommendation]) -> list[AlbumTracks]:
        """The albums that were heard or are queued last, the latest first."""
        ids = [*self._request.recent_history, *(entry.track_id for entry in entries)][::-1]
        by_track = {
            track_id: album
            for album in self._library.albums(ids[: ARTIST_MEMORY * 20])
            for track_id in album.ids
        }
        return list(dict.fromkeys(by_track[track_id] for track_id in ids if track_id in by_track))

    def _rest(self, entries: Sequence[Recommendation]) -> list[Recommendation]:
        """The tracks of the album that plays, or that ends the queue, after its last one."""
        ids = [*self._request.recent_history, *(entry.track_id for entry in entries)]
        albums = self._library.albums(ids[-1:])
        if not albums or len(albums[0].ids) < LEAST_TRACKS or ids[-1] not in albums[0].ids:
            return []
        album = albums[0]
        if len(self._skipped & set(album.ids)) >= LEFT_AFTER:
            return []
        queued = self._heard | {entry.track_id for entry in entries}
        after = [one for one in album.ids[album.ids.index(ids[-1]) + 1 :] if one not in queued]
        facts = self._view.facts(after)
        return [
            Recommendation(track_id, 0.0, (_goes_on(album),))
            for track_id in after
            if track_id in facts and self._may_come(track_id, facts[track_id])
        ]

    def _albums(self, entries: Sequence[Recommendation], before: Sequence[AlbumTracks]) -> Iterator[_Scored]:
        """Albums that may come, the best next one first; each that is given changes what comes next."""
        queued = self._heard | {entry.track_id for entry in entries}
        given = {_key(album) for album in before}
        artists = [self._artists_of(album) for album in before[:ARTIST_MEMORY]]
        exclude = id_array(sorted({*queued, *self._request.removed, *self._request.broken}))
        for circle in self._finder.circles(exclude):
            for ids in (ids for part in self._pool.parts(circle) for ids in part.by_chunk()):
                self._add_rows(ids)
                while found := self._scored(queued, given):
                    best = max(found, key=lambda one: one.score - _artist_cost(one.artists, artists))
                    given.add(_key(best.album))
                    artists = [best.artists, *artists][:ARTIST_MEMORY]
                    yield best

    def _artists_of(self, album: AlbumTracks) -> frozenset[str]:
        facts = self._view.facts(album.ids)
        return frozenset[str]().union(*(one.artist_keys for one in facts.values()))

    def _add_rows(self, ids: Sequence[int]) -> None:
        wanted = np.unique(id_array([track_id for track_id in ids if track_id not in self._rows]))
        for part in self._pool.parts(wanted):
            numbers = [TrackId(number) for number in part.sound.ids.tolist()]
            known = self._view.facts(numbers)
            facts = {key: known[key] for key in numbers if key in known and self._may_come(key, known[key])}
            for rows in self._pool.add(part, facts, self._rules.own_levels(facts)):
                for row in range(rows.start, rows.stop):
                    self._rows[TrackId(int(self._pool.ids[row]))] = row

    def _scored(self, queued: set[TrackId], given: set[tuple[str, str]]) -> list[_Scored]:
        """The albums of the best tracks that may come whole, each with the score of all of its tracks."""
        order = np.argsort(-self._pool.total, kind="stable")
        for start in range(0, len(order), DRAFT_TRACKS):
            best = self._pool.ids[order[start : start + DRAFT_TRACKS]]
            albums = self._library.albums([TrackId(number) for number in best.tolist()])
            drafts = [album for album in albums if _key(album) not in given]
            self._add_rows([track_id for album in drafts for track_id in album.ids])
            if found := [one for album in drafts if (one := self._whole(album, queued)) is not None]:
                return found
        return []

    def _whole(self, album: AlbumTracks, queued: set[TrackId]) -> _Scored | None:
        rows = tuple(self._rows[one] for one in album.ids if one in self._rows and one not in queued)
        if len(rows) < max(LEAST_TRACKS, LEAST_SHARE * len(album.ids)):
            return None
        artists = frozenset[str]().union(*(self._pool.facts[row].artist_keys for row in rows))
        return _Scored(album, rows, float(self._pool.total[list(rows)].mean()), artists)

    def _told(self, scored: _Scored) -> list[Recommendation]:
        """The tracks of an album with the reasons of each, and what the album adds to it."""
        fitting = int(self._pool.fits[list(scored.rows)].sum())
        chosen = [Chosen(*self._pool.origin(row)) for row in scored.rows]
        told = []
        for place, own in enumerate(self._explainer.recommendations(chosen)):
            score = round(scored.score, 4)
            album = _begins(scored, fitting) if place == 0 else _goes_on(scored.album)
            first = replace(album, contribution=round(score - own.score, 4))
            told.append(replace(own, score=score, reasons=(first, *own.reasons)))
        return told


def _key(album: AlbumTracks) -> tuple[str, str]:
    return album.name, album.artist


def _artist_cost(artists: frozenset[str], before: Sequence[frozenset[str]]) -> float:
    """What an album costs whose artists were heard just before, the later the more."""
    return sum(ARTIST_COST / (place + 1) for place, heard in enumerate(before) if artists & heard)


def _begins(scored: _Scored, fitting: int) -> Reason:
    count = len(scored.rows)
    by = f" by {scored.album.artist}" if scored.album.artist else ""
    fits = f"{fitting} of its {count} tracks fit" if fitting else "it fits best of what is left"
    share = fitting / count
    return Reason(ReasonKind.WHOLE_ALBUM, f"Next album: {quoted(scored.album.name)}{by}; {fits}", share)


def _goes_on(album: AlbumTracks) -> Reason:
    return Reason(ReasonKind.WHOLE_ALBUM, f"The album {quoted(album.name)} goes on", 1.0)
