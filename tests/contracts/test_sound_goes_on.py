"""A player, or its sound server, that does not run for a while (suspend, swapping, a loaded machine)."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from tests.support.audio_files import write_tone
from tests.support.sound import require_vlc
from tests.support.stopped_player import Outcome, durations, each_way, stop_again_and_again

pytestmark = [pytest.mark.vlc, pytest.mark.sound]

STOPS = 20


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Future[Outcome]]:
    """All ways side by side: they are real time, but little work."""
    require_vlc()
    file = write_tone(str(tmp_path_factory.mktemp("stops") / "tone.wav"), 120.0)
    with ThreadPoolExecutor() as pool:
        return {
            way: pool.submit(stop_again_and_again, *way, [file], durations(STOPS, seed))
            for seed, way in enumerate(each_way())
        }


@pytest.mark.parametrize(("output", "whom"), list(each_way()))
def test_after_each_of_twenty_stops_there_is_sound_again_and_only_that_is_listened(
    output: str, whom: str, outcomes: dict[tuple[str, str], Future[Outcome]]
) -> None:
    outcome = outcomes[output, whom].result()
    assert outcome.dead == 0, outcome
    assert len(outcome.back_after_s) == STOPS
    assert (outcome.told["state"], outcome.told["problem"]) == ("playing", "")
    assert 0.3 * STOPS < outcome.listened_s < outcome.sounded_s + 1.5, outcome
