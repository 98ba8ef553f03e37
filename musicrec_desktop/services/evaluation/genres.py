"""Judges the genre classifier: on the library, on a table of features, on a folder of labelled files."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.core.child_process import in_child
from musicrec_desktop.core.errors import EvaluationError, LibraryError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.core.text.folding import name_key
from musicrec_desktop.learning.genres.learning import judge
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.genres import GenreEvaluation, GenreVerdict
from musicrec_desktop.services.evaluation.folder.service import EvaluateService
from musicrec_desktop.services.genres.learning import MEMORY_BYTES, PROCESS, GenreLearner

LABEL: Final = "label"
GENRE: Final = "genre"
FILE: Final = "file"
NOT_SOUND: Final = frozenset({"length", "duration", "id", "track_id", "index", ""})
"""Columns of numbers that say nothing about sound; how long a clip is may give its collection away."""


class GenreEvaluationService:
    """Computes figures in the calling thread, with the learning in a process of its own; nothing is kept.

    Args:
        learner: knows the library.
        folder: describes files.
    """

    def __init__(self, *, learner: GenreLearner, folder: EvaluateService) -> None:
        self._learner, self._folder = learner, folder

    def library_blocking(self, context: TaskContext) -> GenreVerdict:
        """What would be found out about the library now.

        Raises:
            ChildEndedError: the process of its own has ended, or needed too much memory.
        """
        verdict, _ = self._learner.judged(context)
        return verdict

    def table_blocking(
        self, path: str, label: str | None, group: str | None, context: TaskContext
    ) -> GenreEvaluation:
        """The figures of the classifier on a CSV file with a row for a track and a column for a feature.

        Args:
            path: of the file.
            label: the column of the genres; None for ``label``, else ``genre``.
            group: a column whose rows of one value are never learnt from and judged at once, such as the
                artist; None for ten stratified parts.
            context: hears how far it is, and can end the work.

        Raises:
            EvaluationError: the table cannot be used.
            ChildEndedError: the process of its own has ended, or needed too much memory.
        """
        rows, columns = _rows(path)
        named = label or next((name for name in (LABEL, GENRE) if name in columns), LABEL)
        _check_columns(path, columns, [named, *([group] if group else [])])
        numbers = [
            name
            for name in columns
            if name not in {named, group} and name.lower() not in NOT_SOUND and _is_numeric(rows, name)
        ]
        if not numbers:
            raise EvaluationError("no-numbers", path)
        vectors = np.array([[_number(row[name]) for name in numbers] for row in rows], np.float32)
        labels = [(row[named] or "").strip() for row in rows]
        return _judged(path, vectors, labels, _groups(rows, group), context)

    def folder_blocking(
        self,
        audio_dir: str,
        labels_path: str,
        *,
        file: str | None,
        label: str | None,
        group: str | None,
        jobs: int | None,
        context: TaskContext,
    ) -> tuple[GenreEvaluation, tuple[FileFailure, ...]]:
        """The figures of the classifier on labelled files, described as those of the library.

        Args:
            audio_dir: the folder.
            labels_path: a CSV file with a row for a file.
            file: the column of paths below the folder; None for ``file``.
            label: the column of genres; None for ``genre``, else ``label``.
            group: the column that keeps artists apart; None for ten stratified parts.
            jobs: how many files at a time; None for as many as fit the machine.
            context: hears how far it is, and can end the work.

        Returns:
            The figures, and the files that could not be described.

        Raises:
            EvaluationError: the labels cannot be used, or there are too few of them.
            LibraryError: the folder is not there.
            ChildEndedError: the process of its own has ended, or needed too much memory.
        """
        if not os.path.isdir(audio_dir):
            raise LibraryError(audio_dir, "not-a-folder" if os.path.exists(audio_dir) else "gone")
        rows, columns = _rows(labels_path)
        named = label or next((name for name in (GENRE, LABEL) if name in columns), GENRE)
        files = file or FILE
        _check_columns(labels_path, columns, [files, named, *([group] if group else [])])
        paths: dict[str, Row] = {}
        for row in rows:
            path = os.path.join(audio_dir, (row[files] or "").strip())
            if (row[named] or "").strip() and os.path.isfile(path):
                paths.setdefault(path, row)
        if not paths:
            raise EvaluationError("no-matching-files", audio_dir)
        found, failed = self._folder.features_blocking(list(paths), jobs=jobs, on_progress=context.progress)
        if not found:
            raise EvaluationError("too-few-genres", labels_path)
        described = list(found)
        kept = [paths[path] for path in described]
        vectors = np.stack([found[path].vector for path in described]).astype(np.float32)
        labels = [(row[named] or "").strip() for row in kept]
        return _judged(labels_path, vectors, labels, _groups(kept, group), context), failed


Row = dict[str, str | None]


def _rows(path: str) -> tuple[list[Row], Sequence[str]]:
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            reader = csv.DictReader(file)
            rows: list[Row] = list(reader)
            columns = reader.fieldnames or ()
    except OSError as error:
        raise EvaluationError("labels-unreadable", path) from error
    except csv.Error as error:
        raise EvaluationError("labels-not-csv", path) from error
    return rows, columns


def _check_columns(path: str, columns: Sequence[str], wanted: Sequence[str]) -> None:
    missing = tuple(name for name in wanted if name not in columns)
    if missing:
        raise EvaluationError("missing-column", path, missing)


def _number(text: str | None) -> float:
    try:
        return float(text or "nan")
    except ValueError:
        return float("nan")


def _is_numeric(rows: Sequence[Row], name: str) -> bool:
    """Whether a column has numbers; some may be missing."""
    return any(np.isfinite(_number(row[name])) for row in rows[:100])


def _groups(rows: Sequence[Row], group: str | None) -> NDArray[np.int64] | None:
    """The number of each value of a column; rows without a value are one group."""
    if group is None:
        return None
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(name_key(row[group] or ""), len(numbers)) for row in rows]
    return np.array(found, np.int64)


def _judged(
    path: str,
    vectors: NDArray[np.float32],
    labels: Sequence[str],
    groups: NDArray[np.int64] | None,
    context: TaskContext,
) -> GenreEvaluation:
    work = partial(judge, vectors, labels, groups)
    found = in_child(work, context, name=PROCESS, memory_bytes=MEMORY_BYTES)
    if found is None:
        raise EvaluationError("too-few-genres", path)
    return found
