"""The trash of Windows and macOS, which Qt knows."""

from __future__ import annotations

import os

from PySide6.QtCore import QFile

from musicrec_desktop.core.errors import TrashError
from musicrec_desktop.core.trash import TrashedFile, bring_back


class QtTrash:
    """Puts files where the system wants them, as ``core.trash.Trash``."""

    def put(self, path: str) -> TrashedFile:
        """Move a file to the trash.

        Raises:
            TrashError: ``"gone"``, or ``"no-trash"`` where the system does not take it.
        """
        path = os.path.abspath(path)
        if not os.path.lexists(path):
            raise TrashError(path, "gone")
        is_moved, place = QFile.moveToTrash(path)
        if not is_moved:
            raise TrashError(path, "no-trash")
        return TrashedFile(path, place)

    def restore(self, file: TrashedFile) -> None:
        """Bring a file back.

        Raises:
            TrashError: as ``bring_back``; ``"emptied"`` too where the system did not say where it lies.
        """
        bring_back(file)
