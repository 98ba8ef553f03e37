"""``musicrec demo``: shows all functions with music that the program composes."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from typing import Any, Final

from musicrec_desktop.cli.commands.library import analyse, scan, show_analysis, show_scan
from musicrec_desktop.cli.commands.queue import show_queue
from musicrec_desktop.cli.commands.similar import track_name
from musicrec_desktop.cli.documents.demo import demo_document
from musicrec_desktop.cli.finding import as_ids, tracks_by_id
from musicrec_desktop.cli.output import Output, ProgressSink
from musicrec_desktop.cli.playing import play
from musicrec_desktop.cli.profile import Profile, load_similarity, open_profile
from musicrec_desktop.cli.reports import DemoReport
from musicrec_desktop.cli.tables.library import style_table
from musicrec_desktop.cli.tables.listening import history_table, recommendation_table
from musicrec_desktop.cli.words import no_sound_line
from musicrec_desktop.core.paths import ProfilePaths, display_path
from musicrec_desktop.model.browse import BrowseRequest, Scope, ScopeKind
from musicrec_desktop.model.queue_controls import QueueSeed, SeedKind
from musicrec_desktop.model.track import Track

_SIMILAR_COUNT: Final = 3
_QUEUE_COUNT: Final = 10
_PLAYED_COUNT: Final = 3
_SECONDS_EACH: Final = 2.0
_RNG_SEED: Final = 1


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Declare the arguments."""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        name,
        help="show everything with a small library of its own music",
        description="Compose a small library of music in six styles, scan it, listen to it, play some "
        "seconds through VLC, and show which tracks sound alike and what would play next. It takes about "
        "a minute and leaves your own library alone: everything happens in a temporary folder that is "
        "removed at the end, unless --keep or --profile-dir is given.",
    )
    parser.add_argument("--keep", action="store_true", help="keep the temporary profile and say where it is")
    parser.set_defaults(run=run)
    return parser


def run(options: argparse.Namespace, output: Output) -> int:
    """Run the demo and show it."""
    with (
        _profile_place(options, output) as paths,
        open_profile(paths, has_sound=True) as profile,
    ):
        show = _perform(profile, output)
        now_ms = profile.scheduler.clock.now_ms()
        if output.is_json:
            output.document(demo_document(show))
        else:
            _print(show, output, now_ms)
    return 0


@contextlib.contextmanager
def _profile_place(options: argparse.Namespace, output: Output) -> Iterator[ProfilePaths]:
    """The named profile, or a temporary one."""
    if options.profile_dir:
        yield options.profile
        return
    root = tempfile.mkdtemp(prefix="musicrec-demo-")
    try:
        yield ProfilePaths.under(root)
    finally:
        if options.keep:
            place = display_path(root)
            output.complain(f"Kept in {place}. Open it with: musicrec --profile-dir {place}")
        else:
            shutil.rmtree(root, ignore_errors=True)


def _perform(profile: Profile, output: Output) -> DemoReport:
    started_s = time.monotonic()
    services = profile.services
    with output.progress("Composing") as on_progress:
        folder = _compose(profile, on_progress)
    with output.progress("Scanning") as on_progress:
        scanned = scan(profile, [folder], on_progress)
    with output.progress("Listening") as on_progress:
        analysed = analyse(profile, os.cpu_count(), on_progress)
    load_similarity(profile)
    styles = _styles(profile)
    similar = [
        (tracks[0], services.similarity.similar(tracks[0].id, _SIMILAR_COUNT)) for tracks in styles.values()
    ]
    seeds = [tracks[0].id for tracks in styles.values()][:_PLAYED_COUNT]
    with output.playing() as on_playing:
        played = play(profile, seeds, _SECONDS_EACH, on_playing)
    if played.engine_problem:
        output.complain(no_sound_line(played.engine_problem))
    seed = QueueSeed(SeedKind.TRACKS, tuple(seeds[-1:]))
    queue = services.autoplay.start.queue(seed, count=_QUEUE_COUNT, rng_seed=_RNG_SEED)
    shown = {one.track_id for _, found in similar for one in found} | {one.track_id for one in queue.entries}
    return DemoReport(
        folder=services.demo.folder,
        scan=scanned,
        analysis=analysed,
        styles=styles,
        similar=similar,
        played=played,
        queue=queue,
        history=services.browse.history(len(played.heard)),
        stats=services.browse.stats(),
        tracks=tracks_by_id(services.browse, shown),
        seconds=time.monotonic() - started_s,
    )


def _compose(profile: Profile, on_progress: ProgressSink) -> str:
    """Build the demo library and wait for it; returns its folder."""
    ends: list[str | Exception] = []
    profile.services.demo.build(ends.append, ends.append, on_progress)
    profile.scheduler.run_until(lambda: bool(ends))
    if isinstance(ends[0], Exception):
        raise ends[0]
    return ends[0]


def _styles(profile: Profile) -> dict[str, list[Track]]:
    """The tracks of the demo library by genre."""
    browse, folder = profile.services.browse, profile.services.demo.folder
    styles: dict[str, list[Track]] = {}
    for track in browse.page(as_ids(browse.ids(BrowseRequest(scope=Scope(ScopeKind.ALL))))):
        if track.path.startswith(folder + os.sep):
            styles.setdefault(", ".join(track.tags.genres), []).append(track)
    return dict(sorted(styles.items()))


def _print(show: DemoReport, output: Output, now_ms: int) -> None:
    show_scan(show.scan, output, [])
    show_analysis(show.analysis, output)
    output.say("")
    output.show(style_table("A library of six styles", show.styles))
    for track, found in show.similar:
        genre = ", ".join(track.tags.genres)
        output.show(recommendation_table(f"Similar to {track_name(track)} ({genre})", found, show.tracks))
    if show.played.heard:
        last = show.played.heard[-1].track
        output.say(f"What would play on after {track_name(last)}:")
    show_queue(show.queue, show.tracks, output)
    output.show(history_table("History", show.history, now_ms))
    output.say(f"All of that took {show.seconds:.0f} s. Now try it with your music: musicrec scan FOLDER")
