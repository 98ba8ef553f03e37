"""The user's own presets: named combinations of the queue's controls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from musicrec_desktop.core.signal import Signal
from musicrec_desktop.model.queue_controls import QueueControls
from musicrec_desktop.model.queue_presets import PRESETS, Preset
from musicrec_desktop.storage.state import StateStore

STATE_KEY: Final = "queue_presets"
LONGEST_LABEL: Final = 40
MOST_PRESETS: Final = 100
OWN_HELP: Final = "A preset of your own."

Undo = Callable[[], None]


class QueuePresets:
    """Keeps the user's own presets; each method that changes them returns a function that undoes the change.

    Args:
        state: keeps them.

    Signals:
        changed: the presets are different.
    """

    def __init__(self, state: StateStore) -> None:
        self._state = state
        self._presets = _read(state.get(STATE_KEY))
        self.changed: Signal[()] = Signal()

    @property
    def presets(self) -> tuple[Preset, ...]:
        """All own presets, in the order of their labels."""
        return self._presets

    def profile_switched(self) -> None:
        """Take the presets of another profile."""
        self._presets = _read(self._state.get(STATE_KEY))
        self.changed.emit()

    def problem(self, label: str, *, renamed: Preset | None = None) -> str:
        """Why a preset cannot have this label, in one word, or nothing.

        The words are ``"empty"``, ``"long"``, ``"ready-made"`` and ``"taken"``.

        Args:
            label: as it was typed.
            renamed: the preset that gets the label; None for a new preset, which may replace another.
        """
        wanted = _clean(label)
        if not wanted:
            return "empty"
        if len(wanted) > LONGEST_LABEL:
            return "long"
        if any(preset.label.casefold() == wanted.casefold() for preset in PRESETS):
            return "ready-made"
        holder = self._find(wanted)
        return "taken" if renamed is not None and holder is not None and holder != renamed else ""

    def save(self, label: str, controls: QueueControls) -> Undo:
        """Keep controls under a label, and replace the preset that had it.

        Raises:
            StorageError: they could not be kept.
        """
        made = _preset(_clean(label), controls)
        old = self._find(made.label)
        others = tuple(preset for preset in self._presets if preset != old)
        return self._keep((*others, made)[:MOST_PRESETS])

    def rename(self, preset: Preset, label: str) -> Undo:
        """Give a preset another label.

        Raises:
            StorageError: it could not be kept.
        """
        made = _preset(_clean(label), preset.controls)
        return self._keep(tuple(made if each == preset else each for each in self._presets))

    def delete(self, preset: Preset) -> Undo:
        """Delete a preset.

        Raises:
            StorageError: the change could not be kept.
        """
        return self._keep(tuple(each for each in self._presets if each != preset))

    def _find(self, label: str) -> Preset | None:
        return next((each for each in self._presets if each.label.casefold() == label.casefold()), None)

    def _keep(self, presets: tuple[Preset, ...]) -> Undo:
        before = self._presets
        self._write(presets)
        return lambda: self._write(before)

    def _write(self, presets: tuple[Preset, ...]) -> None:
        ordered = tuple(sorted(presets, key=lambda preset: preset.label.casefold()))
        self._state.set(
            STATE_KEY, [{"label": each.label, "controls": each.controls.as_json()} for each in ordered]
        )
        self._presets = ordered
        self.changed.emit()


def _preset(label: str, controls: QueueControls) -> Preset:
    # The length of the queue is not part of a preset.
    return Preset(f"own:{label}", label, OWN_HELP, replace(controls, minutes=0))


def _clean(label: str) -> str:
    return " ".join(label.split())


def _read(kept: object) -> tuple[Preset, ...]:
    found: dict[str, Preset] = {}
    for each in kept if isinstance(kept, list) else ():
        label = each.get("label") if isinstance(each, dict) else None
        if isinstance(label, str) and (clean := _clean(label)[:LONGEST_LABEL]):
            found[clean.casefold()] = _preset(clean, QueueControls.from_json(each.get("controls")))
    return tuple(sorted(found.values(), key=lambda preset: preset.label.casefold()))
