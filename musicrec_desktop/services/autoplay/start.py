"""Makes requests for plans with all that is known of the listener, and plans from a seed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.local_zone import LOCAL_ZONE
from musicrec_desktop.model.queue_controls import QueueControls, QueueSeed, SeedKind
from musicrec_desktop.model.recommendation import AutoQueue, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.queue import PlayQueue
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.queue.album_planner import plan_albums
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.recommend.queue.planner import plan
from musicrec_desktop.recommend.queue.track_columns import PlanMemory
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.mixed import Member, mixed
from musicrec_desktop.recommend.taste.session import Taste
from musicrec_desktop.services.autoplay.group import GroupKeeper
from musicrec_desktop.services.autoplay.inside import inside_problem
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.services.autoplay.seeds import LIKED_SEEDS, Bans, SeedFinder, spread
from musicrec_desktop.services.autoplay.session_watch import BehindSkip, SessionWatch
from musicrec_desktop.services.autoplay.taste_keeper import TasteKeeper
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.browse import BrowseStore


class QueueStart:
    """Makes plans for the listener in use.

    Args:
        library: tags and facts.
        browse: gives the tracks of an album, artist or genre.
        feedback: likes, dislikes and bans.
        ratings: stars.
        similarity: the sound of the library.
        taste: the long-term taste.
        group: who else listens.
        looks: the covers of the library.
    """

    def __init__(
        self,
        *,
        library: AutoplayLibrary,
        browse: BrowseStore,
        feedback: FeedbackService,
        ratings: RatingService,
        similarity: SimilarityService,
        taste: TasteKeeper,
        group: GroupKeeper,
        looks: AlbumLooks,
    ) -> None:
        self._library = library
        self._seeds = SeedFinder(library, browse)
        self._feedback, self._ratings = feedback, ratings
        self._similarity = similarity
        self._taste = taste
        self._group = group
        self._looks = looks
        self._memory = PlanMemory()

    def tracks(self, seed: QueueSeed) -> tuple[TrackId, ...]:
        """The tracks of a seed that can be played.

        Raises:
            SeedError: the seed is gone, empty or banned, or nothing is known of the taste.
        """
        bans = Bans(
            frozenset(self._feedback.banned_ids()).union(*(one.banned for one in self._group.members)),
            self._feedback.banned_artists().union(*(one.banned_artists for one in self._group.members)),
        )
        profile = self._taste.known.profile
        if self._group.members and seed.kind is SeedKind.TASTE:
            members = (Member(profile=profile), *self._group.members)
            profile = mixed(members, self._group.group.how, self._similarity.catalogue).profile
        return self._seeds.tracks(seed, bans, profile, self._feedback.liked_ids(LIKED_SEEDS))

    def values(self, ids: Sequence[TrackId]) -> Mapping[TrackId, float]:
        """The values of tracks in the long-term taste, by id; tracks without a value are left out."""
        profile = self._taste.known.profile
        wanted = np.isin(profile.ids, id_array(ids))
        return {
            TrackId(track_id): value
            for track_id, value in zip(
                profile.ids[wanted].tolist(), profile.values[wanted].tolist(), strict=True
            )
        }

    def request(
        self,
        *,
        taste: Taste,
        recent_history: tuple[TrackId, ...],
        count: int,
        controls: QueueControls,
        rng_seed: int,
        keep: tuple[Recommendation, ...] = (),
        heard_ms: Mapping[TrackId, int] = MappingProxyType({}),
        removed: frozenset[TrackId] = frozenset(),
        broken: frozenset[TrackId] = frozenset(),
        chosen: tuple[TrackId, ...] = (),
    ) -> PlanRequest:
        """A request with the long-term taste of the listener; the arguments are those of ``PlanRequest``.

        Likes, dislikes, ratings and bans are added by ``planned``, because reading many of them takes too
        long for the owner's thread.
        """
        known, now_ms = self._taste.known, self._taste.now_ms
        return PlanRequest(
            taste=taste,
            recent_history=recent_history,
            count=count,
            heard_ms=heard_ms,
            keep=keep,
            removed=removed,
            broken=broken,
            chosen=chosen,
            controls=controls,
            profile=known.profile,
            co_occurrence=known.co_occurrence,
            discovery=known.discovery,
            members=self._group.members,
            mixing=self._group.group.how,
            now_ms=now_ms,
            at=dt.datetime.fromtimestamp(now_ms / 1000, LOCAL_ZONE),
            rng_seed=rng_seed,
        )

    def going_on(
        self,
        watch: SessionWatch,
        queue: PlayQueue,
        *,
        keep: tuple[Recommendation, ...],
        count: int,
        controls: QueueControls,
        rng_seed: int,
        behind: BehindSkip | None = None,
    ) -> PlanRequest:
        """The request for what follows in a session, or would follow ``behind`` a skip.

        The other arguments are those of ``request``.
        """
        session = watch.session if behind is None else behind.session
        playing = queue.current if behind is None else behind.current
        current = () if playing is None else (playing.track_id,)
        queued = tuple(entry.track_id for entry in queue.user_part)
        return self.request(
            taste=watch.taste_of(session),
            recent_history=_last_places((*session.heard, *current, *queued)),
            count=count,
            heard_ms=session.heard_ms,
            keep=keep,
            removed=session.removed - session.broken,
            broken=session.broken,
            chosen=tuple(dict.fromkeys((*session.anchors, *queued))),
            controls=controls,
            rng_seed=rng_seed,
        )

    def planned(
        self,
        request: PlanRequest,
        catalogue: SoundCatalogue | None,
        find_inside: Callable[[], Sequence[TrackId]] | None = None,
    ) -> AutoQueue:
        """Plan a request; in any thread. Where there are no entries, ``problem`` says why.

        Args:
            request: what is asked for.
            catalogue: the sound of the library; None while nothing is analysed.
            find_inside: finds what the queue is kept inside; None for the whole library.
        """
        inside: frozenset[TrackId] | None = None
        if find_inside is not None:
            try:
                inside = frozenset(find_inside())
            except MusicRecError as error:
                return AutoQueue((), problem=inside_problem(error))
            if not inside:
                return AutoQueue((), problem="inside-empty")
        disliked = frozenset(self._feedback.disliked_ids())
        rated = self._ratings.everything().items()
        said = replace(
            request,
            inside=inside,
            looks=self._looks.at_hand() if request.controls.cover else None,
            banned=frozenset(self._feedback.banned_ids()),
            banned_artists=frozenset(self._feedback.banned_artists()),
            disliked=disliked,
            liked=frozenset(self._feedback.liked_ids()),
            ratings={track_id: half_stars for track_id, half_stars in rated if track_id not in disliked},
        )
        if said.members:
            said = self._for_all(said, catalogue)
        make = plan_albums if said.controls.by_album else plan
        queue = make(said, catalogue, self._library, self._memory)
        if queue.entries or queue.problem or request.count <= 0:
            return queue
        if inside is not None:
            return replace(queue, problem="inside-one" if len(inside) == 1 else "all-banned")
        there = len(self._library.present_ids())
        return replace(queue, problem={0: "no-tracks", 1: "one-track"}.get(there, "all-banned"))

    def _for_all(self, request: PlanRequest, catalogue: SoundCatalogue | None) -> PlanRequest:
        """A request of the listener in use as one of all members; its members are the others until now."""
        you = Member(
            profile=request.profile,
            co_occurrence=request.co_occurrence,
            discovery=request.discovery,
            use=self._group.use(),
            liked=request.liked,
            ratings=request.ratings,
            disliked=request.disliked,
            banned=request.banned,
            banned_artists=request.banned_artists,
        )
        # Co-occurrence is learnt from all profiles, so it is the same for everybody.
        others = tuple(replace(one, co_occurrence=request.co_occurrence) for one in request.members)
        known = mixed((you, *others), request.mixing, catalogue)
        return replace(
            request,
            members=(you, *others),
            use=known.use,
            profile=known.profile,
            discovery=known.discovery,
            liked=known.liked,
            ratings=known.ratings,
            disliked=known.disliked,
            banned=known.banned,
            banned_artists=known.banned_artists,
        )

    def queue(
        self,
        seed: QueueSeed,
        *,
        count: int,
        rng_seed: int,
        controls: QueueControls | None = None,
        find_inside: Callable[[], Sequence[TrackId]] | None = None,
    ) -> AutoQueue:
        """Plan the queue that would follow a seed, in the calling thread.

        Args:
            seed: what the queue starts from.
            count: how many tracks, where the controls set no minutes.
            rng_seed: of all draws.
            controls: None for the defaults.
            find_inside: as for ``planned``.

        Raises:
            SeedError: the seed is gone, empty or banned, or nothing is known of the taste.
        """
        ids = self.tracks(seed)
        seeds = spread(ids)
        recent_history = tuple(ids) if seed.kind in {SeedKind.TRACKS, SeedKind.PLAYLIST} else ()
        request = self.request(
            taste=Taste.of(seeds),
            recent_history=recent_history,
            count=count,
            chosen=seeds,
            controls=controls or QueueControls(),
            rng_seed=rng_seed,
        )
        return self.planned(request, self._similarity.catalogue, find_inside)


def _last_places(ids: Iterable[TrackId]) -> tuple[TrackId, ...]:
    """Every id once, at its last place."""
    return tuple(reversed(dict.fromkeys(reversed(tuple(ids)))))
