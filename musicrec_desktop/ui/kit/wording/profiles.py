"""Sentences about profiles: what is wrong with a name, what is deleted, what a guest is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.profile import LONGEST_NAME, Profile
from musicrec_desktop.ui.kit.wording.formats import format_day

GUEST_HINT: Final = tr("A guest is forgotten when you switch to somebody else, or close the player.")
DELETE_WARNING: Final = tr(
    "Deletes the history, likes, ratings, playlists, queue, settings and scrobbling accounts of it. "
    "Music files, and what was heard in them, stay. This cannot be undone."
)
SHARED_HINT: Final = tr(
    "Each profile has its own history, likes, ratings, playlists, taste, queue and settings. Music files "
    "and what was heard in them are shared."
)
_MOST_NAMED: Final = 10
_FIXED: Final = {
    "gone": (tr("The profile was deleted meanwhile."), tr("Choose another one.")),
    "last": (tr("The only profile cannot be deleted."), tr("Make another one first.")),
    "same": (tr("A profile cannot be merged with itself."), tr("Name two.")),
    "guest": (tr("A guest has no passphrase."), tr("It is forgotten when you leave it.")),
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
            return tr("A profile needs a name."), tr("Write a name that can be seen.")
        case "name-long":
            return tr("The name is longer than {longest_name} characters.", longest_name=LONGEST_NAME), tr(
                "Choose a shorter one."
            )
        case "name-characters":
            return tr("The name has line breaks or control characters."), tr("Leave them out.")
        case "taken":
            return (
                tr("There is a profile {name} already.", name=quoted(name)),
                tr("Choose another name; large and small letters do not count."),
            )
        case "unknown":
            return (
                tr("There is no profile {name}.", name=quoted(name)),
                tr("There is {listed}. “musicrec profile create NAME” makes one.", listed=_listed(choices)),
            )
        case "in-use":
            return tr("{name} listens already.", name=quoted(name)), tr("Name somebody else.")
        case "colour":
            return tr("{name} is no colour.", name=quoted(name)), tr("Write it like #2f6fd0.")
        case _:
            return tr("The profile is locked."), tr("Unlock it first.")


def profile_facts_text(profile: Profile) -> str:
    """What a profile is, in a line."""
    facts = []
    if profile.is_current:
        facts.append(tr("In use"))
    if profile.is_guest:
        facts.append(tr("Guest, forgotten when you leave it"))
    if profile.has_passphrase:
        facts.append(tr("Locked") if profile.is_locked else tr("Has a passphrase"))
    if profile.created_at_ms and not profile.is_guest:
        facts.append(tr("Since {day}", day=format_day(profile.created_at_ms)))
    return " · ".join(facts)


def lost_profile_text(name: str, now: str) -> str:
    """Another process deleted the profile in use.

    Args:
        name: of the deleted one.
        now: of the one that is used instead.
    """
    return tr("The profile {name} was deleted. You use {now} now.", name=quoted(name), now=quoted(now))


def switched_profile_text(name: str, *, is_guest: bool) -> str:
    """Who is in use after a switch."""
    return (
        tr("You use {name} now. {guest_hint}", name=quoted(name), guest_hint=GUEST_HINT)
        if is_guest
        else tr("You use {name} now.", name=quoted(name))
    )


def _listed(names: Sequence[str]) -> str:
    shown = [quoted(name) for name in names[:_MOST_NAMED]]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (tr(" and {rest} more", rest=rest) if rest else "")
