"""How long a file really is; headers lie.

Real files claim 3.8e14 seconds, an AIFF-C says 0.69 s for 44 s, an MP3 without a length table is guessed
from its first frames, a broken download keeps the length of the whole. So the end is looked at: near where
the header puts it or, for streams without a length, packet by packet without decoding (about 4 µs each).
"""

from __future__ import annotations

from typing import Final

from musicrec_desktop.audio.decode import SoundFile

# Bare streams: FFmpeg guesses their length from the bit rate, and places in them from the guess.
_BARE_STREAMS: Final = frozenset(
    {"mp3", "aac", "ac3", "eac3", "dts", "dtshd", "truehd", "mlp", "amr", "amrnb", "amrwb", "mpeg", "mpegts"}
)
TAIL_S: Final = 5.0
TOLERANCE_S: Final = 2.0
# About two hours of MP3; beyond it the rest is extrapolated by bytes.
MAX_PACKETS: Final = 300_000
MAX_TAIL_PACKETS: Final = 20_000


def find_duration_s(sound: SoundFile) -> float | None:
    """Seconds of sound; leaves the file at no particular place.

    Args:
        sound: a freshly opened file.

    Returns:
        None where the file does not tell (decoding will).

    Raises:
        OSError: the disk failed.
    """
    header_s = sound.header_duration_s
    is_bare = sound.format_name in _BARE_STREAMS
    if header_s is not None and (not is_bare or _has_length_table(sound)):
        end_s = _tail_end_s(sound, header_s)
        if end_s is not None and (not is_bare or abs(end_s - header_s) <= TOLERANCE_S):
            # The header is finer than the packets: it knows of padding.
            return header_s if abs(end_s - header_s) <= TOLERANCE_S / 4 else end_s
    return _counted_s(sound)


def _has_length_table(sound: SoundFile) -> bool:
    packet = next(sound.packets(), None)
    return packet is not None and sound.has_length_tag(packet)


def _tail_end_s(sound: SoundFile, header_s: float) -> float | None:
    """The end of the last packet, found by seeking; None where seeking does not lead there."""
    if not sound.seek(max(0.0, header_s - TAIL_S)):
        return None
    end_s: float | None = None
    for number, packet in enumerate(sound.packets()):
        packet_end = sound.packet_end_s(packet)
        if packet_end is not None:
            end_s = packet_end if end_s is None else max(end_s, packet_end)
        if number >= MAX_TAIL_PACKETS:
            return None
    return end_s if end_s is not None and end_s > 0 else None


def _counted_s(sound: SoundFile) -> float | None:
    """The length by reading every packet, up to a limit."""
    sound.seek(0.0)
    end_s = 0.0
    for number, packet in enumerate(sound.packets()):
        end_s = max(end_s, sound.packet_end_s(packet) or 0.0)
        if number >= MAX_PACKETS:
            share = (packet.pos or 0) / max(1, sound.size)
            return end_s / share if share > 0 else end_s
    return end_s or None
