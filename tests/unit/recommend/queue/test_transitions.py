"""How well one track goes on from another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from musicrec_desktop.model.track import SoundFacts, TrackFacts
from musicrec_desktop.recommend.queue.transitions import (
    ENERGY_COST,
    KEY_COST,
    TEMPO_COST,
    SoundColumns,
    transition_costs,
)

C_MAJOR = SoundFacts(
    tempo_bpm=100.0,
    tempo_confidence=0.9,
    key=0,
    is_major=True,
    key_confidence=0.9,
    energy=0.5,
    vocalness=0.0,
    speech=0.0,
    loudness_lufs=-12.0,
)


def facts(sound: SoundFacts | None) -> TrackFacts:
    return TrackFacts(frozenset(), "", "", None, False, sound=sound)


def cost(**changes: float) -> float:
    other = replace(C_MAJOR, **changes)  # type: ignore[arg-type]
    return float(transition_costs(facts(C_MAJOR), SoundColumns.of([facts(other)]))[0])


def test_the_same_costs_nothing_and_half_tempo_is_the_same() -> None:
    assert cost() == pytest.approx(0)
    assert cost(tempo_bpm=50.0) == pytest.approx(0, abs=1e-6)
    assert cost(tempo_bpm=200.0) == pytest.approx(0, abs=1e-6)


def test_tempo_costs_by_ratio_up_to_its_most() -> None:
    assert 0 < cost(tempo_bpm=105.0) < cost(tempo_bpm=112.0) < TEMPO_COST + 1e-6
    assert cost(tempo_bpm=140.0) == pytest.approx(TEMPO_COST)


def test_keys_cost_by_the_circle_of_fifths_and_relatives_are_the_same() -> None:
    assert cost(key=9, is_major=False) == pytest.approx(0)
    assert cost(key=7) == pytest.approx(KEY_COST / 6)
    assert cost(key=5) == pytest.approx(KEY_COST / 6)
    assert cost(key=6) == pytest.approx(KEY_COST)


def test_energy_costs_by_its_jump() -> None:
    assert cost(energy=1.0) == pytest.approx(ENERGY_COST / 2)


def test_what_is_not_sure_costs_nothing() -> None:
    assert cost(tempo_bpm=140.0, tempo_confidence=0.1) == 0
    assert cost(key=6, key_confidence=0.1) == 0
    columns = SoundColumns.of([facts(None), None])
    assert transition_costs(facts(C_MAJOR), columns).tolist() == [0, 0]
    assert transition_costs(None, SoundColumns.of([facts(C_MAJOR)])).tolist() == [0]
