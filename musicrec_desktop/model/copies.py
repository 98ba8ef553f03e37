"""Tracks that are the same recording in several files, and versions of one work."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from musicrec_desktop.model.track import TrackId

CopyGroupId = NewType("CopyGroupId", int)


class CopyKind(StrEnum):
    """What the tracks of a group are to each other."""

    SAME_SOUND = "same-sound"
    """Decoded, they begin with the same samples, and they last equally long."""
    SAME_RECORDING = "same-recording"
    """They sound the same and last equally long: other formats, other bit rates, louder or quieter."""
    SAME_START = "same-start"
    """Decoded, they begin with the same samples, and end at other times: cut short, or another cut."""
    VERSIONS = "versions"
    """The same work, played, sung, mixed or cut otherwise."""


COPY_KINDS: Final = frozenset({CopyKind.SAME_SOUND, CopyKind.SAME_RECORDING})
"""Kinds of which all files but the best one are spare."""


class Merit(StrEnum):
    """What speaks for a file beside another one of the same recording, the weightiest first."""

    WHOLE = "whole"
    LOSSLESS = "lossless"
    RESOLUTION = "resolution"
    BIT_RATE = "bit-rate"
    ORIGINAL = "original"
    """It is not a lossless file that was made of a lossy one."""
    NOT_CLIPPED = "not-clipped"
    TAGS = "tags"
    IN_ALBUM = "in-album"
    COVER = "cover"
    USE = "use"
    SMALLER = "smaller"
    """The same sound in less space."""
    AGE = "age"


TAG_NAMES: Final = ("artist", "album", "album artist", "track number", "year", "genre")
"""What complete tags have beside a title, in the order in which missing ones are named."""


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A track of a group, with what it is judged by.

    Attributes:
        track_id: its row.
        path: absolute, ``os.fsdecode`` form.
        title: as tagged.
        artist: its artists in one line.
        album: empty where unknown.
        size: bytes; of a part of a file its share by length.
        sound: hash of the first seconds of its decoded sound; empty where it was not decoded.
        codec: as the library names it.
        is_lossless: its format keeps every sample.
        bitrate_kbps: 0 where unknown.
        sample_rate_hz: 0 where unknown.
        bit_depth: 0 where unknown, and for lossy formats.
        duration_ms: None where unknown.
        true_peak: of a full measurement, 1.0 is full scale; None where it was not measured.
        missing_tags: those of ``TAG_NAMES`` that it lacks.
        has_cover: a picture is in the file or its folder.
        album_mates: present tracks of its album beside it in the same folder.
        plays: of the listener in use.
        is_liked: by the listener in use.
        half_stars: of the listener in use; 0 for none.
        playlists: of the listener in use that it stands in.
        added_at_ms: UTC.
    """

    track_id: TrackId
    path: str
    title: str
    artist: str
    album: str
    size: int
    sound: bytes
    codec: str
    is_lossless: bool
    bitrate_kbps: int
    sample_rate_hz: int
    bit_depth: int
    duration_ms: int | None
    true_peak: float | None
    missing_tags: tuple[str, ...]
    has_cover: bool
    album_mates: int
    plays: int
    is_liked: bool
    half_stars: int
    playlists: int
    added_at_ms: int


@dataclass(frozen=True, slots=True)
class CopyRow:
    """A group as lists show it; ``files`` are its present tracks, the best first.

    Attributes:
        id: its row.
        kind: what its tracks are to each other.
        ids: its present tracks, the best first.
        face: the one that the group is named after, and has its picture from (``naming_rank``).
        title: of that one.
        artist: of that one.
        album: of that one.
        codecs: of its tracks, without repetition, that of the best one first.
        spare_bytes: what the others take beside the best one; 0 for kinds that are no copies.
    """

    id: CopyGroupId
    kind: CopyKind
    ids: tuple[TrackId, ...]
    face: TrackId
    title: str
    artist: str
    album: str
    codecs: tuple[str, ...]
    spare_bytes: int


def naming_rank(artist: str, album: str) -> tuple[bool, bool]:
    """How well the tags of a file name its recording: a group is named after the first file with the most.

    The best sound may be a file without tags, whose title is the name of the file.
    """
    return bool(artist), bool(album)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file beside the best one of its group.

    Attributes:
        file: the file.
        lacks: in what the best one is ahead of it, the weightiest first; empty for the best one itself.
        has: in what it is ahead of the best one.
        version: what its title says of its version, as words such as ``live`` (``version_kinds``).
    """

    file: CopyFile
    lacks: tuple[Merit, ...] = ()
    has: tuple[Merit, ...] = ()
    version: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """A group as it is compared: the best file first.

    Attributes:
        id: its row.
        kind: what its tracks are to each other.
        files: two or more.
    """

    id: CopyGroupId
    kind: CopyKind
    files: tuple[Comparison, ...]

    @property
    def face(self) -> CopyFile:
        """The file that the group is named after."""
        return max((one.file for one in self.files), key=lambda file: naming_rank(file.artist, file.album))


@dataclass(frozen=True, slots=True)
class CopyList:
    """All groups, as they were found last.

    Attributes:
        rows: copies, those that take most space first; then other cuts, and versions.
        found_at_ms: when, UTC; None where nobody has looked yet.
        is_sound_known: sounds were compared, not only decoded files.
        is_whole: all pairs that could be copies were compared.
        unheard: present tracks that wait to be listened to; copies of them are not all known.
    """

    rows: tuple[CopyRow, ...] = ()
    found_at_ms: int | None = None
    is_sound_known: bool = False
    is_whole: bool = True
    unheard: int = 0

    @property
    def spare_bytes(self) -> int:
        """What all copies take beside the best file of each recording."""
        return sum(row.spare_bytes for row in self.rows)


@dataclass(frozen=True, slots=True)
class MovedUse:
    """What listeners did with a track, moved to another one; the way back.

    Attributes:
        from_id: where it was.
        to_id: where it is.
        rows: ids of rows by table.
        ratings: the ratings of both tracks as they were: listener, track, half stars, time.
        plays: how many plays moved.
    """

    from_id: TrackId
    to_id: TrackId
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    ratings: tuple[tuple[int, int, int, int], ...]
    plays: int


@dataclass(frozen=True, slots=True)
class TrashOutcome:
    """What became of files that were to go to the trash.

    Attributes:
        trashed: numbers of the files that went, which bring them back.
        ids: their tracks.
        freed_bytes: what they take in the trash.
        failed: paths that stayed, each with a reason word of ``TrashError``.
    """

    trashed: tuple[int, ...] = ()
    ids: tuple[TrackId, ...] = ()
    freed_bytes: int = 0
    failed: tuple[tuple[str, str], ...] = ()
