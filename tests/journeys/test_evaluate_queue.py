"""``musicrec evaluate`` of the queue, the library and blind tests, on a library that was analysed before."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.recipe import BLOCKS, EXTRACTOR_VERSION
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.card import CardKind
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.queue_evaluation import ListenerName
from musicrec_desktop.model.taste_test import Choice, TasteAnswer, TastePair
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.taste_tests import TasteTestStore
from tests.support.cli import Cli
from tests.support.library import add_features, add_tracks, new_library, scanned

STYLES, STYLE = 5, 8
COMPARED = {"ours", "nearest", "random", "same_artist"}


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Five genres whose tracks sound alike, and one session of listening."""
    made = Cli(tmp_path_factory.mktemp("queue"))
    made.home.mkdir()
    database = profile_database(made.profile)
    rng = np.random.default_rng(5)
    size = BLOCKS[-1].start + BLOCKS[-1].size
    centres = rng.normal(size=(STYLES, size))
    files = [
        scanned(
            f"{number}.mp3",
            Tags(
                f"Track {number}",
                (f"Artist {number // 4}",),
                f"Album {number}",
                genres=(f"Genre {number // STYLE}",),
                duration_ms=90_000 + 9_000 * (number % STYLE),
            ),
        )
        for number in range(STYLES * STYLE)
    ]
    _, ids = add_tracks(database, files)
    for number, track_id in enumerate(ids):
        vector = centres[number // STYLE] + 0.5 * rng.normal(size=size)
        add_features(database, track_id, vector.tolist(), EXTRACTOR_VERSION)
    listens = ListenStore(database)
    for place, track_id in enumerate(ids[:8]):
        listens.finish(Listen(track_id, 200_000 * place, 180_000, 180_000, EndReason.FINISHED, session_id=1))
    database.close()
    return made


def profile_database(folder: Path) -> Database:
    """The database of a new profile."""
    paths = ProfilePaths.under(str(folder))
    paths.create()
    database = new_library(paths.database)
    database.open()
    return database


def test_the_document_has_what_was_promised_and_is_the_same_again(cli: Cli) -> None:
    found = cli.document("evaluate", "queue", "--runs", "2", "--seed", "7")
    assert (found["runs"], found["seed"], found["tracks"], found["analysed"]) == (2, 7, 40, 40)
    assert set(found["listeners"]) == {str(name) for name in ListenerName}
    for figures in found["listeners"].values():
        assert set(figures) >= {*COMPARED, "target", "spared", "reached"}
        assert all(figures[strategy] >= 0 for strategy in COMPARED)
    assert isinstance(found["unannounced_violations"], int)
    assert 0 < found["coverage"] <= 1
    assert 0 < found["diversity"] < 2
    assert found["repeats"] == 0
    history = found["history"]
    assert set(history) >= {"hit_at_10", "r_precision", "ndcg", "clicks", "baselines"}
    assert set(history["baselines"]) >= {"random", "popular", "same_artist", "nearest"}
    assert history["held_out"] == 1
    # An interpreter whose sets have another order.
    assert found == cli.document("evaluate", "queue", "--runs", "2", "--seed", "7", PYTHONHASHSEED="2")


def test_people_see_a_table(cli: Cli) -> None:
    done = cli.run("evaluate", "queue", "--runs", "1")
    assert done.returncode == 0, done.stderr
    for words in (
        "mean of 1 run",
        "Has three interests",
        "Same artist",
        "1 session held out",
        "without a word",
    ):
        assert words in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_cards_are_judged_and_the_figures_are_the_same_again(cli: Cli) -> None:
    options = ("evaluate", "mixes", "--runs", "1", "--days", "2", "--seed", "7")
    found = cli.document(*options)
    assert (found["runs"], found["seed"], found["days"], found["tracks"]) == (1, 7, 2, 40)
    assert set(found["kinds"]) <= {str(kind) for kind in CardKind}
    assert set(found["listeners"]) <= {str(name) for name in ListenerName}
    for figures in (*found["kinds"].values(), *found["listeners"].values()):
        assert set(figures) >= {"accepted", "random", "most-played", "nearest", "unheard"}
        assert 0 <= figures["accepted"] <= 1
    assert 0 < found["coverage"] <= 1
    assert 0 <= found["repeats_next_day"] <= found["repeats_in_week"] <= 1
    assert found["on_two_cards"] == 0
    assert found["history"] is None
    assert found == cli.document(*options, PYTHONHASHSEED="2")


def test_people_see_cards_in_a_table(cli: Cli) -> None:
    done = cli.run("evaluate", "mixes", "--runs", "1", "--days", "1")
    assert done.returncode == 0, done.stderr
    for words in ("Most played", "The same by listener", "Within 1 day", "too few plays"):
        assert words in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert cli.run("evaluate", "queue", "--days", "1").returncode == 2


def test_similarity_is_judged_on_the_library(cli: Cli) -> None:
    found = cli.document("evaluate", "library")
    assert (found["tracks"], found["described"], found["judged"]) == (40, 40, 40)
    assert found["reranked"]["genre_precision"] > 0.5 > found["genre_chance"]
    assert 0 <= found["plain"]["reachable_share"] <= 1
    assert (found["index"], len(found["hubs"])) == ("exact", 5)
    done = cli.run("evaluate", "library")
    assert done.returncode == 0, done.stderr
    assert "Similarity in your library: 40 tracks" in done.stdout
    assert "Same genre, other artist" in done.stdout
    assert "40 of 40 tracks are described" in done.stdout


def test_what_was_preferred_by_ear_is_told(cli: Cli) -> None:
    done = cli.run("evaluate", "blind")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Blind taste test" in done.stderr
    assert cli.document("evaluate", "blind") == {"comparisons": []}
    database = Database(ProfilePaths.under(str(cli.profile)).database)
    database.open()
    pair = TastePair(TrackId(1), TrackId(2), TrackId(3), is_swapped=False)
    for choice in (*[Choice.SECOND] * 3, Choice.FIRST, Choice.NEITHER):
        TasteTestStore(database).add("wander", "", TasteAnswer(pair, choice), 1_000)
    database.close()
    [told] = cli.document("evaluate", "blind")["comparisons"]
    assert (told["name"], told["first"]["chosen"], told["second"]["chosen"], told["neither"]) == (
        "wander",
        1,
        3,
        1,
    )
    assert (told["chance"], told["strength"]) == (0.625, "open")
    done = cli.run("evaluate", "blind")
    assert "You chose the queue that wanders 3 of 4 times" in " ".join(done.stdout.split())


def test_a_library_too_small_is_told_what_to_do(tmp_path: Path) -> None:
    small = Cli(tmp_path)
    small.home.mkdir()
    done = small.run("evaluate", "queue")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Fewer than 20 tracks are analysed. Add music" in done.stderr
    done = small.run("evaluate", "library")
    assert (done.returncode, done.stdout) == (1, "")
    assert "30 are needed" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("similarity",), "“evaluate similarity” needs --audio and --labels"),
        (("similarity", "--audio", "x"), "needs --labels"),
        (("similarity", "--audio", "x", "--labels", "y", "--runs", "2"), "does not take --runs"),
        (("queue", "--audio", "x", "--jobs", "2"), "“evaluate queue” does not take --audio, --jobs"),
        (("library", "--runs", "2"), "“evaluate library” does not take --runs"),
        (("blind", "--seed", "2", "--jobs", "1"), "“evaluate blind” does not take --jobs, --seed"),
        (("queue", "--runs", "0"), "is not a whole number from 1"),
        (("mood",), "invalid choice"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_opened(
    tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    fresh = Cli(tmp_path)
    fresh.home.mkdir()
    done = fresh.run("evaluate", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert not fresh.profile.exists()
