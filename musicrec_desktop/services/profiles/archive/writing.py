"""Writes an archive: completely or not at all, and one row after the other."""

from __future__ import annotations

import contextlib
import json
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Final

import musicrec_desktop
from musicrec_desktop.core.atomic import atomic_path
from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.encryption.stream import EncryptingWriter
from musicrec_desktop.model.matching import KnownTrack
from musicrec_desktop.model.playlist import PlaylistEntry
from musicrec_desktop.model.profile import ProfileId
from musicrec_desktop.playlist_files.values import Format, PlaylistDocument
from musicrec_desktop.playlist_files.writers.target import PathStyle
from musicrec_desktop.playlist_files.writing import playlist_bytes
from musicrec_desktop.services.playlists.exchange.exporting import file_entry, file_names
from musicrec_desktop.services.profiles.archive.format import (
    FORMAT,
    MANIFEST,
    TRACKS,
    VERSION,
    rows_name,
    writing_errors,
)
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.personal_rows.documents import JsonRow, PersonalDocuments
from musicrec_desktop.storage.playlists.entries import EntryStore
from musicrec_desktop.storage.playlists.lists import PlaylistStore
from musicrec_desktop.storage.playlists.matching import MatchStore

_ROWS_AT_ONCE: Final = 1000
_EARLIEST_S, _LATEST_S = 315_532_800, 4_354_819_198
"""The years 1980 to 2107, which the times of a zip archive can be of."""
_Moment = tuple[int, int, int, int, int, int]
_WRITTEN_LISTS: Final = ((".m3u8", Format.M3U), (".jspf", Format.JSPF))


class ArchiveWriter:
    """Writes archives; any thread may use it.

    Args:
        database: of the library.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(
        self,
        profile_id: ProfileId,
        path: str,
        *,
        passphrase: str = "",
        made_at_ms: int,
        context: TaskContext,
    ) -> dict[str, int]:
        """Write all that is personal in a profile into a file that only its owner may read.

        Args:
            profile_id: of the profile.
            path: absolute; a file that is there is replaced.
            passphrase: encrypts the archive; an empty one does not.
            made_at_ms: the present time.
            context: of the task; cancelling leaves nothing.

        Returns:
            How many rows of each table were written.

        Raises:
            ArchiveError: it cannot be written; what was there is as it was.
            PassphraseError: the passphrase cannot be used.
        """
        with (
            writing_errors(path),
            atomic_path(path) as draft,
            open(draft, "wb") as file,
            _target(file, passphrase) as target,
            zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
            self._database.as_listener(profile_id),
            self._database.reading(),
        ):
            return self._fill(archive, profile_id, made_at_ms, context)

    def _fill(
        self, archive: zipfile.ZipFile, profile_id: ProfileId, made_at_ms: int, context: TaskContext
    ) -> dict[str, int]:
        documents = PersonalDocuments(self._database, profile_id)
        moment = _moment(made_at_ms)
        counts: dict[str, int] = {}
        for number, shape in enumerate(documents.tables):
            context.check()
            context.progress(Progress(number, len(documents.tables) + 1))
            counts[shape.name] = _put_rows(
                archive, rows_name(shape.name), moment, documents.rows(shape), context
            )
        counts["tracks"] = _put_rows(archive, TRACKS, moment, documents.tracks(), context)
        self._put_playlists(archive, documents, moment, context)
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "made_by": f"MusicRec Desktop {musicrec_desktop.__version__}",
            "made_at_ms": made_at_ms,
            "profile": documents.profile(),
            "counts": counts,
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1)
        archive.writestr(zipfile.ZipInfo(MANIFEST, moment), text, zipfile.ZIP_DEFLATED)
        return counts

    def _put_playlists(
        self,
        archive: zipfile.ZipFile,
        documents: PersonalDocuments,
        moment: _Moment,
        context: TaskContext,
    ) -> None:
        """Playlists as files that other players read."""
        lists, entries = PlaylistStore(self._database), EntryStore(self._database)
        found = [lists.get(playlist_id) for playlist_id in documents.plain_playlists()]
        chosen = [playlist for playlist in found if playlist is not None]
        names = file_names([playlist.name for playlist in chosen], "")
        for playlist, name in zip(chosen, names, strict=True):
            context.check()
            known = self._known(entries.all(playlist.id))
            for suffix, kind in _WRITTEN_LISTS:
                document = PlaylistDocument(
                    kind, playlist.name, tuple(map(file_entry, known)), playlist.description
                )
                content, _ = playlist_bytes(f"/{name}{suffix}", document, PathStyle(is_relative=False))
                info = zipfile.ZipInfo(f"playlists/{name}{suffix}", moment)
                archive.writestr(info, content, zipfile.ZIP_DEFLATED)

    def _known(self, entries: Sequence[PlaylistEntry]) -> list[KnownTrack]:
        """What is known of entries: of those with a track what its file says now."""
        ids = {entry.track_id for entry in entries if entry.track_id is not None}
        tracks = MatchStore(self._database).tracks(ids)
        return [entry.known if entry.track_id is None else tracks[entry.track_id].known for entry in entries]


@contextlib.contextmanager
def _target(file: IO[bytes], passphrase: str) -> Iterator[IO[bytes]]:
    """The file itself, or what encrypts into it."""
    if not passphrase:
        yield file
        return
    writer = EncryptingWriter(file, passphrase)
    try:
        yield writer  # type: ignore[misc]  # a raw stream has all that zipfile uses
    except BaseException:
        writer.drop()
        raise
    writer.close()


def _put_rows(
    archive: zipfile.ZipFile,
    name: str,
    moment: _Moment,
    rows: Iterable[JsonRow],
    context: TaskContext,
) -> int:
    """Write a file with one value of JSON a line; returns how many."""
    info = zipfile.ZipInfo(name, moment)
    info.compress_type = zipfile.ZIP_DEFLATED
    count = 0
    waiting: list[str] = []
    with archive.open(info, "w", force_zip64=True) as file:
        for row in rows:
            waiting.append(json.dumps(row, ensure_ascii=False))
            count += 1
            if len(waiting) == _ROWS_AT_ONCE:
                context.check()
                file.write(("\n".join(waiting) + "\n").encode("utf-8", "replace"))
                waiting.clear()
        if waiting:
            file.write(("\n".join(waiting) + "\n").encode("utf-8", "replace"))
    return count


def _moment(at_ms: int) -> _Moment:
    found = time.gmtime(min(max(at_ms // 1000, _EARLIEST_S), _LATEST_S))
    return found.tm_year, found.tm_mon, found.tm_mday, found.tm_hour, found.tm_min, found.tm_sec
