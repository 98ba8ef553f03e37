"""Damaged files of every format: each is read or told, none takes others along."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.file_reader import FileReader
from tests.unit.analysis.making import melody, write
from tests.unit.library.files import write_titled
from tests.unit.library.test_decoder_tags import CONTAINERS, FIELDS, write_container

MUTANTS_OF_EACH = 12
LARGEST = 200_000
WILD_WORDS = (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"\0\0\0\1", b"\x80\0\0\0")
TOLD = {
    "empty",
    "few-bytes",
    "only-zeros",
    "not-audio",
    "no-audio",
    "unreadable",
    "reading-hangs",
    "reading-crashes",
    "reading-needs-memory",
}


def mutated(content: bytes, rng: random.Random) -> bytes:
    """A few bytes changed, cut out, put in or doubled, mostly where headers are; or the end cut off."""
    data = bytearray(content)
    how = rng.randrange(6)
    for _ in range(rng.choice((1, 3, 10, 40))):
        place = rng.randrange(max(1, min(len(data), rng.choice((64, 512, 4096, len(data) or 1)))))
        if how == 0:
            data[place : place + 1] = rng.randbytes(1)
        elif how == 1:
            data[place : place + 4] = rng.choice(WILD_WORDS)
        elif how == 2:
            del data[place : place + rng.randrange(1, 64)]
        elif how == 3:
            data[place:place] = rng.randbytes(rng.randrange(1, 64))
        elif how == 4:
            del data[max(20, place) :]
        else:
            source = rng.randrange(max(1, len(data)))
            data[place : place + 100] = data[source : source + rng.randrange(1, 200)]
    return bytes(data)


def test_no_mutant_takes_others_along(tmp_path: Path) -> None:
    rng = random.Random(10)
    healthy = [write_container(tmp_path / name, FIELDS, 0.5) for name in CONTAINERS]
    healthy += [
        Path(write(tmp_path / f"b{suffix}", melody(0.5))) for suffix in (".mp3", ".flac", ".ogg", ".opus")
    ]
    paths: list[Path] = []
    for original in healthy:
        content = original.read_bytes()[:LARGEST]
        for number in range(MUTANTS_OF_EACH):
            path = tmp_path / f"{number} of {original.name}"
            path.write_bytes(mutated(content, rng))
            paths.append(path)
    paths.append(write_titled(tmp_path / "last.mp3", "Last"))
    reader = FileReader(read_cpu_s=2.0)
    found = list(reader.tags_of([(str(path), path.name) for path in paths]))
    reader.close()
    assert len(found) == len(paths)
    assert {one.reason for one in found if isinstance(one, LibraryError)} <= TOLD
    read = [one for one in found if not isinstance(one, LibraryError)]
    assert len(read) > len(paths) // 3
    assert read[-1].tags.title == "Last"
    durations = [one.tags.duration_ms for one in read if one.tags.duration_ms is not None]
    # Half a second of sound stays below what 100 kB hold at the lowest bit rate.
    assert max(durations) <= 1000 * LARGEST / 8


@pytest.mark.parametrize("size", [1, 3, 10, 100, 2000])
def test_short_and_empty_content(tmp_path: Path, size: int) -> None:
    reader = FileReader(read_cpu_s=2.0)
    heads = (b"", b"ID3", b"fLaC", b"OggS", b"RIFF", b"MPCK", b"\x1aE\xdf\xa3", b"caff", b"DSD ", b"\xff\xfb")
    files = []
    for number, head in enumerate(heads):
        path = tmp_path / f"{number}.mp3"
        path.write_bytes((head + bytes(size))[:size])
        files.append((str(path), path.name))
    assert len(list(reader.tags_of(files))) == len(heads)
    reader.close()
