"""Lets the map play, and does what is asked for on its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.music_map import MapColour, MapLevel
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.scopes import ScopeCommands
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.job_foot import JobFoot, JobView
from musicrec_desktop.ui.kit.menus import MenuKind
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.map_page import COLOUR_WORDS, LEVEL_WORDS
from musicrec_desktop.ui.music_map.canvas import MapTool
from musicrec_desktop.ui.music_map.chosen import ChosenPoints
from musicrec_desktop.ui.music_map.page import MusicMapPage
from musicrec_desktop.ui.music_map.toolbar import TOOL_ACTIONS, ColourChoice

if TYPE_CHECKING:
    from musicrec_desktop.ui.music_map.journeys import LoadPath, MapJourneys

FOOT_GROUP: Final = "music map"
JOB: Final = "music-map"


class MusicMapController(QObject):
    """Plays points, follows the layout that is being made, and knows all actions of the map.

    Args:
        services: lay out the library, and play.
        load_path: finds the way between points.
        page: shows it.
        foot: shows the job.
        commands: what can be done with tracks.
        scopes: what can be done with albums, artists and genres.
        notices: says what was done.
        window: owns menus and dialogs.

    Attributes:
        chosen: what is done with chosen points.
        page_wanted: the page shall be shown.
    """

    page_wanted = Signal()

    def __init__(
        self,
        services: Services,
        load_path: LoadPath,
        page: MusicMapPage,
        foot: JobFoot,
        commands: TrackCommands,
        scopes: ScopeCommands,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._page, self._foot = services, page, foot
        self._commands, self._scopes, self._notices = commands, scopes, notices
        self.chosen = ChosenPoints(services, page, commands, notices, window)
        self._load_path, self._window = load_path, window
        self._journeys: MapJourneys | None = None
        self._progress = Progress(0, 0)
        self._clicked = -1
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(QApplication.doubleClickInterval())
        self._patience.timeout.connect(self._play_scope)
        self._handlers = self.actions()
        page.point_clicked.connect(self._on_clicked)
        page.point_double_clicked.connect(self._on_double_clicked)
        page.point_menu_requested.connect(self._on_menu)
        page.action_requested.connect(self._on_asked)
        page.analysis_requested.connect(self._listen)
        page.points_changed.connect(self.show_trail)
        page.path_made.connect(self._on_path_made)
        foot.cancel_requested.connect(self._on_cancel)
        service = services.music_map
        self._disconnects = [
            service.changed.connect(self._on_changed),
            service.progress.connect(self._on_progress),
            service.regions.changed.connect(self._show_regions),
            services.listening.logged.connect(lambda _listen: self.show_trail()),
        ]
        commands.playlists.directory.changed.connect(self._show_playlists)
        self._show_playlists()
        self._show_regions()

    @property
    def journeys(self) -> MapJourneys:
        """Paths; made with their panel."""
        self._page.need_path()
        assert self._journeys is not None
        return self._journeys

    def close(self) -> None:
        """Disconnect from the services."""
        for disconnect in self._disconnects:
            disconnect()
        self._page.content.close()

    def profile_switched(self) -> None:
        """Nothing stays of what was chosen, heard or planned by who left."""
        if self._journeys is not None:
            self._journeys.leave()
        self._page.forget()
        self._show_playlists()
        self._show_regions()
        self.show_trail()

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of everything about the map; each shows its page first."""
        page, service = self._page, self._services.music_map
        handlers: dict[str, Callable[[], object]] = {
            **{name: partial(page.set_tool, tool) for tool, name in TOOL_ACTIONS.items()},
            "map_path_here": self._path_here,
            "map_whole": page.canvas.fit,
            "map_list": page.toggle_list,
            "map_next_hit": partial(page.next_hit, 1),
            "map_previous_hit": partial(page.next_hit, -1),
            "map_select": lambda: page.choose(np.flatnonzero(page.canvas.view_mask())),
            "map_radio": self.chosen.keep_inside,
            "map_region": self.chosen.make_region,
            "map_unplayed": self._toggle_unplayed,
            "map_trail": self._toggle_trail,
            "map_anew": service.make_anew,
            **{f"map_level_{level.value}": partial(self._set_level, level) for level in LEVEL_WORDS},
            **{f"map_colour_{colour.value}": partial(self._set_colour, colour) for colour in COLOUR_WORDS},
        }
        return {name: partial(self._on_page, handler) for name, handler in handlers.items()}

    def show_trail(self) -> None:
        """Draw what was heard today, where that is wanted."""
        if not self._page.toolbar.trail_button.isChecked():
            self._page.canvas.set_trail(())
        elif self._page.isVisible():
            self._services.music_map.load_trail(self._on_trail)

    def _on_path_made(self) -> None:
        from musicrec_desktop.ui.music_map.journeys import MapJourneys

        self._journeys = MapJourneys(
            self._services, self._load_path, self._page, self._commands, self._notices, self._window
        )

    def _on_page(self, handler: Callable[[], object]) -> None:
        if not self._page.isVisible():
            self.page_wanted.emit()
        handler()

    def _on_asked(self, action_id: str) -> None:
        if action_id == "map_cancel":
            self._services.music_map.cancel()
            return
        # The buttons of switches are turned already.
        if action_id == "map_unplayed":
            self._show_unplayed()
        elif action_id == "map_trail":
            self.show_trail()
        else:
            self._handlers[action_id]()

    def _set_level(self, level: MapLevel) -> None:
        self._page.toolbar.show_level(level)
        self._page.content.set_level(level)

    def _set_colour(self, colour: MapColour) -> None:
        choice = ColourChoice(colour)
        if colour is MapColour.PLAYLIST:
            playlists = self._commands.playlists.directory.playlists
            if not playlists:
                self._notices.say(
                    tr("There is no playlist yet. Make one, and the map can show where it lies.")
                )
                return
            choice = ColourChoice(colour, playlists[0].id)
        self._page.toolbar.show_colour(choice)
        self._page.content.set_colour(choice)

    def _toggle_unplayed(self) -> None:
        self._page.toolbar.unplayed_button.toggle()
        self._show_unplayed()

    def _show_unplayed(self) -> None:
        self._page.content.set_unplayed(is_shown=self._page.toolbar.unplayed_button.isChecked())

    def _toggle_trail(self) -> None:
        self._page.toolbar.trail_button.toggle()
        self.show_trail()

    def _path_here(self) -> None:
        index = self._page.focus_point
        self.journeys.to_here(self._track_of(index) if index >= 0 else None)

    def _track_of(self, index: int) -> TrackId:
        return TrackId(int(self._page.content.points.track_ids[index]))

    # A click on a track plays it at once, and a double click turns that into ∞ without starting it again.
    # An album, artist or genre waits for the second click, because each of the two begins with other tracks.

    def _on_clicked(self, index: int) -> None:
        if self._page.canvas.tool is MapTool.PATH:
            self.journeys.add(self._track_of(index))
        elif self._page.content.points.level is MapLevel.TRACKS:
            self._commands.gestures.play_before_rest(self._track_of(index))
        else:
            self._clicked = index
            self._patience.start()

    def _on_double_clicked(self, index: int) -> None:
        self._patience.stop()
        if self._page.canvas.tool is MapTool.PATH:
            return
        scope = self._page.content.names.scope_of(index)
        if self._page.content.points.level is not MapLevel.TRACKS:
            if scope is not None:
                self._commands.starts.start_scope(scope)
            return
        current, track_id = self._services.player.queue.current, self._track_of(index)
        if current is None or current.track_id != track_id:
            # The keyboard has no first click, and a track that cannot play was passed over.
            self._commands.gestures.play_before_rest(track_id)
        self._commands.gestures.endless_from_current()

    def _play_scope(self) -> None:
        if self._clicked >= len(self._page.content.points):
            return
        scope = self._page.content.names.scope_of(self._clicked)
        if scope is not None:
            self._scopes.with_tracks(scope, self._commands.gestures.play)

    def _on_menu(self, index: int, point: QPoint) -> None:
        page = self._page
        chosen = page.chosen_points()
        if index < 0 and not len(chosen):
            return
        is_group = page.content.points.level is not MapLevel.TRACKS
        scope = page.content.names.scope_of(index) if index >= 0 and is_group else None
        if scope is not None and index not in chosen:
            self._scopes.show_menu(scope, point)
            return
        is_all = index < 0 or index in chosen
        ids = self.chosen.tracks() if is_all else page.content.lookup.tracks_of([index])
        play = self.chosen.play if is_all else partial(self._on_clicked, index)
        here = ids[0] if index < 0 else self._track_of(index)
        own: dict[str, Callable[[], object]] = {
            "play_selected": play,
            "map_path_here": lambda: self.journeys.to_here(here),
        }
        self._commands.make_menu(MenuKind.POINT, ids, own).popup(point)

    # The layout

    def _on_changed(self) -> None:
        self._progress = Progress(0, 0)
        self._page.show_progress(self._progress)
        self._show_job()

    def _on_progress(self, progress: Progress) -> None:
        self._progress = progress
        self._page.show_progress(progress)
        self._show_job()

    def _show_job(self) -> None:
        is_working = self._services.music_map.is_working
        jobs = [JobView(JOB, tr("Making the music map"), self._progress)] if is_working else []
        self._foot.set_jobs(jobs, FOOT_GROUP)

    def _on_cancel(self, key: str) -> None:
        if key == JOB:
            self._services.music_map.cancel()

    def _listen(self) -> None:
        self._services.analyse.resume()
        self._services.analyse.start()
        self._notices.say(tr("Tracks are listened to in the background; the map grows meanwhile."))

    # Other parts of the picture

    def _show_playlists(self) -> None:
        self._page.toolbar.show_playlists(self._commands.playlists.directory.playlists)

    def _show_regions(self) -> None:
        self._page.canvas.set_regions(self._services.music_map.regions.all())

    def _on_trail(self, heard: NDArray[np.int64]) -> None:
        if self._page.toolbar.trail_button.isChecked():
            self._page.canvas.set_trail(self._page.content.lookup.indices_of(heard.tolist()).tolist())
