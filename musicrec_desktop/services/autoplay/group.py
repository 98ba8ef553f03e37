"""Who listens beside the profile in use, and what is known of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Final

from musicrec_desktop.core.errors import MusicRecError, ProfileError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.listener_group import ListenerGroup
from musicrec_desktop.model.profile import Profile, ProfileId
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.taste.mixed import Member, TrackUse
from musicrec_desktop.services.autoplay.taste_keeper import TasteKeeper
from musicrec_desktop.services.feedback import FeedbackService
from musicrec_desktop.services.profiles.service import ProfileService
from musicrec_desktop.services.ratings import RatingService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.state import StateStore

log = logging.getLogger(__name__)

GROUP_KEY: Final = "queue_group"
AsListener = Callable[[int], AbstractContextManager[None]]
"""While it lasts the personal rows of a listener count in this thread."""


class GroupKeeper:
    """Keeps the group of the profile in use, and learns the taste of the others in the quick lane.

    A group is dropped as soon as one of its profiles is locked or gone, so that nobody's taste is used by
    surprise.

    Args:
        profiles: who there is.
        as_listener: reads for another profile.
        taste: learns what a listener likes.
        listens: the history.
        feedback: likes, dislikes and bans.
        ratings: stars.
        similarity: the sound of the library.
        state: keeps the group, as state of the profile in use.
        scheduler: gives the lane.

    Signals:
        changed: other listeners, other names, or another way.
        outdated: what was planned before is for others; after a change as soon as all are learnt.
    """

    def __init__(
        self,
        *,
        profiles: ProfileService,
        as_listener: AsListener,
        taste: TasteKeeper,
        listens: ListenStore,
        feedback: FeedbackService,
        ratings: RatingService,
        similarity: SimilarityService,
        state: StateStore,
        scheduler: Scheduler,
    ) -> None:
        self._profiles = profiles
        self._as_listener = as_listener
        self._taste = taste
        self._listens = listens
        self._feedback = feedback
        self._ratings = ratings
        self._similarity = similarity
        self._state = state
        self._scheduler = scheduler
        self._group = ListenerGroup()
        self._members: tuple[Member, ...] = ()
        self._names: tuple[str, ...] = ()
        self._learning: TaskHandle | None = None
        self._is_new = False
        self.changed: Signal[()] = Signal()
        self.outdated: Signal[()] = Signal()
        self._take_kept()
        profiles.changed.connect(self._on_profiles_changed)

    @property
    def group(self) -> ListenerGroup:
        """The others, and how their tastes are mixed."""
        return self._group

    @property
    def choices(self) -> tuple[Profile, ...]:
        """Profiles that may listen, too: all but the one in use and locked ones."""
        return tuple(one for one in self._profiles.profiles() if not one.is_current and not one.is_locked)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the others."""
        return self._names

    @property
    def members(self) -> tuple[Member, ...]:
        """What is known of the others; empty for nobody, and until they are learnt."""
        return self._members

    @property
    def is_settled(self) -> bool:
        """Whether nobody is being learnt."""
        return self._learning is None or self._learning.is_finished

    def set(self, group: ListenerGroup) -> Callable[[], None]:
        """Let a group listen, also after a restart.

        Returns:
            A function that undoes it, as far as the profiles of before are still there.

        Raises:
            ProfileError: one of the profiles is gone, locked or the one in use.
            StorageError: it could not be kept.
        """
        self._check(group)
        before = self._group
        self._put(group)

        def undo() -> None:
            there = {one.id for one in self.choices}
            self._put(ListenerGroup(tuple(one for one in before.others if one in there), before.how))

        return undo

    def learn_now(self, group: ListenerGroup) -> None:
        """Let a group listen until the program ends, and learn in the calling thread.

        Raises:
            ProfileError: one of the profiles is gone, locked or the one in use.
            StorageError: a history cannot be read.
        """
        self._check(group)
        self._group = group
        self._read_names()
        self._members = self._learnt(self._others(), self._similarity.catalogue)

    def profile_switched(self) -> None:
        """Take the group of another profile, whose queue was planned for it before."""
        self._take_kept()

    def refresh(self) -> None:
        """Learn the others again, such as with other features."""
        if self._learning is not None:
            self._learning.cancel()
            self._learning = None
        others, catalogue = self._others(), self._similarity.catalogue
        if not others:
            self._on_learnt(())
            return
        self._learning = self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._learnt(others, catalogue),
            name="group",
            on_done=self._on_learnt,
            on_error=self._on_error,
        )

    def use(self) -> TrackUse:
        """What the listener of the calling task did with tracks; in any thread.

        Raises:
            StorageError: it cannot be read.
        """
        return TrackUse(*self._listens.use())

    def _learnt(
        self, others: Sequence[tuple[int, str]], catalogue: SoundCatalogue | None
    ) -> tuple[Member, ...]:
        found = []
        for profile_id, name in others:
            with self._as_listener(profile_id):
                profile, discovery = self._taste.personal(catalogue)
                found.append(
                    Member(
                        name=name,
                        profile=profile,
                        discovery=discovery,
                        use=self.use(),
                        liked=frozenset(self._feedback.liked_ids()),
                        ratings=self._ratings.everything(),
                        disliked=frozenset(self._feedback.disliked_ids()),
                        banned=frozenset(self._feedback.banned_ids()),
                        banned_artists=self._feedback.banned_artists(),
                    )
                )
        return tuple(found)

    def _others(self) -> list[tuple[int, str]]:
        return list(zip(self._group.others, self._names, strict=True))

    def _check(self, group: ListenerGroup) -> None:
        known = {one.id: one for one in self._profiles.profiles()}
        for profile_id in group.others:
            profile = known.get(ProfileId(profile_id))
            if profile is None:
                raise ProfileError("gone")
            if profile.is_current:
                raise ProfileError("in-use", profile.name)
            if profile.is_locked:
                raise ProfileError("locked", profile.name)

    def _take_kept(self) -> None:
        kept = ListenerGroup.from_json(self._state.get(GROUP_KEY))
        there = {one.id for one in self.choices}
        # Whoever is missing was the reason for the group, so nobody is left of it.
        self._group = kept if set(kept.others) <= there else ListenerGroup(how=kept.how)
        self._read_names()
        self._members, self._is_new = (), False
        self.refresh()

    def _read_names(self) -> None:
        names = {one.id: one.name for one in self._profiles.profiles()}
        self._names = tuple(names[ProfileId(one)] for one in self._group.others)

    def _put(self, group: ListenerGroup) -> None:
        if group == self._group:
            return
        self._state.set(GROUP_KEY, group.as_json())
        is_same_people = group.others == self._group.others
        self._group = group
        self._read_names()
        self.changed.emit()
        if not is_same_people:
            self._members, self._is_new = (), True
            self.refresh()
        else:
            self.outdated.emit()

    def _on_profiles_changed(self) -> None:
        there = {one.id for one in self.choices}
        if not set(self._group.others) <= there:
            self._put(ListenerGroup(how=self._group.how))
            return
        before = self._names
        self._read_names()
        if before != self._names:
            self.refresh()
            self.changed.emit()

    def _on_learnt(self, members: tuple[Member, ...]) -> None:
        self._members = members
        if self._is_new:
            self._is_new = False
            self.outdated.emit()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        log.warning("the taste of others was not learnt: %s", error)
