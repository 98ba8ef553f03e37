"""Built indexes on disk: each build has files of its own, and one manifest that names the current ones.

The manifest is replaced in one step, last; so a reader sees the old build or the new one, never half of one.
Sizes and checksums in the manifest find what a crash or a bad disk left behind: a damaged Annoy file would
otherwise end the process when it is searched. A mapped build stays readable after its files were removed.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import time
import uuid
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from musicrec_desktop.core.atomic import atomic_path, write_atomic
from musicrec_desktop.recommend.neighbours.annoy_index import AnnoyIndex
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.hubness import ReferenceSet
from musicrec_desktop.recommend.neighbours.index import SimilarityIndex
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import VectorTable

log = logging.getLogger(__name__)

FORMAT: Final = 3
MANIFEST: Final = "manifest.json"
LEFTOVER_AGE_S: Final = 3_600
"""A file that no manifest names may belong to a build that another process is at work on."""
_CHUNK_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True, eq=False)
class StoredIndex:
    """What lies on disk."""

    space: SoundSpace
    index: SimilarityIndex
    references: ReferenceSet


def write(
    index_dir: str,
    space: SoundSpace,
    table: VectorTable,
    references: ReferenceSet,
    *,
    with_annoy: bool,
    check: Callable[[], object] = lambda: None,
) -> StoredIndex:
    """Store a build beside the current one, make it the current one, and map it.

    Args:
        index_dir: is made where it is not there.
        space: that made the vectors.
        table: at least one vector.
        references: by which the spreads in the table were measured; a part of the table.
        with_annoy: whether a forest is built too.
        check: called now and then; may raise to leave.

    Raises:
        OSError: the place cannot be written.
    """
    os.makedirs(index_dir, exist_ok=True)
    build = uuid.uuid4().hex[:12]
    arrays: dict[str, np.ndarray[Any, Any]] = {
        "ids": table.ids,
        "vectors": table.vectors,
        "traits": table.traits,
        "references": references.table.ids,
    }
    names = {"space": f"space-{build}.npz", **{kind: f"{kind}-{build}.npy" for kind in arrays}}
    space.save(os.path.join(index_dir, names["space"]))
    for kind, array in arrays.items():
        _save_array(os.path.join(index_dir, names[kind]), array)
    if with_annoy:
        names["annoy"] = f"annoy-{build}.ann"
        with atomic_path(os.path.join(index_dir, names["annoy"])) as draft:
            AnnoyIndex.build(table, draft, jobs=max(1, (os.cpu_count() or 2) - 1), check=check)
    check()
    manifest = {
        "format": FORMAT,
        "feature_version": space.feature_version,
        "fit_id": space.fit_id,
        "count": len(table),
        "files": {kind: _described(index_dir, name) for kind, name in names.items()},
    }
    before = _manifest(index_dir)
    write_atomic(os.path.join(index_dir, MANIFEST), json.dumps(manifest, indent=1).encode())
    _remove_old(index_dir, before, keep=set(names.values()))
    return _mapped(index_dir, manifest)


def read(index_dir: str) -> StoredIndex | None:
    """Map the current build; None where there is none, or it is damaged or of another format."""
    manifest = _manifest(index_dir)
    if manifest is None:
        return None
    try:
        for file in manifest["files"].values():
            if _described(index_dir, str(file["name"])) != file:
                log.info("index file %s is damaged; the index is built again", file["name"])
                return None
        return _mapped(index_dir, manifest)
    except (OSError, KeyError, TypeError, AttributeError, ValueError) as error:
        log.info("the index on disk cannot be used (%s); it is built again", error)
        return None


def _manifest(index_dir: str) -> dict[str, Any] | None:
    try:
        with open(os.path.join(index_dir, MANIFEST), encoding="utf-8") as file:
            manifest = json.load(file)
    except (OSError, ValueError):
        return None
    is_ours = isinstance(manifest, dict) and manifest.get("format") == FORMAT
    return manifest if is_ours and isinstance(manifest.get("files"), dict) else None


def _mapped(index_dir: str, manifest: dict[str, Any]) -> StoredIndex:
    paths = {kind: os.path.join(index_dir, file["name"]) for kind, file in manifest["files"].items()}
    space = SoundSpace.load(paths["space"])
    # Plain views: a memmap object costs time at every slice and answers with memmaps.
    ids, vectors, traits = (
        np.load(paths[kind], mmap_mode="r").view(np.ndarray) for kind in ("ids", "vectors", "traits")
    )
    is_whole = vectors.shape == (len(ids), space.dimension) and len(traits) == len(ids)
    if not is_whole or space.fit_id != manifest["fit_id"]:
        raise ValueError("files of different builds")
    table = VectorTable(ids, vectors, traits)
    references = ReferenceSet.from_table(table.select(np.load(paths["references"])))
    if "annoy" in paths and (forest := AnnoyIndex.load(table, paths["annoy"])) is not None:
        return StoredIndex(space, forest, references)
    return StoredIndex(space, ExactIndex(table), references)


def _save_array(path: str, array: np.ndarray[Any, Any]) -> None:
    with atomic_path(path) as draft, open(draft, "wb") as file:
        np.save(file, np.ascontiguousarray(array))


def _described(index_dir: str, name: str) -> dict[str, Any]:
    path = os.path.join(index_dir, os.path.basename(name))
    checksum = 0
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            checksum = zlib.crc32(chunk, checksum)
    return {"name": name, "bytes": os.path.getsize(path), "crc32": checksum}


def _remove_old(index_dir: str, before: dict[str, Any] | None, keep: set[str]) -> None:
    files: dict[str, Any] = (before or {}).get("files", {})
    old = {os.path.basename(str(file.get("name"))) for file in files.values()}
    newest_leftover_s = time.time() - LEFTOVER_AGE_S
    with os.scandir(index_dir) as entries:
        for entry in entries:
            if entry.name in keep or entry.name == MANIFEST or not entry.is_file():
                continue
            with contextlib.suppress(OSError):
                if entry.name in old or entry.stat().st_mtime < newest_leftover_s:
                    os.unlink(entry.path)
