"""The JSON documents of all commands; names and shapes are a contract with scripts.

The evaluations have a module each, with their tables: ``evaluation_view`` and ``queue_evaluation_view``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from musicrec_desktop.cli.reports import (
    AccountRow,
    DemoReport,
    FeedbackReport,
    LoudnessRow,
    PlayReport,
    TrackOpinion,
)
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.browse import HistoryRow
from musicrec_desktop.model.features import AnalysisReport
from musicrec_desktop.model.listen import FeedbackKind, LibraryStats
from musicrec_desktop.model.loudness import KnownLoudness
from musicrec_desktop.model.playlist import (
    Playlist,
    PlaylistEntry,
    PlaylistFolder,
    PlaylistFolderId,
    folder_paths,
)
from musicrec_desktop.model.recommendation import Recommendation
from musicrec_desktop.model.recovery import Backup
from musicrec_desktop.model.similarity_index import IndexChoice, IndexFigures
from musicrec_desktop.model.track import FileFailure, ScanReport, Track, TrackId
from musicrec_desktop.services.autoplay.taste_keeper import Known
from musicrec_desktop.services.loudness.run import LoudnessReport
from musicrec_desktop.services.loudness.writing import WritingReport
from musicrec_desktop.ui.kit.wording.similarity_index import index_sentence

Document = dict[str, object]

_ADDED_UP: Final = {
    "more": FeedbackKind.MORE,
    "less": FeedbackKind.LESS,
    "added": FeedbackKind.ADDED,
    "removed": FeedbackKind.REMOVED,
}


def scan_document(report: ScanReport) -> Document:
    """How a scan ended: counts, and each file that failed."""
    return {
        "added": len(report.changes.added),
        "changed": len(report.changes.changed),
        "moved": len(report.changes.moved),
        "missing": len(report.changes.missing),
        "unchanged": report.unchanged,
        "failed": [failure_document(failure.path, failure.reason) for failure in report.failed],
        "left_out": dict(report.left_out),
        "seconds": round(report.seconds, 3),
    }


def analysis_document(report: AnalysisReport) -> Document:
    """How an analysis ended: counts, and each file that failed."""
    return {
        "analysed": len(report.analysed),
        "failed": [failure_document(path, reason) for path, reason in report.failed],
        "skipped": report.skipped,
        "seconds": round(report.seconds, 3),
        "cpu_seconds": round(report.cpu_seconds, 3),
    }


def track_document(track: Track) -> Document:
    """A track with all that the library knows of it."""
    tags = track.tags
    return {
        "id": track.id,
        "path": display_path(track.path),
        "title": tags.title,
        "artist": tags.artist_text,
        "artists": list(tags.artists),
        "album": tags.album,
        "album_artist": tags.album_artist_text,
        "album_artists": list(tags.album_artists),
        "genres": list(tags.genres),
        "track_number": tags.track_number,
        "disc_number": tags.disc_number,
        "position": tags.position,
        "year": tags.year,
        "duration_ms": track.duration_ms,
        "codec": tags.codec,
        "bitrate_kbps": tags.bitrate_kbps,
        "sample_rate_hz": tags.sample_rate_hz,
        "channels": tags.channels,
        "track_gain_db": tags.replay_gain.track_gain_db,
        "album_gain_db": tags.replay_gain.album_gain_db,
        "recording_id": tags.recording_id or None,
        "release_id": tags.release_id or None,
        "artist_ids": list(tags.artist_ids),
        "cover": tags.cover.value,
        "is_missing": track.is_missing,
        "is_liked": track.is_liked,
        "is_disliked": track.is_disliked,
        "play_count": track.play_count,
        "last_played": moment(track.last_played_ms),
    }


def playlist_document(playlist: Playlist, folders: Mapping[PlaylistFolderId, str]) -> Document:
    """A playlist without its tracks; ``folders`` are the paths of folders."""
    return {
        "id": playlist.id,
        "name": playlist.name,
        "description": playlist.description,
        "folder": None if playlist.folder_id is None else folders.get(playlist.folder_id),
        "kind": playlist.kind.value,
        "rules": None if playlist.rules is None else dataclasses.asdict(playlist.rules),
        "source": display_path(playlist.source) if playlist.source else None,
        "tracks": playlist.entries,
        "missing": playlist.missing,
        "length_ms": playlist.length_ms,
        "created": moment(playlist.created_at_ms),
        "changed": moment(playlist.changed_at_ms),
    }


def playlist_documents(
    playlists: Iterable[Playlist], folders: Mapping[PlaylistFolderId, str]
) -> list[Document]:
    """Playlists in the order of their names."""
    return [playlist_document(playlist, folders) for playlist in playlists]


def playlist_entry_documents(
    entries: Iterable[PlaylistEntry], tracks: Mapping[TrackId, Track]
) -> list[Document]:
    """What is in a playlist, in order; without a track what is known of it, its ``id`` null."""
    documents: list[Document] = []
    for place, entry in enumerate(entries, start=1):
        track, known = None if entry.track_id is None else tracks.get(entry.track_id), entry.known
        documents.append(
            {
                "place": place,
                "entry": entry.id,
                "id": None if track is None else track.id,
                "path": display_path(known.location if track is None else track.path),
                "title": known.title if track is None else track.tags.title,
                "artist": known.artist if track is None else track.tags.artist_text,
                "album": known.album if track is None else track.tags.album,
                "duration_ms": known.duration_ms if track is None else track.duration_ms,
                "is_missing": entry.is_missing,
            }
        )
    return documents


def folder_documents(folders: Iterable[PlaylistFolder], playlists: Sequence[Playlist]) -> list[Document]:
    """Folders of playlists, each with the playlists right in it."""
    known = list(folders)
    paths = folder_paths(known)
    return [
        {
            "id": folder.id,
            "name": folder.name,
            "path": paths[folder.id],
            "parent": folder.parent_id,
            "playlists": [playlist.id for playlist in playlists if playlist.folder_id == folder.id],
        }
        for folder in known
    ]


def rating_documents(tracks: Iterable[Track], half_stars: Mapping[TrackId, int]) -> list[Document]:
    """Ratings of tracks in stars; null without one."""
    return [
        {**name_document(track), "stars": half_stars[track.id] / 2 if track.id in half_stars else None}
        for track in tracks
    ]


def recommendation_documents(found: Iterable[Recommendation], tracks: dict[TrackId, Track]) -> list[Document]:
    """Recommended tracks with scores and reasons, in order."""
    return [
        {
            **name_document(tracks[one.track_id]),
            "score": round(one.score, 6),
            "is_discovery": one.is_discovery,
            "reasons": [
                {
                    "kind": reason.kind.value,
                    "text": reason.text,
                    "weight": round(reason.weight, 6),
                    "contribution": round(reason.contribution, 6),
                }
                for reason in one.reasons
            ],
        }
        for one in found
        if one.track_id in tracks
    ]


def history_documents(rows: Iterable[HistoryRow]) -> list[Document]:
    """Listens, newest first."""
    return [
        {
            **name_document(row.track),
            "started_at": moment(row.listen.started_at_ms),
            "listened_ms": row.listen.listened_ms,
            "duration_ms": row.listen.duration_ms,
            "reason": row.listen.reason.value,
            "origin": row.listen.origin.value,
            "is_play": row.listen.is_play,
            "session_id": row.listen.session_id,
        }
        for row in rows
    ]


def stats_document(stats: LibraryStats, unreadable: Sequence[FileFailure] = ()) -> Document:
    """Statistics of the library, and each file that could not be read."""
    return dataclasses.asdict(stats) | {
        "unreadable": [failure_document(failure.path, failure.reason) for failure in unreadable]
    }


def play_document(report: PlayReport, failed: Sequence[FileFailure]) -> Document:
    """What was heard, and what failed before and during playback."""
    return {
        "listens": history_documents(report.heard),
        "failed": [
            *(failure_document(failure.path, failure.reason) for failure in failed),
            *(failure_document(error.path, error.reason) for error in report.failed),
        ],
        "engine_problem": report.engine_problem,
    }


def demo_document(show: DemoReport) -> Document:
    """The results of the demo."""
    return {
        "folder": display_path(show.folder),
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


def taste_document(known: Known, tracks: dict[TrackId, Track]) -> Document:
    """The taste of the listener; shares from 0 to 1, hours and weekdays relative to the mean."""
    return {
        "interests": [
            {
                **name_document(tracks[interest.track_id]),
                "share": round(interest.share, 4),
                "members": interest.members,
                "hours": [round(float(value), 3) for value in interest.hours],
                "weekdays": [round(float(value), 3) for value in interest.weekdays],
            }
            for interest in known.profile.interests
            if interest.track_id in tracks
        ],
        "rejected": [name_document(tracks[one]) for one in known.profile.rejected if one in tracks],
        "tracks_known": len(known.profile.ids),
        "discovery_share": round(known.discovery.share, 4),
        "co_occurrence": {"pairs": len(known.co_occurrence) // 2, "weight": known.co_occurrence.weight},
    }


def feedback_document(report: FeedbackReport) -> Document:
    """Feedback on tracks and artists, and what was revoked where that was asked for."""
    document: Document = {
        "tracks": [_opinion_document(opinion) for opinion in report.tracks],
        "artists": [{"name": name, "is_banned": is_banned} for name, is_banned in report.artists],
    }
    if report.taken_back is not None:
        document["taken_back"] = [
            {"kind": event.kind.value, "track_id": event.track_id, "artist": event.artist or None}
            for event in report.taken_back
        ]
    return document


def _opinion_document(opinion: TrackOpinion) -> Document:
    return {
        **name_document(opinion.track),
        "opinion": opinion.opinion.value,
        "is_banned": opinion.is_banned,
        **{name: opinion.tally[kind] for name, kind in _ADDED_UP.items()},
    }


def loudness_documents(rows: Iterable[LoudnessRow]) -> list[Document]:
    """Tracks with their loudness."""
    return [
        {
            **name_document(row.track),
            "tags": {
                "track_gain_db": row.loudness.tags.track_gain_db,
                "track_peak": row.loudness.tags.track_peak,
                "album_gain_db": row.loudness.tags.album_gain_db,
                "album_peak": row.loudness.tags.album_peak,
            },
            "measured": None if row.measured is None else _known_document(row.measured),
            "estimated_lufs": row.loudness.estimated_lufs,
            "gain_db": round(row.gain.db, 3),
            "gain_source": row.gain.source.value,
            "is_gain_limited": row.gain.is_limited,
        }
        for row in rows
    ]


def measuring_document(report: LoudnessReport, rows: Iterable[LoudnessRow]) -> Document:
    """How a measurement ended, and the tracks with their loudness."""
    return {
        "measured": len(report.measured),
        "known_before": report.known,
        "failed": [failure_document(path, reason) for path, reason in report.failed],
        "seconds": round(report.seconds, 3),
        "sound_seconds": round(report.sound_seconds, 3),
        "tracks": loudness_documents(rows),
    }


def writing_document(report: WritingReport) -> Document:
    """How the writing of loudness tags ended."""
    return {
        "written": len(report.written),
        "failed": [failure_document(one.path, one.reason) for one in report.failed],
    }


def _known_document(known: KnownLoudness) -> Document:
    album = known.album
    return {
        "integrated_lufs": round(known.integrated_lufs, 3),
        "true_peak": round(known.true_peak, 6),
        "range_lu": round(known.range_lu, 3),
        "album_lufs": None if album is None else round(album.integrated_lufs, 3),
        "album_true_peak": None if album is None else round(album.true_peak, 6),
    }


def accounts_document(rows: Iterable[AccountRow]) -> Document:
    """Accounts on scrobbling servers, with what was set aside where that was asked for."""
    return {"accounts": [_account_document(row) for row in rows]}


def _account_document(row: AccountRow) -> Document:
    account = row.account
    document: Document = {
        "number": account.id,
        "kind": account.address.kind.value,
        "url": account.address.url,
        "user": account.address.user,
        "token_place": account.token_place.value,
        "is_paused": account.is_paused,
        "problem": account.problem or None,
        "waiting": account.waiting,
        "sent": row.sent,
        "set_aside": account.refused,
        "last_sent": moment(account.last_sent_ms),
    }
    if row.refused is not None:
        document["refused"] = [
            {
                "kind": item.kind.value,
                "artist": item.track.artist,
                "title": item.track.title,
                "at": moment(item.at_ms),
                "reason": item.reason,
            }
            for item in row.refused
        ]
    return document


def backup_document(number: int, backup: Backup) -> Document:
    """A copy of the library with its number in the list."""
    return {
        "number": number,
        "path": display_path(backup.path),
        "made_at_ms": backup.made_at_ms,
        "is_replaced": backup.is_replaced,
        "size": backup.size,
        **backup.counts,
    }


def index_document(choice: IndexChoice, wanted: str) -> Document:
    """The kind of similarity index in use with its figures, those of the other kind, and why it is in use.

    Figures that were not measured are null; ``other`` is null where nothing of the other kind was measured.
    """
    own, other = choice.figures(choice.kind), choice.figures(choice.other)
    return {
        "kind": choice.kind.value,
        "setting": wanted,
        "reason": choice.reason.value,
        "reason_text": index_sentence(choice),
        "tracks": choice.tracks,
        "search_nodes": choice.search_nodes or None,
        **_figures_document(own),
        "other": None if other is None else {"kind": choice.other.value, **_figures_document(other)},
    }


def _figures_document(figures: IndexFigures | None) -> Document:
    return {
        "build_seconds": None if figures is None else round(figures.build_seconds, 3),
        "recall": None if figures is None else round(figures.recall, 4),
        "ms": None if figures is None else round(figures.ms, 4),
        "bytes": None if figures is None else figures.bytes,
    }


def name_document(track: Track) -> Document:
    """The id, path, title and artists of a track."""
    return {
        "id": track.id,
        "path": display_path(track.path),
        "title": track.tags.title,
        "artists": list(track.tags.artists),
    }


def failure_document(path: str, reason: str) -> Document:
    """A file that could not be used, and the reason word."""
    return {"path": display_path(path), "reason": reason}


def moment(at_ms: int | None) -> str | None:
    """A time as ISO 8601 in UTC; None for no time."""
    if at_ms is None:
        return None
    return datetime.fromtimestamp(at_ms / 1000, tz=UTC).isoformat(timespec="milliseconds")
