"""What editing tags costs beside reading and copying files.

``python -m tests.benchmarks.tag_editing [--files N] [--megabytes N]`` makes tagged MP3 files in a temporary
directory, and prints the processor time a file of this process for: reading as a scan does, reading for an
editor, a plan of all files, writing one field, and copying the file.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import mutagen.id3

from musicrec_desktop.library.tagging.reading import read_edited
from musicrec_desktop.library.tagging.values import TagChange
from musicrec_desktop.library.tagging.writing import write_edited
from musicrec_desktop.library.tags import ReadingRules, TagReader
from musicrec_desktop.model.tag_edit import ChangeCase, LetterCase, NumberTracks, RenameFile, SetField
from musicrec_desktop.services.tagging.planning import plan_of
from tests.unit.library.files import write_mp3

SECONDS_IN_A_MEGABYTE = 65.5
EDITS = (
    SetField("album", ("Another album",)),
    NumberTracks(),
    ChangeCase(("title",), LetterCase.TITLE),
    RenameFile("%artist%/%album%/%track% %title%"),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--megabytes", type=float, default=4.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tag-editing-") as folder:
        paths = [
            str(make(Path(folder) / f"{number}.mp3", number, options.megabytes))
            for number in range(options.files)
        ]
        rules = ReadingRules()
        for name, work in (
            ("read as a scan does", lambda path: TagReader().read(path, os.path.basename(path))),
            ("read for an editor", lambda path: read_edited(path, rules)),
        ):
            print(f"{name:<22}{each(paths, work) * 1000:8.2f} ms")
        files = [read_edited(path, rules) for path in paths]
        started = time.process_time()
        plan_of(files, EDITS)
        print(f"{'plan':<22}{(time.process_time() - started) / len(files) * 1000:8.2f} ms")
        print(f"{'write one field':<22}{each(paths, lambda path: write(path, rules)) * 1000:8.2f} ms")
        print(f"{'copy the file':<22}{each(paths, copy) * 1000:8.2f} ms")


def make(path: Path, number: int, megabytes: float) -> Path:
    """A tagged file of silence."""
    id3 = mutagen.id3
    return write_mp3(
        path,
        id3.TIT2(text=f"a title of some words {number}"),
        id3.TPE1(text=["Somebody", "Somebody else"]),
        id3.TALB(text="An album"),
        id3.APIC(mime="image/jpeg", type=3, data=b"\xff\xd8\xff" + bytes(200_000)),
        seconds=megabytes * SECONDS_IN_A_MEGABYTE,
    )


def each(paths: list[str], work: Callable[[str], object]) -> float:
    """Processor seconds for one of some files, after one that warms up."""
    work(paths[0])
    started = time.process_time()
    for path in paths[1:]:
        work(path)
    return (time.process_time() - started) / (len(paths) - 1)


def write(path: str, rules: ReadingRules) -> None:
    """One field, as the helper process writes it."""
    found = os.stat(path)
    change = TagChange({"title": (f"{time.monotonic_ns()}",)}, None, {})
    write_edited(path, found.st_size, found.st_mtime_ns, change, rules)


def copy(path: str) -> None:
    """The least that a writing does."""
    with open(path, "rb") as source, open(f"{path}.copy", "wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
        target.flush()
        os.fsync(target.fileno())
    os.unlink(f"{path}.copy")


if __name__ == "__main__":
    main()
