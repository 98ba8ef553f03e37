"""A part of a sound file that is a track of its own, as a cue sheet cuts it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FRAMES_A_SECOND: Final = 75
"""Cue sheets count in frames of a compact disc; at 44,100 Hz one is 588 samples, so no rounding is needed."""


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where a track reaches in its file.

    Attributes:
        start: the frame (1/75 s) that it begins with.
        end: the frame behind it; None for the end of the file.
    """

    start: int
    end: int | None = None

    @property
    def start_s(self) -> float:
        """Where it begins, in seconds."""
        return self.start / FRAMES_A_SECOND

    @property
    def end_s(self) -> float | None:
        """Where it ends, in seconds; None for the end of the file."""
        return None if self.end is None else self.end / FRAMES_A_SECOND

    @property
    def start_ms(self) -> int:
        """Where it begins, in whole milliseconds."""
        return self.start * 1000 // FRAMES_A_SECOND

    @property
    def end_ms(self) -> int | None:
        """Where it ends, in whole milliseconds; None for the end of the file."""
        return None if self.end is None else self.end * 1000 // FRAMES_A_SECOND

    def length_ms(self, file_ms: int | None) -> int | None:
        """How long it is.

        Args:
            file_ms: length of the whole file; None where unknown.

        Returns:
            Milliseconds; None where it reaches to the end of a file whose length is unknown.
        """
        if self.end is not None:
            return (self.end - self.start) * 1000 // FRAMES_A_SECOND
        return None if file_ms is None else max(0, file_ms - self.start * 1000 // FRAMES_A_SECOND)


@dataclass(frozen=True, slots=True)
class PartOfFile:
    """A span of a file, to be decoded like a file of its own.

    Attributes:
        path: ``os.fsdecode`` form.
        span: which part.
    """

    path: str
    span: Span


SoundPlace = str | PartOfFile
"""What is decoded: the path of a whole file (``os.fsdecode`` form), or a part of one."""


def place_of(path: str, span: Span | None) -> SoundPlace:
    """A file, or a part of it."""
    return path if span is None else PartOfFile(path, span)


def path_of(place: SoundPlace) -> str:
    """The file of a place."""
    return place if isinstance(place, str) else place.path
