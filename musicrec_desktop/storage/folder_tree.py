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
_MISSING: Final = "SELECT count(*) FROM track INDEXED BY track_missing WHERE missing_since_ms IS NOT NULL"
_FIRST_BELOW: Final = """
    (SELECT substr(relative_path, :begin, instr(substr(relative_path, :begin), x'2f') - 1) FROM track
    WHERE folder_id = :folder AND relative_path >= {least} AND {before_end}
        AND instr(substr(relative_path, :begin), x'2f') > 0
    ORDER BY relative_path LIMIT 1)
"""
"""The name of the first sub-folder at or behind a path."""
# The index by folder and path is walked from sub-folder to sub-folder. In each its rows are counted, which
# reads no path, and what lies deeper is looked for until the first.
_CHILDREN: Final = """
    WITH RECURSIVE
        child (child_name) AS (
            SELECT {first} UNION ALL SELECT {next} FROM child WHERE child_name IS NOT NULL
        ),
        span (child_name, low, high) AS (
            SELECT child_name, CAST(:below || child_name || x'2f' AS BLOB),
                CAST(:below || child_name || x'30' AS BLOB)
            FROM child WHERE child_name IS NOT NULL
        )
    SELECT child_name,
        (SELECT count(*) FROM track
            WHERE folder_id = :folder AND relative_path >= low AND relative_path < high),
        ({missing} AND folder_id = :folder AND relative_path >= low AND relative_path < high),
        EXISTS (SELECT 1 FROM track
            WHERE folder_id = :folder AND relative_path >= low AND relative_path < high
                AND instr(substr(relative_path, length(low) + 1), x'2f') > 0)
    FROM span
"""
_SPAN: Final = "relative_path >= ? AND relative_path < ?"
_ROOTS: Final = f"""
    SELECT path, problem, tracks - missing, missing, has_folders FROM (
        SELECT path, problem, is_removed,
            (SELECT count(*) FROM track WHERE folder_id = folder.id) AS tracks,
            ({_MISSING} AND folder_id = folder.id) AS missing,
            EXISTS (SELECT 1 FROM track WHERE folder_id = folder.id AND instr(relative_path, x'2f') > 0)
                AS has_folders
        FROM folder
    ) WHERE NOT is_removed OR tracks > missing ORDER BY path
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
        for part, rows, missing, is_deeper in database.query(*_children(folder_id, below)):
            tracks = rows - missing
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


def _children(folder_id: int, below: bytes) -> tuple[str, dict[str, Any]]:
    """SQL for the sub-folders below a path in a folder, and its parameters."""
    before_end = "relative_path < :end" if below else "1"
    query = _CHILDREN.format(
        first=_FIRST_BELOW.format(least=":below", before_end=before_end),
        next=_FIRST_BELOW.format(least="CAST(:below || child_name || x'30' AS BLOB)", before_end=before_end),
        missing=_MISSING,
    )
    end = below[:-1] + _AFTER
    return query, {"folder": folder_id, "below": below, "begin": len(below) + 1, "end": end}


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
