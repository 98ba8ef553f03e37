"""“Suggest more”: tracks that fit a playlist, found in a lane."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.playlist import PlaylistId
from musicrec_desktop.model.recommendation import SUGGESTED, Suggestions
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.suggestions import SuggestionRequest, suggest
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.services.autoplay.taste_keeper import Known
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.playlists.refusals import RefusalStore

Find = Callable[[], Sequence[TrackId]]


class SuggestionService:
    """Suggests tracks for playlists, plain and smart, and for any other list of tracks.

    Args:
        scheduler: gives the quick lane.
        library: tags.
        similarity: the sound of the library.
        feedback: bans.
        known: what is known of the listener; called in the owner's thread.
        finder: gives what finds the tracks of a playlist; called in the owner's thread, as
            ``InsideTracks.prepared``.
        refusals: keeps what was refused.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        library: AutoplayLibrary,
        similarity: SimilarityService,
        feedback: FeedbackService,
        known: Callable[[], Known],
        finder: Callable[[PlaylistId], Find],
        refusals: RefusalStore,
    ) -> None:
        self._scheduler = scheduler
        self._library = library
        self._similarity = similarity
        self._feedback = feedback
        self._known = known
        self._finder = finder
        self._refusals = refusals

    def refused(self, playlist_id: PlaylistId) -> frozenset[TrackId]:
        """The tracks that are not suggested for a playlist."""
        return self._refusals.of(playlist_id)

    def refuse(self, playlist_id: PlaylistId, track_ids: Collection[TrackId]) -> Callable[[], None]:
        """Suggest tracks no more for a playlist.

        Returns:
            A function that undoes it.

        Raises:
            StorageError: it cannot be kept.
        """
        new = frozenset(track_ids) - self._refusals.of(playlist_id)
        self._refusals.add(playlist_id, new)
        return lambda: self._refusals.remove(playlist_id, new)

    def allow(self, playlist_id: PlaylistId, track_ids: Collection[TrackId]) -> Callable[[], None]:
        """Suggest refused tracks for a playlist again.

        Returns:
            A function that undoes it.

        Raises:
            StorageError: it cannot be kept.
        """
        freed = self._refusals.of(playlist_id) & frozenset(track_ids)
        self._refusals.remove(playlist_id, freed)
        return lambda: self._refusals.add(playlist_id, freed)

    def load(
        self,
        playlist_id: PlaylistId,
        on_done: Callable[[Suggestions], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        count: int = SUGGESTED,
        min_fit: float = 0.0,
    ) -> TaskHandle:
        """Suggest tracks for a playlist as it is now; a newer call replaces an unfinished one.

        Args:
            playlist_id: of a plain or smart playlist.
            on_done: gets the suggestions.
            on_error: gets a ``PlaylistError`` where it is gone, or what is wrong with its rules.
            count: how many at most.
            min_fit: 0 to 1; what fits less is left out.
        """
        work = self._prepared(self._finder(playlist_id), self._refusals.of(playlist_id))
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: work(count, min_fit),
            name="suggestions",
            on_done=on_done,
            on_error=on_error,
        )

    def load_for(
        self,
        track_ids: Sequence[TrackId],
        on_done: Callable[[Suggestions], object],
        *,
        count: int = SUGGESTED,
        min_fit: float = 0.0,
    ) -> TaskHandle:
        """As ``load``, for any list of tracks."""
        work = self._prepared(lambda: track_ids, frozenset())
        return self._scheduler.run(
            Lane.QUICK, lambda _context: work(count, min_fit), name="suggestions", on_done=on_done
        )

    def find(self, playlist_id: PlaylistId, *, count: int = SUGGESTED, min_fit: float = 0.0) -> Suggestions:
        """As ``load``, at once; for callers that wait.

        Raises:
            PlaylistError: there is no such playlist.
            QuerySyntaxError: its rules cannot be evaluated.
        """
        refused = self._refusals.of(playlist_id)
        return self._prepared(self._finder(playlist_id), refused)(count, min_fit)

    def prepared(self) -> Callable[[Sequence[TrackId], frozenset[TrackId], int, float], Suggestions]:
        """What suggests tracks for any list, by what is known now; called in the owner's thread.

        Returns:
            A function for any thread, of the tracks of the list, those that shall not be suggested, at most
            how many, and the least fit.
        """
        known, catalogue = self._known(), self._similarity.catalogue
        return lambda members, refused, count, min_fit: self._suggested(
            lambda: members, refused, known, catalogue, count, min_fit
        )

    def _prepared(self, find: Find, refused: frozenset[TrackId]) -> Callable[[int, float], Suggestions]:
        known, catalogue = self._known(), self._similarity.catalogue
        return lambda count, min_fit: self._suggested(find, refused, known, catalogue, count, min_fit)

    def _suggested(
        self,
        find: Find,
        refused: frozenset[TrackId],
        known: Known,
        catalogue: SoundCatalogue | None,
        count: int,
        min_fit: float,
    ) -> Suggestions:
        request = SuggestionRequest(
            members=tuple(dict.fromkeys(find())),
            count=count,
            min_fit=min_fit,
            refused=refused,
            banned=frozenset(self._feedback.banned_ids()),
            banned_artists=frozenset(self._feedback.banned_artists()),
        )
        return suggest(request, catalogue, self._library, known.played, known.listed)
