"""What is done with pictures in the editor: choosing, dropping, pasting, saving, and showing the cover."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from musicrec_desktop.core.atomic import write_atomic
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.tasks import Lane
from musicrec_desktop.model.tag_fields import FRONT_COVER, Picture, PictureFacts
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.covers import decode_cover
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.tag_editor import NO_CLIPBOARD_PICTURE, PICTURE_NOT_SAVED
from musicrec_desktop.ui.tagging.cover_panel import COVER_PX, CoverPanel, picture_of_image
from musicrec_desktop.ui.tagging.draft import TagDraft

PICTURE_FILTER: Final = tr("Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp)")


def folder_of(paths: Sequence[str]) -> str:
    """Where a picture of some files is looked for first: beside the first; empty where Qt cannot name it."""
    folder = os.path.dirname(paths[0]) if paths else ""
    return folder if display_path(folder) == folder else ""


class PictureEdits(QObject):
    """Puts pictures into the draft of the editor.

    Args:
        services: read and decode pictures.
        panel: shows them.
        notices: tells what went wrong.
        window: the editor.
    """

    def __init__(self, services: Services, panel: CoverPanel, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._tagging, self._scheduler = services.tagging, services.scheduler
        self._panel, self._notices, self._window = panel, notices, window
        self._draft: TagDraft | None = None
        self._places: Sequence[int] = ()
        self._shown = ""
        self._folder = ""
        panel.file_wanted.connect(self.choose)
        panel.paste_wanted.connect(self.paste)
        panel.save_wanted.connect(self.save)
        panel.remove_wanted.connect(self._remove)
        panel.well.path_dropped.connect(self.load)
        panel.well.image_dropped.connect(self._put_image)

    def show_draft(self, draft: TagDraft, places: Sequence[int]) -> None:
        """Show the pictures of some files."""
        self._draft, self._places = draft, places
        self._panel.show_pictures([draft.pictures(place) for place in places])
        front = self._panel.front
        if front is None:
            self._shown = ""
            self._panel.well.show_picture(None, self._panel.facts.text())
        elif front.digest != self._shown:
            self._shown = front.digest
            self._panel.well.show_picture(None, self._panel.facts.text())
            self._read(front, partial(self._decode, front.digest))

    def choose(self, kind: int) -> None:
        """Ask for a picture file."""
        path, _ = QFileDialog.getOpenFileName(
            self._window, tr("Choose a picture"), self._first_folder, PICTURE_FILTER
        )
        if path:
            self._folder = os.path.dirname(path)
            self.load(path, kind)

    @property
    def _first_folder(self) -> str:
        """The folder that was used last, else that of the files."""
        if self._folder or self._draft is None:
            return self._folder
        files = self._draft.files
        return folder_of([files[place].path for place in self._places])

    def load(self, path: str, kind: int = FRONT_COVER) -> None:
        """Put a picture file into the files that are shown."""
        self._tagging.load_picture(path, self.put, self._notices.error, kind=kind)

    def put(self, picture: Picture) -> None:
        """Put a picture in the place of the front cover, or one of another kind behind the others."""
        if self._draft is None:
            return
        if picture.facts.kind == FRONT_COVER:
            self._draft.set_cover(picture, self._places)
        else:
            self._draft.add_picture(picture, self._places)

    def paste(self) -> None:
        """Take the picture on the clipboard, as the front cover."""
        if not self._panel.well.take(QGuiApplication.clipboard().mimeData()):
            self._notices.say(NO_CLIPBOARD_PICTURE)

    def save(self, facts: PictureFacts) -> None:
        """Ask where, and save a picture as a file of its own, byte for byte."""
        ending = "jpg" if facts.mime == "image/jpeg" else facts.mime.rpartition("/")[2] or "jpg"
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Save the picture"),
            os.path.join(self._first_folder, f"cover.{ending}"),
            PICTURE_FILTER,
        )
        if path:
            self._read(facts, partial(self.save_as, path))

    def save_as(self, path: str, data: bytes) -> None:
        """Write a picture to a file."""
        self._scheduler.run(
            Lane.IO,
            lambda _context: write_atomic(path, data),
            on_done=lambda _nothing: self._notices.say(
                tr("Saved as {basename}", basename=display_path(os.path.basename(path)))
            ),
            on_error=self._on_save_error,
        )

    def _put_image(self, image: QImage) -> None:
        def put(picture: Picture | None) -> None:
            if picture is None:
                self._notices.say(NO_CLIPBOARD_PICTURE)
            else:
                self.put(picture)

        # Packing pixels as PNG takes a while.
        self._scheduler.run(Lane.PICTURES, lambda _context: picture_of_image(image), on_done=put)

    def _remove(self, digests: frozenset[str]) -> None:
        if self._draft is not None:
            self._draft.remove_pictures(digests, self._places)

    def _on_save_error(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._notices.say(PICTURE_NOT_SAVED)

    def _read(self, facts: PictureFacts, use: Callable[[bytes], object]) -> None:
        """Read a picture and use it, unless it is gone meanwhile."""
        draft = self._draft
        if draft is None:
            return
        if (new := draft.new_picture(facts.digest)) is not None:
            use(new.data)
            return

        def take(data: bytes | None) -> None:
            if data is not None:
                use(data)

        for place in self._places:
            if any(one.digest == facts.digest for one in draft.files[place].pictures):
                self._tagging.picture(draft.files[place].path, facts.digest, take, self._notices.error)
                return

    def _decode(self, digest: str, data: bytes) -> None:
        side = round(COVER_PX * self._window.devicePixelRatioF())

        def show(image: QImage) -> None:
            if self._shown == digest and not image.isNull():
                self._panel.well.show_picture(QPixmap.fromImage(image), self._panel.facts.text())

        self._scheduler.run(
            Lane.PICTURES, lambda _context: decode_cover(data, side), name="tag-editor-cover", on_done=show
        )
