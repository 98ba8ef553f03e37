"""Secrets of accounts: in the keyring of the system, or in a file that only its owner may read."""

from __future__ import annotations

import json
import logging
import os
import threading
from dataclasses import asdict
from typing import Final, Protocol

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.core.errors import ScrobbleError
from musicrec_desktop.model.scrobble import Credentials, TokenPlace

log = logging.getLogger(__name__)
SERVICE: Final = "musicrec-desktop"


class Keyring(Protocol):
    """What is used of a backend of ``keyring``."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, or None."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a secret."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forget a secret."""
        ...


class TokenSeal(Protocol):
    """Encrypts secrets of profiles that have a passphrase."""

    def seal(self, text: str, name: str) -> str:
        """The text, encrypted where the profile of the task has a passphrase."""
        ...

    def opened(self, text: str, name: str) -> str | None:
        """The text as it was; None where the profile is locked."""
        ...


class TokenKeeper:
    """Keeps, gives and forgets secrets by name.

    Each call may wait until the user unlocks the keyring, so none is made by the owner's thread.

    Args:
        file_path: where secrets go without a keyring; mode 0600.
        seal: encrypts them before they go anywhere; None where nothing is encrypted.
    """

    def __init__(self, file_path: str, seal: TokenSeal | None = None) -> None:
        self._file_path, self._seal = file_path, seal
        self._lock = threading.Lock()

    def keep(self, name: str, credentials: Credentials) -> TokenPlace:
        """Keep a secret; where it went.

        Raises:
            ScrobbleError: neither the keyring nor the file takes it.
        """
        text = json.dumps({key: value for key, value in asdict(credentials).items() if value})
        if self._seal is not None:
            text = self._seal.seal(text, name)
        with self._lock:
            if _kept_in_keyring(name, text):
                return TokenPlace.KEYRING
            try:
                write_atomic(self._file_path, json.dumps({**self._read(), name: text}).encode())
            except OSError as error:
                raise ScrobbleError("token-not-kept", self._file_path) from error
            return TokenPlace.FILE

    def fetch(self, name: str, place: TokenPlace) -> Credentials | None:
        """The secret; None where it is not there (any more), or the keyring or the profile stays locked."""
        with self._lock:
            text = self._read().get(name) if place is TokenPlace.FILE else _from_keyring(name)
        if text and self._seal is not None:
            text = self._seal.opened(text, name)
        try:
            found = json.loads(text) if text else None
            return Credentials(**found) if isinstance(found, dict) else None
        except (ValueError, TypeError):
            return None

    def forget(self, name: str, place: TokenPlace) -> bool:
        """Take a secret away, unless it is gone already.

        Returns:
            Whether it is gone; False where the keyring cannot be reached, or stays locked.

        Raises:
            ScrobbleError: the file cannot be written.
        """
        with self._lock:
            if place is TokenPlace.KEYRING:
                return _forgotten_by_keyring(name)
            kept = self._read()
            if kept.pop(name, None) is None:
                return True
            try:
                write_atomic(self._file_path, json.dumps(kept).encode())
            except OSError as error:
                raise ScrobbleError("token-not-kept", self._file_path) from error
            return True

    def _read(self) -> dict[str, str]:
        try:
            with open(self._file_path, "rb") as file:
                os.chmod(self._file_path, 0o600)  # a copy that was put back may be open to others
                found = json.load(file)
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def usable_keyring() -> Keyring | None:
    """The keyring of the system; None where no backend can keep a secret."""
    try:
        import keyring
        from keyring.backends.fail import Keyring as NoKeyring
        from keyring.backends.null import Keyring as NullKeyring
    except OSError as error:  # no file handle is left
        log.info("no keyring: %s", type(error).__name__)
        return None
    try:
        keyring.core.init_backend()
        backend = keyring.get_keyring()
    except _trouble() as error:
        log.info("no keyring: %s", type(error).__name__)
        return None
    backends = getattr(backend, "backends", None)  # a chain of no backends keeps nothing
    if isinstance(backend, (NoKeyring, NullKeyring)) or (backends is not None and not list(backends)):
        return None
    return backend


def _kept_in_keyring(name: str, text: str) -> bool:
    keyring = usable_keyring()
    if keyring is None:
        return False
    try:
        keyring.set_password(SERVICE, name, text)
        return keyring.get_password(SERVICE, name) == text
    except _trouble() as error:
        log.info("the keyring does not keep: %s", type(error).__name__)
        return False


def _from_keyring(name: str) -> str | None:
    keyring = usable_keyring()
    if keyring is None:
        return None
    try:
        return keyring.get_password(SERVICE, name)
    except _trouble() as error:
        log.info("the keyring does not give: %s", type(error).__name__)
        return None


def _forgotten_by_keyring(name: str) -> bool:
    keyring = usable_keyring()
    if keyring is None:
        return False
    try:
        if keyring.get_password(SERVICE, name) is not None:
            keyring.delete_password(SERVICE, name)
    except _trouble() as error:
        log.info("the keyring does not forget: %s", type(error).__name__)
        return False
    return True


def _trouble() -> tuple[type[Exception], ...]:
    """What backends raise: errors of keyring, and of D-Bus, which are no subclasses of them."""
    from keyring.errors import KeyringError

    return (KeyringError, RuntimeError, OSError, ValueError)
