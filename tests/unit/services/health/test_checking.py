"""A check of a profile finds what is wrong, changes nothing, and mending makes it right."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.browse import BrowseRequest
from musicrec_desktop.model.health import PROBLEMS, Area, CheckReport, Problem, Remedy
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.services.health.checking import check_profile
from musicrec_desktop.services.health.mending import mend_closed, mend_open, mended
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from tests.support import damage
from tests.support.library import add_tracks, new_library, scanned

TRACKS = 40


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a history, lists of what waits, music files as they are remembered, and a backup."""
    root = tmp_path_factory.mktemp("whole")
    music, profile = root / "music", root / "profile"
    music.mkdir()
    path = ProfilePaths.under(str(profile)).database
    damage.make_history(path, tracks=TRACKS, listens=200, likes=8)
    database = new_library(path)
    database.open()
    files = []
    for number in range(3):
        file = music / f"song {number}.mp3"
        file.write_bytes(b"sound" * number)
        state = file.stat()
        files.append(scanned(file.name, size=state.st_size, mtime_ns=state.st_mtime_ns))
    add_tracks(database, files, str(music))
    FeatureStore(database).keep_waiting(1)
    database.close()
    Backups(path).make()
    return root


@pytest.fixture
def paths(whole: Path, tmp_path: Path) -> ProfilePaths:
    shutil.copytree(whole / "profile", tmp_path / "profile")
    for folder in (tmp_path / "profile", tmp_path / "profile" / "backups"):
        folder.chmod(0o700)
    return ProfilePaths.under(str(tmp_path / "profile"))


def check(paths: ProfilePaths) -> CheckReport:
    return check_profile(paths, TaskContext())


def faults(paths: ProfilePaths) -> set[Problem]:
    return {finding.problem for finding in check(paths).found if finding.kind.is_fault}


def mend(paths: ProfilePaths) -> CheckReport:
    before = check(paths)
    mend_closed(paths, before.found)
    return mended(before, check(paths))


@contextlib.contextmanager
def changed(paths: ProfilePaths) -> Iterator[sqlite3.Connection]:
    """The database without its triggers' knowledge: what they keep is not told."""
    with contextlib.closing(sqlite3.connect(paths.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)


def test_a_sound_profile_is_called_so_and_stays_as_it_is(paths: ProfilePaths) -> None:
    before = Path(paths.database).read_bytes()
    report = check(paths)
    assert report.is_sound
    assert {finding.problem for finding in report.found} == {Problem.FOLDER_AWAY}  # of tracks without files
    assert report.looked_at is not None
    assert report.looked_at[Area.FILES] == TRACKS + 3
    assert report.looked_at[Area.BACKUPS] == 1
    assert set(report.looked_at) == set(Area)
    assert Path(paths.database).read_bytes() == before


def test_where_there_is_no_library_nothing_is_wrong_and_nothing_is_made(tmp_path: Path) -> None:
    report = check(ProfilePaths.under(str(tmp_path / "none")))
    assert [finding.problem for finding in report.found] == [Problem.NO_LIBRARY]
    assert report.is_sound
    assert os.listdir(tmp_path) == []


UNTRUE = {
    Problem.USE: "UPDATE track_use SET plays = plays + 1 WHERE track_id < 5",
    Problem.SOUND: "DELETE FROM track_sound WHERE track_id = 3",
    Problem.KEYS: "UPDATE track SET album_key = 'x' WHERE id = 2",
    Problem.WORDS: "DELETE FROM track_search WHERE rowid = 4",
    Problem.WAITING: "DELETE FROM waiting_track",
    Problem.REFERENCES: "UPDATE listen SET track_id = 999 WHERE id = 1",
}


@pytest.mark.parametrize(("problem", "sql"), UNTRUE.items(), ids=lambda value: str(value)[:12])
def test_what_does_not_follow_is_found_and_worked_out_again(
    paths: ProfilePaths, problem: Problem, sql: str
) -> None:
    with changed(paths) as connection:
        connection.execute(sql)
    assert problem in faults(paths)
    report = mend(paths)
    assert problem in {finding.problem for finding in report.mended}
    assert report.is_sound


def test_words_that_the_index_of_the_search_lost_are_found(paths: ProfilePaths) -> None:
    with changed(paths) as connection:
        connection.execute("UPDATE track_search_content SET c0 = 'quokka' WHERE id = 1")
    with changed(paths) as connection:
        connection.execute("UPDATE track SET title = 'Quokka' WHERE id = 1")
    assert Problem.WORDS in faults(paths)
    assert mend(paths).is_sound
    database = Database(paths.database)
    found = BrowseStore(database).ids(BrowseRequest(text="quokka"))
    database.close()
    assert list(found) == [1]


def test_damage_is_found_and_repaired_at_the_opening(paths: ProfilePaths) -> None:
    damage.zeroed_pages(paths.database, random.Random(3))
    report = check(paths)
    assert Problem.DAMAGED in {finding.problem for finding in report.found}
    assert report.looked_at is not None
    assert Area.FILES not in report.looked_at
    assert not list(Path(paths.data_dir).glob("*.damaged")), "a check asks for no repair"
    mend_closed(paths, report.found)
    database = Database(paths.database)
    database.open()
    database.close()
    assert mended(report, check(paths)).is_sound
    assert list(Path(paths.data_dir).glob("*.broken-*"))


def test_a_later_version_is_told_and_left(paths: ProfilePaths) -> None:
    with changed(paths) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " SELECT migration_set, '9999_later', applied_at FROM _sqlite_migrations LIMIT 1"
        )
    before = Path(paths.database).read_bytes()
    assert Problem.TOO_NEW in faults(paths)
    mend(paths)
    assert Path(paths.database).read_bytes() == before


