"""The rig of autoplay with a service of cards."""

from __future__ import annotations

from pathlib import Path

from musicrec_desktop.app.building.discover import build_discover
from musicrec_desktop.model.card import CardPage
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.taste.taste_profile import DAY_MS
from musicrec_desktop.services.discover.service import DiscoverService
from musicrec_desktop.storage.listens import ListenStore
from tests.unit.services.autoplay.rig import TRACK_MS, Rig


class DiscoverRig(Rig):
    """The rig of autoplay with a service of cards."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.discover = self.new_discover()

    def new_discover(self) -> DiscoverService:
        return build_discover(
            self.database,
            self.scheduler,
            autoplay=self.autoplay,
            similarity=self.similarity,
            feedback=self.feedback,
        )

    def heard(self, number: int, days_ago: float, times: int = 1) -> None:
        """The track was heard to its end some time ago."""
        at_ms = self.scheduler.clock.now_ms() - int(days_ago * DAY_MS)
        for again in range(times):
            self.heard_at(number, at_ms - again * TRACK_MS)

    def heard_at(self, number: int, at_ms: int, listened_ms: int = TRACK_MS) -> None:
        reason = EndReason.FINISHED if listened_ms == TRACK_MS else EndReason.STOPPED
        one = Listen(TrackId(number), at_ms, listened_ms, TRACK_MS, reason, session_id=1)
        ListenStore(self.database).finish(one)

    def made(self, *, again: bool = False) -> CardPage:
        self.discover.make(again=again)
        self.scheduler.settle()
        assert self.discover.page is not None
        return self.discover.page
