"""The kind of similarity index in words: why it is in use, and its figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from musicrec_desktop.core.language import number_text, plural, tr
from musicrec_desktop.model.similarity_index import IndexChoice, IndexFigures, IndexKind, IndexReason
from musicrec_desktop.ui.kit.wording.formats import NOTHING, format_share

KIND_WORDS = {IndexKind.EXACT: tr("Exact"), IndexKind.ANNOY: tr("Annoy")}

_REASON_WORDS = {
    IndexReason.CHOSEN: tr("your settings say so"),
    IndexReason.SMALL: tr("in a library of this size it takes well under a millisecond"),
    IndexReason.FASTER: tr("it is the faster kind on this library and this machine"),
    IndexReason.TOO_CLOSE: tr("the other kind is faster, but not by so much that a change pays"),
    IndexReason.MISSES_TOO_MUCH: tr("Annoy misses too many of the nearest tracks of this library"),
    IndexReason.NOT_STORED: tr("the files that Annoy needs could not be written"),
    IndexReason.PENDING: tr("it answers until the kinds have been compared"),
}


def index_sentence(choice: IndexChoice) -> str:
    """Which kind is in use and why: ``"Exact search: your settings say so."``."""
    name = tr("Exact search") if choice.kind is IndexKind.EXACT else tr("Annoy")
    return f"{name}: {_REASON_WORDS[choice.reason]}."


_NONE = tr("none")
_FIGURES: Mapping[str, Callable[[IndexFigures], str]] = {
    "Time of a query": lambda one: tr("{ms} ms", ms=number_text(one.ms, ".2f")),
    "Found of the ten most similar": lambda one: format_share(one.recall),
    "Time to build": lambda one: f"{one.build_seconds:.1f} s" if one.build_seconds else _NONE,
    "Files": lambda one: tr("{bytes} MB", bytes=number_text(one.bytes / 1e6, ".1f")) if one.bytes else _NONE,
}


def index_rows(choice: IndexChoice) -> list[tuple[str, str, str]]:
    """Name of a figure, and what it is for exact search and for Annoy; a dash where it was not measured."""
    exact, annoy = choice.exact, choice.annoy
    return [
        (name, NOTHING if exact is None else words(exact), NOTHING if annoy is None else words(annoy))
        for name, words in _FIGURES.items()
    ]


def measured_sentence(choice: IndexChoice) -> str:
    """What the figures are from; empty where nothing was measured."""
    if choice.exact is None:
        return ""
    depth = (
        tr(" An Annoy query looks at {search_nodes} nodes.", search_nodes=number_text(choice.search_nodes))
        if choice.search_nodes
        else ""
    )
    return plural(
        "Measured with {n} track.{depth}", "Measured with {n} tracks.{depth}", choice.tracks, depth=depth
    )
