"""PLS, version 2."""

from __future__ import annotations

from collections.abc import Sequence

from musicrec_desktop.playlist_files.values import FileEntry
from musicrec_desktop.playlist_files.writers.m3u import place_of, shown_name
from musicrec_desktop.playlist_files.writers.target import PathStyle


def pls_of(_name: str, entries: Sequence[FileEntry], folder: str, style: PathStyle) -> tuple[str, list[int]]:
    """The text of the list, and the indices of entries that have no place, which PLS cannot hold.

    PLS has no place for the name of the list.
    """
    lines = ["[playlist]"]
    left_out: list[int] = []
    number = 0
    for index, entry in enumerate(entries):
        place = place_of(entry, folder, style)
        if not place:
            left_out.append(index)
            continue
        number += 1
        lines.append(f"File{number}={place}")
        if shown := shown_name(entry):
            lines.append(f"Title{number}={shown}")
        seconds = max(1, round(entry.duration_ms / 1000)) if entry.duration_ms else -1
        lines.append(f"Length{number}={seconds}")
    lines += [f"NumberOfEntries={number}", "Version=2"]
    return "\n".join(lines) + "\n", left_out
