"""Measured loudness in the database, and what the player gets of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.files import FileStat
from musicrec_desktop.model.loudness import LoudnessMeasurement, blocks_of
from musicrec_desktop.model.playback import Playable
from musicrec_desktop.model.sound import AlbumPlace, TrackLoudness
from musicrec_desktop.model.track import FolderId, ReplayGain, Tags, TrackId
from musicrec_desktop.services.loudness.writing import gain_of
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.loudness import LoudnessStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_tracks, features_of, scanned

GAIN = ReplayGain(-5.0, 0.5, -6.0, 0.75)


def tags_of(number: int, album: str = "Album", artist: str = "A", disc: int | None = None) -> Tags:
    return Tags(
        f"Track {number}",
        (artist,),
        album=album,
        album_artists=(artist,),
        track_number=number,
        disc_number=disc,
        duration_ms=200_000,
        replay_gain=GAIN,
    )


def add_album(database: Database, count: int = 3, album: str = "Album") -> tuple[FolderId, list[TrackId]]:
    files = [scanned(f"{album}/{number}.flac", tags_of(number, album)) for number in range(1, count + 1)]
    return add_tracks(database, files)


def measurement(lufs: float, peak: float = 0.5) -> LoudnessMeasurement:
    return LoudnessMeasurement(lufs, peak, 5.0, blocks_of([lufs] * 100))


def measure(database: Database, ids: Sequence[TrackId], lufs: float = -12.0, now_ms: int = NOW_MS) -> None:
    store = LoudnessStore(database)
    for pending in store.to_measure(ids, is_renewed=True):
        store.save(pending, measurement(lufs), now_ms)


def playable(database: Database, track_id: TrackId) -> Playable:
    found = TrackStore(database).playable(track_id)
    assert found is not None
    return found


def album_lufs(database: Database, track_id: TrackId) -> float | None:
    return playable(database, track_id).loudness.measured_album_lufs


def test_the_player_gets_tags_estimate_and_place(database: Database) -> None:
    _, (track_id, other, loose) = add_tracks(
        database,
        [
            scanned("1.flac", tags_of(7, disc=2)),
            scanned("2.flac", tags_of(3)),
            scanned("3.flac", Tags("Loose", track_number=1)),
        ],
    )
    features = features_of([1.0])
    features.descriptors["loudness_lufs"] = -13.5
    FeatureStore(database).save(track_id, features, 1000, 1, NOW_MS)
    found = playable(database, track_id)
    assert found.path == "/music/1.flac"
    assert found.loudness == TrackLoudness(tags=GAIN, estimated_lufs=-13.5)
    assert found.album == AlbumPlace(("a", "album"), 2, 7)
    assert playable(database, other).album == AlbumPlace(("a", "album"), 1, 3)
    assert playable(database, loose).album is None
    assert playable(database, loose).loudness == TrackLoudness()
    assert TrackStore(database).playable(TrackId(99)) is None


def test_many_at_once_come_in_the_order_asked_for(database: Database) -> None:
    _, ids = add_album(database)
    wanted = [ids[2], TrackId(99), ids[0]]
    found = TrackStore(database).playable_many(wanted)
    assert found == [playable(database, ids[2]), playable(database, ids[0])]


def test_a_measurement_counts_for_the_file_that_was_measured(database: Database) -> None:
    folder_id, (track_id,) = add_album(database, 1)
    store = LoudnessStore(database)
    assert [one.track_id for one in store.to_measure([track_id])] == [track_id]
    measure(database, [track_id])
    assert store.to_measure([track_id]) == []
    assert playable(database, track_id).loudness.measured_lufs == -12.0
    assert playable(database, track_id).loudness.measured_peak == 0.5
    TrackStore(database).upsert(folder_id, [scanned("Album/1.flac", tags_of(1), mtime_ns=2)], NOW_MS)
    assert playable(database, track_id).loudness.measured_lufs is None
    assert store.known([track_id]) == {}
    assert [one.mtime_ns for one in store.to_measure([track_id])] == [2]


def test_an_album_counts_when_all_of_it_is_measured(database: Database) -> None:
    _, ids = add_album(database)
    add_album(database, 2, "Another")
    measure(database, ids[:2], -12.0)
    assert album_lufs(database, ids[0]) is None
    measure(database, ids[2:], -18.0)
    # Two loud tracks and a quiet one: the mean of powers, since the gate leaves all of them in.
    assert album_lufs(database, ids[0]) == pytest.approx(-13.25, abs=0.06)
    known = LoudnessStore(database).known(ids)
    assert known[ids[2]].album == known[ids[0]].album is not None


@pytest.mark.parametrize("loudest", range(3))
def test_the_peak_of_an_album_is_the_highest_wherever_it_stands(database: Database, loudest: int) -> None:
    """Also in whichever order the tracks were measured."""
    _, ids = add_album(database)
    store = LoudnessStore(database)
    for order in ((0, 1, 2), (2, 1, 0), (1, 2, 0)):
        for place in order:
            (pending,) = store.to_measure([ids[place]], is_renewed=True)
            peak = 0.9 if place == loudest else 0.2 + place / 10
            store.save(pending, measurement(-12.0, peak), NOW_MS + order.index(place))
        for place, one in enumerate(ids):
            known = store.known([one])[one]
            assert known.album is not None
            assert known.album.true_peak == 0.9
            assert known.true_peak == (0.9 if place == loudest else 0.2 + place / 10)
            loudness = playable(database, one).loudness
            assert (loudness.measured_album_peak, loudness.measured_peak) == (0.9, known.true_peak)
            written = gain_of(known, is_album=True)
            assert (written.album_peak, written.track_peak) == (0.9, known.true_peak)


def test_an_album_that_changes_counts_no_more(database: Database) -> None:
    folder_id, ids = add_album(database)
    tracks = TrackStore(database)
    measure(database, ids)
    assert album_lufs(database, ids[0]) is not None
    tracks.mark_missing([ids[2]], NOW_MS)
    assert album_lufs(database, ids[0]) is None
    tracks.mark_present([ids[2]])
    assert album_lufs(database, ids[0]) is not None
    tracks.upsert(folder_id, [scanned("Album/4.flac", tags_of(4))], NOW_MS)
    assert album_lufs(database, ids[0]) is None


def test_settling_makes_an_album_count_that_lost_a_track(database: Database) -> None:
    _, ids = add_album(database)
    measure(database, ids[:2], -12.0)
    TrackStore(database).mark_missing([ids[2]], NOW_MS)
    assert album_lufs(database, ids[0]) is None
    LoudnessStore(database).settle_albums(ids)
    assert album_lufs(database, ids[0]) == pytest.approx(-12.0, abs=0.06)


def test_measuring_again_takes_the_place(database: Database) -> None:
    _, ids = add_album(database)
    measure(database, ids, -12.0)
    measure(database, ids, -15.0, NOW_MS + 1)
    assert album_lufs(database, ids[0]) == pytest.approx(-15.0, abs=0.06)


def test_tracks_bring_the_rest_of_their_albums(database: Database) -> None:
    _, ids = add_album(database)
    _, others = add_tracks(database, [scanned("x.mp3", Tags("X")), scanned("y.mp3", Tags("Y"))], "/more")
    store = LoudnessStore(database)
    assert sorted(store.album_mates([ids[1], others[0]])) == sorted([*ids, others[0]])
    TrackStore(database).mark_missing([ids[0]], NOW_MS)
    assert store.album_mates([ids[1]]) == ids[1:]


def test_new_tags_on_the_same_sound_keep_what_is_known_of_it(database: Database) -> None:
    folder_id, ids = add_album(database)
    tracks, features, store = TrackStore(database), FeatureStore(database), LoudnessStore(database)
    files = FileTagStore(database)
    features.save(ids[0], features_of([1.0]), 1000, 1, NOW_MS)
    tracks.set_decoded(ids[0], 201_000, b"sound")
    measure(database, ids)
    place = files.place(ids[0])
    assert place == ("/music/Album/1.flac", FileStat("Album/1.flac", 1000, 1))
    now = FileStat("Album/1.flac", 1200, 5)
    files.retagged(ids[0], now, tags_of(1))
    store.settle_albums(ids)
    assert features.pending_among(1, [ids[0]]) == []
    assert playable(database, ids[0]).loudness.measured_lufs == -12.0
    assert playable(database, ids[0]).duration_ms == 201_000
    assert album_lufs(database, ids[1]) is not None
    assert next(known.stat for known in tracks.known_files(folder_id) if known.track_id == ids[0]) == now


def test_a_file_that_takes_a_missing_ones_place_brings_its_measurement(database: Database) -> None:
    _, (old, new) = add_tracks(database, [scanned("a.mp3"), scanned("b.mp3")])
    measure(database, [new])
    TrackStore(database).mark_missing([old], NOW_MS)
    TrackStore(database).merge_moved(old, new)
    assert playable(database, old).loudness.measured_lufs == -12.0


def test_a_track_that_left_meanwhile_is_no_error(database: Database) -> None:
    LoudnessStore(database).save(PendingTrack(TrackId(5), "/x", 1, 1), measurement(-12.0), NOW_MS)
    assert LoudnessStore(database).known([TrackId(5)]) == {}
