"""Sentences about passphrases: what one protects, what a forgotten one loses, what is wrong with a try."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.encryption.keys import LONGEST_PASSPHRASE

PROTECTED: Final = tr(
    "While the profile is locked, the player neither shows nor uses its history, likes, playlists and taste, "
    "and sends nothing to its accounts. The tokens of its accounts are encrypted."
)
READABLE: Final = tr(
    "The history itself is not encrypted: who can open the files of your account with another program can "
    "read it."
)
FORGOTTEN: Final = tr(
    "A forgotten passphrase cannot be got back. It loses the access to this profile only; your music and "
    "other profiles are unharmed."
)


def before_text() -> str:
    """What to know before a passphrase is set."""
    return f"{PROTECTED}\n\n{READABLE}\n\n{FORGOTTEN}"


def wait_text(wait_ms: int) -> str:
    """How long no try is taken."""
    seconds = -(-wait_ms // 1000)
    if seconds < 60:
        return plural("Try again in {n} second.", "Try again in {n} seconds.", seconds)
    return plural("Try again in {n} minute.", "Try again in {n} minutes.", -(-seconds // 60))


def refused_passphrase_text(reason: str, name: str, wait_ms: int) -> tuple[str, str]:
    """What is wrong, and what to do about it.

    Args:
        reason: of a ``PassphraseError``.
        name: of the profile or the file.
        wait_ms: how long no try is taken.
    """
    match reason:
        case "wrong":
            return tr("The passphrase is not right."), wait_text(wait_ms) if wait_ms else tr("Try again.")
        case "wait":
            return tr("There were too many wrong tries."), wait_text(wait_ms)
        case "needed":
            whose = tr("{name} is locked.", name=quoted(name)) if name else tr("A passphrase is needed.")
            return whose, tr("Run this on a terminal, or with --passphrase-file or MUSICREC_PASSPHRASE.")
        case "empty":
            return tr("A passphrase has at least one character."), tr("Type one.")
        case "long":
            return tr(
                "The passphrase is longer than {longest_passphrase} characters.",
                longest_passphrase=LONGEST_PASSPHRASE,
            ), tr("Choose a shorter one.")
        case "characters":
            return tr("The passphrase has line breaks or control characters."), tr("Leave them out.")
        case "differ":
            return tr("The two passphrases differ."), tr("Type the same one twice.")
        case "unreadable":
            return tr("The file {name} cannot be read.", name=quoted(name)), tr(
                "Check its name and its rights."
            )
        case _:
            return tr("What is kept of the passphrase is damaged."), tr("Restore a backup of the library.")
