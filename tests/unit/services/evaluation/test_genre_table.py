"""The classifier on tables: a known one, and those that cannot be used."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import EvaluationError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.learning.genres import classifier
from musicrec_desktop.services.evaluation import genres as evaluation
from musicrec_desktop.services.evaluation.genres import GenreEvaluationService
from tests.support.genre_library import GENRES, vectors_of
from tests.support.library import new_library
from tests.support.shared import shared_dir
from tests.unit.services.genres.making import learner_of, no_folder


@pytest.fixture
def service(tmp_path: Path) -> GenreEvaluationService:
    database = new_library(str(tmp_path / "library.sqlite3"))
    return GenreEvaluationService(learner=learner_of(database), folder=no_folder(tmp_path))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few trees, in this process."""
    monkeypatch.setattr(evaluation, "in_child", lambda work, context, **_limits: work(context))
    monkeypatch.setattr(classifier, "TREES", 10)


def written(path: Path, *, label: str = "label", extra: str = "length") -> str:
    """A table of 60 tracks by eighteen artists; one column gives the label away."""
    genres = [GENRES[number % 3] for number in range(60)]
    artists = [number % 18 for number in range(60)]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["filename", "artist", label, extra, *(f"f{number}" for number in range(12))])
        for number, vector in enumerate(vectors_of(genres, artists, spread=4.0)):
            name, artist = genres[number], f"Artist {artists[number]}"
            table.writerow([f"{number}.wav", artist, name, GENRES.index(name), *vector.tolist()])
    return str(path)


@pytest.mark.timeout(600)  # a classifier for each fifth of the artists
def test_ten_genres_of_a_known_table(service: GenreEvaluationService) -> None:
    table = os.path.join(shared_dir("tables"), "gtzan_features_30_sec.csv")
    found = service.table_blocking(table, None, None, TaskContext())
    assert (found.tracks, found.folds, len(found.genres)) == (1000, 10, 10)
    assert found.accuracy >= 0.77
    assert found.calibration_error < 0.05


@pytest.mark.usefixtures("quick")
def test_lengths_are_no_sound_and_artists_may_be_kept_apart(
    service: GenreEvaluationService, tmp_path: Path
) -> None:
    hidden = service.table_blocking(written(tmp_path / "a.csv"), None, None, TaskContext())
    told = service.table_blocking(written(tmp_path / "b.csv", extra="answer"), None, None, TaskContext())
    assert hidden.accuracy < told.accuracy
    apart = service.table_blocking(
        written(tmp_path / "c.csv", label="style"), "style", "artist", TaskContext()
    )
    assert (apart.groups, apart.folds) == (18, 5)


@pytest.mark.parametrize(
    ("text", "label", "reason"),
    [
        ("", None, "missing-column"),
        ("label,a\njazz,1\n", "genre", "missing-column"),
        ("label,name\njazz,x\nrock,y\n", None, "no-numbers"),
        ("label,a\n" + "jazz,1\n" * 20, None, "too-few-genres"),
        ("label,a\n" + "jazz,nan\nrock,inf\n" * 20, None, "no-numbers"),
    ],
)
@pytest.mark.usefixtures("quick")
def test_tables_that_cannot_be_used(
    service: GenreEvaluationService, tmp_path: Path, text: str, label: str | None, reason: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError) as raised:
        service.table_blocking(str(path), label, None, TaskContext())
    assert raised.value.reason == reason


def test_a_table_that_is_not_there(service: GenreEvaluationService, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError) as raised:
        service.table_blocking(str(tmp_path / "none.csv"), None, None, TaskContext())
    assert raised.value.reason == "labels-unreadable"
