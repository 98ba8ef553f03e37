"""The plan of the demo library and its building."""

from __future__ import annotations

import collections
import importlib
import json
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.demo import library
from musicrec_desktop.demo.library import COVER_NAME, LEDGER_NAME, build_demo_library, compose, plan
from musicrec_desktop.demo.sound import SAMPLE_RATE_HZ

PLAN = plan()


def test_the_plan_has_six_styles_of_six_tracks_by_three_artists() -> None:
    by_style = collections.defaultdict(list)
    for planned in PLAN:
        by_style[planned.album.style].append(planned)
    assert len(PLAN) >= 36
    assert len(by_style) == 6
    for tracks in by_style.values():
        assert len(tracks) >= 6
        assert len({planned.album.artist for planned in tracks}) == 3
        scores = [planned.track.score for planned in tracks]
        assert len({(score.tonic, score.mode) for score in scores}) == len(scores)
        assert len({score.tempo_bpm for score in scores}) == len(scores)


def test_tracks_last_as_long_as_the_queue_wants_them() -> None:
    for planned in PLAN:
        module = importlib.import_module(f"musicrec_desktop.demo.styles.{planned.album.style}")
        assert 30.0 < planned.track.score.seconds + module.TAIL_S < 40.0, planned.track.title


def test_formats_are_mixed() -> None:
    assert {planned.album.file_format for planned in PLAN} == {"flac", "mp3", "ogg", "opus", "m4a"}


@pytest.mark.parametrize("planned", PLAN[::4], ids=lambda planned: planned.album.style)
def test_a_track_is_the_same_each_time_and_fits_to_be_heard(planned: library.PlannedTrack) -> None:
    first, second = compose(planned), compose(planned)
    np.testing.assert_array_equal(first, second)
    assert first.dtype == np.float32
    assert np.isfinite(first).all()
    assert np.abs(first).max() < 0.951
    assert 0.09 < float(first.std()) < 0.25
    assert abs(float(first.mean())) < 0.01
    # The end is silent, so that no click is heard.
    assert np.abs(first[:, -200:]).max() < 0.1
    quiet = np.abs(first).max(axis=0).reshape(-1)[: first.shape[1] // SAMPLE_RATE_HZ * SAMPLE_RATE_HZ]
    assert quiet.reshape(-1, SAMPLE_RATE_HZ).max(axis=1)[:-1].min() > 0.01, "a second of silence"


@pytest.fixture
def two_tracks(monkeypatch: pytest.MonkeyPatch) -> list[library.PlannedTrack]:
    """A plan of one FLAC and one Opus track without the cost of composing them."""
    chosen = [PLAN[0], PLAN[2]]
    monkeypatch.setattr(library, "plan", lambda: chosen)
    noise = np.random.default_rng(1).standard_normal((2, 3 * SAMPLE_RATE_HZ)).astype(np.float32) * 0.1
    monkeypatch.setattr(library, "compose", lambda _planned: noise)
    return chosen


def test_building_writes_tracks_and_folder_covers(
    two_tracks: list[library.PlannedTrack], tmp_path: Path
) -> None:
    told: list[tuple[int, int, str]] = []
    paths = build_demo_library(str(tmp_path), lambda *progress: told.append(progress))
    assert [Path(path).is_file() for path in paths] == [True, True]
    assert told == [(0, 2, "Low Tide, Evening"), (1, 2, "Window Seat"), (2, 2, "")]
    assert not (Path(paths[0]).parent / COVER_NAME).exists()
    assert (Path(paths[1]).parent / COVER_NAME).is_file()
    hidden = [path.name for path in tmp_path.rglob(".*")]
    assert hidden == [LEDGER_NAME], "no drafts are left"


def test_what_is_complete_is_not_made_again(two_tracks: list[library.PlannedTrack], tmp_path: Path) -> None:
    paths = build_demo_library(str(tmp_path))
    before = [Path(path).stat().st_mtime_ns for path in paths]
    told: list[tuple[int, int, str]] = []
    build_demo_library(str(tmp_path), lambda *progress: told.append(progress))
    assert [Path(path).stat().st_mtime_ns for path in paths] == before
    assert told == [(2, 2, "")]


def test_missing_and_damaged_tracks_are_made_again(
    two_tracks: list[library.PlannedTrack], tmp_path: Path
) -> None:
    first, second = map(Path, build_demo_library(str(tmp_path)))
    content = first.read_bytes()
    first.write_bytes(content[:1000])
    second.unlink()
    build_demo_library(str(tmp_path))
    assert first.read_bytes() == content
    assert second.is_file()


@pytest.mark.parametrize("ledger", ["nonsense", "[]", '{"version": 0, "files": {}}', '{"version": 1}'])
def test_a_ledger_of_another_kind_counts_as_none(
    two_tracks: list[library.PlannedTrack], tmp_path: Path, ledger: str
) -> None:
    (tmp_path / LEDGER_NAME).write_text(ledger)
    build_demo_library(str(tmp_path))
    assert set(json.loads((tmp_path / LEDGER_NAME).read_text())["files"]) == {
        planned.relative_path for planned in two_tracks
    }
