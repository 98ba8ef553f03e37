"""Tracks, their tags, and the list rows made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import Final, NewType

from musicrec_desktop.model.span import Span

TrackId = NewType("TrackId", int)
FolderId = NewType("FolderId", int)

TAGS_VERSION: Final = 4
"""Raised when more is read from files than before: then each file is read once more, changed or not."""


class CoverSource(StrEnum):
    """Where the picture of a track comes from."""

    NONE = "none"
    EMBEDDED = "embedded"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class ReplayGain:
    """Loudness corrections from tags.

    Attributes:
        track_gain_db: for the track alone; R128 tags are already moved to the reference of -18 LUFS.
        track_peak: highest sample, 1.0 is full scale.
        album_gain_db: for the album as a whole.
        album_peak: highest sample of the album.
    """

    track_gain_db: float | None = None
    track_peak: float | None = None
    album_gain_db: float | None = None
    album_peak: float | None = None


@dataclass(frozen=True, slots=True)
class TagDetails:
    """What a file says about itself beyond what lists show; read for single tracks.

    Attributes:
        composers: in order, without repetition, as all lists here.
        conductors: of the orchestra.
        performers: without their instruments.
        comments: each in one line.
        groupings: the groups that the user or the tagger put the track into.
        works: the work that the track is a part of; rarely several.
        movements: the name of its part of the work.
        movement_places: which part it is: its number, and of how many behind a slash where that is told.
        ensembles: orchestras, choirs and the like.
        instruments: what each of ``performers`` plays or sings, in their order, empty where unknown; none
            where nothing is known of any.
        moods: in words.
        labels: who published the album.
        catalogue_numbers: of the label.
        isrcs: codes of the recording, twelve capitals and digits each.
        lyrics: with its line breaks; empty where unknown.
    """

    composers: tuple[str, ...] = ()
    conductors: tuple[str, ...] = ()
    performers: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    groupings: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    catalogue_numbers: tuple[str, ...] = ()
    isrcs: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    movement_places: tuple[str, ...] = ()
    ensembles: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    lyrics: str = ""

    @property
    def credited_performers(self) -> tuple[str, ...]:
        """Performers with what they play: ``"Ada Nord (piano)"``."""
        if len(self.instruments) != len(self.performers):
            return self.performers
        return tuple(
            f"{name} ({part})" if part else name
            for name, part in zip(self.performers, self.instruments, strict=True)
        )


NO_DETAILS: Final = TagDetails()


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file says about itself, or what its name and folders say where it is silent.

    Attributes:
        title: never empty.
        artists: the track's artists, in order; empty where unknown.
        album: empty where unknown.
        album_artists: empty where unknown.
        genres: in order, without repetition.
        track_number: within the disc.
        disc_number: within the album; sides of records count through.
        year: of release, four digits.
        duration_ms: from the header; None where the header has none or a wrong one.
        is_estimate: the length is guessed from a part of the file.
        replay_gain: loudness corrections.
        cover: where a picture is.
        codec: short name, for example ``"mp3"``, ``"flac"``, ``"opus"``.
        bitrate_kbps: average; None where unknown.
        sample_rate_hz: None where unknown.
        channels: None where unknown.
        is_explicit: it is marked as explicit, by an advisory field or in its title or album.
        position: as tagged where it is no plain number (``"A1"``, ``"1.02"``), else empty.
        artist_credit: the artists in one line, as the tag has them; empty where it has only a list.
        album_artist_credit: the same for the album.
        artist_sort_names: what each of ``artists`` is sorted by, or nothing.
        album_artist_sort_names: what each of ``album_artists`` is sorted by, or nothing.
        title_sort_name: what the title is sorted by; empty for the title itself.
        album_sort_name: what the album is sorted by; empty for its name.
        recording_id: of MusicBrainz, or empty.
        release_id: of MusicBrainz, or empty.
        artist_ids: of MusicBrainz, in the order of the credit.
        album_artist_ids: of MusicBrainz, in the order of the album's credit.
        release_group_id: of MusicBrainz, or empty.
        track_total: how many tracks its disc has.
        disc_total: how many discs its album has.
        date: of release, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty where unknown.
        original_date: of the first release, in the same form.
        is_compilation: its album is marked as one of various artists.
        bpm: the tempo in beats a minute as tagged.
        key: the musical key as tagged, such as ``"Am"`` or ``"8A"``; empty where unknown.
        bit_depth: bits of a sample; None for lossy codecs.
        is_lossless: its codec keeps every sample.
        details: what lists do not show; only ``TrackStore.get`` and ``details_of`` read them from the
            library.
    """

    title: str
    artists: tuple[str, ...] = ()
    album: str = ""
    album_artists: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    track_number: int | None = None
    disc_number: int | None = None
    year: int | None = None
    duration_ms: int | None = None
    is_estimate: bool = False
    replay_gain: ReplayGain = field(default_factory=ReplayGain)
    cover: CoverSource = CoverSource.NONE
    codec: str = ""
    bitrate_kbps: int | None = None
    sample_rate_hz: int | None = None
    channels: int | None = None
    is_explicit: bool = False
    position: str = ""
    artist_credit: str = ""
    album_artist_credit: str = ""
    artist_sort_names: tuple[str, ...] = ()
    album_artist_sort_names: tuple[str, ...] = ()
    title_sort_name: str = ""
    album_sort_name: str = ""
    recording_id: str = ""
    release_id: str = ""
    artist_ids: tuple[str, ...] = ()
    album_artist_ids: tuple[str, ...] = ()
    release_group_id: str = ""
    track_total: int | None = None
    disc_total: int | None = None
    date: str = ""
    original_date: str = ""
    is_compilation: bool = False
    bpm: float | None = None
    key: str = ""
    bit_depth: int | None = None
    is_lossless: bool = False
    details: TagDetails = NO_DETAILS

    def __reduce__(self) -> tuple[type[Tags], tuple[object, ...]]:
        # A scan sends thousands between processes; by name, as dataclasses do it, that takes thrice as long.
        return Tags, _values_of_tags(self)

    @property
    def artist_text(self) -> str:
        """The artists in one line, as they are credited."""
        return self.artist_credit or ", ".join(self.artists)

    @property
    def title_and_artist(self) -> str:
        """Title and artists in one line: ``"So What – Miles Davis"``."""
        return " – ".join(filter(None, (self.title, self.artist_text)))

    @property
    def album_artist_text(self) -> str:
        """The album's artists in one line, as they are credited; empty where unknown."""
        return self.album_artist_credit or ", ".join(self.album_artists)


