"""Lyrics of single tracks, as their files are now."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.errors import LibraryError, StorageError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.settings import LYRICS_FIRST
from musicrec_desktop.core.tasks import Lane, TaskHandle
from musicrec_desktop.library.file_reader import FILES, FileReader
from musicrec_desktop.model.lyrics import (
    GREATEST_SHIFT_MS,
    PART,
    LyricsPlace,
    LyricsProblem,
    TrackLyrics,
    ranked,
)
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.state import SettingStore
from musicrec_desktop.storage.tracks import TrackStore

log = logging.getLogger(__name__)

SHIFT_STEP_MS: Final = 250
"""What a key moves lyrics by; less is hardly seen."""


class LyricsService:
    """Reads lyrics, and keeps which of them are shown and how they are moved against the sound.

    Both are about the file and not about taste, so all profiles share them. Nothing is written to files.

    Args:
        scheduler: gives the lanes.
        tracks: where files lie, and what was chosen.
        settings: which of several lyrics come first.
        files: reads them, in processes of its own.
    """

    def __init__(
        self, *, scheduler: Scheduler, tracks: TrackStore, settings: SettingStore, files: FileReader = FILES
    ) -> None:
        self._scheduler, self._tracks, self._files = scheduler, tracks, files
        self._settings = settings

    def load(self, track_id: TrackId, on_done: Callable[[TrackLyrics], object]) -> TaskHandle:
        """Give everything that is found for a track to ``on_done``.

        In the lane of covers, which may wait for a slow drive.
        """
        return self._scheduler.run(Lane.COVERS, lambda _: self.read(track_id), on_done=on_done)

    def read(self, track_id: TrackId) -> TrackLyrics:
        """Everything that is found for a track. Takes its time: for lanes.

        Nothing is found for a track that is unknown. One that a cue sheet cuts out of a file has the problem
        ``"part"``: lyrics are of the whole file.
        """
        found = self._tracks.many((track_id,))
        if not found:
            return TrackLyrics()
        path = found[0].path
        if found[0].span is not None:
            return TrackLyrics(problems=(LyricsProblem(os.path.basename(path), PART),))
        try:
            read = self._files.lyrics(path)
        except LibraryError as error:
            read = TrackLyrics(problems=(LyricsProblem(os.path.basename(path), error.reason),))
        else:
            self._note_words(track_id, read)
        shift_ms, chosen = self._tracks.lyrics.choice(track_id)
        best_first = ranked(read.found, str(self._settings.get(LYRICS_FIRST)))
        return replace(read, found=best_first, shift_ms=shift_ms, chosen=chosen)

    def shift(self, track_id: TrackId, lyrics: TrackLyrics, by_ms: int) -> TrackLyrics:
        """Move the lyrics of a track; positive is later. Returns them as they are now."""
        shift_ms = max(-GREATEST_SHIFT_MS, min(GREATEST_SHIFT_MS, lyrics.shift_ms + by_ms))
        return self._keep(track_id, replace(lyrics, shift_ms=shift_ms))

    def choose(self, track_id: TrackId, lyrics: TrackLyrics, key: str) -> TrackLyrics:
        """Show those of a key from now on; the first are no choice. Returns them as they are now."""
        is_first = bool(lyrics.found) and lyrics.found[0].key == key
        return self._keep(track_id, replace(lyrics, chosen="" if is_first else key))

    def _note_words(self, track_id: TrackId, read: TrackLyrics) -> None:
        """Let ``lyrics:`` find what lies in folders of other players, of which scans know nothing."""
        words = dict.fromkeys(one.text.strip() for one in read.found if one.place is LyricsPlace.FILE)
        try:
            self._tracks.lyrics.note_elsewhere(track_id, "\n\n".join(filter(None, words)))
        except StorageError as error:
            log.warning("the words of lyrics are not kept: %s", error)

    def _keep(self, track_id: TrackId, lyrics: TrackLyrics) -> TrackLyrics:
        self._tracks.lyrics.set_choice(track_id, lyrics.shift_ms, lyrics.chosen)
        return lyrics
