"""Endless play, with a real library and a real player over the silent engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import SeedError
from musicrec_desktop.core.settings import AUTOPLAY, AUTOPLAY_AHEAD
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason, Origin
from musicrec_desktop.model.queue_controls import QueueSeed, SeedKind
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.queue.rules.relaxation import SENTENCE_OF, Relaxation
from musicrec_desktop.services.autoplay.automatic_part import UPGRADE_DELAY_MS
from musicrec_desktop.storage.listens import ListenStore
from tests.unit.services.autoplay.rig import COUNT, STYLE, TRACK_MS, Rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


def styles(numbers: list[int]) -> set[int]:
    return {(number - 1) // STYLE for number in numbers}


def test_playing_one_track_puts_ten_like_it_ahead(rig: Rig) -> None:
    rig.play(1)
    assert len(rig.ahead) == 10
    assert styles(rig.ahead) == {0}
    assert 1 not in rig.ahead
    assert all(entry.origin is Origin.AUTO and entry.reasons for entry in rig.player.queue.auto_part)
    assert "“Title 1”" in rig.player.queue.auto_part[0].reasons[0].text


def test_nothing_is_proposed_before_something_plays(rig: Rig) -> None:
    rig.similarity.library_changed()
    rig.scheduler.settle()
    assert rig.ahead == []


def test_it_tops_up_when_a_track_starts_and_keeps_what_was_shown(rig: Rig) -> None:
    rig.play(1)
    before = rig.ahead
    entry_ids = [entry.id for entry in rig.player.queue.auto_part]
    rig.hear(TRACK_MS + 1_000)
    assert rig.current == before[0]
    assert rig.ahead[:9] == before[1:]
    assert len(rig.ahead) == 10
    assert [entry.id for entry in rig.player.queue.auto_part][:9] == entry_ids[1:]


def test_a_session_of_many_tracks_repeats_nothing(rig: Rig) -> None:
    rig.play(1)
    heard = [rig.current]
    for _ in range(40):
        rig.skip()
        heard.append(rig.current)
    assert len(set(heard)) == 41
    assert len(rig.ahead) == 10
    assert rig.autoplay.relaxed == ()


def test_a_skip_within_thirty_seconds_turns_to_something_else(rig: Rig) -> None:
    rig.play(31, 1)
    rig.hear(TRACK_MS + 1_000)
    assert styles(rig.ahead) == {0, 1}
    rig.skip()
    assert not styles(rig.ahead[:5]) & {0}


def test_a_late_skip_changes_nothing(rig: Rig) -> None:
    rig.play(1)
    before = rig.ahead
    rig.hear(40_000)
    rig.skip()
    assert rig.ahead[:9] == before[1:]


def test_a_like_pulls_and_a_dislike_pushes(rig: Rig) -> None:
    rig.play(1)
    rig.feedback.like(TrackId(75))
    rig.scheduler.settle()
    assert 2 in styles(rig.ahead)
    unwanted = rig.ahead[0]
    rig.feedback.dislike(TrackId(unwanted))
    rig.scheduler.settle()
    assert unwanted not in rig.ahead
    assert len(rig.ahead) == 10


def test_taking_a_like_back_takes_its_effect_back(rig: Rig) -> None:
    rig.play(1)
    before = rig.ahead
    undo = rig.feedback.like(TrackId(75))
    rig.scheduler.settle()
    assert rig.ahead != before
    undo()
    rig.scheduler.settle()
    assert styles(rig.ahead) == {0}


def test_what_the_user_takes_out_does_not_come_back(rig: Rig) -> None:
    rig.play(1)
    removed = rig.player.queue.auto_part[3]
    undo = rig.player.remove([removed.id]).undo
    rig.scheduler.settle()
    assert removed.track_id not in rig.ahead
    assert len(rig.ahead) == 10
    rig.feedback.like(TrackId(2))
    rig.scheduler.settle()
    assert removed.track_id not in rig.ahead
    undo()
    rig.scheduler.settle()
    assert removed.track_id in rig.ahead


def test_clearing_the_queue_brings_others(rig: Rig) -> None:
    rig.play(1)
    before = set(rig.ahead)
    rig.player.clear_upcoming()
    rig.scheduler.settle()
    assert len(rig.ahead) == 10
    assert not before & set(rig.ahead)


def test_what_the_user_queues_goes_first_and_is_not_proposed_again(rig: Rig) -> None:
    rig.play(1)
    doubled = rig.ahead[4]
    rig.player.enqueue([TrackId(doubled)])
    rig.scheduler.settle()
    assert int(rig.player.queue.upcoming[0].track_id) == doubled
    assert doubled not in rig.ahead
    assert len(rig.ahead) == 10


def test_another_track_is_another_beginning(rig: Rig) -> None:
    rig.play(1)
    first = set(rig.ahead)
    rig.play(70)
    assert 2 in styles(rig.ahead)
    rig.play(1)
    assert first & set(rig.ahead)


def test_the_switch_is_remembered_and_takes_the_proposals_out(rig: Rig) -> None:
    told: list[bool] = []
    rig.autoplay.changed.connect(lambda: told.append(rig.autoplay.is_enabled))
    rig.play(1)
    rig.autoplay.set_enabled(False)
    rig.scheduler.settle()
    assert rig.ahead == []
    rig.skip()
    assert rig.player.queue.current is None
    assert not rig.new_autoplay().is_enabled
    rig.play(2)
    assert rig.ahead == []
    rig.autoplay.set_enabled(True)
    rig.autoplay.set_enabled(True)
    rig.scheduler.settle()
    assert len(rig.ahead) == 10
    assert told == [False, True]


def test_a_switch_that_was_stored_before_still_counts(rig: Rig) -> None:
    rig.play(1)
    rig.settings.set(AUTOPLAY, False)
    rig.autoplay.set_enabled(False)
    rig.scheduler.settle()
    assert rig.ahead == []


def test_the_switch_fills_an_empty_queue_from_what_is_liked(rig: Rig) -> None:
    rig.autoplay.set_enabled(False)
    rig.feedback.like(TrackId(40))
    rig.autoplay.set_enabled(True)
    rig.scheduler.settle()
    assert styles(rig.ahead) == {1}


def test_the_number_of_tracks_ahead_can_be_set(rig: Rig) -> None:
    rig.settings.set(AUTOPLAY_AHEAD, 3)
    rig.play(1)
    assert len(rig.ahead) == 3


def test_a_file_that_cannot_be_played_does_not_come_again(rig: Rig) -> None:
    rig.play(1)
    gone = rig.ahead[0]
    rig.database.execute("DELETE FROM features WHERE track_id = ?", (gone,))
    rig.database.execute("DELETE FROM track WHERE id = ?", (gone,))
    rig.skip()
    assert rig.current != gone
    assert gone not in rig.ahead
    assert len(rig.ahead) == 10


def test_a_small_library_says_what_gave_way(tmp_path: Path) -> None:
    rig = Rig(tmp_path, count=4)
    rig.play(1)
    assert len(rig.ahead) == 10
    assert SENTENCE_OF[Relaxation.REPEAT] in rig.autoplay.relaxed
    rig.player.close()
    rig.database.close()


def test_before_the_analysis_tracks_come_anyway_and_are_replaced_when_sound_is_known(tmp_path: Path) -> None:
    rig = Rig(tmp_path, is_analysed=False)
    rig.play(1)
    assert len(rig.ahead) == 10
    reasons = [reason.kind for entry in rig.player.queue.auto_part for reason in entry.reasons]
    assert reasons.count(ReasonKind.FALLBACK) == 10
    rig.analyse(COUNT)
    rig.hear(UPGRADE_DELAY_MS + 1)
    assert styles(rig.ahead) == {0}
    assert all(entry.reasons[0].kind is ReasonKind.SESSION for entry in rig.player.queue.auto_part)
    rig.player.close()
    rig.database.close()


def test_a_restart_goes_on_with_the_session(rig: Rig) -> None:
    store = ListenStore(rig.database)
    now_ms = rig.scheduler.clock.now_ms()
    hour_ms = 3_600_000
    for number, ago_ms in ((35, hour_ms), (70, 30 * hour_ms)):
        listen = Listen(TrackId(number), now_ms - ago_ms, TRACK_MS, TRACK_MS, EndReason.FINISHED)
        store.finish(listen)
    rig.autoplay = rig.new_autoplay()
    rig.autoplay.refill()
    rig.scheduler.settle()
    assert styles(rig.ahead) == {1}
    assert 35 not in rig.ahead


@pytest.mark.parametrize("is_made_later", [True, False])
def test_a_queue_that_came_back_stays_as_it_is_when_it_plays(rig: Rig, is_made_later: bool) -> None:
    rig.play(1, 2)
    rig.hear(TRACK_MS + 1)
    rig.player.pause()
    kept, snapshot = rig.ahead, rig.player.snapshot()
    rig.restart(snapshot, is_made_later=is_made_later)
    assert rig.ahead == kept
    rig.similarity.features_changed([TrackId(1)])
    rig.scheduler.settle()
    assert rig.ahead == kept
    rig.player.play()
    rig.scheduler.settle()
    assert rig.ahead == kept
    rig.hear(TRACK_MS + 1)
    assert rig.ahead[:8] == kept[1:9]
    rig.player.stop()
    now = rig.ahead
    rig.player.play()
    rig.scheduler.settle()
    assert rig.ahead == now
    rig.play(61)
    assert rig.ahead[:5] != now[:5]


def test_tracks_can_turn_out_to_be_others(rig: Rig) -> None:
    rig.play(1)
    rig.autoplay.rename_tracks({TrackId(1): TrackId(2)})
    rig.feedback.like(TrackId(3))
    rig.scheduler.settle()
    assert 2 not in rig.ahead


def test_a_queue_from_seeds_is_the_same_each_time(rig: Rig) -> None:
    seed = QueueSeed(SeedKind.TRACKS, tuple(map(TrackId, (61, 61, 62))))
    queue = rig.autoplay.start.queue(seed, count=12, rng_seed=3)
    assert rig.autoplay.start.queue(seed, count=12, rng_seed=3) == queue
    assert rig.autoplay.start.queue(seed, count=12, rng_seed=4) != queue
    numbers = [int(item.track_id) for item in queue.entries]
    assert len(set(numbers)) == 12
    assert styles(numbers) == {2}
    assert not {61, 62} & set(numbers)
    with pytest.raises(SeedError) as caught:
        rig.autoplay.start.queue(QueueSeed(SeedKind.TRACKS, (TrackId(999),)), count=5, rng_seed=1)
    assert caught.value.reason == "gone"
