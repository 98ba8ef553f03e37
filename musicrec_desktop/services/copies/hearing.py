"""Has the courses of tracks made that a search for copies lacked."""

from __future__ import annotations

from collections.abc import Callable

from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.analysis.pictures import PictureService


def _nothing() -> None:
    """Where nobody waits."""


class CourseHearing:
    """Asks for the pictures of loudness that copies are compared by, and tells when all are there.

    Args:
        pictures: makes them in the background, after those that are shown.

    Attributes:
        lacking: the tracks that the last search had no course of; written by the thread that searched.
    """

    def __init__(self, pictures: PictureService) -> None:
        self._pictures = pictures
        self._wanted: set[TrackId] = set()
        self._failed: set[TrackId] = set()
        self._on_heard: Callable[[], object] = _nothing
        self.lacking: tuple[TrackId, ...] = ()
        pictures.picture_ready.connect(self._wanted_is_there)
        pictures.picture_failed.connect(self._wanted_failed)

    @property
    def is_busy(self) -> bool:
        """Whether courses are being made."""
        return bool(self._wanted)

    def begin(self, on_heard: Callable[[], object] = _nothing) -> bool:
        """Have made what is lacking, but for files that failed before; whether there is any.

        Args:
            on_heard: called when all were tried: the next search can compare more.
        """
        self._wanted = {track_id for track_id in self.lacking if track_id not in self._failed}
        if not self._wanted:
            return False
        self._on_heard = on_heard
        self._pictures.make(sorted(self._wanted))
        return True

    def _wanted_is_there(self, track_id: TrackId) -> None:
        if track_id in self._wanted:
            self._wanted.discard(track_id)
            if not self._wanted:
                self._on_heard()

    def _wanted_failed(self, track_id: TrackId) -> None:
        if track_id in self._wanted:
            self._failed.add(track_id)
        self._wanted_is_there(track_id)
