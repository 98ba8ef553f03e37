"""One cover for a whole album or selection: into the files, or as a picture beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.tag_edit import SetCover, TagPlan
from musicrec_desktop.model.tag_fields import FileTags, Picture
from musicrec_desktop.services.suite import Services
from musicrec_desktop.services.tagging.folder_cover import FolderCover, plan_covers
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.covers import decode_cover
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.labels import dim_label, title_label
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.tag_editor import (
    COVER_HINT,
    NO_CLIPBOARD_PICTURE,
    folder_cover_text,
    folder_covers_text,
    picture_facts_text,
    plan_text,
)
from musicrec_desktop.ui.tagging.cover_panel import COVER_PX, CoverWell, picture_of_image
from musicrec_desktop.ui.tagging.pictures import PICTURE_FILTER, folder_of
from musicrec_desktop.ui.tagging.preview_dialog import PreviewDialog
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH: Final = 520
BESIDE_KEY: Final = "cover-beside-files"


class CoverDialog(FittedDialog):
    """A picture, and where it goes; what would be done stands below.

    Args:
        services: read, plan and decode.
        themes: colours.
        notices: tells what went wrong.
        parent: the window.

    Attributes:
        write_wanted: a ``TagPlan`` to carry out.
        folders_wanted: ``FolderCover``s, and the ``Picture`` for them.
        well: where a picture is dropped.
        inside, beside: where it goes.
        write_button: goes on.
    """

    write_wanted = Signal(object)
    folders_wanted = Signal(object, object)

    def __init__(
        self, services: Services, themes: ThemeController, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._services, self._themes, self._notices = services, themes, notices
        self._files: tuple[FileTags, ...] = ()
        self._picture: Picture | None = None
        self._plan: TagPlan | None = None
        self._folders: tuple[FolderCover, ...] = ()
        self._tasks: list[TaskHandle] = []
        self.finished.connect(self._cancel_tasks)
        self.setWindowTitle(tr("Change cover"))
        self.setMinimumWidth(WIDTH)
        self.well = CoverWell(themes)
        self.facts = dim_label(COVER_HINT)
        choose, paste = text_button(tr("Choose…")), text_button(tr("Paste"))
        choose.clicked.connect(self._choose)
        paste.clicked.connect(self.paste)
        self.inside, self.beside = (
            QRadioButton(tr("Into the &files")),
            QRadioButton(tr("As a picture &beside the files")),
        )
        is_beside = services.state.get(BESIDE_KEY) is True
        (self.beside if is_beside else self.inside).setChecked(True)
        self.told = dim_label()
        self.write_button = text_button(tr("Write…"), role="primary")
        self.write_button.setDefault(True)
        self.write_button.clicked.connect(self._go_on)
        cancel = text_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._lay_out(choose, paste, cancel)
        self.well.path_dropped.connect(self.load)
        self.well.image_dropped.connect(self._put_image)
        self.well.activated.connect(self._choose)
        self.inside.toggled.connect(self._plan_soon)
        QShortcut(QKeySequence("Ctrl+V"), self).activated.connect(self.paste)
        self._show_state()

    def show_files(self, files: Sequence[FileTags]) -> None:
        """The cover is for these files."""
        self._files = tuple(files)
        self._plan_soon()

    def load(self, path: str) -> None:
        """Take a picture file."""
        self._tasks.append(self._services.tagging.load_picture(path, self.put, self._notices.error))

    def paste(self) -> None:
        """Take the picture on the clipboard."""
        if not self.well.take(QGuiApplication.clipboard().mimeData()):
            self._notices.say(NO_CLIPBOARD_PICTURE)

    def put(self, picture: Picture) -> None:
        """Take a picture."""
        self._picture = picture
        self.facts.setText(picture_facts_text(picture.facts))
        side = round(COVER_PX * self.devicePixelRatioF())
        decoding = self._services.scheduler.run(
            Lane.PICTURES,
            lambda _context: decode_cover(picture.data, side),
            name="set-cover",
            on_done=self._show_picture,
        )
        self._tasks.append(decoding)
        self._plan_soon()

    def _choose(self) -> None:
        folder = folder_of([file.path for file in self._files])
        path, _ = QFileDialog.getOpenFileName(self, tr("Choose a picture"), folder, PICTURE_FILTER)
        if path:
            self.load(path)

    def _put_image(self, image: QImage) -> None:
        def put(picture: Picture | None) -> None:
            if picture is None:
                self._notices.say(NO_CLIPBOARD_PICTURE)
            else:
                self.put(picture)

        run = self._services.scheduler.run
        self._tasks.append(run(Lane.PICTURES, lambda _context: picture_of_image(image), on_done=put))

    def _show_picture(self, image: QImage) -> None:
        if not image.isNull():
            self.well.show_picture(QPixmap.fromImage(image), self.facts.text())

    def _plan_soon(self) -> None:
        """Find out what would be done."""
        picture, files = self._picture, self._files
        self._plan, self._folders = None, ()
        self._show_state()
        if picture is None or not files:
            return
        if self.inside.isChecked():
            tagging = self._services.tagging
            planning = tagging.plan(files, [SetCover(picture)], self._on_plan, self._notices.error)
        else:
            paths, mime = [file.path for file in files], picture.facts.mime
            planning = self._services.scheduler.run(
                Lane.QUICK,
                lambda _context: plan_covers(paths, mime),
                name="set-cover-folders",
                on_done=self._on_folders,
            )
        self._tasks.append(planning)

    def _cancel_tasks(self) -> None:
        """What is still under way has nothing to be shown in."""
        for task in self._tasks:
            task.cancel()

    def _on_plan(self, plan: TagPlan) -> None:
        if self.inside.isChecked():
            self._plan = plan
            self._show_state()

    def _on_folders(self, folders: tuple[FolderCover, ...]) -> None:
        if self.beside.isChecked():
            self._folders = folders
            self._show_state()

    def _show_state(self) -> None:
        if self._plan is not None:
            text, can_write = plan_text(self._plan), bool(self._plan.changed)
        elif self._folders:
            lines = [folder_covers_text(len(self._folders))]
            lines += [folder_cover_text(one.path, one.shown_now, one.others) for one in self._folders[:3]]
            is_hidden = any(file.pictures for file in self._files)
            lines += [tr("The files have pictures inside, which are shown before it.")] if is_hidden else []
            text, can_write = "\n".join(lines), True
        else:
            text, can_write = "", False
        self.told.setText(text)
        self.write_button.setEnabled(can_write and not self._services.tagging.is_running)
        self.inside.setText(
            plural("Into the &files ({n} file)", "Into the &files ({n} files)", len(self._files))
        )

    def _go_on(self) -> None:
        self._services.state.set(BESIDE_KEY, self.beside.isChecked())
        if self._plan is not None:
            dialog = PreviewDialog(self._plan, self._themes, self)
            dialog.agreed.connect(self._write)
            dialog.open()
        elif self._picture is not None:
            self.accept()
            self.folders_wanted.emit(self._folders, self._picture)

    def _write(self, plan: TagPlan) -> None:
        self.accept()
        self.write_wanted.emit(plan)

    def _lay_out(self, choose: QWidget, paste: QWidget, cancel: QWidget) -> None:
        pick = QHBoxLayout()
        pick.setSpacing(Space.S)
        pick.addWidget(choose)
        pick.addWidget(paste)
        pick.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(Space.S)
        side.addWidget(self.facts)
        side.addLayout(pick)
        side.addSpacing(Space.S)
        side.addWidget(self.inside)
        side.addWidget(self.beside)
        side.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(Space.L)
        top.addWidget(self.well, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(side, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.M)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.write_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(title_label(tr("Change cover")))
        column.addLayout(top)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addLayout(buttons)
