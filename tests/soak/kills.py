"""Kills the window a thousand times, and looks each time whether something is lost or damaged.

``python -m tests.soak.kills --kills 1000 --seed 1 --report FILE [--root FOLDER] [--music FOLDER…]
[--real-sound SHARE] [--quick]``

The window runs without a screen on a profile and music of its own, does what a listener could do, by a seed,
and is killed (SIGKILL) at random moments; the next one opens what the killed one left. What must be there
after each kill is known to the driver alone (``killing/record.py``), which hears what the window confirms.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from musicrec_desktop.services.listening import CHECKPOINT_MS
from tests.soak.killing.collection import Collection, make_collection
from tests.soak.killing.database_check import Found, import_problems, listening_problems, look
from tests.soak.killing.deeds import Deeds
from tests.soak.killing.driven_window import DrivenWindow, complaints_of_its_own
from tests.soak.killing.file_check import MusicCheck, census, drafts, index_size
from tests.soak.killing.hand import MACHINE, SILENT, Telling
from tests.soak.killing.pace import LONG, SHORT, Pace
from tests.soak.killing.record import Deed, Record
from tests.soak.killing.report import Place, Report, number_of
from tests.soak.killing.starting import ColdStart, WarmStarts
from tests.support.processes import end

OPEN_LIMIT_S: Final = 60.0
_SETTLED_MS: Final = 3_000
"""A queue that has rested so long is kept."""


class Killing:
    """One run.

    Args:
        collection: what is attacked.
        seed: of all that is random.
        report: is filled.
        pace: how it goes on.
    """

    def __init__(self, collection: Collection, seed: int, report: Report, pace: Pace) -> None:
        self._collection, self._rng, self._report = collection, random.Random(seed), report
        self._pace = pace
        self._lost_limit_ms = CHECKPOINT_MS + pace.late_ms
        self._deeds, self._record = Deeds(collection, self._rng), Record()
        self._music = MusicCheck(collection)
        self._before = look(collection)
        self._record.state = dict(self._before.state)
        self._place = Place()
        self._number = 0
        self._warm = WarmStarts(collection.environment())
        self._is_quiet = True
        self._asked: tuple[int, Deed] = (0, ("", ()))

    def close(self) -> None:
        """End the process that windows are forks of."""
        self._warm.close()

    def kill_once(self) -> None:
        """Open the window, use it, kill it, and look."""
        place, self._place = self._place, Place()
        is_at_start = self._rng.random() < self._pace.at_start
        usual_s = median(self._report.starts_s) if self._report.starts_s else 3.0
        dies_at_s = self._rng.uniform(0, 1.2 * usual_s) if is_at_start else OPEN_LIMIT_S
        is_cold = self._rng.random() < self._pace.cold
        start = ColdStart if is_cold else self._warm.start
        sound = MACHINE if self._rng.random() < self._pace.real_sound else SILENT
        window = DrivenWindow(self._collection, start, sound=sound, is_analysing=self._pace.is_analysing)
        beside: list[subprocess.Popen[bytes]] = []
        try:
            opened = self._wait_for_opening(window, dies_at_s)
            if opened is not None:
                self._check_opened(opened, place)
                self._use(window, beside)
            elif not is_at_start:
                self._wrong(f"did not open: {window.complaints()[-2000:]}")
            window.kill()
            while (told := window.hear(0)) is not None:
                self._take(told)
            self._report.kills += 1
            self._report.at_start += opened is None
            self._report.with_sound += sound == MACHINE
            for process in beside:
                end(process)
            self._look(window)
        finally:
            for process in beside:
                end(process)
            window.close()

    def close_once(self) -> None:
        """Open the window, let it come to rest, close it as usual, and look what is left."""
        window = DrivenWindow(self._collection, self._warm.start, is_analysing=self._pace.is_analysing)
        try:
            opened = self._wait_for_opening(window, OPEN_LIMIT_S)
            if opened is None:
                self._wrong(f"did not open: {window.complaints()[-2000:]}")
            end_s = time.monotonic() + self._pace.final_s
            while (left_s := end_s - time.monotonic()) > 0:
                told = window.hear(left_s)
                if told is not None:
                    self._take(told)
            status = window.quit(OPEN_LIMIT_S)
            if status:
                self._wrong(f"closed with {status}: {window.complaints()[-2000:]}")
            _took_s, left = window.left_over()
            self._report.orphans_s.append(_took_s)
            self._report.wrong += [f"the end: process left: {one}" for one in left]
        finally:
            window.close()
        scanned = self._collection.run("scan")
        if scanned.returncode:
            self._wrong(f"scan: {scanned.stderr}")
        self._report.left = drafts(self._collection)
        self._report.grown = dict(census(self._collection).most_common())
        self._report.wrong += [
            f"the end: {one}" for one in (*look(self._collection).wrong, *self._music.unlike_files())
        ]
        self._report.listens = len(look(self._collection).listens)
        checked = self._collection.run("check")
        if checked.returncode or (self._pace.begins_analysed and not index_size(self._collection)):
            self._wrong(f"check: {checked.stdout}{checked.stderr}")

    def _lived_s(self, window: DrivenWindow) -> float:
        return time.monotonic() - window.started_s

    def _wait_for_opening(self, window: DrivenWindow, limit_s: float) -> Telling | None:
        while (left_s := limit_s - self._lived_s(window)) > 0:
            told = window.hear(left_s)
            if told is None:
                if window.is_over:
                    return None
                continue
            if "opened" in told:
                self._report.starts_s.append(self._lived_s(window))
                opened = told["opened"]
                assert isinstance(opened, dict)
                return opened
            self._take(told)
        return None

    def _use(self, window: DrivenWindow, beside: list[subprocess.Popen[bytes]]) -> None:
        """Do things until it is to be killed: a number of them, so that a busy machine does not do less."""
        rng = self._rng
        self._is_quiet = rng.random() < self._pace.quiet
        deeds, dies_at_s = rng.randrange(self._pace.most_deeds), time.monotonic() + self._pace.lives_s
        if rng.random() < self._pace.beside:
            beside.append(self._start_beside())
        while deeds and time.monotonic() < dies_at_s and not window.is_over:
            if self._record.waiting is None:
                self._do_something(window)
                deeds -= 1
            pause_s = rng.expovariate(1 / self._pace.pause_s)
            told = window.hear(min(pause_s, dies_at_s - time.monotonic()))
            if told is not None:
                self._take(told)
        rest_s = (
            self._pace.listens_s
            if rng.random() < self._pace.listening
            else rng.expovariate(1 / self._pace.pause_s)
        )
        dies_at_s = time.monotonic() + rest_s
        while (left_s := dies_at_s - time.monotonic()) > 0 and not window.is_over:
            told = window.hear(left_s)
            if told is not None:
                self._take(told)
        if window.is_over:
            self._wrong(f"ended by itself: {window.complaints()[-2000:]}")

    def _do_something(self, window: DrivenWindow) -> None:
        choice = self._rng.random()
        self._number += 1
        if choice < (0.6 if self._is_quiet else 0.3):
            deed = self._deeds.personal(self._record)
            self._record.begin(deed)
        elif choice < 0.55 or self._is_quiet:
            deed = self._deeds.playing()
        elif choice < 0.65:
            self._deeds.change_files()
            return
        else:
            deed = self._deeds.job(self._number)
            if deed[0] == "tag":
                track, text = deed[1]
                assert isinstance(track, int)
                self._music.tagging(track, str(text))
        self._asked = (self._number, deed)
        self._report.deeds[deed[0]] += 1
        window.say(self._number, deed[0], *deed[1])

    def _start_beside(self) -> subprocess.Popen[bytes]:
        """A command beside the window, which is killed with it unless it ends before."""
        words = self._deeds.beside_window()
        if words[0] == "rate":
            self._record.possible["rating", words[1]] = 2 * int(words[2])
        elif words[0] == "feedback":
            self._record.possible["opinion", words[2]] = words[1]
        self._report.deeds[f"beside: {words[0]}"] += 1
        return subprocess.Popen(
            self._collection.command(*words),
            env=self._collection.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _take(self, told: Telling) -> None:
        """What the window tells."""
        match told:
            case {"done": int(number)}:
                if self._record.waiting is not None and number == self._asked[0]:
                    self._record.confirm()
                    self._report.confirmed += 1
            case {"listen": [int(track), int(start), int(heard), str(reason)]}:
                self._record.listens.append((track, start, heard, reason))
            case {"tick": dict(tick)}:
                self._place.note(tick)
            case {"job": [str(name), *rest]}:
                self._take_job(name, rest)
            case {"failed": _, "why": why}:
                self._wrong(f"failed: {why}")

    def _take_job(self, name: str, rest: Sequence[object]) -> None:
        """Work in the background has come to its end."""
        self._report.jobs[name] += 1
        match name, rest:
            case "tag", [int(track), str(text), int(count)]:
                if count:
                    self._music.tagged(track, text)
            case "import", [*batches]:
                self._record.imports += [number_of(one) for one in batches]
            case "failed", _:
                self._wrong(f"a job failed: {rest}")

    def _check_opened(self, opened: Telling, place: Place) -> None:
        """Whether the window came back as it was."""
        for name in ("recovery", "restored", "write_problem"):
            if opened[name]:
                self._wrong(f"opened with {name}: {opened[name]}")
        tick = place.tick
        if tick and number_of(tick["at_ms"]) - place.since_ms > _SETTLED_MS:
            if opened["current"] != tick["current"]:
                self._wrong(f"the queue came back with {opened}, was {tick}")
            elif tick["current"] is not None and tick["state"] == "playing":
                lost_ms = number_of(tick["position_ms"]) - number_of(opened["position_ms"])
                if not -self._lost_limit_ms <= lost_ms <= self._lost_limit_ms + _SETTLED_MS:
                    self._wrong(f"{lost_ms} ms of the position lost: {opened}, was {tick}")

    def _look(self, window: DrivenWindow) -> None:
        """Everything that must be so after a kill."""
        took_s, left = window.left_over()
        self._report.orphans_s.append(took_s)
        wrong = [f"process left: {one}" for one in left]
        found = look(self._collection)
        wrong += found.wrong
        wrong += self._record.found(found.state)
        most_unknown = len(self._before.going) + 1
        wrong += listening_problems(found, self._record, self._before, most_unknown=most_unknown)
        wrong += import_problems(self._collection, self._record.imports)
        wrong += self._lost(found)
        wrong += self._music.problems()
        wrong += self._music.tag_problems()
        size = index_size(self._collection)
        if size is None:
            wrong.append("the sound index is not as its manifest says")
        else:
            self._report.index_sizes[size] += 1
        complaints = complaints_of_its_own(said := window.complaints())
        self._report.cut_off += complaints != said
        if "Traceback" in complaints or "ERROR" in complaints:
            wrong.append(f"stderr: {complaints[-3000:]}")
        self._record.listens.clear()
        self._before = found
        self._report.drafts.append(len(drafts(self._collection)))
        for one in wrong:
            self._wrong(one)

    def _lost(self, found: Found) -> list[str]:
        """Whether more than five seconds of what was playing are lost."""
        tick = self._place.tick
        if not tick or tick["state"] != "playing":
            return []
        kept = next((one for one in found.going if one.started_at_ms == tick["started_at_ms"]), None)
        written = next((one for one in found.listens if one[1] == tick["started_at_ms"]), None)
        if kept is None and written is None:
            return [f"the listen that was going on is lost: {tick}, {found.going}"]
        heard_ms = written[2] if written is not None else 0 if kept is None else kept.listened_ms
        lost_ms = number_of(tick["listened_ms"]) - heard_ms
        self._report.lost_ms.append(lost_ms)
        return [f"{lost_ms} ms of a listen are lost"] if lost_ms > self._lost_limit_ms else []

    def _wrong(self, what: str) -> None:
        line = f"kill {self._report.kills}: {what}"
        print(line, flush=True)
        self._report.wrong.append(line)


def run(
    root: str,
    *,
    kills: int,
    seed: int,
    music: Sequence[str] = (),
    pace: Pace = LONG,
    limit_s: float = 1e9,
    report_path: str = "",
) -> Report:
    """Make a collection below a folder, kill the window on it, and tell what came of it."""
    report = Report(
        command=" ".join(["python -m tests.soak.kills", *sys.argv[1:]]),
        date=dt.datetime.now(dt.UTC).date().isoformat(),
        machine=f"{platform.system()} {platform.release()}, {os.cpu_count()} cores",
        seed=seed,
    )
    collection = Collection(root)
    if not os.path.exists(collection.database):
        collection = make_collection(root, seed=seed, more_music=music, is_analysed=pace.begins_analysed)
    killing = Killing(collection, seed, report, pace)
    end_s = time.monotonic() + limit_s
    try:
        while report.kills < kills and time.monotonic() < end_s:
            killing.kill_once()
            if report_path:
                _write(report_path, report)
        killing.close_once()
    finally:
        killing.close()
    if report_path:
        _write(report_path, report)
    return report


def _write(path: str, report: Report) -> None:
    with open(path, "w", encoding="utf-8") as file:
        json.dump(vars(report), file, indent=1)


def main(words: Sequence[str]) -> int:
    """Run from the command line; 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.kills")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="rounds of the suite: nothing is analysed")
    parser.add_argument("--deeds", type=int, help="how much is done with one window at most")
    parser.add_argument("--minutes", type=float, default=1e6, help="end after so long")
    parser.add_argument("--root", help="an empty folder, or one of a run that goes on; it stays")
    parser.add_argument("--music", action="append", default=[], help="a folder of music that is copied, too")
    parser.add_argument("--real-sound", type=float, default=0.0, help="share of rounds in which libVLC plays")
    parser.add_argument("--report", default="", help="a file for the report, as JSON")
    options = parser.parse_args(words)
    pace = replace(SHORT, begins_analysed=True) if options.quick else LONG
    with contextlib.ExitStack() as closing:
        root = options.root or closing.enter_context(tempfile.TemporaryDirectory(prefix="kills-"))
        report = run(
            root,
            kills=options.kills,
            seed=options.seed,
            music=options.music,
            pace=replace(pace, most_deeds=options.deeds or pace.most_deeds, real_sound=options.real_sound),
            limit_s=60 * options.minutes,
            report_path=options.report,
        )
    print(report.summary())
    return 1 if report.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
