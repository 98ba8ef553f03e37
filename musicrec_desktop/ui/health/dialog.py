"""What a check of the library has found, by areas, and the button that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.health import Area, CheckReport, Finding
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog, RowsBody
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.job_foot import JobBar
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.screen_reader import Ornament
from musicrec_desktop.ui.kit.wording.health import (
    AREA_WORDS,
    NEXT_START,
    NOT_DONE,
    NOTE,
    advice_text,
    area_state,
    checking_text,
    finding_text,
    mended_text,
    report_headline,
)
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 620, 600
ICON_PX: Final = 18
_FAULT, _FACT, _SOUND, _UNKNOWN = (
    (Glyph.WARNING, "warning"),
    (Glyph.INFO, "text_dim"),
    (Glyph.DONE, "accent"),
    (Glyph.HELP, "text_dim"),
)
"""The picture and the colour of what is wrong, what should be known, what is sound, and what was not read."""


class HealthDialog(FittedDialog):
    """A card for each area; above them what is going on, or what came of it.

    Args:
        themes: where the colours come from.
        parent: the window.

    Attributes:
        check_requested: everything should be looked through again.
        mend_requested: a ``CheckReport`` whose findings should be mended.
        quit_requested: the user wants to end the program, so that the next start repairs.
        headline: what came of it.
    """

    check_requested = Signal()
    mend_requested = Signal(object)
    quit_requested = Signal()

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._report: CheckReport | None = None
        self._is_waiting = False
        self.setWindowTitle(tr("Check the library"))
        self.resize(WIDTH, HEIGHT)
        self._sign = Ornament()
        self.headline = QLabel()
        self.headline.setProperty("role", "headline")
        self.headline.setTextFormat(Qt.TextFormat.PlainText)
        self.headline.setWordWrap(True)
        self.bar = JobBar(themes)
        self.bar.setAccessibleName(tr("Progress of the check"))
        self._areas = RowsBody()
        self.check_button = text_button(tr("Check again"))
        self.check_button.clicked.connect(self._on_check)
        self.quit_button = text_button(tr("Quit now"))
        self.quit_button.clicked.connect(self.quit_requested)
        self.mend_button = text_button(tr("Mend"), role="primary")
        self.mend_button.clicked.connect(self._on_mend)
        self.close_button = text_button(tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        themes.changed.connect(self._show)
        self.show_progress(Progress(0, len(Area), next(iter(Area)).value))

    def show_progress(self, progress: Progress) -> None:
        """Say what is being looked at, or that something is being mended."""
        if not progress.label and progress.total:
            self.bar.setValue(progress.done)
            return
        if self._report is not None or not self._is_waiting:
            self._report, self._is_waiting = None, True
            self._areas.show_rows([self._card(area, (), "", None) for area in Area])
        self.headline.setText(checking_text(progress.label))
        self._sign.hide()
        # Nobody knows how long the first area takes, which is the longest.
        self.bar.setRange(0, progress.total if progress.done else 0)
        self.bar.setValue(progress.done)
        self.bar.show()
        for button in (self.check_button, self.mend_button):
            button.setEnabled(False)
        self.quit_button.hide()

    def show_report(self, report: CheckReport) -> None:
        """Show what a check has found."""
        self._report, self._is_waiting = report, False
        self._end(report_headline(report))
        self.mend_button.setEnabled(any(finding.is_mendable for finding in report.found))
        self._show()
        (self.mend_button if self.mend_button.isEnabled() else self.close_button).setFocus()

    def show_repair_waits(self) -> None:
        """Say that the next start does the rest."""
        self.headline.setText(f"{self.headline.text()} {NEXT_START}")
        self.mend_button.setEnabled(False)
        self.quit_button.show()

    def show_error(self, why: str) -> None:
        """Say why there is no report."""
        self._report, self._is_waiting = None, False
        self._end(NOT_DONE)
        self._sign_of(_FAULT)
        self._areas.show_rows([dim_label(why)])
        self.close_button.setFocus()

    def _end(self, headline: str) -> None:
        self.bar.hide()
        self.headline.setText(headline)
        self.check_button.setEnabled(True)
        self.mend_button.setEnabled(False)

    def _show(self) -> None:
        """The report in the colours of the theme."""
        report = self._report
        if report is None:
            return
        self._sign_of(_SOUND if report.is_sound else _FAULT)
        rows = [self._mended(report.mended)] if report.mended else []
        for area in Area:
            found = [finding for finding in report.found if finding.kind.area is area]
            sign = _sign(found, is_known=area in (report.looked_at or {}))
            rows.append(self._card(area, found, area_state(report, area), sign))
        self._areas.show_rows(rows)

    def _card(
        self, area: Area, found: Sequence[Finding], state: str, sign: tuple[Glyph, str] | None
    ) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        card.setAccessibleName(": ".join(filter(None, (AREA_WORDS[area], state))))
        name = QLabel(AREA_WORDS[area])
        name.setProperty("role", "strong")
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._picture(sign))
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(ElidedLabel(state, role="small"))
        column.addLayout(head)
        for finding in found:
            column.addLayout(self._finding(finding))
        return card

    def _finding(self, finding: Finding) -> QVBoxLayout:
        text = _wrapped(finding_text(finding))
        advice = dim_label(advice_text(finding), is_small=True)
        column = QVBoxLayout()
        column.setContentsMargins(ICON_PX + Space.S, 0, 0, Space.XS)
        column.setSpacing(2)
        column.addWidget(text)
        column.addWidget(advice)
        for example in finding.examples:
            column.addWidget(ElidedLabel(example, role="small"))
        return column

    def _mended(self, mended: Sequence[Finding]) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self._picture(_SOUND), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_wrapped("\n".join(map(mended_text, mended))), 1)
        return card

    def _picture(self, sign: tuple[Glyph, str] | None) -> QLabel:
        label = Ornament()
        label.setFixedSize(ICON_PX, ICON_PX)
        if sign is not None:
            self._draw(label, sign)
        return label

    def _sign_of(self, sign: tuple[Glyph, str]) -> None:
        self._draw(self._sign, sign)
        self._sign.show()

    def _draw(self, label: QLabel, sign: tuple[Glyph, str]) -> None:
        glyph, colour = sign
        label.setPixmap(glyph_pixmap(glyph, self._themes.theme, ICON_PX, self.devicePixelRatioF(), colour))

    def _on_check(self) -> None:
        self.close_button.setFocus()
        self.check_requested.emit()

    def _on_mend(self) -> None:
        report = self._report
        self.close_button.setFocus()
        self.mend_requested.emit(report)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._sign)
        head.addWidget(self.headline, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.check_button)
        buttons.addStretch(1)
        for button in (self.quit_button, self.mend_button, self.close_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(dim_label(NOTE))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._areas, 1)
        column.addLayout(buttons)


def _sign(found: Sequence[Finding], *, is_known: bool) -> tuple[Glyph, str]:
    if any(finding.kind.is_fault for finding in found):
        return _FAULT
    if found:
        return _FACT
    return _SOUND if is_known else _UNKNOWN


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
