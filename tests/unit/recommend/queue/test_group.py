"""Queues for several listeners."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musicrec_desktop.model.listener_group import Mixing
from musicrec_desktop.model.queue_controls import Mode, QueueControls
from musicrec_desktop.model.recommendation import AutoQueue, ReasonKind
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.recommend.queue.group_view import GroupView
from musicrec_desktop.recommend.queue.plan_request import PlanRequest
from musicrec_desktop.recommend.queue.planner import plan
from musicrec_desktop.recommend.space.vector_table import id_array
from musicrec_desktop.recommend.taste.mixed import Member, TrackUse, mixed
from musicrec_desktop.recommend.taste.session import Taste
from musicrec_desktop.recommend.taste.taste_profile import learn_taste
from tests.unit.recommend.evaluation.queue.world import (
    STYLE_TRACKS,
    listens_of,
    numbered,
    styles_catalogue,
    styles_library,
)

LIBRARY, CATALOGUE = styles_library(), styles_catalogue()
NOW_MS = 40 * 86_400_000


def styled(style: int) -> tuple[int, ...]:
    return tuple(range(style * STYLE_TRACKS + 1, (style + 1) * STYLE_TRACKS + 1))


def hearing(name: str, *styles: int) -> Member:
    """A listener who played eight tracks of each style a week before."""
    heard = [styled(style)[:8] for style in styles]
    ids = id_array(sorted(track for session in heard for track in session))
    use = TrackUse(ids, ids * 0 + 1, ids * 0, ids * 0 + NOW_MS - 7 * 86_400_000)
    return Member(name, learn_taste(listens_of(*heard), (), CATALOGUE, NOW_MS), use=use)


ANNA, YOU = hearing("Anna", 0, 2), hearing("", 1, 2)


def together(*members: Member, how: Mixing = Mixing.LEAST_MISERY, count: int = 10) -> PlanRequest:
    known = mixed(members, how, CATALOGUE)
    return PlanRequest(
        Taste(()),
        (),
        count,
        profile=known.profile,
        co_occurrence=known.co_occurrence,
        liked=known.liked,
        ratings=known.ratings,
        disliked=known.disliked,
        banned=known.banned,
        banned_artists=known.banned_artists,
        members=members,
        use=known.use,
        mixing=how,
        now_ms=NOW_MS,
        rng_seed=1,
    )


def planned(request: PlanRequest) -> AutoQueue:
    return plan(request, CATALOGUE, LIBRARY)


def styles_of(queue: AutoQueue) -> list[int]:
    return [(entry.track_id - 1) // STYLE_TRACKS for entry in queue.entries]


def texts(queue: AutoQueue, kind: ReasonKind) -> set[str]:
    return {reason.text for entry in queue.entries for reason in entry.reasons if reason.kind is kind}


def test_a_queue_for_both_is_of_what_both_like() -> None:
    queue = planned(together(ANNA, YOU))
    assert styles_of(queue)[:6] == [2] * 6
    assert any(text.startswith("for Anna and you: close to “") for text in texts(queue, ReasonKind.TASTE))


def test_a_track_that_one_of_them_chose_does_not_take_over() -> None:
    start = numbered(styled(1)[20])
    request = replace(together(ANNA, YOU), taste=Taste.of(start), recent_history=start, chosen=start)
    assert styles_of(planned(replace(request, members=(YOU,)))).count(2) < 4
    assert styles_of(planned(request)).count(2) >= 5


def test_a_queue_for_one_is_the_same_as_before() -> None:
    one = replace(YOU, use=None)
    alone = PlanRequest(Taste(()), (), 10, profile=YOU.profile, now_ms=NOW_MS, rng_seed=1)
    assert planned(alone) == planned(replace(alone, members=(one,)))


@pytest.mark.parametrize("how", list(Mixing))
def test_a_ban_or_dislike_of_either_keeps_tracks_out_for_both(how: Mixing) -> None:
    shared = numbered(*styled(2))
    anna, you = replace(ANNA, banned=frozenset(shared[:16])), replace(YOU, disliked=frozenset(shared[16:]))
    found = {entry.track_id for entry in planned(together(anna, you, how=how)).entries}
    assert len(found) == 10
    assert not found & set(shared)


@pytest.mark.parametrize("how", list(Mixing))
def test_the_reasons_of_a_queue_for_several_add_up(how: Mixing) -> None:
    liked = frozenset(numbered(*styled(2)))
    anna = replace(ANNA, liked=liked, ratings=dict.fromkeys(numbered(*styled(0)), 9))
    queue = planned(together(anna, YOU, hearing("Ben", 2), how=how, count=20))
    for entry in queue.entries:
        assert entry.score == pytest.approx(sum(reason.contribution for reason in entry.reasons), abs=1e-6)
    assert texts(queue, ReasonKind.LIKED) <= {"Anna likes it"}


def test_a_track_that_one_plays_and_the_other_would_like_says_so() -> None:
    assert ANNA.use is not None
    anna = replace(ANNA, use=replace(ANNA.use, last_ms=ANNA.use.last_ms * 0 + 1))
    you = hearing("", 1)
    near = replace(you, profile=hearing("", 2).profile)
    queue = planned(together(anna, near, how=Mixing.AVERAGE, count=60))
    assert "Anna plays it, you like what sounds alike" in texts(queue, ReasonKind.TASTE)
    assert any(text.startswith("Anna played it once") for text in texts(queue, ReasonKind.FAMILIAR))


def test_what_one_of_them_knows_is_not_new_to_both() -> None:
    request = together(ANNA, YOU)
    request = replace(request, controls=QueueControls(mode=Mode.UNPLAYED))
    known = {*styled(0)[:8], *styled(1)[:8], *styled(2)[:8]}
    assert not {entry.track_id for entry in planned(request).entries} & known


def test_the_library_of_several_has_what_all_did() -> None:
    use = TrackUse(id_array([2, 3]), id_array([4, 0]), id_array([1, 1]), id_array([90, 80]))
    view = GroupView(LIBRARY, use)
    facts = view.facts(numbered(1, 2, 3))
    assert [(one.plays, one.skips, one.last_listen_ms) for one in facts.values()] == [
        (0, 0, None),
        (4, 1, 90),
        (0, 1, 80),
    ]
    unheard, heard = view.by_last_listen()
    assert heard.tolist() == [3, 2]
    assert TrackId(1) in unheard.tolist()
    assert len(unheard) + len(heard) == len(LIBRARY.tracks)
