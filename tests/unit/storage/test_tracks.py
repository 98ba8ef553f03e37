"""Tracks in the database."""

from __future__ import annotations

import os

import numpy as np
import pytest

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.model.files import KNOWN_MISSING
from musicrec_desktop.model.listen import FeedbackKind, Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import CoverSource, ReplayGain, Tags
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.pictures import PictureStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_features, add_tracks, features_of, scanned

FULL_TAGS = Tags(
    title="Blue in Green",
    artists=("Miles Davis", "Bill Evans"),
    album="Kind of Blue",
    album_artists=("Miles Davis",),
    genres=("Jazz", "Modal"),
    track_number=3,
    disc_number=1,
    year=1959,
    duration_ms=337_000,
    replay_gain=ReplayGain(-3.5, 0.9, -4.0, 1.0),
    cover=CoverSource.EMBEDDED,
    codec="flac",
    bitrate_kbps=900,
    sample_rate_hz=44_100,
    channels=2,
    is_explicit=True,
)


def test_tags_come_back_as_they_went_in(database: Database) -> None:
    _, (track_id,) = add_tracks(database, [scanned("a.flac", FULL_TAGS)])
    track = TrackStore(database).get(track_id)
    assert track is not None
    assert track.tags == FULL_TAGS
    assert track.path == "/music/a.flac"
    assert track.duration_ms == 337_000


def test_a_path_that_is_not_utf8_comes_back(database: Database) -> None:
    path = "caf\udce9/\udcff.mp3"
    _, (track_id,) = add_tracks(database, [scanned(path)], folder="/m\udce9")
    store = TrackStore(database)
    track = store.get(track_id)
    assert track is not None
    assert track.path == f"/m\udce9/{path}"
    assert store.find_path(f"/m\udce9/{path}") == track_id


def test_writing_a_known_path_again_changes_it_and_makes_it_present(database: Database) -> None:
    folder_id, (track_id,) = add_tracks(database, [scanned("a.mp3")])
    store = TrackStore(database)
    store.mark_missing([track_id], NOW_MS)
    added, changed = store.upsert(folder_id, [scanned("a.mp3", Tags("New"), mtime_ns=2)], NOW_MS)
    assert (added, changed) == ([], [track_id])
    track = store.get(track_id)
    assert track is not None
    assert (track.tags.title, track.is_missing) == ("New", False)


