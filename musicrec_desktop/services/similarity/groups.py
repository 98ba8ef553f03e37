"""Albums and artists that sound like one, for the pages of albums and artists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.browse import GroupKind
from musicrec_desktop.model.track import GroupRow
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.group_tracks import GroupKey, GroupTrackStore, group_key

if TYPE_CHECKING:
    from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue

NEAREST_TRACKS: Final = 400
"""Groups of the tracks that are nearest to a group are compared with it."""
MOST_COMPARED: Final = 48
"""So many groups at most, those with the nearest tracks."""
MOST_OF_ONE_ARTIST: Final = 3
"""At most so many albums by one artist are shown."""


class GroupSounds:
    """Finds what sounds alike from the vectors that similar tracks are found by; nothing is kept.

    Args:
        scheduler: gives the quick lane.
        store: albums and artists with their tracks.
        browse: knows the versions of an album, which are left out.
        catalogue: gives the sound of the library; None while it is not known.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: GroupTrackStore,
        browse: BrowseStore,
        catalogue: Callable[[], SoundCatalogue | None],
    ) -> None:
        self._scheduler, self._store, self._browse = scheduler, store, browse
        self._catalogue = catalogue

    def load_similar(
        self,
        kind: GroupKind,
        name: str,
        detail: str,
        limit: int,
        on_done: Callable[[list[GroupRow]], object],
    ) -> None:
        """As ``similar``, found in the quick lane; a newer question replaces one that waits."""

        def find(context: TaskContext) -> list[GroupRow]:
            return self.similar(kind, name, detail, limit, context.check)

        self._scheduler.run(Lane.QUICK, find, name="groups-alike", on_done=on_done, on_error=_on_error)

    def similar(
        self, kind: GroupKind, name: str, detail: str, limit: int, check: Callable[[], object] = lambda: None
    ) -> list[GroupRow]:
        """The albums or artists that sound most like one, best first; for a lane.

        Other versions of an album are left out, and an artist has ``MOST_OF_ONE_ARTIST`` albums at most.

        Args:
            kind: ``GroupKind.ALBUMS`` or ``GroupKind.ARTISTS``.
            name: of the album or artist.
            detail: the artist of the album.
            limit: how many at most.
            check: called now and then; may raise to leave.

        Returns:
            The groups; none where the group is unknown or none of its tracks is analysed.
        """
        catalogue, own_key = self._catalogue(), group_key(kind, name, detail)
        own = self._store.group(kind, own_key)
        if catalogue is None or own is None:
            return []
        # Loaded with the first vectors: the page of an album may be what a start shows first.
        from musicrec_desktop.recommend.neighbours.groups import group_vector, nearest_tracks
        from musicrec_desktop.recommend.space.vector_table import id_array

        own_ids = id_array(own.ids)
        vector = group_vector(catalogue, own_ids)
        if vector is None:
            return []
        near = nearest_tracks(catalogue, vector, NEAREST_TRACKS, own_ids)
        unwanted = {own_key, *self._versions(kind, name, detail)}
        keys = [key for key in self._store.keys_of(kind, near.tolist()) if key not in unwanted]
        found: list[tuple[float, GroupKey]] = []
        for key in keys[:MOST_COMPARED]:
            check()
            other = group_vector(catalogue, id_array(self._store.ids(kind, key)))
            if other is not None:
                found.append((float(vector @ other), key))
        found.sort(key=lambda pair: -pair[0])
        chosen = _spread([key for _, key in found], kind)[:limit]
        groups = [self._store.group(kind, key) for key in chosen]
        return [group.row for group in groups if group is not None]

    def _versions(self, kind: GroupKind, name: str, detail: str) -> list[GroupKey]:
        if kind is not GroupKind.ALBUMS:
            return []
        return [group_key(kind, row.name, row.detail) for row in self._browse.versions(name, detail)]


def _spread(keys: list[GroupKey], kind: GroupKind) -> list[GroupKey]:
    """Albums without those of an artist who has enough of them already; artists as they are."""
    if kind is not GroupKind.ALBUMS:
        return keys
    by_artist: Counter[str] = Counter()
    kept = []
    for key in keys:
        artist = key[1]
        by_artist[artist] += 1
        if not artist or by_artist[artist] <= MOST_OF_ONE_ARTIST:
            kept.append(key)
    return kept


def _on_error(error: Exception) -> None:
    """A database that refuses is told of by services with more important reads; nothing is shown then."""
    if not isinstance(error, MusicRecError):
        raise error
