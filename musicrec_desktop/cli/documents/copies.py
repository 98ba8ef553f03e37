"""Copies of recordings, and what became of files that went to the trash."""

from __future__ import annotations

from collections.abc import Iterable

from musicrec_desktop.cli.documents.parts import Document, failure_document, moment
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.copies import COPY_KINDS, Comparison, CopyFile, CopyGroup, CopyList, TrashOutcome


def copies_document(known: CopyList, groups: Iterable[CopyGroup]) -> Document:
    """The groups, each with its files, the best one first; ``found_at`` says when they were found."""
    return {
        "found_at": moment(known.found_at_ms),
        "is_sound_known": known.is_sound_known,
        "is_whole": known.is_whole,
        "unheard": known.unheard,
        "groups": [_group(group) for group in groups],
    }


def trash_document(outcome: TrashOutcome) -> Document:
    """What went to the trash or came back; ``numbers`` are what ``--restore`` takes."""
    return {
        "numbers": list(outcome.trashed),
        "ids": list(outcome.ids),
        "bytes": outcome.freed_bytes,
        "failed": [failure_document(path, reason) for path, reason in outcome.failed],
    }


def _group(group: CopyGroup) -> Document:
    files = [_file(one) for one in group.files]
    spare = sum(one.file.size for one in group.files[1:]) if group.kind in COPY_KINDS else 0
    return {"kind": group.kind.value, "spare_bytes": spare, "files": files}


def _file(one: Comparison) -> Document:
    return {
        **_facts(one.file),
        "lacks": [merit.value for merit in one.lacks],
        "has": [merit.value for merit in one.has],
        "version": list(one.version),
    }


def _facts(file: CopyFile) -> Document:
    return {
        "id": file.track_id,
        "path": display_path(file.path),
        "title": file.title,
        "artist": file.artist,
        "album": file.album,
        "bytes": file.size,
        "codec": file.codec,
        "is_lossless": file.is_lossless,
        "bitrate_kbps": file.bitrate_kbps or None,
        "sample_rate_hz": file.sample_rate_hz or None,
        "bit_depth": file.bit_depth or None,
        "duration_ms": file.duration_ms,
        "missing_tags": list(file.missing_tags),
        "has_cover": file.has_cover,
        "plays": file.plays,
        "is_liked": file.is_liked,
        "stars": file.half_stars / 2 or None,
        "playlists": file.playlists,
    }
