"""Text on pages: titles, section labels, and labels that elide instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget
from typing_extensions import override

from musicrec_desktop.ui.kit.screen_reader import Role, spoken_as
from musicrec_desktop.ui.kit.tool_tips import tool_tip_text

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
    """A wrapped label in the dim colour."""
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
    """The same font with digits of one width, so that running numbers do not move."""
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
        # By itself Qt moves a line in Hebrew to the other end of the label, away from what it belongs to.
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.setAlignment(
            QStyle.visualAlignment(self.layoutDirection(), leading) | Qt.AlignmentFlag.AlignAbsolute
        )
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
        full_text = " ".join(text.split())
        if full_text == self._full_text:
            return
        self._full_text = full_text
        self.setAccessibleName(full_text)
        self._elide()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        margins = self.contentsMargins()
        return QSize(
            metrics.horizontalAdvance(self._full_text) + margins.left() + margins.right() + 1,
            metrics.height() + margins.top() + margins.bottom(),
        )

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._minimum_width_px), hint.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    @override
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
        self.setToolTip(self._tool_tip())

    def _tool_tip(self) -> str:
        return tool_tip_text(self._full_text) if self.is_elided else ""


@spoken_as(Role.Link)
class LinkLabel(ElidedLabel):
    """A line that leads somewhere; it is underlined under the pointer and while it has the focus.

    Args:
        hint: where it leads, for tooltip and screen readers.
        role: of the stylesheet.
        minimum_width_px: what it may be squeezed to.
        parent: Qt's owner.
    """

    clicked = Signal()

    def __init__(
        self, hint: str, *, role: str = "", minimum_width_px: int = 40, parent: QWidget | None = None
    ) -> None:
        self._hint = hint
        self._is_active = False
        super().__init__(role=role, minimum_width_px=minimum_width_px, parent=parent)
        self.setAccessibleDescription(hint)

    @property
    def spoken_role(self) -> Role:
        """For ``kit.screen_reader``."""
        return Role.Link if self._is_active else Role.StaticText

    def set_active(self, *, is_active: bool) -> None:
        """Whether it leads anywhere now."""
        self._is_active = is_active
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_active else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_active else Qt.CursorShape.ArrowCursor)
        self._underline()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._underline()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._underline()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._underline()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._underline()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._is_active or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_inside = self.rect().contains(event.position().toPoint())
        if self._is_active and event.button() is Qt.MouseButton.LeftButton and is_inside:
            self.clicked.emit()
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_active and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def _tool_tip(self) -> str:
        return tool_tip_text(self.full_text, self._hint) if self._is_active else super()._tool_tip()

    def _underline(self) -> None:
        font = self.font()
        is_on = self._is_active and (self.underMouse() or self.hasFocus())
        if font.underline() != is_on:
            font.setUnderline(is_on)
            self.setFont(font)
        self.setToolTip(self._tool_tip())
