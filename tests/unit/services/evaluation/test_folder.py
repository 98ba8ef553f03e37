"""Judging a labelled folder, with workers that answer at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar, cast

import numpy as np
import pytest
from typing_extensions import override

from musicrec_desktop.analysis.measure import Baselines, Measured
from musicrec_desktop.analysis.outcome import Failure
from musicrec_desktop.analysis.pool import AnalysisPool
from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, VECTOR_SIZE
from musicrec_desktop.core.errors import EvaluationError, LibraryError
from musicrec_desktop.core.tasks import Progress
from musicrec_desktop.model.features import Features, FloatArray
from musicrec_desktop.services.evaluation.folder.cache import MeasureCache
from musicrec_desktop.services.evaluation.folder.labels import LabelColumns, read_labels
from musicrec_desktop.services.evaluation.folder.service import EvaluateService
from musicrec_desktop.services.space_recipes import SPACE_RECIPES

ALBUMS = ("North", "South", "East")
TRACKS_OF_ALBUM = 8
COLUMNS = LabelColumns()

A = TypeVar("A")
T = TypeVar("T")


def features_like(path: str) -> tuple[Features, Baselines]:
    """Vectors in which albums are clusters; the file's name is ``ALBUM NUMBER.ogg``."""
    album, number = os.path.basename(path).removesuffix(".ogg").split()
    rng = np.random.default_rng([ALBUMS.index(album) + 1, int(number)])
    centre = np.random.default_rng(ALBUMS.index(album)).normal(size=VECTOR_SIZE)
    excerpts = (centre + 0.5 * rng.normal(size=(4, VECTOR_SIZE))).astype(np.float16)
    vector: FloatArray = excerpts.astype(np.float32).mean(axis=0)
    features = Features(EXTRACTOR_VERSION, vector, {}, b"", 60_000, excerpts=excerpts)
    return features, Baselines(vector[:40].copy(), rng.normal(size=2).astype(np.float32))


