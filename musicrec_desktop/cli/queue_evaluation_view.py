"""An evaluation of the automatic queue as tables."""

from __future__ import annotations

from rich.table import Table

from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.core.sentences import percent
from musicrec_desktop.model.queue_evaluation import (
    COMPARED,
    LISTENERS,
    OBSTACLES,
    STRATEGY_LABELS,
    TARGET,
    QueueEvaluation,
    Simulation,
)
from musicrec_desktop.model.queue_rule_table import RULES_BY_NAME
from musicrec_desktop.ui.kit.wording.formats import NOTHING, format_count


def skip_table(found: QueueEvaluation) -> Table:
    """A table with one row for each simulated listener."""
    runs = format_count(found.runs, "run")
    table = make_table(
        f"Skips until enough tracks are accepted: mean of {runs}",
        [
            ("Listener", "left", 0),
            *((STRATEGY_LABELS[strategy], "right", 0) for strategy in COMPARED),
            ("Spared", "right", 0),
            ("Until", "right", 0),
        ],
    )
    for spec in LISTENERS:
        figures = found.simulation.listeners.get(spec.name)
        if figures is None:
            table.add_row(spec.label, *[NOTHING] * (len(COMPARED) + 2))
            continue
        table.add_row(
            spec.label,
            *(f"{figures.skips[strategy]:.1f}" for strategy in COMPARED),
            known_percent(figures.saved_share),
            f"{figures.target:.0f}",
        )
    return table


def history_table(found: QueueEvaluation) -> Table | None:
    """A table with one row for each strategy; None where no session was held out."""
    if (history := found.history) is None:
        return None
    table = make_table(
        f"Your own listening: {format_count(history.cases, 'session')} held out",
        [
            ("", "left", 0),
            ("Hit@10", "right", 0),
            ("R-precision", "right", 0),
            ("NDCG", "right", 0),
            ("Clicks", "right", 0),
        ],
    )
    for strategy, figures in history.figures.items():
        table.add_row(
            cell(STRATEGY_LABELS[strategy]),
            f"{figures.hit_at_10:.2f}",
            f"{figures.r_precision:.3f}",
            f"{figures.ndcg:.3f}",
            f"{figures.clicks:.1f}",
        )
    return table


def queue_summary_lines(found: QueueEvaluation) -> list[str]:
    """Sentences about what is not in the tables."""
    spared = (
        "“Spared”: how many of the skips of nearest neighbours the queue spares. “Until”: how many tracks "
        f"have to be accepted, fewer than {TARGET} where the library has too few to be liked."
    )
    lines = [spared]
    if found.is_artist_album:
        lines.append("Too few artists are known, so albums stand for the disliked artist.")
    simulation = found.simulation
    lines += [
        f"{spec.label}: {OBSTACLES[simulation.obstacles[spec.name]]}"
        for spec in LISTENERS
        if spec.name in simulation.obstacles
    ]
    lines.append(
        f"Of {format_count(found.tracks, 'track')} {known_percent(simulation.coverage)} came up; "
        f"{known_percent(simulation.repeats)} of the proposals were repeats; "
        f"a queue of 20 has a diversity of {_plain(simulation.diversity)}."
    )
    lines.append(_rule_line(simulation))
    if found.history is None:
        lines.append("No session of yours has six plays yet, so there is nothing to hold out.")
    return lines


def known_percent(share: float | None) -> str:
    """A share as a whole percentage; a dash where it is not known."""
    return NOTHING if share is None else percent(share)


def _rule_line(found: Simulation) -> str:
    broken = [
        f"“{RULES_BY_NAME[name].label}” {count.unannounced:,}"
        for name, count in found.violations.items()
        if count.unannounced
    ]
    told = f"Rules gave way {format_count(found.announced_violations, 'time')} and the queue said so"
    return f"{told}; without a word: {', '.join(broken) if broken else 'never'}."


def _plain(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.2f}"
