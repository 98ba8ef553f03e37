"""Words of genres change in a lane, track by track, and what is broken off goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.genre_words import GenreRules, GenreWord
from musicrec_desktop.model.track import Tags
from musicrec_desktop.services.genres.words import RESUME_DELAY_MS, GenreWordService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.genre_words import SLICE, GenreWordStore
from tests.support.library import add_tracks, new_library, scanned
from tests.support.scheduler import ManualScheduler


class Rig:
    """Many tracks of one genre."""

    def __init__(self, database: Database) -> None:
        self.store, self.scheduler = GenreWordStore(database), ManualScheduler()
        self.service = GenreWordService(scheduler=self.scheduler, store=self.store)
        self.changes, self.errors, self.told = 0, list[Exception](), list[Progress]()
        self.edits: list[tuple[GenreRules, GenreRules]] = []
        self.service.changed.connect(self._on_changed)
        self.service.progressed.connect(self.told.append)
        add_tracks(database, [scanned(f"{n}", Tags(f"{n}", genres=("Rock",))) for n in range(SLICE + 1)])

    def change(self, rules: GenreRules) -> None:
        self.service.change(lambda _before: rules, lambda *edit: self.edits.append(edit), self.errors.append)

    def names(self) -> list[str]:
        return [each.shown[0] for each in self.store.written()]

    def _on_changed(self) -> None:
        self.changes += 1


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    database = new_library(str(tmp_path / "library.sqlite3"))
    database.open()
    yield Rig(database)
    database.close()


POP, SOUL = GenreRules((GenreWord("Rock", ("Pop",)),)), GenreRules((GenreWord("Rock", ("Soul",)),))


def test_a_change_reaches_all_tracks_and_is_told_once(rig: Rig) -> None:
    rig.change(POP)
    rig.scheduler.settle()
    assert rig.edits == [(GenreRules(), POP)]
    assert rig.changes == 1
    assert not rig.store.waiting()
    assert not rig.service.is_running
    assert rig.told[-1] == Progress(SLICE + 1, SLICE + 1)


def test_a_change_during_another_one_is_carried_out_as_well(rig: Rig) -> None:
    rig.change(POP)
    rig.change(SOUL)
    rig.scheduler.settle()
    assert [after for _, after in rig.edits] == [POP, SOUL]
    assert not rig.store.waiting()
    assert rig.names() == ["Soul"]


def test_what_was_broken_off_goes_on_after_the_next_start(rig: Rig) -> None:
    rig.store.change(POP)
    rig.store.renew()
    rig.service.resume_later()
    rig.scheduler.settle()
    assert rig.store.waiting() == 1
    rig.scheduler.advance(RESUME_DELAY_MS)
    rig.scheduler.settle()
    assert not rig.store.waiting()
    assert rig.changes == 1


def test_nothing_left_is_nothing_to_tell(rig: Rig) -> None:
    rig.service.go_on()
    rig.scheduler.settle()
    assert rig.changes == 0
    rig.service.close()


def test_an_edit_that_fails_is_told(rig: Rig) -> None:
    def refuse(_before: GenreRules) -> GenreRules:
        raise MusicRecError

    rig.service.change(refuse, lambda *_edit: None, rig.errors.append)
    rig.scheduler.settle()
    assert len(rig.errors) == 1
    assert rig.store.rules().are_empty
