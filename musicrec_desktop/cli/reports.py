"""What commands find, before it is printed as tables or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.files import ScanReport
from musicrec_desktop.model.listen import FeedbackEvent, FeedbackKind, LibraryStats
from musicrec_desktop.model.loudness import KnownLoudness
from musicrec_desktop.model.recommendation import AutoQueue, Recommendation
from musicrec_desktop.model.scrobble import Scrobble, ScrobbleAccount
from musicrec_desktop.model.sound import TrackLoudness
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.playback.gain import Gain


@dataclass(frozen=True, slots=True)
class PlayReport:
    """The result of playing.

    Attributes:
        heard: the logged listens with their tracks, in order.
        failed: what could not be played.
        engine_problem: why nothing could be heard: a reason word, or an empty string.
    """

    heard: tuple[HistoryRow, ...]
    failed: tuple[PlaybackError, ...]
    engine_problem: str


@dataclass(frozen=True, slots=True)
class TrackOpinion:
    """The feedback on a track.

    Attributes:
        track: the track.
        opinion: like, dislike or neutral.
        is_banned: whether the track itself is banned.
        tally: how often each kind of feedback that adds up was given.
    """

    track: Track
    opinion: FeedbackKind
    is_banned: bool
    tally: dict[FeedbackKind, int]


@dataclass(frozen=True, slots=True)
class FeedbackReport:
    """Feedback on tracks and artists.

    Attributes:
        tracks: the feedback on tracks.
        artists: artists, each with whether it is banned.
        taken_back: what was revoked; None where nothing was to be revoked.
    """

    tracks: Sequence[TrackOpinion]
    artists: Sequence[tuple[str, bool]]
    taken_back: Sequence[FeedbackEvent] | None = None


@dataclass(frozen=True, slots=True)
class LoudnessRow:
    """The loudness of a track.

    Attributes:
        track: the track.
        loudness: all that is known, as the player uses it.
        measured: the full measurement; None where there is none.
        gain: what the player does about it.
    """

    track: Track
    loudness: TrackLoudness
    measured: KnownLoudness | None
    gain: Gain


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account on a scrobbling server.

    Attributes:
        account: the account.
        sent: how many scrobbles the server has accepted.
        refused: what was set aside; None where it was not asked for.
    """

    account: ScrobbleAccount
    sent: int
    refused: Sequence[Scrobble] | None = None


@dataclass(frozen=True, slots=True)
class DemoReport:
    """The results of the demo.

    Attributes:
        folder: of the demo library.
        scan: how its scan ended.
        analysis: how its analysis ended.
        styles: its tracks by style.
        similar: a track of each style, with the tracks that sound like it.
        played: what was played.
        queue: the automatic queue behind the played tracks.
        history: the listens of the demo, latest first.
        stats: statistics of the profile.
        tracks: all tracks that ``similar`` and ``queue`` name.
        seconds: how long all of it took.
    """

    folder: str
    scan: ScanReport
    analysis: AnalysisReport
    styles: dict[str, list[Track]]
    similar: list[tuple[Track, list[Recommendation]]]
    played: PlayReport
    queue: AutoQueue
    history: list[HistoryRow]
    stats: LibraryStats
    tracks: dict[TrackId, Track]
    seconds: float
