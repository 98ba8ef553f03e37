"""A deletion that is killed at any step is ended by the next program: no byte of the profile stays."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.core.errors import StorageError
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.model.scrobble import Credentials, TokenPlace
from musicrec_desktop.online.token_keeper import TokenKeeper
from musicrec_desktop.services.profiles import erasing as service
from musicrec_desktop.services.profiles.erasing import ProfileEraser
from musicrec_desktop.services.profiles.service import ProfileService
from musicrec_desktop.storage import profiles as profile_rows
from musicrec_desktop.storage.backups import Backups
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.kept_secrets import SECRETS_IN_STATE
from musicrec_desktop.storage.personal_rows import erasing as traces
from musicrec_desktop.storage.profiles import ProfileStore
from musicrec_desktop.storage.state import StateStore
from musicrec_desktop.storage.unfinished_erasures import UnfinishedErasures
from tests.support.library import add_numbered_tracks, new_library
from tests.support.profile_rows import lived_in
from tests.support.scheduler import ManualScheduler

WORD, OTHER = "zyzzyva", "quokka"
SNAPPED = ("BEGIN", "COMMIT", "VACUUM", "UPDATE listener", "DELETE FROM listener", "PRAGMA wal_checkpoint")
"""Before these statements on the library and its copies a kill is tried."""


class Program:
    """What deletes profiles, opened in a data folder."""

    def __init__(self, folder: Path) -> None:
        self.paths = ProfilePaths.under(str(folder))
        self.database = Database(self.paths.database)
        self.database.open()
        self.scheduler = ManualScheduler()
        self.profiles = profiles(self.database, self.scheduler)
        self.keeper = TokenKeeper(self.paths.tokens)
        self.eraser = ProfileEraser(
            database=self.database,
            log_dir=self.paths.log_dir,
            profiles=self.profiles,
            keeper=self.keeper,
            scheduler=self.scheduler,
        )
        self.marks = UnfinishedErasures(self.database)

    def resume(self) -> None:
        """Do what a start does."""
        self.profiles.start()
        self.eraser.resume()
        self.scheduler.settle()

    def close(self) -> None:
        self.profiles.close()
        self.database.close()


def profiles(database: Database, scheduler: Scheduler) -> ProfileService:
    return ProfileService(database=database, scheduler=scheduler)


@pytest.fixture
def anna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Program, ProfileId]]:
    """A folder with Ben, Anna, two backups with her words, tokens of hers, and a log."""
    monkeypatch.setattr("musicrec_desktop.online.token_keeper.usable_keyring", lambda: None)
    paths = ProfilePaths.under(str(tmp_path / "data"))
    paths.create()
    new_library(paths.database)
    program = Program(tmp_path / "data")
    tracks = add_numbered_tracks(program.database, 4)
    lived_in(program.database, "Ben", OTHER, tracks)
    anna = ProfileId(lived_in(program.database, f"Anna {WORD}", WORD, tracks))
    with program.database.as_listener(anna):
        for key, name, place in SECRETS_IN_STATE:
            program.keeper.keep(f"{key}-{WORD}", Credentials(password=f"password {WORD}"))
            StateStore(program.database).set(key, {name: f"{key}-{WORD}", place: "file"})
        program.keeper.keep(f"secret-{WORD}", Credentials(token=f"token {WORD}"))
        # What was deleted long ago stays in the file, too.
        program.database.execute("DELETE FROM playlist_entry WHERE title = ?", (f"Unowned {WORD}",))
    program.keeper.keep("of Ben", Credentials(token=OTHER))
    daily = Backups(program.database.path).make()
    shutil.copy(daily, f"{program.database.path}.before-15")
    (Path(paths.log_dir) / "musicrec.log").write_text(f"a line about {WORD}\n")
    program.profiles.look()
    yield program, anna
    program.close()


def files_with(word: str, folder: Path) -> list[str]:
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and word.encode() in path.read_bytes()
    )


class Kills:
    """Copies of the data folder as a kill would leave it, at each step."""

    def __init__(self, data: Path, folder: Path) -> None:
        self._data, self._folder = data, folder
        self.steps: list[str] = []

    def snap(self, step: str) -> None:
        shutil.copytree(self._data, self._folder / f"{len(self.steps)}")
        self.steps.append(step)

    def folder(self, number: int) -> Path:
        return self._folder / str(number)

    def before(self, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
        """Take a copy before each call of a function."""
        original: Callable[..., Any] = getattr(owner, name)

        def called(*arguments: Any, **named: Any) -> Any:
            self.snap(f"before {name}")
            return original(*arguments, **named)

        monkeypatch.setattr(owner, name, called)

    def before_statements(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take a copy before statements of the eraser itself."""
        kills, original = self, sqlite3.connect

        class Connection(sqlite3.Connection):
            def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
                if sql.startswith(SNAPPED):
                    kills.snap(f"before {sql}")
                return super().execute(sql, parameters)

        class Module:
            Error, OperationalError = sqlite3.Error, sqlite3.OperationalError

            @staticmethod
            def connect(path: str, **named: Any) -> sqlite3.Connection:
                return original(path, factory=Connection, **named)

        monkeypatch.setattr(traces, "sqlite3", Module)


