"""Numbers of a network that are not the known ones are refused with a word, and never used."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.analysis.ear import weights
from musicrec_desktop.analysis.ear.weights import (
    STYLE_NETWORK,
    WORD_NETWORK,
    WeightsError,
    WeightsProblem,
)
from musicrec_desktop.model.sound_words import LABELS, WORDS


@pytest.fixture(scope="module")
def content() -> bytes:
    return Path(weights.__file__).with_name("data").joinpath(f"{STYLE_NETWORK}.npz").read_bytes()


def arrays_of(content: bytes) -> dict[str, NDArray[Any]]:
    with np.load(io.BytesIO(content)) as stored:
        return {name: stored[name] for name in stored.files}


def packed(arrays: dict[str, NDArray[Any]]) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, allow_pickle=True, **arrays)
    return file.getvalue()


def problem_of(content: bytes) -> WeightsProblem | None:
    try:
        weights.checked(STYLE_NETWORK, content)
    except WeightsError as error:
        return error.problem
    return None


def test_what_is_shipped_is_known() -> None:
    numbers, labels = weights.load(STYLE_NETWORK)
    assert labels[:3] == ("rock", "pop", "alternative")
    assert len(labels) == 50
    assert numbers["dense0.kernel"].shape == (1506, 200)
    assert {array.dtype for array in numbers.values()} == {np.dtype(np.float32)}


def test_the_labels_of_words_are_those_of_the_network() -> None:
    _, labels = weights.load(WORD_NETWORK)
    assert labels == LABELS
    told = [label for word in WORDS for label in word.labels]
    assert sorted([*told, "weird"]) == sorted(LABELS)
    assert weights.problem() is None


def test_the_same_numbers_in_another_file_are_known(content: bytes) -> None:
    assert problem_of(packed(arrays_of(content))) is None


def test_damaged_files(content: bytes) -> None:
    assert problem_of(b"") is WeightsProblem.DAMAGED
    assert problem_of(b"not a zip file at all") is WeightsProblem.DAMAGED
    assert problem_of(content[:1000]) is WeightsProblem.DAMAGED
    assert problem_of(content[: len(content) // 2]) is WeightsProblem.DAMAGED
    assert problem_of(content[:-1]) is WeightsProblem.DAMAGED
    flipped = bytearray(content)
    flipped[len(content) // 2] ^= 0xFF
    assert problem_of(bytes(flipped)) is WeightsProblem.DAMAGED


def test_numbers_of_another_network(content: bytes) -> None:
    arrays = arrays_of(content)
    assert problem_of(packed({})) is WeightsProblem.FOREIGN
    assert problem_of(packed({"a": np.zeros(3)})) is WeightsProblem.FOREIGN
    lacking = {name: array for name, array in arrays.items() if name != "dense0.bias"}
    assert problem_of(packed(lacking)) is WeightsProblem.FOREIGN
    other = arrays | {"dense0.bias": arrays["dense0.bias"] + 1}
    assert problem_of(packed(other)) is WeightsProblem.FOREIGN
    reshaped = arrays | {"dense0.kernel": arrays["dense0.kernel"].reshape(200, 1506)}
    assert problem_of(packed(reshaped)) is WeightsProblem.FOREIGN
    objects = arrays | {"dense0.bias": np.array([{}], dtype=object)}
    assert problem_of(packed(objects)) is WeightsProblem.DAMAGED


def test_a_layer_that_is_not_finite(content: bytes) -> None:
    arrays = arrays_of(content)
    for value in (np.nan, np.inf):
        layer = arrays["conv5.kernel"].copy()
        layer[3, 3, 0, 3] = value
        assert problem_of(packed(arrays | {"conv5.kernel": layer})) is WeightsProblem.NOT_FINITE


def test_a_file_that_is_not_there_is_told_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(weights, "DIGESTS", {"none": ""})
    weights.problem.cache_clear()
    with caplog.at_level(logging.INFO, logger=weights.__name__):
        assert weights.problem() is WeightsProblem.MISSING
        assert weights.problem() is WeightsProblem.MISSING
    assert [record.getMessage() for record in caplog.records] == [
        "the trained ear is not used: none: missing"
    ]
    weights.problem.cache_clear()
