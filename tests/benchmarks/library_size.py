"""What grows with a library: ``python -m tests.benchmarks.library_size PROFILE [LARGER_PROFILE]``.

Asks the services of two made libraries (``tests.support.made_library``; opened once, use copies) the same
things, in turns: searches, smart playlists, lists and orders, pages of albums, artists and genres, what
sounds alike, and a session with skips and draws. Milliseconds of processor time with all threads: the first
time, then the median and the 95th percentile of the others; last how many times the median of the smaller
library the median of the larger one is.
"""

from __future__ import annotations

import contextlib
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from rich.console import Console
from rich.table import Table

from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.browse import BrowseRequest, GroupKind, Scope, ScopeKind, SortColumn
from musicrec_desktop.model.playlist import LimitUnit, SmartRules, SortOrder
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.null_engine import NullEngine
from musicrec_desktop.testing.clock import FakeClock
from tests.support.scheduler import ManualScheduler

ROUNDS: Final = 12
SESSION: Final = 12
_QUERIES: Final = (
    "genre:jazz plays:>3 energy:>70%",
    "year:1990..1999 played:<90d bpm:120..130",
    "plays:top10% energy:bottom20% -is:liked",
    "rating:>=4 added:<1y length:<3:30",
)
_FIVE: Final = "genre:jazz year:>=1970 plays:>1 energy:>40% length:>2m"
_SMART: Final = {
    "five rules": SmartRules(_FIVE),
    "five rules, 90 minutes at random, 2 of an artist": SmartRules(
        _FIVE, SortOrder.RANDOM, limit=90, limit_unit=LimitUnit.MINUTES, most_of_artist=2
    ),
    "everything, weighted, 100 tracks": SmartRules("", SortOrder.WEIGHTED, limit=100),
    "most played, 100 tracks": SmartRules("plays:>0", sort=(("plays", True),), limit=100),
}


