"""Sentences about passphrases: what one protects, what a forgotten one loses, what is wrong with a try."""

from __future__ import annotations

from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.encryption.keys import LONGEST_PASSPHRASE
from musicrec_desktop.ui.kit.wording.formats import format_count

PROTECTED: Final = (
    "While the profile is locked, the player neither shows nor uses its history, likes, playlists and taste, "
    "and sends nothing to its accounts. The tokens of its accounts are encrypted."
)
READABLE: Final = (
    "The history itself is not encrypted: who can open the files of your account with another program can "
    "read it."
)
FORGOTTEN: Final = (
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
        return f"Try again in {format_count(seconds, 'second')}."
    return f"Try again in {format_count(-(-seconds // 60), 'minute')}."


def refused_passphrase_text(reason: str, name: str, wait_ms: int) -> tuple[str, str]:
    """What is wrong, and what to do about it.

    Args:
        reason: of a ``PassphraseError``.
        name: of the profile or the file.
        wait_ms: how long no try is taken.
    """
    match reason:
        case "wrong":
            return "The passphrase is not right.", wait_text(wait_ms) if wait_ms else "Try again."
        case "wait":
            return "There were too many wrong tries.", wait_text(wait_ms)
        case "needed":
            whose = f"{quoted(name)} is locked." if name else "A passphrase is needed."
            return whose, "Run this on a terminal, or with --passphrase-file or MUSICREC_PASSPHRASE."
        case "empty":
            return "A passphrase has at least one character.", "Type one."
        case "long":
            return f"The passphrase is longer than {LONGEST_PASSPHRASE} characters.", "Choose a shorter one."
        case "characters":
            return "The passphrase has line breaks or control characters.", "Leave them out."
        case "differ":
            return "The two passphrases differ.", "Type the same one twice."
        case "unreadable":
            return f"The file {quoted(name)} cannot be read.", "Check its name and its rights."
        case _:
            return "What is kept of the passphrase is damaged.", "Restore a backup of the library."
