"""Lyrics: lines with the moments at which they are sung, as far as those are known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PART: Final = "part"
"""Why a track has no lyrics of its own: it is a part of a file."""
GREATEST_SHIFT_MS: Final = 60_000
"""How far lyrics can be moved against the sound, in either direction."""


class LyricsPlace(StrEnum):
    """Where lyrics were found."""

    FILE = "file"
    """In a file beside the music."""
    TAGS = "tags"
    """Inside the music's own file."""


@dataclass(frozen=True, slots=True)
class LyricsWord:
    """A word, or a syllable, with the moment at which it begins.

    Attributes:
        start_ms: in the track.
        text: with the space behind it, so that all words of a line together are its text.
    """

    start_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class LyricsLine:
    """One line.

    Attributes:
        text: what is sung; may hold line breaks, and is empty where nothing is sung from here on.
        start_ms: when it begins; None where that is unknown.
        end_ms: when its last word ends; None where that is unknown.
        words: its words with their moments; none where only the line has one.
        voice: who sings: ``"F"``, ``"M"`` or ``"D"`` (both) as karaoke files have it, or a name; else empty.
        background: what is sung behind it.
    """

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    words: tuple[LyricsWord, ...] = ()
    voice: str = ""
    background: str = ""


@dataclass(frozen=True, slots=True)
class Lyrics:
    """All lines of one source.

    Attributes:
        lines: in the order in which they are sung, where they are synced.
        place: where they were found.
        name: of the file, or of the field of the tag.
        language: as the source calls it, such as ``"eng"`` or ``"de"``; empty where unknown.
    """

    lines: tuple[LyricsLine, ...]
    place: LyricsPlace = LyricsPlace.FILE
    name: str = ""
    language: str = ""

    @property
    def is_synced(self) -> bool:
        """Whether lines have moments."""
        return any(line.start_ms is not None for line in self.lines)

    @property
    def has_words(self) -> bool:
        """Whether words have moments."""
        return any(line.words for line in self.lines)

    @property
    def text(self) -> str:
        """The words alone, a line break between lines."""
        return "\n".join(f"{line.text}\n{line.background}".rstrip("\n") for line in self.lines)

    @property
    def key(self) -> str:
        """Tells it from the other lyrics of its track, also after they were read again."""
        return f"{self.place.value}:{self.name}:{self.language}"


@dataclass(frozen=True, slots=True)
class LyricsProblem:
    """A file of lyrics that cannot be used.

    Attributes:
        name: of the file.
        reason: ``"too-large"``, ``"too-long"`` (more lines than any song has), ``"not-text"``, ``"empty"``,
            ``"unreadable"``, ``"damaged"``, ``"part"`` (lyrics are of the whole file), or a reason of
            ``LibraryError``.
    """

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class TrackLyrics:
    """Everything that was found for one track.

    Attributes:
        found: the best first: synced before plain, a file beside the music before tags.
        problems: files that cannot be used.
        shift_ms: how much later than written they are shown, as the user moved them.
        chosen: the ``key`` of those that the user chose; empty where nothing was chosen.
    """

    found: tuple[Lyrics, ...] = ()
    problems: tuple[LyricsProblem, ...] = ()
    shift_ms: int = 0
    chosen: str = ""

    @property
    def shown(self) -> Lyrics | None:
        """Those that were chosen, else the best; None where there are none."""
        chosen = next((lyrics for lyrics in self.found if lyrics.key == self.chosen), None)
        return chosen or (self.found[0] if self.found else None)


def ranked(found: Sequence[Lyrics], first: str = "synced") -> tuple[Lyrics, ...]:
    """Lyrics, the best first.

    Args:
        found: of one track.
        first: what counts most: ``"synced"``, ``"files"`` (those beside the music) or ``"tags"``. Then come
            those with times, those beside the music, and those with times of words.
    """

    def rank(lyrics: Lyrics) -> tuple[bool, bool, bool, bool]:
        is_file = lyrics.place is LyricsPlace.FILE
        is_second = {"files": not is_file, "tags": is_file}.get(first, False)
        return is_second, not lyrics.is_synced, not is_file, not lyrics.has_words

    return tuple(sorted(found, key=rank))


class LyricsClock:
    """Which line and which word of some lyrics are sung at a moment.

    Args:
        lyrics: synced ones; of others no line is ever sung.
        shift_ms: how much later than written.
    """

    def __init__(self, lyrics: Lyrics, shift_ms: int = 0) -> None:
        timed = [
            (line.start_ms, place) for place, line in enumerate(lyrics.lines) if line.start_ms is not None
        ]
        self._lines, self._shift_ms = lyrics.lines, shift_ms
        self._starts = [start_ms for start_ms, _ in timed]
        self._places = [place for _, place in timed]
        self._word_starts = {
            place: [word.start_ms for word in self._lines[place].words]
            for place in self._places
            if self._lines[place].words
        }

    def line_at(self, position_ms: int) -> int:
        """The place of the line that is sung; -1 before the first."""
        index = bisect_right(self._starts, position_ms - self._shift_ms) - 1
        return self._places[index] if index >= 0 else -1

    def words_at(self, place: int, position_ms: int) -> int:
        """How many words of a line were begun; 0 where its words have no moments."""
        return bisect_right(self._word_starts.get(place, ()), position_ms - self._shift_ms)

    def next_change_ms(self, position_ms: int) -> int | None:
        """The next moment at which another line or word is sung; None after the last."""
        at_ms = position_ms - self._shift_ms
        index = bisect_right(self._starts, at_ms)
        moments = self._starts[index : index + 1]
        if index:
            words = self._word_starts.get(self._places[index - 1], [])
            moments = [*moments, *words[bisect_right(words, at_ms) :][:1]]
        return min(moments) + self._shift_ms if moments else None

    def start_of(self, place: int) -> int | None:
        """Where to play from for a line; None where its moment is unknown."""
        start_ms = self._lines[place].start_ms
        return None if start_ms is None else max(0, start_ms + self._shift_ms)
