"""Suggested genres, and what the listener says to them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.scheduler import Scheduler
from musicrec_desktop.core.signal import Signal
from musicrec_desktop.core.tasks import Lane, Progress, TaskContext, TaskHandle
from musicrec_desktop.model.genres import GenreVerdict, SuggestedGenre
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.genres.learning import GenreLearner
from musicrec_desktop.services.genres.words import GenreWordService
from musicrec_desktop.services.genres.writing import GenreWriting
from musicrec_desktop.storage.genre_suggestions import Decision, GenreStore

log = logging.getLogger(__name__)

GenrePair = tuple[TrackId, str]
"""A track and the name of a genre."""


@dataclass(frozen=True, slots=True)
class GenreEdit:
    """What was said, and the way back.

    Attributes:
        tracks: how many tracks it is about.
        genres: the names, each once.
        before: what was said before; ``GenreService.restore`` takes it.
    """

    tracks: int
    genres: tuple[str, ...]
    before: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class GenreReview:
    """All that is suggested.

    Attributes:
        verdict: whether anything is, and why not.
        genres: open and accepted ones of present tracks, in the order of the tracks.
    """

    verdict: GenreVerdict
    genres: tuple[SuggestedGenre, ...]


class GenreService:
    """Suggests genres for tracks without one; they are the same for all profiles.

    An accepted genre is shown and found (``genre~:``) as the genre of its track until the tags have one. It
    is written into the file only by ``GenreWriting``.

    Args:
        scheduler: gives the lane.
        store: keeps suggestions.
        learner: makes them.
        is_busy: whether something else needs the processor now; learning then waits for the next call.
        writing: writes accepted genres into files.
        words: what genres are shown as.

    Signals:
        changed: other genres are suggested, accepted or rejected.
        progressed: how far learning is.
        working_changed: learning has begun or ended.
    """

    def __init__(
        self,
        *,
        scheduler: Scheduler,
        store: GenreStore,
        learner: GenreLearner,
        is_busy: Callable[[], bool],
        writing: GenreWriting,
        words: GenreWordService,
    ) -> None:
        self._scheduler, self._store, self._learner = scheduler, store, learner
        self._is_busy = is_busy
        self.writing, self.words = writing, words
        self._task: TaskHandle | None = None
        self.problem: MusicRecError | None = None
        self.changed: Signal[()] = Signal()
        self.progressed: Signal[Progress] = Signal()
        self.working_changed: Signal[()] = Signal()

    @property
    def is_working(self) -> bool:
        """Whether genres are being learnt."""
        return self._task is not None

    @property
    def verdict(self) -> GenreVerdict:
        """Whether genres are suggested, and why not."""
        return self._store.verdict()

    def counts(self) -> tuple[int, int]:
        """How many suggestions are open, and how many genres are accepted and not in the files."""
        return self._store.counts()

    def suggestions(self, ids: Sequence[TrackId]) -> dict[TrackId, tuple[SuggestedGenre, ...]]:
        """The genres that are shown for some tracks; those without any are left out."""
        return self._store.shown(ids)

    def review(self) -> GenreReview:
        """All that is suggested, at once."""
        return GenreReview(self._store.verdict(), tuple(self._store.all_shown()))

    def load_review(self, on_done: Callable[[GenreReview], object]) -> TaskHandle:
        """The same, read in a lane."""
        return self._scheduler.run(
            Lane.QUICK, lambda _context: self.review(), name="genre-review", on_done=on_done
        )

    def refresh(self) -> None:
        """Learn where the library has changed enough and nothing else is to be done."""
        if not self._is_busy():
            self._start(only_if_due=True)

    def learn(self) -> None:
        """Learn anew, due or not."""
        self._start(only_if_due=False)

    def cancel(self) -> None:
        """Stop learning; what was suggested before stays."""
        if self._task is not None:
            self._task.cancel()
            self._end()

    def learn_blocking(self, context: TaskContext) -> GenreVerdict:
        """Learn anew in the calling thread.

        Raises:
            CancelledError: it was cancelled.
            ChildEndedError: the process of its own has ended, or needed too much memory.
            StorageError: the database cannot be used.
        """
        verdict, _ = self._learner.learn(context)
        self.changed.emit()
        return verdict

    def accept(self, pairs: Sequence[GenrePair]) -> GenreEdit:
        """Take genres as those of tracks."""
        return self._decide(pairs, is_accepted=True)

    def reject(self, pairs: Sequence[GenrePair]) -> GenreEdit:
        """Show genres for tracks no more, also where they are learnt anew."""
        return self._decide(pairs, is_accepted=False)

    def forget(self, pairs: Sequence[GenrePair]) -> GenreEdit:
        """Take back what was said: suggestions are open again."""
        return self._decide(pairs, is_accepted=None)

    def accept_soon(
        self,
        pairs: Sequence[GenrePair],
        on_done: Callable[[GenreEdit], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Accept in the io lane, which a thousand genres need."""
        self._decide_soon(pairs, on_done, on_error, is_accepted=True)

    def reject_soon(
        self,
        pairs: Sequence[GenrePair],
        on_done: Callable[[GenreEdit], object],
        on_error: Callable[[Exception], object],
    ) -> None:
        """Reject in the io lane."""
        self._decide_soon(pairs, on_done, on_error, is_accepted=False)

    def restore_soon(self, before: Sequence[Decision], on_error: Callable[[Exception], object]) -> None:
        """``restore`` in the io lane."""
        self._scheduler.run(
            Lane.IO,
            lambda _context: self._store.decide(before),
            on_done=lambda _nothing: self.changed.emit(),
            on_error=on_error,
        )

    def restore(self, before: Sequence[Decision]) -> None:
        """What was said is again what an edit found."""
        self._store.decide(before)
        self.changed.emit()

    def _decide(self, pairs: Sequence[GenrePair], *, is_accepted: bool | None) -> GenreEdit:
        edit = self._decided(pairs, is_accepted=is_accepted)
        self.changed.emit()
        return edit

    def _decide_soon(
        self,
        pairs: Sequence[GenrePair],
        on_done: Callable[[GenreEdit], object],
        on_error: Callable[[Exception], object],
        *,
        is_accepted: bool,
    ) -> None:
        def done(edit: GenreEdit) -> None:
            self.changed.emit()
            on_done(edit)

        self._scheduler.run(
            Lane.IO,
            lambda _context: self._decided(pairs, is_accepted=is_accepted),
            on_done=done,
            on_error=on_error,
        )

    def _decided(self, pairs: Sequence[GenrePair], *, is_accepted: bool | None) -> GenreEdit:
        before = self._store.decisions(pairs)
        self._store.decide(
            [Decision(each.track_id, each.name, each.confidence, is_accepted) for each in before]
        )
        return GenreEdit(
            len({each.track_id for each in before}),
            tuple(dict.fromkeys(each.name for each in before)),
            tuple(before),
        )

    def _start(self, *, only_if_due: bool) -> None:
        if self._task is not None:
            return

        def work(context: TaskContext) -> bool:
            if only_if_due and not self._learner.is_due():
                return False
            self._learner.learn(context)
            return True

        self.problem = None
        self._task = self._scheduler.run(
            Lane.QUICK,
            work,
            name="genres",
            on_done=self._on_done,
            on_error=self._on_error,
            on_progress=self.progressed.emit,
        )
        self.working_changed.emit()

    def _on_done(self, is_new: bool) -> None:
        self._end()
        if is_new:
            self.changed.emit()

    def _on_error(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, MusicRecError):
            raise error
        self.problem = error
        log.warning("genres were not learnt: %s", error)

    def _end(self) -> None:
        self._task = None
        self.working_changed.emit()
