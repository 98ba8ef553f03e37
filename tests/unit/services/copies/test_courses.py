"""Courses of loudness: what another format, level or beginning leaves as it is."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.model.features import SeekPicture
from musicrec_desktop.services.copies.courses import SAME_COURSE, course_likeness

POINTS = 400
Course = NDArray[np.float64]


def piece(seed: int, points: int = 4_000) -> Course:
    """A piece with parts, phrases and beats, some points a second."""
    rng = np.random.default_rng(seed)
    parts = np.repeat(rng.uniform(60, 180, 8), points // 8)
    phrases = np.repeat(rng.uniform(-40, 40, points // 20), 20)
    return parts + phrases + rng.normal(0, 8, points)


def picture(course: Course) -> SeekPicture:
    """A piece as it is kept."""
    points = course[: len(course) // POINTS * POINTS].reshape(POINTS, -1).mean(axis=1)
    loudness = np.clip(255 * points / points.max(), 0, 255).astype(np.uint8)
    return SeekPicture(loudness, np.zeros(POINTS, np.uint8))


@pytest.mark.parametrize("seed", range(6))
def test_the_same_piece_is_known_quieter_later_and_noisier(seed: int) -> None:
    own = picture(piece(seed))
    quieter = SeekPicture((own.loudness * 0.4).astype(np.uint8), own.brightness)
    noise = np.random.default_rng(99).normal(0, 4, POINTS)
    noisier = SeekPicture(np.clip(own.loudness + noise, 0, 255).astype(np.uint8), own.brightness)
    for other in (own, quieter, noisier):
        assert course_likeness(own, 200_000, other, 200_050) > SAME_COURSE
    # 1.5 s of 200 s are missing from the beginning.
    cut = picture(np.concatenate((piece(seed)[30:], np.zeros(30))))
    assert course_likeness(own, 200_000, cut, 200_000) > SAME_COURSE
    assert course_likeness(cut, 200_000, own, 200_000) > SAME_COURSE


def test_other_pieces_are_not_alike() -> None:
    pieces = [picture(piece(seed)) for seed in range(12)]
    for number, one in enumerate(pieces):
        for other in pieces[number + 1 :]:
            assert course_likeness(one, 200_000, other, 200_000) < SAME_COURSE - 0.1


def test_what_never_changes_is_like_nothing() -> None:
    still = SeekPicture(np.full(POINTS, 255, np.uint8), np.zeros(POINTS, np.uint8))
    assert course_likeness(still, 4_000, still, 4_000) == 0
    assert course_likeness(still, None, picture(piece(1)), None) == 0


def test_lengths_that_are_not_known_are_taken_as_the_same() -> None:
    own = picture(piece(3))
    assert course_likeness(own, None, own, 180_000) > SAME_COURSE
