"""A disk that is full at each write, too few file handles, slow reads: what was told to be kept is there.

``python -m tests.soak.faults [disk|handles|tmpfs|slow …] [--step N]``. A session likes, rates, listens, makes
playlists, changes a setting, keeps a secret and makes backups; each thing that came back without an error
must be there afterwards, in a database that is sound. *disk* lets write number 0, N, 2N, … and all after it
fail; *handles* allows few open files; *tmpfs* is a real disk with less and less room (needs the right to
mount); *slow* lets each read of music take long. It ends with 1 where anything broke.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from musicrec_desktop.core.errors import MusicRecError, ScrobbleError
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import AUTOPLAY_AHEAD
from musicrec_desktop.demo.encode import FORMATS, FileTags, encode
from musicrec_desktop.model.listen import FeedbackKind, Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.scrobble import Credentials
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.integrity import faults
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.playlists.lists import PlaylistStore
from musicrec_desktop.storage.ratings import RatingStore
from musicrec_desktop.storage.state import SettingStore
from tests.support import faulty_io
from tests.support.cli import chord
from tests.support.forks import in_fork
from tests.support.library import NOW_MS, add_numbered_tracks, new_library

LIMIT_S: Final = 60.0
ROUNDS: Final = 6
_BACKUP_EVERY: Final = 3
_FEWEST_HANDLES, _MOST_HANDLES = 4, 40
_SLOW_FILES, _SLOW_MS = 12, 40
_EXPECTED: Final = frozenset({errno.ENOSPC, errno.EMFILE, errno.ENFILE, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Told:
    """What a session told: the steps that were kept, and the kinds of the errors of the others."""

    kept: tuple[str, ...]
    refused: tuple[str, ...]


def make_profile(folder: str) -> None:
    """A library of a few tracks."""
    database = new_library(ProfilePaths.under(folder).database)
    database.open()
    add_numbered_tracks(database, ROUNDS + 1)
    database.close()


def session(folder: str) -> Told:
    """Do things as the player does, and tell which of them came back without an error."""
    paths = ProfilePaths.under(folder)
    database = Database(paths.database)
    kept: list[str] = []
    refused: list[str] = []

    def do(name: str, step: Callable[[], object]) -> None:
        try:
            step()
        except (MusicRecError, ScrobbleError) as error:
            refused.append(type(error).__name__)
        except OSError as error:
            if error.errno not in _EXPECTED:
                raise
            refused.append(errno.errorcode[error.errno])
        else:
            kept.append(name)

    do("open", database.open)
    if kept:
        for name, step in _steps(paths, database):
            do(name, step)
    with contextlib.suppress(MusicRecError):
        database.close()
    return Told(tuple(kept), tuple(refused))


def _steps(paths: ProfilePaths, database: Database) -> Iterator[tuple[str, Callable[[], object]]]:
    feedback, ratings, listens = FeedbackStore(database), RatingStore(database), ListenStore(database)
    playlists, settings, keeper = PlaylistStore(database), SettingStore(database), TokenKeeper(paths.tokens)
    ids = [row[0] for row in database.query("SELECT id FROM track ORDER BY id")]
    for number in range(ROUNDS):
        track, at_ms = ids[number], NOW_MS + number
        listen = Listen(track, at_ms, 150_000, 200_000, EndReason.FINISHED)
        yield f"like {track}", partial(feedback.add, FeedbackKind.LIKE, at_ms, track_id=track)
        yield f"rating {track}", partial(ratings.set, track, 7, at_ms)
        yield f"begin {at_ms}", partial(listens.begin, listen)
        yield f"listen {at_ms}", partial(listens.finish, listen)
        yield f"playlist List {number}", partial(playlists.create, f"List {number}", at_ms)
        yield f"setting {number + 3}", partial(settings.set, AUTOPLAY_AHEAD, number + 3)
        yield f"token t{number}", partial(keeper.keep, f"t{number}", Credentials(token="secret"))
        if number % _BACKUP_EVERY == 0:
            yield f"backup {number}", Backups(paths.database).make


def breaks(folder: str, told: Told) -> list[str]:
    """What is not as it was told, after the fault is over."""
    paths = ProfilePaths.under(folder)
    database = Database(paths.database)
    try:
        database.open()
    except MusicRecError as error:
        return [f"does not open: {type(error).__name__}: {error}"]
    found = [f"not sound: {fault}" for fault in faults(database.connection)[:1]]
    if database.recovery is not None:
        found.append(f"had to be repaired: {database.recovery.kind}")
    there = _there(paths, database)
    database.close()
    found += [f"{step} is lost" for step in told.kept if step.split()[0] in _LOOKED_FOR and step not in there]
    found += [f"the copy {copy.path} is damaged" for copy in Backups(paths.database).all() if not copy.counts]
    return found


_LOOKED_FOR: Final = frozenset({"like", "rating", "listen", "playlist", "token"})


def _there(paths: ProfilePaths, database: Database) -> set[str]:
    there = {f"like {row[0]}" for row in database.query("SELECT track_id FROM feedback")}
    there |= {f"rating {row[0]}" for row in database.query("SELECT track_id FROM rating")}
    there |= {f"listen {row[0]}" for row in database.query("SELECT started_at_ms FROM listen")}
    there |= {f"playlist {row[0]}" for row in database.query("SELECT name FROM playlist")}
    if os.path.exists(paths.tokens):
        with open(paths.tokens, encoding="utf-8") as file:
            there |= {f"token {name}" for name in json.load(file)}
    return there


class Sessions:
    """Sessions under faults, each in a fork, on a copy of one profile.

    Args:
        folder: of its own; faults are below it.
    """

    def __init__(self, folder: str) -> None:
        self._folder, self._whole = folder, os.path.join(folder, "whole")
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        make_profile(self._whole)

    def run(self, prepare: Callable[[], object]) -> tuple[Told, list[str]]:
        """A session after ``prepare``, and what broke."""
        folder = os.path.join(self._folder, "copy")
        shutil.copytree(self._whole, folder)
        try:
            return self.run_in(folder, prepare)
        finally:
            shutil.rmtree(folder)

    def run_in(self, folder: str, prepare: Callable[[], object]) -> tuple[Told, list[str]]:
        """As ``run``, on a profile that is there."""

        def work() -> dict[str, Sequence[str]]:
            prepare()
            told = session(folder)
            return {"kept": told.kept, "refused": told.refused}

        if (answer := in_fork(work, LIMIT_S)) is None:
            return Told((), ()), ["crashed, hung or raised"]
        told = Told(tuple(answer["kept"]), tuple(answer["refused"]))
        return told, breaks(folder, told)

    def copy_to(self, folder: str) -> None:
        """A copy of the profile elsewhere."""
        shutil.copytree(self._whole, folder, dirs_exist_ok=True)


def _full(number: int) -> None:
    os.environ["FAULTY_AFTER"] = str(number)


def _few_handles(count: int) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))


def run_disk(sessions: Sessions, step: int) -> list[str]:
    """A full disk from each write on, until a session meets none."""
    found, number, kinds = list[str](), 0, Counter[str]()
    while True:
        told, broken = sessions.run(partial(_full, number))
        found += [f"disk, write {number}: {problem}" for problem in broken]
        kinds.update(told.refused)
        if not told.refused and not broken:
            break
        number += step
    print(f"disk: full at write 0, {step}, … {number}; refused {dict(kinds)}; {len(found)} broken")
    return found


def run_handles(sessions: Sessions, step: int) -> list[str]:
    """Few file handles."""
    found, kinds = list[str](), Counter[str]()
    counts = range(_FEWEST_HANDLES, _MOST_HANDLES, min(step, 4))
    for count in counts:
        told, broken = sessions.run(partial(_few_handles, count))
        found += [f"handles, {count}: {problem}" for problem in broken]
        kinds.update(told.refused)
    print(f"handles: {counts.start} to {counts.stop - 1}; refused {dict(kinds)}; {len(found)} broken")
    return found


def run_tmpfs(sessions: Sessions, step: int) -> list[str]:
    """A real disk with little room."""
    found, kinds, tried = list[str](), Counter[str](), 0
    with tempfile.TemporaryDirectory(prefix="small-disk-") as disk:
        for spare_kb in range(0, 4096, 64 * step):
            size_kb = 1024 + spare_kb
            mount = ["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", disk]
            if subprocess.run(mount, capture_output=True, check=False).returncode:
                print("tmpfs: not allowed to mount here")
                return found
            try:
                with contextlib.suppress(OSError, shutil.Error):
                    sessions.copy_to(disk)
                    told, broken = _on_disk(sessions, disk)
                    found += [f"tmpfs, {size_kb} KB: {problem}" for problem in broken]
                    kinds.update(told.refused)
                    tried += 1
            finally:
                subprocess.run(["umount", disk], check=True)
    print(f"tmpfs: {tried} sizes; refused {dict(kinds)}; {len(found)} broken")
    return found


def _on_disk(sessions: Sessions, disk: str) -> tuple[Told, list[str]]:
    """A session on the disk; what is left is looked at where there is room."""
    told, _ = sessions.run_in(disk, lambda: None)
    with tempfile.TemporaryDirectory(prefix="large-disk-") as elsewhere:
        shutil.copytree(disk, elsewhere, dirs_exist_ok=True)
        return told, breaks(elsewhere, told)


def run_slow(library: str) -> list[str]:
    """A scan of a music folder of which each read takes long: every file is read, none counts as gone."""
    with tempfile.TemporaryDirectory(prefix="slow-") as folder:
        music = os.path.join(folder, "music")
        os.mkdir(music)
        for number in range(_SLOW_FILES):
            tags = FileTags(f"Slow {number}", "Nobody", "Slow", "Drone", 2020, number + 1, _SLOW_FILES)
            with open(os.path.join(music, f"{number:02}.mp3"), "wb") as file:
                file.write(encode(chord(110.0 + number), FORMATS["mp3"], tags, None))
        command = [sys.executable, "-m", "musicrec_desktop", "--profile-dir", os.path.join(folder, "profile")]
        environment = {**os.environ, **faulty_io.slow_reads(library, music, _SLOW_MS)}
        found = []
        for arguments, wanted in ((["scan", music], "added"), (["scan"], "unchanged")):
            done = subprocess.run(
                [*command, *arguments, "--json"], env=environment, capture_output=True, text=True, check=False
            )
            document = json.loads(done.stdout) if done.returncode == 0 else {}
            if document.get(wanted) != _SLOW_FILES or document.get("failed"):
                found.append(f"slow: {arguments[0]}: {document or done.stderr[-300:]}")
    print(f"slow: {_SLOW_FILES} files, {_SLOW_MS} ms a read; {len(found)} broken")
    return found


FAULTS: Final = ("disk", "handles", "tmpfs", "slow")


def main() -> int:
    """Run the faults in a process that loads the faulty library before the C library."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("faults", nargs="*", choices=[*FAULTS, []], default=list(FAULTS))
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--inside", default="", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return _inside(options.inside, options.faults, options.step)
    if faulty_io.compiler() is None:
        print("no C compiler, or no /proc: nothing is tried")
        return 0
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        library = faulty_io.faulty_library(folder)
        again = [sys.executable, "-m", "tests.soak.faults", *options.faults]
        again += ["--step", str(options.step), "--inside", folder]
        environment = {**os.environ, "LD_PRELOAD": library, "FAULTY_FOLDER": os.path.realpath(folder)}
        return subprocess.run(again, env=environment, check=False).returncode


def _inside(folder: str, wanted: Sequence[str], step: int) -> int:
    sessions = Sessions(os.path.join(folder, "sessions"))
    ways: dict[str, Callable[[], list[str]]] = {
        "disk": partial(run_disk, sessions, step),
        "handles": partial(run_handles, sessions, step),
        "tmpfs": partial(run_tmpfs, sessions, step),
        "slow": partial(run_slow, os.path.join(folder, "faulty_io.so")),
    }
    found = [problem for name in wanted for problem in ways[name]()]
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
