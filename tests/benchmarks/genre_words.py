"""What words of genres cost: ``python -m tests.benchmarks.genre_words DATABASE``.

Works on the database that it is given, so give it a copy (``cp --reflink=auto``), and leaves it as it was.
Prints processor time, because other programs may run beside it: keeping a change, letting the tracks follow,
the longest that others wait to write, and whether taking the words out gives the rows of before.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from musicrec_desktop.model.genre_words import GenreRules, GenreWord
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.genre_words import GenreWordStore

T = TypeVar("T")
FOLLOWING = (
    "SELECT * FROM track_value ORDER BY 1, 2, 3",
    "SELECT id, genre_text, sort_genre FROM track ORDER BY id",
    "SELECT rowid, genre FROM track_search ORDER BY rowid",
)


def timed(act: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds of this thread's processor, and what came of it."""
    start = time.thread_time()
    result = act()
    return 1e3 * (time.thread_time() - start), result


def follow(store: GenreWordStore) -> tuple[int, float, float]:
    """Let all tracks follow: how many did, the milliseconds of all slices, and of the longest."""
    tracks, slices = 0, [0.0]
    while True:
        took, count = timed(store.renew)
        if not count:
            return tracks, sum(slices), max(slices)
        tracks += count
        slices.append(took)


def prints(database: Database) -> list[int]:
    """Numbers that are others where the rows are."""
    return [hash(tuple(database.query(each))) for each in FOLLOWING]


def main() -> None:
    """Print a table."""
    database = Database(sys.argv[1])
    database.open()
    store, table = (
        GenreWordStore(database),
        Table("", "tracks", "kept, ms", "followed, ms", "longest slice, ms"),
    )
    before = prints(database)
    listing, written = timed(store.written)
    first = GenreWord(written[0].name, (f"Other {written[0].name}",))
    for label, rules in (
        ("the most frequent genre", GenreRules((first,))),
        ("all genres", GenreRules(tuple(GenreWord(each.name, (f"My {each.name}",)) for each in written))),
        ("back", GenreRules()),
    ):
        kept, _ = timed(lambda rules=rules: store.change(rules))  # type: ignore[misc]
        tracks, followed, longest = follow(store)
        table.add_row(label, f"{tracks:,}", f"{kept:.0f}", f"{followed:,.0f}", f"{longest:.0f}")
    console = Console()
    console.print(table)
    console.print(f"listing {len(written):,} genres: {listing:.0f} ms")
    console.print("as before" if prints(database) == before else "NOT as before")
    database.close()


if __name__ == "__main__":
    main()
