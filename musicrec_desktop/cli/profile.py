"""Opens and closes the data folder of a command, for one profile."""

from __future__ import annotations

import contextlib
import errno
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from musicrec_desktop.app.container import build
from musicrec_desktop.cli.parser import ChosenProfile
from musicrec_desktop.cli.passphrases import unlock
from musicrec_desktop.core import interruption
from musicrec_desktop.core.errors import DatabaseReadOnlyError, DiskFullError
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.wording.recovery import opening_words


@dataclass(frozen=True, slots=True)
class Profile:
    """An open profile.

    Attributes:
        services: its services.
        scheduler: the loop that the command runs while it waits.
    """

    services: Services
    scheduler: LoopScheduler


@contextlib.contextmanager
def open_profile(
    paths: ProfilePaths, *, has_sound: bool = False, is_personal: bool = True
) -> Iterator[Profile]:
    """Build the services of a profile, and close them at the end.

    A termination signal is held back meanwhile, so that it breaks no step of opening, playing or closing.

    Args:
        paths: of the profile, created where they do not exist; a ``ChosenProfile`` also names the profile.
        has_sound: whether to start libVLC; commands without sound start faster without it.
        is_personal: whether the profile has to be unlocked; else a locked one has nothing that is personal.

    Raises:
        StorageError: the data folder cannot be opened.
        ProfileError: there is no profile of this name.
        PassphraseError: it is locked, and its passphrase is wrong or missing.
        KeyboardInterrupt: a termination signal came while the profile was opened or closed.
    """
    with interruption.held(), _opened(paths, has_sound=has_sound, is_personal=is_personal) as profile:
        yield profile


@contextlib.contextmanager
def open_profiles(paths: ProfilePaths) -> Iterator[Profile]:
    """As ``open_profile``, to look after profiles: none has to be unlocked.

    What another program left of a deleted profile is erased before.
    """
    with open_profile(paths, is_personal=False) as profile:
        eraser = profile.services.eraser
        eraser.resume()
        profile.scheduler.run_until(lambda: eraser.is_idle)
        yield profile


@contextlib.contextmanager
def _opened(paths: ProfilePaths, *, has_sound: bool, is_personal: bool) -> Iterator[Profile]:
    failed = _create(paths)
    scheduler = LoopScheduler()
    name = paths.profile_name if isinstance(paths, ChosenProfile) else ""
    app = build(paths, scheduler, has_sound=has_sound, profile_name=name)
    try:
        if has_sound:
            app.followers.now()  # to know whether there is sound
        _tell_of_opening(app.services, [folder for folder in failed if folder != paths.data_dir])
        if app.services.backups.write_problem is None:
            app.services.file_tags.tidy_up()
        if is_personal:
            unlock(app.services, paths.passphrase_file if isinstance(paths, ChosenProfile) else "")
        interruption.check()
        yield Profile(app.services, scheduler)
    finally:
        app.close()


def _create(paths: ProfilePaths) -> dict[str, OSError]:
    failed = paths.create()
    if not paths.is_usable(failed):
        error = failed[paths.data_dir]
        kind = DiskFullError if error.errno in {errno.ENOSPC, errno.EDQUOT} else DatabaseReadOnlyError
        raise kind(error.filename or paths.data_dir, str(error)) from error
    return failed


def _tell_of_opening(services: Services, failed: Sequence[str]) -> None:
    """Print what the user has to know of the profile, such as a repair, on stderr."""
    for headline, advice in opening_words(services.paths, services.backups, failed):
        sys.stderr.write(f"musicrec: {headline} {advice}\n")


def load_similarity(profile: Profile) -> None:
    """Load or build the index, and wait until it is ready."""
    similarity = profile.services.similarity
    profile.services.trained_ear.settle_blocking()
    similarity.load()
    profile.scheduler.run_until(lambda: similarity.is_settled)
