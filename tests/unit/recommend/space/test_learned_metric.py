"""Lessons are believed where they prove themselves on what they were not about, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from musicrec_desktop.model.features import FloatArray
from musicrec_desktop.model.listen import Listen
from musicrec_desktop.model.playback import EndReason
from musicrec_desktop.model.track import Tags, Track, TrackId
from musicrec_desktop.recommend.space.learned_metric import learn
from musicrec_desktop.recommend.space.vector_table import IdArray, id_array
from musicrec_desktop.recommend.taste.supervision import TagSupervision, UseSupervision, answers_of, windows
from musicrec_desktop.recommend.unit_vectors import unit

DIMENSION = 32
NOISY = 12
"""Axes that say nothing about artists."""
TRACK_MS = 200_000


def library(seed: int, *, noisy_axes: bool, artists: int = 40) -> tuple[FloatArray, list[Track]]:
    """Artists of eight tracks in six genres; ``noisy_axes``: some are louder than they mean anything."""
    rng = np.random.default_rng(seed)
    genres = rng.standard_normal((6, DIMENSION))
    spread = np.where(np.arange(DIMENSION) < NOISY, 3.0, 0.5) if noisy_axes else np.full(DIMENSION, 1.2)
    vectors: list[FloatArray] = []
    tracks: list[Track] = []
    for artist in range(artists):
        genre = int(rng.integers(6))
        centre = 0.6 * genres[genre] + 0.6 * rng.standard_normal(DIMENSION)
        for number in range(8):
            vectors.append(centre + spread * rng.standard_normal(DIMENSION))
            tags = Tags("t", (f"Artist {artist}",), f"Album {number // 4}", genres=(f"Genre {genre}",))
            tracks.append(Track(TrackId(len(tracks) + 1), "/t", tags, TRACK_MS))
    return unit(np.array(vectors)), tracks


def listens(vectors: FloatArray, axes: slice | None, seed: int = 1) -> list[Listen]:
    """Forty sessions in which likeness in some axes (None: a coin) decides who is skipped."""
    rng = np.random.default_rng(seed)
    found: list[Listen] = []
    for session in range(40):
        current = int(rng.integers(len(vectors)))
        now_ms = session * 10**9
        found.append(
            Listen(TrackId(current + 1), now_ms, TRACK_MS, TRACK_MS, EndReason.FINISHED, session_id=session)
        )
        now_ms += TRACK_MS
        for _ in range(25):
            heir = int(rng.integers(len(vectors)))
            chance = 0.5
            if axes is not None:
                one, other = unit(vectors[[current, heir]][:, axes])
                chance = 1 / (1 + float(np.exp(-8 * (one @ other))))
            if rng.random() < chance:
                found.append(
                    Listen(
                        TrackId(heir + 1), now_ms, TRACK_MS, TRACK_MS, EndReason.FINISHED, session_id=session
                    )
                )
                now_ms += TRACK_MS
                current = heir
            else:
                found.append(
                    Listen(TrackId(heir + 1), now_ms, 4_000, TRACK_MS, EndReason.SKIPPED, session_id=session)
                )
                now_ms += 5_000
    return found


def ids_of(vectors: FloatArray) -> IdArray:
    return np.arange(1, len(vectors) + 1, dtype=np.int64)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_tags_switch_on_where_loud_axes_mean_nothing(seed: int) -> None:
    vectors, tracks = library(seed, noisy_axes=True)
    update = learn(vectors, [TagSupervision(tracks)])
    assert update.metric is not None
    assert update.learned_score > update.plain_score + 0.1
    weights = np.linalg.norm(update.metric, axis=1)
    assert weights[:NOISY].max() < weights[NOISY:].min()


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_tags_stay_off_where_there_is_nothing_to_learn(seed: int) -> None:
    vectors, tracks = library(seed, noisy_axes=False)
    update = learn(vectors, [TagSupervision(tracks)])
    assert update.metric is None
    assert update.evidence == 40


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_tags_that_have_nothing_to_do_with_the_sound_stay_off(seed: int) -> None:
    vectors, tracks = library(seed, noisy_axes=True)
    shuffled = [tracks[place] for place in np.random.default_rng(seed).permutation(len(tracks))]
    assert learn(vectors, [TagSupervision(shuffled)]).metric is None


@pytest.mark.parametrize("tags", [Tags("t"), Tags("t", ("Various Artists",)), Tags("t", ("Only One",))])
def test_tags_that_say_nothing_teach_nothing(tags: Tags) -> None:
    vectors, tracks = library(1, noisy_axes=True)
    silent = [Track(track.id, "/t", tags, None) for track in tracks]
    assert learn(vectors, [TagSupervision(silent)]).evidence == 0


def test_skips_switch_on_the_axes_that_they_are_about() -> None:
    vectors = unit(np.random.default_rng(3).standard_normal((500, DIMENSION)))
    update = learn(vectors, [UseSupervision(answers_of(listens(vectors, slice(0, 6)), ids_of(vectors)))])
    assert update.metric is not None
    weights = np.diag(update.metric)
    assert weights[:6].min() > weights[6:].max()


@pytest.mark.parametrize("axes", [None, slice(0, DIMENSION)])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_skips_stay_off_where_chance_or_the_whole_space_decides(axes: slice | None, seed: int) -> None:
    vectors = unit(np.random.default_rng(3).standard_normal((500, DIMENSION)))
    update = learn(vectors, [UseSupervision(answers_of(listens(vectors, axes, seed), ids_of(vectors)))])
    assert update.metric is None
    assert update.evidence > 30


def test_few_skips_teach_nothing() -> None:
    vectors = unit(np.random.default_rng(3).standard_normal((500, DIMENSION)))
    few = answers_of(listens(vectors, slice(0, 6))[:60], ids_of(vectors))
    assert learn(vectors, [UseSupervision(few)]).evidence == 0


def test_the_second_teacher_builds_on_the_first() -> None:
    vectors, tracks = library(1, noisy_axes=True)
    heard = answers_of(listens(vectors, slice(20, 24)), ids_of(vectors))
    both = learn(vectors, [TagSupervision(tracks), UseSupervision(heard)])
    tags = learn(vectors, [TagSupervision(tracks)])
    assert both.metric is not None
    assert tags.metric is not None
    gain = np.linalg.norm(both.metric, axis=0) / np.linalg.norm(tags.metric, axis=0)
    assert gain[20:24].mean() > np.delete(gain, slice(20, 24)).mean()


def test_the_same_lesson_gives_the_same_metric_to_the_bit() -> None:
    vectors, tracks = library(1, noisy_axes=True)
    first, second = (learn(vectors, [TagSupervision(tracks)]).metric for _ in range(2))
    assert first is not None
    assert second is not None
    assert np.array_equal(first, second)


def test_a_lesson_can_be_left() -> None:
    class LeftError(Exception):
        pass

    def leave() -> None:
        raise LeftError

    vectors, tracks = library(1, noisy_axes=True)
    with pytest.raises(LeftError):
        learn(vectors, [TagSupervision(tracks)], leave)


def listen(number: int, started_at_ms: int, listened_ms: int, reason: EndReason, session: int = 1) -> Listen:
    return Listen(TrackId(number), started_at_ms, listened_ms, TRACK_MS, reason, session_id=session)


def test_an_answer_is_what_followed_a_welcome_track() -> None:
    done, skipped = EndReason.FINISHED, EndReason.SKIPPED
    heard = [
        listen(1, 0, TRACK_MS, done),
        listen(2, 200_000, 3_000, skipped),
        listen(3, 204_000, TRACK_MS, done),
        listen(9, 405_000, TRACK_MS, done),
        listen(1, 606_000, 60_000, skipped),
        listen(2, 10**9, TRACK_MS, done),
        listen(3, 0, TRACK_MS, done, session=2),
    ]
    found = answers_of(reversed(heard), id_array([1, 2, 3]))
    assert [(one.first, one.second, one.is_welcome) for one in found] == [(0, 1, False), (0, 2, True)]


def test_large_libraries_are_judged_by_runs_of_neighbours() -> None:
    ids = np.arange(0, 100_000, 2, dtype=np.int64)
    chosen = windows(ids, 30, 50)
    assert len(chosen) == len(np.unique(chosen)) == 1_500
    assert float(np.mean(np.diff(chosen) == 2)) > 0.95
    assert np.array_equal(windows(ids[:1_500], 30, 50), ids[:1_500])
