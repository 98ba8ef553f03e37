"""The automatic queue, kept inside a playlist or inside what a query finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import PlaylistError, SeedError
from musicrec_desktop.model.playlist import PlaylistEntryId, PlaylistId, SmartRules
from musicrec_desktop.model.queue_controls import QueueControls, QueueInside
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.queue.planner import INSIDE_REPEAT_SENTENCE
from tests.unit.services.autoplay.rig import Rig


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.player.close()
    made.database.close()


def playlist(rig: Rig, *numbers: int, name: str = "Mixed") -> PlaylistId:
    made = rig.playlists.lists.create(name, [TrackId(number) for number in numbers]).made
    assert made is not None
    rig.scheduler.settle()
    return made


def keep_inside(rig: Rig, inside: QueueInside | None) -> None:
    rig.autoplay.set_inside(inside)
    rig.scheduler.settle()


def test_only_tracks_of_the_playlist_come_whatever_they_sound_like(rig: Rig) -> None:
    mixed = playlist(rig, *range(1, 8), *range(31, 38), *range(61, 68))
    rig.play(1)
    keep_inside(rig, QueueInside(mixed))
    inside = {*range(1, 8), *range(31, 38), *range(61, 68)}
    assert set(rig.ahead) < inside
    assert len(rig.ahead) == 10
    assert (rig.autoplay.relaxed, rig.autoplay.misfits) == ((), 0)
    # What sounds alike comes first all the same.
    assert set(rig.ahead[:4]) <= set(range(2, 8))


def test_it_starts_over_when_all_was_played_and_says_so(rig: Rig) -> None:
    few = playlist(rig, 1, 31, 61)
    rig.play(1)
    keep_inside(rig, QueueInside(few))
    assert set(rig.ahead) == {1, 31, 61}
    assert rig.ahead[2] == 1
    assert INSIDE_REPEAT_SENTENCE in rig.autoplay.relaxed
    kinds = [reason.text for reason in rig.player.queue.auto_part[2].reasons]
    assert "played the longest ago in this session" in kinds


def test_a_query_and_a_smart_playlist_are_inside_too(rig: Rig) -> None:
    rig.play(1)
    keep_inside(rig, QueueInside(query="title:40 | title:41"))
    assert set(rig.ahead) == {40, 41}
    smart = rig.playlists.lists.create_smart("Forty or sixty", SmartRules("title:40 | title:60")).made
    keep_inside(rig, QueueInside(smart))
    assert set(rig.ahead) == {40, 60}


def test_it_follows_the_playlist_and_keeps_what_stays_inside(rig: Rig) -> None:
    one = playlist(rig, *range(1, 21))
    rig.play(1)
    keep_inside(rig, QueueInside(one))
    before = rig.ahead
    entries = rig.playlists.reader.order(one)[0]
    gone = before[0]
    rig.playlists.entries.remove(one, [PlaylistEntryId(entries[gone - 1])])
    rig.scheduler.settle()
    assert rig.ahead[:-1] == before[1:]
    assert gone not in rig.ahead
    assert rig.ahead[-1] in range(1, 21)


def test_a_playlist_that_is_gone_stops_it_until_it_is_back(rig: Rig) -> None:
    one = playlist(rig, *range(1, 21))
    rig.play(1)
    keep_inside(rig, QueueInside(one))
    assert rig.autoplay.inside_name == "Mixed"
    deleted = rig.playlists.lists.delete([one])
    rig.scheduler.settle()
    assert (rig.ahead, rig.autoplay.problem, rig.autoplay.inside_name) == ([], "inside-gone", "")
    deleted.undo()
    rig.scheduler.settle()
    assert len(rig.ahead) == 10
    assert (rig.autoplay.problem, rig.autoplay.inside_name) == ("", "Mixed")


@pytest.mark.parametrize(("numbers", "problem"), [((), "inside-empty"), ((1,), "inside-one")])
def test_where_nothing_can_follow_it_stops_and_says_why(
    rig: Rig, numbers: tuple[int, ...], problem: str
) -> None:
    rig.play(1)
    keep_inside(rig, QueueInside(playlist(rig, *numbers)))
    assert (rig.ahead, rig.autoplay.problem) == ([], problem)


def test_a_query_that_is_wrong_says_so(rig: Rig) -> None:
    rig.play(1)
    keep_inside(rig, QueueInside(query="titel:x"))
    assert (rig.ahead, rig.autoplay.problem) == ([], "inside-wrong")


def test_it_is_kept_over_a_restart_and_presets_leave_it(rig: Rig) -> None:
    inside = QueueInside(playlist(rig, *range(1, 21)))
    undo = rig.autoplay.set_inside(inside)
    rig.autoplay.set_controls(QueueControls(wander=1.0))
    assert rig.autoplay.inside == inside
    assert rig.new_autoplay().inside == inside
    undo()
    assert rig.autoplay.inside is None
    assert rig.new_autoplay().inside is None


def test_start_plays_one_of_its_tracks_and_stays_inside(rig: Rig) -> None:
    told: list[str] = []
    one = playlist(rig, *range(40, 60))
    rig.autoplay.start_inside(QueueInside(one), lambda: told.append("started"))
    rig.scheduler.settle()
    assert rig.current in range(40, 60)
    assert set(rig.ahead) <= set(range(40, 60))
    assert (rig.autoplay.inside, told) == (QueueInside(one), ["started"])


def test_start_changes_nothing_where_nothing_can_be_played(rig: Rig) -> None:
    errors: list[Exception] = []
    rig.play(1)
    rig.autoplay.start_inside(QueueInside(playlist(rig)), on_error=errors.append)
    rig.scheduler.settle()
    rig.autoplay.start_inside(QueueInside(PlaylistId(99)), on_error=errors.append)
    rig.scheduler.settle()
    assert [type(error) for error in errors] == [SeedError, PlaylistError]
    assert (rig.current, rig.autoplay.inside) == (1, None)


@pytest.mark.parametrize("value", [None, 3, {}, {"playlist": True}, {"playlist": None, "query": " "}])
def test_what_is_kept_wrongly_is_nothing(value: object) -> None:
    assert QueueInside.from_json(value) is None
