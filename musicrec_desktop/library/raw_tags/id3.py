"""ID3 tags in which every frame that is not edited stays as it is, byte for byte.

mutagen writes each frame anew from what it understood of it. Here the frames that nobody touched are written
as they were read, also those that it does not know.
"""

from __future__ import annotations

import contextlib
import struct
from dataclasses import dataclass
from typing import Any, Final

import mutagen.id3
from mutagen.id3._tags import determine_bpi, save_frame
from mutagen.id3._util import BitPaddedInt, unsynch

_HEADER: Final = 10
_OLD_HEADER: Final = 6
_OLD_NAME: Final = 3
_UNSYNCHRONISED: Final = 0x02
_V23: Final = (2, 3)
_V24: Final = (2, 4)


@dataclass(frozen=True, slots=True)
class RawFrame:
    """A frame as it stood in the file.

    Attributes:
        data: with its header.
        keys: the keys of what mutagen read from it; none for a frame that it does not know.
    """

    data: bytes
    keys: frozenset[str]


class RawFrames:
    """The frames of a tag as they stood in the file.

    Attributes:
        frames: in their order; none where the tag is of a version that is not written.
    """

    def __init__(self) -> None:
        self.frames: tuple[RawFrame, ...] = ()
        self._before: dict[str, Any] = {}
        self._has_header = False

    def load(self, tags: Any, path: str) -> None:
        """Read the tags of a file again, and keep their bytes; from now on they are written that way.

        Args:
            tags: of a file that was opened; nothing was changed in them.
            path: of the file.
        """
        read = type(tags)._read  # noqa: SLF001  the one place where the bytes pass

        def reading(header: Any, data: bytes) -> Any:
            self._has_header = True
            self.frames = _split(header, bytes(data))
            return read(tags, header, data)

        tags.clear()
        tags._read = reading  # noqa: SLF001
        tags.load(path, translate=False)
        self._before = dict(tags.items())
        tags._write = lambda config: self._written(tags, config)  # noqa: SLF001

    def _written(self, tags: Any, config: Any) -> bytes:
        kept = [frame for frame in self.frames if all(map(self._is_untouched(tags), frame.keys))]
        read = frozenset(key for frame in self.frames for key in frame.keys)
        # What is in no frame comes from ID3v1, and stays there, unless there is nothing else.
        made = [
            save_frame(frame, config=config)
            for key, frame in tags.items()
            if not self._is_untouched(tags)(key) or (key not in read and not self._is_of_v1())
        ]
        return b"".join((*(frame.data for frame in kept), *made))

    def _is_of_v1(self) -> bool:
        return self._has_header and bool(self.frames)

    def _is_untouched(self, tags: Any) -> Any:
        return lambda key: key in self._before and tags.get(key) is self._before[key]


def lost_frames(path: str) -> tuple[str, ...]:
    """The frames of an ID3v2.2 tag that no later version has, or that cannot be read; none in other tags.

    Such a tag is written as a later version, in which these frames would be missing.

    Raises:
        OSError: the file cannot be read.
    """
    lost: list[str] = []

    def reading(header: Any, data: bytes) -> bytes:
        while header.version < _V23 and len(data) > _OLD_HEADER and data[:_OLD_NAME].strip(b"\0"):
            end = _OLD_HEADER + int.from_bytes(data[_OLD_NAME:_OLD_HEADER], "big")
            read = mutagen.id3.ID3Tags()
            read._read(header, data[:end])  # noqa: SLF001
            if end > _OLD_HEADER and not any(len(one.FrameID) > _OLD_NAME for one in read.values()):
                lost.append(data[:_OLD_NAME].decode("latin-1"))
            data = data[end:]
        return b""

    found = mutagen.id3.ID3()
    found._read = reading  # noqa: SLF001
    with contextlib.suppress(mutagen.id3.error):
        found.load(path, translate=False, load_v1=False)
    return tuple(lost)


def _split(header: Any, data: bytes) -> tuple[RawFrame, ...]:
    """The frames in the data of a tag of version 2.3 or 2.4, as mutagen goes through them."""
    if header.version < _V23:
        return ()
    is_24 = header.version >= _V24
    if not is_24 and header.f_unsynch:
        data = _synchronised(data)
    size_of = determine_bpi(data, header.known_frames) if is_24 else int
    known = mutagen.id3.ID3Tags()
    found: list[RawFrame] = []
    while len(data) >= _HEADER:
        name, size, flags = struct.unpack(">4sLH", data[:_HEADER])
        if not name.strip(b"\0"):
            break
        content = data[_HEADER : _HEADER + size_of(size)]
        data = data[_HEADER + size_of(size) :]
        if not content:
            continue
        whole = _frame(name, flags, content, is_24=is_24)
        keys = _keys_of(header, whole, known)
        if is_24 and (flags & _UNSYNCHRONISED or header.f_unsynch):
            # The tag is written without the sign that all of it is unsynchronised.
            whole = _frame(name, flags & ~_UNSYNCHRONISED, _synchronised(content), is_24=True)
        found.append(RawFrame(whole, keys))
    return tuple(found)


def _frame(name: bytes, flags: int, content: bytes, *, is_24: bool) -> bytes:
    size = BitPaddedInt.to_str(len(content), width=4, bits=7 if is_24 else 8)
    return struct.pack(">4s4sH", name, size, flags) + content


def _synchronised(data: bytes) -> bytes:
    try:
        return bytes(unsynch.decode(data))
    except ValueError:
        return data


def _keys_of(header: Any, frame: bytes, known: Any) -> frozenset[str]:
    """The keys under which a frame is found among those before it."""
    alone = mutagen.id3.ID3Tags()
    alone._read(header, frame)  # noqa: SLF001
    keys: set[str] = set()
    for one in list(alone.values()):
        before = set(known.keys())
        known._add(one, False)  # noqa: SLF001
        keys |= (set(known.keys()) - before) or {one.HashKey}
    return frozenset(keys)
