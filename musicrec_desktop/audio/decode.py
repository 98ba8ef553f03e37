"""Opening a sound file and decoding parts of it, through PyAV (FFmpeg in the wheel).

Decoding any file costs bounded memory and ends in frames or in an ``AnalysisError``.
``OSError`` means that the file could not be read (a drive that went away), not that it is bad.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from types import TracebackType
from typing import Final, Self

import av
import av.logging
from av.audio.codeccontext import AudioCodecContext
from av.audio.format import AudioFormat
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet

from musicrec_desktop.audio.cutting import within
from musicrec_desktop.core.errors import AnalysisError
from musicrec_desktop.core.hollow_files import why_hollow
from musicrec_desktop.core.plain_file import NotPlainError, open_plain
from musicrec_desktop.model.span import PartOfFile, SoundPlace, path_of

# Formats of music. All others that FFmpeg knows are left out: playlists that open other files or
# addresses, pictures, subtitles.
_DEMUXERS: Final = (
    "mp3", "flac", "ogg", "mov", "mp4", "m4a", "3gp", "3g2", "mj2", "aac", "wav", "w64", "aiff", "caf",
    "au", "asf", "ape", "wv", "mpc", "mpc8", "tta", "dsf", "iff", "tak", "ac3", "eac3", "dts", "dtshd",
    "truehd", "mlp", "amr", "amrnb", "amrwb", "matroska", "webm", "avi", "flv", "rm", "voc", "xwma", "oma",
    "sox", "mpegts", "mpeg", "shn", "bonk", "optimfrog",
)  # fmt: skip
_OPTIONS: Final = {"format_whitelist": ",".join(_DEMUXERS), "protocol_whitelist": "none"}
# MPEG sync is lost a few times in a damaged file; a file with more errors than this is given up.
MAX_BAD_PACKETS: Final = 300
LONGEST_PACKET_S: Final = 60.0
"""Monkey's Audio has the longest: 27 s."""
MOST_WITHOUT_PACKET_BYTES: Final = 1 << 30
"""What is read at most of a file until a packet of sound comes; the rest counts as damage.

Pictures, tables of places and video between two packets take less. FFmpeg looks for sound through all
gigabytes of a hole, as an unfinished download has them, and nobody can stop it there. So what is nothing but
zeros counts sixteen times: there are no pictures in it.
"""
_ZEROS_COUNT: Final = 16
_SEEK_COSTS_BYTES: Final = 4096
"""A head of a million empty parts is little to read, but each is one more jump."""
_WRAPPED: Final = 1 << 31
LEAD_S: Final = 0.25
"""Decoders give wrong sound right behind a jump (the bit reservoir of MP3, 80 ms of Opus)."""
SMALL_BYTES: Final = 256 * 1024
"""Files up to this size are decoded from their beginning: FFmpeg guesses times in Ogg files of one page."""
_PROTECTED_TAGS: Final = frozenset({"drms", "enca"})


class _Reader:
    """A file as PyAV reads it; an error of the disk is kept and looks like the end of the file.

    So does a place behind which too much was read without a packet.
    """

    def __init__(self, path: str) -> None:
        try:
            self._file = open_plain(os.fsencode(path))
        except NotPlainError as error:
            raise AnalysisError(path, "not-a-file") from error
        self.error: OSError | None = None
        self.read_bytes = 0
        """Since the last packet, or since somebody set it: below 0 where more may be read."""

    def read(self, size: int) -> bytes:
        if self.read_bytes >= MOST_WITHOUT_PACKET_BYTES:
            return b""
        try:
            data = self._file.read(size)
        except OSError as error:
            self.error = error
            return b""
        self.read_bytes += len(data) * (1 if data.strip(b"\0") else _ZEROS_COUNT)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self.read_bytes += _SEEK_COSTS_BYTES
        # Broken files make FFmpeg ask for places before the start; a negative answer is its error code.
        try:
            return self._file.seek(offset, whence)
        except (OSError, ValueError, OverflowError):
            return -1

    def tell(self) -> int:
        return self._file.tell()

    def bytes_at(self, offset: int, size: int) -> bytes:
        """Some bytes, leaving the position where it is."""
        return os.pread(self._file.fileno(), size, max(0, offset))

    @property
    def size(self) -> int:
        return os.fstat(self._file.fileno()).st_size

    def close(self) -> None:
        self._file.close()


