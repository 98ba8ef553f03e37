"""The tables of all commands, for a width of 80 columns; plain text where stdout is not a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from musicrec_desktop.cli.reports import LoudnessRow, TrackOpinion
from musicrec_desktop.cli.words import failure_sentence, printable
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.cover_look import AlbumCover, AlbumLike, DoublePicture, Wall
from musicrec_desktop.model.feature_statistics import COLUMNS, FeatureStatistics
from musicrec_desktop.model.listen import FeedbackKind, LibraryStats
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntry,
    PlaylistFolder,
    PlaylistFolderId,
    PlaylistKind,
    folder_paths,
)
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.recovery import Backup
from musicrec_desktop.model.scrobble import Scrobble, ScrobbleAccount
from musicrec_desktop.model.smart_templates import SmartTemplate
from musicrec_desktop.model.track import FileFailure, Track, TrackId
from musicrec_desktop.recommend.taste.taste_profile import Interest
from musicrec_desktop.services.autoplay.taste_keeper import Known
from musicrec_desktop.ui.kit.wording.covers import pixels_text
from musicrec_desktop.ui.kit.wording.formats import (
    format_count,
    format_duration,
    format_long_duration,
    format_moment,
    format_when,
)
from musicrec_desktop.ui.kit.wording.loudness import format_db, format_lufs, format_peak
from musicrec_desktop.ui.kit.wording.recovery import counts_text
from musicrec_desktop.ui.kit.wording.scrobbling import account_name, refused_text, state_text

_REASONS_SHOWN: Final = 2
"""How many reasons a table shows, the strongest first; ``--json`` has all."""

_FILES_SHOWN: Final = 5

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOTABLE: Final = 1.2
"""An hour or weekday with this many times the mean is named."""

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
    """A cell with text as it is, without markup and line breaks."""
    return Text(printable(text), overflow="ellipsis", no_wrap=True)


def make_table(title: str, columns: Sequence[tuple[str, Justify, int]]) -> Table:
    """An empty table; a column is (head, alignment, share of the width), share 0 for as wide as needed."""
    table = Table(title=Text(title, style="bold"), box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for head, justify, ratio in columns:
        table.add_column(
            head, justify=justify, ratio=ratio or None, no_wrap=True, overflow="ellipsis", min_width=3
        )
    table.expand = any(ratio for _, _, ratio in columns)
    return table


def track_table(title: str, tracks: Iterable[Track]) -> Table:
    """Tracks of the library, a line each."""
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


def playlist_table(
    title: str, playlists: Iterable[Playlist], folders: Mapping[PlaylistFolderId, str]
) -> Table:
    """Playlists, a line each; ``folders`` are the paths of folders."""
    table = make_table(
        title,
        [
            ("ID", "right", 0),
            ("Name", "left", 5),
            ("Folder", "left", 3),
            ("Tracks", "right", 0),
            ("Missing", "right", 0),
            ("Length", "right", 0),
        ],
    )
    for playlist in playlists:
        is_smart = playlist.kind is PlaylistKind.SMART
        table.add_row(
            str(playlist.id),
            cell(playlist.name),
            cell("" if playlist.folder_id is None else folders.get(playlist.folder_id, "")),
            "smart" if is_smart else f"{playlist.entries:,}",
            f"{playlist.missing:,}" if playlist.missing else "",
            "" if is_smart else format_long_duration(playlist.length_ms),
        )
    return table


def rules_table(title: str, rows: Iterable[tuple[Playlist, int | None, str, str, str]]) -> Table:
    """Smart playlists, a line each: how many tracks (None where unknown), query, order and limits."""
    table = make_table(
        title,
        [
            ("ID", "right", 0),
            ("Name", "left", 4),
            ("Tracks", "right", 0),
            ("Query", "left", 5),
            ("Order", "left", 3),
            ("Limits", "left", 3),
        ],
    )
    for playlist, count, query, order, limits in rows:
        tracks = "?" if count is None else f"{count:,}"
        table.add_row(str(playlist.id), cell(playlist.name), tracks, cell(query), cell(order), cell(limits))
    return table


def template_table(templates: Iterable[SmartTemplate]) -> Table:
    """Ready rules, a line each."""
    table = make_table("Ready rules", [("ID", "left", 0), ("What it holds", "left", 4), ("Query", "left", 4)])
    for template in templates:
        table.add_row(template.id, cell(template.hint), cell(template.rules.query))
    return table


def playlist_entry_table(
    title: str, entries: Iterable[PlaylistEntry], tracks: Mapping[TrackId, Track]
) -> Table:
    """What is in a playlist, a line each."""
    table = make_table(
        title,
        [
            ("Place", "right", 0),
            ("ID", "right", 0),
            ("Title", "left", 5),
            ("Artist", "left", 4),
            ("Album", "left", 4),
            ("Length", "right", 0),
        ],
    )
    for place, entry in enumerate(entries, start=1):
        track, known = None if entry.track_id is None else tracks.get(entry.track_id), entry.known
        name = (known.title or display_path(known.location)) if track is None else track.tags.title
        table.add_row(
            f"{place:,}",
            "" if track is None else str(track.id),
            cell(name + (" (missing)" if entry.is_missing else "")),
            cell(known.artist if track is None else track.tags.artist_text),
            cell(known.album if track is None else track.tags.album),
            format_duration(known.duration_ms if track is None else track.duration_ms),
        )
    return table


def folder_table(folders: Sequence[PlaylistFolder], playlists: Sequence[Playlist]) -> Table:
    """Folders of playlists, a line each."""
    table = make_table(
        format_count(len(folders), "folder"),
        [("ID", "right", 0), ("Folder", "left", 4), ("Playlists", "left", 5)],
    )
    paths = folder_paths(folders)
    for folder in sorted(folders, key=lambda folder: paths[folder.id]):
        inside = ", ".join(playlist.name for playlist in playlists if playlist.folder_id == folder.id)
        table.add_row(str(folder.id), cell(paths[folder.id]), cell(inside))
    return table


def recommendation_table(
    title: str,
    found: Iterable[Recommendation],
    tracks: dict[TrackId, Track],
    *,
    is_queue: bool = False,
) -> Table:
    """Recommended tracks, how well they fit, and why."""
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
    """Statistics of the library."""
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


def similar_covers_table(album: AlbumCover, found: Iterable[AlbumLike]) -> Table:
    """Albums whose covers look like that of one."""
    table = make_table(
        f"Covers like “{printable(album.album.name)}”",
        [("Alike", "right", 0), ("Album", "left", 4), ("Artist", "left", 3), ("", "left", 0)],
    )
    for one in found:
        row = one.cover.album
        note = "same picture" if one.is_same else ""
        table.add_row(f"{one.share * 100:.0f}%", cell(row.name), cell(row.detail), note)
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


def double_table(groups: Iterable[Sequence[DoublePicture]], tracks: Mapping[TrackId, Track]) -> Table:
    """Pictures that are there in several files; a line for each file, the largest of each picture first."""
    table = make_table(
        "Duplicate covers",
        [("Size", "right", 0), ("Tracks", "right", 0), ("Album", "left", 4), ("Artist", "left", 3)],
    )
    for files in groups:
        for one in files:
            named = [tracks[track] for track in one.tracks if track in tracks]
            names = [(album.name, album.detail) for album in one.albums] or [
                ("", named[0].tags.artist_text if named else "")
            ]
            for number, (album, artist) in enumerate(names):
                table.add_row(
                    "" if number else pixels_text(one),
                    "" if number else f"{len(named):,}",
                    cell(album),
                    cell(artist),
                    end_section=one is files[-1] and number == len(names) - 1,
                )
    return table


def wall_table(wall: Wall) -> Table:
    """The albums of the wall, row by row."""
    table = make_table(
        f"Cover wall, {wall.columns} in a row",
        [("Row", "right", 0), ("Album", "left", 4), ("Artist", "left", 3)],
    )
    for place, album in enumerate(wall.albums):
        table.add_row(f"{place // wall.columns + 1}", cell(album.name), cell(album.detail))
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
            cell(", ".join(dict.fromkeys(track.tags.codec for track in tracks))),
            format_duration(sum(track.duration_ms or 0 for track in tracks)),
        )
    return table


def backup_table(backups: Iterable[Backup]) -> Table:
    """Copies of the library, numbered."""
    table = Table("", "made", "what", "holds", "size", box=None, pad_edge=False)
    for number, backup in enumerate(backups, 1):
        what = "replaced by a restore" if backup.is_replaced else "copy of the day"
        holds = counts_text(backup.counts) if backup.counts else "damaged"
        size = f"{backup.size / 1e6:.1f} MB"
        table.add_row(str(number), format_moment(backup.made_at_ms), what, holds, size)
    return table


def feedback_table(opinions: Iterable[TrackOpinion]) -> Table:
    """The feedback on tracks."""
    table = make_table(
        "Feedback",
        [
            ("ID", "right", 0),
            ("Title", "left", 5),
            ("Artist", "left", 4),
            ("Opinion", "left", 0),
            ("Banned", "left", 0),
            ("More", "right", 0),
            ("Less", "right", 0),
        ],
    )
    for opinion in opinions:
        track, tally = opinion.track, opinion.tally
        table.add_row(
            str(track.id),
            cell(track.tags.title),
            cell(track.tags.artist_text),
            opinion.opinion.value,
            "yes" if opinion.is_banned else "",
            str(tally[FeedbackKind.MORE] or ""),
            str(tally[FeedbackKind.LESS] or ""),
        )
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


def account_table(accounts: Iterable[ScrobbleAccount], now_ms: int) -> Table:
    """Accounts on scrobbling servers, with their states."""
    table = make_table("Scrobbling", [("Number", "right", 0), ("Account", "left", 3), ("State", "left", 4)])
    for account in accounts:
        last_sent = format_when(account.last_sent_ms, now_ms) if account.last_sent_ms else ""
        table.add_row(
            str(account.id), cell(account_name(account.address)), cell(state_text(account, last_sent))
        )
    return table


def refused_table(account: ScrobbleAccount, refused: Iterable[Scrobble], now_ms: int) -> Table:
    """What was set aside for an account, and why."""
    table = make_table(
        f"Set aside for {account_name(account.address)}",
        [("When", "left", 0), ("Title", "left", 3), ("Artist", "left", 3), ("Why", "left", 5)],
    )
    for item in refused:
        table.add_row(
            format_when(item.at_ms, now_ms),
            cell(item.track.title),
            cell(item.track.artist),
            cell(refused_text(item.reason)),
        )
    return table


def taste_table(known: Known, tracks: dict[TrackId, Track]) -> Table:
    """The interests of the listener."""
    table = make_table(
        "Your interests",
        [("Stands for it", "left", 0), ("Artist", "left", 0), ("Share", "right", 0), ("When", "left", 0)],
    )
    for interest in known.profile.interests:
        track = tracks.get(interest.track_id)
        if track is not None:
            share = f"{100 * interest.share:.0f}%"
            table.add_row(track.tags.title, track.tags.artist_text, share, _when(interest))
    return table


def _when(interest: Interest) -> str:
    """The hour and the weekday of an interest, where they are clearly above the mean."""
    hour, day = int(interest.hours.argmax()), int(interest.weekdays.argmax())
    told = []
    if interest.hours[hour] >= _NOTABLE:
        told.append(f"around {hour}:00")
    if interest.weekdays[day] >= _NOTABLE:
        told.append(f"on {_DAYS[day]}s")
    return ", ".join(told)
