"""Tracks, their figures, and files that failed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.reports import LoudnessRow
from musicrec_desktop.cli.tables.parts import cell, make_table
from musicrec_desktop.cli.words import failure_sentence, printable
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.codec_names import codec_text
from musicrec_desktop.model.feature_statistics import COLUMNS, FeatureStatistics
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.listen import LibraryStats
from musicrec_desktop.model.recovery import Backup
from musicrec_desktop.model.track import Track
from musicrec_desktop.ui.kit.wording.formats import (
    format_count,
    format_duration,
    format_long_duration,
    format_moment,
)
from musicrec_desktop.ui.kit.wording.loudness import format_db, format_lufs, format_peak
from musicrec_desktop.ui.kit.wording.recovery import counts_text

_FILES_SHOWN: Final = 5


def track_table(title: str, tracks: Iterable[Track]) -> Table:
    """Tracks of the library, a line each; their stars where one of them is rated."""
    shown = list(tracks)
    has_stars = any(track.half_stars for track in shown)
    table = make_table(
        title,
        [
            ("ID", "right", 0),
            ("Title", "left", 5),
            ("Artist", "left", 4),
            ("Album", "left", 4),
            ("Genre", "left", 2),
            *(("Stars", "right", 0) for _ in range(has_stars)),
            ("Length", "right", 0),
        ],
    )
    for track in shown:
        table.add_row(
            str(track.id),
            cell(track.tags.title + (" (missing)" if track.is_missing else "")),
            cell(track.tags.artist_text),
            cell(track.tags.album),
            cell(", ".join(track.tags.genres)),
            *([f"{track.half_stars / 2:g}" if track.half_stars else ""] if has_stars else []),
            format_duration(track.duration_ms),
        )
    return table


def stats_table(stats: LibraryStats) -> Table:
    """Statistics of the library."""
    table = make_table("Your library", [("", "left", 0), ("", "right", 0)])
    table.show_header = False
    rows = [
        ("Tracks", f"{stats.tracks:,}"),
        ("Missing", f"{stats.missing:,}"),
        ("Albums", f"{stats.albums:,}"),
        ("Artists", f"{stats.artists:,}"),
        ("Genres", f"{stats.genres:,}"),
        ("Music", format_long_duration(stats.total_duration_ms)),
        ("Analysed", f"{stats.analysed:,}"),
        ("Waiting for analysis", f"{stats.analysis_waiting:,}"),
        ("Analysis failed", f"{stats.analysis_failed:,}"),
        ("Listens", f"{stats.listens:,}"),
        ("Plays", f"{stats.plays:,}"),
        ("Listened", format_long_duration(stats.listened_ms)),
        ("Liked", f"{stats.liked:,}"),
    ]
    for name, figure in rows:
        table.add_row(name, figure)
    return table


def feature_table(rows: Iterable[tuple[Track, FeatureStatistics]]) -> Table:
    """Tracks with the features that one number tells; all others are in the CSV and JSON output."""
    table = make_table(
        "Features",
        [
            *(("ID", "right", 0), ("Title", "left", 5), ("Artist", "left", 4), ("Tempo", "right", 0)),
            *(("Centroid", "right", 0), ("Bandwidth", "right", 0), ("Roll-off", "right", 0)),
            *(("Flatness", "right", 0), ("RMS", "right", 0)),
        ],
    )
    for track, found in rows:
        known = {} if found.values is None else dict(zip(COLUMNS, found.values.tolist(), strict=True))
        figures = [
            f"{known[column]:{form}}" if known else ""
            for column, form in (
                ("tempo", ".1f"),
                ("spectral_centroid_mean_01", ",.0f"),
                ("spectral_bandwidth_mean_01", ",.0f"),
                ("spectral_rolloff_mean_01", ",.0f"),
                ("spectral_flatness_mean_01", ".4f"),
                ("rms_mean_01", ".3f"),
            )
        ]
        table.add_row(str(track.id), cell(track.tags.title), cell(track.tags.artist_text), *figures)
    return table


def loudness_table(rows: Iterable[LoudnessRow]) -> Table:
    """Tracks with their loudness."""
    table = make_table(
        "Loudness",
        [
            ("ID", "right", 0),
            ("Title", "left", 4),
            ("Tags dB", "right", 0),
            ("LUFS", "right", 0),
            ("Peak dB", "right", 0),
            ("Album", "right", 0),
            ("Guess", "right", 0),
            ("Played dB", "right", 0),
        ],
    )
    for row in rows:
        loudness, known = row.loudness, row.measured
        table.add_row(
            str(row.track.id),
            cell(row.track.tags.title),
            _bare(format_db(loudness.tags.track_gain_db)),
            _bare(format_lufs(known.integrated_lufs if known else None)),
            _bare(format_peak(known.true_peak if known else None)),
            _bare(format_lufs(known.album.integrated_lufs if known and known.album else None)),
            _bare(format_lufs(loudness.estimated_lufs)),
            _bare(format_db(row.gain.db)),
        )
    return table


def _bare(text: str) -> str:
    """A value without its unit, which the head of the column names."""
    return text.partition(" ")[0]


def style_table(title: str, styles: Mapping[str, Sequence[Track]]) -> Table:
    """The artists, formats and total length of each style."""
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
            cell(", ".join(dict.fromkeys(codec_text(track.tags.codec) for track in tracks))),
            format_duration(sum(track.duration_ms or 0 for track in tracks)),
        )
    return table


def failure_list(failed: Sequence[FileFailure], title: str = "Trouble with") -> Text:
    """Files that failed, grouped by the sentence that says why."""
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


def backup_table(backups: Iterable[Backup]) -> Table:
    """Copies of the library, numbered."""
    table = Table("", "made", "what", "holds", "size", box=None, pad_edge=False)
    for number, backup in enumerate(backups, 1):
        what = "replaced by a restore" if backup.is_replaced else "copy of the day"
        holds = counts_text(backup.counts) if backup.counts else "damaged"
        size = f"{backup.size / 1e6:.1f} MB"
        table.add_row(str(number), format_moment(backup.made_at_ms), what, holds, size)
    return table
