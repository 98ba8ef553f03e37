"""How well similarity works on the user's own library, in words."""

from __future__ import annotations

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.model.evaluation import LibraryFigures, LibraryReport, NeighbourFigures
from musicrec_desktop.ui.kit.wording.formats import format_share


def report_rows(report: LibraryReport) -> list[tuple[str, str, str, str]]:
    """Name, what it means, the figure by sound alone, and as the player ranks neighbours; empty without."""
    if report.figures is None:
        return []
    plain, reranked = report.figures.plain, report.figures.reranked
    return [
        (
            tr("Same genre, other artist"),
            _genre_meaning(report.figures),
            format_share(plain.genre_precision),
            format_share(reranked.genre_precision),
        ),
        (
            tr("Within reach"),
            tr("Tracks that are among the ten nearest of at least one other."),
            format_share(plain.reachable_share),
            format_share(reranked.reachable_share),
        ),
        (
            tr("Out of reach"),
            tr("Tracks that similarity alone would never bring up."),
            number_text(plain.orphans),
            number_text(reranked.orphans),
        ),
        (
            tr("Hubs"),
            tr("How unevenly tracks turn up: 0 is fair, above 1 a few are everywhere."),
            _skew(plain),
            _skew(reranked),
        ),
    ]


def coverage_sentence(report: LibraryReport) -> str:
    """How much of the library the report knows."""
    parts = [
        plural(
            "{described} of {n} track are described by their sound",
            "{described} of {n} tracks are described by their sound",
            report.tracks,
            described=number_text(report.described),
        ),
        tr("the space was fitted on {fit_size}", fit_size=number_text(report.fit_size)),
    ]
    if report.judged < report.described:
        parts.append(tr("these figures are from a random {judged}", judged=number_text(report.judged)))
    return "; ".join(parts) + "."


def _genre_meaning(figures: LibraryFigures) -> str:
    if figures.genre_chance is None:
        return tr("Too few tracks have both an artist and a genre in their tags to tell.")
    chance = format_share(figures.genre_chance)
    return tr("Of the five nearest by others; random tracks would reach {chance}.", chance=chance)


def _skew(figures: NeighbourFigures) -> str:
    return f"{figures.hub_skew:.2f}"
