"""How fast lists of 100,000 tracks are: ``python -m tests.benchmarks.lists_speed [TRACKS]``.

Fills a database with synthetic tracks and prints the median of five runs of each read. Every track has a
composer, a label and a comment, every third has lyrics of 200 words.
"""

from __future__ import annotations

import functools
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial

from rich.console import Console
from rich.table import Table

from musicrec_desktop.model.browse import BrowseRequest, GroupKind, SortColumn
from musicrec_desktop.model.files import ScannedFile
from musicrec_desktop.model.track import TagDetails, Tags, TrackId
from musicrec_desktop.storage.browse import BrowseStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.folders import FolderStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import NOW_MS, scanned

RUNS = 5
BATCH = 200
WORDS_OF_LYRICS = 200


def fill(database: Database, count: int) -> float:
    """Write ``count`` tracks; tracks a second."""
    folder_id = FolderStore(database).add("/music").id
    tracks = TrackStore(database)
    start = time.perf_counter()
    for first in range(0, count, BATCH):
        tracks.upsert(folder_id, [_file(number) for number in range(first, first + BATCH)], NOW_MS)
    return count / (time.perf_counter() - start)


@functools.cache
def _vocabulary() -> list[str]:
    """3,000 invented words of two to four syllables; their first letters are spread as in English."""
    rng = random.Random(12)
    syllables = [first + vowel for first in "ttttthhwwsssbbmmfccdplrngkvj" for vowel in "aeiou"]
    return ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(3000)]


@functools.cache
def _lyrics(number: int) -> str:
    words = random.Random(number).choices(_vocabulary(), k=WORDS_OF_LYRICS)
    return "\n".join(" ".join(words[first : first + 6]) for first in range(0, WORDS_OF_LYRICS, 6))


def _details(number: int) -> TagDetails:
    lyrics = _lyrics(number % 997)
    return TagDetails(
        composers=(f"Composer {number // 40 % 1999}",),
        comments=(f"Bought at {lyrics[:20]}, {number % 31}",),
        labels=(f"Label {number // 300 % 211}",),
        lyrics=lyrics if number % 3 == 0 else "",
    )


def _file(number: int) -> ScannedFile:
    tags = Tags(
        title=f"Title {number * 7919 % 100_003}",
        artists=(f"Artist {number // 120 % 997}",),
        album=f"Album {number // 12}",
        genres=("Jazz", "Rock") if number % 2 else ("Electronic",),
        track_number=number % 12 + 1,
        year=1950 + number % 75,
        duration_ms=200_000 + number,
        details=_details(number),
    )
    return scanned(f"{number // 12}/{number}.mp3", tags)


def median_ms(read: Callable[[], object]) -> float:
    """Median wall time of a read, in milliseconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        read()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    table = Table("read", "median ms", title=f"lists of {count:,} tracks")
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"{folder}/library.sqlite3")
        database.open()
        speed = fill(database, count)
        browse = BrowseStore(database)
        reads: dict[str, Callable[[], object]] = {
            f"ids by {column}": partial(browse.ids, BrowseRequest(sort=column)) for column in SortColumn
        }
        for text in ("t", "ti", "title 77", "artist:artist year:1960..1965 -rock"):
            reads[f"search “{text}”"] = partial(browse.ids, BrowseRequest(text=text))
        page = [TrackId(number) for number in range(5000, 5200)]
        reads["page of 200 rows"] = lambda: browse.page(page)
        tracks = TrackStore(database)
        reads["details of 200 tracks"] = lambda: tracks.details_of(page)
        for kind in GroupKind:
            reads[f"list of {kind}"] = partial(browse.groups, kind)
        reads["next pending for analysis"] = lambda: FeatureStore(database).pending(1, 8)
        for name, read in reads.items():
            table.add_row(name, f"{median_ms(read):.1f}")
        database.close()
    console = Console()
    console.print(table)
    console.print(f"written at {speed:,.0f} tracks/s in transactions of {BATCH}")


if __name__ == "__main__":
    main()
