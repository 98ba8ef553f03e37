"""Watches the picture of an X server from the outside, the same for every program.

Xvfb keeps its picture in a file of the format XWD (``-fbdir``), which can be read at any time without asking
the server.
"""

from __future__ import annotations

import mmap
import struct
import time
from typing import Final

import numpy as np
from numpy.typing import NDArray

_HEADER: Final = struct.Struct(">25I")
_COLOUR_BYTES: Final = 12
_STEP_S: Final = 0.01
_GRID: Final = 2
"""Every so many pixels are looked at, in both directions."""


class ScreenWatch:
    """The picture of a server.

    Args:
        path: of the file ``Xvfb_screen0``.
    """

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            self._held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = _HEADER.unpack_from(self._held)
        size, width, height, line_bytes, colours = header[0], header[4], header[5], header[12], header[19]
        start = size + _COLOUR_BYTES * colours
        flat = np.frombuffer(self._held, np.uint32, height * line_bytes // 4, start)
        self._pixels = flat.reshape(height, line_bytes // 4)[::_GRID, :width:_GRID]

    def picture(self) -> NDArray[np.uint32]:
        """The pixels that are looked at, now; shape (rows, columns)."""
        return self._pixels.copy()

    def until_still(self, still_s: float, share: float, limit_s: float, *, is_awaited: bool = False) -> float:
        """Wait until nothing large changes any more; when the last large change was, by ``time.monotonic``.

        Args:
            still_s: how long nothing large may change.
            share: of the pixels, from which a change is large.
            limit_s: how long to wait at most.
            is_awaited: whether a first change is sure to come.

        Returns:
            The moment of the last large change; that of the call where there was none.
        """
        began = last = time.monotonic()
        before, is_changed = self.picture(), not is_awaited
        while (now := time.monotonic()) - began < limit_s and (now - last < still_s or not is_changed):
            time.sleep(_STEP_S)
            picture = self.picture()
            if np.count_nonzero(picture != before) > share * picture.size:
                last, before, is_changed = time.monotonic(), picture, True
        return last
