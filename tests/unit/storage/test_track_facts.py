"""What the rules of a queue look at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musicrec_desktop.model.files import FilePart
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.span import Span
from musicrec_desktop.model.track import SoundFacts, Tags, TrackFacts, TrackId
from musicrec_desktop.storage.copies.files import CopyFileStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.track_facts import row_facts_of
from musicrec_desktop.storage.tracks import TrackStore
from musicrec_desktop.ui.kit.wording.formats import format_megabytes, size_text
from tests.support.library import (
    NOW_MS,
    add_features,
    add_numbered_tracks,
    add_tracks,
    features_of,
    library_of,
    scanned,
)

DESCRIPTORS = {
    "tempo_bpm": 120.5,
    "tempo_confidence": 0.5,
    "key": 9.0,
    "mode": 0.0,
    "key_confidence": 0.75,
    "energy": 0.25,
    "vocalness": 0.125,
    "speech": 0.0,
    "loudness_lufs": -14.0,
}
SOUND = SoundFacts(120.5, 0.5, 9, False, 0.75, 0.25, 0.125, 0.0, -14.0)


def facts_of(database: Database, track_id: TrackId) -> TrackFacts:
    return TrackStore(database).facts([track_id])[track_id]


def save(database: Database, track_id: TrackId, descriptors: dict[str, float], version: int) -> None:
    features = replace(features_of([1.0], version), descriptors=descriptors)
    FeatureStore(database).save(track_id, features, 1000, 1, NOW_MS)


def test_names_are_folded(database: Database) -> None:
    tags = Tags(
        "Café", ("BJÖRK",), album="Début", album_artists=("Björk", "X"), genres=("Art  Pop", "ÉLECTRO")
    )
    _, (track_id,) = add_tracks(database, [scanned("a.mp3", tags)])
    facts = TrackStore(database).facts([track_id, TrackId(99)])
    assert list(facts) == [track_id]
    assert facts[track_id].artist_keys == {"bjork", "x"}
    assert facts[track_id].genre_keys == {"art pop", "electro"}
    assert (facts[track_id].album_key, facts[track_id].title_key) == ("debut", "cafe")


def test_a_bare_track_has_nothing_to_tell(database: Database) -> None:
    _, (track_id,) = add_tracks(database, [scanned("a.mp3", Tags("a"))])
    assert facts_of(database, track_id) == TrackFacts(frozenset(), "", "a", None, is_missing=False)


def test_tags_and_state_of_the_file(database: Database) -> None:
    tags = Tags("a", year=1959, duration_ms=1000, is_explicit=True)
    _, (track_id,) = add_tracks(database, [scanned("a.mp3", tags)])
    TrackStore(database).set_decoded(track_id, 2000, b"sound")
    TrackStore(database).mark_missing([track_id], NOW_MS)
    facts = facts_of(database, track_id)
    assert (facts.year, facts.is_explicit, facts.is_missing) == (1959, True, True)
    assert (facts.duration_ms, facts.audio_id) == (2000, b"sound")


def test_the_newest_description_counts(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    assert facts_of(database, track_id).sound is None
    save(database, track_id, DESCRIPTORS, version=2)
    save(database, track_id, {**DESCRIPTORS, "energy": 1.0}, version=1)
    assert facts_of(database, track_id).sound == SOUND
    save(database, track_id, {**DESCRIPTORS, "mode": 1.0}, version=3)
    assert facts_of(database, track_id).sound == replace(SOUND, is_major=True)


@pytest.mark.parametrize("lacking", DESCRIPTORS)
def test_a_description_that_lacks_something_is_none(database: Database, lacking: str) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    save(database, track_id, {key: value for key, value in DESCRIPTORS.items() if key != lacking}, version=1)
    assert facts_of(database, track_id).sound is None


def test_plays_and_skips_are_counted(database: Database) -> None:
    first, second, third = add_numbered_tracks(database, 3)
    listens = ListenStore(database)
    for started_at_ms, track_id, listened_ms, reason in (
        (1, first, 200_000, EndReason.FINISHED),
        (2, first, 120_000, EndReason.SKIPPED),
        (3, first, 29_999, EndReason.SKIPPED),
        (4, first, 30_000, EndReason.SKIPPED),
        (5, first, 1_000, EndReason.STOPPED),
        (6, second, 2_000, EndReason.SKIPPED),
    ):
        listens.finish(Listen(track_id, started_at_ms, listened_ms, 200_000, reason))
    facts = TrackStore(database).facts([first, second, third])
    assert [(each.plays, each.skips, each.last_listen_ms) for each in facts.values()] == [
        (2, 1, 5),
        (0, 1, 6),
        (0, 0, None),
    ]


def test_only_the_listener_in_use_counts(database: Database) -> None:
    (track_id,) = add_numbered_tracks(database, 1)
    add_features(database, track_id, [1.0])
    anna = library_of(database.path, "Anna")
    ListenStore(anna).finish(Listen(track_id, 7, 200_000, 200_000, EndReason.FINISHED))
    assert (facts_of(anna, track_id).plays, facts_of(anna, track_id).last_listen_ms) == (1, 7)
    assert (facts_of(database, track_id).plays, facts_of(database, track_id).last_listen_ms) == (0, None)
    anna.close()


def test_a_part_of_a_file_has_its_share_of_the_size(database: Database) -> None:
    parts = (
        FilePart(Span(0, 750), Tags("one", duration_ms=10_000), "whole.cue"),
        FilePart(Span(750), Tags("two", duration_ms=30_000), "whole.cue"),
    )
    file = replace(scanned("whole.flac"), parts=parts)
    _, ids = add_tracks(database, [replace(file, stat=replace(file.stat, size=40_000_000)), scanned("a.mp3")])
    *cut, whole = row_facts_of(database, ids).values()
    assert [(one.size, one.file_size) for one in cut] == [(10_000_000, 40_000_000), (30_000_000, 40_000_000)]
    assert whole.file_size is None
    assert size_text(cut[0].size, cut[0].file_size) == "10 of 40 MB"
    assert [one.size for one in CopyFileStore(database).files(ids)] == [10_000_000, 30_000_000, whole.size]
    assert size_text(whole.size, None) == format_megabytes(whole.size)
