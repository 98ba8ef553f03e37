"""The kind of index follows the setting, beside everything else, and answers never stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.similarity_index import IndexKind, IndexReason
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.services.similarity.service import CHOICE_DELAY_MS
from tests.unit.services.similarity.rig import Rig, pairs

TRACKS = 60
VECTORS = pairs(TRACKS)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    """All but the last four tracks are analysed."""
    made = Rig(tmp_path)
    made.add(TRACKS)
    made.analyse(*range(1, TRACKS - 3), vectors=VECTORS)
    made.service.load()
    made.scheduler.settle()
    yield made
    made.database.close()


def kind_of(rig: Rig) -> IndexKind:
    assert rig.service.catalogue is not None
    return rig.service.catalogue.kind


def until(rig: Rig, is_there: Callable[[], bool]) -> None:
    while not is_there():
        assert rig.scheduler.step()


def test_without_an_index_there_is_no_kind(tmp_path: Path) -> None:
    empty = Rig(tmp_path)
    empty.service.load()
    empty.scheduler.advance(CHOICE_DELAY_MS)
    assert empty.service.index_choice is None
    empty.service.choose_index()
    assert not empty.service.is_choosing
    empty.database.close()


def test_the_choice_waits_until_the_start_is_over(rig: Rig) -> None:
    choice = rig.service.index_choice
    assert choice is not None
    assert choice.reason is IndexReason.PENDING
    rig.scheduler.advance(CHOICE_DELAY_MS - 1)
    assert not rig.service.is_choosing
    rig.scheduler.advance(1)
    choice = rig.service.index_choice
    assert choice is not None
    assert (choice.kind, choice.reason, choice.tracks) == (IndexKind.EXACT, IndexReason.SMALL, TRACKS - 4)
    assert choice.exact is not None


def test_another_setting_counts_at_once_and_nothing_is_lost_meanwhile(rig: Rig) -> None:
    exact = rig.similar(7, 20)
    changes = rig.changes
    rig.wanted = IndexKind.ANNOY
    rig.service.choose_index()
    assert rig.service.is_choosing
    assert rig.service.is_settled
    assert rig.similar(7, 20) == exact
    rig.analyse(TRACKS - 1, TRACKS, vectors=VECTORS)
    rig.service.features_changed([TrackId(TRACKS - 1), TrackId(TRACKS)])
    rig.scheduler.settle()
    assert not rig.service.is_choosing
    assert kind_of(rig) is IndexKind.ANNOY
    assert rig.similar(7, 20)[0] == 8
    assert rig.similar(TRACKS - 1)[0] == TRACKS
    assert rig.changes == changes + 2
    rig.wanted = IndexKind.EXACT
    rig.service.choose_index()
    rig.scheduler.settle()
    assert kind_of(rig) is IndexKind.EXACT
    assert rig.similar(TRACKS - 1)[0] == TRACKS


def test_the_last_of_several_wishes_counts(rig: Rig) -> None:
    for kind in (IndexKind.ANNOY, IndexKind.EXACT, IndexKind.ANNOY, None, IndexKind.ANNOY):
        rig.wanted = kind
        rig.service.choose_index()
    rig.scheduler.settle()
    choice = rig.service.index_choice
    assert choice is not None
    assert (choice.kind, choice.reason) == (IndexKind.ANNOY, IndexReason.CHOSEN)


def test_a_build_that_comes_while_a_forest_is_built_gets_one_of_its_own(rig: Rig) -> None:
    rig.wanted = IndexKind.ANNOY
    rig.service.rebuild()
    rig.service.choose_index()
    old = rig.service.catalogue
    until(rig, lambda: rig.service.catalogue is not old)
    rig.scheduler.settle()
    new = rig.service.catalogue
    assert old is not None
    assert new is not None
    assert new.build != old.build
    assert new.kind is IndexKind.EXACT
    rig.scheduler.advance(CHOICE_DELAY_MS)
    assert kind_of(rig) is IndexKind.ANNOY
    assert len(list((rig.folder / "index").glob("*.ann"))) == 1


def test_a_damaged_forest_is_built_again_and_exact_search_answers_until_then(rig: Rig) -> None:
    rig.wanted = IndexKind.ANNOY
    rig.service.choose_index()
    rig.scheduler.settle()
    build = rig.service.catalogue and rig.service.catalogue.build
    (forest,) = (rig.folder / "index").glob("*.ann")
    content = bytearray(forest.read_bytes())
    content[len(content) // 2] ^= 0xFF
    forest.write_bytes(content)
    rig.service = rig.new_service(IndexKind.ANNOY)
    rig.service.load()
    rig.scheduler.settle()
    assert rig.service.catalogue is not None
    assert rig.service.catalogue.build == build
    assert kind_of(rig) is IndexKind.EXACT
    assert rig.similar(7)[0] == 8
    rig.scheduler.advance(CHOICE_DELAY_MS)
    assert kind_of(rig) is IndexKind.ANNOY
    assert rig.similar(7)[0] == 8


@pytest.mark.expects_warnings
def test_a_forest_that_cannot_be_written_is_not_tried_again_and_again(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    def full(_folder: str, _table: object, **_options: object) -> None:
        nonlocal tries
        tries += 1
        raise OSError(28, "no space left")

    monkeypatch.setattr(index_files, "build_forest", full)
    rig.wanted = IndexKind.ANNOY
    rig.service.choose_index()
    rig.scheduler.advance(10 * CHOICE_DELAY_MS)
    choice = rig.service.index_choice
    assert choice is not None
    assert (choice.kind, choice.reason, tries) == (IndexKind.EXACT, IndexReason.NOT_STORED, 1)
    monkeypatch.undo()
    rig.service.choose_index()
    rig.scheduler.settle()
    assert kind_of(rig) is IndexKind.ANNOY


def test_a_bug_in_the_choice_is_not_hidden(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_folder: str, _table: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(index_files, "build_forest", wrong)
    rig.wanted = IndexKind.ANNOY
    rig.service.choose_index()
    with pytest.raises(ZeroDivisionError):
        rig.scheduler.settle()
    assert not rig.service.is_choosing
