"""Changes what genres are shown as; the files keep what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler, Timer
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.genre_words import GenreRules, WrittenGenre
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.storage.genre_words import GenreWordStore

RESUME_DELAY_MS: Final = 20_000
"""What an earlier run of the program left over goes on so long after the start."""


@dataclass(frozen=True, slots=True)
class GenreWordOverview:
    """The words, and what is in the tags.

    Attributes:
        rules: the words and marks.
        written: every genre in the tags, the most frequent first.
    """

    rules: GenreRules
    written: tuple[WrittenGenre, ...]


class GenreWordService:
    """Keeps words of genres, and lets the library follow them in slices.

    Args:
        scheduler: gives the lanes.
        store: keeps the words.

    Signals:
        changed: other genres are shown; emitted when all tracks follow the words.
        progressed: how far that is.
        state_changed: running changed.
    """

    def __init__(self, *, scheduler: Scheduler, store: GenreWordStore) -> None:
        self._scheduler, self._store = scheduler, store
        self._task: TaskHandle | None = None
        self._timer: Timer | None = None
        self._again = False
        self.changed: Signal[()] = Signal()
        self.progressed: Signal[Progress] = Signal()
        self.state_changed: Signal[()] = Signal()

    @property
    def is_running(self) -> bool:
        """Whether tracks are being renewed."""
        return self._task is not None

    def overview(self) -> GenreWordOverview:
        """The words and what is written, at once."""
        return GenreWordOverview(self._store.rules(), tuple(self._store.written()))

    def load_overview(
        self, on_done: Callable[[GenreWordOverview], object], on_error: Callable[[Exception], object]
    ) -> TaskHandle:
        """The same, read in a lane."""
        return self._scheduler.run(
            Lane.QUICK,
            lambda _context: self.overview(),
            name="genre-words",
            on_done=on_done,
            on_error=on_error,
        )

    def in_file(self, track_id: TrackId) -> tuple[str, ...] | None:
        """What the tags of a track say where other genres are shown; None where they are shown."""
        return self._store.in_file(track_id)

    def change(
        self,
        edit: Callable[[GenreRules], GenreRules],
        on_done: Callable[[GenreRules, GenreRules], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Change the words in the io lane; then all tracks follow them.

        Args:
            edit: makes the new rules of those that hold when it is carried out.
            on_done: called with the rules before and after, once they are kept.
            on_error: called with what went wrong.
        """

        def work(_context: TaskContext) -> tuple[GenreRules, GenreRules]:
            after = edit(self._store.rules())
            return self._store.change(after), after

        def done(rules: tuple[GenreRules, GenreRules]) -> None:
            on_done(*rules)
            self.go_on()

        self._scheduler.run(Lane.IO, work, on_done=done, on_error=on_error)

    def change_blocking(
        self, edit: Callable[[GenreRules], GenreRules], context: TaskContext
    ) -> tuple[GenreRules, GenreRules]:
        """Change the words and let all tracks follow them, in the calling thread.

        Returns:
            The rules before and after.

        Raises:
            StorageError: the database cannot be used.
        """
        after = edit(self._store.rules())
        before = self._store.change(after)
        self._renew(context)
        self.changed.emit()
        return before, after

    def resume_later(self) -> None:
        """Let the rest follow that an earlier run left over, a while from now."""
        self._timer = self._scheduler.call_later(RESUME_DELAY_MS, self.go_on)

    def go_on(self) -> None:
        """Let what is left of the tracks follow the words, in the io lane."""
        if self._task is not None:
            self._again = True
            return
        self._again = False
        self._task = self._scheduler.run(
            Lane.IO,
            self._renew,
            on_done=self._on_renewed,
            on_error=self._on_error,
            on_progress=self.progressed.emit,
        )
        self.state_changed.emit()

    def close(self) -> None:
        """Stop; the next start goes on."""
        if self._timer is not None:
            self._timer.cancel()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _renew(self, context: TaskContext) -> int:
        done, left = 0, self._store.waiting()
        while left and not context.is_cancelled and (count := self._store.renew()):
            done += count
            context.progress(Progress(done, max(left, done)))
        return done

    def _on_renewed(self, count: int) -> None:
        self._end()
        if count:
            self.changed.emit()

    def _on_error(self, error: Exception) -> None:
        """A database that refuses is told of by what wrote the words; the next start goes on."""
        self._end()
        if not isinstance(error, MusicRecError):
            raise error

    def _end(self) -> None:
        self._task = None
        self.state_changed.emit()
        if self._again:
            self.go_on()
