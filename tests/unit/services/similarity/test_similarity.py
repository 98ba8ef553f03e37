"""Similar tracks: at once from what is there, with reasons, kept true while the library changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import StorageError, TrackNotFoundError
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.similarity_index import IndexKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.similarity.service import CHOICE_DELAY_MS
from musicrec_desktop.storage.features import FeatureStore
from tests.support.library import NOW_MS
from tests.unit.services.similarity.rig import Rig, pairs


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.database.close()


def test_the_twin_comes_first_and_the_track_itself_does_not(rig: Rig) -> None:
    rig.add(20)
    rig.analyse(*range(1, 21), vectors=pairs(20))
    rig.service.load()
    assert not rig.service.is_settled
    rig.scheduler.settle()
    assert rig.service.is_settled
    assert rig.service.ready_count == 20
    assert rig.similar(7)[0] == 8
    rig.service.rest()
    assert rig.similar(7)[0] == 8
    found = rig.service.similar(TrackId(7), 19)
    assert 7 not in {item.track_id for item in found}
    scores = [item.score for item in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_reasons_are_words_about_aspects(rig: Rig) -> None:
    rig.add(20)
    rig.analyse(*range(1, 21), vectors=pairs(20))
    rig.service.load()
    rig.scheduler.settle()
    reasons = rig.service.similar(TrackId(7), 1)[0].reasons
    assert {reason.kind for reason in reasons} <= {
        ReasonKind.TIMBRE,
        ReasonKind.RHYTHM,
        ReasonKind.HARMONY,
        ReasonKind.DYNAMICS,
    }
    assert reasons[0].text.startswith(("almost the same", "similar", "same kind"))
    assert [reason.weight for reason in reasons] == sorted(
        (reason.weight for reason in reasons), reverse=True
    )


def test_a_track_that_is_not_analysed_has_no_similar_ones_and_an_unknown_one_is_an_error(rig: Rig) -> None:
    rig.add(5)
    assert rig.similar(1) == []
    rig.analyse(1, 2, 3, vectors=pairs(20))
    rig.service.load()
    rig.scheduler.settle()
    assert rig.similar(5) == []
    assert rig.similar(1, 0) == []
    with pytest.raises(TrackNotFoundError):
        rig.service.similar(TrackId(99), 5)


def test_tracks_are_found_as_soon_as_they_are_analysed(rig: Rig) -> None:
    vectors = pairs(20)
    rig.add(20)
    rig.service.load()
    rig.scheduler.settle()
    assert rig.service.catalogue is None
    for number in range(1, 21):
        rig.analyse(number, vectors=vectors)
        rig.service.features_changed([TrackId(number)])
        rig.scheduler.settle()
        assert rig.service.ready_count == (number if number > 1 else 0)
    assert rig.similar(19)[0] == 20
    assert rig.changes >= 19


def test_changes_that_come_while_work_is_done_are_not_lost(rig: Rig) -> None:
    vectors = pairs(20)
    rig.add(20)
    rig.service.load()
    for number in range(1, 21):
        rig.analyse(number, vectors=vectors)
        rig.service.features_changed([TrackId(number)])
    rig.scheduler.settle()
    assert rig.service.ready_count == 20


def test_missing_tracks_are_not_found_until_they_are_back(rig: Rig) -> None:
    rig.add(20)
    rig.analyse(*range(1, 21), vectors=pairs(20))
    rig.service.load()
    rig.scheduler.settle()
    rig.tracks.mark_missing([TrackId(8)], NOW_MS)
    assert 8 not in rig.similar(7, 19)
    rig.service.library_changed()
    rig.scheduler.settle()
    assert rig.service.ready_count == 19
    rig.tracks.mark_present([TrackId(8)])
    rig.service.library_changed()
    rig.scheduler.settle()
    assert rig.similar(7)[0] == 8


@pytest.mark.parametrize("kind", IndexKind)
def test_a_restart_takes_the_index_from_disk(rig: Rig, kind: IndexKind) -> None:
    rig.add(20)
    rig.analyse(*range(1, 21), vectors=pairs(20))
    rig.service = rig.new_service(kind)
    rig.service.load()
    rig.scheduler.advance(CHOICE_DELAY_MS)
    first = rig.service.similar(TrackId(7), 10)
    assert rig.service.catalogue is not None
    fit_id = rig.service.catalogue.space.fit_id
    rig.service = rig.new_service(kind)
    rig.service.load()
    rig.scheduler.settle()
    loaded = rig.service.catalogue
    assert loaded is not None
    assert loaded.kind is kind
    assert loaded.space.fit_id == fit_id
    assert rig.service.similar(TrackId(7), 10) == first


def test_a_damaged_index_is_built_again(rig: Rig) -> None:
    rig.add(20)
    rig.analyse(*range(1, 21), vectors=pairs(20))
    rig.service.load()
    rig.scheduler.settle()
    first = rig.similar(7)
    for file in (rig.folder / "index").iterdir():
        file.write_bytes(file.read_bytes()[:50])
    rig.service = rig.new_service()
    rig.service.load()
    rig.scheduler.settle()
    assert rig.similar(7) == first


@pytest.mark.expects_warnings
def test_a_busy_database_is_tried_again_with_the_next_change(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = pairs(20)
    rig.add(20)
    rig.analyse(*range(1, 13), vectors=vectors)
    rig.service.load()
    rig.scheduler.settle()

    def busy(_store: FeatureStore, _version: int, _ids: object = None) -> object:
        raise StorageError("library.sqlite3", "busy")

    with monkeypatch.context() as broken:
        broken.setattr(FeatureStore, "matrix", busy)
        rig.analyse(13, vectors=vectors)
        rig.service.features_changed([TrackId(13)])
        rig.scheduler.settle()
    assert rig.service.ready_count == 12
    rig.analyse(14, vectors=vectors)
    rig.service.features_changed([TrackId(14)])
    rig.scheduler.settle()
    assert rig.service.ready_count == 14


def test_a_bug_is_not_hidden(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_store: FeatureStore, _version: int) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(FeatureStore, "serving_version", wrong)
    rig.service.load()
    with pytest.raises(ZeroDivisionError):
        rig.scheduler.settle()
