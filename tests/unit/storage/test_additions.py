"""What a version adds to an earlier one is kept beside it: it comes and goes without the rest."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.model.features import TRAINED_EAR, Features, FloatArray
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage import reservoir
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.feature_code import packed, unpacked
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_numbered_tracks, add_tracks, scanned

WHOLE, PLAIN, START = TRAINED_EAR.version, TRAINED_EAR.base, TRAINED_EAR.start
EAR_SIZE = 953
DESCRIPTORS = {"tempo_bpm": 120.0}


def values_of(number: int) -> FloatArray:
    """Values as they come back from the database; shape (3, d)."""
    rng = np.random.default_rng(number)
    values = rng.standard_normal((3, START + EAR_SIZE)).astype(np.float32)
    parts = (values[:, :START], PLAIN), (values[:, START:], WHOLE)
    return np.concatenate([unpacked([packed(row, version) for row in part]) for part, version in parts], 1)


def excerpts_of(number: int) -> FloatArray:
    return values_of(number).astype(np.float16).astype(np.float32)


def whole(number: int) -> Features:
    values = values_of(number)
    sound = f"sound {number}".encode()
    return Features(WHOLE, values[0], DESCRIPTORS, sound, 200_000, values.astype(np.float16))


def plain(number: int) -> Features:
    made = whole(number)
    assert made.excerpts is not None
    return replace(made, version=PLAIN, vector=made.vector[:START], excerpts=made.excerpts[:, :START])


def ear_alone(number: int) -> Features:
    made = whole(number)
    assert made.excerpts is not None
    return Features(WHOLE, made.vector[START:], {}, b"", 0, made.excerpts[:, START:], start=START)


def save(database: Database, track_id: TrackId, features: Features, mtime_ns: int = 1) -> None:
    FeatureStore(database).save(track_id, features, 1000, mtime_ns, NOW_MS)


def state(database: Database) -> list[tuple[object, ...]]:
    return [
        *database.query("SELECT track_id, version, vector, descriptors FROM features ORDER BY 1, 2"),
        *database.query("SELECT track_id, version, sort_key, vectors FROM excerpt_reservoir ORDER BY 1, 2"),
    ]


def test_a_whole_description_is_that_of_both_versions(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    save(database, track_id, whole(1))
    store = FeatureStore(database)
    found, bare = store.vector(track_id, WHOLE), store.vector(track_id, PLAIN)
    assert found is not None
    assert bare is not None
    np.testing.assert_array_equal(found, values_of(1)[0])
    np.testing.assert_array_equal(bare, values_of(1)[0][:START])
    np.testing.assert_array_equal(store.matrix(WHOLE).vectors, values_of(1)[:1])
    np.testing.assert_array_equal(store.matrix(PLAIN).vectors, values_of(1)[:1, :START])
    (excerpts,), (bare_excerpts,) = store.excerpts(WHOLE), store.excerpts(PLAIN)
    np.testing.assert_array_equal(excerpts, excerpts_of(1))
    np.testing.assert_array_equal(bare_excerpts, excerpts_of(1)[:, :START])
    assert store.descriptors([track_id], WHOLE) == store.descriptors([track_id], PLAIN)


def test_a_track_that_gains_the_ear_is_as_if_it_had_been_heard_at_once(database: Database) -> None:
    ids = add_numbered_tracks(database, 4)
    for number, track_id in enumerate(ids):
        save(database, track_id, whole(number))
    wanted = state(database)
    database.execute("DELETE FROM features")
    database.execute("DELETE FROM excerpt_reservoir")
    for number, track_id in enumerate(ids):
        save(database, track_id, plain(number))
    assert state(database) != wanted
    for number, track_id in reversed(list(enumerate(ids))):
        save(database, track_id, ear_alone(number))
    assert state(database) == wanted


def test_new_tracks_are_heard_before_those_that_lack_the_ear_alone(database: Database) -> None:
    ids = add_numbered_tracks(database, 4)
    save(database, ids[0], plain(0))
    save(database, ids[1], plain(1))
    save(database, ids[2], whole(2))
    store = FeatureStore(database)
    pending = store.pending(WHOLE, 10)
    assert [(one.track_id, one.lacks_addition_only) for one in pending] == [
        (ids[3], False),
        (ids[0], True),
        (ids[1], True),
    ]
    assert [one.track_id for one in store.pending_among(WHOLE, [ids[1], ids[2]])] == [ids[1]]
    assert store.counts(WHOLE) == (1, 3, 0)
    assert [one.track_id for one in store.pending(PLAIN, 10)] == [ids[3]]
    assert store.counts(PLAIN) == (3, 1, 0)


def test_the_earlier_version_serves_until_nearly_all_have_the_ear(database: Database) -> None:
    ids = add_numbered_tracks(database, 10)
    for number, track_id in enumerate(ids):
        save(database, track_id, plain(number))
    store = FeatureStore(database)
    for number in range(8):
        save(database, ids[number], ear_alone(number))
    assert store.serving_version(WHOLE) == PLAIN
    assert store.matrix(store.serving_version(WHOLE)).vectors.shape == (10, START)
    save(database, ids[8], ear_alone(8))
    assert store.serving_version(WHOLE) == WHOLE
    assert store.matrix(WHOLE).ids.tolist() == ids[:9]
    # Without the ear, everything that was heard is still there.
    assert store.serving_version(PLAIN) == PLAIN
    assert len(store.ids_with_features(PLAIN)) == 10


def test_the_ear_is_not_kept_where_the_rest_is_not_known(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    save(database, track_id, ear_alone(1))
    assert state(database) == []
    save(database, track_id, plain(1), mtime_ns=1)
    save(database, track_id, ear_alone(1), mtime_ns=2)
    assert FeatureStore(database).vector(track_id, WHOLE) is None


def test_what_another_program_made_of_a_changed_file_is_never_mixed_with_the_old_ear(
    database: Database,
) -> None:
    folder_id, (track_id,) = add_tracks(database, [scanned("a.mp3")])
    save(database, track_id, whole(1))
    TrackStore(database).upsert(folder_id, [scanned("a.mp3", mtime_ns=2)], NOW_MS)
    store = FeatureStore(database)
    assert store.vector(track_id, WHOLE) is not None
    save(database, track_id, plain(2), mtime_ns=2)
    assert store.vector(track_id, WHOLE) is None
    assert store.ids_with_features(WHOLE).tolist() == []
    assert store.serving_version(WHOLE) == PLAIN
    (pending,) = store.pending(WHOLE, 10)
    assert pending.lacks_addition_only
    save(database, track_id, ear_alone(2), mtime_ns=2)
    found = store.vector(track_id, WHOLE)
    assert found is not None
    np.testing.assert_array_equal(found, values_of(2)[0])
    assert store.pending(WHOLE, 10) == []


def test_the_earlier_version_serves_after_all_files_changed_while_the_ear_was_off(database: Database) -> None:
    folder_id, ids = add_tracks(database, [scanned(f"{number}.mp3") for number in range(5)])
    for number, track_id in enumerate(ids):
        save(database, track_id, whole(number))
    changed = [scanned(f"{number}.mp3", mtime_ns=2) for number in range(5)]
    TrackStore(database).upsert(folder_id, changed, NOW_MS)
    store = FeatureStore(database)
    for number, track_id in enumerate(ids):
        save(database, track_id, replace(plain(number), descriptors={"tempo_bpm": 90.0}), mtime_ns=2)
    assert store.serving_version(WHOLE) == PLAIN
    assert store.ids_with_features(store.serving_version(WHOLE)).tolist() == ids
    assert database.query("SELECT DISTINCT bpm FROM track_sound") == [(90.0,)]


def test_both_versions_have_the_same_sample(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reservoir, "RESERVOIR", 5)
    ids = add_numbered_tracks(database, 30)
    for number, track_id in enumerate(ids):
        save(database, track_id, plain(number))
    for number, track_id in enumerate(ids):
        save(database, track_id, ear_alone(number))
    for number, track_id in enumerate(ids[:15]):
        save(database, track_id, whole(number + 100))
    sampled = database.query("SELECT track_id, sort_key FROM excerpt_reservoir WHERE version = ?", (PLAIN,))
    heard = database.query("SELECT track_id, sort_key FROM excerpt_reservoir WHERE version = ?", (WHOLE,))
    assert len(sampled) == 5
    assert set(heard) <= set(sampled)
    assert [part.shape for part in FeatureStore(database).excerpts(WHOLE)] == [(3, START + EAR_SIZE)] * len(
        heard
    )


def test_a_file_that_failed_is_tried_for_both_versions_again_when_it_is_described(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    store = FeatureStore(database)
    (pending,) = store.pending(WHOLE, 1)
    store.save_failure(pending, WHOLE, "timed-out", NOW_MS)
    store.save_failure(pending, PLAIN, "timed-out", NOW_MS)
    save(database, track_id, whole(1))
    assert store.failures(WHOLE) == store.failures(PLAIN) == []
