"""What is compared, what is drawn, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.taste_test import COMPARISONS_BY_NAME, LEAST_TRACKS, Slot, Tally, Verdict
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.evaluation.taste_test.service import PAIRS, PAIRS_A_START, QUEUE_LENGTH
from tests.support.taste_test_rig import EarRig, TasteTestRig


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TasteTestRig]:
    """Ninety analysed tracks; what a test turns, it turns back."""
    made = TasteTestRig(tmp_path_factory.mktemp("taste"))
    yield made
    made.player.close()
    made.database.close()


def test_two_queues_from_one_track_give_pairs_of_what_they_do_not_share(rig: TasteTestRig) -> None:
    draw = rig.draw("chance", 1)
    assert len(draw.pairs) == PAIRS
    assert draw.pairs[0].start == 1
    starts = [pair.start for pair in draw.pairs]
    assert all(starts.count(start) <= PAIRS_A_START for start in starts)
    assert draw.length == QUEUE_LENGTH * len(set(starts))
    for pair in draw.pairs:
        assert len({pair.start, pair.first, pair.second}) == 3
    planned = {pair.first for pair in draw.pairs if pair.start == 1}
    assert planned <= {TrackId(number) for number in range(2, 31)}, "the style of the start"
    drawn = {pair.second for pair in draw.pairs}
    assert not drawn <= {TrackId(number) for number in range(1, 31)}


def test_both_queues_depend_on_the_setting_alone(rig: TasteTestRig) -> None:
    draw = rig.draw("cover")
    assert draw.pairs == (), "no cover is known, so nothing can differ"
    assert draw.shared == draw.length > 0


def test_no_start_is_any_track(rig: TasteTestRig) -> None:
    assert len({rig.draw("chance", None).pairs[0].start for _ in range(6)}) > 2


def test_a_banned_track_is_not_drawn_at_random(rig: TasteTestRig) -> None:
    undos = [rig.feedback.ban(TrackId(number)) for number in range(31, 91)]
    drawn = {pair.second for pair in rig.draw("chance", 1).pairs}
    for undo in undos:
        undo()
    assert drawn
    assert drawn <= {TrackId(number) for number in range(2, 31)}


def test_your_tuning_is_compared_where_there_is_one(rig: TasteTestRig) -> None:
    assert "tuning" not in {each.name for each in rig.service.offered}
    rig.turn(QueueControls(familiarity=1.0, wander=1.0))
    assert "tuning" in {each.name for each in rig.service.offered}
    rig.turn(QueueControls())


def test_the_ear_is_compared_with_the_same_tracks_without_it(tmp_path: Path) -> None:
    rig = EarRig(tmp_path)
    serving = rig.similarity.catalogue
    assert serving is not None
    assert "ear" in {each.name for each in rig.service.offered}
    draw = rig.draw("ear", 1)
    assert len(draw.pairs) == PAIRS
    with_ear = {pair.first for pair in draw.pairs if pair.start == 1}
    without = {pair.second for pair in draw.pairs if pair.start == 1}
    assert with_ear <= {TrackId(number) for number in range(2, 31)}, "the style that the ear hears"
    alike_without = {TrackId(number) for number in range(4, 91, 3)}
    assert len(without & alike_without) > len(without - alike_without)
    assert rig.similarity.catalogue is serving
    built = rig.service._beside
    rig.draw("ear", 40)
    assert rig.service._beside is built, "it is built once"
    rig.player.close()
    rig.database.close()


def test_without_the_ear_it_is_not_offered(rig: TasteTestRig) -> None:
    assert "ear" not in {each.name for each in rig.service.offered}


def test_answers_about_other_settings_do_not_add_up(rig: TasteTestRig) -> None:
    tuning, wander = COMPARISONS_BY_NAME["tuning"], COMPARISONS_BY_NAME["wander"]
    tuned, other = QueueControls(wander=1.0), QueueControls(wander=0.9)
    rig.turn(tuned)
    sitting = rig.begun("tuning")
    rig.listen(sitting, Slot.A, Slot.B)
    sitting.choose(Slot.A)
    sitting.end()
    assert rig.service.verdict(tuning).tally.decided == 1
    assert rig.store.tally("tuning", "") == Tally()
    rig.turn(other)
    assert rig.service.verdict(tuning).tally.decided == 0
    rig.turn(tuned)
    rig.service.forget(wander)
    assert rig.service.verdict(tuning).tally.decided == 1
    read: list[Verdict] = []
    rig.service.load_verdict(tuning, read.append)
    rig.scheduler.settle()
    assert read == [rig.service.verdict(tuning)]
    rig.service.forget(tuning)
    assert rig.service.verdict(tuning).tally.decided == 0
    rig.turn(QueueControls())


def test_only_tracks_whose_sound_is_known_can_be_a_start(rig: TasteTestRig) -> None:
    assert rig.service.is_known(TrackId(7))
    assert not rig.service.is_known(TrackId(4_711))
    assert rig.service.lacking == 0


def test_a_cancelled_draw_tells_nothing(rig: TasteTestRig) -> None:
    found: list[object] = []
    handle = rig.service.draw(COMPARISONS_BY_NAME["chance"], None, found.append)
    handle.cancel()
    rig.scheduler.settle()
    assert found == []


def test_pictures_of_what_is_heard_are_asked_for_before(rig: TasteTestRig) -> None:
    rig.pool.all_paths.clear()
    rig.service.sit_down(rig.draw())
    assert rig.pool.all_paths or rig.pool.asked


def test_too_few_tracks_are_told(tmp_path: Path) -> None:
    rig = TasteTestRig(tmp_path, count=12)
    assert rig.service.lacking == LEAST_TRACKS - 12
    assert rig.draw("chance", None).length > 0
    rig.player.close()
    rig.database.close()
