"""Reading sound files in helper processes, because files can make parsers hang or crash.

A file can make a parser loop for ever, ask for all memory or end the process. So the window's process never
parses files: a helper does (``reading_process.py``), and a helper that dies costs only the file that it was
busy with. Calls go to a helper in packets, and the next packet is there before it asks, so that
reading and writing into the database go on side by side. Two helpers share the files of a large scan.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import logging
import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.library import reading_process

if TYPE_CHECKING:
    from musicrec_desktop.library.rating_tags import TagRating
    from musicrec_desktop.library.tag_rewriting import Rewritten, TagFields
    from musicrec_desktop.library.tagging.values import TagChange, TagsWritten
    from musicrec_desktop.library.tags import ReadingRules, TagReading
    from musicrec_desktop.model.lyrics import TrackLyrics
    from musicrec_desktop.model.tag_edit import FileTags, Picture
    from musicrec_desktop.model.track import ReplayGain

log = logging.getLogger(__name__)

READ_CPU_S: Final = 5.0
"""Processor time of reading one file; the largest audio books take a tenth of it."""
WRITE_CPU_S: Final = 120.0
"""Processor time of copying one file and tagging the copy."""
WALL_S: Final = 60.0
"""How long a drive may take to answer."""
WRITE_WALL_S: Final = 1800.0
MOST_HELPERS: Final = 3
MOST_FAILED_STARTS: Final = 5
"""After this many failed helpers in a row the run tries no more files."""
PACKET_CALLS: Final = 100
PACKET_BYTES: Final = 16_000
"""All unanswered packets fit into the buffer of a pipe, so that sending one never waits for its reader."""
PACKETS_AHEAD: Final = 3
LEAST_SHARED: Final = 600
"""Fewer files are read by one helper before another one has started."""
_STOP_CHECK_S: Final = 0.25

HANGS: Final = "reading-hangs"
CRASHES: Final = "reading-crashes"
NEEDS_MEMORY: Final = "reading-needs-memory"
SILENT_DRIVE: Final = "drive-silent"
NO_READER: Final = "no-reader"
LASTING: Final = frozenset({HANGS, CRASHES, NEEDS_MEMORY})
"""Reasons that are the file's own: it is not tried again until it changes."""

SERVE: Final = reading_process.serve

Call = tuple[Any, ...]


class Stopped(Exception):  # noqa: N818  no error: who waits was told to stop
    """The wait was given up because the caller asked to stop."""


