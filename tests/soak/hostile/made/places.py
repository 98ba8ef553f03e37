"""What lies under the name of a file and is none: pipes, sockets, devices, folders, links in a circle."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Final

from tests.soak.hostile.doors import Door
from tests.soak.hostile.made.values import Made

_NAMES: Final = {
    "a.mp3": (Door.TAGS, Door.PLAYING, Door.LISTENING),
    "a.m3u": (Door.PLAYLIST, Door.TRACKLIST),
    "a.json": (Door.IMPORT, Door.TRACKLIST),
    "a.db": (Door.IMPORT, Door.TRACKLIST),
    "a.zip": (Door.ARCHIVE, Door.IMPORT),
    "a.lrc": (Door.LYRICS,),
    "a.cue": (Door.CUE,),
    "cover.jpg": (Door.PICTURE,),
}


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


_PLACES: Final = {
    "pipe": os.mkfifo,
    "socket": _socket,
    "folder": os.mkdir,
    "zeros": lambda path: os.symlink("/dev/zero", path),
    "random": lambda path: os.symlink("/dev/urandom", path),
    "terminal": lambda path: os.symlink("/dev/ptmx", path),
    "memory": lambda path: os.symlink("/proc/self/mem", path),
    "circle": lambda path: os.symlink(path, path),
    "nowhere": lambda path: os.symlink("nothing", path),
}
MADE: Final = tuple(
    Made(f"{kind}-{name}", make, doors) for kind, make in _PLACES.items() for name, doors in _NAMES.items()
)
