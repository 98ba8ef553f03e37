"""The picture card of a list, for callers without a window."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import islice
from typing import Final

from PySide6.QtGui import QGuiApplication

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.covers import CoverService
from musicrec_desktop.services.sharing.documents import SharedList, cover_tracks
from musicrec_desktop.ui.kit.card_picture import PARTS
from musicrec_desktop.ui.kit.painting import png_of
from musicrec_desktop.ui.sharing.picture import PictureShape, paint_picture
from musicrec_desktop.ui.theme.colours import DARK, LIGHT

LOOKS: Final = {theme.name: theme for theme in (LIGHT, DARK)}


def share_picture(shared: SharedList, covers: CoverService, look: str, shape: PictureShape) -> bytes:
    """A PNG file; needs no screen, and takes the calling thread as that of Qt.

    Args:
        shared: what it shows.
        covers: reads the covers of its albums.
        look: ``"light"`` or ``"dark"``.
        shape: square or wide.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _app = QGuiApplication.instance() or QGuiApplication([])
    found = _covers(covers, cover_tracks(shared))
    return png_of(paint_picture(shared, found, LOOKS[look], shape, QGuiApplication.font()))


def _covers(covers: CoverService, ids: Sequence[TrackId]) -> list[bytes]:
    read = (covers.read(track_id)[0] for track_id in ids)
    small = (covers.small(data) for data in read if data is not None)
    return list(islice(dict.fromkeys(data for data in small if data is not None), PARTS))
