"""What a session says: the latest counts most, the last word about a track counts."""

from __future__ import annotations

import pytest

from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.taste.session import FADED, MAXIMUM_SEEDS, Session, Taste, Verdict, verdict

A, B, C = TrackId(1), TrackId(2), TrackId(3)


@pytest.mark.parametrize(
    ("listened_ms", "duration_ms", "reason", "expected"),
    [
        (200_000, 200_000, EndReason.FINISHED, Verdict.ACCEPTED),
        (100_000, 200_000, EndReason.SKIPPED, Verdict.ACCEPTED),
        (240_000, None, EndReason.REPLACED, Verdict.ACCEPTED),
        (29_999, 200_000, EndReason.SKIPPED, Verdict.REJECTED),
        (30_000, 200_000, EndReason.SKIPPED, Verdict.NOTHING),
        (5_000, 200_000, EndReason.REPLACED, Verdict.NOTHING),
        (5_000, 200_000, EndReason.STOPPED, Verdict.NOTHING),
        (5_000, 200_000, EndReason.INTERRUPTED, Verdict.NOTHING),
        (200_000, 200_000, EndReason.FAILED, Verdict.NOTHING),
    ],
)
def test_a_listen_is_judged(
    listened_ms: int, duration_ms: int | None, reason: EndReason, expected: Verdict
) -> None:
    assert verdict(listened_ms, duration_ms, reason) is expected


def test_later_tracks_weigh_more_and_likes_more_still() -> None:
    session = Session()
    session.accept(A)
    session.accept(B)
    session.like(C)
    weights = {seed.track_id: seed.weight for seed in session.taste.accepted}
    assert weights[C] > 1 == pytest.approx(1)
    assert weights[C] > weights[B] > weights[A] > 0


def test_a_copy_goes_its_own_way() -> None:
    session = Session()
    session.choose(A)
    session.accept(A)
    session.start(A)
    session.end(A, 9_000)
    other = session.copy()
    assert (other.taste, other.heard, other.heard_ms) == (session.taste, (A,), {A: 9_000})
    other.reject(A)
    other.start(B)
    other.end(B, 1_000)
    other.remove(C)
    assert [seed.track_id for seed in session.taste.accepted] == [A]
    assert (session.heard, session.heard_ms, session.removed) == ((A,), {A: 9_000}, frozenset())


def test_the_last_word_counts() -> None:
    session = Session()
    session.accept(A)
    session.reject(A)
    assert [seed.track_id for seed in session.taste.rejected] == [A]
    assert not session.taste.accepted
    session.like(A)
    assert [seed.track_id for seed in session.taste.accepted] == [A]
    assert not session.taste.rejected


def test_what_is_taken_back_is_gone() -> None:
    session = Session()
    session.accept(A)
    session.like(A)
    session.forget(A)
    assert [seed.weight for seed in session.taste.accepted] == [1.0]
    session.refuse(B)
    session.forget(B)
    assert not session.taste.rejected
    session.retract(A)
    assert session.taste == Taste()


def test_a_choice_stands_or_falls_with_how_long_it_is_heard() -> None:
    session = Session()
    session.choose(A)
    assert [seed.track_id for seed in session.taste.accepted] == [A]
    session.leave(A)
    assert session.taste == Taste()
    session.choose(A)
    session.accept(A)
    session.leave(A)
    session.choose(A)
    session.leave(A)
    assert [seed.track_id for seed in session.taste.accepted] == [A]
    session.choose(B)
    session.like(B)
    session.leave(B)
    assert [seed.track_id for seed in session.taste.accepted] == [B, A]


def test_a_fresh_start_weakens_what_was_welcome_before() -> None:
    session = Session()
    session.accept(A)
    session.accept(B)
    session.begin_anew()
    session.choose(C)
    session.rename({B: TrackId(9)})
    weights = {seed.track_id: seed.weight for seed in session.taste.accepted}
    assert weights[C] == 1.0
    assert weights[TrackId(9)] == pytest.approx(0.85 * FADED)
    assert weights[A] == pytest.approx(0.85**2 * FADED)
    session.accept(A)
    assert {seed.track_id: seed.weight for seed in session.taste.accepted}[A] == 1.0


def test_only_the_latest_seeds_count() -> None:
    taste = Taste.of(tuple(TrackId(number) for number in range(100)))
    assert len(taste.accepted) == MAXIMUM_SEEDS
    assert taste.accepted[0].track_id == 99


def test_heard_tracks_stand_where_they_were_heard_last() -> None:
    session = Session()
    for track_id in (A, B, A, C):
        session.start(track_id)
    assert session.heard == (B, A, C)


def test_removed_tracks_can_be_put_back() -> None:
    session = Session()
    session.remove(A)
    session.remove(B)
    session.allow(A)
    assert session.removed == {B}
    assert session.broken == frozenset()


def test_what_cannot_be_played_is_told_from_what_was_taken_out() -> None:
    session = Session()
    session.remove(A)
    session.cannot_play(B)
    assert (session.removed, session.broken) == (frozenset({A, B}), frozenset({B}))
    session.allow(B)
    assert (set(session.removed), set(session.broken)) == ({A}, set())


def test_tracks_can_turn_out_to_be_others() -> None:
    session = Session()
    for track_id in (A, B):
        session.start(track_id)
        session.like(track_id)
    session.reject(C)
    session.remove(C)
    session.rename({B: A, C: TrackId(9)})
    assert session.heard == (A,)
    assert [seed.track_id for seed in session.taste.accepted] == [A]
    assert [seed.track_id for seed in session.taste.rejected] == [9]
    assert session.removed == {9}


def test_what_was_said_against_a_track_can_be_taken_back_whole() -> None:
    session = Session()
    session.choose(A)
    session.accept(B)
    session.reject(C)
    before = session.taste
    for track_id in (A, B):
        session.refuse(track_id)
    assert {seed.track_id for seed in session.taste.rejected} == {A, B, C}
    assert not session.taste.anchors
    for track_id in (A, B):
        session.forget(track_id)
    assert session.taste == before
    session.like(C)
    session.forget(C)
    assert [seed.track_id for seed in session.taste.rejected] == [C]
