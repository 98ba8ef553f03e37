"""Opens the reports of the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.settings import SIMILARITY_INDEX, Setting
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.reports.recommendation import RecommendationReportDialog
from musicrec_desktop.ui.reports.similarity import SimilarityReportDialog
from musicrec_desktop.ui.theme.control import ThemeController


class ReportsController:
    """Makes a dialog for each report that is asked for.

    Args:
        services: compute the figures.
        theme: colours.
        window: owns the dialogs.
    """

    def __init__(self, services: Services, theme: ThemeController, window: QWidget) -> None:
        self._services, self._theme, self._window = services, theme, window

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of both reports."""
        return {
            "similarity_report": self.show_similarity,
            "recommendation_report": self.show_recommendation,
        }

    def setting_changed(self, setting: Setting, _value: object) -> None:
        """Apply the setting of the kind of similarity index, which the report shows."""
        if setting is SIMILARITY_INDEX:
            self._services.similarity.choose_index()

    def show_similarity(self) -> None:
        """Show how well similarity works on this library."""
        services = self._services
        open_once(
            SimilarityReportDialog(
                services.library_report.load, services.analyse.start, self._theme, self._window
            )
        )

    def show_recommendation(self) -> None:
        """Show how well the automatic queue works on this library."""
        open_once(RecommendationReportDialog(self._services.queue_report.load, self._theme, self._window))