class FileReader:
    """Reads tags and covers and writes tags, each file in a helper process; of any thread.

    Args:
        read_cpu_s: processor time that reading a file may take.
        wall_s: time that a drive may take to answer.
    """

    def __init__(self, *, read_cpu_s: float = READ_CPU_S, wall_s: float = WALL_S) -> None:
        self._read_cpu_s, self._wall_s = read_cpu_s, wall_s
        self._idle: list[_Helper] = []
        self._free = threading.BoundedSemaphore(MOST_HELPERS)
        self._lock = threading.Lock()
        self._sharing = threading.Lock()
        """Held by the one run that uses two helpers: who has one and waits for another would block others."""
        self._runs = itertools.count()

    def tags_of(
        self,
        files: Sequence[tuple[str, str]],
        is_stopped: Callable[[], bool] = lambda: False,
        rules: ReadingRules | None = None,
    ) -> Iterator[TagReading | LibraryError]:
        """What each of some files says, in their order; ends early where the caller stops it.

        Args:
            files: path and relative path, as ``TagReader.read`` takes them.
            is_stopped: asked while a file is waited for.
            rules: how tags are to be read.
        """
        run = next(self._runs)
        calls = [(run, path, relative_path, rules) for path, relative_path in files]
        answers = self._shared("tags", calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for (path, _), answer in zip(files, answers, strict=True):
                yield _error(path, answer) if answer[0] != "ok" else answer[1]

    def tags(self, path: str, relative_path: str, rules: ReadingRules | None = None) -> TagReading:
        """What one file says.

        Raises:
            LibraryError: as ``opening.open_audio``, and ``"reading-hangs"``, ``"reading-crashes"``,
                ``"reading-needs-memory"``, ``"drive-silent"``, ``"no-reader"``.
        """
        found = next(iter(self.tags_of([(path, relative_path)], rules=rules)))
        if isinstance(found, LibraryError):
            raise found
        return found

    def sheet_problems(
        self,
        paths: Sequence[str],
        is_stopped: Callable[[], bool] = lambda: False,
        rules: ReadingRules | None = None,
    ) -> Iterator[str]:
        """What is wrong with each of some cue sheets (``sheet_problems.py``): a reason word, or empty."""
        calls = [(path, rules) for path in paths]
        answers = self._each("sheet", self._read_cpu_s, self._wall_s, calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for answer in answers:
                yield answer[1]

    def sheet_sound(self, path: str, rules: ReadingRules | None = None) -> list[str]:
        """As ``sheet_problems.sound_of``."""
        found: list[str] = self._one("sheet_sound", self._read_cpu_s, self._wall_s, path, (path, rules))
        return found

    def ratings_of(
        self, paths: Sequence[str], is_stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[TagRating | LibraryError]:
        """The rating and the play count in each of some files, as ``tags_of``."""
        calls = [(path,) for path in paths]
        answers = self._each("rating", self._read_cpu_s, self._wall_s, calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for path, answer in zip(paths, answers, strict=True):
                yield _error(path, answer) if answer[0] != "ok" else answer[1]

    def cover(self, path: str, spill: str = "") -> bytes | str | None:
        """The cover inside a file; None where there is none or it cannot be read.

        Args:
            path: of the file.
            spill: where a cover is written that is larger than ``artwork.HELD_BYTES``; then the path comes
                back.
        """
        try:
            found: bytes | str | None = self._one(
                "cover", self._read_cpu_s, self._wall_s, path, (path, spill)
            )
        except LibraryError:
            return None
        return found

    def lyrics(self, path: str) -> TrackLyrics:
        """As ``lyrics.reading.read_lyrics``.

        Raises:
            LibraryError: ``"reading-hangs"`` and the other reasons of ``tags``.
        """
        found: TrackLyrics = self._one("lyrics", self._read_cpu_s, self._wall_s, path, (path,))
        return found

    def words_beside(
        self, paths: Sequence[str], is_stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[str]:
        """The words of the files of lyrics beside each of some sound files, in their order, as ``tags_of``.

        One whose lyrics cannot be read has none.
        """
        run = next(self._runs)
        calls = [(run, path) for path in paths]
        answers = self._each("words_beside", self._read_cpu_s, self._wall_s, calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for answer in answers:
                yield str(answer[1]) if answer[0] == "ok" else ""

    def picture_kinds(self, path: str) -> list[tuple[int, int]]:
        """As ``artwork.embedded_kinds``; none where the file cannot be read."""
        try:
            found: list[tuple[int, int]] = self._one(
                "picture_kinds", self._read_cpu_s, self._wall_s, path, (path,)
            )
        except LibraryError:
            return []
        return found

    def write_loudness(self, path: str, size: int, mtime_ns: int, gain: ReplayGain) -> Rewritten:
        """As ``loudness_tags.write_loudness``."""
        call = (path, size, mtime_ns, gain)
        written: Rewritten = self._one("write_loudness", WRITE_CPU_S, WRITE_WALL_S, path, call)
        return written

    def write_rating(self, path: str, size: int, mtime_ns: int, half_stars: int, replaced: int) -> Rewritten:
        """As ``rating_tags.write_rating``."""
        call = (path, size, mtime_ns, half_stars, replaced)
        written: Rewritten = self._one("write_rating", WRITE_CPU_S, WRITE_WALL_S, path, call)
        return written

    def write_genres(self, path: str, size: int, mtime_ns: int, genres: Sequence[str]) -> Rewritten:
        """As ``genre_tags.write_genres``."""
        call = (path, size, mtime_ns, tuple(genres))
        written: Rewritten = self._one("write_genres", WRITE_CPU_S, WRITE_WALL_S, path, call)
        return written

    def restore_fields(self, path: str, size: int, mtime_ns: int, before: TagFields) -> Rewritten:
        """As ``tag_rewriting.restore_fields``."""
        call = (path, size, mtime_ns, before)
        written: Rewritten = self._one("restore_fields", WRITE_CPU_S, WRITE_WALL_S, path, call)
        return written

    def edited_of(
        self, paths: Sequence[str], rules: ReadingRules, is_stopped: Callable[[], bool] = lambda: False
    ) -> Iterator[FileTags | LibraryError]:
        """What can be edited of each of some files, as ``tags_of``."""
        calls = [(path, rules) for path in paths]
        answers = self._shared("read_edited", calls, is_stopped)
        with contextlib.closing(answers), contextlib.suppress(Stopped):
            for path, answer in zip(paths, answers, strict=True):
                yield _error(path, answer) if answer[0] != "ok" else answer[1]

    def write_edited(
        self, path: str, size: int, mtime_ns: int, change: TagChange, rules: ReadingRules
    ) -> TagsWritten:
        """As ``tagging.writing.write_edited``."""
        call = (path, size, mtime_ns, change, rules)
        written: TagsWritten = self._one("write_edited", WRITE_CPU_S, WRITE_WALL_S, path, call)
        return written

    def picture_inside(self, path: str, digest: str, rules: ReadingRules) -> bytes | None:
        """As ``tagging.reading.read_picture_inside``."""
        call = (path, digest, rules)
        found: bytes | None = self._one("picture_inside", self._read_cpu_s, self._wall_s, path, call)
        return found

    def picture_file(self, path: str, kind: int) -> Picture:
        """As ``tagging.pictures.read_picture_file``."""
        found: Picture = self._one("picture_file", self._read_cpu_s, self._wall_s, path, (path, kind))
        return found

    def close(self) -> None:
        """End the helpers that are not in use."""
        with self._lock:
            idle, self._idle = self._idle, []
        for one in idle:
            one.end()

    def _one(self, task: str, cpu_s: float, wall_s: float, path: str, call: Call) -> Any:
        with contextlib.closing(self._each(task, cpu_s, wall_s, [call], lambda: False)) as answers:
            answer = next(answers)
        if answer[0] != "ok":
            raise _error(path, answer)
        return answer[1]

    def _shared(
        self, task: str, calls: Sequence[Call], is_stopped: Callable[[], bool]
    ) -> Generator[reading_process.Answer, None, None]:
        """As ``_each``; many calls go to two helpers in turns, a packet to each."""
        if (
            len(calls) < LEAST_SHARED
            or (os.cpu_count() or 1) < 2
            or not self._sharing.acquire(blocking=False)
        ):
            yield from self._each(task, self._read_cpu_s, self._wall_s, calls, is_stopped)
            return
        try:
            shares: list[list[Call]] = [[], []]
            for turn, first in enumerate(range(0, len(calls), PACKET_CALLS)):
                shares[turn % 2].extend(calls[first : first + PACKET_CALLS])
            with contextlib.ExitStack() as both:
                answers = [
                    both.enter_context(
                        contextlib.closing(
                            self._each(task, self._read_cpu_s, self._wall_s, share, is_stopped)
                        )
                    )
                    for share in shares
                ]
                for turn in range(-(-len(calls) // PACKET_CALLS)):
                    yield from itertools.islice(answers[turn % 2], PACKET_CALLS)
        finally:
            self._sharing.release()

    def _each(
        self, task: str, cpu_s: float, wall_s: float, calls: Sequence[Call], is_stopped: Callable[[], bool]
    ) -> Generator[reading_process.Answer, None, None]:
        """The answers in the order of the calls; a helper that dies is replaced."""
        done = 0
        failed: dict[int, reading_process.Answer] = {}
        suspect, starts_failed = -1, 0
        while done < len(calls):
            if done in failed:
                yield failed[done]
                done += 1
                continue
            end = min((place for place in failed if place > done), default=len(calls))
            with self._helper() as one:
                try:
                    for answer in one.answers(task, cpu_s, wall_s, calls[done:end], is_stopped):
                        done, starts_failed = done + 1, 0
                        yield answer
                except _DiedError as death:
                    place = done + death.unanswered
                    if death.reason in {None, NO_READER}:
                        starts_failed += 1
                        if starts_failed >= MOST_FAILED_STARTS:
                            yield from itertools.repeat(_not_started(death), len(calls) - done)
                            return
                        continue
                    starts_failed = 0
                    # The kernel may have ended it for want of memory: it is tried once more.
                    if death.reason != CRASHES or place == suspect:
                        failed[place] = "failed", death.reason, f"helper ended: {death.exit_code}"
                    suspect = place

    @contextlib.contextmanager
    def _helper(self) -> Iterator[_Helper]:
        with self._free:
            with self._lock:
                one = self._idle.pop() if self._idle else None
            one = one or _Helper()
            try:
                yield one
            finally:
                if one.is_ready:
                    with self._lock:
                        self._idle.append(one)
                else:
                    one.end()


class _DiedError(Exception):
    """A helper ended while an answer was due.

    Attributes:
        reason: None where it had gone by itself before it was asked.
        unanswered: how many calls were done whose answers were not sent.
    """

    def __init__(self, reason: str | None, unanswered: int, exit_code: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.unanswered = unanswered
        self.exit_code = exit_code


class _Helper:
    """One helper process.

    Attributes:
        is_ready: it owes no answer.
    """

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._begun: ctypes.c_longlong = context.RawValue("q", 0)
        self._answered = 0
        self._process = context.Process(
            target=SERVE, args=(theirs, self._begun), name="file-reader", daemon=True
        )
        self._process.start()
        theirs.close()
        self.is_ready = True

    def answers(
        self, task: str, cpu_s: float, wall_s: float, calls: Sequence[Call], is_stopped: Callable[[], bool]
    ) -> Iterator[reading_process.Answer]:
        """The answers to some calls, in their order.

        Raises:
            _DiedError: the process ended, or took longer than ``wall_s`` and was ended.
            Stopped: the caller asked to stop.
        """
        self.is_ready = False
        packets = deque(_packets(calls))
        try:
            due = deque[int]()
            for _ in range(PACKETS_AHEAD):
                self._send(task, cpu_s, packets, due)
            while due:
                open_count = due.popleft()
                while open_count:
                    self._wait(wall_s, is_stopped)
                    answers: list[reading_process.Answer] = self._connection.recv()
                    open_count -= len(answers)
                    self._answered += len(answers)
                    # Before the last answer is given: who wanted only that asks for no more, and a helper
                    # that seems to owe something would be ended, and another started for the next file.
                    self.is_ready = not (open_count or due or packets)
                    yield from answers
                self._send(task, cpu_s, packets, due)
            self.is_ready = True
        except (EOFError, OSError) as error:
            self._process.join(_STOP_CHECK_S * 20)
            raise self._death() from error

    def end(self) -> None:
        """End the process at once; it holds nothing that could be lost."""
        self._connection.close()
        self._process.kill()
        self._process.join(_STOP_CHECK_S)
        # One that hangs in the kernel, on a dead drive, is left behind.
        with contextlib.suppress(ValueError):
            self._process.close()

    def _send(self, task: str, cpu_s: float, packets: deque[list[Call]], due: deque[int]) -> None:
        if packets:
            packet = packets.popleft()
            self._connection.send((task, cpu_s, packet))
            due.append(len(packet))

    def _wait(self, wall_s: float, is_stopped: Callable[[], bool]) -> None:
        deadline = time.monotonic() + wall_s
        while not self._connection.poll(_STOP_CHECK_S):
            if is_stopped():
                raise Stopped
            if time.monotonic() > deadline:
                raise _DiedError(SILENT_DRIVE, self._unanswered)

    def _death(self) -> _DiedError:
        code = self._process.exitcode
        if code == 0:
            return _DiedError(None, 0)
        if self._begun.value == 0:
            return _DiedError(NO_READER, 0, code)
        reason = HANGS if reading_process.died_of_its_limit(code) else CRASHES
        return _DiedError(reason, self._unanswered, code)

    @property
    def _unanswered(self) -> int:
        return max(0, self._begun.value - self._answered - 1)


FILES: Final = FileReader()
"""The helpers of this process; none is started before a file is to be read."""


def _packets(calls: Sequence[Call]) -> Iterator[list[Call]]:
    packet: list[Call] = []
    size = 0
    for call in calls:
        call_size = sum(len(part) for part in call if isinstance(part, str))
        if packet and (len(packet) >= PACKET_CALLS or size + call_size > PACKET_BYTES):
            yield packet
            packet, size = [], 0
        packet.append(call)
        size += call_size
    if packet:
        yield packet


def _not_started(death: _DiedError) -> reading_process.Answer:
    return "failed", NO_READER, f"no helper starts: {death.exit_code}"


def _error(path: str, answer: reading_process.Answer) -> LibraryError:
    _, reason, detail = answer
    if detail:
        log.info("%s: %s: %s", display_path(path), reason, detail)
    return LibraryError(path, reason)