class InstantPool(AnalysisPool):
    """Answers in the calling thread; files named in ``broken`` cannot be described."""

    def __init__(self, broken: Sequence[str] = (), give_up_after: int | None = None) -> None:
        super().__init__(2)
        self.paths: list[str] = []
        self._broken, self._give_up_after = broken, give_up_after

    @override
    def submit(
        self,
        task: Callable[[A], T],
        subject: A,
        limit_s: float,
        failed: Callable[[Failure], T],
        wall_s: float | None = None,
    ) -> Future[T]:
        if self._give_up_after is not None and len(self.paths) >= self._give_up_after:
            raise KeyboardInterrupt
        path = str(subject)
        self.paths.append(path)
        future: Future[T] = Future()
        if os.path.basename(path) in self._broken:
            future.set_result(failed(Failure("unreadable")))
        else:
            features, baselines = features_like(path)
            future.set_result(Measured(features, baselines, 0.15, 0.08))  # type: ignore[arg-type]
        return future


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sound files (empty ones) and their labels."""
    rows = ["file,album,artist,tier,genre"]
    for album in ALBUMS:
        for number in range(TRACKS_OF_ALBUM):
            name = f"{album} {number}.ogg"
            (tmp_path / name).touch()
            rows.append(f"{name},{album},{'Ada' if number % 2 else 'Bob'},album,genre of {album}")
    (tmp_path / "labels.csv").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def service(folder: Path, pool: InstantPool) -> EvaluateService:
    return EvaluateService(
        pool=cast(AnalysisPool, pool),
        cache_dir=str(folder / "cache"),
        recipes=SPACE_RECIPES,
    )


def test_albums_that_sound_alike_are_found(folder: Path) -> None:
    seen: list[Progress] = []
    found = service(folder, InstantPool()).similarity_blocking(
        str(folder), str(folder / "labels.csv"), COLUMNS, on_progress=seen.append
    )
    assert (found.tracks, found.queries, found.albums) == (24, 24, 3)
    assert found.plain.album_p_at_5 == pytest.approx(1.0)
    assert found.reranked.album_map == pytest.approx(1.0)
    assert found.baselines["random"].album_p_at_5 < 0.6
    assert set(found.baselines) == {"mfcc", "random", "leak"}
    assert found.segment_hit_at_1 is not None
    assert (found.cpu_seconds_per_track, found.decode_cpu_seconds_per_track) == pytest.approx((0.15, 0.08))
    assert (seen[-1].done, seen[-1].total) == (24, 24)
    assert (found.reading.failed, found.reading.missing, found.reading.from_cache) == ((), (), 0)


def test_a_second_run_listens_to_nothing_and_finds_the_same(folder: Path) -> None:
    labels = str(folder / "labels.csv")
    first = service(folder, InstantPool()).similarity_blocking(str(folder), labels, COLUMNS)
    pool = InstantPool()
    second = service(folder, pool).similarity_blocking(str(folder), labels, COLUMNS)
    assert pool.paths == []
    assert second.reading.from_cache == 24
    assert (second.plain, second.baselines) == (first.plain, first.baselines)
    assert second.cpu_seconds_per_track == pytest.approx(first.cpu_seconds_per_track)


def test_an_interrupted_run_goes_on_where_it_stopped(folder: Path) -> None:
    labels = str(folder / "labels.csv")
    with pytest.raises(KeyboardInterrupt):
        service(folder, InstantPool(give_up_after=10)).similarity_blocking(str(folder), labels, COLUMNS)
    pool = InstantPool()
    found = service(folder, pool).similarity_blocking(str(folder), labels, COLUMNS)
    assert found.reading.from_cache > 0
    assert len(pool.paths) == 24 - found.reading.from_cache


def test_a_changed_file_is_listened_to_again(folder: Path) -> None:
    labels = str(folder / "labels.csv")
    service(folder, InstantPool()).similarity_blocking(str(folder), labels, COLUMNS)
    (folder / "North 3.ogg").write_bytes(b"other")
    pool = InstantPool()
    service(folder, pool).similarity_blocking(str(folder), labels, COLUMNS)
    assert [os.path.basename(path) for path in pool.paths] == ["North 3.ogg"]


def test_a_broken_cache_is_an_empty_one(folder: Path) -> None:
    labels = str(folder / "labels.csv")
    service(folder, InstantPool()).similarity_blocking(str(folder), labels, COLUMNS)
    for path in (folder / "cache").iterdir():
        path.write_bytes(b"PK\x03\x04 cut")
    assert MeasureCache(str(folder / "cache")).read(str(folder / "North 1.ogg")) is None
    found = service(folder, InstantPool()).similarity_blocking(str(folder), labels, COLUMNS)
    assert found.reading.from_cache == 0


def test_files_that_fail_or_are_missing_are_named_and_left_out(folder: Path) -> None:
    with (folder / "labels.csv").open("a", encoding="utf-8") as file:
        file.write("\nnowhere.ogg,North,Ada,album,\nNorth 1.ogg,South,Ada,album,")
    pool = InstantPool(broken=["East 2.ogg"])
    found = service(folder, pool).similarity_blocking(str(folder), str(folder / "labels.csv"), COLUMNS)
    assert found.reading.missing == ("nowhere.ogg",)
    assert [(os.path.basename(one.path), one.reason) for one in found.reading.failed] == [
        ("East 2.ogg", "unreadable")
    ]
    # Seven tracks of East are left, which is too few to ask about.
    assert (found.tracks, found.queries, found.albums) == (23, 16, 2)


def test_other_columns_can_be_named(folder: Path) -> None:
    text = (folder / "labels.csv").read_text(encoding="utf-8")
    (folder / "labels.csv").write_text(
        "\ufeff" + text.replace("file,album,artist,tier,genre", "path,group,maker,tier,genre"),
        encoding="utf-8",
    )
    labels = read_labels(str(folder / "labels.csv"), LabelColumns("path", "group", "maker"))
    assert (labels[0].file, labels[0].album, labels[0].artist) == ("North 0.ogg", "North", "Bob")
    assert len(labels) == 24


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace("tier", "kind"), "missing-column"),
        (lambda text: "", "missing-column"),
        (lambda text: text.replace(",album,genre of", ",misc,genre of"), "too-few-labels"),
        (lambda text: text.replace(".ogg", ".mp3"), "no-matching-files"),
        (lambda text: text + '\n"' + "x" * 200_000, "labels-not-csv"),
    ],
)
def test_labels_that_cannot_be_used(folder: Path, change: Callable[[str], str], reason: str) -> None:
    labels = folder / "labels.csv"
    head, rest = labels.read_text(encoding="utf-8").split("\n", 1)
    labels.write_text(change(f"{head}\n{rest}"), encoding="utf-8")
    pool = InstantPool()
    with pytest.raises(EvaluationError) as end:
        service(folder, pool).similarity_blocking(str(folder), str(labels), COLUMNS)
    assert end.value.reason == reason
    assert not pool.paths


def test_too_many_failures_leave_too_few_labels(folder: Path) -> None:
    broken = [f"{album} 0.ogg" for album in ALBUMS]
    with pytest.raises(EvaluationError) as end:
        service(folder, InstantPool(broken)).similarity_blocking(
            str(folder), str(folder / "labels.csv"), COLUMNS
        )
    assert (end.value.reason, len(end.value.missing)) == ("too-few-described", 3)


def test_a_folder_or_a_file_of_labels_that_is_not_there(folder: Path) -> None:
    with pytest.raises(LibraryError):
        service(folder, InstantPool()).similarity_blocking(
            str(folder / "no"), str(folder / "labels.csv"), COLUMNS
        )
    with pytest.raises(EvaluationError) as end:
        service(folder, InstantPool()).similarity_blocking(str(folder), str(folder / "no.csv"), COLUMNS)
    assert end.value.reason == "labels-unreadable"
