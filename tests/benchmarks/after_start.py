"""What a start asks the library, in ms of processor time: ``python -m tests.benchmarks.after_start PROFILE``.

PROFILE is the data folder of a library that was made by ``tests.support.made_library`` and opened once; use a
copy. Each line is the least of three times, in one thread. "Walked" is what answers where no list is kept.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
from rich.console import Console
from rich.table import Table

from musicrec_desktop.core.clock import SystemClock
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.cover_look import LOOK_VERSION
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.neighbours.upkeep import IndexUpkeep
from musicrec_desktop.recommend.space.learned_metric import learn
from musicrec_desktop.recommend.taste.co_occurrence import count_co_occurrence, prove
from musicrec_desktop.recommend.taste.supervision import TagSupervision, UseSupervision, answers_of, windows
from musicrec_desktop.services.genres.learning import GenreLearner
from musicrec_desktop.services.looks.albums import AlbumLooks
from musicrec_desktop.services.similarity.metric_updates import LISTENS, WINDOW, WINDOWS
from musicrec_desktop.services.space_recipes import SPACE_RECIPES
from musicrec_desktop.storage.covers import CoverStore
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.features import FeatureStore
from musicrec_desktop.storage.genre_suggestions import GenreStore
from musicrec_desktop.storage.listens import ListenStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.scheduler import ManualScheduler

TIMES = 3


def least_ms(ask: Callable[[], object]) -> float:
    """Of some times, of this thread."""
    found = []
    for _ in range(TIMES):
        began = time.thread_time()
        ask()
        found.append(1000 * (time.thread_time() - began))
    return min(found)


def main() -> None:
    """Print the table."""
    paths = ProfilePaths.under(sys.argv[1])
    database = Database(paths.database)
    database.open()
    table = Table("asked", "ms", title="processor time of what a start asks")
    for name, ask in _questions(database, paths).items():
        table.add_row(name, f"{least_ms(ask):.1f}")
    Console().print(table)
    database.close()


def _questions(database: Database, paths: ProfilePaths) -> dict[str, Callable[[], object]]:
    features, covers, listens = FeatureStore(database), CoverStore(database), ListenStore(database)
    version = features.serving_version(max(SPACE_RECIPES))
    upkeep = IndexUpkeep(features, index_dir=paths.index_dir, recipes=SPACE_RECIPES, feature_version=version)
    catalogue = upkeep.load()
    if catalogue is None:
        raise SystemExit("the profile has no index: open it once")
    features.keep_waiting(version)
    covers.keep_unseen(LOOK_VERSION)
    learner = GenreLearner(
        store=GenreStore(database), features=features, version=lambda: version, clock=SystemClock()
    )
    learner.is_due()
    plays, sound = listens.session_plays(50_000), catalogue.cosine_lookup()
    heard = listens.recent(LISTENS)
    chosen = catalogue.index.table.select(windows(catalogue.index.ids, WINDOWS, WINDOW))
    tracks = TrackStore(database).many([TrackId(number) for number in chosen.ids.tolist()])
    vectors = catalogue.space.plain(catalogue.unsmoothed(chosen))
    signals = [TagSupervision(tracks), UseSupervision(answers_of(heard, chosen.ids))]
    unknown = np.iinfo(np.int32).max
    return {
        "what waits for analysis": lambda: (features.open_counts(version), features.pending(version, 200)),
        "the same, walked": lambda: (features.open_counts(unknown), features.pending(unknown, 200)),
        "whose covers wait": lambda: (covers.pending_count(LOOK_VERSION), covers.pending(LOOK_VERSION, 50)),
        "the index, brought up to date": upkeep.load,
        "whether genres are to be learnt": learner.is_due,
        "co-occurrence, its weight known": lambda: count_co_occurrence(*plays),
        "co-occurrence, its weight proven": lambda: prove(*plays, sound),
        "all covers (when somebody asks)": lambda: AlbumLooks(
            scheduler=ManualScheduler(), store=covers
        ).at_hand(),
        "verdict on the metric (kept)": lambda: learn(vectors, signals),
    }


if __name__ == "__main__":
    main()
