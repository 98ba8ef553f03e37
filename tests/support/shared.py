"""Real music and hostile files that lie outside the repository."""

from __future__ import annotations

import os

import pytest


def shared_dir(part: str = "") -> str:
    """The folder of shared test material (or a part of it); skips the test where it is absent."""
    root = os.environ.get("MUSICREC_SHARED") or os.path.join(
        os.path.dirname(__file__), "..", "..", "..", "shared"
    )
    folder = os.path.abspath(os.path.join(root, part))
    if not os.path.isdir(folder):
        pytest.skip(f"no shared material at {folder}; set MUSICREC_SHARED")
    return folder
