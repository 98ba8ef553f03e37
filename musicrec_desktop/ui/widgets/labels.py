"""Text on pages: titles, section labels, and labels that elide instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

TABULAR_DIGITS = "tnum"
SECTION_SPACING_PX = 0.6


def title_label(text: str = "", parent: QWidget | None = None) -> ElidedLabel:
    """The heading of a page."""
    label = ElidedLabel(text, role="title", parent=parent)
    label.setAccessibleName(text)
    return label


def section_label(text: str, parent: QWidget | None = None) -> QLabel:
    """A small dim heading in capitals; screen readers get the plain words."""
    label = QLabel(text, parent)
    label.setProperty("role", "section")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(section_font(label.font()))
    return label


def dim_label(text: str = "", parent: QWidget | None = None, *, is_small: bool = False) -> QLabel:
    """A wrapped second voice."""
    label = QLabel(text, parent)
    label.setProperty("role", "small" if is_small else "dim")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def section_font(font: QFont) -> QFont:
    """The letters of a section label; its size comes from the stylesheet."""
    made = QFont(font)
    made.setCapitalization(QFont.Capitalization.AllUppercase)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, SECTION_SPACING_PX)
    return made


def tabular_font(font: QFont) -> QFont:
    """The same font with digits of one width, so that running numbers do not wobble."""
    made = QFont(font)
    made.setFeature(QFont.Tag(TABULAR_DIGITS), 1)
    return made


class ElidedLabel(QLabel):
    """One line that ends in "…" where it does not fit, and then shows all of it as a tooltip.

    Args:
        text: what to show; always plain text.
        role: of the stylesheet, for example ``"dim"``.
        minimum_width_px: what it may be squeezed to.
        parent: Qt's owner.
    """

    def __init__(
        self, text: str = "", *, role: str = "", minimum_width_px: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._full_text = ""
        self._minimum_width_px = minimum_width_px
        if role:
            self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_full_text(text)

    @property
    def full_text(self) -> str:
        """All of it."""
        return self._full_text

    @property
    def is_elided(self) -> bool:
        """Whether some of it is not seen."""
        return self.text() != self._full_text

    def set_full_text(self, text: str) -> None:
        """Show another text."""
        self._full_text = " ".join(text.split())
        self.setAccessibleName(self._full_text)
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        margins = self.contentsMargins()
        return QSize(
            metrics.horizontalAdvance(self._full_text) + margins.left() + margins.right() + 2,
            metrics.height() + margins.top() + margins.bottom(),
        )

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._minimum_width_px), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._full_text, Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._full_text if shown != self._full_text else "")
