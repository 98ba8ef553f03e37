"""How fast long playlists are: ``python -m tests.benchmarks.playlists_speed [TRACKS] [ENTRIES]``.

Fills a database with synthetic tracks and prints the median of five runs of each read and edit; every edit is
undone before the next run, which has a row of its own.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable

from rich.console import Console
from rich.table import Table

from musicrec_desktop.model.browse import SortColumn
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import PlaylistEntryId, PlaylistId
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.matching import TrackMatcher
from musicrec_desktop.services.playlists.edit import PlaylistEdit
from musicrec_desktop.services.playlists.entries import Doubles
from musicrec_desktop.services.playlists.service import PlaylistService
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.playlists.matching import MatchStore
from tests.benchmarks.lists_speed import RUNS, fill, median_ms
from tests.support.scheduler import ManualScheduler

OTHERS, OF_OTHERS = 300, 100


def edit_ms(edit: Callable[[], PlaylistEdit]) -> tuple[float, float]:
    """Median wall times of an edit and of its undo, in milliseconds."""
    done, undone = [], []
    for _ in range(RUNS):
        start = time.perf_counter()
        made = edit()
        middle = time.perf_counter()
        made.undo()
        done.append((middle - start) * 1000)
        undone.append((time.perf_counter() - middle) * 1000)
    return statistics.median(done), statistics.median(undone)


def added(service: PlaylistService, playlist_id: PlaylistId, ids: list[TrackId], at: int) -> PlaylistEdit:
    """Put tracks in, whether they are there or not."""
    edit = service.entries.add(playlist_id, ids, at=at, doubles=Doubles.ADD).edit
    assert edit is not None
    return edit


def main() -> None:
    """Fill, measure, print."""
    tracks, entries = (int(text) for text in (*sys.argv[1:], *("100000", "10000")[len(sys.argv) - 1 :]))
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"{folder}/library.sqlite3")
        database.open()
        fill(database, tracks)
        browse = BrowseStore(database)
        service = PlaylistService(database=database, browse=browse, scheduler=ManualScheduler())
        matcher = TrackMatcher(MatchStore(database))
        ids = [TrackId(rng.randint(1, tracks)) for _ in range(entries)]
        for number in range(OTHERS):
            service.lists.create(f"Other {number}", ids[number : number + OF_OTHERS])
        made = service.lists.create("Long", ids).made
        assert made is not None
        playlist_id = made
        order = [PlaylistEntryId(entry) for entry in service.reader.order(playlist_id)[0]]
        known = [
            KnownTrack(f"Title {n}", f"Artist {n % 997}", "", 1_000, f"/gone/{n}.mp3") for n in range(entries)
        ]

        table = Table("what", "ms", "undo, ms", title=f"{tracks:,} tracks, a playlist of {entries:,} entries")
        for name, read in {
            "open: ids of entries and tracks": lambda: service.reader.order(playlist_id),
            "open: ids, and the first 200 rows": lambda: (
                service.reader.order(playlist_id),
                service.reader.page(order[:200]),
                browse.page([TrackId(n) for n in service.reader.order(playlist_id)[1][:200]]),
            ),
            "all entries as values": lambda: service.reader.entries(playlist_id),
            "its present tracks, for the queue": lambda: service.reader.track_ids(playlist_id),
            f"all {OTHERS + 1} playlists with counts and lengths": service.reader.playlists,
            f"match {entries:,} entries that no track is": lambda: matcher.match(known),
        }.items():
            table.add_row(name, f"{median_ms(read):,.1f}", "")
        one, many = [order[entries // 2]], rng.sample(order, min(1_000, entries))
        for name, edit in {
            "move one entry": lambda: service.entries.move(playlist_id, one, 10),
            f"move {len(many):,} entries": lambda: service.entries.move(playlist_id, many, 10),
            "add a track in the middle": lambda: added(service, playlist_id, ids[:1], entries // 2),
            "remove one entry": lambda: service.entries.remove(playlist_id, one),
            f"remove {len(many):,} entries": lambda: service.entries.remove(playlist_id, many),
            "sort by title": lambda: service.entries.sort(playlist_id, SortColumn.TITLE),
            "rename": lambda: service.lists.rename(playlist_id, "Other name"),
            f"make a playlist of {entries:,} tracks": lambda: service.lists.create("New", ids),
            "duplicate": lambda: service.lists.duplicate(playlist_id),
            "delete": lambda: service.lists.delete([playlist_id]),
        }.items():
            table.add_row(name, *(f"{ms:,.1f}" for ms in edit_ms(edit)))
        database.close()
    Console().print(table)


if __name__ == "__main__":
    main()
