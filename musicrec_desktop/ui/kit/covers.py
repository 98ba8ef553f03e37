"""Cover pictures as pixmaps: decoded and scaled off the GUI thread, the most recent ones kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from musicrec_desktop.core.later import made, when_made
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.ui.kit.big_pictures import LARGE_PIXELS, is_laborious, plain_format

if TYPE_CHECKING:
    from musicrec_desktop.services.covers import CoverService

KEPT_BYTES = 24 << 20
"""Of pixmaps; some 200 cards of the album grid, more than a few screens of them."""
KEPT_ABSENT = 4_000
"""Tracks that are known to have no cover."""
MAX_RUNNING = 6
MAX_WAITING = 150


class _Key(NamedTuple):
    track_id: TrackId
    size_px: int


def decode_cover(data: bytes, size_px: int) -> QImage:
    """A square picture of ``size_px``, cropped in the middle; null where the bytes are no plain picture."""
    layout = plain_format(data)
    if not layout:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, layout.encode("ascii"))
    size = reader.size()
    if size.width() * size.height() > LARGE_PIXELS or is_laborious(data):
        return QImage()
    image = reader.read()
    if image.isNull():
        return image
    image = image.scaled(
        QSize(size_px, size_px),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (image.width() - size_px) // 2, (image.height() - size_px) // 2
    return image.copy(left, top, size_px, size_px).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def pixmap_bytes(pixmap: QPixmap) -> int:
    """What the pixels of a picture take."""
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8


class CoverCache(QObject):
    """Asks for covers when they are painted and tells when they are there.

    Attributes:
        loaded: a cover of this track came (or went).
    """

    loaded = Signal(object)

    def __init__(self, service: CoverService, scheduler: Scheduler, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._scheduler = scheduler
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._kept_bytes = 0
        self._absent: OrderedDict[_Key, None] = OrderedDict()
        self._waiting: OrderedDict[_Key, None] = OrderedDict()
        self._running: set[_Key] = set()
        self._is_held = False
        self._forgotten = 0

    def pixmap(self, track_id: TrackId, size_px: int) -> QPixmap | None:
        """The cover in device pixels, or None while it is not there; then ``loaded`` may come later."""
        key = _Key(track_id, size_px)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key in self._absent:
            return None
        if key not in self._running:
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            if len(self._waiting) > MAX_WAITING:
                self._waiting.popitem(last=False)
            self._start()
        return None

    def forget(self) -> None:
        """Ask again for everything that is painted from now on: the files changed.

        What is read at the moment may be of before, and is asked for again, too.
        """
        self._forgotten += 1
        self._kept.clear()
        self._absent.clear()
        self._kept_bytes = 0

    @property
    def kept_bytes(self) -> int:
        """What the kept pixmaps take."""
        return self._kept_bytes

    @property
    def is_idle(self) -> bool:
        """Whether every cover that was asked for has come, or is known not to be there."""
        return not self._waiting and not self._running

    def _start(self) -> None:
        """Load the latest requests first: they are on the screen. The first rows wait for no cover."""
        if made(self._service) is None:
            if not self._is_held:
                self._is_held = True
                when_made(self._service, self._on_made)
            return
        while self._waiting and len(self._running) < MAX_RUNNING:
            key, _ = self._waiting.popitem()
            self._running.add(key)
            self._service.load(key.track_id, key.size_px, partial(self._on_data, key, self._forgotten))

    def _on_made(self, _service: CoverService) -> Callable[[], None]:
        """There is a service; perhaps it was made in another thread."""
        self._scheduler.post(self._start)
        return lambda: None

    def _on_data(self, key: _Key, forgotten: int, data: bytes | None) -> None:
        if data is None:
            self._keep(key, forgotten, None)
            return

        def decode(_: TaskContext) -> QImage:
            return decode_cover(data, key.size_px)

        self._scheduler.run(
            Lane.COVERS,
            decode,
            on_done=lambda image: self._keep(
                key, forgotten, None if image.isNull() else QPixmap.fromImage(image)
            ),
        )

    def _keep(self, key: _Key, forgotten: int, pixmap: QPixmap | None) -> None:
        self._running.discard(key)
        if forgotten != self._forgotten:
            self._waiting[key] = None
            self._start()
            return
        if pixmap is None:
            self._absent[key] = None
            if len(self._absent) > KEPT_ABSENT:
                self._absent.popitem(last=False)
            self._start()
            return
        if (old := self._kept.pop(key, None)) is not None:
            self._kept_bytes -= pixmap_bytes(old)
        self._kept[key] = pixmap
        self._kept_bytes += pixmap_bytes(pixmap)
        # What was asked for last stays, however large it is: it is on the screen.
        while self._kept_bytes > KEPT_BYTES and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= pixmap_bytes(oldest)
        self._start()
        self.loaded.emit(key.track_id)
