"""Writes the table by which feature vectors are stored: ``python packaging/make_feature_scales.py OUT``.

For each value of the plain version what is usual and how much it varies, as in the shipped sound space. Run
once: stored vectors can be read by the table alone that they were written by.
"""

from __future__ import annotations

import sys

import numpy as np

from musicrec_desktop.model.features import TRAINED_EAR
from musicrec_desktop.recommend.space.base_fit import shipped_space


def main(out: str) -> None:
    """Write the table."""
    space = shipped_space(TRAINED_EAR.base)
    assert space is not None
    table = np.stack((space.scaling.mean, 1 / space.scaling.inverse_scale))
    np.save(out, table.astype("<f4"))


if __name__ == "__main__":
    main(sys.argv[1])
