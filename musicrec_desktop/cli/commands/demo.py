"""``musicrec demo``: the whole program at once, on music that it composes itself."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from musicrec_desktop.cli.commands.library import analyse, scan, show_analysis, show_scan
from musicrec_desktop.cli.commands.queue import show_queue
from musicrec_desktop.cli.commands.similar import load_similarity, track_name
from musicrec_desktop.cli.documents import (
    Document,
    analysis_document,
    history_documents,
    recommendation_documents,
    scan_document,
    stats_document,
    track_document,
)
from musicrec_desktop.cli.finding import as_ids, tracks_by_id
from musicrec_desktop.cli.output import Output, ProgressSink
from musicrec_desktop.cli.playing import PlayReport, play
from musicrec_desktop.cli.profile import Profile, open_profile
from musicrec_desktop.cli.tables import history_table, recommendation_table, style_table
from musicrec_desktop.cli.words import no_sound_line
from musicrec_desktop.core.paths import ProfilePaths, display_path
from musicrec_desktop.model.browse import BrowseRequest, HistoryRow, Scope, ScopeKind
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.listen import LibraryStats
from musicrec_desktop.model.queue_controls import QueueSeed, SeedKind
from musicrec_desktop.model.recommendation import AutoQueue, Recommendation
from musicrec_desktop.model.track import ScanReport, Track, TrackId

_SIMILAR_COUNT: Final = 3
_QUEUE_COUNT: Final = 10
_PLAYED_COUNT: Final = 3
_SECONDS_EACH: Final = 2.0
_RNG_SEED: Final = 1


@dataclass(frozen=True, slots=True)
class _Show:
    """Everything that the demo found out."""

    scan: ScanReport
    analysis: AnalysisReport
    styles: dict[str, list[Track]]
    similar: list[tuple[Track, list[Recommendation]]]
    played: PlayReport
    queue: AutoQueue
    history: list[HistoryRow]
    stats: LibraryStats
    tracks: dict[TrackId, Track]
    seconds: float


def add_parser(name: str, subparsers: Any) -> argparse.ArgumentParser:
    """Say what the command takes."""
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
    """Do it all and show it."""
    with (
        _profile_place(options, output) as paths,
        open_profile(paths, has_sound=True) as profile,
    ):
        show = _perform(profile, output)
        now_ms = profile.scheduler.clock.now_ms()
        if output.is_json:
            output.document(_document(show, profile.services.demo.folder))
        else:
            _print(show, output, now_ms)
    return 0


@contextlib.contextmanager
def _profile_place(options: argparse.Namespace, output: Output) -> Iterator[ProfilePaths]:
    """The profile that was named, or one that lives as long as the demo."""
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


def _perform(profile: Profile, output: Output) -> _Show:
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
    return _Show(
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
    """Let the service build the library, and wait for it."""
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


def _print(show: _Show, output: Output, now_ms: int) -> None:
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


def _document(show: _Show, folder: str) -> Document:
    return {
        "folder": display_path(folder),
        "scan": scan_document(show.scan),
        "analysis": analysis_document(show.analysis),
        "library": [
            {"style": style, "tracks": [track_document(track) for track in tracks]}
            for style, tracks in show.styles.items()
        ],
        "similar": [
            {"track": track_document(track), "similar": recommendation_documents(found, show.tracks)}
            for track, found in show.similar
        ],
        "queue": recommendation_documents(show.queue.entries, show.tracks),
        "relaxed": list(show.queue.relaxed),
        "history": history_documents(show.history),
        "engine_problem": show.played.engine_problem,
        "stats": stats_document(show.stats),
        "seconds": round(show.seconds, 3),
    }
