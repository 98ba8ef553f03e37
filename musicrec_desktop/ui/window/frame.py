"""The widgets of the window, and where each of them is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.banner import Banner
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.job_foot import JobFoot
from musicrec_desktop.ui.library.welcome import Welcome
from musicrec_desktop.ui.player.bar import PlayerBar
from musicrec_desktop.ui.queue.panel import UpNextPanel
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.window.pages import WindowPages
from musicrec_desktop.ui.window.sidebar import Sidebar


class WindowFrame(QWidget):
    """A banner above the sidebar, the page and the queue, and the player's bar below.

    Args:
        services: give what is shown.
        theme: colours.
        covers: the pictures.

    Attributes:
        banner: what concerns the whole window.
        sidebar: the places.
        foot: the jobs, below the places.
        stack: has the welcome and the pages, of which one is shown.
        welcome: shown while the library is empty.
        pages: all pages.
        panel: the queue.
        bar: the player's.
    """

    def __init__(self, services: Services, theme: ThemeController, covers: CoverCache) -> None:
        super().__init__()
        self.banner, self.bar = Banner(theme), PlayerBar(theme)
        self.panel = UpNextPanel(theme, covers.pixmap, services.browse.load_values)
        self.foot, self.welcome = JobFoot(theme), Welcome(theme)
        self.sidebar = Sidebar(theme, self.foot, services.browse.load_values)
        self.stack = QStackedWidget()
        self.pages = WindowPages(services, theme, covers, self.stack)
        self.stack.addWidget(self.welcome)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sidebar)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.panel)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addWidget(self.bar)
        self.setLayout(column)
