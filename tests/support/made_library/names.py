"""What the tags of a made library say: invented names that are spread like those of real music."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final

ALBUM_TRACKS: Final = 12
GENRES: Final = (
    "Rock", "Pop", "Jazz", "Electronic", "Classical", "Hip-Hop", "Folk", "Metal", "Ambient", "Soul", "Blues",
    "Indie Rock", "Techno", "House", "Punk", "Country", "R&B", "Reggae", "Soundtrack", "Post-Rock", "Dub",
    "Singer-Songwriter", "Funk", "Trip-Hop", "Drum and Bass", "Latin", "Chanson", "Krautrock", "Shoegaze",
    "Baroque", "Bossa Nova", "Disco", "Gospel", "Industrial", "New Wave", "Opera", "Psychedelic Rock", "Ska",
    "Swing", "World",
)  # fmt: skip
_VOCABULARY: Final = 3_000
_ARTISTS_PER_ALBUM: Final = 0.35
_SYLLABLES: Final = [first + vowel for first in "ttthhwwssbmfcdplrngkvj" for vowel in "aeiou"]
_ACCENTED: Final = str.maketrans("aeou", "áéöü")
_SECONDS: Final = (90, 480)


@dataclass(frozen=True, slots=True)
class MadeTags:
    """What the tags of one track say.

    Attributes:
        title: of the track.
        artist: of the track.
        guest: the second artist; empty for none.
        album: its album.
        album_artist: of the album.
        genres: one or two.
        year: of release.
        track_number: on the album.
        track_total: how many tracks the album has.
        composer: empty for none.
        label: of the album.
        duration_ms: of the sound.
    """

    title: str
    artist: str
    guest: str
    album: str
    album_artist: str
    genres: tuple[str, ...]
    year: int
    track_number: int
    track_total: int
    composer: str
    label: str
    duration_ms: int


class MadeNames:
    """Names and tags by the number of an album; the same for the same seed and number of tracks.

    Args:
        tracks: of the library.
        seed: of what is drawn.
    """

    def __init__(self, tracks: int, seed: int = 1) -> None:
        self._tracks, self._seed = tracks, seed
        rng = random.Random(seed)
        self._words = [
            "".join(rng.choices(_SYLLABLES, k=rng.choices((1, 2, 3, 4), (2, 5, 4, 1))[0]))
            for _ in range(_VOCABULARY)
        ]
        artists = max(3, round(self.albums * _ARTISTS_PER_ALBUM))
        self._artists = [self._artist(rng) for _ in range(artists)]
        self._genre_of_artist = [self._drawn(rng, len(GENRES)) for _ in range(artists)]
        self._labels = [f"{self._name(rng, 1)} Records" for _ in range(max(2, self.albums // 40))]

    @property
    def albums(self) -> int:
        """How many albums there are."""
        return -(-self._tracks // ALBUM_TRACKS)

    def album(self, album: int) -> list[MadeTags]:
        """The tags of an album's tracks, in their order."""
        rng = random.Random(f"{self._seed} {album}")
        number = self._artist_number(rng)
        artist, genre = self._artists[number], GENRES[self._genre_of_artist[number]]
        title, year, label = self._name(rng, 3), rng.randint(1955, 2026), rng.choice(self._labels)
        second = rng.choice(GENRES)
        genres = (genre, second) if rng.random() < 0.3 and second != genre else (genre,)
        count = min(ALBUM_TRACKS, self._tracks - album * ALBUM_TRACKS)
        return [
            MadeTags(
                title=self._name(rng, 4),
                artist=artist,
                guest=rng.choice(self._artists) if rng.random() < 0.08 else "",
                album=title,
                album_artist=artist,
                genres=genres,
                year=year,
                track_number=place + 1,
                track_total=count,
                composer=self._name(rng, 2) if rng.random() < 0.3 else "",
                label=label,
                duration_ms=1000 * rng.randint(*_SECONDS),
            )
            for place in range(count)
        ]

    def _artist_number(self, rng: random.Random) -> int:
        return self._drawn(rng, len(self._artists))

    @staticmethod
    def _drawn(rng: random.Random, count: int) -> int:
        """A number below ``count``; small ones are drawn oftener, about as the square of a share."""
        return int(count * rng.random() ** 2)

    def _artist(self, rng: random.Random) -> str:
        name = self._name(rng, 2)
        return f"The {name}" if rng.random() < 0.15 else name

    def _name(self, rng: random.Random, words: int) -> str:
        chosen = " ".join(rng.choice(self._words).capitalize() for _ in range(rng.randint(1, words)))
        return chosen.translate(_ACCENTED) if rng.random() < 0.05 else chosen
