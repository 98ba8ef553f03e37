"""Small pictures for letters: square JPEG files of a few kilobytes. Qt is loaded with the first one."""

from __future__ import annotations

from typing import Final

_QUALITIES: Final = (82, 65, 45)


class Thumbnails:
    """Makes them. Callable from any thread."""

    def jpeg(self, data: bytes, edge_px: int, most_bytes: int) -> bytes | None:
        """A square JPEG file of a picture, cropped in the middle.

        Args:
            data: a picture file that is not large (``BigPictures.is_large``).
            edge_px: of the result.
            most_bytes: it is written coarser to stay below.

        Returns:
            None where the picture cannot be decoded, or stays above.
        """
        from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
        from PySide6.QtGui import QImage, QPainter

        from musicrec_desktop.ui.kit.covers import decode_cover

        image = decode_cover(data, edge_px)
        if image.isNull():
            return None
        opaque = QImage(image.size(), QImage.Format.Format_RGB32)
        opaque.fill(Qt.GlobalColor.white)
        painter = QPainter(opaque)
        painter.drawImage(0, 0, image)
        painter.end()
        for quality in _QUALITIES:
            written = QByteArray()
            target = QBuffer(written)
            target.open(QIODevice.OpenModeFlag.WriteOnly)
            opaque.save(target, "JPEG", quality)  # type: ignore[call-overload]
            target.close()
            if 0 < written.size() <= most_bytes:
                return bytes(written.data())
        return None
