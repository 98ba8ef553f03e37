"""Who listens: which profiles there are, and the change from one to another while the player runs."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.errors import ProfileError, StorageError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.profile import NOBODY, Profile, ProfileId, profile_name
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.state import StateStore

log = logging.getLogger(__name__)

FIRST_NAME: Final = "Main"
"""What the first profile is called until it has a name."""
COLOURS: Final = (
    *("#2f6fd0", "#c2410c", "#15803d", "#7e3fb5", "#b4234f", "#0f766e", "#92610a", "#475569"),
    *("#5b52d6", "#a21caf"),
)
"""Offered for pictures; white text is readable on each (4.5 to 1)."""
LOOK_MS: Final = 2_000
"""How often is looked whether another process changed profiles; it takes a part of a millisecond."""
_LAST: Final = "last_profile"
_ALWAYS: Final = "always_profile"
"""Keys in the state of everybody."""
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")


class ProfileService:
    """Creates, changes, deletes and switches profiles; used in the owner's thread.

    Args:
        database: of the library; says whose rows count.
        scheduler: gives the time.

    Signals:
        switching: before a switch; what is the one's who leaves has to be written now.
        switched: the database, the settings and the queue are another profile's.
        changed: other names, colours or profiles.
        removing: a profile is about to be deleted, with all its rows.
        lost: another process deleted the profile that was in use; its name.
    """

    def __init__(self, *, database: Database, scheduler: Scheduler) -> None:
        self.switching: Signal[()] = Signal()
        self.switched: Signal[()] = Signal()
        self.changed: Signal[()] = Signal()
        self.removing: Signal[ProfileId] = Signal()
        self.lost: Signal[str] = Signal()
        self._database = database
        self._store = ProfileStore(database)
        self._state = StateStore(database, is_shared=True)
        self._scheduler = scheduler
        self._unlocked: set[ProfileId] = set()
        self._seen = self._store.all()
        self._current = ProfileId(database.listener_id)
        self._period: Timer | None = None
        self._removals = 0
        self._enter(self._current)

    @property
    def current(self) -> Profile:
        """The profile in use."""
        return next(profile for profile in self.profiles() if profile.is_current)

    def profiles(self) -> tuple[Profile, ...]:
        """Every profile, the oldest first."""
        return tuple(map(self._shown, self._seen))

    def find(self, name: str) -> Profile:
        """The profile of a name, however it is written.

        Raises:
            ProfileError: there is none.
        """
        return named(self.profiles(), name)

    def create(self, name: str, colour: str = "", *, is_guest: bool = False) -> Profile:
        """Make a profile; without a colour it gets one that no other has, where there is one left.

        Raises:
            ProfileError: the name or the colour cannot be used.
            StorageError: it could not be kept.
        """
        self._check_free(name)
        chosen = _checked_colour(colour) or self._next_colour()
        at_ms = self._scheduler.clock.now_ms()
        created = self._store.create(name, at_ms, chosen, is_guest=is_guest)
        self._read()
        return next(profile for profile in self.profiles() if profile.id == created)

    def name_problem(self, name: str, own: ProfileId | None = None) -> ProfileError | None:
        """Why a profile cannot have a name; None where it can.

        Args:
            name: as it was typed.
            own: the profile that gets it; None for a new one.
        """
        try:
            self._check_free(name, own)
        except ProfileError as error:
            return error
        return None

    def create_guest(self) -> Profile:
        """Make a profile that forgets, with a name of its own."""
        taken = {name_key(profile.name) for profile in self.profiles()}
        number, name = 1, "Guest"
        while name_key(name) in taken:
            number += 1
            name = f"Guest {number}"
        return self.create(name, is_guest=True)

    def rename(self, profile_id: ProfileId, name: str) -> None:
        """Give a profile another name.

        Raises:
            ProfileError: the name cannot be used, or the profile is gone.
            StorageError: it could not be kept.
        """
        self._check_free(name, profile_id)
        self._store.rename(profile_id, name)
        self._read()

    def set_colour(self, profile_id: ProfileId, colour: str) -> None:
        """Give a profile another colour, such as ``"#2f6fd0"``.

        Raises:
            ProfileError: it is no colour, or the profile is gone.
            StorageError: it could not be kept.
        """
        self._store.set_colour(profile_id, _checked_colour(colour))
        self._read()

    def switch(self, profile_id: ProfileId) -> None:
        """Let another profile be in use; what plays goes on. A guest is forgotten when it is left.

        Raises:
            ProfileError: the profile is gone.
            StorageError: the change could not be noted.
        """
        if profile_id == self._current:
            return
        if self._store.get(profile_id) is None:
            raise ProfileError("gone")
        left = self.current
        self._leave_for(profile_id)
        if left.is_guest:
            self.remove(left.id)

    def remove(self, profile_id: ProfileId) -> None:
        """Delete a profile with all that is its own; where it is in use, another one is from now on.

        Its rows are removed in a lane; it is gone at once.

        Raises:
            ProfileError: it is the only one that is no guest, or is gone.
            StorageError: it could not be deleted.
        """
        if all(profile.id != profile_id for profile in self.profiles()):
            raise ProfileError("gone")
        others = [profile for profile in self.profiles() if profile.id != profile_id]
        if all(profile.is_guest for profile in others):
            raise ProfileError("last")
        self._database.check_writable()
        if profile_id == self._current:
            self._leave_for(next(profile.id for profile in others if not profile.is_guest))
        self.removing.emit(profile_id)
        self._store.leave(profile_id)
        self._unlocked.discard(profile_id)
        self._read()
        self._remove_left()

    @property
    def is_settled(self) -> bool:
        """Whether all rows of deleted profiles are removed."""
        return not self._removals

    def _remove_left(self) -> None:
        """Remove the rows of deleted profiles, in a lane: there may be a million."""

        def end(result: object) -> None:
            self._removals -= 1
            if isinstance(result, StorageError):
                log.info("a deleted profile is removed by the next start: %s", result)
            elif isinstance(result, Exception):
                raise result

        self._removals += 1
        self._scheduler.run(
            Lane.IO, lambda context: self._store.remove_left(context.check), on_done=end, on_error=end
        )

    @property
    def always(self) -> Profile | None:
        """The profile that the player opens with; None where it asks, or takes the last one."""
        wanted = self._state.get(_ALWAYS)
        return next((profile for profile in self.profiles() if profile.id == wanted), None)

    def set_always(self, profile_id: ProfileId | None) -> None:
        """Open the player with a profile from now on, or ask again.

        Raises:
            StorageError: it could not be kept.
        """
        self._state.set(_ALWAYS, profile_id)
        self.changed.emit()

    # For the passphrase half

    def set_unlocked(self, profile_id: ProfileId, *, is_unlocked: bool) -> None:
        """Note whether what is personal of a profile with a passphrase may be read until the player closes.

        The one in use is read anew, as after a switch.
        """
        was = profile_id in self._unlocked
        (self._unlocked.add if is_unlocked else self._unlocked.discard)(profile_id)
        if profile_id == self._current and was is not is_unlocked:
            self.switching.emit()
            self._enter(profile_id)
            self.switched.emit()
        self.changed.emit()

    def read_anew(self) -> None:
        """All that is the one's in use was changed at once: read it again, as after a switch."""
        self.switching.emit()
        self._enter(self._current)
        self.switched.emit()
        self.changed.emit()

    # Other processes

    def start(self) -> None:
        """Forget guests that a killed player left, and notice what other processes do from now on.

        For the window: a command beside it does not call this.
        """
        if self._database.write_problem is None:
            self._remove_left()
        for profile in self.profiles():
            if profile.is_guest and not profile.is_current:
                try:
                    self.remove(profile.id)
                except StorageError as error:
                    log.info("a guest is forgotten by the next start: %s", error)
        if self._period is None:
            self._period = self._scheduler.call_every(LOOK_MS, self.look)
        self._remember()

    def look(self) -> None:
        """Notice what other processes did to profiles."""
        try:
            self._read()
        except StorageError:
            return  # it is told where it is in the way

    def close(self) -> None:
        """Look no more, and forget the guest in use; called when nothing personal is written any more.

        A front end that has not called ``start`` (a command beside the open window) leaves guests alone.
        """
        if self._period is None:
            return
        self._period.cancel()
        self._period = None
        current = next((profile for profile in self.profiles() if profile.is_current), None)
        if current is not None and current.is_guest and self._database.write_problem is None:
            self.removing.emit(current.id)
            self._store.leave(current.id)
        if self._database.write_problem is None:
            self._store.remove_left()

    def _read(self) -> None:
        before, self._seen = self._seen, self._store.all()
        if all(profile.id != self._current for profile in self._seen):
            lost = next((profile.name for profile in before if profile.id == self._current), "")
            usable = [profile for profile in self._seen if not profile.is_guest] or list(self._seen)
            self._leave_for(usable[0].id)
            self.lost.emit(lost or FIRST_NAME)
        if self._seen != before:
            self.changed.emit()

    def _leave_for(self, profile_id: ProfileId) -> None:
        self.switching.emit()
        self._enter(profile_id)
        self._remember()
        self.switched.emit()
        self.changed.emit()

    def _enter(self, profile_id: ProfileId) -> None:
        self._current = profile_id
        profile = self.current
        self._database.use_listener(NOBODY if profile.is_locked else profile_id)

    def _remember(self) -> None:
        """Note with whom the next start begins; a command beside the window notes nothing."""
        is_one_of_several = len(self._seen) > 1 and not self.current.is_guest
        if self._period is not None and is_one_of_several and self._database.write_problem is None:
            self._state.set(_LAST, self._current)

    def _shown(self, profile: Profile) -> Profile:
        return replace(
            shown(profile),
            is_locked=profile.has_passphrase and profile.id not in self._unlocked,
            is_current=profile.id == self._current,
        )

    def _check_free(self, name: str, own: ProfileId | None = None) -> None:
        key = name_key(profile_name(name))
        others = [profile.name for profile in self.profiles() if profile.id != own]
        if key in map(name_key, others):
            raise ProfileError("taken", name.strip(), tuple(others))

    def _next_colour(self) -> str:
        used = [profile.colour for profile in self.profiles()]
        return min(COLOURS, key=used.count)


