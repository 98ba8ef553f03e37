"""The pictures of the selected files: shown, put in by file, drop or clipboard, taken out, saved."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.model.tag_fields import FRONT_COVER, Picture, PictureFacts
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.cover_thumb import paint_cover
from musicrec_desktop.ui.kit.dragged import read_drag
from musicrec_desktop.ui.kit.fitted_dialog import RowsBody
from musicrec_desktop.ui.kit.labels import ElidedLabel, dim_label
from musicrec_desktop.ui.kit.screen_reader import Role, spoken_as
from musicrec_desktop.ui.kit.wording.tag_editor import (
    FURTHER_KINDS,
    NO_PICTURE,
    picture_facts_text,
    several_pictures_text,
)
from musicrec_desktop.ui.kit.wording.tagging import picture_kind
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Radius, Space

COVER_PX: Final = 132
OTHERS_PX: Final = 72
PICTURE_ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp")
MOST_PIXELS: Final = 40_000_000
"""A larger picture on the clipboard is not taken."""


def picture_of_image(image: QImage, kind: int = FRONT_COVER) -> Picture | None:
    """A picture from the clipboard as a PNG file; None where there is none, or it is too large."""
    if image.isNull() or image.width() * image.height() > MOST_PIXELS:
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stub asks for bytes, which are refused.
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        return None
    data = bytes(buffer.data().data())
    digest = hashlib.sha256(data).hexdigest()
    return Picture(PictureFacts(kind, "image/png", image.width(), image.height(), len(data), digest), data)


@spoken_as(Role.Button)
class CoverWell(QWidget):
    """The front cover; pictures can be dropped on it.

    Attributes:
        path_dropped: a picture file.
        image_dropped: a ``QImage`` that has no file.
        activated: another picture shall be chosen: a click, Enter or Space.
        removed: the picture shall go: Del.
    """

    path_dropped = Signal(str)
    image_dropped = Signal(object)
    activated = Signal()
    removed = Signal()

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pixmap: QPixmap | None = None
        self._is_over = False
        self.setFixedSize(QSize(COVER_PX, COVER_PX))
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Choose another picture, or drop one here"))
        self.show_picture(None, NO_PICTURE)
        themes.changed.connect(self.update)

    def show_picture(self, pixmap: QPixmap | None, words: str) -> None:
        """Show a picture; None for the placeholder."""
        self._pixmap = pixmap
        self.setAccessibleName(tr("Front cover: {words}", words=words))
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter, place = self._themes.theme, QPainter(self), QRectF(self.rect())
        paint_cover(painter, place, self._pixmap, name="", theme=theme, radius_px=Radius.M)
        if self._is_over or self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.accent if self._is_over else theme.focus), 2))
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), Radius.M, Radius.M)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.activated.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.activated.emit()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _has_picture(event.mimeData()):
            self._is_over = True
            event.acceptProposedAction()
            self.update()

    @override
    def dragLeaveEvent(self, _event: object) -> None:
        self._is_over = False
        self.update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        event.acceptProposedAction()
        self.update()
        self.take(event.mimeData())

    def take(self, mime: QMimeData) -> bool:
        """Take the picture of a drop or of the clipboard; whether there is one."""
        paths = picture_paths(mime)
        if paths:
            self.path_dropped.emit(paths[0])
        elif mime.hasImage():
            self.image_dropped.emit(QImage(mime.imageData()))
        return bool(paths) or mime.hasImage()


def picture_paths(mime: QMimeData) -> list[str]:
    """The picture files of a drop or of the clipboard."""
    return [path for path in read_drag(mime).paths if path.lower().endswith(PICTURE_ENDINGS)]


def _has_picture(mime: QMimeData) -> bool:
    return bool(picture_paths(mime)) or mime.hasImage()


class CoverPanel(QWidget):
    """Cover, what is known of it, buttons, and the other pictures.

    Args:
        themes: colours.
        parent: the editor.

    Attributes:
        file_wanted: a picture file shall be chosen; the kind of picture.
        paste_wanted: the picture of the clipboard shall be taken.
        save_wanted: a picture shall be saved: ``PictureFacts``.
        remove_wanted: pictures shall be taken out: their digests.
        well: the front cover.
    """

    file_wanted = Signal(int)
    paste_wanted = Signal()
    save_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.front: PictureFacts | None = None
        self._fronts: frozenset[str] = frozenset()
        self.well = CoverWell(themes)
        self.well.activated.connect(lambda: self.file_wanted.emit(FRONT_COVER))
        self.well.removed.connect(self._remove_front)
        self.facts = dim_label()
        self.replace_button = text_button(tr("Choose…"))
        self.replace_button.clicked.connect(lambda: self.file_wanted.emit(FRONT_COVER))
        self.paste_button = text_button(tr("Paste"))
        self.paste_button.setToolTip(tr("Take the picture on the clipboard (Ctrl+V on the cover)"))
        self.paste_button.clicked.connect(self.paste_wanted)
        self.save_button = text_button(tr("Save as…"))
        self.save_button.clicked.connect(lambda: self.save_wanted.emit(self.front))
        self.remove_button = text_button(tr("Remove"))
        self.remove_button.setToolTip(tr("Take the front cover out of the files (Del)"))
        self.remove_button.clicked.connect(self._remove_front)
        self.add_button = text_button(tr("Add another picture"), role="link")
        self._kinds = QMenu(self)
        for kind in FURTHER_KINDS:
            self._kinds.addAction(f"{picture_kind(kind)}…").triggered.connect(partial(self._ask_for, kind))
        self.add_button.clicked.connect(
            lambda: self._kinds.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))
        )
        self.others = RowsBody()
        self.others.setFixedHeight(OTHERS_PX)
        self._lay_out()

    def show_pictures(self, pictures: Sequence[Sequence[PictureFacts]]) -> None:
        """Show what the selected files have; a list for each."""
        fronts = Counter(_front(each) for each in pictures)
        self._fronts = frozenset(one.digest for one in fronts if one is not None)
        only = next(iter(fronts)) if len(fronts) == 1 else None
        self.front = only
        has_any = bool(self._fronts)
        if only is not None:
            self.facts.setText(picture_facts_text(only))
        else:
            self.facts.setText(several_pictures_text(len(fronts)) if has_any else NO_PICTURE)
        self.replace_button.setText(tr("Replace…") if has_any else tr("Choose…"))
        self.remove_button.setEnabled(has_any)
        self.save_button.setEnabled(only is not None)
        others = Counter(one for each in pictures for one in each if one != _front(each))
        self.others.show_rows(
            [self._other(one, count, len(pictures)) for one, count in list(others.items())[:20]]
        )
        self.others.setVisible(bool(others))

    def _other(self, facts: PictureFacts, count: int, files: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.S)
        share = (
            tr(" · {count} of {files} files", count=number_text(count), files=number_text(files))
            if count < files
            else ""
        )
        name = f"{picture_kind(facts.kind)} · {picture_facts_text(facts)}{share}"
        line.addWidget(ElidedLabel(name), 1)
        save, remove = text_button(tr("Save as…"), role="link"), text_button(tr("Remove"), role="link")
        save.setAccessibleName(tr("Save {name}", name=name))
        save.clicked.connect(partial(self.save_wanted.emit, facts))
        remove.setAccessibleName(tr("Remove {name}", name=name))
        remove.clicked.connect(partial(self.remove_wanted.emit, frozenset({facts.digest})))
        line.addWidget(save)
        line.addWidget(remove)
        return row

    def _ask_for(self, kind: int, _checked: bool = False) -> None:
        self.file_wanted.emit(kind)

    def _remove_front(self) -> None:
        if self._fronts:
            self.remove_wanted.emit(self._fronts)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (first, (self.replace_button, self.paste_button)),
            (second, (self.save_button, self.remove_button)),
        ):
            row.setSpacing(Space.S)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(Space.S)
        side.addWidget(self.facts)
        side.addLayout(first)
        side.addLayout(second)
        side.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(self.well, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(top)
        column.addWidget(self.others)


def _front(pictures: Sequence[PictureFacts]) -> PictureFacts | None:
    """The front cover; of pictures without one, the first that tells nothing of its kind."""
    front = next((one for one in pictures if one.kind == FRONT_COVER), None)
    return front or next((one for one in pictures if one.kind == 0), None)
