"""Words of ``musicrec profile`` that list, make, change and delete profiles."""

from __future__ import annotations

import argparse
from typing import Any

from musicrec_desktop.cli.documents.profiles import profiles_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word
from musicrec_desktop.cli.profile import Profile, open_profiles
from musicrec_desktop.cli.tables.profiles import profile_table
from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.ui.kit.wording.archives import erased_text
from musicrec_desktop.ui.kit.wording.profiles import DELETE_WARNING


def add_keeping_words(words: Any) -> None:
    """Declare the words."""
    add_word(words, "list", "all profiles", run_list)
    create = add_word(words, "create", "make a profile", _run_create)
    create.add_argument("name", metavar="NAME")
    create.add_argument("--colour", default="", metavar="COLOUR", help="of its picture, such as “#2f6fd0”")
    rename = add_word(words, "rename", "give a profile another name", _run_rename)
    rename.add_argument("profile_named", metavar="NAME")
    rename.add_argument("name", metavar="NEW")
    colour = add_word(words, "colour", "give a profile another colour", _run_colour)
    colour.add_argument("profile_named", metavar="NAME")
    colour.add_argument("colour", metavar="COLOUR", help="such as “#2f6fd0”")
    start = add_word(
        words,
        "start",
        "the profile that the player opens with; without a name it asks, or takes the last one",
        _run_start,
    )
    start.add_argument("profile_named", nargs="?", default="", metavar="NAME")
    delete = add_word(words, "delete", "delete a profile with all that is its own", _run_delete)
    delete.add_argument("profile_named", metavar="NAME")
    delete.add_argument("--yes", action="store_true", help="really; without it only what would go is said")


def run_list(options: argparse.Namespace, output: Output) -> int:
    """List the profiles."""
    with open_profiles(options.profile) as profile:
        show_profiles(profile, output)
    return 0


def _run_create(options: argparse.Namespace, output: Output) -> int:
    with open_profiles(options.profile) as profile:
        profile.services.profiles.create(options.name, options.colour)
        show_profiles(profile, output)
    return 0


def _run_rename(options: argparse.Namespace, output: Output) -> int:
    with open_profiles(options.profile) as profile:
        profiles = profile.services.profiles
        profiles.rename(profiles.find(options.profile_named).id, options.name)
        show_profiles(profile, output)
    return 0


def _run_colour(options: argparse.Namespace, output: Output) -> int:
    with open_profiles(options.profile) as profile:
        profiles = profile.services.profiles
        profiles.set_colour(profiles.find(options.profile_named).id, options.colour)
        show_profiles(profile, output)
    return 0


def _run_start(options: argparse.Namespace, output: Output) -> int:
    with open_profiles(options.profile) as profile:
        profiles = profile.services.profiles
        wanted = profiles.find(options.profile_named).id if options.profile_named else None
        profiles.set_always(wanted)
        show_profiles(profile, output)
    return 0


def _run_delete(options: argparse.Namespace, output: Output) -> int:
    """Delete a profile; 1 where ``--yes`` was not given, and nothing was done."""
    with open_profiles(options.profile) as profile:
        profiles = profile.services.profiles
        chosen = profiles.find(options.profile_named)
        if not options.yes:
            output.complain(f"musicrec: {quoted(chosen.name)}: {DELETE_WARNING} “--yes” does it.")
            return 1
        profiles.remove(chosen.id)
        services = profile.services
        profile.scheduler.run_until(
            lambda: profiles.is_settled and services.scrobble.is_idle and services.eraser.is_idle
        )
        for sentence in erased_text(services.eraser.last):
            output.complain(sentence)
        show_profiles(profile, output)
    return 0


def show_profiles(profile: Profile, output: Output) -> None:
    """Show the profiles as they are now."""
    profiles = profile.services.profiles
    if output.is_json:
        output.document(profiles_document(profiles.profiles(), profiles.always))
    else:
        output.show(profile_table(profiles.profiles(), profiles.always))
