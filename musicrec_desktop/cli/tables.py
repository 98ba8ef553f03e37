"""Results as tables that fit into 80 columns; no colour where nobody looks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.words import failure_sentence, printable
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.listen import LibraryStats
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.track import FileFailure, Track, TrackId
from musicrec_desktop.ui.kit.wording.formats import (
    format_count,
    format_duration,
    format_long_duration,
    format_when,
)

_REASONS_SHOWN: Final = 2
"""The strongest ones; ``--json`` gives all."""

_FILES_SHOWN: Final = 5

Justify = Literal["left", "right"]

_END_WORDS = {
    EndReason.FINISHED: "to its end",
    EndReason.SKIPPED: "skipped",
    EndReason.STOPPED: "stopped",
    EndReason.REPLACED: "replaced",
    EndReason.FAILED: "failed",
    EndReason.INTERRUPTED: "interrupted",
}


def cell(text: str) -> Text:
    """Text of a table as it is: no markup, no line ends."""
    return Text(printable(text), overflow="ellipsis", no_wrap=True)


def make_table(title: str, columns: Sequence[tuple[str, Justify, int]]) -> Table:
    """An empty table; columns are (head, alignment, share of the width; 0 for as wide as needed)."""
    table = Table(title=Text(title, style="bold"), box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for head, justify, ratio in columns:
        table.add_column(
            head, justify=justify, ratio=ratio or None, no_wrap=True, overflow="ellipsis", min_width=3
        )
    table.expand = any(ratio for _, _, ratio in columns)
    return table


def track_table(title: str, tracks: Iterable[Track]) -> Table:
    """Tracks of the library."""
    table = make_table(
        title,
        [
            ("ID", "right", 0),
            ("Title", "left", 5),
            ("Artist", "left", 4),
            ("Album", "left", 4),
            ("Genre", "left", 2),
            ("Length", "right", 0),
        ],
    )
    for track in tracks:
        table.add_row(
            str(track.id),
            cell(track.tags.title + (" (missing)" if track.is_missing else "")),
            cell(track.tags.artist_text),
            cell(track.tags.album),
            cell(", ".join(track.tags.genres)),
            format_duration(track.duration_ms),
        )
    return table


def recommendation_table(
    title: str,
    found: Iterable[Recommendation],
    tracks: dict[TrackId, Track],
    *,
    is_queue: bool = False,
) -> Table:
    """Recommended tracks with how well they fit and why."""
    table = make_table(
        title,
        [
            ("Score" if is_queue else "Fit", "right", 0),
            ("Title", "left", 4),
            ("Artist", "left", 3),
            ("Genre", "left", 2),
            ("Why", "left", 6),
        ],
    )
    table.columns[-1].no_wrap = False
    table.columns[-1].overflow = "fold"
    for one in found:
        if (track := tracks.get(one.track_id)) is None:
            continue
        table.add_row(
            f"{one.score:.2f}" if is_queue else f"{max(0.0, one.score) * 100:.0f}%",
            cell(track.tags.title),
            cell(track.tags.artist_text),
            cell(", ".join(track.tags.genres)),
            Text(printable("; ".join(reason.text for reason in one.reasons[:_REASONS_SHOWN]))),
        )
    return table


def history_table(title: str, rows: Iterable[HistoryRow], now_ms: int) -> Table:
    """Listens, newest first."""
    table = make_table(
        title,
        [
            ("When", "left", 0),
            ("Title", "left", 4),
            ("Artist", "left", 3),
            ("Heard", "right", 0),
            ("Of", "right", 0),
            ("Ended", "left", 0),
            ("Play", "left", 0),
        ],
    )
    for row in rows:
        listen = row.listen
        table.add_row(
            format_when(listen.started_at_ms, now_ms),
            cell(row.track.tags.title),
            cell(row.track.tags.artist_text),
            format_duration(listen.listened_ms),
            format_duration(listen.duration_ms),
            _END_WORDS[listen.reason],
            "yes" if listen.is_play else "",
        )
    return table


def stats_table(stats: LibraryStats) -> Table:
    """The library in figures."""
    table = make_table("Your library", [("", "left", 0), ("", "right", 0)])
    table.show_header = False
    waiting = max(0, stats.tracks - stats.analysed - stats.analysis_failed)
    rows = [
        ("Tracks", f"{stats.tracks:,}"),
        ("Missing", f"{stats.missing:,}"),
        ("Albums", f"{stats.albums:,}"),
        ("Artists", f"{stats.artists:,}"),
        ("Genres", f"{stats.genres:,}"),
        ("Music", format_long_duration(stats.total_duration_ms)),
        ("Analysed", f"{stats.analysed:,}"),
        ("Waiting for analysis", f"{waiting:,}"),
        ("Analysis failed", f"{stats.analysis_failed:,}"),
        ("Listens", f"{stats.listens:,}"),
        ("Plays", f"{stats.plays:,}"),
        ("Listened", format_long_duration(stats.listened_ms)),
        ("Liked", f"{stats.liked:,}"),
    ]
    for name, figure in rows:
        table.add_row(name, figure)
    return table


def failure_list(failed: Sequence[FileFailure], title: str = "Trouble with") -> Text:
    """Files that made trouble, each kind of trouble with its sentence and the files that have it."""
    by_sentence: dict[str, list[str]] = {}
    for failure in failed:
        name = printable(display_path(failure.path))
        by_sentence.setdefault(failure_sentence(failure.path, failure.reason), []).append(name)
    text = Text(f"{title} {format_count(len(failed), 'file')}:", style="bold")
    for sentence, names in sorted(by_sentence.items(), key=lambda item: -len(item[1])):
        text.append(f"\n{sentence}", style="not bold")
        for name in sorted(names)[:_FILES_SHOWN]:
            text.append(f"\n  {name}", style="not bold")
        if len(names) > _FILES_SHOWN:
            text.append(f"\n  … and {len(names) - _FILES_SHOWN:,} more; --json lists all", style="not bold")
    return text


def style_table(title: str, styles: Mapping[str, Sequence[Track]]) -> Table:
    """A library by style: who plays it, in which formats, how much."""
    table = make_table(
        title,
        [
            ("Style", "left", 2),
            ("Tracks", "right", 0),
            ("Artists", "left", 5),
            ("Formats", "left", 3),
            ("Length", "right", 0),
        ],
    )
    for style, tracks in styles.items():
        table.add_row(
            cell(style),
            str(len(tracks)),
            cell(", ".join(dict.fromkeys(track.tags.artist_text for track in tracks))),
            cell(", ".join(dict.fromkeys(track.tags.codec for track in tracks))),
            format_duration(sum(track.duration_ms or 0 for track in tracks)),
        )
    return table
