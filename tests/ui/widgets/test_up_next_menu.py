"""The menus of the queue panel, and the card that it opens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.widgets.up_next_panel import UpNextPanel
from musicrec_desktop.ui.widgets.up_next_rows import UpNextContent
from musicrec_desktop.ui.widgets.why_card import WhyCard
from musicrec_desktop.ui.widgets.why_reasons import AspectBar
from tests.ui.widgets.hands import click, type_key
from tests.ui.widgets.panel_hands import index_of, select
from tests.ui.widgets.queue_rows import user_row


def _actions(menu: QMenu) -> dict[str, int]:
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    return {word: number for number, word in enumerate(words)}


def _trigger(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def test_each_kind_of_row_has_its_menu(panel: UpNextPanel) -> None:
    view = panel.view
    assert view.make_menu(panel.model.index(0)) is None
    now, yours, automatic = (view.make_menu(index_of(panel, number)) for number in (1, 2, 4))
    assert now is not None
    assert yours is not None
    assert automatic is not None
    said = ["Start a queue from this", "Like", "Dislike", "Never play this track", "Never play Artist"]
    assert list(_actions(now)) == said
    assert list(_actions(yours)) == ["Play now", "Play next", *said, "Remove"]
    assert {"Keep in my queue", "More like this", "Less like this"} <= set(_actions(automatic))
    assert "Why this track?" in _actions(automatic)


@pytest.mark.parametrize(
    ("words", "signal", "value"),
    [
        ("Play now", "play_requested", 4),
        ("Play next", "play_next_requested", 4),
        ("Keep in my queue", "kept", 4),
        ("Like", "liked", 4),
        ("Dislike", "disliked", 4),
        ("More like this", "more", 4),
        ("Less like this", "less", 4),
        ("Start a queue", "start_requested", 4),
        ("Never play this track", "banned", 4),
        ("Remove", "remove_requested", (4,)),
    ],
)
def test_menu_entries_ask(words: str, signal: str, value: object, panel: UpNextPanel, qtbot: QtBot) -> None:
    menu = panel.view.make_menu(index_of(panel, 4))
    assert menu is not None
    with qtbot.waitSignal(getattr(panel, signal)) as told:
        _trigger(menu, words)
    assert told.args == [value]


def test_a_menu_on_the_selection_removes_all_of_it(panel: UpNextPanel, qtbot: QtBot) -> None:
    select(panel, 2, 3)
    menu = panel.view.make_menu(index_of(panel, 3))
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


def test_an_artist_is_banned_by_name(panel: UpNextPanel, qtbot: QtBot) -> None:
    menu = panel.view.make_menu(index_of(panel, 4))
    assert menu is not None
    with qtbot.waitSignal(panel.artist_banned) as told:
        _trigger(menu, "Never play Artist")
    assert told.args == [4, "Artist"]


def test_what_is_banned_can_be_allowed_in_the_menu(panel: UpNextPanel) -> None:
    banned = replace(user_row(2), is_banned=True)
    panel.set_content(UpNextContent(user_row(1), (banned,)))
    menu = panel.view.make_menu(index_of(panel, 2))
    assert menu is not None
    assert "Allow again" in _actions(menu)
