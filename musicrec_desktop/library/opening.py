"""Opens files with mutagen, and turns its many ways to fail into ``LibraryError``."""

from __future__ import annotations

import errno
import io
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, field
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

from musicrec_desktop.core.errors import AnalysisError, LibraryError
from musicrec_desktop.core.hollow_files import LEAST_BYTES, why_hollow
from musicrec_desktop.core.plain_file import NotPlainError, open_plain
from musicrec_desktop.library import duration, frame_count
from musicrec_desktop.library.asset_boxes import asset_fields
from musicrec_desktop.library.formats import HEAD_BYTES, Kind, id3_length, kind_of
from musicrec_desktop.library.frame_count import Counted
from musicrec_desktop.library.tag_names import Fields, merged

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
_WITH_ID3: Final = frozenset((Kind.MP3, Kind.UNKNOWN, Kind.TTA, Kind.DSF, Kind.DSDIFF, Kind.AIFF))
_WITH_APE: Final = frozenset(
    (Kind.APE, Kind.WAVPACK, Kind.MUSEPACK, Kind.OPTIMFROG, Kind.TAK, Kind.MP3, Kind.UNKNOWN, Kind.ADTS)
)
_READ_BY_DECODER: Final = frozenset((Kind.WAVE, Kind.AIFF, Kind.MP4, Kind.OGG_OTHER, Kind.DSDIFF))
"""FFmpeg reads more in them than mutagen: INFO chunks, those of AIFF, atoms of QuickTime and 3GP."""
_FRONT_COVER: Final = 3
_OLD_MUSEPACK: Final = (".mpc", ".mpp", ".mp+")
"""Versions 4 to 6 of the format have no signature."""
_SMALLEST_SOUND: Final = 1024
"""A file below this size whose header cannot be read is treated as no sound."""
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
        fields: of all of them, merged.
        pictures: FLAC pictures outside the tags.
        is_broken: it is sound by its first bytes, but its tags or header cannot be read.
        counted: the length by counting, where the header does not tell it.
        cue_table: mutagen's object for the block of FLAC that tells tracks, or None.
    """

    kind: Kind
    size: int
    info: Any = None
    tag_sets: tuple[Any, ...] = ()
    fields: Fields = field(default_factory=dict)
    pictures: tuple[Any, ...] = ()
    is_broken: bool = False
    counted: Counted | None = None
    cue_table: Any = None


@dataclass(frozen=True, slots=True)
class DecodedInfo:
    """The stream of a file that mutagen does not know, under mutagen's names."""

    length: float | None
    sample_rate: int
    channels: int
    bits_per_sample: int
    codec: str


@dataclass(frozen=True, slots=True)
class AttachedPicture:
    """A picture inside a file, under mutagen's names."""

    type: int
    data: bytes


class _GuardedFile(io.BufferedReader):
    """A file that limits each read to what is left: Python allocates the buffer before it reads."""

    def __init__(self, path: str) -> None:
        raw = open_plain(path)
        super().__init__(raw)
        self.size = os.fstat(raw.fileno()).st_size
        self._largest = min(self.size, _LARGEST_READ)

    def read(self, size: int | None = -1, /) -> bytes:
        # Called tens of times a file: no `super()`, one comparison.
        if size is None or not 0 <= size <= self._largest:
            size = self._largest
        return _plain_read(self, size)


