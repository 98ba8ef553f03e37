"""Passphrases of the command line: from a file, the environment or a terminal; never from an argument."""

from __future__ import annotations

import getpass
import os
import sys
from typing import Final

from musicrec_desktop.core.errors import PassphraseError
from musicrec_desktop.model.profile import Profile
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.wording.passphrases import before_text

VARIABLE: Final = "MUSICREC_PASSPHRASE"
_LONGEST_LINE: Final = 1 << 16


def unlock(services: Services, file: str, profile: Profile | None = None) -> None:
    """Unlock a profile, where it is locked.

    Args:
        services: of the data folder.
        file: with the passphrase in its first line; empty for the environment, else the terminal.
        profile: which one; None for the one in use.

    Raises:
        PassphraseError: it is wrong, or there is none.
    """
    chosen = profile or services.profiles.current
    if chosen.is_locked:
        services.vault.unlock_now(chosen.id, passphrase_of(file, f"Passphrase of {chosen.name}", chosen.name))


def passphrase_of(file: str, label: str, name: str, *, has_variable: bool = True) -> str:
    """A passphrase.

    Args:
        file: with it in its first line; empty for none.
        label: what a terminal asks for.
        name: of the profile or file that needs it, for the error.
        has_variable: whether the environment may have it.

    Raises:
        PassphraseError: ``"unreadable"``: the file; ``"needed"``: there is neither a file nor a terminal.
    """
    if file:
        return _first_line(file)
    if has_variable and (found := os.environ.get(VARIABLE)):
        return found
    if not sys.stdin.isatty():
        raise PassphraseError("needed", name)
    return getpass.getpass(f"{label}: ")


def new_passphrase(file: str, label: str) -> str:
    """A passphrase that is set: a terminal says what a forgotten one loses, and asks twice.

    Raises:
        PassphraseError: ``"differ"``, or as ``passphrase_of``.
    """
    if file:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise PassphraseError("needed")
    sys.stderr.write(f"{before_text()}\n")
    first = getpass.getpass(f"{label}: ")
    if first != getpass.getpass("Once more: "):
        raise PassphraseError("differ")
    return first


def _first_line(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.readline(_LONGEST_LINE).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PassphraseError("unreadable", path) from error
