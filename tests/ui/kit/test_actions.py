"""The table of actions: every action has a handler and a shortcut of its own."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from musicrec_desktop.ui.kit.actions import ACTIONS, keys_of
from musicrec_desktop.ui.kit.fuzzy import fuzzy_score
from musicrec_desktop.ui.kit.menus import GLYPHS, KINDS
from musicrec_desktop.ui.window.command_palette import matching_actions
from musicrec_desktop.ui.window.shortcuts_dialog import KeySheet, dealt, shortcut_text


def test_ids_are_unique_and_every_key_means_one_thing(qtbot: QtBot) -> None:
    assert max(Counter(spec.id for spec in ACTIONS).values()) == 1
    keys = Counter(QKeySequence.fromString(key).toString() for spec in ACTIONS for key in keys_of(spec))
    assert max(keys.values()) == 1
    assert "" not in keys


def test_everything_in_the_menu_has_an_icon() -> None:
    shown = [spec.id for spec in ACTIONS if spec.is_in_menu or spec.is_on_top]
    assert [action_id for action_id in shown if action_id not in GLYPHS] == []


def test_an_icon_is_in_one_table_only() -> None:
    in_both = {spec.id for spec in ACTIONS if spec.glyph is not None} & KINDS.keys()
    assert in_both == set()


@pytest.mark.parametrize(
    "key",
    ["Space", "Left", "Right", "Ctrl+Left", "Ctrl+Right", "Ctrl+F", "L", "D", "Q", "Shift+Q", "Return", "F1"]
    + ["Ctrl+K", "Ctrl+O", "Ctrl+Q", "F5", "Ctrl+T", "Alt+Left", "Media Play", "Media Next", "Media Previous"]
    + [f"Ctrl+{number}" for number in range(1, 7)],
)
def test_the_keys_of_the_design_are_there(key: str) -> None:
    assert any(key in spec.shortcuts for spec in ACTIONS)


def test_every_group_and_key_is_on_the_sheet_of_shortcuts(qtbot: QtBot) -> None:
    sheet = KeySheet()
    qtbot.addWidget(sheet)
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {spec.group.value for spec in ACTIONS if shortcut_text(spec)} <= texts
    assert {spec.sheet_line or spec.label for spec in ACTIONS if shortcut_text(spec)} <= texts
    assert {"Rate 1 to 5 stars", "Alt+1 … Alt+5"} <= texts


def test_parts_are_dealt_to_the_lowest_column() -> None:
    assert dealt([50, 40, 30, 20, 10], 2) == [[0, 3, 4], [1, 2]]
    assert dealt([50, 40, 30], 1) == [[0, 1, 2]]
    assert sorted(place for column in dealt([3, 9, 4, 1, 7], 3) for place in column) == [0, 1, 2, 3, 4]


def test_media_keys_are_left_out_of_the_sheet(qtbot: QtBot) -> None:
    toggle = next(spec for spec in ACTIONS if spec.id == "toggle_play")
    assert shortcut_text(toggle) == "Space"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("simil", "play_similar"),
        ("nt", "next_track"),
        ("amf", "add_folder"),
        ("set", "settings"),
        ("quit", "quit"),
        ("comp", "toggle_compact"),
        ("autoplay", "toggle_autoplay"),
        ("theme", "switch_theme"),
        ("smart", "new_smart_playlist"),
        ("freeze", "freeze_playlist"),
    ],
)
def test_the_palette_finds_actions_by_a_few_letters(typed: str, first: str) -> None:
    assert matching_actions(typed)[0].id == first


def test_letters_that_are_missing_match_nothing() -> None:
    assert fuzzy_score("xyz", "Next track") is None
    assert matching_actions("xyzxyz") == []
    assert len(matching_actions("")) == len(ACTIONS) - 1
