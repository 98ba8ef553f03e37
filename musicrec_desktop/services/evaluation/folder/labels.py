"""Reads the labels of an evaluation from a CSV file."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import EvaluationError
from musicrec_desktop.model.evaluation import TrackLabel

TIER: Final = "tier"
GENRE: Final = "genre"


@dataclass(frozen=True, slots=True)
class LabelColumns:
    """The names of the columns.

    Attributes:
        file: of paths below the folder of sound files.
        album: of what near tracks should have in common.
        artist: of the artists.
    """

    file: str = "file"
    album: str = "album"
    artist: str = "artist"


def read_labels(path: str, columns: LabelColumns) -> list[TrackLabel]:
    """The labels of a CSV file in its order; of a file that is named twice, the first row.

    Raises:
        EvaluationError: ``"labels-unreadable"``, ``"labels-not-csv"`` or ``"missing-column"``.
    """
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            reader = csv.DictReader(file)
            missing = _missing(reader.fieldnames or (), columns)
            if missing:
                raise EvaluationError("missing-column", path, missing)
            rows = list(reader)
    except OSError as error:
        raise EvaluationError("labels-unreadable", path) from error
    except csv.Error as error:
        raise EvaluationError("labels-not-csv", path) from error
    labels: dict[str, TrackLabel] = {}
    for row in rows:
        name = os.path.normpath((row[columns.file] or "").strip())
        if name != os.curdir:
            labels.setdefault(name, _label(name, row, columns))
    return list(labels.values())


def _missing(found: Sequence[str], columns: LabelColumns) -> tuple[str, ...]:
    wanted = (columns.file, columns.album, columns.artist, TIER)
    return tuple(column for column in wanted if column not in found)


def _label(name: str, row: dict[str, str | None], columns: LabelColumns) -> TrackLabel:
    def text(column: str) -> str:
        return (row.get(column) or "").strip()

    return TrackLabel(name, text(columns.album), text(columns.artist), text(TIER), text(GENRE))
