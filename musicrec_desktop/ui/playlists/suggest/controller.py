"""Finds what fits the playlist on the page, and adds or refuses it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, QTimer

from musicrec_desktop.core.errors import MusicRecError, StorageError
from musicrec_desktop.core.language import tr
from musicrec_desktop.model.recommendation import SUGGESTED
from musicrec_desktop.ui.kit.menus import MenuKind
from musicrec_desktop.ui.kit.page import Activation
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.playlists import (
    LOOKING,
    NO_OTHERS,
    allowed_text,
    refused_text,
    suggestion_problem_text,
)
from musicrec_desktop.ui.playlists.suggest.model import SuggestionRow, in_place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QMenu

    from musicrec_desktop.model.playlist import Playlist
    from musicrec_desktop.model.recommendation import Suggestions
    from musicrec_desktop.model.track import TrackId
    from musicrec_desktop.services.suite import Services
    from musicrec_desktop.ui.commands.tracks import TrackCommands
    from musicrec_desktop.ui.kit.actions import Handler
    from musicrec_desktop.ui.kit.notices import Notices
    from musicrec_desktop.ui.playlists.suggest.drawer import SuggestionDrawer

LATER_MS: Final = 1_000
"""After analysis or opinions changed, suggestions are found again this much later."""


class SuggestController(QObject):
    """Works while the suggestions are open and their page is shown.

    A newer question replaces an older one, whose answer is not shown.

    Args:
        services: of the profile.
        drawer: shows the suggestions, and knows whose they are.
        commands: what can be done with tracks, and the edits of playlists.
        notices: says what was done.
    """

    def __init__(
        self, services: Services, drawer: SuggestionDrawer, commands: TrackCommands, notices: Notices
    ) -> None:
        super().__init__(drawer)
        self._services, self._drawer = services, drawer
        self._commands, self._notices = commands, notices
        self._playlist: Playlist | None = None
        self._asked = 0
        self._is_outdated = True
        self._passed: set[TrackId] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._on_later)
        self._connect_drawer()
        self._disconnects = [
            services.similarity.index_changed.connect(self._outdate),
            services.feedback.changed.connect(lambda _ids: self._outdate()),
            services.analyse.state_changed.connect(self._outdate),
        ]

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of what is about suggestions."""
        view = self._drawer.view
        return {
            "suggest_more": self.toggle,
            "add_suggestion": lambda: self.add(view.currentIndex().row()),
            "refuse_suggestion": lambda: self.refuse(view.currentIndex().row()),
        }

    def toggle(self) -> None:
        """Open or close the suggestions of the playlist that is shown."""
        if self._drawer.isVisible():
            self._drawer.toggle()
        else:
            self._notices.say(tr("Open a playlist first that you fill yourself; suggestions are for those"))

    def add(self, row: int) -> None:
        """Put a suggestion at the end of the playlist; another one comes in its place."""
        playlist = self._drawer.playlist
        if playlist is None or (track_id := self._drawer.model.take(row)) is None:
            return
        self._commands.playlists.adding.add(playlist.id, [track_id])

    def refuse(self, row: int) -> None:
        """Suggest a track no more for this playlist; another one comes in its place."""
        playlist = self._drawer.playlist
        if playlist is None or (track_id := self._drawer.model.take(row)) is None:
            return
        words = refused_text(self._commands.gestures.name([track_id]), playlist.name)
        service = self._services.suggestions
        self._change(partial(service.refuse, playlist.id, [track_id]), words)

    def allow_refused(self) -> None:
        """Suggest the refused tracks of the playlist again."""
        playlist = self._drawer.playlist
        if playlist is None:
            return
        service = self._services.suggestions
        if refused := service.refused(playlist.id):
            words = allowed_text(len(refused), playlist.name)
            self._change(partial(service.allow, playlist.id, refused), words)

    def _change(self, change: Callable[[], Callable[[], None]], words: str) -> None:
        """Change what may be suggested, say so, and find again.

        Args:
            change: makes the change, and gives what undoes it.
            words: what is said.
        """
        try:
            put_back = change()
        except StorageError as error:
            self._notices.error(error)
            self._find_again()
            return

        def undo() -> None:
            put_back()
            self._find_again()

        def redo() -> None:
            change()
            self._find_again()

        self._notices.say(words, undo, redo=redo)
        self._find()

    def play(self, row: int) -> None:
        """Play a suggestion and those below it."""
        if ids := self._drawer.model.ids[row:]:
            self._drawer.activated.emit(Activation(ids, noun="suggestion"))

    def show_menu(self, point: QPoint) -> QMenu:
        """The menu of the current suggestion, at a global point."""
        row = self._drawer.view.currentIndex().row()
        own = {"play_selected": lambda: self.play(row)}
        menu = self._commands.make_menu(MenuKind.TRACKS, self._drawer.selected_ids(), own)
        menu.popup(point)
        return menu

    def close(self) -> None:
        """Disconnect from the services."""
        self._later.stop()
        for disconnect in self._disconnects:
            disconnect()

    def _connect_drawer(self) -> None:
        drawer, view = self._drawer, self._drawer.view
        drawer.playlist_shown.connect(self._on_shown)
        drawer.toggled.connect(lambda _is_open: self._on_shown())
        drawer.threshold_turned.connect(self._find_anew)
        drawer.others_requested.connect(self._pass_over)
        drawer.refused_requested.connect(self.allow_refused)
        view.add_requested.connect(self.add)
        view.refuse_requested.connect(self.refuse)
        view.open_requested.connect(self.play)
        view.menu_requested.connect(self.show_menu)

    @property
    def _is_wanted(self) -> bool:
        return self._drawer.is_open and self._drawer.isVisible()

    def _on_shown(self) -> None:
        """The page shows a playlist, or shows it as it is after an edit."""
        playlist = self._drawer.playlist
        if playlist is None:
            return
        if self._playlist is not None and playlist.id != self._playlist.id:
            self._playlist = None
            self._asked += 1
            self._drawer.say(LOOKING)
        if not self._is_wanted:
            return
        if self._playlist is None:
            self._find_anew()
        elif playlist != self._playlist or self._is_outdated:
            self._find()

    def _find_anew(self) -> None:
        """Ask for the best ones, in the order in which they fit."""
        self._passed.clear()
        self._find(keeps_places=False)

    def _find_again(self) -> None:
        """Ask again after something was undone that is not seen in the playlist."""
        self._is_outdated = True
        self._on_shown()

    def _pass_over(self) -> None:
        """Ask for others than those that are shown."""
        self._passed.update(self._drawer.model.ids)
        self._find(keeps_places=False)

    def _find(self, *, keeps_places: bool = True) -> None:
        playlist = self._drawer.playlist
        if playlist is None or not self._is_wanted:
            return
        self._playlist, self._is_outdated = playlist, False
        self._asked += 1
        asked = self._asked
        service = self._services.suggestions
        self._drawer.show_refused(len(service.refused(playlist.id)))
        service.load(
            playlist.id,
            lambda found: self._on_found(asked, found, keeps_places=keeps_places),
            lambda error: self._on_error(asked, error),
            count=SUGGESTED + len(self._passed),
            min_fit=self._drawer.min_fit,
        )

    def _on_found(self, asked: int, found: Suggestions, *, keeps_places: bool) -> None:
        if asked != self._asked:
            return
        entries = [one for one in found.entries if one.track_id not in self._passed]
        if not entries and self._passed:
            self._notices.say(tr("Those were all; it starts over"))
            self._find_anew()
            return
        tracks = {track.id: track for track in self._services.browse.page([one.track_id for one in entries])}
        rows = [
            SuggestionRow(tracks[one.track_id], one) for one in entries[:SUGGESTED] if one.track_id in tracks
        ]
        words = self._words(found.problem)
        if not rows:
            self._drawer.say(words or NO_OTHERS)
            return
        if keeps_places:
            rows = in_place(self._drawer.model.ids, rows)
        self._drawer.show_rows(rows, words, keeps_place=keeps_places)

    def _words(self, problem: str) -> str:
        if problem == "nothing" and not self._drawer.min_fit:
            return NO_OTHERS
        analyse = self._services.analyse
        is_listening = analyse.is_running and not analyse.is_paused
        return suggestion_problem_text(problem, is_listening=is_listening)

    def _on_error(self, asked: int, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        if asked == self._asked:
            self._drawer.say(str(error_message(error)))

    def _outdate(self) -> None:
        """Other tracks may fit now; while much changes, that is looked at once in a while."""
        self._is_outdated = True
        if not self._later.isActive():
            self._later.start()

    def _on_later(self) -> None:
        if self._is_outdated:
            self._on_shown()
