"""Sentences about profiles: what is wrong with a name, what is deleted, what a guest is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.model.profile import LONGEST_NAME, Profile
from musicrec_desktop.ui.kit.wording.formats import format_day

GUEST_HINT: Final = "A guest is forgotten when you switch to somebody else, or close the player."
DELETE_WARNING: Final = (
    "Deletes the history, likes, ratings, playlists, queue, settings and scrobbling accounts of it. "
    "Music files, and what was heard in them, stay. This cannot be undone."
)
SHARED_HINT: Final = (
    "Each profile has its own history, likes, ratings, playlists, taste, queue and settings. Music files "
    "and what was heard in them are shared."
)
_MOST_NAMED: Final = 10
_FIXED: Final = {
    "gone": ("The profile was deleted meanwhile.", "Choose another one."),
    "last": ("The only profile cannot be deleted.", "Make another one first."),
    "same": ("A profile cannot be merged with itself.", "Name two."),
    "guest": ("A guest has no passphrase.", "It is forgotten when you leave it."),
}
"""By reasons that name nothing."""


def refused_profile_text(reason: str, name: str, choices: Sequence[str]) -> tuple[str, str]:
    """What is wrong, and what to do about it.

    Args:
        reason: of a ``ProfileError``.
        name: as it was given.
        choices: the names that there are.
    """
    if reason in _FIXED:
        return _FIXED[reason]
    match reason:
        case "name-empty":
            return "A profile needs a name.", "Write a name that can be seen."
        case "name-long":
            return f"The name is longer than {LONGEST_NAME} characters.", "Choose a shorter one."
        case "name-characters":
            return "The name has line breaks or control characters.", "Leave them out."
        case "taken":
            return (
                f"There is a profile {quoted(name)} already.",
                "Choose another name; large and small letters do not count.",
            )
        case "unknown":
            return (
                f"There is no profile {quoted(name)}.",
                f"There is {_listed(choices)}. “musicrec profile create NAME” makes one.",
            )
        case "in-use":
            return f"{quoted(name)} listens already.", "Name somebody else."
        case "colour":
            return f"{quoted(name)} is no colour.", "Write it like #2f6fd0."
        case _:
            return "The profile is locked.", "Unlock it first."


def profile_facts_text(profile: Profile) -> str:
    """What a profile is, in a line."""
    facts = []
    if profile.is_current:
        facts.append("In use")
    if profile.is_guest:
        facts.append("Guest, forgotten when you leave it")
    if profile.has_passphrase:
        facts.append("Locked" if profile.is_locked else "Has a passphrase")
    if profile.created_at_ms and not profile.is_guest:
        facts.append(f"Since {format_day(profile.created_at_ms)}")
    return " · ".join(facts)


def lost_profile_text(name: str, now: str) -> str:
    """Another process deleted the profile in use.

    Args:
        name: of the deleted one.
        now: of the one that is used instead.
    """
    return f"The profile {quoted(name)} was deleted. You use {quoted(now)} now."


def switched_profile_text(name: str, *, is_guest: bool) -> str:
    """Who is in use after a switch."""
    return f"You use {quoted(name)} now. {GUEST_HINT}" if is_guest else f"You use {quoted(name)} now."


def _listed(names: Sequence[str]) -> str:
    shown = [quoted(name) for name in names[:_MOST_NAMED]]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" and {rest} more" if rest else "")
