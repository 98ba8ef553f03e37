"""The queue panel: keys, menu, "why?", the ∞ switch, its lines of text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.playback import EntryId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.rules import (
    ARTISTS_RELAXED,
    DISLIKES_RELAXED,
    LENGTH_RELAXED,
    REPEATS_RELAXED,
    WINDOW_RELAXED,
)
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.widgets.up_next_panel import OFF_HINT, WAITING_HINT, WIDTH_PX, UpNextPanel
from musicrec_desktop.ui.widgets.up_next_rows import UpNextContent
from musicrec_desktop.ui.widgets.why_card import AspectBar, WhyCard
from tests.ui.widgets.hands import click, double_click, type_key
from tests.ui.widgets.queue_rows import auto_row, content, user_row


@pytest.fixture
def panel(themes: ThemeController, qtbot: QtBot) -> UpNextPanel:
    made = UpNextPanel(themes)
    qtbot.addWidget(made)
    made.resize(WIDTH_PX, 600)
    made.set_autoplay(is_on=True)
    made.set_content(content(1, (2, 3), (4, 5)))
    made.show()
    return made


def _index(panel: UpNextPanel, entry_id: int) -> QModelIndex:
    place = panel.model.place_of(EntryId(entry_id))
    assert place is not None
    return panel.model.index(place)


def _select(panel: UpNextPanel, *entry_ids: int) -> None:
    selection = panel.view.selectionModel()
    panel.view.setCurrentIndex(_index(panel, entry_ids[0]))
    for entry_id in entry_ids:
        selection.select(_index(panel, entry_id), selection.SelectionFlag.Select)


def test_enter_and_a_double_click_play(panel: UpNextPanel, qtbot: QtBot) -> None:
    _select(panel, 3)
    with qtbot.waitSignal(panel.play_requested) as told:
        type_key(panel.view, Qt.Key.Key_Return)
    assert told.args == [3]
    with qtbot.waitSignal(panel.play_requested) as told:
        double_click(panel.view.viewport(), panel.view.visualRect(_index(panel, 2)).center())
    assert told.args == [2]


def test_what_plays_already_is_not_started_again(panel: UpNextPanel, qtbot: QtBot) -> None:
    _select(panel, 1)
    with qtbot.assertNotEmitted(panel.play_requested):
        type_key(panel.view, Qt.Key.Key_Return)


def test_delete_removes_what_is_selected_and_upcoming(panel: UpNextPanel, qtbot: QtBot) -> None:
    _select(panel, 4, 2, 1)
    with qtbot.waitSignal(panel.remove_requested) as told:
        type_key(panel.view, Qt.Key.Key_Delete)
    assert told.args == [(2, 4)]


def test_selection_survives_another_queue(panel: UpNextPanel) -> None:
    _select(panel, 5)
    panel.set_content(content(2, (3,), (4, 5, 6)))
    assert panel.view.selected_ids() == (5,)


def _actions(menu: QMenu) -> dict[str, int]:
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    return {word: number for number, word in enumerate(words)}


def _trigger(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def test_each_kind_of_row_has_its_menu(panel: UpNextPanel) -> None:
    view = panel.view
    assert view.make_menu(panel.model.index(0)) is None
    now, yours, automatic = (view.make_menu(_index(panel, number)) for number in (1, 2, 4))
    assert now is not None
    assert yours is not None
    assert automatic is not None
    assert list(_actions(now)) == ["Like", "Dislike"]
    assert list(_actions(yours)) == ["Play now", "Play next", "Like", "Dislike", "Remove"]
    assert "Keep in my queue" in _actions(automatic)
    assert "Why this track?" in _actions(automatic)


@pytest.mark.parametrize(
    ("words", "signal", "value"),
    [
        ("Play now", "play_requested", 4),
        ("Play next", "play_next_requested", 4),
        ("Keep in my queue", "kept", 4),
        ("Like", "liked", 4),
        ("Dislike", "disliked", 4),
        ("Remove", "remove_requested", (4,)),
    ],
)
def test_menu_entries_ask(words: str, signal: str, value: object, panel: UpNextPanel, qtbot: QtBot) -> None:
    menu = panel.view.make_menu(_index(panel, 4))
    assert menu is not None
    with qtbot.waitSignal(getattr(panel, signal)) as told:
        _trigger(menu, words)
    assert told.args == [value]


def test_a_menu_on_the_selection_removes_all_of_it(panel: UpNextPanel, qtbot: QtBot) -> None:
    _select(panel, 2, 3)
    menu = panel.view.make_menu(_index(panel, 3))
    assert menu is not None
    with qtbot.waitSignal(panel.remove_requested) as told:
        _trigger(menu, "Remove")
    assert told.args == [(2, 3)]


def _card(panel: UpNextPanel) -> WhyCard:
    cards = panel.view.findChildren(WhyCard)
    assert len(cards) == 1
    return cards[0]


def test_why_opens_a_card(panel: UpNextPanel) -> None:
    option = QStyleOptionViewItem()
    option.rect = panel.view.visualRect(_index(panel, 4))
    click(panel.view.viewport(), panel.view.queue_delegate.why_rect(option).center())
    card = _card(panel)
    assert card.isVisible()
    names = [bar.accessibleName() for bar in card.findChildren(AspectBar)]
    assert names == ["Timbre: 90 percent alike", "Rhythm: 70 percent alike"]
    assert "You finished 3 of 4 tracks like it" in [label.text() for label in card.findChildren(QLabel)]
    type_key(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_w_asks_why_of_automatic_entries_only(panel: UpNextPanel) -> None:
    _select(panel, 2)
    type_key(panel.view, Qt.Key.Key_W)
    assert not panel.view.findChildren(WhyCard)
    _select(panel, 5)
    type_key(panel.view, Qt.Key.Key_W)
    assert _card(panel).accessibleName() == "Why Track 5 is here"
    _card(panel).close()


@pytest.mark.parametrize(
    ("button", "signal"), [("like_button", "liked"), ("dislike_button", "disliked"), ("keep_button", "kept")]
)
def test_buttons_of_the_card_ask_and_close_it(
    button: str, signal: str, panel: UpNextPanel, qtbot: QtBot
) -> None:
    card = panel.view.open_why(_index(panel, 4))
    assert card is not None
    with qtbot.waitSignal(getattr(panel, signal)) as told:
        click(getattr(card, button))
    assert told.args == [4]


def test_a_moved_automatic_entry_is_kept_first(panel: UpNextPanel) -> None:
    asked: list[tuple[str, int]] = []
    panel.kept.connect(lambda entry_id: asked.append(("kept", entry_id)))
    panel.moved.connect(lambda entry_id, index: asked.append(("moved", index)))
    panel.model.moved.emit(5, 1)
    panel.model.moved.emit(3, 0)
    assert asked == [("kept", 5), ("moved", 1), ("moved", 0)]


def test_a_dragged_entry_is_selected_in_its_new_place(panel: UpNextPanel, qtbot: QtBot) -> None:
    panel.model.moved.emit(5, 0)
    panel.set_content(content(1, (5, 2, 3), (4,)))
    assert panel.view.selected_ids() == (5,)
    with qtbot.waitSignal(panel.remove_requested) as told:
        type_key(panel.view, Qt.Key.Key_Delete)
    assert told.args == [(5,)]
    _select(panel, 3)
    panel.set_content(content(5, (2, 3), (4,)))
    assert panel.view.selected_ids() == (3,)


def test_without_a_move_the_next_queue_takes_no_selection(panel: UpNextPanel) -> None:
    panel.model.moved.emit(2, 0)
    click(panel.view.viewport(), panel.view.visualRect(_index(panel, 3)).center())
    panel.set_content(content(1, (2, 3), (4, 5, 6)))
    assert panel.view.selected_ids() == (3,)


@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_the_card_has_no_black_corners(
    platform: str, panel: UpNextPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    card = panel.view.open_why(_index(panel, 4))
    assert card is not None
    is_cut = platform == "xcb"
    assert card.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground) is not is_cut
    assert card.mask().isEmpty() is not is_cut
    if is_cut:
        assert not card.mask().contains(QPoint(0, 0))
        assert card.mask().contains(card.rect().center())
    card.close()


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
    panel.set_content(UpNextContent(user_row(1), automatic=(auto_row(2),), relaxed=(ARTISTS_RELAXED,)))
    assert panel.note == "Few artists are left, so they repeat."


def test_rules_that_gave_way_are_one_line_and_the_tooltip_has_them_all(panel: UpNextPanel) -> None:
    sentences = (LENGTH_RELAXED, WINDOW_RELAXED, ARTISTS_RELAXED, REPEATS_RELAXED, DISLIKES_RELAXED)
    for count in range(1, len(sentences) + 1):
        given = sentences[:count]
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
        assert panel.view.visualRect(_index(panel, number)).right() <= panel.view.viewport().width()
    assert panel.view.indexAt(QPoint(10, 45)).isValid()
