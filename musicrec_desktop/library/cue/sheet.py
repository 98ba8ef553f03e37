"""From the text of a cue sheet to its files and tracks.

The language is that of CDRWIN: ``FILE``, ``TRACK`` and ``INDEX`` in lines, times as minutes, seconds and
frames of 1/75 s. What programs add in ``REM`` lines is read as Exact Audio Copy and foobar2000 write it.
Where a track begins is its ``INDEX 01``; its ``INDEX 00``, the gap before it, belongs to the end of the track
before. A track whose ``INDEX 01`` stands below the next ``FILE`` ("gaps appended") lies in that one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.model.span import FRAMES_A_SECOND

LONGEST_TEXT: Final = 1 << 20
"""Characters; the longest sheets of radio shows have a tenth of it."""
MOST_TRACKS: Final = 999
MOST_FILES: Final = 999
LONGEST_LINE: Final = 4096
LINE_END: Final = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_TIME: Final = re.compile(r"(\d{1,6}):(\d{1,2}):(\d{1,2})")
_NUMBER: Final = re.compile(r"\d{1,4}")
_IMAGES: Final = frozenset({"BINARY", "MOTOROLA"})
QUOTES: Final = str.maketrans({"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"'})
_TEXTS: Final = frozenset({"TITLE", "PERFORMER", "SONGWRITER", "ISRC", "CATALOG"})
_SECONDS: Final = 60
_FIRST: Final = 1


@dataclass(slots=True)
class SheetTrack:
    """A track of a sheet.

    Attributes:
        number: as the sheet counts.
        is_audio: not data.
        start: the frame of its file (1/75 s) that it begins with.
        place: which ``TRACK`` line of the sheet begins it, from 1.
        texts: values by word: ``TITLE``, ``PERFORMER``, ``SONGWRITER``, ``ISRC``, and those of ``REM`` lines.
    """

    number: int
    is_audio: bool = True
    start: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    place: int = 0


@dataclass(slots=True)
class SheetFile:
    """A file of a sheet.

    Attributes:
        name: as the sheet has it, perhaps with the folders of another computer.
        is_image: a disc image, of which nothing is said to be sound.
        tracks: those that begin in it, in the order of the sheet.
    """

    name: str
    is_image: bool = False
    tracks: list[SheetTrack] = field(default_factory=list)


@dataclass(slots=True)
class Sheet:
    """A whole sheet.

    Attributes:
        texts: what it says of the album, by word as for tracks.
        files: in its order.
    """

    texts: dict[str, str] = field(default_factory=dict)
    files: list[SheetFile] = field(default_factory=list)

    @property
    def track_count(self) -> int:
        """How many tracks have sound."""
        return sum(track.is_audio for file in self.files for track in file.tracks)


def parse(text: str) -> Sheet:
    """Read a sheet; what is not understood is passed over, so that any text gives a sheet, perhaps empty."""
    reader = _Reader()
    for line in LINE_END.split(text[:LONGEST_TEXT].lstrip("\ufeff")):
        reader.take(line[:LONGEST_LINE].strip())
    return reader.finish()


def word_of(line: str) -> tuple[str, str]:
    """The word that a line begins with, in capitals, and what follows it."""
    word, _, rest = line.partition(" ") if " " in line else line.partition("\t")
    return word.upper(), rest.strip()


def text_in(line: str) -> tuple[str, str] | None:
    """The name of a text of an album or a track, in capitals, and its value with its quotes.

    None for a line that has no such text. ``REM`` lines name theirs behind the word.
    """
    word, rest = word_of(line)
    if word == "REM":
        name, _, value = rest.partition(" ")
        return name.upper(), value
    return (word, rest) if word in _TEXTS else None


def frames_of(text: str) -> int | None:
    """A time of a sheet in frames of 1/75 s; None where it is none."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    minutes, seconds, frames = map(int, found.groups())
    if seconds >= _SECONDS or frames >= FRAMES_A_SECOND:
        return None
    return (minutes * _SECONDS + seconds) * FRAMES_A_SECOND + frames


class _Reader:
    """Takes the lines of one sheet."""

    def __init__(self) -> None:
        self._sheet = Sheet()
        self._track: SheetTrack | None = None
        self._indexes: dict[int, tuple[SheetFile, int]] = {}
        self._count = 0

    def take(self, line: str) -> None:
        word, rest = word_of(line)
        match word:
            case "FILE":
                self._take_file(rest)
            case "TRACK":
                self._take_track(rest)
            case "INDEX":
                self._take_index(rest)
            case _:
                if (text := text_in(line)) is not None:
                    self._note(*text)

    def finish(self) -> Sheet:
        self._place()
        return self._sheet

    def _take_file(self, rest: str) -> None:
        if len(self._sheet.files) >= MOST_FILES:
            return
        rest = rest.translate(QUOTES)
        if rest.startswith('"') and '"' in rest[1:]:
            name, _, kind = rest[1:].rpartition('"')
        else:
            name, _, kind = rest.rpartition(" ")
        if not name:
            name, kind = rest, ""
        is_image = kind.strip().upper() in _IMAGES
        self._sheet.files.append(SheetFile(name.strip(' "'), is_image))

    def _take_track(self, rest: str) -> None:
        self._place()
        number, _, kind = rest.partition(" ")
        self._count += 1
        if self._count > MOST_TRACKS:
            return
        counted = int(number) if _NUMBER.fullmatch(number) else self._count
        is_audio = kind.strip().upper() in {"AUDIO", ""}
        self._track = SheetTrack(counted, is_audio=is_audio, place=self._count)

    def _take_index(self, rest: str) -> None:
        number, _, time = rest.partition(" ")
        at = frames_of(time)
        if self._track is None or not self._sheet.files or at is None or not _NUMBER.fullmatch(number):
            return
        self._indexes.setdefault(int(number), (self._sheet.files[-1], at))

    def _note(self, word: str, text: str) -> None:
        value = unquoted(text)
        if value:
            texts = self._sheet.texts if self._track is None else self._track.texts
            texts.setdefault(word, value)

    def _place(self) -> None:
        """Put the track that ends here into the file that it begins in."""
        track, indexes = self._track, self._indexes
        self._track, self._indexes = None, {}
        if track is None or not indexes:
            return
        first = min((number for number in indexes if number >= _FIRST), default=0)
        file, track.start = indexes[first]
        file.tracks.append(track)


def unquoted(text: str) -> str:
    """A value without its quotes; those inside it stay, and a missing one at the end is no matter."""
    plain = text.translate(QUOTES)
    if plain.startswith('"'):
        end = plain.rfind('"')
        text = text[1:end] if end > 0 else text[1:]
    return text.strip()
