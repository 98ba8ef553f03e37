"""Accounts and their secrets, pauses, likes, and what is set aside."""

from __future__ import annotations

from pathlib import Path

import pytest

from musicrec_desktop.core.errors import ScrobbleError
from musicrec_desktop.core.settings import SCROBBLE_LIKES
from musicrec_desktop.model.scrobble import ScrobbleAccount, ServerKind, TokenPlace
from musicrec_desktop.model.track import TrackId
from tests.support.scrobble_rig import TRACKS, ScrobbleRig, songs, titles
from tests.support.scrobble_server import BAD_CREDENTIALS, ScrobbleServerDouble

pytestmark = pytest.mark.network
HOUR_MS = 3_600_000


def test_what_came_before_the_account_is_not_sent(
    tmp_path: Path, double: ScrobbleServerDouble, kind: ServerKind
) -> None:
    room = ScrobbleRig(tmp_path)
    room.hear(1)
    room.add(double, kind)
    room.hear(2)
    assert titles(double) == songs(2)
    room.close()


def test_a_refused_token_pauses_the_account_and_is_told_once(
    room: ScrobbleRig, double: ScrobbleServerDouble, kind: ServerKind
) -> None:
    room.keeper.keep(room.account.secret_name, BAD_CREDENTIALS[kind])
    room.hear(1)
    room.hear(2)
    room.scheduler.advance(2 * HOUR_MS)
    assert room.stopped == ["token-refused"]
    assert (room.account.is_paused, room.account.waiting) == (True, 2)
    assert isinstance(room.add(double, kind), ScrobbleAccount)  # the same account with a new token
    room.scheduler.settle()
    assert titles(double) == songs(1, 2)
    assert not room.account.is_paused


def test_a_bad_token_is_never_kept(tmp_path: Path, double: ScrobbleServerDouble, kind: ServerKind) -> None:
    room = ScrobbleRig(tmp_path)
    error = room.add(double, kind, BAD_CREDENTIALS[kind])
    assert isinstance(error, ScrobbleError)
    assert error.reason == "token-refused"
    assert room.service.accounts() == []
    assert not (tmp_path / "tokens.json").exists()
    room.close()


def test_a_track_without_an_artist_is_set_aside_until_its_tags_have_one(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    room.hear(TRACKS)
    (refused,) = room.service.refused(room.account.id)
    assert refused.reason == "no-artist"
    assert room.service.retry_refused(room.account.id) == 0
    room.database.execute("UPDATE track SET artist_text = 'Found' WHERE id = ?", (TRACKS,))
    assert room.service.retry_refused(room.account.id) == 1
    room.scheduler.settle()
    assert titles(double) == songs(TRACKS)


def test_likes_are_loves_only_when_asked_for(room: ScrobbleRig, double: ScrobbleServerDouble) -> None:
    room.feedback.like(TrackId(1))
    room.scheduler.settle()
    assert double.loves == []
    room.settings.set(SCROBBLE_LIKES, True)
    undo = room.feedback.like(TrackId(2))
    room.scheduler.settle()
    undo()
    room.scheduler.settle()
    room.feedback.dislike(TrackId(3))  # was never liked: there is nothing to take away
    room.scheduler.settle()
    assert double.loves == [("Song 2", True), ("Song 2", False)]
    assert room.service.send_likes() == 1
    room.scheduler.settle()
    assert double.loves[2:] == [("Song 1", True)]


def test_the_last_word_that_waits_is_the_one_that_is_sent(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    room.settings.set(SCROBBLE_LIKES, True)
    room.service.pause(room.account.id)
    room.feedback.like(TrackId(1))
    room.feedback.dislike(TrackId(1))
    room.feedback.like(TrackId(1))
    room.service.resume(room.account.id)
    room.scheduler.settle()
    assert double.loves == [("Song 1", True)]


def test_a_love_that_the_server_cannot_keep_blocks_nothing(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    double.is_unaware = True
    room.settings.set(SCROBBLE_LIKES, True)
    room.feedback.like(TrackId(1))
    room.hear(2)
    assert titles(double) == songs(2)
    assert [item.reason for item in room.service.refused(room.account.id)] in (
        ["no-loves"],
        ["not-supported"],
    )


def test_pause_lets_listens_wait_and_remove_forgets_them(
    room: ScrobbleRig, tmp_path: Path, double: ScrobbleServerDouble
) -> None:
    room.service.pause(room.account.id)
    room.hear(1)
    assert (double.listens, room.account.waiting) == ([], 1)
    assert room.account.token_place is TokenPlace.FILE
    assert room.account.secret_name in (tmp_path / "tokens.json").read_text()
    room.service.remove(room.account.id)
    room.scheduler.settle()
    assert room.service.accounts() == []
    assert (tmp_path / "tokens.json").read_text() == "{}"


def test_a_secret_that_is_gone_is_told_and_loses_nothing(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    room.keeper.forget(room.account.secret_name, TokenPlace.FILE)
    room.hear(1)
    assert (room.account.problem, room.account.waiting, double.listens) == ("no-token", 1, [])


def test_each_listener_has_their_own_accounts(
    room: ScrobbleRig, tmp_path: Path, double: ScrobbleServerDouble
) -> None:
    anna = ScrobbleRig(tmp_path, "Anna")
    assert anna.service.accounts() == []
    anna.hear(1)
    anna.close()
    room.hear(2)
    assert titles(double) == songs(2)


def test_nothing_secret_is_in_the_database(room: ScrobbleRig, tmp_path: Path) -> None:
    room.hear(1)
    room.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = (tmp_path / "library.sqlite3").read_bytes()
    assert b"good-token" not in content
    assert b"good-password" not in content
    assert b"secret-1" not in content
