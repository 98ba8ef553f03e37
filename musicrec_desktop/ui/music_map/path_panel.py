"""A journey over the map: its stops, how long it is, and its steps with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from musicrec_desktop.core.language import in_sentence, tr
from musicrec_desktop.ui.kit.buttons import IconButton, text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.icons import Glyph, glyph_pixmap
from musicrec_desktop.ui.kit.labels import dim_label, section_label
from musicrec_desktop.ui.kit.marked_slider import MarkedSlider
from musicrec_desktop.ui.kit.painting import draw_elided, has_state, sized
from musicrec_desktop.ui.kit.wording.map_page import (
    PATH_HINT,
    found_path_text,
    path_length_text,
    path_minutes_text,
)
from musicrec_desktop.ui.music_map.path_length import (
    FEWEST_MINUTES,
    FEWEST_TRACKS,
    MOST_MINUTES,
    MOST_TRACKS,
    USUAL_MINUTES,
    USUAL_TRACKS,
    PathLength,
)
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import FontSize, Radius, Space

REST_MS: Final = 300
STEP_PX: Final = 40
STOP_PX: Final = 28
_REASON_ROLE: Final = Qt.ItemDataRole.UserRole
_STOP_ROLE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as it is listed.

    Attributes:
        name: title and artist.
        reason: why it stands there.
        is_stop: the user chose it.
    """

    name: str
    reason: str
    is_stop: bool


class PathPanel(QFrame):
    """Shown while the tool for paths is in use.

    Args:
        theme: colours.
        parent: Qt's owner.

    Attributes:
        stops: what was chosen, which can be dragged into another order.
        steps: the journey.
        changed: another length is wanted.
        stops_moved: the stops have another order, or fewer are left: the places of the remaining ones in the
            order before.
        play_asked: the journey shall play.
        queue_asked: it shall come into the queue.
        save_asked: it shall become a playlist.
        close_asked: no path is wanted any more.
    """

    changed = Signal()
    stops_moved = Signal(object)
    play_asked = Signal()
    queue_asked = Signal()
    save_asked = Signal()
    close_asked = Signal()

    def __init__(self, theme: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        close = IconButton(theme, Glyph.CLOSE, tr("Leave the path"), size_px=24, icon_px=16)
        close.clicked.connect(self.close_asked)
        head = QHBoxLayout()
        head.addWidget(section_label(tr("Path")), 1)
        head.addWidget(close)
        self.stops = _Lines(theme, tr("Stops of the path"), STOP_PX)
        self.stops.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.stops.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.stops.setToolTip(
            tr("Drag to change the order; Delete takes a stop out, Alt with arrows moves it")
        )
        self.stops.model().rowsMoved.connect(lambda *_: self._tell_stops())
        self.stops.removed.connect(self._remove)
        self.stops.moved.connect(self._move)
        self.unit = CalmComboBox()
        self.unit.addItems([tr("Tracks"), tr("Minutes")])
        self.unit.setAccessibleName(tr("Length in tracks or minutes"))
        self.tracks = _slider(theme, tr("Tracks"), FEWEST_TRACKS, MOST_TRACKS, USUAL_TRACKS)
        self.minutes = _slider(theme, tr("Minutes"), FEWEST_MINUTES, MOST_MINUTES, USUAL_MINUTES)
        self._length = dim_label(is_small=True)
        self._note = dim_label(PATH_HINT)
        self.steps = _Lines(theme, tr("Steps of the path"), STEP_PX)
        self.play_button = text_button(tr("Play"), role="primary")
        self.queue_button, self.save_button = text_button(tr("Queue")), text_button(tr("Save"))
        self.save_button.setToolTip(tr("Make a playlist of the path"))
        self.play_button.clicked.connect(self.play_asked)
        self.queue_button.clicked.connect(self.queue_asked)
        self.save_button.clicked.connect(self.save_asked)
        self._found = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.changed)
        self.unit.currentIndexChanged.connect(lambda _row: self._on_turned())
        for slider in (self.tracks, self.minutes):
            slider.turned.connect(lambda _number: self._on_turned())
        self._lay_out(head)
        self._show_length()
        self.show_stops(())
        self.show_steps((), "")
        self.hide()

    @property
    def length(self) -> PathLength:
        """How long the path shall be."""
        is_minutes = self.unit.currentIndex() == 1
        return PathLength(is_minutes, round((self.minutes if is_minutes else self.tracks).number))

    def show_length(self, length: PathLength) -> None:
        """Show another length, without telling it."""
        self.unit.blockSignals(True)
        self.unit.setCurrentIndex(int(length.is_minutes))
        self.unit.blockSignals(False)
        (self.minutes if length.is_minutes else self.tracks).show_number(length.number)
        self._show_length()

    def show_stops(self, names: Sequence[str]) -> None:
        """List what was chosen."""
        self.stops.show_lines([StepLine(name, "", is_stop=True) for name in names])
        self.stops.setFixedHeight(min(4, len(names)) * STOP_PX + 2)
        self.stops.setVisible(bool(names))

    def show_steps(self, steps: Sequence[StepLine], note: str, duration_ms: int = 0) -> None:
        """List the journey; ``note`` says what is missing, or what is peculiar about it."""
        self._found = found_path_text(len(steps), duration_ms) if steps else ""
        self._show_length()
        self.steps.show_lines(steps)
        self.steps.setVisible(bool(steps))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        for button in (self.play_button, self.queue_button, self.save_button):
            button.setEnabled(bool(steps))

    @property
    def note(self) -> str:
        """What is said beside the steps."""
        return self._note.text()

    def _lay_out(self, head: QHBoxLayout) -> None:
        length = QHBoxLayout()
        length.setSpacing(Space.S)
        length.addWidget(self.unit)
        for slider in (self.tracks, self.minutes):
            length.addWidget(slider, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.XS)
        for button in (self.play_button, self.queue_button, self.save_button):
            buttons.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.S, Space.M)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.stops)
        column.addLayout(length)
        column.addWidget(self._length)
        column.addWidget(self._note)
        column.addWidget(self.steps, 1)
        column.addLayout(buttons)

    def _on_turned(self) -> None:
        self._found = ""
        self._show_length()
        self._rest.start()

    def _show_length(self) -> None:
        length = self.length
        self.tracks.setVisible(not length.is_minutes)
        self.minutes.setVisible(length.is_minutes)
        tell = path_minutes_text if length.is_minutes else path_length_text
        self._length.setText(self._found or tr("About {tell}", tell=tell(length.number)))

    def _remove(self, row: int) -> None:
        self.stops_moved.emit([place for place in range(self.stops.count()) if place != row])

    def _move(self, row: int, step: int) -> None:
        order = list(range(self.stops.count()))
        if 0 <= row + step < len(order):
            order.insert(row + step, order.pop(row))
            self.stops.setCurrentRow(row + step)
            self.stops_moved.emit(order)

    def _tell_stops(self) -> None:
        self.stops_moved.emit(self.stops.places())


