"""∞ by whole albums in the running player."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_presets import PRESETS_BY_NAME
from musicrec_desktop.model.recommendation import ReasonKind
from musicrec_desktop.model.track import Tags, TrackId
from tests.support.library import add_tracks, scanned
from tests.unit.services.autoplay.rig import COUNT, STYLE, TRACK_MS, Rig

TRACKS = 6


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    """Fifteen albums of six tracks, five of each style."""
    made = Rig(tmp_path)
    files = []
    for number in range(1, COUNT + 1):
        album = (number - 1) // TRACKS
        tags = Tags(
            f"Title {number}",
            (f"Artist {album}",),
            f"Album {album}",
            (f"Artist {album}",),
            track_number=(number - 1) % TRACKS + 1,
            duration_ms=TRACK_MS,
        )
        files.append(scanned(f"{number}.mp3", tags))
    add_tracks(made.database, files)
    made.autoplay.library_changed()
    made.autoplay.set_controls(PRESETS_BY_NAME["whole_albums"].controls)
    made.scheduler.settle()
    yield made
    made.player.close()
    made.database.close()


def _auto(rig: Rig) -> list[int]:
    return [int(entry.track_id) for entry in rig.player.queue.auto_part]


def test_the_album_goes_on_and_the_next_one_is_whole(rig: Rig) -> None:
    rig.play(2)
    ahead = _auto(rig)
    assert ahead[:4] == [3, 4, 5, 6]
    assert len(ahead) >= 10
    following = ahead[4 : 4 + TRACKS]
    assert following == list(range(following[0], following[0] + TRACKS))
    assert following[0] % TRACKS == 1
    assert all((number - 1) // STYLE == 0 for number in following)
    reasons = rig.player.queue.auto_part[4].reasons
    assert reasons[0].kind is ReasonKind.WHOLE_ALBUM
    assert reasons[0].text.startswith("Next album: “Album ")


def test_playing_on_keeps_the_plan_and_only_adds_to_it(rig: Rig) -> None:
    rig.play(2)
    planned = _auto(rig)
    heard = []
    for _ in range(len(planned)):
        rig.hear(TRACK_MS)
        rig.scheduler.settle()
        current = rig.player.queue.current
        assert current is not None
        heard.append(int(current.track_id))
    assert heard == planned


def test_the_wish_is_kept_and_taken_back(rig: Rig) -> None:
    assert rig.new_autoplay().controls.by_album
    assert QueueControls.from_json(QueueControls(by_album=True).as_json()).by_album
    rig.play(2)
    rig.autoplay.set_controls(QueueControls())
    rig.scheduler.settle()
    assert all(
        reason.kind is not ReasonKind.WHOLE_ALBUM
        for entry in rig.player.queue.auto_part
        for reason in entry.reasons
    )


def test_albums_are_shuffled_whole_and_only_with_what_was_listed(rig: Rig) -> None:
    listed = [TrackId(number) for number in range(COUNT, 0, -1) if number != 3]
    one, other = (rig.autoplay.library.album_shuffle(listed, seed) for seed in (1, 2))
    assert one != other
    assert sorted(one) == sorted(listed)
    for ids in (one, other):
        places = {number: place for place, number in enumerate(map(int, ids))}
        for first in range(1, COUNT, TRACKS):
            album = [number for number in range(first, first + TRACKS) if number != 3]
            start = places[album[0]]
            assert [int(number) for number in ids[start : start + len(album)]] == album
