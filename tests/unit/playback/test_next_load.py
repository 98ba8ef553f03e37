"""What the engine is told of the track behind."""

from __future__ import annotations

from musicrec_desktop.model.playback import EntryId, Load, LoadId, Playable, QueueEntry
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.next_load import NextLoad
from musicrec_desktop.playback.null_engine import NullEngine
from tests.support.scheduler import ManualScheduler


class NextRig:
    """An engine that plays, and the ids it was told."""

    def __init__(self) -> None:
        self.engine = NullEngine(ManualScheduler(), check=lambda _: "")
        self.engine.load(Load("/1", LoadId(100), 1_000))
        self.known = {
            TrackId(number): Playable(TrackId(number), f"/{number}", 1_000) for number in range(1, 5)
        }
        self.next = NextLoad(self.engine, self.known.get)

    def set(self, number: int | None, gain_db: float = 0.0, fade_ms: int = 0) -> LoadId | None:
        entry = None if number is None else QueueEntry(EntryId(number), TrackId(number))
        self.next.set(entry, gain_db, fade_ms)
        return None if self.engine.following is None else self.engine.following.load_id


def test_what_is_the_same_is_not_told_again() -> None:
    rig = NextRig()
    first = rig.set(2)
    assert first is not None
    assert rig.set(2) == first
    ids = [first, rig.set(2, gain_db=1.0), rig.set(2, gain_db=1.0, fade_ms=500), rig.set(3), rig.set(2)]
    assert len(set(ids)) == 5


def test_nothing_and_what_nobody_knows_take_it_back() -> None:
    rig = NextRig()
    rig.set(2)
    assert rig.set(None) is None
    rig.set(2)
    assert rig.set(99) is None


def test_an_entry_is_playing_only_where_the_engine_has_gone_on_to_it() -> None:
    rig = NextRig()
    load_id = rig.set(2)
    entry, other = QueueEntry(EntryId(2), TrackId(2)), QueueEntry(EntryId(3), TrackId(2))
    assert rig.next.playing(entry) is None
    rig.next.moved_to = load_id
    following = rig.next.playing(entry)
    assert following is not None
    assert following.path == "/2"
    assert rig.next.playing(other) is None
    rig.set(3)
    assert rig.next.playing(entry) is None
    rig.next.forget()
    assert rig.next.playing(entry) is None


def test_the_same_track_is_told_anew_after_it_was_used_up() -> None:
    rig = NextRig()
    first = rig.set(2)
    rig.next.forget()
    assert rig.set(2) != first


def test_a_duration_that_cannot_be_is_not_handed_on() -> None:
    rig = NextRig()
    rig.known[TrackId(2)] = Playable(TrackId(2), "/2", -5)
    rig.set(2)
    assert rig.engine.following is not None
    assert rig.engine.following.duration_ms is None
