"""An evaluation in JSON and in a table."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from rich.console import Console

from musicrec_desktop.cli.documents.evaluation import evaluation_document
from musicrec_desktop.cli.evaluation_view import score_table, summary_lines
from musicrec_desktop.model.evaluation import FolderReading, Scores, SimilarityEvaluation
from musicrec_desktop.model.files import FileFailure


def scores(album: float, artist: float | None = 0.7, style: float | None = 0.456) -> Scores:
    interval = (album - 0.05, album + 0.05)
    return Scores(album, interval, album - 0.02, (0.6, 0.7), 0.5, artist, None, style, 0.5, 0.01)


EVALUATION = SimilarityEvaluation(
    tracks=82,
    queries=63,
    albums=4,
    artist_queries=49,
    style_queries=40,
    style_ceiling=0.72,
    plain=scores(0.71428),
    reranked=scores(0.73),
    segment_hit_at_1=0.97,
    baselines={"mfcc": scores(0.49), "random": scores(0.34), "leak": scores(0.4, None)},
    cpu_seconds_per_track=0.14123,
    decode_cpu_seconds_per_track=0.07,
    feature_version=2,
    dimension=64,
    reading=FolderReading(80, (FileFailure("/music/caf\udce9.mp3", "unreadable"),), ("gone.ogg",)),
)


def test_the_document_has_the_promised_names() -> None:
    document = evaluation_document(EVALUATION)
    promised = {
        "tracks", "queries", "album_p_at_5", "album_map", "artist_p_at_5", "hub_skew", "reranked",
        "orphan_share", "segment_hit_at_1", "leak_p_at_5", "cpu_seconds_per_track",
        "decode_cpu_seconds_per_track", "baselines", "style_p_at_5", "style_ceiling", "style_queries",
    }  # fmt: skip
    assert promised <= document.keys()
    reranked, baselines = document["reranked"], document["baselines"]
    assert isinstance(reranked, dict)
    assert isinstance(baselines, dict)
    names = {"album_p_at_5", "album_map", "artist_p_at_5", "hub_skew", "orphan_share"}
    assert names <= reranked.keys()
    assert all(names <= values.keys() for values in baselines.values())
    assert (document["album_p_at_5"], document["leak_p_at_5"]) == (0.7143, 0.4)
    assert json.loads(json.dumps(document))["failed"] == [
        {"path": "/music/caf\N{REPLACEMENT CHARACTER}.mp3", "reason": "unreadable"}
    ]


def test_the_table_fits_eighty_columns_and_shows_every_way() -> None:
    stream = io.StringIO()
    Console(file=stream, width=80).print(score_table(EVALUATION))
    text = stream.getvalue()
    assert "63 queries in 4 albums" in text
    assert "Style" in text
    assert ".456" in text
    assert ".714" in text
    assert ".664–.764" in text
    for name in ("sound space", "re-ranked", "MFCC", "peak, bandwidth", "random"):
        assert name in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_the_rest_is_told_in_sentences() -> None:
    lines = " ".join(summary_lines(EVALUATION))
    assert "82 tracks described, 80 of them earlier" in lines
    assert "0.141 s of processor time a track" in lines
    assert "other half first in 97 %" in lines
    assert "1 labelled file not in the folder" in lines
    assert "40 tracks have a genre" in lines
    assert ".720 of a style can be found" in lines
    assert "version 2 (without the trained ear)" in lines


def test_with_too_few_genres_no_style_is_told() -> None:
    few = replace(EVALUATION, style_queries=7, plain=scores(0.7, style=None), feature_version=3)
    lines = " ".join(summary_lines(few))
    assert "7 tracks have a genre: too few to tell styles." in lines
    assert "without the trained ear" not in lines
