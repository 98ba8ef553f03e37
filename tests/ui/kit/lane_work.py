"""What functions of the window do with Qt in lanes, each made ready by the thread of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QImage

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.sharing.documents import SharedList, SharedTrack
from musicrec_desktop.ui.kit.big_pictures import BigPictures
from musicrec_desktop.ui.kit.covers import decode_cover
from musicrec_desktop.ui.kit.thumbnails import Thumbnails
from musicrec_desktop.ui.sharing.picture import PictureShape, paint_picture
from musicrec_desktop.ui.tagging.cover_panel import picture_of_image
from musicrec_desktop.ui.theme.colours import DARK

_FORMATS: Final = ("PNG", "JPEG", "WEBP", "BMP")


def _image() -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(255)
    return image


def _file(layout: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _image().save(buffer, layout)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _decoding() -> Callable[[], object]:
    files = [*map(_file, _FORMATS), b"\x89PNG\r\n\x1a\nspoiled", b""]
    return lambda: [decode_cover(file, 64) for file in files]


def _sizes() -> Callable[[], object]:
    files, big = [*map(_file, _FORMATS)], BigPictures()
    return lambda: [big.is_large(file) for file in files]


def _thumbnails() -> Callable[[], object]:
    file = _file("PNG")
    return lambda: Thumbnails().jpeg(file, 64, 90_000)


def _clipboard() -> Callable[[], object]:
    image = _image()
    return lambda: picture_of_image(image)


def _sharing() -> Callable[[], object]:
    tracks = tuple(SharedTrack(TrackId(one), "שלום 愛 A long name " * 9, ("Me",)) for one in range(9))
    shared, covers, font = SharedList("Evening", "Because.", tracks, "Mix"), (_file("PNG"),), QFont()
    return lambda: [paint_picture(shared, covers, DARK, shape, font) for shape in PictureShape]


LANE_WORK: Final[Mapping[str, Callable[[], Callable[[], object]]]] = {
    "decoding covers": _decoding,
    "sizes of pictures": _sizes,
    "pictures of letters": _thumbnails,
    "pictures of the clipboard": _clipboard,
    "pictures to share": _sharing,
}
