"""A cache of measures of files, so that an evaluation can be interrupted and repeated."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from typing import Final

import numpy as np

from musicrec_desktop.analysis.measure import MEASURE_VERSION, Baselines, Measured
from musicrec_desktop.analysis.recipe import EXTRACTOR_VERSION, PLAIN_SIZE, PLAIN_VERSION, VECTOR_SIZE
from musicrec_desktop.core.atomic import atomic_path
from musicrec_desktop.model.array_archive import arrays_of
from musicrec_desktop.model.features import Features

_VERSIONS: Final = {(VECTOR_SIZE,): EXTRACTOR_VERSION, (PLAIN_SIZE,): PLAIN_VERSION}
_BROKEN: Final = (OSError, ValueError, KeyError)


class MeasureCache:
    """One file for each state of a sound file; errors of the cache are ignored.

    Args:
        folder: of the cache; created where it is missing, and may be deleted at any time.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def read(self, path: str) -> Measured | None:
        """The measures of a file in its present state; None where they are not in the cache.

        Raises:
            OSError: the file is not there.
        """
        try:
            with open(self._place(path), "rb") as file:
                stored = arrays_of(file.read())
            vector = stored["vector"]
            features = Features(
                version=_VERSIONS[vector.shape],
                vector=vector,
                descriptors=json.loads(str(stored["descriptors"])),
                audio_id=b"",
                duration_ms=int(stored["duration_ms"]),
                excerpts=stored.get("excerpts"),
            )
            baselines = Baselines(stored["mfcc"], stored["leak"])
            cpu_seconds, decode_cpu_seconds = stored["cpu_seconds"].tolist()
        except _BROKEN:
            return None
        return Measured(features, baselines, cpu_seconds, decode_cpu_seconds)

    def write(self, path: str, measured: Measured) -> None:
        """Keep the measures of a file; failures are not kept.

        Raises:
            OSError: the file is not there.
        """
        features, baselines = measured.features, measured.baselines
        if features is None or baselines is None:
            return
        arrays = {
            "vector": features.vector,
            "descriptors": np.array(json.dumps(features.descriptors)),
            "duration_ms": np.array(features.duration_ms),
            "mfcc": baselines.mfcc,
            "leak": baselines.leak,
            "cpu_seconds": np.array([measured.cpu_seconds, measured.decode_cpu_seconds]),
        }
        if features.excerpts is not None:
            arrays["excerpts"] = features.excerpts
        with contextlib.suppress(OSError):
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            with atomic_path(self._place(path)) as draft, open(draft, "wb") as file:
                np.savez(file, **arrays)  # type: ignore[arg-type]

    def _place(self, path: str) -> str:
        status = os.stat(path)
        state = f"{status.st_size} {status.st_mtime_ns} {EXTRACTOR_VERSION} {MEASURE_VERSION}"
        key = hashlib.sha256(os.fsencode(os.path.realpath(path)) + b"\0" + state.encode()).hexdigest()
        return os.path.join(self._folder, f"{key[:40]}.npz")
