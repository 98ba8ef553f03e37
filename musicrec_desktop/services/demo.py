"""Builds the demo library in a process of its own."""

from __future__ import annotations

import json
import logging
import os
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Final

from musicrec_desktop.core.errors import DatabaseReadOnlyError, DiskFullError, LibraryError, MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle

log = logging.getLogger(__name__)

_BUILDER: Final = (sys.executable, "-m", "musicrec_desktop.demo")
_POLL_S: Final = 0.2
_READ_BYTES: Final = 65_536


class DemoService:
    """Builds the demo library; a second request while a build runs does not start another.

    Args:
        scheduler: gives the lane in which the builder is watched.
        music_dir: where the library is written.
        builder: the program that writes it, without its argument.
    """

    def __init__(self, *, scheduler: Scheduler, music_dir: str, builder: Sequence[str] = _BUILDER) -> None:
        self._scheduler = scheduler
        self._music_dir = music_dir
        self._builder = builder
        self._handle: TaskHandle | None = None

    @property
    def folder(self) -> str:
        """Where the library lies, or will lie."""
        return self._music_dir

    @property
    def is_running(self) -> bool:
        """Whether a build runs."""
        return self._handle is not None and not self._handle.is_finished

    def build(
        self,
        on_done: Callable[[str], object],
        on_error: Callable[[Exception], object],
        on_progress: Callable[[Progress], object],
    ) -> TaskHandle:
        """Build the library; ``on_done`` gets its folder.

        A build that runs already is left alone and its handle is returned: its own callbacks tell of its end.
        ``on_error`` gets a ``DiskFullError``, ``DatabaseReadOnlyError`` or ``LibraryError``.
        """
        if self._handle is not None and not self._handle.is_finished:
            return self._handle
        # The quick lane: its thread only waits, and a scan in the serial lane shall not have to.
        self._handle = self._scheduler.run(
            Lane.QUICK, self.build_blocking, on_done=on_done, on_error=on_error, on_progress=on_progress
        )
        return self._handle

    def cancel(self) -> None:
        """Stop the build; the tracks that are finished stay, and the next build goes on after them."""
        if self._handle is not None:
            self._handle.cancel()

    def build_blocking(self, context: TaskContext) -> str:
        """Build the library and wait for it; its folder.

        Raises:
            DiskFullError: no space is left for the music.
            DatabaseReadOnlyError: its place cannot be written.
            LibraryError: it failed in another way (``"demo-failed"``).
        """
        started_ms = self._scheduler.clock.monotonic_ms()
        first: int | None = None
        problem: MusicRecError | None = None
        is_complete = False
        process = self._start()
        assert process.stdout is not None
        try:
            for message in _messages(process.stdout, context):
                if "error" in message:
                    problem = _error(str(message["error"]), self._music_dir)
                    log.info("demo library: %s", message)
                elif "folder" in message:
                    is_complete = True
                else:
                    done, total = int(str(message["done"])), int(str(message["total"]))
                    first = done if first is None else first
                    passed_ms = self._scheduler.clock.monotonic_ms() - started_ms
                    eta_ms = passed_ms * (total - done) // (done - first) if done > first else None
                    context.progress(Progress(done, total, str(message["label"]), eta_ms))
        finally:
            if not is_complete:
                process.kill()
            process.stdout.close()
            process.wait()
        context.check()
        if problem is not None:
            raise problem
        if not is_complete:
            raise LibraryError(self._music_dir, "demo-failed")
        return self._music_dir

    def _start(self) -> subprocess.Popen[bytes]:
        # One thread for matrix products: many small ones gain nothing from more, and playing needs a core.
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        try:
            return subprocess.Popen(
                [*self._builder, self._music_dir],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                env=environment,
                # Ctrl+C is for the player, which ends the builder itself.
                start_new_session=True,
            )
        except OSError as error:
            raise LibraryError(self._music_dir, "demo-failed") from error


def _messages(pipe: IO[bytes], context: TaskContext) -> Iterator[dict[str, object]]:
    """The builder's lines until it ends; looks at the context several times a second.

    Raises:
        CancelledError: the task was cancelled.
    """
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while True:
            context.check()
            if not selector.select(_POLL_S):
                continue
            content = os.read(pipe.fileno(), _READ_BYTES)
            if not content:
                return
            *lines, rest = (rest + content).split(b"\n")
            for line in lines:
                yield json.loads(line)


def _error(reason: str, folder: str) -> MusicRecError:
    if reason == "disk-full":
        return DiskFullError(folder)
    if reason == "read-only":
        return DatabaseReadOnlyError(folder)
    return LibraryError(folder, "demo-failed")
