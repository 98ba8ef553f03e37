"""The players that are compared: what each is called, and how it is used."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support.peers.libraries import fill_strawberry, write_quodlibet, write_rhythmbox
from tests.support.peers.tracks import PeerTrack
from tests.support.processes import ended
from tests.support.screen_watch import ScreenWatch

FIRST_START_S: Final = 60.0
FILE: Final = "FILE"
_LARGE: Final = 0.02


@dataclass(frozen=True, slots=True)
class Player:
    """A player on a home of its own.

    Attributes:
        name: of the player.
        command: opens its window.
        search: gives the search field the keyboard; words of xdotool.
        play: the commands that play a file in the open window; ``FILE`` stands for its path.
        library: the file that it keeps its tracks in.
    """

    name: str
    command: tuple[str, ...]
    search: tuple[str, ...]
    play: tuple[tuple[str, ...], ...]
    library: Path


def installed() -> tuple[list[str], list[str]]:
    """The names of the players that are there, and of those that are not."""
    found = {name: shutil.which(name) is not None for name in ("quodlibet", "strawberry", "rhythmbox")}
    return [name for name, is_there in found.items() if is_there], [
        name for name, is_there in found.items() if not is_there
    ]


def musicrec(profile: str) -> Player:
    """Our own, on a copy of a profile."""
    own = (sys.executable, "-m", "musicrec_desktop", "--profile-dir", profile)
    plays = ((*own, "remote", "play", FILE),)
    return Player("musicrec", own, _click(90, 27), plays, Path(profile, "library.sqlite3"))


def peer(
    name: str,
    home: Path,
    tracks: Sequence[PeerTrack],
    folder: str,
    environment: Mapping[str, str],
    watch: ScreenWatch,
) -> Player:
    """Another player, with the tracks in its library.

    Args:
        name: one of ``installed``.
        home: a new folder.
        tracks: of the library.
        folder: of the tracks.
        environment: of a first start, where the player makes its library itself.
        watch: of the screen of that start.
    """
    if name == "quodlibet":
        library = write_quodlibet(home, tracks, folder)
        return Player(name, ("quodlibet",), _click(90, 124), (("quodlibet", "--play-file", FILE),), library)
    if name == "rhythmbox":
        library = write_rhythmbox(home, tracks, folder)
        plays = (("rhythmbox-client", "--play-uri", FILE),)
        return Player(name, ("rhythmbox",), ("key", "ctrl+f"), plays, library)
    library = _first_start(home, environment, watch)
    fill_strawberry(library, tracks, folder)
    load_and_play = (("strawberry", "--load", FILE), ("strawberry", "--play"))
    return Player(name, ("strawberry",), _click(140, 38), load_and_play, library)


def _click(x: int, y: int) -> tuple[str, ...]:
    """A click on a place of the screen, whose corner windows stand in without a window manager."""
    return ("mousemove", str(x), str(y), "click", "1")


def _first_start(home: Path, environment: Mapping[str, str], watch: ScreenWatch) -> Path:
    """Let Strawberry make its tables; their file."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(["strawberry"], env=environment, stdout=nothing, stderr=nothing)
    with ended(process, grace_s=20):
        watch.until_still(5.0, _LARGE, FIRST_START_S, is_awaited=True)
    return next(home.rglob("strawberry.db"))