class _Lines(QListWidget):
    """Stops or steps; Delete and Alt with arrows are told."""

    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, theme: ThemeController, name: str, row_px: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("role", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(row_px)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_LineDelegate(theme, row_px, self))

    def show_lines(self, lines: Sequence[StepLine]) -> None:
        """Show other lines; the row that the keyboard is on stays."""
        row = self.currentRow()
        self.clear()
        for place, line in enumerate(lines):
            item = QListWidgetItem(line.name)
            item.setData(_REASON_ROLE, line.reason)
            item.setData(_STOP_ROLE, place if line.is_stop else -1)
            words = ", ".join(part for part in (line.name, line.reason) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(words)
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))

    def places(self) -> list[int]:
        """Where each line stood when it was shown, from top to bottom."""
        return [int(self.item(row).data(_STOP_ROLE)) for row in range(self.count())]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = event.key(), self.currentRow()
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and row >= 0:
            self.removed.emit(row)
        elif is_alt and key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and row >= 0:
            self.moved.emit(row, -1 if key == Qt.Key.Key_Up else 1)
        elif event.text().strip():
            event.ignore()  # single letters are shortcuts of the window
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    def __init__(self, theme: ThemeController, row_px: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._row_px = theme, row_px

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, self._row_px)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, place = self._theme.theme, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        flags = QStyle.StateFlag
        is_here = has_state(option, flags.State_Selected)
        if is_here or has_state(option, flags.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if is_here else theme.hover))
            painter.drawRoundedRect(place, Radius.S, Radius.S)
        is_stop = int(index.data(_STOP_ROLE)) >= 0
        glyph = Glyph.PATH if is_stop else Glyph.TRACKS
        dpr = painter.device().devicePixelRatioF()
        mark = glyph_pixmap(glyph, theme, 14, dpr, "accent" if is_stop else "text_disabled")
        reason = str(index.data(_REASON_ROLE))
        first = place.adjusted(Space.S + 14 + Space.S, 3 if reason else 0, -Space.XS, 0)
        if reason:
            first.setHeight(18)
        painter.drawPixmap(place.left() + Space.S, first.center().y() - 6, mark)
        painter.setPen(QColor(theme.text))
        draw_elided(painter, first, str(index.data()))
        if reason:
            painter.setFont(sized(painter.font(), FontSize.LABEL))
            painter.setPen(QColor(theme.text_dim))
            draw_elided(painter, QRect(first.left(), first.bottom(), first.width(), 17), reason)
        painter.restore()


def _slider(theme: ThemeController, name: str, low: int, high: int, neutral: int) -> MarkedSlider:
    return MarkedSlider(
        theme,
        tr("Length of the path: {unit}", unit=in_sentence(name)),
        low=low,
        high=high,
        neutral=neutral,
        steps_per_unit=1,
        tell=lambda number: f"{round(number)} {in_sentence(name)}",
    )
