"""Smart playlists: what their rules find, kept up to date for those who look."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from musicrec_desktop.core.errors import MusicRecError, PlaylistError
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.model.playlist import PlaylistId, SmartRules, SmartTracks
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.query.causes import Cause, next_moment_ms
from musicrec_desktop.query.parser import parse
from musicrec_desktop.services.queries.playlist_names import NamedPlaylist
from musicrec_desktop.services.queries.uses import Uses, uses_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from musicrec_desktop.core.scheduler import Scheduler, Timer
    from musicrec_desktop.query.meaning import World
    from musicrec_desktop.query.problems import Problem
    from musicrec_desktop.services.playlists.edit import PlaylistEdit
    from musicrec_desktop.services.playlists.service import PlaylistService
    from musicrec_desktop.services.queries.changes import QueryChanges
    from musicrec_desktop.services.queries.world import QueryWorlds

PREVIEW_ROWS: Final = 50
_GATHER_MS: Final = 200
"""What happens within this time is one reason to evaluate anew."""
_LOOK_AT_CLOCK_MS: Final = 900_000
"""A computer may sleep over midnight, so the clock is looked at as often as this."""
_NOTHING: Final = SmartTracks(array("q"), 0)


@dataclass(frozen=True, slots=True)
class SmartResult:
    """What a smart playlist holds now.

    Attributes:
        tracks: in order; none where there is a problem.
        problem: why its rules cannot be evaluated, such as a playlist that was deleted; None where they can.
    """

    tracks: SmartTracks
    problem: MusicRecError | None = None


@dataclass(frozen=True, slots=True)
class SmartPreview:
    """What rules would find.

    Attributes:
        count: how many tracks.
        length_ms: of all whose length is known.
        ids: the first ``PREVIEW_ROWS`` of them.
        problems: what is wrong with the query; the rest of it is evaluated all the same.
    """

    count: int
    length_ms: int
    ids: tuple[TrackId, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True, eq=False)
class _Watch:
    """A smart playlist that somebody looks at."""

    listeners: list[Callable[[SmartResult], object]] = field(default_factory=list)
    result: SmartResult | None = None
    uses: Uses | None = None
    valid_until_ms: int | None = None
    is_running: bool = False
    is_stale: bool = False


@dataclass(slots=True, eq=False)
class _Count:
    """How many tracks a smart playlist holds; None while that is found out."""

    value: int | None = None
    uses: Uses | None = None
    valid_until_ms: int | None = None
    waiting: list[Callable[[int | None], object]] = field(default_factory=list)


class SmartPlaylists:
    """Evaluates smart playlists; only watched ones are evaluated anew when something changes them.

    ``found``, ``track_ids`` and ``freeze`` may be called in any thread, the others in the owner's.

    Args:
        scheduler: gives the quick lane and the time.
        worlds: what their queries mean.
        playlists: where they are kept.
        changes: what happens.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        worlds: QueryWorlds,
        playlists: PlaylistService,
        changes: QueryChanges,
    ) -> None:
        self._scheduler = scheduler
        self._worlds = worlds
        self._playlists = playlists
        self._watches: dict[PlaylistId, _Watch] = {}
        self._counts: dict[PlaylistId, _Count] = {}
        self._due: set[PlaylistId] = set()
        self._loads: list[TaskHandle] = []
        self._gathering: Timer | None = None
        self._clock_timer: Timer | None = None
        changes.happened.connect(self._on_cause)
        playlists.reader.playlists_changed.connect(self._on_playlists)

    # At once

    def found(self, rules: SmartRules) -> SmartTracks:
        """What rules find, at once; for callers that wait.

        Raises:
            QuerySyntaxError: the query, or a name in it, means nothing.
            QueryTimeError: a regular expression takes too long.
        """
        return self._evaluated(rules, self._worlds.world(is_strict=True))

    def track_ids(self, playlist_id: PlaylistId) -> list[TrackId]:
        """The tracks of a smart playlist in order, at once; for callers that wait.

        Raises:
            PlaylistError: there is none, or it has no rules; else as ``found``.
        """
        return _ids(self.found(self._rules(playlist_id)))

    def freeze(self, playlist_id: PlaylistId, name: str = "") -> PlaylistEdit:
        """Make a plain playlist of what a smart one holds now, in its order and its folder; at once."""
        return self._frozen(playlist_id, name, self._worlds.world(is_strict=True))

    def evaluator(self) -> Callable[[SmartRules], Sequence[int]]:
        """What finds the tracks of rules as the player is at this moment, as ``found``, in any thread."""
        world = self._worlds.world(is_strict=True)
        return lambda rules: self._evaluated(rules, world).ids

    def needs_sound(self, rules: SmartRules) -> bool:
        """Whether it has to be known what sounds alike, so that rules can be evaluated."""
        return Cause.LIKENESS in uses_of(rules, self._worlds.names.playlists()).causes

    # In a lane

    def load(
        self,
        playlist_id: PlaylistId,
        on_done: Callable[[list[TrackId]], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """Find the tracks of a smart playlist in order, for the queue."""
        world = self._worlds.world(is_strict=True)
        load = self._scheduler.run(
            Lane.QUICK,
            lambda _context: _ids(self._evaluated(self._rules(playlist_id), world)),
            on_done=on_done,
            on_error=on_error,
        )
        self._loads = [one for one in self._loads if not one.is_finished] + [load]
        return load

    def load_frozen(
        self,
        playlist_id: PlaylistId,
        name: str = "",
        on_done: Callable[[PlaylistEdit], object] | None = None,
        on_error: Callable[[Exception], object] | None = None,
    ) -> None:
        """As ``freeze``, in a lane."""
        world = self._worlds.world(is_strict=True)
        self._playlists.lane.start(lambda: self._frozen(playlist_id, name, world), on_done, on_error)

    def preview(
        self,
        rules: SmartRules,
        on_done: Callable[[SmartPreview], object],
        on_error: Callable[[Exception], object] | None = None,
        *,
        playlist_id: PlaylistId | None = None,
    ) -> TaskHandle:
        """What rules would find, while they are edited; a newer call replaces an unfinished one.

        Args:
            rules: as they are now; what is wrong in the query is left out.
            on_done: gets the preview.
            on_error: gets a ``QueryTimeError``.
            playlist_id: the smart playlist that is edited; None for a new one.
        """
        world = self._worlds.world()

        def work() -> SmartPreview:
            query = parse(rules.query)
            edited = None
            if playlist_id is not None:
                edited = NamedPlaylist(playlist_id, self._playlists.reader.playlist(playlist_id).name, rules)
            problems = self._worlds.names.problems(query, edited)
            tracks = self._worlds.store.found(rules, query.tree, world)
            first = tuple(TrackId(number) for number in tracks.ids[:PREVIEW_ROWS])
            return SmartPreview(len(tracks.ids), tracks.length_ms, first, problems)

        return self._scheduler.run(
            Lane.QUICK, lambda _context: work(), name="smart-preview", on_done=on_done, on_error=on_error
        )

    def load_count(self, playlist_id: PlaylistId, on_done: Callable[[int | None], object]) -> None:
        """Tell how many tracks a smart playlist holds; None where its rules cannot be evaluated.

        What is known is told at once; it is known until something changes it.
        """
        count = self._counts.get(playlist_id)
        if count is not None and count.uses is not None and not self._is_over(count.valid_until_ms):
            on_done(count.value)
        elif count is not None and count.waiting:
            count.waiting.append(on_done)
        else:
            self._counts[playlist_id] = count = _Count(waiting=[on_done])
            self._start_count(playlist_id, count)

    def shuffle_again(self, playlist_id: PlaylistId) -> PlaylistEdit:
        """Give a smart playlist of random order another one."""
        rules = self._rules(playlist_id)
        return self._playlists.lists.set_rules(playlist_id, replace(rules, seed=rules.seed + 1))

    # Live

    def watch(
        self, playlist_id: PlaylistId, on_result: Callable[[SmartResult], object]
    ) -> Callable[[], None]:
        """Tell what a smart playlist holds, soon, and again whenever that changes.

        Args:
            playlist_id: of a smart playlist that is visible.
            on_result: called in the owner's thread.

        Returns:
            A function that ends it.
        """
        watch = self._watches.setdefault(playlist_id, _Watch())
        watch.listeners.append(on_result)
        if watch.result is not None and not watch.is_stale:
            result = watch.result
            self._scheduler.post(lambda: on_result in watch.listeners and on_result(result))
        elif not watch.is_running:
            self._start(playlist_id, watch)

        def unwatch() -> None:
            if on_result in watch.listeners:
                watch.listeners.remove(on_result)
            if not watch.listeners and self._watches.get(playlist_id) is watch:
                del self._watches[playlist_id]
                self._due.discard(playlist_id)

        return unwatch

    def profile_switched(self) -> None:
        """Forget what smart playlists of who left hold, and what is being found for the queue."""
        self._counts.clear()
        for load in self._loads:
            load.cancel()
        self._loads.clear()

    def close(self) -> None:
        """Evaluate nothing any more."""
        self._watches.clear()
        for timer in (self._gathering, self._clock_timer):
            if timer is not None:
                timer.cancel()

    def _on_cause(self, cause: Cause) -> None:
        self._touch(lambda _playlist_id, uses: cause in uses.causes)

    def _on_playlists(self, changed: tuple[PlaylistId, ...]) -> None:
        if not self._watches and not self._counts:
            return
        ids = set(changed)
        keys = {name_key(one.name) for one in self._worlds.names.playlists() if one.id in ids} | {""}
        self._touch(
            lambda playlist_id, uses: (
                playlist_id in ids
                or not ids.isdisjoint(uses.playlist_ids)
                or not keys.isdisjoint(uses.name_keys)
            )
        )

    def _touch(self, is_touched: Callable[[PlaylistId, Uses], bool]) -> None:
        """Evaluate what is touched anew: soon where it is watched, else when it is asked for."""
        for playlist_id, count in tuple(self._counts.items()):
            if count.uses is not None and is_touched(playlist_id, count.uses):
                del self._counts[playlist_id]
        for playlist_id, watch in self._watches.items():
            # Until the first answer it is not known what it depends on.
            if watch.uses is None or is_touched(playlist_id, watch.uses):
                self._due.add(playlist_id)
        if self._due and self._gathering is None:
            self._gathering = self._scheduler.call_later(_GATHER_MS, self._start_due)

    def _start_due(self) -> None:
        self._gathering = None
        due, self._due = self._due, set()
        for playlist_id in sorted(due):
            watch = self._watches.get(playlist_id)
            if watch is None:
                continue
            if watch.is_running:
                watch.is_stale = True  # Replaced now, it might never come to an end during a long scan.
            else:
                self._start(playlist_id, watch)

    def _start(self, playlist_id: PlaylistId, watch: _Watch) -> None:
        watch.is_running, watch.is_stale = True, False
        world = self._worlds.world(is_strict=True)

        def work() -> tuple[SmartResult, Uses]:
            try:
                rules = self._rules(playlist_id)
            except PlaylistError as error:
                return SmartResult(_NOTHING, error), Uses(frozenset())
            uses = uses_of(rules, self._worlds.names.playlists())
            try:
                return SmartResult(self._evaluated(rules, world)), uses
            except MusicRecError as error:
                return SmartResult(_NOTHING, error), uses

        def done(answer: tuple[SmartResult, Uses]) -> None:
            result, watch.uses = answer
            watch.is_running = False
            watch.valid_until_ms = next_moment_ms(watch.uses.causes, world.now_ms, world.zone)
            is_news = watch.result is None or _differ(watch.result, result)
            watch.result = result
            if self._watches.get(playlist_id) is not watch:
                return
            if watch.is_stale:
                self._start(playlist_id, watch)
            self._set_clock()
            if is_news:
                for listener in tuple(watch.listeners):
                    listener(result)

        self._scheduler.run(Lane.QUICK, lambda _context: work(), on_done=done)

    def _start_count(self, playlist_id: PlaylistId, count: _Count) -> None:
        world = self._worlds.world(is_strict=True)

        def work() -> tuple[int | None, Uses]:
            rules = self._rules(playlist_id)
            uses = uses_of(rules, self._worlds.names.playlists())
            try:
                tree = self._worlds.names.check(rules)
                return self._worlds.store.count(rules, tree, world), uses
            except MusicRecError:
                return None, uses

        def tell(value: int | None) -> None:
            waiting, count.waiting = count.waiting, []
            for one in waiting:
                one(value)

        def done(answer: tuple[int | None, Uses]) -> None:
            count.value, count.uses = answer
            count.valid_until_ms = next_moment_ms(count.uses.causes, world.now_ms, world.zone)
            tell(count.value)

        self._scheduler.run(
            Lane.QUICK, lambda _context: work(), on_done=done, on_error=lambda _error: tell(None)
        )

    def _set_clock(self) -> None:
        """Wait for the moment when time changes what is watched."""
        moments = [
            watch.valid_until_ms for watch in self._watches.values() if watch.valid_until_ms is not None
        ]
        if self._clock_timer is not None:
            self._clock_timer.cancel()
            self._clock_timer = None
        if moments:
            wait = min(moments) - self._scheduler.clock.now_ms()
            self._clock_timer = self._scheduler.call_later(
                max(0, min(wait, _LOOK_AT_CLOCK_MS)), self._look_at_clock
            )

    def _look_at_clock(self) -> None:
        self._clock_timer = None
        due = {one for one, watch in self._watches.items() if self._is_over(watch.valid_until_ms)}
        for playlist_id in due:
            self._watches[playlist_id].valid_until_ms = None
        self._due |= due
        self._start_due()
        self._set_clock()

    def _is_over(self, valid_until_ms: int | None) -> bool:
        return valid_until_ms is not None and self._scheduler.clock.now_ms() >= valid_until_ms

    def _rules(self, playlist_id: PlaylistId) -> SmartRules:
        playlist = self._playlists.reader.playlist(playlist_id)
        if playlist.rules is None:
            raise PlaylistError("plain", playlist.name)
        return playlist.rules

    def _evaluated(self, rules: SmartRules, world: World) -> SmartTracks:
        return self._worlds.store.found(rules, self._worlds.names.check(rules), world)

    def _frozen(self, playlist_id: PlaylistId, name: str, world: World) -> PlaylistEdit:
        playlist = self._playlists.reader.playlist(playlist_id)
        tracks = self._evaluated(self._rules(playlist_id), world)
        return self._playlists.lists.create(
            name or playlist.name,
            _ids(tracks),
            folder_id=playlist.folder_id,
            description=playlist.description,
        )


def _ids(tracks: SmartTracks) -> list[TrackId]:
    return [TrackId(number) for number in tracks.ids]


def _differ(before: SmartResult, after: SmartResult) -> bool:
    return before.tracks != after.tracks or str(before.problem) != str(after.problem)
