"""What a run found: counts, the worst time and memory, and every harm with the way to make it again."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from tests.soak.hostile.doors import READ, Door
from tests.soak.hostile.watching import Verdict

ENDED_IN_HELPERS: Final = frozenset({"reading-hangs", "reading-crashes", "crashed", "timed-out"})
"""Reasons of files that ended a helper or a worker, and nothing else."""
_LAST_LINES: Final = 4


@dataclass(slots=True)
class Worst:
    """The most that one file took, and which."""

    amount: float = 0.0
    of: str = ""

    def note(self, amount: float, of: str) -> None:
        """Keep the larger one."""
        if amount > self.amount:
            self.amount, self.of = amount, of


@dataclass(slots=True)
class Record:
    """A run.

    Attributes:
        seed: by which it can be made again.
        files: that were put through a door, by door.
        outcomes: words by door.
        harms: what must not be, with the file.
        helpers: errors inside helpers that no parser foresaw, with the file; a file costs itself alone.
        cpu: the most processor time in the window's process.
        wall: the longest wait for an answer.
        memory: by which the window's process grew most.
        helpers_bytes: the largest helper or worker.
    """

    seed: int
    files: Counter[str] = field(default_factory=Counter)
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    harms: list[tuple[str, str]] = field(default_factory=list)
    helpers: list[tuple[str, str]] = field(default_factory=list)
    cpu: Worst = field(default_factory=Worst)
    wall: Worst = field(default_factory=Worst)
    memory: Worst = field(default_factory=Worst)
    helpers_bytes: int = 0

    def add(self, door: Door, name: str, verdict: Verdict) -> None:
        """Count one file."""
        self.files[door.value] += 1
        self.outcomes.setdefault(door.value, Counter())[verdict.outcome or "harm"] += 1
        shown = f"{door.value}: {name}"
        if verdict.harm:
            self.harms.append((shown, verdict.harm))
        if verdict.helper:
            self.helpers.append((shown, verdict.helper))
        self.cpu.note(verdict.cpu_s, shown)
        self.wall.note(verdict.wall_s, shown)
        self.memory.note(verdict.grown_bytes, shown)

    @property
    def ended_in_helpers(self) -> int:
        """Files that ended a helper or a worker."""
        return sum(
            count
            for outcomes in self.outcomes.values()
            for outcome, count in outcomes.items()
            if outcome in ENDED_IN_HELPERS
        )

    def text(self) -> str:
        """For the terminal, and for docs/reliability.md."""
        lines = [f"seed {self.seed}: {sum(self.files.values()):,} files through {len(self.files)} doors"]
        for door, count in sorted(self.files.items()):
            outcomes = self.outcomes[door]
            rest = ", ".join(f"{word} {number}" for word, number in outcomes.most_common(9) if word != READ)
            lines.append(f"  {door:10} {count:6,}  read {outcomes[READ]:,}; {rest}")
        lines += [
            (
                f"harms {len(self.harms)}, unforeseen in helpers {len(self.helpers)}, "
                f"helpers or workers ended {self.ended_in_helpers}"
            ),
            f"most processor time {self.cpu.amount:.2f} s ({self.cpu.of})",
            f"longest answer {self.wall.amount:.2f} s ({self.wall.of})",
            (
                f"window's process grew by {int(self.memory.amount) >> 20} MB ({self.memory.of}); "
                f"largest helper {self.helpers_bytes >> 20} MB"
            ),
        ]
        lines += _kinds("HARM", self.harms) + _kinds("IN A HELPER", self.helpers)
        return "\n".join(lines)

    def join(self, other: Record) -> None:
        """Take in another part of the same run."""
        self.files += other.files
        for door, outcomes in other.outcomes.items():
            self.outcomes[door] = self.outcomes.get(door, Counter()) + outcomes
        self.harms += other.harms
        self.helpers += other.helpers
        self.cpu.note(other.cpu.amount, other.cpu.of)
        self.wall.note(other.wall.amount, other.wall.of)
        self.memory.note(other.memory.amount, other.memory.of)
        self.helpers_bytes = max(self.helpers_bytes, other.helpers_bytes)

    @classmethod
    def read(cls, path: str) -> Record:
        """As it was written."""
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
        return cls(
            found["seed"],
            Counter(found["files"]),
            {door: Counter(outcomes) for door, outcomes in found["outcomes"].items()},
            [(name, harm) for name, harm in found["harms"]],
            [(name, text) for name, text in found["unforeseen_in_helpers"]],
            Worst(*found["most_cpu_s"]),
            Worst(*found["longest_answer_s"]),
            Worst(*found["grown_bytes"]),
            found["largest_helper_bytes"],
        )

    def write(self, path: str) -> None:
        """Write it as JSON."""
        document = {
            "seed": self.seed,
            "files": dict(self.files),
            "outcomes": {door: dict(outcomes) for door, outcomes in self.outcomes.items()},
            "harms": self.harms,
            "unforeseen_in_helpers": self.helpers,
            "helpers_ended": self.ended_in_helpers,
            "most_cpu_s": (round(self.cpu.amount, 3), self.cpu.of),
            "longest_answer_s": (round(self.wall.amount, 3), self.wall.of),
            "grown_bytes": (int(self.memory.amount), self.memory.of),
            "largest_helper_bytes": self.helpers_bytes,
        }
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(document, file, indent=1, ensure_ascii=False)


def _kinds(title: str, found: list[tuple[str, str]]) -> list[str]:
    """Texts that end alike come once, with how often and the first file."""
    kinds: dict[str, list[tuple[str, str]]] = {}
    for name, text in found:
        kinds.setdefault("\n".join(text.strip().splitlines()[-_LAST_LINES:]), []).append((name, text))
    return [f"{title} {len(all_)} × {all_[0][0]}\n{all_[0][1]}" for all_ in kinds.values()]