def opened_with(database: Database, name: str = "") -> ProfileId:
    """The profile that a start begins with.

    Args:
        database: open.
        name: what the user named; empty for the one that is always opened, else the last one.

    Raises:
        ProfileError: there is none of this name.
    """
    profiles = tuple(map(shown, ProfileStore(database).all()))
    if name:
        return named(profiles, name).id
    state = StateStore(database, is_shared=True)
    for wanted in (state.get(_ALWAYS), state.get(_LAST)):
        if any(profile.id == wanted and not profile.is_guest for profile in profiles):
            return ProfileId(int(str(wanted)))
    return ProfileId(database.listener_id)


def named(profiles: Sequence[Profile], name: str) -> Profile:
    """The profile of a name, however it is written.

    Raises:
        ProfileError: there is none; the error has the names that there are.
    """
    key = name_key(name.strip())
    for profile in profiles:
        if name_key(profile.name) == key:
            return profile
    raise ProfileError("unknown", name.strip(), tuple(profile.name for profile in profiles))


def shown(profile: Profile) -> Profile:
    """A profile with the name and the colour that are shown where it has none of its own."""
    return replace(
        profile,
        name=profile.name or FIRST_NAME,
        colour=profile.colour or COLOURS[(profile.id - 1) % len(COLOURS)],
    )


def _checked_colour(colour: str) -> str:
    if colour and not _COLOUR.fullmatch(colour.lower()):
        raise ProfileError("colour", colour)
    return colour.lower()
