"""The queue in a small library of real music: ``python -m tests.benchmarks.queue_small_library FOLDER``.

Each sub-folder of FOLDER is a set: music that belongs together. Twenty tracks of at least twenty seconds,
as many of each set and evenly spread over its files, start a queue each. Of the first ten automatic tracks
of each it is counted how many are from the set of their seed, and how many are misfits: there although they
are not alike, by their first reason. It is told for the queue as it comes, and for one without space between
artists and albums.

``--without NAME`` leaves a sub-folder out. ``--seeds 0`` begins with every track once. ``--profile DIR``
keeps the analysis for the next time. With ``--genres`` sets are genres. ``--each`` shows the queues.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from rich.console import Console
from rich.table import Table

from musicrec_desktop.cli.commands.library import analyse, scan
from musicrec_desktop.cli.finding import as_ids
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.core.paths import ProfilePaths
from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind
from musicrec_desktop.model.queue_controls import QueueControls, QueueSeed, SeedKind
from musicrec_desktop.model.queue_rule_table import DEFAULT_ON, RuleChoice, RuleName
from musicrec_desktop.model.recommendation import AutoQueue, ReasonKind
from musicrec_desktop.model.track import Track, TrackId

AHEAD: Final = 10
LEAST_MS: Final = 20_000
NO_WINDOWS: Final = QueueControls(
    rules=RuleChoice(DEFAULT_ON - {RuleName.ARTIST_WINDOW, RuleName.ALBUM_WINDOW})
)
WINDOWS: Final = (("as they fit", QueueControls()), ("none", NO_WINDOWS))
SEEDS: Final = 20
MISFITS: Final = {ReasonKind.MISFIT, ReasonKind.FALLBACK}
Sets = dict[TrackId, str]


def main() -> None:
    """Print the tables."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        paths = ProfilePaths.under(options.profile or os.path.join(folder, "profile"))
        with open_profile(paths) as profile:
            tracks = _prepared(profile, options.folder, options.without, folder)
            of_set = _genre_of if options.genres else _set_of(options.folder, folder)
            _show(profile, tracks, {track.id: of_set(track) for track in tracks}, options.seeds, options.each)


def judged(folder: str, without: Sequence[str], profile_dir: str) -> list[tuple[str, int, int, int, int]]:
    """For the queue as it comes and without windows: its name, and what ``_figures`` counts, summed up."""
    with (
        tempfile.TemporaryDirectory() as temporary,
        open_profile(ProfilePaths.under(profile_dir)) as profile,
    ):
        tracks = _prepared(profile, folder, without, temporary)
        of_set = _set_of(folder, temporary)
        sets = {track.id: of_set(track) for track in tracks}
        found = []
        for name, controls in WINDOWS:
            figures = [
                _figures(seed, _queue(profile, seed, controls), tracks, sets)
                for seed in _seeds(tracks, sets, SEEDS)
            ]
            total, own, misfits, short = (sum(each) for each in zip(*figures, strict=True))
            found.append((name, total, own, misfits, short))
        return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=os.path.abspath)
    parser.add_argument("--without", action="append", default=[], metavar="NAME")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--profile", metavar="DIR")
    parser.add_argument("--genres", action="store_true")
    parser.add_argument("--each", action="store_true", help="show what comes after each seed")
    return parser.parse_args()


def _prepared(profile: Profile, folder: str, without: Sequence[str], temporary: str) -> list[Track]:
    """All tracks, scanned and analysed, in the order of their files."""
    root = folder
    if without:
        # Names of folders tell of albums, so the sets have to lie under one folder here, too.
        root = os.path.join(temporary, os.path.basename(folder))
        os.mkdir(root)
        for name in sorted(set(os.listdir(folder)) - set(without)):
            os.symlink(os.path.join(folder, name), os.path.join(root, name))
    scan(profile, [root], lambda _progress: None)
    analyse(profile, None, lambda _progress: None)
    load_similarity(profile)
    browse = profile.services.browse
    tracks = browse.page(as_ids(browse.ids(BrowseRequest(scope=Scope(ScopeKind.ALL)))))
    return sorted((track for track in tracks if not track.is_missing), key=lambda track: track.path)


