"""Walking folders."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.discover import walk, walk_states
from musicrec_desktop.library.reachable import check_answers


def names(root: Path, below: str = "") -> list[str]:
    problems: list[tuple[str, str]] = []
    found = sorted(
        stat.relative_path
        for stat in walk(str(root), on_problem=lambda *what: problems.append(what), below=below)
    )
    assert not problems
    return found


def touch(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"x")


def test_sound_files_by_name_in_any_case(tmp_path: Path) -> None:
    touch(tmp_path, "a.mp3", "B.FLAC", "x/c.Opus", "cover.jpg", "notes.txt", "mp3", "x/y/z/d.m4a")
    assert names(tmp_path) == ["B.FLAC", "a.mp3", "x/c.Opus", "x/y/z/d.m4a"]


def test_paths_come_in_the_order_of_their_bytes(tmp_path: Path) -> None:
    touch(tmp_path, "a/x.mp3", "a b/x.mp3", "a.mp3", "a/b/x.mp3", "a/c.mp3", "a/a.mp3", "é.mp3", "z/1.mp3")
    touch(tmp_path, "\udcff.mp3", "\U0001d11e/x.mp3", "\uff21.mp3", "\udce9/x.mp3", "no.txt", "e/no.txt")
    (tmp_path / "linked").symlink_to(tmp_path / "a")
    found = [state for states in walk_states(str(tmp_path), on_problem=lambda *_: None) for state in states]
    assert len(found) == 12
    assert found == sorted(found)


def test_hidden_and_excluded_folders_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "a.mp3", "._a.mp3", ".Trash-1000/files/c.mp3", ".git/c.mp3", "@eaDir/d.mp3")
    touch(tmp_path, "no/.nomedia", "no/e.mp3", "no/deeper/f.mp3", "not/.notmusic", "not/g.mp3")
    assert names(tmp_path) == ["a.mp3"]
    assert names(tmp_path, "no/deeper") == []
    assert names(tmp_path, ".git") == []


def test_a_dot_at_the_begin_hides_no_music(tmp_path: Path) -> None:
    albums = ["...Och Sen Då/01.ogg", "..Fyra Hus/01.ogg", ".hack OST/01.ogg", ".hack/01.ogg", ".5/01.ogg"]
    files = ["x/...Igen.ogg", "x/.38 Special Blues.ogg"]
    touch(tmp_path, *albums, *files)
    touch(tmp_path, ".cache-of-some-app/a.ogg", "x/.thumbs/a.ogg", "x/._Normal.ogg", ".Trash-1000/a.ogg")
    assert names(tmp_path) == sorted([*albums, *files])


def test_what_is_left_out_is_told_with_its_reason(tmp_path: Path) -> None:
    touch(
        tmp_path, "a.ogg", "._a.ogg", "._picture.jpg", ".DS_Store", ".git/b.ogg", "@eaDir/c.ogg", "x/.nomedia"
    )
    told: list[str] = []
    found = list(walk(str(tmp_path), on_problem=lambda *_: None, on_left_out=told.append))
    assert [stat.relative_path for stat in found] == ["a.ogg"]
    assert sorted(told) == ["companion", "marked", "system", "system", "system"]


def test_programs_keep_their_data_in_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    touch(tmp_path, ".game/a.ogg", "...Hits/b.ogg", "Music/.game/c.ogg")
    assert names(tmp_path) == ["...Hits/b.ogg", "Music/.game/c.ogg"]


@pytest.mark.parametrize("below", [".cache/x", ".cache/x/a.ogg", "x/no"])
def test_what_is_named_is_never_left_out(tmp_path: Path, below: str) -> None:
    touch(tmp_path, ".cache/x/a.ogg", "x/no/.nomedia", "x/no/b.ogg")
    assert names(tmp_path, below) == []
    found = walk(str(tmp_path), on_problem=lambda *_: None, below=below, is_named=True)
    assert len(list(found)) == 1


def test_a_part_of_the_folder(tmp_path: Path) -> None:
    touch(tmp_path, "a.mp3", "x/b.mp3", "x/y/c.mp3")
    assert names(tmp_path, "x") == ["x/b.mp3", "x/y/c.mp3"]
    assert names(tmp_path, "x/b.mp3") == ["x/b.mp3"]
    assert names(tmp_path, "gone") == []


def test_links_are_followed_once(tmp_path: Path) -> None:
    root, other = tmp_path / "root", tmp_path / "other"
    touch(root, "a.mp3", "x/b.mp3")
    touch(other, "c.mp3")
    (root / "loop").symlink_to(root)
    (root / "x" / "up").symlink_to("..")
    (root / "again").symlink_to(root / "x")
    (root / "other").symlink_to(other)
    (root / "other2").symlink_to(other)
    (root / "all").symlink_to(tmp_path)
    (root / "broken.mp3").symlink_to("nowhere.mp3")
    (root / "same.mp3").symlink_to("a.mp3")
    (root / "far.mp3").symlink_to(other / "c.mp3")
    found = names(root)
    assert {"a.mp3", "x/b.mp3", "far.mp3"} <= set(found)
    assert len([name for name in found if name.startswith("other")]) == 1
    assert len(found) == 4


def test_a_linked_file_whose_target_is_hidden_counts(tmp_path: Path) -> None:
    touch(tmp_path, ".git/object.mp3")
    (tmp_path / "song.mp3").symlink_to(".git/object.mp3")
    assert names(tmp_path) == ["song.mp3"]


def test_pipes_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp3")
    assert names(tmp_path) == []


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/caf\xe9"
    os.mkdir(folder)
    Path(os.fsdecode(folder + b"/\xff.mp3")).write_bytes(b"x")
    assert names(tmp_path) == ["caf\udce9/\udcff.mp3"]


def test_an_unreadable_folder_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "a.mp3", "locked/b.mp3")
    real_open = os.open

    def guarded(path: str, flags: int) -> int:
        if path.endswith("locked"):
            raise PermissionError(13, "no", path)
        return real_open(path, flags)

    monkeypatch.setattr(os, "open", guarded)
    problems: list[tuple[str, str]] = []
    found = list(walk(str(tmp_path), on_problem=lambda *what: problems.append(what)))
    assert [stat.relative_path for stat in found] == ["a.mp3"]
    assert problems == [(str(tmp_path / "locked"), "unreadable")]


def test_a_root_that_cannot_be_walked(tmp_path: Path) -> None:
    touch(tmp_path, "a.mp3")
    for path, reason in ((tmp_path / "gone", "gone"), (tmp_path / "a.mp3", "not-a-folder")):
        with pytest.raises(LibraryError) as caught:
            list(walk(str(path), on_problem=lambda *_: None))
        assert (caught.value.path, caught.value.reason) == (str(path), reason)


def test_a_dead_mount_times_out() -> None:
    alive = threading.Event()

    def hang(_: str) -> None:
        alive.wait()

    with pytest.raises(LibraryError, match="timed-out"):
        check_answers("/mnt/dead", 0.01, hang)
    alive.set()
