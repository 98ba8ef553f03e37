"""Queues for several profiles from the command line."""

from __future__ import annotations

import time

import numpy as np
import pytest

from musicrec_desktop.analysis.recipe import BLOCKS, EXTRACTOR_VERSION
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.listens import ListenStore
from tests.support.cli import Cli
from tests.support.library import add_features, add_tracks, library_of, scanned

STYLES, STYLE = 4, 10
AT_MS = time.time_ns() // 1_000_000 - 86_400_000
"""Yesterday: the command line goes by the clock, and old listens count little."""


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Four genres; the first profile plays the first and the last, Anna the second and the last."""
    made = Cli(tmp_path_factory.mktemp("together"))
    made.home.mkdir()
    paths = ProfilePaths.under(str(made.profile))
    paths.create()
    database = library_of(paths.database, "Anna")
    rng = np.random.default_rng(5)
    size = BLOCKS[-1].start + BLOCKS[-1].size
    centres = rng.normal(size=(STYLES, size))
    files = [
        scanned(
            f"{number}.mp3",
            Tags(
                f"Track {number}",
                (f"Artist {number}",),
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
    hear(database, ids[10:16], ids[30:36])
    with database.as_listener(1):
        hear(database, ids[:6], ids[30:36])
    database.close()
    return made


def hear(database: Database, *sessions: list[TrackId]) -> None:
    for number, session in enumerate(sessions):
        for place, track_id in enumerate(session):
            at_ms = AT_MS + 10_000_000 * number + 200_000 * place
            ListenStore(database).finish(
                Listen(track_id, at_ms, 180_000, 180_000, EndReason.FINISHED, session_id=number + 1)
            )


def test_a_queue_for_two_is_of_what_both_play_and_says_for_whom(cli: Cli) -> None:
    alone = cli.document("queue", "-n", "8")
    both = cli.document("queue", "-n", "8", "--with", "anna")
    reasons = [reason["text"] for entry in both for reason in entry["reasons"]]
    assert any("Anna" in text for text in reasons)
    assert not any("Anna" in reason["text"] for entry in alone for reason in entry["reasons"])
    hers = {*range(11, 21), *range(31, 41)}
    assert len(hers & {entry["id"] for entry in both}) > len(hers & {entry["id"] for entry in alone})
    table = cli.run("queue", "-n", "3", "--with", "Anna", "--mix", "average")
    assert "Next 3 tracks for Anna and you" in table.stdout
    assert cli.document("queue", "-n", "8") == alone, "nothing is kept of who listened"


@pytest.mark.parametrize(
    ("name", "words"), [("Nobody", "There is no profile “Nobody”."), ("Main", "listens already")]
)
def test_who_cannot_listen_is_told_in_a_sentence(cli: Cli, name: str, words: str) -> None:
    done = cli.run("queue", "--with", name)
    assert done.returncode == 1
    assert words in done.stderr
