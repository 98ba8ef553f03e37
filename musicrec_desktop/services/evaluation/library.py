"""The similarity report on the user's own library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np

from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskContext, TaskHandle
from musicrec_desktop.core.text.folding import genre_key, name_key
from musicrec_desktop.model.evaluation import LibraryReport
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.model.trained_ear import EarState, EarUse
from musicrec_desktop.recommend.evaluation.space.library import drawn, library_figures
from musicrec_desktop.recommend.evaluation.space.similarity import TagFacts
from musicrec_desktop.recommend.neighbours.catalogue import SoundCatalogue
from musicrec_desktop.services.browse import BrowseService
from musicrec_desktop.services.similarity.service import SimilarityService

MINIMUM_TRACKS: Final = 30
"""The least described tracks for figures; of fewer tracks, ten neighbours are a large part."""
SAMPLE: Final = 3_000
"""The number of random tracks that stand for a larger library."""
HUBS_SHOWN: Final = 5


class LibraryReportService:
    """Computes the report in a lane.

    Args:
        scheduler: gives the lane.
        similarity: the sound of the library.
        browse: tags and counts.
        ear_state: tells whether the trained ear listens.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        similarity: SimilarityService,
        browse: BrowseService,
        ear_state: Callable[[], EarState],
    ) -> None:
        self._scheduler = scheduler
        self._similarity = similarity
        self._browse = browse
        self._ear_state = ear_state

    def load(
        self,
        on_done: Callable[[LibraryReport], object],
        on_error: Callable[[Exception], object] | None = None,
    ) -> TaskHandle:
        """Compute the report and call ``on_done`` with it; a second call cancels an unfinished first one."""
        return self._scheduler.run(
            Lane.QUICK, self._prepared(), name="library-report", on_done=on_done, on_error=on_error
        )

    def report_blocking(self) -> LibraryReport:
        """The report, computed in the calling thread; the similarity service must be loaded."""
        return self._prepared()(TaskContext())

    def _prepared(self) -> Callable[[TaskContext], LibraryReport]:
        """What computes the report of the library as it is now; in any thread."""
        catalogue, index = self._similarity.catalogue, self._similarity.index_choice
        is_used = catalogue is not None and catalogue.space.feature_version == EXTRACTOR_VERSION
        ear = EarUse(self._ear_state(), is_used)
        return lambda context: replace(self._report(catalogue, context), index=index, ear=ear)

    def _report(self, catalogue: SoundCatalogue | None, context: TaskContext) -> LibraryReport:
        tracks = self._browse.stats().tracks
        if catalogue is None:
            return LibraryReport(tracks, 0, 0, 0)
        table = catalogue.index.table
        if len(table) < MINIMUM_TRACKS:
            return LibraryReport(tracks, len(table), catalogue.space.fit_size, 0)
        context.check()
        places = drawn(len(table), SAMPLE)
        ids = [TrackId(number) for number in table.ids[places].tolist()]
        known = {track.id: track for track in self._browse.page(ids)}
        context.check()
        facts = [_facts(known.get(track_id)) for track_id in ids]
        figures, counts = library_figures(
            np.asarray(table.vectors[places]),
            facts,
            context.check,
            is_smoothed=catalogue.space.is_smoothed,
        )
        most = np.argsort(-counts, kind="stable")[:HUBS_SHOWN].tolist()
        return LibraryReport(
            tracks=tracks,
            described=len(table),
            fit_size=catalogue.space.fit_size,
            judged=len(ids),
            figures=figures,
            hubs=tuple(
                (ids[place], known[ids[place]].tags.title_and_artist, int(counts[place]))
                for place in most
                if ids[place] in known
            ),
        )


def _facts(track: Track | None) -> TagFacts:
    if track is None:
        return TagFacts(frozenset(), frozenset())
    tags = track.tags
    return TagFacts(
        frozenset(map(name_key, (*tags.artists, *tags.album_artists))),
        frozenset(map(genre_key, tags.genres)),
    )
