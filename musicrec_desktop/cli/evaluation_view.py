"""An evaluation as the JSON that ``--json`` promises, and as a table."""

from __future__ import annotations

from typing import Final

from rich.table import Table

from musicrec_desktop.cli.documents import Document, failure_document
from musicrec_desktop.cli.tables import make_table
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.evaluation import Scores, SimilarityEvaluation
from musicrec_desktop.ui.kit.wording.formats import NOTHING, format_count

_DIGITS: Final = 4
_NAMES: Final = {
    "mfcc": "MFCC",
    "leak": "peak and bandwidth",
    "random": "random",
}


def evaluation_document(found: SimilarityEvaluation) -> Document:
    """An evaluation as a document; shares are from 0 to 1, times in seconds."""
    return {
        "tracks": found.tracks,
        "queries": found.queries,
        "albums": found.albums,
        "artist_queries": found.artist_queries,
        **_scores_document(found.plain),
        "reranked": _scores_document(found.reranked),
        "segment_hit_at_1": _rounded(found.segment_hit_at_1),
        "leak_p_at_5": _rounded(found.baselines["leak"].album_p_at_5),
        "cpu_seconds_per_track": _rounded(found.cpu_seconds_per_track),
        "decode_cpu_seconds_per_track": _rounded(found.decode_cpu_seconds_per_track),
        "baselines": {name: _scores_document(scores) for name, scores in found.baselines.items()},
        "feature_version": found.feature_version,
        "dimension": found.dimension,
        "from_cache": found.reading.from_cache,
        "failed": [failure_document(failure.path, failure.reason) for failure in found.reading.failed],
        "missing": [display_path(name) for name in found.reading.missing],
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
            ("Hubs", "right", 0),
            ("Orphans", "right", 0),
        ],
    )
    rows = {"sound space": found.plain, "the same, re-ranked": found.reranked}
    rows |= {_NAMES.get(name, name): scores for name, scores in found.baselines.items()}
    for name, scores in rows.items():
        low, high = scores.album_p_at_5_interval
        table.add_row(
            name,
            _share(scores.album_p_at_5),
            f"{_share(low)}–{_share(high)}",
            _share(scores.album_map),
            _share(scores.artist_p_at_5),
            f"{scores.hub_skew:.2f}",
            f"{100 * scores.orphan_share:.1f}%",
        )
    return table


def summary_lines(found: SimilarityEvaluation) -> list[str]:
    """Sentences about what is not in the table."""
    reading = found.reading
    described = f"{format_count(found.tracks, 'track')} described, {reading.from_cache:,} of them earlier"
    seconds, decoding = found.cpu_seconds_per_track, found.decode_cpu_seconds_per_track
    lines = [
        f"{described}; {found.dimension} dimensions, features of version {found.feature_version}.",
        f"{seconds:.3f} s of processor time a track, {decoding:.3f} s of it for decoding.",
    ]
    if found.segment_hit_at_1 is not None:
        lines.append(f"Half a track finds its other half first in {100 * found.segment_hit_at_1:.0f}%.")
    if reading.missing:
        lines.append(f"{format_count(len(reading.missing), 'labelled file')} not in the folder.")
    return lines


def _scores_document(scores: Scores) -> Document:
    return {
        "album_p_at_5": _rounded(scores.album_p_at_5),
        "album_p_at_5_interval": [_rounded(end) for end in scores.album_p_at_5_interval],
        "album_map": _rounded(scores.album_map),
        "album_map_interval": [_rounded(end) for end in scores.album_map_interval],
        "album_p_at_5_among_all": _rounded(scores.album_p_at_5_among_all),
        "artist_p_at_5": _rounded(scores.artist_p_at_5),
        "genre_p_at_5": _rounded(scores.genre_p_at_5),
        "hub_skew": _rounded(scores.hub_skew),
        "orphan_share": _rounded(scores.orphan_share),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _share(value: float | None) -> str:
    """A share as papers write it: ``".714"``."""
    if value is None:
        return NOTHING
    return f"{value:.3f}".removeprefix("0")
