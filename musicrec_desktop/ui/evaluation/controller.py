"""Opens what judges similarity and the queue: both reports and the blind taste test."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.settings import SIMILARITY_INDEX, Setting
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.theme.control import ThemeController


class EvaluationController:
    """Makes a dialog for each report or test that is asked for.

    Args:
        services: compute the figures.
        selected: gives the tracks that are selected.
        theme: colours.
        window: owns the dialogs.
    """

    def __init__(
        self,
        services: Services,
        selected: Callable[[], Sequence[TrackId]],
        theme: ThemeController,
        window: QWidget,
    ) -> None:
        self._services, self._selected = services, selected
        self._theme, self._window = theme, window

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of both reports and of the test."""
        return {
            "similarity_report": self.show_similarity,
            "recommendation_report": self.show_recommendation,
            "taste_test": self.show_taste_test,
        }

    def setting_changed(self, setting: Setting, _value: object) -> None:
        """Apply the setting of the kind of similarity index, which the report shows."""
        if setting is SIMILARITY_INDEX:
            self._services.similarity.choose_index()

    def show_similarity(self) -> None:
        """Show how well similarity works on this library."""
        from musicrec_desktop.ui.evaluation.similarity import SimilarityReportDialog

        services = self._services
        open_once(
            SimilarityReportDialog(
                services.library_report.load, services.analyse.start, self._theme, self._window
            )
        )

    def show_recommendation(self) -> None:
        """Show how well the automatic queue works on this library."""
        from musicrec_desktop.ui.evaluation.queue import RecommendationReportDialog

        open_once(RecommendationReportDialog(self._services.queue_report.load, self._theme, self._window))

    def show_taste_test(self) -> None:
        """Open the blind taste test."""
        from musicrec_desktop.ui.evaluation.taste_test.dialog import TasteTestDialog

        services = self._services
        open_once(
            TasteTestDialog(
                services.taste_test,
                self._name,
                self._starts(),
                services.analyse.start,
                self._theme,
                self._window,
            )
        )

    def _starts(self) -> list[tuple[str, TrackId]]:
        """What plays, and the first selected track; only tracks whose sound is known."""
        current = self._services.player.queue.current
        named = [(tr("What plays"), current.track_id)] if current is not None else []
        named += [(tr("Selected"), track_id) for track_id in self._selected()[:1]]
        found: dict[TrackId, str] = {}
        for words, track_id in named:
            if self._services.taste_test.is_known(track_id):
                found.setdefault(track_id, f"{words}: {self._name(track_id)}")
        return [(words, track_id) for track_id, words in found.items()]

    def _name(self, track_id: TrackId) -> str:
        track = self._services.browse.track(track_id)
        return tr("a track that is gone") if track is None else track.tags.title_and_artist
