"""Entries find the tracks that they are, when they are imported and when tracks arrive."""

from __future__ import annotations

import os

import pytest

from musicrec_desktop.core.errors import DatabaseBusyError
from musicrec_desktop.model.matching import KnownTrack, MatchOutcome, MatchReason
from musicrec_desktop.model.track import TagDetails, Tags, TrackChanges, TrackId
from musicrec_desktop.services.matching import TrackMatcher
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.playlists.matching import MatchStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, add_tracks, library_of, scanned
from tests.support.playlists import imported_playlist
from tests.support.scheduler import ManualScheduler

ODD = os.fsdecode(b"caf\xe9.mp3")


@pytest.fixture
def matcher(database: Database) -> TrackMatcher:
    return TrackMatcher(MatchStore(database))


def add(database: Database, path: str, *values: object, folder: str = "/more", **tags: object) -> TrackId:
    return add_tracks(database, [scanned(path, Tags(*values, **tags))], folder)[1][0]  # type: ignore[arg-type]


def test_a_path_goes_before_names(database: Database, matcher: TrackMatcher) -> None:
    named = add(database, "a.mp3", "Song", ("Artist",), duration_ms=100_000)
    odd = add(database, ODD, "Other", duration_ms=100_000)
    TrackStore(database).mark_missing([odd], NOW_MS)
    known = KnownTrack("Song", "Artist", duration_ms=100_000, location=f"/more/x/../{ODD}")
    (match,) = matcher.match([known])
    assert (match.track_id, match.reason) == (odd, MatchReason.PATH)
    (match,) = matcher.match([KnownTrack("Song", "Artist", "", 100_000, "/elsewhere/a.mp3")])
    assert (match.track_id, match.reason) == (named, MatchReason.NAMES)


@pytest.mark.parametrize(
    ("known", "outcome"),
    [
        (KnownTrack("Für Elise!", "Beyoncé", "", 200_000), MatchOutcome.SAME),
        (KnownTrack("FUR ELISE", "beyonce", "", 203_000), MatchOutcome.SAME),
        (KnownTrack("Für Elise!", "Beyoncé feat. Guest", "", 200_000), MatchOutcome.SAME),
        (KnownTrack("Für Elise!", "Beyoncé, Guest"), MatchOutcome.SAME),
        (KnownTrack("Für Elise! (Live)", "Beyoncé", "", 200_000), MatchOutcome.VERSION),
        (KnownTrack("Für Elise!", "Beyoncé", "", 215_000), MatchOutcome.VERSION),
        (KnownTrack("Für Elise!", "Guest", "", 197_000), MatchOutcome.ASK),
        (KnownTrack("Für Elise!", "", "", 200_000), MatchOutcome.ASK),
        (KnownTrack("Für Elsa!", "Beyoncé", "", 200_000), MatchOutcome.MISSING),
        (KnownTrack("", "Beyoncé", "", 200_000), MatchOutcome.MISSING),
        (KnownTrack(location="relative.mp3"), MatchOutcome.MISSING),
        (KnownTrack(location="http://host/x"), MatchOutcome.MISSING),
        (KnownTrack(), MatchOutcome.MISSING),
    ],
)
def test_names_are_compared_with_those_of_the_library(
    database: Database, matcher: TrackMatcher, known: KnownTrack, outcome: MatchOutcome
) -> None:
    artists = ("Beyoncé", "Guest")
    track_id = add(
        database, "a.mp3", "Für Elise!", artists, artist_credit="Beyoncé feat. Guest", duration_ms=200_000
    )
    (match,) = matcher.match([known])
    assert match.outcome is outcome
    assert match.track_id == (track_id if outcome is MatchOutcome.SAME else None)


def test_ids_of_recordings_are_those_of_the_tags(database: Database, matcher: TrackMatcher) -> None:
    details = TagDetails(isrcs=("SEABC2000001", "SEABC2000002"))
    track_id = add(database, "a.mp3", "Song", details=details)
    (match,) = matcher.match([KnownTrack(isrc="se-abc-20-00002")])
    assert (match.track_id, match.reason) == (track_id, MatchReason.ISRC)


