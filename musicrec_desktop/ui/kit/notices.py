"""What the window tells: toasts that go by themselves, and the banner for trouble that stays."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from musicrec_desktop.core.errors import MusicRecError
from musicrec_desktop.core.language import tr
from musicrec_desktop.ui.kit.actions import Handler
from musicrec_desktop.ui.kit.banner import Banner
from musicrec_desktop.ui.kit.toast import Toast
from musicrec_desktop.ui.kit.undo_history import Gesture, Step, UndoHistory
from musicrec_desktop.ui.kit.wording.errors import engine_problem, error_message

log = logging.getLogger(__name__)
TOAST_GAP_PX = 16


class Notices:
    """Says things without taking the focus.

    Args:
        banner: trouble that stays.
        window: has the toast.
        bottom_px: height of what lies at the bottom of the window; the toast floats above it.

    Attributes:
        banner: trouble that stays.
        toast: words that go by themselves.
        history: what was done with a way back; a toast's "Undo" is a step of it.
    """

    def __init__(self, banner: Banner, window: QWidget, *, bottom_px: int) -> None:
        self.banner = banner
        self._is_engine_shown = False
        self._told_once: set[type[MusicRecError]] = set()
        self.toast = Toast(window, bottom_px=bottom_px + TOAST_GAP_PX)
        self.history = UndoHistory(window)

    def say(self, text: str, undo: Step | None = None, *, redo: Step | None = None, label: str = "") -> None:
        """Tell what was done, and offer to take it back.

        Args:
            text: what was done.
            undo: takes it back; None where there is no way.
            redo: does it again after that.
            label: what the history calls it; the text where none is given.
        """
        if undo is None:
            self.toast.show_message(text)
        else:
            self.say_done(text, Gesture(label or text, undo, redo))

    def say_done(self, text: str, gesture: Gesture | None) -> None:
        """Tell of a gesture and keep it in the history; None for one that needs no undo."""
        if gesture is None:
            self.toast.show_message(text)
            return
        self.history.push(gesture)
        self.toast.show_message(text, tr("Undo"), lambda: self.undo(gesture))

    def forget(self) -> None:
        """Say nothing of what was done, and offer no way back: somebody else did it."""
        self.toast.dismiss()
        self.history.clear()

    def undo(self, gesture: Gesture | None = None) -> None:
        """Take the latest gesture back, or the given one, and say so."""
        if gesture is None and self.history.waits(self.undo):
            return
        self._revert(tr("Undone"), lambda: self.history.undo(gesture))

    def actions(self) -> Mapping[str, Handler]:
        """The handlers of "Undo" and "Redo"."""
        return {"undo": self.undo, "redo": self.redo}

    def redo(self) -> None:
        """Do again what was taken back last, and say so."""
        if self.history.waits(self.redo):
            return
        self._revert(tr("Done again"), self.history.redo)

    def tell(self, text: str, action: str, on_action: Callable[[], object]) -> None:
        """Tell something, with a button for what can be done about it."""
        self.toast.show_message(text, action, on_action)

    def error(self, error: Exception) -> None:
        """Tell an expected error in words; anything else is a bug and is raised again."""
        if not isinstance(error, MusicRecError):
            raise error
        log.info("told the user: %s", error)
        self.toast.show_message(str(error_message(error)))

    def error_once(self, error: MusicRecError) -> None:
        """Tell an error of a kind that repeats, for example a full disk, only the first time."""
        if type(error) not in self._told_once:
            self._told_once.add(type(error))
            self.error(error)

    def is_told(self, error: MusicRecError) -> None:
        """Take an error of this kind as told, for ``error_once``."""
        self._told_once.add(type(error))

    def _revert(self, done: str, step: Callable[[], tuple[Gesture, str] | None]) -> None:
        before = self.toast.said
        try:
            reverted = step()
        except MusicRecError as error:
            self.error(error)
            return
        if reverted is None or self.toast.said != before:
            return
        gesture, words = reverted
        self.toast.show_message(f"{done}: {gesture.label}" + (f" ({words})" if words else ""))

    def engine_problem(self, reason: str) -> None:
        """There is no sound at all; an empty reason takes it back."""
        if not reason:
            if self._is_engine_shown:
                self.banner.hide()
            self._is_engine_shown = False
            return
        self._is_engine_shown = True
        message = engine_problem(reason)
        self.banner.show_message(message.headline, message.advice)

    def trouble(self, headline: str, advice: str, button: str, on_button: Callable[[], object]) -> None:
        """Tell something that stays until it is closed, with a button."""
        self._is_engine_shown = False
        self.banner.show_message(headline, advice, button, on_button)

    def bug(self, report: str) -> None:
        """Something went wrong that should not; the log has it, and the report can be copied."""
        self.toast.show_message(
            tr("Something went wrong; the player goes on."),
            tr("Copy report"),
            lambda: QGuiApplication.clipboard().setText(report),
        )
