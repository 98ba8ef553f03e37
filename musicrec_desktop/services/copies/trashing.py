"""Copies go to the trash of the desktop and come back, with their rows in the library."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence

from musicrec_desktop.core.clock import Clock
from musicrec_desktop.core.errors import TrashError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.core.plain_file import open_plain
from musicrec_desktop.core.trash import Trash
from musicrec_desktop.model.copies import CopyFile, TrashOutcome
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.copies.trashed import TrashedFileStore, TrashedTrack
from musicrec_desktop.storage.tracks import TrackStore

log = logging.getLogger(__name__)

_LARGEST_SHEET = 1 << 20
"""Bytes of a CUE sheet that are looked through; larger files are none."""


class CopyTrash:
    """Puts files of tracks into the trash; for lanes.

    The row of a track stays, marked as missing, with everything that hangs on it. When its file comes back,
    it is as before.

    Args:
        trash: of the desktop.
        store: notes what is there.
        tracks: rows of tracks.
        clock: of the notes.
    """

    def __init__(self, trash: Trash, store: TrashedFileStore, tracks: TrackStore, clock: Clock) -> None:
        self._trash, self._store, self._tracks, self._clock = trash, store, tracks, clock

    def put(self, ids: Sequence[TrackId]) -> TrashOutcome:
        """Move the files of tracks to the trash; each that cannot go is told, and the others go on."""
        numbers, gone, failed, freed = [], [], [], 0
        for track in self._tracks.many(list(dict.fromkeys(ids))):
            if self._store.tracks_in(track.id) > 1:
                failed.append((track.path, "shared"))
                continue
            try:
                size = _own_bytes(track.path)
                file = self._trash.put(track.path)
            except TrashError as error:
                log.info("%s: not into the trash: %s", display_path(track.path), error.reason)
                failed.append((track.path, error.reason))
                continue
            numbers.append(self._store.add(track.id, file, size, self._clock.now_ms()))
            gone.append(track.id)
            freed += size
        return TrashOutcome(tuple(numbers), tuple(gone), freed, tuple(failed))

    def restore(self, numbers: Sequence[int]) -> TrashOutcome:
        """Bring files back; each that cannot come is told, and the others go on."""
        back, failed, freed = [], [], 0
        done: list[int] = []
        for one in self._store.get(numbers):
            try:
                self._trash.restore(one.file)
            except TrashError as error:
                log.info("%s: not back from the trash: %s", display_path(one.file.path), error.reason)
                failed.append((one.file.path, error.reason))
                if error.reason == "emptied":
                    self._store.forget([one.id])
                continue
            self._tracks.mark_present([one.track_id])
            self._store.forget([one.id])
            done.append(one.id)
            back.append(one.track_id)
            freed += one.size
        return TrashOutcome(tuple(done), tuple(back), freed, tuple(failed))

    def there(self) -> list[TrashedTrack]:
        """What can come back, the latest first; what is in the trash no more is forgotten."""
        known = self._store.all()
        gone = [one.id for one in known if not os.path.lexists(one.file.place)]
        if gone:
            self._store.forget(gone)
        return [one for one in known if one.id not in set(gone)]


def notes_on(file: CopyFile) -> tuple[str, ...]:
    """What should be known of a file before it goes, as reason words; takes a look at its folder.

    Returns:
        ``"gone"``: it is not there. ``"read-only"``: its folder cannot be written. ``"hard-link"``: it has
        another name on the same volume, so no space becomes free. ``"in-sheet"``: a CUE sheet beside it names
        it.
    """
    try:
        status = os.lstat(file.path)
    except OSError:
        return ("gone",)
    notes = []
    folder, name = os.path.split(file.path)
    if not os.access(folder, os.W_OK):
        notes.append("read-only")
    if status.st_nlink > 1:
        notes.append("hard-link")
    if _is_in_sheet(folder, name):
        notes.append("in-sheet")
    return tuple(notes)


def _own_bytes(path: str) -> int:
    """The bytes that become free when a file is deleted."""
    try:
        status = os.lstat(path)
    except OSError:
        return 0
    return 0 if status.st_nlink > 1 else status.st_size


def _is_in_sheet(folder: str, name: str) -> bool:
    wanted = os.fsencode(name).lower()
    try:
        sheets = [entry for entry in os.listdir(folder) if entry.lower().endswith(".cue")]
        for sheet in sheets[:20]:
            with open_plain(os.path.join(folder, sheet)) as file:
                if wanted in file.read(_LARGEST_SHEET).lower():
                    return True
    except OSError:
        return False
    return False
