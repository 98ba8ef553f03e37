"""A podcast or a book goes on with its next part, and music never follows it by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.spoken import SpokenRules
from musicrec_desktop.model.track import Tags, TrackId
from musicrec_desktop.services.autoplay.shows import SHOW_OVER
from musicrec_desktop.storage.spoken import SpokenStore
from tests.support.library import add_tracks, scanned
from tests.unit.services.autoplay.rig import TRACK_MS, Rig

CASTS = (
    ("Casts/Talk/c.mp3", Tags("Third", ("Host",), "Talk", date="2026-03-03", duration_ms=TRACK_MS)),
    ("Casts/Talk/a.mp3", Tags("First", ("Host",), "Talk", date="2026-01-03", duration_ms=TRACK_MS)),
    ("Casts/Talk/b.mp3", Tags("Second", ("Host",), "Talk", date="2026-02-03", duration_ms=TRACK_MS)),
    ("Casts/Other/1.mp3", Tags("Alone", ("Guest",), duration_ms=TRACK_MS)),
)


class ShowRig(Rig):
    """Music, a podcast of three parts, and an episode without a show."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        add_tracks(self.database, [scanned(path, tags) for path, tags in CASTS])
        row = self.database.one("SELECT path FROM folder")
        assert row is not None
        SpokenStore(self.database).change(SpokenRules((f"{bytes(row[0]).decode()}/Casts",), ()))
        rows = self.database.query("SELECT id FROM track WHERE is_spoken ORDER BY id")
        self.third, self.first, self.second, self.alone = (int(row[0]) for row in rows)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[ShowRig]:
    made = ShowRig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


def test_the_next_parts_follow_in_their_order_and_then_nothing(rig: ShowRig) -> None:
    rig.play(rig.first)
    assert rig.ahead == [rig.second, rig.third]
    assert rig.player.queue.auto_part[0].reasons[0].text == "“Talk” goes on"
    rig.hear(TRACK_MS + 1)
    assert rig.current == rig.second
    assert rig.ahead == [rig.third]
    rig.hear(2 * TRACK_MS + 2)
    assert rig.ahead == []
    assert rig.autoplay.problem == SHOW_OVER
    assert rig.player.state is PlayerState.STOPPED


def test_a_part_that_is_skipped_is_followed_by_those_behind_the_next(rig: ShowRig) -> None:
    rig.play(rig.first)
    rig.hear(5_000)
    rig.skip()
    assert (rig.current, rig.ahead) == (rig.second, [rig.third])
    rig.hear(5_000)
    rig.skip()
    assert (rig.current, rig.ahead) == (rig.third, [])


def test_a_skip_goes_on_with_the_part_behind_the_next(rig: ShowRig) -> None:
    rig.play(rig.first)
    rig.hear(5_000)
    rig.skip()
    assert rig.current == rig.second
    assert rig.ahead == [rig.third]


def test_a_part_without_a_show_ends_by_itself(rig: ShowRig) -> None:
    rig.play(rig.alone)
    assert rig.ahead == []
    assert rig.autoplay.problem == SHOW_OVER


def test_music_of_the_listener_behind_it_is_followed_by_music_again(rig: ShowRig) -> None:
    rig.play(rig.first)
    rig.player.enqueue([TrackId(1)])
    rig.scheduler.settle()
    assert len(rig.ahead) == 10
    assert not {rig.second, rig.third} & set(rig.ahead)
    rig.player.enqueue([TrackId(rig.second)])
    rig.scheduler.settle()
    assert rig.ahead == [rig.third]
    rig.play(2)
    assert len(rig.ahead) == 10
