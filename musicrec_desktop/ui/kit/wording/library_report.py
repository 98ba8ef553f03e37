"""How well similarity works on the user's own library, in words."""

from __future__ import annotations

from musicrec_desktop.model.evaluation import LibraryFigures, LibraryReport, NeighbourFigures
from musicrec_desktop.ui.kit.wording.formats import format_count, format_share


def report_rows(report: LibraryReport) -> list[tuple[str, str, str, str]]:
    """Name, what it means, the figure by sound alone, and as the player ranks neighbours; empty without."""
    if report.figures is None:
        return []
    plain, reranked = report.figures.plain, report.figures.reranked
    return [
        (
            "Same genre, other artist",
            _genre_meaning(report.figures),
            format_share(plain.genre_precision),
            format_share(reranked.genre_precision),
        ),
        (
            "Within reach",
            "Tracks that are among the ten nearest of at least one other.",
            format_share(plain.reachable_share),
            format_share(reranked.reachable_share),
        ),
        (
            "Out of reach",
            "Tracks that similarity alone would never bring up.",
            f"{plain.orphans:,}",
            f"{reranked.orphans:,}",
        ),
        (
            "Hubs",
            "How unevenly tracks turn up: 0 is fair, above 1 a few are everywhere.",
            _skew(plain),
            _skew(reranked),
        ),
    ]


def coverage_sentence(report: LibraryReport) -> str:
    """How much of the library the report knows."""
    parts = [
        f"{report.described:,} of {format_count(report.tracks, 'track')} are described by their sound",
        f"the space was fitted on {report.fit_size:,}",
    ]
    if report.judged < report.described:
        parts.append(f"these figures are from a random {report.judged:,}")
    return "; ".join(parts) + "."


def _genre_meaning(figures: LibraryFigures) -> str:
    if figures.genre_chance is None:
        return "Too few tracks have both an artist and a genre in their tags to tell."
    chance = format_share(figures.genre_chance)
    return f"Of the five nearest by others; random tracks would reach {chance}."


def _skew(figures: NeighbourFigures) -> str:
    return f"{figures.hub_skew:.2f}"
