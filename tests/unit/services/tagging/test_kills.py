"""A batch of edits that a kill, a full disk or a locked drive interrupts: all is whole, and can go back."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import mutagen.id3
import pytest

from musicrec_desktop.core.tasks import Progress, TaskContext
from musicrec_desktop.model.tag_edit import RenameFile, SetField, TagFailure
from musicrec_desktop.services.file_tags.writer import FileTagWriter
from musicrec_desktop.services.tagging.service import TagService
from musicrec_desktop.storage.database import Database
from musicrec_desktop.storage.file_tags import FileTagStore
from musicrec_desktop.storage.tag_edits import TagEditStore
from musicrec_desktop.storage.tracks import TrackStore
from tests.support.library import new_library
from tests.support.scheduler import ManualScheduler
from tests.unit.library.files import write_titled

COUNT = 40
PROGRAM = """
import sys
from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.tag_edit import SetField
from musicrec_desktop.storage.database import Database
from tests.unit.services.tagging.test_kills import service_of

class Telling(TaskContext):
    def progress(self, value):
        print(value.done, flush=True)

database = Database(sys.argv[1])
database.open()
service = service_of(database)
files = service.read_blocking([sys.argv[2]])
service.write_blocking(service.plan_blocking(files, [SetField("album", ("Neu",))]), Telling())
"""


def service_of(database: Database) -> TagService:
    """What edits tags of files in no library."""
    files = FileTagStore(database)
    return TagService(
        scheduler=ManualScheduler(),
        tracks=TrackStore(database),
        files=files,
        edits=TagEditStore(database),
        writer=FileTagWriter(files),
    )


@pytest.fixture
def music(tmp_path: Path) -> Path:
    new_library(str(tmp_path / "library.sqlite3")).close()
    return tmp_path / "music"


def fill(music: Path, count: int = COUNT) -> list[Path]:
    """Files to edit, in their order."""
    return [write_titled(music / f"{number:03}.mp3", f"T{number}") for number in range(count)]


def albums(music: Path) -> list[str]:
    """The album of each file; all of them can be read."""
    return [str(mutagen.id3.ID3(path).get("TALB", "")) for path in sorted(music.glob("*.mp3"))]


def reopened(music: Path) -> tuple[Database, TagService]:
    """As at the next start: what a killed program left is tidied up."""
    database = Database(str(music.parent / "library.sqlite3"))
    database.open()
    FileTagWriter(FileTagStore(database)).tidy_up()
    return database, service_of(database)


def test_a_kill_at_a_random_moment_of_a_batch(music: Path) -> None:
    names = [path.name for path in fill(music)]
    chance = random.Random(41)
    wanted = chance.randrange(1, COUNT - 10)
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(music.parent / "library.sqlite3"), str(music)],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) == wanted:
            # The process that writes files ends with the program.
            os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    process.stdout.close()
    found = albums(music)
    assert set(found) == {"Neu", "Something"}
    assert len(found) == COUNT
    assert wanted <= found.count("Neu") < COUNT
    database, service = reopened(music)
    assert sorted(os.listdir(music)) == names
    # The journal has every file that is new, and all of them go back.
    batch = service.batches_blocking()[0]
    assert found.count("Neu") <= batch.file_count <= found.count("Neu") + 1
    assert service.undo_blocking(batch.id, TaskContext()).failed == ()
    assert set(albums(music)) == {"Something"}
    database.close()


@pytest.fixture
def drive(music: Path) -> Iterator[Path]:
    """A drive of its own, of eight megabytes."""
    music.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(music)], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("drives can only be mounted by an administrator")
    yield music
    subprocess.run(["umount", str(music)], check=True)


def test_a_full_disk_and_a_drive_that_becomes_read_only_in_the_middle(drive: Path) -> None:
    paths = fill(drive, 40)
    with open(paths[20], "ab") as file:
        # There is no room for a copy of it.
        file.write(bytes(4_500_000))
    before = paths[20].read_bytes()
    database, service = reopened(drive)
    files = service.read_blocking([str(drive)])
    outcome = service.write_blocking(
        service.plan_blocking(files, [SetField("album", ("Neu",))]), TaskContext()
    )
    assert outcome.failed == (TagFailure(str(paths[20]), "disk-full"),)
    assert len(outcome.done) == 39
    assert paths[20].read_bytes() == before
    assert sorted(os.listdir(drive)) == [path.name for path in paths]

    class Locking(TaskContext):
        def progress(self, value: Progress) -> None:
            if value.done == 10:
                subprocess.run(["mount", "-o", "remount,ro", str(drive)], check=True)

    assert outcome.batch is not None
    back = service.undo_blocking(outcome.batch, Locking())
    assert len(back.done) == 10
    assert {one.reason for one in back.failed} == {"read-only"}
    assert albums(drive).count("Neu") == 29
    subprocess.run(["mount", "-o", "remount,rw", str(drive)], check=True)
    # What is left can be tried again.
    again = service.undo_blocking(outcome.batch, TaskContext())
    assert (len(again.done), again.failed) == (29, ())
    assert set(albums(drive)) == {"Something"}
    database.close()


def test_who_plays_a_file_goes_on_with_what_it_was(music: Path) -> None:
    (path,) = fill(music, 1)
    before = path.read_bytes()
    database, service = reopened(music)
    with open(path, "rb") as playing:
        playing.read(100)
        files = service.read_blocking([str(path)])
        edits = (SetField("album", ("Neu",)), RenameFile("%album%"))
        outcome = service.write_blocking(service.plan_blocking(files, edits), TaskContext())
        assert outcome.done == (str(music / "Neu.mp3"),)
        assert playing.read() == before[100:]
    database.close()
