"""The figures of the library, from the data of a period."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from musicrec_desktop.model.insights import Figure
from musicrec_desktop.services.copies.finding import find_copies
from musicrec_desktop.services.insights.data import InsightData
from musicrec_desktop.services.insights.library.copies import copies_figure
from musicrec_desktop.services.insights.library.files import (
    bit_rates,
    decades,
    formats,
    lengths,
    loudness,
    sample_rates,
)
from musicrec_desktop.services.insights.library.growth import library_growth, library_numbers
from musicrec_desktop.services.insights.library.tags import missing_tags
from musicrec_desktop.storage.insights.names import GroupKind


def _numbers(data: InsightData) -> Figure:
    stats = data.stores.knowledge.stats()
    analysis = (stats.analysed, stats.analysis_waiting, stats.analysis_failed)
    return library_numbers(data.tracks, data.stores.library.missing(), analysis)


def _growth(data: InsightData) -> Figure:
    added = data.tracks.added_at_ms
    order = np.argsort(added, kind="stable")
    start, end = np.searchsorted(added[order], (data.span.start_ms, data.span.end_ms)).tolist()
    buckets = data.parts_of(added[order[start:end]])
    of = np.full(len(added), -1, dtype=np.int64)
    of[order[start:end]] = buckets.of
    return library_growth(data.tracks, of, start, buckets)


def _copies(data: InsightData) -> Figure:
    knowledge, library = data.stores.knowledge, data.stores.library
    catalogue = knowledge.catalogue()
    copies = find_copies(
        data.tracks,
        data.groups(GroupKind.ARTIST),
        library.same_sound(),
        catalogue,
        knowledge.facts,
        knowledge.courses,
    )
    ids = sorted(track_id for group in copies.groups for track_id in group)
    return copies_figure(
        copies,
        library.files(ids),
        data.stores.names.titles(np.array(ids, dtype=np.int64)),
        tracks=len(data.tracks),
        is_sound_known=catalogue is not None,
    )


LIBRARY_MAKERS: Final[Mapping[str, Callable[[InsightData], Figure]]] = {
    "library-numbers": _numbers,
    "library-growth": _growth,
    "formats": lambda data: formats(data.stores.library.codecs()),
    "bit-rates": lambda data: bit_rates(data.tracks),
    "sample-rates": lambda data: sample_rates(data.tracks),
    "missing-tags": lambda data: missing_tags(data.stores.knowledge.count, len(data.tracks)),
    "release-decades": lambda data: decades(data.tracks, data.today.year),
    "lengths": lambda data: lengths(data.tracks),
    "loudness": lambda data: loudness(data.tracks),
    "copies": _copies,
}
"""By the key of the figure, in the order in which they are shown."""
