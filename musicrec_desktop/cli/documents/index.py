"""The similarity index."""

from __future__ import annotations

from musicrec_desktop.cli.documents.parts import Document
from musicrec_desktop.model.similarity_index import IndexChoice, IndexFigures
from musicrec_desktop.ui.kit.wording.similarity_index import index_sentence


def index_document(choice: IndexChoice, wanted: str) -> Document:
    """The kind of similarity index in use with its figures, those of the other kind, and why it is in use.

    Figures that were not measured are null; ``other`` is null where nothing of the other kind was measured.
    """
    own, other = choice.figures(choice.kind), choice.figures(choice.other)
    return {
        "kind": choice.kind.value,
        "setting": wanted,
        "reason": choice.reason.value,
        "reason_text": index_sentence(choice),
        "tracks": choice.tracks,
        "search_nodes": choice.search_nodes or None,
        **_figures_document(own),
        "other": None if other is None else {"kind": choice.other.value, **_figures_document(other)},
    }


def _figures_document(figures: IndexFigures | None) -> Document:
    return {
        "build_seconds": None if figures is None else round(figures.build_seconds, 3),
        "recall": None if figures is None else round(figures.recall, 4),
        "ms": None if figures is None else round(figures.ms, 4),
        "bytes": None if figures is None else figures.bytes,
    }
