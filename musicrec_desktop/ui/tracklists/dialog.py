"""One window for a list from anywhere: paste it, see what it is, use what fits."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from musicrec_desktop.core.errors import MusicRecError, SpotifyError
from musicrec_desktop.core.language import number_text, tr
from musicrec_desktop.core.tasks import TaskHandle
from musicrec_desktop.model.spotify_link import spotify_link
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.model.tracklist import TracklistAnswer
from musicrec_desktop.services.suite import Services
from musicrec_desktop.services.tracklists.service import ListReply
from musicrec_desktop.services.tracklists.sources import TracklistSource
from musicrec_desktop.ui.commands.progress_page import ProgressPage
from musicrec_desktop.ui.kit.buttons import text_button
from musicrec_desktop.ui.kit.calm_inputs import CalmComboBox
from musicrec_desktop.ui.kit.empty_state import EmptyState
from musicrec_desktop.ui.kit.fitted_dialog import FittedDialog
from musicrec_desktop.ui.kit.icons import Glyph
from musicrec_desktop.ui.kit.labels import title_label
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.spotify import BROWSER_MAY_OPEN
from musicrec_desktop.ui.theme.control import ThemeController
from musicrec_desktop.ui.theme.sizes import Space
from musicrec_desktop.ui.tracklists.input_page import InputPage
from musicrec_desktop.ui.tracklists.result_page import ResultPage

SIZE: Final = QSize(1000, 640)
MINIMUM_SIZE: Final = QSize(760, 420)
TITLE: Final = tr("Songs like a list")
_CHOICES: Final[tuple[tuple[str, Callable[[TracklistAnswer], tuple[TrackId, ...]]], ...]] = (
    (tr("What I own of it"), lambda answer: answer.owned),
    (tr("With stand-ins"), lambda answer: answer.with_nearest),
    (tr("With stand-ins, and more like it"), lambda answer: answer.whole),
    (tr("Only more like it"), lambda answer: tuple(one.track_id for one in answer.suggestions.entries)),
)
"""What of an answer is used."""


class Step(Enum):
    """Where the dialog is."""

    INPUT = "input"
    READ = "read"
    RESULT = "result"
    ERROR = "error"


class TracklistDialog(FittedDialog):
    """Leads from a text to its tracks; the window stays usable beside it.

    Args:
        services: answer lists, and read tracks.
        themes: colours.
        parent: the window.

    Attributes:
        play_wanted: tracks that shall be played now.
        queue_wanted: tracks that shall be queued.
        playlist_wanted: a name and the tracks of a playlist that shall be made.
        failed: the ``MusicRecError`` of a correction that could not be kept.
        step: where it is.
        reply: what was answered; None before that.
    """

    play_wanted = Signal(object)
    queue_wanted = Signal(object)
    playlist_wanted = Signal(str, object)
    failed = Signal(object)

    def __init__(self, services: Services, themes: ThemeController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists, self._spotify = services.tracklists, services.spotify
        self.step = Step.INPUT
        self.reply: ListReply | None = None
        self._said: list[tuple[ListReply, Callable[[], None]]] = []
        self._task: TaskHandle | None = None
        self.setWindowTitle(TITLE)
        self.setMinimumSize(MINIMUM_SIZE)
        self.resize(SIZE)
        self.title = title_label(TITLE)
        self.input = InputPage(services.spotify)
        self.progress = ProgressPage(services.scheduler.clock.now_ms)
        self.answer_page = ResultPage(services.browse, themes)
        self.error = EmptyState(themes, Glyph.ERROR)
        self._pages = QStackedWidget()
        self.back_button, self.close_button = text_button(tr("Back")), text_button(tr("Close"))
        self.read_button = text_button(tr("Find songs"), role="primary")
        self.choice = CalmComboBox()
        self.choice.setAccessibleName(tr("Which tracks are used"))
        self.queue_button, self.play_button = text_button(tr("Add to queue")), text_button(tr("Play"))
        self.playlist_button = text_button(tr("Make a playlist"), role="primary")
        self._connect()
        self._lay_out()
        self.show_step(Step.INPUT)

    @property
    def chosen(self) -> tuple[TrackId, ...]:
        """The tracks that the buttons are about."""
        if self.reply is None:
            return ()
        return _CHOICES[max(0, self.choice.currentIndex())][1](self.reply.answer)

    def read(self, source: TracklistSource) -> None:
        """Answer a list; the link of one at Spotify is read there, where the user has a client id."""
        self.cancel()
        link = spotify_link(source.text) if not (source.paths or source.track_ids or source.known) else None
        if link is not None:
            self.progress.begin(tr("Reading the list at Spotify"), BROWSER_MAY_OPEN, tr("Cancel"))
            self.show_step(Step.READ)
            self._task = self._spotify.load(link, self.read, self._on_error, self.progress.show_progress)
            return
        self.progress.begin(tr("Reading the list"), tr("Nothing is changed by that."), tr("Cancel"))
        self.show_step(Step.READ)
        self._task = self._lists.load(source, self._on_reply, self._on_error, self.progress.show_progress)

    def show_text(self, source: TracklistSource) -> None:
        """Show a text that was handed over, and answer it."""
        self.input.field.show_source(source)
        self.read(source)

    def cancel(self) -> None:
        """Stop what goes on."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def show_step(self, step: Step) -> None:
        """Go to a step; what it shows is there already."""
        self.step = step
        page = {
            Step.INPUT: self.input,
            Step.READ: self.progress,
            Step.RESULT: self.answer_page,
            Step.ERROR: self.error,
        }[step]
        self._pages.setCurrentWidget(page)
        self.read_button.setVisible(step is Step.INPUT)
        self.back_button.setVisible(step in {Step.RESULT, Step.ERROR})
        for widget in (self.choice, self.queue_button, self.play_button, self.playlist_button):
            widget.setVisible(step is Step.RESULT)
        title = self.reply.answer.title if step is Step.RESULT and self.reply is not None else ""
        self.title.set_full_text(title or TITLE)
        focused = {
            Step.INPUT: self.input.field,
            Step.READ: self.progress.cancel_button,
            Step.RESULT: self.answer_page.lines,
            Step.ERROR: self.error.primary_button,
        }[step]
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def done(self, result: int) -> None:
        self.cancel()
        self.answer_page.close_tasks()
        super().done(result)

    def _on_reply(self, reply: ListReply) -> None:
        self._task = None
        self._said.clear()
        self.answer_page.begin()
        self._show_reply(reply)
        self.choice.setCurrentIndex(0 if reply.answer.owned else 2)
        self.show_step(Step.RESULT)

    def _show_reply(self, reply: ListReply) -> None:
        self.reply = reply
        self.answer_page.show_answer(reply.answer)
        self.answer_page.set_undo(is_possible=bool(self._said))
        for place, (text, tracks) in enumerate(_CHOICES):
            words = f"{text} ({number_text(len(tracks(reply.answer)))})"
            if place < self.choice.count():
                self.choice.setItemText(place, words)
            else:
                self.choice.addItem(words)
        self._show_chosen()

    def _show_chosen(self) -> None:
        for button in (self.queue_button, self.play_button, self.playlist_button):
            button.setEnabled(bool(self.chosen))

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, MusicRecError):
            raise error
        self._task = None
        message = error_message(error)
        needs_id = isinstance(error, SpotifyError) and error.reason in {"no-id", "bad-id"}
        self.error.show_message(
            message.headline,
            message.advice,
            tr("Back to the list"),
            lambda: self.show_step(Step.INPUT),
            tr("Enter a client id") if needs_id else "",
            self._enter_id,
        )
        self.show_step(Step.ERROR)

    def _enter_id(self) -> None:
        self.show_step(Step.INPUT)
        self.input.spotify.set_open(is_open=True)

    def _correct(self, place: int, track_id: TrackId | None) -> None:
        if self.reply is None:
            return
        try:
            corrected, undo = self._lists.correct(self.reply, place, track_id)
        except MusicRecError as error:
            self.failed.emit(error)
            return
        self._said.append((self.reply, undo))
        self._renew(corrected)

    def _undo(self) -> None:
        if not self._said:
            return
        reply, undo = self._said.pop()
        try:
            undo()
        except MusicRecError as error:
            self.failed.emit(error)
            return
        self._renew(reply)

    def _renew(self, reply: ListReply) -> None:
        """Show what was said at once, and what fits then when it is found."""
        self._show_reply(reply)
        self._task = self._lists.renew(reply, self._show_reply)

    def _cancel_reading(self) -> None:
        self.cancel()
        self.show_step(Step.INPUT)

    def _make_playlist(self) -> None:
        if self.reply is not None and self.chosen:
            self.playlist_wanted.emit(self.reply.answer.title or TITLE, self.chosen)

    def _connect(self) -> None:
        self.input.taken.connect(self.read)
        self.input.field.textChanged.connect(lambda: self.read_button.setEnabled(self.input.has_text))
        self.read_button.setEnabled(False)
        self.read_button.clicked.connect(self.input.use_text)
        self.progress.cancelled.connect(self._cancel_reading)
        self.answer_page.corrected.connect(self._correct)
        self.answer_page.undo_requested.connect(self._undo)
        self.answer_page.play_requested.connect(self.play_wanted)
        self.choice.currentIndexChanged.connect(lambda _place: self._show_chosen())
        self.back_button.clicked.connect(lambda: self.show_step(Step.INPUT))
        self.close_button.clicked.connect(self.reject)
        self.play_button.clicked.connect(lambda: self.play_wanted.emit(self.chosen))
        self.queue_button.clicked.connect(lambda: self.queue_wanted.emit(self.chosen))
        self.playlist_button.clicked.connect(self._make_playlist)

    def _lay_out(self) -> None:
        for page in (self.input, self.progress, self.answer_page, self.error):
            self._pages.addWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.back_button)
        buttons.addStretch()
        for widget in (self.choice, self.queue_button, self.play_button, self.close_button):
            buttons.addWidget(widget)
        buttons.addWidget(self.playlist_button)
        buttons.addWidget(self.read_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.title)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)
