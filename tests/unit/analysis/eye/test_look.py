"""The trained eye, the colours and the fingerprint of pictures."""

from __future__ import annotations

import json
import os
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.analysis.eye import colours, squeezenet
from musicrec_desktop.analysis.eye.decode import SIDE_PX
from musicrec_desktop.analysis.eye.fingerprint import fingerprint
from musicrec_desktop.analysis.eye.look import look_at, network
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.model.cover_look import COLOUR_BINS, COLOUR_REGIONS, MOTIF_SIZE
from tests.support.pictures import Rgb, encoded, quarters, scene
from tests.support.shared import shared_dir, shared_module

TRAINED_ON_PX = 227


def pattern(side_px: int = SIDE_PX) -> Rgb:
    rows, columns = np.mgrid[0:side_px, 0:side_px]
    rgb = np.stack((columns, rows, rows * columns // side_px), axis=-1).astype(np.uint8)
    rgb[60:120, 80:200] = (200, 40, 30)
    return rgb


def weights() -> dict[str, np.ndarray]:
    with np.load(str(resources.files(squeezenet.DATA).joinpath(squeezenet.WEIGHTS))) as file:
        return {name: file[name] for name in file.files}


def test_the_network_gives_the_numbers_of_the_reference() -> None:
    found = squeezenet.SqueezeNet(weights(), TRAINED_ON_PX).describe(pattern(TRAINED_ON_PX))
    assert found.shape == (MOTIF_SIZE,)
    # The numbers of an implementation that was compared with the one of the authors of the weights.
    highest = [178, 227, 482, 405, 58, 338]
    assert found[highest] == pytest.approx(
        [19.348225, 17.692488, 15.537986, 13.198647, 12.813025, 12.718415], abs=1e-4
    )
    assert float(found.sum()) == pytest.approx(370.4406, abs=1e-2)


def test_a_picture_is_described_alike_after_others() -> None:
    first = network().describe(pattern())
    kept = first.copy()
    assert not np.allclose(network().describe(255 - pattern()), kept)
    assert (first == kept).all()
    assert (network().describe(pattern()) == kept).all()


@pytest.mark.shared
def test_the_network_agrees_with_another_implementation() -> None:
    module = shared_module("reference", "squeezenet_numpy")
    other = module.SqueezeNet(os.path.join(shared_dir("weights"), "squeezenet11-features-f16.npz"))
    for seed in range(3):
        rgb = scene(seed, SIDE_PX)
        assert network().describe(rgb) == pytest.approx(other(rgb)["fire9_mean"], abs=1e-4)


def test_a_look_has_everything() -> None:
    found = look_at(encoded(scene(1)))
    assert found.motif.shape == (MOTIF_SIZE,)
    assert (found.motif >= 0).all()
    assert found.colours.shape == (COLOUR_REGIONS, COLOUR_BINS)
    assert found.colours.sum(axis=1) == pytest.approx(np.ones(COLOUR_REGIONS), abs=1e-5)
    assert (found.width_px, found.height_px) == (300, 300)


def test_colours_are_those_of_their_quarters() -> None:
    red, blue = (210, 20, 30), (20, 30, 200)
    shares = colours.colour_shares(quarters(SIDE_PX - 1, red, red, blue, blue))
    assert shares[0] == pytest.approx(shares[1], abs=1e-5)
    assert shares[2] == pytest.approx(shares[3], abs=1e-5)
    assert float(np.minimum(shares[0], shares[2]).sum()) < 0.1
    assert shares[4] == pytest.approx((shares[0] + shares[2]) / 2, abs=1e-5)


def test_white_and_red_in_the_space_of_colours() -> None:
    found = colours.lab_of(np.array([[1.0, 1.0, 1.0], [1.0, 0.0, 0.0]]))
    assert found == pytest.approx(np.array([[100.0, 0.0, 0.0], [53.24, 80.09, 67.20]]), abs=0.05)


def test_fingerprints_outlive_scaling_and_compressing() -> None:
    prints = []
    for seed in range(12):
        rgb = scene(seed, 600)
        whole = look_at(encoded(rgb, "PNG")).fingerprint
        small = look_at(encoded(rgb[::4, ::4], "JPEG", 60)).fingerprint
        assert (whole ^ small).bit_count() <= 6
        prints.append(whole)
    others = [(a ^ b).bit_count() for place, a in enumerate(prints) for b in prints[:place]]
    assert min(others) > 12


def test_a_fingerprint_has_half_of_its_bits() -> None:
    assert fingerprint(pattern()).bit_count() == 32


@pytest.mark.parametrize("harm", ["missing", "shape", "nan"])
def test_foreign_weights_give_a_word(harm: str) -> None:
    layers = weights()
    if harm == "missing":
        del layers["fire5/expand3x3.k"]
    elif harm == "shape":
        layers["conv1.k"] = layers["conv1.k"][:, :, :2]
    else:
        layers["fire9/squeeze1x1.b"][3] = np.nan
    with pytest.raises(AnalysisError) as caught:
        squeezenet.SqueezeNet(layers)
    assert caught.value.reason == "no-network"


@pytest.mark.parametrize("harm", ["absent", "cut", "foreign", "no-notes"])
def test_a_damaged_file_of_weights_gives_a_word(
    harm: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = resources.files(squeezenet.DATA)
    data = shipped.joinpath(squeezenet.WEIGHTS).read_bytes()
    notes = json.loads(shipped.joinpath(squeezenet.NOTES).read_text(encoding="utf-8"))
    if harm != "absent":
        written = data[: len(data) // 2] if harm == "cut" else data[:-1] + b"\1"
        (tmp_path / squeezenet.WEIGHTS).write_bytes(written if harm != "no-notes" else data)
    if harm != "no-notes":
        (tmp_path / squeezenet.NOTES).write_text(json.dumps(notes), encoding="utf-8")
    monkeypatch.setattr(resources, "files", lambda _name: tmp_path)
    with pytest.raises(AnalysisError) as caught:
        squeezenet.load()
    assert caught.value.reason == "no-network"
