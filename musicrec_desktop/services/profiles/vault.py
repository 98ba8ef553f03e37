"""Passphrases of profiles: set, changed, asked for, and forgotten again when a profile is locked.

The data key of a profile is in memory only while it is unlocked. Under it are the tokens of its accounts.
What a lock keeps from whom is told in ``docs/adr/0018-passphrases.md``.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from musicrec_desktop.core.errors import MusicRecError, PassphraseError, ProfileError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import LOCK_AFTER_MIN
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.encryption.keys import (
    data_key_of,
    is_sealed,
    new_secret,
    opened_text,
    prepared,
    seal_text,
)
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.scrobble import Credentials
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.playback.player import Player
from musicrec_desktop.services.profiles.service import ProfileService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.kept_secrets import KeptSecret, kept_secrets
from musicrec_desktop.storage.passphrases import PassphraseStore
from musicrec_desktop.storage.state import SettingStore

T = TypeVar("T")

FREE_TRIES: Final = 3
"""So many wrong tries cost nothing."""
FIRST_WAIT_MS: Final = 5_000
LONGEST_WAIT_MS: Final = 15 * 60_000
_LOOK_MS: Final = 10_000
"""How often is looked whether nobody is there any more."""


class KeyRing:
    """The data keys of unlocked profiles; what is sealed under the one whose task it is, is opened.

    Any thread may use it.

    Args:
        database: says whose task it is.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._keys: dict[int, bytes] = {}

    def seal(self, text: str, name: str) -> str:
        """The text, encrypted where the profile has a passphrase."""
        key = self._keys.get(self._database.listener_id)
        return text if key is None else seal_text(key, text, name)

    def opened(self, text: str, name: str) -> str | None:
        """The text as it was before ``seal``; None where the profile is locked."""
        if not is_sealed(text):
            return text
        key = self._keys.get(self._database.listener_id)
        return None if key is None else opened_text(key, text, name)

    def put(self, profile_id: ProfileId, key: bytes) -> None:
        """Have a key from now on."""
        self._keys[profile_id] = key

    def drop(self, profile_id: ProfileId) -> None:
        """Forget a key."""
        self._keys.pop(profile_id, None)

    def key_of(self, profile_id: ProfileId) -> bytes:
        """The key of an unlocked profile; empty where it is locked or has none."""
        return self._keys.get(profile_id, b"")


