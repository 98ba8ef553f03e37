"""Apple Music: the activity of its privacy export.

Today's activity has no artist. One is taken from the daily sums beside it, where a title has a single one
there. Devices, places and addresses are not read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.imports.content.dates import ms_of_iso
from musicrec_desktop.imports.content.limits import MOST_NAMES
from musicrec_desktop.imports.content.numbers import length_of, number_of
from musicrec_desktop.imports.content.text import Table, cell
from musicrec_desktop.imports.source import Reading, Source
from musicrec_desktop.model.imported import ImportedPlay
from musicrec_desktop.model.matching import KnownTrack

_BETWEEN: Final = " - "
_LONGEST_MS: Final = 86_400_000
_COLUMNS: Final = {
    "title": ("song name", "content name"),
    "artist": ("artist name",),
    "album": ("album name",),
    "container": ("container album name", "container name"),
    "event": ("event type",),
    "start": ("event start timestamp",),
    "end": ("event end timestamp",),
    "heard": ("play duration milliseconds",),
    "length": ("media duration in milliseconds",),
}
_ENDED: Final = "PLAY_END"

_Artists = dict[str, set[str]]


def _read(reading: Reading) -> Iterator[ImportedPlay]:
    artists = _artists(reading)
    for member in reading.members("activity"):
        with reading.table(member) as table:
            yield from _plays(table, artists, reading)


def _plays(table: Table, artists: _Artists, reading: Reading) -> Iterator[ImportedPlay]:
    places = {name: table.column(*columns) for name, columns in _COLUMNS.items()}
    for row in table.rows():
        texts = {name: cell(row, place) for name, place in places.items()}
        if texts["event"] != _ENDED:
            reading.notes.add("not-a-play")
            continue
        heard = number_of(texts["heard"])
        if not texts["title"] or (heard is not None and heard <= 0):
            reading.notes.add("not-heard" if texts["title"] else "no-names")
            continue
        listened = None if heard is None or heard > _LONGEST_MS else int(heard)
        started = ms_of_iso(texts["start"])
        if started is None and (ended := ms_of_iso(texts["end"])) is not None:
            started = ended - (listened or 0)
        known = KnownTrack(
            texts["title"],
            texts["artist"] or _only(artists.get(texts["title"].casefold(), set())),
            texts["album"] or texts["container"],
            length_of(texts["length"]),
        )
        if not known.artist:
            reading.notes.add("no-artist")
        yield ImportedPlay(known, reading.play_at(started), listened, is_play=None if listened else True)


def _artists(reading: Reading) -> _Artists:
    """The artists by title of all ways to part ``Artist - Title``."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for member in reading.members("daily"):
        with reading.table(member) as table:
            place = table.column("track description")
            for row in table.rows():
                parts = cell(row, place).split(_BETWEEN)
                for cut in range(1, len(parts)):
                    title = _BETWEEN.join(parts[cut:]).casefold()
                    if len(found) < MOST_NAMES:
                        found[title].add(clean(_BETWEEN.join(parts[:cut])))
    return found


def _only(names: set[str]) -> str:
    return next(iter(names)) if len(names) == 1 else ""


SOURCE: Final = Source(
    "apple-music",
    "Apple Music",
    {
        "activity": lambda head: head.has_columns("event type", "play duration milliseconds"),
        "daily": lambda head: head.has_columns("track description", "date played"),
    },
    _read,
    helping=frozenset(("daily",)),
    beside=frozenset(("daily",)),
)
