"""What is done with the points that are chosen, or, where none is, with all that are in view."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.bidi import quoted
from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.model.browse import ListTotals
from musicrec_desktop.model.music_map import MapLevel
from musicrec_desktop.model.playlist import SmartRules
from musicrec_desktop.model.queue_controls import QueueInside
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.query.ast import InRegion
from musicrec_desktop.query.writer import write
from musicrec_desktop.services.music_map.regions import RegionEdit
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.fitted_dialog import open_once
from musicrec_desktop.ui.kit.name_dialog import NameDialog
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.undo_history import Gesture
from musicrec_desktop.ui.kit.wording.map_page import inside_label, region_problem, selection_text
from musicrec_desktop.ui.music_map.lookup import IndexArray, walked
from musicrec_desktop.ui.music_map.page import MusicMapPage
from musicrec_desktop.ui.music_map.selection_panel import ChosenVerb

PREVAILS: Final = 0.6
"""The share of tracks of one cluster from which it names the whole."""
CALM_MS: Final = 80


class ChosenPoints(QObject):
    """Tells how much is chosen, and does what the panel asks.

    Args:
        services: regions, playlists and what plays.
        page: knows what is chosen.
        commands: what can be done with tracks.
        notices: says what was done.
        window: owns the dialogs.
    """

    def __init__(
        self,
        services: Services,
        page: MusicMapPage,
        commands: TrackCommands,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._page, self._commands = services, page, commands
        self._notices, self._window = notices, window
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._count)
        self._verbs = {
            ChosenVerb.PLAY: self.play,
            ChosenVerb.QUEUE: self.enqueue,
            ChosenVerb.PLAYLIST: self.make_playlist,
            ChosenVerb.RADIO: self.keep_inside,
            ChosenVerb.REGION: self.make_region,
        }
        page.selection_changed.connect(self._calm.start)
        page.chosen.asked.connect(lambda verb: self._verbs[verb]())

    def tracks(self) -> list[TrackId]:
        """The tracks that are chosen, else those in view, in an order that walks over the map."""
        points = self._points()
        order = walked(self._page.content.points.positions[points])
        return self._page.content.lookup.tracks_of(points[order])

    def play(self) -> None:
        """Play them in place of the queue."""
        if ids := self._told_tracks():
            gestures = self._commands.gestures
            gestures.play(
                ids, text=plural("Playing {n} track of the map", "Playing {n} tracks of the map", len(ids))
            )

    def enqueue(self) -> None:
        """Put them behind what was queued."""
        if ids := self._told_tracks():
            self._commands.gestures.enqueue(ids)

    def make_playlist(self) -> None:
        """Make a plain playlist of them."""
        if ids := self._told_tracks():
            name = self._prevailing(ids) or self._commands.playlists.adding.name_for(ids)
            self._commands.playlists.adding.create(name, ids)

    def keep_inside(self) -> None:
        """Let ∞ take only them; all of the map is no limit."""
        ids = self._told_tracks()
        if not ids:
            return
        if len(self._points()) == len(self._page.content.points):
            self._notices.say(
                tr("All of the map is in view, so ∞ takes every track. Zoom in, or select some.")
            )
            return
        label = inside_label(plural("{n} track", "{n} tracks", len(ids)), self._prevailing(ids))
        inside = QueueInside(track_ids=tuple(sorted(ids)), label=label)
        player = self._services.player
        if player.queue.current is not None:
            self._commands.gestures.keep_inside(inside, label)
            return
        self._services.autoplay.start_inside(
            inside,
            lambda: self._notices.say(tr("∞ plays tracks of {label}", label=quoted(label))),
            self._notices.error,
        )

    def make_region(self) -> None:
        """Ask for a name, and make a smart playlist of whatever lies inside of the outline."""
        outline = self._page.outline
        if outline is None:
            self._notices.say(tr("Draw around a part of the map with the lasso first (2)."))
            return
        regions = self._services.music_map.regions
        taken = [region.name for region in regions.all()]
        proposed = self._prevailing(self.tracks()) or tr("My region")
        dialog = NameDialog(
            tr("Smart playlist of this region"),
            tr("Make playlist"),
            proposed,
            partial(region_problem, taken=taken),
            self._window,
            hint=lambda _name: tr("Tracks that come to lie inside later join it by themselves."),
        )

        def on_named() -> None:
            try:
                edit = regions.create(dialog.name, outline)
            except MusicRecError as error:
                self._notices.error(error)
            else:
                self._make_smart(edit)

        dialog.accepted.connect(on_named)
        open_once(dialog)

    def _make_smart(self, region: RegionEdit) -> None:
        name = region.region.name
        playlists, commands = self._services.playlists, self._commands.playlists
        free = commands.directory.free_name(name)
        rules = SmartRules(query=write(InRegion(name)))

        def on_done(made: PlaylistEdit) -> None:
            def undo() -> None:
                playlists.lane.start(made.undo, lambda _words: region.undo(), self._notices.error)

            def redo() -> None:
                region.redo()
                playlists.lane.start(made.redo, lambda _words: None, self._notices.error)

            label = tr("Smart playlist {free}", free=quoted(free))
            self._notices.say_done(
                tr("{label} follows what lies inside of the region", label=label), Gesture(label, undo, redo)
            )

        def on_error(error: Exception) -> None:
            region.undo()
            self._notices.error(error)

        playlists.lane.start(lambda: playlists.lists.create_smart(free, rules), on_done, on_error)

    def _points(self) -> IndexArray:
        chosen = self._page.chosen_points()
        return chosen if len(chosen) else np.flatnonzero(self._page.canvas.view_mask())

    def _told_tracks(self) -> list[TrackId]:
        ids = self.tracks()
        if not ids:
            self._notices.say(tr("There is nothing in view. Press 0 for the whole map."))
        return ids

    def _prevailing(self, ids: list[TrackId]) -> str:
        """How most of some tracks sound; empty where no sound prevails."""
        names = Counter(self._page.content.names.cluster_of(track_id) for track_id in ids[:2_000])
        name, count = names.most_common(1)[0] if names else ("", 0)
        return name if count >= PREVAILS * min(len(ids), 2_000) else ""

    def _count(self) -> None:
        page = self._page
        chosen = page.chosen_points()
        if not len(chosen):
            page.chosen.hide()
            return
        ids = page.content.lookup.tracks_of(chosen)
        level, has_outline = page.content.points.level, page.outline is not None
        is_region = has_outline and level is MapLevel.TRACKS

        def on_done(totals: ListTotals) -> None:
            if len(page.chosen_points()) == len(chosen):
                text = selection_text(level, len(chosen), totals.tracks, totals.duration_ms)
                page.chosen.show_figures(text, has_outline=is_region)

        self._services.browse.load_totals(ids, on_done)
