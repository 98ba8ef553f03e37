"""Opening a file with mutagen: the one place that knows how it can fail."""

from __future__ import annotations

import errno
import io
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import mutagen
import mutagen.aac
import mutagen.ac3
import mutagen.aiff
import mutagen.apev2
import mutagen.asf
import mutagen.dsdiff
import mutagen.dsf
import mutagen.flac
import mutagen.id3
import mutagen.monkeysaudio
import mutagen.mp3
import mutagen.mp4
import mutagen.musepack
import mutagen.oggflac
import mutagen.oggopus
import mutagen.oggspeex
import mutagen.oggvorbis
import mutagen.optimfrog
import mutagen.tak
import mutagen.trueaudio
import mutagen.wave
import mutagen.wavpack

from musicrec_desktop.core.errors import LibraryError
from musicrec_desktop.library.formats import HEAD_BYTES, Kind, id3_length, kind_of

log = logging.getLogger(__name__)

READERS: Final[dict[Kind, Callable[..., Any]]] = {
    Kind.MP3: mutagen.mp3.MP3,
    Kind.ADTS: mutagen.aac.AAC,
    Kind.FLAC: mutagen.flac.FLAC,
    Kind.OGG_VORBIS: mutagen.oggvorbis.OggVorbis,
    Kind.OGG_OPUS: mutagen.oggopus.OggOpus,
    Kind.OGG_SPEEX: mutagen.oggspeex.OggSpeex,
    Kind.OGG_FLAC: mutagen.oggflac.OggFLAC,
    Kind.OGG_OTHER: mutagen.File,
    Kind.MP4: mutagen.mp4.MP4,
    Kind.WAVE: mutagen.wave.WAVE,
    Kind.AIFF: mutagen.aiff.AIFF,
    Kind.ASF: mutagen.asf.ASF,
    Kind.APE: mutagen.monkeysaudio.MonkeysAudio,
    Kind.WAVPACK: mutagen.wavpack.WavPack,
    Kind.MUSEPACK: mutagen.musepack.Musepack,
    Kind.TTA: mutagen.trueaudio.TrueAudio,
    Kind.TAK: mutagen.tak.TAK,
    Kind.OPTIMFROG: mutagen.optimfrog.OptimFROG,
    Kind.DSF: mutagen.dsf.DSF,
    Kind.DSDIFF: mutagen.dsdiff.DSDIFF,
    Kind.AC3: mutagen.ac3.AC3,
}
"""mutagen's reader of each kind that it knows."""
_WITHOUT_OWN_TAGS: Final = frozenset((Kind.ADTS, Kind.AC3))
_OLD_MUSEPACK: Final = (".mpc", ".mpp", ".mp+")
"""Versions 4 to 6 of the format have no signature."""
_SMALLEST_SOUND: Final = 1024
"""A file below this size whose header cannot be read holds nothing worth keeping."""
_LARGEST_READ: Final = 64 << 20
_TAIL_BYTES: Final = 160
"""An APEv2 footer (32 bytes), with an ID3v1 tag (128 bytes) behind it or not."""
_DISK_ERRORS: Final = frozenset(
    {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.ETIMEDOUT, errno.ENOENT}
)
_plain_read: Final = io.BufferedReader.read


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file as mutagen sees it.

    Attributes:
        kind: by content.
        size: bytes.
        info: mutagen's stream info, or None.
        tag_sets: mutagen tag objects, the one that counts first.
        pictures: FLAC pictures outside the tags.
        is_broken: it is sound by its first bytes, but its tags or header cannot be read.
    """

    kind: Kind
    size: int
    info: Any = None
    tag_sets: tuple[Any, ...] = ()
    pictures: tuple[Any, ...] = ()
    is_broken: bool = False


class _GuardedFile(io.BufferedReader):
    """A file of which nobody reads more than there is: Python makes the buffer before it reads."""

    def __init__(self, path: str) -> None:
        raw = io.FileIO(path)
        super().__init__(raw)
        self.size = os.fstat(raw.fileno()).st_size
        self._largest = min(self.size, _LARGEST_READ)

    def read(self, size: int | None = -1, /) -> bytes:
        # Called tens of times a file: no `super()`, one comparison.
        is_fine = size is not None and 0 <= size <= self._largest
        return _plain_read(self, size if is_fine else self._largest)


def open_audio(path: str) -> OpenedFile:
    """Read the header and tags of a sound file.

    Raises:
        LibraryError: ``"gone"``, ``"unreadable"``, ``"empty"``, ``"not-audio"`` (its content is something
            else) or ``"no-audio"`` (a sound file without sound).
    """
    try:
        with _GuardedFile(path) as file:
            if file.size == 0:
                raise LibraryError(path, "empty")
            return _read(path, file, file.size)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise LibraryError(path, "gone") from error
    except OSError as error:
        raise LibraryError(path, "unreadable") from error


def _read(path: str, file: io.BufferedReader, size: int) -> OpenedFile:
    head = file.read(HEAD_BYTES)
    prefix = id3_length(head)
    kind = _kind_behind_id3(file, head, prefix)
    if kind is Kind.FOREIGN:
        raise LibraryError(path, "not-audio")
    if kind is Kind.PLAIN:
        return OpenedFile(kind, size)
    file.seek(0)
    if kind is Kind.UNKNOWN and path.lower().endswith(_OLD_MUSEPACK):
        kind = Kind.MUSEPACK
    try:
        audio = READERS.get(kind, mutagen.mp3.MP3)(file)
    except Exception as error:
        _raise_disk_error(error)
        log.debug("mutagen: %r", path, exc_info=True)
        return _after_failure(path, kind, size, error, has_id3=prefix > 0)
    if audio is None or (not prefix and _is_chance(kind, head, audio)):
        raise LibraryError(path, "not-audio")
    main = () if audio.tags is None else (audio.tags,)
    return OpenedFile(
        kind=Kind.MP3 if kind is Kind.UNKNOWN else kind,
        size=size,
        info=audio.info,
        tag_sets=main + _other_tags(file, kind, prefix, size),
        pictures=tuple(getattr(audio, "pictures", ())),
    )


def _kind_behind_id3(file: io.BufferedReader, head: bytes, prefix: int) -> Kind:
    if not prefix:
        return kind_of(head)
    file.seek(prefix)
    kind = kind_of(file.read(HEAD_BYTES))
    # Behind an ID3 tag stands what the tag belongs to, perhaps after more padding than the tag says.
    return kind if kind not in {Kind.FOREIGN, Kind.UNKNOWN, Kind.PLAIN} else Kind.MP3


def _is_chance(kind: Kind, head: bytes, audio: Any) -> bool:
    """Whether bytes that look like one MPEG frame are more likely something else (UTF-16 text, noise)."""
    is_doubtful = kind is Kind.UNKNOWN or (kind is Kind.MP3 and head.startswith(b"\xff\xfe"))
    return is_doubtful and bool(audio.info.sketchy)


def _after_failure(path: str, kind: Kind, size: int, error: Exception, *, has_id3: bool) -> OpenedFile:
    is_without_frames = isinstance(error, mutagen.mp3.HeaderNotFoundError)
    if kind is Kind.UNKNOWN or (is_without_frames and not has_id3):
        raise LibraryError(path, "not-audio")
    if size < _SMALLEST_SOUND or is_without_frames:
        raise LibraryError(path, "no-audio")
    return OpenedFile(kind, size, is_broken=True)


def _other_tags(file: io.BufferedReader, kind: Kind, prefix: int, size: int) -> tuple[Any, ...]:
    """Tags that mutagen's reader of the format leaves out: APEv2 behind MP3 and AAC, ID3 before AAC."""
    found: list[Any] = []
    if prefix and kind in _WITHOUT_OWN_TAGS:
        found.append(_tags_or_none(mutagen.id3.ID3, file))
    if kind in {Kind.MP3, Kind.UNKNOWN, Kind.ADTS}:
        file.seek(max(0, size - _TAIL_BYTES))
        if b"APETAGEX" in file.read(_TAIL_BYTES):
            found.append(_tags_or_none(mutagen.apev2.APEv2, file))
    return tuple(tags for tags in found if tags is not None)


def _tags_or_none(reader: Callable[..., Any], file: io.BufferedReader) -> Any:
    file.seek(0)
    try:
        return reader(file)
    except Exception as error:  # noqa: BLE001  as above
        _raise_disk_error(error)
        return None


def _raise_disk_error(error: Exception) -> None:
    """Tell a drive that failed from a file that is broken; mutagen wraps both.

    Raises:
        OSError: the drive failed.
    """
    cause = error if isinstance(error, OSError) else error.__cause__ or error.__context__
    # A wrong offset in the file makes a seek fail; that is the content's fault.
    if isinstance(cause, OSError) and cause.errno in _DISK_ERRORS:
        raise cause from error
