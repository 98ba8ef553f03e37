"""The folders of the library as a tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

HERE: Final = "here"
"""``Scope.detail`` of a folder without its sub-folders."""


@dataclass(frozen=True, slots=True)
class FolderNode:
    """One folder with tracks somewhere below it.

    Attributes:
        path: absolute, ``os.fsdecode`` form.
        name: its own name; of a folder that the library watches the whole path.
        tracks: how many are below it, in sub-folders, too.
        missing: how many more are known whose files are not there.
        has_folders: whether there are sub-folders.
        problem: why it could not be read at the last scan (a reason word), or empty.
    """

    path: str
    name: str
    tracks: int
    missing: int = 0
    has_folders: bool = False
    problem: str = ""
