"""What speaks for and against a track, as bars: how alike it is, and what adds up to its score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.recommendation import Reason, ReasonKind
from musicrec_desktop.ui.kit.labels import dim_label, tabular_font
from musicrec_desktop.ui.kit.screen_reader import Role, spoken_as
from musicrec_desktop.ui.kit.wording.formats import as_line
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

ASPECTS: Final = {
    ReasonKind.TIMBRE: tr("Timbre"),
    ReasonKind.RHYTHM: tr("Rhythm"),
    ReasonKind.HARMONY: tr("Harmony"),
    ReasonKind.DYNAMICS: tr("Dynamics"),
}
SOUND_TEXT: Final = tr("How it sounds")
OTHER_TEXT: Final = tr("Other")
SMALL: Final = 0.02
"""Contributions below this are summed up in one line."""
SHOWN: Final = 6
"""Contributions after so many are summed up in one line."""
BAR_PX, THICK_PX = 72, 6


@dataclass(frozen=True, slots=True)
class Contribution:
    """A line of the sum.

    Attributes:
        text: what it is.
        amount: what it adds to the score, or takes from it.
    """

    text: str
    amount: float


def contributions(reasons: Sequence[Reason]) -> list[Contribution]:
    """What adds up to the score, the greatest first and small ones together at the end; the sum stays."""
    sound = sum(reason.contribution for reason in reasons if reason.kind in ASPECTS)
    lines = [Contribution(SOUND_TEXT, sound)] if sound else []
    lines += [
        Contribution(as_line(reason.text), reason.contribution)
        for reason in reasons
        if reason.kind not in ASPECTS and reason.contribution
    ]
    lines.sort(key=lambda line: -abs(line.amount))
    small = [line for place, line in enumerate(lines) if abs(line.amount) < SMALL or place >= SHOWN]
    if len(small) < 2:
        return lines
    return [*lines[: len(lines) - len(small)], Contribution(OTHER_TEXT, sum(line.amount for line in small))]


def signed(amount: float) -> str:
    """``"+0.21"``, ``"−0.10"``, ``"0.00"``."""
    shown = f"{amount:+.2f}"
    return "0.00" if float(shown) == 0 else shown.replace("-", "−")


@spoken_as(Role.Graphic)
class AspectBar(QWidget):
    """How alike one aspect is, 0 to 1."""

    def __init__(
        self, themes: ThemeController, name: str, share: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._share = max(0.0, min(1.0, share))
        self.setMinimumSize(QSize(80, 14))
        self.setAccessibleName(tr("{name}: {value} percent alike", name=name, value=round(100 * self._share)))
        themes.changed.connect(self.update)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, self.height() / 2 - 3, self.width(), THICK_PX)
        painter.setBrush(QColor(theme.border_strong))
        painter.drawRoundedRect(groove, 3, 3)
        if self._share > 0:
            part = QRectF(groove.left(), groove.top(), max(6.0, groove.width() * self._share), THICK_PX)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(part, 3, 3)


@spoken_as(Role.Graphic)
class ContributionBar(QWidget):
    """A bar from zero: to the right what adds, to the left what takes away.

    Args:
        themes: where the colours come from.
        line: what it shows.
        low: the least amount beside it, at most 0.
        high: the greatest, at least 0.
        parent: Qt's owner.
    """

    def __init__(
        self,
        themes: ThemeController,
        line: Contribution,
        low: float,
        high: float,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes, self._amount = themes, line.amount
        self._low, self._reach = low, max(high - low, 1e-6)
        self.setFixedSize(BAR_PX, 14)
        verb = "adds" if line.amount >= 0 else "takes"
        self.setAccessibleName(f"{line.text}: {verb} {abs(line.amount):.2f}")
        themes.changed.connect(self.update)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        zero, end = self._x_of(0), self._x_of(self._amount)
        left, width = min(zero, end), max(2.0, abs(end - zero))
        painter.setBrush(QColor(theme.accent if self._amount >= 0 else theme.danger))
        painter.drawRoundedRect(QRectF(left, self.height() / 2 - 3, width, THICK_PX), 2, 2)
        painter.setBrush(QColor(theme.text_disabled))
        painter.drawRect(QRectF(zero - 0.5, 0, 1, self.height()))

    def _x_of(self, amount: float) -> float:
        return 1 + (amount - self._low) / self._reach * (self.width() - 2)


def aspect_grid(themes: ThemeController, reasons: Sequence[Reason]) -> QGridLayout:
    """A line for each aspect: name, bar, per cent."""
    grid = _grid()
    grid.setColumnStretch(1, 1)
    for line, reason in enumerate(reasons):
        name = QLabel(ASPECTS[reason.kind])
        shown = _number(percent(max(0.0, min(1.0, reason.weight))))
        bar = AspectBar(themes, name.text(), reason.weight)
        for widget in (name, bar, shown):
            widget.setToolTip(as_line(reason.text))
        grid.addWidget(name, line, 0)
        grid.addWidget(bar, line, 1)
        grid.addWidget(shown, line, 2, Qt.AlignmentFlag.AlignRight)
    return grid


def contribution_grid(themes: ThemeController, lines: Sequence[Contribution]) -> QGridLayout:
    """A line for each contribution: words, signed bar, number; the score as the last one."""
    grid = _grid()
    grid.setColumnStretch(0, 1)
    low = min(0.0, *(line.amount for line in lines))
    high = max(0.0, *(line.amount for line in lines))
    top = Qt.AlignmentFlag.AlignTop
    for place, line in enumerate(lines):
        number = _number(signed(line.amount))
        if line.amount < 0:
            number.setProperty("role", "danger")
        grid.addWidget(dim_label(line.text), place, 0)
        grid.addWidget(ContributionBar(themes, line, low, high), place, 1, top)
        grid.addWidget(number, place, 2, Qt.AlignmentFlag.AlignRight | top)
    rule = QFrame()
    rule.setProperty("role", "line")
    grid.addWidget(rule, len(lines), 0, 1, 3)
    score = sum(line.amount for line in lines)
    for column, text in ((0, tr("Score")), (2, f"{score:.2f}".replace("-", "−"))):
        label = QLabel(text)
        label.setProperty("role", "strong")
        label.setFont(tabular_font(label.font()))
        label.setAccessibleName(tr("Score {score}", score=number_text(score, ".2f")))
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        grid.addWidget(label, len(lines) + 1, column, side)
    return grid


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, Space.XS, 0, Space.XS)
    grid.setHorizontalSpacing(Space.M)
    grid.setVerticalSpacing(6)
    return grid


def _number(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "dim")
    label.setFont(tabular_font(label.font()))
    return label
