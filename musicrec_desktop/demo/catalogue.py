"""What the demo library holds: eighteen invented artists, three in each of six styles, each with one album.

The third of a style plays in the manner of both others, so that a queue that begins with one track has
more of its style to find.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.demo.score import Score


@dataclass(frozen=True, slots=True)
class DemoTrack:
    """One track of the plan."""

    title: str
    score: Score


@dataclass(frozen=True, slots=True)
class DemoAlbum:
    """One album of the plan.

    Attributes:
        style: name of the module under ``demo.styles``.
        genre: what the tags say.
        file_format: a key of ``demo.encode.FORMATS``.
        hue: colour of the cover, 0 to 1.
    """

    style: str
    genre: str
    artist: str
    title: str
    year: int
    file_format: str
    hue: float
    tracks: tuple[DemoTrack, ...]


def _track(
    title: str,
    manner: str,
    tempo_bpm: float,
    tonic: int,
    mode: str,
    progression: tuple[int, ...],
    bars: int,
    beats: int = 4,
) -> DemoTrack:
    return DemoTrack(title, Score(manner, tempo_bpm, tonic, mode, progression, bars, beats))


_PIANO: Final = (
    DemoAlbum(
        "piano",
        "Piano",
        "Clara Winterfeld",
        "Letters to the Sea",
        2014,
        "flac",
        0.58,
        (
            _track("Low Tide, Evening", "nocturne", 76, 53, "minor", (0, 5, 2, 6), 10),
            _track("The Unsent Letter", "nocturne", 84, 55, "major", (0, 5, 3, 4), 14, 3),
        ),
    ),
    DemoAlbum(
        "piano",
        "Piano",
        "Otto Lindqvist",
        "Small Rooms",
        2019,
        "opus",
        0.09,
        (
            _track("Window Seat", "prelude", 92, 48, "major", (0, 1, 4, 0, 5, 1, 4, 0), 12),
            _track("Dust and Light", "prelude", 80, 50, "dorian", (0, 3, 6, 2), 10),
        ),
    ),
    DemoAlbum(
        "piano",
        "Piano",
        "Ines Albarran",
        "Slow Ferries",
        2017,
        "ogg",
        0.66,
        (
            _track("Harbour Lights Out", "nocturne", 78, 52, "minor", (0, 3, 5, 4), 11),
            _track("Paper Boats", "prelude", 86, 53, "major", (0, 4, 5, 3), 12),
        ),
    ),
)

_ORCHESTRA: Final = (
    DemoAlbum(
        "orchestra",
        "Orchestral",
        "Harrow Vale Philharmonic",
        "The Long Valley",
        2011,
        "flac",
        0.31,
        (
            _track("Morning over the Fells", "adagio", 72, 50, "major", (0, 4, 5, 3), 9),
            _track("A Slow Farewell", "adagio", 66, 52, "minor", (0, 3, 6, 2, 5, 3, 4, 0), 8),
        ),
    ),
    DemoAlbum(
        "orchestra",
        "Orchestral",
        "Orkester Nordlys",
        "Banners of the North",
        2016,
        "m4a",
        0.0,
        (
            _track("March of the Ninth Gate", "march", 104, 48, "minor", (0, 5, 2, 6), 14),
            _track("The Crown Returns", "march", 112, 53, "major", (0, 3, 4, 0, 5, 3, 4, 4), 14),
        ),
    ),
    DemoAlbum(
        "orchestra",
        "Orchestral",
        "Sinfonia Carraig",
        "Songs for a Stone Bridge",
        2020,
        "opus",
        0.39,
        (
            _track("River Under Snow", "adagio", 70, 55, "minor", (0, 5, 3, 4), 9),
            _track("Riders at the Ford", "march", 108, 50, "dorian", (0, 3, 6, 2), 14),
        ),
    ),
)

_CHIPTUNE: Final = (
    DemoAlbum(
        "chiptune",
        "Chiptune",
        "Pixel Otter",
        "Save Point",
        2012,
        "ogg",
        0.83,
        (
            _track("Cartridge Dreams", "hero", 140, 57, "major", (0, 4, 5, 3), 18),
            _track("Turbo Meadow", "hero", 156, 55, "lydian", (0, 1, 4, 5), 20),
        ),
    ),
    DemoAlbum(
        "chiptune",
        "Chiptune",
        "Kid Kilobyte",
        "Insert Coin Again",
        2018,
        "mp3",
        0.13,
        (
            _track("Boss in the Attic", "dungeon", 128, 52, "minor", (0, 5, 6, 0), 18),
            _track("Ghost of Level Four", "dungeon", 118, 50, "phrygian", (0, 1, 0, 6), 16),
        ),
    ),
    DemoAlbum(
        "chiptune",
        "Chiptune",
        "Modem Choir",
        "Attract Mode",
        2015,
        "flac",
        0.47,
        (
            _track("Continue Screen", "hero", 136, 53, "minor", (0, 5, 2, 6), 18),
            _track("Warp Zone Waltz", "dungeon", 124, 55, "minor", (0, 3, 5, 4), 17),
        ),
    ),
)

_AMBIENT: Final = (
    DemoAlbum(
        "ambient",
        "Ambient",
        "Veldt & Vapour",
        "Slow Weather",
        2009,
        "opus",
        0.52,
        (
            _track("Fog Bank", "drift", 48, 50, "dorian", (0, 3, 6, 4), 6),
            _track("Seven Lakes", "drift", 52, 48, "lydian", (0, 1, 4, 5), 7),
        ),
    ),
    DemoAlbum(
        "ambient",
        "Ambient",
        "Mira Osei",
        "Night Garden",
        2021,
        "m4a",
        0.72,
        (
            _track("Moth Hour", "bells", 54, 52, "minor", (0, 5, 3, 6), 7),
            _track("Glass Rain", "bells", 58, 55, "major", (0, 5, 3, 4), 7),
        ),
    ),
    DemoAlbum(
        "ambient",
        "Ambient",
        "Lowland Antenna",
        "Signals at Dusk",
        2013,
        "flac",
        0.61,
        (
            _track("Salt Marsh", "drift", 50, 53, "minor", (0, 5, 2, 6), 7),
            _track("Lantern Field", "bells", 56, 50, "lydian", (0, 1, 4, 5), 7),
        ),
    ),
)

_TECHNO: Final = (
    DemoAlbum(
        "techno",
        "Techno",
        "Sector Nine-Oh",
        "Acid Arithmetic",
        1998,
        "mp3",
        0.22,
        (
            _track("Square Root", "acid", 132, 48, "minor", (0, 0, 0, 5), 18),
            _track("Carry the One", "acid", 138, 52, "phrygian", (0, 0, 1, 0), 18),
        ),
    ),
    DemoAlbum(
        "techno",
        "Techno",
        "Nadia Volt",
        "After the Last Train",
        2017,
        "flac",
        0.92,
        (
            _track("Platform Twelve", "dub", 122, 53, "minor", (0, 0, 3, 3), 16),
            _track("Neon Underpass", "dub", 126, 50, "dorian", (0, 0, 6, 3), 16),
        ),
    ),
    DemoAlbum(
        "techno",
        "Techno",
        "Kollektiv Umspannwerk",
        "Night Shift Protocol",
        2009,
        "m4a",
        0.86,
        (
            _track("Relay Room", "acid", 134, 50, "minor", (0, 0, 5, 0), 18),
            _track("Third Rail", "dub", 124, 55, "minor", (0, 0, 3, 5), 17),
        ),
    ),
)

_ROCK: Final = (
    DemoAlbum(
        "rock",
        "Rock",
        "The Rusted Hinges",
        "Loud Kitchen",
        2004,
        "mp3",
        0.04,
        (
            _track("Out the Window", "garage", 168, 52, "major", (0, 0, 3, 4), 22),
            _track("Paper Crown", "garage", 152, 57, "minor", (0, 5, 2, 6), 20),
        ),
    ),
    DemoAlbum(
        "rock",
        "Rock",
        "Iron Heron",
        "Marsh King",
        2008,
        "ogg",
        0.44,
        (
            _track("Stone Wader", "heavy", 104, 52, "phrygian", (0, 0, 1, 0), 14),
            _track("Ten Feet of Mud", "heavy", 96, 50, "minor", (0, 0, 5, 6), 12),
        ),
    ),
    DemoAlbum(
        "rock",
        "Rock",
        "Velvet Bulldozer",
        "Gravel and Sugar",
        2012,
        "opus",
        0.97,
        (
            _track("Second Gear", "garage", 160, 55, "major", (0, 3, 4, 0), 21),
            _track("Quarry Song", "heavy", 100, 53, "minor", (0, 5, 6, 0), 13),
        ),
    ),
)

ALBUMS: Final[tuple[DemoAlbum, ...]] = (*_PIANO, *_ORCHESTRA, *_CHIPTUNE, *_AMBIENT, *_TECHNO, *_ROCK)
