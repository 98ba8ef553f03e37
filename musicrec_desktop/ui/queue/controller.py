"""Connects the up-next panel with the player's queue and autoplay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.later import made, when_made
from musicrec_desktop.core.settings import AUTOPLAY, Setting
from musicrec_desktop.model.playback import EntryId, QueueEntry
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.playback.queue import PlayQueue
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.queue import QueueGestures
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.menus import MenuKind
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.queue import for_whom_text, inside_text
from musicrec_desktop.ui.queue.panel import UpNextPanel
from musicrec_desktop.ui.queue.rows import UpNextContent, UpNextRow

if TYPE_CHECKING:
    from musicrec_desktop.services.autoplay.service import AutoplayService

SHOWN_YOURS = 100
"""How many queued tracks the panel shows; the rest is a number."""


class QueueController(QObject):
    """Shows the queue, and does what the panel asks for.

    Args:
        services: whose queue it is.
        panel: shows it.
        commands: verbs for tracks.
        gestures: edits of the queue.
        searched: what is searched in the window, as a query for the whole library.

    Attributes:
        panel_wanted: the panel is hidden, and shall be shown.
    """

    panel_wanted = Signal()

    def __init__(
        self,
        services: Services,
        panel: UpNextPanel,
        commands: TrackCommands,
        gestures: QueueGestures,
        *,
        searched: Callable[[], str],
    ) -> None:
        super().__init__(panel)
        self._services, self._player = services, services.player
        self._panel, self._commands, self._gestures = panel, commands, gestures
        self._searched = searched
        self._banned_ids: frozenset[TrackId] | None = None
        self._filter = ""
        self._matching: frozenset[TrackId] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.refresh)
        self._disconnects = self._connect_services()
        self._connect_panel()
        self.refresh()

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of what is selected in the panel."""
        view = self._panel.view
        return {
            "why": lambda: view.open_why(view.currentIndex()),
            "filter_queue": self._open_filter,
            "inside_search": lambda: self._gestures.keep_inside_search(self._searched()),
            "leave_inside": self._gestures.leave_inside,
        }

    def remove_selected(self) -> None:
        """Take what is selected out of the queue."""
        self._panel.view.remove(self._panel.view.selected_ids())

    def setting_changed(self, setting: Setting, value: object) -> None:
        """Apply a setting that concerns the queue."""
        if setting is AUTOPLAY:
            self._services.autoplay.set_enabled(bool(value))

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on the queue."""
        return self._panel.view.hasFocus()

    def move_selected_first(self) -> bool:
        """Move what is selected to the front of the queue; False where nothing is selected."""
        entry_ids = self._panel.view.selected_ids()
        if entry_ids:
            self._gestures.move(entry_ids, 0)
        return bool(entry_ids)

    def refresh(self) -> None:
        """Show the queue as it is now; where it is filtered, as soon as it is known what meets the filter."""
        if not self._filter:
            self._matching = None
            self._show()
            return
        queue = self._player.queue
        current = () if queue.current is None else (queue.current,)
        ids = list(dict.fromkeys(entry.track_id for entry in (*current, *queue.upcoming)))
        self._services.browse.load_matching(ids, self._filter, self._on_matching, self._on_filter_error)

    def _show(self) -> None:
        queue, matching = self._player.queue, self._matching
        queued, automatic = tuple(queue.user_part), tuple(queue.auto_part)
        now: tuple[QueueEntry, ...] = () if queue.current is None else (queue.current,)
        yours = queued
        if matching is not None:
            now, yours, automatic = (
                tuple(entry for entry in entries if entry.track_id in matching)
                for entries in (now, queued, automatic)
            )
        shown = yours[:SHOWN_YOURS]
        entries = (*now, *shown, *automatic)
        found = self._services.browse.page(list(dict.fromkeys(entry.track_id for entry in entries)))
        tracks = {track.id: track for track in found}
        if self._banned_ids is None:
            self._banned_ids = frozenset(self._services.feedback.banned_ids())
        banned = self._banned_ids
        is_on = bool(self._services.settings.get(AUTOPLAY))
        self._panel.set_autoplay(is_on=is_on)
        content = UpNextContent(
            now=_row(now[0], tracks, banned) if now else None,
            yours=tuple(_row(entry, tracks, banned) for entry in shown),
            automatic=tuple(_row(entry, tracks, banned) for entry in automatic),
            yours_total=len(queued),
            matching_yours=None if matching is None else len(yours),
        )
        autoplay = made(self._services.autoplay)  # the first rows do not wait for it
        self._panel.set_content(content if autoplay is None else _with_words(content, autoplay, is_on=is_on))

    def selected_track_ids(self) -> list[TrackId]:
        """The tracks that are selected in the panel."""
        return self._track_ids(self._panel.view.selected_ids())

    def show_menu(self, entry_id: EntryId, point: QPoint) -> QMenu | None:
        """The menu of an entry, or of all that is selected where it is among them; at a global point."""
        queue, view = self._player.queue, self._panel.view
        selected = view.selected_ids()
        chosen = selected if entry_id in selected else (entry_id,)
        kind = _menu_kind(queue, entry_id)
        if kind is None:
            return None
        gestures = self._gestures
        menu = self._commands.make_menu(
            kind,
            self._track_ids(chosen),
            {
                "play_selected": lambda: gestures.jump(entry_id),
                "play_next": lambda: gestures.move(chosen, 0),
                "keep": lambda: gestures.keep(chosen),
                "why": lambda: view.open_why_of(entry_id),
                "remove": lambda: gestures.remove(chosen),
            },
        )
        menu.popup(point)
        return menu

    def close(self) -> None:
        """Disconnect from the player."""
        self._later.stop()
        for disconnect in self._disconnects:
            disconnect()

    def _connect_services(self) -> list[Callable[[], None]]:
        def soon(*_values: object) -> None:
            self._later.start()

        def follow(autoplay: AutoplayService) -> Callable[[], None]:
            soon()
            return autoplay.changed.connect(soon)

        services = self._services
        return [
            self._player.queue_changed.connect(soon),
            self._player.track_started.connect(soon),
            when_made(services.autoplay, follow),
            services.feedback.changed.connect(self._on_feedback_changed),
            services.scan.library_changed.connect(soon),
        ]

    def _open_filter(self) -> None:
        if self._panel.isHidden():
            self.panel_wanted.emit()
        self._panel.open_filter()

    def _on_filter(self, text: str) -> None:
        self._filter = text
        self.refresh()

    def _on_matching(self, ids: frozenset[TrackId]) -> None:
        if self._filter:
            self._matching = ids
            self._show()

    def _on_filter_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        self._on_matching(frozenset())
        message = error_message(error)
        self._panel.empty.show_message(message.headline, message.advice, glyph=Glyph.SEARCH)

    def _on_feedback_changed(self, _ids: tuple[TrackId, ...]) -> None:
        self._banned_ids = None
        self._later.start()

    def _connect_panel(self) -> None:
        panel, gestures = self._panel, self._gestures
        panel.autoplay_toggled.connect(self._set_autoplay)
        panel.clear_requested.connect(gestures.clear)
        panel.filtered.connect(self._on_filter)
        panel.play_requested.connect(gestures.jump)
        panel.view.menu_requested.connect(self.show_menu)
        panel.remove_requested.connect(gestures.remove)
        panel.kept.connect(lambda entry_id: gestures.keep([entry_id]))
        panel.moved.connect(gestures.move)
        panel.outside_requested.connect(gestures.leave_inside)
        panel.let_come.connect(gestures.let_come)
        panel.hold_again.connect(self._hold_again)
        feedback = self._commands.feedback
        for signal, verb in (
            (panel.more, feedback.more_like),
            (panel.less, feedback.less_like),
            (panel.banned, feedback.ban_track),
        ):
            signal.connect(lambda entry_id, verb=verb: verb(self._track_ids([entry_id])))
        panel.artist_banned.connect(lambda _entry_id, name: feedback.ban_artist_named(name))

    def _set_autoplay(self, is_on: bool) -> None:
        self._services.autoplay.set_enabled(is_on)

    def _hold_again(self) -> None:
        self._services.autoplay.hold_again()

    def _track_ids(self, entry_ids: Sequence[EntryId]) -> list[TrackId]:
        queue, wanted = self._player.queue, set(entry_ids)
        current = () if queue.current is None else (queue.current,)
        return [entry.track_id for entry in (*current, *queue.upcoming) if entry.id in wanted]


def _with_words(content: UpNextContent, autoplay: AutoplayService, *, is_on: bool) -> UpNextContent:
    """The panel with what autoplay tells of the queue."""
    inside = "" if autoplay.inside is None else inside_text(autoplay.inside_name)
    if not is_on:
        return replace(content, inside=inside)
    return replace(
        content,
        relaxed=autoplay.relaxed,
        problem=autoplay.problem,
        misfits=autoplay.misfits,
        kept_back=autoplay.kept_back,
        lifted=autoplay.lifted,
        for_whom=for_whom_text(autoplay.group.names),
        inside=inside,
    )


def _menu_kind(queue: PlayQueue, entry_id: EntryId) -> MenuKind | None:
    if queue.current is not None and queue.current.id == entry_id:
        return MenuKind.NOW
    parts = ((MenuKind.YOURS, queue.user_part), (MenuKind.AUTO, queue.auto_part))
    return next((kind for kind, part in parts if any(entry.id == entry_id for entry in part)), None)


def _row(entry: QueueEntry, tracks: dict[TrackId, Track], banned: Collection[TrackId]) -> UpNextRow:
    track = tracks.get(entry.track_id)
    if track is None:
        return UpNextRow(entry.id, entry.track_id, tr("Unknown track"), origin=entry.origin, is_missing=True)
    return UpNextRow(
        entry.id,
        entry.track_id,
        track.tags.title,
        track.tags.artist_text or track.tags.album,
        track.duration_ms,
        entry.origin,
        entry.reasons,
        is_liked=track.is_liked,
        is_missing=track.is_missing,
        artist_names=track.tags.artists,
        is_banned=track.id in banned,
        album=track.tags.album,
    )
