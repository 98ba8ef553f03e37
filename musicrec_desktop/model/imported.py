"""What other programs and services know of the listener's music, as values.

A source gives tracks (with counts, ratings and opinions), plays and playlists; what is not known is None or
an empty text, never a zero.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from musicrec_desktop.model.listen import play_threshold_ms
from musicrec_desktop.model.matching import KnownTrack


class Opinion(StrEnum):
    """What the listener said about a track elsewhere."""

    LOVED = "loved"
    DISLIKED = "disliked"
    BANNED = "banned"
    """It shall not be played."""


@dataclass(frozen=True, slots=True)
class ImportedTrack:
    """What a source keeps beside a track.

    All times are in ms, UTC; where ``is_local`` is set, the clock of a place that the source does not tell,
    read as if it were UTC (``in_zone``).

    Attributes:
        known: by what the track is found.
        play_count: plays without those of other sources, and with those that the source gives as plays, too.
        rating: 1 to 100; None where the listener gave none.
        opinion_at_ms: when the opinion was given.
        added_ms: when the track came into that library.
        is_part_of_file: the file of its location holds other tracks, too (a CUE sheet lies beside it).
        is_local: the times have no zone.
    """

    known: KnownTrack
    play_count: int | None = None
    skip_count: int | None = None
    last_played_ms: int | None = None
    rating: int | None = None
    opinion: Opinion | None = None
    opinion_at_ms: int | None = None
    added_ms: int | None = None
    is_part_of_file: bool = False
    is_local: bool = False

    def in_zone(self, zone: dt.tzinfo) -> ImportedTrack:
        """The same with times in UTC, where they were those of a clock in ``zone``."""
        if not self.is_local:
            return self
        return replace(
            self,
            last_played_ms=_utc(self.last_played_ms, zone),
            opinion_at_ms=_utc(self.opinion_at_ms, zone),
            added_ms=_utc(self.added_ms, zone),
            is_local=False,
        )


@dataclass(frozen=True, slots=True)
class ImportedPlay:
    """One time that a track was played, as a source tells.

    Attributes:
        known: by what the track is found.
        started_at_ms: UTC; None where the source tells no time, or one that cannot be: such plays count, and
            have no date.
        listened_ms: how much was heard; None where the source does not tell.
        is_play: whether the source counts it as a play; None where only ``listened_ms`` can tell.
        precision_ms: how exact the start is: a second, or a minute.
        is_local: the start is the clock of a place that the source does not tell, read as if it were UTC.
        is_private: the listener had asked the service not to remember what is played.
        is_video: it may be no music: a video outside of the music service.
    """

    known: KnownTrack
    started_at_ms: int | None = None
    listened_ms: int | None = None
    is_play: bool | None = None
    precision_ms: int = 1000
    is_local: bool = False
    is_private: bool = False
    is_video: bool = False

    def counts(self, duration_ms: int | None) -> bool:
        """Whether it is a play (``play_threshold_ms``) of a track with this length."""
        if self.is_play is not None:
            return self.is_play
        return self.listened_ms is not None and self.listened_ms >= play_threshold_ms(duration_ms)

    def in_zone(self, zone: dt.tzinfo) -> ImportedPlay:
        """The same with its start in UTC, where it was that of a clock in ``zone``."""
        if not self.is_local:
            return self
        return replace(self, started_at_ms=_utc(self.started_at_ms, zone), is_local=False)


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """An entry of a playlist, and when it came into the list."""

    known: KnownTrack
    added_ms: int | None = None


@dataclass(frozen=True, slots=True)
class ImportedPlaylist:
    """A playlist of a source.

    Attributes:
        name: empty where the source has none.
        entries: in their order; doubles are meant.
        folders: the folders that it lies in, the outermost first.
        was_smart: the source found the entries by rules that cannot be read; these are the entries of then.
        rules: the rules of a smart playlist of Navidrome in JSON; such a list has no entries.
    """

    name: str
    entries: tuple[ImportedEntry, ...] = ()
    folders: tuple[str, ...] = ()
    was_smart: bool = False
    rules: str = ""


ImportedRecord = ImportedTrack | ImportedPlay | ImportedPlaylist


def _utc(clock_ms: int | None, zone: dt.tzinfo) -> int | None:
    """The moment at which a clock in a zone shows a time that was read as UTC; of two moments the first."""
    if clock_ms is None:
        return None
    shown = dt.datetime.fromtimestamp(clock_ms // 1000, tz=dt.UTC).replace(tzinfo=zone)
    return int(shown.timestamp()) * 1000 + clock_ms % 1000
