"""What the views of the player are told, and how often the library is asked for it."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.track import Track, TrackId
from musicrec_desktop.services.browse import BrowseService
from tests.ui.conftest import Rig


def test_a_queue_that_changes_behind_its_head_is_no_reason_to_read_the_head(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.wait_rows(12)
    model, player = rig.window.pages.tracks.model, rig.window.services.player
    one, other, third = (model.id_at(row) for row in range(3))
    player.play_now([one, other])
    rig.qtbot.waitUntil(lambda: player.state is PlayerState.PLAYING)
    asked: list[TrackId] = []
    track = BrowseService.track

    def noted(service: BrowseService, track_id: TrackId) -> Track | None:
        asked.append(track_id)
        return track(service, track_id)

    monkeypatch.setattr(BrowseService, "track", noted)
    player.enqueue([third])
    player.set_auto([])
    assert one not in asked
    player.next()
    title = rig.window.bar.title
    rig.qtbot.waitUntil(lambda: player.queue.current is not None and player.queue.current.track_id == other)
    known = track(rig.window.services.browse, other)
    assert known is not None
    assert title.full_text == known.tags.title
    player.stop()
    assert title.full_text == known.tags.title
