"""The cards of the day over a library of three styles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.app.building.discover import build_discover
from musicrec_desktop.model.card import CardControls, CardKind
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
        store = ListenStore(self.database)
        for again in range(times):
            at_ms = self.scheduler.clock.now_ms() - int(days_ago * DAY_MS) - again * TRACK_MS
            store.finish(Listen(TrackId(number), at_ms, TRACK_MS, TRACK_MS, EndReason.FINISHED, session_id=1))


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[DiscoverRig]:
    made = DiscoverRig(tmp_path)
    yield made
    made.database.close()


def test_loved_tracks_come_back_and_new_ones_come(rig: DiscoverRig) -> None:
    for number in range(1, 9):
        rig.heard(number, days_ago=200 + number, times=5)
    rig.discover.make()
    rig.scheduler.settle()
    page = rig.discover.page
    assert page is not None
    found = {card.kind: card for card in page.cards}
    old = found[CardKind.REDISCOVER]
    assert set(old.track_ids) <= {TrackId(number) for number in range(1, 9)}
    assert len(old.tracks) >= 4
    assert old.why.startswith(f"You played these {len(old.tracks)} tracks {5 * len(old.tracks)} times in all")
    assert "you have not played it yet" in found[CardKind.NEW_IN_LIBRARY].tracks[0].why
    assert found[CardKind.NEW_IN_LIBRARY].why.startswith("90 tracks came into your library since")
    everything = [track_id for card in page.cards for track_id in card.track_ids]
    assert len(everything) == len(set(everything))


def test_controls_are_kept_and_a_page_of_today_stays(rig: DiscoverRig) -> None:
    rig.discover.set_controls(CardControls(diversity=10, newness=90))
    assert rig.new_discover().controls == CardControls(diversity=10, newness=90)
    page = rig.discover.make_now()
    assert page.controls == CardControls(diversity=10, newness=90)
    assert rig.discover.make_now().cards == page.cards
