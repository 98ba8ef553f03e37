"""The music map for front ends: a layout at once, a better one later, and what its colours tell.

When a layout is made by itself: never before ``refresh`` was called (the page of the map was opened). Then
at each ``refresh``, or a minute after the library has come to rest, where the kept layout is none by t-SNE,
has no place for one track in fifty, or follows another fit of the sound space and is older than a day. A run
that the user cancelled is not begun again by itself. The process that computes it is niced.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.errors import ChildEndedError, MusicRecError, StorageError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.music_map import (
    BoolArray,
    LayoutKind,
    MadeMap,
    MapAxes,
    MapClusters,
    MapColour,
    MapColouring,
    MapLayout,
    MapLevel,
    MapPoints,
    ProfileTrait,
)
from musicrec_desktop.model.playlist import PlaylistId, SmartRules
from musicrec_desktop.query.parser import parse
from musicrec_desktop.recommend.music_map.placing import kept_share, nearest_centres
from musicrec_desktop.recommend.music_map.points import mean_vectors
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.recommend.space.vector_table import IdArray, id_array
from musicrec_desktop.services.music_map.in_use import MapInUse, PresentMap
from musicrec_desktop.services.music_map.reading import MapReader, inside
from musicrec_desktop.services.music_map.regions import RegionService
from musicrec_desktop.services.playlists.reading import PlaylistReader
from musicrec_desktop.services.playlists.smart import SmartPlaylists
from musicrec_desktop.services.queries.world import QueryWorlds
from musicrec_desktop.services.similarity.service import SimilarityService

if TYPE_CHECKING:
    from musicrec_desktop.services.music_map.making import MapMaker

log = logging.getLogger(__name__)

T = TypeVar("T")

PLACE_DELAY_MS: Final = 1_000
"""So long after a change the map shows it; an analysis tells of changes every few seconds."""
DRAWN_MS: Final = 500
"""So long after tracks lie elsewhere they are drawn; what takes the processor for longer waits for that."""
REST_DELAY_MS: Final = 60_000
"""So long the library must rest before a layout is made by itself."""
FIT_AGE_MS: Final = 24 * 3_600_000
NEW_SHARE: Final = 0.02
RULES_NAME: Final = "What the rules find"
_LEAST_SHARE: Final = 0.03
"""From this share on, the time that the rest takes can be told."""
_NO_TRACKS: Final = np.zeros(0, dtype=np.int64)
_NO_LAYOUT: Final = MapLayout(_NO_TRACKS, np.zeros((0, 2), dtype=np.float32), LayoutKind.PCA)


@dataclass(frozen=True, slots=True, eq=False)
class _Shown:
    """The map and the words at its edges."""

    present: PresentMap | None
    axes: MapAxes | None


class MusicMapService:
    """Lays out what is analysed; called in the owner's thread.

    Args:
        scheduler: gives lanes, timers and the time.
        in_use: the map as it is now.
        maker: makes a new one.
        reader: reads points and colours.
        regions: parts of the map with a name.
        similarity: the sound of the library.
        playlists: what is in plain playlists.
        smart: what rules find.
        worlds: what queries mean.
        is_busy: whether the computer has other work to do for the library.

    Attributes:
        reader: reads points and colours at once, for callers that wait.
        regions: parts of the map with a name.
        changed: layout, clusters, their names, or whether one is being made, are others.
        moved: tracks lie elsewhere, which may change what is inside a region.
        progress: of the layout that is being made, in steps of a thousand.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        in_use: MapInUse,
        maker: MapMaker,
        reader: MapReader,
        regions: RegionService,
        similarity: SimilarityService,
        playlists: PlaylistReader,
        smart: SmartPlaylists,
        worlds: QueryWorlds,
        is_busy: Callable[[], bool],
    ) -> None:
        self._scheduler = scheduler
        self._in_use, self._maker = in_use, maker
        self.reader, self.regions = reader, regions
        self._similarity = similarity
        self._playlists, self._smart, self._worlds = playlists, smart, worlds
        self._is_busy = is_busy
        self._shown = _Shown(None, None)
        self._is_wanted = False
        self._is_declined = False
        self._making: TaskHandle | None = None
        self._begun_ms = 0
        self._problem = ""
        self._place_timer: Timer | None = None
        self._rest_timer: Timer | None = None
        self._drawn_timer: Timer | None = None
        self._loads: dict[str, TaskHandle] = {}
        self.changed: Signal[()] = Signal()
        self.moved: Signal[()] = Signal()
        self.progress: Signal[Progress] = Signal()
        similarity.index_changed.connect(self._on_index)

    @property
    def layout(self) -> MapLayout | None:
        """Where tracks lie; None before the first one is there, and while fewer than two are analysed."""
        return None if self._shown.present is None else self._shown.present.layout

    @property
    def clusters(self) -> MapClusters | None:
        """Of the tracks of the layout; None while there are none yet."""
        return None if self._shown.present is None else self._shown.present.clusters

    @property
    def axes(self) -> MapAxes | None:
        """What grows to the right and upward; None before the first layout is there."""
        return self._shown.axes

    @property
    def is_working(self) -> bool:
        """Whether a layout is being made."""
        return self._making is not None

    @property
    def problem(self) -> str:
        """Why the last layout could not be made; empty where it could.

        One of ``"ended"``, ``"out-of-memory"``, ``"not-kept"`` (the database cannot be written).
        """
        return self._problem

    def prepare(self) -> None:
        """Find out in a lane where tracks lie, for a page that is being made."""

        def work(_context: TaskContext) -> None:
            self._in_use.present()
            # The picture of the points draws lots; what for is read here, beside the window's thread.
            importlib.import_module("numpy.random")

        self._scheduler.run(Lane.QUICK, work, name="music-map-prepare")

    def refresh(self) -> None:
        """Show the map as the library is now, and from now on keep it so."""
        self._is_wanted = True
        self._place()

    def make_anew(self, *, is_fresh: bool = False) -> None:
        """Make a layout now; with ``is_fresh`` one that forgets where tracks lie.

        Nothing happens while one is being made, and while fewer than two tracks are analysed.
        """
        catalogue = self._similarity.catalogue
        if self._making is not None or catalogue is None:
            return
        self._is_declined = False
        self._make(catalogue, is_fresh=is_fresh)

    def cancel(self) -> None:
        """Make no layout any more; the last one stays."""
        if self._making is not None:
            self._making.cancel()
            self._making = None
            self._is_declined = True
            self.changed.emit()

    def close(self) -> None:
        """End what runs."""
        self._is_wanted = False
        for timer in (self._place_timer, self._rest_timer, self._drawn_timer):
            if timer is not None:
                timer.cancel()
        if self._making is not None:
            self._making.cancel()
            self._making = None

    def profile_switched(self) -> None:
        """Drop what is being read for who left; plays, ratings and regions are another profile's."""
        for load in self._loads.values():
            load.cancel()
        self._loads.clear()
        self.regions.profile_switched()
        self.changed.emit()

    def present(self) -> PresentMap | None:
        """The map as it is now, at once, for callers that wait; None where nothing is known of sounds."""
        return self._in_use.present()

    def tracks_inside(self, playlist_id: PlaylistId | None, rules: SmartRules | None) -> tuple[str, IdArray]:
        """The name of a playlist, or of rules, and its tracks, at once, for ``MapColour.PLAYLIST``.

        Raises:
            PlaylistError: there is no such playlist.
            QuerySyntaxError: the rules mean nothing.
        """
        if rules is not None:
            return RULES_NAME, id_array(self._smart.found(rules).ids)
        assert playlist_id is not None
        playlist = self._playlists.playlist(playlist_id)
        if playlist.rules is not None:
            return playlist.name, id_array(self._smart.found(playlist.rules).ids)
        return playlist.name, id_array(self._playlists.track_ids(playlist_id))

    def labels_of(self, points: MapPoints) -> NDArray[np.int32] | None:
        """The cluster whose centre is nearest to the mean of the tracks of each album, artist or genre.

        At once, for callers that wait; None for tracks, and where there are no clusters of this fit.
        """
        present, catalogue = self._in_use.present(), self._similarity.catalogue
        made = None if present is None else present.made
        if points.level is MapLevel.TRACKS or made is None or catalogue is None:
            return None
        table = catalogue.index.table
        if made.centres.shape[1:] != table.vectors.shape[1:]:
            return None
        return nearest_centres(mean_vectors(points, table.ids, table.vectors), made.centres)

    def load_points(self, level: MapLevel, on_done: Callable[[MapPoints], object]) -> TaskHandle:
        """The points of a level; none before there is a layout. A newer call replaces an unfinished one."""
        layout = self.layout or _NO_LAYOUT
        return self._load("points", lambda: self.reader.points(layout, level), on_done)

    def load_colouring(
        self,
        points: MapPoints,
        colour: MapColour,
        on_done: Callable[[MapColouring], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        playlist_id: PlaylistId | None = None,
        rules: SmartRules | None = None,
    ) -> TaskHandle:
        """What a colour tells of points; a newer call replaces an unfinished one.

        Args:
            points: what is coloured.
            colour: what is told.
            on_done: gets the category of each point.
            on_error: gets a ``PlaylistError`` or a ``QuerySyntaxError``, of the playlist or the rules.
            playlist_id: for ``MapColour.PLAYLIST``, plain or smart.
            rules: for ``MapColour.PLAYLIST``, instead of a playlist.
        """
        clusters = self.clusters

        def work() -> MapColouring:
            is_inside = colour is MapColour.PLAYLIST
            playlist = self.tracks_inside(playlist_id, rules) if is_inside else None
            labels = self.labels_of(points) if colour is MapColour.CLUSTER else None
            return self.reader.colouring(points, colour, clusters, playlist, labels)

        return self._load("colouring", work, on_done, on_error)

    def load_hits(
        self,
        points: MapPoints,
        query: str,
        on_done: Callable[[BoolArray], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """Which points meet a query, or have a track that does; what cannot be meant in it is left out.

        ``on_error`` gets a ``QueryTimeError``.
        """
        world = self._worlds.world()

        def work() -> BoolArray:
            found = self._worlds.store.ids(parse(query).tree, world)
            return inside(points, np.frombuffer(found, dtype=np.int64))

        return self._load("hits", work, on_done, on_error)

    def load_unplayed(self, points: MapPoints, on_done: Callable[[BoolArray], object]) -> TaskHandle:
        """Which points lie in islands of which the listener has played nothing."""
        return self._load("unplayed", lambda: self.reader.unplayed(points), on_done)

    def load_profile(
        self, points: MapPoints, index: int, on_done: Callable[[tuple[ProfileTrait, ...]], object]
    ) -> TaskHandle:
        """What sets the tracks of a point apart from the library, the most pronounced first."""
        members = points.members[index] if points.members else points.track_ids[index : index + 1]
        return self._load("profile", lambda: self.reader.profile(members), on_done)

    def load_trail(self, on_done: Callable[[IdArray], object]) -> TaskHandle:
        """The tracks that were heard today, in order; a day begins at midnight of the listener."""
        return self._load("trail", self.reader.trail, on_done)

    def _on_index(self) -> None:
        if not self._is_wanted:
            return
        if self._place_timer is None:
            self._place_timer = self._scheduler.call_later(PLACE_DELAY_MS, self._place)
        if self._rest_timer is not None:
            self._rest_timer.cancel()
        self._rest_timer = self._scheduler.call_later(REST_DELAY_MS, self._on_rest)

    def _on_rest(self) -> None:
        self._rest_timer = None
        if self._is_busy():
            self._rest_timer = self._scheduler.call_later(REST_DELAY_MS, self._on_rest)
        else:
            self._make_where_due()

    def _place(self) -> None:
        if self._place_timer is not None:
            self._place_timer.cancel()
            self._place_timer = None

        self._scheduler.run(
            Lane.QUICK,
            lambda _context: self._in_use.present(),
            name="music-map-place",
            on_done=self._on_placed,
        )

    def _on_placed(self, present: PresentMap | None) -> None:
        is_news = present is not self._shown.present
        self._shown = _Shown(present, None if present is None else self._shown.axes)
        self.changed.emit()
        if is_news:
            self.moved.emit()
        if self._drawn_timer is not None:
            self._drawn_timer.cancel()
        self._drawn_timer = self._scheduler.call_later(DRAWN_MS, self._on_drawn)

    def _on_drawn(self) -> None:
        self._drawn_timer = None
        present = self._shown.present
        if present is not None:
            # What grows in which direction takes longer to find out than where tracks lie.
            self._scheduler.run(
                Lane.QUICK,
                lambda _context: self.reader.axes(present.layout),
                name="music-map-axes",
                on_done=partial(self._on_axes, present),
            )
        if self._rest_timer is None:
            self._make_where_due()

    def _on_axes(self, present: PresentMap, axes: MapAxes) -> None:
        if present is self._shown.present and axes != self._shown.axes:
            self._shown = _Shown(present, axes)
            self.changed.emit()

    def _make_where_due(self) -> None:
        catalogue = self._similarity.catalogue
        if catalogue is None or self._making is not None or self._is_declined or self._is_busy():
            return
        if self._is_due(catalogue):
            self._make(catalogue, is_fresh=False)

    def _is_due(self, catalogue: SoundCatalogue) -> bool:
        present = self._shown.present
        made = None if present is None else present.made
        if present is None or made is None:
            return True
        # What lays maps out is loaded when there is a map that may be due for it.
        from musicrec_desktop.learning.layout.laying import layout_kind

        now_ms = self._scheduler.clock.now_ms()
        is_other_fit = made.layout.build != catalogue.build and now_ms - made.layout.made_at_ms > FIT_AGE_MS
        is_better = made.layout.kind is not layout_kind(len(present.layout.ids))
        return is_other_fit or is_better or kept_share(made.layout, present.layout.ids) < 1 - NEW_SHARE

    def _make(self, catalogue: SoundCatalogue, *, is_fresh: bool) -> None:
        now_ms = self._scheduler.clock.now_ms()
        self._problem, self._begun_ms = "", now_ms
        self._making = self._scheduler.run(
            Lane.QUICK,
            # What makes maps is itself made by the lane, the first time.
            lambda context: self._maker.make(catalogue, now_ms, context, is_anew=is_fresh),
            name="music-map-make",
            on_done=self._on_made,
            on_error=self._on_not_made,
            on_progress=self._on_progress,
        )
        self.changed.emit()

    def _on_made(self, _made: MadeMap) -> None:
        self._making = None
        self._place()

    def _on_not_made(self, error: Exception) -> None:
        self._making = None
        # It is not begun again by itself: what failed once would fail again.
        self._is_declined = True
        if not isinstance(error, MusicRecError):
            self.changed.emit()
            raise error
        log.warning("the music map was not made: %s", error)
        self._problem = error.reason if isinstance(error, ChildEndedError) else "not-kept"
        assert isinstance(error, (ChildEndedError, StorageError)), error
        self.changed.emit()

    def _on_progress(self, value: Progress) -> None:
        share = value.done / value.total if value.total else 0.0
        eta_ms = None
        if share >= _LEAST_SHARE:
            eta_ms = round((self._scheduler.clock.now_ms() - self._begun_ms) * (1 - share) / share)
        self.progress.emit(Progress(value.done, value.total, value.label, eta_ms))

    def _load(
        self,
        name: str,
        work: Callable[[], T],
        on_done: Callable[[T], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        self._loads[name] = self._scheduler.run(
            Lane.QUICK, lambda _context: work(), name=f"music-map-{name}", on_done=on_done, on_error=on_error
        )
        return self._loads[name]
