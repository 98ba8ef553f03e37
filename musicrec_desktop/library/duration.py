"""Whether the length that a header claims can be true.

Real files claim 3.8e14 s, nothing, or a sixty-fourth of the truth; a length that does not fit the file's size
is dropped, and the decoder's is used once the file is decoded.
"""

from __future__ import annotations

import math
from typing import Any, Final

from musicrec_desktop.library.formats import Kind

LONGEST_S: Final = 7 * 86_400
LEAST_BYTES_PER_S: Final = 50.0
"""Below the rate of any codec for music, and of FLAC for digital silence."""
_LEAST_OF_KIND: Final = {
    **dict.fromkeys((Kind.MP3, Kind.MUSEPACK), 500.0),
    **dict.fromkeys((Kind.AC3, Kind.DSF, Kind.DSDIFF), 2000.0),
    Kind.ASF: 300.0,
}
"""The lowest bit rate of a codec."""
_SLACK_BYTES: Final = 1 << 17
"""Tags and padding that are not sound."""
_PCM_SLACK_BYTES: Final = 1 << 14
_PCM: Final = frozenset((Kind.WAVE, Kind.AIFF))
_WITH_VIDEO: Final = frozenset((Kind.MP4, Kind.ASF, Kind.OGG_OTHER, Kind.PLAIN))


def plausible_ms(
    info: Any, kind: Kind, size: int, picture_bytes: int, length: float | None = None
) -> int | None:
    """The header's length in milliseconds, or None where it has none or a wrong one.

    Args:
        info: mutagen's stream info.
        kind: of the file.
        size: of the file, bytes.
        picture_bytes: how many of them are pictures.
        length: seconds, where they are not the header's.
    """
    length = getattr(info, "length", None) if length is None else length
    if not isinstance(length, (int, float)) or not math.isfinite(length) or not 0 < length <= LONGEST_S:
        return None
    duration_ms = round(length * 1000)
    least = _LEAST_OF_KIND.get(kind, LEAST_BYTES_PER_S)
    if duration_ms == 0 or size < length * least or not _fits_pcm(info, kind, size, length):
        return None
    sound_bytes = max(0, size - picture_bytes - (_PCM_SLACK_BYTES if kind in _PCM else _SLACK_BYTES))
    if kind not in _WITH_VIDEO and sound_bytes > length * 2 * _pcm_bytes_per_s(info):
        return None
    return duration_ms


def _fits_pcm(info: Any, kind: Kind, size: int, length: float) -> bool:
    """Whether uncompressed sound of that length would fit into the file (a cut or streamed WAV does not)."""
    bits = getattr(info, "bits_per_sample", 0) or 0
    if kind not in _PCM or bits < 8:
        return True
    return bool(size >= 0.9 * length * info.sample_rate * info.channels * (bits // 8))


def _pcm_bytes_per_s(info: Any) -> float:
    """What the sound would take uncompressed; no format needs more."""
    rate = getattr(info, "sample_rate", 0) or 192_000
    channels = getattr(info, "channels", 0) or 8
    bits = getattr(info, "bits_per_sample", 0) or 16
    return float(rate * channels * max(16, bits) / 8)