def _genre_of(track: Track) -> str:
    return ", ".join(track.tags.genres)


def _set_of(folder: str, temporary: str) -> Callable[[Track], str]:
    roots = (folder, os.path.join(temporary, os.path.basename(folder)))

    def of_set(track: Track) -> str:
        root = next(root for root in roots if track.path.startswith(root + os.sep))
        return os.path.relpath(track.path, root).split(os.sep)[0]

    return of_set


def _show(profile: Profile, tracks: Sequence[Track], sets: Sets, seed_count: int, is_each: bool) -> None:
    seeds = _seeds(tracks, sets, seed_count)
    console = Console()
    table = Table("windows", "automatic tracks", "of the seed's set", "misfits", "shorter than 20 s")
    table.title = f"{len(tracks)} tracks in {len(set(sets.values()))} sets, {len(seeds)} seeds"
    by_set = Table("set", "tracks", "seeds", "of the seed's set", "misfits")
    for name, controls in WINDOWS:
        queues = [_queue(profile, seed, controls) for seed in seeds]
        figures = [_figures(seed, queue, tracks, sets) for seed, queue in zip(seeds, queues, strict=True)]
        table.add_row(name, *(str(sum(each)) for each in zip(*figures, strict=True)))
        if controls is NO_WINDOWS:
            continue
        for one, size in Counter(sets.values()).items():
            own = [each for seed, each in zip(seeds, figures, strict=True) if sets[seed.id] == one]
            by_set.add_row(
                one, str(size), str(len(own)), *(str(sum(each[at] for each in own)) for at in (1, 2))
            )
        if is_each:
            titles = {track.id: track.tags.title for track in tracks}
            for seed, queue in zip(seeds, queues, strict=True):
                console.print(f"[bold]{seed.tags.title}[/] ({sets[seed.id]})")
                for entry in queue.entries:
                    named = f"{titles[entry.track_id]} ({sets[entry.track_id]})"
                    console.print(f"  {named}: {entry.reasons[0].text}")
                for line in queue.relaxed:
                    console.print(f"  [italic]{line}")
    console.print(table)
    console.print(by_set)


def _seeds(tracks: Sequence[Track], sets: Sets, count: int) -> list[Track]:
    """So many tracks, as many of each set as can be; all of them for 0."""
    long_enough = [track for track in tracks if (track.duration_ms or 0) >= LEAST_MS]
    if not count:
        return long_enough
    found: list[Track] = []
    names = sorted(set(sets.values()))
    for place, name in enumerate(names):
        own = [track for track in long_enough if sets[track.id] == name]
        share = count // len(names) + (place < count % len(names))
        found += (own[number * len(own) // share] for number in range(min(share, len(own))))
    return found


def _queue(profile: Profile, seed: Track, controls: QueueControls) -> AutoQueue:
    start = profile.services.autoplay.start
    return start.queue(QueueSeed(SeedKind.TRACKS, (seed.id,)), count=AHEAD, rng_seed=0, controls=controls)


def _figures(seed: Track, queue: AutoQueue, tracks: Sequence[Track], sets: Sets) -> tuple[int, int, int, int]:
    """Automatic tracks, those of the seed's set, misfits, and those shorter than 20 s."""
    durations = {track.id: track.duration_ms for track in tracks}
    return (
        len(queue.entries),
        sum(sets[one.track_id] == sets[seed.id] for one in queue.entries),
        sum(one.reasons[0].kind in MISFITS for one in queue.entries),
        sum((durations[one.track_id] or LEAST_MS) < LEAST_MS for one in queue.entries),
    )


if __name__ == "__main__":
    main()
