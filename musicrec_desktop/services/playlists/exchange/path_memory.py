"""What is remembered of folders of other computers: which folder here they are, and which are none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Final

from musicrec_desktop.playlist_files.locations import path_key
from musicrec_desktop.playlist_files.path_map import PathGuess, PathRule
from musicrec_desktop.storage.state import StateStore

_PATH_MAP: Final = "playlist_path_map"
_DECLINED: Final = "playlist_path_map_declined"
_ENOUGH_FILES: Final = 3


def is_well_founded(guess: PathGuess) -> bool:
    """Whether a guess may be taken without asking: a folder fits as well, or several files do."""
    return os.sep in os.path.relpath(guess.example[1], guess.rule.local) or guess.count >= _ENOUGH_FILES


class PathMemory:
    """The path map of a profile; any thread may use it.

    Args:
        state: keeps it.
    """

    def __init__(self, state: StateStore) -> None:
        self._state = state

    @property
    def rules(self) -> tuple[PathRule, ...]:
        """Which folder here each folder of another computer is; one rule for each."""
        kept = self._state.get(_PATH_MAP)
        if not isinstance(kept, list):
            return ()
        return tuple(
            PathRule(*pair)
            for pair in kept
            if isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, str) for each in pair)
        )

    @property
    def declined(self) -> tuple[str, ...]:
        """Folders of other computers that are none here, as somebody said."""
        return tuple(self._declined())

    def remember(self, rules: Sequence[PathRule]) -> None:
        """Add rules; imports after this one use them."""
        new = {rule.foreign: rule.local for rule in rules}
        if new:
            self._keep({rule.foreign: rule.local for rule in self.rules} | new)
            self.ask_again(new)

    def forget(self, foreign: str) -> None:
        """Remove the rule of a folder; where a list has files in it, it is guessed and asked for again."""
        self._keep({rule.foreign: rule.local for rule in self.rules if rule.foreign != foreign})

    def decline(self, guesses: Sequence[PathGuess]) -> None:
        """Ask no more for these folders; for one with hardly a file until more speak for it."""
        if guesses:
            new = {guess.rule.foreign: is_well_founded(guess) for guess in guesses}
            self._state.set(_DECLINED, self._declined() | new)

    def ask_again(self, folders: Iterable[str]) -> None:
        """Ask for these folders again, when a list has files in them."""
        keys = {path_key(foreign) for foreign in folders}
        kept = self._declined()
        rest = {foreign: is_final for foreign, is_final in kept.items() if path_key(foreign) not in keys}
        if len(rest) < len(kept):
            self._state.set(_DECLINED, rest)

    def to_ask(self, guesses: Iterable[PathGuess]) -> tuple[PathGuess, ...]:
        """Those that nobody has declined."""
        declined = {path_key(foreign): is_final for foreign, is_final in self._declined().items()}
        asked: list[PathGuess] = []
        for guess in guesses:
            is_final = declined.get(path_key(guess.rule.foreign))
            if is_final is None or (not is_final and is_well_founded(guess)):
                asked.append(guess)
        return tuple(asked)

    def _keep(self, rules: dict[str, str]) -> None:
        self._state.set(_PATH_MAP, [list(pair) for pair in rules.items()])

    def _declined(self) -> dict[str, bool]:
        """The folders, and whether what spoke for each was enough to ask for it."""
        kept = self._state.get(_DECLINED)
        return {key: value is True for key, value in kept.items()} if isinstance(kept, dict) else {}
