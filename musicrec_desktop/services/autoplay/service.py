"""Autoplay: the automatic part of the queue follows what is heard, liked and skipped in this session."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping, Sequence

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import AUTOPLAY, AUTOPLAY_AHEAD
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.listener_group import ListenerGroup, Mixing
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.queue_controls import QueueControls, QueueInside, QueueSeed
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.recommendation import AutoQueue, KeptBack, Recommendation
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.player import Player
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.services.autoplay.ahead import next_draw
from musicrec_desktop.services.autoplay.automatic_part import AutoPart
from musicrec_desktop.services.autoplay.beginning import QueueBeginning
from musicrec_desktop.services.autoplay.controls import ControlsKeeper
from musicrec_desktop.services.autoplay.group import AsListener, GroupKeeper
from musicrec_desktop.services.autoplay.inside import InsideKeeper, InsideTracks
from musicrec_desktop.services.autoplay.library import AutoplayLibrary
from musicrec_desktop.services.autoplay.session_watch import BehindSkip, SessionWatch
from musicrec_desktop.services.autoplay.shows import Shows
from musicrec_desktop.services.autoplay.start import QueueStart
from musicrec_desktop.services.autoplay.taste_keeper import TasteKeeper
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.profiles.service import ProfileService
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.relatives import RelativeStore
from musicrec_desktop.storage.spoken import SpokenStore
from musicrec_desktop.storage.state import SettingStore, StateStore
from musicrec_desktop.storage.tracks import TrackStore


class AutoplayService:
    """Keeps the automatic part of the queue filled; plans in the quick lane.

    Args:
        player: owns the queue.
        similarity: the sound of the library.
        tracks: tags and facts.
        browse: gives the tracks of an album, artist or genre.
        relatives: gives tracks with tags in common.
        listens: the history.
        feedback: likes, dislikes and bans.
        ratings: stars.
        settings: keeps the switch and the number of tracks ahead.
        state: keeps the controls.
        inside_tracks: finds the tracks that the automatic part is kept inside.
        spoken: knows podcasts and books.
        looks: the covers of the library.
        profiles: who may listen together.
        as_listener: reads for another profile.
        scheduler: gives the lanes.
        rng_seed: of the draws of this session; None for another one each time.

    Attributes:
        start: plans from a seed; for the command line, too.
        group: who listens beside the profile in use.
        taste: what is known of the listener.

    Signals:
        changed: the switch, the controls, or what is told of the queue is different.
    """

    def __init__(
        self,
        *,
        player: Player,
        similarity: SimilarityService,
        tracks: TrackStore,
        browse: BrowseStore,
        relatives: RelativeStore,
        listens: ListenStore,
        feedback: FeedbackService,
        ratings: RatingService,
        settings: SettingStore,
        state: StateStore,
        inside_tracks: InsideTracks,
        spoken: SpokenStore,
        looks: AlbumLooks,
        profiles: ProfileService,
        as_listener: AsListener,
        scheduler: Scheduler,
        rng_seed: int | None = None,
    ) -> None:
        self._player = player
        self._similarity = similarity
        self._library = AutoplayLibrary(tracks=tracks, relatives=relatives, listens=listens)
        self._feedback = feedback
        self._settings = settings
        self._controls = ControlsKeeper(state)
        self._inside = InsideKeeper(inside_tracks, state, scheduler)
        self._scheduler = scheduler
        self._rng_seed = random.SystemRandom().getrandbits(63) if rng_seed is None else rng_seed
        self._watch = SessionWatch(
            player=player, feedback=feedback, listens=listens, now_ms=scheduler.clock.now_ms()
        )
        self.taste = TasteKeeper(
            listens=listens,
            feedback=feedback,
            ratings=ratings,
            playlists=inside_tracks.playlists,
            similarity=similarity,
            state=state,
            scheduler=scheduler,
        )
        self.group = GroupKeeper(
            profiles=profiles,
            as_listener=as_listener,
            taste=self.taste,
            listens=listens,
            feedback=feedback,
            ratings=ratings,
            similarity=similarity,
            state=state,
            scheduler=scheduler,
        )
        self.start = QueueStart(
            library=self._library,
            browse=browse,
            feedback=feedback,
            ratings=ratings,
            similarity=similarity,
            taste=self.taste,
            group=self.group,
            looks=looks,
        )
        self._beginning = QueueBeginning(
            start=self.start,
            inside_keeper=self._inside,
            watch=self._watch,
            scheduler=scheduler,
            play_first=self._play_first,
            draw=lambda: self._rng_seed,
        )
        self._was_enabled = self.is_enabled
        self._part = AutoPart(
            player=player,
            scheduler=scheduler,
            is_enabled=lambda: self.is_enabled,
            make_request=self._make_request,
            prepare_plan=self._prepare_plan,
            make_ahead=self._make_ahead,
        )
        self._shows = Shows(spoken, self._library)
        self._starting: TaskHandle | None = None
        self.changed: Signal[()] = Signal()
        self._part.told.connect(self.changed.emit)
        self._part.taken_out.connect(self._on_taken_out)
        self._watch.changed.connect(self._on_session_changed)
        self._watch.turned.connect(self._on_turned)
        player.queue_changed.connect(self._on_queue_changed)
        similarity.index_changed.connect(self._on_index_changed)
        feedback.changed.connect(lambda _ids: self._part.ahead.forget())
        self.taste.learned.connect(self._part.ahead.renew)
        ratings.changed.connect(lambda _ids: self.inside_changed())
        self._controls.changed.connect(self._on_conditions)
        self._inside.changed.connect(self._on_conditions)
        self._inside.renamed.connect(self.changed.emit)
        self._inside.outdated.connect(self._plan_outdated)
        self.group.changed.connect(self.changed.emit)
        self.group.outdated.connect(self._plan_anew)
        self._on_queue_changed()  # a queue that came back is there already

    @property
    def is_enabled(self) -> bool:
        """Whether autoplay is on."""
        return bool(self._settings.get(AUTOPLAY))

    @property
    def relaxed(self) -> tuple[str, ...]:
        """The sentences about rules that gave way for the queue as it is."""
        return self._part.relaxed

    @property
    def misfits(self) -> int:
        """The number of tracks of the automatic part that do not fit."""
        return self._part.misfits

    @property
    def kept_back(self) -> tuple[KeptBack, ...]:
        """What fits better than the misfits, and the rules that keep it back."""
        return self._part.kept_back

    @property
    def lifted(self) -> tuple[RuleName, ...]:
        """The rules that are off for this queue only, in the order of their table."""
        return self._controls.lifted

    def let_come(self, rules: Collection[RuleName]) -> Callable[[], None]:
        """Turn rules off for this queue, until the listener turns to something else.

        Returns:
            A function that turns them on again.
        """
        return self._controls.lift(rules)

    def hold_again(self) -> None:
        """Turn all rules on again that are off for this queue only."""
        self._controls.hold_all()

    def set_enabled(self, is_enabled: bool) -> None:
        """Turn autoplay on, which fills the queue, or off, which takes the automatic part out."""
        self._settings.set(AUTOPLAY, is_enabled)
        # Not compared with the setting, because the caller may have stored it before.
        if is_enabled == self._was_enabled:
            return
        self._was_enabled = is_enabled
        if is_enabled:
            if self._player.ran_dry:
                # The queue ended while autoplay was off, so new proposals must not start to play.
                self._player.stop()
            self.refill()
        else:
            self._part.clear()
        self.changed.emit()

    def refill(self) -> None:
        """Bring the automatic part to its length, where autoplay is on."""
        self._part.plan_soon(is_fresh_start=False)

    def library_changed(self) -> None:
        """Notice that tracks came, went or have other tags."""
        self._library.forget()
        self.inside_changed()

    def profile_switched(self) -> None:
        """Take controls, evidence and taste of another profile; what was being planned is dropped."""
        self._controls.profile_switched()
        self._inside.profile_switched()
        self._was_enabled = self.is_enabled
        if self._starting is not None:
            self._starting.cancel()
        self._library.forget()
        self._watch.profile_switched(self._scheduler.clock.now_ms())
        self.taste.profile_switched()
        self._part.profile_switched()
        self.group.profile_switched()
        self.changed.emit()

    def inside_changed(self) -> None:
        """Notice that other tracks may be in what the automatic part is kept inside."""
        self._part.ahead.forget()
        self._inside.outdated_soon()

    def rename_tracks(self, names: Mapping[TrackId, TrackId]) -> None:
        """Replace ids of tracks that turned out to be other tracks: each key becomes its value."""
        self._watch.session.rename(names)
        self._library.forget()
        self._part.ahead.forget()

    @property
    def inside(self) -> QueueInside | None:
        """What the automatic part is kept inside, also after a restart; None for the whole library."""
        return self._inside.inside

    @property
    def inside_name(self) -> str:
        """The name of the playlist, or the query, that it is kept inside; empty for none or a gone one."""
        return self._inside.name

    def set_inside(self, inside: QueueInside | None) -> Callable[[], None]:
        """Keep the automatic part inside a playlist or a query, or (None) let all tracks come.

        Returns:
            A function that undoes it.

        Raises:
            StorageError: it could not be kept.
        """
        before = self._inside.inside
        self._inside.put(inside)
        return lambda: self._inside.put(before)

    @property
    def listeners(self) -> tuple[ProfileId, ...]:
        """The profiles that the queue is for beside the one in use, also after a restart."""
        return tuple(map(ProfileId, self.group.group.others))

    def set_listeners(
        self, ids: Sequence[ProfileId], how: Mixing = Mixing.LEAST_MISERY
    ) -> Callable[[], None]:
        """Plan the automatic part for several profiles; listens still belong to the one in use only.

        Args:
            ids: of profiles beside the one in use; none for that one alone.
            how: in which way their tastes are mixed.

        Returns:
            A function that undoes it.

        Raises:
            ProfileError: one of the profiles is gone, locked or the one in use.
            StorageError: it could not be kept.
        """
        return self.group.set(ListenerGroup(tuple(dict.fromkeys(ids)), how))

    def start_inside(
        self,
        inside: QueueInside,
        on_started: Callable[[], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """Play one track of a playlist or a query, and keep the automatic part inside it.

        Args:
            inside: a playlist or a query.
            on_started: called when its tracks were found and one plays.
            on_error: gets a ``PlaylistError`` where the playlist is gone, a ``SeedError`` where nothing can
                be played, or what is wrong with the query; then nothing is changed.
        """
        self._starting = self._beginning.inside(inside, on_started, on_error)
        return self._starting

    def find_inside(self, inside: QueueInside) -> Callable[[], list[TrackId]]:
        """As ``InsideTracks.prepared``."""
        return self._inside.tracks.prepared(inside)

    @property
    def controls(self) -> QueueControls:
        """The controls that the listener set."""
        return self._controls.chosen

    def set_controls(self, controls: QueueControls) -> None:
        """Use other controls, also after a restart.

        Raises:
            StorageError: they could not be kept.
        """
        self._controls.choose(controls)

    def again(self) -> None:
        """Plan the automatic part again with other draws."""
        self._rng_seed = next_draw(self._rng_seed)
        self._part.plan_soon(is_fresh_start=True)

    @property
    def problem(self) -> str:
        """Why nothing can be proposed, as ``AutoQueue.problem``; empty where there is no problem."""
        return self._part.problem

    @property
    def is_settled(self) -> bool:
        """Whether neither learning nor planning is going on."""
        return self.taste.is_settled and self._part.is_idle and self.group.is_settled

    @property
    def library(self) -> AutoplayLibrary:
        """The tags that plans are made with, which are kept up to date."""
        return self._library

    def start_from(self, seed: QueueSeed) -> None:
        """Play one track of a seed, and plan the automatic part from all of its tracks.

        Raises:
            SeedError: the seed is gone, empty or banned, or nothing is known of the taste.
        """
        self._beginning.from_seed(seed)

    def _play_first(self, first: TrackId) -> None:
        self.set_enabled(True)
        self._player.play_now([first])

    def _plan_anew(self) -> None:
        self._part.ahead.forget()
        if self._is_going:
            self._part.plan_soon(is_fresh_start=True)

    def _on_conditions(self) -> None:
        self._plan_anew()
        self.changed.emit()

    def _prepare_plan(self, request: PlanRequest) -> Callable[[], AutoQueue]:
        if (last := self._shows.last(self._player.queue)) is not None:
            return lambda: self._shows.plan(last, request.count)
        catalogue = self._similarity.catalogue
        find = self._inside.prepared()
        return lambda: self.start.planned(request, catalogue, find)

    def _plan_outdated(self) -> None:
        self._part.ahead.forget()
        if self._is_going:
            self._part.plan_soon(is_fresh_start=False, is_outdated=True)

    def _make_ahead(self) -> PlanRequest | None:
        # What follows a podcast depends on which part plays, and is planned in no time.
        is_show = self._shows.last(self._player.queue) is not None
        behind = None if is_show else self._watch.behind_skip()
        return None if behind is None else self._make_request((), behind)

    def _make_request(self, keep: tuple[Recommendation, ...], skip: BehindSkip | None = None) -> PlanRequest:
        return self.start.going_on(
            self._watch,
            self._player.queue,
            keep=keep,
            count=int(self._settings.get(AUTOPLAY_AHEAD)),
            controls=self._controls.in_force,
            rng_seed=self._rng_seed,
            behind=skip,
        )

    def _on_turned(self) -> None:
        """Turn on the rules that were off for the queue before; the start of the track plans again."""
        if self._controls.begin_anew():
            self.changed.emit()

    def _on_session_changed(self, is_fresh_start: bool) -> None:
        self.taste.refresh_later()
        self._library.forget(self._watch.session.heard[-2:])
        if self._is_going:
            self._part.plan_soon(is_fresh_start=is_fresh_start)

    def _on_queue_changed(self) -> None:
        if not self._part.queue_changed():
            return
        if self._shows.have_turned(self._player.queue) and self._is_going:
            self._part.plan_soon(is_fresh_start=True)
        for entry in self._player.queue.auto_part:
            self._watch.session.allow(entry.track_id)
        if self._is_going:
            self._part.plan_soon(is_fresh_start=False)

    def _on_taken_out(self, ids: tuple[TrackId, ...]) -> None:
        for track_id in ids:
            self._watch.session.remove(track_id)

    @property
    def _is_going(self) -> bool:
        """Whether the queue has tracks, or ended before anything was proposed."""
        queue = self._player.queue
        return bool(queue.current or queue.upcoming or self._player.ran_dry)

    def _on_index_changed(self) -> None:
        self._library.forget()
        self._part.ahead.forget()
        self.group.refresh()
        learn = self.taste.refresh_later if self.taste.has_profile else self.taste.refresh
        learn()
        self._part.upgrade_later()
