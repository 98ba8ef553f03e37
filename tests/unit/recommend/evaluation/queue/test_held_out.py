"""The listener's own later sessions."""

from __future__ import annotations

from musicrec_desktop.model.queue_evaluation import Strategy
from musicrec_desktop.recommend.evaluation.queue.held_out import DEPTH, history_figures, split_sessions
from tests.unit.recommend.evaluation.queue.world import (
    STYLE_TRACKS,
    listens_of,
    numbered,
    replay_library,
    styles_catalogue,
)

SHORT = (1, 2, 3, 4, 5)
LONG = (1, 2, 3, 4, 5, 6)


def test_the_later_sessions_are_held_out_and_only_what_was_before_is_known() -> None:
    sessions = [tuple(range(first, first + 6)) for first in range(1, 11)]
    split = split_sessions(listens_of(*sessions), replay_library())
    assert split is not None
    assert [case.context for case in split.cases] == [numbered(*session[:3]) for session in sessions[7:]]
    assert [case.wanted for case in split.cases] == [numbered(*session[3:]) for session in sessions[7:]]
    assert len(split.before) == 7 * 6
    assert split.before.started_at_ms.max() < split.cases[0].at_ms


def test_short_sessions_skips_and_tracks_that_are_gone_do_not_count() -> None:
    library = replay_library()
    assert split_sessions(listens_of(SHORT), library) is None
    assert split_sessions(listens_of(), library) is None
    assert split_sessions(listens_of(LONG, skipped=(3,)), library) is None
    assert split_sessions(listens_of((*SHORT, 9_999)), library) is None
    one = split_sessions(listens_of(LONG), library)
    assert one is not None
    assert len(one.cases) == 1
    assert len(one.before) == 0


def test_what_was_in_the_first_half_need_not_be_found_again() -> None:
    split = split_sessions(listens_of((1, 2, 3, 3, 1, 8)), replay_library())
    assert split is not None
    assert split.cases[0].wanted == numbered(8)
    assert split_sessions(listens_of((1, 2, 3, 3, 1, 2)), replay_library()) is None


def test_a_session_of_one_style_is_found_better_by_sound_than_by_chance() -> None:
    library, catalogue = replay_library(), styles_catalogue()
    sessions = [tuple(range(1 + first, 1 + first + 10)) for first in (0, STYLE_TRACKS, 2 * STYLE_TRACKS, 0)]
    split = split_sessions(listens_of(*sessions), library)
    assert split is not None
    steps: list[None] = []
    found = history_figures(split, library, catalogue, seed=0, step=lambda: steps.append(None))
    assert (found.cases, found.depth, len(steps)) == (1, DEPTH, 1)
    assert set(found.figures) == set(Strategy)
    # Four tracks by each artist in a row: the queue keeps space between them, and finds them without.
    assert found.figures[Strategy.OURS_UNSPACED].hit_at_10 == 1.0
    assert found.figures[Strategy.OURS_UNSPACED].r_precision > found.figures[Strategy.OURS].r_precision
    assert found.figures[Strategy.NEAREST].r_precision > found.figures[Strategy.RANDOM].r_precision
    again = history_figures(split, library, catalogue, seed=0, step=lambda: None)
    assert again == found


def test_with_a_library_shorter_than_the_lists_everything_is_found() -> None:
    library, catalogue = replay_library(styles=2), styles_catalogue(styles=2)
    split = split_sessions(listens_of(LONG), library)
    assert split is not None
    found = history_figures(split, library, catalogue, seed=0, step=lambda: None)
    assert all(figures.clicks < 51 for figures in found.figures.values())
