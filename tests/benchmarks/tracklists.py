"""How much of lists from anywhere is understood, and what 20,000 lines cost.

    python -m tests.benchmarks.tracklists

The names are those of the invented library of the exchange samples: all scripts, brackets, dashes, numbers. A
line is right when artist and title come out as they went in. Nothing is matched here.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.services.tracklists.sources import TracklistSource, read_source
from musicrec_desktop.tracklists.reading import read_tracklist
from tests.support.exchange_library import EXCHANGE, library

LINES: Final = 20_000
EXPORTS: Final = ("exportify", "tunemymusic", "soundiiz", "m3u", "xspf", "pls", "wpl")


@dataclass(frozen=True)
class Song:
    """What a list tells."""

    artist: str
    title: str
    album: str
    length: str
    year: int


class Library:
    """A library that has some songs."""

    def __init__(self, songs: Sequence[Song]) -> None:
        self._artists = {fold(song.artist) for song in songs}
        self._titles = {fold(song.title) for song in songs}

    def is_artist(self, text: str) -> bool:
        return fold(text) in self._artists

    def is_title(self, text: str) -> bool:
        return fold(text) in self._titles


def songs() -> list[Song]:
    return [
        Song(
            track["artist"],
            track["title"],
            track["album"],
            f"{track['duration_ms'] // 60_000}:{track['duration_ms'] // 1000 % 60:02}",
            track["year"],
        )
        for track in library()["tracks"]
    ]


def table(many: Sequence[Song]) -> str:
    rows = "".join(
        f"<tr><td>{place}</td><td>{song.title}</td><td>{song.artist}</td><td>{song.length}</td></tr>"
        for place, song in enumerate(many, 1)
    )
    return f"<table><tr><th>#</th><th>Title</th><th>Artist</th><th>Length</th></tr>{rows}</table>"


def each(form: str) -> Callable[[Sequence[Song]], str]:
    return lambda many: "\n".join(
        form.format(n=place, nn=f"{place:02}", **vars(song)) for place, song in enumerate(many, 1)
    )


FORMS: Final[Mapping[str, Callable[[Sequence[Song]], str]]] = {
    "Artist – Title": each("{artist} – {title}"),
    "Artist - Title (year)": each("{artist} - {title} ({year})"),
    "Title - Artist": each("{title} - {artist}"),
    "1. Title by Artist": each("{n}. {title} by {artist}"),
    "01 Artist - Title": each("{nn} {artist} - {title}"),
    "1 - Artist - Title": each("{n} - {artist} - {title}"),
    "[12:30] Artist - Title": each("[{n}:30] {artist} - {title}"),
    "Artist - Title 3:45": each("{artist} - {title} {length}"),
    "“Title” – Artist": each("• “{title}” – {artist}"),
    "Artist / Album / Title": each("{artist} / {album} / {title}"),
    "Title, Artist, Album, time with tabs": each("{title}\t{artist}\t{album}\t{length}"),
    "Artist, Title with tabs": each("{artist}\t{title}"),
    "table of a page": table,
}


def right(many: Sequence[Song], text: str, known: Library) -> float:
    found = read_tracklist(text, known)
    named = [(fold(line.known.artist), fold(line.known.title)) for line in found.lines if line.known]
    wanted = [(fold(song.artist), fold(song.title)) for song in many]
    return sum(pair in named for pair in wanted) / len(wanted)


def samples() -> tuple[int, int]:
    """Entries of the exports and playlist files, and how many lines come out."""
    known = Library(songs())
    wanted = read = 0
    for group in EXPORTS:
        expected = json.loads((EXCHANGE / group / "expected.json").read_bytes())
        for name, file in expected["files"].items():
            entries = [one for one in file.get("entries", []) if isinstance(one, dict) and one.get("track")]
            if not entries or file.get("error"):
                continue
            source = TracklistSource(paths=(str(EXCHANGE / group / name),))
            found = read_source(source, lambda: known, TaskContext(), 1_700_000_000_000, "")
            wanted += len(entries)
            read += min(sum(line.known is not None for line in found.lines), len(entries))
    return wanted, read


def main() -> None:
    rng = random.Random(5)
    many = songs()
    half = Library(rng.sample(many, len(many) // 2))
    print(f"{'form':40} {'library has half':>17} {'library is empty':>17}")
    shares: list[tuple[float, float]] = []
    for name, write in FORMS.items():
        text = write(many)
        shares.append((right(many, text, half), right(many, text, Library([]))))
        print(f"{name:40} {shares[-1][0]:17.1%} {shares[-1][1]:17.1%}")
    means = [sum(column) / len(shares) for column in zip(*shares, strict=True)]
    print(f"{'all':40} {means[0]:17.1%} {means[1]:17.1%}")
    print("exports and playlist files: entries, and lines that name a track:", samples())
    repeated = [many[place % len(many)] for place in range(LINES)]
    for name in ("Artist - Title (year)", "1. Title by Artist", "Title, Artist, Album, time with tabs"):
        text = FORMS[name](repeated)
        begun = time.process_time()
        read_tracklist(text, half)
        print(f"{LINES:,} lines of “{name}”: {time.process_time() - begun:.2f} s of processor time")


if __name__ == "__main__":
    main()