_values_of_tags: Final = attrgetter(*(field.name for field in fields(Tags)))


@dataclass(frozen=True, slots=True)
class Track:
    """One track of the library.

    Attributes:
        id: its row; stable while the file moves or is re-tagged.
        path: absolute, ``os.fsdecode`` form.
        tags: what is shown.
        duration_ms: the decoder's where it was decoded, else the header's; None where unknown.
        is_estimated: the length is a guess, and nothing is judged by it.
        album_artist_text: under whom its album is listed (with ``tags.album`` it names the album).
        is_missing: its file was not there at the last scan.
        is_liked: the last word of the listener on it was "like".
        is_disliked: the last word was "dislike".
        added_at_ms: UTC.
        play_count: listens that counted as a play.
        last_played_ms: start of the last listen that counted; None for never.
        half_stars: the rating, 1 to 10; 0 for none.
        span: the part of the file that it is, where a cue sheet cuts it out; None for a whole file.
        sheet: the absolute path of that cue sheet; empty for one inside the file.
        is_displaced: it is missing because its file has other tracks now: a cue sheet came, went or changed.
    """

    id: TrackId
    path: str
    tags: Tags
    duration_ms: int | None
    album_artist_text: str = ""
    is_estimated: bool = False
    is_missing: bool = False
    is_liked: bool = False
    is_disliked: bool = False
    added_at_ms: int = 0
    play_count: int = 0
    last_played_ms: int | None = None
    half_stars: int = 0
    span: Span | None = None
    sheet: str = ""
    is_displaced: bool = False


@dataclass(frozen=True, slots=True)
class SoundFacts:
    """Descriptors of a track's sound that rules and transitions look at (``analysis/descriptors``).

    Attributes:
        tempo_bpm: beats a minute.
        tempo_confidence: 0 to 1.
        key: 0 (C) to 11 (B).
        is_major: major or minor.
        key_confidence: 0 to 1.
        energy: 0 to 1.
        vocalness: 0 to 1.
        speech: 0 to 1.
        loudness_lufs: -70 is silence.
    """

    tempo_bpm: float
    tempo_confidence: float
    key: int
    is_major: bool
    key_confidence: float
    energy: float
    vocalness: float
    speech: float
    loudness_lufs: float


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """What the rules of a queue look at (``core/text/folding`` makes the keys).

    Rules that keep tracks apart or away rather take two names for one, so accents do not count here.

    Attributes:
        artist_keys: every artist of the track and its album, folded; empty where unknown.
        album_key: the folded album; empty where unknown.
        title_key: the folded title.
        duration_ms: None where unknown.
        is_missing: its file is not there.
        audio_id: hash of its decoded sound; empty where it was not decoded.
        genre_keys: ``genre_key`` of each; empty where unknown.
        year: of release.
        is_explicit: its tags say so.
        sound: what was measured in it; None where it was not analysed.
        plays: listens that counted.
        skips: listens that were left within 30 seconds by a skip.
        last_listen_ms: start of the latest listen, UTC; None for never.
        is_spoken: a podcast or an audiobook.
        cut_from: the first track of its file, where a cue sheet makes several of it; 0 for a whole file.
    """

    artist_keys: frozenset[str]
    album_key: str
    title_key: str
    duration_ms: int | None
    is_missing: bool
    audio_id: bytes = b""
    genre_keys: frozenset[str] = frozenset()
    year: int | None = None
    is_explicit: bool = False
    sound: SoundFacts | None = None
    plays: int = 0
    skips: int = 0
    last_listen_ms: int | None = None
    is_spoken: bool = False
    cut_from: int = 0


@dataclass(frozen=True, slots=True)
class TrackChanges:
    """Which tracks a change touched, so that only what shows them is refreshed."""

    added: tuple[TrackId, ...] = ()
    changed: tuple[TrackId, ...] = ()
    moved: tuple[TrackId, ...] = ()
    missing: tuple[TrackId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.moved or self.missing)

    @staticmethod
    def joined(parts: Iterable[TrackChanges]) -> TrackChanges:
        """Several changes as one; ids keep their order, and none is left out."""
        kinds = zip(*((part.added, part.changed, part.moved, part.missing) for part in parts), strict=True)
        return TrackChanges(*(tuple(chain.from_iterable(kind)) for kind in kinds))


@dataclass(frozen=True, slots=True)
class GroupRow:
    """An album, artist or genre in a list.

    Attributes:
        name: what is shown; for an album its title.
        detail: second line; for an album its artist.
        track_count: present tracks in it.
        cover_track_id: a track whose cover stands for the group, or None.
    """

    name: str
    detail: str
    track_count: int
    cover_track_id: TrackId | None = None
    year: int | None = None