def test_of_several_the_same_album_goes_first_then_the_nearest_length(
    database: Database, matcher: TrackMatcher
) -> None:
    ids = [
        add(database, f"{number}.mp3", "Song", ("Artist",), album, duration_ms=duration_ms)
        for number, (album, duration_ms) in enumerate(
            (("Live", 240_000), ("Best of", 200_000), ("Álbum", 202_000), ("No length", None))
        )
    ]

    def matched(**known: object) -> TrackId | None:
        return matcher.match([KnownTrack("Song", "Artist", **known)])[0].track_id  # type: ignore[arg-type]

    assert matched(album="Album", duration_ms=200_000) == ids[2]
    assert matched(duration_ms=200_500) == ids[1]
    assert matched(album="live") == ids[0]
    assert matched() is None
    TrackStore(database).mark_missing(ids[:3], NOW_MS)
    assert matched(duration_ms=200_500) == ids[3]


def test_entries_get_their_tracks_when_these_arrive(
    service: PlaylistService, scheduler: ManualScheduler, database: Database
) -> None:
    told: list[object] = []
    service.reader.playlists_changed.connect(told.append)
    known = [
        KnownTrack("Late", "Artist", "", 100_000),
        KnownTrack(location="/later/b.mp3"),
        KnownTrack("Late", "Artist"),
        KnownTrack("Never", "Artist", "", 100_000),
    ]
    playlist_id = imported_playlist(service, "Imported", [(one, None) for one in known])
    scheduler.settle()
    told.clear()
    late = add(database, "a.mp3", "Late", ("Artist",), duration_ms=101_000, folder="/later")
    service.rematcher.library_changed(TrackChanges(added=(late,)))
    path = add(database, "b.mp3", "B", duration_ms=1_000, folder="/later")
    service.rematcher.library_changed(TrackChanges(changed=(path,)))
    service.rematcher.library_changed(TrackChanges(missing=(path,)))
    assert told == []
    scheduler.advance(4_000)
    scheduler.settle()
    assert told == [(playlist_id,)]
    assert list(service.reader.order(playlist_id)[1]) == [late, path, late, 0]
    assert [entry.known for entry in service.reader.entries(playlist_id)] == known
    assert service.rematcher.rematch() == set()


def test_a_busy_database_puts_it_off(
    service: PlaylistService,
    scheduler: ManualScheduler,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    playlist_id = imported_playlist(service, "x", [(KnownTrack("Song", "Artist", "", 100_000), None)])
    first = add(database, "a.mp3", "Song", ("Artist",), duration_ms=100_000)

    def busy(_: object) -> None:
        raise DatabaseBusyError(database.path)

    with monkeypatch.context() as patch:
        patch.setattr(MatchStore, "unmatched", busy)
        service.rematcher.library_changed(TrackChanges(added=(first,)))
        scheduler.advance(4_000)
        scheduler.settle()
    second = add(database, "b.mp3", "Other")
    service.rematcher.library_changed(TrackChanges(added=(second,)))
    scheduler.advance(4_000)
    scheduler.settle()
    assert service.reader.track_ids(playlist_id) == [first]


def test_arrivals_match_among_themselves_only(service: PlaylistService, database: Database) -> None:
    playlist_id = imported_playlist(service, "x", [(KnownTrack("Song", "Artist", "", 100_000), None)])
    old = add(database, "a.mp3", "Song", ("Artist",), duration_ms=100_000)
    other = add(database, "b.mp3", "Other", ("Artist",), duration_ms=100_000)
    assert service.rematcher.rematch([other]) == set()
    assert service.rematcher.rematch([old]) == {playlist_id}


def test_entries_of_every_listener_are_matched(service: PlaylistService, database: Database) -> None:
    anna = library_of(database.path, "Anna")
    anna.execute(
        "INSERT INTO playlist (listener_id, name, created_at_ms, changed_at_ms) VALUES (?, 'x', 1, 1)",
        (anna.listener_id,),
    )
    anna.execute(
        "INSERT INTO playlist_entry (playlist_id, position, title, artist, album, location, recording_id,"
        " duration_ms) SELECT id, 0, 'Song', 'Artist', '', x'', '', 100000 FROM playlist"
    )
    anna.close()
    track_id = add(database, "a.mp3", "Song", ("Artist",), duration_ms=100_000)
    assert len(service.rematcher.rematch()) == 1
    assert database.query("SELECT track_id FROM playlist_entry") == [(track_id,)]
