"""Editing tags where something goes wrong: the file is as it was, or as it should be."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.tagging import renaming, trailers
from musicrec_desktop.library.tagging.named_fields import NamedFields
from musicrec_desktop.library.tagging.pictures import Pictures
from musicrec_desktop.library.tagging.renaming import rename
from tests.unit.library.files import write_flac, write_titled
from tests.unit.library.tagging.making import edit, make, picture, read

NEW = {"title": ("Neu",), "genre": ("A", "B")}
PROGRAM = """
import os, shutil, signal, sys
from musicrec_desktop.library.tagging.values import TagChange
from musicrec_desktop.library.tagging.writing import write_edited
from musicrec_desktop.library.tags import ReadingRules
{meanwhile}
found = os.stat(sys.argv[1])
change = TagChange({{"title": ("Neu",)}}, None, {{}})
write_edited(sys.argv[1], found.st_size, found.st_mtime_ns, change, ReadingRules())
"""


def leftovers(folder: Path) -> list[str]:
    return [name for name in os.listdir(folder) if name.startswith(".")]


def refused(path: Path) -> str:
    before = path.read_bytes()
    with pytest.raises(LibraryError) as caught:
        edit(path, NEW)
    assert path.read_bytes() == before
    assert leftovers(path.parent) == []
    return caught.value.reason


def run(path: Path, meanwhile: str) -> int:
    program = PROGRAM.format(meanwhile=meanwhile)
    return subprocess.run(
        [sys.executable, "-c", program, str(path)], check=False, capture_output=True
    ).returncode


@pytest.mark.parametrize("place", ["shutil.copystat", "os.fsync", "os.replace"])
def test_a_program_that_is_killed_leaves_the_file_whole(tmp_path: Path, place: str) -> None:
    path = write_titled(tmp_path / "a.mp3", "Old")
    before = path.read_bytes()
    module, _, name = place.partition(".")
    status = run(path, f"{module}.{name} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)")
    assert status == -signal.SIGKILL
    assert path.read_bytes() == before
    assert len(leftovers(tmp_path)) == 1
    edit(path, NEW)
    assert leftovers(tmp_path) == []
    assert read(path).values["title"] == ("Neu",)


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """A limit of the size of files ends the copying as a full disk does."""
    path = write_titled(tmp_path / "a.mp3", "Old")
    before = path.read_bytes()
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before) // 2},) * 2)"
    program = PROGRAM.format(meanwhile=limit)
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], check=False, capture_output=True, text=True
    )
    assert "disk-full" in done.stderr
    assert path.read_bytes() == before
    assert leftovers(tmp_path) == []


def test_what_cannot_be_written_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_titled(tmp_path / "a.mp3", "Old")
    (tmp_path / "b.mp3").hardlink_to(path)
    assert refused(path) == "hard-linked"
    (tmp_path / "b.mp3").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        assert refused(path) == "read-only"
    for number, reason in (
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "unreadable"),
    ):

        def refuse(*_arguments: object, number: int = number) -> None:
            raise OSError(number, os.strerror(number))

        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", refuse)
            assert refused(path) == reason


def test_a_link_is_followed_and_stays_one(tmp_path: Path) -> None:
    path = write_titled(tmp_path / "real" / "a.mp3", "Old")
    link = tmp_path / "link.mp3"
    link.symlink_to(path)
    path.chmod(0o640)
    edit(link, NEW)
    assert link.is_symlink()
    assert read(path).values["title"] == ("Neu",)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_copy_that_says_something_else_does_not_take_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_flac(tmp_path / "a.flac", {"title": ["Old"], "own": ["x"]})
    real = NamedFields.put
    with monkeypatch.context() as patch:
        patch.setattr(NamedFields, "put", lambda *_: None)
        assert refused(path) == "not-written"

    def careless(fields: NamedFields, name: str, values: tuple[str, ...]) -> None:
        real(fields, name, values)
        del fields._tags["own"]

    with monkeypatch.context() as patch:
        patch.setattr(NamedFields, "put", careless)
        assert refused(path) == "not-written"
    with monkeypatch.context() as patch:
        patch.setattr(Pictures, "put", lambda *_: None)
        with pytest.raises(LibraryError, match="not-written"):
            edit(path, {}, (picture().facts,), picture())
    edit(path, NEW)
    assert read(path).values["title"] == ("Neu",)


def test_other_sound_does_not_take_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_titled(tmp_path / "a.mp3", "Old")
    real = trailers.put_back

    def careless(draft: str, trailer: bytes, changes: dict[str, tuple[str, ...]]) -> None:
        real(draft, trailer, changes)
        with open(draft, "r+b") as file:
            file.seek(-100, os.SEEK_END)
            file.write(b"x")

    monkeypatch.setattr(trailers, "put_back", careless)
    assert refused(path) == "not-written"


@pytest.mark.parametrize("suffix", [".mp3", ".flac", ".ogg", ".m4a", ".wav", ".wma", ".wv"])
def test_cut_and_scrambled_files_are_written_or_left_as_they_are(tmp_path: Path, suffix: str) -> None:
    """Whatever is wrong with a file, it says what was written, or is byte for byte as it was."""
    chance = random.Random(suffix)
    whole = make(tmp_path / "whole", suffix)
    edit(whole, {"title": ("Old",), "artist": ("A", "B")}, (picture().facts,), picture())
    content = whole.read_bytes()
    path = tmp_path / f"a{suffix}"
    for number in range(24):
        damaged = bytearray(content)
        if number % 2:
            del damaged[chance.randrange(len(damaged)) :]
        for _ in range(chance.randrange(1, 20)):
            place = chance.randrange(max(1, min(len(damaged), 2000)))
            damaged[place : place + 1] = bytes([chance.randrange(256)])
        path.write_bytes(damaged)
        before = path.read_bytes()
        try:
            edit(path, NEW)
        except LibraryError:
            assert path.read_bytes() == before
        else:
            assert read(path).values["title"] == NEW["title"]
        assert leftovers(tmp_path) == []


def test_nothing_is_overwritten_by_a_renaming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    for has_step in (True, False):
        with monkeypatch.context() as patch:
            if not has_step:
                patch.setattr(renaming, "_moved_to_free_name", lambda *_: False)
            with pytest.raises(LibraryError, match="name-taken"):
                rename(str(one), str(two))
            with pytest.raises(LibraryError, match="name-taken"):
                rename(str(one), str(two / "below" / "x"))
            rename(str(one), str(tmp_path / "a" / "b" / "ONE"))
            rename(str(tmp_path / "a" / "b" / "ONE"), str(one))
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    with pytest.raises(LibraryError, match="gone"):
        rename(str(tmp_path / "none"), str(tmp_path / "c" / "x"))
    assert not (tmp_path / "c").exists()
    with pytest.raises(LibraryError, match="name-too-long"):
        rename(str(one), str(tmp_path / ("x" * 300)))
    assert one.exists()
