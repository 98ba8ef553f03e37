"""Words of ``musicrec profile`` about passphrases."""

from __future__ import annotations

import argparse
from typing import Any

from musicrec_desktop.cli.commands.profile.keeping import show_profiles
from musicrec_desktop.cli.documents.profiles import lock_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word
from musicrec_desktop.cli.passphrases import new_passphrase, passphrase_of
from musicrec_desktop.cli.profile import open_profiles
from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import RemoteError
from musicrec_desktop.core.instance_socket import ask
from musicrec_desktop.core.remote_verbs import LOCK
from musicrec_desktop.ui.kit.wording.passphrases import before_text


def add_locking_words(words: Any) -> None:
    """Declare the words."""
    passphrase = add_word(words, "passphrase", "give a profile a passphrase, another one, or none", _run_set)
    passphrase.epilog = before_text()
    passphrase.add_argument("profile_named", metavar="NAME")
    passphrase.add_argument(
        "--new-passphrase-file", default="", metavar="FILE", help="with the new one in its first line"
    )
    passphrase.add_argument("--remove", action="store_true", help="have none from now on")
    add_word(words, "lock", "lock the profile that the open window uses", _run_lock)


def _run_set(options: argparse.Namespace, output: Output) -> int:
    with open_profiles(options.profile) as profile:
        chosen = profile.services.profiles.find(options.profile_named)
        old = new = ""
        if chosen.has_passphrase:
            label = f"Present passphrase of {chosen.name}"
            old = passphrase_of(options.passphrase_file, label, chosen.name)
        if not options.remove:
            new = new_passphrase(options.new_passphrase_file, f"New passphrase of {chosen.name}")
        profile.services.vault.set_passphrase_now(chosen.id, new, old)
        show_profiles(profile, output)
    return 0


def _run_lock(options: argparse.Namespace, output: Output) -> int:
    try:
        answer = ask(options.profile.runtime_dir, LOCK, [])
    except RemoteError as error:
        if error.reason != "not-open":
            raise
        # Keys are in the memory of the window only.
        answer = {"profile": "", "is_locked": True}
    name, is_locked = str(answer.get("profile", "")), bool(answer.get("is_locked"))
    if output.is_json:
        output.document(lock_document(name, is_locked=is_locked))
    elif not name:
        output.say("No window is open, so nothing is unlocked.")
    else:
        output.say(f"{quoted(name)} {'is locked' if is_locked else 'has no passphrase'}.")
    return 0
