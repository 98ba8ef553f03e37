"""Simulated listeners: each has a hidden taste and skips at once every track outside of it.

Source of the idea: Pampalk, Pohle and Widmer, "Dynamic playlist generation based on skipping behavior"
(ISMIR 2005), whose use cases these are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.model.queue_evaluation import TARGET, ListenerName, Obstacle
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.evaluation.queue.styles import Group, Groups
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.vector_table import id_array

REACHABLE_SHARE: Final = 0.8
"""The share of the tracks that a listener likes that makes the target, where that is less than ``TARGET``."""
NEAR: Final = 30
"""The number of neighbours of the first track among which the disliked artist is looked for."""

Rng = np.random.Generator


@dataclass(frozen=True, slots=True)
class Listener:
    """A simulated listener.

    Attributes:
        start: the track that is started by hand.
        liked: the tracks that are accepted at first.
        target: the number of accepted tracks that ends a run; the start does not count.
        later: the tracks that are accepted instead from half of the target on; None for no change.
    """

    start: TrackId
    liked: frozenset[TrackId]
    target: int
    later: frozenset[TrackId] | None = None

    def likes(self, track_id: TrackId, accepted: int) -> bool:
        """Whether a track is heard to its end after ``accepted`` accepted ones."""
        has_turned = self.later is not None and accepted >= self.target // 2
        return track_id in (self.later if has_turned and self.later is not None else self.liked)


class Casting:
    """Makes simulated listeners for one library.

    Args:
        groups: styles and artists.
        catalogue: the sound, for the artist that is near a track.
        ids: of all tracks of the library.
    """

    def __init__(self, groups: Groups, catalogue: SoundCatalogue, ids: Collection[TrackId]) -> None:
        self._groups = groups
        self._catalogue = catalogue
        self._ids = frozenset(ids)
        self._artists_of: dict[TrackId, list[Group]] = {}
        for artist in groups.artists:
            for track_id in artist.ids:
                self._artists_of.setdefault(track_id, []).append(artist)

    def obstacle(self, name: ListenerName) -> Obstacle | None:
        """Why the library cannot host this listener; None where it can."""
        if name is ListenerName.DISLIKES_ARTIST:
            rng = np.random.default_rng(0)
            return Obstacle.NO_ARTIST_NEAR if self._start_and_disliked(rng) is None else None
        if name is ListenerName.DRIFTS:
            return Obstacle.TOO_FEW_LARGE_STYLES if len(self._groups.large_styles) < 2 else None
        return Obstacle.TOO_FEW_STYLES if len(self._groups.styles) < _STYLES_NEEDED[name] else None

    def cast(self, name: ListenerName, rng: Rng) -> Listener:
        """One listener, drawn with ``rng``; the library must be able to host it (``obstacle``)."""
        return _MAKERS[name](self, rng)

    def one_style(self, rng: Rng) -> Listener:
        """A listener that likes one of the larger styles, and starts in it."""
        (style,) = _drawn(self._larger(1), 1, rng)
        return _listener(_one_of(style.playable, rng), [style])

    def dislikes_artist(self, rng: Rng) -> Listener:
        """A listener that likes everything but the artist that is most common near the start."""
        found = self._start_and_disliked(rng)
        assert found is not None
        start, disliked = found
        liked = self._ids - disliked.ids
        return Listener(start, liked, _target(len(liked.intersection(self._groups.playable)) - 1))

    def drifts(self, rng: Rng) -> Listener:
        """A listener that likes a larger style for half of the target, and then only another one."""
        first, later = _drawn(self._larger(2), 2, rng)
        half = min(_target(len(first.playable) - 1), _target(len(later.playable)), TARGET // 2)
        return Listener(_one_of(first.playable, rng), first.ids, 2 * half, later.ids)

    def three_interests(self, rng: Rng) -> Listener:
        """A listener that likes three styles, and starts in one of them."""
        styles = _drawn(self._groups.styles, 3, rng)
        return _listener(_one_of(styles[0].playable, rng), styles)

    def new_user(self, rng: Rng) -> Listener:
        """A listener that likes two styles, and starts with any track."""
        return _listener(_one_of(self._groups.playable, rng), _drawn(self._groups.styles, 2, rng))

    def _larger(self, least: int) -> Sequence[Group]:
        large = self._groups.large_styles
        return large if len(large) >= least else self._groups.styles

    def _start_and_disliked(self, rng: Rng) -> tuple[TrackId, Group] | None:
        """A random start and the most common other artist near it; None where there is no such start."""
        for start in rng.permutation(self._groups.playable).tolist():
            own = self._artists_of.get(TrackId(start), [])
            row = self._catalogue.row(start)
            assert row is not None
            near = self._catalogue.nearest(row, NEAR, id_array([start])).ids.tolist()
            counts = Counter(
                artist
                for number in near
                for artist in self._artists_of.get(TrackId(number), [])
                if artist not in own
            )
            if counts:
                artist = min(counts, key=lambda each: (-counts[each], each.name))
                if TrackId(start) not in artist.ids:
                    return TrackId(start), artist
        return None


def _listener(start: TrackId, styles: Sequence[Group]) -> Listener:
    liked = frozenset[TrackId]().union(*(style.ids for style in styles))
    playable = {track_id for style in styles for track_id in style.playable} - {start}
    return Listener(start, liked, _target(len(playable)))


def _target(playable: int) -> int:
    return max(1, min(TARGET, int(REACHABLE_SHARE * playable)))


def _drawn(groups: Sequence[Group], count: int, rng: Rng) -> list[Group]:
    return [groups[place] for place in rng.permutation(len(groups))[:count].tolist()]


def _one_of(ids: Sequence[TrackId], rng: Rng) -> TrackId:
    return ids[int(rng.integers(len(ids)))]


_MAKERS: Final[Mapping[ListenerName, Callable[[Casting, Rng], Listener]]] = {
    ListenerName.ONE_STYLE: Casting.one_style,
    ListenerName.DISLIKES_ARTIST: Casting.dislikes_artist,
    ListenerName.DRIFTS: Casting.drifts,
    ListenerName.THREE_INTERESTS: Casting.three_interests,
    ListenerName.NEW_USER: Casting.new_user,
}
_STYLES_NEEDED: Final = {
    # One more than what is liked, so that there is something to skip.
    ListenerName.ONE_STYLE: 2,
    ListenerName.THREE_INTERESTS: 4,
    ListenerName.NEW_USER: 3,
}
