"""The layout of a vector, and what the process of the window may load."""

from __future__ import annotations

import subprocess
import sys

from musicrec_desktop.analysis.recipe import (
    BLOCKS,
    EAR_WEIGHT,
    EAR_WORDS,
    EXTRACTOR_VERSION,
    PLAIN_BLOCKS,
    PLAIN_SIZE,
    PLAIN_VERSION,
    VECTOR_SIZE,
)
from musicrec_desktop.model.features import TRAINED_EAR


def test_blocks_follow_each_other_without_gaps() -> None:
    position = 0
    for block in BLOCKS:
        assert block.start == position
        assert block.size > 0
        position += block.size
    assert position == EAR_WORDS.start == 2288
    assert EAR_WORDS.start + EAR_WORDS.size == VECTOR_SIZE == 2338
    assert (EXTRACTOR_VERSION, PLAIN_VERSION) == (TRAINED_EAR.version, TRAINED_EAR.base) == (3, 2)
    assert PLAIN_SIZE == TRAINED_EAR.start == 1335
    assert [block.weight for block in BLOCKS] == [1.0] * len(PLAIN_BLOCKS) + [EAR_WEIGHT] * 4


def test_places_are_those_of_vectors_in_databases() -> None:
    """Databases and the shipped space keep values by their place: a block may be renamed, not moved."""
    assert [(block.start, block.aspect) for block in BLOCKS] == [
        (0, "timbre"),
        (129, "rhythm"),
        (465, "timbre"),
        (655, "timbre"),
        (667, "timbre"),
        (673, "timbre"),
        (888, "timbre"),
        (944, "timbre"),
        (968, "timbre"),
        (1018, "timbre"),
        (1154, "rhythm"),
        (1238, "timbre"),
        (1252, "dynamics"),
        (1262, "rhythm"),
        (1277, "harmony"),
        (1335, "timbre"),
        (1743, "rhythm"),
        (1896, "timbre"),
        (2088, "timbre"),
    ]


def test_every_aspect_has_a_block_and_every_block_its_own_name() -> None:
    assert {block.aspect for block in BLOCKS} == {"timbre", "rhythm", "harmony", "dynamics"}
    assert len({block.name for block in BLOCKS}) == len(BLOCKS)


def test_the_window_loads_nothing_heavy() -> None:
    code = (
        "import sys; import musicrec_desktop.analysis.pool, musicrec_desktop.analysis.recipe,"
        " musicrec_desktop.services.analysis.service, musicrec_desktop.services.analysis.pictures;"
        " from musicrec_desktop.analysis.ear import weights; weights.problem();"
        " print([m for m in ('librosa', 'numba', 'scipy', 'sklearn', 'av', 'pebble') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
