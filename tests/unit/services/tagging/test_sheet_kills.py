"""A kill at every step of writing a cue sheet: it is the old or the new one, and the journal knows which."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Generator, Sequence
from pathlib import Path
from types import FrameType
from typing import Final

import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.library import reading_process
from musicrec_desktop.library.file_reader import FileReader
from musicrec_desktop.library.reading_helpers import Call, HelperPool, IsStopped, Limits
from musicrec_desktop.model.tag_edit import SetField
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.tagging.service import TagService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.tag_edits import TagEditStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import new_library
from tests.support.scheduler import ManualScheduler
from tests.unit.library.files import write_flac
from tests.unit.services.scan.test_scan_cue import write_album
from tests.unit.services.tagging.test_sheet_tracks import SHORT

STEPS: Final = frozenset(
    {"open", "write", "fsync", "replace", "unlink", "flock", "copyfileobj", "copystat", "utime", "chmod"}
    | {"execute", "executemany", "commit"}
)
"""C functions before each of which the process is killed once."""


class Here(HelperPool):
    """Does in this process what helpers do, so that one kill ends both."""

    def each(
        self, task: str, limits: Limits, calls: Sequence[Call], is_stopped: IsStopped
    ) -> Generator[reading_process.Answer, None, None]:
        tasks = reading_process.Tasks()
        for arguments in calls:
            try:
                answer = "ok", tasks.find(task)(*arguments), ""
            except LibraryError as error:
                answer = "failed", error.reason, ""
            yield answer


def opened(folder: str) -> tuple[Database, TagService]:
    """What edits tags of files in no library; what a killed process left is tidied up, as at a start."""
    database = Database(os.path.join(folder, "library.sqlite3"))
    database.open()
    reader = FileReader()
    reader._helpers = Here()
    files = FileTagStore(database)
    writer = FileTagWriter(files, reader)
    writer.tidy_up()
    service = TagService(
        scheduler=ManualScheduler(),
        tracks=TrackStore(database),
        files=files,
        edits=TagEditStore(database),
        writer=writer,
        reader=reader,
    )
    return database, service


def edit(folder: str, name: str, last_step: int) -> None:
    """Give all tracks of a sheet another title, and die before a step; in a process of its own."""
    _database, service = opened(folder)
    files = service.read_blocking([os.path.join(folder, "music", name)])
    plan = service.plan_blocking(files, [SetField("title", ("Neu",))])
    steps = 0

    def count(_frame: FrameType, event: str, function: object) -> None:
        nonlocal steps
        if event == "c_call" and getattr(function, "__name__", "") in STEPS:
            steps += 1
            if steps == last_step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    service.write_blocking(plan, TaskContext())
    os._exit(0)


def titles_of(service: TagService, folder: str, name: str) -> list[tuple[str, ...]]:
    """The titles of the tracks of a sheet."""
    files = service.read_blocking([os.path.join(folder, "music", name)])
    return [file.values["title"] for file in files]


def killed_at_every_step(folder: str, name: str, stride: str) -> str:
    """Edit copies of a folder, each of which is killed some steps later, until one comes to its end.

    Args:
        folder: with a database and music.
        name: of the file with the sheet.
        stride: how many steps later.

    Returns:
        How many were killed, how many left the new sheet, how many batches could be undone.
    """
    before = Path(folder, "music", name).read_bytes()
    kept = sorted(os.listdir(os.path.join(folder, "music")))
    database, service = opened(folder)
    old = titles_of(service, folder, name)
    database.close()
    killed = new = undone = 0
    while True:
        copy = f"{folder}-{killed}"
        shutil.copytree(folder, copy)
        child = os.fork()
        if not child:
            edit(copy, name, 1 + killed * int(stride))
        is_killed = os.waitpid(child, 0)[1] == signal.SIGKILL
        found = Path(copy, "music", name).read_bytes()
        database, service = opened(copy)
        assert sorted(os.listdir(os.path.join(copy, "music"))) == kept, killed
        is_new = titles_of(service, copy, name) == [("Neu",)] * len(old)
        # Never half of it: neither some of the titles, nor some of the bytes.
        assert is_new or found == before, killed
        new += is_new
        batches = service.batches_blocking()
        assert batches or not is_new, killed
        for batch in batches:
            assert service.undo_blocking(batch.id, TaskContext()).failed == (), killed
            undone += 1
        assert titles_of(service, copy, name) == old, killed
        if name.endswith(".cue"):
            assert Path(copy, "music", name).read_bytes() == before, killed
        database.close()
        shutil.rmtree(copy)
        if not is_killed:
            return f"{killed} {new} {undone}"
        killed += 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
@pytest.mark.parametrize(("is_inside", "stride"), [(False, 2), (True, 3)])
def test_a_kill_at_every_step(tmp_path: Path, stride: int, *, is_inside: bool) -> None:
    folder = tmp_path / "house"
    new_library(str(folder / "library.sqlite3")).close()
    name = "take.flac" if is_inside else "take.cue"
    if is_inside:
        write_flac(folder / "music" / name, {"cuesheet": [SHORT]})
    else:
        write_album(folder / "music")
    command = [sys.executable, "-m", __name__, str(folder), name, str(stride)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr[-2_000:]
    killed, new, undone = map(int, done.stdout.split())
    # Before, while and after the sheet takes its place.
    assert killed > 15
    assert 1 < new < killed
    assert undone >= new


def test_a_full_disk_and_a_drive_that_is_read_only_leave_the_sheet(tmp_path: Path) -> None:
    music = tmp_path / "music"
    music.mkdir()
    new_library(str(tmp_path / "library.sqlite3")).close()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(music)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("drives can only be mounted by an administrator")
    try:
        write_album(music)
        with contextlib.suppress(OSError), open(music / "filler.bin", "wb", buffering=0) as filler:
            while True:
                filler.write(bytes(4096))
        names, before = sorted(os.listdir(music)), (music / "take.cue").read_bytes()
        database, service = opened(str(tmp_path))
        plan = service.plan_blocking(service.read_blocking([str(music)]), [SetField("title", ("Neu",))])
        for reason in ("disk-full", "read-only"):
            outcome = service.write_blocking(plan, TaskContext())
            assert {failure.reason for failure in outcome.failed} == {reason}
            assert not outcome.done
            assert not service.batches_blocking()
            assert (sorted(os.listdir(music)), (music / "take.cue").read_bytes()) == (names, before)
            subprocess.run(["mount", "-o", "remount,ro", str(music)], check=True)
        database.close()
    finally:
        subprocess.run(["umount", str(music)], check=True)


if __name__ == "__main__":
    print(killed_at_every_step(*sys.argv[1:]))