class SoundFile:
    """One audio stream of a file, or of a part of one, to be read by seeking and decoding.

    Of a part, places to seek and the times of frames are told from its beginning, and no frame lies outside
    of it; packets are those of the whole file. Use it as a context manager.

    Args:
        place: the file or the part.

    Raises:
        AnalysisError: nothing in it can be decoded (``"unreadable"``, ``"no-audio"``, ``"protected"``,
            ``"not-a-file"``, or why it is hollow, ``core/hollow_files.py``).
        OSError: the file is gone or may not be read.
    """

    def __init__(self, place: SoundPlace) -> None:
        av.logging.set_level(av.logging.PANIC)
        self.path = path = path_of(place)
        self.span = place.span if isinstance(place, PartOfFile) else None
        self._first_s = 0.0 if self.span is None else self.span.start_s
        self._reader = _Reader(path)
        self._is_fresh = True
        try:
            self._container = self._open()
            self._stream = self._audio_stream()
        except BaseException:
            self._reader.close()
            raise
        base = self._stream.time_base
        # Asked for once: each fraction that PyAV makes takes as long as a packet.
        self._time_base = float(base) if base else 1.0 / av.time_base
        first = self._stream.start_time
        self._start_s = float(first * self._time_base) if first is not None else 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(av.FFmpegError):
            self._container.close()
        self._reader.close()

    @property
    def format_name(self) -> str:
        """FFmpeg's name of the container, for example ``"mp3"`` or ``"mov,mp4,m4a,3gp,3g2,mj2"``."""
        return self._container.format.name

    @property
    def container(self) -> InputContainer:
        """All that is in the file."""
        return self._container

    @property
    def metadata(self) -> Iterator[tuple[str, str]]:
        """Names and values of the tags: those of the file, then those of the stream (as Ogg has them)."""
        yield from self._container.metadata.items()
        yield from self._stream.metadata.items()

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self._reader.size

    @property
    def rate_hz(self) -> int:
        """Samples a second as the header says; 0 where it does not."""
        return self._stream.codec_context.sample_rate or 0

    @property
    def channels(self) -> int:
        """Channels as the header says; 0 where it does not."""
        return self._stream.codec_context.channels or 0

    @property
    def codec(self) -> str:
        """FFmpeg's name of the decoder, for example ``"mp3float"``."""
        return self._stream.codec_context.name

    @property
    def uncompressed_bytes_per_s(self) -> float:
        """What its samples take in memory as they are decoded; 0 where the header does not say."""
        # PyAV has no format where the header does not say; its types say otherwise.
        sample: AudioFormat | None = self._stream.codec_context.format
        return 0.0 if sample is None else float(self.rate_hz * self.channels * sample.bytes)

    @property
    def header_duration_s(self) -> float | None:
        """The value of the header, which may be absurd."""
        if self._stream.duration is not None and self._stream.duration > 0:
            return float(self._stream.duration * self._time_base)
        if self._container.duration is not None and self._container.duration > 0:
            return self._container.duration / av.time_base
        return None

    def seek(self, position_s: float) -> bool:
        """Go to the last place before ``position_s`` where decoding can begin; False where it is refused."""
        if self.span is not None:
            return self._seek_in_span(position_s)
        return self._seek(position_s)

    def _seek_in_span(self, position_s: float) -> bool:
        """As ``seek``; where it is refused decoding begins with the file, and the rest is cut off."""
        # Decoders give wrong sound right behind a jump, and the times of small files are guesses.
        position_s = max(0.0, self._first_s + position_s - LEAD_S) if self.size > SMALL_BYTES else 0.0
        if position_s <= 0 or not self._seek(position_s):
            self._begin_again()
        self._is_fresh = False
        return True

    def _begin_again(self) -> None:
        if not self._is_fresh:
            with contextlib.suppress(av.FFmpegError):
                self._container.close()
            self._reader.seek(0)
            self._container = self._open()
            self._stream = self._audio_stream()

    def _seek(self, position_s: float) -> bool:
        if position_s <= 0 and self._is_fresh:
            # No seek is needed, and some demuxers find no packets after one.
            return True
        self._is_fresh = False
        try:
            offset = int((position_s + self._start_s) / self._time_base)
            # In formats without times (DTS, AAC) FFmpeg goes through all packets before the place.
            self._reader.read_bytes = -self.size
            self._container.seek(offset, stream=self._stream, backward=True)
        except (av.FFmpegError, OverflowError):
            return False
        return True

    def packets(self) -> Iterator[Packet[AudioStream]]:
        """Undecoded packets from here on; damage ends them.

        Raises:
            OSError: the disk failed.
        """
        self._is_fresh = False
        reader = self._reader
        reader.read_bytes = 0
        try:
            for packet in self._container.demux(self._stream):
                reader.read_bytes = 0
                if reader.error is not None:
                    break
                if packet.size:
                    yield packet
        except MemoryError:
            raise
        except (av.FFmpegError, ValueError):
            # Damage is treated as the end of the file.
            return
        finally:
            self._check_disk()

    def frames(self) -> Iterator[AudioFrame]:
        """Decoded frames from here on; damaged packets are left out.

        Raises:
            AnalysisError: too much is damaged.
            OSError: the disk failed.
        """
        if self.span is None:
            yield from self._all_frames()
            return
        if self._is_fresh:
            self._seek_in_span(0.0)
        yield from within(self._all_frames(), self.span, self._file_start_s)

    def _all_frames(self) -> Iterator[AudioFrame]:
        bad = 0
        for packet in self.packets():
            try:
                frames = packet.decode()
            except MemoryError:
                raise
            except (av.FFmpegError, ValueError) as error:
                bad += 1
                if bad > MAX_BAD_PACKETS:
                    raise AnalysisError(self.path, "unreadable", str(error)) from error
                continue
            for frame in frames:
                if frame.samples > 0 and frame.sample_rate > 0:
                    yield frame

    def packet_span_s(self, packet: Packet[AudioStream]) -> tuple[float, float] | None:
        """Where the sound of a packet begins and how long it is (0 where unknown); None without a place."""
        if packet.pts is None:
            return None
        return packet.pts * self._time_base - self._start_s, self.packet_length_s(packet)

    def packet_length_s(self, packet: Packet[AudioStream]) -> float:
        """How long the sound of a packet is; 0 where it does not say, or says what no packet holds.

        The last packet of an Ogg file that ends within the one before has a negative length, which FFmpeg
        hands on as a 32-bit number without a sign.
        """
        ticks = packet.duration or 0
        if _WRAPPED <= ticks < 2 * _WRAPPED:
            ticks -= 2 * _WRAPPED
        seconds = ticks * self._time_base
        return seconds if abs(seconds) <= LONGEST_PACKET_S else 0.0

    def decoded_length_s(self, packet: Packet[AudioStream]) -> float:
        """How long the sound of a packet is once it is decoded."""
        try:
            return sum(
                frame.samples / frame.sample_rate for frame in packet.decode() if frame.sample_rate > 0
            )
        except (av.FFmpegError, ValueError):
            return 0.0

    def frame_start_s(self, frame: AudioFrame) -> float | None:
        """Where the sound of a frame begins; None where it does not say."""
        start_s = self._file_start_s(frame)
        return None if start_s is None else start_s - self._first_s

    def _file_start_s(self, frame: AudioFrame) -> float | None:
        return None if frame.pts is None or frame.time is None else frame.time - self._start_s

    def has_length_tag(self, packet: Packet[AudioStream]) -> bool:
        """Whether an MPEG stream begins with a Xing, Info or VBRI table, which tells the true length."""
        if packet.pos is None:
            return False
        head = self._reader.bytes_at(packet.pos - 2048, 2048 + 512)
        return any(mark in head for mark in (b"Xing", b"Info", b"VBRI"))

    @property
    def time_step_s(self) -> float:
        """The unit of all times in this file."""
        return self._time_base

    def _check_disk(self) -> None:
        if self._reader.error is not None:
            raise self._reader.error

    def _open(self) -> InputContainer:
        self._reader.read_bytes = 0
        try:
            return av.open(self._reader, mode="r", metadata_errors="surrogateescape", options=dict(_OPTIONS))
        except MemoryError:
            raise
        except (av.FFmpegError, OSError, ValueError) as error:
            self._check_disk()
            why = why_hollow(self.size, self._reader.bytes_at)
            raise AnalysisError(self.path, why or "unreadable", str(error)) from error

    def _audio_stream(self) -> AudioStream:
        streams = self._container.streams.audio
        if not streams:
            raise AnalysisError(self.path, "no-audio")
        best = self._container.streams.best("audio")
        stream = best if isinstance(best, AudioStream) else streams[0]
        # PyAV has no context for a codec that FFmpeg does not know; its types say otherwise.
        context: AudioCodecContext | None = stream.codec_context
        if context is None:
            raise AnalysisError(self.path, "unreadable", "unknown codec")
        if context.codec_tag.lower() in _PROTECTED_TAGS:
            raise AnalysisError(self.path, "protected", context.codec_tag)
        return stream


def ffmpeg_versions() -> dict[str, str]:
    """The versions of the libraries of FFmpeg that decode here, by name."""
    return {
        name: ".".join(map(str, version))
        for name, version in sorted(av.library_versions.items())
        if name in {"libavcodec", "libavformat"}
    }
