"""When the queue panel asks for a menu, and the card that it opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.queue.panel import UpNextPanel
from musicrec_desktop.ui.queue.why_card import WhyCard
from musicrec_desktop.ui.queue.why_reasons import AspectBar
from tests.ui.hands import click, type_key
from tests.ui.queue.panel_hands import index_of, select


def test_the_menu_is_asked_for_at_an_entry_and_nowhere_else(panel: UpNextPanel, qtbot: QtBot) -> None:
    view = panel.view

    def ask(row: QModelIndex) -> None:
        point = view.visualRect(row).center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse,
            point,
            view.viewport().mapToGlobal(point),
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), event)

    with qtbot.waitSignal(view.menu_requested) as told:
        ask(index_of(panel, 4))
    assert told.args is not None
    assert told.args[0] == 4
    with qtbot.assertNotEmitted(view.menu_requested):
        ask(panel.model.index(0))


def _card(panel: UpNextPanel) -> WhyCard:
    cards = panel.view.findChildren(WhyCard)
    assert len(cards) == 1
    return cards[0]


def test_why_opens_a_card(panel: UpNextPanel) -> None:
    option = QStyleOptionViewItem()
    option.rect = panel.view.visualRect(index_of(panel, 4))
    click(panel.view.viewport(), panel.view.queue_delegate.why_rect(option).center())
    card = _card(panel)
    assert card.isVisible()
    names = [bar.accessibleName() for bar in card.findChildren(AspectBar)]
    assert names == ["Timbre: 90 percent alike", "Rhythm: 70 percent alike"]
    assert "You finished 3 of 4 tracks like it" in [label.text() for label in card.findChildren(QLabel)]
    type_key(card, Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_w_asks_why_of_automatic_entries_only(panel: UpNextPanel) -> None:
    select(panel, 2)
    type_key(panel.view, Qt.Key.Key_W)
    assert not panel.view.findChildren(WhyCard)
    select(panel, 5)
    type_key(panel.view, Qt.Key.Key_W)
    assert _card(panel).accessibleName() == "Why Track 5 is here"
    _card(panel).close()


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("more_button", "more"),
        ("less_button", "less"),
        ("ban_button", "banned"),
        ("keep_button", "kept"),
    ],
)
def test_buttons_of_the_card_ask_and_close_it(
    button: str, signal: str, panel: UpNextPanel, qtbot: QtBot
) -> None:
    card = panel.view.open_why(index_of(panel, 4))
    assert card is not None
    with qtbot.waitSignal(getattr(panel, signal)) as told:
        click(getattr(card, button))
    assert told.args == [4]


@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_the_card_has_no_black_corners(
    platform: str, panel: UpNextPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: platform)
    card = panel.view.open_why(index_of(panel, 4))
    assert card is not None
    is_cut = platform == "xcb"
    assert card.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground) is not is_cut
    assert card.mask().isEmpty() is not is_cut
    if is_cut:
        assert not card.mask().contains(QPoint(0, 0))
        assert card.mask().contains(card.rect().center())
    card.close()
