"""An evaluation of the cards of a day as tables."""

from __future__ import annotations

from collections.abc import Mapping

from rich.table import Table

from musicrec_desktop.cli.queue_evaluation_view import known_percent
from musicrec_desktop.cli.tables.parts import make_table
from musicrec_desktop.model.card import CardKind
from musicrec_desktop.model.mix_evaluation import RIVAL_LABELS, CardFigures, MixEvaluation
from musicrec_desktop.model.queue_evaluation import LISTENERS
from musicrec_desktop.ui.kit.wording.formats import format_count


def kind_table(found: MixEvaluation) -> Table:
    """A table with one row for each kind of card that simulated listeners got."""
    return _kinds("Tracks of cards that simulated listeners accept", found.simulation.kinds)


def listener_table(found: MixEvaluation) -> Table:
    """A table with one row for each simulated listener."""
    table = _table("The same by listener", "Listener")
    for spec in LISTENERS:
        if (figures := found.simulation.listeners.get(spec.name.value)) is not None:
            table.add_row(spec.label, *_cells(figures))
    return table


def past_table(found: MixEvaluation) -> Table | None:
    """A table of pages of the listener's own past; None where none was made."""
    if (history := found.history) is None:
        return None
    title = (
        f"Tracks of {format_count(history.pages, 'page')} of your past that you played in {history.days} days"
    )
    return _kinds(title, history.kinds)


def mix_summary_lines(found: MixEvaluation) -> list[str]:
    """Sentences about what is not in the tables."""
    simulation = found.simulation
    told = (
        "“Random”, “Most played” and “Nearest” are lists of the same length. “New”: tracks that the listener "
        "never heard, and how many of these are accepted. What is played most is accepted nearly always, but "
        "it is never new."
    )
    reach = (
        f"Within {format_count(found.days, 'day')} {known_percent(simulation.coverage)} of the library stood "
        f"on a page. {known_percent(simulation.repeats_next_day)} of a page stood on that of the day before, "
        f"{known_percent(simulation.repeats_in_week)} on one of the seven before."
    )
    lines = [told, reach]
    if found.history is None:
        lines.append("You have too few plays yet for pages of your past.")
    return lines


def _kinds(title: str, kinds: Mapping[CardKind, CardFigures]) -> Table:
    table = _table(title, "Card")
    for kind in CardKind:
        if (figures := kinds.get(kind)) is not None:
            table.add_row(kind.value.replace("-", " ").capitalize(), *_cells(figures))
    return table


def _table(title: str, first: str) -> Table:
    return make_table(
        title,
        [
            (first, "left", 0),
            ("Tracks", "right", 0),
            ("Accepted", "right", 0),
            *((label, "right", 0) for label in RIVAL_LABELS.values()),
            ("New", "right", 0),
            ("of these", "right", 0),
        ],
    )


def _cells(figures: CardFigures) -> list[str]:
    return [
        f"{figures.tracks:,}",
        known_percent(figures.accepted),
        *(known_percent(figures.rivals[rival]) for rival in RIVAL_LABELS),
        known_percent(figures.unheard),
        known_percent(figures.accepted_unheard),
    ]
