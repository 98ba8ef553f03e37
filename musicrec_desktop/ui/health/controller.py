"""Connects the check of the library with the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.model.track import TrackChanges
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.model.health import CheckReport
    from musicrec_desktop.services.health.open_profile import OpenProfileHealth
    from musicrec_desktop.ui.health.dialog import HealthDialog


class HealthController:
    """Opens the dialog, which checks at once.

    Args:
        services: of the window.
        themes: for the dialog.
        window: the parent of the dialog; closing it ends the program.
    """

    def __init__(self, services: Services, themes: ThemeController, window: QWidget) -> None:
        self._services, self._themes, self._window = services, themes, window
        self._health: OpenProfileHealth | None = None
        self._is_repair_asked = False
        self.dialog: HealthDialog | None = None

    def actions(self) -> Mapping[str, Handler]:
        """The handler of the check."""
        return {"check_library": self.show}

    def show(self) -> None:
        """Open the dialog, and check."""
        from musicrec_desktop.ui.health.dialog import HealthDialog

        dialog = self.dialog = HealthDialog(self._themes, self._window)
        health = self._health = self._new_health()
        health.progressed.connect(dialog.show_progress)
        health.checked.connect(self._on_checked)
        health.failed.connect(self._on_failed)
        dialog.check_requested.connect(health.check)
        dialog.mend_requested.connect(self._on_mend)
        dialog.quit_requested.connect(self._window.close)
        dialog.finished.connect(self._forget)
        self._is_repair_asked = False
        open_once(dialog)
        health.check()

    def close(self) -> None:
        """Give up what is going on."""
        if self._health is not None:
            self._health.close()

    def _new_health(self) -> OpenProfileHealth:
        from musicrec_desktop.services.health.open_profile import Hands, OpenProfileHealth

        services = self._services
        hands = Hands(
            self._scan,
            services.backups.make_blocking,
            services.similarity.rebuild,
            lambda: services.scan.library_changed.emit(TrackChanges()),
        )
        return OpenProfileHealth(services.paths, services.scheduler, hands)

    def _scan(self, on_end: Callable[[], object]) -> Callable[[], object]:
        scan = self._services.scan

        def leave() -> None:
            for end in ends:
                end()

        def ended(_what: object) -> None:
            leave()
            on_end()

        ends = (scan.finished.connect(ended), scan.failed.connect(ended))
        scan.rescan()
        return leave

    def _on_mend(self, report: CheckReport) -> None:
        from musicrec_desktop.model.health import Remedy

        self._is_repair_asked = any(finding.kind.remedy is Remedy.REPAIR for finding in report.found)
        if self._health is not None:
            self._health.mend(report)

    def _on_checked(self, report: CheckReport) -> None:
        if self.dialog is None:
            return
        self.dialog.show_report(report)
        if self._is_repair_asked:
            self.dialog.show_repair_waits()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError | OSError):
            raise error  # a bug
        from musicrec_desktop.ui.kit.wording.health import failure_text

        if self.dialog is not None:
            self.dialog.show_error(failure_text(error))

    def _forget(self) -> None:
        self.close()
        self.dialog = self._health = None
