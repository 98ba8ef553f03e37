"""What models tell delegates beyond the text of a cell."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole)


class Role(IntEnum):
    """Extra item roles, the same in every model."""

    TRACK = _FIRST + 1
    """The ``Track`` of the row, or None."""
    TRACK_ID = _FIRST + 2
    """Its id; for a group the track whose cover stands for it, or None."""
    IS_CURRENT = _FIRST + 3
    """The row is what the player plays."""
    IS_PLAYING = _FIRST + 4
    """The row is what the player plays, and sound is running."""
    IS_DIM = _FIRST + 5
    """The file is missing, or the track never plays by itself."""
    GROUP = _FIRST + 6
    """The ``GroupRow`` of the row."""
    DETAIL = _FIRST + 7
    """A second line."""
    IS_SECTION = _FIRST + 8
    """The row is a heading over the rows below."""
    SCORE = _FIRST + 9
    """How similar, 0 to 1."""
    IS_BANNED = _FIRST + 10
    """The track never plays by itself."""
    CARD = _FIRST + 11
    """The ``Card`` of the row."""
    COVERS = _FIRST + 12
    """Tracks whose covers stand for the row."""
