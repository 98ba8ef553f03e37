"""Evaluates the sound space on a folder of labelled files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final

import numpy as np

from musicrec_desktop.analysis.measure import MEASURE_LIMIT_S, Baselines, Measured, measure
from musicrec_desktop.analysis.outcome import Failure
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.core.errors import EvaluationError, LibraryError
from musicrec_desktop.core.interruption import wait_for_any
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.evaluation import FolderReading, SimilarityEvaluation, TrackLabel
from musicrec_desktop.model.features import Features, FloatArray
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.recommend.evaluation.space import distances, similarity
from musicrec_desktop.recommend.evaluation.space.labels import LabelJudge
from musicrec_desktop.recommend.space.sound_space import UNKNOWN_BLOCKS, SoundSpace, SpaceRecipe
from musicrec_desktop.services.evaluation.folder.cache import MeasureCache
from musicrec_desktop.services.evaluation.folder.labels import LabelColumns, read_labels

# Two tasks for each worker, so that none waits.
_TASKS_A_WORKER: Final = 2

OnProgress = Callable[[Progress], object]


@dataclass(frozen=True, slots=True)
class LabelledTrack:
    """One labelled file and what was measured of it.

    Attributes:
        label: from the table of labels.
        features: of the file.
        baselines: the measures of the simpler ways.
        cpu_seconds: of the extractor, decoding included.
        decode_cpu_seconds: of decoding alone.
    """

    label: TrackLabel
    features: Features
    baselines: Baselines
    cpu_seconds: float
    decode_cpu_seconds: float

    @property
    def excerpts(self) -> FloatArray:
        """The vectors of the excerpts, float32, shape (n, d); that of the track where they were not kept."""
        kept = self.features.excerpts
        return (self.features.vector[None] if kept is None else kept).astype(np.float32)


@dataclass(frozen=True, slots=True)
class LabelledFolder:
    """What was measured of a folder.

    Attributes:
        tracks: those that were described.
        judge: of their labels.
        reading: which files could be described.
    """

    tracks: tuple[LabelledTrack, ...]
    judge: LabelJudge
    reading: FolderReading


class EvaluateService:
    """Describes labelled files, and scores how well neighbours agree with the labels.

    Args:
        pool: the worker processes.
        cache_dir: where measurements are kept.
        recipes: how the space of each version of the extractor is fitted.
    """

    def __init__(self, *, pool: AnalysisPool, cache_dir: str, recipes: Mapping[int, SpaceRecipe]) -> None:
        self._pool = pool
        self._cache = MeasureCache(cache_dir)
        self._recipes = recipes

    def similarity_blocking(
        self,
        audio_dir: str,
        labels_path: str,
        columns: LabelColumns,
        *,
        jobs: int | None = None,
        on_progress: OnProgress = lambda _progress: None,
    ) -> SimilarityEvaluation:
        """Evaluate the space that is fitted on the labelled files of a folder, in the calling thread.

        Arguments and errors are those of ``measure_blocking``.
        """
        return self._judged(
            self.measure_blocking(audio_dir, labels_path, columns, jobs=jobs, on_progress=on_progress)
        )

    def measure_blocking(
        self,
        audio_dir: str,
        labels_path: str,
        columns: LabelColumns,
        *,
        jobs: int | None = None,
        on_progress: OnProgress = lambda _progress: None,
    ) -> LabelledFolder:
        """Measure the labelled files of a folder, in the calling thread.

        After an interrupt, the next run goes on with the files that were not measured.

        Args:
            audio_dir: the folder of the labelled files.
            labels_path: a CSV file.
            columns: the names of its columns.
            jobs: how many files at a time; None for as many as fit the machine.
            on_progress: called after each file.

        Raises:
            EvaluationError: the labels cannot be used, or there are too few of them.
            LibraryError: the folder is not there.
        """
        _check_folder(audio_dir)
        labels = read_labels(labels_path, columns)
        paths = {label.file: os.path.join(audio_dir, label.file) for label in labels}
        present = [label for label in labels if os.path.isfile(paths[label.file])]
        if not present:
            raise EvaluationError("no-matching-files", audio_dir)
        if not LabelJudge(present).can_judge:
            raise EvaluationError("too-few-labels", labels_path)
        measured, from_cache = self._measured([paths[label.file] for label in present], jobs, on_progress)
        tracks, failed = _sorted_out(present, [measured[paths[label.file]] for label in present], paths)
        judge = LabelJudge([track.label for track in tracks])
        if not judge.can_judge:
            raise EvaluationError("too-few-described", audio_dir, tuple(failure.path for failure in failed))
        missing = tuple(label.file for label in labels if not os.path.isfile(paths[label.file]))
        return LabelledFolder(tuple(tracks), judge, FolderReading(from_cache, failed, missing))

    def features_blocking(
        self,
        paths: Sequence[str],
        *,
        jobs: int | None = None,
        on_progress: OnProgress = lambda _progress: None,
    ) -> tuple[dict[str, Features], tuple[FileFailure, ...]]:
        """The features of some files by path, and those that could not be described, in the calling thread.

        After an interrupt, the next run goes on with the files that were not measured.

        Args:
            paths: absolute.
            jobs: how many files at a time; None for as many as fit the machine.
            on_progress: called after each file.
        """
        measured, _ = self._measured(paths, jobs, on_progress)
        found = {path: each.features for path, each in measured.items() if each.features is not None}
        failed = tuple(
            FileFailure(path, "crashed" if each.failure is None else each.failure.reason)
            for path, each in measured.items()
            if each.features is None
        )
        return found, failed

    def _measured(
        self, paths: Sequence[str], jobs: int | None, on_progress: OnProgress
    ) -> tuple[dict[str, Measured], int]:
        """The measures of each file by path, and how many of them are from the cache."""
        found = {path: known for path in paths if (known := self._cache.read(path)) is not None}
        from_cache = len(found)
        waiting = [path for path in dict.fromkeys(paths) if path not in found]
        if waiting and jobs is not None:
            self._pool.resize(jobs)
        tasks: dict[Future[Measured], str] = {}
        while waiting or tasks:
            while waiting and len(tasks) < _TASKS_A_WORKER * self._pool.workers:
                path = waiting.pop(0)
                tasks[self._pool.submit(measure, path, MEASURE_LIMIT_S, _failed)] = path
            for future in wait_for_any(tasks):
                path = tasks.pop(future)
                found[path] = future.result()
                self._cache.write(path, found[path])
                on_progress(Progress(len(found), len(paths), os.path.basename(path)))
        self._pool.rest()
        return found, from_cache

    def _judged(self, folder: LabelledFolder) -> SimilarityEvaluation:
        tracks, judge = folder.tracks, folder.judge
        raw = np.stack([track.features.vector for track in tracks]).astype(np.float32)
        excerpts = [track.excerpts for track in tracks]
        version = tracks[0].features.version
        space = SoundSpace.fit(raw, self._recipes.get(version, UNKNOWN_BLOCKS), version, excerpts)
        vectors = space.transform(raw)
        plain = 1.0 - vectors.astype(np.float64) @ vectors.T.astype(np.float64)
        simple = {
            "mfcc": distances.mfcc_distances(np.stack([track.baselines.mfcc for track in tracks])),
            "random": distances.random_distances(len(tracks)),
            "leak": distances.leak_distances(np.stack([track.baselines.leak for track in tracks])),
        }
        return SimilarityEvaluation(
            tracks=len(tracks),
            queries=len(judge.albums.queries),
            albums=judge.albums.count,
            artist_queries=len(judge.artists.queries),
            style_queries=judge.style_queries,
            style_ceiling=judge.style_ceiling,
            plain=judge.scores(plain),
            reranked=judge.scores(distances.player_distances(space, raw)),
            segment_hit_at_1=_segment_hit(space, excerpts),
            baselines={name: judge.scores(values) for name, values in simple.items()},
            cpu_seconds_per_track=float(np.mean([track.cpu_seconds for track in tracks])),
            decode_cpu_seconds_per_track=float(np.mean([track.decode_cpu_seconds for track in tracks])),
            feature_version=version,
            dimension=space.dimension,
            reading=folder.reading,
        )


def _check_folder(audio_dir: str) -> None:
    if not os.path.exists(audio_dir):
        raise LibraryError(audio_dir, "gone")
    if not os.path.isdir(audio_dir):
        raise LibraryError(audio_dir, "not-a-folder")


def _failed(failure: Failure) -> Measured:
    return Measured(failure=failure)


def _sorted_out(
    labels: Sequence[TrackLabel], measured: Sequence[Measured], paths: dict[str, str]
) -> tuple[list[LabelledTrack], tuple[FileFailure, ...]]:
    tracks, failed = [], []
    for label, found in zip(labels, measured, strict=True):
        if found.features is None or found.baselines is None:
            reason = "crashed" if found.failure is None else found.failure.reason
            failed.append(FileFailure(paths[label.file], reason))
        else:
            tracks.append(
                LabelledTrack(
                    label, found.features, found.baselines, found.cpu_seconds, found.decode_cpu_seconds
                )
            )
    return tracks, tuple(failed)


def _segment_hit(space: SoundSpace, excerpts: Sequence[FloatArray]) -> float | None:
    """The share of halves of tracks whose nearest other half is of the same track; None without halves.

    Only tracks of two excerpts or more have halves.
    """
    halves = [np.array_split(part, 2) for part in excerpts if len(part) > 1]
    if not halves:
        return None
    first, second = (
        space.transform(np.stack([half[side].mean(axis=0) for half in halves])) for side in (0, 1)
    )
    return similarity.mean(similarity.segment_hits(first, second))
