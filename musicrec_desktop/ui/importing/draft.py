"""A plan of an import while it is reviewed: what was corrected and taken over, with a way back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from musicrec_desktop.core.tasks import TaskContext
from musicrec_desktop.model.import_plan import LineKey, Offer, ReviewLine
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.importing.plan import ImportPlan
from musicrec_desktop.services.importing.service import ImportService
from musicrec_desktop.ui.importing.review_page import ReviewPage
from musicrec_desktop.ui.importing.review_rows import Part, ReviewRows, updated_lines

_Corrected: TypeAlias = tuple[ImportPlan, Mapping[int, ReviewLine]]


@dataclass(frozen=True, slots=True)
class _Said:
    """What was before the user said something.

    Attributes:
        plan: of then.
        taken: offers of then.
        keys: the rows that it was about.
    """

    plan: ImportPlan
    taken: frozenset[Offer]
    keys: tuple[LineKey, ...]


class ImportDraft:
    """Holds the plan, and has corrections made in a lane, one at a time.

    Args:
        imports: makes corrections of plans.
        review: shows them.
        on_error: a correction failed.

    Attributes:
        plan: what was read; None before that.
        table: its rows.
        taken: the ratings and opinions that are taken over.
    """

    def __init__(
        self, imports: ImportService, review: ReviewPage, on_error: Callable[[Exception], object]
    ) -> None:
        self._imports, self._review, self._on_error = imports, review, on_error
        self.plan: ImportPlan | None = None
        self.table = ReviewRows([], {}, {})
        self.taken: frozenset[Offer] = frozenset()
        self._said: list[_Said] = []
        self._wishes: deque[Callable[[], object]] = deque()
        self._is_correcting = False

    @property
    def is_corrected(self) -> bool:
        """Whether something was said that can be taken back."""
        return bool(self._said)

    @property
    def has_something(self) -> bool:
        """Whether anything of the plan can be imported."""
        return self.plan is not None and any(source.error is None for source in self.plan.sources)

    @property
    def first_part(self) -> Part:
        """What a review begins with: what is unsure, where there is some."""
        has_unsure = any(source.numbers.uncertain for source in self.plan.sources) if self.plan else False
        return Part.ASK if has_unsure else Part.ALL

    def take(self, plan: ImportPlan, table: ReviewRows) -> None:
        """Begin with a plan that was read."""
        self.plan, self.table = plan, table
        self._said.clear()
        self.taken = frozenset()
        self._review.set_undo(is_possible=False)

    def drop(self) -> None:
        """Forget the plan and what was said."""
        plan, self.plan = self.plan, None
        self.table = ReviewRows([], {}, {})
        self._said.clear()
        self._wishes.clear()
        if plan is not None:
            self._imports.discard(plan)

    def correct(self, said: Mapping[LineKey, TrackId | None]) -> None:
        """Say which tracks lines mean; None for none."""
        self.when_settled(lambda: self._correct(said))

    def decide(self, offers: Sequence[Offer], is_taken: bool) -> None:
        """Take ratings and opinions over, or not."""
        self.when_settled(lambda: self._decide(offers, is_taken=is_taken))

    def undo(self) -> None:
        """Take back what was said last."""
        self.when_settled(self._undo)

    def when_settled(self, wish: Callable[[], object]) -> None:
        """Do it when the corrections before it are in the plan."""
        if self._is_correcting:
            self._wishes.append(wish)
        else:
            wish()

    def _correct(self, said: Mapping[LineKey, TrackId | None]) -> None:
        plan, table, imports, keys = self.plan, self.table, self._imports, tuple(said)
        if plan is None:
            return
        step = _Said(plan, self.taken, keys)

        def work(_context: TaskContext) -> _Corrected:
            corrected = imports.corrected(plan, said)
            return corrected, updated_lines(corrected, table, keys)

        def done(result: _Corrected) -> None:
            self._said.append(step)
            self._take_lines(*result)
            self._review.step_on()

        self._start(work, done)

    def _decide(self, offers: Sequence[Offer], *, is_taken: bool) -> None:
        if self.plan is None:
            return
        self._said.append(_Said(self.plan, self.taken, ()))
        self.taken = self.taken | set(offers) if is_taken else self.taken - set(offers)
        self._review.take_offers(self.taken)
        self._review.set_undo(is_possible=True)

    def _undo(self) -> None:
        if not self._said:
            return
        step, table = self._said.pop(), self.table
        self.taken = step.taken
        self._review.take_offers(self.taken)
        self._start(
            lambda _context: (step.plan, updated_lines(step.plan, table, step.keys)),
            lambda result: self._take_lines(*result),
        )

    def _take_lines(self, plan: ImportPlan, lines: Mapping[int, ReviewLine]) -> None:
        self.plan = plan
        self._review.take_lines(lines)
        self._review.set_undo(is_possible=bool(self._said))

    def _start(
        self, work: Callable[[TaskContext], _Corrected], on_done: Callable[[_Corrected], object]
    ) -> None:
        table, self._is_correcting = self.table, True

        def done(result: _Corrected) -> None:
            self._is_correcting = False
            if table is not self.table:
                return
            on_done(result)
            while self._wishes and not self._is_correcting:
                self._wishes.popleft()()

        def failed(error: Exception) -> None:
            self._is_correcting = False
            self._wishes.clear()
            if table is self.table:
                self._on_error(error)

        self._imports.start(work, done, failed)