def test_states_of_files_come_by_path_in_parts(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musicrec_desktop.storage.known_files._STATES_AT_ONCE", 2)
    paths = ["b.mp3", "a/x.mp3", "a b.mp3", "\udcff.mp3", "a/y/z.mp3", "a.mp3"]
    folder_id, ids = add_tracks(database, [scanned(path) for path in paths])
    store = TrackStore(database)
    store.note_inodes([(track_id, 7) for track_id in ids[1:]])
    store.mark_missing(ids[5:], NOW_MS)
    states = [state for part in store.file_states(folder_id) for state in part]
    assert [state[0] for state in states] == sorted(map(os.fsencode, paths))
    size = {state[0]: state[1] for state in states}
    assert (size[b"b.mp3"], size[b"a.mp3"]) == (-1, KNOWN_MISSING)
    assert size[b"a/x.mp3"] > 0
    below = [state[0] for part in store.file_states(folder_id, "a") for state in part]
    assert below == [b"a/x.mp3", b"a/y/z.mp3"]
    at = store.known_files_at(folder_id, [b"a.mp3", b"a b.mp3", b"no"])
    assert {(file.stat.relative_path, file.is_missing) for file in at} == {
        ("a.mp3", True),
        ("a b.mp3", False),
    }


def test_missing_tracks_are_hidden_and_remembered(database: Database) -> None:
    folder_id, ids = add_tracks(database, [scanned("a.mp3"), scanned("b.mp3")])
    store = TrackStore(database)
    store.mark_missing(ids[:1], NOW_MS)
    assert store.present_ids().tolist() == ids[1:]
    assert [known.is_missing for known in store.known_files(folder_id)] == [True, False]
    assert [candidate[0] for candidate in store.missing_candidates()] == ids[:1]
    store.mark_present(ids[:1])
    assert store.present_ids().tolist() == ids


def test_a_changed_file_needs_a_new_picture(database: Database) -> None:
    folder_id, (track_id,) = add_tracks(database, [scanned("a.mp3")])
    pictures = PictureStore(database)
    pictures.save(track_id, SeekPicture(np.zeros(400, np.uint8), np.ones(400, np.uint8)))
    kept = pictures.get(track_id)
    assert kept is not None
    assert kept.brightness.tolist() == [1] * 400
    TrackStore(database).upsert(folder_id, [scanned("a.mp3", mtime_ns=2)], NOW_MS)
    assert pictures.get(track_id) is None


def test_a_removed_folder_keeps_its_history_and_comes_back(database: Database) -> None:
    folder_id, (track_id,) = add_tracks(database, [scanned("a.mp3")])
    FeedbackStore(database).add(FeedbackKind.LIKE, NOW_MS, track_id)
    folders = FolderStore(database)
    folders.remove(folder_id, NOW_MS)
    assert folders.all() == ()
    assert TrackStore(database).present_ids().size == 0
    assert folders.add("/music").id == folder_id
    assert FeedbackStore(database).liked_ids() == [track_id]


def test_a_moved_track_keeps_its_id(database: Database) -> None:
    folder_id, (track_id,) = add_tracks(database, [scanned("a.mp3", FULL_TAGS)])
    store = TrackStore(database)
    store.set_decoded(track_id, 338_000, b"sound")
    store.move(track_id, folder_id, scanned("sub/b.mp3", FULL_TAGS), NOW_MS)
    track = store.get(track_id)
    assert track is not None
    assert (track.path, track.duration_ms) == ("/music/sub/b.mp3", 338_000)


def test_a_new_file_that_sounds_like_a_missing_one_takes_its_place(database: Database) -> None:
    _, (old, new) = add_tracks(database, [scanned("a.mp3"), scanned("b.mp3", FULL_TAGS)])
    store = TrackStore(database)
    listens = ListenStore(database)
    for track_id, started in ((old, 1), (new, 2)):
        store.set_decoded(track_id, 200_000, b"sound")
        listens.finish(Listen(track_id, started, 150_000, 200_000, EndReason.FINISHED))
        add_features(database, track_id, [float(track_id)])
        PictureStore(database).save(track_id, SeekPicture(np.zeros(400, np.uint8), np.ones(400, np.uint8)))
    feedback = FeedbackStore(database)
    feedback.add(FeedbackKind.DISLIKE, 1, old)
    feedback.add(FeedbackKind.LIKE, 2, new)
    feedback.add(FeedbackKind.BAN, 3, new)
    mistake = feedback.add(FeedbackKind.UNBAN, 4, new)
    assert mistake is not None
    feedback.take_back(mistake, 5)
    store.mark_missing([old], NOW_MS)
    assert store.same_audio(b"sound", 200_500) == [(old, True), (new, False)]
    store.merge_moved(old, new)
    track = store.get(old)
    assert track is not None
    assert (track.path, track.tags.title, track.is_missing) == ("/music/b.mp3", "Blue in Green", False)
    assert (track.play_count, track.is_liked, track.tags.is_explicit) == (2, True, True)
    assert (feedback.liked_ids(), feedback.disliked_ids(), feedback.banned_ids()) == ([old], set(), {old})
    assert {event.track_id for event in feedback.events(10)} == {old}
    assert store.get(new) is None
    vector = FeatureStore(database).vector(old, 1)
    assert vector is not None
    assert vector.tolist() == [float(new)]
    assert BrowseStore(database).stats(1).tracks == 1


def test_the_decoder_corrects_the_header_until_the_file_changes(database: Database) -> None:
    folder_id, (track_id,) = add_tracks(database, [scanned("a.mp3", Tags("A", duration_ms=1))])
    store = TrackStore(database)
    store.set_decoded(track_id, 44_000, b"x")
    playable = store.playable(track_id)
    assert playable is not None
    assert playable.duration_ms == 44_000
    store.upsert(folder_id, [scanned("a.mp3", Tags("A", duration_ms=50_000), mtime_ns=9)], NOW_MS)
    playable = store.playable(track_id)
    assert playable is not None
    assert playable.duration_ms == 50_000


def test_pending_follows_the_state_of_the_file(database: Database) -> None:
    folder_id, ids = add_tracks(database, [scanned("a.mp3"), scanned("b.mp3"), scanned("c.mp3")])
    features = FeatureStore(database)
    assert [pending.track_id for pending in features.pending(1, 10)] == ids
    features.save(ids[0], features_of([1.0]), 1000, 1, NOW_MS)
    features.save_failure(features.pending_among(1, [ids[1]])[0], 1, "crashed", NOW_MS)
    assert [pending.track_id for pending in features.pending(1, 10)] == [ids[2]]
    assert features.counts(1) == (1, 1, 1)
    assert [failure.path for failure in features.failures(1)] == ["/music/b.mp3"]
    TrackStore(database).upsert(folder_id, [scanned("b.mp3", mtime_ns=2)], NOW_MS)
    assert [pending.track_id for pending in features.pending(1, 10)] == ids[1:]
    assert [pending.track_id for pending in features.pending(2, 10)] == ids
    assert features.failures(1) == []


def test_old_vectors_serve_until_the_new_version_covers_nearly_as_much(database: Database) -> None:
    _, ids = add_tracks(database, [scanned(f"{number}.mp3") for number in range(10)])
    features = FeatureStore(database)
    for track_id in ids:
        add_features(database, track_id, [1.0], version=1)
    for track_id in ids[:8]:
        add_features(database, track_id, [2.0, 2.0], version=2)
    assert features.serving_version(2) == 1
    add_features(database, ids[8], [2.0, 2.0], version=2)
    assert features.serving_version(2) == 2
    assert features.matrix(2).vectors.shape == (9, 2)
    assert features.matrix(1, ids[:3]).ids.tolist() == ids[:3]
    assert FeatureStore(database).serving_version(7) == 2


def test_an_empty_matrix_has_no_rows(database: Database) -> None:
    assert FeatureStore(database).matrix(1).vectors.shape == (0, 0)
    assert FeatureStore(database).serving_version(3) == 3
