"""Lists of the library that stay open beside the window, which goes on to be used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.genres import GenreCommands
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.covers import CoverCache
from musicrec_desktop.ui.kit.fitted_dialog import bring_up
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.theme.control import ThemeController

if TYPE_CHECKING:
    from musicrec_desktop.ui.library.duplicate_covers import DuplicateCoversDialog
    from musicrec_desktop.ui.library.genre_review import GenreReviewDialog
    from musicrec_desktop.ui.library.genre_words import GenreWordsDialog


class SideDialogs(QObject):
    """Opens them, each once.

    Args:
        services: of the profile.
        covers: covers by track.
        theme: colours.
        notices: tell what was done, and have the history.
        window: Qt's owner.

    Attributes:
        duplicates: pictures that are there in several files; None while the list is closed, as the others.
        genres: the genres to review.
        words: the table of genres in the tags.
        scope_requested: a ``Scope`` whose tracks are wanted.
        track_requested: a ``TrackId`` that is wanted.
    """

    scope_requested = Signal(object)
    track_requested = Signal(object)

    def __init__(
        self,
        services: Services,
        covers: CoverCache,
        theme: ThemeController,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._covers = services, covers
        self._theme, self._notices, self._window = theme, notices, window
        self.duplicates: DuplicateCoversDialog | None = None
        self.genres: GenreReviewDialog | None = None
        self.words: GenreWordsDialog | None = None

    def actions(self) -> Mapping[str, Handler]:
        """The handlers that open them."""
        return {
            "duplicate_covers": self.show_duplicate_covers,
            "review_genres": self.review_genres,
            "genre_words": self.show_genre_words,
        }

    def close(self) -> None:
        """Close those that follow services."""
        for dialog in (self.duplicates, self.words):
            if dialog is not None:
                dialog.reject()

    def show_duplicate_covers(self) -> None:
        """Show the pictures that are there in several files; the window stays usable beside the list."""
        from musicrec_desktop.ui.library.duplicate_covers import DuplicateCoversDialog

        if self.duplicates is None:
            services = self._services
            dialog = DuplicateCoversDialog(
                services.album_looks, services.cover_looks, self._covers.pixmap, self._theme, self._window
            )
            dialog.scope_requested.connect(self.scope_requested)
            dialog.track_requested.connect(self.track_requested)
            self._covers.loaded.connect(dialog.cover_changed)
            dialog.finished.connect(self._on_duplicates_closed)
            self.duplicates = dialog
        self.duplicates.refresh()
        bring_up(self.duplicates)

    def _on_duplicates_closed(self) -> None:
        dialog, self.duplicates = self.duplicates, None
        if dialog is not None:
            dialog.deleteLater()

    def review_genres(self) -> None:
        """Show the genres that are suggested; the window stays usable beside the list."""
        from musicrec_desktop.ui.library.genre_review import GenreReviewDialog

        if self.genres is None:
            services = self._services
            dialog = GenreReviewDialog(
                services,
                GenreCommands(services, self._notices, self._window),
                self._theme,
                self._window,
            )
            dialog.finished.connect(self._on_genres_closed)
            self.genres = dialog
        self.genres.refresh()
        bring_up(self.genres)

    def _on_genres_closed(self) -> None:
        dialog, self.genres = self.genres, None
        if dialog is not None:
            dialog.deleteLater()

    def show_genre_words(self) -> None:
        """Show what genres are called in tags, and what they are shown as, beside the window."""
        from musicrec_desktop.ui.commands.genre_words import GenreWordCommands
        from musicrec_desktop.ui.library.genre_words import GenreWordsDialog

        if self.words is None:
            commands = GenreWordCommands(self._services, self._notices, self._window)
            dialog = GenreWordsDialog(
                self._services.genres.words, commands, self._notices.undo, self._theme, self._window
            )
            dialog.finished.connect(self._on_words_closed)
            self.words = dialog
        self.words.refresh()
        bring_up(self.words)

    def _on_words_closed(self) -> None:
        dialog, self.words = self.words, None
        if dialog is not None:
            dialog.deleteLater()
