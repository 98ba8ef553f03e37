"""A profile with an empty window, for dialogs that need no more; the real one takes most of their time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.container import App
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.testing.window import delete_what_waits, open_profile
from musicrec_desktop.ui.kit.banner import Banner
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController


class EmptyWindow(QWidget):
    """What dialogs ask of the window that they stand before.

    Args:
        theme: dresses it.
    """

    def __init__(self, theme: ThemeController) -> None:
        super().__init__()
        self.theme = theme
        self.notices = Notices(Banner(theme, self), self, bottom_px=0)


@dataclass
class Stage:
    """A profile with twelve tracks, and an empty window.

    Attributes:
        app: the open profile.
        window: stands for the real one.
        qtbot: of the test.
        ids: the tracks that were made, in the order of their albums.
    """

    app: App
    window: EmptyWindow
    qtbot: QtBot
    ids: list[TrackId]

    @classmethod
    def opened(cls, folder: Path, qtbot: QtBot, theme: ThemeController) -> Stage:
        """A new profile in a folder."""
        app, ids = open_profile(folder)
        window = EmptyWindow(theme)
        window.resize(1200, 800)
        window.show()
        app.followers.now()
        return cls(app, window, qtbot, ids)

    def close(self) -> None:
        """Close both."""
        self.window.close()
        self.window.deleteLater()
        self.app.close()
        delete_what_waits()
