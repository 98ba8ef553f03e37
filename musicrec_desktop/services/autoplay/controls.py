"""The controls of the automatic queue, and the rules that are off for one queue only."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_rule_table import RuleChoice, RuleName
from musicrec_desktop.storage.state import StateStore

CONTROLS_KEY: Final = "queue_controls"


class ControlsKeeper:
    """Keeps the controls of the profile in use, also over a restart.

    Args:
        state: where they are kept.

    Attributes:
        chosen: the controls that the listener set.

    Signals:
        changed: the controls, or the rules that are off.
    """

    def __init__(self, state: StateStore) -> None:
        self._state = state
        self.chosen = QueueControls.from_json(state.get(CONTROLS_KEY))
        self._lifted: frozenset[RuleName] = frozenset()
        self.changed: Signal[()] = Signal()

    @property
    def in_force(self) -> QueueControls:
        """The controls without the rules that are off for this queue."""
        rules = self.chosen.rules
        if not self._lifted & rules.on:
            return self.chosen
        return replace(self.chosen, rules=RuleChoice(rules.on - self._lifted, rules.numbers))

    @property
    def lifted(self) -> tuple[RuleName, ...]:
        """The rules that are off for this queue, in the order of their table."""
        return tuple(name for name in RuleName if name in self._lifted)

    def choose(self, controls: QueueControls) -> None:
        """Use other controls.

        Raises:
            StorageError: they could not be kept.
        """
        if controls == self.chosen:
            return
        self._state.set(CONTROLS_KEY, controls.as_json())
        self.chosen = controls
        self.changed.emit()

    def lift(self, rules: Collection[RuleName]) -> Callable[[], None]:
        """Turn further rules off for this queue.

        Returns:
            A function that undoes it.
        """
        before = self._lifted
        self._set_lifted(before | frozenset(rules))
        return lambda: self._set_lifted(before)

    def hold_all(self) -> None:
        """Turn all rules on again."""
        self._set_lifted(frozenset())

    def begin_anew(self) -> bool:
        """Turn all rules on for a new queue, without a signal; whether any was off."""
        had_lifted, self._lifted = bool(self._lifted), frozenset()
        return had_lifted

    def profile_switched(self) -> None:
        """Take the controls of another profile."""
        self.chosen = QueueControls.from_json(self._state.get(CONTROLS_KEY))
        self._lifted = frozenset()

    def _set_lifted(self, rules: frozenset[RuleName]) -> None:
        if rules != self._lifted:
            self._lifted = rules
            self.changed.emit()
