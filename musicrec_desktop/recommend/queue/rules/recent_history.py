"""What stands before the next place of an automatic queue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from musicrec_desktop.model.track import TrackFacts, TrackId
from musicrec_desktop.recommend.neighbours.same_recording import is_title
from musicrec_desktop.recommend.neighbours.version_words import titles_of_work
from musicrec_desktop.recommend.taste.belonging import albums, artists

NOWHERE = -1


class RecentHistory:
    """Everything that was played in a session and is queued, oldest first, and where in it what was last.

    It only grows, and each track costs the same however long it is.

    Args:
        ids: the tracks, oldest first.
        facts: of the tracks; those of nobody knows what may lack, they take a place all the same.
        heard_ms: how long tracks were really heard, where that is known; the others count as they last.

    Attributes:
        ids: the tracks, oldest first.
        facts: what is known of them.
        place_of: where each track was last; 0 is the oldest place.
        artist_place: where each artist was last.
        album_place: where each album was last.
        by_sound: the tracks of each decoded sound.
        by_work: the tracks of each title without what tells versions apart, where it says anything (of
            each, where it can be read in two ways).
    """

    def __init__(
        self,
        ids: Sequence[TrackId],
        facts: Mapping[TrackId, TrackFacts],
        heard_ms: Mapping[TrackId, int] = MappingProxyType({}),
    ) -> None:
        self.ids: list[TrackId] = []
        self.facts: dict[TrackId, TrackFacts] = {}
        self.place_of: dict[TrackId, int] = {}
        self.artist_place: dict[str, int] = {}
        self.album_place: dict[str, int] = {}
        self.by_sound: dict[bytes, set[TrackId]] = {}
        self.by_work: dict[str, set[TrackId]] = {}
        self._heard_ms = heard_ms
        self._lasts_until_ms: list[int] = []
        for track_id in ids:
            self._add(track_id, facts.get(track_id))

    def add(self, track_id: TrackId, facts: TrackFacts) -> None:
        """Put one more track at the end."""
        self._add(track_id, facts)

    def tracks_after(self, place: int) -> int:
        """How many tracks came after a place."""
        return len(self.ids) - 1 - place

    def ms_after(self, place: int) -> int:
        """How long the tracks after a place were heard or last together; unknown ones count for nothing."""
        return self._lasts_until_ms[-1] - self._lasts_until_ms[place]

    def _add(self, track_id: TrackId, facts: TrackFacts | None) -> None:
        place = len(self.ids)
        self.ids.append(track_id)
        self.place_of[track_id] = place
        before_ms = self._lasts_until_ms[-1] if place else 0
        duration_ms = facts.duration_ms if facts is not None else None
        lasts_ms = self._heard_ms.get(track_id, duration_ms or 0)
        self._lasts_until_ms.append(before_ms + max(0, lasts_ms))
        if facts is None:
            return
        self.facts[track_id] = facts
        self.artist_place.update(dict.fromkeys(artists(facts), place))
        self.album_place.update(dict.fromkeys(albums(facts), place))
        if facts.audio_id:
            self.by_sound.setdefault(facts.audio_id, set()).add(track_id)
        for title in titles_of_work(facts.title_key):
            if is_title(title):
                self.by_work.setdefault(title, set()).add(track_id)


def latest(keys: Iterable[str], places: Mapping[str, int]) -> int:
    """The last place at which one of some artists or albums was; ``NOWHERE`` where none was."""
    last = NOWHERE
    for key in keys:
        place = places.get(key, NOWHERE)
        if place > last:  # noqa: PLR1730 (max() takes longer than all the rest)
            last = place
    return last
