"""“Share…”: what is shared as a picture, as text, as M3U8 or as JSON, seen before it is copied or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.services.playlists.exchange.exporting import file_names
from musicrec_desktop.services.sharing.documents import (
    MEDIA_TYPES,
    SUFFIXES,
    SharedList,
    ShareFormat,
    document,
)
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import dim_label
from musicrec_desktop.ui.kit.painting import png_of
from musicrec_desktop.ui.kit.screen_reader import Role, spoken_as
from musicrec_desktop.ui.sharing.picture import PictureShape, paint_picture
from musicrec_desktop.ui.theme.colours import DARK, LIGHT
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

PREVIEW: Final = QSize(460, 400)
OPTIONS_PX: Final = 300
PICTURE: Final = "picture"
PNG: Final = ".png"
MOST_SHOWN: Final = 200
"""The preview of a text shows so many lines."""
_WORDS: Final = {
    PICTURE: tr("Picture"),
    ShareFormat.TEXT: tr("Text"),
    ShareFormat.M3U: "M3U8",
    ShareFormat.JSON: tr("JSON for MusicRec"),
}
_NOTES: Final = {
    PICTURE: tr("A picture to send or to post. The music itself stays here."),
    ShareFormat.TEXT: tr("A line for each track."),
    ShareFormat.M3U: tr(
        "A playlist file whose paths begin at your music folder. To play the list with another "
        "player on this computer, export it."
    ),
    ShareFormat.JSON: tr(
        "Another MusicRec finds these tracks in its own library. Nothing tells where your files lie."
    ),
}
_SHAPES: Final = {PictureShape.SQUARE: tr("Square"), PictureShape.WIDE: tr("Wide")}
_LOOKS: Final = {LIGHT.name: tr("Light"), DARK.name: tr("Dark")}


@spoken_as(Role.Graphic)
class _Preview(QWidget):
    """A picture as large as it fits."""

    def __init__(self, themes: ThemeController) -> None:
        super().__init__()
        self._themes, self._image = themes, QImage()
        self.setMinimumSize(PREVIEW / 2)
        self.setAccessibleName(tr("Preview"))

    @override
    def sizeHint(self) -> QSize:
        return PREVIEW

    def show_image(self, image: QImage, name: str) -> None:
        """Show another picture; ``name`` is for screen readers."""
        self._image = image
        self.setAccessibleName(name)
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter = QPainter(self)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())
        dpr = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        painter.drawImage(place, self._image.scaled(size * dpr, mode=smooth))
        painter.setPen(QPen(QColor(self._themes.theme.border), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))


class ShareDialog(FittedDialog):
    """Format, look, preview; copies, and asks where to save.

    Args:
        shared: what is shared, without a name of the profile.
        profile_name: that is told where the user wants it; empty where there is nothing to tell.
        folders: in which the dialogs of saving begin: for pictures, and for lists.
        scheduler: gives the lane that paints.
        themes: the present look, which the picture has at first.
        parent: the window.

    Attributes:
        copied: something is on the clipboard: what, in words.
        save_requested: a path, and a function that makes the content, callable in a lane.
    """

    copied = Signal(str)
    save_requested = Signal(str, object)

    def __init__(
        self,
        shared: SharedList,
        profile_name: str,
        folders: tuple[str, str],
        scheduler: Scheduler,
        themes: ThemeController,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._shared, self._profile_name, self._folders = shared, profile_name, folders
        self._scheduler, self._covers = scheduler, tuple[bytes, ...]()
        self._font = QFont(self.font())
        self._painting: TaskHandle | None = None
        self._image = QImage()
        self.setWindowTitle(tr("Share {title}", title=quoted(shared.title)))
        self.format_box, self.shape_box, self.look_box = CalmComboBox(), CalmComboBox(), CalmComboBox()
        for box, name, words in (
            (self.format_box, tr("Share as"), _WORDS),
            (self.shape_box, tr("Shape"), _SHAPES),
            (self.look_box, tr("Colours"), _LOOKS),
        ):
            box.setAccessibleName(name)
            for value, text in words.items():
                box.addItem(text, value)
        self.look_box.setCurrentIndex(self.look_box.findData(themes.theme.name))
        self.name_box = QCheckBox(tr("Say that it is from {profile_name}", profile_name=quoted(profile_name)))
        self.name_box.setVisible(bool(profile_name))
        self.name_box.toggled.connect(lambda _is_on: self._show())
        self.preview = _Preview(themes)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("What is shared"))
        self.note = dim_label(is_small=True)
        self.copy_button = text_button(tr("Copy"))
        self.save_button = text_button(tr("Save…"), role="primary")
        self.close_button = text_button(tr("Close"))
        self.save_button.setDefault(True)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.choose_file)
        self.close_button.clicked.connect(self.reject)
        for box in (self.format_box, self.shape_box, self.look_box):
            box.currentIndexChanged.connect(lambda _index: self._show())
        self._lay_out()
        self._show()

    @property
    def format_(self) -> ShareFormat | None:
        """What it is shared as; None for a picture."""
        chosen = self.format_box.currentData()
        return None if chosen == PICTURE else ShareFormat(chosen)

    @property
    def shared(self) -> SharedList:
        """What is shared, with the name that the user wants to be told."""
        name = self._profile_name if self.name_box.isChecked() else ""
        return replace(self._shared, profile_name=name)

    @property
    def image(self) -> QImage:
        """The picture; null until it is painted."""
        return self._image

    def set_covers(self, covers: Sequence[bytes]) -> None:
        """The picture files of the covers are known now."""
        self._covers = tuple(covers)
        self._show()

    def copy(self) -> None:
        """Put what is seen on the clipboard."""
        clipboard, kind = QGuiApplication.clipboard(), self.format_
        if kind is None:
            if self._image.isNull():
                return
            clipboard.setImage(self._image)
        else:
            content, mime = document(self.shared, kind), QMimeData()
            mime.setText(content.decode("utf-8"))
            mime.setData(MEDIA_TYPES[kind], QByteArray(content))
            clipboard.setMimeData(mime)
        self.copied.emit(
            tr("{partition} copied", partition=_WORDS[self.format_box.currentData()].partition(" ")[0])
        )

    def choose_file(self) -> None:
        """Ask for the file, and ask for it to be written."""
        suffix = PNG if self.format_ is None else SUFFIXES[self.format_]
        dialog = QFileDialog(self, self.windowTitle())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(self._folders[0 if self.format_ is None else 1])
        dialog.selectFile(file_names([self._shared.title], suffix)[0])
        dialog.setDefaultSuffix(suffix[1:])
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, path: str) -> None:
        """Ask for what is seen to be written into a file."""
        make = self._painter() if self.format_ is None else _writer(self.shared, self.format_)
        self.save_requested.emit(path, make)

    def _show(self) -> None:
        kind, is_picture = self.format_, self.format_ is None
        for widget in (self.shape_box, self.look_box):
            widget.setEnabled(is_picture)
        self.name_box.setEnabled(kind is not ShareFormat.M3U)
        self.note.setText(_NOTES[self.format_box.currentData()])
        self._previews.setCurrentIndex(0 if is_picture else 1)
        if kind is not None:
            shown = replace(self.shared, tracks=self._shared.tracks[:MOST_SHOWN])
            text = document(shown, kind).decode("utf-8")
            rest = len(self._shared.tracks) - len(shown.tracks)
            self.text.setPlainText(
                tr("{text}\n… {rest} more", text=text, rest=number_text(rest)) if rest else text
            )
            return
        if self._painting is not None:
            self._painting.cancel()
        paint = self._picture()
        self._painting = self._scheduler.run(Lane.QUICK, lambda _: paint(), on_done=self._on_image)

    def _on_image(self, image: QImage) -> None:
        if not isValid(self):
            return  # it was closed while its picture was painted
        self._image = image
        self.preview.show_image(image, tr("Picture of {title}", title=quoted(self._shared.title)))

    def _picture(self) -> Callable[[], QImage]:
        shape, theme = PictureShape(self.shape_box.currentData()), LIGHT
        if self.look_box.currentData() == DARK.name:
            theme = DARK
        shared, covers, font = self.shared, self._covers, self._font
        return lambda: paint_picture(shared, covers, theme, shape, font)

    def _painter(self) -> Callable[[], bytes]:
        paint = self._picture()
        return lambda: png_of(paint())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(Space.L)
        form.setVerticalSpacing(Space.S)
        form.addRow(tr("Format"), self.format_box)
        form.addRow(tr("Shape"), self.shape_box)
        form.addRow(tr("Colours"), self.look_box)
        options = QVBoxLayout()
        options.setSpacing(Space.M)
        options.addLayout(form)
        options.addWidget(self.name_box)
        options.addWidget(self.note)
        options.addStretch()
        side = QWidget()
        side.setFixedWidth(OPTIONS_PX)
        side.setLayout(options)
        options.setContentsMargins(0, 0, 0, 0)
        self._previews = QStackedLayout()
        middle = QHBoxLayout()
        middle.setSpacing(Space.XL)
        middle.addLayout(self._previews, 1)
        middle.addWidget(side)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.close_button, self.copy_button, self.save_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addLayout(middle, 1)
        # Behind the stack: in no widget yet, it would show its first one as a window of its own.
        self._previews.addWidget(self.preview)
        self._previews.addWidget(self.text)
        column.addLayout(buttons)


def _writer(shared: SharedList, kind: ShareFormat) -> Callable[[], bytes]:
    return lambda: document(shared, kind)
