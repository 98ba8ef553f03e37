"""The card behind "why?": bars, what adds up, buttons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.model.recommendation import Reason, ReasonKind
from musicrec_desktop.ui.queue.model import NEW_TEXT
from musicrec_desktop.ui.queue.rows import UpNextRow
from musicrec_desktop.ui.queue.why_card import WhyCard
from musicrec_desktop.ui.queue.why_reasons import (
    OTHER_TEXT,
    SHOWN,
    SOUND_TEXT,
    AspectBar,
    Contribution,
    ContributionBar,
    contributions,
    signed,
)
from musicrec_desktop.ui.theme.control import ThemeController
from tests.ui.hands import click
from tests.ui.queue.queue_rows import auto_row

SCORED = (
    Reason(ReasonKind.SESSION, "timbre like “Glass Rain”", 0.8),
    Reason(ReasonKind.TIMBRE, "almost the same timbre", 0.95, 0.25),
    Reason(ReasonKind.RHYTHM, "same kind of rhythm", 0.7, 0.15),
    Reason(ReasonKind.SKIPPED, "like “Northern Line”, which you skipped", 0.3, -0.12),
    Reason(ReasonKind.TASTE, "near to “Low Tide”", 0.2, 0.09),
    Reason(ReasonKind.EXPLORATION, "the draw", 0.01, 0.011),
    Reason(ReasonKind.VARIETY, "close to its neighbours", 0.01, -0.004),
)
REASONS = st.lists(
    st.builds(
        Reason,
        st.sampled_from(list(ReasonKind)),
        st.just("a sentence"),
        st.just(0.5),
        st.floats(-1, 1, allow_nan=False),
    ),
    max_size=20,
)


def _row(reasons: tuple[Reason, ...], artists: tuple[str, ...] = ("Artist",)) -> UpNextRow:
    return replace(auto_row(4), reasons=reasons, artist_names=artists)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """Owns the cards, which delete themselves when they close."""
    made = QWidget()
    yield made
    made.deleteLater()


@pytest.fixture
def card(themes: ThemeController, window: QWidget) -> WhyCard:
    return _open(_row(SCORED), themes, window)


def _open(row: UpNextRow, themes: ThemeController, window: QWidget) -> WhyCard:
    made = WhyCard(themes, row, window)
    made.open_at(QPoint(600, 10))
    return made


def _texts(card: WhyCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def test_contributions_stand_by_size_and_small_ones_together() -> None:
    lines = contributions(SCORED)
    assert [line.text for line in lines] == [
        SOUND_TEXT,
        "Like “Northern Line”, which you skipped",
        "Near to “Low Tide”",
        OTHER_TEXT,
    ]
    assert [round(line.amount, 3) for line in lines] == [0.4, -0.12, 0.09, 0.007]


def test_one_small_contribution_keeps_its_words() -> None:
    assert contributions(SCORED[:-1])[-1].text == "The draw"


@given(REASONS)
def test_whatever_is_told_together_the_sum_is_the_score(reasons: list[Reason]) -> None:
    lines = contributions(reasons)
    score = sum(reason.contribution for reason in reasons)
    assert sum(line.amount for line in lines) == pytest.approx(score)
    assert len(lines) <= SHOWN + 1


@pytest.mark.parametrize(
    ("amount", "words"), [(0.214, "+0.21"), (-0.1, "−0.10"), (0.001, "0.00"), (-0.001, "0.00")]
)
def test_numbers_have_a_sign(amount: float, words: str) -> None:
    assert signed(amount) == words


def test_the_card_shows_bars_sentences_and_the_score(card: WhyCard) -> None:
    names = [bar.accessibleName() for bar in card.findChildren(AspectBar)]
    assert names == ["Timbre: 95 percent alike", "Rhythm: 70 percent alike"]
    names = [bar.accessibleName() for bar in card.findChildren(ContributionBar)]
    assert names[:2] == [
        f"{SOUND_TEXT}: adds 0.40",
        "Like “Northern Line”, which you skipped: takes 0.12",
    ]
    texts = _texts(card)
    assert "Timbre like “Glass Rain”" in texts
    assert texts[texts.index("Score") + 1] == "0.38"
    danger = [label.text() for label in card.findChildren(QLabel) if label.property("role") == "danger"]
    assert danger == ["−0.12"]


def test_without_contributions_there_is_no_sum(themes: ThemeController, window: QWidget) -> None:
    card = _open(_row((Reason(ReasonKind.FALLBACK, "nothing nearer is left", 0),)), themes, window)
    assert "Score" not in _texts(card)
    assert "Nothing nearer is left" in _texts(card)
    assert _open(_row(()), themes, window).isVisible()


def test_bars_go_right_and_left_from_zero(themes: ThemeController, qtbot: QtBot) -> None:
    theme = themes.theme
    for amount, colour, is_right in ((0.4, theme.accent, True), (-0.2, theme.danger, False)):
        bar = ContributionBar(themes, Contribution("it", amount), -0.2, 0.4)
        qtbot.addWidget(bar)
        image = bar.grab().toImage()
        middle = image.height() // 2
        filled = [x for x in range(image.width()) if image.pixelColor(x, middle) == QColor(colour)]
        zero = image.width() / 3
        assert filled
        assert all((x > zero - 2) if is_right else (x < zero + 2) for x in filled)


def test_a_discovery_has_a_badge(themes: ThemeController, window: QWidget) -> None:
    new = (*SCORED, Reason(ReasonKind.DISCOVERY, "to meet something new", 0.3, 0.1))
    assert NEW_TEXT in _texts(_open(_row(new), themes, window))
    assert NEW_TEXT not in _texts(_open(_row(SCORED), themes, window))


def test_one_artist_goes_by_a_click(card: WhyCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.artist_banned) as told:
        click(card.artist_button)
    assert told.args == [4, "Artist"]
    assert not card.isVisible()


def test_of_several_artists_one_is_chosen(themes: ThemeController, window: QWidget, qtbot: QtBot) -> None:
    card = _open(_row(SCORED, ("Ada", "Bo & Co")), themes, window)
    menu = card.artist_button.menu()
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Ada", "Bo && Co"]
    with qtbot.waitSignal(card.artist_banned) as told:
        menu.actions()[1].trigger()
    assert told.args == [4, "Bo & Co"]


def test_nobody_known_cannot_be_banned(themes: ThemeController, window: QWidget) -> None:
    assert not _open(_row(SCORED, ()), themes, window).artist_button.isEnabled()


def test_everything_is_seen_without_scrolling_where_there_is_room(card: WhyCard) -> None:
    QApplication.processEvents()
    area = card.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    assert card.height() <= card.screen().availableGeometry().height()


def test_a_long_why_scrolls_and_keeps_its_buttons_on_the_screen(
    themes: ThemeController, window: QWidget
) -> None:
    long = tuple(
        Reason(ReasonKind.SESSION, f"{number} " + "many words about why it is here " * 8, 0.5)
        for number in range(12)
    )
    card = _open(_row(long), themes, window)
    QApplication.processEvents()
    room = card.screen().availableGeometry()
    assert card.geometry().bottom() <= room.bottom()
    bottom = card.keep_button.mapTo(card, card.keep_button.rect().bottomLeft()).y()
    assert bottom < card.height()
