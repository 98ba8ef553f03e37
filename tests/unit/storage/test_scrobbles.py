"""The queue of scrobbles: each listen once for each account, claimed by one sender."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.scrobble import (
    AccountId,
    ScrobbleKind,
    ScrobbleTrack,
    ServerAddress,
    ServerKind,
    TokenPlace,
)
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.scrobble_accounts import ScrobbleAccountStore
from musicrec_desktop.storage.scrobbles import CLAIM_MS, ScrobbleStore
from tests.support.library import NOW_MS, add_tracks, scanned

TRACK_MS = 200_000


class Shelf:
    """A library with two accounts."""

    def __init__(self, database: Database) -> None:
        tags = [
            Tags("Long", ("Ada", "Bo"), "Album", ("Ada",), track_number=3, duration_ms=TRACK_MS),
            Tags("Short", ("Ada",), duration_ms=30_000),
            Tags("No length", ("Ada",)),
            Tags(
                "Credited",
                ("Ada", "Bo"),
                "Album",
                ("Ada", "Bo"),
                duration_ms=TRACK_MS,
                artist_credit="Ada feat. Bo",
                album_artist_credit="Ada & Bo",
                recording_id="recording",
                release_id="release",
                artist_ids=("ada", "bo"),
            ),
        ]
        files = [scanned(f"{place}.mp3", each) for place, each in enumerate(tags)]
        self.long, self.short, self.unknown, self.credited = add_tracks(database, files)[1]
        self.database = database
        self.queue, self.accounts = ScrobbleStore(database), ScrobbleAccountStore(database)
        self.one, self.two = (
            self.accounts.add(ServerAddress(kind, "https://host", "me"), f"secret {kind}", TokenPlace.FILE)
            for kind in ServerKind
        )

    def hear(self, track_id: TrackId, at_ms: int, listened_ms: int, duration_ms: int | None) -> None:
        listen = Listen(track_id, at_ms, listened_ms, duration_ms, EndReason.FINISHED)
        ListenStore(self.database).finish(listen)

    def claim(self, account_id: AccountId, now_ms: int = NOW_MS) -> list[tuple[str, int]]:
        found = self.queue.claim(account_id, now_ms, 50)
        return [(item.track.title, item.attempts) for item in found]


@pytest.fixture
def shelf(database: Database) -> Shelf:
    return Shelf(database)


def test_a_play_is_queued_once_for_each_account(shelf: Shelf) -> None:
    shelf.hear(shelf.long, 1_000, TRACK_MS, TRACK_MS)
    assert shelf.queue.enqueue_listens() == 2
    assert shelf.queue.enqueue_listens() == 0
    shelf.database.execute("UPDATE scrobble_account SET seen_listen_id = 0")
    assert shelf.queue.enqueue_listens() == 0
    (item,) = shelf.queue.claim(shelf.one, NOW_MS, 50)
    assert item.track == ScrobbleTrack("Ada, Bo", "Long", "Album", "Ada", 3, TRACK_MS)
    assert (item.kind, item.at_ms) == (ScrobbleKind.LISTEN, 1_000)


def test_the_credit_and_the_ids_are_told(shelf: Shelf) -> None:
    wanted = ScrobbleTrack(
        "Ada feat. Bo",
        "Credited",
        "Album",
        "Ada & Bo",
        duration_ms=TRACK_MS,
        recording_id="recording",
        release_id="release",
        artist_ids=("ada", "bo"),
    )
    shelf.hear(shelf.credited, 1_000, TRACK_MS, TRACK_MS)
    shelf.queue.enqueue_listens()
    shelf.queue.enqueue_loves(ScrobbleKind.LOVE, [shelf.credited], 2_000)
    for account in (shelf.one, shelf.two):
        told = [shelf.queue.claim(account, NOW_MS, 50)[0].track for _ in range(2)]
        assert told == [wanted, wanted]


@pytest.mark.parametrize(
    ("name", "listened_ms", "duration_ms", "is_queued"),
    [
        ("long", 100_000, TRACK_MS, True),
        ("long", 99_999, TRACK_MS, False),
        ("long", 240_000, 3_600_000, True),
        ("short", 30_000, 30_000, False),
        ("short", 15_001, 30_001, True),
        ("unknown", 240_000, None, True),
        ("unknown", 239_999, None, False),
    ],
)
def test_the_rule_of_both_services(
    shelf: Shelf, name: str, listened_ms: int, duration_ms: int | None, is_queued: bool
) -> None:
    shelf.hear(getattr(shelf, name), 1_000, listened_ms, duration_ms)
    assert bool(shelf.queue.enqueue_listens()) is is_queued


def test_a_claim_keeps_others_away_until_it_runs_out(shelf: Shelf) -> None:
    shelf.hear(shelf.long, 1_000, TRACK_MS, TRACK_MS)
    shelf.queue.enqueue_listens()
    assert shelf.claim(shelf.one) == [("Long", 0)]
    assert shelf.claim(shelf.one, NOW_MS + CLAIM_MS - 1) == []
    assert shelf.claim(shelf.two) == [("Long", 0)]
    assert shelf.claim(shelf.one, NOW_MS + CLAIM_MS) == [("Long", 1)]


def test_what_was_tried_goes_alone_and_last(shelf: Shelf) -> None:
    for moment in range(3):
        shelf.hear(shelf.long, moment * TRACK_MS, TRACK_MS, TRACK_MS)
    shelf.queue.enqueue_listens()
    first, second, third = shelf.queue.claim(shelf.one, NOW_MS, 50)
    shelf.queue.release([first.id, second.id], was_sent=True)
    shelf.queue.release([third.id], was_sent=False)
    assert [item.id for item in shelf.queue.claim(shelf.one, NOW_MS, 50)] == [third.id]
    assert [item.id for item in shelf.queue.claim(shelf.one, NOW_MS, 50)] == [first.id]
    assert [item.id for item in shelf.queue.claim(shelf.one, NOW_MS, 50)] == [second.id]


def test_a_listen_that_left_the_library_still_goes(shelf: Shelf) -> None:
    shelf.hear(shelf.long, 1_000, TRACK_MS, TRACK_MS)
    shelf.queue.enqueue_listens()
    shelf.database.execute("DELETE FROM track WHERE id = ?", (shelf.long,))
    assert shelf.claim(shelf.one) == [("Long", 0)]


def test_a_removed_account_takes_its_queue_along(shelf: Shelf) -> None:
    shelf.hear(shelf.long, 1_000, TRACK_MS, TRACK_MS)
    shelf.queue.enqueue_listens()
    shelf.accounts.remove(shelf.one)
    assert shelf.database.one("SELECT count(*) FROM scrobble") == (1,)


def test_all_or_nothing_of_an_answer_is_written(shelf: Shelf) -> None:
    shelf.hear(shelf.long, 1_000, TRACK_MS, TRACK_MS)
    shelf.queue.enqueue_listens()
    (item,) = shelf.queue.claim(shelf.one, NOW_MS, 50)

    def break_down() -> None:
        with shelf.queue.together():
            shelf.queue.sent([item.id])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_down()
    assert shelf.queue.sent_count(shelf.one) == 0
    assert shelf.claim(shelf.one, NOW_MS + CLAIM_MS) == [("Long", 1)]
