"""Evaluations of similarity and taste tests as tables and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.table import Table

from musicrec_desktop.analysis.recipe import PLAIN_VERSION
from musicrec_desktop.cli.tables.parts import make_table
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.evaluation import LibraryReport, SimilarityEvaluation
from musicrec_desktop.model.taste_test import Comparison, Verdict
from musicrec_desktop.ui.kit.wording.formats import NOTHING, format_count
from musicrec_desktop.ui.kit.wording.library_report import coverage_sentence, report_rows
from musicrec_desktop.ui.kit.wording.similarity_index import index_sentence, measured_sentence
from musicrec_desktop.ui.kit.wording.taste_test import (
    strength_sentence,
    undecided_sentence,
    verdict_sentence,
)
from musicrec_desktop.ui.kit.wording.trained_ear import ear_sentence

_NAMES: Final = {
    "mfcc": "MFCC",
    "leak": "peak, bandwidth",
    "random": "random",
}


def score_table(found: SimilarityEvaluation) -> Table:
    """A table with one row for each way of finding neighbours."""
    queries = format_count(found.queries, "query", "queries")
    title = f"Precision at 5: {queries} in {format_count(found.albums, 'album')}"
    table = make_table(
        title,
        [
            ("", "left", 0),
            ("Album", "right", 0),
            ("95 %", "right", 0),
            ("mAP", "right", 0),
            ("Artist", "right", 0),
            ("Style", "right", 0),
            ("Hubs", "right", 0),
            ("Orphans", "right", 0),
        ],
    )
    rows = {"sound space": found.plain, "re-ranked": found.reranked}
    rows |= {_NAMES.get(name, name): scores for name, scores in found.baselines.items()}
    for name, scores in rows.items():
        low, high = scores.album_p_at_5_interval
        table.add_row(
            name,
            _share(scores.album_p_at_5),
            f"{_share(low)}–{_share(high)}",
            _share(scores.album_map),
            _share(scores.artist_p_at_5),
            _share(scores.style_p_at_5),
            f"{scores.hub_skew:.2f}",
            percent(scores.orphan_share, 1),
        )
    return table


def summary_lines(found: SimilarityEvaluation) -> list[str]:
    """Sentences about what is not in the table."""
    reading = found.reading
    described = f"{format_count(found.tracks, 'track')} described, {reading.from_cache:,} of them earlier"
    seconds, decoding = found.cpu_seconds_per_track, found.decode_cpu_seconds_per_track
    without = " (without the trained ear)" if found.feature_version == PLAIN_VERSION else ""
    lines = [
        f"{described}; {found.dimension} dimensions, features of version {found.feature_version}{without}.",
        f"{seconds:.3f} s of processor time a track, {decoding:.3f} s of it for decoding.",
    ]
    with_genre = format_count(found.style_queries, "track has a genre", "tracks have a genre")
    if found.plain.style_p_at_5 is None:
        lines.append(f"{with_genre}: too few to tell styles.")
    else:
        ceiling = _share(found.style_ceiling)
        lines.append(f"{with_genre}; with the query’s own album left out, {ceiling} of a style can be found.")
    if found.segment_hit_at_1 is not None:
        lines.append(f"Half a track finds its other half first in {percent(found.segment_hit_at_1)}.")
    if reading.missing:
        lines.append(f"{format_count(len(reading.missing), 'labelled file')} not in the folder.")
    return lines


def library_table(report: LibraryReport) -> Table:
    """The figures of a report on the library, a line each; empty without figures."""
    table = make_table(
        f"Similarity in your library: {format_count(report.judged, 'track')}",
        [("", "left", 0), ("Sound alone", "right", 0), ("As played", "right", 0)],
    )
    for name, _meaning, plain, played in report_rows(report):
        table.add_row(name, plain, played)
    return table


def library_lines(report: LibraryReport) -> list[str]:
    """Sentences about what is not in the table of the library."""
    lines = [coverage_sentence(report), ear_sentence(report.ear)]
    lines += [f"{name}: {meaning}" for name, meaning, _plain, _played in report_rows(report)]
    if report.hubs:
        most = "; ".join(f"{name} ({format_count(count, 'track')})" for _, name, count in report.hubs)
        lines.append(f"Turn up most: {most}.")
    if report.index is not None:
        lines.append(f"{index_sentence(report.index)} {measured_sentence(report.index)}".rstrip())
    return lines


def blind_lines(verdicts: Sequence[tuple[Comparison, Verdict]]) -> list[str]:
    """Sentences about what was preferred in blind taste tests."""
    lines = []
    for comparison, verdict in verdicts:
        told = (
            verdict_sentence(comparison, verdict),
            strength_sentence(verdict),
            undecided_sentence(verdict),
        )
        lines.append(f"{comparison.label}: {' '.join(part for part in told if part)}")
    return lines


def _share(value: float | None) -> str:
    """A share as papers write it: ``".714"``."""
    if value is None:
        return NOTHING
    return f"{value:.3f}".removeprefix("0")
