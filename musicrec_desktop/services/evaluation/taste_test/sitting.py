"""One sitting of a blind taste test: which excerpt is heard, and what was chosen so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.playback import PlayerState
from musicrec_desktop.model.taste_test import Slot, TasteAnswer, TasteDraw, TastePair
from musicrec_desktop.model.track import TrackId
from musicrec_desktop.playback.excerpts import ExcerptPlayer
from musicrec_desktop.playback.player import Player
from musicrec_desktop.recommend.evaluation.taste_test.pairs import EXCERPT_MS

ENOUGH_MS: Final = 3_000
"""A choice needs so much of A and of B to be heard; of a shorter excerpt, all of it."""


class Sitting:
    """Plays each start once, then A and B of each pair, and waits for a choice.

    The player is paused while an excerpt is heard, and goes on when the sitting ends. Where somebody lets the
    player go on in between (a media key), the excerpt ends.

    Args:
        draw: what is heard.
        player: is paused meanwhile.
        excerpts: plays the excerpts; closed at the end.
        start_of: gives the position where the excerpt of a track begins, in ms.
        keep: keeps an answer.

    Attributes:
        changed: another excerpt, another pair, or a moment further.
        ended: no pair is left, or the listener ended it.
        answers: so far.
        failed: how many pairs were left out because a file could not be played.
    """

    def __init__(
        self,
        draw: TasteDraw,
        *,
        player: Player,
        excerpts: ExcerptPlayer,
        start_of: Callable[[TrackId], int],
        keep: Callable[[TasteAnswer], None],
    ) -> None:
        self.draw = draw
        self.answers: list[TasteAnswer] = []
        self.failed = 0
        self.changed: Signal[()] = Signal()
        self.ended: Signal[()] = Signal()
        self._player = player
        self._excerpts = excerpts
        self._start_of = start_of
        self._keep = keep
        self._starts_ms: dict[TrackId, int] = {}
        self._place = 0
        self._slot: Slot | None = None
        self._heard: set[Slot] = set()
        self._follows: Slot | None = None
        self._is_over = False
        self._is_resuming = False
        self._is_pausing = False
        self._disconnects = (
            excerpts.changed.connect(self._on_changed),
            excerpts.over.connect(self._on_over),
            player.state_changed.connect(self._on_player),
        )

    @property
    def is_over(self) -> bool:
        """Whether nothing more is heard."""
        return self._is_over

    @property
    def place(self) -> int:
        """Which pair is heard, from 0."""
        return self._place

    @property
    def pair(self) -> TastePair:
        """The pair that is heard."""
        return self.draw.pairs[self._place]

    @property
    def slot(self) -> Slot | None:
        """What is heard, or was heard last of this pair; None before the first sound of it."""
        return self._slot

    @property
    def is_sounding(self) -> bool:
        """Whether an excerpt is heard, and not paused."""
        return self._excerpts.is_running and not self._excerpts.is_paused

    @property
    def is_paused(self) -> bool:
        """Whether the excerpt is paused."""
        return self._excerpts.is_paused

    @property
    def passed(self) -> float:
        """How much of the excerpt has passed, 0 to 1."""
        return self._excerpts.passed_ms / EXCERPT_MS

    @property
    def problem(self) -> str:
        """Why there is no sound at all: a reason word, or empty."""
        return self._excerpts.problem

    @property
    def can_choose(self) -> bool:
        """Whether enough of A and of B was heard."""
        return not self._is_over and {Slot.A, Slot.B} <= self._heard

    def begin(self) -> None:
        """Begin with the first pair."""
        self._begin_pair()

    def play(self, slot: Slot) -> None:
        """Play an excerpt from its beginning; after A comes B where it was not heard yet."""
        self._play(slot, follows=Slot.B if slot is Slot.A and Slot.B not in self._heard else None)

    def _play(self, slot: Slot, follows: Slot | None) -> None:
        if self._is_over:
            return
        self._slot, self._follows = slot, follows
        self._pause_player()
        track_id = self.pair.track_at(slot)
        start_ms = self._starts_ms.setdefault(track_id, self._start_of(track_id))
        self._excerpts.play(track_id, start_ms, EXCERPT_MS)
        self.changed.emit()

    def toggle(self) -> None:
        """Pause the excerpt, or go on with it; where none is running, play the last one again."""
        if self._excerpts.is_running:
            self._excerpts.toggle()
        elif self._slot is not None:
            self.play(self._slot)

    def choose(self, slot: Slot | None) -> None:
        """Prefer A or B, or neither of them, and go on with the next pair; ignored before both were heard.

        Raises:
            StorageError: the answer could not be kept; the pair stays.
        """
        if not self.can_choose:
            return
        pair = self.pair
        answer = TasteAnswer(pair, pair.choice_of(slot))
        self._keep(answer)
        self.answers.append(answer)
        self._go_on()

    def end(self) -> None:
        """End the sitting; what played before goes on."""
        if self._is_over:
            return
        self._is_over = True
        for disconnect in self._disconnects:
            disconnect()
        self._excerpts.close()
        if self._is_resuming and self._player.state is PlayerState.PAUSED:
            self._player.play()
        self.ended.emit()

    def _go_on(self) -> None:
        self._heard.clear()
        self._slot = None
        if self._place + 1 == len(self.draw.pairs):
            self.end()
            return
        self._place += 1
        self._begin_pair()

    def _begin_pair(self) -> None:
        """Play A and B, and before them a start that was not heard yet."""
        is_new = self._place == 0 or self.draw.pairs[self._place - 1].start != self.pair.start
        if is_new:
            self._play(Slot.START, follows=Slot.A)
        else:
            self.play(Slot.A)

    def _on_changed(self) -> None:
        if self._slot is not None and self._excerpts.heard_ms >= ENOUGH_MS:
            self._heard.add(self._slot)
        self.changed.emit()

    def _on_over(self, failure: str) -> None:
        slot, follows = self._slot, self._follows
        if failure and slot is not Slot.START and slot not in self._heard:
            self.failed += 1
            self._go_on()
            return
        if slot is not None:
            self._heard.add(slot)
        if follows is not None:
            self.play(follows)
        self.changed.emit()

    def _on_player(self, state: PlayerState) -> None:
        if state.is_going and not self._is_pausing:
            self._follows = None
            self._excerpts.stop()

    def _pause_player(self) -> None:
        if self._player.state.is_going:
            self._is_resuming = True
            self._is_pausing = True
            self._player.pause()
            self._is_pausing = False
