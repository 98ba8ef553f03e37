"""What the driver knows: what was confirmed, what was asked for and may have been done, and what follows.

Things are said to the window one after the other, the next when the one before is confirmed. So after a kill
the profile must be as the record says, or as it would be with the one thing that is under way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

Value = str | int | tuple[str, tuple[int, ...]] | None
"""An opinion, half stars, or the words of a playlist (its description or rules) with its tracks; None for
what is not there."""
State = dict[tuple[str, str], Value]
"""By what it is about: ``("opinion", "12")``, ``("rating", "12")`` or ``("playlist", name)``."""
Deed = tuple[str, tuple[object, ...]]
"""A command of the hand, with its arguments."""
PLAYLIST: Final = "playlist"


class Change(NamedTuple):
    """What a deed changes: the values before and after it."""

    before: State
    after: State


@dataclass
class Record:
    """What must be in the profile.

    Attributes:
        state: what was confirmed.
        waiting: what the deed that is under way would change; None where none is.
        done: changes that can be undone, the last one last.
        undone: changes that can be done again, the last one last.
        listens: the listens that the window has told as written, as (track, start, heard, reason).
        imports: the batches that were told as carried out.
        possible: what a killed command beside the window may have written.
    """

    state: State = field(default_factory=dict)
    waiting: Change | None = None
    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    listens: list[tuple[int, int, int, str]] = field(default_factory=list)
    imports: list[int] = field(default_factory=list)
    possible: State = field(default_factory=dict)
    _settle: str = ""

    def begin(self, deed: Deed) -> None:
        """A deed is asked for."""
        name = deed[0]
        if name == "undo":
            last = self.done[-1]
            self.waiting, self._settle = Change(last.after, last.before), "undo"
        elif name == "redo":
            last = self.undone[-1]
            self.waiting, self._settle = last, "redo"
        else:
            self.waiting, self._settle = effect(self.state, deed), "do"

    def confirm(self) -> None:
        """The deed under way is done."""
        assert self.waiting is not None
        self.state.update(self.waiting.after)
        if self._settle == "undo":
            self.undone.append(self.done.pop())
        elif self._settle == "redo":
            self.done.append(self.undone.pop())
        elif self.waiting.before != self.waiting.after:
            self.done.append(self.waiting)
            self.undone.clear()
        self.waiting = None

    def found(self, there: Mapping[tuple[str, str], Value]) -> list[str]:
        """Compare what is there after a kill with the record, which goes on from what is there.

        Returns:
            What is wrong, in words.
        """
        wrong = []
        after = {} if self.waiting is None else self.waiting.after
        for key in sorted({*self.state, *after, *there}):
            value, was = there.get(key), self.state.get(key)
            if value not in (was, after.get(key, was), self.possible.get(key, was)):
                wrong.append(f"{key}: {was!r} was confirmed, {value!r} is there")
        if not wrong and self.waiting is not None:
            is_done = {there.get(key) == value for key, value in self._differing(self.waiting).items()}
            if len(is_done) > 1:
                wrong.append(f"half done: {self.waiting}")
        self.state = dict(there)
        self.waiting = None
        self.possible.clear()
        self.done.clear()
        self.undone.clear()
        return wrong

    @staticmethod
    def _differing(change: Change) -> State:
        return {key: value for key, value in change.after.items() if change.before.get(key) != value}


def effect(state: State, deed: Deed) -> Change:
    """What a deed does to a state, as the manual has it and not as the program does it."""
    name, arguments = deed
    changed: State = {}
    if name in {"like", "dislike"}:
        key = ("opinion", str(arguments[0]))
        changed[key] = None if state.get(key) == name else name
    elif name == "rate":
        for track in _ids(arguments[0]):
            changed["rating", str(track)] = arguments[1] or None  # type: ignore[assignment]
    else:
        changed = _playlist_effect(state, name, str(arguments[0]), arguments[1:])
    return Change({key: state.get(key) for key in changed}, changed)


def _playlist_effect(state: State, name: str, title: str, rest: tuple[object, ...]) -> State:
    key = (PLAYLIST, title)
    words, tracks = playlist_of(state, title)
    match name, rest:
        case "create", (ids,):
            return {key: ("", _ids(ids))}
        case "create_smart" | "set_rules", (query,):
            return {key: (f"={query}", ())}
        case "add", (ids, int(at)):
            return {key: (words, (*tracks[:at], *_ids(ids), *tracks[at:]))}
        case "remove", (places,):
            leaving = set(_ids(places))
            left = tuple(one for place, one in enumerate(tracks) if place not in leaving)
            return {key: (words, left)}
        case "move", (places, int(to)):
            return {key: (words, moved(tracks, _ids(places), to))}
        case "describe", (text,):
            return {key: (str(text), tracks)}
        case "rename", (other,):
            return {key: None, (PLAYLIST, str(other)): (words, tracks)}
        case "delete", ():
            return {key: None}
        case _:
            raise ValueError(name)


def playlist_of(state: State, title: str) -> tuple[str, tuple[int, ...]]:
    """The words and the tracks of a playlist; empty where there is none."""
    found = state.get((PLAYLIST, title))
    return found if isinstance(found, tuple) else ("", ())


def moved(tracks: tuple[int, ...], places: tuple[int, ...], to: int) -> tuple[int, ...]:
    """The tracks with those at some places before the one that stands at another place."""
    moving = sorted(set(places))
    return (
        *(one for place, one in enumerate(tracks[:to]) if place not in moving),
        *(tracks[place] for place in moving),
        *(one for place, one in enumerate(tracks) if place >= to and place not in moving),
    )


def _ids(value: object) -> tuple[int, ...]:
    assert isinstance(value, list | tuple)
    return tuple(int(one) for one in value)
