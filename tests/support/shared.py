"""Real music and hostile files that lie outside the repository.

Benchmarks use them where pytest is not installed, so tests are skipped in the words of the standard library.
"""

from __future__ import annotations

import importlib.util
import os
from types import ModuleType
from unittest import SkipTest


def shared_dir(part: str = "") -> str:
    """The folder of shared test material (or a part of it); skips the test where it is absent."""
    root = os.environ.get("MUSICREC_SHARED") or os.path.join(
        os.path.dirname(__file__), "..", "..", "..", "shared"
    )
    folder = os.path.abspath(os.path.join(root, part))
    if not os.path.isdir(folder):
        raise SkipTest(f"no shared material at {folder}; set MUSICREC_SHARED")
    return folder


def shared_module(part: str, name: str) -> ModuleType:
    """A module that lies in a part of the shared test material; skips the test where that is absent."""
    path = os.path.join(shared_dir(part), f"{name}.py")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