class Library:
    """The services of a profile, whose lanes run in turn in this thread.

    Args:
        app: of the profile.
        scheduler: its scheduler.
    """

    def __init__(self, app: App, scheduler: ManualScheduler) -> None:
        self._services, self._scheduler, self._database = app.services, scheduler, app.database
        self._rng = random.Random(5)
        self._names = [self._row() for _ in range(3)]
        self._services.similarity.load()
        self._services.browse.load_ids(BrowseRequest(), lambda _ids, _totals: None)
        self.settle()
        self.tracks = self._services.browse.stats().tracks
        self._planned = 0
        exchange = self._services.player.set_auto

        def counted(*arguments: object) -> None:
            exchange(*arguments)  # type: ignore[arg-type]
            self._planned += 1

        self._services.player.set_auto = counted  # type: ignore[method-assign,assignment]

    def _one(self, sql: str) -> tuple[object, ...]:
        row = self._database.one(sql)
        assert row is not None
        return row

    def _row(self) -> tuple[str, str, str]:
        row = self._one(
            "SELECT title, artist_text, album FROM track WHERE id >="
            f" {self._rng.random()} * (SELECT max(id) FROM track) ORDER BY id LIMIT 1"
        )
        title, artist, album = map(str, row)
        return title.lower(), artist.lower(), album.lower()

    def questions(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """What is asked, by what it is called."""
        (title, artist, album), *_ = self._names
        texts = {
            "one letter": "a",
            "two letters": title[:2],
            "a word": title.partition(" ")[0],
            "artist and title": f"{artist} {title}",
            "album and a field": f"{album} genre:jazz",
        }
        for name, text in texts.items():
            yield f"search: {name}", lambda text=text: self._found(BrowseRequest(text))  # type: ignore[misc]
        for text in _QUERIES:
            yield f"search: {text}", lambda text=text: self._found(BrowseRequest(text))  # type: ignore[misc]
        for name, rules in _SMART.items():
            yield f"smart: {name}", lambda rules=rules: self._services.smart.found(rules)  # type: ignore[misc]
        everything = BrowseRequest("")
        yield "list: all tracks, usual order", lambda: self._found(everything)
        for column in (SortColumn.TITLE, SortColumn.YEAR, SortColumn.PLAYS, SortColumn.COMPOSER):
            request = BrowseRequest("", sort=column)
            yield f"list: all tracks by {column}", lambda request=request: self._found(request)  # type: ignore[misc]
        genre = BrowseRequest("", Scope(ScopeKind.GENRE, "Jazz"))
        yield "list: a genre", lambda: self._found(genre)
        for kind in (GroupKind.ALBUMS, GroupKind.ARTISTS, GroupKind.GENRES):
            yield f"page: {kind}", lambda kind=kind: self._services.browse.groups(kind, "")  # type: ignore[misc]
        yield "page: albums with a word", lambda: self._services.browse.groups(GroupKind.ALBUMS, album)
        yield "30 tracks that sound alike", self._alike
        player, autoplay = self._services.player, self._services.autoplay
        yield "queue: skip", lambda: self._planned_by(player.next)
        yield "queue: another draw", lambda: self._planned_by(autoplay.again)

    def settle(self) -> None:
        """Do what waits, also what is learnt a while after a skip."""
        self._scheduler.advance(5_000)
        self._scheduler.settle()

    def begin_session(self) -> None:
        """Play, and skip some tracks."""
        self._services.player.play_now([TrackId(77)])
        self.settle()
        for _ in range(SESSION):
            self._services.player.next()
            self.settle()

    def _found(self, request: BrowseRequest) -> object:
        return self._services.browse.ids(request)

    def _alike(self) -> object:
        track_id = TrackId(self._rng.randrange(1, self.tracks))
        return self._services.similarity.similar(track_id, 30)

    def _planned_by(self, action: Callable[[], object]) -> None:
        """What is learnt later is not waited for."""
        planned = self._planned
        action()
        while self._planned == planned and self._scheduler.step():
            pass
        assert self._planned > planned


@contextlib.contextmanager
def opened(profile: str) -> Iterator[Library]:
    """A profile with everything that a start makes."""
    scheduler = ManualScheduler(FakeClock(time.time_ns() // 1_000_000))
    app = build(ProfilePaths.under(profile), scheduler, engine=NullEngine(scheduler, check=lambda _path: ""))
    try:
        app.followers.load_code()
        while app.followers.step():
            pass
        scheduler.settle()
        yield Library(app, scheduler)
    finally:
        app.close()


def measured(libraries: Sequence[Library]) -> dict[str, list[list[float]]]:
    """Milliseconds of the first time and of each round, by question and library."""
    taken: dict[str, list[list[float]]] = {}
    for library in libraries:
        library.begin_session()
    for questions in zip(*(library.questions() for library in libraries), strict=True):
        name = questions[0][0]
        taken[name] = [[] for _ in libraries]
        for _ in range(ROUNDS + 1):
            for place, (_, ask) in enumerate(questions):
                began = time.process_time()
                ask()
                taken[name][place].append(1000 * (time.process_time() - began))
                libraries[place].settle()
    return taken


def main() -> None:
    """Print the table."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with contextlib.ExitStack() as stack:
        libraries = [stack.enter_context(opened(profile)) for profile in sys.argv[1:]]
        columns = [part for one in libraries for part in (f"{one.tracks:,}: first", "median", "95 %")]
        table = Table("asked", *columns, *["times"] * (len(libraries) > 1))
        for name, rounds in measured(libraries).items():
            medians = [statistics.median(one[1:]) for one in rounds]
            cells = [
                f"{value:.1f}"
                for one, median in zip(rounds, medians, strict=True)
                for value in (one[0], median, statistics.quantiles(one[1:], n=20)[-1])
            ]
            times = [f"{medians[-1] / max(medians[0], 0.05):.1f}"] * (len(libraries) > 1)
            table.add_row(name, *cells, *times)
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
