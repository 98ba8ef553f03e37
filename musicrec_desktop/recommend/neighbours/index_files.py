"""Built indexes on disk: each build has files of its own, and one manifest that names the current ones.

The manifest is replaced in one step, last; so a reader sees the old build or the new one, never half of one.
Sizes and checksums in the manifest find what a crash or a bad disk left behind: a damaged Annoy file would
otherwise end the process when it is searched. A mapped build stays readable after its files were removed.

A build is the space and its vectors, which exact search can answer from. A forest of Annoy is added to a
build or taken from it later, together with the choice of the kind of index. A new build takes over the choice
that was made for the one before it, and has no forest at first.
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
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from musicrec_desktop.core.atomic import atomic_path, write_atomic
from musicrec_desktop.model.similarity_index import IndexChoice, IndexFigures, IndexKind, IndexReason
from musicrec_desktop.recommend.neighbours.annoy_index import AnnoyIndex
from musicrec_desktop.recommend.neighbours.density import kept_correction
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.hubness import HubCorrection
from musicrec_desktop.recommend.neighbours.index import SimilarityIndex
from musicrec_desktop.recommend.space.sound_space import SoundSpace
from musicrec_desktop.recommend.space.vector_table import VectorTable

log = logging.getLogger(__name__)

FORMAT: Final = 5
MANIFEST: Final = "manifest.json"
LEFTOVER_AGE_S: Final = 3_600
"""A file that no manifest names may belong to a build that another process is at work on."""
_CHUNK_BYTES: Final = 1 << 20
_FOREST: Final = "annoy"


@dataclass(frozen=True, slots=True, eq=False)
class StoredIndex:
    """What lies on disk.

    Attributes:
        build: name of the build.
        space: that made the vectors.
        index: searches the mapped files.
        references: by which the spreads in the table were measured.
        choice: of the kind of index, made for this build or for one before it; None where none was made.
    """

    build: str
    space: SoundSpace
    index: SimilarityIndex
    references: HubCorrection
    choice: IndexChoice | None = None


def write(
    index_dir: str,
    space: SoundSpace,
    table: VectorTable,
    references: HubCorrection,
    *,
    keeps_choice: bool = True,
    check: Callable[[], object] = lambda: None,
) -> StoredIndex:
    """Store a build beside the current one, make it the current one, and map it; exact search answers.

    Args:
        index_dir: is made where it is not there.
        space: that made the vectors.
        table: at least one vector.
        references: by which the spreads in the table were measured; a part of the table.
        keeps_choice: whether the choice of the kind of index is taken over from the current build.
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
    check()
    before = _manifest(index_dir)
    manifest = {
        "format": FORMAT,
        "build": build,
        "feature_version": space.feature_version,
        "fit_id": space.fit_id,
        "count": len(table),
        "choice": before.get("choice") if before is not None and keeps_choice else None,
        "files": {kind: _described(index_dir, name) for kind, name in names.items()},
    }
    _replace_manifest(index_dir, before, manifest)
    return _mapped(index_dir, manifest)


@dataclass(frozen=True, slots=True, eq=False)
class BuiltForest:
    """A forest whose file no manifest names yet."""

    index: AnnoyIndex
    name: str
    build_seconds: float
    size: int


def build_forest(
    index_dir: str, table: VectorTable, *, check: Callable[[], object] = lambda: None
) -> BuiltForest:
    """Build the forest of a table into a file beside the current build.

    Args:
        index_dir: is there.
        table: of the current build.
        check: called now and then; may raise to leave.

    Raises:
        OSError: the place cannot be written.
    """
    name = f"{_FOREST}-{uuid.uuid4().hex[:12]}.ann"
    path = os.path.join(index_dir, name)
    started = time.perf_counter()
    with atomic_path(path) as draft:
        AnnoyIndex.build(table, draft, 0, jobs=max(1, (os.cpu_count() or 2) - 1), check=check)
    seconds = round(time.perf_counter() - started, 3)
    forest = AnnoyIndex.load(table, path, 0)
    if forest is None:
        raise OSError(f"{path} does not hold what was written")
    return BuiltForest(forest, name, seconds, os.path.getsize(path))


def discard(index_dir: str, forest: BuiltForest) -> None:
    """Remove a forest that is not used."""
    with contextlib.suppress(OSError):
        os.unlink(os.path.join(index_dir, forest.name))


def is_current(index_dir: str, build: str) -> bool:
    """Whether a build is the one that the next start takes."""
    manifest = _manifest(index_dir)
    return manifest is not None and manifest.get("build") == build


def keep_choice(index_dir: str, build: str, choice: IndexChoice, forest: BuiltForest | None) -> bool:
    """Keep the choice of the kind of index with a build, and its forest; False where the build was replaced.

    Args:
        index_dir: where the build lies.
        build: its name.
        choice: made for it.
        forest: for Annoy, the forest; None to keep the one that the build has. Exact search takes it away.

    Raises:
        OSError: the place cannot be written.
    """
    before = _manifest(index_dir)
    if before is None or before.get("build") != build:
        return False
    files = dict(before["files"])
    if choice.kind is IndexKind.EXACT:
        files.pop(_FOREST, None)
    elif forest is not None:
        files[_FOREST] = _described(index_dir, forest.name)
    _replace_manifest(index_dir, before, {**before, "choice": asdict(choice), "files": files})
    return True


def read(index_dir: str) -> StoredIndex | None:
    """Map the current build; None where there is none, or it is damaged or of another format.

    Where only the forest is damaged, exact search answers.
    """
    manifest = _manifest(index_dir)
    if manifest is None:
        return None
    try:
        files = dict(manifest["files"])
        for kind, file in manifest["files"].items():
            if _is_whole(index_dir, file):
                continue
            log.info("index file %s is damaged; it is built again", file["name"])
            if kind != _FOREST:
                return None
            del files[kind]
        return _mapped(index_dir, {**manifest, "files": files})
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


def _replace_manifest(index_dir: str, before: dict[str, Any] | None, manifest: dict[str, Any]) -> None:
    write_atomic(os.path.join(index_dir, MANIFEST), json.dumps(manifest, indent=1).encode())
    _remove_old(index_dir, before, keep={file["name"] for file in manifest["files"].values()})


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
    sample = table.select(np.load(paths["references"]))
    references = kept_correction(sample, len(ids), is_smoothed=space.is_smoothed)
    choice = _choice(manifest.get("choice"))
    index: SimilarityIndex = ExactIndex(table)
    if choice is not None and choice.search_nodes and _FOREST in paths:
        index = AnnoyIndex.load(table, paths[_FOREST], choice.search_nodes) or index
    return StoredIndex(str(manifest["build"]), space, index, references, choice)


def _choice(kept: dict[str, Any] | None) -> IndexChoice | None:
    """The choice as it was kept; None where it says nothing that this program understands."""
    if kept is None:
        return None
    try:
        return IndexChoice(
            IndexKind(kept["kind"]),
            IndexReason(kept["reason"]),
            int(kept["tracks"]),
            _figures(kept["exact"]),
            _figures(kept["annoy"]),
            int(kept["search_nodes"]),
            str(kept["space"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _figures(kept: dict[str, Any] | None) -> IndexFigures | None:
    if kept is None:
        return None
    seconds, recall, ms = (float(kept[name]) for name in ("build_seconds", "recall", "ms"))
    return IndexFigures(seconds, recall, ms, int(kept["bytes"]))


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


def _is_whole(index_dir: str, file: dict[str, Any]) -> bool:
    try:
        return _described(index_dir, str(file["name"])) == file
    except OSError:
        return False


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
