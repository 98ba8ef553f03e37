"""From paths that a user names to the sound files that are meant."""

from __future__ import annotations

import os
from collections.abc import Iterable

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.text.order import path_key
from musicrec_desktop.library import discover
from musicrec_desktop.model.tag_edit import TagFailure


def sound_files(paths: Iterable[str]) -> tuple[list[tuple[str, str]], list[TagFailure]]:
    """Files as they are, and folders as the sound files below them in the order of their names.

    Args:
        paths: absolute or not.

    Returns:
        Each file once, with the folder that was named, or its own; and what cannot be read.
    """
    found: dict[str, str] = {}
    failed: list[TagFailure] = []

    def on_problem(path: str, reason: str) -> None:
        failed.append(TagFailure(path, reason))

    for path in map(os.path.abspath, paths):
        if not os.path.isdir(path):
            found.setdefault(path, os.path.dirname(path))
            continue
        try:
            below = [stat.relative_path for stat in discover.walk(path, on_problem=on_problem, is_named=True)]
        except LibraryError as error:
            failed.append(TagFailure(path, error.reason))
            continue
        for relative in sorted(below, key=path_key):
            found.setdefault(os.path.join(path, relative), path)
    return list(found.items()), failed
