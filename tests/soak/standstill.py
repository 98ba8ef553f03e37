"""The drive of the music stands still, as a network drive does whose server is gone: the window goes on.

``python -m tests.soak.standstill [--seconds 75] [--seed 1] [--root FOLDER]``. Below the music no call comes
back (open, look, list, read), in the window and in all that it starts: at its start, in the midst of playing,
and at its end. Meanwhile somebody likes, rates, makes playlists, plays,
skips, seeks, searches, scans and turns pages. It ends with 1 where an answer takes longer than
``ANSWER_LIMIT_S``, or anything is lost.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tests.soak.killing.collection import KEPT, Collection, make_collection
from tests.soak.killing.driven_window import DrivenWindow
from tests.soak.killing.hand import MACHINE, Telling
from tests.soak.killing.report import number_of
from tests.soak.killing.starting import ColdStart, Life
from tests.support import faulty_io

ANSWER_LIMIT_S: Final = 5.0
OPEN_LIMIT_S: Final = 60.0
_AGAIN_LIMIT_S: Final = 90.0
_PAUSE_S: Final = 0.15
_PAGES: Final = (
    "for-you",
    "tracks",
    "albums",
    "artists",
    "genres",
    "folders",
    "history",
    "liked",
    "insights",
)


@dataclass
class Report:
    """What came of it.

    Attributes:
        answers_s: how long each deed took until it was confirmed, with its name.
        closing_s: how long the window took to close while the drive stood.
        opening_s: how long it took to open while the drive stood.
        again_s: how long it took until sound went on when the drive was back.
        wrong: what must not be so.
    """

    answers_s: list[tuple[float, str]] = field(default_factory=list)
    closing_s: float = 0.0
    opening_s: float = 0.0
    again_s: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def summary(self) -> str:
        """In two lines."""
        slowest = ", ".join(f"{name} {took_s:.2f} s" for took_s, name in sorted(self.answers_s)[:-6:-1])
        return (
            f"{len(self.answers_s)} deeds while the drive stood; the slowest answers: {slowest}\n"
            f"opened in {self.opening_s:.1f} s and closed in {self.closing_s:.1f} s while it stood;"
            f" played {self.again_s:.1f} s after it was back; {len(self.wrong)} things wrong"
        )


class Drive:
    """The drive of the music, which stands still on demand.

    Args:
        collection: whose music.
    """

    def __init__(self, collection: Collection) -> None:
        self._gate = os.path.join(collection.root, "gate")
        self._library = faulty_io.faulty_library(collection.temporary)
        self._music = collection.music

    def start(
        self, arguments: Sequence[str], environment: Mapping[str, str], files: tuple[int, int, int]
    ) -> Life:
        """Start a window for which it may stand still."""
        still = faulty_io.standing_still(self._library, self._music, self._gate)
        return ColdStart(arguments, {**environment, **still, "PYTHONFAULTHANDLER": "1"}, files)

    @contextlib.contextmanager
    def stands(self) -> Iterator[None]:
        """It stands still until the end of the block."""
        with open(self._gate, "wb"):
            pass
        try:
            yield
        finally:
            os.unlink(self._gate)


class Standstill:
    """One run.

    Args:
        collection: what the window opens.
        seed: of what is done.
        is_analysing: whether the window listens to tracks, too.
    """

    def __init__(self, collection: Collection, seed: int, *, is_analysing: bool) -> None:
        self.report = Report()
        self._collection, self._rng = collection, random.Random(seed)
        self._drive, self._ids = Drive(collection), collection.track_ids(KEPT)
        self._number, self._is_analysing = 0, is_analysing
        self._tick: Telling = {}

    def run(self, seconds: float) -> Report:
        """Let it stand at the start of a window, in the midst of playing, and at the end."""
        with contextlib.ExitStack() as at_start:
            at_start.enter_context(self._drive.stands())
            window = DrivenWindow(
                self._collection, self._drive.start, sound=MACHINE, is_analysing=self._is_analysing
            )
            with contextlib.closing(window):
                self._await_opening(window)
                self.report.opening_s = time.monotonic() - window.started_s
                self._use(window, seconds / 4)
                at_start.close()
                if self.report.wrong:  # it is over
                    return self.report
                self.report.again_s = self._play(window)
                with self._drive.stands():
                    self._use(window, seconds)
                if self.report.wrong:
                    return self.report
                self._play(window)
                with self._drive.stands():
                    self.report.closing_s = self._end(window)
        self._look()
        return self.report

    def _play(self, window: DrivenWindow) -> float:
        """Play something; how long it took until it played."""
        began_s = time.monotonic()
        self._say(window, "play", (self._ids,))
        if not self._plays(window, _AGAIN_LIMIT_S):
            self.report.wrong.append("nothing plays although the drive is well")
        return time.monotonic() - began_s

    def _await_opening(self, window: DrivenWindow) -> None:
        end_s = time.monotonic() + OPEN_LIMIT_S
        while (told := window.hear(max(0.0, end_s - time.monotonic()))) is not None:
            if "opened" in told:
                return
        self.report.wrong.append(f"did not open: {window.complaints()[-1000:]}")

    def _use(self, window: DrivenWindow, seconds: float) -> None:
        """Do one thing after the other, and note how long the window takes to confirm each."""
        end_s = time.monotonic() + seconds
        while time.monotonic() < end_s and not window.is_over:
            name, arguments = self._deed()
            took_s = self._say(window, name, arguments)
            if took_s is None:
                self.report.wrong.append(_why_silent(window, name))
                return
            self.report.answers_s.append((took_s, name))
            time.sleep(_PAUSE_S)

    def _deed(self) -> tuple[str, tuple[object, ...]]:
        rng = self._rng
        track = rng.choice(self._ids)
        return rng.choice(
            [
                ("like", (track,)),
                ("rate", ([track], rng.randrange(11))),
                ("create", (f"List {rng.randrange(10**9)}", rng.sample(self._ids, 3))),
                ("undo", ()),
                ("play", (rng.sample(self._ids, 4),)),
                ("next", ()),
                ("seek", (rng.randrange(20_000),)),
                ("enqueue", ([track],)),
                ("scan", ()),
                ("page", (rng.choice(_PAGES),)),
                ("page", (rng.choice(_PAGES),)),
                ("search", (rng.choice(["a", "kept", "", "artist:Artist"]),)),
            ]
        )

    def _say(self, window: DrivenWindow, name: str, arguments: Sequence[object]) -> float | None:
        """Ask for something; how long it took until it was confirmed, None where it was not."""
        self._number += 1
        began_s = time.monotonic()
        window.say(self._number, name, *arguments)
        while (left_s := began_s + ANSWER_LIMIT_S - time.monotonic()) > 0:
            told = window.hear(left_s)
            match told:
                case {"done": int(number)} if number == self._number:
                    return time.monotonic() - began_s
                case {"failed": _, "why": why}:
                    self.report.wrong.append(f"failed: {why}")
                    return time.monotonic() - began_s
                case None if window.is_over:
                    return None
                case _:
                    self._note(told)
        return None

    def _note(self, told: Telling | None) -> None:
        if told is not None and isinstance(tick := told.get("tick"), dict):
            self._tick = tick

    def _plays(self, window: DrivenWindow, limit_s: float) -> bool:
        """Whether sound goes on within a time."""
        end_s = time.monotonic() + limit_s
        before: Telling = {}
        while (left_s := end_s - time.monotonic()) > 0:
            self._note(window.hear(left_s))
            tick = self._tick
            is_same = bool(before) and tick["state"] == "playing" and tick["current"] == before["current"]
            if is_same and number_of(tick["position_ms"]) > number_of(before["position_ms"]):
                return True
            before = tick
        return False

    def _end(self, window: DrivenWindow) -> float:
        """Close it as usual; how long it took."""
        began_s = time.monotonic()
        try:
            status = window.quit(OPEN_LIMIT_S)
        except subprocess.TimeoutExpired:
            self.report.wrong.append(f"did not close; it was at\n{window.where()[-6000:]}")
            return time.monotonic() - began_s
        took_s = time.monotonic() - began_s
        if status:
            self.report.wrong.append(f"closed with {status}: {window.complaints()[-1000:]}")
        self.report.wrong += [f"process left: {one}" for one in window.left_over()[1]]
        return took_s

    def _look(self) -> None:
        """No track may be gone, and nothing wrong."""
        if self._collection.track_ids(KEPT) != self._ids:
            self.report.wrong.append("tracks are gone")
        checked = self._collection.run("check")
        if checked.returncode:
            self.report.wrong.append(f"{checked.stdout}{checked.stderr}")


def _why_silent(window: DrivenWindow, name: str) -> str:
    """Why there was no answer to something; the window is over afterwards."""
    if window.is_over:
        return f"ended by itself: {window.complaints()[-1000:]}"
    return f"no answer to {name} in {ANSWER_LIMIT_S} s; it was at\n{window.where()[-6000:]}"


def run(root: str, *, seconds: float, seed: int, is_analysing: bool = True) -> Report:
    """Make a collection below a folder unless there is one, and let its drive stand still."""
    collection = Collection(root)
    if not os.path.exists(collection.database):
        collection = make_collection(root, seed=seed, is_analysed=False)
    return Standstill(collection, seed, is_analysing=is_analysing).run(seconds)


def main(words: Sequence[str]) -> int:
    """Run from the command line; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.standstill")
    parser.add_argument("--seconds", type=float, default=75)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--root", help="an empty folder, or one of an earlier run")
    options = parser.parse_args(words)
    if faulty_io.compiler() is None:
        print("no C compiler, or no /proc: nothing is tried")
        return 0
    with contextlib.ExitStack() as closing:
        root = options.root or closing.enter_context(tempfile.TemporaryDirectory(prefix="standstill-"))
        report = run(root, seconds=options.seconds, seed=options.seed)
    print("\n".join([report.summary(), *report.wrong]))
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
