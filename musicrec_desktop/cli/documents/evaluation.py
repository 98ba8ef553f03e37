"""How good similarity and the automatic queue are, in figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from musicrec_desktop.cli.documents.parts import Document, failure_document, rounded
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.card import CardKind
from musicrec_desktop.model.evaluation import (
    LibraryReport,
    NeighbourFigures,
    Scores,
    SimilarityEvaluation,
)
from musicrec_desktop.model.mix_evaluation import CardFigures, MixEvaluation
from musicrec_desktop.model.queue_evaluation import (
    COMPARED,
    LISTENERS,
    OBSTACLES,
    ListFigures,
    QueueEvaluation,
    SkipFigures,
    Strategy,
)
from musicrec_desktop.model.taste_test import Comparison, Verdict


def evaluation_document(found: SimilarityEvaluation) -> Document:
    """An evaluation as a document; shares are from 0 to 1, times in seconds."""
    return {
        "tracks": found.tracks,
        "queries": found.queries,
        "albums": found.albums,
        "artist_queries": found.artist_queries,
        "style_queries": found.style_queries,
        "style_ceiling": rounded(found.style_ceiling),
        **_scores_document(found.plain),
        "reranked": _scores_document(found.reranked),
        "segment_hit_at_1": rounded(found.segment_hit_at_1),
        "leak_p_at_5": rounded(found.baselines["leak"].album_p_at_5),
        "cpu_seconds_per_track": rounded(found.cpu_seconds_per_track),
        "decode_cpu_seconds_per_track": rounded(found.decode_cpu_seconds_per_track),
        "baselines": {name: _scores_document(scores) for name, scores in found.baselines.items()},
        "feature_version": found.feature_version,
        "dimension": found.dimension,
        "from_cache": found.reading.from_cache,
        "failed": [failure_document(failure.path, failure.reason) for failure in found.reading.failed],
        "missing": [display_path(name) for name in found.reading.missing],
    }


def library_report_document(report: LibraryReport) -> Document:
    """A report on the library as a document; shares are from 0 to 1; no figures with too few tracks."""
    figures = report.figures
    return {
        "tracks": report.tracks,
        "described": report.described,
        "fit_size": report.fit_size,
        "judged": report.judged,
        "plain": None if figures is None else _neighbour_document(figures.plain),
        "reranked": None if figures is None else _neighbour_document(figures.reranked),
        "genre_queries": 0 if figures is None else figures.genre_queries,
        "genre_chance": None if figures is None else rounded(figures.genre_chance),
        "hubs": [{"id": track_id, "name": name, "lists": lists} for track_id, name, lists in report.hubs],
        "index": None if report.index is None else report.index.kind.value,
        "ear": {"state": str(report.ear.state), "is_used": report.ear.is_used},
    }


def taste_tests_document(verdicts: Sequence[tuple[Comparison, Verdict]]) -> Document:
    """What was preferred in blind taste tests as a document; ``chance`` is that of the exact sign test."""
    return {
        "comparisons": [
            {
                "name": comparison.name,
                "label": comparison.label,
                "first": {"queue": comparison.first.phrase, "chosen": verdict.tally.first},
                "second": {"queue": comparison.second.phrase, "chosen": verdict.tally.second},
                "neither": verdict.tally.neither,
                "chance": rounded(verdict.chance),
                "strength": str(verdict.strength),
            }
            for comparison, verdict in verdicts
        ]
    }


def queue_evaluation_document(found: QueueEvaluation) -> Document:
    """An evaluation as a document; shares are from 0 to 1, skips are means over the runs."""
    simulation = found.simulation
    return {
        "runs": found.runs,
        "seed": found.seed,
        "tracks": found.tracks,
        "analysed": found.analysed,
        "styles": dict(found.styles),
        "artists_are_albums": found.is_artist_album,
        "listeners": {
            str(spec.name): _skip_document(simulation.listeners.get(spec.name)) for spec in LISTENERS
        },
        "obstacles": {str(name): OBSTACLES[obstacle] for name, obstacle in simulation.obstacles.items()},
        "unannounced_violations": simulation.unannounced_violations,
        "violations": {
            str(name): {"announced": count.announced, "unannounced": count.unannounced}
            for name, count in simulation.violations.items()
        },
        "coverage": rounded(simulation.coverage),
        "diversity": rounded(simulation.diversity),
        "repeats": rounded(simulation.repeats),
        "history": _history_document(found),
    }


def mix_evaluation_document(found: MixEvaluation) -> Document:
    """An evaluation of cards as a document; shares are from 0 to 1."""
    simulation, history = found.simulation, found.history
    return {
        "runs": found.runs,
        "seed": found.seed,
        "days": found.days,
        "tracks": found.tracks,
        "analysed": found.analysed,
        "kinds": _cards_document(simulation.kinds),
        "listeners": {name: _card_document(figures) for name, figures in simulation.listeners.items()},
        "coverage": rounded(simulation.coverage),
        "repeats_next_day": rounded(simulation.repeats_next_day),
        "repeats_in_week": rounded(simulation.repeats_in_week),
        "on_two_cards": simulation.twice,
        "history": None
        if history is None
        else {"pages": history.pages, "days": history.days, "kinds": _cards_document(history.kinds)},
    }


def _cards_document(kinds: Mapping[CardKind, CardFigures]) -> Document:
    return {str(kind): _card_document(figures) for kind, figures in kinds.items()}


def _card_document(figures: CardFigures) -> Document:
    return {
        "cards": figures.cards,
        "tracks": figures.tracks,
        "accepted": rounded(figures.accepted),
        **{str(rival): rounded(share) for rival, share in figures.rivals.items()},
        "unheard": rounded(figures.unheard),
        "accepted_unheard": rounded(figures.accepted_unheard),
        "random_unheard": rounded(figures.random_unheard),
    }


def _scores_document(scores: Scores) -> Document:
    return {
        "album_p_at_5": rounded(scores.album_p_at_5),
        "album_p_at_5_interval": [rounded(end) for end in scores.album_p_at_5_interval],
        "album_map": rounded(scores.album_map),
        "album_map_interval": [rounded(end) for end in scores.album_map_interval],
        "album_p_at_5_among_all": rounded(scores.album_p_at_5_among_all),
        "artist_p_at_5": rounded(scores.artist_p_at_5),
        "genre_p_at_5": rounded(scores.genre_p_at_5),
        "style_p_at_5": rounded(scores.style_p_at_5),
        "hub_skew": rounded(scores.hub_skew),
        "orphan_share": rounded(scores.orphan_share),
    }


def _neighbour_document(figures: NeighbourFigures) -> Document:
    return {
        "hub_skew": rounded(figures.hub_skew),
        "reachable_share": rounded(figures.reachable_share),
        "orphans": figures.orphans,
        "genre_precision": rounded(figures.genre_precision),
    }


def _skip_document(figures: SkipFigures | None) -> Document | None:
    if figures is None:
        return None
    return {
        **{str(strategy): rounded(figures.skips[strategy]) for strategy in COMPARED},
        "target": rounded(figures.target),
        "spared": rounded(figures.saved_share),
        "reached": {str(strategy): rounded(figures.reached[strategy]) for strategy in COMPARED},
    }


def _history_document(found: QueueEvaluation) -> Document:
    if (history := found.history) is None:
        return {
            "hit_at_10": None,
            "r_precision": None,
            "ndcg": None,
            "clicks": None,
            "baselines": None,
            "held_out": 0,
        }
    return {
        **_list_document(history.figures[Strategy.OURS]),
        "baselines": {
            str(strategy): _list_document(figures)
            for strategy, figures in history.figures.items()
            if strategy is not Strategy.OURS
        },
        "held_out": history.cases,
        "depth": history.depth,
    }


def _list_document(figures: ListFigures) -> Document:
    return {
        "hit_at_10": rounded(figures.hit_at_10),
        "r_precision": rounded(figures.r_precision),
        "ndcg": rounded(figures.ndcg),
        "clicks": rounded(figures.clicks),
    }
