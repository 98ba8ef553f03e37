"""Paths over the map: the stops that were chosen, the way between them, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.path import Path, PathWish
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.commands.tracks import TrackCommands
from musicrec_desktop.ui.kit.notices import Notices
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.map_page import PATH_HINT, path_name
from musicrec_desktop.ui.kit.wording.paths import path_problem_text, step_text
from musicrec_desktop.ui.music_map.canvas import MapTool
from musicrec_desktop.ui.music_map.page import MusicMapPage
from musicrec_desktop.ui.music_map.path_panel import StepLine

FEWEST_STOPS = 2
LoadPath = Callable[
    [Sequence[TrackId], PathWish, Callable[[Path], object], Callable[[Exception], object]], TaskHandle
]
"""Finds a path through stops, and hands it, or what went wrong, to the owner's thread."""


class MapJourneys(QObject):
    """Finds the way anew when stops or length are others.

    Args:
        services: have the names, and what plays.
        load_path: finds the way.
        page: shows it.
        commands: play, queue and keep it.
        notices: says what is missing.
        window: Qt's owner.
    """

    def __init__(
        self,
        services: Services,
        load_path: LoadPath,
        page: MusicMapPage,
        commands: TrackCommands,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._services, self._load_path, self._page = services, load_path, page
        self._commands, self._notices = commands, notices
        self._stops: list[TrackId] = []
        self._found: tuple[TrackId, ...] = ()
        self._loading: TaskHandle | None = None
        panel = page.path
        panel.changed.connect(self._find)
        panel.stops_moved.connect(self._on_moved)
        panel.play_asked.connect(self.play)
        panel.queue_asked.connect(self.enqueue)
        panel.save_asked.connect(self.save)
        panel.close_asked.connect(self.leave)
        page.points_changed.connect(self._draw)

    @property
    def stops(self) -> tuple[TrackId, ...]:
        """What was chosen, in order."""
        return tuple(self._stops)

    @property
    def found(self) -> tuple[TrackId, ...]:
        """The tracks of the way; empty while there is none."""
        return self._found

    def add(self, track_id: TrackId) -> None:
        """Lead the path to a track; a stop that is there already is taken out."""
        if track_id in self._stops:
            self._stops.remove(track_id)
        else:
            self._stops.append(track_id)
        self._show_stops()

    def begin(self, stops: Sequence[TrackId]) -> None:
        """Begin another path through some tracks."""
        self._page.set_tool(MapTool.PATH)
        self._stops = list(dict.fromkeys(stops))
        self._show_stops()

    def to_here(self, track_id: TrackId | None) -> None:
        """A path from what plays to a track; where a path was begun, it goes on to there."""
        current = self._services.player.queue.current
        if track_id is None:
            self._notices.say(tr("Point at a track of the map first, then a path leads there."))
        elif self._stops and track_id not in self._stops:
            self.begin((*self._stops, track_id))
        elif current is None:
            self.begin((track_id,))
            self._notices.say(tr("Nothing plays, so the path begins here. Choose where it leads."))
        elif current.track_id == track_id:
            self._notices.say(tr("This track plays already. Point at another one."))
        else:
            self.begin((current.track_id, track_id))

    def leave(self) -> None:
        """Forget the path."""
        self._stops.clear()
        self._show_stops()

    def play(self) -> None:
        """Play the path in place of the queue."""
        if self._found:
            self._commands.gestures.play(self._found, text=tr("Playing the path {name}", name=self._name()))

    def enqueue(self) -> None:
        """Put the path behind what was queued."""
        if self._found:
            self._commands.gestures.enqueue(self._found)

    def save(self) -> None:
        """Make a playlist of the path."""
        if self._found:
            self._commands.playlists.adding.create(self._name(), self._found)

    def _name(self) -> str:
        first, last = self._titles((self._found[0], self._found[-1]))
        return path_name(first, last)

    def _titles(self, ids: Sequence[TrackId]) -> list[str]:
        tracks = {track.id: track.tags.title for track in self._services.browse.page(ids)}
        return [tracks.get(track_id, tr("A track that is gone")) for track_id in ids]

    def _on_moved(self, places: Sequence[int]) -> None:
        self._stops = [self._stops[place] for place in places if 0 <= place < len(self._stops)]
        self._show_stops()

    def _show_stops(self) -> None:
        self._page.path.show_stops(self._titles(self._stops))
        self._found = ()
        self._draw()
        self._find()

    def _find(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        if len(self._stops) < FEWEST_STOPS:
            self._page.path.show_steps((), PATH_HINT)
            return
        length = self._page.path.length
        wish = (
            PathWish(tracks=None, minutes=length.number)
            if length.is_minutes
            else PathWish(tracks=length.number)
        )
        self._loading = self._load_path(tuple(self._stops), wish, self._on_found, self._on_error)

    def _on_found(self, path: Path) -> None:
        self._loading = None
        self._found = tuple(step.track_id for step in path.steps)
        tracks = {track.id: track for track in self._services.browse.page(self._found)}
        lines = []
        for step in path.steps:
            track = tracks.get(step.track_id)
            names = () if track is None else (track.tags.title, track.tags.artist_text)
            name = " – ".join(part for part in names if part) or tr("A track that is gone")
            lines.append(StepLine(name, step_text(step), step.is_stop))
        self._page.path.show_steps(lines, path_problem_text(path.problem), path.duration_ms)
        self._draw()

    def _on_error(self, error: Exception) -> None:
        self._loading = None
        if not isinstance(error, MusicRecError):
            raise error
        self._found = ()
        self._page.path.show_steps((), str(error_message(error)))
        self._draw()

    def _draw(self) -> None:
        ids = self._found or tuple(self._stops)
        self._page.canvas.set_path(self._page.content.lookup.indices_of(ids).tolist())
