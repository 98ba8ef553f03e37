"""The arrays of a ``.npz`` file, which may be damaged or anything else."""

from __future__ import annotations

import io
import tokenize
import zipfile
import zlib
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

_ZIP: Final = b"PK"
# What NumPy, and the modules that it reads with, are known to raise for other bytes than they expect.
_DAMAGES: Final = (
    EOFError,
    KeyError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    ValueError,
    tokenize.TokenError,
    zipfile.BadZipFile,
    zlib.error,
)


def arrays_of(content: bytes) -> dict[str, NDArray[Any]]:
    """All arrays of a ``.npz`` file by name.

    Args:
        content: the bytes of the file.

    Raises:
        ValueError: they are no such file, or a damaged one.
    """
    # NumPy reads other kinds of files, too, and then gives something else.
    if not content.startswith(_ZIP):
        raise ValueError("no archive of arrays")
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            found = {name: stored[name] for name in stored.files}
    except _DAMAGES as error:
        raise ValueError(f"a damaged archive of arrays: {error}") from error
    # What is no array in the archive comes as bytes.
    if not all(isinstance(array, np.ndarray) for array in found.values()):
        raise ValueError("not only arrays in the archive")
    return found
