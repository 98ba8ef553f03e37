"""Spoils samples, and puts each of them through its doors."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.soak.hostile.doors import Door
from tests.soak.hostile.made.values import Made
from tests.soak.hostile.mutation import mutant
from tests.soak.hostile.record import Record
from tests.soak.hostile.seeds import Seed
from tests.soak.hostile.watching import Verdict, Watch

SELDOM: Final = {Door.LISTENING: 40, Door.TRACKLIST: 4}
"""A door that takes long, or leads where another one led, gets one of so many files."""
_LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A spoiled file on the disk.

    Attributes:
        path: where it lies.
        label: from which sample it was made, and how.
        doors: through which it goes.
    """

    path: str
    label: str
    doors: tuple[Door, ...]


def spoiled_files(
    seeds: Sequence[Seed], count: int, seed: int, folder: str, start: int = 0
) -> Iterator[Spoiled]:
    """Write spoiled copies of samples one after the other, each removed with the next.

    Args:
        seeds: the samples; each is taken equally often.
        count: of files.
        seed: decides everything.
        folder: of the files.
        start: the number of the first one; a run can be done in parts.
    """
    for number in range(start, start + count):
        rng = random.Random(f"{seed}/{number}")
        sample = seeds[number % len(seeds)]
        made = mutant(sample.name, sample.data, rng, lambda: rng.choice(seeds).data)  # noqa: B023  used at once
        place = os.path.join(folder, str(number))
        os.makedirs(place)
        path = os.path.join(place, made.name[-_LONGEST_NAME:])
        with open(path, "wb") as file:
            file.write(made.data)
        yield Spoiled(path, f"{number} of {sample.name} ({', '.join(made.ways)})", sample.doors)
        left = sorted(os.listdir(place))
        if left != [os.path.basename(path)]:
            raise AssertionError(f"left beside {path}: {left}")
        os.unlink(path)
        os.rmdir(place)


def made_files(made: Iterable[Made], folder: str) -> Iterator[Spoiled]:
    """Make files that are built to harm one after the other, each removed with the next."""
    for number, one in enumerate(made):
        place = os.path.join(folder, str(number))
        os.makedirs(place)
        path = os.path.join(place, one.name)
        end = one.make(Path(path))
        yield Spoiled(path, one.name, one.doors)
        if end is not None:
            end()
        shutil.rmtree(place)


def run(
    files: Iterator[Spoiled],
    seed: int,
    only: Collection[Door] = tuple(Door),
    seldom: Mapping[Door, int] = SELDOM,
    on_answer: Callable[[Spoiled, Door, Verdict], object] = lambda *_: None,
) -> Record:
    """Put files through their doors.

    Args:
        files: spoiled ones.
        seed: by which they were made.
        only: other doors are left out.
        seldom: doors that get one file of so many.
        on_answer: is told of every answer.
    """
    record = Record(seed)
    with Watch() as watch:
        for number, file in enumerate(files):
            for door in file.doors:
                is_turn = door is file.doors[0] or _draw(seed, door, number) * seldom.get(door, 1) < 1
                if door in only and is_turn:
                    verdict = watch.put(door, file.path)
                    record.add(door, file.label, verdict)
                    on_answer(file, door, verdict)
    record.helpers_bytes = watch.helpers_bytes
    return record


def _draw(seed: int, door: Door, number: int) -> float:
    return random.Random(f"{seed}/{door}/{number}").random()
