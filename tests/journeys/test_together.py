"""Queues and cards for several profiles from the command line."""

from __future__ import annotations

import time

import pytest

from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.listen import FeedbackKind, Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.storage.feedback import FeedbackStore
from musicrec_desktop.storage.listens import ListenStore
from tests.support.cli import Cli
from tests.support.library import add_tracks, library_of, scanned

GENRES, GENRE = 4, 10
YESTERDAY_MS = time.time_ns() // 1_000_000 - 86_400_000
"""The command line goes by the clock, and what is old counts little."""


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Four genres; the first profile likes two tracks, Anna played and likes others of the same genre."""
    made = Cli(tmp_path_factory.mktemp("together"))
    made.home.mkdir()
    paths = ProfilePaths.under(str(made.profile))
    paths.create()
    database = library_of(paths.database, "Anna")
    files = [
        scanned(
            f"{number}.mp3",
            Tags(
                f"Track {number}",
                (f"Artist {number}",),
                f"Album {number // 5}",
                genres=(f"Genre {number // GENRE}",),
                duration_ms=90_000 + 9_000 * (number % GENRE),
            ),
        )
        for number in range(GENRES * GENRE)
    ]
    _, ids = add_tracks(database, files)
    for track_id in ids[2:8]:
        FeedbackStore(database).add(FeedbackKind.LIKE, YESTERDAY_MS, track_id)
    for place, track_id in enumerate(ids[2:8]):
        at_ms = YESTERDAY_MS + 200_000 * place
        ListenStore(database).finish(
            Listen(TrackId(track_id), at_ms, 180_000, 180_000, EndReason.FINISHED, session_id=1)
        )
    with database.as_listener(1):
        for track_id in ids[:2]:
            FeedbackStore(database).add(FeedbackKind.LIKE, YESTERDAY_MS, track_id)
    database.close()
    return made


def test_a_queue_for_two_says_for_whom_and_nothing_is_kept_of_it(cli: Cli) -> None:
    alone = cli.document("queue", "-n", "8")
    both = cli.document("queue", "-n", "8", "--with", "anna")
    assert "Anna likes it" in {reason["text"] for entry in both for reason in entry["reasons"]}
    assert not any("Anna" in reason["text"] for entry in alone for reason in entry["reasons"])
    table = cli.run("queue", "-n", "3", "--with", "Anna", "--mix", "average")
    assert "Next 3 tracks for Anna and you" in table.stdout
    assert cli.document("queue", "-n", "8") == alone


def test_cards_for_two_are_not_kept_as_those_of_one(cli: Cli) -> None:
    mine = cli.document("mixes")
    ours = cli.document("mixes", "--with", "Anna")
    assert ours["cards"]
    assert ours["cards"] != mine["cards"]
    assert cli.document("mixes") == mine


@pytest.mark.parametrize(
    ("name", "words"), [("Nobody", "There is no profile “Nobody”."), ("Main", "listens already")]
)
def test_who_cannot_listen_is_told_in_a_sentence(cli: Cli, name: str, words: str) -> None:
    done = cli.run("queue", "--with", name)
    assert done.returncode == 1
    assert words in done.stderr
