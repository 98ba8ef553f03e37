"""Excerpts of an MP3 file: the same samples from one look at the file as from two."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis import excerpts
from musicrec_desktop.analysis.excerpts import (
    EXCERPT_COUNT,
    TABLE_LIMIT_S,
    Excerpts,
    excerpts_of,
    read_excerpts,
)
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.duration import find_duration_s
from tests.unit.analysis.making import melody, write

RATE_HZ = 16_000


def opened_again(path: str) -> Excerpts:
    with SoundFile(path) as sound:
        duration_s = find_duration_s(sound)
    with SoundFile(path) as sound:
        return read_excerpts(sound, duration_s)


@pytest.fixture(scope="module", params=[False, True], ids=["constant", "changing"])
def content(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An MP3 file of 120 seconds, of a bit rate that stays or changes."""
    sound = np.tile(melody(10, rate_hz=RATE_HZ, channels=1), 12)
    path = tmp_path_factory.mktemp("excerpts") / "first.mp3"
    return Path(write(path, sound, rate_hz=RATE_HZ, abr=request.param)).read_bytes()


@pytest.mark.parametrize("damage", ["none", "cut", "tail", "twice"])
def test_places_by_the_table_are_those_of_a_file_opened_again(
    content: bytes, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "damaged.mp3"
    changed = {
        "none": content,
        "cut": content[: len(content) * 99 // 100],
        "tail": content + b"APETAGEX" + bytes(40_000),
        "twice": content * 2,
    }
    path.write_bytes(changed[damage])
    found, wanted = excerpts_of(str(path)), opened_again(str(path))
    assert len(found.parts) == EXCERPT_COUNT
    np.testing.assert_array_equal(np.stack(found.parts), np.stack(wanted.parts))
    np.testing.assert_array_equal(np.stack(found.sides), np.stack(wanted.sides))


@pytest.mark.parametrize(("limit_s", "times"), [(TABLE_LIMIT_S, 1), (100.0, 2)], ids=["short", "long"])
def test_an_mp3_file_is_opened_again_only_where_its_table_would_be_coarse(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit_s: float, times: int
) -> None:
    path = tmp_path / "whole.mp3"
    path.write_bytes(content)
    opened: list[str] = []

    class Counting(SoundFile):
        def __init__(self, place: str) -> None:
            opened.append(place)
            super().__init__(place)

    monkeypatch.setattr(excerpts, "SoundFile", Counting)
    monkeypatch.setattr(excerpts, "TABLE_LIMIT_S", limit_s)
    excerpts_of(str(path))
    assert len(opened) == times
