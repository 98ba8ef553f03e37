"""The catalogue follows the library."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.features import FeatureMatrix, FloatArray
from musicrec_desktop.model.similarity_index import IndexKind, IndexReason
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.recommend.neighbours import upkeep as upkeep_module
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.neighbours.density import DensityCorrection
from musicrec_desktop.recommend.neighbours.live_index import REBUILD_CHANGES
from musicrec_desktop.recommend.neighbours.upkeep import IndexUpkeep
from musicrec_desktop.recommend.space.base_fit import OWN_FIT_FROM
from musicrec_desktop.recommend.space.sound_space import SoundSpace, SpaceRecipe
from musicrec_desktop.recommend.space.vector_table import IdArray, VectorTable, id_array
from tests.support.stopwatch import Stopwatch
from tests.unit.recommend.vectors import BLOCKS, RAW_SIZE, raw


class FakeSource:
    """Raw vectors by version and id."""

    def __init__(self, count: int, version: int = 1) -> None:
        self.vectors: dict[int, dict[int, FloatArray]] = {version: dict(enumerate(raw(count), start=1))}
        self.serving = version
        self.asked: list[int] = []

    def serving_version(self, current: int) -> int:
        return min(current, self.serving)

    def matrix(self, version: int, ids: Sequence[TrackId] | None = None) -> FeatureMatrix:
        known = self.vectors.get(version, {})
        found = sorted(known if ids is None else known.keys() & set(ids))
        self.asked.append(len(found))
        rows = [known[number] for number in found]
        return FeatureMatrix(version, id_array(found), np.array(rows or np.zeros((0, 0)), np.float32))

    def excerpts(self, version: int) -> list[FloatArray]:
        """Two different halves of every fifth track."""
        known = self.vectors.get(version, {})
        return [np.stack((vector * 0.9, vector * 1.1)) for number, vector in known.items() if number % 5 == 0]

    def ids_with_features(self, version: int) -> IdArray:
        return id_array(sorted(self.vectors.get(version, {})))


def upkeep_of(
    source: FakeSource,
    folder: Path,
    *,
    measured_from: int = 10_000,
    base: SoundSpace | None = None,
    is_smoothed: bool = False,
    seconds: Callable[[], float] = time.thread_time,
) -> IndexUpkeep:
    return IndexUpkeep(
        source,
        index_dir=str(folder),
        recipes={1: SpaceRecipe(BLOCKS, is_smoothed=is_smoothed)},
        feature_version=1,
        measured_from=measured_from,
        base=lambda _version: base,
        seconds=seconds,
    )


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_tracks_have_no_neighbours(tmp_path: Path, count: int) -> None:
    upkeep = upkeep_of(FakeSource(count), tmp_path)
    assert upkeep.load() is None
    assert upkeep.rebuilt() is None


def test_what_did_not_change_is_not_copied(tmp_path: Path) -> None:
    source = FakeSource(50)
    upkeep = upkeep_of(source, tmp_path)
    upkeep.rebuilt()
    loaded = upkeep.load()
    assert loaded is not None
    assert loaded.index.table is loaded.index.base.table
    assert upkeep.synced(loaded) is loaded
    del source.vectors[1][7]
    changed = upkeep.synced(loaded)
    assert changed.index.ids.tolist() == changed.index.table.ids.tolist() == [*range(1, 7), *range(8, 51)]


def test_a_build_is_loaded_without_reading_raw_vectors(tmp_path: Path) -> None:
    source = FakeSource(50)
    built = upkeep_of(source, tmp_path).rebuilt()
    assert built is not None
    source.asked.clear()
    loaded = upkeep_of(source, tmp_path).load()
    assert loaded is not None
    assert source.asked == []
    assert loaded.index.ids.tolist() == list(range(1, 51))
    assert loaded.space.fit_id == built.space.fit_id


def test_loading_notices_what_came_and_went_meanwhile(tmp_path: Path) -> None:
    source = FakeSource(50)
    upkeep_of(source, tmp_path).rebuilt()
    del source.vectors[1][7]
    source.vectors[1][90] = raw(1, seed=3)[0]
    upkeep = upkeep_of(source, tmp_path)
    loaded = upkeep.load()
    assert loaded is not None
    assert set(loaded.index.ids.tolist()) == {*range(1, 51), 90} - {7}
    source.vectors[1][7] = raw(1, seed=4)[0]
    assert 7 in upkeep.synced(loaded).index.ids


def test_new_features_are_found_at_once_and_replaced_ones_elsewhere(tmp_path: Path) -> None:
    source = FakeSource(50)
    upkeep = upkeep_of(source, tmp_path)
    built = upkeep.rebuilt()
    assert built is not None
    source.vectors[1][60] = source.vectors[1][9]
    source.vectors[1][5] = source.vectors[1][9]
    changed = upkeep.updated(built, id_array([5, 60, 61]))
    nine = changed.index.select(id_array([9])).vectors[0]
    assert changed.index.query(nine, 3).ids.tolist() == [5, 9, 60]
    assert len(changed.index) == 51
    assert 60 not in built.index.ids


def test_tracks_without_features_any_more_are_left_out(tmp_path: Path) -> None:
    source = FakeSource(50)
    upkeep = upkeep_of(source, tmp_path)
    built = upkeep.rebuilt()
    assert built is not None
    del source.vectors[1][5]
    assert 5 not in upkeep.updated(built, id_array([5])).index.ids


def test_growth_by_half_asks_for_a_new_fit(tmp_path: Path) -> None:
    source = FakeSource(20)
    upkeep = upkeep_of(source, tmp_path)
    catalogue = upkeep.rebuilt()
    assert catalogue is not None
    assert not upkeep.needs_rebuild(catalogue)
    source.vectors[1].update(enumerate(raw(30, seed=2), start=1))
    catalogue = upkeep.synced(catalogue)
    assert upkeep.needs_rebuild(catalogue)
    again = upkeep.rebuilt()
    assert again is not None
    assert again.space.fit_id != catalogue.space.fit_id
    assert again.index.change_count == 0


def test_many_changes_ask_for_a_new_index(tmp_path: Path) -> None:
    count = 4 * REBUILD_CHANGES
    source = FakeSource(count)
    upkeep = upkeep_of(source, tmp_path)
    catalogue = upkeep.rebuilt()
    assert catalogue is not None
    for number in range(1, REBUILD_CHANGES + 1):
        del source.vectors[1][number]
    catalogue = upkeep.synced(catalogue)
    assert not upkeep.needs_rebuild(catalogue)
    del source.vectors[1][REBUILD_CHANGES + 1]
    assert upkeep.needs_rebuild(upkeep.synced(catalogue))


def test_an_older_extractors_vectors_serve_until_the_new_ones_do(tmp_path: Path) -> None:
    source = FakeSource(20, version=0)
    source.vectors[0] = {number: vector[:10] for number, vector in source.vectors[0].items()}
    upkeep = upkeep_of(source, tmp_path)
    old = upkeep.rebuilt()
    assert old is not None
    assert old.space.feature_version == 0
    assert [aspect.name for aspect in old.space.aspects] == ["sound"]
    source.vectors[1] = dict(enumerate(raw(20), start=1))
    assert upkeep.updated(old, id_array([1, 2])).space.feature_version == 0
    source.serving = 1
    assert upkeep.needs_rebuild(old)
    assert upkeep_of(source, tmp_path).load() is None
    new = upkeep.rebuilt()
    assert new is not None
    assert new.space.raw_size == RAW_SIZE


@pytest.mark.expects_warnings
def test_a_place_that_cannot_be_written_costs_only_the_next_start(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    source = FakeSource(20)
    upkeep = upkeep_of(source, blocked)
    built = upkeep.rebuilt()
    assert built is not None
    assert len(built.index) == 20
    assert upkeep.load() is None


def test_a_large_library_is_read_in_parts_and_fitted_on_a_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep_module, "CHUNK", 40)
    monkeypatch.setattr(upkeep_module, "FIT_SAMPLE", 100)
    source = FakeSource(250)
    built = upkeep_of(source, tmp_path).rebuilt()
    assert built is not None
    assert source.asked == [100, *[40] * 6, 10]
    assert built.index.ids.tolist() == list(range(1, 251))
    assert built.space.fit_size == 250
    one = built.row(77)
    assert one is not None
    assert np.allclose(one.vectors, built.space.transform(source.vectors[1][77][None]), atol=1e-6)


@pytest.mark.parametrize("is_smoothed", [False, True])
def test_new_tracks_get_the_same_row_as_built_ones(tmp_path: Path, is_smoothed: bool) -> None:
    source = FakeSource(300)
    upkeep = upkeep_of(source, tmp_path, is_smoothed=is_smoothed)
    built = upkeep.rebuilt()
    assert built is not None
    lost = {number: source.vectors[1].pop(number) for number in (5, 6)}
    without = upkeep.synced(built)
    assert without.row(5) is None
    source.vectors[1] |= lost
    again = upkeep.synced(without)
    for number in (5, 6):
        before, after = built.row(number), again.row(number)
        assert before is not None
        assert after is not None
        assert np.allclose(before.vectors, after.vectors, atol=1e-6)
        assert np.allclose(before.traits, after.traits, atol=1e-3)


def test_a_track_that_sounds_as_before_is_no_change(tmp_path: Path) -> None:
    source = FakeSource(300)
    upkeep = upkeep_of(source, tmp_path, is_smoothed=True)
    built = upkeep.rebuilt()
    assert built is not None
    assert upkeep.updated(built, id_array([5, 6])) is built
    source.vectors[1][6] = raw(1, seed=3)[0]
    changed = upkeep.updated(built, id_array([5, 6]))
    assert changed.index.tables[1].ids.tolist() == [6]


def test_a_smoothed_build_keeps_what_tracks_sound_like_themselves(tmp_path: Path) -> None:
    source = FakeSource(80)
    upkeep = upkeep_of(source, tmp_path, is_smoothed=True)
    built = upkeep.rebuilt()
    assert built is not None
    raw_vectors = np.stack([source.vectors[1][number] for number in built.index.ids.tolist()])
    sounds = built.space.transform(raw_vectors)
    table = built.index.table
    assert np.allclose(built.unsmoothed(table), sounds, atol=1e-3)
    assert not np.allclose(table.vectors, sounds, atol=0.05)
    loaded = upkeep_of(source, tmp_path, is_smoothed=True).load()
    assert loaded is not None
    assert np.array_equal(loaded.index.table.vectors, table.vectors)
    assert isinstance(loaded.references, DensityCorrection)
    assert isinstance(built.references, DensityCorrection)
    assert loaded.references.usual == pytest.approx(built.references.usual)
    metric = np.diag(np.linspace(0.3, 3, built.space.dimension)).astype(np.float32)
    learned = upkeep.reshaped(built, metric, 40)
    expected = learned.space.transform(raw_vectors)
    assert np.allclose(learned.unsmoothed(learned.index.table), expected, atol=3e-3)
    back = upkeep.reshaped(learned, None, 0)
    assert np.allclose(back.index.table.vectors, table.vectors, atol=2e-2)


def shipped() -> SoundSpace:
    return SoundSpace.fit(raw(60, seed=9), SpaceRecipe(BLOCKS), 1)


def test_a_small_library_is_heard_with_the_shipped_space_and_a_larger_one_with_its_own(
    tmp_path: Path,
) -> None:
    base = shipped()
    source = FakeSource(2)
    upkeep = upkeep_of(source, tmp_path, base=base)
    catalogue = upkeep.rebuilt()
    sizes = []
    for count in range(3, OWN_FIT_FROM + 1):
        assert catalogue is not None
        assert catalogue.space.fit_id == base.fit_id
        source.vectors[1] = dict(enumerate(raw(count), start=1))
        catalogue = upkeep.synced(catalogue)
        if upkeep.needs_rebuild(catalogue):
            sizes.append(count)
            catalogue = upkeep.rebuilt()
    assert catalogue is not None
    assert catalogue.space.fit_id != base.fit_id
    assert catalogue.space.fit_size == OWN_FIT_FROM
    assert sizes[-1] == OWN_FIT_FROM
    assert not upkeep.needs_rebuild(catalogue)
    assert upkeep_of(source, tmp_path, base=base).load() is not None


def test_a_shipped_space_for_another_extractor_is_not_used(tmp_path: Path) -> None:
    old = SoundSpace.fit(raw(60), SpaceRecipe(BLOCKS), 7)
    built = upkeep_of(FakeSource(12), tmp_path, base=old).rebuilt()
    assert built is not None
    assert built.space.feature_version == 1


def test_a_metric_comes_and_goes_without_reading_raw_vectors(tmp_path: Path) -> None:
    source = FakeSource(80)
    upkeep = upkeep_of(source, tmp_path)
    plain = upkeep.rebuilt()
    assert plain is not None
    source.vectors[1][90] = raw(1, seed=3)[0]
    plain = upkeep.updated(plain, id_array([90]))
    source.asked.clear()
    metric = np.diag(np.linspace(0.3, 3, plain.space.dimension)).astype(np.float32)
    learned = upkeep.reshaped(plain, metric, 40)
    assert source.asked == []
    assert learned.space.evidence == 40
    assert learned.index.ids.tolist() == plain.index.ids.tolist()
    raw_vectors = np.stack([source.vectors[1][number] for number in learned.index.ids.tolist()])
    assert np.allclose(learned.index.table.vectors, learned.space.transform(raw_vectors), atol=1e-4)
    loaded = upkeep_of(source, tmp_path).load()
    assert loaded is not None
    assert loaded.space.fit_id == learned.space.fit_id
    back = upkeep.reshaped(learned, None, 0)
    assert back.space.fit_id == plain.space.fit_id
    assert np.allclose(back.index.table.vectors, plain.index.table.vectors, atol=1e-4)


def chosen(upkeep: IndexUpkeep, catalogue: SoundCatalogue, wanted: IndexKind | None = None) -> SoundCatalogue:
    assert upkeep.is_choice_due(catalogue, wanted)
    return catalogue.on(*upkeep.chosen(catalogue, wanted))


def forests(folder: Path) -> int:
    return len(list(folder.glob("*.ann")))


def test_a_small_library_is_searched_exactly_and_says_so(tmp_path: Path) -> None:
    upkeep = upkeep_of(FakeSource(60), tmp_path, seconds=Stopwatch(0.3))
    catalogue = upkeep.rebuilt()
    assert catalogue is not None
    assert catalogue.choice_in_force.reason is IndexReason.PENDING
    catalogue = chosen(upkeep, catalogue)
    told = catalogue.choice_in_force
    assert (told.kind, told.reason, told.tracks, told.annoy) == (IndexKind.EXACT, IndexReason.SMALL, 60, None)
    assert told.exact is not None
    assert told.exact.ms == pytest.approx(5.0)
    assert forests(tmp_path) == 0
    loaded = upkeep.load()
    assert loaded is not None
    assert loaded.choice_in_force == told
    assert not upkeep.is_choice_due(loaded, None)


@pytest.mark.parametrize(
    ("exact_s", "annoy_s", "kind"), [(0.3, 0.1, IndexKind.ANNOY), (0.1, 0.3, IndexKind.EXACT)]
)
def test_the_faster_kind_is_taken_and_taken_up_again(
    tmp_path: Path, exact_s: float, annoy_s: float, kind: IndexKind
) -> None:
    upkeep = upkeep_of(FakeSource(60), tmp_path, measured_from=60, seconds=Stopwatch(exact_s, annoy_s))
    catalogue = upkeep.rebuilt()
    assert catalogue is not None
    catalogue = chosen(upkeep, catalogue)
    told = catalogue.choice_in_force
    assert (told.kind, told.reason, told.tracks) == (kind, IndexReason.FASTER, 60)
    assert told.annoy is not None
    assert told.annoy.recall >= 0.99
    assert told.annoy.bytes > 0
    assert forests(tmp_path) == (kind is IndexKind.ANNOY)
    loaded = upkeep_of(FakeSource(60), tmp_path, measured_from=60).load()
    assert loaded is not None
    assert loaded.kind is kind
    assert loaded.choice_in_force == told
    assert not upkeep.is_choice_due(loaded, None)


def test_a_wish_takes_over_what_was_measured(tmp_path: Path) -> None:
    seconds = Stopwatch(0.1, 0.3)
    upkeep = upkeep_of(FakeSource(60), tmp_path, measured_from=60, seconds=seconds)
    catalogue = upkeep.rebuilt()
    assert catalogue is not None
    catalogue = chosen(upkeep, catalogue)
    catalogue = chosen(upkeep, catalogue, IndexKind.ANNOY)
    assert (catalogue.kind, catalogue.choice_in_force.reason) == (IndexKind.ANNOY, IndexReason.CHOSEN)
    assert forests(tmp_path) == 1
    timed = seconds.timed
    figures = catalogue.choice_in_force.annoy
    catalogue = chosen(upkeep, catalogue, IndexKind.EXACT)
    assert (catalogue.kind, catalogue.choice_in_force.reason) == (IndexKind.EXACT, IndexReason.CHOSEN)
    assert catalogue.choice_in_force.annoy == figures
    assert forests(tmp_path) == 0
    catalogue = chosen(upkeep, catalogue)
    assert catalogue.choice_in_force.reason is IndexReason.FASTER
    assert seconds.timed == timed


def test_annoy_that_was_wished_for_stays_where_automatic_finds_it_worth_it(tmp_path: Path) -> None:
    seconds = Stopwatch(0.3, 0.1)
    upkeep = upkeep_of(FakeSource(60), tmp_path, measured_from=60, seconds=seconds)
    catalogue = upkeep.rebuilt()
    assert catalogue is not None
    catalogue = chosen(upkeep, catalogue, IndexKind.ANNOY)
    forest, timed = catalogue.index.base, seconds.timed
    catalogue = chosen(upkeep, catalogue)
    assert catalogue.choice_in_force.reason is IndexReason.FASTER
    assert catalogue.index.base is forest
    assert seconds.timed == timed
    loaded = upkeep.load()
    assert loaded is not None
    assert loaded.choice_in_force == catalogue.choice_in_force


def test_a_new_build_is_exact_at_once_and_gets_its_forest_after(tmp_path: Path) -> None:
    source = FakeSource(60)
    upkeep = upkeep_of(source, tmp_path, measured_from=60, seconds=Stopwatch(0.3, 0.1))
    catalogue = upkeep.rebuilt()
    assert catalogue is not None
    chosen(upkeep, catalogue)
    source.vectors[1] = dict(enumerate(raw(80), start=1))
    catalogue = upkeep.rebuilt()
    assert catalogue is not None
    pending = catalogue.choice_in_force
    assert (pending.kind, pending.reason, pending.tracks) == (IndexKind.EXACT, IndexReason.PENDING, 60)
    catalogue = chosen(upkeep, catalogue)
    assert (catalogue.kind, catalogue.choice_in_force.tracks) == (IndexKind.ANNOY, 80)
    assert forests(tmp_path) == 1


def test_little_change_keeps_a_choice_of_exact_search_unmeasured_and_much_does_not(tmp_path: Path) -> None:
    source, seconds = FakeSource(60), Stopwatch(0.1, 0.3)
    upkeep = upkeep_of(source, tmp_path, measured_from=60, seconds=seconds)
    catalogue = upkeep.rebuilt()
    assert catalogue is not None
    chosen(upkeep, catalogue)
    for count, is_due in ((80, False), (100, True)):
        source.vectors[1] = dict(enumerate(raw(count), start=1))
        catalogue = upkeep.rebuilt()
        assert catalogue is not None
        assert upkeep.is_choice_due(catalogue, None) == is_due
    afresh = upkeep.rebuilt(keeps_choice=False)
    assert afresh is not None
    assert afresh.choice is None


def test_changes_that_come_while_a_forest_is_built_are_kept(tmp_path: Path) -> None:
    source = FakeSource(60)
    upkeep = upkeep_of(source, tmp_path)
    before = upkeep.rebuilt()
    assert before is not None
    base, choice = upkeep.chosen(before, IndexKind.ANNOY)
    source.vectors[1][90] = raw(1, seed=3)[0]
    meanwhile = upkeep.updated(before, id_array([7, 90]))
    after = meanwhile.on(base, choice)
    assert after.kind is IndexKind.ANNOY
    assert after.index.ids.tolist() == meanwhile.index.ids.tolist()
    row = after.row(90)
    assert row is not None
    assert after.index.query(row.vectors[0], 1).ids.tolist() == [90]


@pytest.mark.expects_warnings
def test_without_a_place_for_files_exact_search_answers_and_says_why(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    upkeep = upkeep_of(FakeSource(20), blocked)
    catalogue = upkeep.rebuilt()
    assert catalogue is not None
    catalogue = chosen(upkeep, catalogue, IndexKind.ANNOY)
    told = catalogue.choice_in_force
    assert (told.kind, told.reason) == (IndexKind.EXACT, IndexReason.NOT_STORED)
    assert told.exact is not None


@pytest.mark.expects_warnings
def test_a_forest_that_cannot_be_written_leaves_exact_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    upkeep = upkeep_of(FakeSource(20), tmp_path)
    catalogue = upkeep.rebuilt()
    assert catalogue is not None

    def full(_folder: str, _table: VectorTable, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    with monkeypatch.context() as broken:
        broken.setattr(index_files, "build_forest", full)
        catalogue = chosen(upkeep, catalogue, IndexKind.ANNOY)
    assert catalogue.choice_in_force.reason is IndexReason.NOT_STORED
    assert chosen(upkeep, catalogue, IndexKind.ANNOY).kind is IndexKind.ANNOY


def test_a_build_that_was_replaced_meanwhile_keeps_no_forest(tmp_path: Path) -> None:
    """Two programs on one profile: the files of the later build are left alone."""
    upkeep = upkeep_of(FakeSource(20), tmp_path)
    first = upkeep.rebuilt()
    second = upkeep.rebuilt()
    assert first is not None
    assert second is not None
    _, choice = upkeep.chosen(first, IndexKind.ANNOY)
    assert choice.reason is IndexReason.NOT_STORED
    assert forests(tmp_path) == 0
    assert chosen(upkeep, second, IndexKind.ANNOY).kind is IndexKind.ANNOY
