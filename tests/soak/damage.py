"""Databases damaged at random, opened as the player opens them: what is left, and is it said?

``python -m tests.soak.damage [--count N] [--seed N] [--first N]`` damages copies of a library in fourteen
ways, half of them with a verified backup of the day before, and opens each in a process of its own, so that
a crash or an endless loop is one outcome of many. It ends with 1 where anything broke.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from musicrec_desktop.core.errors import DatabaseCorruptError, MusicRecError
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.integrity import counts, faults
from musicrec_desktop.storage.schema.versions import schema_difference
from musicrec_desktop.ui.kit.wording.recovery import recovery_words
from tests.support.damage import DAMAGES, PAGE, Damage, add_lists, copy_library, leave_open, make_history
from tests.support.forks import in_fork

LIMIT_S: Final = 60.0
"""Of one opening; the largest of them takes under a second of processor time."""
_KEPT: Final = ("tracks", "listens", "likes", "playlists", "settings")


def _size(path: str) -> int:
    return os.path.getsize(path) if os.path.exists(path) else 0


def _overwrite(path: str, start: int, content: bytes) -> None:
    with open(path, "r+b") as file:
        file.seek(start)
        file.write(content)


def one_page(path: str, rng: random.Random) -> None:
    """One page is anything, as after a bad sector."""
    _overwrite(path, rng.randrange(_size(path) // PAGE) * PAGE, rng.randbytes(PAGE))


def swapped_pages(path: str, rng: random.Random) -> None:
    """Two pages stand in each other's places, as after a misdirected write."""
    with open(path, "r+b") as file:
        content = file.read()
        first, second = (page * PAGE for page in rng.sample(range(1, len(content) // PAGE), 2))
        for place, other in ((first, second), (second, first)):
            file.seek(place)
            file.write(content[other : other + PAGE])


def flipped_bits(path: str, rng: random.Random) -> None:
    """One to four bits are others."""
    with open(path, "r+b") as file:
        for _ in range(rng.randint(1, 4)):
            place = rng.randrange(_size(path))
            file.seek(place)
            (byte,) = file.read(1)
            file.seek(place)
            file.write(bytes([byte ^ 1 << rng.randrange(8)]))


def torn_end(path: str, rng: random.Random) -> None:
    """The last write is there in part: the size is no multiple of a page."""
    os.truncate(path, _size(path) - rng.randint(1, PAGE - 1))


def emptied(path: str, _rng: random.Random) -> None:
    """Nothing is left of the file."""
    os.truncate(path, 0)


def journal_cut(path: str, rng: random.Random) -> None:
    """The end of the write-ahead log is gone."""
    os.truncate(f"{path}-wal", rng.randrange(_size(f"{path}-wal")))


def journal_bytes(path: str, rng: random.Random) -> None:
    """Bytes of the write-ahead log are others."""
    for _ in range(rng.randint(1, 20)):
        _overwrite(f"{path}-wal", rng.randrange(_size(f"{path}-wal")), rng.randbytes(1))


WAYS: Final[dict[str, Damage]] = {
    **DAMAGES,
    "one page": one_page,
    "swapped pages": swapped_pages,
    "flipped bits": flipped_bits,
    "torn end": torn_end,
    "emptied": emptied,
    "journal cut": journal_cut,
    "journal bytes": journal_bytes,
}
SINGLE_BYTES: Final = frozenset({"random bytes", "flipped bits", "garbage in the middle"})
"""Ways that may make another number of a number; no checksum tells, so such rows are counted only."""
ABOUT: Final = {
    "track": "SELECT id, relative_path FROM track WHERE CAST(relative_path AS TEXT) NOT LIKE 'lost-track-%'",
    "listen": "SELECT started_at_ms, track_id FROM listen",
    "like": "SELECT at_ms, track_id FROM feedback",
    "rating": "SELECT rated_at_ms, track_id FROM rating",
    "entry": "SELECT position, track_id FROM playlist_entry WHERE track_id IS NOT NULL",
}
"""What each row is about: the path of a track, and the tracks of the others. An entry whose track is lost
keeps its names and is about none."""
IN_JOURNAL: Final = frozenset({"journal", "journal cut", "journal bytes"})


About = dict[str, dict[int, object]]


@dataclass(frozen=True, slots=True)
class Size:
    """How large the library is."""

    tracks: int = 300
    listens: int = 2000
    likes: int = 120


@dataclass(slots=True)
class Outcome:
    """What became of one database.

    Attributes:
        way: of the damage.
        has_backup: whether there was a backup of the day before.
        kind: ``"as it was"``, what the recovery says, or ``"refused"``.
        kept: rows that are there afterwards, by what they are.
        breaks: what must not happen.
        elsewhere: rows that are about another track than before.
        seconds: of processor time.
    """

    way: str
    has_backup: bool
    kind: str = ""
    kept: dict[str, int] = field(default_factory=dict)
    breaks: list[str] = field(default_factory=list)
    elsewhere: int = 0
    seconds: float = 0.0


class Damages:
    """Makes databases of a library, damages them by number, and opens them.

    Args:
        folder: of its own.
        seed: of the damages; the same seed and number give the same database.
        size: of the library.
    """

    def __init__(self, folder: str, seed: int, size: Size = Size()) -> None:
        self._folder, self._seed = folder, seed
        self._whole = os.path.join(folder, "whole", "library.sqlite3")
        make_history(self._whole, tracks=size.tracks, listens=size.listens, likes=size.likes)
        add_lists(self._whole, size.likes)
        Backups(self._whole).make()
        self._killed = os.path.join(folder, "killed", "library.sqlite3")
        os.makedirs(os.path.dirname(self._killed))
        copy_library(self._whole, self._killed)
        leave_open(self._killed)
        self.whole, self.about = self._facts(self._whole)

    def outcome(self, number: int) -> Outcome:
        """Damage one, open it in a process of its own, and look at what is left."""
        way = list(WAYS)[number % len(WAYS)]
        has_backup = number // len(WAYS) % 2 == 1
        home = os.path.join(self._folder, str(number))
        path = os.path.join(home, "library.sqlite3")
        os.makedirs(home)
        try:
            copy_library(self._killed if way in IN_JOURNAL else self._whole, path)
            if has_backup:
                shutil.copytree(os.path.join(os.path.dirname(self._whole), "backups"), Backups(path).folder)
            WAYS[way](path, random.Random(f"{self._seed} {number}"))
            work = partial(_opened, path, Outcome(way, has_backup), self.whole, self.about)
            if (found := in_fork(lambda: _timed(work), LIMIT_S)) is None:
                return Outcome(way, has_backup, "broken", breaks=["crashed or hung"], seconds=LIMIT_S)
            return Outcome(**found)
        finally:
            shutil.rmtree(home)

    def _facts(self, path: str) -> tuple[dict[str, int], About]:
        database = Database(path)
        database.open()
        found = counts(database.connection), _about(database)
        database.close()
        return found


def _about(database: Database) -> About:
    return {name: dict(database.connection.execute(query).fetchall()) for name, query in ABOUT.items()}


def _opened(path: str, outcome: Outcome, whole: dict[str, int], about: About) -> Outcome:
    """Open as the player does, a second time where it met damage in use, and compare."""
    for is_last in (False, True):
        database = Database(path)
        try:
            database.open()
            _compare(database, outcome, whole)
            _compare_tracks(database, outcome, about)
        except DatabaseCorruptError as error:
            if not is_last:
                continue
            outcome.kind = "refused"
            outcome.breaks.append(f"refused twice: {error.detail}")
        except MusicRecError as error:
            outcome.kind = "refused"
            outcome.breaks.append(f"{type(error).__name__}: {error}")
        finally:
            database.close()
        break
    return outcome


def _compare(database: Database, outcome: Outcome, whole: dict[str, int]) -> None:
    recovery = database.recovery
    outcome.kind = "as it was" if recovery is None else recovery.kind.value
    connection = database.connection
    outcome.kept = counts(connection)
    outcome.breaks += [f"not sound: {fault}" for fault in faults(connection)[:1]]
    if lacking := schema_difference(connection):
        outcome.breaks.append(lacking)
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        outcome.breaks.append("rows refer to nothing")
    lost = [name for name in _KEPT if outcome.kept[name] < whole[name]]
    if recovery is None:
        outcome.breaks += [f"{name} lost without a word" for name in lost]
        return
    if lost and recovery.is_complete and not recovery.backup:
        outcome.breaks.append(f"{', '.join(lost)} lost, and nothing is said to be")
    if dict(recovery.kept) != outcome.kept:
        outcome.breaks.append("another count is told than is there")
    if not all(recovery_words(recovery)):
        outcome.breaks.append("nothing is told")
    if recovery.kind.value != "rebuilt" and not os.path.exists(recovery.aside):
        outcome.breaks.append("the damaged file is gone")
    if outcome.has_backup:
        outcome.breaks += [f"{name} lost in spite of a backup" for name in lost]


def _compare_tracks(database: Database, outcome: Outcome, about: About) -> None:
    others = [
        f"{name} {key}: {found} and not {about[name][key]}"
        for name, rows in _about(database).items()
        for key, found in rows.items()
        if about[name].get(key, found) != found
    ]
    outcome.elsewhere = len(others)
    if others and outcome.way not in SINGLE_BYTES:
        outcome.breaks.append(f"{len(others)} rows are about another track: {others[0]}")


def _timed(work: Callable[[], Outcome]) -> dict[str, object]:
    before = resource.getrusage(resource.RUSAGE_SELF)
    found = work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    found.seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {name: getattr(found, name) for name in Outcome.__dataclass_fields__}


def main() -> int:
    """Damage, open, and print a line a way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    outcomes: dict[tuple[str, bool], list[Outcome]] = {}
    broken = 0
    with tempfile.TemporaryDirectory(prefix="damage-") as folder:
        damages = Damages(folder, options.seed)
        for number in range(options.first, options.first + options.count):
            found = damages.outcome(number)
            way, has_backup = list(WAYS)[number % len(WAYS)], number // len(WAYS) % 2 == 1
            outcomes.setdefault((way, has_backup), []).append(found)
            broken += bool(found.breaks)
            for problem in found.breaks:
                print(f"{number} ({way}{', backup' * has_backup}): {problem}", flush=True)
    for (way, has_backup), each in sorted(outcomes.items()):
        kinds = ", ".join(
            f"{count} {kind}" for kind, count in Counter(one.kind for one in each).most_common()
        )
        shares = " / ".join(
            f"{sum(one.kept.get(name, 0) for one in each) / len(each) / damages.whole[name]:.0%}"
            for name in ("tracks", "listens", "likes")
        )
        most_s = max(one.seconds for one in each)
        elsewhere = sum(one.elsewhere for one in each)
        backup = "backup" if has_backup else ""
        figures = f"{len(each):4}  {shares:20}  {elsewhere:3} elsewhere  {most_s:5.2f} s"
        print(f"{way:22} {backup:7} {figures}  {kinds}")
    print(f"{options.count} databases, seed {options.seed}: {broken} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
