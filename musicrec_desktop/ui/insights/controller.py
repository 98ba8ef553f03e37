"""What can be done on the insights page: play, save charts, open the year in review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.model.insights import Figure
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.insights.page import InsightsPage
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.charts.files import ChartFile
from musicrec_desktop.ui.kit.charts.saving import ChartSaving
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.icons import Glyph, icon
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.insights.review.dialog import ReviewDialog


class InsightsController(QObject):
    """Verbs of the page.

    Args:
        services: make the figures and write files.
        page: shows them.
        commands: play tracks.
        theme: colours.
        notices: tells what was saved.
        window: owns menus and the review.

    Attributes:
        saving: writes charts into files.
        review: the year in review that was opened last.
    """

    def __init__(
        self,
        services: Services,
        page: InsightsPage,
        commands: TrackCommands,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._page, self._commands = services, page, commands
        self._theme, self._notices, self._window = theme, notices, window
        self.saving = ChartSaving(services.sharing, notices, window)
        self.review: ReviewDialog | None = None
        page.track_requested.connect(self._play)
        page.save_requested.connect(self._save)
        page.review_requested.connect(self.show_review)
        page.export_requested.connect(
            lambda button: self._menu_of_all(button.mapToGlobal(button.rect().bottomLeft()))
        )
        self._disconnects: tuple[Callable[[], None], ...] = (
            services.insights.changed.connect(page.history_changed),
        )

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of periods, files and the review."""
        bar = self._page.period_bar
        return {
            "earlier_period": lambda: bar.move_by(-1),
            "later_period": lambda: bar.move_by(1),
            "save_charts": self.save_all,
            "year_in_review": self.show_review,
        }

    def show_review(self) -> None:
        """Open the year in review."""
        from musicrec_desktop.ui.insights.review.dialog import ReviewDialog

        dialog = self.review = ReviewDialog(
            self._services.insights, self._services.covers, self.saving, self._theme, self._window
        )
        open_once(dialog)
        dialog.open_latest()

    def save_all(self) -> None:
        """Save all charts of the section as pictures and tables into a folder."""
        self._save_all((ChartFile.PNG, ChartFile.CSV))

    def close(self) -> None:
        """Disconnect from the service."""
        for disconnect in self._disconnects:
            disconnect()

    def _menu_of_all(self, point: QPoint) -> QMenu:
        menu, theme = QMenu(self._window), self._theme.theme
        for words, kinds in (
            (tr("Save all as pictures (PNG)…"), (ChartFile.PNG,)),
            (tr("Save all as drawings (SVG)…"), (ChartFile.SVG,)),
            (tr("Save all as tables (CSV)…"), (ChartFile.CSV,)),
        ):
            menu.addAction(icon(Glyph.EXPORT, theme), words, lambda kinds=kinds: self._save_all(kinds))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)
        return menu

    def _save_all(self, kinds: tuple[ChartFile, ...]) -> None:
        figures = [figure for figure in self._page.figures if figure.rows]
        if not figures:
            self._notices.say(tr("There are no charts to save. Open Insights, and choose a section."))
            return
        self.saving.ask_for_all(figures, kinds, self._theme.theme, self._font)

    def _save(self, figure: Figure, kind: ChartFile) -> None:
        self.saving.ask(figure, kind, self._theme.theme, self._font)

    def _play(self, track_id: int) -> None:
        self._commands.gestures.play([TrackId(track_id)])

    @property
    def _font(self) -> QFont:
        return self._page.font()
