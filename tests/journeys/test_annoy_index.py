"""Annoy in earnest: 2,000 tracks in a real profile, through the services that the window holds."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, VECTOR_SIZE
from musicrec_desktop.app.container import App, build
from musicrec_desktop.core.loop_scheduler import LoopScheduler
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.core.settings import SIMILARITY_INDEX
from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.similarity_index import IndexKind, IndexReason
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from tests.support.cli import Cli
from tests.support.library import NOW_MS, add_tracks, features_of, new_library, scanned
from tests.support.realistic import DIMENSION, library_vectors

TRACKS = 2_000
LATER = 100
"""Tracks that are there and are analysed later."""
ASKED = 100
AGREED = 0.98
"""Least share that the tens of both kinds have in common. The search finds .99 for the tracks that it was
chosen with; a thousand neighbours of others lie within three deviations of that."""


def raw_vectors() -> FloatArray:
    """What an extractor would say of tracks that lie as real ones do; float32, shape (n, VECTOR_SIZE)."""
    rng = np.random.default_rng(4)
    spread = rng.standard_normal((DIMENSION, VECTOR_SIZE), dtype=np.float32)
    values: FloatArray = library_vectors(TRACKS + LATER) @ spread
    return values + 0.05 * rng.standard_normal(values.shape, dtype=np.float32)


def analyse(database: Database, ids: list[TrackId], vectors: FloatArray) -> None:
    store = FeatureStore(database)
    with database.transaction():
        for track_id, vector in zip(ids, vectors, strict=True):
            store.save(track_id, features_of(vector.tolist(), EXTRACTOR_VERSION), 1000, 1, NOW_MS)


class House:
    """A profile that is opened as the window opens it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.paths = ProfilePaths.under(str(root))

    @property
    def index_dir(self) -> Path:
        return Path(self.paths.index_dir)

    def forests(self) -> list[Path]:
        return sorted(self.index_dir.glob("*.ann"))

    @contextlib.contextmanager
    def opened(self) -> Iterator[tuple[App, LoopScheduler]]:
        scheduler = LoopScheduler()
        app = build(self.paths, scheduler, has_sound=False)
        try:
            app.services.similarity.load()
            scheduler.run_until(lambda: app.services.similarity.is_settled)
            yield app, scheduler
        finally:
            app.close()


def set_kind(app: App, scheduler: LoopScheduler, kind: str) -> None:
    """What the settings dialog and the window do when another kind is chosen."""
    app.services.settings.set(SIMILARITY_INDEX, kind)
    app.services.similarity.choose_index()
    scheduler.run_until(lambda: not app.services.similarity.is_choosing)


def kind_of(app: App) -> IndexKind:
    """How the index in use is searched."""
    catalogue = app.services.similarity.catalogue
    assert catalogue is not None
    return catalogue.kind


def nearest(app: App, ids: list[TrackId], count: int = 10) -> list[list[TrackId]]:
    return [[one.track_id for one in app.services.similarity.similar(track_id, count)] for track_id in ids]


def agreement(found: list[list[TrackId]], truth: list[list[TrackId]]) -> float:
    shared = sum(len(set(one) & set(other)) for one, other in zip(found, truth, strict=True))
    return shared / sum(map(len, truth))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[TrackId], FloatArray]:
    """A profile whose index is built and searched with Annoy; its tracks and their raw vectors."""
    root = tmp_path_factory.mktemp("annoy")
    house = House(root)
    house.paths.create()
    database = new_library(house.paths.database)
    database.open()
    # Lengths differ, so that no two tracks can be files of one recording.
    files = [
        scanned(
            f"{number:05}.mp3",
            Tags(f"Track {number}", (f"Artist {number}",), duration_ms=60_000 + 3_000 * number),
        )
        for number in range(TRACKS + LATER)
    ]
    _, ids = add_tracks(database, files)
    vectors = raw_vectors()
    analyse(database, ids[:TRACKS], vectors[:TRACKS])
    database.close()
    with house.opened() as (app, scheduler):
        set_kind(app, scheduler, "annoy")
    return root, ids, vectors


@pytest.fixture
def house(library: tuple[Path, list[TrackId], FloatArray], tmp_path: Path) -> House:
    """A copy of that profile."""
    shutil.copytree(library[0], tmp_path / "profile")
    return House(tmp_path / "profile")


@pytest.fixture(scope="module")
def ids(library: tuple[Path, list[TrackId], FloatArray]) -> list[TrackId]:
    return library[1]


@pytest.fixture
def asked(ids: list[TrackId]) -> list[TrackId]:
    return [ids[place] for place in np.random.default_rng(8).choice(TRACKS, ASKED, replace=False).tolist()]


