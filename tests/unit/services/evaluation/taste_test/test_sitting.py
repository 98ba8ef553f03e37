"""A sitting: what is heard when, what counts as heard, and what goes on afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import DiskFullError
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.taste_test import COMPARISONS_BY_NAME, Choice, Slot
from musicrec_desktop.recommend.evaluation.taste_test.pairs import EXCERPT_MS
from musicrec_desktop.services.evaluation.taste_test.sitting import ENOUGH_MS
from musicrec_desktop.storage.listens import ListenStore
from tests.support.taste_test_rig import TasteTestRig

CHANCE = COMPARISONS_BY_NAME["chance"]


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[TasteTestRig]:
    made = TasteTestRig(tmp_path)
    yield made
    made.excerpts.close()
    made.player.close()
    made.database.close()


def test_the_start_is_heard_and_then_a_and_b_of_each_pair(rig: TasteTestRig) -> None:
    sitting = rig.begun()
    heard = [sitting.slot]
    for _ in range(3):
        rig.scheduler.advance(EXCERPT_MS + 200)
        heard.append(sitting.slot)
    assert heard == [Slot.START, Slot.A, Slot.B, Slot.B]
    assert not sitting.is_sounding
    assert sitting.can_choose
    sitting.choose(Slot.A)
    assert (sitting.place, sitting.slot, sitting.can_choose) == (1, Slot.A, False)


def test_a_choice_waits_until_some_of_both_was_heard(rig: TasteTestRig) -> None:
    sitting = rig.begun()
    sitting.choose(Slot.A)
    sitting.play(Slot.A)
    rig.scheduler.advance(ENOUGH_MS + 200)
    sitting.play(Slot.B)
    rig.scheduler.advance(ENOUGH_MS - 500)
    sitting.choose(Slot.A)
    assert sitting.answers == []
    rig.scheduler.advance(1_000)
    sitting.choose(Slot.A)
    assert len(sitting.answers) == 1


def test_a_choice_is_kept_as_the_setting_that_it_was(rig: TasteTestRig) -> None:
    sitting = rig.begun()
    wanted: list[Choice] = []
    for slot in (Slot.A, Slot.B, None):
        pair = sitting.pair
        rig.listen(sitting, Slot.A, Slot.B)
        sitting.choose(slot)
        wanted.append(pair.choice_of(slot))
    sitting.end()
    assert [answer.choice for answer in sitting.answers] == wanted
    tally = rig.service.verdict(CHANCE).tally
    assert (tally.decided, tally.neither) == (2, 1)
    assert tally.first == wanted.count(Choice.FIRST)


def test_after_the_last_pair_it_is_over(rig: TasteTestRig) -> None:
    sitting = rig.begun()
    ended: list[bool] = []
    sitting.ended.connect(lambda: ended.append(True))
    starts = []
    while not sitting.is_over:
        starts.append(sitting.slot)
        rig.listen(sitting, Slot.B, Slot.A)
        sitting.choose(Slot.B)
    sitting.end()
    sitting.play(Slot.A)
    assert ended == [True]
    assert len(sitting.answers) == len(sitting.draw.pairs)
    assert starts.count(Slot.START) == len({pair.start for pair in sitting.draw.pairs})
    assert not rig.excerpts.is_running


def test_what_played_is_paused_and_goes_on_afterwards(rig: TasteTestRig) -> None:
    rig.play(5)
    rig.hear(30_000)
    sitting = rig.begun()
    states = [rig.player.state]
    rig.listen(sitting, Slot.A, Slot.B)
    assert rig.player.position_ms == 30_000
    sitting.end()
    rig.scheduler.settle()
    states.append(rig.player.state)
    assert states == [PlayerState.PAUSED, PlayerState.PLAYING]
    assert rig.current == 5
    assert rig.ends == []


def test_what_was_paused_stays_paused(rig: TasteTestRig) -> None:
    rig.play(5)
    rig.player.pause()
    rig.begun().end()
    assert rig.player.state is PlayerState.PAUSED


def test_nothing_of_it_is_a_listen(rig: TasteTestRig) -> None:
    sitting = rig.begun()
    rig.scheduler.advance(3 * EXCERPT_MS)
    sitting.end()
    assert ListenStore(rig.database).recent(10) == []
    assert rig.autoplay._watch.session.heard == ()


def test_who_lets_the_player_go_on_ends_the_excerpt(rig: TasteTestRig) -> None:
    rig.play(5)
    sitting = rig.begun()
    rig.player.play()
    rig.scheduler.settle()
    assert not sitting.is_sounding
    rig.scheduler.advance(2 * EXCERPT_MS)
    assert not sitting.is_sounding, "A does not follow by itself"
    sitting.play(Slot.A)
    assert rig.player.state is PlayerState.PAUSED
    sitting.end()
    assert rig.player.state in {PlayerState.PLAYING, PlayerState.LOADING}


def test_an_excerpt_is_paused_and_heard_again(rig: TasteTestRig) -> None:
    sitting = rig.begun()
    sitting.toggle()
    assert (sitting.is_paused, sitting.is_sounding) == (True, False)
    sitting.toggle()
    rig.scheduler.advance(1_000)
    assert sitting.is_sounding
    assert 0 < sitting.passed < 0.2
    sitting.play(Slot.B)
    rig.scheduler.advance(EXCERPT_MS + 200)
    assert not sitting.is_sounding
    sitting.toggle()
    assert (sitting.slot, sitting.is_sounding) == (Slot.B, True)


def test_a_pair_whose_file_cannot_be_played_is_left_out(rig: TasteTestRig) -> None:
    draw = rig.draw()
    first, second = draw.pairs[0].track_at(Slot.B), draw.pairs[1].track_at(Slot.A)
    rig.break_files("gone", draw.pairs[0].start, first, second)
    sitting = rig.service.sit_down(draw)
    sitting.begin()
    rig.scheduler.settle()
    assert sitting.slot is Slot.A, "without a start A is heard all the same"
    rig.scheduler.advance(EXCERPT_MS + 500)
    assert (sitting.failed, sitting.place, sitting.slot) == (2, 2, Slot.A)


def test_where_no_file_can_be_played_it_ends(rig: TasteTestRig) -> None:
    draw = rig.draw()
    rig.break_files("gone", *range(1, 91))
    sitting = rig.service.sit_down(draw)
    sitting.begin()
    rig.scheduler.settle()
    assert sitting.is_over
    assert sitting.failed == len(draw.pairs)


def test_an_answer_that_cannot_be_kept_is_not_counted(
    rig: TasteTestRig, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = rig.begun()
    rig.listen(sitting, Slot.A, Slot.B)

    def fail(*_arguments: object) -> None:
        raise DiskFullError("/p/library.sqlite3")

    with monkeypatch.context() as patch:
        patch.setattr(rig.store, "add", fail)
        with pytest.raises(DiskFullError):
            sitting.choose(Slot.A)
    assert (sitting.place, sitting.answers) == (0, [])
    sitting.choose(Slot.A)
    assert len(sitting.answers) == 1
