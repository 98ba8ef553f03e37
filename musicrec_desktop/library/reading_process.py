"""The code of a process that reads files; a hang or a crash costs the file that caused it.

A request is ``(task, seconds of processor time for each call, arguments of each call)``; answers come in the
order of the calls, several at a time. A counter in shared memory tells which call a dead process was busy
with. The kernel limits the processor time of each call, so every loop ends, in Python or in C, and a
busy computer does not make a file fail.
"""

from __future__ import annotations

import ctypes
import signal
import sys
import time
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any, Final

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.core.rlimit import limit_memory

IDLE_S: Final = 30.0
"""A helper without a request for this long ends with exit status 0."""
MEMORY_BYTES: Final = 600 << 20
"""What reading may take on top of the loaded libraries: the largest cover, and a little."""

SEND_EVERY_S: Final = 0.05
"""Answers are sent together where they come fast, and one by one where they do not."""

Answer = tuple[str, Any, str]
"""``"ok"`` and the value, or ``"failed"`` and a reason word; and a traceback for the log."""


def serve(connection: Connection, begun: ctypes.c_longlong) -> None:
    """Answer calls until the connection closes or stays idle; a call beyond its limit ends the process.

    Args:
        connection: to the process that asks.
        begun: counts the calls that were begun.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(MEMORY_BYTES)
    tasks = Tasks()
    try:
        while connection.poll(IDLE_S):
            task, cpu_limit_s, calls = connection.recv()
            waiting: list[Answer] = []
            sent_s = time.monotonic()
            for arguments in calls:
                begun.value += 1
                _limit_cpu(cpu_limit_s)
                waiting.append(_answer(tasks.find(task), arguments))
                if time.monotonic() - sent_s > SEND_EVERY_S:
                    connection.send(waiting)
                    waiting, sent_s = [], time.monotonic()
            _limit_cpu(0.0)
            if waiting:
                connection.send(waiting)
    except (EOFError, OSError):
        # The process that asked is gone.
        return


class Tasks:
    """The tasks by name; their modules are loaded when one is first needed."""

    def __init__(self) -> None:
        self._reader: tuple[int, Any] = (-1, None)
        self._words: tuple[int, Any] = (-1, None)

    def find(self, name: str) -> Callable[..., Any]:
        """The function of a task."""
        tasks: dict[str, Callable[..., Any]] = {
            "tags": self._tags,
            "cover": self._cover,
            "picture_kinds": self._picture_kinds,
            "lyrics": self._lyrics,
            "words_beside": self._words_beside,
            "sheet": self._sheet,
            "sheet_sound": self._sheet_sound,
            "rating": self._rating,
            "write_loudness": self._write_loudness,
            "write_rating": self._write_rating,
            "write_genres": self._write_genres,
            "restore_fields": self._restore_fields,
            "read_edited": self._read_edited,
            "write_edited": self._write_edited,
            "read_sheet_tracks": self._read_sheet_tracks,
            "write_sheet_tracks": self._write_sheet_tracks,
            "picture_inside": self._picture_inside,
            "picture_file": self._picture_file,
        }
        return tasks[name]

    def _tags(self, run: int, path: str, relative_path: str, rules: Any = None) -> Any:
        from musicrec_desktop.library.tags import TagReader

        # What a reader remembers of folders holds for one run only.
        if self._reader[0] != run:
            self._reader = (run, TagReader(rules))
        return self._reader[1].read(path, relative_path)

    @staticmethod
    def _sheet_sound(path: str, rules: Any = None) -> Any:
        from musicrec_desktop.library.sheet_problems import sound_of

        return sound_of(path, rules)

    @staticmethod
    def _sheet(path: str, rules: Any = None) -> Any:
        from musicrec_desktop.library.sheet_problems import problem_of

        return problem_of(path, rules)

    @staticmethod
    def _cover(path: str, spill: str) -> Any:
        from musicrec_desktop.library.artwork import HELD_BYTES, read_embedded_cover

        data = read_embedded_cover(path)
        if data is None or len(data) <= HELD_BYTES or not spill:
            return data
        try:
            with open(spill, "wb") as file:
                file.write(data)
        except OSError:
            return data
        return spill

    @staticmethod
    def _picture_kinds(path: str) -> Any:
        from musicrec_desktop.library.artwork import embedded_kinds

        return embedded_kinds(path)

    @staticmethod
    def _lyrics(path: str) -> Any:
        from musicrec_desktop.library.lyrics.reading import read_lyrics

        return read_lyrics(path)

    def _words_beside(self, run: int, path: str) -> Any:
        from musicrec_desktop.library.lyrics.reading import SidecarWords

        if self._words[0] != run:
            self._words = (run, SidecarWords())
        return self._words[1].read(path)

    @staticmethod
    def _rating(path: str) -> Any:
        from musicrec_desktop.library.rating_tags import read_rating

        return read_rating(path)

    @staticmethod
    def _write_loudness(*arguments: Any) -> Any:
        from musicrec_desktop.library.loudness_tags import write_loudness

        return write_loudness(*arguments)

    @staticmethod
    def _write_rating(*arguments: Any) -> Any:
        from musicrec_desktop.library.rating_tags import write_rating

        return write_rating(*arguments)

    @staticmethod
    def _write_genres(*arguments: Any) -> Any:
        from musicrec_desktop.library.genre_tags import write_genres

        return write_genres(*arguments)

    @staticmethod
    def _restore_fields(*arguments: Any) -> Any:
        from musicrec_desktop.library.tag_rewriting import restore_fields

        return restore_fields(*arguments)

    @staticmethod
    def _read_edited(*arguments: Any) -> Any:
        from musicrec_desktop.library.tagging.reading import read_edited

        return read_edited(*arguments)

    @staticmethod
    def _write_edited(*arguments: Any) -> Any:
        from musicrec_desktop.library.tagging.writing import write_edited

        return write_edited(*arguments)

    @staticmethod
    def _read_sheet_tracks(*arguments: Any) -> Any:
        from musicrec_desktop.library.tagging.sheet_tracks import read_sheet_tracks

        return read_sheet_tracks(*arguments)

    @staticmethod
    def _write_sheet_tracks(*arguments: Any) -> Any:
        from musicrec_desktop.library.tagging.sheet_tracks import write_sheet_tracks

        return write_sheet_tracks(*arguments)

    @staticmethod
    def _picture_inside(*arguments: Any) -> Any:
        from musicrec_desktop.library.tagging.reading import read_picture_inside

        return read_picture_inside(*arguments)

    @staticmethod
    def _picture_file(*arguments: Any) -> Any:
        from musicrec_desktop.library.tagging.pictures import read_picture_file

        return read_picture_file(*arguments)


def _answer(task: Callable[..., Any], arguments: tuple[Any, ...]) -> Answer:
    try:
        return "ok", task(*arguments), ""
    except LibraryError as error:
        return "failed", error.reason, ""
    except MemoryError:
        return "failed", "reading-needs-memory", traceback.format_exc()
    except Exception:  # noqa: BLE001  whatever a file provokes is that file's failure
        return "failed", "unreadable", traceback.format_exc()


def _limit_cpu(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def died_of_its_limit(exit_code: int | None) -> bool:
    """Whether a helper was ended for using too much processor time."""
    return sys.platform != "win32" and exit_code == -signal.SIGPROF
