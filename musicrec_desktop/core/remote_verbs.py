"""The table of verbs that ``musicrec remote`` sends to the running window."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

MANY: Final = 100_000
"""The most paths in one request."""


@dataclass(frozen=True, slots=True)
class Takes:
    """The arguments of a verb.

    Attributes:
        metavar: name of an argument in the help; empty where there is none.
        pattern: a regular expression that each argument matches as a whole; empty for paths.
        minimum: the least number of arguments.
        maximum: the greatest number of arguments.
    """

    metavar: str = ""
    pattern: str = ""
    minimum: int = 0
    maximum: int = 0

    def fits(self, arguments: Sequence[str]) -> bool:
        """Whether these arguments are valid for the verb."""
        if not self.minimum <= len(arguments) <= self.maximum:
            return False
        if not self.pattern:
            return all(map(is_path, arguments))
        return all(re.fullmatch(self.pattern, argument) for argument in arguments)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb.

    Attributes:
        name: the word that the user types.
        help: what it does.
        takes: its arguments.
    """

    name: str
    help: str
    takes: Takes = Takes()


_SECONDS: Final = Takes("SECONDS", r"[+-]?[0-9]{1,7}(\.[0-9]{1,6})?", 1, 1)
_PERCENT: Final = Takes("PERCENT", r"[+-]?[0-9]{1,3}", 0, 1)
_SWITCH: Final = Takes("on|off", "on|off", 1, 1)
_MAYBE_SWITCH: Final = Takes("on|off", "on|off", 0, 1)
_REPEAT: Final = Takes("off|all|one", "off|all|one", 1, 1)
_PATHS: Final = Takes("PATH", "", 1, MANY)
_MAYBE_PATHS: Final = Takes("PATH", "", 0, MANY)

_NAME: Final = Takes("NAME", r"(?s).{1,200}", 0, 1)

STATUS: Final = "status"
PROFILE: Final = "profile"
LOCK: Final = "lock"

VERBS: Final = (
    Verb(
        "play",
        "go on; with paths: play these files, folders and playlists instead of the queue",
        _MAYBE_PATHS,
    ),
    Verb("pause", "hold"),
    Verb("play-pause", "pause or go on"),
    Verb("stop", "end the current track, which stays the current one"),
    Verb("next", "play the next track"),
    Verb("previous", "begin the track again or, near its beginning, play the one before"),
    Verb("seek", "go to a second of the track: 90, or +5 and -5 from where it is", _SECONDS),
    Verb("position", "tell where the track is"),
    Verb("volume", "set the volume: 40, or +5 and -5 from what it is; without a number: tell it", _PERCENT),
    Verb("mute", "turn the sound off, or on again"),
    Verb("shuffle", "play the queue in random order, or in its own", _SWITCH),
    Verb("repeat", "repeat nothing, the queue or the track", _REPEAT),
    Verb(
        "stop-after",
        "stop when the current track has ended, or do not; without a word: switch",
        _MAYBE_SWITCH,
    ),
    Verb("like", "like what is playing, or take the like back"),
    Verb("dislike", "dislike what is playing, or take the dislike back"),
    Verb("queue", "add files, folders and playlists behind what you queued before", _PATHS),
    Verb(STATUS, "tell what is playing, and how"),
    Verb(PROFILE, "let another profile be in use; without a name: tell which one is", _NAME),
    Verb(LOCK, "lock the profile in use, if it has a passphrase"),
    Verb("raise", "bring the window to the front"),
    Verb("quit", "end the player"),
)

VERBS_BY_NAME: Final = {verb.name: verb for verb in VERBS}


def is_path(text: str) -> bool:
    """Whether a text is a possible absolute path."""
    try:
        os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return os.path.isabs(text) and "\0" not in text
