"""The blind taste test as a person does it, with mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.core.errors import DatabaseBusyError, DiskFullError
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.taste_test import COMPARISONS_BY_NAME, Choice, Slot, TasteAnswer
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.evaluation.taste_test.dialog import NO_START, SAME, TasteTestDialog
from musicrec_desktop.ui.evaluation.taste_test.setup_page import ANY_TRACK, WAITING
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.wording.taste_test import verdict_sentence
from musicrec_desktop.ui.theme.control import ThemeController
from tests.support.taste_test_rig import TasteTestRig
from tests.ui import hands

Key = Qt.Key
CHANCE = COMPARISONS_BY_NAME["chance"]


class Desk:
    """A dialog over a library in fake time."""

    def __init__(self, rig: TasteTestRig, themes: ThemeController, qtbot: QtBot) -> None:
        self.rig, self.qtbot = rig, qtbot
        self.listened = 0
        starts = [("What plays: Title 5", TrackId(5))]
        self.dialog = TasteTestDialog(
            rig.service, lambda track_id: f"Title {track_id}", starts, self._listen, themes
        )
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        qtbot.waitActive(self.dialog)

    def _listen(self) -> None:
        self.listened += 1

    def begin(self) -> None:
        hands.click(self.dialog.setup.begin_button)
        self.rig.scheduler.settle()

    def key(self, key: Qt.Key) -> None:
        hands.type_key(self.dialog.listening, key)
        self.rig.scheduler.settle()

    def pass_ms(self, by_ms: int) -> None:
        self.rig.scheduler.advance(by_ms)

    def hear_both(self) -> None:
        for key in (Key.Key_B, Key.Key_A):
            self.key(key)
            self.pass_ms(4_000)

    @property
    def choices(self) -> list[Choice]:
        assert self.dialog.sitting is not None
        return [answer.choice for answer in self.dialog.sitting.answers]

    def is_on(self, page: QWidget) -> bool:
        return self.dialog.pages.currentWidget() is page

    @property
    def is_playing(self) -> bool:
        return self.rig.player.state is PlayerState.PLAYING

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[TasteTestRig]:
    made = TasteTestRig(tmp_path)
    yield made
    made.excerpts.close()
    made.player.close()
    made.database.close()


@pytest.fixture
def desk(rig: TasteTestRig, themes: ThemeController, qtbot: QtBot) -> Desk:
    return Desk(rig, themes, qtbot)


def test_what_is_compared_and_where_it_starts_can_be_chosen(desk: Desk) -> None:
    setup = desk.dialog.setup
    assert desk.is_on(setup)
    starts = [setup.start.itemText(place) for place in range(setup.start.count())]
    assert starts == ["What plays: Title 5", ANY_TRACK]
    setup.comparison.setCurrentIndex(setup.comparison.findText("Staying near, or wandering"))
    assert "away from it" in setup.help.text()
    assert setup.begin_button.text() == "Begin"
    assert not setup.so_far.isVisible()


def test_a_test_with_the_keyboard_from_start_to_result(desk: Desk) -> None:
    desk.begin()
    listening = desk.dialog.listening
    assert desk.is_on(listening)
    assert listening.start_name.full_text == "Title 5"
    assert listening.count.text() == "Pair 1 of 12"
    sitting = desk.dialog.sitting
    assert sitting is not None
    wanted = []
    for key, slot in (
        (Key.Key_1, Slot.A),
        (Key.Key_Left, Slot.A),
        (Key.Key_2, Slot.B),
        (Key.Key_Right, Slot.B),
        (Key.Key_0, None),
        (Key.Key_Down, None),
    ):
        wanted.append(sitting.pair.choice_of(slot))
        desk.hear_both()
        desk.key(key)
    assert desk.choices == wanted
    assert listening.count.text() == "Pair 7 of 12"
    assert listening.progress.value() == 6
    desk.key(Key.Key_Escape)
    assert desk.is_on(desk.dialog.outcome)
    assert desk.dialog.isVisible()
    verdict = desk.rig.service.verdict(CHANCE)
    assert verdict.tally.decided == 4
    assert desk.dialog.outcome.headline.text() == verdict_sentence(CHANCE, verdict)
    assert "2 times you heard no difference" in desk.dialog.outcome.notes.text()
    desk.key(Key.Key_Escape)
    assert not desk.dialog.isVisible()


def test_nothing_says_which_is_which_before_the_end(desk: Desk) -> None:
    desk.begin()
    desk.hear_both()
    assert desk.dialog.sitting is not None
    pair = desk.dialog.sitting.pair
    shown = " ".join(desk.texts)
    assert f"Title {pair.first}" not in shown
    assert f"Title {pair.second}" not in shown
    assert CHANCE.first.phrase not in shown
    desk.key(Key.Key_1)
    desk.key(Key.Key_Escape)
    assert any(text.endswith(f"Title {pair.first}") for text in desk.texts)
    assert f"Queue {CHANCE.first.phrase}" in desk.texts


def test_choices_wait_until_both_were_heard(desk: Desk) -> None:
    desk.begin()
    listening = desk.dialog.listening
    assert not listening.better[Slot.A].isEnabled()
    assert "first" in listening.hint.text()
    desk.key(Key.Key_1)
    assert desk.choices == []
    desk.hear_both()
    assert all(button.isEnabled() for button in (*listening.better.values(), listening.neither_button))
    hands.click(listening.better[Slot.B])
    assert len(desk.choices) == 1
    desk.hear_both()
    hands.click(listening.neither_button)
    assert desk.choices[1] is Choice.NEITHER


def test_the_cards_show_and_steer_what_is_heard(desk: Desk) -> None:
    desk.begin()
    cards = desk.dialog.listening.cards
    hands.click(cards[Slot.B].play_button)
    desk.pass_ms(5_000)
    assert hands.glyph_of(cards[Slot.B].play_button) is Glyph.PAUSE
    assert cards[Slot.B].play_button.accessibleName() == "Pause B"
    assert cards[Slot.B].bar.value() == pytest.approx(cards[Slot.B].bar.maximum() / 4, abs=2)
    assert cards[Slot.A].bar.value() == 0
    hands.click(cards[Slot.B].play_button)
    assert hands.glyph_of(cards[Slot.B].play_button) is Glyph.PLAY
    hands.click(cards[Slot.B].play_button)
    hands.click(desk.dialog.listening.start.play_button)
    assert desk.dialog.sitting is not None
    assert desk.dialog.sitting.slot is Slot.START


def test_it_goes_on_later_and_can_start_over(desk: Desk) -> None:
    desk.begin()
    desk.hear_both()
    desk.key(Key.Key_1)
    hands.click(desk.dialog.listening.end_button)
    desk.dialog.outcome.again_button.click()
    desk.rig.scheduler.settle()
    assert desk.is_on(desk.dialog.listening)
    desk.hear_both()
    desk.key(Key.Key_2)
    desk.key(Key.Key_Escape)
    assert "This time" in desk.dialog.outcome.notes.text()
    desk.dialog.pages.setCurrentWidget(desk.dialog.setup)
    setup = desk.dialog.setup
    assert setup.so_far.text().startswith("So far: You chose")
    assert setup.begin_button.text() == "Go on"
    hands.click(setup.forget_button)
    assert setup.forget_button.text() == "Forget 2 answers?"
    assert desk.rig.service.verdict(CHANCE).tally.decided == 2
    hands.click(setup.forget_button)
    assert desk.rig.service.verdict(CHANCE).tally.decided == 0
    assert not setup.forget_button.isVisible()


def test_ended_without_an_answer_it_is_where_it_began(desk: Desk) -> None:
    desk.begin()
    desk.key(Key.Key_Escape)
    assert desk.is_on(desk.dialog.setup)


def test_closed_it_ends_and_the_music_goes_on(desk: Desk) -> None:
    desk.rig.play(3)
    desk.begin()
    assert not desk.is_playing
    desk.dialog.close()
    desk.rig.scheduler.settle()
    assert not desk.dialog.isVisible()
    assert desk.is_playing
    assert not desk.rig.excerpts.is_running


def test_queues_that_do_not_differ_are_told(desk: Desk) -> None:
    setup = desk.dialog.setup
    setup.comparison.setCurrentIndex(setup.comparison.findText("Covers count, or not"))
    hands.click(setup.begin_button)
    assert (setup.begin_button.text(), setup.begin_button.isEnabled()) == (WAITING, False)
    desk.rig.scheduler.settle()
    assert desk.is_on(setup)
    assert setup.problem.text() == SAME
    assert setup.begin_button.isEnabled()
    setup.comparison.setCurrentIndex(0)
    assert not setup.problem.isVisible()


def test_trouble_is_told_and_a_bug_is_not_hidden(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.dialog._on_error(DatabaseBusyError("/p/library.sqlite3"))
    assert desk.dialog.setup.problem.text().startswith("Another program")
    with pytest.raises(KeyError):
        desk.dialog._on_error(KeyError("x"))
    desk.begin()
    desk.hear_both()

    def fail(_name: str, _detail: str, _answer: TasteAnswer, _at_ms: int) -> None:
        raise DiskFullError("/p/library.sqlite3")

    monkeypatch.setattr(desk.rig.store, "add", fail)
    desk.key(Key.Key_1)
    assert "disk is full" in desk.dialog.listening.problem.text()
    assert desk.choices == []


def test_answers_that_cannot_be_read_keep_nobody_from_a_test(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_name: str, _detail: str) -> None:
        raise DatabaseBusyError("/p/library.sqlite3")

    monkeypatch.setattr(desk.rig.store, "tally", fail)
    desk.dialog.setup.refresh()
    assert desk.dialog.setup.begin_button.text() == "Begin"
    desk.begin()
    assert desk.is_on(desk.dialog.listening)


def test_without_any_file_there_is_nothing_to_start_from(desk: Desk) -> None:
    desk.rig.database.execute("UPDATE track SET missing_since_ms = 1")
    desk.dialog.setup.start.setCurrentIndex(1)
    desk.begin()
    assert desk.dialog.setup.problem.text() == NO_START


def test_without_a_sound_device_it_says_so(tmp_path: Path, themes: ThemeController, qtbot: QtBot) -> None:
    rig = TasteTestRig(tmp_path, problem="no-sound-device")
    desk = Desk(rig, themes, qtbot)
    desk.begin()
    assert "sound" in desk.dialog.listening.problem.text()
    desk.dialog.close()
    rig.player.close()
    rig.database.close()


def test_too_few_tracks_say_what_to_do(tmp_path: Path, themes: ThemeController, qtbot: QtBot) -> None:
    rig = TasteTestRig(tmp_path, count=12)
    desk = Desk(rig, themes, qtbot)
    assert desk.is_on(desk.dialog.empty)
    assert "18 more tracks" in desk.dialog.empty.text
    hands.click(desk.dialog.empty.primary_button)
    assert desk.listened == 1
    assert not desk.dialog.isVisible()
    rig.player.close()
    rig.database.close()
