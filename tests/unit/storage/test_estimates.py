"""A length that is guessed is shown, and nothing is judged by it."""

from __future__ import annotations

from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import add_tracks, scanned


def add(database: Database) -> tuple[TrackStore, TrackId]:
    tags = Tags("Guess", duration_ms=2_436_000, is_estimate=True)
    _, [guess, _] = add_tracks(database, [scanned("guess.aac", tags), scanned("known.mp3")])
    return TrackStore(database), guess


def test_a_guess_is_shown_and_not_judged_by(database: Database) -> None:
    tracks, guess = add(database)
    track, playable = tracks.get(guess), tracks.playable(guess)
    assert track is not None
    assert playable is not None
    assert (track.duration_ms, track.is_estimated, track.tags.is_estimate) == (2_436_000, True, True)
    assert playable.duration_ms is None
    assert tracks.facts([guess])[guess].duration_ms is None


def test_what_was_decoded_is_no_guess(database: Database) -> None:
    tracks, guess = add(database)
    tracks.set_decoded(guess, 60_000, b"x" * 16)
    track, playable = tracks.get(guess), tracks.playable(guess)
    assert track is not None
    assert playable is not None
    assert (track.duration_ms, track.is_estimated, playable.duration_ms) == (60_000, False, 60_000)


def test_guesses_add_up_to_nothing(database: Database) -> None:
    tracks, guess = add(database)
    store = BrowseStore(database)
    assert store.totals([TrackId(int(number)) for number in tracks.present_ids()]).duration_ms == 200_000
    tracks.set_decoded(guess, 60_000, b"")
    assert store.totals([TrackId(int(number)) for number in tracks.present_ids()]).duration_ms == 260_000
