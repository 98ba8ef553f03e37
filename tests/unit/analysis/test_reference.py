"""Block by block the same numbers as the program that the recipe was measured with."""

from __future__ import annotations

import os
from types import ModuleType

import numpy as np
import pytest

from musicrec_desktop.analysis.excerpts import read_excerpts
from musicrec_desktop.analysis.extractor import describe, excerpt_vector
from musicrec_desktop.analysis.recipe import PLAIN_BLOCKS
from musicrec_desktop.analysis.spectrum import spectrum
from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.audio.duration import find_duration_s
from tests.support.shared import shared_dir, shared_module

TOLERANCE = 1e-3
TRACKS = (
    "cdogs/menu/Battle_2.ogg",
    "enigma/game/puzzle.ogg",
    "wesnoth/elvish-theme.ogg",
    "librosa_data/admiralbob77_-_Choice_-_Drum-bass.hq.ogg",
)


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    return shared_module("reference", "sound_space")


@pytest.mark.shared
@pytest.mark.parametrize("name", TRACKS)
def test_blocks_of_identical_excerpts(reference: ModuleType, name: str) -> None:
    parts, _ = reference.excerpts(os.path.join(shared_dir("music"), name))
    assert parts
    for part in parts[::3]:
        wanted = reference.feat(part)
        found = excerpt_vector(spectrum(part))
        for block, short in zip(PLAIN_BLOCKS, reference.BLOCKS, strict=True):
            difference = np.abs(found[block.start : block.start + block.size] - wanted[short]).max()
            assert difference <= TOLERANCE * np.abs(wanted[short]).max(), block.name


@pytest.mark.shared
@pytest.mark.parametrize("name", TRACKS)
def test_vectors_of_whole_files(reference: ModuleType, name: str) -> None:
    path = os.path.join(shared_dir("music"), name)
    wanted = reference.features(path)
    with SoundFile(path) as sound:
        excerpts = read_excerpts(sound, find_duration_s(sound))
    assert len(excerpts.parts) == len(wanted)
    vector = describe(excerpts)[0].mean(axis=0)
    for block, short in zip(PLAIN_BLOCKS, reference.BLOCKS, strict=True):
        mean = np.mean([part[short] for part in wanted], axis=0)
        found = vector[block.start : block.start + block.size]
        # A few samples more or less at an excerpt's edge are allowed here.
        assert np.abs(found - mean).max() <= 0.02 * np.abs(mean).max(), block.name
