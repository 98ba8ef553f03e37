"""A blind taste test from the choice of what is compared to the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import plural, tr
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.taste_test import NO_VERDICT, Comparison, Slot, TasteDraw, Verdict
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.evaluation.taste_test.service import TasteTestService
from musicrec_desktop.services.evaluation.taste_test.sitting import Sitting
from musicrec_desktop.ui.evaluation.taste_test.listening_page import ListeningPage
from musicrec_desktop.ui.evaluation.taste_test.result_page import ResultPage
from musicrec_desktop.ui.evaluation.taste_test.setup_page import SetupPage
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import title_label
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space

WIDTH, HEIGHT = 620, 520
TITLE: Final = tr("Blind taste test")
SAME: Final = tr("Both queues have the same tracks, wherever they start. Compare something else.")
NO_START: Final = tr("No track whose sound is known has its file there. Connect the drive with your music.")


class TasteTestDialog(FittedDialog):
    """Closing it ends the test, and what played before goes on.

    Args:
        service: draws the queues, plays the excerpts, keeps the answers.
        name_of: gives title and artist of a track.
        starts: tracks that the queues may start from, with words.
        listen: starts to listen to tracks, where too few are known.
        themes: where the colours come from.
        parent: the window.
    """

    def __init__(
        self,
        service: TasteTestService,
        name_of: Callable[[TrackId], str],
        starts: Sequence[tuple[str, TrackId]],
        listen: Callable[[], object],
        themes: ThemeController,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.resize(WIDTH, HEIGHT)
        self._service, self._name_of, self._listen = service, name_of, listen
        self._sitting: Sitting | None = None
        self._drawing: TaskHandle | None = None
        self._asked: list[TaskHandle] = []
        self.empty = EmptyState(themes, Glyph.TASTE_TEST)
        self.setup = SetupPage(service.offered, starts, self._ask)
        self.listening = ListeningPage(themes, name_of)
        self.outcome = ResultPage(name_of)
        self.pages = QStackedWidget()
        for page in (self.setup, self.listening, self.outcome, self.empty):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.L)
        column.addWidget(title_label(TITLE))
        column.addWidget(self.pages, 1)
        self._connect()
        if lacking := service.lacking:
            self._show_empty(lacking)

    @property
    def sitting(self) -> Sitting | None:
        """The sitting that goes on, or the one that was last."""
        return self._sitting

    @override
    def reject(self) -> None:
        """End the test and show what came of it; where none goes on, close."""
        if self._is_listening:
            self._end()
        else:
            super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._end()
        super().closeEvent(event)

    @override
    def done(self, result: int) -> None:
        self._end()
        for task in (*self._asked, *([] if self._drawing is None else [self._drawing])):
            task.cancel()
        super().done(result)

    @property
    def _is_listening(self) -> bool:
        return self._sitting is not None and not self._sitting.is_over

    def _connect(self) -> None:
        self.setup.begun.connect(self._begin)
        self.setup.forgotten.connect(self._forget)
        self.setup.closed.connect(self.reject)
        self.listening.chosen.connect(self._choose)
        self.listening.pressed.connect(self._press)
        self.listening.end_requested.connect(self._end)
        self.outcome.again_requested.connect(self._again)
        self.outcome.closed.connect(self.reject)

    def _show_empty(self, lacking: int) -> None:
        self.empty.show_message(
            tr("Too few tracks for a taste test."),
            plural(
                "{n} more track must be listened to, so that two queues can differ.",
                "{n} more tracks must be listened to, so that two queues can differ.",
                lacking,
            ),
            tr("Listen to tracks"),
            self._listen_now,
        )
        self.pages.setCurrentWidget(self.empty)

    def _listen_now(self) -> None:
        self._listen()
        self.accept()

    def _begin(self, comparison: Comparison, start: TrackId | None) -> None:
        self._drawing = self._service.draw(comparison, start, self._on_drawn, self._on_error)

    def _again(self) -> None:
        """Another round of the same comparison, from any track, because after this start all was heard."""
        assert self._sitting is not None
        self.setup.refresh()
        self.outcome.again_button.setEnabled(False)
        self._begin(self._sitting.draw.comparison, None)

    def _on_drawn(self, draw: TasteDraw) -> None:
        self.outcome.again_button.setEnabled(True)
        if not draw.pairs:
            self._refuse(SAME if draw.length else NO_START)
            return
        self._sitting = sitting = self._service.sit_down(draw)
        sitting.changed.connect(lambda: self.listening.refresh(sitting))
        sitting.ended.connect(self._on_ended)
        self.listening.show_sitting(sitting)
        self.pages.setCurrentWidget(self.listening)
        self.listening.setFocus()
        sitting.begin()

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        message = error_message(error)
        self._refuse(f"{message.headline} {message.advice}")

    def _refuse(self, problem: str) -> None:
        self.outcome.again_button.setEnabled(True)
        self.pages.setCurrentWidget(self.setup)
        self.setup.say(problem)

    def _forget(self, comparison: Comparison) -> None:
        try:
            self._service.forget(comparison)
        except MusicRecError as error:
            self._on_error(error)
        else:
            self.setup.refresh()

    def _press(self, slot: Slot) -> None:
        sitting = self._sitting
        if sitting is None:
            return
        if sitting.slot is slot and (sitting.is_sounding or sitting.is_paused):
            sitting.toggle()
        else:
            sitting.play(slot)

    def _choose(self, slot: Slot | None) -> None:
        if self._sitting is None:
            return
        try:
            self._sitting.choose(slot)
        except MusicRecError as error:
            message = error_message(error)
            self.listening.say(f"{message.headline} {message.advice}")

    def _end(self) -> None:
        if self._sitting is not None:
            self._sitting.end()

    def _on_ended(self) -> None:
        sitting = self._sitting
        assert sitting is not None
        self.setup.refresh()
        if not sitting.answers and not sitting.failed:
            self.pages.setCurrentWidget(self.setup)
            return
        self._ask(sitting.draw.comparison, partial(self._show_result, sitting))

    def _show_result(self, sitting: Sitting, verdict: Verdict) -> None:
        self.outcome.show_result(sitting, verdict)
        self.pages.setCurrentWidget(self.outcome)

    def _ask(self, comparison: Comparison, on_done: Callable[[Verdict], object]) -> None:
        """Find out what the answers tell; nothing where they cannot be read now."""

        def on_error(error: Exception) -> None:
            if not isinstance(error, MusicRecError):
                raise error
            on_done(NO_VERDICT)

        self._asked = [task for task in self._asked if not task.is_finished]
        self._asked.append(self._service.load_verdict(comparison, on_done, on_error))
