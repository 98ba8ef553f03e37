"""New clusters with the labels of those of before, so that names and colours do not jump."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def matched(labels: NDArray[np.int32], old_labels: NDArray[np.int32]) -> NDArray[np.int32]:
    """Labels from 0 without gaps, of which each is that of the cluster of before with the greatest overlap.

    Pairs of clusters are taken by falling number of common tracks. New clusters without a partner take the
    labels that are left, the largest cluster the lowest one.

    Args:
        labels: shape (n,); may have gaps.
        old_labels: of the same rows; -1 where there was none.
    """
    known, dense, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    dense = dense.reshape(-1)
    count = len(known)
    is_old = (old_labels >= 0) & (old_labels < count)
    # A label of before that there are too few clusters for cannot be kept.
    common = np.zeros((count, count), dtype=np.int64)
    np.add.at(common, (dense[is_old], old_labels[is_old]), 1)
    taken: dict[int, int] = {}
    for flat in np.argsort(-common, axis=None, kind="stable"):
        cluster, label = divmod(int(flat), count)
        if not common[cluster, label]:
            break
        if cluster not in taken and label not in taken.values():
            taken[cluster] = label
    free = iter(sorted(set(range(count)) - set(taken.values())))
    for cluster in np.argsort(-sizes, kind="stable"):
        if int(cluster) not in taken:
            taken[int(cluster)] = next(free)
    new_label = np.array([taken[cluster] for cluster in range(count)], dtype=np.int32)
    return new_label[dense]