def test_files_that_went_or_changed_are_counted_with_examples(whole: Path, paths: ProfilePaths) -> None:
    gone, other = whole / "music" / "song 0.mp3", whole / "music" / "song 1.mp3"
    content = other.read_bytes()
    state = other.stat()
    gone.rename(f"{gone}.away")
    other.write_bytes(b"longer than before")
    try:
        found = {finding.problem: finding for finding in check(paths).found}
    finally:
        Path(f"{gone}.away").rename(gone)
        other.write_bytes(content)
        os.utime(other, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (found[Problem.FILES_MISSING].count, found[Problem.FILES_MISSING].examples) == (1, (str(gone),))
    assert found[Problem.FILES_CHANGED].examples == (str(other),)


def test_a_damaged_index_is_forgotten(paths: ProfilePaths) -> None:
    os.makedirs(paths.index_dir)
    Path(paths.index_dir, "space-1.npz").write_bytes(b"not what was written")
    file = {"name": "space-1.npz", "bytes": 3, "crc32": 1}
    manifest = Path(paths.index_dir, index_files.MANIFEST)
    manifest.write_text(
        f'{{"format": {index_files.FORMAT}, "files": {{"space": {str(file).replace(chr(39), chr(34))}}}}}'
    )
    assert Problem.INDEX_DAMAGED in faults(paths)
    assert mend(paths).is_sound
    assert not manifest.exists()


def test_a_damaged_backup_is_kept_beside_and_a_new_one_is_due(paths: ProfilePaths) -> None:
    (copy,) = Backups(paths.database).all()
    content = np.frombuffer(Path(copy.path).read_bytes(), np.uint8).copy()
    content[len(content) // 3 :: 977] ^= 0x55
    Path(copy.path).write_bytes(content.tobytes())
    Path(paths.data_dir, "backups", ".daily.part").write_bytes(b"half")
    assert Problem.BACKUP_DAMAGED in faults(paths)
    report = mend(paths)
    assert report.is_sound
    assert {finding.problem for finding in report.mended} == {
        Problem.BACKUP_DAMAGED,
        Problem.BACKUP_UNFINISHED,
    }
    assert Problem.NO_BACKUP in {finding.problem for finding in report.found}
    assert Backups(paths.database).all() == []
    assert os.path.exists(f"{copy.path}.damaged")


def test_what_others_may_read_is_closed_unless_a_closed_folder_holds_it(paths: ProfilePaths) -> None:
    os.chmod(paths.database, 0o644)
    assert faults(paths) == set()
    os.chmod(paths.data_dir, 0o755)
    (found,) = [one for one in check(paths).found if one.problem is Problem.OPEN_TO_OTHERS]
    assert set(found.examples) == {paths.data_dir, paths.database}
    assert mend(paths).is_sound
    assert os.stat(paths.data_dir).st_mode & 0o777 == 0o700
    assert os.stat(paths.database).st_mode & 0o777 == 0o600


def test_an_open_profile_scans_and_makes_a_backup_as_far_as_needed(paths: ProfilePaths) -> None:
    done: list[str] = []

    def noted(word: str) -> Callable[[], object]:
        return lambda: done.append(word)

    report = check(paths)
    mend_open(report.found, noted("scan"), noted("backup"))
    assert done == []
    found = [replace(report.found[0], problem=one) for one in (Problem.FILES_MISSING, Problem.NO_BACKUP)]
    mend_open(found, noted("scan"), noted("backup"))
    assert done == ["scan", "backup"]


def test_every_problem_has_a_kind_and_every_remedy_a_problem() -> None:
    assert set(PROBLEMS) == set(Problem)
    assert {kind.remedy for kind in PROBLEMS.values()} == set(Remedy)
