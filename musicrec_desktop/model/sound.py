"""What shapes the sound of playback, and what devices there are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.model.track import ReplayGain

EQUALIZER_BANDS_HZ: Final = (31.25, 62.5, 125.0, 250.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0, 16_000.0)
EQUALIZER_LIMIT_DB: Final = 12.0
"""A band is raised or lowered by this much at most."""
REFERENCE_LUFS: Final = -18.0
"""The loudness that ReplayGain 2.0 brings tracks to."""


class GainMode(StrEnum):
    """Which loudness correction is applied."""

    OFF = "off"
    TRACK = "track"
    ALBUM = "album"
    AUTO = "auto"
    """Album where an album plays in its order, else track."""


@dataclass(frozen=True, slots=True)
class SoundControls:
    """How everything sounds, whatever plays.

    Attributes:
        crossfade_ms: how long a track fades into the next one; 0 joins them without a gap.
        gain_mode: which loudness correction is applied.
        preamp_db: on top of the correction, for all tracks.
        is_clipping_prevented: no correction raises a track beyond its peak.
        equalizer_db: gains of ``EQUALIZER_BANDS_HZ``, or None for none.
        speed_percent: 100 as recorded; the pitch stays.
        device: ``OutputDevice.id``, empty for the system's choice.
    """

    crossfade_ms: int = 0
    gain_mode: GainMode = GainMode.AUTO
    preamp_db: float = 0.0
    is_clipping_prevented: bool = True
    equalizer_db: tuple[float, ...] | None = None
    speed_percent: int = 100
    device: str = ""


@dataclass(frozen=True, slots=True)
class OutputDevice:
    """Something that sound can come out of.

    Attributes:
        id: how the engine knows it.
        name: for display.
    """

    id: str
    name: str


_NO_TAGS: Final = ReplayGain()


@dataclass(frozen=True, slots=True)
class TrackLoudness:
    """What is known of how loud a track is.

    Attributes:
        tags: corrections from the tags.
        measured_lufs: integrated loudness of the whole track by EBU R 128, where the user had it measured.
        measured_peak: its true peak, 1.0 is full scale.
        measured_album_lufs: integrated loudness of its whole album, where all of it was measured.
        measured_album_peak: the highest true peak of the album.
        estimated_lufs: what analysis estimated from excerpts.
    """

    tags: ReplayGain = _NO_TAGS
    measured_lufs: float | None = None
    measured_peak: float | None = None
    measured_album_lufs: float | None = None
    measured_album_peak: float | None = None
    estimated_lufs: float | None = None


UNKNOWN_LOUDNESS: Final = TrackLoudness()


@dataclass(frozen=True, slots=True)
class AlbumPlace:
    """Where a track stands in its album.

    Attributes:
        album: what names the album in the library (its artist and title).
        disc: from 1.
        number: from 1.
    """

    album: tuple[str, str]
    disc: int
    number: int

    def is_followed_by(self, other: AlbumPlace | None) -> bool:
        """Whether ``other`` comes right behind on the same album: the next number, or a next disc's first."""
        if other is None or other.album != self.album:
            return False
        if other.disc == self.disc:
            return other.number == self.number + 1
        return other.disc == self.disc + 1 and other.number == 1
