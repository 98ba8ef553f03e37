"""Mends what a check has found."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable
from typing import Final

from musicrec_desktop.core.errors import DatabaseBusyError
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.health import CheckReport, Finding, Problem, Remedy
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.services.health.checking import private_paths
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.examination.mending import remake
from musicrec_desktop.storage.failures import mark_damaged

_OWNERS_ALONE: Final = stat.S_IRWXU


def mend_closed(paths: ProfilePaths, found: Iterable[Finding]) -> None:
    """What is mended while the profile is closed here: asks for the repair that its opening does.

    Args:
        paths: of the profile.
        found: by a check.

    Raises:
        StorageError: the database cannot be written, or is in use all the time.
    """
    kinds = {finding.kind.remedy for finding in found}
    problems = {finding.problem for finding in found}
    if {Problem.DAMAGED, Problem.SCHEMA} & problems:
        mark_damaged(paths.database, "a check has found damage")
    if Remedy.REMAKE in kinds:
        remake(paths.database, problems)
    if Remedy.FORGET_INDEX in kinds:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(paths.index_dir, index_files.MANIFEST))
    backups = Backups(paths.database)
    if Remedy.SET_ASIDE in kinds:
        backups.set_damaged_aside()
    if Remedy.REMOVE_DRAFTS in kinds:
        with contextlib.suppress(DatabaseBusyError):  # it may be at work on one
            backups.remove_drafts()
    if Remedy.RESTRICT in kinds:
        _restrict(paths)


def mend_open(found: Iterable[Finding], scan: Callable[[], object], back_up: Callable[[], object]) -> None:
    """What is mended with the open profile: files are scanned, and a copy of the library is made.

    Args:
        found: by a check.
        scan: looks through all music folders.
        back_up: makes a verified copy.
    """
    kinds = {finding.kind.remedy for finding in found}
    if Remedy.SCAN in kinds:
        scan()
    if Remedy.BACK_UP in kinds:
        back_up()


def mended(before: CheckReport, after: CheckReport) -> CheckReport:
    """The second check, with what it does not find any more of the first."""
    left = {finding.problem for finding in after.found}
    gone = tuple(finding for finding in before.found if finding.problem not in left)
    return CheckReport(after.found, after.looked_at, gone)


def _restrict(paths: ProfilePaths) -> None:
    for path in private_paths(paths):
        with contextlib.suppress(OSError):
            state = os.lstat(path)
            if not stat.S_ISLNK(state.st_mode) and state.st_uid == os.getuid():
                os.chmod(path, stat.S_IMODE(state.st_mode) & _OWNERS_ALONE)
