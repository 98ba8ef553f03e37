"""How fast panes, orders and folders of a library are: ``python -m tests.benchmarks.browsing DATABASE``.

Works on a copy of the database (``cp --reflink=auto``) and prints processor time, because other programs may
run beside it: the median and the 95th percentile of clicks through all panes, and of the first one after a
change of the library.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

from rich.console import Console
from rich.table import Table

from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind, SortColumn, SortKey
from musicrec_desktop.model.panes import PaneChoice, PaneField
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database

CLICKS = 120
COLUMNS = (SortColumn.ARTIST, SortColumn.YEAR, SortColumn.GENRE, SortColumn.COMPOSER, SortColumn.PATH)
USUAL = (PaneField.GENRE, PaneField.ARTIST, PaneField.ALBUM)


def timed(act: Callable[[], object]) -> float:
    """Milliseconds of this thread's processor."""
    start = time.thread_time()
    act()
    return 1e3 * (time.thread_time() - start)


def clicks(store: BrowseStore, fields: tuple[PaneField, ...], rng: random.Random) -> list[float]:
    """Choose one to three values in one pane after the other."""
    found: list[float] = []
    choices = [PaneChoice(field) for field in fields]
    for _ in range(CLICKS):
        panes = store.listing(BrowseRequest(panes=tuple(choices))).panes
        place = rng.randrange(len(fields))
        rows = rng.sample(range(len(panes[place].codes)), min(rng.randint(1, 3), len(panes[place].codes)))
        choices[place] = PaneChoice(fields[place], tuple(panes[place].key(row) for row in rows))
        for right in range(place + 1, len(fields)):
            choices[right] = PaneChoice(fields[right])
        request = BrowseRequest(panes=tuple(choices))

        def click(wanted: BrowseRequest = request) -> None:
            store.totals(store.listing(wanted).ids)

        found.append(timed(click))
    return found


def main() -> None:
    """Print the figures."""
    database = Database(sys.argv[1])
    database.open()
    store, rng, console = BrowseStore(database), random.Random(3), Console()
    table = Table("what", "median ms", "p95 ms", "most ms")

    def row(name: str, figures: list[float]) -> None:
        ordered = sorted(figures)
        p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
        table.add_row(name, f"{statistics.median(ordered):.1f}", f"{p95:.1f}", f"{ordered[-1]:.1f}")

    for fields in (USUAL, (PaneField.FOLDER, PaneField.DECADE, PaneField.YEAR, PaneField.CODEC)):
        names = " ▸ ".join(fields)
        first = BrowseRequest(panes=tuple(PaneChoice(field) for field in fields))
        row(f"first time: {names}", [timed(partial(store.listing, first))])
        row(f"click: {names}", clicks(store, fields, rng))
    for is_first in (True, False):
        request = BrowseRequest(is_by_album=True)
        row("albums, first time" if is_first else "albums", [timed(partial(store.listing, request))])
    for path in ("", *(node.path for node in store.folders(""))):
        row(f"folders in {path or 'all'}", [timed(partial(store.folders, path)) for _ in range(5)])
        scope = Scope(ScopeKind.FOLDER, path)
        row("its tracks", [timed(partial(store.ids, BrowseRequest(scope=scope))) for _ in range(5)])
    for column in COLUMNS:
        keys = (SortKey(column), SortKey(SortColumn.YEAR, is_descending=True), SortKey(SortColumn.ALBUM))
        for name, order in ((f"by {column}", keys[:1]), (f"by {column}, then year, album", keys)):
            fresh = BrowseStore(database)
            request = BrowseRequest().ordered_by(order)
            fresh.ids(BrowseRequest())
            row(f"{name}, first time", [timed(partial(fresh.ids, request))])
            row(name, [timed(partial(fresh.ids, request)) for _ in range(3)])
    console.print(table)
    database.close()


if __name__ == "__main__":
    main()
