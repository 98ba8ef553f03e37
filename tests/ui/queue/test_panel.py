"""The queue panel: selection, moves, the ∞ switch, its lines of text, what glows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.model.queue_rule_table import RuleName
from musicrec_desktop.model.recommendation import KeptBack, Reason, ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.queue.rules.relaxation import SENTENCES
from musicrec_desktop.ui.kit.wording.queue import inside_text, queue_problem_text, relaxed_text
from musicrec_desktop.ui.queue.panel import OFF_HINT, WAITING_HINT, WIDTH_PX, UpNextPanel
from musicrec_desktop.ui.queue.rows import UpNextContent
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.hands import click, double_click, type_key
from tests.ui.queue.panel_hands import index_of, select
from tests.ui.queue.queue_rows import REASONS, auto_row, content, user_row


def test_enter_and_a_double_click_play(panel: UpNextPanel, qtbot: QtBot) -> None:
    select(panel, 3)
    with qtbot.waitSignal(panel.play_requested) as told:
        type_key(panel.view, Qt.Key.Key_Return)
    assert told.args == [3]
    with qtbot.waitSignal(panel.play_requested) as told:
        double_click(panel.view.viewport(), panel.view.visualRect(index_of(panel, 2)).center())
    assert told.args == [2]


def test_what_plays_already_is_not_started_again(panel: UpNextPanel, qtbot: QtBot) -> None:
    select(panel, 1)
    with qtbot.assertNotEmitted(panel.play_requested):
        type_key(panel.view, Qt.Key.Key_Return)


def test_delete_removes_what_is_selected_and_upcoming(panel: UpNextPanel, qtbot: QtBot) -> None:
    select(panel, 4, 2, 1)
    with qtbot.waitSignal(panel.remove_requested) as told:
        type_key(panel.view, Qt.Key.Key_Delete)
    assert told.args == [(2, 4)]


def test_selection_survives_another_queue(panel: UpNextPanel) -> None:
    select(panel, 5)
    panel.set_content(content(2, (3,), (4, 5, 6)))
    assert panel.view.selected_ids() == (5,)


def test_a_dragged_entry_is_selected_in_its_new_place(panel: UpNextPanel, qtbot: QtBot) -> None:
    panel.model.moved.emit((5,), 0)
    panel.set_content(content(1, (5, 2, 3), (4,)))
    assert panel.view.selected_ids() == (5,)
    with qtbot.waitSignal(panel.remove_requested) as told:
        type_key(panel.view, Qt.Key.Key_Delete)
    assert told.args == [(5,)]
    panel.set_content(content(1, (2, 3), (4,)))
    assert panel.view.selected_ids() == (2,)
    select(panel, 3)
    panel.set_content(content(5, (2, 3), (4,)))
    assert panel.view.selected_ids() == (3,)


def test_without_a_move_the_next_queue_takes_no_selection(panel: UpNextPanel) -> None:
    panel.model.moved.emit((2,), 0)
    click(panel.view.viewport(), panel.view.visualRect(index_of(panel, 3)).center())
    panel.set_content(content(1, (2, 3), (4, 5, 6)))
    assert panel.view.selected_ids() == (3,)


def test_the_switch_turns_autoplay(panel: UpNextPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.autoplay_toggled):
        panel.set_autoplay(is_on=True)
    with qtbot.waitSignal(panel.autoplay_toggled) as told:
        click(panel.switch)
    assert told.args == [False]


def test_the_line_says_what_is_missing(panel: UpNextPanel) -> None:
    assert panel.note == ""
    panel.set_content(content(1, (2,), ()))
    assert panel.note == WAITING_HINT
    panel.set_autoplay(is_on=False)
    assert panel.note == OFF_HINT
    panel.set_autoplay(is_on=True)
    panel.set_content(UpNextContent(user_row(1), automatic=(auto_row(2),), relaxed=SENTENCES[:1]))
    assert panel.note == relaxed_text(SENTENCES[:1])
    panel.set_content(UpNextContent(user_row(1), problem="all-banned"))
    assert panel.note == queue_problem_text("all-banned")


def test_rules_that_gave_way_are_one_line_and_the_tooltip_has_them_all(panel: UpNextPanel) -> None:
    for count in range(1, len(SENTENCES) + 1):
        given = SENTENCES[:count]
        panel.set_content(UpNextContent(user_row(1), automatic=(auto_row(2),), relaxed=given))
        QApplication.processEvents()
        (label,) = [label for label in panel.findChildren(QLabel) if label.text() == panel.note]
        room = label.contentsRect().width()
        assert label.fontMetrics().horizontalAdvance(panel.note) <= room, panel.note
        assert label.toolTip().splitlines() == list(given)
    panel.set_content(content(1, (2,), (3,)))
    assert label.toolTip() == ""


def test_an_empty_queue_teaches(panel: UpNextPanel) -> None:
    panel.set_content(UpNextContent())
    assert panel.empty.isVisible()
    assert not panel.view.isVisible()
    assert not panel.clear_button.isEnabled()
    assert panel.note == ""


def test_clearing_is_asked_for(panel: UpNextPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.clear_requested):
        click(panel.clear_button)


def test_covers_are_asked_in_device_pixels(themes: ThemeController, qtbot: QtBot) -> None:
    asked: set[tuple[TrackId, int]] = set()

    def cover(track_id: TrackId, size_px: int) -> QPixmap | None:
        asked.add((track_id, size_px))
        return QPixmap(size_px, size_px) if track_id == 2 else None

    panel = UpNextPanel(themes, cover)
    qtbot.addWidget(panel)
    panel.set_content(content(1, (2,), (3,)))
    panel.resize(WIDTH_PX, 600)
    panel.show()
    QApplication.processEvents()
    panel.grab()
    assert {track_id for track_id, _ in asked} == {1, 2, 3}
    assert {size_px for _, size_px in asked} == {round(36 * panel.devicePixelRatioF())}


def test_no_row_is_cut_at_the_side(panel: UpNextPanel) -> None:
    assert panel.width() == WIDTH_PX
    for number in (1, 2, 4):
        assert panel.view.visualRect(index_of(panel, number)).right() <= panel.view.viewport().width()
    assert panel.view.indexAt(QPoint(10, 45)).isValid()


def test_the_header_of_the_automatic_part_draws_again(panel: UpNextPanel, qtbot: QtBot) -> None:
    header = index_of(panel, 4).siblingAtRow(index_of(panel, 4).row() - 1)
    option = QStyleOptionViewItem()
    option.rect = panel.view.visualRect(header)
    with qtbot.waitSignal(panel.again_requested):
        click(panel.view.viewport(), panel.view.queue_delegate.again_rect(option).center())
    option.rect = panel.view.visualRect(panel.model.index(0))
    with qtbot.assertNotEmitted(panel.again_requested):
        click(panel.view.viewport(), panel.view.queue_delegate.again_rect(option).center())


def test_rows_that_are_replaced_glow_and_the_others_do_not(panel: UpNextPanel) -> None:
    fresh = panel.view.queue_delegate.fresh
    assert fresh.strength(EntryId(4)) == 0
    panel.set_content(content(1, (2, 3), (4, 6, 7)))
    assert [fresh.strength(EntryId(number)) for number in (2, 4, 6, 7)] == [0, 0, 1, 1]
    assert fresh.timer.isActive()
    fresh.timer.timeout.emit()
    assert fresh.strength(EntryId(6)) == 0


@pytest.fixture
def painted(panel: UpNextPanel, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows that were painted."""
    delegate, painted = panel.view.queue_delegate, list[int]()
    paint = delegate.paint

    def noted(painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        painted.append(index.row())
        paint(painter, option, index)

    monkeypatch.setattr(delegate, "paint", noted)
    return painted


def test_a_glow_paints_the_rows_that_glow_alone(
    panel: UpNextPanel, qapp: QApplication, painted: list[int]
) -> None:
    panel.set_content(content(1, (2, 3), (4, 6, 7)))
    qapp.processEvents()
    painted.clear()
    panel.view.queue_delegate.fresh.timer.timeout.emit()
    qapp.processEvents()
    assert sorted(set(painted)) == [index_of(panel, number).row() for number in (6, 7)]


def test_a_cover_paints_the_rows_of_its_track_alone(
    panel: UpNextPanel, qapp: QApplication, painted: list[int]
) -> None:
    qapp.processEvents()
    painted.clear()
    place = index_of(panel, 4).row()
    entry = panel.model.entry_at(place)
    assert entry is not None
    panel.cover_changed(entry.track_id)
    qapp.processEvents()
    assert set(painted) == {place}


def test_the_first_automatic_rows_are_no_change(panel: UpNextPanel) -> None:
    panel.set_content(content(1, (2,), ()))
    panel.set_content(content(1, (2,), (8, 9)))
    assert panel.view.queue_delegate.fresh.strength(EntryId(8)) == 0


def test_scroll_and_selection_stay_when_the_automatic_part_is_replaced(panel: UpNextPanel) -> None:
    panel.set_content(content(1, tuple(range(2, 30)), tuple(range(40, 50))))
    QApplication.processEvents()
    bar = panel.view.verticalScrollBar()
    select(panel, 20)
    bar.setValue(bar.maximum())
    before = bar.value()
    panel.set_content(content(1, tuple(range(2, 30)), tuple(range(60, 70))))
    assert before > 0
    assert bar.value() == before
    assert panel.view.selected_ids() == (20,)


def test_a_discovery_has_a_badge_and_says_so(panel: UpNextPanel) -> None:
    new = replace(auto_row(4), reasons=(*REASONS, Reason(ReasonKind.DISCOVERY, "new to you", 0.3, 0.1)))
    place = panel.view.visualRect(index_of(panel, 4))
    before = panel.view.viewport().grab(place).toImage()
    panel.set_content(UpNextContent(user_row(1), automatic=(new, auto_row(5))))
    index = index_of(panel, 4)
    assert panel.view.viewport().grab(panel.view.visualRect(index)).toImage() != before
    assert "new to you" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "new to you" not in str(index_of(panel, 5).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_foot_says_how_many_fit_and_lets_what_is_kept_back_come(panel: UpNextPanel, qtbot: QtBot) -> None:
    rules = (RuleName.ARTIST_WINDOW,)
    panel.set_autoplay(is_on=True)
    panel.set_content(
        replace(content(1, (), (2, 3, 4)), misfits=2, kept_back=(KeptBack(3, rules),), relaxed=SENTENCES[:1])
    )
    assert panel.note == (
        "1 track fits; the rest sound less alike. 3 that fit better are kept back by “Space between artists”."
    )
    with qtbot.waitSignal(panel.let_come) as told:
        panel.foot_button.click()
    assert told.args == [rules]
    panel.set_content(replace(content(1, (), (2, 3)), lifted=rules))
    assert panel.note == "“Space between artists” is off for this queue."
    with qtbot.waitSignal(panel.hold_again):
        panel.foot_button.click()
    panel.set_content(content(1, (), (2, 3)))
    assert panel.note == ""
    assert panel.foot_button.isHidden()


def test_the_end_of_what_fits_offers_nothing(panel: UpNextPanel) -> None:
    panel.set_autoplay(is_on=True)
    panel.set_content(replace(content(1, (), (2, 3)), misfits=2))
    assert panel.note == "No track fits; these sound less alike."
    assert panel.foot_button.isHidden()


def test_the_whole_line_of_the_reason_opens_the_card(panel: UpNextPanel, qtbot: QtBot) -> None:
    delegate, index = panel.view.queue_delegate, index_of(panel, 5)
    option = QStyleOptionViewItem()
    option.rect = panel.view.visualRect(index)
    line = delegate.reason_rect(option)
    assert line.contains(delegate.why_rect(option).center())
    with qtbot.waitSignal(delegate.why_clicked):
        click(panel.view.viewport(), QPoint(line.left() + 4, line.center().y()))


def test_a_chip_says_what_it_is_kept_inside_and_lets_all_tracks_come(
    panel: UpNextPanel, qtbot: QtBot
) -> None:
    assert panel.inside == ""
    panel.set_content(replace(content(1, (), (2, 3)), inside=inside_text("Slow evening " * 20)))
    assert "Slow evening" in panel.inside
    assert panel.width() == WIDTH_PX
    with qtbot.waitSignal(panel.outside_requested):
        click(panel.outside_button)
    panel.set_content(content(1, (), (2, 3)))
    assert panel.inside == ""


def test_a_playlist_that_is_gone_still_has_its_chip(panel: UpNextPanel) -> None:
    panel.set_content(replace(content(1, (), ()), inside=inside_text(""), problem="inside-gone"))
    assert panel.inside == "∞ inside a playlist that is gone"
    assert "✕" in panel.note
