"""Writing loudness into tags where something goes wrong: the file is as it was."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import mutagen
import mutagen.id3
import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.loudness_tags import write_loudness
from musicrec_desktop.library.tag_writing import set_field
from tests.unit.analysis.making import melody, write
from tests.unit.library.files import write_mp3
from tests.unit.library.test_loudness_tags import WANTED, gain_of, leftovers, put, state


def refused(path: Path, size: int | None = None) -> str:
    before = path.read_bytes()
    found = state(path)
    with pytest.raises(LibraryError) as caught:
        write_loudness(str(path), size or found[0], found[1], WANTED)
    assert path.read_bytes() == before
    assert leftovers(path.parent) == []
    return caught.value.reason


def test_what_cannot_be_written_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.flac"
    write(path, melody(1))
    assert refused(path, size=1) == "changed"
    (tmp_path / "b.flac").hardlink_to(path)
    assert refused(path) == "hard-linked"
    (tmp_path / "b.flac").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda *_: False)
        assert refused(path) == "read-only"
    aac = tmp_path / "a.aac"
    write(aac, melody(1))
    assert refused(aac) == "no-own-fields"
    with pytest.raises(LibraryError, match="gone"):
        write_loudness(str(tmp_path / "gone.flac"), 1, 1, WANTED)


@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "disk-full"), (errno.EACCES, "read-only"), (errno.EIO, "unreadable")],
)
def test_a_drive_that_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    path = tmp_path / "a.flac"
    write(path, melody(1))

    def refuse(*_arguments: object) -> None:
        raise OSError(number, os.strerror(number))

    for name in ("shutil.copyfileobj", "os.fsync", "os.replace"):
        with monkeypatch.context() as patch:
            patch.setattr(name, refuse)
            assert refused(path) == reason


def test_a_disk_that_fills_up_while_the_tags_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.mp3"
    write(path, melody(1))

    def refuse(*_arguments: object, **_more: object) -> None:
        # As mutagen does it.
        raise mutagen.MutagenError("full") from OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(mutagen.id3.ID3, "save", refuse)
    assert refused(path) == "disk-full"


def test_a_copy_that_lost_something_does_not_take_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_mp3(tmp_path / "a.mp3", mutagen.id3.TIT2(text="Title"))

    def careless(tags: mutagen.id3.ID3, name: str, texts: tuple[str, ...]) -> None:
        tags.delall("TIT2")
        set_field(tags, name, texts)

    monkeypatch.setattr("musicrec_desktop.library.tag_rewriting.set_field", careless)
    assert refused(path) == "not-written"


def test_a_file_that_changes_while_it_is_copied_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.flac"
    write(path, melody(1))
    real = os.fsync

    def meanwhile(descriptor: int) -> None:
        real(descriptor)
        with open(path, "ab") as other:
            other.write(b"more")

    found = state(path)
    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(LibraryError, match="changed"):
        write_loudness(str(path), *found, WANTED)
    assert path.read_bytes().endswith(b"more")
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a process")
@pytest.mark.parametrize("place", ["shutil.copystat", "os.fsync", "os.replace"])
def test_a_process_that_is_killed_leaves_the_original_whole(tmp_path: Path, place: str) -> None:
    path = tmp_path / "a.flac"
    write(path, melody(1))
    before = path.read_bytes()
    module, _, name = place.partition(".")
    script = (
        f"import os, shutil, signal\n"
        f"from musicrec_desktop.library.loudness_tags import write_loudness\n"
        f"from musicrec_desktop.model.track import ReplayGain\n"
        f"{module}.{name} = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"found = os.stat({str(path)!r})\n"
        f"write_loudness({str(path)!r}, found.st_size, found.st_mtime_ns, ReplayGain(-1.0))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == before
    # What the process left behind is hidden, and goes with the next writing.
    assert len(leftovers(tmp_path)) == 1
    put(path)
    assert leftovers(tmp_path) == []
    assert gain_of(path) == WANTED
