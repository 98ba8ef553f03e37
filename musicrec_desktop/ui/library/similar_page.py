"""The tracks that sound like one track, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.similarity.service import SimilarityService
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.list_view import ListView
from musicrec_desktop.ui.kit.page import Activation
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.library.similar_model import SimilarModel
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.track_table.banned_marks import IsBanned, nothing_banned
from musicrec_desktop.ui.track_table.columns import SIMILAR_COLUMNS, SimilarRow
from musicrec_desktop.ui.track_table.page import TablePage

SHOWN_TRACKS = 30
LEAST_SCORE = 0.1
"""Tracks with a lower score are left out."""
FEWEST_TRACKS = 5
"""So many are shown where no track reaches ``LEAST_SCORE``."""


class SimilarPage(TablePage):
    """The nearest tracks of the library to one track, best first."""

    def __init__(
        self,
        browse: BrowseService,
        similarity: SimilarityService,
        theme: ThemeController,
        parent: QWidget | None = None,
        *,
        is_banned: IsBanned = nothing_banned,
    ) -> None:
        super().__init__(theme, parent)
        self._browse = browse
        self._similarity = similarity
        self._seed: Track | None = None
        self.model = SimilarModel(self, is_banned=is_banned)
        self.set_table(self.model, ListView(theme, SIMILAR_COLUMNS, tr("Similar tracks")))
        self.play_button = text_button(tr("Play all"))
        self.play_button.clicked.connect(lambda: self.play_requested.emit(self.model.ids_from(0), 0))
        self.head.add_tool(self.play_button)

    @property
    def seed_id(self) -> TrackId | None:
        """The track that the others are similar to."""
        return None if self._seed is None else self._seed.id

    def show_track(self, track: Track) -> None:
        """Show what is similar to a track."""
        is_new = self.seed_id != track.id
        self._seed = track
        self.head.set_title(track.tags.title, tr("Similar to"))
        if is_new:
            # Those of another track are not its own.
            self.model.show_rows(())
            self.head.set_figures("")
            self.play_button.hide()
            self.show_list()
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._seed is not None:
            self._load()
            seed_id = self._seed.id
            self._similarity.load_similar(
                seed_id, SHOWN_TRACKS, partial(self._on_found, seed_id), partial(self._on_error, seed_id)
            )

    def _on_error(self, seed_id: TrackId, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        if seed_id == self.seed_id:
            self.model.show_rows(())
            message = error_message(error)
            self._say_empty(message.headline, message.advice)
            self._loaded()

    def _on_found(self, seed_id: TrackId, found: Sequence[Recommendation]) -> None:
        if seed_id != self.seed_id:
            return
        tracks = {track.id: track for track in self._browse.page([item.track_id for item in found])}
        alike = [item for item in found if item.score >= LEAST_SCORE] or found[:FEWEST_TRACKS]
        rows = [SimilarRow(tracks[item.track_id], item) for item in alike if item.track_id in tracks]
        self.model.show_rows(rows)
        self.head.set_figures(plural("{n} track", "{n} tracks", len(rows)) if rows else "")
        if rows:
            self.play_button.show()
            self.show_list()
        else:
            self._say_empty(
                tr("Not analysed yet"),
                tr("Similar tracks appear as soon as this track has been listened to in the background."),
            )
        self._loaded()

    @override
    def refresh_rows(self) -> None:
        if self.isVisible():
            self.refresh()

    @override
    def sounds_changed(self) -> None:
        self.refresh_rows()

    @override
    def listed_ids(self) -> Sequence[TrackId]:
        return self.model.ids_from(0)

    @override
    def selected_ids(self) -> Sequence[TrackId]:
        tracks = [self.model.track_at(row) for row in self.view.selected_rows()]
        return [track.id for track in tracks if track is not None]

    def _say_empty(self, headline: str, advice: str) -> None:
        self.play_button.hide()
        self.head.set_figures("")
        self.empty.show_message(headline, advice, glyph=Glyph.DISCOVER)
        self.show_empty()

    @override
    def open_row(self, row: int) -> None:
        if ids := self.model.ids_from(row):
            self.activated.emit(Activation(ids))