class Vault:
    """Locks and unlocks profiles; used in the owner's thread, but for what is said to wait.

    Args:
        database: of the library.
        profiles: which profile is in use.
        keys: gets the keys.
        keeper: the tokens that are sealed.
        player: is paused by a lock.
        settings: after how many minutes a profile is locked.
        scheduler: gives the time and the lanes.

    Signals:
        locked: what is personal of the profile in use cannot be read any more.
    """

    def __init__(
        self,
        *,
        database: Database,
        profiles: ProfileService,
        keys: KeyRing,
        keeper: TokenKeeper,
        player: Player,
        settings: SettingStore,
        scheduler: Scheduler,
    ) -> None:
        self.locked: Signal[()] = Signal()
        self._database, self._profiles, self._keys, self._keeper = database, profiles, keys, keeper
        self._player, self._settings, self._scheduler = player, settings, scheduler
        self._store = PassphraseStore(database)
        self._active_at = self._times()
        self._in_use = profiles.current.id
        self._timer = scheduler.call_every(_LOOK_MS, self._look)
        profiles.removing.connect(keys.drop)

    @property
    def is_locked(self) -> bool:
        """Whether the profile in use is locked."""
        return self._profiles.current.is_locked

    def wait_ms(self, profile_id: ProfileId) -> int:
        """How long no try is taken because of wrong ones; 0 for none.

        A clock that was set back does not make it shorter, and not longer than from the start.
        """
        return self._wait_ms(profile_id, *self._store.tries(profile_id))

    def _wait_ms(self, profile_id: ProfileId, count: int, at_ms: int) -> int:
        wait_ms = waiting_ms(count)
        if not wait_ms:
            return 0
        now_ms = self._scheduler.clock.now_ms()
        if now_ms < at_ms:
            self._store.begin_wait(profile_id, now_ms, count=count)
            return wait_ms
        return max(0, at_ms + wait_ms - now_ms)

    def unlock(
        self,
        profile_id: ProfileId,
        passphrase: str,
        on_done: Callable[[], object],
        on_error: Callable[[MusicRecError], object],
    ) -> None:
        """Unlock the profile in use in a lane; where another one is by then, it stays locked.

        ``on_error`` gets a ``PassphraseError`` with ``"wrong"`` or ``"wait"``, or another expected error.
        """

        def enter(key: bytes) -> None:
            if profile_id == self._profiles.current.id:
                self._enter(profile_id, key, on_done)

        self._run(lambda: self.checked_key(profile_id, passphrase), enter, on_error)

    def unlock_now(self, profile_id: ProfileId, passphrase: str) -> None:
        """Unlock a profile in this thread, which waits some tenths of a second.

        Raises:
            PassphraseError: ``"wrong"`` or ``"wait"``.
            StorageError: the try could not be noted.
        """
        self._enter(profile_id, self.checked_key(profile_id, passphrase), lambda: None)

    def checked_key(self, profile_id: ProfileId, passphrase: str) -> bytes:
        """The key of a profile, with the wrong tries counted; waits some tenths of a second.

        Raises:
            PassphraseError: ``"wrong"``, ``"wait"``, or what makes a text no passphrase.
            ProfileError: the profile is gone.
            StorageError: the try could not be noted.
        """
        secret = self._store.secret(profile_id)
        prepared(passphrase)  # what is no passphrase is no try
        # Read once: the try is made only where nobody made one since, so programs share the free ones.
        count, at_ms = self._store.tries(profile_id)
        if wait_ms := self._wait_ms(profile_id, count, at_ms):
            raise PassphraseError("wait", wait_ms=wait_ms)
        if not self._store.begin_try(profile_id, self._scheduler.clock.now_ms(), count=count):
            raise PassphraseError("wait", wait_ms=FIRST_WAIT_MS)
        try:
            key = data_key_of(secret, passphrase)
        except PassphraseError as error:
            if error.reason != "wrong":
                raise
            raise PassphraseError("wrong", wait_ms=self.wait_ms(profile_id)) from None
        self._store.forget_tries(profile_id)
        return key

    def set_passphrase(
        self,
        profile_id: ProfileId,
        passphrase: str,
        old: str,
        on_done: Callable[[], object],
        on_error: Callable[[MusicRecError], object],
    ) -> None:
        """As ``set_passphrase_now``, in a lane."""
        self._run(
            lambda: self._changed(profile_id, passphrase, old),
            lambda key: self._have_changed(profile_id, key, on_done),
            on_error,
        )

    def set_passphrase_now(self, profile_id: ProfileId, passphrase: str, old: str = "") -> None:
        """Give a profile a passphrase, another one, or with an empty one none; this thread waits.

        Where it is the one in use, it is unlocked afterwards. Its tokens are encrypted, or not any more.

        Args:
            profile_id: of the profile, which is no guest.
            passphrase: the new one.
            old: the present one, where there is one.

        Raises:
            PassphraseError: the old one is wrong, or the new one cannot be one.
            ProfileError: it is a guest.
            ScrobbleError: a token cannot be kept; nothing was changed.
            StorageError: nothing was changed.
        """
        self._have_changed(profile_id, self._changed(profile_id, passphrase, old), lambda: None)

    def lock(self) -> None:
        """Lock the profile in use, if it has a passphrase: what plays pauses, and its key is forgotten."""
        profile = self._profiles.current
        if not profile.has_passphrase or profile.is_locked:
            return
        self._player.pause()
        self._profiles.set_unlocked(profile.id, is_unlocked=False)
        self._keys.drop(profile.id)
        self.locked.emit()

    def note_activity(self) -> None:
        """Somebody is there."""
        self._active_at = self._times()

    def profile_switched(self) -> None:
        """Lock who was left: another person is in front of the player."""
        left, self._in_use = self._in_use, self._profiles.current.id
        self.note_activity()
        if left != self._in_use and self._keys.key_of(left):
            self._keys.drop(left)
            self._profiles.set_unlocked(left, is_unlocked=False)

    def close(self) -> None:
        """Look no more."""
        self._timer.cancel()

    def _look(self) -> None:
        """Lock after the minutes of the setting in which nothing played and nobody did anything."""
        if self._player.state.is_going:
            self.note_activity()
            return
        minutes = int(self._settings.get(LOCK_AFTER_MIN))
        idle_ms = max(now - then for now, then in zip(self._times(), self._active_at, strict=True))
        if minutes and idle_ms >= minutes * 60_000:
            self.lock()

    def _times(self) -> tuple[int, int]:
        """Both clocks: one cannot be set, the other one goes on while the computer sleeps."""
        clock = self._scheduler.clock
        return clock.monotonic_ms(), clock.now_ms()

    def _changed(self, profile_id: ProfileId, passphrase: str, old: str) -> bytes:
        """Write a new wrapped key; returns the data key, empty for none. Waits."""
        if any(profile.id == profile_id and profile.is_guest for profile in self._profiles.profiles()):
            raise ProfileError("guest")
        had_one = bool(self._store.secret(profile_id))
        key = self.checked_key(profile_id, old) if had_one else b""
        secret, new_key = new_secret(passphrase, key) if passphrase else ("", b"")
        self._database.check_writable()
        with self._database.as_listener(profile_id):
            if key:
                self._keys.put(profile_id, key)
            if not secret:
                self._renew_tokens(profile_id, b"")
            self._store.set_secret(profile_id, secret)
            if secret and not had_one:
                try:
                    self._renew_tokens(profile_id, new_key)
                except MusicRecError:
                    self._store.set_secret(profile_id, "")
                    raise
        return new_key

    def _renew_tokens(self, profile_id: ProfileId, key: bytes) -> None:
        """Keep the tokens of the accounts again, sealed with a key or, with an empty one, as they are."""
        found = [
            (secret, self._keeper.fetch(secret.name, secret.place)) for secret in kept_secrets(self._database)
        ]
        before = self._keys.key_of(profile_id)
        try:
            self._keep_tokens(profile_id, key, found)
        except MusicRecError:
            with contextlib.suppress(MusicRecError):  # what could not be kept is as it was
                self._keep_tokens(profile_id, before, found)
            raise

    def _keep_tokens(
        self, profile_id: ProfileId, key: bytes, found: Sequence[tuple[KeptSecret, Credentials | None]]
    ) -> None:
        (self._keys.put(profile_id, key) if key else self._keys.drop(profile_id))
        for secret, credentials in found:
            if credentials is not None:
                now = self._keeper.keep(secret.name, credentials)
                if now is not secret.place:
                    secret.move(now)

    def _have_changed(self, profile_id: ProfileId, key: bytes, on_done: Callable[[], object]) -> None:
        self._profiles.look()
        is_open = bool(key) and profile_id == self._profiles.current.id
        (self._keys.put(profile_id, key) if is_open else self._keys.drop(profile_id))
        self._profiles.set_unlocked(profile_id, is_unlocked=is_open)
        on_done()

    def _enter(self, profile_id: ProfileId, key: bytes, on_done: Callable[[], object]) -> None:
        if key:
            self._keys.put(profile_id, key)
            self.note_activity()
            self._profiles.set_unlocked(profile_id, is_unlocked=True)
        on_done()

    def _run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[MusicRecError], object],
    ) -> None:
        def fail(error: Exception) -> None:
            if not isinstance(error, MusicRecError):
                raise error
            on_error(error)

        self._scheduler.run(Lane.QUICK, lambda _context: work(), on_done=on_done, on_error=fail)


def waiting_ms(wrong_tries: int) -> int:
    """How long no try is taken after so many wrong ones: it doubles up to a quarter of an hour."""
    if wrong_tries < FREE_TRIES:
        return 0
    doublings = min(wrong_tries - FREE_TRIES, 16)
    return min(FIRST_WAIT_MS << doublings, LONGEST_WAIT_MS)
