"""What is heard arrives exactly once, whatever the server and the program do in between."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from musicrec_desktop.model.scrobble import ServerKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.scrobbling.sender import LONGEST_WAIT_MS
from musicrec_desktop.storage.scrobbles import CLAIM_MS
from tests.support.scrobble_rig import TRACK_MS, TRACKS, ScrobbleRig, songs, titles
from tests.support.scrobble_server import ScrobbleServerDouble, serving

pytestmark = pytest.mark.network
HOUR_MS = 3_600_000


def test_a_play_arrives_with_the_second_of_its_start(room: ScrobbleRig, double: ScrobbleServerDouble) -> None:
    started_at_s = room.scheduler.clock.now_ms() // 1000
    room.rig.play(1)
    room.rig.let_pass(TRACK_MS * 3 // 4)
    room.rig.player.stop()
    room.scheduler.settle()
    assert double.listens == [(started_at_s, "Song 1")]
    assert room.account.waiting == 0
    assert room.account.last_sent_ms == room.scheduler.clock.now_ms()


def test_a_skip_does_not_count(room: ScrobbleRig, double: ScrobbleServerDouble) -> None:
    room.rig.play(1, 2)
    room.rig.let_pass(TRACK_MS // 4)
    room.rig.player.next()
    room.rig.let_pass(TRACK_MS)
    assert titles(double) == songs(2)


def test_what_plays_now_is_told_with_the_first_sound_and_once(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    room.rig.player.play_now([TrackId(1)])
    assert double.playing == []
    room.scheduler.settle()
    assert double.playing == songs(1)
    room.rig.player.toggle()
    room.rig.let_pass(1_000)
    room.rig.player.toggle()
    room.rig.let_pass(1_000)
    assert double.playing == songs(1)


def test_a_track_that_is_joined_to_the_one_before_is_told_too(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    room.rig.player.play_now([TrackId(1), TrackId(2)])
    room.scheduler.settle()
    room.rig.let_pass(TRACK_MS + 1_000)
    room.scheduler.settle()
    assert room.rig.started == [1, 2]
    assert double.playing == songs(1, 2)


@pytest.mark.parametrize("deed", ["+500", "+garbage", "+half", "+drop", "+slow", "+endless"])
@pytest.mark.parametrize("is_telling", [True, False])
def test_a_listen_that_was_kept_before_a_bad_answer_is_kept_once(
    room: ScrobbleRig, double: ScrobbleServerDouble, deed: str, is_telling: bool
) -> None:
    double.is_telling, double.is_deduplicating = is_telling, not is_telling
    double.script.append(deed)
    room.hear(1)
    assert room.account.waiting == 1
    room.scheduler.advance(HOUR_MS)
    assert titles(double) == songs(1)
    assert (room.account.waiting, room.account.problem, room.account.failures) == (0, "", 0)


@pytest.mark.parametrize("deed", ["500", "garbage", "half", "drop", "slow", "redirect", "429", "429-reset"])
def test_a_listen_that_was_not_kept_comes_again(
    room: ScrobbleRig, double: ScrobbleServerDouble, deed: str
) -> None:
    double.script.extend([deed, deed])
    room.hear(1)
    assert room.account.problem
    room.scheduler.advance(HOUR_MS)
    assert titles(double) == songs(1)
    room.hear(2)
    assert titles(double) == songs(1, 2)


def test_a_busy_server_is_left_alone_as_long_as_it_wants(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    double.script.append("429")
    room.hear(1)
    assert room.account.retry_at_ms - room.scheduler.clock.now_ms() == 90_000
    calls = len(double.seen)
    room.scheduler.advance(89_999)
    assert len(double.seen) == calls
    room.scheduler.advance(1)
    assert titles(double) == songs(1)


@pytest.mark.parametrize("deed", ["429", "429-reset"])
def test_a_server_too_busy_for_what_plays_now_is_left_alone_too(
    room: ScrobbleRig, double: ScrobbleServerDouble, deed: str
) -> None:
    """Its wish counts for the listens as well; what plays now is said once, and not made up for."""
    double.playing_script.append(deed)
    room.rig.player.play_now([TrackId(1)])
    room.scheduler.settle()
    assert double.playing == []
    assert room.account.retry_at_ms - room.scheduler.clock.now_ms() == 90_000
    calls = len(double.seen)
    room.hear_at_once(2)
    assert len(double.seen) == calls
    room.scheduler.advance(90_001)
    assert titles(double) == songs(2)
    assert double.playing == []


def test_an_answer_that_breaks_on_what_plays_now_holds_up_no_listen(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    double.playing_script.append("500")
    room.rig.player.play_now([TrackId(1)])
    room.scheduler.settle()
    room.hear_at_once(2)
    assert titles(double) == songs(2)


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_listen_on_its_way_at_the_end_of_the_program_is_asked_about(
    tmp_path: Path,
    double: ScrobbleServerDouble,
    kind: ServerKind,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_kept: bool,
) -> None:
    """The call was made, and the program ended before the answer."""
    first = ScrobbleRig(tmp_path)
    first.add(double, kind)
    call_server = first.service._sender._call_server

    def quit_meanwhile(*arguments: Any, **more: Any) -> Any:
        answer = call_server(*arguments, **more)
        first.service.close()
        return answer

    monkeypatch.setattr(first.service._sender, "_call_server", quit_meanwhile)
    double.script.append("ok" if is_kept else "500")
    first.hear(1)
    assert titles(double) == (songs(1) if is_kept else [])
    first.close()
    calls = len(double.seen)
    second = ScrobbleRig(tmp_path, later_ms=2 * TRACK_MS)
    second.service.send_now()
    second.scheduler.settle()
    asked = double.seen[calls]
    assert asked.method == "GET" or asked.fields.get("method") == "user.getRecentTracks"
    assert titles(double) == songs(1)
    assert second.account.waiting == 0
    second.close()


def test_tries_get_rarer_up_to_an_hour(room: ScrobbleRig, double: ScrobbleServerDouble) -> None:
    double.script.extend(["500"] * 40)
    room.hear(1)
    waits = []
    for _ in range(12):
        wait_ms = room.account.retry_at_ms - room.scheduler.clock.now_ms()
        waits.append(wait_ms)
        room.scheduler.advance(wait_ms)
    assert waits[0] <= 30_000
    assert max(waits) <= LONGEST_WAIT_MS
    assert waits[-1] >= LONGEST_WAIT_MS // 2
    assert sum(waits[:4]) < sum(waits[4:8]) < sum(waits[8:])
    assert room.account.waiting == 1


def test_many_listens_of_a_time_without_network_go_in_batches(tmp_path: Path, kind: ServerKind) -> None:
    double = ScrobbleServerDouble()
    with serving(double):
        room = ScrobbleRig(tmp_path)
        room.add(double, kind)
    for _ in range(11):
        room.hear(*range(1, TRACKS))
    assert room.account.waiting == 121
    assert room.account.problem == "away"
    with serving(double):
        before = len(double.seen)
        room.service.send_now()
        room.scheduler.settle()
    submissions = [
        call
        for call in double.seen[before:]
        if "payload" in call.fields or call.fields.get("method") == "track.scrobble"
    ]
    assert len(submissions) == 3
    assert titles(double) == songs(*range(1, TRACKS)) * 11
    assert len(set(double.listens)) == 121
    room.close()


def test_the_queue_survives_a_restart_and_is_sent_once(
    tmp_path: Path, double: ScrobbleServerDouble, kind: ServerKind
) -> None:
    first = ScrobbleRig(tmp_path)
    first.add(double, kind)
    double.script.append("500")
    first.hear(1, 2)
    first.close()
    second = ScrobbleRig(tmp_path)
    second.scheduler.clock.advance(HOUR_MS)
    second.service.send_now()
    second.scheduler.settle()
    assert sorted(titles(double)) == songs(1, 2)
    second.close()
    third = ScrobbleRig(tmp_path)
    third.service.send_now()
    third.scheduler.settle()
    assert len(double.listens) == 2
    third.close()


def test_a_crash_after_the_servers_yes_is_harmless(
    tmp_path: Path, double: ScrobbleServerDouble, kind: ServerKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ScrobbleRig(tmp_path)
    first.add(double, kind)
    first.service.pause(first.account.id)
    first.hear(1, 2)
    monkeypatch.setattr(first.service._sender, "_on_delivered", lambda *_answer: None)
    first.service.resume(first.account.id)
    first.scheduler.settle()  # the call was made, and its answer was never written down
    assert titles(double) == songs(1, 2)
    first.database.close()
    second = ScrobbleRig(tmp_path, later_ms=2 * TRACK_MS)
    second.scheduler.settle()
    assert second.account.waiting == 2
    second.scheduler.advance(CLAIM_MS + 1)
    assert second.account.waiting == 0
    assert titles(double) == songs(1, 2)
    second.close()


def test_two_programs_on_one_profile_do_not_send_the_same(
    room: ScrobbleRig, tmp_path: Path, double: ScrobbleServerDouble
) -> None:
    room.service.pause(room.account.id)
    room.hear(1, 2, 3)
    room.service.resume(room.account.id)  # claimed, and on its way
    other = ScrobbleRig(tmp_path, later_ms=3 * TRACK_MS)
    other.scheduler.settle()
    assert double.listens == []
    room.scheduler.settle()
    other.scheduler.advance(CLAIM_MS + 1)
    assert titles(double) == songs(1, 2, 3)
    other.close()


def test_a_clock_that_was_set_back_holds_nothing_up(
    tmp_path: Path, double: ScrobbleServerDouble, kind: ServerKind
) -> None:
    ahead = ScrobbleRig(tmp_path, later_ms=48 * HOUR_MS)
    ahead.add(double, kind)
    double.script.append("500")
    ahead.hear(1)
    ahead.close()
    right = ScrobbleRig(tmp_path)
    right.scheduler.settle()
    assert titles(double) == songs(1)
    right.close()


def test_a_listen_that_the_server_refuses_blocks_nothing(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    room.service.pause(room.account.id)
    room.hear(1, 2, 3)
    double.poison = "Song 2"
    room.service.resume(room.account.id)
    room.scheduler.settle()
    assert sorted(titles(double)) == songs(1, 3)
    (refused,) = room.service.refused(room.account.id)
    assert (refused.track.title, refused.reason) == ("Song 2", "not-accepted")
    double.poison = ""
    assert room.service.retry_refused(room.account.id) == 1
    room.scheduler.settle()
    assert sorted(titles(double)) == songs(1, 2, 3)


def test_a_listen_that_breaks_the_server_is_set_aside_while_others_get_through(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    double.toxic = "Song 2"
    room.hear(2)
    for number in (1, 3, 4, 5, 6):
        room.hear(number)
        room.scheduler.advance(2 * HOUR_MS)
    assert titles(double) == songs(1, 3, 4, 5, 6)
    (refused,) = room.service.refused(room.account.id)
    assert (refused.track.title, refused.reason) == ("Song 2", "server-error")
    assert room.account.waiting == 0


def test_a_server_that_is_down_for_days_loses_nothing(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    double.script.extend(["500"] * 200)
    room.hear(1, 2, 3)
    room.scheduler.advance(72 * HOUR_MS)
    double.script.clear()
    room.scheduler.advance(HOUR_MS)
    assert sorted(titles(double)) == songs(1, 2, 3)
    assert room.service.refused(room.account.id) == []


def test_the_same_is_told_at_each_try_although_the_tags_changed(
    room: ScrobbleRig, double: ScrobbleServerDouble
) -> None:
    double.is_telling, double.is_deduplicating = False, True
    double.script.append("+drop")
    room.hear(1)
    room.database.execute("UPDATE track SET title = 'Renamed' WHERE id = 1")
    room.scheduler.advance(HOUR_MS)
    assert titles(double) == songs(1)
