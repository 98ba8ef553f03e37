"""What came of files and folders that another process handed over: told once it is known."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Final

from musicrec_desktop.core.errors import PlaybackError
from musicrec_desktop.core.language import tr
from musicrec_desktop.core.paths import display_path
from musicrec_desktop.model.files import FileFailure
from musicrec_desktop.model.playback import PlayerState, QueueEntry
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.services.suite import Services
from musicrec_desktop.ui.kit.wording.errors import error_message
from musicrec_desktop.ui.kit.wording.files import failure_text
from musicrec_desktop.ui.window.instance_peer import Answer, Say, refusal

WAIT_MS: Final = 8_000
"""After this time the answer says that the work goes on; the peer gives up after ten seconds. A file that
hangs its parser is given up before, after five seconds of processor time."""
TOLD: Final = 20
"""At most so many files that were left out are named."""


class PathsAnswer:
    """Waits for tracks to be found, and to be heard where they shall play, and answers once.

    Args:
        services: what plays.
        paths: what was handed over.
        say: gets the answer.
        is_heard: whether the tracks shall be heard now, not only stand in the queue.
    """

    def __init__(self, services: Services, paths: Sequence[str], say: Say, *, is_heard: bool) -> None:
        self._player, self._paths, self._say, self._is_heard = services.player, paths, say, is_heard
        self._ids: set[TrackId] = set()
        self._left_out: list[str] = []
        self._is_over = False
        self._disconnects: list[Callable[[], object]] = []
        self._timer = services.scheduler.call_later(WAIT_MS, self._on_time)

    def take(self, ids: Sequence[TrackId], failed: Sequence[FileFailure]) -> None:
        """The tracks were found and handed to the player; files that cannot be read were not."""
        self._left_out += [_failure_text(failure) for failure in failed]
        self._ids = set(ids)
        if not ids:
            self._refuse(tr("There is no music in “{name}”.", name=_name(self._paths[0])))
        elif self._is_heard:
            self._disconnects += [
                self._player.failed.connect(self._on_failed),
                self._player.state_changed.connect(lambda _state: self._look()),
            ]
            self._look()
        else:
            self._accept()

    def _look(self) -> None:
        state, current = self._player.state, self._player.queue.current
        if state is PlayerState.STOPPED or (current is not None and current.track_id not in self._ids):
            self._refuse(tr("It does not play."))
        elif state is PlayerState.PLAYING:
            self._accept()

    def _on_failed(self, error: PlaybackError, entry: QueueEntry) -> None:
        if entry.track_id in self._ids:
            self._left_out.append(str(error_message(error)))

    def _on_time(self) -> None:
        self._answer({"ok": True, "is_pending": True})

    def _accept(self) -> None:
        self._answer({"ok": True, "left_out": self._left_out[:TOLD]})

    def _refuse(self, otherwise: str) -> None:
        self._answer({**refusal("not-playable"), "text": self._left_out[0] if self._left_out else otherwise})

    def _answer(self, answer: Answer) -> None:
        if self._is_over:
            return
        self._is_over = True
        self._timer.cancel()
        for disconnect in self._disconnects:
            disconnect()
        self._say(answer)


def _failure_text(failure: FileFailure) -> str:
    return tr(
        "“{name}” cannot be played. {failure}", name=_name(failure.path), failure=failure_text(failure.reason)
    )


def _name(path: str) -> str:
    return display_path(os.path.basename(path.rstrip(os.sep)) or path)
