"""What the listener can turn, start from and ban, in the running player."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import SeedError
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.queue_controls import Mode, QueueControls, QueueSeed, SeedKind
from musicrec_desktop.model.queue_presets import PRESETS_BY_NAME
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.queue.planner import MODE_SENTENCES
from musicrec_desktop.services.autoplay.taste_keeper import DELAY_MS
from musicrec_desktop.storage.listens import ListenStore
from tests.unit.services.autoplay.rig import STYLE, TRACK_MS, Rig

DAY_MS = 86_400_000


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


def styles(numbers: list[int]) -> set[int]:
    return {(number - 1) // STYLE for number in numbers}


def hear_before(rig: Rig, *numbers: int, days_ago: int = 40, is_auto: bool = False) -> None:
    """Listens of another time."""
    now_ms = rig.scheduler.clock.now_ms()
    store = ListenStore(rig.database)
    for number in numbers:
        origin = Origin.AUTO if is_auto else Origin.USER
        started_ms = now_ms - days_ago * DAY_MS + number
        store.finish(Listen(TrackId(number), started_ms, TRACK_MS, TRACK_MS, EndReason.FINISHED, origin, 1))
    rig.autoplay.library_changed()
    rig.autoplay.taste.learn_now()


def test_controls_are_kept_over_a_restart_and_plan_at_once(rig: Rig) -> None:
    rig.play(1)
    controls = replace(QueueControls(), wander=1.0, minutes=60)
    told = []
    rig.autoplay.changed.connect(lambda: told.append(rig.autoplay.controls))
    rig.autoplay.set_controls(controls)
    rig.scheduler.settle()
    assert told[0] == controls
    assert len(rig.ahead) == 60 * 60_000 // TRACK_MS
    assert rig.new_autoplay().controls == controls


def test_again_draws_other_tracks_and_keeps_none(rig: Rig) -> None:
    rig.play(1)
    before = rig.ahead
    rig.autoplay.again()
    rig.scheduler.settle()
    assert rig.ahead != before
    assert len(rig.ahead) == len(before)


def test_never_played_and_rediscover_choose_by_the_past(rig: Rig) -> None:
    hear_before(rig, *range(1, 21))
    rig.play(1)
    rig.autoplay.set_controls(PRESETS_BY_NAME["never_played"].controls)
    rig.scheduler.settle()
    assert not set(rig.ahead) & set(range(1, 21))
    rig.autoplay.set_controls(PRESETS_BY_NAME["rediscover"].controls)
    rig.scheduler.settle()
    assert set(rig.ahead) <= set(range(1, 21))
    assert MODE_SENTENCES[Mode.REDISCOVER] not in rig.autoplay.relaxed


def test_a_mode_that_runs_out_says_so(rig: Rig) -> None:
    hear_before(rig, 2, 3)
    rig.play(1)
    rig.autoplay.set_controls(PRESETS_BY_NAME["rediscover"].controls)
    rig.scheduler.settle()
    assert set(rig.ahead[:2]) == {2, 3}
    assert len(rig.ahead) == 10
    assert MODE_SENTENCES[Mode.REDISCOVER] in rig.autoplay.relaxed


def test_a_queue_from_several_tracks_follows_all_of_them(rig: Rig) -> None:
    rig.autoplay.start_from(QueueSeed(SeedKind.TRACKS, (TrackId(1), TrackId(61))))
    rig.scheduler.settle()
    assert rig.current == 1
    assert styles(rig.ahead) == {0, 2}


def test_a_queue_from_an_artist_begins_with_a_track_of_theirs(rig: Rig) -> None:
    rig.autoplay.start_from(QueueSeed(SeedKind.ARTIST, name="Artist 33"))
    rig.scheduler.settle()
    assert rig.current == 33
    assert styles(rig.ahead) == {1}


def test_a_queue_from_taste_begins_where_the_taste_is(rig: Rig) -> None:
    hear_before(rig, *range(61, 75))
    rig.autoplay.start_from(QueueSeed(SeedKind.TASTE))
    rig.scheduler.settle()
    assert styles([rig.current, *rig.ahead]) == {2}


@pytest.mark.parametrize(
    ("seed", "reason"),
    [
        (QueueSeed(SeedKind.TRACKS, (TrackId(999),)), "gone"),
        (QueueSeed(SeedKind.TRACKS), "gone"),
        (QueueSeed(SeedKind.ARTIST, name="Nobody"), "empty"),
        (QueueSeed(SeedKind.TASTE), "not-analysed"),
    ],
)
def test_a_start_that_is_none_is_an_error_with_a_reason(rig: Rig, seed: QueueSeed, reason: str) -> None:
    with pytest.raises(SeedError) as caught:
        rig.autoplay.start_from(seed)
    assert caught.value.reason == reason
    assert rig.player.queue.current is None


def test_a_ban_takes_a_track_out_and_undo_lets_it_come_back(rig: Rig) -> None:
    rig.play(1)
    banned = TrackId(rig.ahead[0])
    undo = rig.feedback.ban(banned)
    rig.scheduler.settle()
    assert banned not in rig.ahead
    with pytest.raises(SeedError) as caught:
        rig.autoplay.start_from(QueueSeed(SeedKind.TRACKS, (banned,)))
    assert caught.value.reason == "banned"
    undo()
    assert rig.autoplay.start.tracks(QueueSeed(SeedKind.TRACKS, (banned,))) == (banned,)


def test_a_banned_artist_never_comes(rig: Rig) -> None:
    rig.play(1)
    number = rig.ahead[0]
    rig.feedback.ban_artist(f"Artist {number}")
    rig.scheduler.settle()
    assert number not in rig.ahead
    assert len(rig.ahead) == 10


def test_everything_banned_is_told_and_nothing_comes(rig: Rig) -> None:
    for number in range(2, 91):
        rig.feedback.ban(TrackId(number))
    rig.play(1)
    assert rig.ahead == []
    assert rig.autoplay.problem == "all-banned"


def test_more_pulls_and_less_pushes_and_both_can_be_taken_back(rig: Rig) -> None:
    rig.play(1)
    before = rig.ahead
    more = rig.feedback.more(TrackId(75))
    rig.scheduler.settle()
    assert 2 in styles(rig.ahead)
    more()
    rig.scheduler.settle()
    assert styles(rig.ahead) == {0}
    less = rig.feedback.less(TrackId(before[0]))
    rig.scheduler.settle()
    assert before[0] not in rig.ahead
    less()
    rig.scheduler.settle()
    assert len(rig.ahead) == 10


def test_a_like_of_another_time_is_a_reason(rig: Rig) -> None:
    for number in range(2, 20):
        rig.feedback.like(TrackId(number))
    rig.play(1)
    for entry in rig.player.queue.auto_part:
        kinds = {reason.kind for reason in entry.reasons}
        assert (ReasonKind.LIKED in kinds) is (2 <= entry.track_id < 20)
    assert set(rig.ahead) & set(range(2, 20))


def test_some_places_go_to_new_tracks_and_say_so(rig: Rig) -> None:
    hear_before(rig, *range(1, 30), is_auto=True)
    rig.play(1)
    rig.autoplay.set_controls(replace(QueueControls(), minutes=120))
    rig.scheduler.settle()
    new = [
        entry.track_id
        for entry in rig.player.queue.auto_part
        if ReasonKind.DISCOVERY in {reason.kind for reason in entry.reasons}
    ]
    assert new
    assert not set(new) & set(range(1, 30))
    assert len(new) < 0.5 * len(rig.player.queue.auto_part)


def test_the_taste_is_learnt_after_the_queue_reacted(rig: Rig) -> None:
    rig.play(1)
    rig.feedback.like(TrackId(1))
    rig.scheduler.settle()
    assert rig.ahead
    rig.scheduler.advance(DELAY_MS)
    seed = QueueSeed(SeedKind.TASTE)
    assert rig.autoplay.start.tracks(seed) == (1,)


def test_again_is_not_lost_when_the_queue_changes_meanwhile(rig: Rig) -> None:
    rig.play(1)
    before = rig.ahead
    rig.autoplay.again()
    rig.scheduler.step()
    rig.player.enqueue([TrackId(50)])
    rig.scheduler.settle()
    assert rig.ahead != before
    assert len(rig.ahead) == 10


def test_a_plan_from_before_a_ban_is_never_shown(rig: Rig) -> None:
    rig.play(1)
    shown: set[int] = set()
    rig.player.queue_changed.connect(lambda: shown.update(rig.ahead))
    rig.autoplay.again()
    rig.scheduler.step()
    rig.feedback.ban_artist("Artist 2")
    for number in range(3, 31):
        rig.feedback.ban(TrackId(number))
    rig.scheduler.settle()
    assert not shown & set(range(2, 31))


def test_the_start_keeps_speaking_when_a_dislike_of_it_is_taken_back(rig: Rig) -> None:
    rig.play(1)
    undo = rig.feedback.dislike(TrackId(1))
    rig.scheduler.settle()
    undo()
    rig.scheduler.settle()
    assert styles(rig.ahead) == {0}


def test_putting_a_track_back_redraws_nothing(rig: Rig) -> None:
    rig.play(1)
    undo = rig.feedback.removed([TrackId(rig.ahead[2])])
    rig.scheduler.settle()
    before = rig.ahead
    undo()
    rig.scheduler.settle()
    assert rig.ahead == before


def test_turning_a_control_of_an_empty_player_proposes_nothing(rig: Rig) -> None:
    rig.autoplay.set_controls(replace(QueueControls(), wander=1.0))
    rig.scheduler.settle()
    assert rig.ahead == []


def test_half_of_a_very_short_track_is_a_play_and_no_skip(rig: Rig) -> None:
    store, now_ms = ListenStore(rig.database), rig.scheduler.clock.now_ms()
    store.finish(Listen(TrackId(1), now_ms, 25_000, 40_000, EndReason.SKIPPED))
    store.finish(Listen(TrackId(2), now_ms, 15_000, 40_000, EndReason.SKIPPED))
    table = store.table(5)
    found = zip(table.track_ids.tolist(), table.is_play.tolist(), table.is_skip.tolist(), strict=True)
    assert sorted(found) == [(1, True, False), (2, False, True)]


def test_what_a_rule_keeps_back_comes_for_this_queue_only(rig: Rig) -> None:
    rules = rig.autoplay.controls.rules.changed(RuleName.YEARS, is_on=True, numbers=(1900, 1901))
    rig.autoplay.set_controls(replace(rig.autoplay.controls, rules=rules))
    rig.play(1)
    assert any("year" in sentence for sentence in rig.autoplay.relaxed)
    undo = rig.autoplay.let_come([RuleName.YEARS])
    rig.scheduler.settle()
    assert rig.autoplay.lifted == (RuleName.YEARS,)
    assert rig.autoplay.relaxed == ()
    undo()
    rig.scheduler.settle()
    assert not rig.autoplay.lifted
    assert rig.autoplay.relaxed
    rig.autoplay.let_come([RuleName.YEARS])
    rig.scheduler.settle()
    rig.play(61)
    assert not rig.autoplay.lifted
    assert rig.autoplay.controls.rules == rules


def test_stars_reach_the_taste_and_the_reasons_soon_after_they_are_given(rig: Rig) -> None:
    rig.autoplay.taste.learn_now()
    rated = [TrackId(number) for number in range(1, STYLE + 1)]
    undo = rig.ratings.rate(rated, 10)
    rig.scheduler.advance(DELAY_MS)
    rig.scheduler.settle()
    assert styles([interest.track_id for interest in rig.autoplay.taste.known.profile.interests]) == {0}
    rig.play(1)
    told = {reason.text for entry in rig.player.queue.auto_part for reason in entry.reasons}
    assert "you gave it 5 stars" in told
    rig.feedback.like(TrackId(2))
    rig.feedback.dislike(TrackId(3))
    undo()
    rig.scheduler.advance(DELAY_MS)
    rig.scheduler.settle()
    values = rig.autoplay.start.values(rated)
    assert values[TrackId(2)] == pytest.approx(2.0)
    assert values[TrackId(3)] == pytest.approx(-2.0)
    assert not rig.autoplay.start.values(rated[10:])
