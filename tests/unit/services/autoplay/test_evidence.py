"""What autoplay learns from how listens begin and end, and from what is said about tracks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.listen import FeedbackKind, Listen
from musicrec_desktop.model.playback import EndReason, PlayerState
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.autoplay.session_watch import SessionWatch
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.unit.services.autoplay.rig import STYLE, TRACK_MS, Rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


def watch(rig: Rig) -> SessionWatch:
    """Another pair of eyes."""
    return SessionWatch(
        player=rig.player,
        feedback=rig.feedback,
        listens=ListenStore(rig.database),
        now_ms=rig.scheduler.clock.now_ms(),
    )


def accepted(watch: SessionWatch) -> set[int]:
    return {int(seed.track_id) for seed in watch.session.taste.accepted}


def rejected(watch: SessionWatch) -> set[int]:
    return {int(seed.track_id) for seed in watch.session.taste.rejected}


def test_a_first_track_that_fails_is_followed_by_automatic_ones(rig: Rig) -> None:
    rig.break_files("damaged", 1)
    rig.play(1)
    rig.hear(1_000)
    assert rig.player.state is PlayerState.PLAYING
    assert rig.current != 1
    assert len(rig.ahead) == 10


def test_a_first_track_that_the_library_lost_is_followed_by_automatic_ones(rig: Rig) -> None:
    rig.play(999)
    rig.hear(1_000)
    assert rig.player.state is PlayerState.PLAYING
    assert len(rig.ahead) == 10


def test_a_very_short_track_is_followed_by_automatic_ones(rig: Rig) -> None:
    TrackStore(rig.database).set_decoded(TrackId(1), 10, b"")
    rig.play(1)
    rig.hear(1_000)
    assert rig.player.state is PlayerState.PLAYING
    assert styles(rig.ahead) == {0}


def test_a_library_of_broken_files_comes_to_rest(rig: Rig) -> None:
    rig.break_files("damaged", *range(1, 91))
    gave_up: list[int] = []
    rig.player.stopped_after_failures.connect(gave_up.append)
    rig.play(1)
    rig.hear(60_000)
    assert gave_up == [5]
    assert rig.player.state is PlayerState.STOPPED


def test_turning_endless_play_on_after_the_end_fills_the_queue_and_starts_nothing(rig: Rig) -> None:
    rig.autoplay.set_enabled(False)
    rig.play(1)
    rig.hear(TRACK_MS + 1_000)
    assert rig.player.queue.current is None
    rig.autoplay.set_enabled(True)
    rig.hear(1_000)
    assert len(rig.ahead) == 10
    assert rig.player.state is PlayerState.STOPPED


def test_a_dislike_is_not_overruled_by_the_end_of_the_track(rig: Rig) -> None:
    eyes = watch(rig)
    rig.play(1)
    rig.feedback.dislike(TrackId(1))
    rig.hear(TRACK_MS + 1_000)
    assert rig.current != 1
    assert 1 not in accepted(eyes)
    assert rejected(eyes) == {1}


def test_a_like_is_not_overruled_by_a_skip(rig: Rig) -> None:
    eyes = watch(rig)
    rig.play(1)
    rig.feedback.like(TrackId(1))
    rig.hear(5_000)
    rig.skip()
    assert accepted(eyes) == {1}
    assert not rejected(eyes)
    assert styles(rig.ahead) == {0}


def test_starting_a_disliked_track_makes_it_no_example(rig: Rig) -> None:
    rig.feedback.dislike(TrackId(1))
    eyes = watch(rig)
    rig.play(1)
    assert not accepted(eyes)
    rig.hear(TRACK_MS + 1_000)
    assert 1 not in accepted(eyes)


@pytest.mark.parametrize(
    ("kind", "reason", "listened_ms", "is_accepted", "is_rejected"),
    [
        (FeedbackKind.DISLIKE, EndReason.FINISHED, TRACK_MS, False, True),
        (FeedbackKind.LIKE, EndReason.SKIPPED, 2_000, False, False),
        (FeedbackKind.NEUTRAL, EndReason.FINISHED, TRACK_MS, True, False),
        (FeedbackKind.NEUTRAL, EndReason.SKIPPED, 2_000, False, True),
    ],
)
def test_listens_before_a_restart_do_not_overrule_what_was_said(
    rig: Rig, kind: FeedbackKind, reason: EndReason, listened_ms: int, is_accepted: bool, is_rejected: bool
) -> None:
    now_ms = rig.scheduler.clock.now_ms()
    ListenStore(rig.database).finish(Listen(TrackId(3), now_ms - 60_000, listened_ms, TRACK_MS, reason))
    if kind is FeedbackKind.DISLIKE:
        rig.feedback.dislike(TrackId(3))
    elif kind is FeedbackKind.LIKE:
        rig.feedback.like(TrackId(3))
    eyes = watch(rig)
    assert (3 in accepted(eyes), 3 in rejected(eyes)) == (is_accepted, is_rejected)


def test_a_choice_that_was_left_at_once_says_nothing(rig: Rig) -> None:
    eyes = watch(rig)
    rig.play(1)
    rig.hear(2_700)
    rig.play(40)
    assert accepted(eyes) == {40}
    assert not rejected(eyes)
    rig.hear(2_700)
    rig.player.stop()
    assert not accepted(eyes)


def test_a_liked_choice_counts_however_soon_it_was_left(rig: Rig) -> None:
    eyes = watch(rig)
    rig.play(1)
    rig.feedback.like(TrackId(1))
    rig.hear(2_700)
    rig.play(40)
    assert accepted(eyes) == {1, 40}


def test_a_choice_that_was_heard_a_while_counts(rig: Rig) -> None:
    eyes = watch(rig)
    rig.play(1)
    rig.hear(31_000)
    rig.play(40)
    assert accepted(eyes) == {1, 40}


def test_leaving_a_track_that_was_heard_before_takes_nothing_back(rig: Rig) -> None:
    eyes = watch(rig)
    rig.play(1, 2)
    rig.hear(TRACK_MS + 31_000)
    rig.play(1)
    rig.hear(2_000)
    rig.play(40)
    assert accepted(eyes) == {1, 2, 40}


@pytest.mark.parametrize("fuzz", [0.35, 0.5])
@pytest.mark.parametrize(("heard", "second"), [((1, 2), 61), ((5, 17), 85), ((29, 12), 70)])
def test_a_fresh_choice_steers_the_queue(
    tmp_path: Path, heard: tuple[int, int], second: int, fuzz: float
) -> None:
    rig = Rig(tmp_path, fuzz=fuzz)
    rig.play(*heard)
    rig.hear(2 * TRACK_MS + 1_000)
    assert styles([rig.current]) == {0}
    rig.play(second)
    chosen = [number for number in rig.ahead if styles([number]) == {2}]
    assert len(rig.ahead) == 10
    assert len(chosen) >= 7
    cited = [entry.reasons[0].text for entry in rig.player.queue.auto_part]
    assert sum(f"“Title {second}”" in text for text in cited) >= 7
    rig.player.close()
    rig.database.close()


def test_tracks_of_one_choice_do_not_weaken_each_other(rig: Rig) -> None:
    rig.play(1, 61)
    rig.hear(TRACK_MS + 1_000)
    assert styles(rig.ahead) == {0, 2}


@pytest.mark.parametrize(("reason", "is_barred"), [("gone", False), ("unreadable", False), ("empty", True)])
def test_only_a_broken_file_is_barred(rig: Rig, reason: str, is_barred: bool) -> None:
    eyes = watch(rig)
    rig.break_files(reason, 1)
    rig.play(1)
    rig.hear(1_000)
    assert (TrackId(1) in eyes.session.removed) is is_barred
    assert 1 not in accepted(eyes)


def test_a_drive_that_is_gone_takes_back_no_play(rig: Rig) -> None:
    eyes = watch(rig)
    rig.play(1)
    rig.hear(TRACK_MS + 1_000)
    rig.break_files("gone", 1)
    rig.play(1)
    rig.hear(1_000)
    assert 1 in accepted(eyes)


def test_reasons_are_short_and_name_what_is_alike(rig: Rig) -> None:
    rig.play(1)
    for entry in rig.player.queue.auto_part:
        sound = entry.reasons[0]
        assert sound.kind is ReasonKind.SESSION
        assert sound.text.removesuffix(" as a whole").endswith(" like “Title 1”")


def styles(numbers: list[int]) -> set[int]:
    return {(number - 1) // STYLE for number in numbers}
