"""Figures about listening and the library, and the year in review."""

from __future__ import annotations

import math
from collections.abc import Sequence

from musicrec_desktop.cli.documents.parts import Document
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.insights import Cell, Figure, StoryCard, YearStory
from musicrec_desktop.model.period import Period


def insights_document(period: Period, figures: Sequence[Figure], paths: Sequence[str] = ()) -> Document:
    """The period, the figures in their order, and the files that were written."""
    return {
        "period": period.name,
        "from": period.first.isoformat() if period.first else None,
        "to": period.last.isoformat() if period.last else None,
        "figures": [figure_document(figure) for figure in figures],
        "files": [display_path(path) for path in paths],
    }


def figure_document(figure: Figure) -> Document:
    """The table of a figure; ``rows`` have a cell a column, with exact values."""
    return {
        "key": figure.key,
        "section": figure.section.value,
        "title": figure.title,
        "definition": figure.definition,
        "chart": figure.kind.value,
        "columns": [
            {"name": column.name, "unit": column.unit.value, "role": column.role.value}
            for column in figure.columns
        ],
        "rows": [[_cell(cell) for cell in row] for row in figure.rows],
        "sentence": figure.sentence or None,
        "note": figure.note or None,
    }


def story_document(story: YearStory, paths: Sequence[str] = ()) -> Document:
    """The cards of the year in review in their order, and the files that were written."""
    return {
        "year": story.year,
        "cards": [_card_document(card) for card in story.cards],
        "note": story.note or None,
        "files": [display_path(path) for path in paths],
    }


def _card_document(card: StoryCard) -> Document:
    return {
        "key": card.key,
        "headline": card.headline,
        "text": card.text,
        "figure": figure_document(card.figure) if card.figure else None,
        "track_ids": list(card.track_ids),
    }


def _cell(cell: Cell) -> Cell:
    """JSON has no numbers that are none."""
    return None if isinstance(cell, float) and not math.isfinite(cell) else cell
