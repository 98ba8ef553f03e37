"""What is told of computers that analyse together."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from musicrec_desktop.cli.cluster_view import change_line, crew_rows, crew_table, rate_line, waiting_line
from musicrec_desktop.cli.documents.library import shared_analysis_document, shift_document
from musicrec_desktop.model.cluster import ClusterWorker, Presence, Shift
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.track import TrackId

ANNA = ClusterWorker(
    "anna", "tls://10.0.0.2:4000", 4, Presence.WORKS, 120, 2, 0, 60.0, ("/m/caf\udce9.mp3", "/m/b.mp3")
)
BERT = replace(ANNA, name="bert\n[b]", presence=Presence.LOST, done=10, lost=1, busy_with=())


@pytest.mark.parametrize(
    ("worker", "line"),
    [
        (ANNA, "anna helps: 4 cores."),
        (BERT, "bert [b] was lost after 10 tracks. 1 track of it will be done again."),
        (replace(ANNA, presence=Presence.LEFT), "anna left after 120 tracks."),
        (
            replace(ANNA, presence=Presence.DISMISSED, reason="blind", lost=2),
            "anna was sent away: it does not see files that are there. 2 tracks of it will be done again.",
        ),
    ],
)
def test_who_comes_and_goes(worker: ClusterWorker, line: str) -> None:
    assert change_line(worker) == line


def test_what_to_type_on_the_others() -> None:
    assert waiting_line("tls://10.0.0.1:8786", "k.pem").endswith(
        "musicrec worker tls://10.0.0.1:8786 --key k.pem"
    )


def test_a_row_each_for_those_who_are_there() -> None:
    together, anna = crew_rows([ANNA, BERT])
    assert (together.name, together.done, together.detail) == ("1 worker", 120, "4 cores · 120.0 a minute")
    assert (anna.name, anna.detail) == ("anna", "120 · 120.0 a minute · caf�.mp3 +1")


def test_the_table_has_everybody() -> None:
    stream = io.StringIO()
    Console(file=stream, width=80).print(crew_table([ANNA, BERT]))
    shown = stream.getvalue()
    assert "anna" in shown
    assert "bert [b]" in shown
    assert "lost" in shown
    assert rate_line(130, 60.0, [ANNA, BERT]) == "2 workers, 130.0 tracks a minute."


def test_documents() -> None:
    report = AnalysisReport((TrackId(1), TrackId(2)), (), 0, 60.0, 4.0)
    document = shared_analysis_document(report, [ANNA])
    assert document["per_minute"] == 2.0
    assert document["workers"] == [
        {
            "name": "anna",
            "address": "tls://10.0.0.2:4000",
            "cores": 4,
            "state": "works",
            "reason": None,
            "done": 120,
            "failed": 2,
            "lost": 0,
            "seconds": 60.0,
            "per_minute": 120.0,
        }
    ]
    assert shift_document(Shift("anna", "tls://nas:1", 3, 1, 1.23456)) == {
        "name": "anna",
        "address": "tls://nas:1",
        "done": 3,
        "failed": 1,
        "seconds": 1.235,
    }
