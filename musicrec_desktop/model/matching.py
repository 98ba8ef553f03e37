"""What is compared to find the track of the library that somebody else's words mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.core.text.folding import fold
from musicrec_desktop.model.track import TrackId

SAME_LENGTH_MS: Final = 3000
"""Two copies of one recording may differ so much in length."""


class MatchKind(StrEnum):
    """By what an entry was found to be a track."""

    PATH = "path"
    NAMES = "names"
    """Artist, title and length."""
    UNSURE = "unsure"
    """Artist and title of one track only; no length is known."""


@dataclass(frozen=True, slots=True)
class TrackMatch:
    """A track that an entry is, and how that is known."""

    track_id: TrackId
    kind: MatchKind


@dataclass(frozen=True, slots=True)
class KnownTrack:
    """What somebody knows of a track: an entry of a playlist, a file of another player, or a service.

    Texts are as they were read, unchanged; an empty text or None means that it is not known.

    Attributes:
        title: of the track.
        artist: the artists in one line.
        album: its name.
        duration_ms: the length; None also where a source writes 0 or -1 for an unknown one.
        location: an absolute path (``os.fsdecode`` form), a URI, or what else a file had.
        recording_id: the MusicBrainz id of the recording.
        album_artist: the artists of the album in one line.
        isrc: as it was written; case and dashes do not matter.
        track_number: on its disc, from 1.
    """

    title: str = ""
    artist: str = ""
    album: str = ""
    duration_ms: int | None = None
    location: str = ""
    recording_id: str = ""
    album_artist: str = ""
    isrc: str = ""
    track_number: int | None = None


@dataclass(frozen=True, slots=True)
class LibraryTrack:
    """A track of the library that an entry may be.

    Attributes:
        id: of the track.
        known: what an entry of it knows; the length is None where it is only guessed.
        album_artist: the artists of the album in one line.
        length_ms: the length as it is shown, also where it is guessed; None where unknown.
    """

    id: TrackId
    known: KnownTrack
    album_artist: str = ""
    length_ms: int | None = None

    def is_of_album(self, album: str) -> bool:
        """Whether its album has this name, without case and accents."""
        return fold(self.known.album) == fold(album)


def length_gap(one_ms: int | None, other_ms: int | None) -> int | None:
    """How far two lengths are apart, in ms; None where one is not known."""
    return None if one_ms is None or other_ms is None else abs(one_ms - other_ms)


def is_same_length(gap_ms: int | None) -> bool:
    """Whether two lengths are known to be those of one recording."""
    return gap_ms is not None and gap_ms <= SAME_LENGTH_MS
