"""How values of feature vectors are stored."""

from __future__ import annotations

import hashlib
from importlib import resources

import numpy as np
import pytest

from musicrec_desktop.model.features import TRAINED_EAR, FloatArray
from musicrec_desktop.recommend.space.base_fit import shipped_space
from musicrec_desktop.storage.feature_code import FLOAT16_BYTES, packed, repacked, unpacked, width_of

PLAIN, SIZE = TRAINED_EAR.base, TRAINED_EAR.start


def usual(count: int, seed: int = 1) -> FloatArray:
    """Vectors as they are usual; float32, shape (count, SIZE)."""
    space = shipped_space(PLAIN)
    assert space is not None
    noise = np.random.default_rng(seed).normal(0, 1.5, (count, SIZE))
    return np.asarray(space.scaling.mean + noise / space.scaling.inverse_scale, np.float32)


def test_a_value_takes_a_byte_and_keeps_what_tells_tracks_apart() -> None:
    space = shipped_space(PLAIN)
    assert space is not None
    vectors = usual(30)
    blobs = [packed(one, PLAIN) for one in vectors]
    assert {len(blob) for blob in blobs} == {SIZE} == {width_of(len(blobs[0]))}
    found = unpacked(blobs)
    error = np.abs(found - vectors) * space.scaling.inverse_scale
    assert float(np.median(error)) < 0.012
    assert float(error.max()) < 0.1
    cosines = np.einsum("ij,ij->i", space.transform(found), space.transform(vectors))
    assert float(cosines.min()) > 0.999


def test_far_values_stay_far_and_what_is_no_number_stays_so() -> None:
    vector = usual(1)[0]
    vector[:4] = (np.nan, np.inf, -np.inf, 1e9)
    found = unpacked([packed(vector, PLAIN)])[0]
    assert np.isnan(found[0])
    assert not np.isnan(found[1:]).any()
    assert found[1] > usual(1)[0][1]
    assert found[2] < usual(1)[0][2]
    assert found[3] > usual(1)[0][3]


@pytest.mark.parametrize(("version", "size"), [(1, 3), (PLAIN, 3), (TRAINED_EAR.version, 1003)])
def test_other_vectors_are_float16(version: int, size: int) -> None:
    vector = np.linspace(-2, 70_000, size, dtype=np.float32)
    blob = packed(vector, version)
    assert len(blob) == 2 * size
    assert width_of(len(blob)) == size
    np.testing.assert_allclose(unpacked([blob])[0], np.minimum(vector, 65_504), rtol=1e-3)


def test_rows_that_were_written_earlier_are_read_beside_newer_ones() -> None:
    vectors = usual(3)
    earlier = vectors[0].astype("<f2").tobytes()
    assert len(earlier) == FLOAT16_BYTES
    assert repacked(earlier) == packed(vectors[0].astype(np.float16).astype(np.float32), PLAIN)
    found = unpacked([earlier, packed(vectors[1], PLAIN), packed(vectors[2], PLAIN)])
    assert found.shape == (3, SIZE)
    np.testing.assert_array_equal(found[0], vectors[0].astype(np.float16))


def test_the_table_never_changes() -> None:
    content = resources.files("musicrec_desktop.storage.data").joinpath("feature_scales.npy").read_bytes()
    assert hashlib.sha256(content).hexdigest()[:16] == "0e99cdd237845c6f"
