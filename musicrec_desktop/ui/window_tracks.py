"""What can be done with tracks, wherever they stand: play, queue, find; and their menu."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QObject, QPoint, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.model.browse import Scope, ScopeKind
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.actions import ACTIONS_BY_ID
from musicrec_desktop.ui.dialogs.properties_dialog import PropertiesDialog
from musicrec_desktop.ui.loudness_words import loudness_facts
from musicrec_desktop.ui.models.track_table_model import quoted_path
from musicrec_desktop.ui.sound_words import sound_facts
from musicrec_desktop.ui.window_feedback import FeedbackCommands
from musicrec_desktop.ui.window_loudness import LoudnessCommands
from musicrec_desktop.ui.window_notices import Notices
from musicrec_desktop.ui.window_start import QueueStarts
from musicrec_desktop.ui.words import format_count

MENU = (
    ("play_selected", "play_next", "enqueue"),
    ("play_similar", "show_similar", "start_queue"),
    ("go_album", "go_artist"),
    ("like", "dislike", "more_like", "less_like"),
    ("ban_track", "ban_artist"),
    ("measure_loudness", "write_loudness"),
    ("show_in_folder", "properties"),
)
MENU_WORDS = {"start_queue": "Start a queue from this"}
"""Where the menu calls an action otherwise than the table does."""
SINGLE = frozenset({"play_similar", "show_similar", "go_album", "go_artist", "show_in_folder", "properties"})
SIMILAR_TRACKS = 50


class TrackCommands(QObject):
    """Verbs for tracks; the ids come from a page, or from what is playing.

    Attributes:
        feedback: what can be said about them.
        starts: queues that start from them.
        loudness: measuring them, and writing it to their tags.
        scope_requested: a ``Scope`` to show.
        similar_requested: a ``Track`` whose similar tracks to show.
    """

    scope_requested = Signal(object)
    similar_requested = Signal(object)

    def __init__(
        self,
        services: Services,
        feedback: FeedbackCommands,
        starts: QueueStarts,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._notices, self._window = services, notices, window
        self.feedback, self.starts = feedback, starts
        self.loudness = LoudnessCommands(services, notices, window)
        self._verbs: dict[str, Callable[[Sequence[TrackId]], object]] = {
            "play_next": self.play_next,
            "enqueue": self.enqueue,
            "play_similar": self.play_similar,
            "show_similar": self.show_similar,
            "start_queue": starts.start_queue,
            "go_album": self.go_album,
            "go_artist": self.go_artist,
            "like": feedback.like,
            "dislike": feedback.dislike,
            "more_like": feedback.more_like,
            "less_like": feedback.less_like,
            "ban_track": feedback.ban_track,
            "ban_artist": feedback.ban_artist,
            "measure_loudness": self.loudness.measure,
            "write_loudness": self.loudness.write,
            "show_in_folder": self.show_in_folder,
            "properties": self.properties,
        }

    def play(self, ids: Sequence[TrackId], start_index: int = 0) -> None:
        """Put these tracks in place of the queue."""
        if ids:
            self._services.player.play_now(ids, start_index)

    def shuffle(self, ids: Sequence[TrackId]) -> None:
        """Put these tracks in place of the queue, in any order, and leave shuffle on."""
        if ids:
            player = self._services.player
            player.set_shuffled(True)
            player.play_now(ids, random.randrange(len(ids)))

    def play_next(self, ids: Sequence[TrackId]) -> None:
        """Right after the current track."""
        if ids:
            self._services.player.play_next(ids)
            self.feedback.added(ids)
            self._notices.say(f"{self._name(ids)} will play next")

    def enqueue(self, ids: Sequence[TrackId]) -> None:
        """After what the person queued before."""
        if ids:
            self._services.player.enqueue(ids)
            self.feedback.added(ids)
            self._notices.say(f"{self._name(ids)} added to the queue")

    def play_similar(self, ids: Sequence[TrackId]) -> None:
        """Play this track, and go on with what sounds like it."""
        if not ids:
            return
        seed = ids[0]
        autoplay = self._services.autoplay
        if not autoplay.is_enabled:
            autoplay.set_enabled(True)
        self._services.player.play_now([seed])

    def show_similar(self, ids: Sequence[TrackId]) -> None:
        """Show what sounds like this track."""
        if (track := self._track(ids)) is not None:
            self.similar_requested.emit(track)

    def go_album(self, ids: Sequence[TrackId]) -> None:
        """Show the album of the first track."""
        track = self._track(ids)
        if track is not None and track.tags.album:
            self.scope_requested.emit(Scope(ScopeKind.ALBUM, track.tags.album, track.album_artist_text))

    def go_artist(self, ids: Sequence[TrackId]) -> None:
        """Show everything by the first artist of the first track."""
        track = self._track(ids)
        if track is not None and track.tags.artists:
            self.scope_requested.emit(Scope(ScopeKind.ARTIST, track.tags.artists[0]))

    def show_in_folder(self, ids: Sequence[TrackId]) -> None:
        """Open the file manager at the file's folder."""
        if (track := self._track(ids)) is not None:
            folder = QByteArray(b"file://" + quoted_path(os.path.dirname(track.path)))
            if not QDesktopServices.openUrl(QUrl.fromEncoded(folder)):
                self._notices.say("No file manager could be opened.")

    def properties(self, ids: Sequence[TrackId]) -> None:
        """Show what is known about the first track."""
        if (track := self._track(ids)) is not None:
            now_ms = self._services.scheduler.clock.now_ms()
            sound = self._services.browse.sounds([track.id]).get(track.id)
            more = [*sound_facts(sound), *self._loudness_facts(track.id)]
            PropertiesDialog(track, now_ms, self._window, more=more).show()

    def show_menu(self, ids: Sequence[TrackId], point: QPoint, play: Callable[[], object]) -> QMenu:
        """The context menu of some tracks.

        Args:
            ids: the selection.
            point: where, in global coordinates.
            play: plays the list from the row that was clicked.
        """
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        track = self._track(ids)
        for number, group in enumerate(MENU):
            if number:
                menu.addSeparator()
            for action_id in group:
                if action_id == "ban_artist" and len(names := self.feedback.artists_of(ids)) > 1:
                    self.feedback.add_artists(menu.addMenu(ACTIONS_BY_ID[action_id].label), names)
                    continue
                action = self._menu_action(menu, action_id, track)
                if action_id in {"ban_track", "ban_artist"}:
                    self._dress_ban(action, action_id, ids)
                handler = play if action_id == "play_selected" else self._handler(action_id, ids)
                action.triggered.connect(lambda _checked=False, run=handler: run())
                if action_id in SINGLE and len(ids) != 1:
                    action.setEnabled(False)
        menu.popup(point)
        return menu

    def _loudness_facts(self, track_id: TrackId) -> list[tuple[str, str]]:
        service = self._services.loudness
        known = service.measured((track_id,)).get(track_id)
        found = service.of_tracks((track_id,)).get(track_id)
        return [] if found is None else loudness_facts(found, known, service.played(found))

    def _menu_action(self, menu: QMenu, action_id: str, track: Track | None) -> QAction:
        spec = ACTIONS_BY_ID[action_id]
        action = menu.addAction(MENU_WORDS.get(action_id, spec.label))
        if spec.shortcuts:
            action.setText(f"{action.text()}\t{spec.shortcuts[0]}")
        if track is None:
            return action
        if action_id == "like" and track.is_liked:
            action.setText(f"Take the like back\t{spec.shortcuts[0]}")
        if action_id == "dislike" and track.is_disliked:
            action.setText(f"Take the dislike back\t{spec.shortcuts[0]}")
        if (action_id == "go_album" and not track.tags.album) or (
            action_id == "go_artist" and not track.tags.artists
        ):
            action.setEnabled(False)
        return action

    def _dress_ban(self, action: QAction, action_id: str, ids: Sequence[TrackId]) -> None:
        """What is banned can be allowed again in the same place."""
        names = self.feedback.artists_of(ids)
        keys = action.text().partition("\t")[2]
        if action_id == "ban_track" and self.feedback.are_banned(ids):
            action.setText("Allow again" + (f"\t{keys}" if keys else ""))
        elif action_id == "ban_artist":
            action.setEnabled(bool(names))
            if names and self._services.feedback.is_artist_banned(names[0]):
                action.setText("Allow this artist again")

    def _handler(self, action_id: str, ids: Sequence[TrackId]) -> Callable[[], object]:
        return partial(self._verbs[action_id], ids)

    def _track(self, ids: Sequence[TrackId]) -> Track | None:
        return self._services.browse.track(ids[0]) if ids else None

    def _name(self, ids: Sequence[TrackId]) -> str:
        if len(ids) == 1 and (track := self._track(ids)) is not None:
            return quoted(track.tags.title)
        return format_count(len(ids), "track")
