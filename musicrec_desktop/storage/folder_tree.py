"""The folders of the library as a tree: one level at a time, and the tracks below one.

Paths are bytes, and a folder is a span of the index by folder and path, so that only what lies below it is
looked at.
"""

from __future__ import annotations

import os
from typing import Any, Final

from musicrec_desktop.model.folder_tree import FolderNode
from musicrec_desktop.storage.database import Database

_SEPARATOR: Final = b"/"
_AFTER: Final = b"0"
"""The sign behind the separator: whatever begins with a folder and the separator comes before it."""
_CHILDREN: Final = """
    SELECT part, sum(is_here), sum(NOT is_here), max(is_deeper) FROM (
        SELECT substr(rest, 1, instr(rest, x'2f') - 1) AS part,
            instr(substr(rest, instr(rest, x'2f') + 1), x'2f') > 0 AS is_deeper, is_here
        FROM (
            SELECT substr(relative_path, ?) AS rest, missing_since_ms IS NULL AS is_here
            FROM track WHERE folder_id = ? AND {span}
        ) WHERE instr(rest, x'2f') > 0
    ) GROUP BY part ORDER BY part
"""
_SPAN: Final = "relative_path >= ? AND relative_path < ?"
_ROOTS: Final = """
    SELECT folder.path, problem, count(track.id) FILTER (WHERE missing_since_ms IS NULL),
        count(track.id) FILTER (WHERE missing_since_ms IS NOT NULL),
        coalesce(max(instr(relative_path, x'2f') > 0), 0)
    FROM folder LEFT JOIN track ON track.folder_id = folder.id
    GROUP BY folder.id
    HAVING NOT is_removed OR count(track.id) FILTER (WHERE missing_since_ms IS NULL) > 0
    ORDER BY folder.path
"""


def roots(database: Database) -> list[FolderNode]:
    """The folders that the library watches, and those of single files that were opened."""
    return [
        FolderNode(os.fsdecode(path), os.fsdecode(path), tracks, missing, bool(has_folders), problem)
        for path, problem, tracks, missing, has_folders in database.query(_ROOTS)
    ]


def children(database: Database, path: str) -> list[FolderNode]:
    """The folders in a folder, in the order of their names as bytes; none where it is unknown."""
    raw = os.fsencode(path)
    found: dict[bytes, FolderNode] = {}
    for folder_id, root in _rows_above(database, raw):
        below = _below(root, raw)
        span = _SPAN if below else "1"
        parameters: list[Any] = [len(below) + 1, folder_id]
        if below:
            parameters += [below, below[:-1] + _AFTER]
        for part, tracks, missing, is_deeper in database.query(_CHILDREN.format(span=span), parameters):
            child = os.path.join(raw, part)
            before = found.get(part)
            found[part] = FolderNode(
                os.fsdecode(child),
                os.fsdecode(part),
                tracks + (before.tracks if before else 0),
                missing + (before.missing if before else 0),
                bool(is_deeper) or (before is not None and before.has_folders),
            )
    return [found[part] for part in sorted(found)]


def condition(database: Database, path: str, *, is_deep: bool) -> tuple[str, list[Any]]:
    """SQL on the row of ``track`` for the tracks of a folder, and its parameters.

    Args:
        database: of the library.
        path: of the folder; empty for all of them.
        is_deep: with those of its sub-folders.
    """
    if not path:
        return "1", []
    raw = os.fsencode(path)
    parts: list[str] = []
    parameters: list[Any] = []
    for folder_id, root in _rows_above(database, raw):
        below = _below(root, raw)
        part = "folder_id = ?"
        parameters.append(folder_id)
        if below:
            part += f" AND {_SPAN}"
            parameters += [below, below[:-1] + _AFTER]
        if not is_deep:
            part += " AND instr(substr(relative_path, ?), x'2f') = 0"
            parameters.append(len(below) + 1)
        parts.append(f"({part})")
    if is_deep:
        inside = [
            folder_id
            for folder_id, root in database.query("SELECT id, path FROM folder")
            if root.startswith(raw.rstrip(_SEPARATOR) + _SEPARATOR)
        ]
        parts += ["folder_id = ?"] * len(inside)
        parameters += inside
    return f"({' OR '.join(parts)})" if parts else "0", parameters


def _rows_above(database: Database, raw: bytes) -> list[tuple[int, bytes]]:
    """The rows of ``folder`` that are a folder or hold it."""
    return [
        (folder_id, root)
        for folder_id, root in database.query("SELECT id, path FROM folder ORDER BY id")
        if raw == root or raw.startswith(root.rstrip(_SEPARATOR) + _SEPARATOR)
    ]


def _below(root: bytes, raw: bytes) -> bytes:
    """What the relative paths below a folder begin with."""
    return raw[len(root.rstrip(_SEPARATOR)) + 1 :] + _SEPARATOR if raw != root else b""
