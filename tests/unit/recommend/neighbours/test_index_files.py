"""Builds on disk: whole or not there."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.model.similarity_index import IndexChoice, IndexFigures, IndexKind, IndexReason
from musicrec_desktop.recommend.neighbours import index_files
from musicrec_desktop.recommend.neighbours.annoy_index import AnnoyIndex
from musicrec_desktop.recommend.neighbours.exact_index import ExactIndex
from musicrec_desktop.recommend.neighbours.index_files import StoredIndex
from musicrec_desktop.recommend.space.sound_space import SoundSpace, SpaceRecipe
from tests.unit.recommend.libraries import described
from tests.unit.recommend.vectors import BLOCKS, raw

CHOICE = IndexChoice(
    IndexKind.ANNOY,
    IndexReason.FASTER,
    80,
    IndexFigures(0.0, 1.0, 0.4),
    IndexFigures(0.1, 0.995, 0.2, 1234),
    5_000,
    "1/16/0",
)


def write(folder: Path, *, seed: int = 1, with_annoy: bool = True) -> StoredIndex:
    vectors = raw(80, seed)
    space = SoundSpace.fit(vectors, SpaceRecipe(BLOCKS), 1)
    table, references = described(space, np.arange(80, dtype=np.int64) + 5, vectors)
    written = index_files.write(str(folder), space, table, references)
    if with_annoy:
        forest = index_files.build_forest(str(folder), table)
        assert index_files.keep_choice(str(folder), written.build, CHOICE, forest)
    return written


@pytest.mark.parametrize("with_annoy", [True, False])
def test_a_build_survives_a_restart_memory_mapped(tmp_path: Path, with_annoy: bool) -> None:
    written = write(tmp_path, with_annoy=with_annoy)
    loaded = index_files.read(str(tmp_path))
    assert loaded is not None
    assert isinstance(loaded.index, AnnoyIndex if with_annoy else ExactIndex)
    assert loaded.choice == (CHOICE if with_annoy else None)
    assert loaded.build == written.build
    assert loaded.space.fit_id == written.space.fit_id
    table = loaded.index.table
    assert isinstance(table.vectors.base, np.memmap)
    assert isinstance(table.traits.base, np.memmap)
    assert loaded.references.table.ids.tolist() == written.references.table.ids.tolist()
    assert loaded.references.mean == pytest.approx(written.references.mean)
    query = table.vectors[3]
    assert loaded.index.query(query, 7).ids.tolist() == written.index.query(query, 7).ids.tolist()


def test_a_forest_comes_and_goes_with_the_choice(tmp_path: Path) -> None:
    build = write(tmp_path).build
    assert len(list(tmp_path.glob("*.ann"))) == 1
    exact = replace(CHOICE, kind=IndexKind.EXACT, reason=IndexReason.CHOSEN)
    assert index_files.keep_choice(str(tmp_path), build, exact, None)
    assert not list(tmp_path.glob("*.ann"))
    loaded = index_files.read(str(tmp_path))
    assert loaded is not None
    assert isinstance(loaded.index, ExactIndex)
    assert loaded.choice == exact


def test_a_choice_is_kept_for_its_own_build_only_and_handed_on_to_the_next(tmp_path: Path) -> None:
    old = write(tmp_path)
    new = write(tmp_path, seed=2, with_annoy=False)
    assert new.choice == CHOICE
    assert isinstance(new.index, ExactIndex)
    assert not index_files.is_current(str(tmp_path), old.build)
    assert not index_files.keep_choice(str(tmp_path), old.build, CHOICE, None)
    assert index_files.is_current(str(tmp_path), new.build)


@pytest.mark.parametrize("kept", [3, "exact", {}, {"kind": "psychic"}])
def test_a_choice_that_says_nothing_is_no_choice(tmp_path: Path, kept: object) -> None:
    write(tmp_path)
    path = tmp_path / index_files.MANIFEST
    manifest = json.loads(path.read_text())
    path.write_text(json.dumps({**manifest, "choice": kept}))
    loaded = index_files.read(str(tmp_path))
    assert loaded is not None
    assert loaded.choice is None
    assert isinstance(loaded.index, ExactIndex)


def test_a_new_build_replaces_the_old_one_that_may_still_be_in_use(tmp_path: Path) -> None:
    old = write(tmp_path)
    before = {entry.name for entry in tmp_path.iterdir()}
    new = write(tmp_path, seed=2)
    after = {entry.name for entry in tmp_path.iterdir()}
    assert before & after == {index_files.MANIFEST}
    assert len(after) == 7
    assert old.index.query(old.index.table.vectors[0], 3).ids[0] == 5
    loaded = index_files.read(str(tmp_path))
    assert loaded is not None
    assert loaded.space.fit_id == new.space.fit_id != old.space.fit_id


def test_nothing_is_no_index(tmp_path: Path) -> None:
    assert index_files.read(str(tmp_path / "none")) is None


@pytest.mark.parametrize("kind", ["space", "ids", "vectors", "traits", "references", "annoy"])
@pytest.mark.parametrize("harm", ["cut", "flipped", "gone", "empty"])
def test_damaged_files_are_ignored(tmp_path: Path, kind: str, harm: str) -> None:
    write(tmp_path)
    manifest = json.loads((tmp_path / index_files.MANIFEST).read_text())
    victim = tmp_path / manifest["files"][kind]["name"]
    content = bytearray(victim.read_bytes())
    if harm == "cut":
        victim.write_bytes(content[:-7])
    elif harm == "flipped":
        content[len(content) // 2] ^= 0xFF
        victim.write_bytes(content)
    elif harm == "gone":
        victim.unlink()
    else:
        victim.write_bytes(b"")
    loaded = index_files.read(str(tmp_path))
    if kind != "annoy":
        assert loaded is None
        return
    # Exact search needs no forest.
    assert loaded is not None
    assert isinstance(loaded.index, ExactIndex)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"format": 99}', b'{"format": 3}', b'{"format": 3, "files": 3}'],
)
def test_a_manifest_that_says_nothing_is_ignored_and_replaced(tmp_path: Path, content: bytes) -> None:
    write(tmp_path)
    (tmp_path / index_files.MANIFEST).write_bytes(content)
    assert index_files.read(str(tmp_path)) is None
    write(tmp_path)
    assert index_files.read(str(tmp_path)) is not None


def test_files_of_two_builds_are_not_mixed(tmp_path: Path) -> None:
    write(tmp_path)
    path = tmp_path / index_files.MANIFEST
    manifest = json.loads(path.read_text())
    manifest["fit_id"] = "another"
    path.write_text(json.dumps(manifest))
    assert index_files.read(str(tmp_path)) is None


def test_a_build_that_was_left_leaves_the_old_one(tmp_path: Path) -> None:
    written = write(tmp_path)

    class LeftError(Exception):
        pass

    def leave() -> None:
        raise LeftError

    with pytest.raises(LeftError):
        index_files.write(
            str(tmp_path),
            written.space,
            written.index.table,
            written.references,
            check=leave,
        )
    loaded = index_files.read(str(tmp_path))
    assert loaded is not None
    assert loaded.space.fit_id == written.space.fit_id


def test_leftovers_of_a_killed_build_go_when_they_are_old(tmp_path: Path) -> None:
    old, young = tmp_path / "annoy-old.ann", tmp_path / "annoy-young.ann"
    for leftover in (old, young):
        leftover.write_bytes(b"half")
    os.utime(old, (1, 1))
    write(tmp_path)
    assert not old.exists()
    assert young.exists()
