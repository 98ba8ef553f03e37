"""How well copies are found among files by one artist whose titles tell nothing.

Run it from the source tree: ``python -m tests.benchmarks.copies AUDIO [COUNT [tagged|untagged [WAY,…]]]``

Of a folder of sound files, the first COUNT (30) of 20 to 90 s are copied and written again in
the ways of ``WAYS``. All get one artist and a title of their own, so that every pair of equal length is
compared, and only by its sound. It prints which pairs were found that are copies (recall by way), which
are not (precision), and whether the best file of each group is the one with the most of the sound.
With ``untagged`` each original has an artist of its own, and what is written again has no tags at all.
Ways narrow ``WAYS``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any, Final

import mutagen

from tests.benchmarks.same_recordings import COPIES, write_again

WAYS: Final = ("MP3 96", "MP3 192", "Opus 64", "AAC 128", "9 dB quieter", "0.8 s cut", "15 s cut")
LENGTHS_S: Final = (20.0, 90.0)


def main(audio_dir: str, count: str = "30", tags: str = "tagged", ways: str = ",".join(WAYS)) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        chosen, target = tuple(ways.split(",")), os.path.join(folder, "music")
        made = make(audio_dir, int(count), target, chosen, is_untagged=tags == "untagged")
        profile = os.path.join(folder, "profile")
        run(profile, "scan", os.path.join(folder, "music"))
        run(profile, "analyse")
        groups = run(profile, "duplicates")["groups"]
    judge(made, chosen, groups)


def make(
    audio_dir: str, count: int, target: str, ways: Sequence[str], *, is_untagged: bool
) -> dict[str, tuple[int, str]]:
    """Write originals and copies; by path the number of the recording and the way."""
    found = sorted(os.path.join(place, name) for place, _, names in os.walk(audio_dir) for name in names)
    made: dict[str, tuple[int, str]] = {}
    known: set[str] = set()
    for path in found:
        # Some collections have a recording in two qualities: "name.ogg" and "name.hq.ogg".
        name = os.path.basename(path).partition(".")[0]
        if name in known:
            continue
        known.add(name)
        opened = mutagen.File(path)
        if opened is None or not LENGTHS_S[0] <= opened.info.length <= LENGTHS_S[1]:
            continue
        number = len(made) // (len(ways) + 1)
        if number == count:
            break
        for way in ("original", *ways):
            suffix = os.path.splitext(path)[1] if way == "original" else COPIES[way].suffix
            copy = os.path.join(target, way, f"{number:03}{suffix}")
            os.makedirs(os.path.dirname(copy), exist_ok=True)
            if way == "original":
                shutil.copyfile(path, copy)
            else:
                write_again(path, copy, COPIES[way])
            if not is_untagged:
                tag(copy, f"{way} {number} x")
            elif way == "original":
                tag(copy, f"Work {number}", f"Artist {number}")
            else:
                tag(copy)
            made[copy] = number, way
    return made


def tag(path: str, title: str = "", artist: str = "Somebody") -> None:
    """Give a file its title and the one artist, and nothing else; without a title no tags at all."""
    opened = mutagen.File(path, easy=True)
    assert opened is not None
    if opened.tags is None:
        opened.add_tags()
    opened.delete()
    if not title:
        return
    opened = mutagen.File(path, easy=True)
    if opened.tags is None:
        opened.add_tags()
    opened["title"], opened["artist"] = title, artist
    opened.save()


def run(profile: str, *words: str) -> Any:
    """A command of the player, and what it prints."""
    command = (sys.executable, "-m", "musicrec_desktop", "--profile-dir", profile, *words, "--json")
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def judge(made: dict[str, tuple[int, str]], ways: Sequence[str], groups: list[dict[str, Any]]) -> None:
    """Print recall by way, precision, and how often the best file is the best."""
    recordings = len(made) // (len(ways) + 1)
    alike, wrong, right = Counter[str](), 0, 0
    for group in groups:
        if group["kind"] not in {"same-sound", "same-recording"}:
            continue
        members = [made[file["path"]] for file in group["files"]]
        for one, other in combinations(members, 2):
            if one[0] != other[0]:
                wrong += 1
            elif "original" in {one[1], other[1]}:
                alike[one[1] if other[1] == "original" else other[1]] += 1
                right += 1
            else:
                right += 1
    print(f"{recordings} recordings, {len(made)} files")
    for way in ways:
        print(f"  {way:14} {alike[way]} of {recordings} with their original")
    print(f"pairs: {right} right, {wrong} wrong")
    firsts = Counter(made[group["files"][0]["path"]][1] for group in groups)
    print(f"best file: {dict(firsts)}")
    print(f"kinds: {dict(Counter(group['kind'] for group in groups))}")


if __name__ == "__main__":
    main(*sys.argv[1:])
