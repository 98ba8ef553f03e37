"""M3U8: UTF-8 without a mark, ``#EXTINF`` before each path."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from musicrec_desktop.core.text.cleaning import clean
from musicrec_desktop.playlist_files.readers.m3u import artist_and_title
from musicrec_desktop.playlist_files.values import FileEntry
from musicrec_desktop.playlist_files.writers.target import PathStyle, line_of, target_of


def m3u_of(name: str, entries: Sequence[FileEntry], folder: str, style: PathStyle) -> tuple[str, list[int]]:
    """The text of the list, and the indices of entries that have no place, which M3U cannot hold."""
    lines = ["#EXTM3U"]
    if clean(name):
        lines.append(f"#PLAYLIST:{clean(name)}")
    left_out: list[int] = []
    for index, entry in enumerate(entries):
        place = place_of(entry, folder, style)
        if not place:
            left_out.append(index)
            continue
        info = _info(entry)
        if info:
            lines.append(info)
        lines.append(place)
    return "\n".join(lines) + "\n", left_out


def place_of(entry: FileEntry, folder: str, style: PathStyle) -> str:
    """The first place of an entry as one line; empty where it has none."""
    for location in entry.locations:
        text, is_path = target_of(location)
        if text:
            return line_of(text, is_path=is_path, folder=folder, style=style)
    return ""


def shown_name(entry: FileEntry) -> str:
    """``Artist - Title``, or what is known of it."""
    return " - ".join(part for part in (clean(entry.artist), clean(entry.title)) if part)


def _info(entry: FileEntry) -> str:
    seconds = max(1, round(entry.duration_ms / 1000)) if entry.duration_ms else -1
    shown = shown_name(entry)
    if not shown:
        return f"#EXTINF:{seconds}," if entry.duration_ms else ""
    artist, title = clean(entry.artist), clean(entry.title)
    attributes = ""
    if artist and title and artist_and_title(shown) != (artist, title):
        # The dash in the name would part it elsewhere; these attributes tell the parts.
        attributes = f' artist="{quote(artist, safe=" ")}" title="{quote(title, safe=" ")}"'
    return f"#EXTINF:{seconds}{attributes},{shown}"
