"""The list of what is banned."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.track import Tags, Track, TrackId
from musicrec_desktop.ui.commands.bans_dialog import SHOWN, BansDialog
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.hands import click


@pytest.fixture
def dialog(themes: ThemeController, qtbot: QtBot) -> BansDialog:
    made = BansDialog(themes)
    qtbot.addWidget(made)
    made.show()
    return made


def _track(number: int) -> Track:
    return Track(TrackId(number), "/m/a.mp3", Tags(f"Track {number}", ("Ada",)), 1_000)


def _button(dialog: BansDialog, name: str) -> QPushButton:
    QApplication.processEvents()
    return next(
        each
        for each in dialog.findChildren(QPushButton)
        if each.isVisible() and each.accessibleName() == name
    )


def _texts(dialog: BansDialog) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_nothing_banned_says_how_to_ban(dialog: BansDialog) -> None:
    dialog.show_bans([], [])
    assert dialog.is_empty_shown
    assert "Never play this track" in dialog.empty.text


def test_tracks_and_artists_can_be_allowed_again(dialog: BansDialog, qtbot: QtBot) -> None:
    dialog.show_bans(["The Lanterns"], [_track(1), _track(2)])
    assert not dialog.is_empty_shown
    with qtbot.waitSignal(dialog.artist_allowed) as told:
        click(_button(dialog, "Allow The Lanterns again"))
    assert told.args == ["The Lanterns"]
    with qtbot.waitSignal(dialog.track_allowed) as told:
        click(_button(dialog, "Allow Track 2 again"))
    assert told.args == [2]


def test_what_was_allowed_is_gone(dialog: BansDialog) -> None:
    dialog.show_bans(["The Lanterns"], [_track(1)])
    dialog.show_bans([], [_track(1)])
    assert "The Lanterns" not in _texts(dialog)
    assert "Track 1" in _texts(dialog)


def test_many_are_named_up_to_a_number(dialog: BansDialog) -> None:
    dialog.show_bans([], [_track(number) for number in range(SHOWN + 3)])
    assert "and 3 more" in _texts(dialog)
