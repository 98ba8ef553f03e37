"""What is compared to find the track of the library that somebody else's words mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.model.track import TrackId

SAME_LENGTH_MS: Final = 3000
"""Two copies of one recording may differ so much in length."""


class MatchOutcome(StrEnum):
    """What a description of a track is to a track of the library, or to another description."""

    SAME = "same"
    """The same recording."""
    VERSION = "version"
    """Another recording of the song, or another cut of the recording."""
    ASK = "ask"
    """It may be the same; only somebody who knows both can tell."""
    MISSING = "missing"
    """Another song, or none."""


class MatchReason(StrEnum):
    """Why it is so; the reason of what is the same names what was forgiven."""

    CORRECTED = "corrected"
    """The user said so."""
    RECORDING = "recording"
    """The id of the recording."""
    ISRC = "isrc"
    PATH = "path"
    PATH_MAP = "path-map"
    """The path, after a folder of another computer was read as one here."""
    NAMES = "names"
    """Artist and title."""
    ARTICLE = "article"
    """An article before the title is left out."""
    ACCENTS = "accents"
    """The same letters with different accents."""
    SCRIPT = "script"
    """Letters of another script."""
    TYPING = "typing"
    """One letter is wrong."""
    DAMAGED = "damaged"
    """Letters were lost on the way."""
    CUT_OFF = "cut-off"
    """The end of the title is missing."""
    WORK = "work"
    """The same number in a list of works, in other words."""
    MORE_WORDS = "more-words"
    """One title has words in brackets or behind a dash that the other has not."""
    STOCK_TITLE = "stock-title"
    """A title that many albums have, such as Intro."""
    NUMBERED = "numbered"
    """The number of the track stands before its title."""
    ARTIST_IN_TITLE = "artist-in-title"
    SWAPPED = "swapped"
    """Artist and title are exchanged."""
    VERSION_WORDS = "version-words"
    """Words such as live or remix are in one of the titles."""
    WHICH_VERSION = "which-version"
    """Both are live or remixes, at other places or by other people."""
    SOFT_WORDS = "soft-words"
    """Words such as single version, which mean nothing if the length is the same."""
    GUESTS = "guests"
    """One names guests, or more of them."""
    OTHER_GUESTS = "other-guests"
    MORE_ARTISTS = "more-artists"
    """One names more artists, or only some artists are in both."""
    NO_ARTIST = "no-artist"
    VARIOUS = "various"
    """One names various artists."""
    ALBUM_ARTIST = "album-artist"
    """The artist of one is the artist of the album of the other."""
    LENGTH = "length"
    PREVIEW = "preview"
    """Half a minute of a longer track."""
    ALBUM = "album"
    """Other albums, and lengths that do not settle it."""
    ALBUM_VERSION = "album-version"
    """The name of one album tells that its tracks are live, remixes and so on."""
    OTHER_RECORDING = "other-recording"
    """The ids of the recordings differ."""
    SEVERAL = "several"
    """Several tracks are the same."""
    OTHER_TITLE = "other-title"
    OTHER_ARTIST = "other-artist"
    NO_NAMES = "no-names"
    """Nothing is known by which it could be found."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two descriptions are to each other.

    Attributes:
        outcome: what.
        reason: why.
        detail: the words that it is about, or empty.
    """

    outcome: MatchOutcome
    reason: MatchReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TrackMatch:
    """The track of the library that a description means.

    Attributes:
        outcome: whether it is sure.
        reason: why.
        track_id: of what is the same; else None.
        candidates: the tracks that it may be, the likeliest first; also of what is the same.
        detail: the words that the reason is about, or empty.
    """

    outcome: MatchOutcome
    reason: MatchReason
    track_id: TrackId | None = None
    candidates: tuple[TrackId, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TrackNames:
    """By what a track of the library is found.

    Attributes:
        id: of the track.
        title: of the track.
        artist: the artists in one line.
        album_artist: the artists of the album in one line.
        recording_id: the MusicBrainz id of the recording, or empty.
        isrc: also several with spaces between, or empty.
    """

    id: TrackId
    title: str
    artist: str
    album_artist: str = ""
    recording_id: str = ""
    isrc: str = ""


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
        isrc: as it was written, also several; case and dashes do not matter.
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
    """A track of the library that a description may mean.

    Attributes:
        id: of the track.
        known: what an entry of it knows; the length is None where it is only guessed.
    """

    id: TrackId
    known: KnownTrack


def length_gap(one_ms: int | None, other_ms: int | None) -> int | None:
    """How far two lengths are apart, in ms; None where one is not known."""
    return None if one_ms is None or other_ms is None else abs(one_ms - other_ms)


def is_same_length(gap_ms: int | None) -> bool:
    """Whether two lengths are known to be those of one recording."""
    return gap_ms is not None and gap_ms <= SAME_LENGTH_MS
