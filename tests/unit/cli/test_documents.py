"""The shapes that scripts rely on."""

from __future__ import annotations

import json
import os

from musicrec_desktop.cli.documents import (
    analysis_document,
    history_documents,
    recommendation_documents,
    scan_document,
    stats_document,
    track_document,
)
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.listen import LibraryStats, Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.recommendation import Reason, ReasonKind, Recommendation
from musicrec_desktop.model.track import FileFailure, ScanReport, Tags, Track, TrackChanges, TrackId

TRACK = Track(
    TrackId(7),
    os.fsdecode(b"/music/caf\xe9.flac"),
    Tags("Title", ("A", "B"), "Album", genres=("Jazz",), year=1959),
    180_000,
)
REPLACED = "/music/caf\ufffd.flac"


def test_scan() -> None:
    changes = TrackChanges((TrackId(1), TrackId(2)), (TrackId(3),), (), (TrackId(4),))
    report = ScanReport(changes, 5, (FileFailure(TRACK.path, "empty"),), 1.23456)
    assert scan_document(report) == {
        "added": 2,
        "changed": 1,
        "moved": 0,
        "missing": 1,
        "unchanged": 5,
        "failed": [{"path": REPLACED, "reason": "empty"}],
        "left_out": {},
        "seconds": 1.235,
    }


def test_analysis() -> None:
    report = AnalysisReport((TrackId(1),), ((TRACK.path, "silent"),), 2, 3.0, 4.5)
    assert analysis_document(report) == {
        "analysed": 1,
        "failed": [{"path": REPLACED, "reason": "silent"}],
        "skipped": 2,
        "seconds": 3.0,
        "cpu_seconds": 4.5,
    }


def test_a_track() -> None:
    document = track_document(TRACK)
    wanted = {
        "id": 7,
        "path": REPLACED,
        "title": "Title",
        "artists": ["A", "B"],
        "album": "Album",
        "genres": ["Jazz"],
        "duration_ms": 180_000,
        "year": 1959,
        "last_played": None,
    }
    assert wanted.items() <= document.items()
    json.dumps(document, ensure_ascii=False).encode()


def test_recommendations_leave_out_tracks_that_are_gone() -> None:
    found = [
        Recommendation(TrackId(7), 0.5, (Reason(ReasonKind.TIMBRE, "same timbre", 0.9, 0.25),)),
        Recommendation(TrackId(8), 0.4),
    ]
    assert recommendation_documents(found, {TRACK.id: TRACK}) == [
        {
            "id": 7,
            "path": REPLACED,
            "title": "Title",
            "artists": ["A", "B"],
            "score": 0.5,
            "is_discovery": False,
            "reasons": [{"kind": "timbre", "text": "same timbre", "weight": 0.9, "contribution": 0.25}],
        }
    ]


def test_history() -> None:
    row = HistoryRow(Listen(TRACK.id, 1_700_000_000_500, 90_000, 180_000, EndReason.SKIPPED), TRACK)
    (document,) = history_documents([row])
    assert document["started_at"] == "2023-11-14T22:13:20.500+00:00"
    assert (document["reason"], document["origin"], document["is_play"]) == ("skipped", "user", True)


def test_stats_are_the_figures_by_name() -> None:
    stats = LibraryStats(*range(12))
    assert stats_document(stats)["listened_ms"] == 10