def test_annoy_answers_after_a_start_as_exact_search_does(house: House, asked: list[TrackId]) -> None:
    (forest,) = house.forests()
    before = forest.stat()
    with house.opened() as (app, scheduler):
        similarity = app.services.similarity
        choice = similarity.index_choice
        assert choice is not None
        assert (choice.kind, choice.reason, choice.tracks) == (IndexKind.ANNOY, IndexReason.CHOSEN, TRACKS)
        assert choice.annoy is not None
        assert choice.annoy.recall >= 0.99
        catalogue = similarity.catalogue
        assert catalogue is not None
        assert isinstance(catalogue.index.base.table.vectors.base, np.memmap)
        found = nearest(app, asked)
        scores = [one.score for one in similarity.similar(asked[0], 10)]
        assert scores == sorted(scores, reverse=True)
        set_kind(app, scheduler, "exact")
        assert kind_of(app) is IndexKind.EXACT
        assert agreement(found, nearest(app, asked)) >= AGREED
        assert not house.forests()
    assert before.st_size > 0


def test_tracks_that_are_analysed_later_are_found_at_once(
    house: House, library: tuple[Path, list[TrackId], FloatArray]
) -> None:
    """Among the neighbours of others and for themselves, without a new build."""
    _, ids, vectors = library
    new = ids[TRACKS:]
    with house.opened() as (app, scheduler):
        similarity = app.services.similarity
        assert similarity.catalogue is not None
        build_before = similarity.catalogue.build
        twin = ids[17]
        analyse(app.database, new, np.concatenate((vectors[17:18], vectors[TRACKS + 1 :])))
        similarity.features_changed(new)
        scheduler.run_until(lambda: similarity.is_settled)
        assert similarity.ready_count == TRACKS + LATER
        assert similarity.catalogue.build == build_before
        assert kind_of(app) is IndexKind.ANNOY
        found = nearest(app, new)
        row = similarity.catalogue.row(twin)
        assert row is not None
        assert set(similarity.catalogue.index.query(row.vectors[0], 2).ids.tolist()) == {twin, new[0]}
        set_kind(app, scheduler, "exact")
        assert agreement(found, nearest(app, new)) >= AGREED


def test_damaged_files_are_built_again(house: House, asked: list[TrackId]) -> None:
    (forest,) = house.forests()
    manifest = json.loads((house.index_dir / "manifest.json").read_text())
    content = bytearray(forest.read_bytes())
    content[len(content) // 2] ^= 0xFF
    forest.write_bytes(content)
    with house.opened() as (app, scheduler):
        similarity = app.services.similarity
        assert kind_of(app) is IndexKind.EXACT
        truth = nearest(app, asked)
        similarity.choose_index()
        scheduler.run_until(lambda: not similarity.is_choosing)
        assert kind_of(app) is IndexKind.ANNOY
        assert agreement(nearest(app, asked), truth) >= AGREED
        assert house.forests() != [forest]
    (house.index_dir / manifest["files"]["vectors"]["name"]).write_bytes(b"")
    with house.opened() as (app, _):
        assert agreement(nearest(app, asked), truth) >= AGREED
    assert json.loads((house.index_dir / "manifest.json").read_text())["build"] != manifest["build"]


def test_another_kind_takes_over_without_a_gap(house: House, asked: list[TrackId]) -> None:
    with house.opened() as (app, scheduler):
        similarity = app.services.similarity
        answers: list[int] = []
        heard: list[IndexKind] = []

        def ask() -> None:
            heard.append(kind_of(app))
            answers.append(len(similarity.similar(asked[len(answers) % ASKED], 10)))

        timer = scheduler.call_every(20, ask)
        for kind in ("exact", "annoy"):
            app.services.settings.set(SIMILARITY_INDEX, kind)
            similarity.choose_index()
            ask()
            scheduler.run_until(lambda: not similarity.is_choosing)
            ask()
        timer.cancel()
        assert set(answers) == {10}
        assert heard[0] is IndexKind.ANNOY
        assert heard[-1] is IndexKind.ANNOY
        assert IndexKind.EXACT in heard


def test_the_command_tells_and_changes_the_kind(house: House) -> None:
    cli = Cli(house.root.parent)
    told = cli.document("index")
    assert (told["kind"], told["setting"], told["reason"]) == ("annoy", "annoy", "chosen")
    assert told["tracks"] == TRACKS
    assert told["recall"] >= 0.99
    assert told["ms"] > 0
    assert told["build_seconds"] > 0
    assert told["search_nodes"] > 0
    assert told["other"]["kind"] == "exact"
    assert (told["other"]["recall"], told["other"]["build_seconds"]) == (1.0, 0.0)
    shown = cli.run("index")
    assert shown.returncode == 0, shown.stderr
    assert "Annoy (in use)" in shown.stdout
    assert "your settings say so" in shown.stdout
    assert "2,000 tracks" in shown.stdout
    small = cli.document("index", "--kind", "automatic")
    assert (small["kind"], small["setting"], small["reason"]) == ("exact", "automatic", "small")
    assert small["other"] == {key: told[key] for key in ("kind", "build_seconds", "recall", "ms", "bytes")}
    assert not house.forests()
    assert cli.document("index")["kind"] == "exact"
    afresh = cli.document("index", "--rebuild")
    assert (afresh["kind"], afresh["other"]) == ("exact", None)
    assert afresh["ms"] > 0


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    done = cli.run("index")
    assert (done.returncode, done.stdout) == (1, "")
    assert "musicrec analyse" in done.stderr
    assert cli.run("index", "--kind", "psychic").returncode == 2
