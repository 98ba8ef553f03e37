"""Gathers what is told of tracks to somebody else, and writes it into files."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.playlist_files.writing import write_whole
from musicrec_desktop.services.playlists.exchange.exporting import first_isrc
from musicrec_desktop.services.sharing.documents import SharedList, SharedTrack
from musicrec_desktop.storage.playlists.matching import MatchStore
from musicrec_desktop.storage.tracks import TrackStore


@dataclass(frozen=True, slots=True)
class ShareRequest:
    """What shall be shared.

    Attributes:
        ids: the tracks in order.
        title: what they are called; empty for the title of the only one, or their number.
        kind: what they are, in a word or two, for example ``"Playlist"``.
        why: one true sentence about them; may be empty.
    """

    ids: Sequence[TrackId]
    title: str = ""
    kind: str = ""
    why: str = ""


class ShareService:
    """Makes lists that can be shared.

    Args:
        scheduler: gives the lanes.
        tracks: the tracks of the library.
        known: their ids in other catalogues, and the music folders.
    """

    def __init__(self, *, scheduler: Scheduler, tracks: TrackStore, known: MatchStore) -> None:
        self._scheduler, self._tracks, self._known = scheduler, tracks, known

    def listed(self, request: ShareRequest) -> SharedList:
        """A list of tracks in their order; unknown ids are left out. Any thread may call it."""
        found = {track.id: track for track in self._tracks.many(list(dict.fromkeys(request.ids)))}
        known, folders = self._known.tracks(found), self._known.folders()
        tracks = tuple(
            _shared(found[one], first_isrc(known[one].known.isrc), folders)
            for one in request.ids
            if one in found and one in known
        )
        title = request.title or (tracks[0].title if len(tracks) == 1 else f"{len(tracks):,} tracks")
        kind = request.kind or ("Track" if len(tracks) == 1 else "")
        return SharedList(title, request.why, tracks, kind)

    def load(
        self,
        request: ShareRequest,
        on_done: Callable[[SharedList], object],
        on_error: Callable[[Exception], object],
    ) -> TaskHandle:
        """As ``listed``, in a lane."""
        return self._scheduler.run(
            Lane.QUICK,
            lambda _: self.listed(request),
            on_done=on_done,
            on_error=on_error,
        )

    def write(self, path: str, content: bytes) -> None:
        """Write a file, completely or not at all; a file that is there is replaced.

        Raises:
            PlaylistFileError: it cannot be written.
        """
        write_whole(path, (content,))

    def save(
        self,
        path: str,
        make: Callable[[], bytes],
        on_done: Callable[[str], object],
        on_error: Callable[[Exception], object],
    ) -> TaskHandle:
        """As ``write``, in a lane.

        Args:
            path: absolute; a file that is there is replaced.
            make: gives the content, in the lane.
            on_done: gets the path.
            on_error: gets a ``PlaylistFileError``: the file cannot be written.
        """

        def work(_: object) -> str:
            self.write(path, make())
            return path

        return self._scheduler.run(Lane.IO, work, on_done=on_done, on_error=on_error)


def _shared(track: Track, isrc: str, folders: Sequence[str]) -> SharedTrack:
    tags = track.tags
    return SharedTrack(
        track.id,
        tags.title,
        tags.artists or ((tags.artist_credit,) if tags.artist_credit else ()),
        tags.album,
        tags.year,
        None if track.is_estimated else track.duration_ms,
        isrc,
        tags.recording_id,
        _place(track.path, folders),
    )


def _place(path: str, folders: Sequence[str]) -> str:
    """A path from its music folder on; only its last part where no music folder holds it."""
    roots = (os.path.join(folder, "") for folder in folders)
    root = max((root for root in roots if path.startswith(root)), key=len, default="")
    return path.removeprefix(root) if root else os.path.basename(path)
