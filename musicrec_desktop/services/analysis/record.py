"""What is to be analysed, and keeping what a worker found: at once, so that a killed run loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.analysis.outcome import FeatureOutcome
from musicrec_desktop.model.features import PendingTrack
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.analysis.run import Found
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.tracks import TrackStore

FETCH_COUNT: Final = 200
TIMED_OUT: Final = "timed-out"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of an outcome.

    Attributes:
        described: the track that has new features, or None.
        merged: the missing track that it proved to be, and the id that is gone now; or None.
    """

    described: TrackId | None = None
    merged: tuple[TrackId, TrackId] | None = None


class AnalysisRecorder:
    """Reads what is pending and writes outcomes; safe in any thread.

    Args:
        tracks: take duration and identity.
        features: take vectors and failures.
        version: of the extractor; it may be changed.
        started_ms: when this program started.
    """

    def __init__(self, *, tracks: TrackStore, features: FeatureStore, version: int, started_ms: int) -> None:
        self._tracks = tracks
        self._features = features
        self.version = version
        self._started_ms = started_ms
        self._listed_version: int | None = None

    def begin(self) -> None:
        """Forget time-outs from before this start, so that each start tries such files once.

        Raises:
            StorageError: the database cannot be written.
        """
        self._features.forget_failures(TIMED_OUT, self._started_ms)

    def find(self, preferred: Sequence[TrackId], busy_count: int) -> Found:
        """What is pending.

        Args:
            preferred: tracks to look for first.
            busy_count: how many pending tracks the caller knows already.

        Raises:
            StorageError: the database cannot be used.
        """
        version = self.version
        if self._listed_version != version:
            self._features.keep_waiting(version)
            self._listed_version = version
        pending_count, failed_count = self._features.open_counts(version)
        return Found(
            preferred=self._features.pending_among(version, preferred),
            others=self._features.pending(version, FETCH_COUNT + busy_count),
            pending_count=pending_count,
            failed_count=failed_count,
        )

    def record(self, pending: PendingTrack, outcome: FeatureOutcome, now_ms: int) -> Recorded:
        """Keep one outcome.

        Raises:
            StorageError: the database cannot take it.
        """
        track_id = pending.track_id
        if not self._tracks.is_still(track_id, pending.span):
            # Its cue sheet was edited meanwhile: what was heard is another track.
            return Recorded()
        missing_twin = self._missing_twin(track_id, outcome)
        if outcome.duration_ms > 0:
            self._tracks.set_decoded(track_id, outcome.duration_ms, outcome.audio_id)
        if outcome.failure is not None and outcome.failure.is_of_file:
            self._features.save_failure(pending, self.version, outcome.failure.reason, now_ms)
        # The features come last: a track that has them is done.
        if outcome.value is None:
            return Recorded()
        self._features.save(track_id, outcome.value, pending.size, pending.mtime_ns, now_ms)
        if missing_twin is None:
            return Recorded(track_id)
        self._tracks.merge_moved(missing_twin, track_id)
        return Recorded(missing_twin, (missing_twin, track_id))

    def _missing_twin(self, track_id: TrackId, outcome: FeatureOutcome) -> TrackId | None:
        """The one missing track that has this sound, for a track that was never analysed before."""
        if outcome.value is None or not outcome.audio_id:
            return None
        twins = self._tracks.same_audio(outcome.audio_id, outcome.duration_ms)
        missing = [twin for twin, is_missing in twins if is_missing and twin != track_id]
        if len(missing) != 1 or any(twin == track_id for twin, _ in twins):
            return None
        serving = self._features.serving_version(self.version)
        is_known = self._features.vector(track_id, serving) is not None
        return None if is_known else missing[0]
