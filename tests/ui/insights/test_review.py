"""The year in review: leafing, saving, a year without music."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import isValid

from musicrec_desktop.model.insights import StoryCard, YearStory
from musicrec_desktop.ui.insights.review.card import SIZES, CardFrame, CardShape, paint_card
from musicrec_desktop.ui.insights.review.dialog import ReviewDialog
from musicrec_desktop.ui.theme.colours import DARK, LIGHT
from tests.support.figures import bars_figure, columns_figure
from tests.ui.conftest import Rig

CARDS = (
    StoryCard("time", "412 hours", "So long you listened in 2026.", columns_figure()),
    StoryCard("artist", "Nina Simone", "Nobody was played more.", bars_figure()),
    StoryCard("day", "14 March", "The day with the most music.", None),
)


@pytest.fixture
def review(rig: Rig) -> ReviewDialog:
    insights = rig.window.overviews.insights
    insights.show_review()
    dialog = insights.review
    assert dialog is not None
    rig.qtbot.waitUntil(lambda: dialog.story is not None, timeout=10_000)
    dialog.show_story(YearStory(2026, CARDS))
    return dialog


def test_keys_clicks_and_dots_leaf_through_the_cards(rig: Rig, review: ReviewDialog) -> None:
    assert not review.back_button.isEnabled()
    QTest.keyClick(review.card, Qt.Key.Key_Right)
    assert review.place == 1
    assert review.card.accessibleName() == "Nina Simone. Nobody was played more."
    middle = QPoint(review.card.width() // 2, review.card.height() // 2)
    QTest.mouseClick(review.card, Qt.MouseButton.LeftButton, pos=middle)
    assert review.place == 2
    QTest.keyClick(review.card, Qt.Key.Key_Right)
    assert review.place == 2
    QTest.mouseClick(review.card, Qt.MouseButton.LeftButton, pos=QPoint(5, 40))
    assert review.place == 1
    QTest.keyClick(review.card, Qt.Key.Key_End)
    QTest.keyClick(review.card, Qt.Key.Key_Home)
    assert review.place == 0
    review.dots.chosen.emit(2)
    assert review.dots.accessibleName() == "Card 3 of 3"
    assert not review.forth_button.isEnabled()


def test_all_cards_are_saved(
    rig: Rig, review: ReviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    review.save_all(CardShape.TALL)
    paths = [tmp_path / f"2026-in-review-{number:02}.png" for number in (1, 2, 3)]
    rig.qtbot.waitUntil(lambda: "3 files saved" in rig.window.notices.toast.text, timeout=10_000)
    assert all(QImage(str(path)).size() == QSize(1080, 1920) for path in paths)


def test_one_card_is_saved(
    rig: Rig, review: ReviewDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "card"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    review.save_card(CardShape.SQUARE)
    rig.qtbot.waitUntil((tmp_path / "card.png").exists, timeout=10_000)
    rig.qtbot.waitUntil(lambda: "Saved as" in rig.window.notices.toast.text, timeout=10_000)
    assert QImage(str(tmp_path / "card.png")).size() == QSize(1080, 1080)


def test_a_year_without_music_says_so(review: ReviewDialog) -> None:
    review.show_story(YearStory(1970, (), "Nothing was heard in 1970."))
    assert review.empty.isVisible()
    assert review.empty.text == "Nothing was heard in 1970."
    assert not review.save_button.isEnabled()


def test_closing_it_early_is_fine(rig: Rig) -> None:
    insights = rig.window.overviews.insights
    insights.show_review()
    dialog = insights.review
    assert dialog is not None
    dialog.reject()
    rig.qtbot.waitUntil(lambda: not isValid(dialog), timeout=10_000)


@pytest.mark.parametrize("shape", CardShape)
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_a_card_is_painted_in_both_shapes(qapp: QApplication, card: StoryCard, shape: CardShape) -> None:
    frame = CardFrame(2026, 1, 3, "Anna")
    dark, light = (
        paint_card(card, frame, (b"no picture",), theme, SIZES[shape], QFont()) for theme in (DARK, LIGHT)
    )
    assert dark.size() == light.size() == SIZES[shape]
    assert dark != light
