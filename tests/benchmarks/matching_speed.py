"""How fast lists are matched: ``python -m tests.benchmarks.matching_speed [TRACKS] [LINES]``.

Makes the names of a synthetic library, and lines that another program would have of it: as they are, written
otherwise, with a typing error, of other versions, and of songs that are not there. Prints processor time and
memory of the index, and processor time of the lines.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from musicrec_desktop.matching.index import MatchIndex
from musicrec_desktop.model.matching import KnownTrack, LibraryTrack, TrackNames
from musicrec_desktop.model.track import TrackId

CONSONANTS, VOWELS = "bcdfghklmnprstv", "aeiouy" * 5 + "éöå"
CYRILLIC: Final = str.maketrans("bcdfghklmnprstvaeiouy", "бцдфгхклмнпрстваеиоуы")
CYRILLIC_SHARE: Final = 0.05
SUFFIXES: Final = (" (Live)", " - Remastered 2011", " (feat. Nobody)", " (Radio Edit)", ", Pt. 2")


def library(count: int, rng: random.Random) -> list[KnownTrack]:
    """Tracks on albums of twelve; some artists have many, one in twenty is in Cyrillic letters."""
    words = [
        "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(rng.randint(1, 4)))
        for _ in range(12_000)
    ]

    def name(most: int) -> str:
        return " ".join(rng.choices(words, k=rng.randint(1, most))).title()

    artists = [name(3) for _ in range(max(1, count // 50))]
    tracks: list[KnownTrack] = []
    while len(tracks) < count:
        artist, album = artists[int(rng.random() ** 2 * len(artists))], name(4)
        letters = CYRILLIC if rng.random() < CYRILLIC_SHARE else {}
        for _ in range(12):
            title = name(5) + (rng.choice(SUFFIXES) if rng.random() < 0.15 else "")
            length = rng.randint(60_000, 420_000)
            title, of_artist, of_album = (text.translate(letters) for text in (title, artist, album))
            tracks.append(KnownTrack(title, of_artist, of_album, length))
    return tracks[:count]


def mistyped(text: str, rng: random.Random) -> str:
    """The text with one letter left out."""
    place = rng.randrange(len(text))
    return text[:place] + text[place + 1 :]


def line_of(track: KnownTrack, rng: random.Random) -> KnownTrack:
    """What another program has of a track."""
    changes: tuple[Callable[[], KnownTrack], ...] = (
        lambda: track,
        lambda: replace(track, title=track.title.upper(), album="", duration_ms=None),
        lambda: replace(track, title=f"{track.title} (Remastered)"),
        lambda: replace(track, title=f"{track.artist} - {track.title} (Official Video)", artist="", album=""),
        lambda: replace(track, title=mistyped(track.title, rng)),
        lambda: replace(track, title=f"{track.title} (Acoustic)"),
        lambda: replace(track, title=track.title[::-1]),
        lambda: replace(track, title=track.title[::-1], artist=track.artist[::-1]),
    )
    return rng.choice(changes)()


def main() -> None:
    """Make, measure, print."""
    count, lines = (int(text) for text in (*sys.argv[1:], *("100000", "20000")[len(sys.argv) - 1 :]))
    rng = random.Random(1)
    known = library(count, rng)
    tracks = {TrackId(number): LibraryTrack(TrackId(number), one) for number, one in enumerate(known, 1)}
    wanted = [line_of(one, rng) for one in rng.sample(known, lines)]
    names = [TrackNames(each.id, each.known.title, each.known.artist) for each in tracks.values()]
    start = time.process_time()
    index = MatchIndex(names, lambda ids: {track_id: tracks[track_id] for track_id in ids})
    print(f"index of {count:,} tracks: {time.process_time() - start:.1f} s")
    start = time.process_time()
    found = index.match(wanted)
    print(f"{lines:,} lines: {time.process_time() - start:.1f} s")
    for outcome, number in sorted(Counter(match.outcome for match in found).items()):
        print(f"  {outcome}: {number:,}")
    tracemalloc.start()
    again = MatchIndex(names, lambda _ids: {})
    print(f"memory of the index: {tracemalloc.get_traced_memory()[0] / 2**20:.0f} MB")
    assert again.match([KnownTrack()])


if __name__ == "__main__":
    main()
