"""The head of a page: title, way back, tools, and the figures at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.actions import key_of
from musicrec_desktop.ui.kit.buttons import IconButton
from musicrec_desktop.ui.kit.cover_thumb import CoverThumb
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import ElidedLabel, LinkLabel, section_label, title_label
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

LARGE_COVER_PX, MIDDLE_COVER_PX = 208, 112
LARGE_FROM_PX = 560
"""The height and width of a page from which the cover of an album is large."""
LEAST_FIGURES_PX: Final = 80
WIDEST_PX: Final = 16_777_215
"""No limit, as Qt counts it."""


class PageHead(QWidget):
    """Title, way back, and the figures at the right.

    Attributes:
        back_requested: the arrow to the left was pressed.
        forward_requested: the arrow to the right was pressed.
    """

    back_requested = Signal()
    forward_requested = Signal()
    artist_clicked = Signal()
    note_clicked = Signal()
    cover_resized = Signal()
    """The cover has another size and needs another picture."""

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = IconButton(theme, Glyph.LEFT, tr("Back"), shortcut=key_of("back"))
        self.forward_button = IconButton(theme, Glyph.RIGHT, tr("Forward"), shortcut=key_of("forward"))
        self.back_button.clicked.connect(self.back_requested)
        self.forward_button.clicked.connect(self.forward_requested)
        self._way = QWidget()
        way = QHBoxLayout(self._way)
        way.setContentsMargins(0, 0, 0, 0)
        way.setSpacing(0)
        for button in (self.back_button, self.forward_button):
            way.addWidget(button)
            button.hide()
        self._way.hide()
        self._cover = CoverThumb(theme, LARGE_COVER_PX)
        self._cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cover.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cover.setAccessibleName(tr("Cover"))
        self._cover.setToolTip("")
        self._cover.hide()
        self._kind = section_label("")
        self._kind.hide()
        self._title = title_label()
        self.queue_button = IconButton(
            theme, Glyph.QUEUE, tr("Up next"), shortcut=key_of("toggle_up_next"), is_checkable=True
        )
        self._artist = LinkLabel(tr("Go to artist"))
        self._artist.hide()
        self._artist.clicked.connect(self.artist_clicked)
        self._note = LinkLabel(tr("Edit name and description"), role="dim")
        self._note.hide()
        self._note.clicked.connect(self.note_clicked)
        self._figures = ElidedLabel(role="dim", minimum_width_px=LEAST_FIGURES_PX)
        self._tools_box = QWidget()
        self._tools = QHBoxLayout(self._tools_box)
        self._tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setSpacing(Space.S)
        self._is_large = False
        self._lines: list[QWidget] = []
        self._names = QVBoxLayout()
        self._names.setSpacing(0)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.L, Space.M, Space.M, Space.S)
        self._row.setSpacing(Space.S)
        self._row.addWidget(self._way)
        self._row.addWidget(self._cover)
        self._row.addLayout(self._names, 1)
        self._row.addWidget(self.queue_button)
        self._lay_out()
        self.setMinimumHeight(56)

    def set_large(self, *, is_large: bool) -> None:
        """Stand the names below each other beside a large cover, or in one line."""
        if is_large != self._is_large:
            self._is_large = is_large
            self._lay_out()
            self._share_width()

    def show_way(self, *, is_back_shown: bool, can_go_back: bool, can_go_forward: bool) -> None:
        """Show the arrows: back where a page was opened from another one, both where there is a way forward.

        The arrow back stays in its place then, so that a second click on it never goes forward.
        """
        self.back_button.setVisible((is_back_shown and can_go_back) or can_go_forward)
        self.back_button.setEnabled(can_go_back)
        self.forward_button.setVisible(can_go_forward)
        self._way.setVisible((is_back_shown and can_go_back) or can_go_forward)

    def set_artist(self, name: str) -> None:
        """Name the artist of an album; empty for none."""
        self._artist.set_full_text(name)
        self._artist.set_active(is_active=bool(name))
        self._artist.setVisible(bool(name))

    def set_note(self, text: str) -> None:
        """A line below the title that can be edited, for example a description; empty for none."""
        self._note.set_full_text(text)
        self._note.set_active(is_active=bool(text))
        self._note.setVisible(bool(text))

    def add_line(self, widget: QWidget) -> None:
        """Put something below the note."""
        self._lines.append(widget)
        self._lay_out()

    def set_room(self, room: QSize) -> None:
        """The page has this size: it decides how large the cover is."""
        has_room = room.height() >= LARGE_FROM_PX and room.width() >= LARGE_FROM_PX
        side = LARGE_COVER_PX if has_room else MIDDLE_COVER_PX
        if side != self.cover_px:
            self._cover.setFixedSize(side, side)
            self.cover_resized.emit()

    @property
    def cover_px(self) -> int:
        """The side of the cover, in logical pixels."""
        return self._cover.width()

    def _lay_out(self) -> None:
        """Put names, tools and figures where the head has them now."""
        while self._names.takeAt(0) is not None:
            pass
        for part in (self._tools_box, self._figures):
            self._row.removeWidget(part)
        edge = Qt.AlignmentFlag.AlignTop if self._is_large else Qt.AlignmentFlag.AlignVCenter
        for part in (self._way, self.queue_button):
            self._row.setAlignment(part, edge)
        self._row.setSpacing(Space.M if self._is_large else Space.S)
        if self._is_large:
            self._names.addStretch()
        for name in (self._kind, self._title, self._artist, self._note, *self._lines):
            self._names.addWidget(name)
        if self._is_large:
            self._names.addWidget(self._figures)
            self._names.addSpacing(Space.M)
            self._names.addWidget(self._tools_box, alignment=Qt.AlignmentFlag.AlignLeft)
            self._names.addStretch()
        else:
            self._row.insertWidget(self._row.count() - 1, self._tools_box)
            self._row.insertWidget(self._row.count() - 1, self._figures)

    def set_title(self, title: str, kind: str = "") -> None:
        """Name what is shown; ``kind`` ("Album", "Similar to") stands small above it."""
        self._title.set_full_text(title)
        self._kind.setText(kind)
        self._kind.setVisible(bool(kind))
        self._share_width()

    def set_cover(self, cover: QPixmap | None, name: str, *, is_shown: bool) -> None:
        """Show a cover, or its placeholder, before the title."""
        self._cover.set_cover(cover, name)
        self._cover.setVisible(is_shown)

    @property
    def title(self) -> str:
        """What the head says."""
        return self._title.full_text

    def set_figures(self, text: str) -> None:
        """The figures at the right, for example ``"12,804 tracks · 38 days"``."""
        self._figures.set_full_text(text)
        self._share_width()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """In one line the figures end in "…" before the title does, which may take half of the line."""
        if self._is_large:
            self._figures.setMaximumWidth(WIDEST_PX)
            return
        title = min(self._title.sizeHint().width(), self.width() // 2)
        figures = min(self._figures.sizeHint().width(), self._figures.maximumWidth())
        others = self._row.sizeHint().width() - figures - self._names.sizeHint().width()
        self._figures.setMaximumWidth(max(LEAST_FIGURES_PX, self.width() - others - title))
        self._row.activate()

    @property
    def figures(self) -> str:
        """The figures that are shown."""
        return self._figures.full_text

    @property
    def shown_texts(self) -> tuple[str, str]:
        """Title and figures as far as they are seen."""
        return self._title.text(), self._figures.text()

    def add_tool(self, widget: QWidget) -> None:
        """Put a button before the figures."""
        self._tools.addWidget(widget)
