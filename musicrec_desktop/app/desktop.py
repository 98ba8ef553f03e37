"""The connection to the desktop (D-Bus, tray), where the system has one."""

from __future__ import annotations

import contextlib
import importlib
import logging
import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QApplication
from typing_extensions import override

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.window.main_window import MainWindow
from musicrec_desktop.ui.window.tray import Tray

log = logging.getLogger(__name__)


class DesktopPart(Protocol):
    """MPRIS, notifications and the sleep lock, or a part that does nothing."""

    def settings_changed(self) -> None:
        """Apply changed settings."""
        ...

    def close(self) -> None:
        """Disconnect from the desktop."""
        ...


class NoDesktop(DesktopPart):
    """Does nothing: for systems without D-Bus, or without its library."""

    @override
    def settings_changed(self) -> None:
        pass

    @override
    def close(self) -> None:
        pass


def load_desktop(_context: TaskContext) -> None:
    """Import what speaks to the desktop, where there is such a thing; for a lane."""
    if sys.platform.startswith("linux"):
        with contextlib.suppress(ImportError):
            importlib.import_module("musicrec_desktop.desktop.integration")


def open_desktop(services: Services, window: MainWindow, tray: Tray) -> DesktopPart:
    """Connect to the desktop; D-Bus is loaded on Linux only."""
    if not sys.platform.startswith("linux"):
        return NoDesktop()
    try:
        from musicrec_desktop.desktop.integration import Desktop
        from musicrec_desktop.desktop.mpris_commands import WindowPort
    except ImportError as error:
        log.info("no D-Bus: %s", error)
        return NoDesktop()
    desktop = Desktop(
        player=services.player,
        now_playing=services.now_playing,
        playlists=services.playlist_playing,
        setting=services.settings.get,
        scheduler=services.scheduler,
        window=WindowPort(
            come_forward=window.come_forward,
            quit=tray.quit,
            open_paths=window.open_paths,
            is_active=lambda: QApplication.activeWindow() is not None,
            tell_in_tray=tray.tell,
        ),
    )
    desktop.start()
    return desktop


class DesktopController:
    """The tray and the desktop connection of one window, from its opening to ``close``."""

    def __init__(self, services: Services, window: MainWindow) -> None:
        self._now_playing = services.now_playing
        self._now_playing.start()
        self.tray = Tray(services, window, window.come_forward)
        self._part = open_desktop(services, window, self.tray)
        self._closing: tuple[Callable[[], object], ...] = (
            self._part.close,
            self.tray.close,
            self._now_playing.close,
        )
        window.settings.changed.connect(self._on_setting)

    def close(self) -> None:
        """Close the tray and the connection; called before the services are closed."""
        for close in self._closing:
            close()

    def _on_setting(self, _setting: object, _value: object) -> None:
        self.tray.refresh()
        self._part.settings_changed()