def test_a_kill_at_any_step_leaves_nothing_for_long(
    anna: tuple[Program, ProfileId], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, profile_id = anna
    data = tmp_path / "data"
    assert len(files_with(WORD, data)) >= 5
    kills = Kills(data, tmp_path / "kills")
    with monkeypatch.context() as during:
        during.setattr(profile_rows, "_AT_ONCE", 2)
        kills.before_statements(during)
        kills.before(during, TokenKeeper, "forget")
        kills.before(during, ProfileStore, "remove_left")
        kills.before(during, ProfileStore, "forget")
        kills.before(during, UnfinishedErasures, "note")
        kills.before(during, service, "clear_log")
        program.profiles.remove(profile_id)
        kills.snap("after the removal was begun")
        program.scheduler.settle()
    assert files_with(WORD, data) == []
    assert program.marks.all() == {}
    # Before the first step nothing is deleted.
    assert files_with(WORD, kills.folder(0)) != []
    assert len(set(kills.steps)) >= 11
    for number, step in list(enumerate(kills.steps))[1:]:
        again = Program(kills.folder(number))
        again.resume()
        assert files_with(WORD, kills.folder(number)) == [], step
        assert again.marks.all() == {}, step
        assert [profile.name for profile in again.profiles.profiles()] == ["Main", "Ben"], step
        assert again.keeper.fetch("of Ben", TokenPlace.FILE) == Credentials(token=OTHER), step
        again.close()
        assert files_with(OTHER, kills.folder(number)), step


def test_a_copy_that_was_made_in_between_is_scrubbed(anna: tuple[Program, ProfileId], tmp_path: Path) -> None:
    program, profile_id = anna
    ProfileStore(program.database).leave(profile_id)
    ProfileStore(program.database).remove_left()
    copy = Backups(program.database.path, lambda: 4_000_000_000_000).make()
    assert WORD.encode() in Path(copy).read_bytes()  # in the room of what was deleted long ago
    program.resume()
    assert files_with(WORD, tmp_path / "data") == []


def test_a_deletion_that_fails_erases_nothing(
    anna: tuple[Program, ProfileId], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, profile_id = anna

    def full(_self: ProfileStore, _profile_id: ProfileId) -> None:
        raise StorageError("", "full")

    before = files_with(WORD, tmp_path / "data")
    with monkeypatch.context() as during:
        during.setattr(ProfileStore, "_leave", full)
        with pytest.raises(StorageError):
            program.profiles.remove(profile_id)
    program.resume()
    assert program.marks.all() == {}
    assert files_with(WORD, tmp_path / "data") == before
    with program.database.as_listener(profile_id):
        assert FeedbackStore(program.database).liked_ids() != []


def test_a_keyring_that_stays_locked_is_tried_again(
    anna: tuple[Program, ProfileId], monkeypatch: pytest.MonkeyPatch
) -> None:
    program, profile_id = anna
    tried: list[str] = []

    def forget(_self: TokenKeeper, name: str, _place: TokenPlace) -> bool:
        tried.append(name)
        return len(tried) > 4

    monkeypatch.setattr(TokenKeeper, "forget", forget)
    program.profiles.remove(profile_id)
    program.scheduler.settle()
    left = program.marks.all()[profile_id]
    assert (len(left.secrets), left.has_traces) == (3, False)
    kept = StateStore(program.database, is_shared=True).get("unfinished_erasures")
    assert sorted(json.loads(json.dumps(kept))) == [str(int(profile_id))]
    program.resume()
    assert len(program.marks.all()[profile_id].secrets) == 1
    program.resume()
    assert program.marks.all() == {}
    assert len(tried) == 3 + 3 + 1
