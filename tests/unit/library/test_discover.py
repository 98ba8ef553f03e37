"""Walking folders."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.discover import check_answers, walk


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


def test_hidden_and_excluded_folders_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, "a.mp3", "._a.mp3", ".Trash-1000/files/c.mp3", ".git/c.mp3", "@eaDir/d.mp3")
    touch(tmp_path, "no/.nomedia", "no/e.mp3", "no/deeper/f.mp3", "not/.notmusic", "not/g.mp3")
    assert names(tmp_path) == ["a.mp3"]
    assert names(tmp_path, "no/deeper") == []
    assert names(tmp_path, ".git") == []


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
