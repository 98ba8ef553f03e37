"""The true length of a file; headers are often wrong.

Real files claim 3.8e14 seconds, an AIFF-C says 0.69 s for 44 s, an MP3 without a length table is guessed
from its first frames, a broken download keeps the length of the whole. So the end is looked at, near where
the header puts it. Where that does not fit, or for streams without a length, every packet is counted without
decoding (about 4 µs each). Single packets are wrong as well: the last one of an Ogg file may have a negative
length that is read without its sign, and times wrap. So the result is the sum of plausible packet lengths,
limited by what the bytes of the file can hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from av.audio.stream import AudioStream
from av.packet import Packet

from musicrec_desktop.audio.decode import SoundFile
from musicrec_desktop.model.span import Span

# Bare streams: FFmpeg guesses their length from the bit rate, and places in them from the guess.
_BARE_STREAMS: Final = frozenset(
    {"mp3", "aac", "ac3", "eac3", "dts", "dtshd", "truehd", "mlp", "amr", "amrnb", "amrwb", "mpeg", "mpegts"}
)
TAIL_S: Final = 5.0
TOLERANCE_S: Final = 0.5
COARSE_S: Final = 0.05
"""Musepack 8 counts in packets of up to 1.7 s, and its length in FFmpeg is one of them short."""
# About two hours of MP3; beyond it the rest is extrapolated by bytes.
MAX_PACKETS: Final = 300_000
MAX_TAIL_PACKETS: Final = 20_000
_LEAST_BYTES_PER_S: Final = {
    "mp3": 500.0, "mp3float": 500.0, "mp2": 500.0, "mp2float": 500.0, "mp1": 500.0, "mp1float": 500.0,
    "ac3": 2000.0, "eac3": 500.0, "dca": 2000.0, "wmav1": 300.0, "wmav2": 300.0, "wmapro": 300.0,
    "aac": 30.0, "amrnb": 20.0, "amrwb": 20.0, "libopencore_amrnb": 20.0, "libopencore_amrwb": 20.0,
    "flac": 4.0, "ape": 2.0, "tak": 4.0,
}  # fmt: skip
"""What silence takes in the largest blocks of a codec, or its lowest bit rate."""
_LEAST_OF_OTHERS: Final = 8.0
_LEAST_OF_PCM: Final = 0.45
"""The share of decoded samples that must be there; 24 bits are decoded to 32, A-law's 8 to 16."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a file is.

    Attributes:
        seconds: of sound, more than 0.
        is_estimate: extrapolated from a part of the file.
    """

    seconds: float
    is_estimate: bool = False


def find_duration_s(sound: SoundFile) -> float | None:
    """As ``find_length``, the seconds alone."""
    length = find_length(sound)
    return None if length is None else length.seconds


def find_length(sound: SoundFile) -> Length | None:
    """The length; leaves the file at no particular place.

    Args:
        sound: a freshly opened file, or a part of one.

    Returns:
        None where the file does not tell (decoding will), or tells what its bytes cannot hold.

    Raises:
        AnalysisError: it cannot be opened once more.
        OSError: the disk failed.
    """
    if sound.span is not None:
        return _length_of_span(sound.path, sound.span)
    header_s = sound.header_duration_s
    if header_s is not None and not is_plausible(sound, header_s):
        header_s = None
    is_coarse = sound.time_step_s > COARSE_S
    if is_coarse or (sound.format_name in _BARE_STREAMS and not _has_length_table(sound)):
        header_s = None
    if header_s is not None and _ends_at(sound, header_s):
        return Length(header_s)
    # Some demuxers find no packets after a seek.
    with SoundFile(sound.path) as again:
        counted = _counted(again)
    if counted is None or not is_plausible(sound, counted.seconds):
        return None
    if header_s is not None and abs(counted.seconds - header_s) <= TOLERANCE_S:
        # The header is finer than the packets: it knows of padding.
        return Length(header_s)
    return counted


def _length_of_span(path: str, span: Span) -> Length | None:
    with SoundFile(path) as whole:
        found = find_length(whole)
    if found is None:
        return None
    end_s = found.seconds if span.end_s is None else min(span.end_s, found.seconds)
    seconds = end_s - span.start_s
    return Length(seconds, is_estimate=found.is_estimate and span.end_s is None) if seconds > 0 else None


def is_plausible(sound: SoundFile, seconds: float) -> bool:
    """Whether the bytes of the file can hold so much sound."""
    codec = sound.codec
    if codec.startswith("pcm_"):
        least = _LEAST_OF_PCM * sound.uncompressed_bytes_per_s
    else:
        least = _LEAST_BYTES_PER_S.get(codec, _LEAST_OF_OTHERS)
    return seconds > 0 and seconds * least <= sound.size


def _has_length_table(sound: SoundFile) -> bool:
    packet = next(sound.packets(), None)
    return packet is not None and sound.has_length_tag(packet)


def _ends_at(sound: SoundFile, header_s: float) -> bool:
    """Whether the last packet is where the header puts the end."""
    if not sound.seek(max(0.0, header_s - TAIL_S)):
        return False
    last_s: float | None = None
    gap_s = end_s = 0.0
    for number, packet in enumerate(sound.packets()):
        span = sound.packet_span_s(packet)
        if number >= MAX_TAIL_PACKETS:
            return False
        if span is None:
            continue
        start_s, length_s = span
        if last_s is not None:
            gap_s = max(gap_s, start_s - last_s)
        last_s = start_s
        # Some packets do not say how long they are, as those of WMA Pro: about as long as the one before.
        end_s = max(end_s, start_s + (length_s or gap_s))
    return last_s is not None and last_s - TOLERANCE_S <= header_s <= end_s + TOLERANCE_S


def _counted(sound: SoundFile) -> Length | None:
    """The length by reading every packet of a fresh file, up to a limit."""
    end_s = sum_s = 0.0
    share = 1.0
    is_sum = True
    last: Packet[AudioStream] | None = None
    for number, packet in enumerate(sound.packets()):
        span = sound.packet_span_s(packet)
        start_s, length_s = span or (0.0, sound.packet_length_s(packet))
        is_sum = is_sum and length_s > 0
        sum_s += length_s
        end_s = max(end_s, start_s + length_s)
        if number >= MAX_PACKETS:
            share = (packet.pos or 0) / max(1, sound.size)
            break
        last = packet
    if last is not None and share >= 1.0 and sound.time_step_s > COARSE_S:
        # The last packet holds what was left; only its frames tell how much.
        surplus_s = sound.packet_length_s(last) - sound.decoded_length_s(last)
        sum_s, end_s = sum_s - surplus_s, end_s - surplus_s
    # Played is what the packets hold, one after the other, whatever their times say.
    seconds = min(sum_s, end_s) if is_sum and end_s > 0 else end_s or sum_s
    if share <= 0 or seconds <= 0:
        return None
    return Length(seconds / share, is_estimate=share < 1.0)
