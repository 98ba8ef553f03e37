"""Words of ``musicrec profile`` that take all of a profile elsewhere: export, import, merge."""

from __future__ import annotations

import argparse
from typing import Any

from musicrec_desktop.cli.documents.profiles import archive_document, merge_document
from musicrec_desktop.cli.output import Output
from musicrec_desktop.cli.parser import add_word
from musicrec_desktop.cli.passphrases import new_passphrase, passphrase_of, unlock
from musicrec_desktop.cli.profile import Profile, open_profiles
from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import MusicRecError, PassphraseError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.profile import Profile as Person
from musicrec_desktop.model.profile_rows import CopiedRows
from musicrec_desktop.services.profiles.archive.format import ENCRYPTED_SUFFIX, PLAIN_SUFFIX
from musicrec_desktop.ui.kit.wording.archives import (
    PLAIN_ARCHIVE,
    counted_text,
    imported_text,
    merged_text,
)

_ARCHIVE_FILE = "--archive-passphrase-file"


def add_moving_words(words: Any) -> None:
    """Declare the words."""
    export = add_word(words, "export", "write all that is personal in a profile into one file", _run_export)
    export.add_argument("profile_named", metavar="NAME")
    export.add_argument(
        "--out", default="", metavar="FILE", help="the file; else one with the name of the profile"
    )
    export.add_argument("--encrypt", action="store_true", help="with a passphrase, which is asked for")
    export.add_argument(_ARCHIVE_FILE, default="", metavar="FILE", help="encrypt with its first line")
    bring = add_word(words, "import", "bring such a file into this library", _run_import)
    bring.add_argument("file", metavar="FILE")
    bring.add_argument(
        "--into", default="", metavar="NAME", help="a profile that is there; else a new one is made"
    )
    bring.add_argument(_ARCHIVE_FILE, default="", metavar="FILE", help="the passphrase of the archive")
    merge = add_word(words, "merge", "give all of a profile to another one, and delete it", _run_merge)
    merge.add_argument("profile_named", metavar="NAME")
    merge.add_argument("--into", required=True, metavar="OTHER", help="who gets everything")


def _run_export(options: argparse.Namespace, output: Output) -> int:
    with open_profiles(options.profile) as profile:
        chosen = _entered(profile, options)
        passphrase = ""
        if options.encrypt or options.archive_passphrase_file:
            passphrase = new_passphrase(options.archive_passphrase_file, "Passphrase of the archive")
        suffix = ENCRYPTED_SUFFIX if passphrase else PLAIN_SUFFIX
        path = options.out or f"{_file_name(chosen.name)}{suffix}"
        with output.progress("Exporting") as report:
            made = profile.services.archives.export(
                chosen.id, path, passphrase=passphrase, context=TaskContext(report)
            )
    if output.is_json:
        output.document(archive_document(made, path))
    else:
        output.say(f"{quoted(display_path(path))} has all of {quoted(made.name)}: {counted_text(made.rows)}.")
        if not passphrase:
            output.complain(PLAIN_ARCHIVE)
    return 0


def _run_import(options: argparse.Namespace, output: Output) -> int:
    with open_profiles(options.profile) as profile:
        into = None
        if options.into:
            options.profile_named = options.into
            into = _entered(profile, options).id
        passphrase = _archive_passphrase(profile, options)
        with output.progress("Importing") as report:
            got = profile.services.archives.import_archive(
                options.file, passphrase=passphrase, into=into, context=TaskContext(report)
            )
    if output.is_json:
        output.document(archive_document(got, options.file))
    else:
        for sentence in imported_text(got):
            output.say(sentence)
    return 0


def _run_merge(options: argparse.Namespace, output: Output) -> int:
    found: list[CopiedRows | MusicRecError] = []
    with open_profiles(options.profile) as profile:
        target_name = options.into
        source = _entered(profile, options)
        options.profile_named = target_name
        target = _entered(profile, options)
        profile.services.merging.merge(source.id, target.id, found.append, found.append)
        profile.scheduler.run_until(lambda: bool(found) and profile.services.eraser.is_idle)
        result = found[0]
        if isinstance(result, MusicRecError):
            raise result
    if output.is_json:
        output.document(merge_document(result, source.name, target.name))
    else:
        for sentence in merged_text(result, source.name, target.name):
            output.say(sentence)
    return 0


def _entered(profile: Profile, options: argparse.Namespace) -> Person:
    """The profile that the command is about, unlocked."""
    profiles = profile.services.profiles
    chosen = profiles.find(options.profile_named)
    if chosen.is_locked:
        unlock(profile.services, options.passphrase_file, chosen)
    return chosen


def _archive_passphrase(profile: Profile, options: argparse.Namespace) -> str:
    """The passphrase of an encrypted archive; empty for one that is not."""
    if options.archive_passphrase_file:
        return passphrase_of(options.archive_passphrase_file, "", "")
    try:
        profile.services.archives.manifest(options.file)
    except PassphraseError:
        name = display_path(options.file)
        return passphrase_of("", f"Passphrase of {name}", name, has_variable=False)
    return ""


def _file_name(name: str) -> str:
    """A name for a file: what no drive takes is left out."""
    kept = "".join("_" if sign in '/\\:*?"<>|' else sign for sign in name).strip(" .")
    return kept or "profile"