def open_audio(path: str, name: str = "") -> OpenedFile:
    """Read the header and tags of a sound file.

    Args:
        path: where it lies.
        name: what it is called, if it is a copy with another name; some formats have no signature.

    Raises:
        LibraryError: ``"gone"``, ``"unreadable"``, ``"not-a-file"``, ``"empty"``, ``"not-audio"`` (its
            content is something else), ``"no-audio"`` (a sound file without sound), or why it is hollow
            (``core/hollow_files.py``).
    """
    try:
        with _GuardedFile(path) as file:
            head = file.read(HEAD_BYTES)
            if not any(head) or file.size < LEAST_BYTES:
                _refuse_hollow(path, file)
            return _read(path, file, head, name or path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise LibraryError(path, "gone") from error
    except NotPlainError as error:
        raise LibraryError(path, "not-a-file") from error
    except OSError as error:
        raise LibraryError(path, "unreadable") from error


def _refuse_hollow(path: str, file: _GuardedFile) -> None:
    def read_at(offset: int, length: int) -> bytes:
        file.seek(offset)
        return file.read(length)

    if why := why_hollow(file.size, read_at):
        raise LibraryError(path, why)


def _read(path: str, file: _GuardedFile, head: bytes, name: str) -> OpenedFile:
    size = file.size
    prefix = id3_length(head)
    kind = _kind_behind_id3(file, head, prefix, name)
    if kind is Kind.FOREIGN:
        raise LibraryError(path, "not-audio")
    if kind is Kind.PLAIN:
        return _as_decoded(path, size)
    file.seek(0)
    try:
        audio = READERS.get(kind, mutagen.mp3.MP3)(file)
    except Exception as error:
        _raise_disk_error(error)
        log.debug("mutagen: %r", path, exc_info=True)
        return _after_failure(path, kind, size, error, has_id3=prefix > 0)
    if audio is None or (not prefix and _is_chance(kind, head, audio)):
        raise LibraryError(path, "not-audio")
    main = () if audio.tags is None else (audio.tags,)
    tag_sets = main + _other_tags(file, kind, prefix, size)
    fields = merged(tag_sets)
    if not _names_itself(fields):
        more = _foreign_tags(file, kind, prefix, size)
        if kind is Kind.MP4:
            more += (asset_fields(file, size),)
        tag_sets, fields = tag_sets + more, merged(tag_sets + more)
    if kind in _READ_BY_DECODER and not _names_itself(fields):
        tag_sets += _decoder_tags(path)
        fields = merged(tag_sets)
    counted = _counted(file, kind, prefix, size, audio.info)
    return OpenedFile(
        kind=Kind.MP3 if kind is Kind.UNKNOWN else kind,
        size=size,
        info=audio.info,
        tag_sets=tag_sets,
        fields=fields,
        pictures=tuple(getattr(audio, "pictures", ())),
        cue_table=getattr(audio, "cuesheet", None),
        counted=counted or _decoder_length(path, kind, size, audio.info),
    )


def _decoder_length(path: str, kind: Kind, size: int, info: Any) -> Counted | None:
    """The length as FFmpeg finds it, where the header has none or a wrong one, as that of a streamed WAV."""
    if kind not in _READ_BY_DECODER or duration.plausible_ms(info, kind, size, 0) is not None:
        return None
    from musicrec_desktop.audio.probe import probe

    try:
        length = probe(path).length
    except AnalysisError:
        return None
    except Exception as error:
        _raise_disk_error(error)
        log.debug("FFmpeg: %r", path, exc_info=True)
        return None
    return None if length is None else Counted(length.seconds, length.is_estimate)


def _counted(file: io.BufferedReader, kind: Kind, start: int, size: int, info: Any) -> Counted | None:
    """The length of a stream that mutagen guesses; an estimate where it cannot be counted either."""
    kind = Kind.MP3 if kind is Kind.UNKNOWN else kind
    # A length table of LAME or VBRI names its program; others are looked for by the counting.
    has_table = kind is Kind.MP3 and bool(getattr(info, "encoder_info", ""))
    if kind not in frame_count.KINDS or has_table:
        return None
    while True:
        # Some programs write one ID3 tag before another.
        file.seek(start)
        if not (more := id3_length(file.read(10))):
            break
        start += more
    length = getattr(info, "length", None)
    try:
        found = frame_count.count(file, kind, start, size - _tail_length(file, size))
    except frame_count.HasTable:
        return None
    return found or (Counted(length, is_estimate=True) if isinstance(length, float) else None)


def _tail_length(file: io.BufferedReader, size: int) -> int:
    """Bytes of the ID3v1 and APEv2 tags that a file ends in."""
    file.seek(max(0, size - _TAIL_BYTES))
    tail = file.read(_TAIL_BYTES)
    length = 128 if tail[-128:-125] == b"TAG" else 0
    footer = tail[: len(tail) - length][-32:]
    if footer.startswith(b"APETAGEX"):
        length += int.from_bytes(footer[12:16], "little") + (32 if footer[23] & 0x80 else 0)
    return min(length, size)


def _kind_behind_id3(file: io.BufferedReader, head: bytes, prefix: int, name: str) -> Kind:
    if prefix:
        file.seek(prefix)
        head = file.read(HEAD_BYTES)
    kind = kind_of(head)
    if kind is Kind.UNKNOWN and name.lower().endswith(_OLD_MUSEPACK):
        return Kind.MUSEPACK
    if not prefix:
        return kind
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


def _names_itself(fields: Fields) -> bool:
    """Whether the tags are enough, so that no other tags are looked for."""
    return bool(fields.get("title") and fields.get("artist"))


def _foreign_tags(file: io.BufferedReader, kind: Kind, prefix: int, size: int) -> tuple[Any, ...]:
    """Tags of a kind that does not belong to the format: ID3 and APEv2 in anything."""
    found: list[Any] = []
    file.seek(max(0, size - _TAIL_BYTES))
    tail = file.read(_TAIL_BYTES)
    has_id3 = prefix > 0 or tail[-128:-125] == b"TAG"
    if has_id3 and kind not in _WITH_ID3 | _WITHOUT_OWN_TAGS:
        found.append(_tags_or_none(mutagen.id3.ID3, file))
    if b"APETAGEX" in tail and kind not in _WITH_APE:
        found.append(_tags_or_none(mutagen.apev2.APEv2, file))
    return tuple(tags for tags in found if tags is not None)


def _decoder_tags(path: str) -> tuple[Any, ...]:
    """The fields that FFmpeg sees."""
    from musicrec_desktop.audio.probe import probe

    try:
        return (probe(path).fields,)
    except AnalysisError:
        return ()
    except Exception as error:
        _raise_disk_error(error)
        log.debug("FFmpeg: %r", path, exc_info=True)
        return ()


def _as_decoded(path: str, size: int) -> OpenedFile:
    """A file that mutagen does not know, as FFmpeg sees it.

    Raises:
        LibraryError: ``"no-audio"``.
    """
    from musicrec_desktop.audio.probe import probe

    try:
        found = probe(path)
    except AnalysisError as error:
        if error.reason == "no-audio":
            raise LibraryError(path, "no-audio") from error
        return OpenedFile(Kind.PLAIN, size, is_broken=True)
    except Exception as error:
        _raise_disk_error(error)
        log.debug("FFmpeg: %r", path, exc_info=True)
        return OpenedFile(Kind.PLAIN, size, is_broken=True)
    length = found.length
    return OpenedFile(
        kind=Kind.PLAIN,
        size=size,
        info=DecodedInfo(
            None if length is None else length.seconds,
            found.sample_rate_hz,
            found.channels,
            found.sample_bits,
            found.codec,
        ),
        tag_sets=(found.fields,),
        fields=merged((found.fields,)),
        pictures=tuple(AttachedPicture(_FRONT_COVER, data) for data in found.pictures),
        counted=None if length is None else Counted(length.seconds, length.is_estimate),
    )


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
