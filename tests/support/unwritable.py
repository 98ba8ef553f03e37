"""A database that cannot be written, also not by root, whom rights do not bind."""

from __future__ import annotations

import os


def forbid_writing(path: str) -> None:
    """Keep SQLite from opening a closed database for writing: its shared memory cannot be made."""
    os.mkdir(f"{path}-shm")


def allow_writing(path: str) -> None:
    """As before."""
    os.rmdir(f"{path}-shm")
